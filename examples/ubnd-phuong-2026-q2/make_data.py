"""Write data/tiep-cong-dan.xlsx, data/pctn.xlsx and data/mot-cua.sqlite anew; every figure is made up.

    uv run python examples/ubnd-phuong-2026-q2/make_data.py [FOLDER]

The same versions of XlsxWriter and SQLite write the same bytes.
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from vanban import OfficialForm
from vanban.fields import fields_of
from vanban.sections.anti_corruption.official import PCTN
from vanban.sections.citizen_reception.official import GQKN, GQTC, TCD, XLD

OFFICE = "Văn phòng HĐND và UBND phường"
POLICE = "Công an phường"
CENTRE = "Trung tâm Phục vụ hành chính công phường"
ECONOMY = "Phòng Kinh tế, Hạ tầng và Đô thị"
PERIOD = "Số liệu tính từ ngày 15/3/2026 đến ngày 14/6/2026"
ATTACHED = "(Kèm theo Báo cáo của UBND phường Tô Hiệu về kết quả công tác quý II năm 2026)"
MADE = datetime(2026, 6, 15, 8)

Filled = Mapping[str, Mapping[int, float]]

# What each unit wrote into the form, by code. Cells that are not named hold 0; sums are formulas.
FORMS: list[tuple[OfficialForm, dict[int, str], Filled]] = [
    (
        TCD,
        {1: "1=5+11+17", 2: "2=6+12+18", 3: "3=7+13+19", 4: "4=8+14+20"},
        {
            OFFICE: {
                5: 24, 6: 31, 7: 22, 8: 1, 9: 6, 10: 12, 11: 12, 12: 16, 13: 11, 14: 1, 15: 5,
                16: 1, 17: 4, 18: 5, 19: 4,
            },
            POLICE: {5: 14, 6: 15, 7: 14},
            CENTRE: {5: 19, 6: 19, 7: 17},
            ECONOMY: {5: 8, 6: 10, 7: 8},
        },
    ),
    (
        XLD,
        {
            3: "3= 4+23", 4: "4 = 6+12+19", 6: "6= 7+8= 9+10+11", 12: "12= 13+14= 15+16+17+18",
            19: "19 = 20+21+22", 23: "23 = 24+25",
        },
        {
            OFFICE: {
                1: 24, 2: 22, 5: 12, 7: 3, 9: 2, 10: 1, 13: 1, 15: 1, 20: 3, 21: 4, 22: 2, 24: 5, 25: 3,
            },
            POLICE: {1: 5, 2: 5, 5: 3, 13: 1, 18: 1, 22: 2, 24: 1, 25: 1},
            CENTRE: {1: 6, 2: 6, 5: 5, 7: 1, 10: 1, 20: 4, 24: 1},
            ECONOMY: {1: 11, 2: 10, 5: 7, 7: 2, 9: 2, 21: 5, 22: 1, 25: 2},
        },
    ),
    (
        GQKN,
        {2: "2=3+4+5+6", 7: "7 = 8+9+10+11+12"},
        {
            OFFICE: {1: 3, 3: 1, 4: 2, 9: 1},
            POLICE: {},
            CENTRE: {1: 1, 4: 1, 9: 1},
            ECONOMY: {1: 2, 4: 1, 6: 1, 10: 1, 16: 45.5, 18: 1},
        },
    ),
    (
        GQTC,
        {2: "2=3+4+5+6", 7: "7 = 8+9+10+11+12+13"},
        {OFFICE: {1: 1, 4: 1, 9: 1}, POLICE: {1: 1, 3: 1}, CENTRE: {}, ECONOMY: {}},
    ),
]  # fmt: skip

INDICATORS = {"4": 2, "5": 145, "14": 3, "31": 2, "32": 2, "33": 268, "34": 150, "35": 118, "64": 1, "65": 1}

# Each field: files that come in a day, the share that comes online, working days until they are due.
FIELDS = {
    "Bảo trợ xã hội": (0.8, 0.55, 10),
    "Chứng thực": (3.2, 0.15, 1),
    "Đất đai": (1.4, 0.40, 20),
    "Hộ tịch": (2.6, 0.70, 3),
    "Thành lập và hoạt động của hộ kinh doanh": (0.7, 0.85, 3),
    "Xây dựng": (0.3, 0.60, 15),
}
FIRST, SPRING, LAST = date(2025, 12, 1), date(2026, 3, 15), date(2026, 6, 14)


def write_forms(path: Path) -> None:
    """The four forms, one on each sheet."""
    with Workbook(path) as workbook:
        workbook.set_properties({"created": MADE, "author": "UBND phường Tô Hiệu"})
        for form, printed, filled in FORMS:
            _write_form(workbook, form, printed, filled)


def _write_form(workbook: Workbook, form: OfficialForm, printed: Mapping[int, str], filled: Filled) -> None:
    sheet = workbook.add_worksheet(form.code.replace("/", "_"))
    bold = workbook.add_format({"bold": True, "align": "center"})
    head = workbook.add_format({"align": "center", "valign": "vcenter", "text_wrap": True, "border": 1})
    cell = workbook.add_format({"border": 1})
    paths = [[_capital(step) for step in field.label.split(": ")] for field in fields_of(form.contract)]
    width, depth = len(paths), max(map(len, paths))
    sheet.set_column(0, 0, 38)
    for row, line in enumerate([form.code, form.title.upper(), PERIOD, ATTACHED]):
        sheet.merge_range(row, 0, row, width, line, bold)
    top, codes = 5, 5 + depth
    _merge(sheet, top, 0, codes - 1, 0, "Đơn vị", head)
    for first_row, first, last_row, last, words in _head(paths, depth):
        _merge(sheet, top + first_row, first + 1, top + last_row, last + 1, words, head)
    sheet.write(codes, 0, "MS", head)
    for code in range(1, width + 1):
        sheet.write(codes, code, printed.get(code, str(code)), head)
    for row, (unit, figures) in enumerate(filled.items(), codes + 1):
        sheet.write(row, 0, unit, cell)
        for code in range(1, width + 1):
            if code in printed:
                parts = [int(part) for part in printed[code].split("=")[1].split("+")]
                formula = "+".join(f"{xl_col_to_name(part)}{row + 1}" for part in parts)
                sheet.write_formula(row, code, f"={formula}", cell, _value(code, printed, figures))
            else:
                sheet.write(row, code, figures.get(code, 0), cell)
    total = codes + 1 + len(filled)
    sheet.write(total, 0, "Tổng số", head)
    for code in range(1, width + 1):
        name = xl_col_to_name(code)
        value = sum(_value(code, printed, figures) for figures in filled.values())
        sheet.write_formula(total, code, f"=SUM({name}{codes + 2}:{name}{total})", cell, value)
    for row, line in enumerate([f"{width + 1}. Ghi chú: số liệu minh họa", *_guide(printed)], total + 2):
        sheet.merge_range(row, 0, row, width, line)


def _head(paths: Sequence[Sequence[str]], depth: int) -> Iterator[tuple[int, int, int, int, str]]:
    """The cells above the codes: first row and column, last row and column, words."""
    for level in range(depth):
        starts = [tuple(path[: level + 1]) for path in paths]
        for start, group in groupby(range(len(paths)), starts.__getitem__):
            columns = list(group)
            if len(start) > level:
                is_leaf = len(paths[columns[0]]) == level + 1
                yield level, columns[0], depth - 1 if is_leaf else level, columns[-1], start[level]


def _guide(printed: Mapping[int, str]) -> list[str]:
    sums = [relation.partition("=") for relation in printed.values()]
    return [
        "Hướng dẫn cách ghi biểu",
        *(f"- Cột ({left.strip()}) = {right.strip()}" for left, _, right in sums),
    ]


def _value(code: int, printed: Mapping[int, str], figures: Mapping[int, float]) -> float:
    if code not in printed:
        return figures.get(code, 0)
    parts = printed[code].split("=")[1].split("+")
    return sum(_value(int(part), printed, figures) for part in parts)


def _merge(sheet: Any, row: int, column: int, last_row: int, last: int, words: str, style: Any) -> None:
    if (row, column) == (last_row, last):
        sheet.write(row, column, words, style)
    else:
        sheet.merge_range(row, column, last_row, last, words, style)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def write_indicators(path: Path) -> None:
    """Form 01/PCTN, a list of indicators under their headings."""
    with Workbook(path) as workbook:
        workbook.set_properties({"created": MADE, "author": "UBND phường Tô Hiệu"})
        sheet = workbook.add_worksheet("01_PCTN")
        sheet.set_column(1, 1, 100)
        for row, words in enumerate([PCTN.code, PCTN.title.upper(), PERIOD, ATTACHED]):
            sheet.write(row, 0, words)
        sheet.write_row(5, 0, ["MS", "Nội dung", "Đơn vị tính", "Số liệu"])
        row, above = 6, ""
        for field in fields_of(PCTN.contract):
            heading, _, words = field.label.rpartition(": ")
            if heading != above:
                sheet.write(row, 1, heading.upper())
                row, above = row + 1, heading
            sheet.write_row(row, 0, [field.code, _capital(words), field.unit, INDICATORS.get(field.code, 0)])
            row += 1


def write_files(path: Path) -> None:
    """The files of the one-stop desk, as its software keeps them; nobody's name is among them."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "CREATE TABLE ho_so (ma_ho_so TEXT PRIMARY KEY, linh_vuc TEXT NOT NULL, kenh TEXT NOT NULL, "
            "ngay_nhan TEXT NOT NULL, han_tra TEXT NOT NULL, ngay_tra TEXT)"
        )
        connection.executemany("INSERT INTO ho_so VALUES (?, ?, ?, ?, ?, ?)", _files())
    connection.execute("VACUUM")
    connection.close()


def _files() -> Iterator[tuple[str, str, str, str, str, str | None]]:
    chance = Random(2026).random  # the same numbers on every version of Python
    day, number = FIRST, 0
    while day <= LAST:
        more = 1.12 if day >= SPRING else 1
        for field, (a_day, online, days) in FIELDS.items():
            coming = int(a_day * more + chance()) if day.weekday() < 5 else 0
            for _ in range(coming):
                number += 1
                channel = "trực tuyến" if chance() < online else "trực tiếp"
                due = _working_days_after(day, days)
                returned = _working_days_after(day, _days_taken(days, chance))
                given = returned.isoformat() if returned <= LAST else None
                yield f"TH-{number:05d}", field, channel, day.isoformat(), due.isoformat(), given
        day += timedelta(days=1)


def _days_taken(days: int, chance: Callable[[], float]) -> int:
    """A few files are late, the others half early, half on the day."""
    lot = chance()
    if lot > 0.985:
        return days + 1 + int(chance() * 3)
    return days if lot > 0.55 else int(chance() * days)


def _working_days_after(day: date, days: int) -> date:
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5
    return day


def main(folder: Path) -> None:
    """Write the three files."""
    folder.mkdir(parents=True, exist_ok=True)
    write_forms(folder / "tiep-cong-dan.xlsx")
    write_indicators(folder / "pctn.xlsx")
    write_files(folder / "mot-cua.sqlite")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "data")
