"""What a batch came to, for a person and for a machine: a workbook and JSON beside the documents."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import attrs

from .batch import Row, State
from .errors import Severity
from .messages import place_of

COLUMNS = (
    ("Mã", 12), ("Đơn vị", 40), ("Trạng thái", 18), ("Tệp", 34), ("Lỗi", 6), ("Cảnh báo", 9), ("Ghi chú", 8),
    ("Giây", 8), ("Lý do", 40), ("Phát hiện", 100),
)  # fmt: skip
MOST = 32_000
"""Letters that a cell takes, with room to spare."""


def as_json(rows: Sequence[Row]) -> bytes:
    """The rows, and how many units there are in each state."""
    states = Counter(row.state for row in rows)
    data = {"states": states, "units": [attrs.asdict(row) for row in rows]}
    return json.dumps(data, ensure_ascii=False, indent=1).encode()


def as_workbook(rows: Sequence[Row]) -> bytes:
    """One line for each unit, those that need attention first to be found by the filter of the head row."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as workbook:
        sheet = workbook.add_worksheet("Tổng hợp")
        head = workbook.add_format({"bold": True, "bottom": 1})
        for column, (title, width) in enumerate(COLUMNS):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, head)
        for line, row in enumerate(rows, 1):
            for column, value in enumerate(_cells(row)):
                write = sheet.write_string if isinstance(value, str) else sheet.write_number
                write(line, column, value)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
    return content.getvalue()


def _cells(row: Row) -> tuple[str | float, ...]:
    found = (f"{place_of(one, Path())}{one['message']} [{one['code']}]" for one in row.findings)
    counts = (row.count(severity) for severity in Severity)
    return (
        row.unit, row.name, row.state, row.file, *counts, round(row.seconds, 3), row.why[:MOST],
        "\n".join(found)[:MOST],
    )  # fmt: skip


def counted_states(rows: Sequence[Row]) -> str:
    """How many units there are in each state, as a sentence."""
    states = Counter(row.state for row in rows)
    told = (f"{states[state]} {state}" for state in State if states[state])
    return f"{len(rows)} đơn vị: {', '.join(told)}."
