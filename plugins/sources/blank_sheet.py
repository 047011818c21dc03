"""A sheet to be filled in: its look on screen and paper, and what each kind of value may be.

Only the cells to be filled in are open; sheets are protected without a password.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from attrs import field, frozen

from vanban import Field

A4, LINE = 9, 16
"""The paper's number in a workbook; the height of a line of 12 points, in points."""

FONT = {"font_name": "Times New Roman", "font_size": 12, "text_wrap": 1, "valign": "vcenter"}
STYLES: dict[str, dict[str, Any]] = {
    "code": {"bold": 1, "align": "right"},
    "title": {"bold": 1, "align": "center"},
    "line": {"italic": 1, "align": "center", "locked": 0},
    "head": {"bold": 1, "align": "center", "border": 1, "bg_color": "#EDEDED"},
    "label": {"border": 1},
    "group": {"border": 1, "bold": 1},
    "sum": {"border": 1, "bg_color": "#EDEDED", "num_format": "#,##0"},
    "total": {"border": 1, "bg_color": "#EDEDED"},
    "count": {"border": 1, "locked": 0, "num_format": "#,##0"},
    "number": {"border": 1, "locked": 0},
    "day": {"border": 1, "locked": 0, "num_format": "dd/mm/yyyy", "align": "left"},
    "text": {"border": 1, "locked": 0, "num_format": "@", "align": "left"},
    "note": {"italic": 1, "text_wrap": 0},
    "notes": {"locked": 0, "text_wrap": 0},
}
RULES: dict[str, tuple[dict[str, Any], str]] = {
    "count": ({"validate": "integer", "criteria": ">=", "value": 0}, "Ghi số nguyên, không âm."),
    "number": ({"validate": "decimal", "criteria": ">=", "value": 0}, "Ghi số, không âm."),
    "flag": ({"validate": "list", "source": ["có", "không"]}, "Ghi “có” hoặc “không”."),
}
LONGEST_CHOICES = 255
"""Letters that a workbook keeps of a cell's choices."""


@frozen
class BlankBook:
    """A workbook in the making; a style is made when it is first used."""

    workbook: Any
    styles: dict[str, Any] = field(factory=dict)

    def style(self, name: str) -> Any:
        """The cell format of that name."""
        if name not in self.styles:
            self.styles[name] = self.workbook.add_format({**FONT, **STYLES[name]})
        return self.styles[name]

    def sheet(self, name: str, widths: Sequence[float], heads: int, names: int = 0) -> BlankSheet:
        """A sheet with columns of those widths, in letters; its head's rows are on every page it prints."""
        sheet = self.workbook.add_worksheet(name)
        sheet.protect("", {"format_columns": True, "format_rows": True})
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.set_margins(0.4, 0.4, 0.6, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(heads, names)
        sheet.repeat_rows(heads - 1)
        return BlankSheet(self, sheet, tuple(widths))


@frozen
class BlankSheet:
    """One sheet; rows and columns count from 0."""

    book: BlankBook
    sheet: Any
    widths: tuple[float, ...]

    def put(self, row: int, column: int, text: str, style: str, rows: int = 1, columns: int = 1) -> None:
        """Write a text over that many rows and columns."""
        look = self.book.style(style)
        if rows * columns > 1:
            self.sheet.merge_range(row, column, row + rows - 1, column + columns - 1, text, look)
        else:
            self.sheet.write_string(row, column, text, look)

    def line(self, row: int, texts: Sequence[str], style: str) -> None:
        """Write texts side by side, the row high enough for all."""
        for column, text in enumerate(texts):
            self.put(row, column, text, style)
        self.height(row, max(self.lines(text, column) for column, text in enumerate(texts)))

    def lines(self, text: str, column: int, columns: int = 1) -> int:
        """How many lines a text takes in that many columns."""
        width = int(sum(self.widths[column : column + columns])) - 1
        return max(1, len(wrap(text, max(width, 1))))

    def height(self, row: int, lines: int) -> None:
        """Make a row that many lines high."""
        self.sheet.set_row(row, LINE * lines)

    def open(self, spec: Field, row: int, column: int, rows: int = 1, hint: str = "") -> None:
        """Cells for values of a field; ``hint`` shows beside the cell that is chosen."""
        style = self.book.style(spec.kind if spec.kind in STYLES else "text")
        for one in range(row, row + rows):
            self.sheet.write_blank(one, column, None, style)
        rule, fault = RULES.get(spec.kind, ({"validate": "any"}, ""))
        if spec.choices and len(",".join(spec.choices)) <= LONGEST_CHOICES:
            rule, fault = {"validate": "list", "source": list(spec.choices)}, "Chọn một giá trị có sẵn."
        if fault or hint:
            told = {"input_message": hint, "error_title": "Không nhận", "error_message": fault}
            said = {key: words for key, words in told.items() if words and (fault or key == "input_message")}
            self.sheet.data_validation(row, column, row + rows - 1, column, {**rule, **said})
