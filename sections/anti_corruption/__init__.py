"""Phòng, chống tham nhũng: plans, cases found, persons handled."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import Section, cites, contract, count, hookimpl, prose


@contract(
    "persons = disciplined + prosecuted + otherwise",
    "heads <= persons",
)
class AntiCorruption:
    """What the section prints; all figures are of the period, zero where nothing occurred."""

    basis: tuple[str, ...] = cites("căn cứ chỉ đạo")
    plans: tuple[str, ...] = cites("kế hoạch của cơ quan")
    content: str | None = prose("nội dung kế hoạch", default=None)
    cases: int = count("số vụ phát hiện", unit="vụ")
    persons: int = count("số người bị xử lý", unit="người")
    disciplined: int = count("xử lý kỷ luật", unit="người")
    prosecuted: int = count("xử lý hình sự", unit="người")
    otherwise: int = count("xử lý bằng hình thức khác", unit="người")
    heads: int = count("người đứng đầu bị xử lý trách nhiệm", unit="người")
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
