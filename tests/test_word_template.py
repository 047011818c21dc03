"""An agency's own Word template: its styles are used, the roles that it lacks are told."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from report_project import Project, Run

from vanban.plugins.writers.docx_seen import seen_in

docx = pytest.importorskip("docx", reason="needs python-docx")

THEME = """\
inherit = "nd30"
reference = "mau.docx"
[roles.than-bai]
style = "Nội dung cơ quan"
"""


def template(file: Path) -> None:
    """A template with styles for the subject, under its label, and for the body, under a name of its own."""
    from docx.shared import Pt

    made = docx.Document()
    for name, size in (("Trích yếu", 13), ("Nội dung cơ quan", 13)):
        style = made.styles.add_style(name, 1)
        style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), name == "Trích yếu"
        style.paragraph_format.alignment = 1 if name == "Trích yếu" else 3
        style.paragraph_format.space_before = Pt(8)
        style.paragraph_format.first_line_indent = None if name == "Trích yếu" else Pt(28.35)
    made.save(file)


@pytest.fixture
def agency(project: Project) -> Project:
    project.add("report.yaml", "theme: theme.toml\n")
    project.write("theme.toml", THEME)
    return project


def test_styles_of_the_template_are_used_and_the_rest_is_told(agency: Project, run: Run) -> None:
    template(agency.folder / "mau.docx")
    shown = run("build", agency.folder)
    assert shown.code == 0
    (told,) = (line for line in shown.err if "mẫu Word" in line)
    assert told.startswith("bao-cao/theme.toml:2: ghi chú: mẫu Word “mau.docx” không có kiểu cho quoc-hieu, ")
    assert told.endswith("; các thành phần đó theo thể thức [the-thuc/mau-word]")
    assert "trich-yeu," not in told
    assert "than-bai," not in told
    seen = seen_in((agency.folder / "ket-qua/bao-cao.docx").read_bytes(), "bao-cao.docx")
    looks = {one.text: (one.runs[0].size, one.before) for one in seen.paragraphs if one.text}
    assert looks["Kết quả công tác quý I năm 2024"] == (Decimal(13), Decimal(8))
    assert looks["Văn phòng báo cáo như sau."] == (Decimal(13), Decimal(8))
    assert looks["BÁO CÁO"][0] == Decimal(14)


def test_fonts_by_the_template_s_theme_are_its_own_and_its_lists_stay_behind(
    agency: Project, run: Run
) -> None:
    """Word names fonts as “minorHAnsi” of a theme, and numbers of a list, that are in other parts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    template(agency.folder / "mau.docx")
    made = docx.Document(str(agency.folder / "mau.docx"))
    for part in made.part.package.iter_parts():
        if part.partname.endswith("theme1.xml"):
            part._blob = re.sub(rb'(<a:minorFont>\s*<a:latin typeface=")[^"]*', rb"\1Cambria Math", part.blob)
    style = made.styles["Nội dung cơ quan"].element
    fonts = style.rPr.find(qn("w:rFonts"))
    fonts.attrib.clear()
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    fonts.set(qn("w:hAnsiTheme"), "minorHAnsi")
    style.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 7
    names = OxmlElement("w:aliases")
    names.set(qn("w:val"), "ND")
    style.insert(1, names)
    made.save(str(agency.folder / "mau.docx"))
    assert run("build", agency.folder).code == 0
    built = (agency.folder / "ket-qua/bao-cao.docx").read_bytes()
    (body,) = (one for one in seen_in(built, "a.docx").paragraphs if one.text == "Văn phòng báo cáo như sau.")
    assert {one.font for one in body.runs} == {"Cambria Math"}
    with zipfile.ZipFile(io.BytesIO(built)) as archive:
        styles = archive.read("word/styles.xml").decode()
    assert "numPr" not in styles
    assert "asciiTheme" not in styles
    assert not re.search(r"<w:basedOn [^>]*>\s*<w:aliases", styles)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "lỗi: thể thức “theme.toml” không có tệp “mau.docx” [the-thuc/thieu-tep]"),
        (
            b"khong phai zip",
            "bao-cao/mau.docx: lỗi: tệp hỏng hoặc không phải tệp Word .docx [van-ban/khong-doc-duoc]",
        ),
    ],
)
def test_a_template_that_cannot_be_read_is_one_sentence(
    content: bytes | None, message: str, agency: Project, run: Run
) -> None:
    if content:
        (agency.folder / "mau.docx").write_bytes(content)
    shown = run("build", agency.folder)
    assert shown.code == 1
    assert [line for line in shown.err if "lỗi" in line] == [message]
    assert not (agency.folder / "ket-qua").exists()
