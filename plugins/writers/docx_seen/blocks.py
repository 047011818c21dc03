"""The paragraphs of a document in reading order: those of tables, of text boxes, of content controls too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from .looks import VAL, W, is_drawn, length

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
THROUGH = {
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "ins", "moveTo", "smartTag", "customXml", "hyperlink", "dir", "bdo")
}
"""Elements that hold text and have no look of their own."""

DRAWN = (f"{W}drawing", f"{W}pict")
READABLE = (f"{W}t", f"{W}p", *DRAWN)

CELL_MARGIN = 108
"""Word's own, on the left and the right of a cell, in twips."""


@frozen
class Place:
    """Where a block stands; ``width`` is that of its cell or text box in twips, None for the page's."""

    table: int = 0
    row: int = 0
    column: int = 0
    width: float | None = None
    style: str = ""
    is_framed: bool = False
    has_border: bool = False


@frozen(eq=False, repr=False)
class Block:
    """A paragraph element and where it stands; ``draws`` tells whether it anchors a shape or a text box."""

    element: _Element
    place: Place
    draws: bool


class Blocks:
    """Walks a document; tables are counted as they come."""

    def __init__(self) -> None:
        """Nothing was walked yet."""
        self.tables = 0

    def of(self, container: _Element, place: Place) -> Iterator[Block]:
        """The paragraphs inside an element, in reading order."""
        for child in container:
            if child.tag == f"{W}p":
                draws = next(child.iter(*DRAWN), None) is not None
                yield Block(child, place, draws)
                for box in boxes_in(child) if draws else ():
                    yield from self.of(box, Place(is_framed=True, width=_box_width(box)))
            elif child.tag == f"{W}tbl":
                yield from self._table(child, place)
            elif child.tag == f"{MC}AlternateContent":
                yield from self.of(chosen(child), place)
            elif child.tag in THROUGH:
                yield from self.of(child, place)

    def _table(self, table: _Element, place: Place) -> Iterator[Block]:
        self.tables += 1
        number = self.tables
        named = table.find(f"{W}tblPr/{W}tblStyle")
        style = named.get(VAL, "") if named is not None else ""
        grid = [length(column.get(f"{W}w")) or 0 for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        margins = _margins(table.find(f"{W}tblPr/{W}tblCellMar"))
        borders = (table.find(f"{W}tblPr/{W}tblBorders/{W}{edge}") for edge in ("bottom", "insideH"))
        is_ruled = any(border is not None and is_drawn(border) for border in borders)
        for row_number, row in enumerate(_inside(table, f"{W}tr")):
            before = row.find(f"{W}trPr/{W}gridBefore")
            column = _count(before) if before is not None else 0
            for cell in _inside(row, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span = _span(properties)
                width = _cell_width(properties) or sum(grid[column : column + span]) or None
                inner = None if width is None else max(width - margins, 0)
                border = is_ruled or _has_border(properties)
                at = Place(number, row_number, column, inner, style, place.is_framed, border)
                yield from self.of(cell, at)
                column += span


def _inside(element: _Element, tag: str) -> Iterator[_Element]:
    """The rows of a table or cells of a row, within content controls and insertions too."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in THROUGH:
            yield from _inside(child, tag)


def chosen(alternate: _Element) -> _Element:
    """What of alternate contents is shown: the choice that can be read, else the fallback."""
    choices = [one for one in alternate if one.tag == f"{MC}Choice" and _is_readable(one)]
    fallback = [one for one in alternate if one.tag == f"{MC}Fallback"]
    return (choices or fallback or [alternate.makeelement(f"{MC}Fallback", {}, None)])[0]


def _is_readable(choice: _Element) -> bool:
    """Whether it holds text, a paragraph or something drawn."""
    return next(choice.iter(*READABLE), None) is not None


def boxes_in(paragraph: _Element) -> Iterator[_Element]:
    """The contents of the text boxes that a paragraph anchors, each once."""
    for child in paragraph:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from boxes_in(chosen(child))
        elif child.tag != f"{W}p" and len(child):
            yield from boxes_in(child)


def _box_width(box: _Element) -> float | None:
    for above in box.iterancestors():
        for one in above if above.tag in DRAWINGS else ():
            if isinstance(one.tag, str) and one.tag.endswith("}extent"):
                width = length(one.get("cx"))
                return width / 635 if width else None
        if above.tag == f"{W}p":
            return None
    return None


DRAWINGS = {
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline",
}


def _margins(margins: _Element | None) -> float:
    whole = 0.0
    for names in (("left", "start"), ("right", "end")):
        found = [margins.find(f"{W}{name}") for name in names] if margins is not None else []
        stated = [length(one.get(f"{W}w")) for one in found if one is not None]
        whole += stated[0] if stated and stated[0] is not None else CELL_MARGIN
    return whole


def _span(properties: _Element | None) -> int:
    span = properties.find(f"{W}gridSpan") if properties is not None else None
    return max(_count(span), 1) if span is not None else 1


def _count(element: _Element) -> int:
    return int(found) if re.fullmatch(r"[0-9]{1,3}", found := element.get(VAL, "")) else 0


def _cell_width(properties: _Element | None) -> float | None:
    width = properties.find(f"{W}tcW") if properties is not None else None
    if width is None or width.get(f"{W}type", "dxa") != "dxa":
        return None
    return length(width.get(f"{W}w"))


def _has_border(properties: _Element | None) -> bool:
    border = properties.find(f"{W}tcBorders/{W}bottom") if properties is not None else None
    return border is not None and is_drawn(border)
