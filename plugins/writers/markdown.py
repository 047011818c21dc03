"""Markdown: the text alone, to be read, searched and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from vanban import (
    Appendix,
    AppendixCell,
    Document,
    Theme,
    Writer,
    components,
    hookimpl,
    plain,
    run_pandoc,
    table,
    to_pandoc,
    with_one_head,
)

ABOVE = (
    "co-quan-chu-quan",
    "co-quan",
    "quoc-hieu",
    "tieu-ngu",
    "so-ky-hieu",
    "trich-yeu-cong-van",
    "dia-danh",
)
TITLE = ("ten-loai", "trich-yeu", "kinh-gui")
BELOW = ("noi-nhan", "noi-nhan-danh-sach", "quyen-han", "chuc-vu", "ho-ten")


class MarkdownWriter(Writer):
    """CommonMark with pipe tables; the components of the form stand before and after the body."""

    name = "md"
    suffix = ".md"

    def write(self, document: Document, theme: Theme) -> bytes:
        """The whole document as UTF-8 text."""
        form = components(document.report, theme)
        source = to_pandoc(document, theme, bookmarks=False)
        source["blocks"] = [
            *(_lines(form[role]) for role in (*ABOVE, *TITLE) if form[role]),
            *source["blocks"],
            *(_lines(form[role]) for role in BELOW if form[role]),
            *(block for appendix in document.appendices for block in _appendix(appendix, form["kem-theo"])),
        ]
        source["blocks"] = [_flat(piece) for block in source["blocks"] for piece in _unwrapped(block)]
        return run_pandoc(source, "commonmark+pipe_tables")


def _lines(lines: tuple[str, ...]) -> dict[str, Any]:
    content: list[dict[str, Any]] = []
    for line in (
        one for one in lines if any(map(str.isalnum, one))
    ):  # a line of hyphens would head the one above
        content += [{"t": "LineBreak"}] if content else []
        content.append({"t": "Str", "c": line})
    return {"t": "Para", "c": content}


def _appendix(appendix: Appendix, attached: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The last row of the head alone: a pipe table has one, and an official form's holds the codes."""
    yield _lines((f"{appendix.name}. {appendix.title}", *attached))
    yield _lines((appendix.source,))
    heads = [[_cell(cell) for cell in row] for row in appendix.heads[-1:]]
    rows = [[_cell(cell) for cell in row] for row in appendix.rows]
    yield table(heads, rows, ["left"] * len(heads[0]))


def _cell(cell: AppendixCell) -> list[dict[str, Any]]:
    return [{"t": "Str", "c": cell.text}] if cell.text else []


def _unwrapped(block: dict[str, Any]) -> list[dict[str, Any]]:
    """A styled run of paragraphs as plain paragraphs."""
    content = block["c"]
    return list(content[1]) if block["t"] == "Div" and isinstance(content, list) else [block]


def _flat(block: dict[str, Any]) -> dict[str, Any]:
    """A picture as its words; the rows of a table's head as one, which is all that a pipe table has."""
    if block["t"] == "Para" and [one["t"] for one in block["c"]] == ["Image"]:
        return _lines((f"[Hình: {plain(block['c'])}]",))
    return with_one_head(block) if block["t"] == "Table" and len(block["c"][3][1]) > 1 else block


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the Markdown writer."""
    return [MarkdownWriter()]
