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
    r"([ivx]+[.)]\s*)?((tổng|tổng số|tổng cộng|cộng)( (toàn|cả) .*)?"
    r"|(toàn|cả) (tỉnh|thành phố|xã|phường|đặc khu|ngành|bộ)( .*)?)\s*(\(.*\))?[:.]?"
)
SUBTOTAL = re.compile(r"(tổng số|tổng cộng|cộng) (?!hòa|hoà|hiền|lạc|đồng).*")
"""After "cộng" begin the names of communes, too: "Cộng Hòa"."""

MARK = re.compile(r"([IVXL]+|[A-ZĐ])(?:[.)].*)?")
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
    subtotals = {row for row, name in enumerate(folded) if SUBTOTAL.fullmatch(name)}
    own = max(sorted(wholes), key=weight, default=-1)
    if own < 0 and (len(names) == 1 or len(subtotals) == 1):
        own = next(iter(subtotals), 0)
    marks = [_mark(ordinal) or _mark(name) for name, ordinal in zip_longest(names, ordinals, fillvalue="")]
    named = wholes | subtotals | {own}
    units = [row for row in range(len(names)) if row not in named]
    whole = [Sum(own, tuple(_heads(units, marks) or units))] if own >= 0 and units else []
    groups = list(_groups(units, marks))
    others = [row for row in range(len(names)) if row not in wholes | {own}]
    sums = [*whole, *(groups or _subtotals(others, subtotals))]
    return Totals(own, tuple(sums), frozenset(named | {one.total for one in sums}) - {-1})


def _mark(text: str) -> str:
    match = MARK.fullmatch(text) if text else None
    return match[1] if match else ""


def _heads(rows: Sequence[int], marks: Sequence[str]) -> list[int]:
    """The rows that count up from I or A, with those above them.

    Of several such counts it is the one that begins first, then the longest.
    """
    marked = [row for row in rows if marks[row]]
    found = [_counted(marked, marks, count) for count in COUNTS]
    best = min(found, key=lambda heads: (heads[0] if heads else len(marks), -len(heads)))
    return [*(row for row in rows if best and row < best[0]), *best]


def _counted(rows: Sequence[int], marks: Sequence[str], count: Sequence[str]) -> list[int]:
    heads: list[int] = []
    for row in rows:
        if len(heads) < len(count) and marks[row] == count[len(heads)]:
            heads.append(row)
    return heads


def _groups(rows: Sequence[int], marks: Sequence[str]) -> Iterator[Sum]:
    """Each head with the rows down to the next, and the groups inside them."""
    heads = _heads(rows, marks)
    for head, following in pairwise([*heads, len(marks)]):
        below = [row for row in rows if head < row < following]
        if below:
            yield Sum(head, tuple(_heads(below, marks) or below))
            yield from _groups(below, marks)


def _subtotals(rows: Sequence[int], subtotals: set[int]) -> Iterator[Sum]:
    """Each subtotal with the rows above it, or below it where the first row is one."""
    ordered = list(rows) if rows and rows[0] not in subtotals else list(reversed(rows))
    parts: list[int] = []
    for row in ordered:
        if row in subtotals:
            if parts:
                yield Sum(row, tuple(parts))
            parts = []
        else:
            parts.append(row)
