"""The fields of a data contract: what kind of value each takes, and under which names officials know it."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import Any

import attrs
from attrs import frozen
from attrs.validators import instance_of

from .ways import WAYS, way_of

REQUIRED: Any = attrs.NOTHING


@frozen
class OfficialForm:
    """A form that a circular prescribes, in force from the day ``since`` to the day ``until``.

    ``row`` is the contract of one row, with a field for each coded figure; a label "a: b: c" stands in the
    form's head under the headings a and b. As a text, "package.module:Name", it is loaded once the form is
    read: most reports need few of the forms there are. ``units`` heads the rows' names. A form that is a
    list has one figure a line.
    """

    code: str
    title: str
    circular: str
    since: date = attrs.field(validator=instance_of(date))
    row: type | str = attrs.field(validator=instance_of((type, str)))
    until: date | None = None
    units: str = "Đơn vị"
    is_list: bool = False

    @property
    def contract(self) -> type:
        """The contract of one row."""
        if isinstance(self.row, type):
            return self.row
        module, _, name = self.row.partition(":")
        found: type = getattr(import_module(module), name)
        return found

    def in_force(self, day: date) -> bool:
        """Whether a report whose period ends on that day uses the form."""
        return self.since <= day and (self.until is None or day <= self.until)


@frozen
class Field:
    """One field of a contract. ``kind`` names how a value is read; ``of`` is the contract of a part or row.

    ``many`` is a list of such values, ``named`` a table of them under names that the data choose. ``total``
    is the way in which the values of several units become one (see ways.py), ``rate`` the fields that a rate
    is computed from, ``key`` the field by which rows of several units are the same row.
    """

    name: str
    kind: str
    label: str
    unit: str = ""
    code: str = ""
    concept: str = ""
    required: bool = True
    many: bool = False
    named: bool = False
    may_be_empty: bool = False
    choices: tuple[str, ...] = ()
    of: type | None = None
    official: OfficialForm | None = None
    total: str = ""
    rate: tuple[str, ...] = ()
    key: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What data files may call it."""
        return tuple(name for name in (self.name, self.label, self.code) if name)


def count(
    label: str, *, unit: str = "", code: str = "", concept: str = "", total: str = "", default: Any = REQUIRED
) -> Any:
    """A whole number of things, never negative; ``unit`` as the form prints it ("lượt", "đơn").

    ``concept`` names what is counted where other sections count it too, such as a form's ``01/TCD.1``:
    wherever a report states it, it must be the same. ``total`` is the way in which the values of several
    units become one: ``sum``, unless it is to be ``same`` or ``omitted``.
    """
    return _field("count", label, default, unit=unit, code=code, concept=concept, total=total)


def number(
    label: str,
    *,
    unit: str = "",
    code: str = "",
    concept: str = "",
    total: str = "",
    rate: tuple[str, str] | tuple[()] = (),
    default: Any = REQUIRED,
) -> Any:
    """A quantity with decimals, as ``Decimal``; ``concept`` and ``total`` as in :func:`count`.

    ``rate`` names two fields beside it, of which it is the first as a percentage of the second: for several
    units it is computed anew from their sums. Other percentages are ``omitted``, for nobody adds them up.
    """
    more: dict[str, Any] = {"unit": unit, "code": code, "concept": concept, "total": total, "rate": rate}
    return _field("number", label, default, **more)


def text(
    label: str, *, code: str = "", choices: tuple[str, ...] = (), total: str = "", default: Any = REQUIRED
) -> Any:
    """One line of plain text, one of ``choices`` where any are given; Markdown in it prints as it stands.

    ``total``: ``same`` (of several units it stays where all say the same), or ``joined`` by semicolons, as
    one that is required.
    """
    return _field("text", label, default, code=code, choices=choices, total=total)


def texts(label: str, *, default: Any = ()) -> Any:
    """A list of plain texts; empty unless stated."""
    return _field("text", label, default, many=True)


def prose(label: str, *, total: str = "", default: Any = REQUIRED) -> Any:
    """Text with Markdown in it: paragraphs, lists, tables, ``[@key]`` citations.

    ``total``: ``listed``, a paragraph for each unit under its name, unless ``same`` or ``omitted``.
    """
    return _field("markdown", label, default, total=total)


def flag(label: str, *, total: str = "", default: Any = REQUIRED) -> Any:
    """Yes or no: ``true``/``false``, ``có``/``không``; ``total``: ``any`` unit's yes, or ``all`` of them."""
    return _field("flag", label, default, total=total)


def day(label: str, *, code: str = "", total: str = "", default: Any = REQUIRED) -> Any:
    """A date: ``28/02/2024`` or ``2024-02-28``; ``total``: the units' ``latest``, or ``earliest``."""
    return _field("day", label, default, code=code, total=total)


def cite(label: str, *, total: str = "", default: Any = REQUIRED) -> Any:
    """The key of an instrument; prints as its citation. ``total``: ``same`` or ``omitted``."""
    return _field("cite", label, default, total=total)


def cites(label: str, *, default: Any = ()) -> Any:
    """A list of instrument keys; empty unless stated."""
    return _field("cite", label, default, many=True)


def part(of: type, label: str, *, default: Any = REQUIRED) -> Any:
    """A group of fields with a contract of its own."""
    return _field("part", label, default, of=of)


def rows(of: type, label: str, *, key: str = "", default: Any = ()) -> Any:
    """A list of groups, each with the contract ``of``; empty unless stated.

    Rows of several units are listed one after another; with a ``key``, a field of ``of``, those of the same
    key become one row.

    Raises ValueError for a key that is no field.
    """
    if key and key not in {spec.name for spec in fields_of(of)}:
        raise ValueError(f"{of.__name__} has no field {key!r} to tell its rows apart")
    return _field("part", label, default, of=of, many=True, key=key)


def form(of: OfficialForm, *, default: Any = None) -> Any:
    """An official form; the field holds it as a FilledForm, and data name it by its code ("02/XLD")."""
    return _field("form", f"biểu {of.code}", default, code=of.code, official=of)


def named(of: type | None, label: str, *, choices: tuple[str, ...] = (), may_be_empty: bool = False) -> Any:
    """A table of parts with the contract ``of``, or of texts; its keys are the data's, or ``choices``."""
    kind = "part" if of else "text"
    return _field(kind, label, {}, of=of, named=True, choices=choices, may_be_empty=may_be_empty)


def _field(kind: str, label: str, default: Any, **more: Any) -> Any:
    spec = Field(name="", kind=kind, label=label, required=default is REQUIRED, **more)
    if spec.kind in WAYS and not spec.many:
        needed = spec.required or spec.named
        spec = attrs.evolve(spec, total=way_of(spec.kind, spec.total, spec.unit, required=needed))
    return attrs.field(default=default, metadata={"vanban": spec})


def fields_of(cls: type) -> tuple[Field, ...]:
    """The fields of a contract, in the order in which it states them."""
    fields: tuple[Field, ...] = getattr(cls, "__vanban_fields__", ())
    return fields
