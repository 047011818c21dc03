"""Vietnamese numerals: "5.718" is five thousand, "12,5" is twelve and a half, seven prints as "07"."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, localcontext

COUNT = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+|[0-9]+")
NUMBER = re.compile(r"-?([1-9][0-9]{0,2}(\.[0-9]{3})+|[0-9]+)(,[0-9]+)?|-?[0-9]+\.[0-9]+")
MOST_DIGITS = 15
TENTH = Decimal("0.1")
AMBIGUOUS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


def parse_count(text: str) -> int:
    """Read a count of things: ``7``, ``07``, ``5718``, ``5.718``.

    Raises ValueError with a Vietnamese sentence part for anything else.
    """
    if not COUNT.fullmatch(text):
        what = "không được âm" if re.fullmatch(r"-[0-9.]+", text) else "phải là số nguyên"
        raise ValueError(f"{what}, nhưng ghi “{text}”")
    return int(in_range(Decimal(text.replace(".", ""))))


def parse_number(text: str) -> Decimal:
    """Read a quantity: ``12,5``, ``12.5``, ``1.234,56``, ``-3``.

    ``1.234`` could mean two things and is refused. Raises ValueError with a Vietnamese sentence part.
    """
    if AMBIGUOUS.fullmatch(text):
        whole, fraction = text.replace(".", ""), text.replace(".", ",")
        raise ValueError(f"ghi “{text}” thì đọc được hai cách; hãy ghi {whole} hoặc {fraction}")
    if not NUMBER.fullmatch(text):
        raise ValueError(f"phải là số, nhưng ghi “{text}”")
    if "," in text or text.count(".") > 1:
        text = text.replace(".", "").replace(",", ".")
    return in_range(Decimal(text))


def in_range(value: Decimal) -> Decimal:
    """The value itself; raises ValueError for what no report can mean: too large, too fine, not finite."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or value.adjusted() >= MOST_DIGITS or exponent < -MOST_DIGITS:
        raise ValueError(f"phải là số có nhiều nhất {MOST_DIGITS} chữ số")
    return value


def percentage(part: int | Decimal, whole: int | Decimal) -> Decimal:
    """A part in percent of a whole that is not zero, to a tenth, half up; 20 rather than 20,0."""
    with localcontext(prec=60):
        share = (Decimal(part) * 100 / Decimal(whole)).quantize(TENTH, ROUND_HALF_UP)
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else share


def format_number(value: int | Decimal) -> str:
    """Print a figure as reports do: 7 -> "07", 0 -> "0", 5718 -> "5.718", 12.5 -> "12,5"."""
    if isinstance(value, int):
        return f"{value:02d}" if 0 < value < 10 else f"{value:,}".replace(",", ".")
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))
