"""Bad data: each kind gets one Vietnamese sentence with its file and line."""

from __future__ import annotations

import unicodedata

import pytest
from report_project import Project, Run

DATA = "data/mau.yaml"
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
        DATA, "rate: 98,5", "more: 'Xem ![ảnh](/etc/passwd) này.'",
        ["bao-cao/data/mau.yaml:4: lỗi: hình “/etc/passwd” phải đứng riêng một đoạn [van-ban/hinh-anh]"],
    ),
    "unknown span": (
        DATA, "rate: 98,5", "more: '[x]{.to} và [2]{.superscript}'",
        ["bao-cao/data/mau.yaml:4: lỗi: kiểu chữ trong ngoặc nhọn phải là một trong {.underline}, {.superscript}, {.subscript} [van-ban/kieu-chu]"],
    ),
    "headings too deep": (
        DATA, "rate: 98,5", "more: |\n  # Một\n\n  ### Hai",
        ["bao-cao/data/mau.yaml:7: lỗi: đề mục “Hai” sâu quá 3 cấp (I., 1., a)) [van-ban/sau-qua]"],
    ),
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


@pytest.mark.parametrize("case", DATA_CASES.values(), ids=DATA_CASES)
def test_data_fault_names_file_and_line(
    case: tuple[str, str, str, list[str]], project: Project, run: Run
) -> None:
    file, old, new, expected = case
    project.change(file, old, new)

    checked = run("check", project.folder)

    assert checked.out == [*expected, f"Có {len(expected)} lỗi."]
    assert checked.code == 1


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
