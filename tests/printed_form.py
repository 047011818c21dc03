"""A form of no circular that vanban knows, filled in as the tests say, and what is found in it."""

from __future__ import annotations

from pathlib import Path

from report_project import Run
from workbooks import write_workbook

# Its codes and relations are what its code row prints.
HEAD = [
    ["Biểu số: 77/THU"],
    ["TỔNG HỢP KẾT QUẢ"],
    ["Đơn vị", "Tổng số", "Trong đó", None, "Đã xử lý", "Còn lại"],
    [None, None, "Cũ", "Mới", None, None],
    ["MS", "1= 2 + 3 = 4+5", "2", "3", "4", "5"],
]
ROWS = [
    ["Tổng số", 40, 14, 26, 30, 10],
    ["Phường Ba Đình", 25, 9, 16, 20, 5],
    ["Phường Ngọc Hà", 15, 5, 10, 10, 5],
]
NOTES = [["6. Ghi chú: không"], ["Hướng dẫn cách ghi biểu"], ["- Cột (1) = (2) + (3)"]]


def form(*changes: tuple[int, int, object], head: list[list[object]] = HEAD) -> dict[str, list[list[object]]]:
    """The sheet; each change puts a value into a data row (from 0) and column."""
    rows = [list(row) for row in ROWS]
    for row, column, value in changes:
        rows[row][column : column + 1] = [value]
    return {"Biểu 77": [*head, *rows, *NOTES]}


def told(
    tmp_path: Path, run: Run, sheets: dict[str, list[list[object]]], **more: object
) -> tuple[int, list[str]]:
    """The exit code and what is found, besides the notes that no section knows the form 77/THU."""
    write_workbook(tmp_path / "bieu.xlsx", sheets, **more)  # type: ignore[arg-type]
    checked = run("check", tmp_path / "bieu.xlsx")
    lines = [line.removeprefix("bieu.xlsx!Biểu 77!") for line in checked.out[:-1]]
    return checked.code, [
        line for line in lines if "[bieu/mau-khac]" not in line and "khong-co-tong]" not in line
    ]
