"""The facts of a report project or of a finished document, and the way back from a printed figure."""

from __future__ import annotations

from collections.abc import Iterator

from .ledger import KeptFact, Ledger


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
    wanted = figure.removesuffix("%").strip()
    return tuple(
        one
        for one in ledger.facts
        if one.bookmark and wanted in {one.printed, str(one.fact.value), one.found}
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
