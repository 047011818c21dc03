"""CSV as spreadsheets save it: a table with a header row, or a list "chỉ tiêu | giá trị"."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from vanban import (
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
)

NAME_HEADERS = {"chỉ tiêu", "nội dung", "field"}
VALUE_HEADERS = {"giá trị", "số liệu", "value"}
Cells = list[tuple[str, Location]]


class CsvSource(Source):
    """Files that end with .csv; separated by commas, semicolons or tabs, whichever the header has most of."""

    name = "csv"
    suffixes = (".csv",)

    def read(self, request: Request) -> Reading:
        """Read a CSV file; in a list, ``a.b`` names the field b of the part a."""
        file = request.text()
        lines = _lines(file.name, file.text)
        if not lines:
            return Reading(Value(None, Location(file.name, 1)), file.findings)
        header = [fold(cell) for cell, _ in lines[0]]
        names = [column for column, cell in enumerate(header) if cell in NAME_HEADERS]
        values = [column for column, cell in enumerate(header) if cell in VALUE_HEADERS]
        if names and values:
            node: Node = _list(lines[1:], names[0], values[0], Location(file.name, 1))
        else:
            node = _table(lines, Location(file.name, 1))
        return Reading(node, file.findings)


def _lines(name: str, text: str) -> list[Cells]:
    header = next((line for line in text.split("\n") if line.strip() and not line.startswith("sep=")), "")
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    found: list[Cells] = []
    start = 1
    try:
        for row in reader:
            cells = [(cell.strip(), Location(name, start, column)) for column, cell in enumerate(row, 1)]
            start = reader.line_num + 1
            if any(cell for cell, _ in cells) and not row[0].startswith("sep="):
                found.append(cells)
    except csv.Error as fault:
        why = "thiếu dấu ngoặc kép đóng" if "unexpected end" in str(fault) else fault
        raise VanbanError(
            error("csv/cu-phap", f"tệp CSV viết sai cú pháp: {why}", Location(name, start))
        ) from None
    return found


def _list(lines: Sequence[Cells], name: int, value: int, at: Location) -> Record:
    items: list[Item] = []
    for cells in lines:
        if len(cells) <= max(name, value):
            message = f"dòng này chỉ có {len(cells)} cột"
            raise VanbanError(error("csv/thieu-cot", message, cells[0][1]))
        (key, key_at), (data, data_at) = cells[name], cells[value]
        path = [key] if key[:1].isdigit() else key.split(".")  # 1.1 is a form's code
        _add(items, path, Value(data or None, data_at), key_at)
    return Record(tuple(items), at)


def _add(items: list[Item], path: Sequence[str], value: Value, at: Location) -> None:
    head, *rest = path
    if not rest:
        items.append(Item(head, at, value))
        return
    below: list[Item] = []
    for position, item in enumerate(items):
        if item.key == head and isinstance(item.node, Record):
            below = list(item.node.items)
            del items[position]
            break
    _add(below, rest, value, at)
    items.append(Item(head, below[0].location, Record(tuple(below), below[0].location)))


def _table(lines: Sequence[Cells], at: Location) -> Rows:
    header, *rows = lines
    records: list[Node] = []
    for cells in rows:
        if len(cells) > len(header):
            message = f"dòng này có {len(cells)} cột, dòng tiêu đề chỉ có {len(header)}"
            raise VanbanError(error("csv/thua-cot", message, cells[len(header)][1]))
        pairs = zip(header, cells, strict=False)
        items = tuple(
            Item(key, where, Value(data or None, where)) for (key, _), (data, where) in pairs if key
        )
        records.append(Record(items, cells[0][1]))
    return Rows(tuple(records), at)


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the CSV source."""
    return [CsvSource()]
