"""Đối thoại trực tiếp của người đứng đầu: planned, on request, and as part of regular meetings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import Section, cites, contract, count, hookimpl, part, prose, text, texts


@contract("answered <= opinions")
class Direct:
    """Planned dialogues: how many, with whom, what was asked and answered."""

    instruments: tuple[str, ...] = cites("văn bản đã ban hành")
    participants: str = text("đối tượng đối thoại")
    meetings: int = count("số cuộc đối thoại", unit="cuộc")
    opinions: int = count("ý kiến, kiến nghị", unit="ý kiến")
    answered: int = count("ý kiến đã trả lời trực tiếp", unit="ý kiến")
    content: str | None = prose("nội dung đối thoại", default=None)


@contract("held <= requests")
class Urgent:
    """Dialogues on request, when a matter could not wait."""

    requests: int = count("yêu cầu đối thoại", unit="yêu cầu")
    held: int | None = count("cuộc đối thoại đột xuất", unit="cuộc", default=None)
    content: str | None = prose("nội dung đối thoại", default=None)


@contract()
class Regular:
    """Meetings at which the head talks with staff as a matter of course."""

    occasions: tuple[str, ...] = texts("hình thức đối thoại")
    conferences: tuple[str, ...] = texts("hội nghị đã tổ chức")
    flag_ceremonies: int | None = count("buổi sinh hoạt dưới cờ", unit="buổi", default=None)
    ceremony_content: str | None = text("nội dung sinh hoạt dưới cờ", default=None)
    briefings: int | None = count("buổi giao ban", unit="buổi", default=None)


@contract()
class Dialogue:
    """What the section prints: guidance, then the three kinds of dialogue."""

    head: str = text("người đứng đầu")
    guidance: str | None = prose("công tác chỉ đạo", default=None)
    instruments: tuple[str, ...] = cites("văn bản thực hiện")
    purpose: str | None = prose("mục đích, ý nghĩa", default=None)
    direct: Direct = part(Direct, "đối thoại trực tiếp")
    urgent: Urgent = part(Urgent, "đối thoại đột xuất")
    regular: Regular | None = part(Regular, "đối thoại định kỳ", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section dialogue."""
    return [
        Section(
            name="dialogue",
            title="Kết quả tổ chức đối thoại trực tiếp của người đứng đầu",
            contract=Dialogue,
            folder=Path(__file__).parent,
        )
    ]
