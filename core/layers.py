"""report.yaml and the agency layers that it inherits: what its reports share, stated once."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path

from attrs import frozen

from .contract import by_name
from .errors import Finding, VanbanError, error, fold
from .files import find_file
from .located import Text
from .merging import merged
from .source import Reading, Request
from .values import Item, Node, Record, Rows, Value

FILE, LAYER_FILE = "report.yaml", "agency.yaml"
INHERIT = "inherit"
ADDED_UP = ("plugins", "instruments")
"""What a report states besides that of its layers, not in its place."""


@frozen(eq=False, repr=False)
class Layered:
    """What the files state together, nearest first in ``folders`` ("" is the project's own)."""

    node: Node
    folders: tuple[str, ...]
    findings: tuple[Finding, ...]


def read_layers(
    folder: Path, contract: type, read_file: Callable[[Request], Reading], *, outside: bool
) -> Layered:
    """Read a project's file over those of the layers that it inherits.

    Raises VanbanError for a layer that is not there, inherits itself, or lies outside unallowed.
    """
    reading = read_file(Request(folder, FILE))
    nodes, folders, findings = [reading.node], [""], [*reading.findings]
    while inherited := _inherited(nodes[-1], contract):
        file = beside(inherited, LAYER_FILE)
        find_file(folder, file, inherited.location, outside=outside)
        if posixpath.dirname(file) in folders:
            message = f"các agency.yaml kế thừa vòng tròn: “{inherited}”"
            raise VanbanError(error("du-an/vong-tron", message, inherited.location))
        reading = read_file(Request(folder, file, inherited.location, outside=outside))
        nodes.append(reading.node)
        folders.append(posixpath.dirname(file))
        findings.extend(reading.findings)
    node = nodes[-1]
    for layer in reversed(nodes[:-1]):
        node = _over(node, layer, contract)
    return Layered(node, tuple(folders), tuple(findings))


def beside(name: Text, *more: str) -> str:
    """A file as seen from the project, where its name was written as seen from the layer that states it."""
    folder = posixpath.dirname(name.location.file) if name.location else ""
    return posixpath.normpath(posixpath.join(folder, name, *more))


def _inherited(node: Node, contract: type) -> Text | None:
    item = _item(node, INHERIT, contract)
    if item is None or not isinstance(item.node, Value) or not item.node.data:
        return None
    return Text(item.node.data, item.node.location)


def _item(node: Node, name: str, contract: type) -> Item | None:
    """The item of a record that fills the field of that name, by whichever of its names."""
    names = {fold(known) for known, spec in by_name(contract).items() if spec.name == name}
    items = node.items if isinstance(node, Record) else ()
    return next((item for item in items if fold(item.key) in names), None)


def _over(base: Node, layer: Node, contract: type) -> Node:
    whole = merged(base, layer, contract)
    if not isinstance(whole, Record):
        return whole
    items = list(whole.items)
    for name in ADDED_UP:
        below, above = _item(base, name, contract), _item(layer, name, contract)
        if below and above:
            nodes = (*_listed(below.node), *_listed(above.node))
            together = Item(above.key, above.location, Rows(nodes, above.node.location))
            items = [together if item.location == above.location else item for item in items]
    return Record(tuple(items), whole.location)


def _listed(node: Node) -> tuple[Node, ...]:
    if isinstance(node, Rows):
        return node.nodes
    return () if isinstance(node, Value) and not node.data else (node,)
