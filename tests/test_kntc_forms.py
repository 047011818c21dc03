"""The six forms of Thông tư 06/2025/TT-TTCP: codes, relations, heads, and what the section makes of them."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from report_project import Run

from vanban import OfficialForm, fold
from vanban.contract import fields_of, form_relations_of, relations_of
from vanban.registry import Registry

BLANK_FORMS = Path(__file__).parent.parent.parent / "shared/data/bieu-mau"
REGISTRY = Registry()
REGISTRY.load_installed()
SECTION = next(offer.value for offer in REGISTRY.of("section") if offer.name == "citizen-reception")
FORMS: dict[str, OfficialForm] = {
    spec.official.code: spec.official for spec in fields_of(SECTION.contract) if spec.official
}

# Each form: how many columns, the relations of its row MS, those of its guide, the derived ones.
STATED: dict[str, tuple[int, list[str], list[str], list[str]]] = {
    "01/TCD": (
        21,
        ["1 = 5 + 11 + 17", "2 = 6 + 12 + 18", "3 = 7 + 13 + 19", "4 = 8 + 14 + 20"],
        [],
        [
            "9 <= 6", "15 <= 12", "21 <= 18",
            "9 >= 8 + 8 + 8 + 8 + 8", "15 >= 14 + 14 + 14 + 14 + 14", "21 >= 20 + 20 + 20 + 20 + 20",
        ],
    ),
    "02/XLD": (
        25,
        [
            "3 = 4 + 23", "4 = 6 + 12 + 19", "6 = 7 + 8 = 9 + 10 + 11", "12 = 13 + 14 = 15 + 16 + 17 + 18",
            "19 = 20 + 21 + 22", "23 = 24 + 25",
        ],
        ["2 <= 1", "3 <= 2", "4 <= 3", "5 <= 4"],
        [],
    ),
    "03/GQKN": (
        23,
        ["2 = 3 + 4 + 5 + 6", "7 = 8 + 9 + 10 + 11 + 12"],
        ["2 <= 1", "20 <= 19", "23 <= 22"],
        [],
    ),
    "04/GQTC": (
        25,
        ["2 = 3 + 4 + 5 + 6", "7 = 8 + 9 + 10 + 11 + 12 + 13"],
        ["2 <= 1", "22 <= 21", "25 <= 24"],
        [],
    ),
    "05/KQTH": (
        31,
        [],
        ["2 <= 1", "12 <= 11", "15 <= 14", "17 <= 16", "28 <= 27", "31 <= 30"],
        ["5 <= 3", "6 <= 4", "9 <= 7", "10 <= 8", "20 <= 18", "21 <= 19", "24 <= 22", "25 <= 23"],
    ),
    "06/QLKNTC": (17, [], ["8 <= 6"], []),
}  # fmt: skip
ACROSS = [
    "03/GQKN.1 = 02/XLD.6",
    "04/GQTC.1 = 02/XLD.12",
    "05/KQTH.1 >= 03/GQKN.7",
    "05/KQTH.16 >= 04/GQTC.7",
]

REPORT = """\
subject: Báo cáo thử
period: 2026-Q1
date: 2026-03
agency: {parent: UBND tỉnh Sơn La, name: Thanh tra tỉnh, symbol: TTr, place: Sơn La}
outline:
  - heading: Kết quả công tác
    section: citizen-reception
    data: data.yaml
signer: {position: Chánh Thanh tra, name: Nguyễn Văn A}
recipients: [Lãnh đạo tỉnh]
filing: VT
"""

DATA = """\
01/TCD: {1: 31, 2: 40, 3: 29, 4: 2, 5: 24, 6: 30, 7: 22, 8: 1, 9: 7, 10: 3, 11: 5, 12: 8, 13: 5, 14: 1, 15: 5, 16: 1, 17: 2, 18: 2, 19: 2}
02/XLD: {1: 42, 2: 40, 3: 38, 4: 30, 5: 28, 6: 9, 7: 7, 8: 2, 9: 5, 10: 2, 11: 2, 12: 3, 13: 2, 14: 1, 15: 2, 16: 1, 19: 18, 20: 8, 21: 6, 22: 4, 23: 8, 24: 5, 25: 3}
03/GQKN: {1: 9, 2: 8, 3: 1, 4: 5, 5: 1, 6: 1, 7: 4, 8: 1, 9: 1, 10: 1, 11: 1, 13: "120,5", 15: 30, 17: 1, 18: 3, 19: 2, 20: 1}
04/GQTC: {1: 3, 2: 3, 4: 3, 7: 1, 8: 1, 14: 45, 15: 1500, 20: 1, 21: 2, 22: 1, 23: 1, 24: 2, 25: 1}
05/KQTH: {1: 6, 2: 4, 3: "150,5", 5: "120,5", 7: 30, 11: 2, 12: 1, 16: 2, 18: 45, 19: 1500, 20: 45, 22: 10, 23: 0, 24: 10, 29: 1, 30: 2, 31: 1}
06/QLKNTC: {1: 3, 2: 1, 4: 4, 5: 320, 6: 2, 7: 3, 8: 1, 9: 1, 10: 2, 13: 1, 15: 1}
"""

TEXT = """\
1. Tiếp công dân

Trong quý I năm 2026, đã tiếp 31 lượt công dân; có 40 người được tiếp về 29 vụ việc, trong đó có 02 đoàn đông người. \
Tiếp thường xuyên 24 lượt, 30 người, 22 vụ việc, trong đó có 01 đoàn đông người với 07 người. \
Thủ trưởng tiếp định kỳ và đột xuất 03 ngày với 05 lượt, 08 người, 05 vụ việc, trong đó có 01 đoàn đông người với 05 người. \
Ủy quyền tiếp 01 ngày với 02 lượt, 02 người, 02 vụ việc.

2. Tiếp nhận, phân loại và xử lý đơn

Trong quý I năm 2026, tổng số đơn phải xử lý (gồm đơn tiếp nhận trong kỳ và đơn chưa xử lý từ kỳ trước chuyển sang) là 42 đơn; \
đã xử lý 40 đơn, trong đó có 38 đơn đủ điều kiện xử lý.

Đơn thuộc thẩm quyền giải quyết là 30 đơn với 28 vụ việc: 09 đơn khiếu nại, 03 đơn tố cáo, 18 đơn kiến nghị, phản ánh. \
Đơn khiếu nại chia theo thẩm quyền giải quyết: 07 đơn lần đầu, 02 đơn lần hai; \
theo lĩnh vực: 05 đơn về đất đai, 02 đơn về chế độ, chính sách, 02 đơn về lĩnh vực khác. \
Đơn tố cáo chia theo thẩm quyền giải quyết: 02 đơn lần đầu, 01 đơn tố cáo tiếp; \
theo lĩnh vực: 02 đơn về hành chính, 01 đơn về tham nhũng. \
Đơn kiến nghị, phản ánh chia theo lĩnh vực: 08 đơn về chế độ, chính sách, 06 đơn về đất đai, 04 đơn về lĩnh vực khác.

Đơn không thuộc thẩm quyền là 08 đơn: 05 đơn đã hướng dẫn, 03 đơn đã chuyển đến cơ quan có thẩm quyền.

3. Giải quyết khiếu nại, tố cáo

Về khiếu nại: Trong quý I năm 2026, có 09 đơn khiếu nại thuộc thẩm quyền với 08 vụ việc: \
01 vụ việc đang xem xét điều kiện thụ lý, 05 vụ việc đã thụ lý giải quyết, 01 vụ việc không thụ lý, 01 vụ việc rút đơn, đình chỉ giải quyết. \
Đã ban hành 04 quyết định giải quyết khiếu nại; giải quyết lần đầu có 01 khiếu nại đúng, 01 khiếu nại sai, 01 khiếu nại đúng một phần; \
giải quyết lần hai có 01 quyết định công nhận kết quả giải quyết lần đầu. \
Kiến nghị thu hồi cho Nhà nước 120,5 triệu đồng. Trả lại cho tổ chức, cá nhân 30 triệu đồng. \
Số được trả lại quyền lợi là 01 tổ chức, 03 cá nhân. \
Kiến nghị xử lý hành chính 02 người, trong đó có 01 cán bộ, công chức, viên chức.

Về tố cáo: Trong quý I năm 2026, có 03 đơn tố cáo thuộc thẩm quyền với 03 vụ việc: 03 vụ việc đã thụ lý giải quyết. \
Đã ban hành 01 kết luận nội dung tố cáo; tố cáo lần đầu có 01 tố cáo đúng. \
Kiến nghị thu hồi cho Nhà nước 45 triệu đồng, 1.500 m² đất. \
Kiến nghị xử lý hành chính 01 tổ chức, 02 cá nhân, trong đó có 01 cán bộ, công chức, viên chức. \
Chuyển cơ quan điều tra 01 vụ, 02 đối tượng, trong đó có 01 cán bộ, công chức, viên chức.

4. Thi hành quyết định giải quyết khiếu nại, thực hiện kết luận nội dung tố cáo

Trong quý I năm 2026, phải thi hành 06 quyết định giải quyết khiếu nại; đã thi hành xong 04 quyết định. \
Phải thu hồi cho Nhà nước 150,5 triệu đồng; đã thu hồi cho Nhà nước 120,5 triệu đồng. \
Phải trả lại cho tổ chức, cá nhân 30 triệu đồng; chưa thực hiện. \
Đã xử lý hành chính 02 người, trong đó có 01 cán bộ, công chức, viên chức.

Phải thực hiện 02 kết luận nội dung tố cáo; chưa thực hiện xong kết luận nào. \
Phải thu hồi cho Nhà nước 45 triệu đồng, 1.500 m² đất; đã thu hồi cho Nhà nước 45 triệu đồng. \
Phải trả lại cho tổ chức, cá nhân 10 triệu đồng; đã trả lại cho tổ chức, cá nhân 10 triệu đồng. \
Đã khởi tố 01 vụ, 02 đối tượng, trong đó có 01 cán bộ, công chức, viên chức.

5. Quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo

Về văn bản quản lý, chỉ đạo công tác tiếp công dân, khiếu nại, tố cáo, có 03 văn bản ban hành mới, 01 văn bản được sửa đổi, bổ sung. \
Đã tổ chức 04 lớp tập huấn, tuyên truyền, giáo dục pháp luật về tiếp công dân, khiếu nại, tố cáo cho 320 người. \
Đã thực hiện 02 cuộc thanh tra trách nhiệm thực hiện pháp luật về tiếp công dân, khiếu nại, tố cáo đối với 03 đơn vị; đã ban hành kết luận 01 cuộc. \
Kiến nghị xử lý hành chính 01 tổ chức, 02 cá nhân. Phải thực hiện 01 kết luận thanh tra trách nhiệm. \
Qua thực hiện kết luận, đã xử lý hành chính 01 cá nhân"""

NOTHING = """\
1. Tiếp công dân

Trong quý I năm 2026 không phát sinh lượt tiếp công dân nào. Thủ trưởng tiếp định kỳ và đột xuất 03 ngày, không có công dân đến.

2. Tiếp nhận, phân loại và xử lý đơn

Trong quý I năm 2026 không phát sinh đơn khiếu nại, tố cáo, kiến nghị, phản ánh.

3. Giải quyết khiếu nại, tố cáo

Về khiếu nại: Trong quý I năm 2026 không phát sinh vụ việc khiếu nại thuộc thẩm quyền.

Về tố cáo: Trong quý I năm 2026 không phát sinh vụ việc tố cáo thuộc thẩm quyền.

4. Thi hành quyết định giải quyết khiếu nại, thực hiện kết luận nội dung tố cáo

Trong quý I năm 2026 không phát sinh quyết định giải quyết khiếu nại phải thi hành.

Trong quý I năm 2026 không phát sinh kết luận nội dung tố cáo phải thực hiện.

5. Quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo

Trong quý I năm 2026 không phát sinh văn bản quản lý, chỉ đạo, lớp tập huấn và cuộc thanh tra trách nhiệm về tiếp công dân, khiếu nại, tố cáo"""


def project(folder: Path, data: str) -> Path:
    (folder / "report.yaml").write_text(REPORT, "utf-8")
    (folder / "data.yaml").write_text(data, "utf-8")
    return folder


def changed(old: str, new: str) -> str:
    assert old in DATA
    return DATA.replace(old, new)


def told(folder: Path, run: Run, data: str) -> list[str]:
    """What `vanban check` says of these data, without the count of findings at its end."""
    return run("check", project(folder, data)).out[:-1]


def body(folder: Path, run: Run, data: str) -> str:
    """The text of the section's outline heading, as Markdown and without its marks."""
    built = run("build", project(folder, data), "--to", "md", "-o", folder / "x.md")
    assert (built.code, built.err) == (0, [])
    text = (folder / "x.md").read_text("utf-8")
    return text.replace("#", "").replace("*", "").replace("\n ", "\n").replace("\\", "")


@pytest.mark.parametrize("code", STATED)
def test_the_columns_of_a_form_are_all_there_in_order(code: str) -> None:
    codes = [spec.code for spec in fields_of(FORMS[code].contract)]
    assert codes == [str(number) for number in range(1, STATED[code][0] + 1)]


@pytest.mark.parametrize("code", STATED)
def test_the_relations_of_a_form_are_those_of_the_circular(code: str) -> None:
    _, printed, guided, derived = STATED[code]
    relations = relations_of(FORMS[code].contract)
    assert sorted(one.text for one in relations if not one.derived) == sorted(printed + guided)
    assert sorted(one.text for one in relations if one.derived) == sorted(derived)


def test_the_relations_between_the_forms_are_those_of_their_guides() -> None:
    assert [one.text for one in form_relations_of(SECTION.contract)] == ACROSS


@pytest.mark.parametrize("code", STATED)
def test_the_columns_under_one_heading_stand_side_by_side(code: str) -> None:
    paths = [spec.label.split(": ") for spec in fields_of(FORMS[code].contract)]
    for depth in range(1, max(map(len, paths))):
        runs = [
            ": ".join(key)
            for key, _ in groupby(path[:depth] if path[depth:] else () for path in paths)
            if key
        ]
        assert sorted(set(runs)) == sorted(runs)


@pytest.mark.skipif(not BLANK_FORMS.exists(), reason="the blank forms are not part of the repository")
@pytest.mark.parametrize("code", STATED)
def test_the_blank_form_prints_the_same_columns_headings_and_relations(code: str) -> None:
    (file,) = BLANK_FORMS.glob(f"bieu_{code.replace('/', '_')}_*.xlsx")
    sheet = [
        [str(cell).strip() for cell in row]
        for row in CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    ]
    last = next(number for number, row in enumerate(sheet) if row[0] == "MS")
    printed = [cell.replace(" ", "").removesuffix(".0") for cell in sheet[last][1:] if cell]
    official = FORMS[code]
    specs = fields_of(official.contract)
    assert [cell.split("=")[0] for cell in printed] == [spec.code for spec in specs]
    ours = {relation.text.replace(" ", "") for relation in relations_of(official.contract)}
    assert {cell for cell in printed if "=" in cell} <= ours
    words = {
        fold(cell).replace("m2", "m²").replace("tcd kn", "tcd, kn") for row in sheet[:last] for cell in row
    }
    assert fold(official.title) in words
    assert {fold(level) for spec in specs for level in spec.label.split(": ")} <= words


def test_consistent_forms_pass(tmp_path: Path, run: Run) -> None:
    assert run("check", project(tmp_path, DATA)).out == ["Không có phát hiện nào."]


def test_six_forms_make_the_text(tmp_path: Path, run: Run) -> None:
    assert TEXT in body(tmp_path, run, DATA)


def test_a_form_without_figures_says_that_nothing_occurred(tmp_path: Path, run: Run) -> None:
    data = "".join(f"{code}: {{1: 0{', 10: 3' if code == '01/TCD' else ''}}}\n" for code in STATED)
    assert NOTHING in body(tmp_path, run, data)


def test_main_figures_are_compared_with_last_period_and_last_year(tmp_path: Path, run: Run) -> None:
    for name, period, form in (
        ("ky-truoc", "2025-Q4", "{1: 26, 5: 26"),
        ("nam-truoc", "2025-Q1", "{1: 40, 5: 40"),
    ):
        (tmp_path / name).mkdir()
        project(tmp_path / name, f"01/TCD: {form}, 2: 50, 6: 50, 3: 20, 7: 20}}")
        report = REPORT.replace("2026-Q1", period).replace("date: 2026-03", f"date: {period[:4]}-12")
        (tmp_path / name / "report.yaml").write_text(report, "utf-8")
    project(tmp_path, DATA)
    (tmp_path / "report.yaml").write_text(REPORT + "previous: ky-truoc\nsame_period: nam-truoc\n", "utf-8")
    run("build", tmp_path, "--to", "md", "-o", tmp_path / "x.md")
    assert (
        "đã tiếp 31 lượt công dân, tăng 05 lượt (19,2%) so với kỳ trước, giảm 09 lượt (22,5%) so với cùng kỳ năm trước; "
        "có 40 người được tiếp"
    ) in (tmp_path / "x.md").read_text("utf-8")


def test_a_form_alone_has_its_heading_alone(tmp_path: Path, run: Run) -> None:
    text = body(tmp_path, run, "06/QLKNTC: {1: 1}")
    assert "1. Quản lý nhà nước" in text
    assert "Tiếp công dân\n" not in text
    assert "Giải quyết" not in text


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


def test_a_form_without_anything_is_not_stated(tmp_path: Path, run: Run) -> None:
    for nothing in ("{}", "[]", ""):
        assert "phải có ít nhất một trong" in told(tmp_path, run, f"01/TCD: {nothing}\n")[-1]


def test_the_name_of_a_unit_is_one_value(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, "01/TCD:\n  - {đơn vị: {a: 1}, 1: 1, 5: 1}\n")[0] == (
        "data.yaml:2: lỗi: “đơn vị” phải là một giá trị, nhưng ghi thành nhiều dòng con [so-lieu/kieu]"
    )
