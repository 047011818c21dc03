"""Word: the document's form by the theme's template and styles, its body by pandoc."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import partial
from html import escape  # that of xml.sax loads Python's network modules: 10 ms
from typing import Any

from vanban import (
    BOOKMARK_PREFIX,
    Document,
    Finding,
    Kept,
    Ledger,
    Seen,
    Theme,
    Writer,
    components,
    found_again,
    hookimpl,
    kept_of,
    ledger_of,
    note,
    run_pandoc,
    to_pandoc,
)

from .appendices import appendices_xml
from .facts_part import NAMESPACE, facts_in, from_xml, kept_in, seal_of, spoilt_told, to_xml
from .mending import mended
from .package import bookmarked_texts, parsed, read_parts, with_custom_part
from .reference import reference_docx, twips
from .textwidth import text_width
from .word_template import template_styles

TEMPLATE = "document.openxml"
POINT = 20  # twips


class DocxWriter(Writer):
    """A .docx that Word and LibreOffice open as they would one typed by a clerk."""

    name = "docx"
    suffix = ".docx"

    def write(self, document: Document, theme: Theme) -> bytes:
        """Fill the theme's template; under SOURCE_DATE_EPOCH the same input gives the same bytes."""
        form = components(document.report, theme)
        source = to_pandoc(document, theme, bookmarks=True)
        source["meta"] = _properties(document, theme)
        variables = {**_runs(form), **_lengths(form, theme)}
        if document.appendices:
            variables["phu-luc"] = appendices_xml(document.appendices, form["kem-theo"], theme)
        docx = run_pandoc(
            source,
            "docx",
            template=theme.file(TEMPLATE).read_bytes(),
            reference=reference_docx(theme),
            variables=variables,
        )
        change = mended if any(block.role in {"bang", "anh"} for block in document.blocks) else None
        return with_custom_part(docx, partial(to_xml, ledger_of(document)), NAMESPACE, change)

    def notes(self, document: Document, theme: Theme) -> Iterable[Finding]:
        """Which roles the agency's Word template has no style for."""
        if lacking := template_styles(theme).lacking:
            file, roles = theme.style.reference, ", ".join(lacking)
            message = f"mẫu Word “{file}” không có kiểu cho {roles}; các thành phần đó theo thể thức"
            yield note("the-thuc/mau-word", message, theme.at("reference"))

    def seen(self, content: bytes, name: str) -> Seen:
        """What any .docx shows of its form."""
        from .docx_seen import seen_in

        return seen_in(content, name)

    def ledger(self, content: bytes, name: str) -> Ledger:
        """The facts in the custom XML part, with what their paragraphs print now."""
        parts = read_parts(content, name)
        with spoilt_told(name):
            root = facts_in(map(parsed, parts.custom.values()), name)
            ledger = from_xml(root)
            if seal_of(root) == parts.seal:  # the body is as it was built
                return found_again(ledger, ledger.paragraphs)
            return found_again(ledger, bookmarked_texts(parsed(parts.body()), BOOKMARK_PREFIX))

    def kept(self, content: bytes, name: str) -> Kept:
        """The sections alone, where the body is as it was built: thousands of documents may be read."""
        parts = read_parts(content, name)
        with spoilt_told(name):
            root = facts_in(map(parsed, parts.custom.values()), name)
            if seal_of(root) == parts.seal:
                return kept_in(root)
        return kept_of(self.ledger(content, name), name)


def _properties(document: Document, theme: Theme) -> dict[str, Any]:
    """What the file says of itself: title, author, language."""
    report = document.report
    return {
        "title": _line(f"{report.type.upper()}: {' '.join(report.subject)}"),
        "author": {"t": "MetaList", "c": [_line(report.agency.full_name)]},
        "lang": _line(theme.style.language),
    }


def _line(text: str) -> dict[str, Any]:
    return {"t": "MetaInlines", "c": [{"t": "Str", "c": text}]}


def _runs(form: Mapping[str, tuple[str, ...]]) -> dict[str, str | list[str]]:
    """Each line of a component as a run of WordprocessingML: metadata would end up as file properties."""
    runs: dict[str, str | list[str]] = {
        role: [f'<w:r><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r>' for line in lines]
        for role, lines in form.items()
        if lines
    }
    if "kinh-gui" in runs:
        runs["kinh-gui"], runs["kinh-gui-danh-sach"] = runs["kinh-gui"][:1], runs["kinh-gui"][1:]
    return runs


def _lengths(form: Mapping[str, tuple[str, ...]], theme: Theme) -> dict[str, str]:
    """Widths of columns and indents of rules, in twips."""
    page, roles = theme.style.page, theme.style.roles
    head_right, foot_right = page.text_width - page.head_left, page.text_width - page.foot_left
    cells = {
        "co-quan": page.head_left,
        "quoc-hieu": head_right,
        "tieu-ngu": head_right,
        "trich-yeu": page.text_width,
    }
    rules = {
        f"rule-{role}": _rule_indent(form[role], theme, role, width)
        for role, width in cells.items()
        if roles[role].rule and form[role]
    }
    label = text_width(theme.style.texts["kinh-gui"].rstrip(":"), float(roles["kinh-gui"].size), bold=False)
    lengths = {
        "head-width": twips(page.text_width),
        "head-left": twips(page.head_left),
        "head-right": twips(head_right),
        "foot-left": twips(page.foot_left),
        "foot-right": twips(foot_right),
        "addressee-left": twips(roles["kinh-gui"].left) + round(label * POINT),
        **rules,
    }
    return {name: str(length) for name, length in lengths.items()}


def _rule_indent(lines: tuple[str, ...], theme: Theme, role: str, cell: Decimal) -> int:
    """The indent on either side that leaves a rule of the role's share of its text's length."""
    look = theme.style.roles[role]
    longest = max((text_width(line, float(look.size), bold=look.bold) for line in lines), default=0)
    width = twips(cell)
    return round((width - min(width, longest * POINT) * float(look.rule)) / 2)


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the Word writer."""
    return [DocxWriter()]
