"""Excel workbooks: official forms, lists "chỉ tiêu | giá trị", tables with a header row."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from vanban import (
    Finding,
    Location,
    Reading,
    Request,
    Source,
    Text,
    VanbanError,
    error,
    hookimpl,
    note,
    suggestion,
)

if TYPE_CHECKING:
    from .workbook import OpenedWorkbook


class ExcelSource(Source):
    """Files that end with .xlsx. One sheet is a form, a list or a table; several make one record."""

    name = "excel"
    suffixes = (".xlsx",)
    blanks = ".xlsx"

    def reads(self, file: str) -> bool:
        """Workbooks of other kinds, too: what is wrong with them is said when they are read."""
        return super().reads(file) or Path(file).suffix.lower() in {".xlsm", ".xls"}

    def read(self, request: Request) -> Reading:
        """Read the sheet that is asked for, or all: forms by their codes, tables by their sheets' names."""
        from .excel_sheets import read_sheets, together  # half the start of the sources
        from .workbook import open_workbook

        opened = open_workbook(request.path(), request.file, request.sheet)
        if request.sheet and not opened.sheets:
            raise VanbanError(_no_such_sheet(request.sheet, opened))
        read, findings = read_sheets(opened.sheets, request)
        unread = () if request.sheet else opened.hidden
        message = "trang tính đang ẩn, nên không đọc"
        findings.extend(note("xlsx/trang-an", message, Location(request.file, cell=name)) for name in unread)
        return Reading(together(read, request.file), tuple(findings))

    def blank(self, contract: type) -> bytes:
        """A workbook to be filled in, with a sheet for each official form of the contract."""
        from .blank_workbook import blank_workbook

        return blank_workbook(contract)


def _no_such_sheet(wanted: Text, opened: OpenedWorkbook) -> Finding:
    if wanted in opened.visible:
        why = "không có số liệu nào"
    elif wanted in opened.hidden:
        why = "đang ẩn; hãy bỏ ẩn rồi lưu lại"
    else:
        why = f"không có trong sổ tính{suggestion(wanted, opened.visible)}"
    return error("xlsx/trang-tinh", f"trang tính “{wanted}” {why}", wanted.location)


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the Excel source."""
    return [ExcelSource()]
