"""The table of units that are to report: a sheet or file with a row for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from .errors import Location, VanbanError, error, fold
from .registry import Registry
from .units import table_of
from .values import Node, Record, Rows, Value

NAMES = ("full_name", "tên đầy đủ", "name", "tên cơ quan", "tên đơn vị", "đơn vị")
"""What the column of the units' names may be called; the first that is there and filled counts."""


@frozen(eq=False)
class Expected:
    """A unit that is to report, and its row."""

    name: str
    location: Location


def expected_units(table: str, registry: Registry, folder: Path) -> tuple[Expected, ...]:
    """The units of a table, as ``table_of`` finds it.

    Raises VanbanError where it has no names, or one twice.
    """
    node = table_of(table, registry, folder)
    units = tuple(_units(node))
    if not units:
        message = "bảng đơn vị phải có các dòng, và cột “tên đầy đủ” (full_name) hoặc “tên cơ quan” (name)"
        raise VanbanError(error("tong-hop/danh-sach", message, node.location))
    seen: dict[str, Location] = {}
    for unit in units:
        first = seen.setdefault(fold(unit.name), unit.location)
        if first is not unit.location:
            message = f"đơn vị “{unit.name}” ghi hai lần, đã ghi ở {first}"
            raise VanbanError(error("tong-hop/danh-sach", message, unit.location))
    return units


def _units(node: Node) -> Iterator[Expected]:
    for row in node.nodes if isinstance(node, Rows) else ():
        stated = {fold(item.key): item.node for item in row.items} if isinstance(row, Record) else {}
        values = (stated.get(name) for name in NAMES)
        named = [one for one in values if isinstance(one, Value) and str(one.data or "").strip()]
        if named:
            yield Expected(" ".join(str(named[0].data).split()), named[0].location)
