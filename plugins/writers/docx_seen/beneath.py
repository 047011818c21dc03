"""The line beneath a component: a border, a drawn line or an underline, as a share of its text's length."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ..textwidth import text_width
from .paragraphs import Laid, exact
from .styles import SIZE

POINT = 20
HEIGHT = 1.15
"""A line of Times New Roman by its size."""

NEAR = 170
"""Twips, 3 mm: a line less far beneath the top of its paragraph belongs to the paragraph above."""

LINES = 5
"""Paragraphs of one look that a line may stand under together, beside its own."""

SHORT = 200
"""Letters: a longer paragraph has no line beneath that belongs to it."""


def rules_beneath(laid: Sequence[Laid], page_width: float) -> dict[int, Decimal | None]:
    """The share by position of the paragraph, where there is a line; None for one of unknown length."""
    found: dict[int, Decimal | None] = {}
    for position, one in enumerate(laid):
        above = _above(laid, position)
        for line in one.lines:
            is_above = not one.has_text or (line.down is not None and line.down < NEAR and above is not None)
            owner = above if is_above else _reached(laid, position, line.down)
            if owner is not None:
                found[owner] = _share(laid, owner, line.length, page_width)
        if not one.has_text and above is not None and (one.look.get("bottom") or one.look.get("top")):
            found[above] = _share(laid, above, _border(one, page_width), page_width)
        elif one.has_text and one.look.get("bottom"):
            found[position] = _share(laid, position, _border(one, page_width), page_width)
        elif one.has_text and one.look.get("top") and above is not None:
            found[above] = _share(laid, above, _border(one, page_width), page_width)
        if one.has_text and position not in found and (underlined := _underlined(one)):
            found[position] = exact(underlined)
    for position, one in enumerate(laid):
        if one.has_text and one.place.has_border and _is_last(laid, position):
            found.setdefault(position, None)
    return {position: share for position, share in found.items() if _length_of(laid[position]) <= SHORT}


def _cell(one: Laid) -> tuple[object, ...]:
    place = one.place
    return (place.table, place.row, place.column, place.is_framed)


def _above(laid: Sequence[Laid], position: int) -> int | None:
    """The paragraph with text above, in the same cell."""
    for before in range(position - 1, max(position - 6, -1), -1):
        if _cell(laid[before]) != _cell(laid[position]):
            return None
        if laid[before].has_text:
            return before
    return None


def _reached(laid: Sequence[Laid], position: int, down: float | None) -> int:
    """The paragraph right above a line drawn that far down, be it anchored in one before."""
    passed, at = 0.0, position
    for after in range(position + 1, min(position + LINES, len(laid))):
        if down is None or _cell(laid[after]) != _cell(laid[position]):
            break
        passed += _height(laid[after - 1])
        if down < passed + laid[after].look.get("before", 0.0) + NEAR:
            break
        at = after if laid[after].has_text else at
    return at


def _height(one: Laid) -> float:
    """Twips from the top of a paragraph of one line to the next paragraph."""
    size = max((float(run.size) for run in one.runs), default=SIZE)
    spaces: float = one.look.get("before", 0.0) + one.look.get("after", 0.0)
    breaks = sum(run.text.count("\n") for run in one.runs)
    return spaces + size * POINT * HEIGHT * (1 + breaks)


def _is_last(laid: Sequence[Laid], position: int) -> bool:
    rest = laid[position + 1 : position + 6]
    return not any(one.has_text and _cell(one) == _cell(laid[position]) for one in rest)


def _length_of(one: Laid) -> int:
    return sum(len(run.text) for run in one.runs)


def _width(one: Laid, page_width: float) -> float:
    whole = one.place.width if one.place.width is not None else page_width
    sides: float = one.look.get("left", 0.0) + one.look.get("right", 0.0)
    return whole - sides


def _border(one: Laid, page_width: float) -> float:
    return max(_width(one, page_width), 0.0)


def _share(laid: Sequence[Laid], position: int, length: float, page_width: float) -> Decimal:
    """A length as a share of the longest line of the text above it."""
    one = laid[position]
    longest = _line(one, page_width)
    before = _above(laid, position)
    for _ in range(LINES):  # bounded: a document may be nothing but lines drawn
        if before is None or not _is_like(laid[before], one):
            break
        longest = max(longest, _line(laid[before], page_width))
        before = _above(laid, before)
    return exact(length / longest) if longest else Decimal(0)


def _is_like(one: Laid, other: Laid) -> bool:
    first, second = one.runs[0], other.runs[0]
    return (first.size, first.bold, one.text_is_upper) == (second.size, second.bold, other.text_is_upper)


def _line(one: Laid, page_width: float) -> float:
    """The length of a text's longest line, in twips; a text wider than its room fills it."""
    lines = [0.0]
    for run in one.runs:
        pieces = run.text.split("\n")
        for number, words in enumerate(pieces):
            if number:
                lines.append(0.0)
            lines[-1] += text_width(words.strip("\t"), float(run.size), bold=run.bold) * POINT
    room = _width(one, page_width)
    return min(max(lines), room) if room > 0 else max(lines)


def _underlined(one: Laid) -> float:
    whole = sum(len(run.text) for run in one.runs)
    return sum(len(run.text) for run in one.runs if run.underline) / whole if whole else 0.0
