"""Triển khai văn bản chỉ đạo: what was made known, what was issued, how it is inspected and reviewed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from vanban import Section, cite, cites, contract, hookimpl, number, part, prose, rows, text, texts


@contract()
class Group:
    """Instruments under one heading."""

    heading: str = text("tên nhóm")
    instruments: tuple[str, ...] = cites("các văn bản")


@contract()
class Dissemination:
    """How instruments were made known, and which."""

    led_by: str = text("cấp chỉ đạo")
    meetings: tuple[str, ...] = texts("các cuộc họp, hội nghị")
    channels: tuple[str, ...] = texts("các kênh tuyên truyền")
    informed: Decimal | None = number("tỷ lệ được phổ biến, quán triệt", unit="%", default=None)
    result: str | None = prose("kết quả", default=None)
    groups: tuple[Group, ...] = rows(Group, "các nhóm văn bản", key="heading")


@contract()
class Issuing:
    """What the agency issued on the basis of what, and what of earlier times it still carries out."""

    basis: tuple[str, ...] = cites("văn bản căn cứ")
    issued: tuple[str, ...] = cites("văn bản ban hành")
    continued: tuple[str, ...] = cites("văn bản tiếp tục thực hiện")


@contract()
class Inspection:
    """The inspection of the agency's units: its plan (issued or expected), subject and time."""

    basis: tuple[str, ...] = cites("văn bản căn cứ")
    plan: str | None = cite("kế hoạch kiểm tra", default=None)
    plan_expected: str | None = text("dự kiến ban hành kế hoạch", default=None)
    units: str = text("đối tượng kiểm tra")
    content: str = text("nội dung kiểm tra")
    time: str | None = text("thời gian kiểm tra", default=None)
    result: str | None = prose("kết quả kiểm tra", default=None)


@contract()
class Directives:
    """What the section prints on one field of work, ``topic``."""

    topic: str = text("lĩnh vực")
    dissemination: Dissemination = part(Dissemination, "quán triệt văn bản")
    issuing: Issuing = part(Issuing, "ban hành văn bản")
    inspection: Inspection | None = part(Inspection, "kiểm tra, giám sát", default=None)
    review: str | None = prose("sơ kết, tổng kết", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section directives."""
    return [
        Section(
            name="directives",
            title="Kết quả triển khai các văn bản chỉ đạo",
            contract=Directives,
            folder=Path(__file__).parent,
        )
    ]
