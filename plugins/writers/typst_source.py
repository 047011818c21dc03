"""A document for Typst: its body as markup by pandoc, put into the theme's template; all else as JSON."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from vanban import Appendix, Document, Role, Theme, components, plain, rows_of, run_pandoc, to_pandoc

from .appendices import column_widths, name_column, text_size, titles

TEMPLATE, BODY_MARK = "document.typ", b"$body$"
"""The template, and where the body goes; pandoc's own templates would take a tenth of a PDF's time."""

BODY, TOP = "than-bai", "muc"
LENGTHS = ("size", "indent", "left", "before", "after", "line", "exact")
SWITCHES = ("bold", "italic", "underline", "keep_next", "align")
LETTERS, TALL_LINES, TALL_CELL = 72, 25, 300
"""Letters of a line; lines of a row, letters of an appendix's cell that may want more than a page."""

PAGE = ("width", "height", "top", "bottom", "left", "right", "header", "head_left", "foot_left")


def typst_source(document: Document, theme: Theme) -> tuple[bytes, dict[str, bytes]]:
    """The markup, and the pictures that it names.

    Every text in it is a string literal, so that none is read as markup or code.
    """
    source = to_pandoc(document, theme, bookmarks=False)
    pictures: dict[str, bytes] = {}
    labels = {look.label: role for role, look in theme.style.roles.items()}
    source["blocks"] = [piece for block in source["blocks"] for piece in _styled(block, labels)]
    body = run_pandoc(_literal(source, pictures), "typst")
    return theme.file(TEMPLATE).read_bytes().replace(BODY_MARK, body), pictures


def typst_data(document: Document, theme: Theme, fonts: Sequence[str]) -> str:
    """What the template asks for as ``given``: theme, lines of the form, appendices; JSON."""
    report, style = document.report, theme.style
    form = components(report, theme)
    given = {
        "title": f"{report.type.upper()}: {' '.join(report.subject)}",
        "author": report.agency.full_name,
        "language": style.language.split("-"),
        "fonts": fonts,
        "page": {**{name: getattr(style.page, name) for name in PAGE}, "mirror": style.page.mirror},
        "roles": {role: _look(look) for role, look in style.roles.items()},
        "form": form,
        "top": next(iter(theme.kind(report.type).levels), TOP),
        "appendices": [_appendix(one, form["kem-theo"], theme) for one in document.appendices],
    }
    return json.dumps(given, ensure_ascii=False, default=_number)


def _look(look: Role) -> dict[str, Any]:
    return {name: getattr(look, name) for name in (*LENGTHS, *SWITCHES, "rule")}


def _number(value: object) -> float:
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return float(value)


def _appendix(appendix: Appendix, attached: Sequence[str], theme: Theme) -> dict[str, Any]:
    widths = column_widths(appendix, theme.style.page)
    return {
        "is_wide": appendix.is_wide,
        "titles": [[role, line] for role, line in titles(appendix, attached, theme) if line],
        "attached": len(attached),
        "widths": [width / 20 for width in widths],
        "size": text_size(appendix, len(widths)) / 2,
        "is_tall": any(len(cell.text) > TALL_CELL for row in appendix.rows for cell in row),
        "name_column": name_column(appendix),
        "heads": [
            [{"text": cell.text, "rows": cell.rows, "columns": cell.columns} for cell in row]
            for row in appendix.heads
        ],
        "rows": [[[cell.text, bool(cell.bookmark)] for cell in row] for row in appendix.rows],
    }


def _styled(block: dict[str, Any], labels: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Each paragraph inside the template's ``p`` of its role; for Typst pandoc knows no custom styles."""
    if block["t"] == "Div":
        (_, _, attributes), blocks = block["c"]
        role = labels.get(dict(attributes).get("custom-style", ""), BODY)
        for one in blocks:
            yield from _in_role(one, role)
    else:
        yield from _in_role(block, BODY)


def _in_role(block: dict[str, Any], role: str) -> Iterator[dict[str, Any]]:
    if block["t"] == "Para":
        yield from _inside(f"#p({literal(role)})", block)
    elif block["t"] == "Header" and block["c"][1][1] == ["dieu"]:
        yield {"t": "Header", "c": [1, *block["c"][1:]]}
    elif block["t"] == "Table" and _is_tall(block):
        yield from _inside("#tall", block)
    else:
        yield block


def _inside(function: str, block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {"t": "RawBlock", "c": ["typst", f"{function}["]}
    yield block
    yield {"t": "RawBlock", "c": ["typst", "]"]}


def _is_tall(table: dict[str, Any]) -> bool:
    """Whether a row may be higher than a page, by the letters that its columns hold on a line."""
    shares = [width.get("c", 1) for _, width in table["c"][2]]
    return any(
        len(plain(cell)) > share * LETTERS * TALL_LINES
        for row in rows_of(table)
        for cell, share in zip(row, shares, strict=True)
    )


def _literal(node: Any, pictures: dict[str, bytes]) -> Any:
    """The same tree with a string literal for every run of text, and each picture by the name of a file.

    pandoc escapes marks, but leaves ``1.`` at the start of a line, ``...``, and what would call a method of
    the emphasis before it; it keeps a picture's bytes in its address, which Typst does not read.
    """
    if isinstance(node, list):
        return [_literal(one, pictures) for one in node]
    if not isinstance(node, dict):
        return node
    if node.get("t") == "Str":
        return {"t": "RawInline", "c": ["typst", f"#{literal(node['c'])};"]}
    if node.get("t") == "Image":
        return {"t": "RawInline", "c": ["typst", _image(node, pictures)]}
    return {name: _literal(one, pictures) for name, one in node.items()}


def _image(image: dict[str, Any], pictures: dict[str, bytes]) -> str:
    (_, _, sizes), words, (address, _) = image["c"]
    kind, _, encoded = address.removeprefix("data:image/").partition(";base64,")
    name = f"hinh-{len(pictures) + 1}.{kind}"
    pictures[name] = b64decode(encoded)
    return f"#image({literal('/' + name)}, width: {dict(sizes)['width']}, alt: {literal(plain(words))});"


def literal(text: str) -> str:
    """A text as a string literal of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
