"""The units that one project is built for: the rows of a table, each over the report's own front matter."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import frozen

from .contract import by_name
from .errors import Finding, Location, VanbanError, error, fold, suggestion
from .files import is_address, shown_name
from .located import Text
from .registry import Registry
from .report_file import AgencyEntry, SignerEntry
from .source import Request
from .values import Item, Node, Record, Rows, Value

CODE = ("mã", "code")
SIGNER = ("người ký", "họ tên người ký", "signer")
"""What a column may be called besides the names of the fields that it fills."""

PLACEHOLDER = re.compile(r"(?<!\$)\{([^{}]+)\}")
"""``{column}``; ``${NAME}`` is a variable of the environment in a database's address."""


@frozen
class UnitRow:
    """One row: its code, what it states over report.yaml, and all of its values by folded column."""

    code: str
    location: Location
    values: Mapping[str, str]
    front: Record

    @property
    def name(self) -> str:
        """What it is called in the summary."""
        known = (self.values.get(fold(name)) for name in ("tên đầy đủ", "full_name", "tên cơ quan", "name"))
        return next((name for name in known if name), self.code)

    @property
    def parameters(self) -> dict[str, str]:
        """The values under names that a query can ask for: ``:mã_huyện``."""
        return {name.replace(" ", "_"): value for name, value in self.values.items()}

    def filled(self, text: Text) -> Text:
        """A text of the report, values in place of ``{column}``; raises VanbanError for no such column."""

        def value(match: re.Match[str]) -> str:
            name = fold(match[1])
            if name not in self.values:
                message = f"bảng đơn vị không có cột “{match[1]}”{suggestion(match[1], self.values)}"
                raise VanbanError(error("don-vi/khong-cot", message, text.location))
            return self.values[name]

        return Text(PLACEHOLDER.sub(value, text), text.location)


@frozen(eq=False, repr=False)
class Units:
    """The units in the order of their table; ``faults`` tells of rows that are none, by their place."""

    units: tuple[UnitRow, ...]
    faults: tuple[tuple[str, Finding], ...]


def table_of(asked: str, registry: Registry, folder: Path) -> Node:
    """The table ``FILE``, ``FILE!SHEET``, or a table or query of a database, named as seen from here."""
    file, _, inside = asked.partition("!")
    name = file if is_address(file) else os.path.relpath(file, folder).replace(os.sep, "/")
    at = Location(shown_name(name))
    if inside.endswith(".sql"):
        query = Text(os.path.relpath(inside, folder).replace(os.sep, "/"), at)
        request = Request(folder, name, at, query=query, outside=True)
    else:
        request = Request(folder, name, at, sheet=Text(inside, at), table=Text(inside, at), outside=True)
    node = registry.read(request).node
    if isinstance(node, Record) and len(node.items) == 1:  # a list under a heading, a workbook's only sheet
        node = node.items[0].node
    return node


def units_of(node: Node) -> Units:
    """The units of a table that a source has read.

    A unit without a code is called by its name. Raises VanbanError where there is no table, or no row in it.
    """
    nodes = node.nodes if isinstance(node, Rows) else (node,) if isinstance(node, Record) else ()
    rows = [one for one in nodes if isinstance(one, Record)]
    if not rows:
        message = "bảng đơn vị không có dòng nào; mỗi đơn vị ghi một dòng dưới dòng tên cột"
        raise VanbanError(error("don-vi/trong", message, node.location))
    units = [_unit(row) for row in rows]
    times = Counter(fold(unit.code) for unit in units)
    faults = [(unit, fault) for unit in units for fault in _faults(unit, times, units)]
    wrong = {unit.code for unit, _ in faults}
    told = ((unit.code or f"dòng {unit.location.place}", fault) for unit, fault in faults)
    return Units(tuple(unit for unit in units if unit.code not in wrong), tuple(told))


def _faults(unit: UnitRow, times: Counter[str], units: Iterable[UnitRow]) -> Iterator[Finding]:
    if not unit.code:
        yield error("don-vi/thieu-ma", "dòng không có “mã” (code) và không có tên cơ quan", unit.location)
    elif times[fold(unit.code)] > 1:
        others = (one.location for one in units if fold(one.code) == fold(unit.code))
        where = ", ".join(str(at) for at in others if at != unit.location)
        message = f"mã đơn vị “{unit.code}” ghi nhiều lần, còn ở {where}; mỗi đơn vị chỉ ghi một dòng"
        yield error("don-vi/trung-ma", message, unit.location)


def _unit(row: Record) -> UnitRow:
    stated = {fold(item.key): _text(item.node) for item in row.items}
    known = {fold(name): item for item in row.items for name in (item.key,) if _text(item.node)}
    code = next((stated[name] for name in map(fold, CODE) if stated.get(name)), "")
    agency = list(_agency(known))
    signer = [item for name in ("position", "authority") if (item := _stated(known, SignerEntry, name))]
    if name := next((known[one] for one in map(fold, SIGNER) if one in known), None):
        signer.append(Item("name", name.location, name.node))
    parts = (("agency", agency), ("signer", signer))
    front = [Item(key, row.location, Record(tuple(items), row.location)) for key, items in parts if items]
    called = next((_text(item.node) for item in agency if item.key in {"full_name", "name"}), "")
    return UnitRow(
        code or called, row.location, {**stated, "code": code or called}, Record(tuple(front), row.location)
    )


def _agency(known: Mapping[str, Item]) -> Iterator[Item]:
    """What a row states of the agency; with another name go its other forms, unless they are stated, too."""
    names = ("name", "full_name", "parent", "symbol", "place", "unit", "head")
    stated = {name: item for name in names if (item := _stated(known, AgencyEntry, name))}
    if name := stated.get("name"):
        stated.setdefault("full_name", Item("full_name", name.location, name.node))
        stated.setdefault("head", Item("head", name.location, Rows((), name.location)))
    yield from stated.values()


def _stated(known: Mapping[str, Item], contract: type, name: str) -> Item | None:
    """The item of the column that fills a field, under the field's own name."""
    columns = (fold(known_as) for known_as, spec in by_name(contract).items() if spec.name == name)
    item = next((known[column] for column in columns if column in known), None)
    return item and Item(name, item.location, item.node)


def _text(node: Node) -> str:
    if not isinstance(node, Value) or node.data is None:
        return ""
    return f"{node.data:%d/%m/%Y}" if isinstance(node.data, date) else str(node.data).strip()
