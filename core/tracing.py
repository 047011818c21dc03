"""The facts of a report project or of a finished document, and the way back from a printed figure."""

from __future__ import annotations

from collections.abc import Iterator

from .errors import fold
from .ledger import KeptFact, Ledger
from .numerals import format_number
from .shares import Shared


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


def origin(one: KeptFact, ledger: Ledger) -> Iterator[str]:
    """Where a fact came from, line by line, as an officer would want to read it."""
    fact = one.fact
    unit = f" ({fact.unit})" if fact.unit else ""
    yield f"{one.printed}: {fact.label}{unit}"
    yield f"  kỳ {fact.period}, {fact.agency}; mục “{one.section}”, chỉ tiêu {fact.concept}"
    yield f"  số liệu: {fact.location}"
    added = list(_shares(one, ledger))
    if one.sha256:
        yield f"  SHA-256 của tệp số liệu: {one.sha256}"
    elif not added:
        yield "  số liệu từ cơ sở dữ liệu, không có mã băm"
    for share in added:
        yield f"  + {format_number(share.value)}: {share.unit.name}, ở {share.location}"
        if share.unit.sha256:
            yield f"    SHA-256 của tệp: {share.unit.sha256}"


def _shares(one: KeptFact, ledger: Ledger) -> Iterator[Shared]:
    """What each unit or department added to a figure of the whole."""
    if fold(one.fact.agency) == fold(ledger.agency):
        shares = (of for key, of in ledger.shares.items() if key.partition("/")[0] == one.section)
        yield from next((found for of in shares if (found := list(of.of(one.fact.concept)))), ())
