"""The same section of several units as one: each field as its contract says that it adds up.

What one unit alone states stays as it is. The result is a node that the contract reads like any other data,
so that its relations are checked on totals too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from attrs import frozen

from .errors import Finding, Location, fold, note, warning
from .escaping import escape
from .fields import Field, OfficialForm, fields_of
from .numerals import percentage
from .plain_data import Plain, is_figure
from .shares import Share, Shares, Unit, place_in
from .values import Item, Node, Record, Rows, Scalar, Table, Value

WHOLE = "Tổng số"
BLOCK = ("-", "*", "+", "#", "|", ">", "1.", "1)", "![")
"""How Markdown begins that is no paragraph: no name can stand before its first word."""


@frozen(eq=False)
class UnitData:
    """A unit of which something is added up, with its restated data."""

    source: Unit
    data: Plain


@frozen(eq=False, repr=False)
class Total:
    """What several units come to, and what each of them added."""

    node: Record
    findings: tuple[Finding, ...]
    shares: Shares


def aggregated(contract: type, units: Sequence[UnitData], concept: str) -> Total:
    """The data of the units as one record of the contract; ``concept`` heads the concepts of its figures."""
    sources = [unit.source for unit in units]
    adder = _Adder(sources, Location(folder_of([source.file for source in sources])), [], {})
    node = adder.record(contract, [(number, unit.data) for number, unit in enumerate(units)], concept)
    return Total(node, tuple(adder.findings), Shares(sources, adder.shares))


def folder_of(files: Sequence[str]) -> str:
    """The folder that holds all files, or the only file."""
    return (
        (posixpath.commonpath(files) or ".")
        if files and len({f.startswith("/") for f in files}) == 1
        else "."
    )


Stated = list[tuple[int, Any]]
"""What each unit states of one thing, by the unit's position."""


@frozen(eq=False, repr=False)
class _Adder:
    units: Sequence[Unit]
    at: Location
    findings: list[Finding]
    shares: dict[str, Sequence[Share]]

    def record(self, contract: type, parts: Stated, concept: str) -> Record:
        specs = fields_of(contract)
        nodes: dict[str, Node | None] = {}
        for spec in specs:
            stated = [(number, data[spec.name]) for number, data in parts if spec.name in data]
            if stated:
                alone = len(parts) == 1
                nodes[spec.name] = self._field(spec, stated, f"{concept}.{spec.name}", alone=alone)
        if len(parts) > 1:
            nodes |= {spec.name: self._rate(contract, spec, parts) for spec in specs if spec.rate}
        at = self._of(len(parts))
        return Record(tuple(Item(name, at, node) for name, node in nodes.items() if node), at)

    def _field(self, spec: Field, stated: Stated, concept: str, *, alone: bool) -> Node | None:
        if spec.official:
            return self._table(spec.official, stated)
        if spec.named:
            return self._named(spec, stated, concept)
        if spec.many and spec.of:
            return self._rows(spec, spec.of, stated, concept)
        if spec.many:
            return self._union(stated)
        return self._one(spec, stated, concept, alone=alone)

    def _one(self, spec: Field, stated: Stated, concept: str, *, alone: bool) -> Node | None:
        if spec.of:
            return self.record(spec.of, stated, concept)
        if is_figure(spec):
            shares = [(number, value, place) for number, (value, place) in stated]
            self.shares[spec.concept or concept] = shares
        if alone:
            number, (value, place) = stated[0]
            return Value(value, self._place(number, place))
        return None if spec.rate else self._single(spec, stated)

    def _single(self, spec: Field, stated: Stated) -> Value | None:
        values = [value for _, (value, _) in stated]
        if spec.total == "listed":
            return Value(self._listed(stated), self._of(len(stated)))
        if spec.total in SINGLE:
            return Value(SINGLE[spec.total](values), self._of(len(stated)))
        if spec.total == "same" and len({fold(str(value)) for value in values}) == 1:
            return Value(values[0], self._of(len(stated)))
        if spec.total == "same":
            message = f"“{spec.label}”: các đơn vị ghi khác nhau nên không ghi vào số liệu chung"
        else:
            message = f"“{spec.label}”: không cộng được số của các đơn vị nên không ghi vào số liệu chung"
        self.findings.append(note("tong-hop/bo-trong", message, self.at))
        return None

    def _listed(self, stated: Stated) -> str:
        """A paragraph for each unit, under its name."""
        said = [(f"**{escape(self.units[number].name)}:**", value.strip()) for number, (value, _) in stated]
        return "\n\n".join(
            f"{name}{chr(10) * 2 if text.startswith(BLOCK) else ' '}{text}" for name, text in said
        )

    def _rate(self, contract: type, spec: Field, parts: Stated) -> Value | None:
        """A rate from the sums that it is a rate of; left out where a unit states only one of the two."""
        part, whole = spec.rate
        pairs = [(data[part][0], data[whole][0]) for _, data in parts if part in data and whole in data]
        if len(pairs) != sum(part in data or whole in data for _, data in parts):
            message = (
                f"“{spec.label}”: có đơn vị chỉ ghi một trong hai số để tính, nên không tính được tỷ lệ chung"
            )
            self.findings.append(note("tong-hop/bo-trong", message, self.at))
            return None
        total = sum(of for _, of in pairs)
        if not total:
            return None
        at = Location(self.at.file, cell=f"tính lại từ số liệu của {len(pairs)} đơn vị")
        return Value(percentage(sum(one for one, _ in pairs), total), at)

    def _rows(self, spec: Field, of: type, stated: Stated, concept: str) -> Rows:
        """The rows of all units one after another; with a key, those of the same key as one."""
        rows = [(number, row) for number, rows in stated for row in rows]
        grouped: dict[object, Stated] = {}
        for position, (number, row) in enumerate(rows):
            key = fold(str(row[spec.key][0])) if spec.key and spec.key in row else position
            grouped.setdefault(key, []).append((number, row))
        records = (
            self.record(of, group, f"{concept}.{number}") for number, group in enumerate(grouped.values(), 1)
        )
        return Rows(tuple(records), self._of(len(stated)))

    def _named(self, spec: Field, stated: Stated, concept: str) -> Record:
        grouped: dict[str, Stated] = {}
        for number, table in stated:
            for name, one in table.items():
                grouped.setdefault(name, []).append((number, one))
        nodes = {
            name: self._one(spec, group, f"{concept}.{name}", alone=len(group) == 1)
            for name, group in grouped.items()
        }
        at = self._of(len(stated))
        return Record(tuple(Item(name, at, node) for name, node in nodes.items() if node), at)

    def _union(self, stated: Stated) -> Rows:
        """Each value once, where it stood first."""
        first: dict[str, Value] = {}
        for number, values in stated:
            for value, place in values:
                first.setdefault(fold(str(value)), Value(value, self._place(number, place)))
        return Rows(tuple(first.values()), self._of(len(stated)))

    def _table(self, official: OfficialForm, stated: Stated) -> Table:
        """A row for each unit, and before them the row that adds them up."""
        specs = fields_of(official.contract)
        codes = tuple(spec.code for spec in specs)
        forms = [(number, *_in_order(form, codes)) for number, form in stated]
        columns = list(zip(*(cells for _, cells, _ in forms), strict=True))
        for column, code in enumerate(codes):
            shares = [(number, cells[column], places[column]) for number, cells, places in forms]
            self.shares[f"{official.code}.{code}"] = [share for share in shares if share[1]]
        whole = tuple(self._added(*one, len(forms)) for one in zip(specs, columns, strict=True))

        def place(row: int, column: int) -> Location:
            if row == 0:
                return self._of(len(forms))
            number, _, places = forms[row - 1]
            return self._place(number, places[column] if column >= 0 else "")

        names = (WHOLE, *(self.units[number].name for number, _, _ in forms))
        return Table(official.code, codes, names, (whole, *(cells for _, cells, _ in forms)), place, self.at)

    def _added(self, spec: Field, cells: Sequence[Any], forms: int) -> Scalar:
        """The sum of a column; of one that nobody adds up, the only figure that is stated."""
        if spec.total == "sum":
            added: Scalar = sum(cells)
            return added
        stated = {cell for cell in cells if cell}
        if len(stated) > 1:
            message = f"[{spec.code}] {spec.label}: số của các đơn vị không cộng được; hãy ghi số chung"
            self.findings.append(warning("tong-hop/khong-cong", message, self._of(forms)))
        only: Scalar = stated.pop() if len(stated) == 1 else 0
        return only

    def _of(self, count: int) -> Location:
        return Location(self.at.file, cell=f"tổng của {count} đơn vị")

    def _place(self, number: int, place: str) -> Location:
        return place_in(self.units[number].file, place)


def _in_order(form: Plain, codes: Sequence[str]) -> tuple[tuple[Any, ...], list[str]]:
    """The cells and places of a form in the order of the codes."""
    if tuple(form["columns"]) == codes:
        return tuple(form["own"]), form["places"]
    known = {fold(code): column for column, code in enumerate(form["columns"])}
    found = [known[fold(code)] for code in codes]
    return tuple(form["own"][column] for column in found), [form["places"][column] for column in found]


def _joined(values: Iterable[str]) -> str:
    first: dict[str, str] = {}
    for value in values:
        first.setdefault(fold(value), value)
    return "; ".join(first.values())


SINGLE: dict[str, Callable[[list[Any]], Scalar]] = {
    "sum": sum,
    "joined": _joined,
    "latest": max,
    "earliest": min,
    "any": any,
    "all": all,
}
"""How several values become one, by their way; the others need more than the values."""
