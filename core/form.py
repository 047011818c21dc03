"""Official forms as filled in: every cell a figure that knows what it counts, for whom, and where it stands.

An empty cell of a form counts as zero: nothing occurred. A row without any figure is no row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import Any

from attrs import field, frozen

from .errors import Finding, error, fold
from .fields import Field, OfficialForm, fields_of
from .located import Amount, Count, FigureOrigin
from .period import Period
from .relation import Figure
from .totals import Totals
from .values import Table


@frozen(eq=False)
class FilledForm:
    """A form whose cells are numbers, and which of its rows add up others."""

    table: Table
    official: OfficialForm | None
    totals: Totals
    specs: tuple[Field | None, ...] = field(repr=False)

    @property
    def own(self) -> int:
        """The row of the agency that reports; -1 where units stand without a total."""
        return self.totals.own

    @property
    def code(self) -> str:
        """The form's code, as its circular writes it where that is known."""
        return self.official.code if self.official else self.table.code

    @property
    def total(self) -> Any:
        """The reporting agency's own figures, as an object of the form's contract."""
        return self.row(self.own)

    @property
    def units(self) -> tuple[tuple[str, Any], ...]:
        """Each unit's name and its figures, in the order of the rows; no totals, no groups."""
        names = enumerate(self.table.names)
        return tuple((name, self.row(row)) for row, name in names if row not in {self.own, *self.totals.rows})

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
            concept=f"{self.code}.{spec.code if spec else code}",
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
