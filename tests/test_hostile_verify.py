"""Hostile documents through the command line: one sentence and exit 1, or a verdict; work that grows with the file."""

from __future__ import annotations

import io
import random
import re
import struct
import sys
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from documents_in_the_wild import BODY, HEAD, USUAL_FOOT, USUAL_HEAD, document, judges, recognised
from docx_files import RELATIONS, made, p, parts_of, seen, zipped
from form_builder import Para
from form_documents import FORMS
from report_project import Run
from test_hostile_documents import CASES, unpacked

from vanban import VanbanError
from vanban.verify import verify


@pytest.mark.parametrize("case", CASES)
def test_the_command_says_one_sentence(case: str, tmp_path: Path, run: Run) -> None:
    content, message = CASES[case]
    (tmp_path / "a.docx").write_bytes(content)
    shown = run("verify", tmp_path / "a.docx")
    assert (shown.code, shown.out) == (1, [])
    assert shown.err == [f"a.docx: lỗi: {message} [van-ban/khong-doc-duoc]"]


def lying() -> bytes:
    """A document whose size is said to be 10 bytes, both before it and in the list of all parts."""
    parts = parts_of(p("Một") * 1000)
    content = bytearray(zipped(parts))
    real = len(str(parts["word/document.xml"]).encode())
    return bytes(content).replace(struct.pack("<I", real), struct.pack("<I", 10))


def test_a_part_that_lies_about_its_size_is_damaged(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.docx").write_bytes(lying())
    shown = run("verify", tmp_path / "a.docx")
    assert (shown.code, shown.out) == (1, [])
    (told,) = shown.err
    assert told.startswith("a.docx: lỗi: tệp hỏng")


def twice() -> bytes:
    """A document that stands in the zip twice: the last one counts."""
    buffer = io.BytesIO()
    whole = dict(unpacked(usual()))
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", str(parts_of(p("Hai"))["word/document.xml"]))
        for name, content in whole.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def usual() -> bytes:
    return document(USUAL_HEAD, *BODY, USUAL_FOOT)


def changed(path: str, change: Callable[[bytes], bytes]) -> bytes:
    parts = dict(unpacked(usual()))
    return zipped({**parts, path: change(parts[path])})


def in_utf_16(xml: bytes) -> bytes:
    return xml.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def with_outside(relations: bytes) -> bytes:
    more = "".join(
        f'<Relationship Id="x{number}" Type="http://x/styles" Target="{target}" TargetMode="{mode}"/>'
        for number, (target, mode) in enumerate(
            [
                ("../../../../etc/passwd", "Internal"),
                ("file:///etc/passwd", "External"),
                ("http://x/", "External"),
            ]
        )
    )
    return relations.replace(b"</Relationships>", f"{more}</Relationships>".encode())


SOUND = {
    "UTF-16": changed("word/document.xml", in_utf_16),
    "twice": twice(),
    "wrong content types": changed("[Content_Types].xml", lambda xml: xml.replace(b"document.main", b"jpeg")),
    "no content types": changed("[Content_Types].xml", lambda xml: b""),
    "absurd gridSpan": changed(
        "word/document.xml", lambda xml: xml.replace(b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="99999999999"/>')
    ),
    "targets outside": changed("word/_rels/document.xml.rels", with_outside),
    "comments and instructions": changed(
        "word/document.xml", lambda xml: xml.replace(b"<w:pPr>", b"<!-- w:pPr --><?x y?><w:pPr>")
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SOUND)
def test_what_is_odd_but_can_be_read_is_read(case: str) -> None:
    found = recognised(SOUND[case])
    assert {role: found.get(role) for role in HEAD} == HEAD


def test_no_file_outside_the_document_is_opened() -> None:
    entities = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    parts = parts_of(p("Một"))
    docx = zipped({**parts, "word/_rels/document.xml.rels": entities + RELATIONS.format("")})
    with pytest.raises(VanbanError) as raised:
        seen(docx)
    assert [one.message for one in raised.value.findings] == [
        "tệp chứa khai báo DTD, không phải do phần mềm soạn thảo tạo ra"
    ]


LINE = Para("A", drawn=20).xml().split("</w:pPr>")[1].removesuffix("</w:p>")
SECTION = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="{}" r:id="header"/></w:sectPr></w:pPr></w:p>'
PAGE = '<w:p><w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'


def style(ident: str, based_on: str, stated: str = "") -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:basedOn w:val="{based_on}"/>{stated}</w:style>'
    )


SHAPES: dict[str, Callable[[int], bytes]] = {
    "paragraphs": lambda n: document(USUAL_HEAD, p("1. Một") * n, USUAL_FOOT),
    "tables": lambda n: document(USUAL_HEAD, USUAL_FOOT * n),
    "recipients": lambda n: document(USUAL_HEAD, p("Nơi nhận:") * n),
    "signatures": lambda n: document(USUAL_HEAD, p("KT. GIÁM ĐỐC") * n),
    "line breaks": lambda n: document(USUAL_HEAD, f"<w:p>{'<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/></w:r>' * n}</w:p>"),
    "lines in one paragraph": lambda n: document(USUAL_HEAD, f"<w:p>{LINE * n}</w:p>"),
    "lines in empty paragraphs": lambda n: document(USUAL_HEAD, f"<w:p>{LINE}</w:p>".replace(">A<", "><") * n),
    "styles upon each other": lambda n: made("".join(p("a", f'<w:pStyle w:val="{at}"/>') for at in range(n)), styles="".join(style(str(at), str(at + 1)) for at in range(n))),
    "sections of one header": lambda n: made(SECTION.format("default") * n, header=PAGE * n),
    "sections of unknown pages": lambda n: made("".join(SECTION.format(at) for at in range(n)), header=PAGE * n),
    "cells over all columns": lambda n: made(f'<w:tbl><w:tblGrid>{"<w:gridCol/>" * n}</w:tblGrid>{"<w:tr><w:tc><w:p/></w:tc></w:tr>" * n}</w:tbl>'),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_work_grows_as_the_document_does(shape: str) -> None:
    few, many = (calls_of(SHAPES[shape](number)) for number in (400, 3200))
    assert many < 10 * few


def calls_of(docx: bytes) -> int:
    """How many functions are called to read and verify a document."""
    count = 0

    def one_more(*_: object) -> None:
        nonlocal count
        count += 1

    rules, theme = judges()
    sys.setprofile(one_more)
    try:
        verify(seen(docx), rules, theme, "a.docx")
    finally:
        sys.setprofile(None)
    return count


def test_marks_upon_one_letter_are_few() -> None:
    (only,) = seen(made(p("a" + "\u0323\u0301" * 500_000 + "b"))).paragraphs
    assert only.text == "ạ" + "\u0323" * 3 + "\u0301" * 4 + "b"


def test_a_name_of_a_font_is_one_short_line() -> None:
    (only,) = seen(made(p("a", look=f'<w:rFonts w:ascii="{"x&#10;y " * 100_000}"/>'))).paragraphs
    assert re.fullmatch(r"[xy ]{1,64}", only.runs[0].font)


BITS = (
    b"",
    b"9",
    b"-1",
    b"abc",
    b"99999999999999999999",
    b"1e400",
    b"36pt",
    "̀̀".encode(),
    b"." * 300,
    b"I. ",
    b"- ",
)


@pytest.mark.parametrize("seed", range(120))
def test_spoilt_words_and_values_end_in_a_verdict(seed: int) -> None:
    """Every value or text of a document may be anything: it is judged, or told in one sentence."""
    chance = random.Random(seed)
    parts = dict(unpacked(chance.choice(list(FORMS.values())).docx()))
    path = chance.choice(sorted(parts))
    places = list(re.finditer(rb'(?<==")[^"<]*(?=")|(?<=>)[^<>]+(?=<)', parts[path]))
    content = parts[path]
    for place in sorted(chance.sample(places, min(len(places), 6)), key=lambda one: -one.start()):
        bit = chance.choice((*BITS, place[0] * 50))
        content = content[: place.start()] + bit + content[place.end() :]
    rules, theme = judges()
    try:
        found = verify(seen(zipped({**parts, path: content})), rules, theme, "a.docx").findings
    except VanbanError as fault:
        found = fault.findings
        assert [one.code for one in found] == ["van-ban/khong-doc-duoc"]
    assert all("\n" not in one.message for one in found)
