"""A section's data as plain values, as documents keep them: what can be written as JSON and added up again.

A contract object is a dictionary of its fields. A single value is ``[value, place]``, a decimal as text, a
day as ``2024-02-28``; a part is a dictionary again, a list a list; a form its codes, own row and cells.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, DecimalException
from typing import Any

from .errors import fold
from .fields import Field, OfficialForm, fields_of
from .form import FilledForm
from .located import Amount, Count, Text
from .marks import UNPRINTABLE
from .numerals import in_range

Plain = dict[str, Any]
FORM = {"columns", "own", "places"}
"""What a form is kept as."""


def plain_of(data: object) -> Plain:
    """A contract object as plain values; what it does not state is left out."""
    stated = ((spec.name, _plain(getattr(data, spec.name), spec)) for spec in fields_of(type(data)))
    return {name: value for name, value in stated if value is not None}


def _plain(value: Any, spec: Field) -> Any:
    if value is None or (value in ("", ()) and not spec.named):
        return None
    if isinstance(value, FilledForm):
        return _form(value)
    if isinstance(value, Mapping):
        return {name: _one(below, spec) for name, below in value.items()}
    return [_one(below, spec) for below in value] if spec.many else _one(value, spec)


def _form(form: FilledForm) -> Plain:
    columns = range(len(form.table.columns))
    cells = (form.table.rows[form.own][column] or 0 for column in columns)
    return {
        "columns": list(form.table.columns),
        "own": [cell if isinstance(cell, int) else str(cell) for cell in cells],
        "places": [str(form.table.place(form.own, column)) for column in columns],
    }


def _one(value: Any, spec: Field) -> Any:
    if spec.of:
        return plain_of(value)
    if isinstance(value, (Count, Amount)):
        return [int(value) if isinstance(value, int) else str(Decimal(value)), str(value.origin.location)]
    if isinstance(value, Text):
        return [str(value), str(value.location or "")]
    return [value if isinstance(value, bool) else str(value), ""]


def restated(contract: type, data: Any) -> Plain:
    """Plain values that somebody else wrote, with decimals and days as such.

    Raises ValueError for what the contract cannot have made: a field that it lacks would be lost unseen.
    """
    specs = {spec.name: spec for spec in fields_of(contract)}
    try:
        return {name: _field(specs[name], one) for name, one in _mapping(data).items()}
    except (LookupError, TypeError, AttributeError, DecimalException, RecursionError) as fault:
        raise ValueError(str(fault)) from None


def _mapping(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise ValueError("no mapping")
    return data


def _field(spec: Field, stated: Any) -> Any:
    if spec.official:
        return _restated_form(_mapping(stated), spec.official)
    if spec.named:
        return {str(name): _value(spec, one) for name, one in _mapping(stated).items()}
    if spec.many:
        return [_value(spec, one) for one in _list(stated)]
    return _value(spec, stated)


def _list(stated: Any) -> list[Any]:
    if not isinstance(stated, list):
        raise ValueError("no list")
    return stated


def _restated_form(form: Mapping[str, Any], official: OfficialForm) -> Plain:
    columns, own, places = (_list(form[name]) for name in ("columns", "own", "places"))
    if not len(columns) == len(own) == len(places) or not set(map(type, (*columns, *places))) <= {str}:
        raise ValueError("no form")
    if sorted(map(fold, columns)) != sorted(fold(spec.code) for spec in fields_of(official.contract)):
        raise ValueError("another form")
    is_whole = set(map(type, own)) <= {int} and min(own, default=0) >= 0
    return {"columns": columns, "own": own if is_whole else list(map(_cell, own)), "places": places}


def _cell(cell: Any) -> int | Decimal:
    if isinstance(cell, bool) or not isinstance(cell, (int, str)):
        raise ValueError("no figure")
    number = in_range(Decimal(cell))
    if number < 0:
        raise ValueError("no figure of a form")
    return int(number) if isinstance(cell, int) else number


def _value(spec: Field, stated: Any) -> Any:
    """A part, or a single value with its place."""
    if spec.of:
        return restated(spec.of, stated)
    value, place = _list(stated)
    if not isinstance(place, str):
        raise ValueError("no place")
    return _scalar(spec.kind, value), place


def _scalar(kind: str, value: Any) -> int | Decimal | str | bool | date:
    if kind == "flag" and isinstance(value, bool):
        return value
    if kind == "count" and isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return int(in_range(Decimal(value)))
    if kind not in {"flag", "count"} and isinstance(value, str):
        if kind == "number":
            return in_range(Decimal(value))
        return date.fromisoformat(value) if kind == "day" else UNPRINTABLE.sub("", value)
    raise ValueError(f"no {kind}")


def is_figure(spec: Field) -> bool:
    """Whether the field is a single number."""
    return spec.kind in {"count", "number"} and not spec.many and not spec.named
