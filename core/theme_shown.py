"""A theme with its layers merged, as text: each value with the layer that states it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .theme import Theme
from .values import Record, Value

WIDTH = 44
"""From which column on the layers stand."""


def shown(theme: Theme) -> Iterator[str]:
    """The lines of one theme.toml that says what all layers say together."""
    yield from _lines(theme.node, "")


def _lines(record: Record, table: str) -> Iterator[str]:
    for item in record.items:
        if isinstance(item.node, Value) and item.key != "inherit":
            stated = f"{_key(item.key)} = {_value(item.node.data)}"
            yield f"{stated:<{WIDTH}} # {item.location}"
    for item in record.items:
        if isinstance(item.node, Record):
            name = f"{table}.{_key(item.key)}" if table else _key(item.key)
            if any(isinstance(one.node, Value) for one in item.node.items):
                yield ""
                yield f"[{name}]"
            yield from _lines(item.node, name)


def _key(key: str) -> str:
    is_bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if is_bare else json.dumps(key, ensure_ascii=False)


def _value(data: object) -> str:
    if isinstance(data, bool):
        return str(data).lower()
    return json.dumps(data, ensure_ascii=False) if isinstance(data, str) else str(data)
