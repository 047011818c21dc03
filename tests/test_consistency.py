"""Figures across forms, sections and periods: one concept has one value, a form belongs to its time."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_project import Project, Run

REPORT = """\
subject: Báo cáo thử
period: 2026-Q1
date: 2026-03
agency: {parent: UBND tỉnh Sơn La, name: Thanh tra tỉnh, symbol: TTr, place: Sơn La}
outline:
  - heading: Tiếp công dân
    section: citizen-reception
    data: data/tcd.yaml
  - heading: Phụ lục
    section: mau
    data: data/mau.yaml
signer: {position: Chánh Thanh tra, name: Nguyễn Văn A}
recipients: [Lãnh đạo tỉnh]
filing: VT
plugins: [plugins/mau.py]
"""
TCD = "01/TCD: {1: 31, 5: 24, 11: 7, 2: 40, 6: 30, 12: 10, 3: 3, 7: 2, 13: 1}\n"


@pytest.fixture
def report(project: Project) -> Project:
    project.write("report.yaml", REPORT)
    project.write("data/tcd.yaml", TCD)
    project.change(
        "plugins/mau.py",
        'count("đơn khiếu nại", unit="đơn")',
        'count("số lượt tiếp", unit="lượt", concept="01/TCD.1")',
    )
    project.change("data/mau.yaml", "received: 30\ncomplaints: 12", "received: 49\ncomplaints: 31")
    return project


def test_one_concept_with_one_value_passes(report: Project, run: Run) -> None:
    assert run("check", report.folder).out == ["Không có phát hiện nào."]


def test_one_concept_with_two_values_is_told_at_both_places(report: Project, run: Run) -> None:
    report.change("data/mau.yaml", "received: 49\ncomplaints: 31", "received: 48\ncomplaints: 30")
    assert run("check", report.folder).out == [
        "bao-cao/data/mau.yaml:2: lỗi: “số lượt tiếp” (01/TCD.1) ghi 30 ở mục “mau”, nhưng ghi 31 ở data/tcd.yaml:1 (mục “citizen-reception”) [so-lieu/khong-nhat-quan]",
        "Có 1 lỗi.",
    ]


def test_a_form_is_refused_before_its_circular_is_in_force(report: Project, run: Run, tmp_path: Path) -> None:
    report.change("report.yaml", "2026-Q1", "2025-Q3")
    report.change("report.yaml", "2026-03", "2025-09")
    assert run("check", report.folder).out == [
        "bao-cao/data/tcd.yaml:1: lỗi: biểu 01/TCD của Thông tư số 06/2025/TT-TTCP có hiệu lực từ 30/09/2025, không dùng cho quý III năm 2025 [bieu/hieu-luc]",
        "Có 1 lỗi.",
    ]


def test_the_fourth_quarter_of_the_year_is_the_first_to_use_it(report: Project, run: Run) -> None:
    report.change("report.yaml", "2026-Q1", "2025-Q4")
    assert run("check", report.folder).out == ["Không có phát hiện nào."]


FILES = "II.06a: {3: 40, 4: 20, 5: 12, 6: 8, 7: 30, 8: 10, 9: 20, 10: 0, 11: 10, 12: 10, 13: 0}\n"


def test_what_last_period_left_over_must_be_taken_over(report: Project, run: Run, tmp_path: Path) -> None:
    """II.06a: files of former periods (6) are those that were pending (11) in the last report."""
    report.change("report.yaml", "section: citizen-reception", "section: administrative-reform")
    report.write("data/tcd.yaml", f"streamlined: 0\n{FILES}")
    last = Project(tmp_path / "ky-truoc")
    last.write(
        "report.yaml", (report.folder / "report.yaml").read_text("utf-8").replace("2026-Q1", "2025-Q4")
    )
    for file in ("data/tcd.yaml", "data/mau.yaml", "plugins/mau.py", "mau/text.md"):
        last.write(file, (report.folder / file).read_bytes())
    report.add("report.yaml", "previous: ../ky-truoc\n")
    assert run("check", report.folder).out == [
        "bao-cao/data/tcd.yaml:2: cảnh báo: [6] số lượng hồ sơ tiếp nhận: từ kỳ trước (08) khác [11] của báo cáo kỳ trước (10) [quan-he/chuyen-ky]",
        "Có 1 cảnh báo.",
    ]
    last.change(
        "data/tcd.yaml",
        "7: 30, 8: 10, 9: 20, 10: 0, 11: 10, 12: 10",
        "7: 32, 8: 12, 9: 20, 10: 0, 11: 8, 12: 8",
    )
    assert run("check", report.folder).out == ["Không có phát hiện nào."]
