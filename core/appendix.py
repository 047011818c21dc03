"""An official form as an appendix: its head in several rows, the code row, one row for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from attrs import field, frozen

from .fields import fields_of
from .form import FilledForm
from .model import BOOKMARK_PREFIX, Agency, Appendix, AppendixCell, PrintedFact, fact_of
from .numerals import format_number
from .outline import roman
from .period import Period


@frozen(eq=False, repr=False)
class Appended:
    """An appendix and the facts that its cells print."""

    appendix: Appendix
    facts: tuple[PrintedFact, ...]


def append_form(
    form: FilledForm, number: int, of: int, section: str, agency: Agency, period: Period
) -> Appended:
    """The appendix of a form, the ``number``-th (from 1) of all; numbered only where there are several."""
    assert form.official is not None
    setter = _Setter(form, number, section, agency, period)
    official = form.official
    heads, rows = setter.listed() if official.is_list else setter.tabled()
    appendix = Appendix(
        name=appendix_name(number, of),
        code=official.code,
        title=official.title,
        period=period_line(period),
        heads=heads,
        rows=rows,
        is_wide=not official.is_list,
        unit="" if official.is_list else _unit(form),
    )
    return Appended(appendix, tuple(setter.facts))


def appendix_name(number: int, of: int) -> str:
    """What an appendix is called: numbered only where there are several."""
    return f"Phụ lục {roman(number)}" if of > 1 else "Phụ lục"


def period_line(period: Period) -> str:
    """Between which days the figures of an appendix lie."""
    start, end = (f"ngày {day:%d/%m/%Y}" for day in (period.start, period.end))
    return f"Số liệu tính từ {start} đến {end}"


def _unit(form: FilledForm) -> str:
    """The unit that all columns share, if they do; a column of no known field has none."""
    units = {spec.unit if spec else "" for spec in form.specs}
    return units.pop() if len(units) == 1 else ""


@frozen(eq=False, repr=False)
class _Setter:
    form: FilledForm
    number: int
    section: str
    agency: Agency
    period: Period
    facts: list[PrintedFact] = field(factory=list)

    def tabled(self) -> tuple[tuple[tuple[AppendixCell, ...], ...], tuple[tuple[AppendixCell, ...], ...]]:
        """One row for each unit under the levels of the columns' labels."""
        labels = [
            spec.label if spec else code
            for spec, code in zip(self.form.specs, self.form.table.columns, strict=True)
        ]
        assert self.form.official is not None
        heads = [[*row] for row in head_rows(labels)]
        heads[0].insert(0, AppendixCell(self.form.official.units, rows=len(heads)))
        codes = (AppendixCell("MS"), *(AppendixCell(code) for code in self.form.table.columns))
        rows = tuple(
            (
                AppendixCell(name or self.agency.name),
                *(self._figure(row, column) for column in range(len(labels))),
            )
            for row, name in enumerate(self.form.table.names)
        )
        return (*(tuple(row) for row in heads), codes), rows

    def listed(self) -> tuple[tuple[tuple[AppendixCell, ...], ...], tuple[tuple[AppendixCell, ...], ...]]:
        """One line for each figure."""
        heads = tuple(AppendixCell(text) for text in ("MS", "Nội dung", "ĐVT", "Số liệu"))
        rows = tuple(
            (
                AppendixCell(code),
                AppendixCell(capital(spec.label) if spec else ""),
                AppendixCell(spec.unit if spec else ""),
                self._figure(self.form.own, column),
            )
            for column, (code, spec) in enumerate(zip(self.form.table.columns, self.form.specs, strict=True))
        )
        return (heads,), rows

    def _figure(self, row: int, column: int) -> AppendixCell:
        fact = fact_of(self.form.figure(row, column), self.agency, self.period)
        text = format_number(fact.value)
        bookmark = f"{BOOKMARK_PREFIX}pl{self.number}_{len(self.facts) + 1}"
        self.facts.append(PrintedFact(fact, self.section, bookmark, 0, len(text)))
        return AppendixCell(text, bookmark)


def head_rows(labels: Sequence[str]) -> tuple[tuple[AppendixCell, ...], ...]:
    """The head of a table from labels "a: b: c": one row for each level, neighbours of one heading merged."""
    paths = [label.split(": ") for label in labels]
    depth = max(map(len, paths))
    return tuple(tuple(_level(paths, level, depth)) for level in range(depth))


def _level(paths: Sequence[list[str]], level: int, depth: int) -> Iterator[AppendixCell]:
    """The cells that begin at a level; a path that ended above it has been merged downwards."""
    reaching = [(path[: level + 1], len(path) == level + 1) for path in paths]
    for (path, is_last), group in groupby(reaching):
        if len(path) > level:
            rows = depth - level if is_last else 1
            yield AppendixCell(capital(path[level]), rows=rows, columns=len(list(group)))


def capital(text: str) -> str:
    """The same with a capital first letter."""
    return text[:1].upper() + text[1:]


def forms_of(data: object) -> Iterator[FilledForm]:
    """The official forms that a contract object holds."""
    for spec in fields_of(type(data)):
        form = getattr(data, spec.name)
        if isinstance(form, FilledForm):
            yield form
