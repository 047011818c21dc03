"""The sheet of an outgoing document's data: Nghị định 30/2020/NĐ-CP, Phụ lục VI, Phần II.

What the report does not state stays empty, for the agency's document system to fill in.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from vanban import Document, Finding, Theme, components, error, fold

from .typst_run import asked

NUMBERED = re.compile(r"[^0-9\u00a0]*(?P<number>[0-9\u00a0][^/-]*)[/-](?P<notation>.+)")
"""A line with number and notation, such as “Số: 12/BC-UBND”; room stands where no number is yet."""

LANGUAGES = {"vi": "Tiếng Việt", "en": "Tiếng Anh"}
AS_ABOVE = "như trên"


@frozen
class Entry:
    """A field: the group that it stands in (``To`` is numbered), code, label, most letters, value."""

    group: str
    code: str
    label: str
    length: int
    value: str = ""

    @property
    def element(self) -> str:
        """The group's code."""
        return self.group.partition(" ")[0]


def sheet(document: Document, theme: Theme) -> list[Entry]:
    """The fields in the order of the annex, with the number of pages of the PDF, appendices included."""
    return entries_of(document, theme, str(json.loads(asked(document, theme, "pages"))[0]))


def too_long(document: Document, theme: Theme) -> Iterable[Finding]:
    """A finding for each value that is longer than its field."""
    for one in entries_of(document, theme, pages=""):
        if len(one.value) > one.length:
            message = (
                f"{one.label} ({one.code}) dài {len(one.value)} ký tự, "
                f"quá {one.length} ký tự mà Phụ lục VI cho phép: “{one.value[:40]}…”"
            )
            yield error("metadata/qua-dai", message)


def entries_of(document: Document, theme: Theme, pages: str) -> list[Entry]:
    """The fields in the order of the annex."""
    report, form = document.report, components(document.report, theme)
    found = NUMBERED.fullmatch(next(iter(form["so-ky-hieu"]), ""))
    number, notation = (found["number"].strip(), found["notation"]) if found else (report.number, "")
    issued = f"{report.day:02d}/{report.month:02d}/{report.year}" if report.day else ""
    language = LANGUAGES.get(theme.style.language.partition("-")[0], theme.style.language)
    return [
        Entry("FileCode", "OrganId", "Mã định danh cơ quan lập hồ sơ", 13),
        Entry("FileCode", "FileCatalog", "Năm hình thành hồ sơ", 4),
        Entry("FileCode", "FileNotation", "Số và ký hiệu hồ sơ", 20),
        Entry("", "DocOrdinal", "Số thứ tự văn bản trong hồ sơ", 3),
        Entry("", "TypeName", "Tên loại văn bản", 100, report.type),
        Entry("", "CodeNumber", "Số của văn bản", 11, number),
        Entry("", "CodeNotation", "Ký hiệu của văn bản", 30, notation),
        Entry("", "IssuedDate", "Ngày, tháng, năm văn bản", 10, issued),
        Entry("", "OrganName", "Tên cơ quan ban hành", 200, report.agency.full_name),
        Entry("", "Subject", "Trích yếu nội dung", 500, " ".join(report.subject)),
        Entry("", "Language", "Ngôn ngữ", 30, language),
        Entry("", "PageAmount", "Số trang của văn bản", 3, pages),
        Entry("", "Description", "Ghi chú", 500),
        Entry("SignerInfo", "Position", "Chức vụ của người ký", 100, report.signer.position),
        Entry("SignerInfo", "FullName", "Họ và tên người ký", 50, report.signer.name),
        *_receivers(document),
        Entry("", "Priority", "Mức độ khẩn", 1),
        Entry("", "IssuedAmount", "Số lượng bản phát hành", 3),
        Entry("", "DueDate", "Hạn trả lời văn bản", 10),
    ]


def _receivers(document: Document) -> Iterator[Entry]:
    report = document.report
    names = dict.fromkeys((*report.addressees, *report.recipients))
    for number, name in enumerate((one for one in names if fold(one.rstrip(";.")) != AS_ABOVE), 1):
        yield Entry(f"To {number}", "OrganId", "Mã cơ quan nhận", 13)
        yield Entry(f"To {number}", "OrganName", "Nơi nhận", 200, name.rstrip(";."))
