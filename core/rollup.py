"""A report that adds up the reports of subordinate units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from .accounting import Account, account
from .aggregate import folder_of
from .cited import Instruments
from .errors import Finding, Location
from .expected import Expected
from .project import Project
from .read import read
from .receiving import receive
from .returned import Returned, Returns
from .shares import Unit
from .values import Item, Node, Record, Rows, Value


@frozen(eq=False, repr=False)
class RolledUp:
    """The project with the instruments that its units cite, what they reported, and what is told of it."""

    project: Project
    returned: Returned
    findings: tuple[Finding, ...]


def roll_up(project: Project, paths: Sequence[Path], expected: Sequence[Expected] | None) -> RolledUp:
    """Read the units' reports for a project; raises VanbanError where there are none at all."""
    received = receive(paths, project.folder)
    found = account(received, expected, project.report)
    at = Location(folder_of([one.name for one in received]))
    instruments = Instruments.of(project.instruments)
    reports = tuple(
        (
            Unit(kept.agency, one.name, one.sha256),
            instruments.taking(kept.sections, kept.instruments, one.name),
        )
        for one, kept in found.taken
    )
    filled = read(Returns, _returns(found, at), "returns")
    returned = Returned(reports, filled.data, at)
    findings = (*found.findings, *filled.findings)
    return RolledUp(evolve(project, instruments=instruments.known), returned, findings)


def _returns(found: Account, at: Location) -> Node:
    """The account as data: how many units of each kind, and which."""
    names: Mapping[str, Sequence[str] | None] = {
        "expected": found.expected,
        "received": [kept.agency for _, kept in found.taken],
        "missing": found.missing,
        "other_period": found.other_period,
        "twice": found.twice,
        "broken": found.broken,
        "changed": found.changed,
    }
    stated = {name: units for name, units in names.items() if units is not None}
    counts = _record({name: Value(len(units), at) for name, units in stated.items()}, at)
    lists: dict[str, Any] = {
        name: Rows(tuple(Value(unit, at) for unit in units), at) for name, units in stated.items()
    }
    return _record({"counts": counts, **lists}, at)


def _record(nodes: Mapping[str, Node], at: Location) -> Record:
    return Record(tuple(Item(name, at, node) for name, node in nodes.items()), at)
