"""What a source hands over: values that know where they stood."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import frozen

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


Node = Value | Record | Rows
