"""What each unit, or department, added to the figures of a section."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from attrs import field, frozen

from .errors import Location

Share = tuple[int, int | Decimal, str]
"""A unit's position among the units, how much it adds, and the place in its data."""


def place_in(file: str, place: str) -> Location:
    """A place in a file, or the place in its data that a document of that name keeps."""
    inside = place.removeprefix(file) if place != file else ""
    if not place.startswith(file) or inside[:1] not in {"!", ":", ""}:
        return Location(file, cell=place)
    if inside[:1] != ":":
        return Location(file, cell=inside[1:])
    line, _, column = inside[1:].partition(":")
    return Location(file, int(line), int(column or 0)) if (line + column).isdecimal() else Location(file)


@frozen(eq=False)
class Unit:
    """A unit: its name, the file that states its figures, that file's SHA-256 (empty for a folder)."""

    name: str
    file: str
    sha256: str = ""


@frozen(eq=False)
class Shared:
    """One unit's part of a figure. Its location is the place in the unit's data, inside the unit's file."""

    unit: Unit
    value: int | Decimal
    location: Location


@frozen(eq=False, repr=False)
class Shares:
    """The shares of all figures of a section, by the figure's concept."""

    units: Sequence[Unit] = ()
    figures: Mapping[str, Sequence[Share]] = field(factory=dict)

    def of(self, concept: str) -> Iterator[Shared]:
        """What each unit added to the figure of that concept, in the units' order."""
        for number, value, place in self.figures.get(concept, ()):
            unit = self.units[number]
            yield Shared(unit, value, place_in(unit.file, place))
