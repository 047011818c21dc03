"""Workbooks that the tests write: rows of cells, merged ranges, raw XML where no program would write it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter
from python_calamine import CalamineWorkbook

Cells = Sequence[Sequence[Any]]

# Where the blank forms of Thông tư 06/2025/TT-TTCP are, which are not part of the repository.
BLANK_FORMS = Path(__file__).parent.parent.parent / "shared/data/bieu-mau"

SHEET, TEXTS, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
RELATIONS, TYPES = "xl/_rels/workbook.xml.rels", "[Content_Types].xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


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


def parts_of(path: Path) -> dict[str, bytes]:
    """The files packed in a workbook."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A workbook of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def sheet_part(rows: bytes, more: bytes = b"") -> bytes:
    """The XML of a sheet with these rows, and more after them."""
    return b"<worksheet %s><sheetData>%s</sheetData>%s</worksheet>" % (MAIN, rows, more)


def rewrite(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """Replace bytes in one part of a workbook."""
    parts = parts_of(path)
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    path.write_bytes(packed(parts))
    return path


def cells_of(path: Path) -> dict[str, list[list[Any]]]:
    """What each sheet holds, from A1 on."""
    workbook = CalamineWorkbook.from_path(path)
    return {
        name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in workbook.sheet_names
    }
