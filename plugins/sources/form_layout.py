"""An official form in a grid of cells: below its code row one row for each unit, then notes.

No form is known by name here: codes and relations are those that the form prints.
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

from vanban import Finding, Location, Severity, Table, Value, VanbanError, error, fold, note, warning

from .code_row import MARKERS, CodeRow, Column, as_code, find_code_row
from .form_title import HIGHEST, form_code
from .sheet import Merge, Raw, scalar

NOTES = re.compile(r"([0-9]+\s*[.)]\s*)?(ghi chú|hướng dẫn|nơi nhận|người lập|thủ trưởng|lưu ý|-\s*cột)")
FIGURE = re.compile(r"[-+–]?\s*[0-9].*", re.DOTALL)
"""A text that is meant as a figure: 07, "5 lượt", -5."""

NAMES = re.compile(r"(tên )?(đơn vị|cơ quan|lĩnh vực|địa phương|xã|phường|tên)\b(?! tính).*")
BESIDE = re.compile(r"(s?tt|số thứ tự|số tt|đvt|đơn vị tính|ghi chú)\W*")
"""What heads the column of the rows' names, and what heads one beside it."""

MARK = re.compile(r"[IVXL]+|[A-ZĐ]")

Grid = Sequence[Sequence[Raw]]
Place = Callable[[int, int], Location]
Getter = Callable[[Sequence[Raw]], tuple[Raw, ...]]
Scalar = str | int | Decimal | bool | date | None


@frozen(eq=False, repr=False)
class FoundForm:
    """A form as read, and what was noticed on reading it."""

    table: Table
    findings: tuple[Finding, ...]


def find_form(cells: Grid, merges: Sequence[Merge], place: Place, sheet: str = "") -> FoundForm | None:
    """The form that a grid of cells holds, or None where no row is a code row.

    Raises VanbanError with every cell that stands where the form has no room for it.
    """
    head = find_code_row(cells, merges)
    return _Reader(cells, merges, place, head, sheet).form() if head else None


@frozen(eq=False, repr=False)
class _Reader:
    cells: Grid
    merges: Sequence[Merge]
    place: Place
    head: CodeRow
    sheet: str

    def form(self) -> FoundForm:
        name = self._name_column()
        columns = [one for one in self.head.columns if one.first > name and not self._is_remark(one)]
        firsts = _getter([one.first for one in columns])
        all_cells = _getter([column for one in columns for column in range(one.first, one.last + 1)])
        rows, names, findings = self._rows(name, all_cells)
        faults = [*self._merged_data(rows, columns, name), *self._strays(rows, columns, name)]
        if faults or any(finding.severity is Severity.ERROR for finding in findings):
            raise VanbanError(*findings, *faults)

        def place(row: int, column: int) -> Location:
            at = _column(self.cells[rows[row]], columns[column]) if column >= 0 else max(name, 0)
            return self.place(rows[row], at)

        wide = [(position, one) for position, one in enumerate(columns) if one.last > one.first]
        table = Table(
            code=form_code(self.cells[: self.head.row], self.sheet),
            columns=tuple(one.code for one in columns),
            names=tuple(names),
            rows=tuple(_figures(self.cells[row], firsts, wide) for row in rows),
            place=place,
            location=self.place(self.head.row, columns[0].first if columns else 0),
            ordinals=tuple(self._ordinal(row, name) for row in rows) if name > 0 else (),
            relations=tuple(
                Value(_spaced(one.relation), self.place(self.head.row, one.first))
                for one in columns
                if one.relation and not one.is_computed
            ),
        )
        return FoundForm(table, (*findings, *self._unchecked(columns)))

    def _unchecked(self, columns: Sequence[Column]) -> Iterator[Finding]:
        for one in columns:
            if one.is_computed:
                message = f"công thức “{one.relation}” không phải phép cộng, nên không kiểm"
                yield note("bieu/khong-kiem", message, self.place(self.head.row, one.first))

    def _rows(self, name: int, cells_of: Getter) -> tuple[list[int], list[str], list[Finding]]:
        """Every row down to the last that holds a figure, with its name; a unit that has none is noted."""
        below = range(self.head.row + 1, len(self.cells))
        holds = [_holds(cells_of(self.cells[row])) for row in below]
        last = self._last(below, holds, name, cells_of)
        rows: list[int] = []
        names: list[str] = []
        findings: list[Finding] = []
        for row, held in zip(below, holds, strict=True):
            written = self._name(row, name)
            if row > last and (not written or NOTES.match(fold(written))):
                break  # notes, place and date, those who sign
            if held and fold(written) in MARKERS:
                message = "trang tính có hai dòng mã số; mỗi biểu phải ở một trang tính riêng"
                findings.append(error("bieu/hai-bieu", message, self.place(row, name)))
            if held and row <= last:
                rows.append(row)
                names.append(written)
            elif written:
                findings.append(self._without_figures(row, name, cells_of))
        return rows, names, findings if rows else []

    def _last(self, below: range, holds: Sequence[int], name: int, cells_of: Getter) -> int:
        """The last row with a figure; below the notes one alone is a telephone number or a year."""
        pairs = list(zip(below, holds, strict=True))
        rows = [row for row, held in pairs if held == FIGURES]
        notes = (row for row, held in pairs if held != FIGURES and NOTES.match(fold(self._name(row, name))))
        end = next(notes, len(self.cells))
        beyond = [cell for row in rows if row > end for cell in cells_of(self.cells[row]) if _is_figure(cell)]
        return max((row for row in rows if row < end or len(beyond) > 1), default=-1)

    def _without_figures(self, row: int, name: int, cells_of: Getter) -> Finding:
        words = next((str(cell) for cell in cells_of(self.cells[row]) if _is_filled(cell)), "")
        written = self._name(row, name)[:60]
        if words:
            message = f"dòng “{written}” không ghi số liệu mà ghi “{words[:60]}”, nên không đọc"
            return warning("bieu/dong-chu", message, self.place(row, name))
        return note("bieu/dong-trong", f"dòng “{written}” chưa ghi số liệu nào", self.place(row, name))

    def _name(self, row: int, name: int) -> str:
        """The words in the column of names, or to the left of it, where "Tổng số" may reach over both."""
        line = self.cells[row]
        if _is_filled(line[name]):
            return " ".join(str(line[name]).split())
        words = (" ".join(str(cell).split()) for cell in line[:name] if _is_worded(cell))
        return next(words, "")

    def _ordinal(self, row: int, name: int) -> str:
        """What numbers the row, in a column of its own before the name: "I", "1"."""
        line = self.cells[row]
        cells = (as_code(cell) for cell in line[:name] if _is_filled(cell))
        return next(cells, "") if _is_filled(line[name]) else ""

    def _name_column(self) -> int:
        """The column before the codes that is headed as names are, or else holds the most words.

        Without a marker the first code may stand above the names.
        """
        marker, codes = self.head.marker, self.head.columns
        last = codes[0].first - 1 if marker >= 0 else codes[1].first
        words: Counter[int] = Counter()
        for line in self.cells[self.head.row + 1 :][:HIGHEST]:
            words.update(column for column in range(last + 1) if _is_worded(line[column]))
        heads = {column: self._heads(column) for column in words}
        named = [column for column in sorted(words) if any(map(NAMES.fullmatch, heads[column]))]
        others = [column for column in words if not any(map(BESIDE.fullmatch, heads[column]))]
        if named:
            return named[0]
        return max(
            others, key=lambda column: (words[column], column == marker, -column), default=max(marker, 0)
        )

    def _heads(self, column: int) -> list[str]:
        return [fold(str(line[column])) for line in self.cells[: self.head.row] if _is_filled(line[column])]

    def _is_remark(self, one: Column) -> bool:
        return any(re.fullmatch(r"ghi chú\W*", text) for text in self._heads(one.first))

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
                if _is_figure(line[column]):
                    message = "ô có số liệu nhưng cột không có mã số; có thể dòng bị lệch cột"
                    yield error("bieu/lech-cot", message, self.place(row, column))
            for one in columns:
                if one.last > one.first and len(_filled(line, one)) > 1:
                    message = f"cột [{one.code}] có hai ô ghi số liệu; có thể dòng bị lệch cột"
                    yield error("bieu/lech-cot", message, self.place(row, _filled(line, one)[1]))


NOTHING, WORDS, FIGURES = range(3)
"""What the coded cells of a row hold."""


def _holds(cells: Sequence[Raw]) -> int:
    kinds = set(map(type, cells))
    if float in kinds or int in kinds:
        return FIGURES
    filled = [cell for cell in cells if _is_filled(cell)]
    if not filled:
        return NOTHING
    return FIGURES if any(map(_is_figure, filled)) else WORDS


def _is_worded(cell: Raw) -> bool:
    """Whether a cell may name a unit: two letters or more, and no numeral alone."""
    return isinstance(cell, str) and sum(map(str.isalpha, cell)) > 1 and not MARK.fullmatch(cell.strip(" .)"))


def _is_filled(cell: Raw) -> bool:
    return not isinstance(cell, str) or (cell != "" and not cell.isspace())


def _is_figure(cell: Raw) -> bool:
    if isinstance(cell, str):
        return bool(FIGURE.fullmatch(cell.strip()))
    return isinstance(cell, (int, float, date)) and not isinstance(cell, bool)


def _filled(line: Sequence[Raw], one: Column) -> list[int]:
    """Of the cell columns that make up a coded column, those that hold something."""
    return [column for column in range(one.first, one.last + 1) if _is_filled(line[column])]


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
