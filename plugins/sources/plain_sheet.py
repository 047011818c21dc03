"""A sheet that is no official form: a list "chỉ tiêu | giá trị", or a table with a header row."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import takewhile

from attrs import frozen

from vanban import Finding, Item, Location, Node, Record, Rows, Value, VanbanError, error, fold, note, warning

from .form_title import HIGHEST
from .layout import is_list_header, structure
from .sheet import Raw, Sheet, scalar

TITLE = re.compile(r"cộng h(òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]|.*, ngày .*tháng|(đơn vị|kỳ) báo cáo\b.*:")
"""What stands side by side above a table: the state's name, the motto, place and date."""

TOTAL = re.compile(r"(tổng|tổng số|tổng cộng|cộng)[:.]?")
REMARK = re.compile(r"ghi chú\s*:")


@frozen(eq=False, repr=False)
class PlainSheet:
    """What a list or a table states, the row of its header, and what was noticed on reading it."""

    node: Node
    head: int
    findings: tuple[Finding, ...]


def read_plain(sheet: Sheet) -> PlainSheet | None:
    """What a list or a table states: below the titles, the first row of at least two texts is the header.

    None where there is no such row; raises VanbanError for merged cells among the data.
    """
    heads = [row for row, line in enumerate(sheet.cells[:HIGHEST]) if _is_header(line)]
    lists = [row for row in heads if is_list_header(str(cell) for cell in sheet.cells[row])]
    head = next(iter(lists or heads), None)
    if head is None:
        return None
    rows = list(_data_rows(sheet, head))
    end = _end(sheet, rows)
    findings = (*_signed(sheet, rows[end:]), *(_totals(sheet, rows[:end]) if not lists else ()))
    rows = rows[:end]
    faults = list(_merged(sheet, head, rows))
    if faults:
        raise VanbanError(*faults)
    at = Location(sheet.file, cell=sheet.name)
    node = _stated(structure(_values(sheet, head), [_values(sheet, row) for row in rows], at))
    return PlainSheet(node, head, findings)


def _end(sheet: Sheet, rows: Sequence[int]) -> int:
    """How many rows are data: below an empty row, those with one text each are where people sign.

    Where all rows hold one text, as tasks do, they are data.
    """
    single = [_is_single(sheet.cells[row]) for row in rows]
    gaps = [n for n in range(1, len(rows)) if rows[n] > rows[n - 1] + 1]
    return next((n for n in gaps if all(single[n:]) and not all(single[:n])), len(rows))


def _is_single(line: Sequence[Raw]) -> bool:
    filled = [cell for cell in line if scalar(cell) is not None]
    return len(filled) == 1 and isinstance(filled[0], str)


def _signed(sheet: Sheet, rows: Sequence[int]) -> Iterator[Finding]:
    if rows:
        column = next(column for column, cell in enumerate(sheet.cells[rows[0]]) if scalar(cell) is not None)
        words = str(sheet.cells[rows[0]][column]).strip()[:60]
        message = f"từ dòng “{words}” trở xuống là phần ký, ghi chú dưới bảng, nên không đọc"
        yield note("bang/phan-ky", message, sheet.place(rows[0], column))


def _totals(sheet: Sheet, rows: Sequence[int]) -> Iterator[Finding]:
    """Rows called totals: a table of the report's own has a line for each thing, and none that adds up."""
    for row in rows:
        texts = (
            (column, cell) for column, cell in enumerate(sheet.cells[row]) if isinstance(cell, str) and cell
        )
        column, words = next(texts, (0, ""))
        if TOTAL.fullmatch(fold(words)):
            message = f"dòng “{words.strip()}” được đọc như mọi dòng khác; nếu là dòng cộng, hãy xóa"
            yield warning("bang/dong-cong", message, sheet.place(row, column))


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
    """The rows below the header, but for one that numbers the columns, and for remarks by themselves."""
    is_list = is_list_header(str(cell) for cell in sheet.cells[head])
    for row in range(head + 1, len(sheet.cells)):
        filled = [str(scalar(cell)) for cell in sheet.cells[row] if scalar(cell) is not None]
        is_remark = len(filled) == 1 and REMARK.match(fold(filled[0]))
        if filled and not is_remark and not (row == head + 1 and _numbers_columns(filled, is_list)):
            yield row


def _numbers_columns(cells: Sequence[str], is_list: bool) -> bool:
    """A | B | 1 | 2: letters count up, then numbers; without letters a list holds such figures too."""
    marks = [cell.strip("() ") for cell in cells]
    letters = list(takewhile(str.isalpha, marks))
    counted = [*"ABCDE"[: len(letters)], *(str(n) for n in range(1, len(marks) - len(letters) + 1))]
    return marks == counted and len(marks) > 1 and bool(letters or (len(marks) > 2 and not is_list))


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
