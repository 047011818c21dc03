"""Official forms as filled in: their figures made numbers, their relations checked column by column.

An empty cell of a form counts as zero: nothing occurred. A row without any figure is no row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, partial
from typing import Any

from attrs import evolve, field, frozen

from .contract import Field, OfficialForm, by_name, fields_of, relations_of
from .errors import Finding, error, fold, warning
from .form_cells import Numbers, specs_of, structural_faults
from .located import Amount, Count, FigureOrigin
from .numerals import format_number
from .outline import letter, roman
from .period import Period
from .relation import COMPARISONS, Figure, Relation, Term, parse_relation
from .values import Table

TOTAL = re.compile(r"(tổng|cộng)[:.]?|(tổng số|tổng cộng|toàn (tỉnh|thành phố|xã|phường|ngành|bộ))\b.*")
GROUP = re.compile(r"([ivxl]+|[a-zđ])[.)]")
"""Rows whose names begin so, counting up from the first, add up the rows below them: "I. Cấp tỉnh"."""


@frozen(eq=False)
class FilledForm:
    """A form whose cells are numbers; ``own`` is the row of the agency that reports."""

    table: Table
    official: OfficialForm | None
    own: int
    specs: tuple[Field | None, ...] = field(repr=False)

    @property
    def total(self) -> Any:
        """The reporting agency's own figures, as an object of the form's contract."""
        return self.row(self.own)

    @property
    def units(self) -> tuple[tuple[str, Any], ...]:
        """The other rows: each unit's name and its figures."""
        names = enumerate(self.table.names)
        return tuple((name, self.row(row)) for row, name in names if row != self.own)

    def row(self, row: int) -> Any:
        """One row as an object of the form's contract."""
        stated = zip(self.specs, range(len(self.specs)), strict=True)
        values = {spec.name: self.figure(row, column) for spec, column in stated if spec}
        return self.official.contract(**values) if self.official else None

    def figure(self, row: int, column: int) -> Figure:
        """One cell as a figure that knows what it counts, for whom, and where it stands."""
        table, spec = self.table, self.specs[column]
        code, cell = table.columns[column], table.rows[row][column]
        origin = FigureOrigin(
            concept=f"{table.code}.{code}",
            label=spec.label if spec else f"cột {code}",
            unit=spec.unit if spec else "",
            location=table.place(row, column),
            agency="" if row == self.own else table.names[row],
        )
        value: Any = cell or 0
        is_count = isinstance(value, int) and not (spec and spec.kind == "number")
        return Count(value, origin) if is_count else Amount(Decimal(value), origin)

    @cached_property
    def columns(self) -> Mapping[str, int]:
        """The column of each field's name, or of its code where no field is known."""
        codes = zip(self.specs, self.table.columns, strict=True)
        return {spec.name if spec else code: column for column, (spec, code) in enumerate(codes)}

    @cached_property
    def unit_rows(self) -> Mapping[str, int]:
        """The row of each unit's folded name, besides the agency's own."""
        return {fold(name): row for row, name in enumerate(self.table.names) if row != self.own}

    def named(self, path: str, unit: str | None) -> Figure | None:
        """The figure of a field, or of a code, in the agency's own row or in a unit's; None for none."""
        row = self.own if unit is None else self.unit_rows.get(unit, -1)
        return self.figure(row, self.columns[path]) if row >= 0 and path in self.columns else None


@frozen(eq=False)
class Checked:
    """A form and what is wrong with it; the form is None when a figure of it cannot be read."""

    form: FilledForm | None
    findings: tuple[Finding, ...]


def check_form(table: Table, official: OfficialForm | None) -> Checked:
    """Make the cells numbers and check every relation that the form prints or its circular states."""
    specs = specs_of(table, official)
    findings = [*structural_faults(table, official, specs)]
    numbers = Numbers(table, specs, findings)
    numeric = evolve(table, rows=tuple(numbers.row(row, cells) for row, cells in enumerate(table.rows)))
    if any(finding.severity == "error" for finding in findings):
        return Checked(None, tuple(findings))
    form = FilledForm(numeric, official, _own_row(table), specs)
    columns = [[cell or 0 for cell in column] for column in zip(*numeric.rows, strict=True)]
    columns = columns or [[] for _ in table.columns]
    for relation in _relations(table, official, findings):
        findings.extend(_broken(form, columns, relation))
    findings.extend(_wrong_totals(form, columns))
    return Checked(form, tuple(findings))


def out_of_force(data: object, period: Period) -> Iterator[Finding]:
    """The forms of a contract object that their circulars do not prescribe for a period."""
    for spec in fields_of(type(data)):
        form = getattr(data, spec.name)
        if isinstance(form, FilledForm) and spec.official and not spec.official.in_force(period.end):
            since, until = spec.official.since, spec.official.until
            told = f"từ {since:%d/%m/%Y}" + (f" đến {until:%d/%m/%Y}" if until else "")
            message = f"{spec.label} của {spec.official.circular} có hiệu lực {told}, không dùng cho {period}"
            yield error("bieu/hieu-luc", message, form.table.location)


def figures_of(data: object) -> Iterator[Figure]:
    """Every figure of a contract object, of its parts and rows, and of the own row of its forms."""
    if isinstance(data, (Count, Amount)):
        yield data
    elif isinstance(data, FilledForm):
        yield from (data.figure(data.own, column) for column in range(len(data.specs)))
    elif isinstance(data, dict):
        yield from figures_of(tuple(data.values()))
    elif isinstance(data, tuple):
        yield from (figure for one in data for figure in figures_of(one))
    else:
        below = tuple(getattr(data, spec.name) for spec in fields_of(type(data)))
        yield from figures_of(below) if below else ()


def check_across(data: object, relation: Relation) -> Iterator[Finding]:
    """Check a relation for an object; between forms also for each unit that stands in all of them."""
    yield from relation.check(partial(_figure_in, data, None))
    heads = {term.path[0] for term in relation.terms}
    forms = [form for form in (getattr(data, head, None) for head in heads) if isinstance(form, FilledForm)]
    if len(forms) < 2 or len(forms) != len(heads):
        return
    for unit in sorted(frozenset.intersection(*(frozenset(form.unit_rows) for form in forms))):
        yield from relation.check(partial(_figure_in, data, unit))


def _figure_in(data: object, unit: str | None, term: Term) -> Figure | None:
    for name in term.path:
        data = data.named(name, unit) if isinstance(data, FilledForm) else getattr(data, name, None)
    return data if isinstance(data, (Count, Amount)) else None


def _own_row(table: Table) -> int:
    """The only row, or the first that is a total; -1 when units stand without one."""
    if len(table.names) == 1:
        return 0
    return next((row for row, name in enumerate(table.names) if TOTAL.fullmatch(fold(name))), -1)


def _relations(table: Table, official: OfficialForm | None, findings: list[Finding]) -> Iterator[Relation]:
    """Those of the circular, then those printed on the form that are not among them."""
    stated = relations_of(official.contract) if official else ()
    yield from stated
    known = {(relation.sides, relation.comparisons) for relation in stated}
    for printed in table.relations:
        try:
            relation = parse_relation(str(printed.data), partial(_resolve, table, official))
        except ValueError:
            message = (
                f"không hiểu công thức “{printed.data}” in trên biểu, hoặc công thức có mã số không có cột"
            )
            findings.append(error("bieu/cong-thuc", message, printed.location))
            continue
        if (relation.sides, relation.comparisons) not in known:
            yield relation


def _resolve(table: Table, official: OfficialForm | None, code: str) -> tuple[tuple[str, ...], str] | None:
    if code not in table.columns:
        return None
    spec = by_name(official.contract).get(fold(code)) if official else None
    return ((spec.name,), f"[{code}] {spec.label}") if spec else ((code,), f"cột [{code}]")


def _broken(form: FilledForm, columns: list[list[Any]], relation: Relation) -> Iterator[Finding]:
    """Compare whole columns first: most relations hold in every row."""
    places = form.columns
    first, *others = [
        _side(columns, [(term.sign, places[term.path[0]]) for term in side]) for side in relation.sides
    ]
    rows: set[int] = set()
    for comparison, other in zip(relation.comparisons, others, strict=True):
        holds: Callable[[Any, Any], bool] = COMPARISONS[comparison][0]
        if comparison != "=" or first != other:
            rows.update(row for row, pair in enumerate(zip(first, other, strict=True)) if not holds(*pair))
    for row in sorted(rows):
        yield from relation.check(lambda term, row=row: form.figure(row, places[term.path[0]]))  # type: ignore[misc]


def _side(columns: list[list[Any]], terms: list[tuple[int, int]]) -> list[Any]:
    (sign, column), *more = terms
    if not more and sign > 0:
        return columns[column]
    if all(sign > 0 for sign, _ in terms):
        return list(map(sum, zip(*(columns[column] for _, column in terms), strict=True)))
    return [
        sum(s * cell for (s, _), cell in zip(terms, cells, strict=True))
        for cells in zip(*(columns[c] for _, c in terms), strict=True)
    ]


def _wrong_totals(form: FilledForm, columns: list[list[Any]]) -> Iterator[Finding]:
    """The total row against the sum of the others; of the groups alone, where rows are grouped."""
    names = form.table.names
    if form.own < 0 or len(names) < 3:
        return
    others = [row for row in range(len(names)) if row != form.own and not TOTAL.fullmatch(fold(names[row]))]
    groups = _groups(names, others)
    for column, cells in enumerate(columns):
        total = sum(cells[row] for row in groups or others)
        if cells[form.own] == total:
            continue
        figure = form.figure(form.own, column)
        name = f"[{form.table.columns[column]}] {figure.origin.label}"
        stated, added = format_number(figure), format_number(total)
        message = f"{name} của dòng “{names[form.own]}” ({stated}) khác tổng các dòng = {added}"
        # A column of an unknown form may hold rates, which nobody adds up.
        say = error if form.official else warning
        yield say("bieu/tong-dong", message, figure.origin.location)


def _groups(names: Sequence[str], rows: Sequence[int]) -> list[int]:
    """The rows that are called I., II., III. or A., B., C.: "P. Ba Đình" is no group."""
    marked = [(row, match[1]) for row in rows if (match := GROUP.match(fold(names[row])))]
    for count in (roman, letter):
        if [mark for _, mark in marked] == [fold(count(n)) for n in range(1, len(marked) + 1)]:
            return [row for row, _ in marked]
    return []
