"""How a form is known: by its title, its sheet and its code row; the real blank forms are."""

from __future__ import annotations

from pathlib import Path

import pytest
from printed_form import told
from report_project import Run
from workbooks import BLANK_FORMS, write_workbook

from vanban.registry import load_registry
from vanban.source import Request
from vanban.values import Record, Table

TCD = [["MS", *("1 = 5 + 11 + 17", "2 = 6 + 12 + 18", "3 = 7 + 13 + 19", "4 = 8 + 14 + 20"), *range(5, 22)]]
ONE = [["Văn phòng", 1, 1, 1, 0, 1, 1, 1, *[0] * 14]]


@pytest.mark.parametrize(
    "title",
    [
        "01/TCD",
        "Mẫu số 01/TCD",
        "Biểu số 01-TCD",
        "BIỂU 01/TCD - Tổng hợp kết quả",
        "Biểu mẫu: 01/TCD (kèm theo)",
    ],
)
def test_a_form_is_known_by_its_code_however_the_title_words_it(title: str, tmp_path: Path, run: Run) -> None:
    head = [[title], ["Đơn vị", *("x" * 21)], *TCD]
    broken = [["Văn phòng", 2, *ONE[0][2:]]]
    assert told(tmp_path, run, {"Biểu 77": [*head, *broken]}) == (
        1,
        [
            "B4: lỗi: [1] tổng số lượt tiếp (02) khác [5] tiếp thường xuyên: số lượt tiếp (01) + [11] tiếp định kỳ và đột xuất của Thủ trưởng: Thủ trưởng tiếp: số lượt tiếp (0) + [17] tiếp định kỳ và đột xuất của Thủ trưởng: ủy quyền tiếp: số lượt tiếp (0) = 01 [quan-he/khong-khop]"
        ],
    )


@pytest.mark.parametrize("sheet", ["01_TCD", "BIEU 01 TCD", "Biểu 01-TCD", "01_TCD (2)"])
def test_a_form_is_known_by_its_sheet(sheet: str, tmp_path: Path, run: Run) -> None:
    write_workbook(tmp_path / "a.xlsx", {sheet: [["Đơn vị", *("x" * 21)], *TCD, *ONE]})
    assert run("check", tmp_path / "a.xlsx").out == ["Không có phát hiện nào."]


@pytest.mark.parametrize(
    "codes",
    [
        ["MS", "1=2+3", 2, 3, "4=2/1*100%"],
        ["Mã cột:", "(1)=(2)+(3)", "(2)", "(3)", "(4)=(2):(1)x100%"],
        [None, "Cột (1) = (2)+(3)", "Cột (2)", "Cột (3)", "Cột (4)=(2)/(1)"],
        ["MS", "[1]=[2]+[3]", "[2]", "[3]", "[4]=[2]/[1]"],
    ],
)
def test_a_rate_among_the_codes_is_said_to_be_unchecked(
    codes: list[object], tmp_path: Path, run: Run
) -> None:
    rows = [["77/THU"], ["Đơn vị", "Tổng", "a", "b", "Tỷ lệ"], codes, ["Xã A", 4, 1, 2, 25]]
    code, lines = told(tmp_path, run, {"Biểu 77": rows})
    assert code == 1
    assert "công thức “4=" in lines[0]
    assert lines[0].startswith("E3: ghi chú: ")
    assert lines[0].endswith(" không phải phép cộng, nên không kiểm [bieu/khong-kiem]")
    assert lines[1:] == ["B4: lỗi: cột [1] (04) khác cột [2] (01) + cột [3] (02) = 03 [quan-he/khong-khop]"]


def test_a_blank_copy_beside_the_filled_form_is_passed_over(tmp_path: Path, run: Run) -> None:
    head = [["01/TCD"], ["Đơn vị", *("x" * 21)], *TCD]
    write_workbook(tmp_path / "a.xlsx", {"01_TCD": [*head, *ONE], "01_TCD (2)": head})
    assert run("check", tmp_path / "a.xlsx").out == ["Không có phát hiện nào."]


def test_what_is_not_checked_is_said(tmp_path: Path, run: Run) -> None:
    table = [["Đơn vị", "Tổng", "a", "b"], ["MS", "1 = 2+3", 2, 3], ["Xã A", 3, 1, 2], ["Xã B", 3, 1, 2]]
    sheets = {
        "Khác": [["77/THU"], *table],
        "Không tên": table,
        "01_TCD": [["Đơn vị", *("x" * 21)], *TCD, *ONE],
        "Bản sao": [["01/TCD"], ["Đơn vị", *("x" * 21)], *TCD, *ONE],
    }
    write_workbook(tmp_path / "a.xlsx", sheets)
    checked = run("check", tmp_path / "a.xlsx")
    printed = "chỉ kiểm các công thức in trên biểu [bieu/mau-khac]"
    assert (checked.code, checked.out) == (
        1,
        [
            "a.xlsx!Bản sao!B3: lỗi: biểu 01/TCD có hai lần trong tệp, đã có ở 01_TCD!B2 [bieu/hai-lan]",
            "a.xlsx!Khác!B3: ghi chú: biểu có 2 dòng nhưng không có dòng “Tổng số” nào ghi số liệu [bieu/khong-co-tong]",
            f"a.xlsx!Khác!B3: ghi chú: không có mẫu 77/THU trong các mục đã cài; {printed}",
            "a.xlsx!Không tên!B2: ghi chú: biểu có 2 dòng nhưng không có dòng “Tổng số” nào ghi số liệu [bieu/khong-co-tong]",
            f"a.xlsx!Không tên!B2: ghi chú: không thấy số hiệu biểu (như 01/TCD) phía trên bảng hay ở tên trang tính; {printed}",
            "Có 1 lỗi, 4 ghi chú.",
        ],
    )


def test_a_form_without_its_code_row_is_told(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, {"Biểu 77": [["01/TCD"], ["Đơn vị", *("x" * 21)], *ONE]}) == (
        1,
        [
            "bieu.xlsx!Biểu 77: lỗi: trang tính của biểu 01/TCD không có dòng mã số (MS, 1, 2, 3 …) dưới tiêu đề các cột [bieu/thieu-ms]"
        ],
    )


def test_without_the_letters_ms_the_row_is_known_by_what_it_holds(tmp_path: Path, run: Run) -> None:
    head = [
        ["77/THU"],
        ["TT", "Đơn vị", "Tổng số", "Cũ", "Mới"],
        ["(1)", "(2)", "(3) = (4) + (5)", "(4)", "(5)"],
    ]
    rows = [["1", "Sở Nội vụ", 9, 4, 4], ["2", "Sở Tài chính", 3, 1, 2]]
    assert told(tmp_path, run, {"Biểu 77": [*head, *rows]}) == (
        1,
        [
            "C4: lỗi: dòng “Sở Nội vụ”: cột [3] (09) khác cột [4] (04) + cột [5] (04) = 08 [quan-he/khong-khop]",
        ],
    )


def test_a_column_of_ordinals_under_ms_is_no_name(tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["STT", "Đơn vị", "Tổng", "a", "b"], ["MS", None, "1 = 2+3", 2, 3]]
    rows = [[1, "Sở Nội vụ", 4, 1, 2], [2, "Sở Y tế", 3, 1, 2]]
    assert told(tmp_path, run, {"Biểu 77": [*head, *rows]})[1] == [
        "C4: lỗi: dòng “Sở Nội vụ”: cột [1] (04) khác cột [2] (01) + cột [3] (02) = 03 [quan-he/khong-khop]"
    ]


def test_a_workbook_without_any_form_says_so(tmp_path: Path, run: Run) -> None:
    write_workbook(tmp_path / "a.xlsx", {"Sheet1": [["Chỉ tiêu", "Giá trị"], ["a", 1]]})
    assert run("check", tmp_path / "a.xlsx").out == [
        "a.xlsx: lỗi: không thấy biểu mẫu chính thức nào trong tệp: không có dòng mã số (MS, 1, 2, 3 …); số liệu của một mục thì kiểm tra cùng báo cáo: vanban check THƯ_MỤC [bieu/khong-thay]",
        "Có 1 lỗi.",
    ]


def test_a_workbook_that_is_not_there_is_told_as_a_file(tmp_path: Path, run: Run) -> None:
    assert run("check", tmp_path / "bieu.xlsx").out == [
        "bieu.xlsx: lỗi: không tìm thấy tệp “bieu.xlsx” [tep/khong-co]",
        "Có 1 lỗi.",
    ]


PRINTED = {
    "bieu_01_TCD_tiep_cong_dan.xlsx": ("01/TCD", 21, ["1 = 5 + 11 + 17", "2 = 6 + 12 + 18", "3 = 7 + 13 + 19", "4 = 8 + 14 + 20"]),
    "bieu_02_XLD_tiep_nhan_xu_ly_don.xlsx": ("02/XLD", 25, ["3 = 4 + 23", "4 = 6 + 12 + 19", "6 = 7 + 8 = 9 + 10 + 11", "12 = 13 + 14 = 15 + 16 + 17 + 18", "19 = 20 + 21 + 22", "23 = 24 + 25"]),
    "bieu_03_GQKN_giai_quyet_khieu_nai.xlsx": ("03/GQKN", 23, ["2 = 3 + 4 + 5 + 6", "7 = 8 + 9 + 10 + 11 + 12"]),
    "bieu_04_GQTC_giai_quyet_to_cao.xlsx": ("04/GQTC", 25, ["2 = 3 + 4 + 5 + 6", "7 = 8 + 9 + 10 + 11 + 12 + 13"]),
    "bieu_05_KQTH_ket_qua_thi_hanh.xlsx": ("05/KQTH", 31, []),
    "bieu_06_QLKNTC_quan_ly_nha_nuoc.xlsx": ("06/QLKNTC", 17, []),
}  # fmt: skip


@pytest.mark.parametrize("name", PRINTED)
def test_the_real_blank_forms_are_read(name: str) -> None:
    if not BLANK_FORMS.exists():
        pytest.skip("the blank forms of Thông tư 06/2025/TT-TTCP are not at hand")
    registry = load_registry()
    node = registry.read(Request(BLANK_FORMS, name)).node
    assert isinstance(node, Record)
    table = node.items[0].node
    assert isinstance(table, Table)
    code, codes, relations = PRINTED[name]
    assert (table.code, table.columns) == (code, tuple(str(n) for n in range(1, codes + 1)))
    assert [value.data for value in table.relations] == relations
    assert table.names == ()
