"""The data of an outline item as an object of its section's contract: one record, departments, or units."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from attrs import evolve, field, frozen

from .aggregate import UnitData, aggregated
from .errors import Finding, Location, error, warning
from .form import figures_of
from .model import Agency, Fact, fact_of
from .period import Period
from .plain_data import plain_of, restated
from .read import Filled, read
from .returned import UnitSection
from .shares import Shares, Unit
from .values import Node, Record

MOST_NAMED = 12


@frozen(eq=False, repr=False)
class Filling:
    """The contract object, or None; who added what to its figures, and the departments' own figures."""

    data: object | None
    findings: tuple[Finding, ...]
    shares: Shares = field(factory=Shares)
    departments: tuple[tuple[str, object], ...] = ()

    def facts(self, agency: Agency, period: Period) -> tuple[Fact, ...]:
        """The figures of each department, as facts of its own."""
        return tuple(
            evolve(fact_of(figure, agency, period), agency=name)
            for name, data in self.departments
            for figure in figures_of(data)
        )


def fill(contract: type, parts: Sequence[tuple[str, Node]], name: str) -> Filling:
    """Read one node, or each department's by itself, and these added up."""
    filled: list[Filled[object]] = [read(contract, node, name) for _, node in parts]
    findings = tuple(finding for one in filled for finding in one.findings)
    if len(filled) == 1 or any(one.data is None for one in filled):
        return Filling(filled[0].data if len(filled) == 1 else None, findings)
    files, objects = [file for file, _ in parts], [one.data for one in filled]
    departments = _department_names(files)
    units = [
        UnitData(Unit(department, _file_of(file)), restated(contract, plain_of(data)))
        for department, file, data in zip(departments, files, objects, strict=True)
    ]
    whole = _added_up(contract, units, name)
    stated = tuple(zip(departments, objects, strict=True))
    return Filling(whole.data, (*findings, *whole.findings), whole.shares, stated)


def fill_from_units(contract: type, stated: Iterable[UnitSection], name: str, at: Location) -> Filling:
    """The section of several units' reports added up; a unit without it is told and left out.

    Where none has it, only a section that needs no data can be filled.
    """
    units: list[UnitData] = []
    lacking: list[str] = []
    findings: list[Finding] = []
    for one in stated:
        if one.data is None:
            lacking.append(one.source.name)
            continue
        try:
            units.append(UnitData(one.source, restated(contract, one.data)))
        except ValueError:
            message = f"số liệu mục “{name}” của {one.source.name} không theo mẫu của mục, nên không cộng"
            findings.append(warning("tong-hop/khac-mau", message, Location(one.source.file)))
    if not units:
        filled: Filled[object] = read(contract, Record((), at), name)
        message = f"chưa có báo cáo nào của các đơn vị có số liệu mục “{name}” để tổng hợp"
        found = (error("tong-hop/khong-co", message, at), *findings) if filled.findings else ()
        return Filling(filled.data, found)
    if lacking:
        findings.append(warning("tong-hop/thieu-muc", _lacking(lacking, name), at))
    whole = _added_up(contract, units, name)
    return Filling(whole.data, (*findings, *whole.findings), whole.shares)


def _added_up(contract: type, units: Sequence[UnitData], name: str) -> Filling:
    total = aggregated(contract, units, name)
    filled: Filled[object] = read(contract, total.node, name)
    return Filling(filled.data, (*total.findings, *filled.findings), total.shares)


def _lacking(names: Sequence[str], section: str) -> str:
    more = f" và {len(names) - MOST_NAMED} đơn vị khác" if len(names) > MOST_NAMED else ""
    return f"báo cáo của {', '.join(names[:MOST_NAMED])}{more} không có mục “{section}”"


def _file_of(file: str) -> str:
    return file.partition("!")[0]


def _department_names(files: Sequence[str]) -> list[str]:
    """What departments are called: as their files, and in one file as their sheets, tables or queries."""
    stems = [PurePosixPath(_file_of(file)).stem for file in files]
    return stems if len(set(stems)) == len(stems) else [file.rpartition("!")[2] for file in files]
