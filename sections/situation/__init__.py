"""Đặc điểm, tình hình: what the agency is for, how it is organised, how many people it has."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from vanban import REQUIRED, Section, contract, count, hookimpl, number, part, prose, text, texts


@contract("concurrent <= deputies")
class Leadership:
    """The head and the deputies; ``concurrent`` of them also hold ``concurrent_post``."""

    head: str = text("chức danh người đứng đầu")
    deputy: str = text("chức danh cấp phó")
    deputies: int = count("số cấp phó", unit="người")
    concurrent: int | None = count("số cấp phó kiêm nhiệm", unit="người", default=None)
    concurrent_post: str | None = text("chức danh kiêm nhiệm", default=None)


@contract("actual <= assigned")
class Posts:
    """Posts of one kind: assigned for the year, and filled now."""

    assigned: int = count("biên chế được giao", unit="biên chế")
    actual: int = count("biên chế đang thực hiện", unit="người")


@contract()
class SelfFinanced:
    """Public units that pay their own way, and their employees."""

    units: tuple[str, ...] = texts("các đơn vị tự chủ", default=REQUIRED)
    employees: int = count("số viên chức", unit="người")
    autonomy: Decimal = number("mức tự chủ tài chính", unit="%", total="same")


@contract()
class Situation:
    """What the section prints: functions, organisation, staff."""

    functions: str = prose("chức năng, nhiệm vụ")
    conditions: str | None = prose("thuận lợi, khó khăn", default=None)
    leadership: Leadership = part(Leadership, "lãnh đạo")
    divisions: tuple[str, ...] = texts("các phòng, ban")
    public_units: tuple[str, ...] = texts("các đơn vị sự nghiệp")
    civil_servants: Posts = part(Posts, "biên chế công chức")
    public_employees: Posts | None = part(Posts, "biên chế sự nghiệp", default=None)
    contract_workers: int | None = count("lao động hợp đồng", unit="người", default=None)
    self_financed: SelfFinanced | None = part(SelfFinanced, "đơn vị tự chủ tài chính", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section situation."""
    return [
        Section(
            name="situation",
            title="Đặc điểm, tình hình",
            contract=Situation,
            folder=Path(__file__).parent,
        )
    ]
