"""Which rows of a form are units, groups and notes, and that none with figures is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from printed_form import HEAD, form, told
from report_project import Run


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
    "words with figures in the last row": (
        [["Sở A", 3, 1, 2], ["Xã B", "5 lượt", "2 lượt", "3 lượt"]],
        [
            "B5: lỗi: dòng “Xã B”: cột 1 phải là số, nhưng ghi “5 lượt” [bieu/sai-so]",
            "C5: lỗi: dòng “Xã B”: cột 2 phải là số, nhưng ghi “2 lượt” [bieu/sai-so]",
            "D5: lỗi: dòng “Xã B”: cột 3 phải là số, nhưng ghi “3 lượt” [bieu/sai-so]",
        ],
    ),
    "words alone in the last row": (
        [["Sở A", 3, 1, 2], ["Xã B", "chưa báo cáo", None, None], ["Xã C", None, None, None]],
        [
            "A5: cảnh báo: dòng “Xã B” không ghi số liệu mà ghi “chưa báo cáo”, nên không đọc [bieu/dong-chu]",
            "A6: ghi chú: dòng “Xã C” chưa ghi số liệu nào [bieu/dong-trong]",
        ],
    ),
    "an ordinal where the name is missing": (
        [["Sở A", 3, 1, 2], [None, 3, 1, 2]],
        ["A5: lỗi: dòng này có số liệu nhưng không ghi tên đơn vị [bieu/thieu-ten]"],
    ),
    "a telephone number below the notes": (
        [["Sở A", 3, 1, 2], ["Ghi chú: không"], ["Người lập biểu", None, "0912345678"]],
        [],
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


COLUMNS: dict[str, tuple[list[object], list[object], str]] = {
    "ordinals under the marker": (["STT", "Đơn vị"], ["MS", None], "B"),
    "a superior beside the unit": (["STT", "Tên đơn vị", "Cơ quan chủ quản"], ["MS", None, None], "B"),
    "a unit of counting beside the name": (["STT", "Lĩnh vực", "Đơn vị tính"], ["MS", None, None], "B"),
    "names under the marker": (["TT", "Xã"], [None, "MS"], "B"),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_the_names_stand_in_the_column_that_is_headed_so(name: str, tmp_path: Path, run: Run) -> None:
    heads, marks, column = COLUMNS[name]
    more: list[object] = ["một nơi nào đó rất dài"] * (len(heads) - 2)
    head = [["77/THU"], [*heads, "Tổng", "a", "b"], [*marks, "1 = 2+3", 2, 3]]
    rows = [["Tổng số các đơn vị", None, *[None] * len(more), 3, 1, 2], [1, "Sở A", *more, 2, 1, 1]]
    rows += [[2, None, *more, 1, 0, 1]]
    lines = told(tmp_path, run, {"Biểu 77": [*head, *rows]})[1]
    expected = f"{column}6: lỗi: dòng này có số liệu nhưng không ghi tên đơn vị [bieu/thieu-ten]"
    assert lines == [expected]
