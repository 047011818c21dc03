"""What is seen of a .docx: lines beneath components, pages, page numbers; vanban's own file and LibreOffice's."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import libreoffice
import pytest
from docx_files import made, p, paragraphs, r, seen
from form_builder import floating_line
from report_project import Project, Run

from vanban import Seen, SeenNumber

TEXT = "Độc lập - Tự do - Hạnh phúc"
BOLD = '<w:b/><w:sz w:val="28"/>'
CENTRE = '<w:jc w:val="center"/>'
BORDER = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'


def rules(body: str) -> list[float | None]:
    return [None if one.rule is None else round(float(one.rule), 1) for one in paragraphs(body)]


def cell(content: str, width: int = 5600, borders: str = "") -> str:
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>'
    return f"<w:tbl><w:tr><w:tc>{properties}{content}</w:tc></w:tr></w:tbl>"


def anchored(text: str, line: str) -> str:
    return f"<w:p><w:pPr>{CENTRE}</w:pPr>{r(text, BOLD) if text else ''}{line}</w:p>"


WHOLE = 62.5
"""Millimetres: the length of TEXT."""


def test_a_border_beneath_an_empty_paragraph_belongs_to_the_text_above() -> None:
    thin = f'<w:p><w:pPr>{BORDER}<w:ind w:left="1000" w:right="1000"/></w:pPr></w:p>'
    assert rules(cell(p(TEXT, CENTRE, BOLD) + thin)) == [1.0, 0.0]


def test_a_border_of_the_paragraph_itself_or_above_the_next() -> None:
    assert rules(cell(p(TEXT, BORDER, BOLD), 3754)) == [1.0]
    top = BORDER.replace("bottom", "top")
    assert rules(cell(p(TEXT, CENTRE, BOLD) + p("Số: 5", top), 3754)) == [1.0, 0.0]


@pytest.mark.parametrize("part", [1.0, 0.5, 0.3])
def test_a_drawn_line_is_a_share_of_its_text(part: float) -> None:
    assert rules(anchored(TEXT, floating_line(part * WHOLE))) == [part]


def test_a_drawn_line_belongs_to_the_text_above_it_wherever_it_is_anchored() -> None:
    line, high = floating_line(WHOLE), floating_line(WHOLE).replace("216000", "20000")
    low = floating_line(WHOLE).replace("216000", "450000")  # 12.5 mm: beneath the second line of 14 pt
    text = p(TEXT, CENTRE, BOLD)
    assert rules(text + anchored("", line)) == [1.0, 0.0]
    assert rules(text + anchored("Số: 5", high)) == [1.0, 0.0]
    assert rules(anchored("CỘNG HÒA", low) + text + p("Số: 5")) == [0.0, 1.0, 0.0]


@pytest.mark.parametrize(
    "line",
    ['<v:line from="0,20pt" to="177pt,20pt"/>', '<v:shape style="width:177pt;height:0;margin-top:20pt"/>'],
)
def test_lines_in_the_older_way_of_word_are_read(line: str) -> None:
    assert rules(anchored(TEXT, f"<w:r><w:rPr/><w:pict>{line}</w:pict></w:r>")) == [1.0]


def test_underlined_text_and_a_cell_with_a_border() -> None:
    assert rules(p(TEXT, "", '<w:u w:val="single"/>') + p(TEXT, "", '<w:u w:val="none"/>')) == [1.0, 0.0]
    assert rules(f"<w:p>{r('Độc lập', '<w:u/>')}{r(' Tự do.')}</w:p>") == [0.5]
    border = '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>'
    assert rules(cell(p("CỘNG HÒA") + p(TEXT), borders=border)) == [0.0, None]


A4 = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851"/>'
SMALL = '<w:sz w:val="26"/>'
FIELD = f'<w:fldSimple w:instr=" PAGE ">{r("2", SMALL)}</w:fldSimple>'
COMPLEX = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE \\* MERGEFORMAT</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("2", "<w:i/>")}'
)


def reference(where: str, name: str, pages: str = "default") -> str:
    return f'<w:{where}Reference w:type="{pages}" r:id="{name}"/>'


def numbers(section: str, **more: str) -> tuple[SeenNumber, ...]:
    return seen(made(f"{p('Một')}<w:sectPr>{section}{A4}</w:sectPr>", **more)).sections[0].numbers


def test_sections_tell_pages_and_take_over_headers() -> None:
    first = f"<w:sectPr>{reference('header', 'header1')}{A4}<w:titlePg/></w:sectPr>"
    across = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    body = (
        f'<w:p><w:pPr>{first}</w:pPr></w:p>{p("Hai")}<w:sectPr>{across}<w:pgNumType w:start="1"/></w:sectPr>'
    )
    found = seen(made(body, header1=f"<w:p><w:pPr>{CENTRE}</w:pPr>{FIELD}</w:p>"))
    upright, lying = found.sections
    assert [one.section for one in found.paragraphs] == [0, 1]
    assert (upright.width, upright.height, upright.left, upright.right) == (
        Decimal("210.01"),
        Decimal("297"),
        Decimal("30"),
        Decimal("15.01"),
    )
    assert (upright.hides_first, upright.start, lying.hides_first, lying.start) == (True, None, False, 1)
    assert (upright.is_across, lying.is_across) == (False, True)
    assert upright.numbers == lying.numbers == (SeenNumber("header", "default", "center", Decimal(13)),)


@pytest.mark.parametrize(
    ("paragraph", "align"),
    [
        (f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr>{COMPLEX}</w:p>', "right"),
        (f"<w:sdt><w:sdtContent><w:p><w:pPr>{CENTRE}</w:pPr>{COMPLEX}</w:p></w:sdtContent></w:sdt>", "center"),
        (f'<w:p><w:pPr><w:framePr w:xAlign="center"/><w:jc w:val="left"/></w:pPr>{COMPLEX}</w:p>', "center"),
        (f'<w:p><w:pPr><w:tabs><w:tab w:val="center" w:pos="4680"/></w:tabs></w:pPr><w:r><w:tab/></w:r>{COMPLEX}</w:p>', "center"),
        (f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:pPr>{CENTRE}</w:pPr>{COMPLEX}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>", "center"),
    ],
)  # fmt: skip
def test_a_page_number_is_found_wherever_it_stands(paragraph: str, align: str) -> None:
    assert numbers(reference("footer", "footer1"), footer1=paragraph) == (
        SeenNumber("footer", "default", align, Decimal(10), italic=True),
    )


def test_headers_of_even_and_first_pages_count_where_they_are_in_use() -> None:
    header = f"<w:p>{FIELD}</w:p>"
    for pages, section, settings, count in (
        ("even", "", "", 0),
        ("even", "", "<w:evenAndOddHeaders/>", 1),
        ("first", "", "", 0),
        ("first", "<w:titlePg/>", "", 1),
    ):
        found = numbers(reference("header", "header1", pages) + section, header1=header, settings=settings)
        assert [one.pages for one in found] == [pages] * count


def figures(found: Seen) -> dict[str, tuple[object, ...]]:
    """The looks of some components of the report of the fixture."""
    return {
        one.text: (one.runs[0].size, one.runs[0].bold, one.runs[0].italic, one.runs[0].font, one.align)
        for one in found.paragraphs
        if one.text in {TEXT, "BÁO CÁO", "Nơi nhận:"}
    }


OWN = {
    TEXT: (14, True, False, "Times New Roman", "center"),
    "BÁO CÁO": (14, True, False, "Times New Roman", "center"),
    "Nơi nhận:": (12, True, True, "Times New Roman", "left"),
}


def of_report(found: Seen) -> None:
    assert {name: tuple(look) for name, look in figures(found).items()} == OWN
    motto = next(one for one in found.paragraphs if one.text == TEXT)
    assert motto.rule is not None
    assert abs(motto.rule - 1) < Decimal("0.06")
    page = found.sections[0]
    assert [round(side) for side in (page.width, page.height, page.top, page.bottom)] == [210, 297, 20, 20]
    assert [(one.where, one.align, round(one.size)) for one in page.numbers if one.pages == "default"] == [
        ("header", "center", 14)
    ]
    assert page.hides_first


def test_the_figures_of_the_theme_are_read_back(project: Project, run: Run) -> None:
    assert run("build", project.folder).code == 0
    of_report(seen((project.folder / "ket-qua/bao-cao.docx").read_bytes()))


def test_they_are_the_same_after_libreoffice_saved_the_file(
    project: Project, run: Run, tmp_path: Path
) -> None:
    assert run("build", project.folder).code == 0
    saved = libreoffice.saved(project.folder / "ket-qua/bao-cao.docx", tmp_path / "out")
    of_report(seen(saved.read_bytes()))
