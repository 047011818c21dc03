"""Figures across forms, sections and periods: one concept has one value, a form belongs to its time."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_project import Project, Run
from workbooks import write_workbook

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


def test_the_gap_and_the_appendix_say_what_kept_the_section(
    report: Project, run: Run, tmp_path: Path
) -> None:
    report.write("data/tcd.yaml", "01/TCD: {1: 30, 5: 24}\nlevels: [{}]\n")
    report.add("report.yaml", "appendices: [01/TCD]\n")
    built = run("build", report.folder, "--to", "md", "-o", tmp_path / "a.md")
    assert "[Chưa có nội dung mục “citizen-reception”: thiếu “cấp” (of)]" in (tmp_path / "a.md").read_text(
        "utf-8"
    ).replace("\\", "")
    assert built.err[-1] == (
        "bao-cao/report.yaml:16: lỗi: chưa in được phụ lục “01/TCD”: mục citizen-reception chưa có nội dung [phu-luc/khong-co]"
    )


def test_a_unit_called_as_the_agency_is_not_the_whole(report: Project, run: Run) -> None:
    rows = "01/TCD:\n  - {đơn vị: Tổng số, 1: 31, 5: 31}\n  - {đơn vị: Thanh tra tỉnh, 1: 11, 5: 11}\n"
    report.write("data/tcd.yaml", f"{rows}  - {{đơn vị: Ban A, 1: 20, 5: 20}}\n")
    assert run("check", report.folder).out == ["Không có phát hiện nào."]


@pytest.mark.parametrize(
    ("code", "sheet", "told"),
    [
        ("", "Sheet1", []),
        ("Biểu số 01/tcd", "Sheet1", []),
        ("02/XLD", "Sheet1", ["đây là biểu 02/XLD, không phải biểu 01/TCD [bieu/khac-bieu]"]),
    ],
)
def test_a_form_counts_what_its_circular_says_however_the_sheet_is_headed(
    code: str, sheet: str, told: list[str], report: Project, run: Run
) -> None:
    """The field of report.yaml names the form, so the sheet need not."""
    report.change("report.yaml", "data: data/tcd.yaml", "data: {file: data/a.xlsx, field: 01/TCD}")
    printed = {1: "1=5+11+17", 2: "2=6+12+18", 3: "3=7+13+19", 4: "4=8+14+20"}
    row = [30, 40, 3, 0, 23, 30, 2, 0, 0, 0, 7, 10, 1, *[0] * 8]
    codes = ["MS", *(printed.get(n, n) for n in range(1, 22))]
    write_workbook(report.folder / "data/a.xlsx", {sheet: [[code or None], ["Đơn vị"], codes, ["Ban", *row]]})
    lines = [line.split("lỗi: ")[1] for line in run("check", report.folder).out[:-1]]
    assert lines == (
        told
        or [
            "“số lượt tiếp” (01/TCD.1) ghi 31 ở mục “mau”, nhưng ghi 30 ở data/a.xlsx!Sheet1!B4 (mục “citizen-reception”) [so-lieu/khong-nhat-quan]"
        ]
    )


def test_a_table_that_no_field_names_is_passed_over_beside_forms(report: Project, run: Run) -> None:
    report.change("report.yaml", "data: data/tcd.yaml", "data: data/a.xlsx")
    codes = ["MS", "1=5+11+17", "2=6+12+18", "3=7+13+19", "4=8+14+20", *range(5, 22)]
    row = [31, 40, 3, 0, 24, 30, 2, 0, 0, 0, 7, 10, 1, *[0] * 8]
    sheets = {
        "01_TCD": [["Đơn vị"], codes, ["Ban", *row]],
        "Hướng dẫn": [["Cột", "Cách ghi"], ["1", "số lượt"]],
    }
    write_workbook(report.folder / "data/a.xlsx", sheets)
    assert run("check", report.folder).out == [
        "bao-cao/data/a.xlsx!Hướng dẫn: cảnh báo: trang tính “Hướng dẫn” không là biểu hay mục nào, nên không đọc [so-lieu/khong-doc]",
        "Có 1 cảnh báo.",
    ]


@pytest.mark.parametrize(
    ("title", "field", "message"),
    [
        ("Số liệu quý", "", "không thấy số hiệu của biểu phía trên bảng; hãy ghi (01/TCD, 02/XLD, 03/GQKN, 04/GQTC, 05/KQTH, 06/QLKNTC), hoặc ghi “field: 01/TCD” trong report.yaml"),
        ("Biểu số 09/XYZ", "", "mục này không dùng biểu “09/XYZ”; mục dùng biểu 01/TCD, 02/XLD, 03/GQKN, 04/GQTC, 05/KQTH, 06/QLKNTC"),
        ("01/TCD", "levles", "không có mục tên “levles”; gần nhất là “levels”"),
    ],
)  # fmt: skip
def test_a_form_or_field_that_the_section_lacks_is_told(
    title: str, field: str, message: str, report: Project, run: Run
) -> None:
    entries = ["data/a.xlsx", f"{{file: data/b.yaml, field: {field}}}"] if field else ["data/a.xlsx"]
    report.change("report.yaml", "data: data/tcd.yaml", f"data: [{', '.join(entries)}]")
    report.write("data/b.yaml", "- {of: Chánh Thanh tra}\n")
    codes = ["MS", "1=5+11+17", "2=6+12+18", "3=7+13+19", "4=8+14+20", *range(5, 22)]
    write_workbook(report.folder / "data/a.xlsx", {"T": [[title], ["Đơn vị"], codes, ["Ban", *[0] * 21]]})
    told = [line.split(": lỗi: ")[1] for line in run("check", report.folder).out if ": lỗi: " in line]
    assert f"{message} [so-lieu/khoa-la]" in told


def test_a_form_of_other_days_than_the_report_is_warned_of(report: Project, run: Run) -> None:
    report.change("report.yaml", "data: data/tcd.yaml", "data: {file: data/a.xlsx, field: 01/TCD}")
    codes = ["MS", "1=5+11+17", "2=6+12+18", "3=7+13+19", "4=8+14+20", *range(5, 22)]
    row = [31, 40, 3, 0, 24, 30, 2, 0, 0, 0, 7, 10, 1, *[0] * 8]
    title = "Số liệu tính từ ngày 15/9/2025 đến ngày 14 tháng 12 năm 2025"
    write_workbook(report.folder / "data/a.xlsx", {"01_TCD": [[title], ["Đơn vị"], codes, ["Ban", *row]]})
    assert run("check", report.folder).out == [
        "bao-cao/data/a.xlsx!01_TCD!A1: cảnh báo: biểu ghi số liệu từ ngày 15/09/2025 đến ngày 14/12/2025, kỳ báo cáo từ ngày 15/12/2025 đến ngày 14/03/2026 [bieu/khac-ky]",
        "Có 1 cảnh báo.",
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
        "bao-cao/data/tcd.yaml:2: cảnh báo: [6] số lượng hồ sơ tiếp nhận: từ kỳ trước (08) khác [11] số lượng hồ sơ đang giải quyết: tổng số của báo cáo kỳ trước (10, ghi ở data/tcd.yaml:2) [quan-he/chuyen-ky]",
        "Có 1 cảnh báo.",
    ]
    last.change(
        "data/tcd.yaml",
        "7: 30, 8: 10, 9: 20, 10: 0, 11: 10, 12: 10",
        "7: 32, 8: 12, 9: 20, 10: 0, 11: 8, 12: 8",
    )
    assert run("check", report.folder).out == ["Không có phát hiện nào."]
