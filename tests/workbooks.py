"""Workbooks that the tests write: rows of cells, merged ranges, raw XML where no program would write it."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

Cells = Sequence[Sequence[Any]]


def write_workbook(
    path: Path, sheets: Mapping[str, Cells], merges: Sequence[str] = (), hidden: Sequence[int] = ()
) -> Path:
    """Write the sheets; text that begins with "=" is a formula whose result is 0, a pair one with its result.

    ``merges`` (A1:B2) and ``hidden`` rows (from 1) are those of the first sheet.
    """
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as workbook:
        for number, (name, rows) in enumerate(sheets.items()):
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate(rows):
                for column, cell in enumerate(cells):
                    if isinstance(cell, tuple):
                        sheet.write_formula(row, column, cell[0], None, cell[1])
                    elif cell is not None:
                        sheet.write(row, column, cell)
            if number == 0:
                for merged in merges:
                    sheet.merge_range(merged, "", None)
                    _keep_first(sheet, rows, merged)
                for row in hidden:
                    sheet.set_row(row - 1, None, None, {"hidden": True})
    return path


def _keep_first(sheet: Any, rows: Cells, merged: str) -> None:
    from xlsxwriter.utility import xl_cell_to_rowcol

    row, column = xl_cell_to_rowcol(merged.split(":")[0])
    if row < len(rows) and column < len(rows[row]) and rows[row][column] is not None:
        sheet.write(row, column, rows[row][column])


def rewrite(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Replace bytes in one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def cells_of(path: Path) -> dict[str, list[list[Any]]]:
    """What each sheet holds, from A1 on."""
    workbook = CalamineWorkbook.from_path(path)
    return {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }
