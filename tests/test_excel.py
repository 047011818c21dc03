"""Workbooks: lists, tables, several sheets; each hostile or broken one is one sentence and stops nothing else."""

from __future__ import annotations

import io
import json
import struct
import warnings
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from report_project import Project, Run
from workbooks import Cells, rewrite, write_workbook

from vanban import Item, Node, Record, Rows, Value, VanbanError
from vanban.registry import Registry
from vanban.source import Request

SHEET, TEXTS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
RELATIONS, TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LIST: Cells = [["Chỉ tiêu", "Giá trị"], ["received", 30], ["complaints", 12], ["proposals", 18]]
AGAIN = "hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại"
BROKEN = f"tệp hỏng hoặc không phải sổ tính .xlsx; {AGAIN} [xlsx/hong]"
UNREAD = f"tệp hỏng, không đọc được như sổ tính; {AGAIN} [xlsx/hong]"
SHEET_BROKEN = f"trang tính hỏng, không đọc được; {AGAIN} [xlsx/hong]"


@pytest.fixture
def excel(project: Project) -> Project:
    """The report with its figures in a workbook, and a second section that must go on whatever happens."""
    project.change("report.yaml", "data: data/mau.yaml", "data: data/mau.xlsx")
    second = "outline:\n  - heading: Mục khác\n    section: mau\n    data: data/mau.yaml\n"
    project.change("report.yaml", "outline:\n", second)
    write_workbook(project.folder / "data/mau.xlsx", {"Biểu 1": LIST})
    return project


def flat(node: Node, path: str = "") -> list[tuple[str, object, str]]:
    if isinstance(node, Value):
        return [(path, node.data, node.location.place)]
    if isinstance(node, Rows):
        return [found for n, child in enumerate(node.nodes) for found in flat(child, f"{path}/{n}")]
    assert isinstance(node, Record)
    return [
        found
        for item in node.items
        if isinstance(item, Item)
        for found in flat(item.node, f"{path}/{item.key}")
    ]


def read(folder: Path, sheets: dict[str, Cells], **more: object) -> list[tuple[str, object, str]]:
    write_workbook(folder / "a.xlsx", sheets, **more)  # type: ignore[arg-type]
    registry = Registry()
    registry.load_installed()
    return flat(registry.read(Request(folder, "a.xlsx")).node)


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def sheet(rows: bytes, more: bytes = b"") -> bytes:
    return b"<worksheet %s><sheetData>%s</sheetData>%s</worksheet>" % (MAIN, rows, more)


GOOD: dict[str, tuple[dict[str, Cells], list[tuple[str, object, str]]]] = {
    "a list with other columns anywhere": (
        {"T": [["SỐ LIỆU"], ["TT", "Nội dung", "ĐVT", "Số liệu", "Ghi chú"], ["1", "a.b", "đơn", 5, "x"], ["2", "c", None, "5.718", None]]},
        [("/a/b", 5, "T!D3"), ("/c", "5.718", "T!D4")],
    ),
    "a table below titles": (
        {"T": [["UBND TỈNH SƠN LA", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 5/BC", None, "Sơn La, ngày 5 tháng 3 năm 2024"], ["Tên", "Số", "Ngày"], ["Sở A", 12.5, date(2024, 3, 1)], ["Sở B", True, "07"]]},
        [("/0/Tên", "Sở A", "T!A4"), ("/0/Số", __import__("decimal").Decimal("12.5"), "T!B4"), ("/0/Ngày", date(2024, 3, 1), "T!C4"), ("/1/Tên", "Sở B", "T!A5"), ("/1/Số", True, "T!B5"), ("/1/Ngày", "07", "T!C5")],
    ),
    "several sheets: lists merge, tables go by their names, empty ones go": (
        {"Một": LIST[:2], "Hai": [["Chỉ tiêu", "Giá trị"], ["rate", 1]], "Trống": [], "bảng": [["x", "y"], ["a", "b1"]]},
        [("/received", 30, "Một!B2"), ("/rate", 1, "Hai!B2"), ("/bảng/0/x", "a", "bảng!A2"), ("/bảng/0/y", "b1", "bảng!B2")],
    ),
    "words that begin as notes do": (
        {"T": [["Nội dung", "Văn bản"], ["Hướng dẫn các xã lập hồ sơ", None], ["Lưu ý", "x"], [" ", None], ["Ghi chú: hết", None]]},
        [("/0/Nội dung", "Hướng dẫn các xã lập hồ sơ", "T!A2"), ("/0/Văn bản", None, "T!B2"), ("/1/Nội dung", "Lưu ý", "T!A3"), ("/1/Văn bản", "x", "T!B3")],
    ),
    "a row that numbers the columns": (
        {"T": [["Tên", "a", "b"], ["A", 1, 2], ["x", 1, 2]], "L": [["Mã số", "Giá trị"], ["1", "5"]]},
        [("/T/0/Tên", "x", "T!A3"), ("/T/0/a", 1, "T!B3"), ("/T/0/b", 2, "T!C3"), ("/1", "5", "L!B2")],
    ),
    "names of sheets": (
        {"O'Brien": LIST[:2], "😀 a|b": [["field", "value"], ["v.v.", 2]]},
        [("/received", 30, "O'Brien!B2"), ("/v.v.", 2, "😀 a|b!B2")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD)
def test_values_and_their_cells(name: str, tmp_path: Path) -> None:
    sheets, expected = GOOD[name]
    assert read(tmp_path, sheets) == expected


def test_a_figure_of_the_output_knows_its_cell(excel: Project, run: Run) -> None:
    assert run("build", excel.folder, "--to", "json").code == 0
    document = json.loads((excel.folder / "ket-qua/bao-cao.json").read_text(encoding="utf-8"))
    places = [
        (fact["file"], fact["place"])
        for fact in document["facts"]
        if fact["value"] == 30 and fact["file"].endswith(".xlsx")
    ]
    assert places == [("data/mau.xlsx", "Biểu 1!B2")]


def told(excel: Project, run: Run) -> list[str]:
    """What check says of the workbook; and the other section still goes on."""
    checked = run("check", excel.folder)
    assert checked.code == 1
    built = run("build", excel.folder, "--to", "md")
    assert built.code == 1
    assert "Đã nhận 30 đơn" in next(excel.folder.glob("ket-qua/*.md")).read_text(encoding="utf-8")
    prefix = "bao-cao/data/mau.xlsx"
    return [line.removeprefix(prefix).removeprefix(": ").removeprefix("lỗi: ") for line in checked.out[:-1]]


def test_a_broken_sum_is_told_by_its_cell(excel: Project, run: Run) -> None:
    write_workbook(excel.folder / "data/mau.xlsx", {"Biểu 1": [*LIST[:3], ["proposals", 17]]})
    assert run("check", excel.folder).out == [
        "bao-cao/data/mau.xlsx!Biểu 1!B2: lỗi: số đơn tiếp nhận (30) khác đơn khiếu nại (12) + đơn kiến nghị (17) = 29 [quan-he/khong-khop]",
        "Có 1 lỗi.",
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("Biểu 1", []),
        ("Biểu 2", ["trang tính “Biểu 2” không có trong sổ tính; gần nhất là “Biểu 1”"]),
        ("Trống", ["trang tính “Trống” không có số liệu nào"]),
        ("Ẩn", ["trang tính “Ẩn” đang ẩn; hãy bỏ ẩn rồi lưu lại"]),
    ],
)
def test_the_sheet_that_is_asked_for(asked: str, expected: list[str], excel: Project, run: Run) -> None:
    excel.change("report.yaml", "data: data/mau.xlsx", f"data: {{file: data/mau.xlsx, sheet: {asked}}}")
    write_workbook(excel.folder / "data/mau.xlsx", {"Biểu 1": LIST, "Trống": [], "Ẩn": [["x"]]})
    rewrite(
        excel.folder / "data/mau.xlsx", BOOK, b'name="\xe1\xba\xa8n"', b'name="\xe1\xba\xa8n" state="hidden"'
    )
    checked = run("check", excel.folder)
    assert [
        line.split("lỗi: ")[1].removesuffix(" [xlsx/trang-tinh]") for line in checked.out[:-1]
    ] == expected


CELLS = {
    "merged": ([["Tên", "Số"], ["a", "x1"], ["b", "y1"]], ["B2:B3"], ["!Biểu 1!B2: lỗi: ô gộp giữa các dòng số liệu; hãy bỏ gộp ô [xlsx/o-gop]"]),
    "not computed": ([*LIST, ["rate", ("=1+1", "")]], [], [f"!Biểu 1!B5: lỗi: ô có công thức nhưng chưa có kết quả tính sẵn; {AGAIN} [xlsx/chua-tinh]"]),
    "error value": ([*LIST, ["rate", ("=#REF!", "#REF!")]], [], ["!Biểu 1!B5: lỗi: ô đang báo lỗi #REF! [xlsx/o-loi]"]),
    "a column without a name": ([["Tên", "Số", None], ["a", "x1", 9]], [], ["!Biểu 1!C2: lỗi: ô có số liệu nhưng cột không có tên ở dòng tiêu đề [bang/cot-khong-ten]"]),
    "no header": ([["chỉ một cột"], [1]], [], ["!Biểu 1: lỗi: trang tính không có dòng tiêu đề nào của bảng hay danh sách [xlsx/khong-hieu]"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CELLS)
def test_cells_at_fault(name: str, excel: Project, run: Run) -> None:
    rows, merges, expected = CELLS[name]
    write_workbook(excel.folder / "data/mau.xlsx", {"Biểu 1": rows}, merges=merges)
    assert told(excel, run) == expected


def test_a_sheet_of_words_beside_figures_is_passed_over(excel: Project, run: Run) -> None:
    sheets = {
        "Biểu 1": [*LIST, ["rate", 50]],
        "Hướng dẫn": [["Cách ghi"], ["Ghi số nguyên."]],
        "Cũ": [["x", "y"]],
    }
    write_workbook(excel.folder / "data/mau.xlsx", sheets)
    rewrite(excel.folder / "data/mau.xlsx", BOOK, 'name="Cũ"'.encode(), 'name="Cũ" state="hidden"'.encode())
    assert run("check", excel.folder).out == [
        "bao-cao/data/mau.xlsx!Cũ: ghi chú: trang tính đang ẩn, nên không đọc [xlsx/trang-an]",
        "bao-cao/data/mau.xlsx!Hướng dẫn: ghi chú: trang tính chỉ có chữ, không có biểu, bảng hay danh sách nào, nên không đọc [xlsx/chi-co-chu]",
        "Có 2 ghi chú.",
    ]


def test_hidden_columns_are_read_and_warned_of(excel: Project, run: Run) -> None:
    with xlsxwriter.Workbook(excel.folder / "data/mau.xlsx") as workbook:
        sheet = workbook.add_worksheet("Biểu 1")
        for row, (name, value) in enumerate([*LIST, ["rate", 50]]):
            sheet.write_row(row, 0, ["", "", name, value])
        sheet.set_column(1, 2, None, None, {"hidden": True})
        sheet.set_column(6, 9, None, None, {"hidden": True})
    assert run("check", excel.folder).out == [
        "bao-cao/data/mau.xlsx!Biểu 1: cảnh báo: cột B đến C đang ẩn nhưng vẫn được đọc [xlsx/cot-an]",
        "Có 1 cảnh báo.",
    ]


def test_quantities_are_what_was_meant(tmp_path: Path) -> None:
    cells = [["x", "y"], ["a", 100 / 3], ["b", 0.1 + 0.2], ["c", 1 / 30], ["d", 12925925692.703703]]
    assert [str(value) for _, value, place in read(tmp_path, {"T": cells}) if "!B" in place] == [
        "33.333333",
        "0.3",
        "0.033333",
        "12925925692.7037",
    ]


def test_a_percentage_is_what_the_cell_shows(tmp_path: Path) -> None:
    """Excel keeps a typed 85% as 0.85; a format that only prints the sign multiplies nothing."""
    shown = [("0%", 0.85), ("0.00%", 0.125), ("0.0%;[Red]-0.0%", 0.57), ('0.0"%"', 85), ("0\\%", 7), ("0", 3)]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet("T")
        sheet.write_row(0, 0, ["Chỉ tiêu", "Giá trị"])
        for row, (style, value) in enumerate(shown, 1):
            sheet.write(row, 0, f"c{row}")
            sheet.write_number(row, 1, value, workbook.add_format({"num_format": style}))
        sheet.write(len(shown) + 1, 0, "c7")
        sheet.write(len(shown) + 1, 1, "x", workbook.add_format({"num_format": "0%"}))
    registry = Registry()
    registry.load_installed()
    values = [str(value) for _, value, _ in flat(registry.read(Request(tmp_path, "a.xlsx")).node)]
    assert values == ["85", "12.5", "57", "85", "7", "3", "x"]


def test_a_hidden_row_is_read_and_warned_of(excel: Project, run: Run) -> None:
    write_workbook(excel.folder / "data/mau.xlsx", {"Biểu 1": LIST}, hidden=[2])
    assert run("check", excel.folder).out[0] == (
        "bao-cao/data/mau.xlsx!Biểu 1!A2: cảnh báo: dòng 2 đang ẩn nhưng vẫn được đọc [xlsx/dong-an]"
    )


FILES: dict[str, tuple[bytes, str]] = {
    "encrypted": (b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "sổ tính có mật khẩu mở; hãy bỏ mật khẩu rồi lưu lại [xlsx/mat-khau]"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "tệp là sổ tính kiểu cũ (.xls); hãy mở bằng Excel rồi lưu thành .xlsx [xlsx/xls]"),
    "text": ("Chỉ tiêu,Giá trị\n".encode(), BROKEN),
    "nothing": (b"", BROKEN),
    "zip of nothing": (packed({}), BROKEN),
    "huge": (b"PK" + b"\0" * (33 << 20), "tệp sổ tính lớn hơn 32 MB [xlsx/qua-lon]"),
}  # fmt: skip


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
    "UTF-16": ({SHEET: sheet(b"").decode().encode("utf-16")}, BROKEN),
    "a workbook part without end": ({BOOK: (b"</workbook>", b"<a/>" * (2 << 20) + b"</workbook>")}, "sổ tính có danh sách trang tính quá dài [xlsx/qua-lon]"),
    "laughs in the workbook": ({BOOK: (b"<workbook", LAUGHS + b"<workbook")}, BROKEN),
    "laughs in a sheet": ({SHEET: LAUGHS + sheet(b'<row><c t="str"><v>&m;</v></c></row>')}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "laughs in the texts": ({SHEET: sheet(b"<row><c t='s'><v>0</v></c></row>"), TEXTS: LAUGHS + b"<sst/>"}, UNREAD),
    "an encoding that nobody knows": ({SHEET: b'<?xml version="1.0" encoding="UTF-5"?>' + sheet(b"<row><c><f/></c></row>")}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "a text that is not there": ({SHEET: sheet(b"<row><c t='s'><v>99</v></c></row>")}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "far": ({SHEET: sheet(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}, WIDE.format("XFD1048576")),
    "far, spelt oddly": ({SHEET: sheet(b"<row><c\tr ='xfd1048576'><v>1</v></c></row>")}, WIDE.format("XFD1048576")),
    "far, by its row alone": ({SHEET: sheet(b'<row r="1048576">' + b"<c><v>1</v></c>" * 9 + b"</row>")}, WIDE.format("A1048576")),
    "far, by counting": ({SHEET: sheet(b"<row>" + b"<c><v>1</v></c>" * 16000 + b"</row>" + b"<row><c><v>1</v></c></row>" * 100)}, WIDE.format("WQJ63")),
    "far, under a prefix": ({SHEET: sheet(b"", b'<x:sheetData xmlns:x="u"><x:row><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData>')}, WIDE.format("XFD1048576")),
    "far, stated twice": ({SHEET: sheet(b'<row><c r="A1" r="XFD1048576"><v>1</v></c></row>')}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "beyond every sheet": ({SHEET: sheet(b'<row><c r="C99999999999999"><v>1</v></c></row>')}, "!Biểu 1: lỗi: " + SHEET_BROKEN),
    "very many marks": ({SHEET: sheet(b"<row/>" * 10_000_000)}, "!Biểu 1: lỗi: trang tính quá lớn [xlsx/qua-lon]"),
    "very many merges": ({SHEET: sheet(b"", b'<mergeCell ref="A1:B2"/>' * 200_000)}, "!Biểu 1: lỗi: trang tính có quá nhiều ô gộp [xlsx/qua-lon]"),
    "a text of megabytes": ({SHEET: sheet(MANY_TEXTS), TEXTS: b"<sst %s><si><t>%s</t></si></sst>" % (MAIN, b"a" * 5_000_000)}, "!Biểu 1!A1: lỗi: ô dài hơn 32767 chữ [xlsx/qua-lon]"),
    "a long text in very many cells": ({SHEET: sheet(MANY_TEXTS), TEXTS: b"<sst %s><si><r><t>%s</t></r></si></sst>" % (MAIN, b"a" * 32_000)}, "!Biểu 1: lỗi: chữ trong các ô quá nhiều [xlsx/qua-lon]"),
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
            archive.writestr(SHEET, sheet(b""))
    lying = bomb.replace(size, struct.pack("<I", 1000))
    for content in (lying, twice.getvalue(), packed(parts, zipfile.ZIP_LZMA)):
        excel.write("data/mau.xlsx", content)
        assert told(excel, run) == [BROKEN]


def test_what_other_programs_write_is_read(excel: Project, run: Run) -> None:
    """Strict OOXML, texts within cells, a formatted row at the very end, absolute targets."""
    path = excel.folder / "data/mau.xlsx"
    path.write_bytes(packed({**parts_of(path), **{
        SHEET: sheet(
            b'<row r="1"><c r="A1" t="inlineStr"><is><t>field</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row>'
            b'<row r="2"><c r="A2" t="str"><v>received</v></c><c r="B2"><v>30</v></c></row>'
            b"<row><c t='str'><v>complaints</v></c><c><v>12</v></c></row>"
            b'<row r="4"><c r="A4" t="str"><v>proposals</v></c><c r="B4"><v>18</v></c></row>'
            b'<row r="1048576" hidden="true" s="1"><c r="XFD1048576" s="0"/></row>'
        ),
    }}))  # fmt: skip
    rewrite(path, RELATIONS, b"worksheets/sheet1.xml", b"/xl/worksheets/sheet1.xml")
    rewrite(path, BOOK, b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships")  # fmt: skip
    assert run("check", excel.folder).out == ["Không có phát hiện nào."]


def test_a_workbook_without_cells_lacks_its_figures(excel: Project, run: Run) -> None:
    path = excel.folder / "data/mau.xlsx"
    lacking = [
        f"thiếu “{label}” ({name}) [so-lieu/thieu]"
        for name, label in (
            ("received", "số đơn tiếp nhận"),
            ("complaints", "đơn khiếu nại"),
            ("proposals", "đơn kiến nghị"),
        )
    ]
    write_workbook(path, {"Trống": []})
    assert sorted(told(excel, run)) == sorted(lacking)
    with warnings.catch_warnings(), xlsxwriter.Workbook(path) as workbook:
        warnings.simplefilter("ignore")  # the chart shows a sheet that is not there
        chart = workbook.add_chart({"type": "bar"})
        chart.add_series({"values": "=Biểu!$B$1:$B$1"})
        workbook.add_chartsheet("Biểu đồ").set_chart(chart)
    assert sorted(told(excel, run)) == sorted(lacking)


def test_figures_that_are_no_numbers(tmp_path: Path, run: Run) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"B": [["77/THU"], ["MS", "1=2+3", 2, 3], ["Xã A", 5, 2, 3]]})
    rewrite(path, SHEET, b"<v>5</v>", b"<v>1e999</v>")
    assert run("check", path).out[1] == ("a.xlsx!B!B3: lỗi: cột 1 phải là số, nhưng ghi “inf” [bieu/sai-so]")


def test_long_lists_of_dotted_names_are_read_whole(tmp_path: Path) -> None:
    rows: Cells = [["field", "value"], *([f"a{n % 3000}.b{n}", n] for n in range(12_000))]
    assert len(read(tmp_path, {"T": rows})) == 12_000
    with pytest.raises(VanbanError) as fault:
        read(tmp_path, {"T": [["x"]]})
    assert fault.value.findings[0].code == "xlsx/khong-hieu"
