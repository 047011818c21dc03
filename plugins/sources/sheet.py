"""A sheet of a workbook: its cells, where each stands, what each means as a value."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

from attrs import frozen

from vanban import Finding, Location

Raw = str | int | float | bool | date | datetime | time | timedelta
Merge = tuple[tuple[int, int], tuple[int, int]]


MILLIONTH, LARGEST = Decimal("0.000001"), 1e15


@frozen
class Sheet:
    """One visible sheet: its cells from A1 on, "" where empty, and the ranges of its merged cells."""

    file: str
    name: str
    cells: list[list[Raw]]
    merges: tuple[Merge, ...]
    findings: tuple[Finding, ...] = ()

    def place(self, row: int, column: int) -> Location:
        """A cell's place; both count from 0."""
        return Location(self.file, cell=f"{self.name}!{letters(column)}{row + 1}")


def letters(column: int) -> str:
    """A column's letters: 0 -> A, 25 -> Z, 26 -> AA."""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def exact(number: float) -> int | Decimal | str:
    """A binary number as the decimal one that was meant: of 15 digits those up to the millionth."""
    if not isfinite(number):
        return str(number)
    meant = Decimal(f"{number:.15g}")
    rounded = meant.quantize(MILLIONTH) if abs(number) < LARGEST else meant
    return int(rounded) if rounded == rounded.to_integral_value() else rounded.normalize()


def scalar(cell: Raw) -> str | int | Decimal | bool | date | None:
    """A cell as a value."""
    if isinstance(cell, float):
        return exact(cell)
    if isinstance(cell, datetime):
        day = f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
        return cell.date() if cell.time() == time() else f"{day} {cell.hour:02d}:{cell.minute:02d}"
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    if isinstance(cell, str):
        return cell.strip() or None
    return cell
