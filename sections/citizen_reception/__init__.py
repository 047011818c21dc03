"""Tiếp công dân; xử lý đơn thư, khiếu nại, tố cáo: level by level, from the six official forms, or both."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import FilledForm, Section, contract, count, form, hookimpl, part, prose, rows, text

from .official import GQKN, GQTC, KQTH, QLKNTC, TCD, XLD


@contract("people >= visits")
class Reception:
    """One kind of reception: how many came, alone and in groups."""

    visits: int = count("số lượt tiếp", unit="lượt")
    people: int = count("số người được tiếp", unit="người")
    groups: int | None = count("số đoàn đông người", unit="đoàn", default=None)
    group_people: int | None = count("số người trong đoàn đông người", unit="người", default=None)


@contract(
    "total.visits = regular.visits + leaders.visits",
    "total.people = regular.people + leaders.people",
    "total.groups = regular.groups + leaders.groups",
    "total.group_people = regular.group_people + leaders.group_people",
    "total.group_people <= total.people",
)
class Receptions:
    """Receptions of one level in a period."""

    total: Reception = part(Reception, "tổng số")
    regular: Reception = part(Reception, "tiếp thường xuyên")
    leaders: Reception = part(Reception, "tiếp định kỳ, đột xuất của lãnh đạo")
    content: str | None = prose("nội dung chủ yếu", default=None)


@contract(
    "received = complaints + denunciations + proposals",
    "handled <= received",
    "eligible = answered + forwarded + urged",
    "eligible <= handled",
)
class Petitions:
    """Letters of one level in a period: by kind, then by what was done with them."""

    received: int = count("số đơn tiếp nhận", unit="đơn")
    complaints: int = count("đơn khiếu nại", unit="đơn")
    denunciations: int = count("đơn tố cáo", unit="đơn")
    proposals: int = count("đơn đề nghị, phản ánh", unit="đơn")
    handled: int = count("số đơn đã xử lý", unit="đơn")
    eligible: int = count("đơn đủ điều kiện xử lý", unit="đơn")
    answered: int = count("đơn đã hướng dẫn, trả lời", unit="đơn")
    forwarded: int = count("đơn chuyển cơ quan có thẩm quyền", unit="đơn")
    urged: int = count("đơn đôn đốc", unit="đơn")
    reports: int | None = count("báo cáo kết quả giải quyết nhận được", unit="báo cáo", default=None)
    content: str | None = prose("nội dung chủ yếu", default=None)


@contract()
class Level:
    """One person or body that receives citizens; without figures, it had nothing to report."""

    of: str = text("cấp")
    period: str | None = text("thời gian lấy số liệu", default=None)
    intro: str | None = prose("chỉ đạo chung", default=None)
    receptions: Receptions | None = part(Receptions, "tiếp công dân", default=None)
    petitions: Petitions | None = part(Petitions, "đơn thư", default=None)
    nothing: str | None = text("khi không phát sinh", default=None)


@contract(
    "03/GQKN.1 = 02/XLD.6",
    "04/GQTC.1 = 02/XLD.12",
    "05/KQTH.1 >= 03/GQKN.7",
    "05/KQTH.16 >= 04/GQTC.7",
    one_of=("levels", "reception", "letters", "complaints", "denunciations", "enforcement", "management"),
)
class CitizenReception:
    """What the section prints: levels stated figure by figure, and the forms of Thông tư 06/2025/TT-TTCP.

    The relations between the forms are those of their guides.
    """

    levels: tuple[Level, ...] = rows(Level, "các cấp", key="of")
    reception: FilledForm | None = form(TCD)
    letters: FilledForm | None = form(XLD)
    complaints: FilledForm | None = form(GQKN)
    denunciations: FilledForm | None = form(GQTC)
    enforcement: FilledForm | None = form(KQTH)
    management: FilledForm | None = form(QLKNTC)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section citizen-reception."""
    return [
        Section(
            name="citizen-reception",
            title="Kết quả công tác tiếp công dân, xử lý đơn thư, khiếu nại, tố cáo",
            contract=CitizenReception,
            folder=Path(__file__).parent,
        )
    ]
