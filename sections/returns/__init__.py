"""Tình hình báo cáo của các đơn vị: who reported, who did not, whose figures are doubtful."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import Returns, Section, contract, hookimpl, part


@contract()
class UnitReturns:
    """The account of the units' reports, which ``vanban rollup`` makes by itself; other reports state it."""

    account: Returns | None = part(Returns, "tình hình báo cáo", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section returns."""
    return [
        Section(
            name="returns",
            title="Tình hình báo cáo của các đơn vị",
            contract=UnitReturns,
            folder=Path(__file__).parent,
        )
    ]
