"""Several files for one section: each fills its own part, or the rows of one list."""

from __future__ import annotations

import pytest
from report_project import Project, Run
from workbooks import write_workbook

PLUGIN = """\
from pathlib import Path
from vanban import Section, contract, count, hookimpl, rows, text

@contract()
class Level:
    of: str = text("cấp")
    visits: int = count("số lượt tiếp", unit="lượt")

@contract()
class Levels:
    note: str = text("nhận xét", default=None)
    levels: tuple = rows(Level, "các cấp")

@hookimpl
def vanban_register_sections():
    return [Section("mau", "Mục mẫu", Levels, Path(__file__).parent.parent / "mau")]
"""
TEMPLATE = """\
{% for level in levels %}
{{ level.of }}: {{ level.visits }} lượt.

{% endfor %}
{{ note }}
"""
DATA = """\
    data:
      - {file: data/huyen.xlsx, sheet: Huyện, field: levels}
      - {file: data/xa.yaml, field: levels}
      - {file: data/huyen.xlsx, sheet: Tỉnh, field: levels}
      - data/loi.yaml
"""


@pytest.fixture
def levels(project: Project) -> Project:
    """A section whose list is filled by a workbook's two sheets and a file of two rows."""
    (project.folder / "plugins/mau.py").write_text(PLUGIN, "utf-8")
    (project.folder / "mau/text.md").write_text(TEMPLATE, "utf-8")
    project.change("report.yaml", "    data: data/mau.yaml\n", DATA)
    sheets = {
        "Tỉnh": [["Chỉ tiêu", "Giá trị"], ["Cấp", "Tỉnh"], ["Số lượt tiếp", 31]],
        "Huyện": [["Chỉ tiêu", "Giá trị"], ["Cấp", "Huyện"], ["Số lượt tiếp", 24]],
    }
    write_workbook(project.folder / "data/huyen.xlsx", sheets)
    (project.folder / "data/xa.yaml").write_text(
        "- {of: Xã A, visits: 7}\n- {of: Xã B, visits: 8}\n", "utf-8"
    )
    (project.folder / "data/loi.yaml").write_text("note: Đúng hạn.\n", "utf-8")
    return project


def test_files_that_fill_one_list_are_its_rows_in_their_order(levels: Project, run: Run) -> None:
    built = run("build", levels.folder, "--to", "md")
    assert (built.code, built.err) == (0, [])
    text = (levels.folder / "ket-qua/bao-cao.md").read_text("utf-8")
    said = [line for line in text.splitlines() if "lượt." in line or "hạn" in line]
    assert said == ["Huyện: 24 lượt.", "Xã A: 07 lượt.", "Xã B: 08 lượt.", "Tỉnh: 31 lượt.", "Đúng hạn./."]


def test_columns_that_number_and_remark_are_passed_over(levels: Project, run: Run) -> None:
    rows = [["STT", "Cấp", "Số lượt tiếp", "Ghi chú"], [1, "Huyện A", 24, "x"], [2, "Huyện B", 7, None]]
    write_workbook(levels.folder / "data/huyen.xlsx", {"Huyện": rows, "Tỉnh": rows})
    assert run("check", levels.folder).out == ["Không có phát hiện nào."]


def test_a_total_among_the_rows_is_warned_of(levels: Project, run: Run) -> None:
    rows = [["Cấp", "Số lượt tiếp"], ["Huyện A", 24], ["Tổng cộng", 24]]
    write_workbook(levels.folder / "data/huyen.xlsx", {"Huyện": rows, "Tỉnh": rows[:2]})
    assert run("check", levels.folder).out == [
        "bao-cao/data/huyen.xlsx!Huyện!A3: cảnh báo: dòng “Tổng cộng” được đọc như mọi dòng khác; nếu là dòng cộng, hãy xóa [bang/dong-cong]",
        "Có 1 cảnh báo.",
    ]


def test_each_row_is_faulted_at_its_own_place(levels: Project, run: Run) -> None:
    levels.change("data/xa.yaml", "visits: 8", "visits: tám")
    assert run("check", levels.folder).out == [
        "bao-cao/data/xa.yaml:2: lỗi: “số lượt tiếp” (visits) phải là số nguyên, nhưng ghi “tám” [so-lieu/kieu]",
        "Có 1 lỗi.",
    ]


def test_a_single_value_cannot_be_filled_by_two_files(levels: Project, run: Run) -> None:
    two = "- {file: data/a.md, field: note}\n      - {file: data/b.md, field: note}"
    levels.change("report.yaml", "- data/loi.yaml", two)
    for name in ("a", "b"):
        (levels.folder / f"data/{name}.md").write_text("Đúng hạn.\n", "utf-8")
    assert run("check", levels.folder).out == [
        "bao-cao/report.yaml:14: lỗi: “nhận xét” (note) phải là một giá trị, nhưng ghi thành nhiều dòng con [so-lieu/kieu]",
        "Có 1 lỗi.",
    ]
