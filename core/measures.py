"""What a rule asks of one component: its measure, and the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from .numerals import format_number
from .recognition.pieces import Piece
from .seen import SeenParagraph

LINE_HEIGHT = Decimal("1.15")
"""The height of a line of Times New Roman, in sizes: 1,149 by its metrics (ascent, descent and gap)."""

MOST, PART = 0.9, 0.1
"""From which share of its letters on a text is bold, and up to which it is not; a stray colon is neither."""

FLAGS = {
    "bold": ("đậm", "không đậm", "chỉ đậm một phần"),
    "italic": ("nghiêng", "đứng", "chỉ nghiêng một phần"),
    "underline": ("gạch chân", "không gạch chân", "chỉ gạch chân một phần"),
}
ALIGNED = {"left": "canh trái", "right": "canh phải", "center": "canh giữa", "justify": "canh đều"}
WEIGHTS = re.compile(r"\s+(bold|italic|regular|bold italic)$", re.IGNORECASE)


def sizes(piece: Piece) -> list[Decimal]:
    """The type sizes of its letters, in points."""
    return sorted({run.size for run in piece.paragraph.runs if run.text.strip()})


def line_of(paragraph: SeenParagraph) -> Decimal | None:
    """The line spacing in lines; a fixed one by the height of its largest letters."""
    if paragraph.exact is None:
        return paragraph.line
    largest = max((run.size for run in paragraph.runs), default=None)
    return paragraph.exact / (largest * LINE_HEIGHT) if largest else None


def _some(value: Decimal | None) -> list[Decimal]:
    return [] if value is None else [value]


MEASURES: Mapping[str, Callable[[Piece], list[Decimal]]] = {
    "size": sizes,
    "indent": lambda piece: [piece.paragraph.indent],
    "gap": lambda piece: [piece.paragraph.before + piece.paragraph.after],
    "line": lambda piece: _some(line_of(piece.paragraph)),
    "exact": lambda piece: [piece.paragraph.exact or Decimal(0)],
    "rule": lambda piece: _some(piece.paragraph.rule),
}
UNITS = {
    "size": "cỡ chữ {}", "indent": "lùi {} mm", "gap": "cách {} pt", "line": "giãn {} dòng",
    "exact": "giãn đúng {} pt", "rule": "đường kẻ dài {} dòng chữ",
}  # fmt: skip


def figure(value: Decimal, places: int = 2) -> str:
    """A measure as it is told: to the hundredth, without idle zeros."""
    rounded = round(value, places)
    whole = rounded.to_integral_value()
    return format_number(whole if rounded == whole else rounded.normalize())


def measured(look: str, values: Iterable[Decimal]) -> str:
    """The words for measures: ``cỡ chữ 11 và 13``."""
    told = [figure(value, 1 if look == "indent" else 2) for value in values]
    if look == "rule" and set(told) == {figure(Decimal(0))}:
        return "không có đường kẻ"
    return UNITS[look].format(" và ".join(told))


def flagged(look: str, share: float) -> str:
    """The words for how much of a text is bold, italic or underlined."""
    yes, no, partly = FLAGS[look]
    return yes if share >= MOST else no if share <= PART else partly


def fonts(piece: Piece) -> list[str]:
    """The faces of its letters; a weight in a face's name is no other face."""
    runs = (run.font for run in piece.paragraph.runs if re.search(r"\w", run.text) and run.font)
    return sorted({WEIGHTS.sub("", font) for font in runs})


def colors(piece: Piece) -> list[str]:
    """The colours of its letters, as six hexadecimal digits."""
    return sorted({run.color.upper() for run in piece.paragraph.runs if run.text.strip()})
