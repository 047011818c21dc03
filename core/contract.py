"""Data contracts: which fields a section needs, under which names officials know them.

A contract is a class with annotated fields; :func:`contract` makes it a frozen attrs class and
`read` in read.py fills it from a source's values, collecting every fault with its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from typing import Any, TypeVar, dataclass_transform

import attrs

from .errors import fold
from .fields import Field
from .relation import Relation, parse_relation

T = TypeVar("T")


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
