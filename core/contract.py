"""Data contracts: which fields a section needs, under which names officials know them.

A contract is a class with annotated fields; :func:`contract` makes it a frozen attrs class and
`read` in read.py fills it from a source's values, collecting every fault with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from importlib import import_module
from typing import Any, TypeVar, dataclass_transform

import attrs
from attrs import frozen
from attrs.validators import instance_of

from .errors import fold
from .relation import Relation, parse_relation
from .ways import WAYS, way_of

T = TypeVar("T")
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


@dataclass_transform(kw_only_default=True, frozen_default=True)
def contract(
    *relations: str,
    derived: tuple[str, ...] = (),
    one_of: tuple[str, ...] = (),
    carried: Mapping[str, str] | None = None,
) -> Callable[[type[T]], type[T]]:
    """Make a class a contract, with the relations that must hold between its fields.

    ``derived`` ones follow from what the figures mean though no form prints them: broken, they are warned
    of. Of the fields ``one_of`` the data must state at least one. ``carried`` gives for a figure the one of
    last period's report that it takes over: ``{"6": "11"}``.

    Raises ValueError when two fields share a name, label or code, or a relation names no field.
    """

    def decorate(cls: type[T]) -> type[T]:
        # Nobody compares or prints these objects, and most of a class's making goes into eq, repr and
        # slots: fifty contracts would cost a start 20 ms more.
        made = attrs.frozen(cls, kw_only=True, eq=False, repr=False, slots=False)
        texts = (*((text, False) for text in relations), *((text, True) for text in derived))
        return _stated(made, _named_fields(made), texts, one_of, carried or {})

    return decorate


def contract_with(cls: type, fields: tuple[Field, ...]) -> type:
    """A contract with other fields of the same names: other labels, other contracts of its parts.

    Raises ValueError when two fields share a name, label or code.
    """
    made = type(cls.__name__, (cls,), {"__doc__": cls.__doc__})
    texts = cls.__dict__["__vanban_texts__"]
    return _stated(made, fields, texts, alternatives(cls), carried_of(cls))


def _stated(
    made: type[T],
    fields: tuple[Field, ...],
    texts: tuple[tuple[str, bool], ...],
    one_of: tuple[str, ...],
    carried: Mapping[str, str],
) -> type[T]:
    stated: Any = made
    stated.__vanban_fields__ = fields
    stated.__vanban_names__ = _by_name(made, fields)
    stated.__vanban_one_of__ = one_of
    stated.__vanban_carried__ = carried
    stated.__vanban_texts__ = texts
    if unknown := [name for name in carried if fold(name) not in stated.__vanban_names__]:
        raise ValueError(f"{made.__name__} carries over an unknown field {unknown[0]!r}")
    if strange := [
        name for spec in fields for name in spec.rate if fold(name) not in stated.__vanban_names__
    ]:
        raise ValueError(f"{made.__name__} computes a rate from an unknown field {strange[0]!r}")
    forms = tuple(f"{name}." for spec in fields if spec.official for name in (spec.name, spec.code))
    waiting = tuple(one for one in texts if any(name in one[0] for name in forms))
    stated.__vanban_relations__ = _parsed(made, [one for one in texts if one not in waiting])
    stated.__vanban_form_relations__ = cache(partial(_parsed, made, waiting))
    return made


def fields_of(cls: type) -> tuple[Field, ...]:
    """The fields of a contract, in the order in which it states them."""
    fields: tuple[Field, ...] = getattr(cls, "__vanban_fields__", ())
    return fields


def relations_of(cls: type) -> tuple[Relation, ...]:
    """The relations of a contract, in the order in which it states them, but for those to forms."""
    relations: tuple[Relation, ...] = cls.__dict__.get("__vanban_relations__", ())
    return relations


def form_relations_of(cls: type) -> tuple[Relation, ...]:
    """The relations to figures of official forms; they are parsed when asked for, as the forms are loaded."""
    parse = cls.__dict__.get("__vanban_form_relations__", tuple)
    relations: tuple[Relation, ...] = parse()
    return relations


def alternatives(cls: type) -> tuple[str, ...]:
    """The fields of which the data must state at least one; most contracts have none."""
    names: tuple[str, ...] = getattr(cls, "__vanban_one_of__", ())
    return names


def carried_of(cls: type) -> Mapping[str, str]:
    """Which figure of last period's report a figure takes over; most contracts have none."""
    carried: Mapping[str, str] = getattr(cls, "__vanban_carried__", {})
    return carried


def by_name(cls: type) -> dict[str, Field]:
    """Every folded name, label and code of a contract, and the field that it names."""
    names: dict[str, Field] = getattr(cls, "__vanban_names__", {})
    return names


def _parsed(cls: type, texts: Iterable[tuple[str, bool]]) -> tuple[Relation, ...]:
    """The relations of a contract: each text, and whether it is derived."""
    resolve_here = partial(resolve, cls)
    return tuple(parse_relation(text, resolve_here, derived=derived) for text, derived in texts)


def _named_fields(cls: type) -> tuple[Field, ...]:
    return tuple(
        attrs.evolve(attribute.metadata["vanban"], name=attribute.name)
        for attribute in attrs.fields(cls)
        if "vanban" in attribute.metadata
    )


def _by_name(cls: type, fields: tuple[Field, ...]) -> dict[str, Field]:
    owners: dict[str, Field] = {}
    for spec in fields:
        for name in spec.names:
            owner = owners.setdefault(fold(name), spec)
            if owner is not spec:
                raise ValueError(
                    f"{cls.__name__}: fields {owner.name} and {spec.name} share the name {name!r}"
                )
    return owners


def resolve(cls: type, operand: str) -> tuple[tuple[str, ...], str] | None:
    """The path and label of an operand, or None; codes hold dots too: the longest known name heads it."""
    known = by_name(cls)
    spec = known.get(fold(operand))
    if spec and spec.kind in {"count", "number"} and not spec.many and not spec.named:
        return (spec.name,), f"[{spec.code}] {spec.label}" if spec.code else spec.label
    dots = [position for position, letter in enumerate(operand) if letter == "."]
    for dot in reversed(dots):
        spec = known.get(fold(operand[:dot]))
        of = spec and (spec.official.contract if spec.official else spec.of)
        if spec and of and not spec.many and not spec.named:
            below = resolve(of, operand[dot + 1 :])
            return below and ((spec.name, *below[0]), f"{spec.label}: {below[1]}")
    return None
