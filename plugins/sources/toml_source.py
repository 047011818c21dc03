"""TOML. No parser tells where values stand, so the lines of keys are found in the text."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from vanban import (
    Item,
    Location,
    Node,
    Reading,
    Record,
    Request,
    Rows,
    Source,
    Value,
    VanbanError,
    error,
    hookimpl,
)

PART = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
NAME = rf"{PART}(?:\s*\.\s*{PART})*"
HEADER = re.compile(rf"\s*(\[\[?)\s*({NAME})\s*\]")
KEY = re.compile(rf"\s*({NAME})\s*=")


class TomlSource(Source):
    """Files that end with .toml."""

    name = "toml"
    suffixes = (".toml",)

    def read(self, request: Request) -> Reading:
        """Read a TOML file; a value inside a line's braces or brackets has the line of its key."""
        file = request.text()
        try:
            data = tomllib.loads(file.text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as fault:
            line = re.search(r"at line (\d+)", str(fault))
            at = Location(file.name, int(line[1]) if line else file.text.count("\n") + 1)
            raise VanbanError(error("toml/cu-phap", f"tệp TOML viết sai cú pháp: {fault}", at)) from None
        except ValueError:
            message = "tệp TOML có số quá dài"
            raise VanbanError(error("toml/cu-phap", message, Location(file.name))) from None
        return Reading(_node(data, (), Location(file.name, 1), _key_lines(file.text)), file.findings)


Path = tuple[str, ...]


def _key_lines(text: str) -> dict[Path, int]:
    """The line of each key and table, by path; entries of an array of tables are numbered."""
    lines: dict[Path, int] = {}
    table: Path = ()
    arrays: Counter[Path] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if header := HEADER.match(line):
            table = _numbered(_path(header[2]), arrays)
            if header[1] == "[[":
                arrays[table] += 1
                table = (*table, str(arrays[table] - 1))
            lines.setdefault(table, number)
        elif key := KEY.match(line):
            lines.setdefault((*table, *_path(key[1])), number)
    return lines


def _path(name: str) -> Path:
    return tuple(part.strip("\"'") for part in re.findall(PART, name))


def _numbered(path: Path, arrays: Counter[Path]) -> Path:
    """A path below an array of tables goes through the array's latest entry."""
    found: Path = ()
    for position, part in enumerate(path):
        found = (*found, part)
        if found in arrays and position < len(path) - 1:
            found = (*found, str(arrays[found] - 1))
    return found


def _node(data: object, path: Path, near: Location, lines: dict[Path, int]) -> Node:
    at = Location(near.file, lines.get(path, near.line))
    if isinstance(data, dict):
        return Record(tuple(_item(key, value, path, at, lines) for key, value in data.items()), at)
    if isinstance(data, list):
        return Rows(tuple(_node(value, (*path, str(n)), at, lines) for n, value in enumerate(data)), at)
    return Value(_scalar(data), at)


def _item(key: str, value: object, path: Path, near: Location, lines: dict[Path, int]) -> Item:
    node = _node(value, (*path, key), near, lines)
    return Item(key, node.location, node)


def _scalar(data: object) -> str | int | Decimal | bool | date:
    if isinstance(data, datetime):
        return data.date()
    return data if isinstance(data, (str, int, Decimal, date)) else str(data)


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the TOML source."""
    return [TomlSource()]
