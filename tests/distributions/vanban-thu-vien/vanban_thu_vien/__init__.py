"""Thư viện: how many people came, and how many books they took."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import Section, contract, count, hookimpl, text


@contract("visits = adults + children")
class Library:
    """The readers and loans of one library."""

    visits: int = count("số lượt bạn đọc", unit="lượt", code="1")
    adults: int = count("người lớn", unit="lượt", code="2")
    children: int = count("thiếu nhi", unit="lượt", code="3")
    loans: int = count("số sách cho mượn", unit="cuốn", code="4")
    remark: str | None = text("nhận xét", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section thu-vien."""
    return [Section("thu-vien", "Công tác thư viện", Library, Path(__file__).parent)]
