"""Faults in the data of the six forms: broken relations, within a form and between forms, and units."""

from __future__ import annotations

from pathlib import Path

import pytest
from kntc_report import DATA, make_project
from report_project import Run


def changed(old: str, new: str) -> str:
    assert old in DATA
    return DATA.replace(old, new)


def told(folder: Path, run: Run, data: str) -> list[str]:
    """What `vanban check` says of these data, without the count of findings at its end."""
    return run("check", make_project(folder, data)).out[:-1]


def test_consistent_forms_pass(tmp_path: Path, run: Run) -> None:
    assert run("check", make_project(tmp_path, DATA)).out == ["Không có phát hiện nào."]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "03/GQKN: {1: 9", "03/GQKN: {1: 10",
            "data.yaml:3: lỗi: biểu 03/GQKN: [1] tổng số đơn khiếu nại thuộc thẩm quyền (10) khác "
            "biểu 02/XLD: [6] số đơn thuộc thẩm quyền: khiếu nại: tổng số đơn (09) [quan-he/khong-khop]",
        ),
        (
            "04/GQTC: {1: 3", "04/GQTC: {1: 4",
            "data.yaml:4: lỗi: biểu 04/GQTC: [1] tổng số đơn tố cáo thuộc thẩm quyền (04) khác "
            "biểu 02/XLD: [12] số đơn thuộc thẩm quyền: tố cáo: tổng số đơn (03) [quan-he/khong-khop]",
        ),
        (
            "05/KQTH: {1: 6, 2: 4", "05/KQTH: {1: 3, 2: 3",
            "data.yaml:5: lỗi: biểu 05/KQTH: [1] kết quả thi hành Quyết định giải quyết khiếu nại: "
            "tổng số Quyết định phải thi hành trong kỳ (03) nhỏ hơn "
            "biểu 03/GQKN: [7] tổng số Quyết định ban hành trong kỳ (04) [quan-he/khong-khop]",
        ),
        (
            "16: 2", "16: 0",
            "data.yaml:5: lỗi: biểu 05/KQTH: [16] kết quả thực hiện Kết luận nội dung tố cáo: "
            "tổng số Kết luận phải thực hiện trong kỳ (0) nhỏ hơn "
            "biểu 04/GQTC: [7] tổng số Kết luận ban hành trong kỳ (01) [quan-he/khong-khop]",
        ),
        (
            "6: 9, 7: 7", "6: 9, 7: 6",
            "data.yaml:2: lỗi: [6] số đơn thuộc thẩm quyền: khiếu nại: tổng số đơn (09) khác "
            "[7] số đơn thuộc thẩm quyền: khiếu nại: phân loại theo thẩm quyền giải quyết: khiếu nại lần đầu (06) + "
            "[8] số đơn thuộc thẩm quyền: khiếu nại: phân loại theo thẩm quyền giải quyết: khiếu nại lần 2 (02) = 08 [quan-he/khong-khop]",
        ),
        (
            '5: "120,5"', '5: "160,5"',
            "data.yaml:5: cảnh báo: [5] kết quả thi hành Quyết định giải quyết khiếu nại: thu hồi cho Nhà nước: đã thu: tiền (Trđ) (160,5) lớn hơn "
            "[3] kết quả thi hành Quyết định giải quyết khiếu nại: thu hồi cho Nhà nước: phải thu: tiền (Trđ) (150,5) "
            "(biểu không in quan hệ này) [quan-he/suy-ra]",
        ),
    ],
)  # fmt: skip
def test_a_broken_relation_is_told_with_its_columns(
    old: str, new: str, line: str, tmp_path: Path, run: Run
) -> None:
    assert told(tmp_path, run, changed(old, new)) == [line]


def test_a_group_has_five_people_and_all_who_came_hold_it(tmp_path: Path, run: Run) -> None:
    few = "[8] tiếp thường xuyên: trong đó đoàn đông người: số đoàn được tiếp (01)"
    warned = "(biểu không in quan hệ này) [quan-he/suy-ra]"
    assert told(tmp_path, run, changed("9: 7,", "9: 4,").replace("19: 2}", "19: 2, 21: 3}", 1)) == [
        "data.yaml:1: cảnh báo: [21] tiếp định kỳ và đột xuất của Thủ trưởng: ủy quyền tiếp: trong đó đoàn đông người: số người được tiếp (03) lớn hơn "
        f"[18] tiếp định kỳ và đột xuất của Thủ trưởng: ủy quyền tiếp: số người được tiếp (02) {warned}",
        "data.yaml:1: cảnh báo: [9] tiếp thường xuyên: trong đó đoàn đông người: số người được tiếp (04) nhỏ hơn "
        f"5 × {few} = 05 {warned}",
    ]


def test_units_are_checked_between_the_forms_too(tmp_path: Path, run: Run) -> None:
    data = """\
02/XLD:
  - {đơn vị: Tổng số, 1: 3, 2: 3, 3: 3, 4: 3, 5: 3, 6: 3, 7: 3, 9: 3}
  - {đơn vị: Phường A, 1: 2, 2: 2, 3: 2, 4: 2, 5: 2, 6: 2, 7: 2, 9: 2}
  - {đơn vị: Phường B, 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 9: 1}
03/GQKN:
  - {đơn vị: Tổng số, 1: 3, 2: 3, 4: 3}
  - {đơn vị: Phường A, 1: 1, 2: 1, 4: 1}
  - {đơn vị: Phường B, 1: 2, 2: 2, 4: 2}
"""
    lines = told(tmp_path, run, data)
    assert [line for line in lines if "lỗi" in line] == [
        "data.yaml:7: lỗi: dòng “Phường A”: biểu 03/GQKN: [1] tổng số đơn khiếu nại thuộc thẩm quyền (01) khác "
        "biểu 02/XLD: [6] số đơn thuộc thẩm quyền: khiếu nại: tổng số đơn (02) [quan-he/khong-khop]",
        "data.yaml:8: lỗi: dòng “Phường B”: biểu 03/GQKN: [1] tổng số đơn khiếu nại thuộc thẩm quyền (02) khác "
        "biểu 02/XLD: [6] số đơn thuộc thẩm quyền: khiếu nại: tổng số đơn (01) [quan-he/khong-khop]",
    ]


def test_a_unit_spelt_otherwise_in_another_form_is_warned_of(tmp_path: Path, run: Run) -> None:
    data = """\
02/XLD:
  - {đơn vị: Tổng số, 1: 3, 2: 3}
  - {đơn vị: Sở Nội vụ, 1: 1, 2: 1}
  - {đơn vị: Phường 10, 1: 1, 2: 1}
  - {đơn vị: Xã Mường La, 1: 1, 2: 1}
01/TCD:
  - {đơn vị: Tổng số, 1: 3, 5: 3}
  - {đơn vị: Sở Nôị vụ, 1: 1, 5: 1}
  - {đơn vị: Phường 11, 1: 1, 5: 1}
  - {đơn vị: Xã Mai Sơn, 1: 1, 5: 1}
"""
    assert [line for line in told(tmp_path, run, data) if "don-vi" in line] == [
        "data.yaml:8: cảnh báo: đơn vị “Sở Nôị vụ” chỉ có ở biểu 01/TCD; biểu 02/XLD ghi “Sở Nội vụ”: nếu là một, hãy ghi như nhau [bieu/ten-don-vi]"
    ]


def test_the_name_of_a_unit_is_one_value(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, "01/TCD:\n  - {đơn vị: {a: 1}, 1: 1, 5: 1}\n")[0] == (
        "data.yaml:2: lỗi: “đơn vị” phải là một giá trị, nhưng ghi thành nhiều dòng con [so-lieu/kieu]"
    )


def test_a_form_without_anything_is_not_stated(tmp_path: Path, run: Run) -> None:
    for nothing in ("{}", "[]", ""):
        assert "phải có ít nhất một trong" in told(tmp_path, run, f"01/TCD: {nothing}\n")[-1]
