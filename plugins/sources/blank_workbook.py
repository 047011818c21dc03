"""A workbook to be filled in, from a contract: official forms as issued, the rest as lists and tables.

Only the cells to be filled in are open; sheets are protected without a password.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from attrs import frozen

from vanban import Field, OfficialForm, fields_of, head_rows, relations_of

from .sheet import letters

UNITS, ENTRIES = 20, 50
"""Open rows of a form, and of a table."""

EMPTY = " "
"""The stored result of a formula in a row that nobody filled in; the library stores no empty text."""

PLAIN_NAME = re.compile(r"[^\[\]:*?/\\.0-9'][^\[\]:*?/\\.']{0,30}")
"""A label that may name a sheet, or a step of a dotted path."""

WHOLE = {"validate": "integer", "criteria": ">=", "value": 0, "error_message": "Ghi số nguyên, không âm."}
AMOUNT = {"validate": "decimal", "criteria": ">=", "value": 0, "error_message": "Ghi số, không âm."}


def blank_workbook(contract: type) -> bytes:
    """The workbook's bytes: the sheet "Chung", then one for each list of rows and for each form."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        blank = _Blank(book, book.add_format({"locked": 0, "border": 1}), _head_format(book))
        scalars = list(_scalars(contract, ""))
        if scalars:
            blank.listed("Chung", "", scalars)
        for spec in fields_of(contract):
            if spec.official:
                blank.form(spec.official)
            elif spec.many and spec.of:
                blank.table(_step(spec), list(_scalars(spec.of, "")))
    return content.getvalue()


def _head_format(book: Any) -> Any:
    look = {"bold": 1, "border": 1, "text_wrap": 1, "align": "center", "valign": "vcenter"}
    return book.add_format(look)


def _step(spec: Field) -> str:
    return spec.label if PLAIN_NAME.fullmatch(spec.label) else spec.name


def _scalars(contract: type, before: str) -> Iterator[tuple[str, Field]]:
    """The single values of a contract and of its parts, under their dotted names."""
    for spec in fields_of(contract):
        if spec.official or spec.named or (spec.many and spec.of):
            continue
        name = f"{before}{_step(spec)}"
        if spec.of:
            yield from _scalars(spec.of, f"{name}.")
        else:
            yield name, spec


@frozen
class _Blank:
    book: Any
    open: Any
    head: Any

    def listed(self, name: str, code: str, fields: list[tuple[str, Field]]) -> None:
        """A list, one value a line; with the form's codes where it is one."""
        sheet = self._sheet(name)
        titles = ["MS", "Nội dung", "ĐVT", "Số liệu"] if code else ["Chỉ tiêu", "Giá trị", "Đơn vị tính"]
        sheet.write_row(0, 0, [code])
        sheet.write_row(2, 0, titles, self.head)
        sheet.set_column(1 if code else 0, 1 if code else 0, 60)
        for row, (label, spec) in enumerate(fields, 3):
            texts = [spec.code, label, spec.unit] if code else [label, None, spec.unit]
            for column, text in enumerate(texts):
                if text is not None:
                    sheet.write_string(row, column, text)
            self._open(sheet, row, row, 3 if code else 1, spec)

    def table(self, name: str, fields: list[tuple[str, Field]]) -> None:
        """A table with a header row."""
        sheet = self._sheet(name)
        sheet.set_row(0, 90)
        sheet.set_column(0, len(fields), 18)
        sheet.set_landscape()
        sheet.freeze_panes(1, 0)
        for column, (label, spec) in enumerate(fields):
            sheet.write_string(0, column, label, self.head)
            self._open(sheet, 1, ENTRIES, column, spec)

    def form(self, official: OfficialForm) -> None:
        """An official form as it is issued: code, title, head, the row MS, a row for each unit."""
        specs = fields_of(official.contract)
        name = official.code.replace("/", "_")
        if official.is_list:
            self.listed(name, official.code, [(spec.label, spec) for spec in specs])
            return
        sheet = self._sheet(name)
        sheet.write_string(0, 0, official.code)
        sheet.write_string(1, 0, official.title.upper())
        sheet.write_string(2, 0, "Số liệu tính từ ngày … đến ngày …")
        top = self._form_head(sheet, official, specs)
        sheet.write_string(top, 0, "MS", self.head)
        sums = _sums(official)
        for column, spec in enumerate(specs, 1):
            sheet.write_string(top, column, sums.get(spec.code, (spec.code, []))[0], self.head)
            self._open(sheet, top + 1, top + UNITS, column, spec)
        for row in range(top + 1, top + UNITS + 1):
            sheet.write_blank(row, 0, None, self.open)
            self._formulas(sheet, row, specs, sums)
        sheet.write_string(top + UNITS + 1, 0, f"{len(specs) + 1}. Ghi chú:")
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(top + 1, 1)
        sheet.set_column(0, 0, 28)

    def _form_head(self, sheet: Any, official: OfficialForm, specs: tuple[Field, ...]) -> int:
        """Write the head from row 5 on; the row below it is given back."""
        first, heads = 4, head_rows([spec.label for spec in specs])
        free = [[True] * len(specs) for _ in heads]
        for level, cells in enumerate(heads):
            for cell in cells:
                column = free[level].index(True)
                for below in range(level, level + cell.rows):
                    free[below][column : column + cell.columns] = [False] * cell.columns
                self._merged(sheet, first + level, column + 1, cell.rows, cell.columns, cell.text)
        self._merged(sheet, first, 0, len(heads), 1, official.units)
        return first + len(heads)

    def _merged(self, sheet: Any, row: int, column: int, rows: int, columns: int, text: str) -> None:
        if rows * columns > 1:
            sheet.merge_range(row, column, row + rows - 1, column + columns - 1, text, self.head)
        else:
            sheet.write_string(row, column, text, self.head)

    def _formulas(
        self, sheet: Any, row: int, specs: tuple[Field, ...], sums: dict[str, tuple[str, list[str]]]
    ) -> None:
        """Totals add up their parts; a row that nobody filled in stays empty."""
        places = {spec.code: f"{letters(column)}{row + 1}" for column, spec in enumerate(specs, 1)}
        given = ",".join(place for code, place in places.items() if code not in sums)
        for column, spec in enumerate(specs, 1):
            if spec.code in sums:
                parts = "+".join(places[code] for code in sums[spec.code][1])
                sheet.write_formula(row, column, f'=IF(COUNTA({given})=0,"",{parts})', self.head, EMPTY)

    def _open(self, sheet: Any, first: int, last: int, column: int, spec: Field) -> None:
        for row in range(first, last + 1):
            sheet.write_blank(row, column, None, self.open)
        if spec.kind in {"count", "number"}:
            sheet.data_validation(first, column, last, column, WHOLE if spec.kind == "count" else AMOUNT)
        elif spec.choices:
            sheet.data_validation(
                first, column, last, column, {"validate": "list", "source": list(spec.choices)}
            )

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.protect()
        return sheet


def _sums(official: OfficialForm) -> dict[str, tuple[str, list[str]]]:
    """For each code that is a sum on the form: what the row MS prints, and the codes that are added up."""
    codes = {spec.name: spec.code for spec in fields_of(official.contract)}
    found: dict[str, tuple[str, list[str]]] = {}
    for relation in relations_of(official.contract):
        total, *others = relation.sides
        is_sum = set(relation.comparisons) == {"="} and len(total) == 1 and not relation.derived
        if is_sum and all(term.sign > 0 for side in others for term in side):
            parts = [codes[term.path[0]] for term in others[0]]
            found.setdefault(codes[total[0].path[0]], (relation.text.replace(" ", ""), parts))
    return found
