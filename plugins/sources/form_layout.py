"""Official forms, found by what their code row holds: ``MS | 1=5+11+17 | 2 | 3``, with or without "MS".

No form is known by name here: codes and relations are those that the row prints.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from math import isfinite
from operator import itemgetter

from attrs import frozen

from vanban import Finding, Location, Table, Value, VanbanError, error, fold, note

from .sheet import Merge, Raw, scalar

MARKERS = {"ms", "mã số", "mã", "cột"}
NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,2})?[a-zđ]?"
CODE = re.compile(NUMBER)
PRINTED = re.compile(rf"({NUMBER})((?:<=|>=|=|<|>){NUMBER}(?:[+-]{NUMBER})*)*")
LETTER = re.compile(r"[A-E]")
ELLIPSIS = re.compile(r"([0-9]{1,3})\+(?:…|\.{2,})\+([0-9]{1,3})")
NOTES = re.compile(r"([0-9]+\s*[.)]\s*)?(ghi chú|hướng dẫn|nơi nhận|người lập|thủ trưởng|lưu ý|-\s*cột)")
FORM_CODE = re.compile(
    r"(?:biểu\s*(?:mẫu)?\s*(?:số)?\s*:?\s*)?([0-9]{2}/[A-ZĐ]{2,8}|[IVX]{1,4}\.[0-9]{2}[a-zđ]?)(?:/[A-ZĐ/]+)?",
    re.I,
)
HIGHEST, FEWEST, LONGEST = 60, 3, 400
"""The row above which a code row stands, the codes that it holds at least, the letters of one at most."""

Grid = Sequence[Sequence[Raw]]
Place = Callable[[int, int], Location]
Getter = Callable[[Sequence[Raw]], tuple[Raw, ...]]
Scalar = str | int | Decimal | bool | date | None


@frozen
class Column:
    """A coded column: its first and last cell column, the code, the relation printed with it."""

    first: int
    last: int
    code: str
    relation: str


@frozen
class CodeRow:
    """The row of codes: where it stands, its columns, the column of its marker, or -1."""

    row: int
    columns: tuple[Column, ...]
    marker: int


@frozen
class FoundForm:
    """A form as read, and what was noticed on reading it."""

    table: Table
    findings: tuple[Finding, ...]


def find_form(cells: Grid, merges: Sequence[Merge], place: Place, sheet: str = "") -> FoundForm | None:
    """The form that a grid of cells holds, or None where no row is a code row.

    Raises VanbanError with every cell that stands where the form has no room for it.
    """
    spans = {first: last[1] for first, last in merges}
    head = next(
        (found for row in range(min(len(cells), HIGHEST)) if (found := _code_row(cells, row, spans))), None
    )
    return _Reader(cells, merges, place, head, sheet).form() if head else None


def _code_row(cells: Grid, row: int, spans: dict[tuple[int, int], int]) -> CodeRow | None:
    columns: list[Column] = []
    marker = -1
    for column, cell in enumerate(cells[row]):
        if len(str(cell)) > LONGEST:
            return None
        text = _written(cell)
        if not text:
            continue
        printed = PRINTED.fullmatch(text)
        if printed:
            last = min(spans.get((row, column), column), len(cells[row]) - 1)
            columns.append(Column(column, last, printed[1], text if printed[2] else ""))
        elif fold(str(cell)) in MARKERS and marker < 0:
            marker = column
        elif not LETTER.fullmatch(text):
            return None
    is_code_row = len(columns) >= FEWEST and (marker >= 0 or _are_codes(columns, cells[row]))
    return CodeRow(row, tuple(columns), marker) if is_code_row else None


def _written(cell: Raw) -> str:
    """A code as it is compared: no spaces, no brackets, 5 for 5.0."""
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    text = re.sub(r"[()\s\u00a0]", "", text).replace("≤", "<=").replace("≥", ">=").replace("–", "-")
    return ELLIPSIS.sub(lambda m: "+".join(str(n) for n in range(int(m[1]), int(m[2]) + 1)), text)


def _are_codes(columns: Sequence[Column], line: Sequence[Raw]) -> bool:
    """Without "MS", codes are told from figures by counting 1, 2, 3, with a relation or a bracket."""
    whole = [int(column.code) for column in columns if column.code.isdigit()]
    printed = any(column.relation or "(" in str(line[column.first]) for column in columns)
    return printed and whole == list(range(1, len(whole) + 1))


@frozen
class _Reader:
    cells: Grid
    merges: Sequence[Merge]
    place: Place
    head: CodeRow
    sheet: str

    def form(self) -> FoundForm:
        name = self.head.marker if self.head.marker >= 0 else self._name_column()
        columns = [one for one in self.head.columns if one.first > name and not self._is_remark(one)]
        firsts = _getter([one.first for one in columns])
        rows, findings = self._rows(name, columns, firsts)
        faults = [*self._merged_data(rows, columns, name), *self._strays(rows, columns, name)]
        if faults:
            raise VanbanError(*findings, *faults)

        def place(row: int, column: int) -> Location:
            at = _column(self.cells[rows[row]], columns[column]) if column >= 0 else max(name, 0)
            return self.place(rows[row], at)

        wide = [(position, one) for position, one in enumerate(columns) if one.last > one.first]
        table = Table(
            code=form_code(self.cells[: self.head.row], self.sheet),
            columns=tuple(one.code for one in columns),
            names=tuple(self._name(row, name) for row in rows),
            rows=tuple(_figures(self.cells[row], firsts, wide) for row in rows),
            place=place,
            location=self.place(self.head.row, columns[0].first if columns else 0),
            relations=tuple(
                Value(_spaced(one.relation), self.place(self.head.row, one.first))
                for one in columns
                if one.relation
            ),
        )
        return FoundForm(table, tuple(findings))

    def _rows(self, name: int, columns: Sequence[Column], firsts: Getter) -> tuple[list[int], list[Finding]]:
        """The rows with figures, up to the notes below them; a unit that has none is noted."""
        wide = [one for one in columns if one.last > one.first]
        rows: list[int] = []
        findings: list[Finding] = []
        covered = self._covered_rows(columns)
        for row in range(self.head.row + 1, len(self.cells)):
            line = self.cells[row]
            figures = firsts(line)
            written = self._name(row, name)
            is_empty = figures.count("") == len(figures) and not any(_filled(line, one) for one in wide)
            if NOTES.match(fold(written)) or (is_empty and row in covered):
                break
            if not is_empty and not written and not any(isinstance(one, (int, float)) for one in line):
                break  # the line of place and date, the titles of those who sign
            if not is_empty:
                rows.append(row)
            elif written:
                message = f"dòng “{written[:60]}” chưa ghi số liệu nào"
                findings.append(note("bieu/dong-trong", message, self.place(row, name)))
        return rows, findings if rows else []

    def _covered_rows(self, columns: Sequence[Column]) -> set[int]:
        """The rows that one cell covers, as a line of notes does."""
        across = columns[-1].first - columns[0].first if columns else 0
        return {first[0] for first, last in self.merges if across and last[1] - first[1] >= across}

    def _name(self, row: int, name: int) -> str:
        line = self.cells[row]
        column = next((column for column in range(name, -1, -1) if line[column] != ""), -1)
        return " ".join(str(line[column]).split()) if column >= 0 else ""

    def _name_column(self) -> int:
        """Without a marker: of the columns before the second code, the one that holds the most words."""
        words: Counter[int] = Counter()
        for line in self.cells[self.head.row + 1 :]:
            texts = [
                (c, str(line[c]).strip()) for c in range(self.head.columns[1].first + 1) if line[c] != ""
            ]
            if texts and NOTES.match(fold(texts[0][1])):
                break
            words.update(column for column, text in texts if len(text) > 2 and not text[0].isdigit())
        return max(words, key=lambda column: (words[column], -column), default=-1)

    def _is_remark(self, one: Column) -> bool:
        above = (fold(str(line[one.first])) for line in self.cells[: self.head.row])
        return any(text.startswith("ghi chú") for text in above)

    def _merged_data(self, rows: Sequence[int], columns: Sequence[Column], name: int) -> Iterator[Finding]:
        for first, last in self.merges:
            at = bisect_left(rows, first[0])
            if at == len(rows) or rows[at] > last[0]:
                continue
            covered = [one for one in columns if first[1] <= one.last and last[1] >= one.first]
            if covered and (first[0] != last[0] or len(covered) > 1 or first[1] <= name):
                message = "ô gộp trùm lên nhiều dòng hoặc nhiều cột số liệu; hãy bỏ gộp ô"
                yield error("bieu/o-gop", message, self.place(*first))

    def _strays(self, rows: Sequence[int], columns: Sequence[Column], name: int) -> Iterator[Finding]:
        """Figures in columns without a code: most often the row was shifted."""
        coded = {column for one in self.head.columns for column in range(one.first, one.last + 1)}
        width = max((len(line) for line in self.cells), default=0)
        others = [column for column in range(name + 1, width) if column not in coded]
        for row in rows:
            line = self.cells[row]
            for column in others:
                if isinstance(line[column], (int, float)):
                    message = "ô có số liệu nhưng cột không có mã số; có thể dòng bị lệch cột"
                    yield error("bieu/lech-cot", message, self.place(row, column))
            for one in columns:
                if one.last > one.first and len(_filled(line, one)) > 1:
                    message = f"cột [{one.code}] có hai ô ghi số liệu; có thể dòng bị lệch cột"
                    yield error("bieu/lech-cot", message, self.place(row, _filled(line, one)[1]))


def form_code(cells: Grid, sheet: str) -> str:
    """The code of the form that a sheet holds, as its head or its own name gives it, or nothing."""
    above = (str(cell) for line in cells[:HIGHEST] for cell in line if cell != "")
    for text in (*above, sheet.replace("_", "/")):
        if match := FORM_CODE.fullmatch(" ".join(text.split())):
            return match[1]
    return ""


def _filled(line: Sequence[Raw], one: Column) -> list[int]:
    """Of the cell columns that make up a coded column, those that hold something."""
    return [column for column in range(one.first, one.last + 1) if line[column] != ""]


def _column(line: Sequence[Raw], one: Column) -> int:
    """Where a figure stands: any of the cells of its column may hold it."""
    return next(iter(_filled(line, one)), one.first)


def _figures(line: Sequence[Raw], firsts: Getter, wide: Sequence[tuple[int, Column]]) -> tuple[Scalar, ...]:
    figures = list(firsts(line))
    for position, one in wide:
        figures[position] = line[_column(line, one)]
    if set(map(type, figures)) == {float} and all(map(isfinite, figures)):  # type: ignore[arg-type]
        counts = tuple(map(int, figures))  # type: ignore[arg-type]
        if list(counts) == figures:
            return counts
    return tuple(map(scalar, figures))


def _getter(columns: Sequence[int]) -> Getter:
    """The cells of several columns at once."""
    if len(columns) > 1:
        return itemgetter(*columns)
    return lambda line: tuple(line[column] for column in columns)


def _spaced(relation: str) -> str:
    return re.sub(r"(<=|>=|[=<>+-])", r" \1 ", relation)
