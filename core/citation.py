"""Citations: in full at the first mention, short later (Phụ lục I, Phần I, mục II.6.b)."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from attrs import field, frozen

from .contract import contract
from .dates import long_date
from .errors import Finding, Location, error, fold, suggestion
from .fields import day, text
from .model import Instrument
from .read import read
from .scalars import KEY
from .values import Node, Record, Value

BY_NAME = {"luật", "bộ luật", "pháp lệnh", "hiến pháp"}
"""Types that are cited by type and name alone, without number, date or issuer."""


@contract()
class InstrumentEntry:
    """One entry of an instruments file."""

    type: str = text("tên loại")
    number: str = text("số, ký hiệu", default="")
    date: datetime.date | None = day("ngày ban hành", default=None)
    issuer: str = text("cơ quan ban hành", default="")
    title: str = text("trích yếu", default="")
    note: str = text("ghi chú", default="")


def read_instruments(node: Node) -> tuple[dict[str, Instrument], tuple[Finding, ...]]:
    """The instruments of a file ``key: {type, number, date, issuer, title, note}``."""
    if isinstance(node, Value) and node.data is None:
        return {}, ()
    if not isinstance(node, Record):
        return {}, (error("so-lieu/cau-truc", "phải là các dòng “khóa: văn bản”", node.location),)
    found: dict[str, Instrument] = {}
    findings: list[Finding] = []
    for item in node.items:
        if not KEY.fullmatch(item.key):
            message = f"khóa văn bản “{item.key}” chỉ gồm chữ, số và các dấu . / : -"
            findings.append(error("so-lieu/kieu", message, item.location))
        filled = read(InstrumentEntry, item.node, f"instruments.{item.key}")
        findings.extend(filled.findings)
        if item.key in found:
            first = found[item.key].location
            message = f"khóa văn bản “{item.key}” ghi hai lần, đã ghi ở {first}"
            findings.append(error("so-lieu/trung-khoa", message, item.location))
        elif entry := filled.data:
            found[item.key] = Instrument(
                item.key,
                entry.type,
                entry.title,
                item.location,
                entry.number,
                entry.date,
                entry.issuer,
                entry.note,
            )
    return found, tuple(findings)


def short_form(instrument: Instrument) -> str:
    """Type and number; a law by type and name."""
    if fold(instrument.type) in BY_NAME or not instrument.number:
        return f"{instrument.type} {instrument.title}".strip()
    return f"{instrument.type} số {instrument.number}"


def full_form(instrument: Instrument) -> str:
    """Type, number and symbol, date, issuer and title; a law by type and name."""
    words = [short_form(instrument)]
    if fold(instrument.type) not in BY_NAME:
        words += [long_date(instrument.date)] if instrument.date else []
        words += [f"của {instrument.issuer}"] if instrument.issuer else []
        words += [instrument.title] if instrument.title and instrument.number else []
    words += [f"({instrument.note})"] if instrument.note else []
    return " ".join(words)


@frozen(eq=False, repr=False)
class Citations:
    """The instruments of a report, and which of them the text has mentioned so far."""

    instruments: Mapping[str, Instrument]
    mentioned: dict[str, Instrument] = field(factory=dict)

    def mention(self, key: str) -> str | None:
        """How to cite ``key`` at this point of the document, or None where it is unknown."""
        instrument = self.instruments.get(key)
        if instrument is None:
            return None
        if key in self.mentioned:
            return short_form(instrument)
        self.mentioned[key] = instrument
        return full_form(instrument)

    def unknown(self, key: str, location: Location | None) -> Finding:
        """The finding for a key that the instruments file does not have."""
        hint = (
            suggestion(key, self.instruments)
            if self.instruments
            else "; báo cáo chưa có văn bản nào trong “instruments”"
        )
        message = f"không có văn bản “{key}” trong tệp danh mục văn bản{hint}"
        return error("trich-dan/khong-co", message, location)
