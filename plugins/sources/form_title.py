"""What stands above an official form: its code, and the days that its figures cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import frozen

from vanban import Finding, Location, Period, fold, warning

from .sheet import Raw

HIGHEST = 60
"""The row above which a form's head stands."""

ROMAN = r"([ivx]{1,4})\.([0-9]{2}[a-zđ]?)"
NAMED = r"(?:bi[eể]u|m[aẫ]u) ?(?:m[aẫ]u)? ?(?:s[oố])? ?:? ?"
TITLE = re.compile(
    rf"{NAMED}(?:([0-9]{{1,2}}) ?[/_-] ?([a-zđ]{{2,8}})|{ROMAN})(?:/[a-zđ/]+)?(?: ?[-–:.(,].*)?"
    rf"|([0-9]{{2}})/([a-zđ]{{2,8}})(?:/[a-zđ/]+)?|{ROMAN}(?:/[a-zđ/]+)?"
)
SHEET = re.compile(
    rf"(?:{NAMED}[_-]?([0-9]{{2}})[ _-]([a-zđ]{{2,8}})|([0-9]{{2}})[_-]([a-zđ]{{2,8}})|(?:{NAMED})?{ROMAN})"
    r"(?: ?\([0-9]\))?"
)
"""A sheet's name cannot hold "/": 01_TCD, "BIEU 01 TCD", "01_TCD (2)"; but "06 THANG" is no form."""

DAY = r"ngày\s*([0-9]{1,2})\s*(?:[/.-]|tháng)\s*([0-9]{1,2})\s*(?:[/.-]|năm)\s*([0-9]{4})"
DAYS = re.compile(rf"từ\s*{DAY}\s*(?:đến|-|–)\s*(?:hết\s*)?{DAY}")


def form_code(cells: Sequence[Sequence[Raw]], sheet: str) -> str:
    """The code of the form that a sheet holds, as its head or its own name gives it, or nothing."""
    above = (str(cell) for line in cells[:HIGHEST] for cell in line if cell != "")
    match = next((found for text in above if (found := TITLE.fullmatch(fold(text)))), None)
    if match is None and (sheet.isupper() or sheet[:1].casefold() in "bm" or "." in sheet):
        match = SHEET.fullmatch(fold(sheet))
    return _code(match) if match else ""


def _code(match: re.Match[str]) -> str:
    first, second = (group for group in match.groups() if group)
    return f"{first.zfill(2)}/{second.upper()}" if first.isdigit() else f"{first.upper()}.{second}"


@frozen
class StatedDays:
    """The days that a form says its figures cover, and the cell, counted from 0, that says so."""

    first: date
    last: date
    row: int
    column: int


def stated_days(cells: Sequence[Sequence[Raw]]) -> StatedDays | None:
    """What "Số liệu tính từ ngày … đến ngày …" says, where it says two days."""
    for row, line in enumerate(cells[:HIGHEST]):
        for column, cell in enumerate(line):
            match = DAYS.search(fold(cell)) if isinstance(cell, str) else None
            days = list(_days([int(number) for number in match.groups()])) if match else []
            if len(days) == 2:
                return StatedDays(days[0], days[1], row, column)
    return None


def _days(numbers: Sequence[int]) -> Iterator[date]:
    for day, month, year in (numbers[:3], numbers[3:]):
        try:
            yield date(year, month, day)
        except ValueError:  # 31/6
            return


def other_days(stated: StatedDays, period: Period, place: Location) -> Iterator[Finding]:
    """A warning where a form's figures are of other days than the report's."""
    if (stated.first, stated.last) != (period.start, period.end):
        message = (
            f"biểu ghi số liệu từ ngày {stated.first:%d/%m/%Y} đến ngày {stated.last:%d/%m/%Y}, "
            f"kỳ báo cáo từ ngày {period.start:%d/%m/%Y} đến ngày {period.end:%d/%m/%Y}"
        )
        yield warning("bieu/khac-ky", message, place)
