"""A file of filled forms checked by itself: what the forms print, and what their circulars' guides say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace

from .contract import form_relations_of
from .errors import Finding, Location, VanbanError, error, fold, in_order, note
from .fields import OfficialForm, fields_of
from .form import FilledForm
from .form_check import check_across, check_form, differing_names
from .read import read_form
from .registry import Registry
from .section import Section
from .source import Request
from .values import Node, Record, Table


def check_forms(file: Path, registry: Registry) -> tuple[Finding, ...]:
    """Every finding about the forms in a file, in order; raises VanbanError when it holds none."""
    reading = registry.read(Request(file.parent, file.name))
    officials = _officials(registry)
    nodes = list(_forms(reading.node, officials))
    if not nodes:
        message = (
            "không thấy biểu mẫu chính thức nào trong tệp: không có dòng mã số (MS, 1, 2, 3 …); "
            "số liệu của một mục thì kiểm tra cùng báo cáo: vanban check THƯ_MỤC"
        )
        raise VanbanError(*reading.findings, error("bieu/khong-thay", message, Location(file.name)))
    findings = [*registry.findings, *reading.findings]
    filled: dict[str, FilledForm] = {}
    seen: dict[str, Location] = {}
    for code, node in nodes:
        if code and fold(code) in seen:
            message = f"biểu {code} có hai lần trong tệp, đã có ở {seen[fold(code)].place}"
            findings.append(error("bieu/hai-lan", message, node.location))
        seen[fold(code)] = node.location
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
    if isinstance(node, Table) and not (official and _is_of(node, official)):
        findings.append(_only_printed(node, official))
        official = None
    checked = (
        read_form(official, node) if official else check_form(node, None) if isinstance(node, Table) else None
    )
    if checked is None:
        return None
    findings.extend(checked.findings)
    if checked.form and not checked.form.table.names:
        findings.append(note("bieu/trong", "biểu chưa ghi dòng số liệu nào", checked.form.table.location))
    elif checked.form and checked.form.own < 0:
        message = (
            f"biểu có {len(checked.form.table.names)} dòng nhưng không có dòng “Tổng số” nào ghi số liệu"
        )
        findings.append(note("bieu/khong-co-tong", message, checked.form.table.location))
    return checked.form


def _only_printed(table: Table, official: OfficialForm | None) -> Finding:
    """Says that nothing but what the form itself prints is checked, and why."""
    if official:
        why = f"mã số của biểu khác mẫu {official.code} của {official.circular}"
    elif table.code:
        why = f"không có mẫu {table.code} trong các mục đã cài"
    else:
        why = "không thấy số hiệu biểu (như 01/TCD) phía trên bảng hay ở tên trang tính"
    return note("bieu/mau-khac", f"{why}; chỉ kiểm các công thức in trên biểu", table.location)


def _is_of(table: Table, official: OfficialForm) -> bool:
    return {fold(code) for code in table.columns} == {
        fold(spec.code) for spec in fields_of(official.contract)
    }


def _across(section: Section, filled: Mapping[str, FilledForm]) -> Iterator[Finding]:
    """The relations between the forms that are there; a form that is not there is nobody's fault."""
    fields = {spec.name: filled.get(fold(spec.code)) for spec in fields_of(section.contract) if spec.official}
    forms = {name: form for name, form in fields.items() if form is not None}
    yield from differing_names(list(forms.values()))
    for relation in form_relations_of(section.contract) if len(forms) > 1 else ():
        if {term.path[0] for term in relation.terms} <= forms.keys():
            yield from check_across(SimpleNamespace(**forms), relation)
