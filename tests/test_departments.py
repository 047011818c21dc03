"""Several departments' files for one section: each by itself, then added up."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from report_project import Project, Run
from workbooks import write_workbook

DATA = "data: [data/Phòng A.yaml, data/Phòng B.yaml]"
A, B = (
    "received: 30\ncomplaints: 12\nproposals: 18\n",
    "received: 5\ncomplaints: 1\nproposals: 4\nremark: Đúng hạn.\n",
)


@pytest.fixture
def departments(project: Project) -> Project:
    project.change("report.yaml", "data: data/mau.yaml", DATA)
    project.write("data/Phòng A.yaml", A)
    project.write("data/Phòng B.yaml", B)
    return project


def text(project: Project, run: Run) -> str:
    assert run("build", project.folder, "--to", "md").code == 0
    return Path(project.folder / "ket-qua/bao-cao.md").read_text("utf-8")


def test_the_report_prints_what_the_departments_come_to(departments: Project, run: Run) -> None:
    assert "Đã nhận 35 đơn, trong đó có 13 đơn khiếu nại." in text(departments, run)


def test_each_departments_figures_are_facts_of_its_own(departments: Project, run: Run) -> None:
    rows = list(csv.DictReader(run("facts", departments.folder).out))
    received = [
        (row["agency"], row["value"], row["file"], row["place"], row["printed"])
        for row in rows
        if row["label"] == "số đơn tiếp nhận"
    ]
    assert received == [
        ("Văn phòng", "35", "data", "tổng của 2 đơn vị", "35"),
        ("Phòng A", "30", "data/Phòng A.yaml", "1", ""),
        ("Phòng B", "5", "data/Phòng B.yaml", "1", ""),
    ]  # fmt: skip


def test_a_relation_is_checked_for_each_department(departments: Project, run: Run) -> None:
    """Two slips that cancel out in the total are found none the less."""
    departments.change("data/Phòng A.yaml", "received: 30", "received: 31")
    departments.change("data/Phòng B.yaml", "received: 5", "received: 4")
    assert run("check", departments.folder).out == [
        "bao-cao/data/Phòng A.yaml:1: lỗi: số đơn tiếp nhận (31) khác đơn khiếu nại (12) + đơn kiến nghị (18) = 30 [quan-he/khong-khop]",
        "bao-cao/data/Phòng B.yaml:1: lỗi: số đơn tiếp nhận (04) khác đơn khiếu nại (01) + đơn kiến nghị (04) = 05 [quan-he/khong-khop]",
        "Có 2 lỗi.",
    ]


def test_what_a_department_lacks_is_told_at_its_file(departments: Project, run: Run) -> None:
    departments.change("data/Phòng B.yaml", "complaints: 1\n", "")
    assert run("check", departments.folder).out == [
        "bao-cao/data/Phòng B.yaml:1: lỗi: thiếu “đơn khiếu nại” (complaints) [so-lieu/thieu]",
        "Có 1 lỗi.",
    ]


def test_sheets_of_one_workbook_may_be_departments(departments: Project, run: Run) -> None:
    sheet = [["Chỉ tiêu", "Giá trị"], ["Số đơn tiếp nhận", 3], ["Đơn khiếu nại", 1], ["Đơn kiến nghị", 2]]
    write_workbook(departments.folder / "data/cac-phong.xlsx", {"Phòng A": sheet, "Phòng B": sheet})
    two = ", ".join(f"{{file: data/cac-phong.xlsx, sheet: Phòng {one}}}" for one in "AB")
    departments.change("report.yaml", DATA, f"data: [{two}]")
    rows = list(csv.DictReader(run("facts", departments.folder).out))
    assert [(row["agency"], row["value"]) for row in rows if row["label"] == "số đơn tiếp nhận"] == [
        ("Văn phòng", "6"), ("Phòng A", "3"), ("Phòng B", "3"),
    ]  # fmt: skip


def test_a_table_by_department_is_an_appendix(departments: Project, run: Run) -> None:
    departments.add("report.yaml", "appendices: [mau]\n")
    printed = text(departments, run)
    assert "Phụ lục. Mục mẫu theo đơn vị" in printed
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in printed.splitlines()
        if line.startswith("|")
    ]
    assert rows[0] == ["**Đơn vị**", "**Số đơn tiếp nhận**", "**Đơn khiếu nại**", "**Đơn kiến nghị**"]
    assert rows[2:] == [
        ["Tổng số", "35", "13", "22"],
        ["Phòng A", "30", "12", "18"],
        ["Phòng B", "05", "01", "04"],
    ]


def test_one_file_has_no_table_by_department(project: Project, run: Run) -> None:
    project.add("report.yaml", "appendices: [mau]\n")
    assert run("check", project.folder).out == [
        "bao-cao/report.yaml:15: lỗi: mục “mau” không có số liệu của nhiều đơn vị để in bảng theo đơn vị [phu-luc/khong-co]",
        "Có 1 lỗi.",
    ]
