"""Excel workbooks: official forms, lists "chỉ tiêu | giá trị", tables with a header row."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from vanban import (
    Finding,
    Item,
    Location,
    Node,
    Reading,
    Record,
    Request,
    Rows,
    Source,
    Value,
    VanbanError,
    error,
    fold,
    hookimpl,
    suggestion,
)

from .form_layout import HIGHEST, NOTES, find_form, form_code
from .layout import is_list_header, structure
from .sheet import Sheet, scalar

TITLE = re.compile(r"cộng h(òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]|.*, ngày .*tháng|(đơn vị|kỳ) báo cáo\b.*:")
"""What stands side by side above a table: the state's name, the motto, place and date."""


class ExcelSource(Source):
    """Files that end with .xlsx. One sheet is a form, a list or a table; several make one record."""

    name = "excel"
    suffixes = (".xlsx", ".xlsm", ".xls")
    blanks = ".xlsx"

    def read(self, request: Request) -> Reading:
        """Read the sheet that is asked for, or all: forms by their codes, tables by their sheets' names."""
        from .workbook import open_workbook, sheet_names  # half the start of the sources

        path = request.path()
        sheets = open_workbook(path, request.file, request.sheet)
        if request.sheet and not sheets:
            names = sheet_names(path, request.file)
            why = (
                "không có số liệu nào"
                if request.sheet in names
                else f"không có trong sổ tính{suggestion(request.sheet, names)}"
            )
            raise VanbanError(
                error("xlsx/trang-tinh", f"trang tính “{request.sheet}” {why}", request.sheet.location)
            )
        read = _all(sheets)
        findings = tuple(finding for sheet in sheets for finding in sheet.findings)
        noticed = tuple(finding for one in read for finding in one.findings)
        return Reading(_together(sheets, [one.node for one in read], request.file), (*findings, *noticed))

    def blank(self, contract: type) -> bytes:
        """A workbook to be filled in, with a sheet for each official form of the contract."""
        from .blank_workbook import blank_workbook

        return blank_workbook(contract)


def _all(sheets: Sequence[Sheet]) -> list[Reading]:
    """Every sheet read before giving up on any, so that all faults are told together."""
    read: list[Reading] = []
    faults: list[Finding] = []
    for sheet in sheets:
        try:
            read.append(_read(sheet))
        except VanbanError as fault:
            faults.extend(fault.findings)
    if faults:
        raise VanbanError(*faults)
    return read


def _read(sheet: Sheet) -> Reading:
    found = find_form(sheet.cells, sheet.merges, sheet.place, sheet.name)
    if found:
        return Reading(found.table, found.findings)
    return Reading(_stated(_plain(sheet)))


def _plain(sheet: Sheet) -> Node:
    """A list or a table: below the titles, the first row of at least two texts is the header."""
    heads = [row for row, line in enumerate(sheet.cells[:HIGHEST]) if _is_header(line)]
    lists = [row for row in heads if is_list_header(str(cell) for cell in sheet.cells[row])]
    head = next(iter(lists or heads), None)
    at = Location(sheet.file, cell=sheet.name)
    if head is None:
        raise VanbanError(
            error("xlsx/khong-hieu", "trang tính không có dòng tiêu đề nào của bảng hay danh sách", at)
        )
    rows = list(_data_rows(sheet, head))
    faults = list(_merged(sheet, head, rows))
    if faults:
        raise VanbanError(*faults)
    return structure(_values(sheet, head), [_values(sheet, row) for row in rows], at)


def _stated(node: Node) -> Node:
    """The same without what nobody filled in: a part all of whose cells are empty is not stated."""
    if isinstance(node, Rows):
        return Rows(tuple(_stated(child) for child in node.nodes), node.location)
    if not isinstance(node, Record):
        return node
    items = (Item(item.key, item.location, _stated(item.node)) for item in node.items)
    kept = (
        Item(item.key, item.location, Value(None, item.location)) if _is_unstated(item.node) else item
        for item in items
    )
    return Record(tuple(kept), node.location)


def _is_unstated(node: Node) -> bool:
    if isinstance(node, Record):
        return all(_is_unstated(item.node) for item in node.items)
    return isinstance(node, Value) and (node.data is None or str(node.data).strip() == "")


def _is_header(line: Sequence[object]) -> bool:
    texts = [cell for cell in line if cell != ""]
    are_texts = len(texts) > 1 and all(isinstance(cell, str) for cell in texts)
    return are_texts and not any(TITLE.match(fold(str(cell))) for cell in texts)


def _data_rows(sheet: Sheet, head: int) -> Iterator[int]:
    for row in range(head + 1, len(sheet.cells)):
        filled = [str(cell).strip() for cell in sheet.cells[row] if cell != ""]
        if filled and NOTES.match(fold(filled[0])):
            return
        if filled and not (row == head + 1 and all(len(cell) == 1 for cell in filled)):  # A | B | C | 1
            yield row


def _values(sheet: Sheet, row: int) -> list[Value]:
    return [Value(scalar(cell), sheet.place(row, column)) for column, cell in enumerate(sheet.cells[row])]


def _merged(sheet: Sheet, head: int, rows: Sequence[int]) -> Iterator[Finding]:
    """Merged cells among the data: which row or column is meant nobody can tell."""
    named = [column for column, cell in enumerate(sheet.cells[head]) if cell != ""]
    is_list = is_list_header(str(cell) for cell in sheet.cells[head])
    for first, last in sheet.merges:
        if last[0] <= head or not rows or first[0] > rows[-1]:
            continue
        covered = bisect_right(named, last[1]) - bisect_left(named, first[1])
        if covered > 1 or (first[0] != last[0] and not is_list):
            yield error("xlsx/o-gop", "ô gộp giữa các dòng số liệu; hãy bỏ gộp ô", sheet.place(*first))


def _together(sheets: Sequence[Sheet], nodes: Sequence[Node], file: str) -> Node:
    at = Location(file)
    if not nodes:
        return Value(None, at)
    codes = [form_code(sheet.cells, sheet.name) for sheet in sheets]
    if len(nodes) == 1 and not codes[0]:
        return nodes[0]
    return Record(tuple(item for one in zip(sheets, nodes, codes, strict=True) for item in _items(*one)), at)


def _items(sheet: Sheet, node: Node, code: str) -> Iterator[Item]:
    if isinstance(node, Record) and not code:
        yield from node.items
    else:
        yield Item(code or sheet.name, node.location, node)


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the Excel source."""
    return [ExcelSource()]
