"""The facts of a report project or of a finished document, and the way back from a printed figure."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from . import build as building
from .errors import Location, VanbanError, error
from .files import find_file
from .guard import guarded
from .ledger import KeptFact, Ledger, ledger_of
from .registry import Registry

LARGEST = 256 << 20


def read_ledger(path: Path) -> Ledger:
    """The facts of a project folder, or those kept by a document; raises VanbanError for none."""
    if path.is_dir():
        registry, project = building.prepare(path)
        return ledger_of(building.build(registry, project).document)
    registry = Registry()
    registry.load_installed()
    content = _content(path)
    offers = {offer.value.suffix: offer for offer in registry.of("writer")}
    offer = offers.get(path.suffix.lower())
    if offer is None:
        known = ", ".join(sorted(offers))
        message = f"không đọc được số liệu của tệp “{path.name}”; đọc được thư mục báo cáo và tệp: {known}"
        raise VanbanError(error("so-lieu/khong-mang", message, Location(path.name)))
    ledger: Ledger = guarded(
        offer.plugin.name, f"lúc đọc “{path.name}”", partial(offer.value.ledger, content, path.name)
    )
    return ledger


def _content(path: Path) -> bytes:
    file = find_file(path.parent, path.name)
    try:
        if file.stat().st_size > LARGEST:
            raise VanbanError(error("tep/qua-lon", f"tệp lớn hơn {LARGEST >> 20} MB", Location(path.name)))
        return file.read_bytes()
    except OSError as fault:
        message = f"không đọc được tệp: {fault.strerror}"
        raise VanbanError(error("tep/khong-doc", message, Location(path.name))) from None


def as_row(one: KeptFact) -> dict[str, object]:
    """A fact as ``vanban facts`` lists it."""
    fact = one.fact
    return {
        "concept": fact.concept,
        "label": fact.label,
        "value": str(fact.value),
        "unit": fact.unit,
        "period": fact.period,
        "agency": fact.agency,
        "section": one.section,
        "file": fact.location.file,
        "place": fact.location.place,
        "sha256": one.sha256,
        "bookmark": one.bookmark,
        "printed": one.printed if one.bookmark else "",
        "found": one.found or "",
    }


def named(ledger: Ledger, figure: str) -> tuple[KeptFact, ...]:
    """The printed facts that a figure names, as printed or as it reads now: ``5.718``, ``5718``."""
    return tuple(
        one
        for one in ledger.facts
        if one.bookmark and figure in {one.printed, str(one.fact.value), one.found}
    )


def origin(one: KeptFact) -> Iterator[str]:
    """Where a fact came from, line by line, as an officer would want to read it."""
    fact = one.fact
    unit = f" ({fact.unit})" if fact.unit else ""
    yield f"{one.printed}: {fact.label}{unit}"
    yield f"  kỳ {fact.period}, {fact.agency}; mục “{one.section}”, chỉ tiêu {fact.concept}"
    yield f"  số liệu: {fact.location}"
    yield (
        f"  SHA-256 của tệp số liệu: {one.sha256}"
        if one.sha256
        else "  số liệu từ cơ sở dữ liệu, không có mã băm"
    )
