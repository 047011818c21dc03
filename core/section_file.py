"""The contract of section.toml, which describes a section without Python."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from .contract import contract
from .fields import cite, cites, count, day, flag, named, number, part, prose, rows, text, texts
from .located import Text

FIGURES = {"count": count, "number": number}
PLAIN = {"texts": texts, "prose": prose, "flag": flag, "cite": cite, "cites": cites}
GROUPS = {"part": part, "rows": rows}
INNERMOST_TYPES = (*FIGURES, "text", *PLAIN, "day")
TYPES = (*INNERMOST_TYPES, *GROUPS, "form")


@contract()
class InnermostField:
    """A field of a group that stands in a group."""

    name: Text = text("tên")
    label: Text = text("nhãn")
    type: Text = text("kiểu", choices=INNERMOST_TYPES)
    unit: str = text("đơn vị", default="")
    code: str = text("mã số", default="")
    concept: str = text("khái niệm", default="")
    required: bool | None = flag("bắt buộc", default=None)
    choices: tuple[Text, ...] = texts("lựa chọn")
    total: Text = text("cách tổng hợp", default=Text())
    rate: tuple[Text, ...] = texts("là tỷ lệ của")
    key: Text = text("khóa của dòng", default=Text())
    title: str = text("tên biểu", default="")
    circular: str = text("văn bản quy định biểu", default="")
    since: datetime.date | None = day("áp dụng từ", default=None)
    until: datetime.date | None = day("áp dụng đến", default=None)
    units: str = text("tên cột đơn vị", default="Đơn vị")
    is_list: bool = flag("là danh sách", default=False)


@contract()
class InnerField(InnermostField):
    """A field of a group or form."""

    type: Text = text("kiểu", choices=TYPES)
    fields: tuple[InnermostField, ...] = rows(InnermostField, "các trường")
    relations: tuple[Text, ...] = texts("công thức")
    derived: tuple[Text, ...] = texts("công thức suy ra")
    carried: Mapping[str, Text] = named(None, "số chuyển kỳ")


@contract()
class OuterField(InnermostField):
    """A field of the section; one of the type ``part``, ``rows`` or ``form`` has fields of its own."""

    type: Text = text("kiểu", choices=TYPES)
    fields: tuple[InnerField, ...] = rows(InnerField, "các trường")
    relations: tuple[Text, ...] = texts("công thức")
    derived: tuple[Text, ...] = texts("công thức suy ra")
    carried: Mapping[str, Text] = named(None, "số chuyển kỳ")


@contract()
class SectionFile:
    """What section.toml states."""

    title: str = text("tên mục")
    description: str = text("giới thiệu", default="")
    requires: Text = text("cần bản vanban", default=Text())
    fields: tuple[OuterField, ...] = rows(OuterField, "các trường")
    one_of: tuple[Text, ...] = texts("phải có ít nhất một trong")
    relations: tuple[Text, ...] = texts("công thức")
    derived: tuple[Text, ...] = texts("công thức suy ra")
    carried: Mapping[str, Text] = named(None, "số chuyển kỳ")
