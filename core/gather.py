"""The data of one outline item: each of its files read, and brought together into one node."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from .contract import by_name
from .errors import Finding, Location, VanbanError, error, fold
from .model import DataQuery, OutlineItem
from .project import Project
from .registry import Registry
from .source import Request
from .values import Item, Node, Record, Rows, Table, Value


@frozen(eq=False, repr=False)
class Gathered:
    """The data of an item: one node, or each department's, by the names of their files."""

    parts: tuple[tuple[str, Node], ...]
    findings: tuple[Finding, ...] = ()


def gather(item: OutlineItem, project: Project, registry: Registry, contract: type) -> Gathered:
    """Read all of an item's data; several files, or one that fills a named field, make one record.

    A field that several files fill is a list of what they hold, in their order. Files that all state a same
    field of the contract, and are not said to fill one, are those of departments.

    Raises VanbanError with the faults of all files that cannot be read.
    """
    found: list[tuple[DataQuery, Node]] = []
    findings: list[Finding] = []
    faults: list[VanbanError] = []
    for query in item.data:
        try:
            reading = registry.read(_request(query, project), query.source)
        except VanbanError as fault:
            faults.append(fault)
            continue
        found.append((query, reading.node))
        findings.extend(reading.findings)
    if faults:
        kind = max((type(fault) for fault in faults), key=lambda one: one.exit_code)
        raise kind(*findings, *(finding for fault in faults for finding in fault.findings))
    if _are_departments(found, contract):
        return Gathered(tuple((_name(query), node) for query, node in found), tuple(findings))
    return Gathered((("", _together(found, item.location)),), tuple(findings))


def _name(query: DataQuery) -> str:
    inside = query.sheet or query.table or query.query
    return f"{query.file}!{inside}" if inside else str(query.file)


def _are_departments(found: list[tuple[DataQuery, Node]], contract: type) -> bool:
    """Whether each of several files states what the others state too: one record of them is none."""
    if len(found) < 2 or any(query.field for query, _ in found):
        return False
    return bool(frozenset.intersection(*(_stated(node, contract) for _, node in found)))


def _stated(node: Node, contract: type) -> frozenset[str]:
    """The names of the fields that a node fills."""
    keys = [item.key for item in node.items] if isinstance(node, Record) else []
    keys += [node.code] if isinstance(node, Table) else []
    known = by_name(contract)
    return frozenset(known[fold(key)].name for key in keys if fold(key) in known)


def _request(query: DataQuery, project: Project) -> Request:
    report = project.report
    return Request(
        project.folder,
        query.file,
        query.file.location,
        report.agency,
        report.period,
        query.sheet,
        query.query,
        query.table,
        outside=project.trusted,
        parameters=project.parameters,
    )


def _together(found: list[tuple[DataQuery, Node]], at: Location) -> Node:
    if not found:
        return Value(None, at)
    if len(found) == 1 and not found[0][0].field:
        return found[0][1]
    items: dict[object, Item] = {}
    for query, node in found:
        for item in _items(query, node):
            key = fold(query.field) if query.field and not isinstance(item.node, Table) else len(items)
            items[key] = _joined(items[key], item) if key in items else item
    return Record(tuple(items.values()), found[0][1].location)


def _joined(first: Item, second: Item) -> Item:
    rows = (row for item in (first, second) for row in _rows(item.node))
    return Item(first.key, first.location, Rows(tuple(rows), second.location))


def _rows(node: Node) -> tuple[Node, ...]:
    return node.nodes if isinstance(node, Rows) else (node,)


def _items(query: DataQuery, node: Node) -> Iterator[Item]:
    if query.field:
        only = node.items[0].node if isinstance(node, Record) and len(node.items) == 1 else node
        filled = only if isinstance(only, Table) else node  # a workbook's only form, under its own code
        yield Item(query.field, query.field.location or node.location, filled)
    elif isinstance(node, Record):
        yield from node.items
    elif not isinstance(node, Value) or node.data is not None:
        message = f"tệp “{query.file}” là một bảng; hãy ghi “field:” để nói bảng điền vào mục nào của số liệu"
        raise VanbanError(error("du-an/thieu-truong", message, query.file.location))
