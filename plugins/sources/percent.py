"""Cells that show a percentage: a workbook keeps the 85% of such a cell as 0.85."""

from __future__ import annotations

import re
from collections.abc import Iterator

BUILT_IN = {b"9", b"10"}
"""The formats 0% and 0,00%, which no workbook spells out."""

FORMATS = re.compile(rb"<(?:\w+:)?numFmts\b.*?</(?:\w+:)?numFmts>", re.DOTALL)
FORMAT = re.compile(rb"<(?:\w+:)?numFmt\s[^>]*>")
CELL_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
USED = re.compile(rb"<(?:\w+:)?xf\b[^>]*")
CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*>")
ATTRIBUTE = re.compile(rb"""\b(numFmtId|formatCode|r|s)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
LITERAL = re.compile(rb"""(?:&quot;|&#34;|").*?(?:&quot;|&#34;|")|[\\_*].""")
"""What a format shows as it stands, or fills and spaces with: 0"%" multiplies nothing."""

PLACE = re.compile(rb"([A-Z]{1,3})([0-9]{1,7})")


def percent_styles(styles: bytes) -> frozenset[bytes]:
    """The numbers of the cell styles that show a percentage, from the part of the styles."""
    shown = BUILT_IN | {
        one[b"numFmtId"]
        for formats in FORMATS.findall(styles)
        for one in map(_attributes, FORMAT.findall(formats))
        if b"%" in LITERAL.sub(b"", one.get(b"formatCode", b"")) and b"numFmtId" in one
    }
    used = CELL_STYLES.search(styles)
    tags = USED.findall(used[0]) if used else []
    return frozenset(
        str(number).encode() for number, tag in enumerate(tags) if _attributes(tag).get(b"numFmtId") in shown
    )


def percent_cells(xml: bytes, styles: frozenset[bytes]) -> Iterator[tuple[int, int]]:
    """Row and column, from 0, of each cell of a sheet that has one of these styles."""
    if not any(b'"%s"' % style in xml or b"'%s'" % style in xml for style in styles):
        return
    for tag in CELL.findall(xml):
        attributes = _attributes(tag)
        place = PLACE.fullmatch(attributes.get(b"r", b"")) if attributes.get(b"s") in styles else None
        if place:
            column = 0
            for letter in place[1]:
                column = column * 26 + letter - ord("A") + 1
            yield int(place[2]) - 1, column - 1


def _attributes(tag: bytes) -> dict[bytes, bytes]:
    return {name: one or other for name, one, other in ATTRIBUTE.findall(tag)}
