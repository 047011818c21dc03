"""The Word file: its form by the decree's figures, its bytes, its anchors."""

from __future__ import annotations

import difflib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from report_project import Project, Run

from vanban import Document, Theme, components
from vanban import build as building
from vanban.prepare import prepare

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W.strip("{}")}
GOLDEN = Path(__file__).with_name("golden") / "document.xml"

LONG = """\
addressees: [Ủy ban nhân dân tỉnh Sơn La, Sở Nội vụ]
number: 5
"""


@pytest.fixture(autouse=True)
def _epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")


def built(project: Project, run: Run) -> bytes:
    assert run("build", project.folder).code == 0
    return (project.folder / "ket-qua/bao-cao.docx").read_bytes()


def part(docx: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return etree.fromstring(archive.read(name))


def words(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{W}t"))


def test_two_builds_are_byte_identical(project: Project, run: Run) -> None:
    assert built(project, run) == built(project, run)


def test_document_xml_is_the_golden_one(project: Project, run: Run) -> None:
    """After a wanted change, read the difference, then copy the new text over tests/golden/document.xml."""
    project.add("report.yaml", LONG)
    project.add(
        "data/mau.yaml",
        "more: |\n  | Loại đơn | Số |\n  |---|---:|\n  | Khiếu nại | 12 |\nbasis: [nd-30-2020, nd-30-2020]\n",
    )
    root = part(built(project, run), "word/document.xml")
    etree.indent(root)
    expected, actual = (
        GOLDEN.read_text("utf-8").splitlines(),
        etree.tostring(root, encoding="unicode").splitlines(),
    )
    assert list(difflib.unified_diff(expected, actual, "golden", "built", lineterm="")) == []


def test_page_is_that_of_the_decree(project: Project, run: Run) -> None:
    """Phụ lục I, Phần I, mục I: A4; margins 20-25, 20-25, 30-35, 15-20 mm; no number on page 1."""
    (section,) = part(built(project, run), "word/document.xml").iter(f"{W}sectPr")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert size is not None
    assert margins is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    found = {edge: margins.get(f"{W}{edge}") for edge in ("top", "bottom", "left", "right", "header")}
    assert found == {"top": "1134", "bottom": "1134", "left": "1701", "right": "850", "header": "567"}
    assert section.find(f"{W}titlePg") is not None


def test_page_number_is_centred_in_the_header_at_size_14(project: Project, run: Run) -> None:
    docx = built(project, run)
    header = part(docx, "word/header1.xml")
    assert [text.text for text in header.iter(f"{W}instrText")] == [" PAGE "]
    style = styles(docx)["Số trang"]
    assert (style["jc"], style["sz"]) == ("center", "28")


def styles(docx: bytes) -> dict[str, dict[str, str]]:
    """Each style's name, and what it states: font size in half points, weight, slant, alignment, spaces."""
    found: dict[str, dict[str, str]] = {}
    for style in part(docx, "word/styles.xml").iter(f"{W}style"):
        name = style.find(f"{W}name")
        assert name is not None
        stated = {}
        for tag in ("sz", "b", "i", "jc"):
            element = style.find(f".//{W}{tag}")
            stated[tag] = "" if element is None else element.get(f"{W}val", "")
        for tag in ("spacing", "ind"):
            element = style.find(f"./{W}pPr/{W}{tag}")
            if element is not None:
                stated |= {etree.QName(key).localname: value for key, value in element.attrib.items()}
        found[name.get(f"{W}val", "")] = stated
    return found


# role, size in points by the decree (Phụ lục I, mục V), bold, italic
SIZES = [
    ("Quốc hiệu", 13, 1, 0), ("Tiêu ngữ", 14, 1, 0), ("Cơ quan chủ quản", 13, 0, 0), ("Cơ quan ban hành", 13, 1, 0),
    ("Số, ký hiệu", 13, 0, 0), ("Địa danh, ngày tháng", 14, 0, 1), ("Tên loại", 14, 1, 0), ("Trích yếu", 14, 1, 0),
    ("Kính gửi", 14, 0, 0), ("heading 1", 14, 1, 0), ("heading 2", 14, 1, 0), ("heading 3", 14, 0, 0),
    ("Body Text", 14, 0, 0), ("Quyền hạn, chức vụ", 14, 1, 0), ("Họ tên người ký", 14, 1, 0),
    ("Nơi nhận", 12, 1, 1), ("Danh sách nơi nhận", 11, 0, 0), ("Số trang", 14, 0, 0),
]  # fmt: skip


def test_every_component_has_the_size_and_weight_of_the_decree(project: Project, run: Run) -> None:
    found = styles(built(project, run))
    assert [
        (name, int(found[name]["sz"]) / 2, int(found[name]["b"]), int(found[name]["i"])) for name, *_ in SIZES
    ] == SIZES


def test_body_is_justified_indented_and_spaced_as_the_decree_allows(project: Project, run: Run) -> None:
    """Phụ lục I, mục II.6.e: justified; first line 1 or 1.27 cm; 6 pt between paragraphs; single to 1.5 lines."""
    body = styles(built(project, run))["Body Text"]
    assert (body["jc"], body["firstLine"], body["before"], body["line"]) == ("both", "720", "120", "264")


def test_default_font_is_times_new_roman_and_the_language_vietnamese(project: Project, run: Run) -> None:
    defaults = part(built(project, run), "word/styles.xml").find(f"{W}docDefaults")
    assert defaults is not None
    fonts, language = defaults.find(f".//{W}rFonts"), defaults.find(f".//{W}lang")
    assert fonts is not None
    assert language is not None
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert language.get(f"{W}val") == "vi-VN"


def test_every_style_that_the_document_uses_is_defined(project: Project, run: Run) -> None:
    project.add("report.yaml", LONG)
    docx = built(project, run)
    used = {
        element.get(f"{W}val")
        for element in part(docx, "word/document.xml").iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
    }
    defined = {style.get(f"{W}styleId") for style in part(docx, "word/styles.xml").iter(f"{W}style")}
    assert used - defined == set()


def test_components_stand_in_the_order_of_the_decree_s_drawing(project: Project, run: Run) -> None:
    project.add("report.yaml", LONG)
    root = part(built(project, run), "word/document.xml")
    assert [words(paragraph) for paragraph in root.iter(f"{W}p") if words(paragraph)] == [
        "UBND TỈNH SƠN LA", "VĂN PHÒNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/BC-VPUB", "Sơn La, ngày\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0 tháng 3 năm 2024".replace("ngày\u00a0", "ngày \u00a0"),
        "BÁO CÁO", "Kết quả công tác quý I năm 2024",
        "Kính gửi:", "- Ủy ban nhân dân tỉnh Sơn La;", "- Sở Nội vụ.",
        "Văn phòng báo cáo như sau.", "I. TIẾP CÔNG DÂN",
        "Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại.", "Tỷ lệ đúng hạn 98,5%./.",
        "Nơi nhận:", "- Lãnh đạo Văn phòng;", "- Lưu: VT.", "CHÁNH VĂN PHÒNG", "Trần Bình Minh",
    ]  # fmt: skip


def test_a_paragraph_with_facts_has_one_bookmark_inside_itself(project: Project, run: Run) -> None:
    docx = built(project, run)
    assert run("build", project.folder, "--to", "json").code == 0
    facts = json.loads((project.folder / "ket-qua/bao-cao.json").read_text("utf-8"))["facts"]
    paragraphs = {}
    for paragraph in part(docx, "word/document.xml").iter(f"{W}p"):
        starts, ends = paragraph.findall(f"{W}bookmarkStart"), paragraph.findall(f"{W}bookmarkEnd")
        assert [start.get(f"{W}id") for start in starts] == [end.get(f"{W}id") for end in ends]
        for start in starts:
            paragraphs[start.get(f"{W}name")] = words(paragraph)
    assert sorted(paragraphs) == ["vb_mau_1", "vb_mau_2"]
    assert [(fact["label"], paragraphs[fact["bookmark"]][fact["start"] : fact["end"]], fact["place"]) for fact in facts] == [
        ("số đơn tiếp nhận", "30", "1"), ("đơn khiếu nại", "12", "2"), ("tỷ lệ đúng hạn", "98,5", "4"),
    ]  # fmt: skip


def test_bookmarks_fit_word_s_rules(project: Project, run: Run) -> None:
    name = "muc-có-tên-rất-dài-không-ai-đặt-như-thế-này-bao-giờ"
    project.change("plugins/mau.py", '"mau", "Mục', f'"{name}", "Mục')
    project.change("report.yaml", "section: mau", f"section: {name}")
    root = part(built(project, run), "word/document.xml")
    names = [start.get(f"{W}name") or "" for start in root.iter(f"{W}bookmarkStart")]
    assert names
    assert [name for name in names if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]{0,39}", name)] == []


def test_a_theme_of_three_lines_changes_the_look(project: Project, run: Run) -> None:
    project.write("theme.toml", 'inherit = "nd30"\n[roles.quoc-hieu]\nsize = 12\n')
    project.add("report.yaml", "theme: theme.toml\n")
    found = styles(built(project, run))
    assert (found["Quốc hiệu"]["sz"], found["Tiêu ngữ"]["sz"]) == ("24", "28")


THEME_FAULTS = {
    "unknown parent": (
        'inherit = "nd3"\n',
        "bao-cao/theme.toml:1: lỗi: không có thể thức “nd3”; gần nhất là “nd30” [theme/khong-co]",
    ),
    "unknown key": (
        'inherit = "nd30"\n[page]\ntopp = 20\n',
        "bao-cao/theme.toml:3: lỗi: không có mục tên “topp”; gần nhất là “top” [so-lieu/khoa-la]",
    ),
    "wrong alignment": (
        'inherit = "nd30"\n[roles.than-bai]\nalign = "both"\n',
        "bao-cao/theme.toml:3: lỗi: “căn lề” (align) phải là một trong left, center, right, justify, nhưng ghi “both” [so-lieu/kieu]",
    ),
    "wrong number": (
        'inherit = "nd30"\nroles.than-bai.size = "to"\n',
        "bao-cao/theme.toml:2: lỗi: “cỡ chữ” (size) phải là số, nhưng ghi “to” [so-lieu/kieu]",
    ),
    "unknown role": (
        'inherit = "nd30"\n[roles.quochieu]\nsize = 12\n',
        "bao-cao/theme.toml:2: lỗi: “thành phần” không có “quochieu”; gần nhất là “quoc-hieu” [so-lieu/khoa-la]",
    ),
    "size that no page can hold": (
        'inherit = "nd30"\n[roles.quoc-hieu]\nbold = true\nsize = -12\n',
        "bao-cao/theme.toml:4: lỗi: thành phần “quoc-hieu” có -12, ngoài khoảng dùng được [the-thuc/gia-tri]",
    ),
    "margins that leave no room": (
        'inherit = "nd30"\n[page]\nleft = 150\n',
        "bao-cao/theme.toml:1: lỗi: lề trang không chừa đủ chỗ cho chữ [the-thuc/gia-tri]",
    ),
    "circle": (
        'inherit = "theme.toml"\n',
        "bao-cao/theme.toml:1: lỗi: thể thức “theme.toml” kế thừa chính nó [the-thuc/vong-tron]",
    ),
    "syntax": (
        'inherit = "nd30"\nsize = \n',
        "bao-cao/theme.toml:2: lỗi: tệp TOML viết sai cú pháp: Invalid value (at line 2, column 8) [toml/cu-phap]",
    ),
}


@pytest.mark.parametrize(("text", "expected"), THEME_FAULTS.values(), ids=THEME_FAULTS)
def test_theme_fault_names_file_and_line(text: str, expected: str, project: Project, run: Run) -> None:
    project.write("theme.toml", text)
    project.add("report.yaml", "theme: theme.toml\n")

    made = run("build", project.folder)

    assert (made.code, made.err) == (1, [expected, "Không ghi tệp nào. Có 1 lỗi."])


def test_a_theme_that_inherits_nothing_must_be_whole(project: Project, run: Run) -> None:
    project.write("theme.toml", 'font = "Arial"\nlanguage = "vi-VN"\n')
    project.add("report.yaml", "theme: theme.toml\n")

    made = run("build", project.folder)

    assert made.err[0] == "bao-cao/theme.toml:1: lỗi: thiếu “trang” (page) [so-lieu/thieu]"


def prepared(project: Project) -> tuple[Document, Theme]:
    registry, loaded = prepare(project.folder)
    made = building.build(registry, loaded)
    assert made.theme is not None
    return made.document, made.theme


@pytest.mark.parametrize(
    ("changes", "role", "lines"),
    [
        ({"date: 2024-03": "date: 2024-02-05"}, "dia-danh", ("Sơn La, ngày 05 tháng 02 năm 2024",)),
        ({"date: 2024-03": "date: 28/6/2024"}, "dia-danh", ("Sơn La, ngày 28 tháng 6 năm 2024",)),
        ({"filing: VT": "filing: VT\nnumber: 7"}, "so-ky-hieu", ("Số: 07/BC-VPUB",)),
        ({"filing: VT": "filing: VT"}, "so-ky-hieu", ("Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/BC-VPUB",)),
        ({"filing: VT": "filing: VT\ntype: Tờ trình"}, "so-ky-hieu", ("Số: \u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/TTr-VPUB",)),
        ({"filing: VT": "filing: VT\naddressees: Bộ Nội vụ"}, "kinh-gui", ("Kính gửi: Bộ Nội vụ",)),
        (
            {"signer: {position: Chánh": "signer: {authority: [TL. Chủ tịch, KT. Chánh Văn phòng], position: Phó Chánh"},
            "quyen-han", ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"),
        ),
    ],
)  # fmt: skip
def test_components_read_as_the_decree_writes_them(
    changes: dict[str, str], role: str, lines: tuple[str, ...], project: Project
) -> None:
    for old, new in changes.items():
        project.change("report.yaml", old, new)
    document, theme = prepared(project)
    assert components(document.report, theme)[role] == lines
