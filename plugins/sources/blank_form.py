"""An official form to be filled in: code, title, head, the row MS, a row for each unit, the row "Tổng số"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from vanban import Field, OfficialForm, capital, fields_of, head_rows, relations_of

from .blank_sheet import BlankBook, BlankSheet
from .sheet import letters

UNITS = 30
"""Rows for units."""

TITLES = 4
PERIOD = "Số liệu tính từ ngày …/…/…… đến ngày …/…/……"
ATTACHED = "(Kèm theo Báo cáo số …… ngày …/…/…… của ……)"

EMPTY = " "
"""The stored result of a formula in a row that nobody filled in; the library stores no empty text."""


def write_form(book: BlankBook, official: OfficialForm) -> None:
    """Add the form's sheet, named by its code."""
    name = official.code.replace("/", "_")
    specs = fields_of(official.contract)
    if official.is_list:
        _write_list(book.sheet(name, (8, 90, 16, 16), TITLES + 2), official, specs)
    else:
        heads = head_rows([spec.label for spec in specs])
        sheet = book.sheet(name, (28, *([9.5] * len(specs))), TITLES + len(heads) + 1, 1)
        _write_titles(sheet, official, len(specs) + 1)
        _write_head(sheet, official.units, len(heads), specs)
        _FormTable(sheet, specs, _sums(official), TITLES + len(heads)).write()


def _write_titles(sheet: BlankSheet, official: OfficialForm, columns: int) -> None:
    title = official.title.upper()
    for row, (text, style) in enumerate(
        ((official.code, "code"), (title, "title"), (PERIOD, "line"), (ATTACHED, "line"))
    ):
        sheet.put(row, 0, text, style, columns=columns)
    sheet.height(1, sheet.lines(title, 0, columns))


def _write_list(sheet: BlankSheet, official: OfficialForm, specs: Sequence[Field]) -> None:
    """One figure a line; a heading where the labels' paths change."""
    _write_titles(sheet, official, 4)
    sheet.line(TITLES + 1, ("MS", "Nội dung", "ĐVT", "Số liệu"), "head")
    above, row = "", TITLES + 2
    for spec in specs:
        heading, _, label = spec.label.rpartition(": ")
        if heading != above:
            sheet.line(row, ("", capital(heading), "", ""), "group")
            above, row = heading, row + 1
        sheet.line(row, (spec.code, capital(label), spec.unit), "label")
        sheet.open(spec, row, 3)
        row += 1


def _write_head(sheet: BlankSheet, units: str, depth: int, specs: Sequence[Field]) -> None:
    sheet.put(TITLES, 0, units, "head", rows=depth)
    needed = [1] * depth
    for box in sorted(_boxes([spec.label for spec in specs]), key=lambda box: box.rows):
        sheet.put(TITLES + box.row, box.column, box.text, "head", box.rows, box.columns)
        last = box.row + box.rows - 1
        missing = sheet.lines(box.text, box.column, box.columns) - sum(needed[box.row : last + 1])
        needed[last] += max(0, missing)
    for row, lines in enumerate(needed, TITLES):
        sheet.height(row, lines)


@frozen
class _Box:
    """A heading: where it stands, from the head's first row, and what it covers."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def _boxes(labels: Sequence[str]) -> Iterator[_Box]:
    heads = head_rows(labels)
    free = [[True] * (len(labels) + 1) for _ in heads]
    for row, cells in enumerate(heads):
        free[row][0] = False
        for cell in cells:
            column = free[row].index(True)
            for below in range(row, row + cell.rows):
                free[below][column : column + cell.columns] = [False] * cell.columns
            yield _Box(cell.text, row, column, cell.rows, cell.columns)


@frozen
class _FormTable:
    """The rows below the head: codes, units, the total of the units."""

    sheet: BlankSheet
    specs: Sequence[Field]
    sums: Mapping[str, _Sum]
    top: int

    def write(self) -> None:
        """Write the rows, and the place for notes."""
        printed = [
            self.sums[spec.code].printed if spec.code in self.sums else spec.code for spec in self.specs
        ]
        self.sheet.line(self.top, ("MS", *printed), "head")
        first, total = self.top + 1, self.top + UNITS + 1
        for row in range(first, total + 1):
            self.sheet.height(row, 1)
        for column, spec in enumerate(self.specs, 1):
            if spec.code not in self.sums:
                self.sheet.open(spec, first, column, UNITS)
        for row in range(first, total):
            self.sheet.sheet.write_blank(row, 0, None, self.sheet.book.style("text"))
            self._sums(row)
        self.sheet.put(total, 0, "Tổng số", "head")
        for column, spec in enumerate(self.specs, 1):
            cells = f"{letters(column)}{first + 1}:{letters(column)}{total}"
            self._formula(total, column, spec, f'=IF(COUNT({cells})=0,"",SUM({cells}))')
        self.sheet.put(total + 1, 0, f"{len(self.specs) + 1}. Ghi chú:", "notes")

    def _sums(self, row: int) -> None:
        """Sums of a row add up their parts; a row that nobody filled in stays empty."""
        places = {spec.code: f"{letters(column)}{row + 1}" for column, spec in enumerate(self.specs, 1)}
        given = ",".join(place for code, place in places.items() if code not in self.sums)
        for column, spec in enumerate(self.specs, 1):
            if spec.code in self.sums:
                parts = "+".join(places[code] for code in self.sums[spec.code].parts)
                self._formula(row, column, spec, f'=IF(COUNTA({given})=0,"",{parts})')

    def _formula(self, row: int, column: int, spec: Field, formula: str) -> None:
        style = self.sheet.book.style("sum" if spec.kind == "count" else "total")
        self.sheet.sheet.write_formula(row, column, formula, style, EMPTY)


@frozen
class _Sum:
    """What the row MS prints for a code that is a sum, and the codes that it adds up."""

    printed: str
    parts: tuple[str, ...]


def _sums(official: OfficialForm) -> dict[str, _Sum]:
    codes = {spec.name: spec.code for spec in fields_of(official.contract)}
    found: dict[str, _Sum] = {}
    for relation in relations_of(official.contract):
        total, *others = relation.sides
        is_sum = set(relation.comparisons) == {"="} and len(total) == 1 and not relation.derived
        if is_sum and all(term.sign > 0 for side in others for term in side):
            sides = [[codes[term.path[0]] for term in side] for side in relation.sides]
            printed = " = ".join("+".join(side) for side in sides)
            found.setdefault(sides[0][0], _Sum(printed, tuple(sides[1])))
    return found
