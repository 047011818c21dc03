"""Dates as Vietnamese documents write them."""

from __future__ import annotations

import re
from datetime import date

FORMS = (
    re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"),
    re.compile(r"(?P<d>[0-9]{1,2})/(?P<m>[0-9]{1,2})/(?P<y>[0-9]{4})"),
)


def parse_date(text: str) -> date:
    """Read ``2024-02-28`` or ``28/02/2024``; raises ValueError with a Vietnamese sentence part."""
    for form in FORMS:
        if match := form.fullmatch(text):
            try:
                return date(*(int(match[part]) for part in "ymd"))
            except ValueError:
                raise ValueError(f"ghi “{text}” là ngày không có trong lịch") from None
    raise ValueError(f"phải là ngày dạng 28/02/2024 hoặc 2024-02-28, nhưng ghi “{text}”")


def day_text(day: int) -> str:
    """The day as printed: below ten with a zero (Phụ lục I, Phần I, mục II.4.b)."""
    return f"{day:02d}"


def month_text(month: int) -> str:
    """The month as printed: only 1 and 2 take a zero (Phụ lục I, Phần I, mục II.4.b)."""
    return f"{month:02d}" if month < 3 else str(month)


def short_date(day: date) -> str:
    """``28/02/2024``."""
    return f"{day:%d/%m/%Y}"


def long_date(day: date) -> str:
    """``ngày 28 tháng 02 năm 2024``."""
    return f"ngày {day_text(day.day)} tháng {month_text(day.month)} năm {day.year}"
