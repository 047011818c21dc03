"""A section tried out: its sample, or any data, the engine's own way to what it prints."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import attrs
from attrs import frozen

from .. import tree
from ..errors import VanbanError
from ..guard import guarded, returned
from ..markdown import Heading, Parsed, parse
from ..marks import unmarked
from ..model import Agency, Block, Contribution, Inline, Origin
from ..period import parse_period
from ..plugin import Plugin
from ..read import Filled, read
from ..registry import Registry
from ..section import Context, Section
from ..source import Request
from ..values import Node
from .verdict import errors

SAMPLE, DATA = "sample.yaml", "so-lieu.yaml"
AGENCY = Agency("Sở Nội vụ", "SNV", "Sơn La", ("UBND tỉnh Sơn La",), "Sở Nội vụ tỉnh Sơn La")
PERIOD = parse_period("2024-Q1")
"""For whom and when every section is tried."""


@frozen(eq=False, repr=False)
class Trial:
    """A section and whose it is; its code is guarded."""

    section: Section
    plugin: Plugin
    registry: Registry

    def sample(self) -> Node:
        """The sample data; raises VanbanError where they cannot be read."""
        node = self.registry.read(Request(self.section.folder, SAMPLE), "yaml").node
        self.data(node)
        return node

    def node(self, text: str) -> Node:
        """YAML text as data; raises VanbanError where it is none."""
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / DATA).write_text(text, encoding="utf-8")
            return self.registry.read(Request(Path(folder), DATA), "yaml").node

    def read(self, node: Node) -> Filled[object]:
        """The contract's object, or None, and the findings."""
        name = self.section.name
        run = partial(read, self.section.contract, node, name)
        return guarded(self.plugin, f"lúc đọc số liệu mục “{name}” (contract)", run)

    def data(self, node: Node) -> object:
        """The contract's object; raises VanbanError with the errors where there is none."""
        filled = self.read(node)
        if filled.data is None:
            raise VanbanError(*errors(filled.findings))
        return filled.data

    def rendering(self, data: object) -> Callable[[], Contribution]:
        """The call of ``render``, with its wording at hand."""
        name = self.section.name
        origin = guarded(self.plugin, f"lúc đọc mẫu của mục “{name}” (template)", self._template)
        return partial(self.section.render, data, Context(AGENCY, PERIOD, origin))

    def contribution(self, data: object) -> Contribution:
        """What the section gives back; raises VanbanError where it fails."""
        doing = f"lúc dựng mục “{self.section.name}” (render)"
        made: object = guarded(self.plugin, doing, self.rendering(data))
        return returned(self.plugin, doing, made, Contribution, self.section.render)

    def parsed(self, node: Node) -> Parsed:
        """The blocks of data, and what the dialect refuses; raises VanbanError where there are none."""
        return parse(self.contribution(self.data(node)))

    def text(self, node: Node) -> str:
        """What the section prints; raises VanbanError where it cannot, or where the dialect refuses it."""
        parsed = self.parsed(node)
        if faults := errors(parsed.findings):
            raise VanbanError(*faults)
        return printed(parsed.blocks)

    def record(self, node: Node) -> list[str]:
        """The lines of the section's Markdown, then its facts: what must be the same every time."""
        made = self.contribution(self.data(node))
        return [*unmarked(made.markdown).split("\n"), *map(str, made.facts)]

    def _template(self) -> Origin:
        origin = self.section.template()
        return attrs.evolve(origin, file=origin.file.removeprefix(f"{self.plugin.root}/"))


def printed(blocks: Sequence[Heading | Block]) -> str:
    """Blocks as plain text, an empty line after each; a table's rows are lines."""
    return "\n\n".join(_printed(block) for block in blocks)


def _printed(block: Heading | Block) -> str:
    if isinstance(block, Block) and block.role == "bang":
        rows = tree.rows_of(block.content[0])
        return "\n".join(" | ".join(map(_words, row)) for row in rows)
    return _words(block.content)


def _words(inlines: Sequence[Inline]) -> str:
    """The text of inlines as a reader sees it; a citation is its key."""
    words = ""
    for inline in inlines:
        key, below = tree.cited_key(inline), tree.children(inline)
        words += f"[@{key}]" if key else _words(below) if below else tree.plain([inline])
    return words
