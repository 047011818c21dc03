"""The data of a section varied field by field: left out, other figures, other words.

A contract tells which node fills which field. What stands in short form, as a bare list in place of a
record, is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import attrs
from attrs import frozen

from ..contract import by_name
from ..errors import fold
from ..fields import Field, OfficialForm, fields_of
from ..read import UNIT_KEYS
from ..values import Item, Node, Record, Rows, Scalar, Value

FIGURES = {"count", "number"}
WORDS = {"text", "markdown"}
NAME = "name"
"""The kind of what is no field but a word of the data all the same: a form's unit, a key of a table."""


@frozen(eq=False)
class Place:
    """A field, or one value of its list, and what stands there; ``path`` is as in ``levels.1.of``."""

    path: str
    spec: Field
    node: Node

    @property
    def value(self) -> Scalar:
        """The scalar that stands there, None for none."""
        return self.node.data if isinstance(self.node, Value) else None

    def __str__(self) -> str:
        return f"“{self.spec.label}” ({self.path})"


Change = Callable[[Place], Node | None]
"""What is to stand at a place; None leaves it out."""


def places(contract: type, node: Node) -> list[Place]:
    """Every place of the data, in their order; words that nobody states are places without a value."""
    found: list[Place] = []

    def note(place: Place) -> Node:
        found.append(place)
        return place.node

    changed(contract, node, note)
    return found


def without(contract: type, node: Node, path: str) -> Node:
    """The data with what stands at a path left out."""
    return changed(contract, node, lambda place: None if place.path == path else place.node)


def with_value(contract: type, node: Node, path: str, value: Scalar) -> Node:
    """The data with another value at a path."""
    return changed(contract, node, lambda one: _valued(one, value) if one.path == path else one.node)


def with_figures(contract: type, node: Node, figure: int) -> Node:
    """The data with every figure replaced."""
    return changed(contract, node, lambda one: _valued(one, figure) if one.spec.kind in FIGURES else one.node)


def _valued(place: Place, value: Scalar) -> Node:
    return Value(value, place.node.location) if isinstance(place.node, Value) else place.node


def changed(contract: type, node: Node, change: Change, path: str = "") -> Node:
    """The data with every place of a contract as ``change`` wants it."""
    if not isinstance(node, Record):
        return node
    known = by_name(contract)
    items = [_item(item, known.get(fold(item.key)), change, path) for item in node.items]
    stated = {known[fold(item.key)].name for item in node.items if fold(item.key) in known}
    silent = [spec for spec in fields_of(contract) if spec.name not in stated]
    items += [_unstated(spec, node, change, path) for spec in silent if _takes_words(spec)]
    return attrs.evolve(node, items=tuple(item for item in items if item is not None))


def _item(item: Item, spec: Field | None, change: Change, path: str) -> Item | None:
    if spec is None:
        return item
    place = Place(f"{path}{spec.name}", spec, item.node)
    node = change(place)
    return None if node is None else attrs.evolve(item, node=_below(place, node, change))


def _takes_words(spec: Field) -> bool:
    return spec.kind in WORDS and not (spec.many or spec.named)


def _unstated(spec: Field, record: Record, change: Change, path: str) -> Item | None:
    """The item of a field that the data leave out, where the change gives it a value."""
    node = change(Place(f"{path}{spec.name}", spec, Value(None, record.location)))
    is_stated = isinstance(node, Value) and node.data is not None
    return Item(spec.name, record.location, node) if node and is_stated else None


def _below(place: Place, node: Node, change: Change) -> Node:
    """The same node with what stands inside it changed."""
    spec, path = place.spec, f"{place.path}."
    if spec.official:
        return _form(spec.official, node, change, path)
    if spec.named and isinstance(node, Record):
        return attrs.evolve(node, items=tuple(_named(spec, node, change, path)))
    if spec.many and isinstance(node, Rows):
        one = [_one(spec, child, change, f"{path}{number}") for number, child in enumerate(node.nodes, 1)]
        return attrs.evolve(node, nodes=tuple(child for child in one if child is not None))
    return changed(spec.of, node, change, path) if spec.of else node


def _one(spec: Field, node: Node, change: Change, path: str) -> Node | None:
    """One value of a list or table."""
    return changed(spec.of, node, change, f"{path}.") if spec.of else change(Place(path, spec, node))


def _named(spec: Field, record: Record, change: Change, path: str) -> Iterator[Item]:
    for item in record.items:
        key = item if spec.choices else _renamed(item, f"tên dòng của {spec.label}", change, path)
        node = _one(spec, item.node, change, f"{path}{item.key}")
        if node is not None:
            yield attrs.evolve(item, key=key.key, node=node)


def _renamed(item: Item, label: str, change: Change, path: str) -> Item:
    at = Value(item.key, item.location)
    node = change(Place(f"{path}{item.key}:tên", Field(NAME, NAME, label), at))
    return attrs.evolve(item, key=str(node.data)) if isinstance(node, Value) else item


def _form(official: OfficialForm, node: Node, change: Change, path: str) -> Node:
    """A form that is stated as a record, or as records of units; their names are words, too."""
    if isinstance(node, Rows):
        rows = [
            _row(official, child, change, f"{path}{number}.") for number, child in enumerate(node.nodes, 1)
        ]
        return attrs.evolve(node, nodes=tuple(rows))
    return _row(official, node, change, path)


def _row(official: OfficialForm, node: Node, change: Change, path: str) -> Node:
    row = changed(official.contract, node, change, path)
    if not isinstance(row, Record):
        return row
    heads = UNIT_KEYS | {fold(official.units)}
    items = [_unit(item, change, path) if fold(item.key) in heads else item for item in row.items]
    return attrs.evolve(row, items=tuple(items))


def _unit(item: Item, change: Change, path: str) -> Item:
    node = change(Place(f"{path}{NAME}", Field(NAME, NAME, item.key), item.node))
    return attrs.evolve(item, node=node) if node else item
