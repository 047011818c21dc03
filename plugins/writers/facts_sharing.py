"""What documents keep for whoever adds them up, as JSON: alike in a .docx and in a PDF."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from vanban import Shares, Unit

HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")
"""An escape that we never write: all letters but control characters stand as they are."""


def as_json(data: Any) -> str:
    """Compact JSON; decimals are text, so that they stay exact."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str)


def from_text(text: str) -> Any:
    """What JSON says; raises ValueError for none, and for half a letter, which no file can hold."""
    if HALF_LETTER.search(text):
        raise ValueError("a surrogate")
    return json.loads(text)


def units_data(shares: Shares) -> list[list[str]]:
    """The units of shares, as both kinds of document keep them."""
    return [[unit.name, unit.file, unit.sha256] for unit in shares.units]


def shares_from(units: Any, figures: Any) -> Shares:
    """The shares of units_data and figures; raises ValueError, TypeError or LookupError for what is none."""
    known = [Unit(*map(str, unit)) for unit in units]
    stated = {str(concept): [_share(known, *one) for one in shares] for concept, shares in figures.items()}
    return Shares(known, stated)


def _share(units: list[Unit], number: Any, value: Any, place: Any) -> tuple[int, int | Decimal, str]:
    if units[number] is None or number < 0:
        raise ValueError("no unit")
    return number, value if isinstance(value, int) else decimal_of(str(value)), str(place)


def mappings(stated: Any) -> dict[str, Any]:
    """What must be a table of tables; raises ValueError for what is none."""
    if not isinstance(stated, dict) or not all(isinstance(one, dict) for one in stated.values()):
        raise ValueError("no table of tables")
    return stated


def decimal_of(text: str) -> Decimal:
    """A figure of a report; raises ValueError or ArithmeticError for what is none."""
    if len(text) > 40:
        raise ValueError("no figure of a report")
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > 20:
        raise ValueError("no figure of a report")
    return number
