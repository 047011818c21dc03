"""The ways in which the values of several units become one, by the kind of their field.

Counts add up; a rate is computed anew from the sums, never averaged; what units say differently is joined,
listed by unit or left out.
"""

from __future__ import annotations

WAYS: dict[str, tuple[str, ...]] = {
    "count": ("sum", "same", "omitted"),
    "number": ("sum", "same", "omitted"),
    "text": ("same", "joined", "omitted"),
    "markdown": ("listed", "same", "omitted"),
    "flag": ("any", "all", "same", "omitted"),
    "day": ("latest", "earliest", "same", "omitted"),
    "cite": ("same", "omitted"),
}
"""Of each kind of single value, its ways; the first holds unless the field says otherwise."""

PERCENT = "%"


def way_of(kind: str, total: str, unit: str, *, required: bool) -> str:
    """How single values of a kind become one; raises ValueError for a ``total`` that the kind has not."""
    if total and total not in WAYS[kind]:
        raise ValueError(f"a {kind} has no total {total!r}, only {', '.join(WAYS[kind])}")
    if total:
        return total
    if unit == PERCENT:
        return "omitted"
    return "joined" if kind == "text" and required else WAYS[kind][0]
