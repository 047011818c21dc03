"""Each kind of bad input gets one Vietnamese sentence with its place, and the rest is still drafted."""

from __future__ import annotations

import unicodedata

import pytest
from report_project import Project, Run

REPORT, DATA, TEMPLATE = "report.yaml", "data/mau.yaml", "templates/mau.md"
HTML = "văn bản chỉ nhận Markdown [van-ban/html]"
CODE = "báo cáo không nhận mã hay định dạng thô [van-ban/ma-tho]"

# Each case: a file, words in it, what they become, and the lines that `vanban check` prints.
DATA_CASES = {
    "unknown key": (
        DATA, "rate:", "rates:",
        ["bao-cao/data/mau.yaml:4: lỗi: không có mục tên “rates”; gần nhất là “rate” [so-lieu/khoa-la]"],
    ),
    "missing field": (
        DATA, "complaints: 12\n", "",
        ["bao-cao/data/mau.yaml:1: lỗi: thiếu “đơn khiếu nại” (complaints) [so-lieu/thieu]"],
    ),
    "empty field": (
        DATA, "complaints: 12", "complaints:",
        ["bao-cao/data/mau.yaml:2: lỗi: thiếu “đơn khiếu nại” (complaints) [so-lieu/thieu]"],
    ),
    "text where a number belongs": (
        DATA, "received: 30", "received: ba mươi",
        ["bao-cao/data/mau.yaml:1: lỗi: “số đơn tiếp nhận” (received) phải là số nguyên, nhưng ghi “ba mươi” [so-lieu/kieu]"],
    ),
    "negative count": (
        DATA, "received: 30", "received: -3",
        ["bao-cao/data/mau.yaml:1: lỗi: “số đơn tiếp nhận” (received) không được âm, nhưng ghi “-3” [so-lieu/kieu]"],
    ),
    "fraction where a count belongs": (
        DATA, "received: 30", "received: 1,5",
        ["bao-cao/data/mau.yaml:1: lỗi: “số đơn tiếp nhận” (received) phải là số nguyên, nhưng ghi “1,5” [so-lieu/kieu]"],
    ),
    "thousands in a count": (
        DATA, "received: 30", "received: 1.234",
        ["bao-cao/data/mau.yaml:1: lỗi: số đơn tiếp nhận (1.234) khác đơn khiếu nại (12) + đơn kiến nghị (18) = 30 [quan-he/khong-khop]"],
    ),
    "ambiguous quantity": (
        DATA, "rate: 98,5", "rate: 1.234",
        ["bao-cao/data/mau.yaml:4: lỗi: “tỷ lệ đúng hạn” (rate) ghi “1.234” thì đọc được hai cách; hãy ghi 1234 hoặc 1,234 [so-lieu/kieu]"],
    ),
    "number that no report can mean": (
        DATA, "received: 30", f"received: {'9' * 5000}",
        ["bao-cao/data/mau.yaml:1: lỗi: “số đơn tiếp nhận” (received) phải là số có nhiều nhất 15 chữ số [so-lieu/kieu]"],
    ),
    "a list where one value belongs": (
        DATA, "received: 30", "received: [30]",
        ["bao-cao/data/mau.yaml:1: lỗi: “số đơn tiếp nhận” (received) phải là một giá trị, nhưng ghi thành nhiều dòng con [so-lieu/kieu]"],
    ),
    "key stated twice": (
        DATA, "rate: 98,5", "số đơn tiếp nhận: 31",
        ["bao-cao/data/mau.yaml:4: lỗi: “số đơn tiếp nhận” (received) ghi hai lần, đã ghi ở data/mau.yaml:1 [so-lieu/trung-khoa]"],
    ),
    "broken relation": (
        DATA, "complaints: 12", "complaints: 13",
        ["bao-cao/data/mau.yaml:1: lỗi: số đơn tiếp nhận (30) khác đơn khiếu nại (13) + đơn kiến nghị (18) = 31 [quan-he/khong-khop]"],
    ),
    "several faults are told together": (
        DATA, "received: 30\ncomplaints: 12", "received: x\ncomplaints: -1",
        [
            "bao-cao/data/mau.yaml:1: lỗi: “số đơn tiếp nhận” (received) phải là số nguyên, nhưng ghi “x” [so-lieu/kieu]",
            "bao-cao/data/mau.yaml:2: lỗi: “đơn khiếu nại” (complaints) không được âm, nhưng ghi “-1” [so-lieu/kieu]",
        ],
    ),
    "YAML syntax": (
        DATA, "rate: 98,5", "remark: Kết quả: tốt",
        ["bao-cao/data/mau.yaml:4:16: lỗi: tệp YAML viết sai cú pháp: dấu “:” ở chỗ không ngờ; hãy đặt cả giá trị trong dấu ngoặc kép [yaml/cu-phap]"],
    ),
    "unknown citation key": (
        DATA, "rate: 98,5", "basis: [nd-30-2021]",
        ["bao-cao/data/mau.yaml:4: lỗi: không có văn bản “nd-30-2021” trong tệp danh mục văn bản; gần nhất là “nd-30-2020” [trich-dan/khong-co]"],
    ),
    "raw HTML": (
        DATA, "rate: 98,5", "more: |\n  Đoạn <b>đậm</b>\n\n  <div>x</div>",
        [
            f"bao-cao/data/mau.yaml:5: lỗi: có thẻ HTML “<b>”; {HTML}",
            f"bao-cao/data/mau.yaml:7: lỗi: có thẻ HTML “<div>x</div>”; {HTML}",
        ],
    ),
    "raw OOXML": (
        DATA, "rate: 98,5", "more: |\n  `<w:br/>`{=openxml}\n\n  ```{=openxml}\n  <w:p/>\n  ```",
        [
            f"bao-cao/data/mau.yaml:5: lỗi: có mã “<w:br/>”; {CODE}",
            f"bao-cao/data/mau.yaml:7: lỗi: có khối mã “{{=openxml}}”; {CODE}",
        ],
    ),
    "image": (
        DATA, "rate: 98,5", "more: '![ảnh](/etc/passwd)'",
        ["bao-cao/data/mau.yaml:4: lỗi: có hình ảnh “/etc/passwd”; báo cáo chưa nhận hình ảnh [van-ban/hinh-anh]"],
    ),
    "unknown span": (
        DATA, "rate: 98,5", "more: '[x]{.to} và [2]{.superscript}'",
        ["bao-cao/data/mau.yaml:4: lỗi: kiểu chữ trong ngoặc nhọn phải là một trong {.underline}, {.superscript}, {.subscript} [van-ban/kieu-chu]"],
    ),
    "headings too deep": (
        DATA, "rate: 98,5", "more: |\n  # Một\n\n  ### Hai",
        ["bao-cao/data/mau.yaml:7: lỗi: đề mục “Hai” sâu quá 3 cấp (I., 1., a)) [van-ban/sau-qua]"],
    ),
}  # fmt: skip

DATA_CASES |= {
    "citation key that is none": (
        DATA, "rate: 98,5", "basis: ['x] **đậm** [@y']",
        ["bao-cao/data/mau.yaml:4: lỗi: “căn cứ” (basis) phải là khóa của một văn bản, như nd-30-2020, nhưng ghi “x] **đậm** [@y” [so-lieu/kieu]"],
    ),
    "malformed citation in a text": (
        DATA, "rate: 98,5", "more: Theo [@nd-30-2020, Điều 5].",
        ["bao-cao/data/mau.yaml:4: lỗi: viện dẫn “[@nd-30-2020, Điều 5]” viết sai; hãy ghi [@khóa] hoặc [@khóa-1; @khóa-2] [trich-dan/sai-dang]"],
    ),
    "template in a free text": (
        DATA, "rate: 98,5", "more: Trong {{ period }}.",
        ["bao-cao/data/mau.yaml:4: lỗi: “{{ period }}.” in ra nguyên văn; lời văn tự do không điền được mẫu [mau/chua-dien]"],
    ),
    "table row wider than its header": (
        DATA, "rate: 98,5", "more: |\n  | a | b |\n  |---|---|\n  | 1 | 2 | 3 |",
        ["bao-cao/data/mau.yaml:7: lỗi: dòng của bảng có 3 ô, dòng tiêu đề chỉ có 2 [van-ban/thua-o]"],
    ),
    "the same fault on two lines": (
        DATA, "rate: 98,5", "more: |\n  Một <b>\n\n  hai <b>",
        [f"bao-cao/data/mau.yaml:5: lỗi: có thẻ HTML “<b>”; {HTML}", f"bao-cao/data/mau.yaml:7: lỗi: có thẻ HTML “<b>”; {HTML}"],
    ),
    "tab": (
        DATA, "received: 30", "\treceived: 30",
        ["bao-cao/data/mau.yaml:1:1: lỗi: tệp YAML viết sai cú pháp: dòng thụt bằng phím Tab (hãy thay bằng dấu cách), hoặc ký tự đặc biệt đầu giá trị (hãy đặt cả giá trị trong dấu ngoặc kép) [yaml/cu-phap]"],
    ),
}  # fmt: skip

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
    "data outside the project": (
        REPORT, "data/mau.yaml", "../so-lieu.yaml",
        ["bao-cao/report.yaml:9: lỗi: tệp “../so-lieu.yaml” nằm ngoài thư mục báo cáo [tep/ngoai-du-an]"],
    ),
    "missing data file": (
        REPORT, "data/mau.yaml", "data/quy-1.yaml",
        ["bao-cao/report.yaml:9: lỗi: không tìm thấy tệp “data/quy-1.yaml” [tep/khong-co]"],
    ),
    "no data stated": (
        REPORT, "    data: data/mau.yaml\n", "",
        ["bao-cao/report.yaml:8: lỗi: mục “mau” cần số liệu; hãy ghi tên tệp vào dòng “data:” [du-an/thieu-so-lieu]"],
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
}  # fmt: skip

REPORT_CASES |= {
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

TEMPLATE_CASES = {
    "syntax": (
        "Một\n{% if x %}\n",
        "bao-cao/templates/mau.md:2: lỗi: mẫu viết sai cú pháp: Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be closed is 'if'. [mau/cu-phap]",
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
        f"bao-cao/templates/mau.md:3: lỗi: có thẻ HTML “<u>”; {HTML}",
    ),
}


@pytest.mark.parametrize("case", DATA_CASES.values(), ids=DATA_CASES)
def test_data_fault_names_file_and_line(
    case: tuple[str, str, str, list[str]], project: Project, run: Run
) -> None:
    file, old, new, expected = case
    project.change(file, old, new)

    checked = run("check", project.folder)

    assert checked.out == [*expected, f"Có {len(expected)} lỗi."]
    assert checked.code == 1


@pytest.mark.parametrize("case", REPORT_CASES.values(), ids=REPORT_CASES)
def test_report_fault_names_file_and_line(
    case: tuple[str, str, str, list[str]], project: Project, run: Run
) -> None:
    file, old, new, expected = case
    project.change(file, old, new)

    checked = run("check", project.folder)

    assert checked.out[:-1] == expected
    assert checked.code == int(any(" lỗi: " in line for line in expected))


@pytest.mark.parametrize("case", TEMPLATE_CASES.values(), ids=TEMPLATE_CASES)
def test_template_fault_names_file_and_line(case: tuple[str, str], project: Project, run: Run) -> None:
    template, expected = case
    project.write(TEMPLATE, template)

    assert run("check", project.folder).out == [expected, "Có 1 lỗi."]


def test_file_that_is_not_utf8_is_named_with_its_first_bad_line(project: Project, run: Run) -> None:
    project.write(DATA, b"received: 30\nremark: \xd0\xf5n\n")

    expected = "bao-cao/data/mau.yaml:2: lỗi: tệp không phải mã UTF-8; hãy lưu lại với mã UTF-8 (Unicode) [tep/khong-utf8]"
    assert run("check", project.folder).out == [expected, "Có 1 lỗi."]


def test_text_that_is_not_nfc_is_normalised_and_noted(project: Project, run: Run) -> None:
    project.add(DATA, "remark: " + unicodedata.normalize("NFD", "Tiến độ tốt"))

    built = run("build", project.folder, "--to", "md")

    expected = "bao-cao/data/mau.yaml:5: ghi chú: chữ có dấu viết ở dạng tổ hợp (NFD); đã chuyển sang dạng dựng sẵn (NFC) [van-ban/chua-nfc]"
    assert built.err == [expected]
    assert "Tiến độ tốt" in (project.folder / "ket-qua/bao-cao.md").read_text(encoding="utf-8")
    assert built.code == 0


def test_missing_project_file_is_named(project: Project, run: Run) -> None:
    (project.folder / REPORT).unlink()

    expected = "bao-cao/report.yaml: lỗi: thư mục báo cáo phải có tệp report.yaml [du-an/khong-co]"
    assert run("build", project.folder).err == [expected]


def test_draft_shows_a_gap_where_a_section_failed(project: Project, run: Run) -> None:
    project.change(DATA, "received: 30", "received: ba mươi")

    built = run("build", project.folder, "--to", "md")

    text = (project.folder / "ket-qua/bao-cao.md").read_text(encoding="utf-8")
    gap = "\\[Chưa có nội dung mục “mau”: “số đơn tiếp nhận” (received) phải là số nguyên, nhưng ghi “ba mươi”\\]"
    assert gap in text.splitlines()
    assert built.out == ["Đã ghi bao-cao/ket-qua/bao-cao.md. Có 1 lỗi."]
    assert built.code == 1


def test_broken_relation_still_leaves_a_draft_but_nothing_final(project: Project, run: Run) -> None:
    project.change(DATA, "complaints: 12", "complaints: 13")
    broken = "bao-cao/data/mau.yaml:1: lỗi: số đơn tiếp nhận (30) khác đơn khiếu nại (13) + đơn kiến nghị (18) = 31 [quan-he/khong-khop]"

    final = run("build", project.folder, "--final")
    assert (final.code, final.err) == (1, [broken, "Không ghi tệp nào. Có 1 lỗi."])
    assert not (project.folder / "ket-qua").exists()

    draft = run("build", project.folder)
    assert (draft.code, draft.err) == (0, [broken])
    assert (project.folder / "ket-qua/bao-cao.docx").exists()


def test_failed_build_leaves_the_former_file_as_it_was(project: Project, run: Run) -> None:
    target = project.folder / "bao-cao.docx"
    target.write_bytes(b"former")
    project.change(REPORT, "subject:", "subjct:")

    assert run("build", project.folder, "-o", target).code == 1
    assert target.read_bytes() == b"former"


def test_output_that_cannot_be_written_is_named(project: Project, run: Run) -> None:
    target = project.folder / "so.docx"
    target.mkdir()

    built = run("build", project.folder, "-o", target)

    expected = "bao-cao/so.docx: lỗi: không ghi được tệp: Is a directory; nếu tệp đang mở trong Word, hãy đóng lại rồi dựng lại [tep/khong-ghi]"
    assert (built.code, built.err) == (1, [expected])
    assert not [path for path in project.folder.iterdir() if path.name.startswith(".")]


def test_wording_that_no_section_asks_for_is_told(project: Project, run: Run) -> None:
    project.write("templates/maus.md", "Một\n")
    expected = "bao-cao/templates/maus.md: cảnh báo: không mục nào của bố cục dùng mẫu này; gần nhất là “mau” [mau/khong-dung]"
    assert run("check", project.folder).out == [expected, "Có 1 cảnh báo."]
