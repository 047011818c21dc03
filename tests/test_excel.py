"""Workbooks: the values of lists, tables and several sheets, each with its cell."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from report_project import Project, Run
from workbook_report import LIST
from workbooks import BOOK, RELATIONS, SHEET, Cells, packed, parts_of, rewrite, sheet_part, write_workbook

from vanban import Item, Node, Record, Rows, Value, VanbanError
from vanban.registry import load_registry
from vanban.source import Request


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
    registry = load_registry()
    return flat(registry.read(Request(folder, "a.xlsx")).node)


GOOD: dict[str, tuple[dict[str, Cells], list[tuple[str, object, str]]]] = {
    "a list with other columns anywhere": (
        {"T": [["SỐ LIỆU"], ["TT", "Nội dung", "ĐVT", "Số liệu", "Ghi chú"], ["1", "a.b", "đơn", 5, "x"], ["2", "c", None, "5.718", None]]},
        [("/a/b", 5, "T!D3"), ("/c", "5.718", "T!D4")],
    ),
    "a table below titles": (
        {"T": [["UBND TỈNH SƠN LA", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 5/BC", None, "Sơn La, ngày 5 tháng 3 năm 2024"], ["Tên", "Số", "Ngày"], ["Sở A", 12.5, date(2024, 3, 1)], ["Sở B", True, "07"]]},
        [("/0/Tên", "Sở A", "T!A4"), ("/0/Số", Decimal("12.5"), "T!B4"), ("/0/Ngày", date(2024, 3, 1), "T!C4"), ("/1/Tên", "Sở B", "T!A5"), ("/1/Số", True, "T!B5"), ("/1/Ngày", "07", "T!C5")],
    ),
    "several sheets: lists merge, tables go by their names, empty ones go": (
        {"Một": LIST[:2], "Hai": [["Chỉ tiêu", "Giá trị"], ["rate", 1]], "Trống": [], "bảng": [["x", "y"], ["a", "b1"]]},
        [("/received", 30, "Một!B2"), ("/rate", 1, "Hai!B2"), ("/bảng/0/x", "a", "bảng!A2"), ("/bảng/0/y", "b1", "bảng!B2")],
    ),
    "words that begin as notes do": (
        {"T": [["Nội dung", "Văn bản"], ["Hướng dẫn các xã lập hồ sơ", None], ["Lưu ý", "x"], [" ", None], ["Ghi chú: hết", None]]},
        [("/0/Nội dung", "Hướng dẫn các xã lập hồ sơ", "T!A2"), ("/0/Văn bản", None, "T!B2"), ("/1/Nội dung", "Lưu ý", "T!A3"), ("/1/Văn bản", "x", "T!B3")],
    ),
    "numbers of documents and months are no forms": (
        {"06 THANG": [["Văn bản", "Số"], ["15/KH", "x"]]},
        [("/0/Văn bản", "15/KH", "06 THANG!A2"), ("/0/Số", "x", "06 THANG!B2")],
    ),
    "where people sign is no data": (
        {"T": [["TT", "Cấp", "Số"], [1, "Tỉnh", 5], [], [None, "Sơn La, ngày 5 tháng 6 năm 2026"], [None, "NGƯỜI LẬP BIỂU"]]},
        [("/0/TT", 1, "T!A2"), ("/0/Cấp", "Tỉnh", "T!B2"), ("/0/Số", 5, "T!C2")],
    ),
    "tasks of one text each are data": (
        {"T": [["Nội dung", "Văn bản"], ["Rà soát", None], [], ["Người lập biểu", None]]},
        [("/0/Nội dung", "Rà soát", "T!A2"), ("/0/Văn bản", None, "T!B2"), ("/1/Nội dung", "Người lập biểu", "T!A4"), ("/1/Văn bản", None, "T!B4")],
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
    shown = [
        ("0%", 0.85),
        ("0.00%", 0.125),
        ("0.0%;[Red]-0.0%", 0.57),
        ('0.0"%"', 85),
        ("0\\%", 7),
        ("*%0", 9),
        ("0", 3),
    ]
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as workbook:
        sheet = workbook.add_worksheet("T")
        sheet.write_row(0, 0, ["Chỉ tiêu", "Giá trị"])
        for row, (style, value) in enumerate(shown, 1):
            sheet.write(row, 0, f"c{row}")
            sheet.write_number(row, 1, value, workbook.add_format({"num_format": style}))
        sheet.write(len(shown) + 1, 0, "last")
        sheet.write(len(shown) + 1, 1, "x", workbook.add_format({"num_format": "0%"}))
    registry = load_registry()
    values = [str(value) for _, value, _ in flat(registry.read(Request(tmp_path, "a.xlsx")).node)]
    assert values == ["85", "12.5", "57", "85", "7", "9", "3", "x"]


def test_long_lists_of_dotted_names_are_read_whole(tmp_path: Path) -> None:
    rows: Cells = [["field", "value"], *([f"a{n % 3000}.b{n}", n] for n in range(12_000))]
    assert len(read(tmp_path, {"T": rows})) == 12_000
    with pytest.raises(VanbanError) as fault:
        read(tmp_path, {"T": [["x"]]})
    assert fault.value.findings[0].code == "xlsx/khong-hieu"


def test_what_other_programs_write_is_read(excel: Project, run: Run) -> None:
    """Strict OOXML, texts within cells, a formatted row at the very end, absolute targets."""
    path = excel.folder / "data/mau.xlsx"
    path.write_bytes(packed({**parts_of(path), **{
        SHEET: sheet_part(
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
