"""Fill a contract from a source's values; every fault is collected with its place."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Generic, TypeVar, cast

from attrs import frozen

from .contract import alternatives, by_name, form_relations_of, relations_of
from .errors import Finding, Location, error, fold, note, suggestion, warning
from .fields import Field, OfficialForm, fields_of
from .form import FilledForm
from .form_check import Checked, check_across, check_form, differing_names
from .scalars import READERS
from .values import Item, Node, Record, Rows, Scalar, Table, Value

T = TypeVar("T")
UNIT_KEYS = {"đơn vị", "unit"}
BESIDE = {"tt", "stt", "số tt", "số thứ tự", "ghi chú"}
"""Columns of a table that hold no data, unless the contract has a field of that name."""


@frozen(eq=False, repr=False)
class Filled(Generic[T]):
    """A contract object, or None where a required value was missing or unreadable, and the findings."""

    data: T | None
    findings: tuple[Finding, ...]


def read(contract: type[T], node: Node, concept: str) -> Filled[T]:
    """Read ``node`` as ``contract``; ``concept`` heads the concepts of its figures."""
    reader = _Reader([])
    made = reader.part(contract, node, concept)
    return Filled(cast("T | None", made), tuple(reader.findings))


def read_form(official: OfficialForm, node: Node) -> Checked:
    """Read ``node`` as an official form, whether it is a sheet, a record of codes or records of units."""
    reader = _Reader([])
    try:
        return reader.checked_form(official, node)
    except _Unreadable:
        return Checked(None, tuple(reader.findings))


class _Unreadable(Exception):
    """The value was reported; the object that needs it cannot be made."""


@frozen(eq=False, repr=False)
class _Reader:
    findings: list[Finding]

    def part(self, contract: type, node: Node, concept: str) -> object | None:
        record = self._record(contract, node)
        if record is None:
            return None
        found = self._sort_items(contract, record)
        values: dict[str, Any] = {}
        complete = True
        for spec in fields_of(contract):
            item = found.get(spec.name)
            if item is None or _is_left_out(spec, item.node):
                unfilled = bool(item and not _is_empty(item.node))
                at = item.location if item else record.location
                complete &= self._allow_missing(spec, at, unfilled=unfilled)
                continue
            try:
                values[spec.name] = self._value(spec, item.node, f"{concept}.{spec.name}")
            except _Unreadable:
                complete = False
        wanted = [spec for spec in fields_of(contract) if spec.name in alternatives(contract)]
        if wanted and all(_is_left_out(one, found[one.name].node) for one in wanted if one.name in found):
            labels = [spec.label for spec in wanted]
            self._report("so-lieu/thieu", f"phải có ít nhất một trong: {', '.join(labels)}", record.location)
            return None
        if not complete:
            return None
        made: object = contract(**values)
        forms = [value for value in values.values() if isinstance(value, FilledForm)]
        for relation in (*relations_of(contract), *(form_relations_of(contract) if forms else ())):
            self.findings.extend(check_across(made, relation))
        self.findings.extend(differing_names(forms))
        return made

    def _record(self, contract: type, node: Node) -> Record | None:
        """The record to read; a bare list fills the only list, a bare value the only required field.

        The one row of a table is a record where no list could take it.
        """
        if isinstance(node, Record):
            return node
        if isinstance(node, Value) and node.data is None:
            return Record((), node.location)
        if isinstance(node, Table):
            return Record((Item(node.code or "biểu", node.location, node),), node.location)
        row = node.nodes[0] if isinstance(node, Rows) and len(node.nodes) == 1 else None
        fitting = [spec for spec in fields_of(contract) if _fits(spec, node)]
        if len(fitting) == 1:
            return Record((Item(fitting[0].name, node.location, node),), node.location)
        if isinstance(row, Record) and not fitting:
            return row
        self._report("so-lieu/cau-truc", "phải là các dòng “tên: giá trị”", node.location)
        return None

    def _sort_items(self, contract: type, record: Record) -> dict[str, Item]:
        known = by_name(contract)
        books = {item.node.location.file for item in record.items if isinstance(item.node, Table)}
        found: dict[str, Item] = {}
        for item in record.items:
            spec = known.get(fold(item.key))
            if spec is None and fold(item.key).rstrip(":.") in BESIDE:
                continue
            if spec is None and isinstance(item.node, Rows) and item.location.file in books:
                message = f"trang tính “{item.key}” không là biểu hay mục nào, nên không đọc"
                self.findings.append(warning("so-lieu/khong-doc", message, item.location))
            elif spec is None:
                self._report("so-lieu/khoa-la", _unknown(item, contract), item.location)
            elif spec.name in found:
                message = f"“{spec.label}” ({spec.name}) ghi hai lần, đã ghi ở {found[spec.name].location}"
                self._report("so-lieu/trung-khoa", message, item.location)
            else:
                found[spec.name] = item
        return found

    def _allow_missing(self, spec: Field, location: Location, *, unfilled: bool) -> bool:
        if spec.required:
            self._report("so-lieu/thieu", f"thiếu “{spec.label}” ({spec.name})", location)
        elif unfilled:
            self.findings.append(note("bieu/trong", f"{spec.label} chưa ghi số liệu nào", location))
        return not spec.required

    def _value(self, spec: Field, node: Node, concept: str) -> object:
        if spec.official:
            return self._form(spec.official, node)
        if spec.named:
            return self._named(spec, node, concept)
        if not spec.many:
            return self._one(spec, node, concept)
        nodes = node.nodes if isinstance(node, Rows) else (node,)
        return tuple(
            self._all(spec, {str(number): child for number, child in enumerate(nodes, 1)}, concept).values()
        )

    def _form(self, official: OfficialForm, node: Node) -> FilledForm:
        form = self.checked_form(official, node).form
        if form is None:
            raise _Unreadable
        if form.own < 0:
            rows = len(form.table.names)
            message = (
                f"biểu có {rows} dòng nhưng không có dòng “Tổng số” nào ghi số liệu"
                if rows
                else "biểu chưa ghi số liệu nào"
            )
            self._report("bieu/khong-co-tong", message, form.table.location)
            raise _Unreadable
        return form

    def checked_form(self, official: OfficialForm, node: Node) -> Checked:
        table = node if isinstance(node, Table) else self._table(official, node)
        checked = check_form(table, official)
        self.findings.extend(checked.findings)
        return Checked(checked.form, tuple(self.findings))

    def _table(self, official: OfficialForm, node: Node) -> Table:
        """A form that is stated as a record, or as records of units, instead of as a sheet."""
        specs = fields_of(official.contract)
        names: list[tuple[str, Location]] = []
        rows: list[tuple[Scalar, ...]] = []
        places: list[list[Location]] = []
        for child in node.nodes if isinstance(node, Rows) else (node,):
            if not isinstance(child, Record):
                self._report("so-lieu/cau-truc", "phải là các dòng “tên: giá trị”", child.location)
                raise _Unreadable
            unit = next(
                (item for item in child.items if fold(item.key) in UNIT_KEYS | {fold(official.units)}), None
            )
            figures = Record(tuple(item for item in child.items if item is not unit), child.location)
            name = self._cell(unit)
            found = self._sort_items(official.contract, figures)
            cells = [self._cell(found.get(spec.name)) for spec in specs]
            names.append((str(name.data or ""), name.location) if name else ("", child.location))
            rows.append(tuple(cell.data if cell else None for cell in cells))
            places.append([names[-1][1], *(cell.location if cell else child.location for cell in cells)])
        codes = tuple(spec.code for spec in specs)
        return Table(
            official.code,
            codes,
            tuple(name for name, _ in names),
            tuple(rows),
            lambda row, column: places[row][column + 1],
            node.location,
        )

    def _cell(self, item: Item | None) -> Value | None:
        if item is None:
            return None
        if not isinstance(item.node, Value):
            self._report(
                "so-lieu/kieu",
                f"“{item.key}” phải là một giá trị, nhưng ghi thành nhiều dòng con",
                item.location,
            )
            raise _Unreadable
        return item.node

    def _named(self, spec: Field, node: Node, concept: str) -> dict[str, object]:
        if not isinstance(node, Record):
            self._report("so-lieu/cau-truc", f"“{spec.label}” phải là các dòng “tên: giá trị”", node.location)
            raise _Unreadable
        children: dict[str, Node] = {}
        for item in node.items:
            if spec.choices and item.key not in spec.choices:
                hint = suggestion(item.key, spec.choices)
                self._report("so-lieu/khoa-la", f"“{spec.label}” không có “{item.key}”{hint}", item.location)
                continue
            if item.key in children:
                self._report("so-lieu/trung-khoa", f"“{item.key}” ghi hai lần", item.location)
            children.setdefault(item.key, item.node)
        return self._all(spec, children, concept)

    def _all(self, spec: Field, children: dict[str, Node], concept: str) -> dict[str, object]:
        """Read every child before giving up on any, so that all faults are told together."""
        values: dict[str, object] = {}
        for name, child in children.items():
            with suppress(_Unreadable):
                values[name] = self._one(spec, child, f"{concept}.{name}")
        if len(values) != len(children):
            raise _Unreadable
        return values

    def _one(self, spec: Field, node: Node, concept: str) -> object:
        if spec.of is not None:
            made = self.part(spec.of, node, concept)
            if made is None:
                raise _Unreadable
            return made
        if spec.may_be_empty and isinstance(node, Value) and _is_empty(node):
            return ""
        if not isinstance(node, Value) or _is_empty(node):
            shape = "để trống" if isinstance(node, Value) else "ghi thành nhiều dòng con"
            message = f"“{spec.label}” ({spec.name}) phải là một giá trị, nhưng {shape}"
            self._report("so-lieu/kieu", message, node.location)
            raise _Unreadable
        try:
            return READERS[spec.kind](spec, node, concept)
        except ValueError as fault:
            self._report("so-lieu/kieu", f"“{spec.label}” ({spec.name}) {fault}", node.location)
            raise _Unreadable from None

    def _report(self, code: str, message: str, location: Location) -> None:
        self.findings.append(error(code, message, location))


def _unknown(item: Item, contract: type) -> str:
    """What to say of an item that no field of the contract takes."""
    if not isinstance(item.node, Table):
        names = [name for one in fields_of(contract) for name in (one.name, one.label)]
        return f"không có mục tên “{item.key}”{suggestion(item.key, names)}"
    forms = [spec.code for spec in fields_of(contract) if spec.official]
    if forms and not item.node.code:
        return (
            f"không thấy số hiệu của biểu phía trên bảng; hãy ghi ({', '.join(forms)}), "
            f"hoặc ghi “field: {forms[0]}” trong report.yaml"
        )
    used = f"; mục dùng biểu {', '.join(forms)}" if forms else ""
    return f"mục này không dùng biểu “{item.key}”{used}"


def _fits(spec: Field, node: Node) -> bool:
    """Whether a field could take a node that names no field."""
    if isinstance(node, Rows):
        holds_records = any(isinstance(child, Record) for child in node.nodes)
        return spec.many and (spec.of is not None or not holds_records)
    return spec.required and spec.of is None


def _is_left_out(spec: Field, node: Node) -> bool:
    """Whether a field is not stated: nothing stands there, or a form in which nobody wrote a figure."""
    if spec.official and isinstance(node, Table):
        return not node.rows
    if spec.official and isinstance(node, Record):
        return all(_is_empty(item.node) for item in node.items)
    return _is_empty(node) and not _needs_nothing(spec)


def _needs_nothing(spec: Field) -> bool:
    """Whether a required part may stand empty, as all of its own fields may."""
    is_part = spec.required and spec.of is not None and not spec.many
    return is_part and not any(one.required for one in fields_of(cast(type, spec.of)))


def _is_empty(node: Node) -> bool:
    if isinstance(node, Rows):
        return not node.nodes
    return isinstance(node, Value) and (node.data is None or str(node.data).strip() == "")
