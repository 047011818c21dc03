"""One scalar of a source as what its field wants: a count, a quantity, a text, a day, a key."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import cast

from .dates import parse_date
from .errors import fold
from .fields import Field
from .located import Amount, Count, FigureOrigin, Key, Markdown, Text
from .marks import UNPRINTABLE
from .numerals import in_range, parse_count, parse_number
from .values import Value

KEY = re.compile(r"\w[\w./:-]*")
YES, NO = {"true", "có", "đúng", "x"}, {"false", "không", "sai"}


def _text(value: Value) -> str:
    data = value.data
    if isinstance(data, bool):
        return "có" if data else "không"
    return UNPRINTABLE.sub("", unicodedata.normalize("NFC", str(data)))


def _count(spec: Field, value: Value, concept: str) -> Count:
    data = value.data
    if isinstance(data, (int, Decimal)) and not isinstance(data, bool):
        whole = in_range(Decimal(data))
        if whole < 0 or whole != whole.to_integral_value():
            raise ValueError(f"{'không được âm' if whole < 0 else 'phải là số nguyên'}, nhưng ghi “{data}”")
        number = int(whole)
    else:
        number = parse_count(_text(value).strip())
    return Count(number, FigureOrigin(spec.concept or concept, spec.label, spec.unit, value.location))


def _number(spec: Field, value: Value, concept: str) -> Amount:
    data = value.data
    typed = isinstance(data, (int, Decimal)) and not isinstance(data, bool)
    number = in_range(Decimal(cast(Decimal, data))) if typed else parse_number(_text(value).strip())
    return Amount(number, FigureOrigin(spec.concept or concept, spec.label, spec.unit, value.location))


def _plain(spec: Field, value: Value, concept: str) -> Text:
    text = " ".join(_text(value).split())
    if spec.choices and text not in spec.choices:
        raise ValueError(f"phải là một trong {', '.join(spec.choices)}, nhưng ghi “{text}”")
    return Text(text, value.location)


def _markdown(spec: Field, value: Value, concept: str) -> Markdown:
    return Markdown(_text(value), value.location)


def _flag(spec: Field, value: Value, concept: str) -> bool:
    word = fold(str(value.data))
    if word not in YES | NO:
        raise ValueError(f"phải là “có” hoặc “không”, nhưng ghi “{value.data}”")
    return word in YES


def _day(spec: Field, value: Value, concept: str) -> date:
    return value.data if isinstance(value.data, date) else parse_date(_text(value).strip())


def _key(spec: Field, value: Value, concept: str) -> Key:
    key = _text(value).strip().removeprefix("@")
    if not KEY.fullmatch(key):
        raise ValueError(f"phải là khóa của một văn bản, như nd-30-2020, nhưng ghi “{key}”")
    return Key(key, value.location)


READERS: dict[str, Callable[[Field, Value, str], object]] = {
    "count": _count,
    "number": _number,
    "text": _plain,
    "markdown": _markdown,
    "flag": _flag,
    "day": _day,
    "cite": _key,
}
"""How a value of each kind of field is read; each raises ValueError with a Vietnamese sentence part."""
