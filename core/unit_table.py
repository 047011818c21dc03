"""The figures of a section that has no official form, as an appendix: a row for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import evolve, field, frozen

from .appendix import Appended, appendix_name, head_rows, period_line
from .fields import Field, fields_of
from .located import Amount, Count
from .model import BOOKMARK_PREFIX, Agency, Appendix, AppendixCell, Fact, PrintedFact, fact_of
from .numerals import format_number
from .period import Period
from .plain_data import is_figure
from .shares import Shared, Shares

WHOLE, UNITS = "Tổng số", "Đơn vị"
Column = tuple[str, Count | Amount]
"""The label of a column, "a: b" below the heading a, and the figure of the whole."""


def append_by_unit(
    data: object, shares: Shares, number: int, of: int, whose: tuple[str, str, Agency, Period]
) -> Appended:
    """The appendix of a section's figures, the ``number``-th (from 1) of all that are printed.

    ``whose`` are title and section, agency and period. The columns are the figures that units share, but for
    those of lists without a key.
    """
    title, section, agency, period = whose
    columns = [
        (label, figure) for label, figure in _columns(data, "") if shares.figures.get(_concept(figure))
    ]
    heads = [[*row] for row in head_rows([label for label, _ in columns])]
    heads[0].insert(0, AppendixCell(UNITS, rows=len(heads)))
    setter = _Setter(number, section)
    whole = [fact_of(figure, agency, period) for _, figure in columns]
    units = {fact.unit for fact in whole}
    appendix = Appendix(
        name=appendix_name(number, of),
        code="",
        title=title,
        period=period_line(period),
        heads=tuple(tuple(row) for row in heads),
        rows=tuple(setter.rows(whole, shares)),
        is_wide=True,
        unit=units.pop() if len(units) == 1 else "",
    )
    return Appended(appendix, tuple(setter.facts))


@frozen(eq=False, repr=False)
class _Setter:
    number: int
    section: str
    facts: list[PrintedFact] = field(factory=list)

    def rows(self, whole: Sequence[Fact], shares: Shares) -> Iterator[tuple[AppendixCell, ...]]:
        """The row of the whole, then each unit's; empty where it states nothing."""
        yield (AppendixCell(WHOLE), *map(self._cell, whole))
        stated = [{one.unit.name: one for one in shares.of(fact.concept)} for fact in whole]
        for unit in shares.units:
            shared = [(of.get(unit.name), fact) for of, fact in zip(stated, whole, strict=True)]
            cells = (self._cell(_fact(one, fact)) if one else AppendixCell("") for one, fact in shared)
            yield (AppendixCell(unit.name), *cells)

    def _cell(self, fact: Fact) -> AppendixCell:
        text, bookmark = format_number(fact.value), f"{BOOKMARK_PREFIX}pl{self.number}_{len(self.facts) + 1}"
        self.facts.append(PrintedFact(fact, self.section, bookmark, 0, len(text)))
        return AppendixCell(text, bookmark)


def has_unit_table(data: object, shares: Shares) -> bool:
    """Whether units share a figure of the section that has a place of its own."""
    return any(shares.figures.get(_concept(figure)) for _, figure in _columns(data, ""))


def _columns(data: Any, above: str) -> Iterator[Column]:
    for spec in fields_of(type(data)):
        value = getattr(data, spec.name)
        if spec.key and spec.many and spec.of:
            for row in value:
                yield from _columns(row, f"{above}{getattr(row, spec.key)}: ")
        elif value is not None and _is_single(spec):
            if isinstance(value, (Count, Amount)):
                yield f"{above}{spec.label}", value
            else:
                yield from _columns(value, f"{above}{spec.label}: ")


def _is_single(spec: Field) -> bool:
    return is_figure(spec) or bool(spec.of and not spec.many and not spec.named)


def _concept(figure: Count | Amount) -> str:
    return figure.origin.concept


def _fact(one: Shared, whole: Fact) -> Fact:
    """A unit's figure, of the same thing as the whole's."""
    return evolve(whole, value=one.value, agency=one.unit.name, location=one.location)
