"""The cells of an official form made numbers; what is none, or stands wrong, is found with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import cast

from attrs import frozen

from .contract import by_name
from .errors import Finding, error, fold
from .fields import Field, OfficialForm, fields_of
from .numerals import format_number, in_range, parse_count, parse_number
from .values import Scalar, Table

Cell = int | Decimal | None
NOTHING = {"", "-", "–", "—"}
"""What officers write where nothing occurred."""


def specs_of(table: Table, official: OfficialForm | None) -> tuple[Field | None, ...]:
    """The field of each column, None where the form has no such code."""
    known = by_name(official.contract) if official else {}
    return tuple(known.get(fold(code)) for code in table.columns)


def structural_faults(
    table: Table, official: OfficialForm | None, specs: tuple[Field | None, ...]
) -> Iterator[Finding]:
    """Codes twice, units twice or without a name, columns other than the circular's."""
    for code, times in Counter(table.columns).items():
        if times > 1:
            yield error("bieu/trung-ma", f"mã số {code} ghi ở {times} cột", table.location)
    yield from _nameless_and_doubled(table)
    if official is None:
        return
    if table.code and fold(table.code) != fold(official.code):
        message = f"đây là biểu {table.code}, không phải biểu {official.code}"
        yield error("bieu/khac-bieu", message, table.location)
    lacking = [spec.code for spec in fields_of(official.contract) if spec not in specs]
    strange = [code for code, spec in zip(table.columns, specs, strict=True) if spec is None]
    for codes, what in ((lacking, "thiếu"), (strange, "có thêm")):
        if codes:
            message = (
                f"biểu {official.code} {what} mã số {', '.join(codes)} so với mẫu của {official.circular}"
            )
            yield error("bieu/sai-cot", message, table.location)


def _nameless_and_doubled(table: Table) -> Iterator[Finding]:
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(table.names):
        rows.setdefault(fold(name), []).append(row)
    for name, alike in rows.items():
        if name and len(alike) > 1:
            places = ", ".join(table.place(row, -1).place for row in alike)
            message = f"“{table.names[alike[0]]}” ghi {len(alike)} lần: {places}"
            yield error("bieu/trung-don-vi", message, table.place(alike[0], -1))
        elif not name and len(table.names) > 1:
            message = "dòng này có số liệu nhưng không ghi tên đơn vị"
            yield from (error("bieu/thieu-ten", message, table.place(row, -1)) for row in alike)


@frozen(eq=False, repr=False)
class Numbers:
    """Makes the cells of a table numbers; what is none is found with its cell."""

    table: Table
    specs: tuple[Field | None, ...]
    findings: list[Finding]

    def row(self, row: int, cells: tuple[Scalar, ...]) -> tuple[Cell, ...]:
        """The numbers of one row."""
        if set(map(type, cells)) <= {int}:
            counts = cast("tuple[int, ...]", cells)
            if min(counts, default=0) >= 0:
                return counts
        return tuple(self._number(row, column, cell) for column, cell in enumerate(cells))

    def _number(self, row: int, column: int, cell: Scalar) -> Cell:
        spec = self.specs[column]
        try:
            return _number(cell, spec.kind if spec else "")
        except ValueError as fault:
            name = (
                f"[{self.table.columns[column]}] {spec.label}"
                if spec
                else f"cột {self.table.columns[column]}"
            )
            unit = f"dòng “{self.table.names[row]}”: " if len(self.table.names) > 1 else ""
            self.findings.append(error("bieu/sai-so", f"{unit}{name} {fault}", self.table.place(row, column)))
            return None


def _number(cell: Scalar, kind: str) -> Cell:
    """A cell as a number of its field's kind; raises ValueError with a Vietnamese sentence part."""
    if cell is None or (isinstance(cell, str) and cell.strip() in NOTHING):
        return None
    if isinstance(cell, bool):
        raise ValueError(f"phải là số, nhưng ghi “{'TRUE' if cell else 'FALSE'}”")
    if isinstance(cell, date):
        raise ValueError(f"phải là số, nhưng ô đang ghi ngày {cell:%d/%m/%Y}; hãy đổi định dạng ô thành số")
    if isinstance(cell, str):
        number: int | Decimal = parse_count(cell.strip()) if kind == "count" else parse_number(cell.strip())
    else:
        number = in_range(Decimal(cell))
    if number < 0:
        raise ValueError(f"không được âm, nhưng ghi “{format_number(number)}”")
    whole = number == int(number)
    if kind == "count" and not whole:
        raise ValueError(f"phải là số nguyên, nhưng ghi “{format_number(number)}”")
    return int(number) if whole else number
