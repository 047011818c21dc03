"""Official forms in workbooks: read with no code of their own, every printed relation checked, every fault at its cell."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from report_project import Run
from workbooks import write_workbook

from vanban.errors import Severity
from vanban.numerals import format_number
from vanban.standalone import check_forms

BLANK_FORMS = Path(__file__).parent.parent.parent / "shared/data/bieu-mau"

# A form of no circular that vanban knows: codes and relations are what its code row prints.
HEAD = [
    ["Biểu số: 77/THU"],
    ["TỔNG HỢP KẾT QUẢ"],
    ["Đơn vị", "Tổng số", "Trong đó", None, "Đã xử lý", "Còn lại"],
    [None, None, "Cũ", "Mới", None, None],
    ["MS", "1= 2 + 3 = 4+5", "2", "3", "4", "5"],
]
ROWS = [
    ["Tổng số", 40, 14, 26, 30, 10],
    ["Phường Ba Đình", 25, 9, 16, 20, 5],
    ["Phường Ngọc Hà", 15, 5, 10, 10, 5],
]
NOTES = [["6. Ghi chú: không"], ["Hướng dẫn cách ghi biểu"], ["- Cột (1) = (2) + (3)"]]


def form(*changes: tuple[int, int, object], head: list[list[object]] = HEAD) -> dict[str, list[list[object]]]:
    """The sheet; each change puts a value into a data row (from 0) and column."""
    rows = [list(row) for row in ROWS]
    for row, column, value in changes:
        rows[row][column : column + 1] = [value]
    return {"Biểu 77": [*head, *rows, *NOTES]}


def told(
    tmp_path: Path, run: Run, sheets: dict[str, list[list[object]]], **more: object
) -> tuple[int, list[str]]:
    write_workbook(tmp_path / "bieu.xlsx", sheets, **more)  # type: ignore[arg-type]
    """The exit code and what is found, besides the notes that no section knows the form 77/THU."""
    checked = run("check", tmp_path / "bieu.xlsx")
    lines = [line.removeprefix("bieu.xlsx!Biểu 77!") for line in checked.out[:-1]]
    return checked.code, [
        line for line in lines if "[bieu/mau-khac]" not in line and "khong-co-tong]" not in line
    ]


def test_only_rows_that_count_up_are_groups_of_others(tmp_path: Path, run: Run) -> None:
    """A phường may be called "P.", which is no group; "I." and "II." add up the rows below them."""
    names = ["Tổng số", "P. Ba Đình", "Xã Ngọc Hà"]
    sheets = form(*((row, 0, name) for row, name in enumerate(names)))
    assert told(tmp_path, run, sheets) == (0, [])
    grouped = [["Tổng số", 40, 14, 26, 30, 10], ["I. Sở", 25, 9, 16, 20, 5], ["Sở A", 25, 9, 16, 20, 5]]
    grouped += [["II. Xã", 15, 5, 10, 10, 5], ["Xã B", 15, 5, 10, 10, 5]]
    assert told(tmp_path, run, {"Biểu 77": [*HEAD, *grouped]}) == (0, [])


def test_a_unit_called_tong_cuc_is_no_total(tmp_path: Path, run: Run) -> None:
    names = ["Tổng cục Thuế", "Tổng công ty Điện lực", "Tổng cục Hải quan"]
    sheets = form(*((row, 0, name) for row, name in enumerate(names)))
    assert told(tmp_path, run, sheets) == (0, [])


def test_a_workbook_that_is_not_there_is_told_as_a_file(tmp_path: Path, run: Run) -> None:
    assert run("check", tmp_path / "bieu.xlsx").out == [
        "bieu.xlsx: lỗi: không tìm thấy tệp “bieu.xlsx” [tep/khong-co]",
        "Có 1 lỗi.",
    ]


def test_a_form_whose_relations_hold_passes(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, form()) == (0, [])


def test_every_broken_relation_is_told_at_the_cell_of_its_total(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, form((1, 1, 24), (0, 1, 39))) == (
        1,
        [
            "B6: lỗi: cột [1] (39) khác cột [2] (14) + cột [3] (26) = 40 [quan-he/khong-khop]",
            "B6: lỗi: cột [1] (39) khác cột [4] (30) + cột [5] (10) = 40 [quan-he/khong-khop]",
            "B7: lỗi: dòng “Phường Ba Đình”: cột [1] (24) khác cột [2] (09) + cột [3] (16) = 25 [quan-he/khong-khop]",
            "B7: lỗi: dòng “Phường Ba Đình”: cột [1] (24) khác cột [4] (20) + cột [5] (05) = 25 [quan-he/khong-khop]",
        ],
    )


def test_findings_come_as_data_too(tmp_path: Path, run: Run) -> None:
    write_workbook(tmp_path / "bieu.xlsx", form((2, 2, 6)))
    checked = run("check", tmp_path / "bieu.xlsx", "--format", "json")
    findings = json.loads("\n".join(checked.out))
    assert [(one["severity"], one["code"], one["place"]) for one in findings] == [
        ("note", "bieu/mau-khac", "Biểu 77!B5"),
        ("warning", "bieu/tong-dong", "Biểu 77!C6"),
        ("error", "quan-he/khong-khop", "Biểu 77!B8"),
    ]
    assert checked.code == 1


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


def test_a_sum_over_a_range_of_codes_may_be_printed_with_an_ellipsis(tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["Đơn vị", "Tổng", "a", "b", "c"], ["Mã số", "1 = 2+…+4", 2, 3, 4]]
    assert told(tmp_path, run, {"Biểu 77": [*head, ["Xã A", 7, 1, 2, 3]]})[1][0] == (
        "B4: lỗi: cột [1] (07) khác cột [2] (01) + cột [3] (02) + cột [4] (03) = 06 [quan-he/khong-khop]"
    )


@pytest.mark.parametrize("nothing", [None, "-", " – ", ""])
def test_an_empty_cell_or_a_dash_counts_as_nothing(nothing: object, tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["Đơn vị", "Tổng", "a", "b"], ["MS", "1 = 2+3", 2, 3]]
    assert told(tmp_path, run, {"Biểu 77": [*head, ["Xã A", 7, 7, nothing]]})[0] == 0


def test_quantities_are_compared_to_the_digits_that_excel_shows(tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["Đơn vị", "Tổng", "a", "b"], ["MS", "1 = 2+3", 2, 3]]
    assert told(tmp_path, run, {"Biểu 77": [*head, ["Xã A", 0.1 + 0.2, 0.1, 0.2]]})[0] == 0


FAULTS = {
    "text digits": ((2, 2, "07 đơn"), "C8: lỗi: dòng “Phường Ngọc Hà”: cột 2 phải là số, nhưng ghi “07 đơn” [bieu/sai-so]"),
    "date": ((2, 2, __import__("datetime").date(2026, 3, 1)), "C8: lỗi: dòng “Phường Ngọc Hà”: cột 2 phải là số, nhưng ô đang ghi ngày 01/03/2026; hãy đổi định dạng ô thành số [bieu/sai-so]"),
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


def test_a_relation_that_names_no_column_is_told(tmp_path: Path, run: Run) -> None:
    head = [*HEAD[:4], ["MS", "1 = 2 + 9", 2, 3, 4, 5]]
    assert told(tmp_path, run, form(head=head))[1][0] == (
        "B5: lỗi: không hiểu công thức “1 = 2 + 9” in trên biểu, hoặc công thức có mã số không có cột [bieu/cong-thuc]"
    )


def test_a_workbook_without_any_form_says_so(tmp_path: Path, run: Run) -> None:
    write_workbook(tmp_path / "a.xlsx", {"Sheet1": [["Chỉ tiêu", "Giá trị"], ["a", 1]]})
    assert run("check", tmp_path / "a.xlsx").out == [
        "a.xlsx: lỗi: không thấy biểu mẫu nào trong tệp: không có dòng mã số (MS, 1, 2, 3 …) [bieu/khong-thay]",
        "Có 1 lỗi.",
    ]


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
            "a.xlsx!Khác!B3: ghi chú: biểu có 2 dòng nhưng không có dòng “Tổng số” [bieu/khong-co-tong]",
            f"a.xlsx!Khác!B3: ghi chú: không có mẫu 77/THU trong các mục đã cài; {printed}",
            "a.xlsx!Không tên!B2: ghi chú: biểu có 2 dòng nhưng không có dòng “Tổng số” [bieu/khong-co-tong]",
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


def test_a_column_of_ordinals_under_ms_is_no_name(tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["STT", "Đơn vị", "Tổng", "a", "b"], ["MS", None, "1 = 2+3", 2, 3]]
    rows = [[1, "Sở Nội vụ", 4, 1, 2], [2, "Sở Y tế", 3, 1, 2]]
    assert told(tmp_path, run, {"Biểu 77": [*head, *rows]})[1] == [
        "C4: lỗi: dòng “Sở Nội vụ”: cột [1] (04) khác cột [2] (01) + cột [3] (02) = 03 [quan-he/khong-khop]"
    ]


HEAD3: list[list[object]] = [["77/THU"], ["Đơn vị", "Tổng", "a", "b"], ["MS", "1 = 2+3", 2, 3]]
LOST: dict[str, tuple[list[list[object]], list[str]]] = {
    "below a merged heading": (
        [["I. Cấp tỉnh", None, None, None], ["Sở A", 4, 1, 2]],
        [
            "A4: ghi chú: dòng “I. Cấp tỉnh” chưa ghi số liệu nào [bieu/dong-trong]",
            "B5: lỗi: cột [1] (04) khác cột [2] (01) + cột [3] (02) = 03 [quan-he/khong-khop]",
        ],
    ),
    "below a row of spaces": (
        [["Sở A", 3, 1, 2], [" ", " ", " ", " "], ["Sở B", 4, 1, 2]],
        ["B6: lỗi: dòng “Sở B”: cột [1] (04) khác cột [2] (01) + cột [3] (02) = 03 [quan-he/khong-khop]"],
    ),
    "below a unit called as those who sign": (
        [["Thủ trưởng cơ quan", 3, 1, 2], ["Sở B", 4, 1, 2]],
        ["B5: lỗi: dòng “Sở B”: cột [1] (04) khác cột [2] (01) + cột [3] (02) = 03 [quan-he/khong-khop]"],
    ),
    "figures as text without a name": (
        [[None, "3", "1", "2"], ["Sở B", 3, 1, 2]],
        ["A4: lỗi: dòng này có số liệu nhưng không ghi tên đơn vị [bieu/thieu-ten]"],
    ),
    "words where figures belong": (
        [["Sở A", "ba", None, None], ["Sở B", 3, 1, 2]],
        ["B4: lỗi: dòng “Sở A”: cột 1 phải là số, nhưng ghi “ba” [bieu/sai-so]"],
    ),
    "figures as text beside the codes": (
        [["Sở A", 3, 1, 2, "7"]],
        ["E4: lỗi: ô có số liệu nhưng cột không có mã số; có thể dòng bị lệch cột [bieu/lech-cot]"],
    ),
    "figures among the notes": (
        [["Sở A", 3, 1, 2], ["Ghi chú: trong đó 3 vụ cũ", 3, None, None]],
        [
            "B5: lỗi: dòng “Ghi chú: trong đó 3 vụ cũ”: cột [1] (03) khác cột [2] (0) + cột [3] (0) = 0 [quan-he/khong-khop]"
        ],
    ),
    "a second form": (
        [["Sở A", 3, 1, 2], ["78/THU"], ["Đơn vị", "Tổng", "a", "b"], ["MS", 1, 2, 3], ["Sở A", 3, 1, 2]],
        ["A7: lỗi: trang tính có hai dòng mã số; mỗi biểu phải ở một trang tính riêng [bieu/hai-bieu]"],
    ),
}


@pytest.mark.parametrize("name", LOST)
def test_no_row_with_figures_is_passed_over(name: str, tmp_path: Path, run: Run) -> None:
    rows, expected = LOST[name]
    merges = ["A4:D4"] if "merged" in name else []
    lines = told(tmp_path, run, {"Biểu 77": [*HEAD3, *rows]}, merges=merges)[1]
    assert [line for line in lines if "“78/THU”" not in line and "“Đơn vị”" not in line] == expected


def test_who_signs_is_no_unit(tmp_path: Path, run: Run) -> None:
    below = [["Sở B", None, None, None], [], [None, None, "Sơn La, ngày 15 tháng 6 năm 2026"]]
    below += [["Người lập biểu", None, "Thủ trưởng đơn vị"], ["Nguyễn Văn A", None, "Trần Thị B"]]
    assert told(tmp_path, run, {"Biểu 77": [*HEAD3, ["Sở A", 3, 1, 2], *below]}) == (
        0,
        ["A5: ghi chú: dòng “Sở B” chưa ghi số liệu nào [bieu/dong-trong]"],
    )


def test_names_of_two_letters_or_with_a_number_are_names(tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["TT", "Lĩnh vực", "Tổng", "a", "b"], [None, "MS", "1 = 2+3", 2, 3]]
    rows = [["Tổng cộng", None, 4, 1, 2], [None, "1. Đất đai", 3, 1, 2], [None, "Y", 0, 0, 0]]
    assert told(tmp_path, run, {"Biểu 77": [*head, *rows]})[1][0] == (
        "C4: cảnh báo: [1] cột 1 của dòng “Tổng cộng” (04) khác tổng các dòng = 03 [bieu/tong-dong]"
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


@frozen
class Sums:
    """A form drawn at random: code 1 is the sum of groups of codes, in one or two ways."""

    chains: list[list[int]]
    figures: list[list[int]]


@st.composite
def consistent(draw: st.DrawFn) -> Sums:
    """Rows whose first figure is the sum of every chain's figures."""
    sizes = draw(st.lists(st.integers(2, 5), min_size=1, max_size=3))
    starts = [2 + sum(sizes[:n]) for n in range(len(sizes))]
    chains = [list(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        first = draw(st.lists(st.integers(0, 5000), min_size=sizes[0], max_size=sizes[0]))
        total, row = sum(first), [sum(first), *first]
        for size in sizes[1:]:
            cuts = sorted(draw(st.lists(st.integers(0, total), min_size=size - 1, max_size=size - 1)))
            row += [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
        rows.append(row)
    return Sums(chains, rows)


def sheet(sums: Sums) -> dict[str, list[list[object]]]:
    width = len(sums.figures[0])
    printed = "1 = " + " = ".join("+".join(map(str, chain)) for chain in sums.chains)
    codes: list[object] = ["MS", printed, *range(2, width + 1)]
    names = [f"Xã số {n}" for n in range(1, len(sums.figures) + 1)]
    rows = [[name, *row] for name, row in zip(names, sums.figures, strict=True)]
    return {"Biểu": [["77/THU"], ["Đơn vị", *(f"c{n}" for n in range(width))], codes, *rows]}


def errors_of(sums: Sums) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        findings = check_forms(write_workbook(Path(folder) / "a.xlsx", sheet(sums)))
    return [
        (one.location.cell, one.message)
        for one in findings
        if one.severity is Severity.ERROR and one.location
    ]


@settings(max_examples=40, deadline=None)
@given(consistent())
def test_consistent_forms_pass(sums: Sums) -> None:
    assert errors_of(sums) == []


@settings(max_examples=60, deadline=None)
@given(consistent(), st.data())
def test_one_changed_figure_is_always_told_at_the_cell_of_its_total(sums: Sums, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(sums.figures) - 1))
    column = data.draw(st.integers(0, len(sums.figures[0]) - 1))
    figures = sums.figures[row]
    figures[column] = data.draw(st.integers(0, 9999).filter(lambda other: other != figures[column]))
    unit = f"dòng “Xã số {row + 1}”: " if len(sums.figures) > 1 else ""
    broken = [chain for chain in sums.chains if column == 0 or column + 1 in chain]
    assert errors_of(sums) == [
        (
            f"Biểu!B{row + 4}",
            f"{unit}cột [1] ({format_number(figures[0])}) khác "
            + " + ".join(f"cột [{code}] ({format_number(figures[code - 1])})" for code in chain)
            + f" = {format_number(sum(figures[code - 1] for code in chain))}",
        )
        for chain in sorted(broken, key=lambda chain: f"cột [{chain[0]}]")
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
    from vanban.registry import Registry
    from vanban.source import Request
    from vanban.values import Record, Table

    if not BLANK_FORMS.exists():
        pytest.skip("the blank forms of Thông tư 06/2025/TT-TTCP are not at hand")
    registry = Registry()
    registry.load_installed()
    node = registry.read(Request(BLANK_FORMS, name)).node
    assert isinstance(node, Record)
    table = node.items[0].node
    assert isinstance(table, Table)
    code, codes, relations = PRINTED[name]
    assert (table.code, table.columns) == (code, tuple(str(n) for n in range(1, codes + 1)))
    assert [value.data for value in table.relations] == relations
    assert table.names == ()
