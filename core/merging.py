"""Layers of settings: a record over another, key by key, by whichever of its names a key is written."""

from __future__ import annotations

from collections.abc import Sequence

from .contract import by_name
from .errors import Location, fold
from .fields import Field
from .values import Item, Node, Record


def merged(base: Node, layer: Node, contract: type | None = None, entries: type | None = None) -> Node:
    """What ``layer`` states over what ``base`` states; only records are merged, all else is replaced.

    ``contract`` is that of the two records, or ``entries`` that of each of their values.
    """
    if not isinstance(base, Record) or not isinstance(layer, Record):
        return layer
    known = by_name(contract) if contract else {}
    below = {_key(item, known): item.node for item in base.items}
    stated = {_key(item, known) for item in layer.items}
    kept = [item for item in base.items if _key(item, known) not in stated]
    over = [_over(item, below.get(_key(item, known)), known, entries) for item in layer.items]
    return Record((*kept, *over), layer.location)


def _key(item: Item, known: dict[str, Field]) -> str:
    spec = known.get(fold(item.key))
    return spec.name if spec else item.key


def _over(item: Item, below: Node | None, known: dict[str, Field], entries: type | None) -> Item:
    if below is None:
        return item
    spec = known.get(fold(item.key))
    if spec is None:
        return Item(item.key, item.location, merged(below, item.node, entries))
    inner = (None, spec.of) if spec.named else (spec.of, None)
    return Item(item.key, item.location, merged(below, item.node, *inner))


def stated_at(node: Node, contract: type, keys: Sequence[str]) -> Location | None:
    """Where the value under nested keys stands, by whichever of their names; None if nowhere."""
    inner: tuple[type | None, type | None] = (contract, None)
    at: Location | None = None
    for key in keys:
        if not isinstance(node, Record):
            return None
        known = by_name(inner[0]) if inner[0] else {}
        item = next((one for one in node.items if _key(one, known) == key), None)
        if item is None:
            return None
        spec = known.get(fold(item.key))
        inner = (inner[1], None) if spec is None else (None, spec.of) if spec.named else (spec.of, None)
        node, at = item.node, item.location
    return at
