"""What a period takes over from the one before: ``6`` of this report is ``11`` of the last."""

from __future__ import annotations

from collections.abc import Iterator

from .comparison import Baselines, base_of
from .contract import by_name, carried_of
from .errors import Finding, fold, warning
from .fields import fields_of
from .form import FilledForm
from .ledger import Ledger
from .located import Amount, Count
from .numerals import format_number


def not_carried_over(data: object, baselines: Baselines) -> Iterator[Finding]:
    """A warning for each figure that is not what last period's report left over."""
    ledger = baselines.ledgers.get("previous")
    if ledger is None:
        return
    for one in _objects(data):
        for now, then in carried_of(type(one)).items():
            figure = getattr(one, by_name(type(one))[fold(now)].name)
            if isinstance(figure, (Count, Amount)):
                yield from _difference(figure, then, ledger)


def _difference(figure: Count | Amount, then: str, ledger: Ledger) -> Iterator[Finding]:
    origin = figure.origin
    own, _, code = origin.concept.rpartition(".")
    left = base_of(ledger, f"{own}.{then}", figure)
    if left and left.value != figure:
        unit = f" của “{origin.agency}”" if origin.agency else ""
        message = (
            f"[{code}] {origin.label}{unit} ({format_number(figure)}) khác [{then}] {left.label} "
            f"của báo cáo kỳ trước ({format_number(left.value)}, ghi ở {left.location})"
        )
        yield warning("quan-he/chuyen-ky", message, origin.location)


def _objects(data: object) -> Iterator[object]:
    """A contract object, its parts and rows, and the rows of its forms."""
    if isinstance(data, FilledForm):
        yield from (data.row(row) for row in range(len(data.table.names)) if data.official)
    elif isinstance(data, (tuple, dict)):
        values = data.values() if isinstance(data, dict) else data
        yield from (found for value in values for found in _objects(value))
    elif fields_of(type(data)):
        yield data
        yield from (found for spec in fields_of(type(data)) for found in _objects(getattr(data, spec.name)))
