"""The table of units that are to report: a sheet or file with a row for each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from .errors import Location, VanbanError, error, fold
from .located import Text
from .registry import Registry
from .source import Request
from .values import Node, Record, Rows, Value

NAMES = ("full_name", "tên đầy đủ", "name", "tên cơ quan", "tên đơn vị", "đơn vị")
"""What the column of the units' names may be called; the first that is there and filled counts."""


@frozen(eq=False)
class Expected:
    """A unit that is to report, and its row."""

    name: str
    location: Location


def expected_units(table: str, registry: Registry, folder: Path) -> tuple[Expected, ...]:
    """The units of ``FILE`` or ``FILE!SHEET``, the file named as seen from ``folder``.

    Raises VanbanError where it has no names, or one twice.
    """
    file, _, sheet = table.partition("!")
    name = os.path.relpath(file, folder).replace(os.sep, "/")
    request = Request(folder, name, Location(name), sheet=Text(sheet), outside=True)
    node = registry.read(request).node
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
    if (
        isinstance(node, Record) and len(node.items) == 1
    ):  # a list under a heading, or a workbook's only sheet
        node = node.items[0].node
    for row in node.nodes if isinstance(node, Rows) else ():
        stated = {fold(item.key): item.node for item in row.items} if isinstance(row, Record) else {}
        values = (stated.get(name) for name in NAMES)
        named = [one for one in values if isinstance(one, Value) and str(one.data or "").strip()]
        if named:
            yield Expected(" ".join(str(named[0].data).split()), named[0].location)
