"""Workbooks that are hostile, broken or none at all: each is one sentence and stops nothing else."""

from __future__ import annotations

import io
import re
import struct
import warnings
import zipfile

import pytest
from report_project import Project, Run
from workbook_report import AGAIN, told
from workbooks import BOOK, MAIN, RELATIONS, SHEET, TEXTS, TYPES, packed, parts_of, rewrite, sheet_part

BROKEN = f"tệp hỏng hoặc không phải sổ tính .xlsx; {AGAIN} [xlsx/hong]"
UNREAD = f"tệp hỏng, không đọc được như sổ tính; {AGAIN} [xlsx/hong]"
SHEET_BROKEN = f"trang tính hỏng, không đọc được; {AGAIN} [xlsx/hong]"

FILES: dict[str, tuple[bytes, str]] = {
    "encrypted": (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "sổ tính có mật khẩu mở; hãy bỏ mật khẩu rồi lưu lại [xlsx/mat-khau]"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "tệp là sổ tính kiểu cũ (.xls); hãy mở bằng Excel rồi lưu thành .xlsx [xlsx/xls]"),
    "text": ("Chỉ tiêu,Giá trị\n".encode(), BROKEN),
    "nothing": (b"", BROKEN),
    "zip of nothing": (packed({}), BROKEN),
    "huge": (b"PK" + b"\0" * (33 << 20), "tệp sổ tính lớn hơn 32 MB [xlsx/qua-lon]"),
}  # fmt: skip


def test_a_count_of_texts_takes_no_memory(excel: Project, run: Run) -> None:
    path = excel.folder / "data/mau.xlsx"
    (count,) = re.findall(rb'uniqueCount="([0-9]+)"', parts_of(path)[TEXTS])
    rewrite(path, TEXTS, b'uniqueCount="%s"' % count, b"uniqueCount = '4294967296'")
    assert run("check", excel.folder).out[-1] == "Không có phát hiện nào."


@pytest.mark.parametrize("name", FILES)
def test_files_that_are_no_workbook(name: str, excel: Project, run: Run) -> None:
    content, expected = FILES[name]
    excel.write("data/mau.xlsx", content)
    assert told(excel, run) == [expected]


def test_a_file_cut_short_or_damaged_is_broken(excel: Project, run: Run) -> None:
    whole = (excel.folder / "data/mau.xlsx").read_bytes()
    at = whole.index(SHEET.encode()) + len(SHEET) + 8
    for content in (whole[: len(whole) // 2], whole[:at] + b"\xff" * 20 + whole[at + 20 :]):
        excel.write("data/mau.xlsx", content)
        assert told(excel, run) == [BROKEN]


LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12)
) + b"]>"  # fmt: skip
MANY_TEXTS = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(1, 9000))
WIDE = "!Biểu 1: lỗi: trang tính trải ra quá rộng, đến ô {}; hãy xóa các ô thừa [xlsx/qua-lon]"
MACRO = "sổ tính có macro; hãy lưu lại thành .xlsx không có macro [xlsx/macro]"
UNPACKED = "sổ tính giải nén ra lớn hơn 64 MB [xlsx/qua-lon]"
PARTS: dict[str, tuple[dict[str, bytes | tuple[bytes, bytes] | None], str]] = {
    "macro": ({"xl/vbaProject.bin": b"x"}, MACRO),
    "macro of another name": ({TYPES: (b"</Types>", b'<Override PartName="/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')}, MACRO),
    "bomb": ({"xl/a.xml": b"\0" * (200 << 20)}, UNPACKED),
    "very many parts": ({f"x{n}.xml": b"" for n in range(10_001)}, UNPACKED),
    "no workbook": ({BOOK: None}, BROKEN),
    "no sheet": ({SHEET: None}, BROKEN),
    "no relations": ({RELATIONS: None}, BROKEN),
    "no texts": ({TEXTS: None}, UNREAD),
    "a target nowhere": ({RELATIONS: (b"worksheets/sheet1.xml", b"nowhere.xml")}, BROKEN),
    "a target outside": ({RELATIONS: (b"worksheets/sheet1.xml", b"../../../etc/passwd")}, BROKEN),
    "two parts that differ in capitals": ({"XL/SharedStrings.xml": b""}, BROKEN),
    "two sheets of one name": ({BOOK: (b"</sheets>", '<sheet name="Biểu 1" sheetId="9" r:id="rId1"/></sheets>'.encode())}, BROKEN),
    "UTF-16": ({SHEET: sheet_part(b"").decode().encode("utf-16")}, BROKEN),
    "a workbook part without end": ({BOOK: (b"</workbook>", b"<a/>" * (2 << 20) + b"</workbook>")}, "sổ tính có danh sách trang tính quá dài [xlsx/qua-lon]"),
    "laughs in the workbook": ({BOOK: (b"<workbook", LAUGHS + b"<workbook")}, BROKEN),
    "laughs in a sheet": ({SHEET: LAUGHS + sheet_part(b'<row><c t="str"><v>&m;</v></c></row>')}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "laughs in the texts": ({SHEET: sheet_part(b"<row><c t='s'><v>0</v></c></row>"), TEXTS: LAUGHS + b"<sst/>"}, UNREAD),
    "an encoding that nobody knows": ({SHEET: b'<?xml version="1.0" encoding="UTF-5"?>' + sheet_part(b"<row><c><f/></c></row>")}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "a text that is not there": ({SHEET: sheet_part(b"<row><c t='s'><v>99</v></c></row>")}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "far": ({SHEET: sheet_part(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}, WIDE.format("XFD1048576")),
    "far, spelt oddly": ({SHEET: sheet_part(b"<row><c\tr ='xfd1048576'><v>1</v></c></row>")}, WIDE.format("XFD1048576")),
    "far, by its row alone": ({SHEET: sheet_part(b'<row r="1048576">' + b"<c><v>1</v></c>" * 9 + b"</row>")}, WIDE.format("A1048576")),
    "far, by counting": ({SHEET: sheet_part(b"<row>" + b"<c><v>1</v></c>" * 16000 + b"</row>" + b"<row><c><v>1</v></c></row>" * 100)}, WIDE.format("WQJ63")),
    "far, under a prefix": ({SHEET: sheet_part(b"", b'<x:sheetData xmlns:x="u"><x:row><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData>')}, WIDE.format("XFD1048576")),
    "far, stated twice": ({SHEET: sheet_part(b'<row><c r="A1" r="XFD1048576"><v>1</v></c></row>')}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "beyond every sheet": ({SHEET: sheet_part(b'<row><c r="C99999999999999"><v>1</v></c></row>')}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "very many marks": ({SHEET: sheet_part(b"<row/>" * 10_000_000)}, "!Biểu 1: lỗi: trang tính quá lớn [xlsx/qua-lon]"),
    "very many merges": ({SHEET: sheet_part(b"", b'<mergeCell ref="A1:B2"/>' * 200_000)}, "!Biểu 1: lỗi: trang tính có quá nhiều ô gộp [xlsx/qua-lon]"),
    "a text of megabytes": ({SHEET: sheet_part(MANY_TEXTS), TEXTS: b"<sst %s><si><t>%s</t></si></sst>" % (MAIN, b"a" * 5_000_000)}, "!Biểu 1!A1: lỗi: ô dài hơn 32767 chữ [xlsx/qua-lon]"),
    "a long text in very many cells": ({SHEET: sheet_part(MANY_TEXTS), TEXTS: b"<sst %s><si><r><t>%s</t></r></si></sst>" % (MAIN, b"a" * 32_000)}, "!Biểu 1: lỗi: chữ trong các ô quá nhiều [xlsx/qua-lon]"),
}  # fmt: skip


@pytest.mark.parametrize("name", PARTS)
def test_hostile_and_broken_parts(name: str, excel: Project, run: Run) -> None:
    changes, expected = PARTS[name]
    parts = parts_of(excel.folder / "data/mau.xlsx")
    for part, change in changes.items():
        if isinstance(change, tuple):
            assert change[0] in parts[part]
            parts[part] = parts[part].replace(*change)
        elif change is None:
            del parts[part]
        else:
            parts[part] = change
    excel.write("data/mau.xlsx", packed(parts))
    assert told(excel, run) == [expected]


def test_packings_and_sizes_that_no_program_writes(excel: Project, run: Run) -> None:
    parts = parts_of(excel.folder / "data/mau.xlsx")
    bomb, size = packed(parts | {SHEET: b"\0" * (100 << 20)}), struct.pack("<I", 100 << 20)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        twice = io.BytesIO(packed(parts))
        with zipfile.ZipFile(twice, "a") as archive:
            archive.writestr(SHEET, sheet_part(b""))
    lying = bomb.replace(size, struct.pack("<I", 1000))
    for content in (lying, twice.getvalue(), packed(parts, zipfile.ZIP_LZMA)):
        excel.write("data/mau.xlsx", content)
        assert told(excel, run) == [BROKEN]
