"""Appendices in WordprocessingML: tables with merged heads, on pages of their own, wide ones lying across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from vanban import Appendix, AppendixCell, Page, Role, Theme

from .reference import twips
from .textwidth import text_width

FIRST_ID = 1_000_000
"""Bookmark ids far above those that pandoc gives out."""

NAME, LEAST, MOST = 1700, 14, 22
"""The width of a wide table's first column, in twips; sizes of its text, in half points."""

FORM = "bieu"
"""The line that names an official form; it looks like "kem-theo"."""

NUMBERED = '<w:pgNumType w:start="1"/><w:titlePg/>'
BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def appendices_xml(appendices: Sequence[Appendix], attached: Sequence[str], theme: Theme) -> str:
    """The XML after the signature; each appendix is a section, the last one ends with the body."""
    page = theme.style.page
    pieces: list[str] = []
    ids = iter(range(FIRST_ID, FIRST_ID + 100_000_000))
    for number, appendix in enumerate(appendices, 1):
        pieces += [*_titles(appendix, attached, theme), *_table(appendix, page, ids)]
        end = section_end(appendix, page)
        pieces.append(f"<w:p><w:pPr>{end}</w:pPr></w:p>" if number < len(appendices) else "<w:p/>" + end)
    return "".join(pieces)


def section_end(appendix: Appendix, page: Page) -> str:
    """The page of an appendix: it has the header of the section before, and numbers of its own (III.1.đ)."""
    width, height = twips(page.width), twips(page.height)
    across = ' w:orient="landscape"' if appendix.is_wide else ""
    if appendix.is_wide:
        width, height = height, width
    left = page.right if appendix.is_wide else page.left
    margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": left}
    stated = " ".join(f'w:{side}="{twips(length)}"' for side, length in margins.items())
    header = f'w:header="{twips(page.header)}" w:footer="{twips(page.header)}" w:gutter="0"'
    size = f'<w:pgSz w:w="{width}" w:h="{height}"{across}/>'
    return f'<w:sectPr><w:type w:val="nextPage"/>{size}<w:pgMar {stated} {header}/>{NUMBERED}</w:sectPr>'


def titles(appendix: Appendix, attached: Sequence[str], theme: Theme) -> Iterator[tuple[str, str]]:
    """The lines above an appendix's table by role: number, name, what it belongs to (III.1.b, c)."""
    yield "phu-luc", appendix.name
    yield "ten-phu-luc", appendix.title.upper() if theme.style.roles["ten-phu-luc"].upper else appendix.title
    for line in attached:
        yield "kem-theo", line
    yield FORM, appendix.source
    yield "don-vi-tinh", f"Đơn vị tính: {appendix.unit}" if appendix.unit else ""


def _titles(appendix: Appendix, attached: Sequence[str], theme: Theme) -> Iterator[str]:
    """The lines; a short rule under what the appendix belongs to (Phụ lục III, mẫu 2.1)."""
    look = theme.style.roles["kem-theo"]
    for role, line in titles(appendix, attached, theme):
        if role == FORM and attached and look.rule:
            yield _rule(attached, look, _room(appendix, theme.style.page))
        yield _paragraph("kem-theo", line, before=80) if role == FORM else _paragraph(role, line)


def _rule(lines: Sequence[str], look: Role, room: int) -> str:
    longest = max(text_width(line, float(look.size), bold=look.bold) for line in lines) * 20
    indent = round((room - min(room, longest) * float(look.rule)) / 2)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="dong-ke"/><w:ind w:left="{indent}" w:right="{indent}"/></w:pPr></w:p>'
    )


def _paragraph(role: str, text: str, before: int = 0) -> str:
    space = f'<w:spacing w:before="{before}"/>' if before else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{role}"/>{space}</w:pPr>{_run(text, "") if text else ""}</w:p>'


def _run(text: str, look: str) -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def _table(appendix: Appendix, page: Page, ids: Iterator[int]) -> Iterator[str]:
    widths = column_widths(appendix, page)
    size = text_size(appendix, len(widths))
    whole = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
    whole += f"<w:tblBorders>{BORDERS}</w:tblBorders>"
    cells = '<w:tblCellMar><w:left w:w="15" w:type="dxa"/><w:right w:w="15" w:type="dxa"/></w:tblCellMar>'
    yield f'<w:tbl><w:tblPr>{whole}<w:tblLayout w:type="fixed"/>{cells}</w:tblPr>'
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield f"<w:tblGrid>{grid}</w:tblGrid>"
    look = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    for row in _head_rows(appendix.heads, widths, look):
        yield f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{row}</w:tr>"
    for cells_of in appendix.rows:
        pairs = enumerate(zip(cells_of, widths, strict=True))
        row = "".join(
            _cell(cell, width, look, ids, _align(appendix, cell, column)) for column, (cell, width) in pairs
        )
        yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{row}</w:tr>"
    yield "</w:tbl>"


def _align(appendix: Appendix, cell: AppendixCell, column: int) -> str:
    if cell.bookmark:
        return "right"
    return "left" if column == name_column(appendix) else "center"


def name_column(appendix: Appendix) -> int:
    """Which column names what a row counts."""
    return 0 if appendix.is_wide else 1


def text_size(appendix: Appendix, columns: int) -> int:
    """The size of a table's text in half points: the more columns, the smaller."""
    return max(LEAST, min(MOST, 26 - columns * 2 // 5)) if appendix.is_wide else 24


def column_widths(appendix: Appendix, page: Page) -> list[int]:
    """The widths of a table's columns, in twips."""
    columns = sum(cell.columns for cell in appendix.heads[0])
    room = _room(appendix, page)
    if not appendix.is_wide:
        return [900, room - 900 - 1600 - 1500, 1600, 1500]
    return [NAME, *[(room - NAME) // (columns - 1)] * (columns - 1)]


def _room(appendix: Appendix, page: Page) -> int:
    """The width between the margins, in twips."""
    return twips(page.height) - 2 * twips(page.right) if appendix.is_wide else twips(page.text_width)


def _head_rows(heads: Sequence[Sequence[AppendixCell]], widths: Sequence[int], look: str) -> Iterator[str]:
    """The head's rows: Word wants a cell in every row that a merged one covers."""
    open_cells: dict[int, tuple[int, int]] = {}  # column -> rows still covered, columns
    for row in heads:
        pieces: list[str] = []
        waiting = iter(row)
        column = 0
        while column < len(widths):
            covered, span = open_cells.pop(column, (0, 0))
            if covered:
                pieces.append(_head_cell("", widths[column : column + span], look, "<w:vMerge/>"))
                rows = covered
            else:
                cell = next(waiting)
                span, rows = cell.columns, cell.rows
                merge = '<w:vMerge w:val="restart"/>' if rows > 1 else ""
                pieces.append(_head_cell(cell.text, widths[column : column + span], look, merge))
            if rows > 1:
                open_cells[column] = (rows - 1, span)
            column += span
        yield "".join(pieces)


def _head_cell(text: str, widths: Sequence[int], look: str, merge: str) -> str:
    span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
    shape = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{_text(text, '<w:b/>' + look, 'center')}</w:tc>"


def _cell(cell: AppendixCell, width: int, look: str, ids: Iterator[int], align: str) -> str:
    shape = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    if not cell.bookmark:
        return f"<w:tc>{shape}{_text(cell.text, look, align)}</w:tc>"
    number = next(ids)
    start = f'<w:bookmarkStart w:id="{number}" w:name="{cell.bookmark}"/>'
    end = f'<w:bookmarkEnd w:id="{number}"/>'
    return f"<w:tc>{shape}{_text(cell.text, look, align, start, end)}</w:tc>"


def _text(text: str, look: str, align: str, before: str = "", after: str = "") -> str:
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    edge = 40 if align == "right" else 0
    shape = f'{spacing}<w:ind w:right="{edge}" w:firstLine="0"/><w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{shape}</w:pPr>{before}{_run(text, look)}{after}</w:p>"
