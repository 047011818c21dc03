"""Workbooks at fault: sheets that are not there, cells that are no values, rows and columns that are hidden."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
import xlsxwriter
from report_project import Project, Run
from workbook_report import AGAIN, LIST, told
from workbooks import BOOK, SHEET, rewrite, write_workbook


def test_a_broken_sum_is_told_by_its_cell(excel: Project, run: Run) -> None:
    write_workbook(excel.folder / "data/mau.xlsx", {"Biểu 1": [*LIST[:3], ["proposals", 17]]})
    assert run("check", excel.folder).out == [
        "bao-cao/data/mau.xlsx!Biểu 1!B2: lỗi: số đơn tiếp nhận (30) khác đơn khiếu nại (12) + đơn kiến nghị (17) = 29 [quan-he/khong-khop]",
        "Có 1 lỗi.",
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Biểu 1", []),
        ("Biểu 2", ["trang tính “Biểu 2” không có trong sổ tính; gần nhất là “Biểu 1”"]),
        ("Trống", ["trang tính “Trống” không có số liệu nào"]),
        ("Ẩn", ["trang tính “Ẩn” đang ẩn; hãy bỏ ẩn rồi lưu lại"]),
    ],
)
def test_the_sheet_that_is_asked_for(asked: str, expected: list[str], excel: Project, run: Run) -> None:
    excel.change("report.yaml", "data: data/mau.xlsx", f"data: {{file: data/mau.xlsx, sheet: {asked}}}")
    write_workbook(excel.folder / "data/mau.xlsx", {"Biểu 1": LIST, "Trống": [], "Ẩn": [["x"]]})
    rewrite(
        excel.folder / "data/mau.xlsx", BOOK, b'name="\xe1\xba\xa8n"', b'name="\xe1\xba\xa8n" state="hidden"'
    )
    checked = run("check", excel.folder)
    assert [
        line.split("lỗi: ")[1].removesuffix(" [xlsx/trang-tinh]") for line in checked.out[:-1]
    ] == expected


CELLS = {
    "merged": ([["Tên", "Số"], ["a", "x1"], ["b", "y1"]], ["B2:B3"], ["!Biểu 1!B2: lỗi: ô gộp giữa các dòng số liệu; hãy bỏ gộp ô [xlsx/o-gop]"]),
    "not computed": ([*LIST, ["rate", ("=1+1", "")]], [], [f"!Biểu 1!B5: lỗi: ô có công thức nhưng chưa có kết quả tính sẵn; {AGAIN} [xlsx/chua-tinh]"]),
    "error value": ([*LIST, ["rate", ("=#REF!", "#REF!")]], [], ["!Biểu 1!B5: lỗi: ô đang báo lỗi #REF! [xlsx/o-loi]"]),
    "a column without a name": ([["Tên", "Số", None], ["a", "x1", 9]], [], ["!Biểu 1!C2: lỗi: ô có số liệu nhưng cột không có tên ở dòng tiêu đề [bang/cot-khong-ten]"]),
    "no header": ([["chỉ một cột"], [1]], [], ["!Biểu 1: lỗi: trang tính không có dòng tiêu đề nào của bảng hay danh sách [xlsx/khong-hieu]"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_cells_at_fault(name: str, excel: Project, run: Run) -> None:
    rows, merges, expected = CELLS[name]
    write_workbook(excel.folder / "data/mau.xlsx", {"Biểu 1": rows}, merges=merges)
    assert told(excel, run) == expected


def test_figures_without_a_header_are_no_words(excel: Project, run: Run) -> None:
    sheets = {"Biểu 1": [*LIST, ["rate", 50]], "S": [["Số mô hình", 5], ["Số lớp", 7]]}
    write_workbook(excel.folder / "data/mau.xlsx", sheets)
    assert told(excel, run) == [
        "!S: lỗi: trang tính không có dòng tiêu đề nào của bảng hay danh sách [xlsx/khong-hieu]"
    ]


def test_a_sheet_of_words_beside_figures_is_passed_over(excel: Project, run: Run) -> None:
    sheets = {
        "Biểu 1": [*LIST, ["rate", 50]],
        "Hướng dẫn": [["Cách ghi"], ["Ghi số nguyên."]],
        "Cũ": [["x", "y"]],
    }
    write_workbook(excel.folder / "data/mau.xlsx", sheets)
    rewrite(excel.folder / "data/mau.xlsx", BOOK, 'name="Cũ"'.encode(), 'name="Cũ" state="hidden"'.encode())
    assert run("check", excel.folder).out == [
        "bao-cao/data/mau.xlsx!Cũ: ghi chú: trang tính đang ẩn, nên không đọc [xlsx/trang-an]",
        "bao-cao/data/mau.xlsx!Hướng dẫn: ghi chú: trang tính chỉ có chữ, không có biểu, bảng hay danh sách nào, nên không đọc [xlsx/chi-co-chu]",
        "Có 2 ghi chú.",
    ]


def test_hidden_columns_are_read_and_warned_of(excel: Project, run: Run) -> None:
    with xlsxwriter.Workbook(excel.folder / "data/mau.xlsx") as workbook:
        sheet = workbook.add_worksheet("Biểu 1")
        for row, (name, value) in enumerate([*LIST, ["rate", 50]]):
            sheet.write_row(row, 0, ["", "", name, value])
        sheet.set_column(1, 2, None, None, {"hidden": True})
        sheet.set_column(6, 9, None, None, {"hidden": True})
    assert run("check", excel.folder).out == [
        "bao-cao/data/mau.xlsx!Biểu 1: cảnh báo: cột B đến C đang ẩn nhưng vẫn được đọc [xlsx/cot-an]",
        "Có 1 cảnh báo.",
    ]


def test_a_hidden_row_is_read_and_warned_of(excel: Project, run: Run) -> None:
    write_workbook(excel.folder / "data/mau.xlsx", {"Biểu 1": LIST}, hidden=[2])
    assert run("check", excel.folder).out[0] == (
        "bao-cao/data/mau.xlsx!Biểu 1!A2: cảnh báo: dòng 2 đang ẩn nhưng vẫn được đọc [xlsx/dong-an]"
    )


def test_a_workbook_without_cells_lacks_its_figures(excel: Project, run: Run) -> None:
    path = excel.folder / "data/mau.xlsx"
    lacking = [
        f"thiếu “{label}” ({name}) [so-lieu/thieu]"
        for name, label in (
            ("received", "số đơn tiếp nhận"),
            ("complaints", "đơn khiếu nại"),
            ("proposals", "đơn kiến nghị"),
        )
    ]
    write_workbook(path, {"Trống": []})
    assert sorted(told(excel, run)) == sorted(lacking)
    with warnings.catch_warnings(), xlsxwriter.Workbook(path) as workbook:
        warnings.simplefilter("ignore")  # the chart shows a sheet that is not there
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=Biểu!$B$1:$B$1"})
        workbook.add_chartsheet("Biểu đồ").set_chart(chart)
    assert sorted(told(excel, run)) == sorted(lacking)


def test_figures_that_are_no_numbers(tmp_path: Path, run: Run) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"B": [["77/THU"], ["MS", "1=2+3", 2, 3], ["Xã A", 5, 2, 3]]})
    rewrite(path, SHEET, b"<v>5</v>", b"<v>1e999</v>")
    assert run("check", path).out[1] == ("a.xlsx!B!B3: lỗi: cột 1 phải là số, nhưng ghi “inf” [bieu/sai-so]")
