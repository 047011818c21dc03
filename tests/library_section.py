"""A section without Python, in the small report project, for tests to use and to spoil."""

from __future__ import annotations

from report_project import Project

SECTION = """\
title = "Công tác thư viện"
description = "Bạn đọc và sách cho mượn trong kỳ."
relations = ["visits = adults + children"]
derived = ["children <= visits"]

[[fields]]
name = "visits"
label = "số lượt bạn đọc"
type = "count"
unit = "lượt"
code = "1"

[[fields]]
name = "adults"
label = "người lớn"
type = "count"

[[fields]]
name = "children"
label = "thiếu nhi"
type = "count"

[[fields]]
name = "opened"
label = "ngày mở cửa"
type = "day"
required = false

[[fields]]
name = "rooms"
label = "các phòng đọc"
type = "rows"

[[fields.fields]]
name = "name"
label = "phòng"
type = "text"

[[fields.fields]]
name = "loans"
label = "sách cho mượn"
type = "number"
unit = "nghìn cuốn"
"""
TEXT = """\
Thư viện phục vụ {{ visits }} lượt bạn đọc{% if opened %} từ {{ opened | long_date }}{% endif %}.
{% for room in rooms %}

- {{ room.name }}: {{ room.loans }} nghìn cuốn.
{% endfor %}
"""
DATA = """\
1: 10
người lớn: 6
thiếu nhi: 4
ngày mở cửa: 05/01/2024
các phòng đọc:
  - phòng: Phòng *A*
    sách cho mượn: 1,5
"""


def write_library(project: Project) -> Project:
    """A project with a section that has no Python, and none that has."""
    project.change("report.yaml", "plugins: [plugins/mau.py]\n", "")
    project.change(
        "report.yaml", "section: mau\n    data: data/mau.yaml", "section: thu-vien\n    data: data/a.yaml"
    )
    project.write("sections/thu-vien/section.toml", SECTION)
    project.write("sections/thu-vien/text.md", TEXT)
    project.write("data/a.yaml", DATA)
    return project
