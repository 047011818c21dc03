"""The figures of a section that has no official form, as an appendix: a row for each unit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from attrs import evolve

from .appendix import Appended, appendix_name, head_rows, period_line
from .contract import Field, fields_of
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
    data: object,
    shares: Shares,
    number: int,
    of: int,
    title: str,
    section: str,
    agency: Agency,
    period: Period,
) -> Appended:
    """The appendix of a section's figures, the ``number``-th (from 1) of all that are printed.

    Its columns are the figures that units share, but for those of lists.
    """
    columns = [
        (label, figure) for label, figure in _columns(data, "") if shares.figures.get(_concept(figure))
    ]
    heads = [[*row] for row in head_rows([label for label, _ in columns])]
    heads[0].insert(0, AppendixCell(UNITS, rows=len(heads)))
    facts: list[PrintedFact] = []

    def cell(fact: Fact) -> AppendixCell:
        text, bookmark = format_number(fact.value), f"{BOOKMARK_PREFIX}pl{number}_{len(facts) + 1}"
        facts.append(PrintedFact(fact, section, bookmark, 0, len(text)))
        return AppendixCell(text, bookmark)

    whole = [fact_of(figure, agency, period) for _, figure in columns]
    rows = [(AppendixCell(WHOLE), *map(cell, whole))]
    shared = [{one.unit.name: one for one in shares.of(fact.concept)} for fact in whole]
    for unit in shares.units:
        stated = [(of_unit.get(unit.name), fact) for of_unit, fact in zip(shared, whole, strict=True)]
        cells = (cell(_fact(one, fact)) if one else AppendixCell("") for one, fact in stated)
        rows.append((AppendixCell(unit.name), *cells))
    units = {fact.unit for fact in whole}
    appendix = Appendix(
        name=appendix_name(number, of),
        code="",
        title=title,
        period=period_line(period),
        heads=tuple(tuple(row) for row in heads),
        rows=tuple(rows),
        is_wide=True,
        unit=units.pop() if len(units) == 1 else "",
    )
    return Appended(appendix, tuple(facts))


def has_unit_table(data: object, shares: Shares) -> bool:
    """Whether units share a figure of the section that is in no list."""
    return any(shares.figures.get(_concept(figure)) for _, figure in _columns(data, ""))


def _columns(data: Any, above: str) -> Iterator[Column]:
    for spec in fields_of(type(data)):
        value = getattr(data, spec.name)
        if value is not None and _is_single(spec):
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
