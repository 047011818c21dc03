"""Reference page of the built-in sections, from their contracts."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from vanban import Field, OfficialForm, Section, fields_of
from vanban.contract import alternatives, carried_of
from vanban.discovery import BUILT_IN

from .keys import choices, kind
from .markdown import code, first_sentence, page, table
from .source import ROOT, link

INTRO = """\
The built-in sections: what data each takes. A field may be called by its name, its label or its code; those
of a part or row stand below it by a dotted path, which `labels:` of report.yaml takes too. Kinds are the
functions of [vanban.fields](api.md#vanban-fieldspy). `vanban plugins show NAME` prints the same with the
columns of each form, and the wording. Figures of one concept must be the same throughout a report."""


def sections_page() -> str:
    """Every built-in section, in the order in which they are known."""
    sections = built_in_sections()
    rows = [(f"[{one.name}](#{one.name})", one.title) for one in sections]
    return page("Sections", INTRO, table(("section", "title"), rows), *map(_section, sections))


def built_in_sections() -> list[Section]:
    """The sections that vanban itself offers."""
    modules = [import_module(module) for kind, _, module in BUILT_IN if kind == "section"]
    return [section for module in modules for section in module.vanban_register_sections()]


def _section(section: Section) -> str:
    contract = section.contract
    head = ("field", "label", "kind", "unit", "code", "concept", "required")
    folder = link(ROOT / "sections" / section.folder.name)
    parts = [
        f"## {section.name}",
        f"**{section.title}.** {first_sentence(contract.__doc__)} ({folder})",
        table(head, _rows(contract, "")),
        *_forms(contract),
        *_list("Relations", _relations(contract, "", derived=False)),
        *_list("Relations that follow from the words", _relations(contract, "", derived=True)),
        *_list("At least one of", map(code, alternatives(contract))),
        *_list("Taken over from last period", _carried(contract, "")),
    ]
    return "\n\n".join(parts)


def _rows(contract: type, path: str) -> Iterator[tuple[str, ...]]:
    for spec in fields_of(contract):
        shown, required = f"{kind(spec)}{choices(spec)}", "yes" if spec.required else ""
        codes = code(spec.code), code(spec.concept)
        yield code(path + spec.name), spec.label, shown, spec.unit, *codes, required
        if spec.of:
            yield from _rows(spec.of, f"{path}{spec.name}.")


def _forms(contract: type) -> Iterator[str]:
    rows = [_form(spec, spec.official) for spec in fields_of(contract) if spec.official]
    head = ("form", "field", "title", "circular", "in force", "columns", "relations", "taken over")
    if rows:
        yield table(head, rows)


def _form(spec: Field, official: OfficialForm) -> tuple[str, ...]:
    until = f" to {official.until:%Y-%m-%d}" if official.until else ""
    relations = official.contract.__dict__["__vanban_texts__"]
    return (
        code(official.code),
        code(spec.name),
        official.title,
        official.circular,
        f"since {official.since:%Y-%m-%d}{until}",
        str(len(fields_of(official.contract))),
        str(len(relations) or ""),
        ", ".join(_carried(official.contract, "")),
    )


def _relations(contract: type, path: str, *, derived: bool) -> Iterator[str]:
    """The relations of a contract and of its parts; those of forms are too many."""
    where = f" in {code(path.removesuffix('.'))}" if path else ""
    for text, is_derived in contract.__dict__["__vanban_texts__"]:
        if is_derived == derived:
            yield f"{code(text)}{where}"
    for spec in fields_of(contract):
        if spec.of:
            yield from _relations(spec.of, f"{path}{spec.name}.", derived=derived)


def _carried(contract: type, path: str) -> Iterator[str]:
    for now, then in carried_of(contract).items():
        yield f"{code(path + now)} from {code(path + then)}"
    for spec in fields_of(contract):
        if spec.of:
            yield from _carried(spec.of, f"{path}{spec.name}.")


def _list(title: str, entries: Iterator[str]) -> Iterator[str]:
    if lines := [f"- {entry}" for entry in entries]:
        yield "\n".join([f"{title}:", "", *lines])
