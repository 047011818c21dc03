"""The appendices that a report wants: official forms by their codes, sections by unit by their names."""

from __future__ import annotations

from collections.abc import Mapping

from .appendix import Appended, append_form
from .contribute import Outcome
from .errors import Finding, error, fold, suggestion
from .located import Text
from .model import Report
from .registry import Registry
from .unit_table import append_by_unit, has_unit_table


def append_all(
    report: Report, filled: Mapping[str, Outcome], failed: Mapping[str, str], registry: Registry
) -> tuple[tuple[Appended, ...], tuple[Finding, ...]]:
    """The appendices in the report's order, and a finding for each that nothing was filled in for."""
    made: list[Appended] = []
    findings: list[Finding] = []
    for number, code in enumerate(report.appendices, 1):
        appended = _form(code, number, report, filled) or _by_unit(code, number, report, filled, registry)
        if appended:
            made.append(appended)
        else:
            message = _nothing(code, filled, failed)
            findings.append(error("phu-luc/khong-co", message, code.location))
    return tuple(made), tuple(findings)


def _form(code: Text, number: int, report: Report, filled: Mapping[str, Outcome]) -> Appended | None:
    for outcome in filled.values():
        for form in outcome.forms:
            if fold(form.code) == fold(code):
                wanted = len(report.appendices)
                return append_form(form, number, wanted, outcome.section, report.agency, report.period)
    return None


def _by_unit(
    key: Text, number: int, report: Report, filled: Mapping[str, Outcome], registry: Registry
) -> Appended | None:
    """The figures of a section that several units filled, a row for each."""
    outcome = filled.get(key)
    if outcome is None or not has_unit_table(outcome.data, outcome.shares):
        return None
    title = f"{registry.find('section', outcome.section).value.title} theo đơn vị"
    whose = title, outcome.section, report.agency, report.period
    return append_by_unit(outcome.data, outcome.shares, number, len(report.appendices), whose)


def _nothing(code: Text, filled: Mapping[str, Outcome], failed: Mapping[str, str]) -> str:
    if code in filled:
        return f"mục “{code}” không có số liệu của nhiều đơn vị để in bảng theo đơn vị"
    if failed:
        return f"chưa in được phụ lục “{code}”: mục {', '.join(failed)} chưa có nội dung"
    known = [form.code for outcome in filled.values() for form in outcome.forms]
    return f"không mục nào ghi số liệu của biểu “{code}” để in phụ lục{suggestion(code, known)}"
