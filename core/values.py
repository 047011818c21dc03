"""What a source hands over: values that know where they stood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from attrs import field, frozen

from .errors import Location

Scalar = str | int | Decimal | bool | date | None


@frozen
class Value:
    """One scalar. Text sources give text and leave its meaning to the contract."""

    data: Scalar
    location: Location


@frozen
class Item:
    """One entry of a record: its key as written, the key's place, its node."""

    key: str
    location: Location
    node: Node


@frozen
class Record:
    """Named values, in the order of the file; a key may occur twice, and the contract says so."""

    items: tuple[Item, ...]
    location: Location


@frozen
class Rows:
    """A list of nodes."""

    nodes: tuple[Node, ...]
    location: Location


@frozen(eq=False)
class Table:
    """An official form as somebody filled it in: coded columns, one row for each unit.

    ``rows`` holds a scalar for each column, None where the cell is empty; ``place(row, column)`` is where
    a cell stands, and column -1 the row's name. ``relations`` are those that the form itself prints,
    ``ordinals`` what numbers the rows in a column of its own ("I", "1"), where anything does.
    """

    code: str
    columns: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    place: Callable[[int, int], Location] = field(repr=False)
    location: Location
    relations: tuple[Value, ...] = ()
    ordinals: tuple[str, ...] = ()


Node = Value | Record | Rows | Table


def misfit_in(node: object) -> object | None:
    """What in a tree of values is no node, or a node without a place; None where all is well."""
    waiting: list[object] = [node]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, (Value, Record, Rows, Table)) or not isinstance(node.location, Location):
            return node if node is not None else type(None)
        if isinstance(node, Record):
            waiting.extend(item.node for item in node.items)
        elif isinstance(node, Rows):
            waiting.extend(node.nodes)
    return None
