"""A file of filled forms checked by itself: what the forms print, and what their circulars' guides say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

from .contract import OfficialForm, fields_of, form_relations_of
from .errors import Finding, Location, VanbanError, error, fold, in_order, note
from .form import FilledForm, check_across, check_form
from .read import read_form
from .registry import Registry
from .section import Section
from .source import Request
from .values import Node, Record, Table


def check_forms(file: Path) -> tuple[Finding, ...]:
    """Every finding about the forms in a file, in order; raises VanbanError when it holds none."""
    registry = Registry()
    registry.load_installed()
    reading = registry.read(Request(file.parent, file.name))
    officials = _officials(registry)
    nodes = list(_forms(reading.node, officials))
    if not nodes:
        message = "không thấy biểu mẫu nào trong tệp: không có dòng mã số (MS, 1, 2, 3 …)"
        raise VanbanError(*reading.findings, error("bieu/khong-thay", message, Location(file.name)))
    findings = [*registry.findings, *reading.findings]
    filled: dict[str, FilledForm] = {}
    for code, node in nodes:
        form = _checked(node, officials.get(fold(code)), findings)
        if form is not None and form.official:
            filled[fold(code)] = form
    for offer in registry.of("section"):
        findings.extend(_across(offer.value, filled))
    return in_order(findings)


def _officials(registry: Registry) -> dict[str, OfficialForm]:
    """The forms that sections know, by folded code."""
    specs = (spec for offer in registry.of("section") for spec in fields_of(offer.value.contract))
    return {fold(spec.code): spec.official for spec in specs if spec.official}


def _forms(node: Node, officials: Mapping[str, OfficialForm]) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Table):
        yield node.code, node
    for item in node.items if isinstance(node, Record) else ():
        if isinstance(item.node, Table):
            yield item.node.code, item.node
        elif fold(item.key) in officials:
            yield item.key, item.node


def _checked(node: Node, official: OfficialForm | None, findings: list[Finding]) -> FilledForm | None:
    if isinstance(node, Table) and official and not _is_of(node, official):
        form = f"mẫu {official.code} của {official.circular}"
        message = f"mã số của biểu khác {form}; chỉ kiểm các công thức in trên biểu"
        findings.append(note("bieu/mau-khac", message, node.location))
        official = None
    checked = (
        read_form(official, node) if official else check_form(node, None) if isinstance(node, Table) else None
    )
    if checked is None:
        return None
    findings.extend(checked.findings)
    if checked.form and not checked.form.table.names:
        findings.append(note("bieu/trong", "biểu chưa ghi dòng số liệu nào", checked.form.table.location))
    return checked.form


def _is_of(table: Table, official: OfficialForm) -> bool:
    return {fold(code) for code in table.columns} == {
        fold(spec.code) for spec in fields_of(official.contract)
    }


def _across(section: Section, filled: Mapping[str, FilledForm]) -> Iterator[Finding]:
    """The relations between the forms that are there; a form that is not there is nobody's fault."""
    fields = {spec.name: filled.get(fold(spec.code)) for spec in fields_of(section.contract) if spec.official}
    forms = {name: form for name, form in fields.items() if form is not None}
    for relation in form_relations_of(section.contract) if len(forms) > 1 else ():
        if {term.path[0] for term in relation.terms} <= forms.keys():
            yield from check_across(SimpleNamespace(**forms), relation)
