"""Reporting periods and their cut-off days (Nghị định 09/2019/NĐ-CP, Điều 12)."""

from __future__ import annotations

import re
from datetime import date

from attrs import frozen

ROMAN_QUARTERS = ("I", "II", "III", "IV")
CODE = re.compile(r"(?P<year>[0-9]{4})-(?P<part>Q[1-4]|H[12]|9M|Y|0[1-9]|1[0-2])")


@frozen
class Period:
    """A reporting period: its code, its first and last day, and how the text calls it."""

    code: str
    start: date
    end: date

    @property
    def year(self) -> int:
        """The year that the period belongs to; its data may begin in the December before."""
        return int(self.code[:4])

    @property
    def short_label(self) -> str:
        """Without the year: ``quý I``, ``6 tháng đầu năm``, ``tháng 3``, ``năm``."""
        return _short_label(self.code[5:])

    @property
    def label(self) -> str:
        """With the year: ``quý I năm 2024``, ``6 tháng đầu năm 2024``, ``năm 2024``."""
        words = self.short_label
        return f"{words} {self.year}" if words.endswith("năm") else f"{words} năm {self.year}"

    def __str__(self) -> str:
        return self.label

    @property
    def next(self) -> Period:
        """The period of the same kind that follows; after nine months comes the year."""
        return parse_period(_next_code(self.year, self.code[5:]))


def parse_period(code: str) -> Period:
    """Read ``2024-Q1``, ``2024-H1``, ``2024-9M``, ``2024-Y`` or ``2024-03``.

    The data run from the 15th of the month before the period to the 14th of its last month
    (Điều 12; nine months by analogy, as Thông tư 06/2025/TT-TTCP does). Raises ValueError with a
    Vietnamese sentence part.
    """
    code = code.upper()
    match = CODE.fullmatch(code)
    if not match:
        raise ValueError(f"phải có dạng 2024-Q1, 2024-H1, 2024-9M, 2024-Y hoặc 2024-03, nhưng ghi “{code}”")
    year = int(match["year"])
    if not 1945 <= year < 9999:
        raise ValueError(f"ghi năm {year}, ngoài khoảng từ 1945 đến 9998")
    first, last = _months(match["part"])
    start = date(year - 1, 12, 15) if first == 1 else date(year, first - 1, 15)
    return Period(code, start, date(year, last, 14))


def _months(part: str) -> tuple[int, int]:
    if part[0] == "Q":
        last = 3 * int(part[1])
        return last - 2, last
    named = {"H1": (1, 6), "H2": (7, 12), "9M": (1, 9), "Y": (1, 12)}
    return named[part] if part in named else (int(part), int(part))


def _short_label(part: str) -> str:
    if part[0] == "Q":
        return f"quý {ROMAN_QUARTERS[int(part[1]) - 1]}"
    named = {"H1": "6 tháng đầu năm", "H2": "6 tháng cuối năm", "9M": "9 tháng đầu năm", "Y": "năm"}
    return named.get(part) or f"tháng {int(part)}"


def _next_code(year: int, part: str) -> str:
    named = {"Q4": "Q1", "H1": "H2", "H2": "H1", "9M": "Y", "Y": "Y", "12": "01"}
    following = named.get(part) or (f"Q{int(part[1]) + 1}" if part[0] == "Q" else f"{int(part) + 1:02d}")
    rolls_over = part in {"Q4", "H2", "Y", "12"}
    return f"{year + rolls_over}-{following}"
