"""Thực hiện quy chế dân chủ ở cơ sở: personnel, meetings, the yearly grading, assets and funds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from vanban import Section, cites, contract, count, day, hookimpl, number, part, prose, rows, text, texts

GRADES = (
    "hoàn thành xuất sắc nhiệm vụ",
    "hoàn thành tốt nhiệm vụ",
    "hoàn thành nhiệm vụ",
    "không hoàn thành nhiệm vụ",
)


@contract()
class Staff:
    """The instruments by which officials and employees are managed."""

    officials: tuple[str, ...] = cites("văn bản áp dụng với công chức")
    employees: tuple[str, ...] = cites("văn bản áp dụng với viên chức")
    delegation: tuple[str, ...] = cites("văn bản phân cấp quản lý")
    more: str | None = prose("nội dung khác", default=None)


@contract()
class Training:
    """What training the agency was told to give, and how many were trained."""

    basis: tuple[str, ...] = cites("văn bản giao chỉ tiêu")
    plans: tuple[str, ...] = cites("kế hoạch của cơ quan")
    trained: int = count("số lượt người được đào tạo, bồi dưỡng", unit="lượt người")
    more: str | None = prose("nội dung khác", default=None)


@contract()
class Move:
    """How many changed their post in one way; a bare number will do."""

    people: int = count("số công chức", unit="công chức")
    detail: str | None = text("cụ thể", default=None)


@contract()
class Transfers:
    """All changes of post in a period."""

    appointed: Move | None = part(Move, "bổ nhiệm, bổ nhiệm lại", default=None)
    moved: Move = part(Move, "điều động")
    rotated: Move = part(Move, "luân chuyển")
    seconded: Move = part(Move, "biệt phái")


@contract()
class Benefit:
    """One entitlement and how many received it: "nâng lương thường xuyên", 02, "công chức"."""

    what: str = text("chế độ")
    people: int = count("số người", unit="người")
    who: str = text("đối tượng")


@contract()
class Meetings:
    """Regular meetings of leaders and units."""

    rules: tuple[str, ...] = cites("quy chế họp giao ban")
    held: int = count("số cuộc giao ban", unit="cuộc")
    between: str = text("thành phần giao ban")
    more: str | None = prose("nội dung khác", default=None)


@contract()
class Conference:
    """The yearly conference of the staff."""

    basis: tuple[str, ...] = cites("căn cứ tổ chức hội nghị")
    held_on: datetime.date = day("ngày tổ chức")
    name: str = text("tên hội nghị")
    partner: str | None = text("đơn vị phối hợp", default=None)
    topics: tuple[str, ...] = texts("nội dung lấy ý kiến, công khai")


@contract("total = excellent + good + fulfilled + unfulfilled")
class Graded:
    """The grades of one group of persons."""

    who: str = text("đối tượng")
    total: int = count("tổng số người được xếp loại", unit="người")
    excellent: int = count(GRADES[0], unit="người")
    good: int = count(GRADES[1], unit="người")
    fulfilled: int = count(GRADES[2], unit="người")
    unfulfilled: int = count(GRADES[3], unit="người")


@contract()
class Collective:
    """The grade of one unit, and the decision that gave it."""

    who: str = text("tập thể")
    grade: str = text("mức xếp loại", choices=GRADES)
    decision: tuple[str, ...] = cites("quyết định công nhận")


@contract()
class Evaluation:
    """The grading of one year."""

    year: str = text("năm đánh giá")
    compliance: Decimal | None = number("tỷ lệ chấp hành pháp luật, nội quy", unit="%", default=None)
    scope: str | None = text("phạm vi đánh giá", default=None)
    people: tuple[Graded, ...] = rows(Graded, "cá nhân", key="who")
    collectives: tuple[Collective, ...] = rows(Collective, "các tập thể")


@contract()
class Assets:
    """How assets and funds are managed."""

    basis: tuple[str, ...] = cites("căn cứ quản lý kinh phí")
    procedure: str | None = text("quy trình quản lý tài sản", default=None)
    rules: tuple[str, ...] = cites("quy chế, quyết định đã ban hành")
    more: str | None = prose("nội dung khác", default=None)


@contract()
class GrassrootsDemocracy:
    """What the section prints; what an agency does not report, it leaves out."""

    staff: Staff = part(Staff, "sử dụng, quản lý")
    training: Training = part(Training, "đào tạo, bồi dưỡng")
    transfers: Transfers = part(Transfers, "điều động, luân chuyển, biệt phái")
    benefits: tuple[Benefit, ...] = rows(Benefit, "chế độ, chính sách", key="what")
    meetings: Meetings | None = part(Meetings, "giao ban", default=None)
    conference: Conference | None = part(Conference, "hội nghị cán bộ, công chức", default=None)
    evaluation: Evaluation | None = part(Evaluation, "đánh giá, xếp loại", default=None)
    assets: Assets | None = part(Assets, "tài sản, kinh phí", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section grassroots-democracy."""
    return [
        Section(
            name="grassroots-democracy",
            title="Kết quả thực hiện quy chế dân chủ ở cơ sở",
            contract=GrassrootsDemocracy,
            folder=Path(__file__).parent,
        )
    ]
