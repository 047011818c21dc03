"""Numbers and words that know where they stood; a figure also knows what it counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from attrs import frozen

from .errors import Location


@frozen
class FigureOrigin:
    """What a figure counts (``concept`` is the path of its field), in which unit, read from where.

    ``agency`` is empty where the figure is the reporting agency's own.
    """

    concept: str
    label: str
    unit: str
    location: Location
    agency: str = ""


class Count(int):
    """A whole number of things."""

    origin: FigureOrigin

    def __new__(cls, value: int, origin: FigureOrigin) -> Count:  # noqa: D102
        figure = super().__new__(cls, value)
        figure.origin = origin
        return figure


class Amount(Decimal):
    """A measured quantity: a rate, money, an area."""

    origin: FigureOrigin

    def __new__(cls, value: Decimal, origin: FigureOrigin) -> Amount:  # noqa: D102
        figure = super().__new__(cls, value)
        figure.origin = origin
        return figure


class Text(str):
    """A piece of plain text, and where it was written."""

    location: Location | None

    def __new__(cls, text: object = "", location: Location | None = None) -> Self:  # noqa: D102
        located = super().__new__(cls, text)
        located.location = location
        return located


class Key(Text):
    """The key of a cited instrument."""


class Markdown(Text):
    """Text that is Markdown on purpose: a template prints it unescaped."""

    def __html__(self) -> Markdown:
        return self

    def strip(self, chars: str | None = None, /) -> Markdown:
        """Still Markdown, so that a template may trim it."""
        return Markdown(super().strip(chars), self.location)
