"""Relations between figures, written as official forms print them: ``1 = 5 + 11 + 17``, ``2 <= 1``.

A chain such as ``6 = 7 + 8 = 9 + 10`` compares its first side with each of the others. An operand is
the name of a field, its form code, or a dotted path into a part: ``total.visits``.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from attrs import frozen

from .errors import Finding, Location, error, note, warning
from .located import Amount, Count
from .numerals import format_number

NOISE, MILLIONTH = Decimal("0.00001"), Decimal("0.000001")
"""Quantities that differ by less are equal: a workbook keeps a third as 0,333333333333333."""


def equal(one: Any, other: Any, parts: int = 0) -> bool:
    """Whether two figures are the same, but for what divisions left behind in one or more parts."""
    return bool(one == other or abs(one - other) < NOISE + MILLIONTH * parts)


COMPARISONS: dict[str, tuple[Callable[[Any, Any], bool], str]] = {
    "=": (equal, "khác"),
    "<=": (lambda one, other: one <= other or equal(one, other), "lớn hơn"),
    ">=": (lambda one, other: one >= other or equal(one, other), "nhỏ hơn"),
    "<": (operator.lt, "không nhỏ hơn"),
    ">": (operator.gt, "không lớn hơn"),
}
COMPARISON = re.compile(r"(<=|>=|=|<|>)")
OPERAND = re.compile(r"[\w./]+")
Figure = Count | Amount


@frozen
class Term:
    """One operand of a sum: its sign, its path from the contract's root, its label."""

    sign: int
    path: tuple[str, ...]
    label: str


@frozen
class Relation:
    """A parsed relation; ``sides`` has one entry more than ``comparisons``.

    A derived one is printed on no form: it follows from what the figures mean.
    """

    text: str
    sides: tuple[tuple[Term, ...], ...]
    comparisons: tuple[str, ...]
    derived: bool = False

    @property
    def terms(self) -> Iterator[Term]:
        """All operands, in the order in which they are written."""
        return (term for side in self.sides for term in side)

    def check(self, figure_of: Callable[[Term], Figure | None]) -> Iterator[Finding]:
        """Compare the sides for the figures of one object; a sum with an operand missing is noted."""
        figures = [[(term, figure_of(term)) for term in side] for side in self.sides]
        known = [figure for side in figures for _, figure in side if figure is not None]
        missing = [term.label for side in figures for term, figure in side if figure is None]
        if missing:
            if known and "=" in self.comparisons:  # a sum that is printed, and cannot be checked
                yield note(
                    "quan-he/chua-kiem",
                    f"chưa kiểm được “{self.text}” vì thiếu {', '.join(missing)}",
                    known[0].origin.location,
                )
            return
        first = figures[0]
        for comparison, other in zip(self.comparisons, figures[1:], strict=True):
            holds, words = COMPARISONS[comparison]
            if not holds(_total(first), _total(other)):
                sentence = f"{_unit(first)}{_side_text(first)} {words} {_side_text(other)}"
                if self.derived:
                    yield warning(
                        "quan-he/suy-ra", f"{sentence} (biểu không in quan hệ này)", _location(first)
                    )
                else:
                    yield error("quan-he/khong-khop", sentence, _location(first))


Resolve = Callable[[str], tuple[tuple[str, ...], str] | None]
"""Turns an operand as written into its path and label, or None."""


def parse_relation(text: str, resolve: Resolve, *, derived: bool = False) -> Relation:
    """Parse a relation.

    Raises ValueError for what is no relation or names an unknown field: the fault of who wrote the contract.
    """
    pieces = COMPARISON.split(text)
    if len(pieces) < 3:
        raise ValueError(f"relation {text!r} compares nothing")
    if len(pieces) > 3 and set(pieces[1::2]) != {"="}:
        raise ValueError(f"relation {text!r} chains more than sums; write each comparison by itself")
    sides = tuple(tuple(_terms(piece, text, resolve)) for piece in pieces[::2])
    return Relation(text, sides, tuple(pieces[1::2]), derived)


def _terms(side: str, text: str, resolve: Resolve) -> Iterator[Term]:
    words = side.replace("+", " + ").replace("-", " - ").split()
    signs = ["+", *words[1::2]]
    if len(words) % 2 == 0 or any(sign not in "+-" for sign in signs):
        raise ValueError(f"relation {text!r} cannot be read at {side.strip()!r}")
    for sign, operand in zip(signs, words[::2], strict=True):
        found = resolve(operand) if OPERAND.fullmatch(operand) else None
        if found is None:
            raise ValueError(f"relation {text!r} names an unknown field {operand!r}")
        yield Term(-1 if sign == "-" else 1, *found)


def _total(side: list[tuple[Term, Any]]) -> Any:
    return sum(term.sign * figure for term, figure in side)


def _location(side: list[tuple[Term, Any]]) -> Location:
    location: Location = side[0][1].origin.location
    return location


def _unit(side: list[tuple[Term, Any]]) -> str:
    """Whose row of a form it is, where it is not the reporting agency's own."""
    unit = side[0][1].origin.agency
    return f"dòng “{unit}”: " if unit else ""


def _side_text(side: list[tuple[Term, Any]]) -> str:
    """``a (03) + 5 × b (02) = 13``: one operand by itself has no sum."""
    words = ""
    for (sign, label, figure), same in groupby(side, lambda one: (one[0].sign, one[0].label, one[1])):
        times = len(list(same))
        joint = (" + " if sign > 0 else " - ") if words else ("" if sign > 0 else "-")
        words += f"{joint}{f'{times} × ' if times > 1 else ''}{label} ({format_number(figure)})"
    return words if len(side) == 1 else f"{words} = {format_number(_total(side))}"
