"""CSV as spreadsheets save it: a table with a header row, or a list "chỉ tiêu | giá trị"."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from vanban import Location, Reading, Request, Source, Value, VanbanError, error, hookimpl

from .layout import structure

Cells = list[Value]


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
        width = max(map(len, lines))
        cells = [[str(cell.data or "") for cell in line] + [""] * (width - len(line)) for line in lines]
        from .form_layout import find_form  # a quarter of the start of the sources

        found = find_form(cells, (), lambda row, column: _place(lines[row], column))
        if found:
            return Reading(found.table, (*file.findings, *found.findings))
        return Reading(structure(lines[0], lines[1:], Location(file.name, 1)), file.findings)


def _place(line: Cells, column: int) -> Location:
    return line[min(column, len(line) - 1)].location


def _lines(name: str, text: str) -> list[Cells]:
    header = next((line for line in text.split("\n") if line.strip() and not line.startswith("sep=")), "")
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    found: list[Cells] = []
    start = 1
    try:
        for row in reader:
            cells = [
                Value(cell.strip() or None, Location(name, start, column))
                for column, cell in enumerate(row, 1)
            ]
            start = reader.line_num + 1
            if any(cell.data for cell in cells) and not row[0].startswith("sep="):
                found.append(cells)
    except csv.Error as fault:
        why = "thiếu dấu ngoặc kép đóng" if "unexpected end" in str(fault) else fault
        raise VanbanError(
            error("csv/cu-phap", f"tệp CSV viết sai cú pháp: {why}", Location(name, start))
        ) from None
    return found


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the CSV source."""
    return [CsvSource()]
