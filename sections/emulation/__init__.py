"""Phong trào thi đua: its instruments, what it asks for, the models registered and recognised."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import Section, cites, contract, count, hookimpl, prose, text, texts


@contract("recognised <= registered")
class Emulation:
    """What the section prints."""

    name: str = text("tên phong trào")
    basis: tuple[str, ...] = cites("văn bản chỉ đạo của cấp trên")
    plans: tuple[str, ...] = cites("kế hoạch của cơ quan")
    requirements: tuple[str, ...] = texts("yêu cầu")
    related: tuple[str, ...] = texts("phong trào, cuộc vận động được gắn kết")
    motto: str | None = text("phương châm", default=None)
    registered: int | None = count("số mô hình đăng ký", unit="mô hình", default=None)
    recognised: int | None = count("số mô hình được công nhận", unit="mô hình", default=None)
    results: str | None = prose("kết quả thực hiện", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section emulation."""
    return [
        Section(
            name="emulation",
            title="Kết quả thực hiện phong trào thi đua",
            contract=Emulation,
            folder=Path(__file__).parent,
        )
    ]
