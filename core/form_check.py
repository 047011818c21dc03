"""A filled form checked: its cells made numbers, its relations and totals compared column by column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from itertools import combinations
from typing import Any

from attrs import evolve, frozen

from .contract import by_name, relations_of
from .errors import Finding, error, fold, warning
from .fields import OfficialForm
from .form import FilledForm
from .form_cells import Numbers, specs_of, structural_faults
from .located import Amount, Count
from .numerals import format_number
from .relation import COMPARISONS, Figure, Relation, Term, equal, parse_relation
from .totals import totals_of
from .values import Table

MOST_PAIRS = 40_000
"""Pairs of names that are compared; more would take longer than a second."""


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
    rows = tuple(numbers.row(row, cells) for row, cells in enumerate(table.rows))
    if any(finding.severity == "error" for finding in findings):
        return Checked(None, tuple(findings))
    totals = totals_of(table.names, table.ordinals, lambda row: sum(cell or 0 for cell in rows[row]))
    form = FilledForm(evolve(table, rows=rows), official, totals, specs)
    columns = [[cell or 0 for cell in column] for column in zip(*rows, strict=True)]
    columns = columns or [[] for _ in table.columns]
    for relation in _relations(table, official, findings):
        findings.extend(_broken(form, columns, relation))
    findings.extend(_wrong_totals(form, columns))
    return Checked(form, tuple(findings))


def check_across(data: object, relation: Relation) -> Iterator[Finding]:
    """Check a relation for an object; between forms also for each unit that stands in all of them."""
    yield from relation.check(partial(_figure_in, data, None))
    heads = {term.path[0] for term in relation.terms}
    forms = [form for form in (getattr(data, head, None) for head in heads) if isinstance(form, FilledForm)]
    if len(forms) < 2 or len(forms) != len(heads):
        return
    for unit in sorted(frozenset.intersection(*(frozenset(form.unit_rows) for form in forms))):
        yield from relation.check(partial(_figure_in, data, unit))


def differing_names(forms: Sequence[FilledForm]) -> Iterator[Finding]:
    """A warning for each unit that another form of the report seems to spell otherwise.

    Only units that the other form lacks are compared, and numbers in names are never mistaken.
    """
    for first, second in combinations(forms, 2):
        mine, others = (
            {name: row for name, row in one.unit_rows.items() if name not in other.unit_rows}
            for one, other in ((first, second), (second, first))
        )
        for name, row in mine.items() if len(mine) * len(others) < MOST_PAIRS else ():
            alike = {_bare(other): row for other, row in others.items() if _numbers(other) == _numbers(name)}
            for near in get_close_matches(_bare(name), alike, n=1, cutoff=0.9):
                spelt = second.table.names[alike[near]]
                message = (
                    f"đơn vị “{first.table.names[row]}” chỉ có ở biểu {first.code}; "
                    f"biểu {second.code} ghi “{spelt}”: nếu là một, hãy ghi như nhau"
                )
                yield warning("bieu/ten-don-vi", message, first.table.place(row, -1))


def _bare(name: str) -> str:
    """A name without its marks: misplaced ones are the commonest slip."""
    return "".join(
        letter for letter in unicodedata.normalize("NFD", name) if not unicodedata.combining(letter)
    )


def _numbers(name: str) -> list[str]:
    return re.findall("[0-9]+", name)


def _figure_in(data: object, unit: str | None, term: Term) -> Figure | None:
    for name in term.path:
        data = data.named(name, unit) if isinstance(data, FilledForm) else getattr(data, name, None)
    return data if isinstance(data, (Count, Amount)) else None


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
    """The row of the whole, and each group's, against the sum of those that it adds up."""
    names = form.table.names
    for one in form.totals.sums:
        what = "tổng các dòng" if one.total == form.own else "tổng các dòng của nhóm"
        for column, cells in enumerate(columns):
            spec = form.specs[column]
            if spec and spec.total != "sum":  # a rate, which nobody adds up
                continue
            total = sum(map(cells.__getitem__, one.parts))
            if equal(cells[one.total], total, len(one.parts)):
                continue
            figure = form.figure(one.total, column)
            name = f"[{form.table.columns[column]}] {figure.origin.label}"
            stated, added = format_number(figure), format_number(total)
            message = f"{name} của dòng “{names[one.total]}” ({stated}) khác {what} = {added}"
            if total == 2 * cells[one.total]:
                message += "; có thể dòng nhóm chưa đánh số I., II. hay A., B."
            # A column of an unknown form may hold rates, which nobody adds up.
            say = error if form.official else warning
            yield say("bieu/tong-dong", message, figure.origin.location)
