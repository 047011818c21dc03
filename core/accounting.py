"""Which of the reports that were sent are taken, and why the others are not."""

from __future__ import annotations

import json
from collections.abc import Sequence

from attrs import evolve, field, frozen

from .errors import Finding, Location, Severity, error, fold, note, suggestion, warning
from .expected import Expected
from .ledger import Kept
from .model import Report
from .period import parse_period
from .receiving import Received


@frozen(eq=False, repr=False)
class Account:
    """The reports that are taken, in the units' order, and the names of the units of each other kind.

    ``expected`` is None where nobody said who is to report.
    """

    taken: tuple[tuple[Received, Kept], ...]
    expected: tuple[str, ...] | None
    missing: tuple[str, ...]
    other_period: tuple[str, ...]
    twice: tuple[str, ...]
    broken: tuple[str, ...]
    changed: tuple[str, ...]
    findings: tuple[Finding, ...]


def account(received: Sequence[Received], expected: Sequence[Expected] | None, report: Report) -> Account:
    """Judge every report that was sent, and every unit that was to send one."""
    judge = _Judge(report, expected, [finding for one in received for finding in one.findings])
    judge.sort([(one, one.kept) for one in received if one.kept])
    taken = judge.taken()
    judge.tell_doubts(taken)
    names = [one.name for one in expected or ()]
    known = {fold(kept.agency) for _, kept in taken} | set(judge.others) | set(judge.doubled)
    for unit in expected or ():
        if fold(unit.name) not in known:
            judge.warn("tong-hop/chua-bao-cao", f"{unit.name} chưa gửi báo cáo", unit.location)
    return Account(
        taken,
        None if expected is None else tuple(names),
        tuple(name for name in names if fold(name) not in known),
        tuple(judge.others.values()),
        tuple(judge.doubled.values()),
        tuple(kept.agency for _, kept in taken if kept.broken),
        tuple(kept.agency for _, kept in taken if kept.changed),
        tuple(judge.findings),
    )


@frozen(eq=False, repr=False)
class _Judge:
    report: Report
    expected: Sequence[Expected] | None
    findings: list[Finding]
    groups: dict[str, list[tuple[Received, Kept]]] = field(factory=dict)
    others: dict[str, str] = field(factory=dict)
    """The names of units that reported another period only, by those names folded."""

    doubled: dict[str, str] = field(factory=dict)
    """The names of units that sent several reports that differ."""

    def sort(self, received: Sequence[tuple[Received, Kept]]) -> None:
        """Group the reports by unit; those of strangers and of other periods are told and left out."""
        known = {fold(one.name) for one in self.expected} if self.expected is not None else None
        for one, kept in received:
            unit, at = fold(kept.agency), Location(one.name)
            if unit == fold(self.report.agency.full_name):
                message = f"là báo cáo của chính {kept.agency}, nên không cộng"
                self.warn("tong-hop/chinh-minh", message, at)
            elif known is not None and unit not in known:
                near = suggestion(kept.agency, [unit.name for unit in self.expected or ()])
                message = (
                    f"là báo cáo của {kept.agency}, không có trong danh sách đơn vị, nên không cộng{near}"
                )
                self.warn("tong-hop/ngoai-danh-sach", message, at)
            elif kept.period != self.report.period.code:
                theirs, ours = parse_period(kept.period), self.report.period
                message = f"{kept.agency} gửi báo cáo {theirs}, không phải {ours}, nên không cộng"
                self.warn("tong-hop/khac-ky", message, at)
                self.others.setdefault(unit, kept.agency)
            else:
                self.groups.setdefault(unit, []).append((one, kept))

    def taken(self) -> tuple[tuple[Received, Kept], ...]:
        """One report of each unit; of a unit that sent several that differ, none."""
        taken = {unit: group[0] for unit, group in self.groups.items() if self._are_alike(group)}
        for unit in self.groups:
            self.others.pop(unit, None)
        order = [fold(one.name) for one in self.expected] if self.expected is not None else list(taken)
        return tuple(taken[unit] for unit in order if unit in taken)

    def _are_alike(self, group: Sequence[tuple[Received, Kept]]) -> bool:
        first, kept = group[0]
        if len(group) == 1:
            return True
        sent = ", ".join(one.name for one, _ in group)
        if len({json.dumps(one.sections, sort_keys=True, default=str) for _, one in group}) == 1:
            message = f"{kept.agency} gửi {len(group)} tệp cùng số liệu ({sent}), chỉ lấy một"
            self.findings.append(note("tong-hop/trung", message, Location(first.name)))
            return True
        message = (
            f"{kept.agency} gửi {len(group)} báo cáo khác nhau của cùng kỳ ({sent}), nên chưa lấy báo cáo nào"
        )
        self.findings.append(error("tong-hop/hai-bao-cao", message, Location(first.name)))
        self.doubled[fold(kept.agency)] = kept.agency
        return False

    def tell_doubts(self, taken: Sequence[tuple[Received, Kept]]) -> None:
        """The broken relations of reports that are taken, and their figures that were changed by hand."""
        for one, kept in taken:
            for sentence in kept.broken:
                message = f"{kept.agency} báo cáo số liệu không khớp, vẫn được cộng: {sentence}"
                self.warn("tong-hop/khong-khop", message, Location(one.name))
            for finding in kept.changed:
                message = f"{kept.agency}: {finding.message}; đã cộng số liệu gốc"
                told = evolve(
                    finding, severity=Severity.WARNING, message=message, location=Location(one.name)
                )
                self.findings.append(told)

    def warn(self, code: str, message: str, at: Location) -> None:
        """A finding about a report, or about a unit that sent none."""
        self.findings.append(warning(code, message, at))
