"""What is seen of a .docx: effective looks, whoever saved it and wherever they are stated."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from docx_files import p, paragraphs, r, seen, strict, texts

STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="22"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:jc w:val="both"/><w:ind w:firstLine="720"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Derived"><w:basedOn w:val="Base"/><w:link w:val="DerivedChar"/><w:pPr><w:contextualSpacing/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:color w:val="ff0000"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>"""
THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>
<a:majorFont><a:latin typeface="Aptos Display"/></a:majorFont>
<a:minorFont><a:latin typeface="Aptos"/><a:font script="Viet" typeface="Arial"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>"""


def test_direct_format_goes_before_styles_and_these_before_defaults() -> None:
    derived = '<w:pStyle w:val="Derived"/>'
    plain, styled, direct = paragraphs(
        p("Một")
        + p("Hai", derived)
        + p("Ba", f'{derived}<w:jc w:val="end"/>', '<w:sz w:val="26"/><w:i w:val="0"/>'),
        styles=STYLES,
    )
    assert [(one.align, one.indent, one.after) for one in (plain, styled, direct)] == [
        ("left", 0, 8),
        ("justify", Decimal("12.7"), 0),  # its style drops the space before a neighbour of the same
        ("right", Decimal("12.7"), 8),
    ]
    assert plain.line == Decimal("1.08")
    looks = [(one.runs[0].size, one.runs[0].bold, one.runs[0].italic) for one in (plain, styled, direct)]
    assert looks == [(11, False, False), (14, True, True), (13, True, False)]


def test_bold_in_the_style_of_a_run_and_of_its_paragraph_cancel_each_other() -> None:
    shape, look = '<w:pStyle w:val="Base"/>', '<w:rStyle w:val="Strong"/>'
    both, alone, direct = paragraphs(
        p("Một", shape, look) + p("Hai", "", look) + p("Ba", shape, f"{look}<w:b/>"), styles=STYLES
    )
    assert [one.runs[0].bold for one in (both, alone, direct)] == [False, True, True]
    assert both.runs[0].color == "FF0000"


@pytest.mark.parametrize(("language", "font"), [("en-US", "Aptos"), ("vi-VN", "Arial")])
def test_fonts_of_the_theme_are_those_of_the_language(language: str, font: str) -> None:
    (only,) = paragraphs(
        p("Một"), styles=STYLES, theme=THEME, settings=f'<w:themeFontLang w:val="{language}"/>'
    )
    assert only.runs[0].font == font


def test_the_style_of_a_table_forms_its_text() -> None:
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/></w:tblPr><w:tr><w:tc>{p("Một")}</w:tc></w:tr></w:tbl>'
    )
    (only,) = paragraphs(table, styles=STYLES)
    assert (only.after, only.line, only.runs[0].italic) == (0, 1, True)


def test_capitals_hidden_text_and_tracked_changes_are_read_as_shown() -> None:
    body = (
        f"<w:p>{r('Sở Nội vụ', '<w:caps/>')}{r(' ẩn', '<w:vanish/>')}<w:del>{r(' cũ')}</w:del>"
        f"<w:ins>{r(' mới')}</w:ins><w:moveFrom>{r(' đi')}</w:moveFrom>{r('Số', '<w:smallCaps/>')}</w:p>"
    )
    assert texts(body) == ["SỞ NỘI VỤ mớiSỐ"]


def test_fields_links_controls_and_notes_give_what_is_printed() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (
        f"<w:p>{field}{r('ngày 5')}<w:hyperlink>{r(', xem')}</w:hyperlink><w:sdt><w:sdtContent>{r(' đây')}</w:sdtContent></w:sdt>"
        f'<w:r><w:footnoteReference w:id="2"/></w:r><w:smartTag>{r(".")}</w:smartTag></w:p><w:sdt><w:sdtContent>{p("Hai")}</w:sdtContent></w:sdt>'
    )
    assert texts(body) == ["ngày 5, xem đây.", "Hai"]


def test_letters_composed_of_two_signs_are_read_as_one() -> None:
    assert texts(p("Đo\u0323\u0302c")) == ["Độc"]


def test_a_text_box_is_read_once_and_told() -> None:
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    shape = f"<mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:txbx>{box}</wps:txbx></wp:anchor></w:drawing></mc:Choice>"
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
    first, second = paragraphs(
        f"<w:p>{r('Ngoài')}<w:r><mc:AlternateContent>{shape}{old}</mc:AlternateContent></w:r></w:p>"
    )
    assert [(one.text, one.is_framed) for one in (first, second)] == [("Ngoài", False), ("Trong khung", True)]
    empty = "<mc:Choice Requires='x'><x/></mc:Choice>"
    assert texts(f"<w:p><w:r><mc:AlternateContent>{empty}{old}</mc:AlternateContent></w:r></w:p>") == [
        "",
        "Trong khung",
    ]


def test_cells_tell_their_place_in_the_grid() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('d')}</w:tc></w:tr></w:tbl>"
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("a")}</w:tc>'
    table = f'<w:tbl><w:tr>{wide}<w:tc>{p("b")}</w:tc></w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{p("c")}{inner}</w:tc></w:tr></w:tbl>'
    found = [(one.text, one.table, one.row, one.column) for one in paragraphs(p("x") + table)]
    assert found == [("x", 0, 0, 0), ("a", 1, 0, 0), ("b", 1, 0, 2), ("c", 1, 1, 1), ("d", 2, 0, 0)]


@pytest.mark.parametrize(
    ("shape", "indent"),
    [
        ('<w:ind w:firstLine="567"/>', "10"),
        ('<w:ind w:left="567" w:hanging="567"/>', "-10"),
        ('<w:ind w:firstLineChars="200"/>', "7.06"),  # two letters of 10 pt
        ('<w:ind w:firstLineChars="0" w:firstLine="720"/>', "12.7"),
    ],
)
def test_the_indent_of_the_first_line(shape: str, indent: str) -> None:
    assert paragraphs(p("Một", shape))[0].indent == Decimal(indent)


def test_a_tab_at_the_beginning_is_an_indent() -> None:
    tab = f"<w:r><w:tab/></w:r>{r('Một')}"
    stops = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="567"/></w:tabs></w:pPr>'
    usual, stated = paragraphs(f"<w:p>{tab}</w:p><w:p>{stops}{tab}</w:p>")
    assert [(one.text, one.indent) for one in (usual, stated)] == [("Một", Decimal("12.7")), ("Một", 10)]


@pytest.mark.parametrize(
    ("spacing", "found"),
    [
        ('w:before="120" w:after="60"', (6, 3, 1, None)),
        ('w:line="360" w:lineRule="exact"', (0, 0, None, 18)),
        ('w:line="264"', (0, 0, Decimal("1.1"), None)),
        ('w:line="230" w:lineRule="atLeast"', (0, 0, 1, None)),
        ('w:line="460" w:lineRule="atLeast"', (0, 0, 2, None)),
        ('w:before="0" w:beforeAutospacing="1"', (14, 0, 1, None)),
    ],
)
def test_spaces_and_lines(spacing: str, found: tuple[object, ...]) -> None:
    (one,) = paragraphs(p("Một", f"<w:spacing {spacing}/>"))
    assert (one.before, one.after, one.line, one.exact) == found


def test_numbers_set_by_the_program_are_labels() -> None:
    kinds = (("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%3)"))
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:pPr><w:ind w:firstLine="567"/></w:pPr></w:lvl>'
        for n, (kind, text) in enumerate(kinds)
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="7"/>{more}</w:num>'
        for n, more in ((1, ""), (2, ""), (3, again))
    )
    numbering = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>{lists}'
    order = ((0, 1), (1, 1), (2, 1), (2, 1), (1, 1), (0, 1), (0, 2), (0, 3), (0, 0))
    body = "".join(
        p("x", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>') for level, of in order
    )
    found = paragraphs(body, numbering=numbering)
    assert [one.label for one in found] == ["I.", "I.1.", "a)", "b)", "I.2.", "II.", "III.", "I.", ""]
    assert (found[0].indent, found[-1].indent) == (10, 0)


def test_the_strict_form_is_read_like_the_usual_one() -> None:
    look = '<w:sz w:val="14pt"/>'
    page = '<w:sectPr><w:pgSz w:w="210mm" w:h="29.7cm"/><w:pgMar w:top="2cm" w:bottom="20mm" w:left="30mm" w:right="36pt"/></w:sectPr>'
    found = seen(
        strict(
            p("Một", '<w:spacing w:before="6pt"/><w:ind w:firstLine="1.25cm"/><w:jc w:val="start"/>', look)
            + page
        )
    )
    (one,) = found.paragraphs
    assert (one.runs[0].size, one.before, one.align) == (14, 6, "left")
    assert abs(one.indent - Decimal("12.5")) < Decimal("0.03")
    assert (round(found.sections[0].width), found.sections[0].right) == (210, Decimal("12.7"))


def test_a_document_of_python_docx() -> None:
    docx = pytest.importorskip("docx")
    document, buffer = docx.Document(), io.BytesIO()
    document.add_heading("BÁO CÁO", level=1)
    run = document.add_paragraph().add_run("Một")
    run.font.size, run.font.name, run.bold = docx.shared.Pt(13), "Times New Roman", True
    document.add_table(1, 2).cell(0, 1).text = "Ô"
    document.save(buffer)
    found = seen(buffer.getvalue()).paragraphs
    assert [one.text for one in found] == ["BÁO CÁO", "Một", "", "Ô"]
    assert (found[1].runs[0].size, found[1].runs[0].font, found[1].runs[0].bold) == (
        13,
        "Times New Roman",
        True,
    )
    assert (found[3].table, found[3].column) == (1, 1)
