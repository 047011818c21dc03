"""INI files as configparser reads them, but each value knows its line, and values may stand before any ``[part]``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vanban import (
    Finding,
    Item,
    Location,
    Reading,
    Record,
    Request,
    Source,
    Value,
    VanbanError,
    error,
    hookimpl,
)

PAIR = re.compile(r"([^=:\[][^=:]*)[=:](.*)")


class IniSource(Source):
    """Files that end with .ini; ``[a]`` begins the part a, an indented line goes on with the value above."""

    name = "ini"
    suffixes = (".ini",)

    def read(self, request: Request) -> Reading:
        """Read an INI file; raises VanbanError with a finding for each line that is none."""
        file = request.text()
        items: list[Item] = []
        parts: list[tuple[str, Location, list[Item]]] = [("", Location(file.name, 1), items)]
        faults: list[Finding] = []
        for number, line in enumerate(file.text.split("\n"), 1):
            at, words = Location(file.name, number), line.strip()
            if not words or words[0] in "#;":
                continue
            if line[0].isspace() and items:
                items[-1] = _longer(items[-1], words)
            elif words[0] == "[" and words[-1] == "]" and words[1:-1].strip():
                items = []
                parts.append((words[1:-1].strip(), at, items))
            elif pair := PAIR.fullmatch(words):
                items.append(Item(pair[1].strip(), at, Value(pair[2].strip() or None, at)))
            else:
                message = f"dòng phải viết “tên = giá trị” hoặc “[phần]”, nhưng ghi “{words}”"
                faults.append(error("ini/cu-phap", message, at))
        if faults:
            raise VanbanError(*faults)
        (_, start, top), *named = parts
        below = (Item(name, at, Record(tuple(inner), at)) for name, at, inner in named)
        return Reading(Record((*top, *below), start), file.findings)


def _longer(item: Item, words: str) -> Item:
    assert isinstance(item.node, Value)
    text = f"{item.node.data or ''}\n{words}".lstrip()
    return Item(item.key, item.location, Value(text, item.node.location))


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the source ini."""
    return [IniSource()]
