"""Bad report files and templates: each kind of fault gets one Vietnamese sentence with its file and line."""

from __future__ import annotations

import pytest
from report_project import Project, Run

REPORT, TEMPLATE = "report.yaml", "templates/mau.md"

# Each case: a file, words in it, what they become, and the lines that `vanban check` prints.
REPORT_CASES = {
    "unknown key": (
        REPORT, "filing:", "filng:",
        [
            "bao-cao/report.yaml:11: cảnh báo: chưa có dòng lưu (filing), ví dụ “VT, TH” [noi-nhan/luu]",
            "bao-cao/report.yaml:12: lỗi: không có mục tên “filng”; gần nhất là “filing” [so-lieu/khoa-la]",
        ],
    ),
    "missing key": (
        REPORT, "subject: Kết quả công tác {{ period }}\n", "",
        ["bao-cao/report.yaml:1: lỗi: thiếu “trích yếu” (subject) [so-lieu/thieu]"],
    ),
    "missing key of a part": (
        REPORT, ", symbol: VPUB", "",
        ["bao-cao/report.yaml:4: lỗi: thiếu “ký hiệu” (symbol) [so-lieu/thieu]"],
    ),
    "wrong shape": (
        REPORT, "signer: {position: Chánh Văn phòng, name: Trần Bình Minh}", "signer: Trần Bình Minh",
        ["bao-cao/report.yaml:10: lỗi: phải là các dòng “tên: giá trị” [so-lieu/cau-truc]"],
    ),
    "wrong period": (
        REPORT, "2024-Q1", "2024-Q5",
        ["bao-cao/report.yaml:2: lỗi: “kỳ báo cáo” (period) phải có dạng 2024-Q1, 2024-H1, 2024-9M, 2024-Y hoặc 2024-03, nhưng ghi “2024-Q5” [du-an/gia-tri]"],
    ),
    "wrong date": (
        REPORT, "date: 2024-03", "date: 2024-02-30",
        ["bao-cao/report.yaml:3: lỗi: “ngày ban hành” (date) ghi “2024-02-30” là ngày không có trong lịch; khi chưa có ngày thì ghi 2024-03 [du-an/gia-tri]"],
    ),
    "unknown authority": (
        REPORT, "signer: {", "signer: {authority: PP. Giám đốc, ",
        ["bao-cao/report.yaml:10: lỗi: “quyền hạn” (authority) phải là TM., KT., TL., TUQ., Q. và chức vụ, nhưng ghi “PP. Giám đốc” [du-an/gia-tri]"],
    ),
    "unknown section": (
        REPORT, "section: mau", "section: mauu",
        ["bao-cao/report.yaml:8: lỗi: không có mục nội dung “mauu”; gần nhất là “mau” [section/khong-co]"],
    ),
    "unknown theme": (
        REPORT, "filing:", "theme: nd31\nfiling:",
        ["bao-cao/report.yaml:12: lỗi: không có thể thức “nd31”; gần nhất là “nd30” [theme/khong-co]"],
    ),
    "unknown type of document": (
        REPORT, "filing:", "type: báo cáo nhanh\nfiling:",
        ["bao-cao/report.yaml:12: lỗi: thể thức “nd30” không có loại văn bản “báo cáo nhanh”; gần nhất là “báo cáo” [the-thuc/loai-van-ban]"],
    ),
    "unknown citation key in a paragraph": (
        REPORT, "opening: Văn phòng", "opening: Theo [@nd-31-2020], Văn phòng",
        ["bao-cao/report.yaml:5: lỗi: không có văn bản “nd-31-2020” trong tệp danh mục văn bản; gần nhất là “nd-30-2020” [trich-dan/khong-co]"],
    ),
    "unknown name in a line": (
        REPORT, "{{ period }}", "{{ perid }}",
        ["bao-cao/report.yaml:1: lỗi: mẫu dùng tên không có trong số liệu: “perid”; gần nhất là “period” [mau/loi]"],
    ),
    "data outside a trusted project that are not there": (
        REPORT, "data/mau.yaml", "../so-lieu.yaml",
        ["bao-cao/report.yaml:9: lỗi: không tìm thấy tệp “../so-lieu.yaml” [tep/khong-co]"],
    ),
    "missing data file": (
        REPORT, "data/mau.yaml", "data/quy-1.yaml",
        ["bao-cao/report.yaml:9: lỗi: không tìm thấy tệp “data/quy-1.yaml” [tep/khong-co]"],
    ),
    "no data stated": (
        REPORT, "    data: data/mau.yaml\n", "",
        ["bao-cao/report.yaml:8: lỗi: mục “mau” cần số liệu; hãy ghi tên tệp vào dòng “data:”, hoặc tổng hợp từ báo cáo của các đơn vị: vanban rollup [du-an/thieu-so-lieu]"],
    ),
    "no such kind of data": (
        REPORT, "data/mau.yaml", "plugins/mau.py",
        ["bao-cao/report.yaml:9: lỗi: không có nguồn số liệu nào đọc được tệp “plugins/mau.py”; đọc được: .csv, .db, .json, .md, .sqlite, .sqlite3, .toml, .txt, .xlsx, .yaml, .yml [source/khong-co]"],
    ),
    "missing instruments file": (
        REPORT, "instruments.yaml", "van-ban.yaml",
        ["bao-cao/report.yaml:13: lỗi: không tìm thấy tệp “van-ban.yaml” [tep/khong-co]"],
    ),
    "recipients do not fit addressees": (
        REPORT, "recipients:", "addressees: [Sở Nội vụ]\nrecipients:",
        ["bao-cao/report.yaml:12: cảnh báo: có “kính gửi” thì dòng đầu của “nơi nhận” phải là “Như trên” [noi-nhan/nhu-tren]"],
    ),
    "data without a section": (
        REPORT, "    section: mau\n", "",
        ["bao-cao/report.yaml:8: lỗi: mục “Tiếp công dân” có “data” nhưng thiếu “section”; lời văn tự do thì ghi “section: narrative” [du-an/thieu-muc]"],
    ),
    "number with its symbol": (
        REPORT, "filing:", "number: 12/BC-VPUB\nfiling:",
        ["bao-cao/report.yaml:12: lỗi: “số” (number) chỉ ghi số, ký hiệu tự điền, nhưng ghi “12/BC-VPUB” [du-an/gia-tri]"],
    ),
    "authority without a post": (
        REPORT, "signer: {", "signer: {authority: KT., ",
        ["bao-cao/report.yaml:10: lỗi: “quyền hạn” (authority) phải là TM., KT., TL., TUQ., Q. và chức vụ, nhưng ghi “KT.” [du-an/gia-tri]"],
    ),
    "blank signer": (
        REPORT, "name: Trần Bình Minh", "name: ' '",
        ["bao-cao/report.yaml:10: lỗi: thiếu “họ tên” (name) [so-lieu/thieu]"],
    ),
    "unusable file name": (
        REPORT, "data: data/mau.yaml", 'data: "data/a\\0.yaml"',
        ["bao-cao/report.yaml:9: lỗi: không tìm thấy tệp “data/a.yaml” [tep/khong-co]"],
    ),
    "instrument key that nobody can cite": (
        "instruments.yaml", "nd-30-2020:", "nd 30:",
        ["bao-cao/instruments.yaml:1: lỗi: khóa văn bản “nd 30” chỉ gồm chữ, số và các dấu . / : - [so-lieu/kieu]"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REPORT_CASES.values(), ids=REPORT_CASES)
def test_report_fault_names_file_and_line(
    case: tuple[str, str, str, list[str]], project: Project, run: Run
) -> None:
    file, old, new, expected = case
    project.change(file, old, new)

    checked = run("check", project.folder)

    assert checked.out[:-1] == expected
    assert checked.code == int(any(" lỗi: " in line for line in expected))


TEMPLATE_CASES = {
    "syntax": (
        "Một\n{% if x %}\n",
        "bao-cao/templates/mau.md:2: lỗi: mẫu viết sai cú pháp: thiếu {% endif %} hoặc {% endfor %} ở cuối [mau/cu-phap]",
    ),
    "unknown name": (
        "Một\n\n{{ receivd }}\n",
        "bao-cao/templates/mau.md:3: lỗi: mẫu dùng tên không có trong số liệu: “receivd”; gần nhất là “received” [mau/loi]",
    ),
    "empty value": (
        "Một\n{{ remark }}\n",
        "bao-cao/templates/mau.md:2: lỗi: mẫu in ra một mục để trống; hãy kiểm tra trước bằng {% if … is not none %} [mau/loi]",
    ),
    "wrong operation": (
        "{{ received + remark }}\n",
        "bao-cao/templates/mau.md:1: lỗi: mẫu không chạy được: TypeError: unsupported operand type(s) for +: 'Count' and 'NoneType' [mau/loi]",
    ),
    "way out of the sandbox": (
        "{{ ().__class__.__mro__ }}\n",
        "bao-cao/templates/mau.md:1: lỗi: mẫu dùng điều không được phép: mẫu dùng mục không có: “__class__” [mau/loi]",
    ),
    "text of a gigabyte": (
        "{{ 'a' * 1000000000 }}\n",
        "bao-cao/templates/mau.md:1: lỗi: mẫu dùng điều không được phép: phép “*” chỉ dùng cho số [mau/loi]",
    ),
    "raw HTML": (
        "Một\n\nHai <u>ba</u>\n",
        "bao-cao/templates/mau.md:3: lỗi: có thẻ HTML “<u>”; văn bản chỉ nhận Markdown [van-ban/html]",
    ),
}


@pytest.mark.parametrize("case", TEMPLATE_CASES.values(), ids=TEMPLATE_CASES)
def test_template_fault_names_file_and_line(case: tuple[str, str], project: Project, run: Run) -> None:
    template, expected = case
    project.write(TEMPLATE, template)

    assert run("check", project.folder).out == [expected, "Có 1 lỗi."]


def test_wording_that_no_section_asks_for_is_told(project: Project, run: Run) -> None:
    project.write("templates/maus.md", "Một\n")
    expected = "bao-cao/templates/maus.md: cảnh báo: không mục nào của bố cục dùng mẫu này; gần nhất là “mau” [mau/khong-dung]"
    assert run("check", project.folder).out == [expected, "Có 1 cảnh báo."]
