"""JSON, with the line and column of every value."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

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

PROBLEMS = {
    "Expecting ',' delimiter": "thiếu dấu phẩy hoặc dấu đóng ngoặc",
    "Expecting ':' delimiter": "thiếu dấu “:” sau tên mục",
    "Expecting property name enclosed in double quotes": "tên mục phải ở trong dấu ngoặc kép",
    "Expecting value": "thiếu giá trị",
    "Extra data": "còn chữ thừa ở cuối tệp",
    "Unterminated string starting at": "thiếu dấu ngoặc kép đóng",
    "Invalid control character at": "có xuống dòng hoặc tab trong dấu ngoặc kép",
    "Illegal trailing comma before end of object": "thừa dấu phẩy ở cuối",
    "Illegal trailing comma before end of array": "thừa dấu phẩy ở cuối",
}
"""What Python's parser says, as an officer would want to hear it."""


SURROGATE = re.compile("[\ud800-\udfff]")


class _Pairs(list[tuple[str, Any]]):
    """An object's entries as written: a key that occurs twice stays twice."""


class JsonSource(Source):
    """Files that end with .json."""

    name = "json"
    suffixes = (".json",)

    def read(self, request: Request) -> Reading:
        """Read a JSON file; numbers with a fraction become Decimal."""
        file = request.text()
        try:
            data = json.loads(
                file.text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_Pairs
            )
            import json_source_map  # most reports hold no JSON

            places = json_source_map.calculate(file.text)
        except json.JSONDecodeError as fault:
            message = f"tệp JSON viết sai cú pháp: {PROBLEMS.get(fault.msg, fault.msg)}"
            raise VanbanError(
                error("json/cu-phap", message, Location(file.name, fault.lineno, fault.colno))
            ) from None
        except (RecursionError, ValueError) as fault:
            message = f"tệp JSON không đọc được: {fault}"
            raise VanbanError(error("json/cu-phap", message, Location(file.name))) from None
        return Reading(_node(data, "", _Places(file.name, places)), file.findings)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} không phải là số của JSON")


class _Places:
    """Where the value at a JSON pointer stands."""

    def __init__(self, file: str, places: dict[str, Any]) -> None:
        self.file, self.places = file, places

    def at(self, pointer: str, edge: str = "value_start") -> Location:
        entry = self.places.get(pointer)
        mark = entry and getattr(entry, edge)
        return Location(self.file, mark.line + 1, mark.column + 1) if mark else Location(self.file)


def _node(data: object, pointer: str, places: _Places) -> Node:
    at = places.at(pointer)
    if isinstance(data, _Pairs):
        return Record(tuple(_item(key, value, pointer, places) for key, value in data), at)
    if isinstance(data, list):
        return Rows(tuple(_node(value, f"{pointer}/{n}", places) for n, value in enumerate(data)), at)
    if isinstance(data, str) and SURROGATE.search(data):
        raise VanbanError(error("json/cu-phap", "chữ viết bằng mã \\u không trọn vẹn", at))
    return Value(data, at)  # type: ignore[arg-type]  # the rest of JSON is str, int, Decimal, bool, None


def _item(key: str, value: object, pointer: str, places: _Places) -> Item:
    if SURROGATE.search(key):
        raise VanbanError(
            error("json/cu-phap", "tên mục viết bằng mã \\u không trọn vẹn", places.at(pointer))
        )
    below = f"{pointer}/{json.dumps(key, ensure_ascii=False)[1:-1]}"  # as written, mostly
    return Item(key, places.at(below, "key_start"), _node(value, below, places))


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the JSON source."""
    return [JsonSource()]
