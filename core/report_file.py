"""The contract of report.yaml, and of the agency.yaml that it may inherit."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from .contract import contract
from .fields import REQUIRED, day, named, part, prose, rows, text, texts
from .located import Markdown, Text


@contract()
class AgencyEntry:
    """``agency:``, who issues the report."""

    parent: tuple[Text, ...] = texts("cơ quan chủ quản")
    name: str = text("tên cơ quan")
    head: tuple[Text, ...] = texts("tên in ở đầu")
    full_name: str = text("tên đầy đủ", default="")
    symbol: str = text("ký hiệu")
    place: str = text("địa danh")
    unit: str = text("đơn vị soạn thảo", default="")


@contract()
class SignerEntry:
    """``signer:``, with the lines of authority above the position."""

    authority: tuple[Text, ...] = texts("quyền hạn")
    position: str = text("chức vụ")
    name: str = text("họ tên")


@contract()
class DataEntry:
    """One entry of ``data:``, a file name, or a file and what is wanted of it."""

    file: Text = text("tệp")
    source: str = text("nguồn", default="")
    sheet: Text = text("trang tính", default=Text())
    query: Text = text("câu truy vấn", default=Text())
    table: Text = text("bảng", default=Text())
    field: Text = text("mục số liệu", default=Text())


@contract()
class PointEntry:
    """An outline item at the lowest level, a)."""

    heading: Text = text("đề mục", default=Text())
    section: Text = text("mục nội dung", default=Text())
    data: tuple[DataEntry, ...] = rows(DataEntry, "số liệu")


@contract()
class ClauseEntry(PointEntry):
    """An outline item at the middle level, 1."""

    parts: tuple[PointEntry, ...] = rows(PointEntry, "mục con")


@contract()
class ChapterEntry(PointEntry):
    """An outline item at the highest level, I."""

    parts: tuple[ClauseEntry, ...] = rows(ClauseEntry, "mục con")


@contract()
class ReportFile:
    """What report.yaml states."""

    theme: Text = text("thể thức", default=Text("nd30"))
    type: Text = text("loại văn bản", default=Text("báo cáo"))
    subject: tuple[Text, ...] = texts("trích yếu", default=REQUIRED)
    period: Text = text("kỳ báo cáo")
    period_from: datetime.date | None = day("từ ngày", default=None)
    period_to: datetime.date | None = day("đến ngày", default=None)
    agency: AgencyEntry = part(AgencyEntry, "cơ quan ban hành")
    number: Text = text("số", default=Text())
    date: Text = text("ngày ban hành")
    addressees: tuple[Text, ...] = texts("kính gửi")
    decided_by: Text = text("thẩm quyền ban hành", default=Text())
    basis: tuple[Text, ...] = texts("căn cứ")
    opening: Markdown = prose("mở đầu", default=Markdown())
    closing: Markdown = prose("kết thúc", default=Markdown())
    outline: tuple[ChapterEntry, ...] = rows(ChapterEntry, "bố cục", default=REQUIRED)
    signer: SignerEntry = part(SignerEntry, "người ký")
    recipients: tuple[Text, ...] = texts("nơi nhận")
    filing: str = text("lưu", default="")
    appendices: tuple[Text, ...] = texts("phụ lục")
    previous: Text = text("báo cáo kỳ trước", default=Text())
    same_period: Text = text("báo cáo cùng kỳ năm trước", default=Text())
    instruments: tuple[Text, ...] = texts("danh mục văn bản")
    plugins: tuple[Text, ...] = texts("plugin")
    inherit: Text = text("kế thừa", default=Text())
    labels: Mapping[str, Text] = named(None, "nhãn")
    severity: Mapping[str, Text] = named(None, "mức phát hiện")
    texts: Mapping[str, Text] = named(None, "chữ cố định")
