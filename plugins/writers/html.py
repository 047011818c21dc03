"""HTML: one file that needs nothing else, to be read on any screen, aloud, or printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from vanban import Document, Theme, Writer, components, hookimpl, run_pandoc, to_pandoc

from .html_appendices import appendices_html
from .stylesheet import stylesheet

TEMPLATE = "document.html"
NO_ATTR: list[Any] = ["", [], []]
HEADING = re.compile(rb"<th(?= |>)((?: (?!colspan)[a-z]+=\"[^\"]*\")*)( colspan=\")?")


class HtmlWriter(Writer):
    """An accessible page without scripts and without addresses of others; figures keep their ids."""

    name = "html"
    suffix = ".html"

    def write(self, document: Document, theme: Theme) -> bytes:
        """Fill the theme's document.html; the same input gives the same bytes."""
        form, report = components(document.report, theme), document.report
        source = to_pandoc(document, theme, bookmarks=True)
        roles = {role.label: name for name, role in theme.style.roles.items()}
        source["blocks"] = list(_captioned(_classed(block, roles) for block in source["blocks"]))
        variables: dict[str, Any] = {name: [*map(escape, lines)] for name, lines in form.items() if lines}
        variables |= {
            "language": escape(theme.style.language.partition("-")[0]),
            "page-title": escape(f"{report.type[:1].upper()}{report.type[1:]}: {' '.join(report.subject)}"),
            "stylesheet": stylesheet(theme) + _rules(theme),
            "phu-luc": appendices_html(document.appendices, form["kem-theo"], theme),
        }
        template = theme.file(TEMPLATE).read_bytes()
        arguments = ["--shift-heading-level-by=1", "--metadata=pagetitle=vanban"]
        html = run_pandoc(source, "html5", template=template, variables=variables, arguments=arguments)
        return HEADING.sub(_with_scope, html)


def _with_scope(heading: re.Match[bytes]) -> bytes:
    """A heading of a table says whether it heads one column or several; those with a scope keep it."""
    if b" scope=" in heading[1]:
        return heading[0]
    scope = b"colgroup" if heading[2] else b"col"
    return b'<th scope="' + scope + b'"' + heading[1] + (heading[2] or b"")


def _rules(theme: Theme) -> str:
    """Lines drawn below a component, as a share of its text's length."""
    return "".join(
        f".{name}[data-rule]::after {{ width: {role.rule * 100:f}%; }}\n"
        for name, role in theme.style.roles.items()
        if role.rule
    )


def _classed(block: dict[str, Any], roles: Mapping[str, str]) -> dict[str, Any]:
    """A styled run of paragraphs, of the class of its role."""
    if block["t"] == "Header" and block["c"][1][1] == ["dieu"]:
        return {"t": "Header", "c": [1, *block["c"][1:]]}
    if block["t"] != "Div":
        return block
    (_, _, stated), paragraphs = block["c"]
    role = roles[dict(stated)["custom-style"]]
    return {"t": "Div", "c": [["", [role], []], paragraphs]}


def _role(block: dict[str, Any]) -> str:
    return str(block["c"][0][1][0]) if block["t"] == "Div" else ""


def _captioned(blocks: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Names and units of tables inside their tables, pictures and their names as figures."""
    waiting: list[dict[str, Any]] = []
    for block in blocks:
        role = _role(block)
        if waiting and _role(waiting[0]) == "anh":
            pictures = waiting[0]["c"][1]
            names = block["c"][1] if role == "hinh" else []
            yield from (_figure(one, []) for one in pictures[:-1])
            yield _figure(pictures[-1], names[:1])
            waiting = []
            if role == "hinh":
                continue
        if role in {"ten-bang", "don-vi-tinh", "anh"}:
            waiting.append(block)
        elif block["t"] == "Table":
            yield _with_caption(block, waiting)
            waiting = []
        else:
            yield from waiting
            waiting = []
            yield block
    yield from waiting


def _figure(picture: dict[str, Any], names: list[dict[str, Any]]) -> dict[str, Any]:
    caption = [{"t": "Plain", "c": _spanned("hinh", one)} for one in names]
    return {"t": "Figure", "c": [NO_ATTR, [None, caption], [{"t": "Plain", "c": picture["c"]}]]}


def _with_caption(table: dict[str, Any], named: list[dict[str, Any]]) -> dict[str, Any]:
    caption = [{"t": "Plain", "c": _spanned(_role(div), one)} for div in named for one in div["c"][1]]
    return {"t": "Table", "c": [table["c"][0], [None, caption], *table["c"][2:]]}


def _spanned(role: str, paragraph: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"t": "Span", "c": [["", [role], []], paragraph["c"]]}]


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the HTML writer."""
    return [HtmlWriter()]
