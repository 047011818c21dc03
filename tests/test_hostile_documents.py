"""Files that are no .docx, damaged or made to harm: each ends in one sentence, quickly and in little memory."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest
from docx_files import made, p, part, parts_of, seen, zipped
from form_documents import REPORT

from vanban import VanbanError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
NOT_WORD = "tệp không phải văn bản Word (.docx)"
DAMAGED = "tệp hỏng hoặc không phải tệp Word .docx"
BAD_XML = "tệp hỏng: nội dung không phải XML đúng"
DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'


def with_document(document: str | bytes) -> bytes:
    return zipped({**parts_of(""), "word/document.xml": document})


def without(path: str) -> bytes:
    parts = parts_of(p("Một"))
    del parts[path]
    return zipped(parts)


WORKBOOK = {
    "_rels/.rels": str(parts_of("")["_rels/.rels"]).replace("word/document", "xl/workbook"),
    "xl/workbook.xml": "<workbook/>",
}
CASES = {
    "empty": (b"", DAMAGED),
    "text": (b"khong phai zip 123", DAMAGED),
    "old .doc": (OLE, "là tệp .doc cũ; hãy mở bằng Word rồi lưu thành .docx"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "tệp có mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại"),
    "truncated": (made(p("Một"))[:-40], DAMAGED),
    "workbook": (zipped(WORKBOOK), NOT_WORD),
    "odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), NOT_WORD),
    "no document": (without("word/document.xml"), NOT_WORD),
    "no body": (with_document(part("document", "")), NOT_WORD),
    "bad XML": (with_document("<w:document"), BAD_XML),
    "empty XML": (with_document(""), BAD_XML),
    "not UTF-8": (with_document(b"<?xml version='1.0'?><x>\xff\xfe</x>"), BAD_XML),
    "nested": (with_document(part("document", "<w:body>" + "<w:sdt>" * 5000 + "</w:sdt>" * 5000 + "</w:body>")), BAD_XML),
    "DTD": (with_document(DTD + part("document", "<w:body><w:p><w:r><w:t>&b;&f;</w:t></w:r></w:p></w:body>")), "tệp chứa khai báo DTD, không phải do phần mềm soạn thảo tạo ra"),
    "many parts": (zipped({f"{number}.xml": "" for number in range(10_001)}), "tệp có quá 10000 phần"),
    "bomb": (with_document(b" " * (65 << 20)), "tệp giải nén ra lớn hơn 64 MB"),
    "bomb of elements": (made("<w:p/>" * 7_000_000), "tệp có quá nhiều phần tử, không phải văn bản do người soạn"),
    "bomb of paragraphs": (made("<w:p/>" * 200_001), "tệp có quá 200000 đoạn"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_is_no_sound_docx_is_told_in_one_sentence(case: str) -> None:
    content, message = CASES[case]
    with pytest.raises(VanbanError) as raised:
        seen(content)
    (finding,) = raised.value.findings
    assert (finding.code, finding.message, finding.location.file) == (
        "van-ban/khong-doc-duoc",
        message,
        "a.docx",
    )


def test_a_document_without_styles_is_read() -> None:
    (only,) = seen(without("word/_rels/document.xml.rels")).paragraphs
    assert (only.text, only.runs[0].size, only.runs[0].font) == ("Một", 10, "Times New Roman")


def test_styles_based_on_each_other_in_a_circle_are_read() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/><w:rPr><w:{look}/></w:rPr></w:style>'
        for one, other, look in (("A", "B", "b"), ("B", "A", "i"))
    )
    (only,) = seen(made(p("Một", '<w:pStyle w:val="A"/>'), styles=styles)).paragraphs
    assert (only.runs[0].bold, only.runs[0].italic) == (True, True)


def test_wrong_values_are_passed_over() -> None:
    shape = '<w:spacing w:before="x" w:line="1e9999"/><w:ind w:firstLine="--5" w:left="&#x0661;"/><w:jc w:val="?"/><w:numPr><w:ilvl w:val="-1"/><w:numId w:val="zz"/></w:numPr>'
    look = '<w:sz w:val="abc"/><w:color w:val="đỏ"/><w:b w:val="perhaps"/>'
    page = (
        '<w:sectPr><w:pgSz w:w="?" w:h="16838"/><w:pgMar w:left="NaN"/><w:pgNumType w:start="²"/></w:sectPr>'
    )
    found = seen(made(p("Một", shape, look) + page))
    (only,) = found.paragraphs
    assert (only.before, only.indent, only.align, only.label) == (0, 0, "left", "")
    assert (only.runs[0].size, only.runs[0].color) == (10, "000000")
    assert (found.sections[0].height, found.sections[0].start) == (297, None)


def test_ten_thousand_paragraphs_take_ten_times_as_long_as_a_thousand() -> None:
    border = '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'
    took = []
    for number in (1_000, 10_000):
        docx = made(p("Một", border, "<w:u/>") * number)
        started = time.process_time()
        assert len(seen(docx).paragraphs) == number
        took.append(time.process_time() - started)
    assert took[1] < 40 * took[0]


@pytest.mark.parametrize("seed", range(150))
def test_a_damaged_document_never_breaks_the_reader(seed: int) -> None:
    chance = random.Random(seed)
    with_parts = dict(unpacked(REPORT.docx()))
    path = chance.choice(sorted(with_parts))
    content = bytearray(with_parts[path])
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(content))
        content[place : place + chance.randint(0, 6)] = chance.choice(
            (b"", b"9", b"<", b"w:p", b'"', b"-1", b"/")
        )
    damaged = zipped({**with_parts, path: bytes(content)})
    if seed % 3 == 0:
        packed = bytearray(damaged)
        packed[chance.randrange(len(packed))] = chance.randrange(256)
        damaged = bytes(packed)
    try:
        told = [one.number for one in seen(damaged).paragraphs][:1]
    except VanbanError as fault:
        told = [finding.code for finding in fault.findings]
    assert told in ([1], [], ["van-ban/khong-doc-duoc"])


def unpacked(docx: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]
