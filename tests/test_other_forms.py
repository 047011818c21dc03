"""The forms of the sections anti-corruption and administrative-reform: codes, relations, text from their figures."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from report_project import Project, Ran, Run

from vanban import OfficialForm
from vanban.contract import relations_of
from vanban.fields import fields_of
from vanban.sections.administrative_reform.official import II05A, II06A
from vanban.sections.anti_corruption.official import PCTN

REPORT = """\
subject: Báo cáo thử
period: 2026-Q1
date: 2026-03
agency: {{parent: UBND tỉnh Sơn La, name: Sở Nội vụ, symbol: SNV, place: Sơn La}}
outline:
  - heading: Mục thử
    section: {section}
    data: bieu.yaml
signer: {{position: Giám đốc, name: Nguyễn Văn A}}
recipients: [Lãnh đạo Sở]
filing: VT
"""

PCTN_DATA = """\
01/PCTN:
  {1: 02, 3: 01, 4: 03, 5: 210, 7: 02, 8: 01, 9: 04, 11: 05, 14: 06, 15: 01, 23: 1250, 24: "300,5",
   31: 12, 32: 10, 33: 120, 34: 80, 35: 40, 40: 64, 43: 03, 43.1: 01, 43.2: 02, 44: 02, 45: 03, 46: 01,
   50: 01, 56: 01, 58: 01, 64: 04, 65: 04, 66: 0, 72: 01, 73: 02, 82: 02, 82.1: 01, 82.2: 01, 83: 01,
   84: 02, 84.2: 02, 85: 01, 86: 02, 89: "1500,5", 91: 900, 91.1: 600, 91.2: 300, 92: 250, 92.1: 250}
"""
NO_CORRUPTION = "01/PCTN: {1: 0}\n"

FEEDBACK = "II.05a: {3: 18, 4: 12, 5: 06, 6: 03, 7: 15, 8: 15, 9: 10, 10: 05, 11: 03, 12: 12, 13: 03, 14: 02, 15: 01, 16: 14}\n"
FILES = """\
II.06a:
  - {lĩnh vực: Tổng số, 3: 1.240, 4: 900, 5: 300, 6: 40, 7: 1.198, 8: 800, 9: 395, 10: 03, 11: 42, 12: 41, 13: 01}
  - {lĩnh vực: Nội vụ, 3: 240, 4: 200, 5: 30, 6: 10, 7: 230, 8: 200, 9: 30, 10: 0, 11: 10, 12: 10, 13: 0}
  - {lĩnh vực: Đất đai, 3: 1.000, 4: 700, 5: 270, 6: 30, 7: 968, 8: 600, 9: 365, 10: 03, 11: 32, 12: 31, 13: 01}
"""
REST = "streamlined: 0\n"

CODES = {
    "01/PCTN": [
        "1-43", "43.1", "43.2", "44-82", "82.1", "82.2", "82.3", "83-84", "84.1", "84.2", "84.3", "84.4",
        "85-91", "91.1", "91.2", "92", "92.1", "92.2", "93-108",
    ],
    "II.05a": ["3-16"],
    "II.06a": ["3-13"],
}  # fmt: skip
PRINTED = {
    "01/PCTN": [],
    "II.05a": ["3 = 4 + 5 = 6 + 7", "8 = 9 + 10 = 11 + 12", "13 = 14 + 15"],
    "II.06a": ["3 = 4 + 5 + 6", "7 = 8 + 9 + 10", "11 = 12 + 13"],
}
DERIVED = {
    "01/PCTN": [
        "8 <= 7",
        "15 <= 14",
        "24 <= 23",
        "32 <= 31",
        "33 = 34 + 35",
        "43 = 43.1 + 43.2",
        "65 <= 64",
        "66 <= 65",
        "82 = 82.1 + 82.2 + 82.3",
        "84 = 84.1 + 84.2 + 84.3 + 84.4",
        "91 = 91.1 + 91.2",
        "92 = 92.1 + 92.2",
        "95 <= 44 + 46",
        "96 <= 45 + 47",
        "99 <= 85",
        "100 <= 86",
        "102 <= 101",
        "103 <= 101",
    ],
    "II.05a": ["3 = 8 + 13"],
    "II.06a": ["3 = 7 + 11"],
}
FORMS = [PCTN, II05A, II06A]
DETECTION = "phát hiện các vụ việc tham nhũng, lãng phí, tiêu cực trong cơ quan, tổ chức, đơn vị"
HEADS = "xử lý trách nhiệm của người đứng đầu cơ quan, tổ chức, đơn vị khi để xảy ra tham nhũng, lãng phí, tiêu cực"


@pytest.fixture
def folder(tmp_path: Path) -> Project:
    return Project(tmp_path / "bao-cao")


def built(run: Run, folder: Project, section: str, data: str) -> tuple[Ran, list[str]]:
    """What building says, and the paragraphs of the section's text."""
    folder.write("report.yaml", REPORT.format(section=section))
    folder.write("bieu.yaml", data)
    ran = run("build", folder.folder, "--to", "md", "-o", folder.folder / "mau.md")
    text = (folder.folder / "mau.md").read_text("utf-8")
    own = text.partition("# I. MỤC THỬ")[2].partition("./.")[0] + "."
    return ran, [line for line in own.splitlines() if line]


def checked(run: Run, folder: Project, section: str, data: str) -> list[str]:
    folder.write("report.yaml", REPORT.format(section=section))
    folder.write("bieu.yaml", data)
    return [line.removeprefix("bao-cao/bieu.yaml:") for line in run("check", folder.folder).out]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_every_code_of_the_form_has_its_field(form: OfficialForm) -> None:
    codes: list[str] = []
    for stated in CODES[form.code]:
        first, _, last = stated.partition("-")
        codes += [stated] if not last else map(str, range(int(first), int(last) + 1))
    assert [spec.code for spec in fields_of(form.contract)] == codes


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_relations_are_those_that_the_form_prints_and_those_that_follow(form: OfficialForm) -> None:
    relations = relations_of(form.contract)
    assert [relation.text for relation in relations if not relation.derived] == PRINTED[form.code]
    assert [relation.text for relation in relations if relation.derived] == DERIVED[form.code]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.code)
def test_labels_are_paths_of_the_head_whose_headings_stand_together(form: OfficialForm) -> None:
    labels = [spec.label for spec in fields_of(form.contract)]
    assert len(set(labels)) == len(labels)
    assert [
        label for label in labels if re.search(r"\s\s|:\S|^\s|[\s:.]$", label) or label[0].isupper()
    ] == []
    for depth in (1, 2):
        heads = [": ".join(label.split(": ")[:depth]) for label in labels if label.count(": ") >= depth]
        changes = [head for before, head in zip(["", *heads], heads, strict=False) if head != before]
        assert len(set(changes)) == len(changes)


def test_forms_are_in_force_from_the_day_of_their_circular() -> None:
    since = {form.code: form.since for form in FORMS}
    assert since == {
        "01/PCTN": date(2025, 9, 30),
        "II.05a": date(2020, 12, 15),
        "II.06a": date(2020, 12, 15),
    }


def test_anti_corruption_prints_the_figures_of_its_form(run: Run, folder: Project) -> None:
    ran, lines = built(run, folder, "anti-corruption", PCTN_DATA)
    assert (ran.code, ran.err) == (0, [])
    assert lines == [
        "## 1. Triển khai thực hiện",
        "- Về ban hành văn bản thực hiện Luật Phòng, chống tham nhũng: ban hành mới 02 văn bản; bãi bỏ 01 văn bản.",
        "- Về tuyên truyền, phổ biến, giáo dục pháp luật: tổ chức 03 lớp; có 210 lượt người tham gia.",
        "- Về thanh tra trách nhiệm thực hiện pháp luật về phòng, chống tham nhũng, lãng phí, tiêu cực: tiến hành 02 cuộc; đã ban hành kết luận 01 cuộc; thanh tra 04 đơn vị; kiến nghị xử lý hành chính 05 cá nhân.",
        "## 2. Phòng ngừa tham nhũng",
        "- Về công khai, minh bạch trong tổ chức và hoạt động: kiểm tra 06 cơ quan, tổ chức, đơn vị; phát hiện vi phạm tại 01 cơ quan, tổ chức, đơn vị.",
        "- Về định mức, tiêu chuẩn, chế độ: kiến nghị thu hồi, bồi thường 1.250 triệu đồng; đã thu hồi, bồi thường 300,5 triệu đồng.",
        "- Về chuyển đổi vị trí công tác: phải chuyển đổi 12 người; đã chuyển đổi 10 người.",
        "- Về cải cách hành chính, thanh toán không dùng tiền mặt: cung cấp 120 dịch vụ công trực tuyến (toàn trình 80 thủ tục; một phần 40 thủ tục).",
        "- Về kiểm soát tài sản, thu nhập: có 64 người kê khai và công khai; kỷ luật 03 người vi phạm (kê khai không trung thực 01 người; vi phạm khác 02 người).",
        "## 3. Kết quả phát hiện, xử lý",
        "Trong quý I năm 2026, tại Sở Nội vụ phát hiện 02 vụ việc tham nhũng, tiêu cực với 03 người có hành vi tham nhũng, tiêu cực; 01 vụ việc gây lãng phí.",
        "- Vụ việc được phát hiện qua: tự kiểm tra 01 vụ; thanh tra 01 vụ tham nhũng, tiêu cực; thanh tra 01 vụ lãng phí.",
        "- Về phản ánh, báo cáo hành vi tham nhũng, lãng phí, tiêu cực: nhận được 04 vụ việc; đã xem xét 04 vụ việc.",
        "- Về khởi tố, xét xử: khởi tố 01 vụ án tham nhũng, tiêu cực; khởi tố 02 đối tượng tham nhũng, tiêu cực; xét xử sơ thẩm 01 vụ án; kết án 02 đối tượng (nghiêm trọng 02 đối tượng).",
        "- Về kết quả xử lý: xử lý hành chính 01 vụ việc; kỷ luật 02 cán bộ, công chức, viên chức.",
        "- Về trách nhiệm của người đứng đầu, cấp phó của người đứng đầu: kỷ luật 02 người (khiển trách 01 người; cảnh cáo 01 người).",
        "- Về tài sản tham nhũng, lãng phí, tiêu cực: phát hiện 1.500,5 triệu đồng; đã thu hồi, bồi thường 900 triệu đồng (biện pháp hành chính 600 triệu đồng; biện pháp tư pháp 300 triệu đồng); đã thu hồi, bồi thường 250 m² đất (biện pháp hành chính 250 m² đất).",
    ]


def test_an_anti_corruption_form_of_zeros_says_that_nothing_occurred(run: Run, folder: Project) -> None:
    ran, lines = built(run, folder, "anti-corruption", NO_CORRUPTION)
    assert (ran.code, ran.err) == (0, [])
    assert lines == [
        "## 1. Triển khai thực hiện",
        "Trong quý I không phát sinh văn bản, lớp tuyên truyền hoặc cuộc thanh tra trách nhiệm về phòng, chống tham nhũng.",
        "## 2. Phòng ngừa tham nhũng",
        "Trong quý I không phát sinh số liệu về phòng ngừa tham nhũng.",
        "## 3. Kết quả phát hiện, xử lý",
        "Trong quý I năm 2026, tại Sở Nội vụ không phát sinh vụ việc tham nhũng, lãng phí, tiêu cực.",
    ]


def test_anti_corruption_wants_its_form_or_the_cases(run: Run, folder: Project) -> None:
    assert checked(run, folder, "anti-corruption", "plans: []\n") == [
        "1: lỗi: phải có ít nhất một trong: số vụ phát hiện, biểu 01/PCTN [so-lieu/thieu]",
        "Có 1 lỗi.",
    ]


def test_figures_stated_beside_the_form_must_agree_with_it(run: Run, folder: Project) -> None:
    assert checked(run, folder, "anti-corruption", PCTN_DATA + "cases: 03\n") == [
        f"{PCTN_DATA.count(chr(10)) + 1}: cảnh báo: số vụ phát hiện (03) lớn hơn biểu 01/PCTN: [44] {DETECTION}: tổng số vụ việc tham nhũng, tiêu cực được phát hiện trong kỳ báo cáo (02) (biểu không in quan hệ này) [quan-he/suy-ra]",
        "Có 1 cảnh báo.",
    ]


def test_administrative_reform_prints_the_figures_of_its_forms(run: Run, folder: Project) -> None:
    ran, lines = built(run, folder, "administrative-reform", FEEDBACK + FILES + REST)
    assert (ran.code, ran.err) == (0, [])
    assert [line for line in lines if line.startswith("- ")] == [
        "- Về tiếp nhận, xử lý phản ánh, kiến nghị (PAKN): Trong quý I, tổng số PAKN tiếp nhận là 18 PAKN; trong đó từ kỳ trước chuyển sang 03 PAKN; tiếp nhận trong kỳ 15 PAKN. Theo nội dung: hành vi hành chính 12 PAKN; quy định hành chính 06 PAKN. Đã xử lý 15 PAKN; trong đó từ kỳ trước chuyển sang 03 PAKN; tiếp nhận trong kỳ 12 PAKN. Đăng tải công khai 14 PAKN đã xử lý. Đang xử lý 03 PAKN; trong đó về hành vi hành chính 02 PAKN; về quy định hành chính 01 PAKN.",
        "- Về tình hình, kết quả giải quyết TTHC: Trong quý I, tổng số hồ sơ tiếp nhận là 1.240 hồ sơ; trong đó trực tuyến 900 hồ sơ; trực tiếp, qua dịch vụ bưu chính 300 hồ sơ; từ kỳ trước chuyển sang 40 hồ sơ. Đã giải quyết 1.198 hồ sơ; trong đó trước hạn 800 hồ sơ; đúng hạn 395 hồ sơ; quá hạn 03 hồ sơ. Đang giải quyết 42 hồ sơ; trong đó trong hạn 41 hồ sơ; quá hạn 01 hồ sơ.",
    ]


def test_forms_of_zeros_say_that_nothing_occurred(run: Run, folder: Project) -> None:
    ran, lines = built(run, folder, "administrative-reform", "II.05a: {3: 0}\nII.06a: {3: 0}\n" + REST)
    assert (ran.code, ran.err) == (0, [])
    assert [line for line in lines if line.startswith("- ")] == [
        "- Về tiếp nhận, xử lý phản ánh, kiến nghị: Trong quý I không phát sinh phản ánh, kiến nghị về quy định hành chính, hành vi hành chính.",
        "- Về tình hình, kết quả giải quyết TTHC: Trong quý I không phát sinh hồ sơ TTHC.",
    ]


# Each case: the section, its data, words in them, what they become, and the lines that `vanban check` prints.
SPOILED = {
    "printed relation of II.05a": (
        "administrative-reform", FEEDBACK + REST, "7: 15,", "7: 14,",
        ["1: lỗi: [3] số lượng PAKN được tiếp nhận: tổng số (18) khác [6] số lượng PAKN được tiếp nhận: theo thời điểm tiếp nhận: từ kỳ trước (03) + [7] số lượng PAKN được tiếp nhận: theo thời điểm tiếp nhận: trong kỳ (14) = 17 [quan-he/khong-khop]"],
    ),
    "derived relation of II.05a": (
        "administrative-reform", FEEDBACK + REST, "13: 03, 14: 02,", "13: 02, 14: 01,",
        ["1: cảnh báo: [3] số lượng PAKN được tiếp nhận: tổng số (18) khác [8] kết quả xử lý PAKN: đã xử lý: tổng số (15) + [13] kết quả xử lý PAKN: đang xử lý: tổng số (02) = 17 (biểu không in quan hệ này) [quan-he/suy-ra]"],
    ),
    "feedback stated beside II.05a": (
        "administrative-reform", FEEDBACK + REST, REST, "feedback: {received: 19}\n" + REST,
        ["2: cảnh báo: phản ánh, kiến nghị: phản ánh, kiến nghị tiếp nhận (19) lớn hơn biểu II.05a: [3] số lượng PAKN được tiếp nhận: tổng số (18) (biểu không in quan hệ này) [quan-he/suy-ra]"],
    ),
    "total row of II.06a": (
        "administrative-reform", FILES + REST, "Tổng số, 3: 1.240, 4: 900, 5: 300", "Tổng số, 3: 1.240, 4: 901, 5: 299",
        [
            "2: lỗi: [4] số lượng hồ sơ tiếp nhận: trong kỳ: trực tuyến của dòng “Tổng số” (901) khác tổng các dòng = 900 [bieu/tong-dong]",
            "2: lỗi: [5] số lượng hồ sơ tiếp nhận: trong kỳ: trực tiếp, dịch vụ bưu chính của dòng “Tổng số” (299) khác tổng các dòng = 300 [bieu/tong-dong]",
        ],
    ),
    "printed relation of II.06a in the row of a field": (
        "administrative-reform", FILES + REST, "Đất đai, 3: 1.000, 4: 700, 5: 270, 6: 30, 7: 968, 8: 600, 9: 365", "Đất đai, 3: 1.000, 4: 700, 5: 270, 6: 30, 7: 968, 8: 600, 9: 364",
        [
            "2: lỗi: [9] số lượng hồ sơ đã giải quyết: đúng hạn của dòng “Tổng số” (395) khác tổng các dòng = 394 [bieu/tong-dong]",
            "4: lỗi: dòng “Đất đai”: [7] số lượng hồ sơ đã giải quyết: tổng số (968) khác [8] số lượng hồ sơ đã giải quyết: trước hạn (600) + [9] số lượng hồ sơ đã giải quyết: đúng hạn (364) + [10] số lượng hồ sơ đã giải quyết: quá hạn (03) = 967 [quan-he/khong-khop]",
        ],
    ),
    "derived sum of 01/PCTN": (
        "anti-corruption", PCTN_DATA, "82: 02,", "82: 03,",
        [f"4: cảnh báo: [82] {HEADS}: số người đứng đầu, cấp phó người đứng đầu bị xử lý kỷ luật do thiếu trách nhiệm để xảy ra TNLPTC (03) khác [82.1] {HEADS}: khiển trách (01) + [82.2] {HEADS}: cảnh cáo (01) + [82.3] {HEADS}: cách chức (0) = 02 (biểu không in quan hệ này) [quan-he/suy-ra]"],
    ),
    "part of 01/PCTN above its whole": (
        "anti-corruption", PCTN_DATA, "8: 01,", "8: 03,",
        ["2: cảnh báo: [8] thanh tra trách nhiệm thực hiện pháp luật về phòng, chống TNLPTC: số cuộc thanh tra trách nhiệm thực hiện pháp luật về phòng, chống TNLPTC đã ban hành kết luận (03) lớn hơn [7] thanh tra trách nhiệm thực hiện pháp luật về phòng, chống TNLPTC: tổng số cuộc thanh tra trách nhiệm thực hiện pháp luật về phòng, chống TNLPTC (02) (biểu không in quan hệ này) [quan-he/suy-ra]"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SPOILED)
def test_what_does_not_agree_is_told_with_its_place(name: str, run: Run, folder: Project) -> None:
    section, data, old, new, lines = SPOILED[name]
    assert old in data
    assert checked(run, folder, section, data.replace(old, new))[:-1] == lines
