"""The project file report.yaml, read by the same contracts as data: every fault with its line."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
from attrs import field, frozen

from .citation import read_instruments
from .dates import parse_date
from .errors import Finding, Location, Severity, VanbanError, error, fold, note
from .fields import fields_of
from .layers import FILE, Layered, beside, read_layers
from .located import Markdown, Text
from .merging import merged
from .model import Agency, DataQuery, Instrument, OutlineItem, Report, Signer
from .period import Period, parse_period
from .read import read
from .report_file import DataEntry, PointEntry, ReportFile
from .source import Reading, Request
from .units import PLACEHOLDER, UnitRow

SEVERITIES = {
    **{str(severity): severity for severity in Severity},
    "lỗi": Severity.ERROR,
    "cảnh báo": Severity.WARNING,
    "ghi chú": Severity.NOTE,
}
FIXED = ("plugin/", "tin-cay/")
"""Codes of findings that no report may weigh otherwise."""

NAMES = ("file", "sheet", "query", "table")
"""What of an entry of ``data:`` may hold ``{column}``, for the values of a unit."""

NUMBER = re.compile(r"[0-9]{1,6}[a-zđ]?")
MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})|([0-9]{1,2})/([0-9]{4})")


@frozen(eq=False, repr=False)
class Project:
    """A report project: its folder, its report, and what was noticed on reading them.

    ``layers`` are the folders of its own files and of the agency layers it inherits, nearest first, as
    seen from ``folder``; a ``trusted`` one may name files outside and have its Python run.
    """

    folder: Path
    layers: tuple[str, ...]
    trusted: bool
    report: Report
    theme_at: Location | None
    instruments: Mapping[str, Instrument]
    plugins: tuple[Text, ...]
    labels: Mapping[str, Text]
    severity: Mapping[str, Severity]
    texts: Mapping[str, Text]
    compared_with: Mapping[str, Text]
    """Where the reports to compare with are, by ``previous`` and ``same``; only those that are stated."""

    findings: tuple[Finding, ...]
    parameters: Mapping[str, str] = field(factory=dict)
    """What queries may ask for besides agency and period: the unit's values."""


def load_project(folder: Path, read_file: Callable[[Request], Reading], *, trusted: bool = False) -> Project:
    """Read a project folder; raises VanbanError with all faults when no report can be made of it."""
    return project_of(folder, read_front(folder, read_file, trusted=trusted), read_file, trusted=trusted)


def read_front(folder: Path, read_file: Callable[[Request], Reading], *, trusted: bool = False) -> Layered:
    """What the folder's report.yaml and its layers state; raises VanbanError where there is no such file."""
    if os.path.isfile(folder):
        raise VanbanError(
            error("du-an/khong-co", f"hãy ghi tên thư mục báo cáo, không phải tên tệp “{folder.name}”")
        )
    if not os.path.isfile(folder / FILE):  # unlike Path, it takes any name
        raise VanbanError(error("du-an/khong-co", f"thư mục báo cáo phải có tệp {FILE}", Location(FILE)))
    return read_layers(folder, ReportFile, read_file, outside=trusted)


def project_of(
    folder: Path,
    layered: Layered,
    read_file: Callable[[Request], Reading],
    *,
    trusted: bool = False,
    unit: UnitRow | None = None,
) -> Project:
    """The project of what its files state, under what a unit's row states; raises VanbanError as above."""
    node = merged(layered.node, unit.front, ReportFile) if unit else layered.node
    filled = read(ReportFile, node, "report")
    findings = [*layered.findings, *filled.findings]
    if filled.data is None:
        raise VanbanError(*findings)
    stated = filled.data
    builder = _Builder(stated, findings, trusted, unit)
    report = builder.report()
    if report is None:
        raise VanbanError(*findings)
    instruments = builder.instruments(folder, read_file)
    others = {"previous": stated.previous, "same": stated.same_period}
    return Project(
        folder=folder,
        layers=layered.folders,
        trusted=trusted,
        report=report,
        theme_at=stated.theme.location,
        instruments=instruments,
        plugins=tuple(Text(beside(name), name.location) for name in stated.plugins),
        labels=stated.labels,
        severity=builder.severity(),
        texts=stated.texts,
        compared_with={
            against: Text(beside(builder.named(other)), other.location)
            for against, other in others.items()
            if other
        },
        findings=tuple(findings),
        parameters={"unit": unit.code, **unit.parameters} if unit else {},
    )


@frozen(eq=False, repr=False)
class _Builder:
    stated: ReportFile
    findings: list[Finding]
    trusted: bool
    unit: UnitRow | None = None

    def report(self) -> Report | None:
        stated = self.stated
        period, issued = self._period(), self._issued()
        if stated.number and not NUMBER.fullmatch(stated.number):
            self._fault(
                f"“số” (number) chỉ ghi số, ký hiệu tự điền, nhưng ghi “{stated.number}”", stated.number
            )
        if period is None or issued is None:
            return None
        agency = Agency(**{a.name: getattr(stated.agency, a.name) for a in attrs.fields(Agency)})
        return Report(
            theme=Text(beside(stated.theme)) if stated.theme.endswith(".toml") else stated.theme,
            type=stated.type,
            subject=stated.subject,
            period=period,
            agency=attrs.evolve(agency, full_name=agency.full_name or agency.name),
            year=issued[0],
            month=issued[1],
            day=issued[2],
            number=stated.number,
            addressees=stated.addressees,
            opening=stated.opening,
            closing=stated.closing,
            outline=tuple(self._item(entry) for entry in stated.outline),
            signer=self._signer(),
            recipients=stated.recipients,
            filing=stated.filing,
            appendices=stated.appendices,
            decided_by=stated.decided_by,
            basis=tuple(Markdown(line, line.location) for line in stated.basis),
        )

    def instruments(self, folder: Path, read_file: Callable[[Request], Reading]) -> dict[str, Instrument]:
        """All instruments of the report; a later file may not state a key of an earlier one again."""
        found: dict[str, Instrument] = {}
        for name in self.stated.instruments:
            try:
                reading = read_file(Request(folder, beside(name), name.location, outside=self.trusted))
            except VanbanError as fault:
                self.findings.extend(fault.findings)
                continue
            instruments, findings = read_instruments(reading.node)
            self.findings.extend((*reading.findings, *findings))
            for key in found.keys() & instruments.keys():
                message = f"khóa văn bản “{key}” đã có ở {found[key].location}"
                self.findings.append(error("so-lieu/trung-khoa", message, instruments[key].location))
            found = {**instruments, **found}
        return found

    def severity(self) -> dict[str, Severity]:
        """How much the findings of each code are to weigh in this report."""
        weights: dict[str, Severity] = {}
        for code, word in self.stated.severity.items():
            weight = SEVERITIES.get(fold(word))
            if weight is None:
                self._fault(f"mức của “{code}” phải là lỗi, cảnh báo hoặc ghi chú, nhưng ghi “{word}”", word)
            elif code.startswith(FIXED):
                self._fault(f"không được đổi mức của phát hiện “{code}”", word)
            else:
                weights[code] = weight
        return weights

    def _period(self) -> Period | None:
        stated = self.stated
        try:
            period = parse_period(stated.period)
        except ValueError as fault:
            self._fault("“kỳ báo cáo” (period) " + str(fault), stated.period)
            return None
        start, end = stated.period_from or period.start, stated.period_to or period.end
        if start > end:
            self._fault(f"kỳ báo cáo bắt đầu {start:%d/%m/%Y} sau khi kết thúc {end:%d/%m/%Y}", stated.period)
        return attrs.evolve(period, start=start, end=end)

    def _issued(self) -> tuple[int, int, int | None] | None:
        """Year, month and day of the document; ``2024-03`` leaves the day to the clerk."""
        stated = self.stated.date
        try:
            match = MONTH.fullmatch(stated)
            written = parse_date(f"{match[1] or match[4]}-{match[2] or match[3]}-1" if match else stated)
        except ValueError as fault:
            self._fault(f"“ngày ban hành” (date) {fault}; khi chưa có ngày thì ghi 2024-03", stated)
            return None
        return written.year, written.month, None if match else written.day

    def _item(self, entry: PointEntry) -> OutlineItem:
        at = entry.heading.location or entry.section.location
        at = at or next((one.file.location for one in entry.data), None) or Location(FILE)
        if not entry.heading and not entry.section:
            message = "mỗi mục của bố cục phải có “đề mục” (heading) hoặc “mục nội dung” (section)"
            self.findings.append(error("du-an/muc-trong", message, at))
        if entry.data and not entry.section:
            hint = "lời văn tự do thì ghi “section: narrative”"
            message = f"mục “{entry.heading}” có “data” nhưng thiếu “section”; {hint}"
            self.findings.append(error("du-an/thieu-muc", message, entry.data[0].file.location))
        parts = tuple(self._item(one) for one in getattr(entry, "parts", ()))
        queries = tuple(map(self._query, entry.data))
        return OutlineItem(at, entry.heading, entry.section, queries, parts)

    def _query(self, entry: DataEntry) -> DataQuery:
        stated = {spec.name: getattr(entry, spec.name) for spec in fields_of(DataEntry)}
        names = {name: self.named(stated[name]) for name in NAMES}
        return DataQuery(**stated | names, is_shared=names == {name: stated[name] for name in NAMES})

    def named(self, name: Text) -> Text:
        """The name of a file, sheet or table, with the unit's values in it; a fault leaves it as it is."""
        if not PLACEHOLDER.search(name):
            return name
        if self.unit is None:
            message = f"“{name}” chờ giá trị trong bảng đơn vị; dựng cho từng đơn vị bằng: vanban batch"
            self.findings.append(note("don-vi/chua-co", message, name.location))
            return name
        try:
            return self.unit.filled(name)
        except VanbanError as fault:
            self.findings.extend(fault.findings)
            return name

    def _signer(self) -> Signer:
        stated = self.stated.signer
        return Signer(stated.name, stated.position, stated.authority)

    def _fault(self, message: str, at: Text) -> None:
        self.findings.append(error("du-an/gia-tri", message, at.location))
