"""Cells of a form that hold no figure, stand in the wrong place or cannot be seen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from printed_form import HEAD, form, told
from report_project import Run

FAULTS = {
    "text digits": ((2, 2, "07 đơn"), "C8: lỗi: dòng “Phường Ngọc Hà”: cột 2 phải là số, nhưng ghi “07 đơn” [bieu/sai-so]"),
    "date": ((2, 2, date(2026, 3, 1)), "C8: lỗi: dòng “Phường Ngọc Hà”: cột 2 phải là số, nhưng ô đang ghi ngày 01/03/2026; hãy đổi định dạng ô thành số [bieu/sai-so]"),
    "negative": ((2, 2, -5), "C8: lỗi: dòng “Phường Ngọc Hà”: cột 2 không được âm, nhưng ghi “-5” [bieu/sai-so]"),
    "truth value": ((2, 2, True), "C8: lỗi: dòng “Phường Ngọc Hà”: cột 2 phải là số, nhưng ghi “TRUE” [bieu/sai-so]"),
    "error value": ((2, 2, ("=#REF!", "#REF!")), "C8: lỗi: ô đang báo lỗi #REF! [xlsx/o-loi]"),
    "formula not computed": ((2, 2, ("=1+4", "")), "C8: lỗi: ô có công thức nhưng chưa có kết quả tính sẵn; hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại [xlsx/chua-tinh]"),
    "duplicate unit": ((2, 0, "phường  ba đình"), "A7: lỗi: “Phường Ba Đình” ghi 2 lần: Biểu 77!A7, Biểu 77!A8 [bieu/trung-don-vi]"),
    "no unit": ((2, 0, None), "A8: lỗi: dòng này có số liệu nhưng không ghi tên đơn vị [bieu/thieu-ten]"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_cell_that_is_no_figure_is_told(name: str, tmp_path: Path, run: Run) -> None:
    change, expected = FAULTS[name]
    code, lines = told(tmp_path, run, form(change))
    assert (code, lines[0]) == (1, expected)


def test_a_shifted_row_is_told(tmp_path: Path, run: Run) -> None:
    sheets = form()
    sheets["Biểu 77"][7].insert(1, None)
    assert told(tmp_path, run, sheets)[1][0] == (
        "G8: lỗi: ô có số liệu nhưng cột không có mã số; có thể dòng bị lệch cột [bieu/lech-cot]"
    )


def test_merged_figures_are_told(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, form(), merges=["C7:C8"])[1] == [
        "C7: lỗi: ô gộp trùm lên nhiều dòng hoặc nhiều cột số liệu; hãy bỏ gộp ô [bieu/o-gop]",
    ]


def test_a_hidden_row_is_read_and_warned_of(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, form(), hidden=[8]) == (
        0,
        ["A8: cảnh báo: dòng 8 đang ẩn nhưng vẫn được đọc [xlsx/dong-an]"],
    )


def test_formulas_without_results_are_one_fault(tmp_path: Path, run: Run) -> None:
    changes = [(row, 1, ("=1+1", "")) for row in range(3)]
    assert told(tmp_path, run, form(*changes))[1] == [
        "B6: lỗi: ô này và 2 ô khác có công thức nhưng chưa có kết quả tính sẵn; hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại [xlsx/chua-tinh]"
    ]


def test_no_more_faults_of_a_sheet_are_told_than_can_be_read(tmp_path: Path, run: Run) -> None:
    rows = [[f"Xã {n}", *[("=#REF!", "#REF!")] * 5] for n in range(30)]
    lines = told(tmp_path, run, {"Biểu 77": [*HEAD, *rows]})[1]
    assert len(lines) == 101
    assert lines[-1] == "bieu.xlsx!Biểu 77: lỗi: trang tính còn lỗi khác; mới báo 100 lỗi đầu [xlsx/con-loi]"
