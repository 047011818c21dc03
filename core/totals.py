"""Which row of an official form adds up which: the whole, its groups, its subtotals.

A group is told by what numbers its first row, in the name or before it ("I. Cấp tỉnh", "A"), a subtotal by
its name ("Cộng khối sở").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, zip_longest

from attrs import frozen

from .errors import fold
from .outline import letter, roman

WHOLE = re.compile(
    r"\W*([ivx]+[.)]\s*)?((tổng|tổng số|tổng cộng|cộng)( (toàn|cả) .*)?"
    r"|(toàn|cả) (tỉnh|thành phố|xã|phường|huyện|đặc khu|ngành|bộ|quốc|nước)( .*)?"
    r"|[ivx]+(\s*\+\s*[ivx]+)+|[a-e](\s*\+\s*[a-e])+)\s*(\([^)]*[+=][^)]*\))?([:.].*)?"
)
SUBTOTAL = re.compile(r"\W*(tổng số|tổng cộng|cộng) (?!hòa|hoà|hiền|lạc|đồng).*")
"""After "cộng" begin the names of communes, too: "Cộng Hòa"."""

MARK = re.compile(
    r"(?:Phần\s+)?\(?(?:([IVXL]+|[A-ZĐ])\)?\s*[.):/–-].*|([IVXL]+|[A-ZĐ])\)?|(I{1,3}|IV|VI{1,3}|IX)\s.*)"
)
"""I. / A) / (I) / Phần I. / I- and what follows; "I Cấp tỉnh", but not "V Thị A"."""

COUNTS = (
    [roman(number) for number in range(1, 60)],
    list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    [letter(number).upper() for number in range(1, 24)],
)


@frozen
class Sum:
    """A row, and the rows that it should add up."""

    total: int
    parts: tuple[int, ...]


@frozen
class Totals:
    """``own`` is the row of the whole, -1 where there is none; ``rows`` are all those that add up others."""

    own: int
    sums: tuple[Sum, ...]
    rows: frozenset[int]


def totals_of(
    names: Sequence[str], ordinals: Sequence[str], weight: Callable[[int], int | Decimal]
) -> Totals:
    """The totals among named rows; of several wholes the one of the greatest weight is the agency's own."""
    folded = [fold(name) for name in names]
    wholes = {row for row, name in enumerate(folded) if WHOLE.fullmatch(name)}
    subtotals = {row for row, name in enumerate(folded) if SUBTOTAL.fullmatch(name)} - wholes
    own = max(sorted(wholes), key=weight, default=-1)
    if own < 0 and (len(names) == 1 or (len(subtotals) == 1 and subtotals & {0, len(names) - 1})):
        own = next(iter(subtotals), 0)
    marks = [_mark(ordinal) or _mark(name) for name, ordinal in zip_longest(names, ordinals, fillvalue="")]
    named = wholes | subtotals | {own}
    units = [row for row in range(len(names)) if row not in named]
    top = tuple(_heads(units, marks) or units)
    groups = list(_groups(units, marks))
    heads = {one.total for one in groups}
    others = [row for row in range(len(names)) if row not in wholes | {own}]
    sums = [
        *(Sum(row, top) for row in sorted(wholes | {own} - {-1}) if top),
        *groups,
        *_subtotals(others, subtotals, heads),
    ]
    return Totals(own, tuple(sums), frozenset(named | heads) - {-1})


def _mark(text: str) -> str:
    match = MARK.fullmatch(text) if text else None
    return next((group for group in match.groups() if group), "") if match else ""


def _heads(rows: Sequence[int], marks: Sequence[str]) -> list[int]:
    """The rows that count up from I or A, with those above them.

    Of several such counts it is the one that begins first, then the longest.
    """
    marked = [row for row in rows if marks[row]]
    found = [_counted(marked, marks, count) for count in COUNTS]
    best = min(found, key=lambda heads: (heads[0] if heads else len(marks), -len(heads)))
    return [*(row for row in rows if best and row < best[0]), *best]


def _counted(rows: Sequence[int], marks: Sequence[str], count: Sequence[str]) -> list[int]:
    """The rows that count up.

    A heading without figures is no row, so the count may begin anew, and may leave out numerals before one
    of two letters or more, which is nobody's initial.
    """
    heads: list[int] = []
    place = 0
    for row in rows:
        if marks[row] == count[0] and place:
            place = 0
        if len(marks[row]) > 1 and marks[row] in count[place:]:
            place = count.index(marks[row])
        if place < len(count) and marks[row] == count[place]:
            heads.append(row)
            place += 1
    return heads


def _groups(rows: Sequence[int], marks: Sequence[str]) -> Iterator[Sum]:
    """Each head with the rows down to the next, and the groups inside them."""
    heads = _heads(rows, marks)
    for head, following in pairwise([*heads, len(marks)]):
        below = [row for row in rows if head < row < following]
        if below:
            yield Sum(head, tuple(_heads(below, marks) or below))
            yield from _groups(below, marks)


def _subtotals(rows: Sequence[int], subtotals: set[int], heads: set[int]) -> Iterator[Sum]:
    """Each subtotal with the rows above it, or below it where the first row is one.

    A subtotal right after another adds up those before it; a group's head begins anew.
    """
    ordered = list(rows) if rows and rows[0] not in subtotals else list(reversed(rows))
    parts: list[int] = []
    before: list[int] = []
    for row in ordered:
        if row in heads:
            parts = []
        elif row not in subtotals:
            parts.append(row)
        else:
            if parts or before:
                yield Sum(row, tuple(parts or before))
            before = [*before, row] if parts else [row]
            parts = []
