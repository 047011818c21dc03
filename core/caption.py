"""Names of tables and figures, and a table's unit: the lines right before a table that say so.

``Bảng: Kết quả tiếp công dân`` names the table, ``Đơn vị tính: lượt`` states the unit of its figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from . import tree
from .model import Block, Inline

CAPTIONS = {"ten-bang": "Bảng", "hinh": "Hình"}
"""The roles that are numbered through the document, and the word before the number."""

UNIT = re.compile(r"(?:^|\s+)(?=(?:Đơn vị tính|ĐVT):)")
NAME = re.compile(r"Bảng(?: [0-9]+)?[:.]\s*(?=\S)")
Other = TypeVar("Other")


def captioned(blocks: Iterable[Block | Other]) -> Iterator[Block | Other]:
    """The same blocks; paragraphs right before a table that name it, or state its unit, in those roles."""
    waiting: list[Block] = []
    for block in blocks:
        words = tree.plain(block.content) if isinstance(block, Block) and block.role == "than-bai" else ""
        if isinstance(block, Block) and (NAME.match(words) or UNIT.match(words)):
            if NAME.match(words):  # what waits names no table
                yield from waiting
                waiting = []
            waiting.append(block)
            continue
        is_table = isinstance(block, Block) and block.role == "bang"
        yield from (piece for one in waiting for piece in _pieces(one)) if is_table else waiting
        waiting = []
        yield block
    yield from waiting


def _pieces(block: Block) -> Iterator[Block]:
    content = block.content
    if len(content) == 1 and content[0]["t"] in {"Strong", "Emph"}:  # the theme says how it looks
        content = content[0]["c"]
    name, unit = _parted(content)
    if name and name[0]["t"] == "Str":
        name = tree.joined([tree.text(NAME.sub("", name[0]["c"], count=1)), *name[1:]])
    yield from (Block(role, piece) for role, piece in (("ten-bang", name), ("don-vi-tinh", unit)) if piece)


def _parted(content: list[Inline]) -> tuple[list[Inline], list[Inline]]:
    """The inlines before the words that state a unit, and those from there on."""
    for position, inline in enumerate(content):
        found = UNIT.search(inline["c"]) if inline["t"] == "Str" else None
        if found:
            before, after = inline["c"][: found.start()], inline["c"][found.end() :]
            return (
                tree.joined([*content[:position], tree.text(before)]),
                tree.joined([tree.text(after), *content[position + 1 :]]),
            )
    return content, []
