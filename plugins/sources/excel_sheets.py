"""The sheets of a workbook read: forms, lists, tables, and what all of them together state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vanban import (
    Finding,
    Item,
    Location,
    Node,
    Period,
    Reading,
    Record,
    Request,
    Table,
    Value,
    VanbanError,
    error,
    note,
)

from .form_layout import find_form
from .form_title import HIGHEST, form_code, other_days, stated_days
from .plain_sheet import read_plain
from .sheet import Sheet


def read_sheets(sheets: Sequence[Sheet], request: Request) -> tuple[list[tuple[Sheet, Node]], list[Finding]]:
    """Every sheet read before giving up on any, so that all faults are told together.

    A sheet of words beside sheets of figures is passed over, unless it was asked for.
    """
    read: list[tuple[Sheet, Node]] = []
    findings = [finding for sheet in sheets for finding in sheet.findings]
    faults: list[Finding] = []
    words: list[Sheet] = []
    for sheet in sheets:
        try:
            reading = _read(sheet, request.period)
        except VanbanError as fault:
            faults.extend(fault.findings)
            continue
        if reading:
            read.append((sheet, reading.node))
            findings.extend(reading.findings)
        else:
            words.append(sheet)
    message = "trang tính không có dòng tiêu đề nào của bảng hay danh sách"
    lost = [sheet for sheet in words if not read or _holds_figures(sheet)]
    if faults or lost:
        told = (error("xlsx/khong-hieu", message, Location(sheet.file, cell=sheet.name)) for sheet in lost)
        raise VanbanError(*faults, *told)
    message = "trang tính chỉ có chữ, không có biểu, bảng hay danh sách nào, nên không đọc"
    findings.extend(
        note("xlsx/chi-co-chu", message, Location(sheet.file, cell=sheet.name)) for sheet in words
    )
    return read, findings


def _holds_figures(sheet: Sheet) -> bool:
    return any(isinstance(cell, (int, float)) for line in sheet.cells for cell in line)


def _read(sheet: Sheet, period: Period | None) -> Reading | None:
    """A form, a list or a table; None where the sheet is none of them."""
    found = find_form(sheet.cells, sheet.merges, sheet.place, sheet.name)
    if found:
        stated = stated_days(sheet.cells) if period else None
        late = other_days(stated, period, sheet.place(stated.row, stated.column)) if stated and period else ()
        return Reading(found.table, (*found.findings, *late))
    plain = read_plain(sheet)
    code = form_code(sheet.cells[: plain.head if plain else HIGHEST], sheet.name)
    if code and not (plain and isinstance(plain.node, Record)):
        message = f"trang tính của biểu {code} không có dòng mã số (MS, 1, 2, 3 …) dưới tiêu đề các cột"
        raise VanbanError(error("bieu/thieu-ms", message, Location(sheet.file, cell=sheet.name)))
    if plain and code:
        whole = Item(code, plain.node.location, plain.node)
        return Reading(Record((whole,), plain.node.location), plain.findings)
    return Reading(plain.node, plain.findings) if plain else None


def together(read: Sequence[tuple[Sheet, Node]], file: str) -> Node:
    """One sheet as it is, several as a record: forms by their codes, tables by their sheets' names."""
    filled = {node.code for _, node in read if isinstance(node, Table) and node.rows}
    kept = [
        (sheet, node)
        for sheet, node in read
        if not isinstance(node, Table)
        or node.rows
        or node.code not in filled  # no blank copy of a filled one
    ]
    if not kept:
        return Value(None, Location(file))
    if len(kept) == 1 and not isinstance(kept[0][1], Table):
        return kept[0][1]
    return Record(tuple(item for sheet, node in kept for item in _items(sheet, node)), Location(file))


def _items(sheet: Sheet, node: Node) -> Iterator[Item]:
    if isinstance(node, Record):
        yield from node.items
    else:
        code = node.code if isinstance(node, Table) else ""
        yield Item(code or sheet.name, node.location, node)
