"""Phòng, chống tham nhũng: plans, cases found, persons handled."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import FilledForm, Section, cites, contract, count, form, hookimpl, prose

from .official import PCTN


@contract(
    "persons = disciplined + prosecuted + otherwise",
    "heads <= persons",
    derived=("cases <= 01/PCTN.44",),
    one_of=("cases", "indicators"),
)
class AntiCorruption:
    """What the section prints; all figures are of the period, zero where nothing occurred.

    With the form, its figures are printed instead of those stated by themselves.
    """

    basis: tuple[str, ...] = cites("căn cứ chỉ đạo")
    plans: tuple[str, ...] = cites("kế hoạch của cơ quan")
    content: str | None = prose("nội dung kế hoạch", default=None)
    cases: int | None = count("số vụ phát hiện", unit="vụ", default=None)
    persons: int | None = count("số người bị xử lý", unit="người", default=None)
    disciplined: int | None = count("xử lý kỷ luật", unit="người", default=None)
    prosecuted: int | None = count("xử lý hình sự", unit="người", default=None)
    otherwise: int | None = count("xử lý bằng hình thức khác", unit="người", default=None)
    heads: int | None = count("người đứng đầu bị xử lý trách nhiệm", unit="người", default=None)
    indicators: FilledForm | None = form(PCTN)
    more: str | None = prose("nội dung khác", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section anti-corruption."""
    return [
        Section(
            name="anti-corruption",
            title="Công tác phòng, chống tham nhũng",
            contract=AntiCorruption,
            folder=Path(__file__).parent,
        )
    ]
