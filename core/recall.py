"""The facts of other reports: of a project folder, or of a document that keeps them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from attrs import evolve, frozen

from .assemble import assemble
from .comparison import WORDS, Baselines
from .errors import Finding, Location, Severity, VanbanError, error, fold, warning
from .files import find_file
from .guard import guarded
from .ledger import Kept, Ledger, changed_by_hand, ledger_of
from .located import Text
from .model import Agency
from .period import Period, parse_period
from .prepare import prepare
from .project import Project
from .registration import Offer
from .registry import Registry
from .writer import Writer

LARGEST = 256 << 20


@frozen(eq=False, repr=False)
class Recalled:
    """What a report is compared with, and what is wrong with it."""

    baselines: Baselines
    findings: tuple[Finding, ...]


def recall(project: Project, registry: Registry) -> Recalled:
    """The reports that a project is to be compared with; one at fault is told and left out."""
    ledgers: dict[str, Ledger] = {}
    findings: list[Finding] = []
    for against, name in project.compared_with.items():
        try:
            ledger, doubts = _doubted(project.folder / name, WORDS[against], name, registry)
        except VanbanError as fault:
            findings.extend(_about(fault, name, against))
            continue
        findings.extend(warning(code, message, name.location) for code, message in doubts)
        findings.extend(_other_period(ledger, project.report.period, name, against))
        findings.extend(_other_agency(ledger, project.report.agency, name))
        ledgers[against] = ledger
    return Recalled(Baselines(ledgers), tuple(findings))


def _about(fault: VanbanError, name: Text, against: str) -> Iterator[Finding]:
    for finding in fault.findings[:1]:
        message = f"không đọc được báo cáo {WORDS[against]} “{name}”: {finding.message}"
        yield evolve(finding, message=message, location=name.location)


def _doubted(
    path: Path, what: str, name: Text, registry: Registry
) -> tuple[Ledger, Iterator[tuple[str, str]]]:
    """The ledger of another report, and why its figures may be other than it printed."""
    if os.path.isdir(path):
        other, project = prepare(path)
        document = assemble(project, other)
        faults = sum(finding.severity is Severity.ERROR for finding in document.findings)
        message = f"báo cáo {what} “{name}” có {faults} lỗi; hãy xem: vanban check {name}"
        return ledger_of(document), iter([("so-sanh/co-loi", message)] if faults else [])
    ledger = read_ledger(path, registry)
    changed = sum(1 for _ in changed_by_hand(ledger, path.name))
    message = (
        f"báo cáo {what} “{name}” có {changed} số bị sửa tay, nhưng so sánh với số liệu gốc; "
        f"hãy xem: vanban facts {name}"
    )
    return ledger, iter([("so-sanh/sua-tay", message)] if changed else [])


def _other_agency(ledger: Ledger, agency: Agency, name: Text) -> Iterator[Finding]:
    if fold(ledger.agency) != fold(agency.full_name):
        message = f"“{name}” là báo cáo của {ledger.agency}, không phải của {agency.full_name}"
        yield warning("so-sanh/khac-co-quan", message, name.location)


def _other_period(ledger: Ledger, period: Period, name: Text, against: str) -> Iterator[Finding]:
    """Last period ends the day before this one begins; the same period is that of the year before."""
    other = parse_period(ledger.period)
    if against == "same":
        fits = other.code == f"{period.year - 1}{period.code[4:]}"
    else:
        fits = other.end + timedelta(days=1) == parse_period(period.code).start
    if not fits:
        message = f"“{name}” là báo cáo {other}, không phải {WORDS[against]} của {period}"
        yield warning("so-sanh/khac-ky", message, name.location)


def read_ledger(path: Path, registry: Registry) -> Ledger:
    """The facts that a document keeps; raises VanbanError for none."""
    content, offer = _content(find_file(path.parent, path.name)), _reader(path.name, readers_of(registry))
    doing = f"lúc đọc “{path.name}” (ledger)"
    ledger: Ledger = guarded(offer.plugin, doing, partial(offer.value.ledger, content, path.name))
    return ledger


def read_kept(path: Path, readers: Mapping[str, Offer]) -> tuple[Kept, str]:
    """What a consolidating report takes from a regular file, and its SHA-256; raises VanbanError for none."""
    content, offer = _content(path), _reader(path.name, readers)
    doing = f"lúc đọc “{path.name}” (kept)"
    kept: Kept = guarded(offer.plugin, doing, partial(offer.value.kept, content, path.name))
    return kept, hashlib.sha256(content).hexdigest()


def readers_of(registry: Registry) -> dict[str, Offer]:
    """The writers that read the facts of files again, by the files' endings."""
    writers = (offer for offer in registry.of("writer") if type(offer.value).ledger is not Writer.ledger)
    return {offer.value.suffix: offer for offer in writers}


def _reader(name: str, readers: Mapping[str, Offer]) -> Offer:
    offer = readers.get(os.path.splitext(name)[1].lower())
    if offer is None:
        known = ", ".join(sorted(readers))
        message = f"không đọc được số liệu của tệp “{name}”; đọc được thư mục báo cáo và tệp: {known}"
        raise VanbanError(error("so-lieu/khong-mang", message, Location(name)))
    return offer


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                raise VanbanError(
                    error("tep/qua-lon", f"tệp lớn hơn {LARGEST >> 20} MB", Location(path.name))
                )
            return file.read()
    except OSError as fault:
        message = f"không đọc được tệp: {fault.strerror}"
        raise VanbanError(error("tep/khong-doc", message, Location(path.name))) from None
