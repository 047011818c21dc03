"""Appendices in HTML: a section for each, with a table whose headings say what they head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from vanban import Appendix, AppendixCell, Theme


def appendices_html(appendices: Sequence[Appendix], attached: Sequence[str], theme: Theme) -> str:
    """One section for each appendix, after the signature."""
    upper = theme.style.roles["ten-phu-luc"].upper
    return "\n".join(
        line for number, one in enumerate(appendices, 1) for line in _section(one, number, attached, upper)
    )


def _section(appendix: Appendix, number: int, attached: Sequence[str], upper: bool) -> Iterator[str]:
    title = appendix.title.upper() if upper else appendix.title
    ident, across = f"phu-luc-{number}", " ngang" if appendix.is_wide else ""
    yield f'<section class="to-phu-luc{across}" aria-labelledby="{ident}">'
    yield f'<h2 class="giua" id="{ident}"><span class="phu-luc">{escape(appendix.name)}</span><br>'
    yield f'<span class="ten-phu-luc">{escape(title)}</span></h2>'
    if attached:
        lines = "<br>".join(map(escape, attached))
        yield f'<div class="giua"><p class="kem-theo" data-rule>{lines}</p></div>'
    yield f'<p class="kem-theo">{escape(appendix.source)}</p>'
    if appendix.unit:
        yield f'<p class="don-vi-tinh">Đơn vị tính: {escape(appendix.unit)}</p>'
    yield f'<div class="cuon" role="region" tabindex="0" aria-labelledby="{ident}">'
    yield from _table(appendix)
    yield "</div>\n</section>"


def _table(appendix: Appendix) -> Iterator[str]:
    yield "<table>\n<thead>"
    for row in appendix.heads:
        yield f"<tr>{''.join(map(_heading, row))}</tr>"
    yield "</thead>\n<tbody>"
    named = 0 if appendix.is_wide else 1
    for cells in appendix.rows:
        yield f"<tr>{''.join(_cell(cell, at == named) for at, cell in enumerate(cells))}</tr>"
    yield "</tbody>\n</table>"


def _heading(cell: AppendixCell) -> str:
    scope = "colgroup" if cell.columns > 1 else "col"
    covered = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    covered += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f'<th scope="{scope}"{covered}>{escape(cell.text)}</th>'


def _cell(cell: AppendixCell, names_row: bool) -> str:
    if names_row:
        return f'<th scope="row">{escape(cell.text)}</th>'
    if cell.bookmark:
        return f'<td class="so" id="{cell.bookmark}">{escape(cell.text)}</td>'
    return f'<td class="giua-o">{escape(cell.text)}</td>'
