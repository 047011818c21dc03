"""Cải cách hành chính: instruments, control of administrative procedures, one-stop service, streamlining."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from vanban import (
    FilledForm,
    Section,
    cite,
    cites,
    contract,
    count,
    day,
    form,
    hookimpl,
    part,
    prose,
    text,
    texts,
)

from .official import II05A, II06A


@contract()
class Appraisal:
    """Drafts of others that the agency appraised before a higher authority issued them."""

    drafters: str = text("cơ quan soạn thảo")
    issuers: str = text("cấp ban hành")
    instruments: tuple[str, ...] = cites("các văn bản đã ban hành")


@contract()
class Publication:
    """Decisions that publish procedures, by the authority that issued them."""

    issuer: str = text("cấp ban hành")
    decisions: int = count("quyết định công bố", unit="quyết định")
    managed_by: tuple[str, ...] = texts("cơ quan quản lý")
    access: str | None = prose("việc công khai", default=None)


@contract("handled <= received")
class Feedback:
    """Feedback on administrative rules."""

    received: int = count("phản ánh, kiến nghị tiếp nhận", unit="phản ánh, kiến nghị")
    handled: int | None = count("phản ánh, kiến nghị đã xử lý", unit="phản ánh, kiến nghị", default=None)
    detail: str | None = prose("cách thực hiện", default=None)


@contract()
class Work:
    """One strand of work: what it carries out and how it went."""

    instruments: tuple[str, ...] = cites("văn bản thực hiện")
    detail: str = prose("kết quả")


@contract()
class Review:
    """The plan to control procedures, the reviews made, the inspection to come."""

    plan: str | None = cite("kế hoạch kiểm soát", default=None)
    detail: str | None = prose("kết quả rà soát", default=None)
    inspection: str | None = text("dự kiến ban hành kế hoạch kiểm tra", default=None)


@contract("received = on_time + late + refused + pending")
class CentreFiles:
    """Files at the public service centre, between two days."""

    place: str = text("nơi tiếp nhận")
    since: date = day("từ ngày")
    until: date = day("đến ngày")
    received: int = count("hồ sơ tiếp nhận", unit="hồ sơ")
    on_time: int = count("hồ sơ giải quyết sớm và đúng hạn", unit="hồ sơ")
    late: int = count("hồ sơ quá hạn", unit="hồ sơ")
    refused: int = count("hồ sơ từ chối, hủy", unit="hồ sơ")
    pending: int = count("hồ sơ đang giải quyết", unit="hồ sơ")


@contract("received = solved + pending", "solved = early + on_time + returned")
class DeskFiles:
    """Files at the agency's own one-stop desk."""

    received: int = count("hồ sơ tiếp nhận", unit="hồ sơ")
    solved: int = count("hồ sơ đã giải quyết", unit="hồ sơ")
    early: int = count("hồ sơ trả sớm hạn", unit="hồ sơ")
    on_time: int = count("hồ sơ trả đúng hạn", unit="hồ sơ")
    returned: int = count("hồ sơ trả lại", unit="hồ sơ")
    pending: int = count("hồ sơ đang giải quyết", unit="hồ sơ")


@contract(derived=("feedback.received <= II.05a.3", "feedback.handled <= II.05a.8"))
class AdministrativeReform:
    """What the section prints; a strand without data is left out.

    With form II.05a, its figures are printed instead of those of the feedback; form II.06a has a paragraph
    of its own beside the centre and the desk, whose files it may count by other days.
    """

    issued: tuple[str, ...] = cites("văn bản ban hành, triển khai")
    appraisal: Appraisal | None = part(Appraisal, "thẩm tra dự thảo", default=None)
    publication: Publication | None = part(Publication, "công bố thủ tục hành chính", default=None)
    feedback: Feedback | None = part(Feedback, "phản ánh, kiến nghị", default=None)
    feedback_form: FilledForm | None = form(II05A)
    one_stop: Work | None = part(Work, "một cửa, một cửa liên thông", default=None)
    linked: str | None = prose("thủ tục liên thông", default=None)
    electronic: Work | None = part(Work, "môi trường điện tử", default=None)
    communication: str | None = prose("truyền thông", default=None)
    review: Review | None = part(Review, "kiểm tra, rà soát", default=None)
    files_form: FilledForm | None = form(II06A)
    centre: CentreFiles | None = part(CentreFiles, "hồ sơ tại trung tâm", default=None)
    desk: DeskFiles | None = part(DeskFiles, "hồ sơ tại bộ phận một cửa", default=None)
    streamlined: int = count("số người tinh giản biên chế", unit="người")
    streamlining: str | None = prose("nội dung tinh giản biên chế", default=None)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section administrative-reform."""
    return [
        Section(
            name="administrative-reform",
            title="Việc triển khai thực hiện công tác cải cách hành chính",
            contract=AdministrativeReform,
            folder=Path(__file__).parent,
        )
    ]
