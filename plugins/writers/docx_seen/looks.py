"""Formats as WordprocessingML states them: run and paragraph properties, as plain values."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
Look = dict[str, Any]
TOGGLES = ("b", "i", "caps", "smallCaps", "vanish")
UNITS = {"": 1.0, "pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7, "pc": 240.0, "pi": 240.0}
LENGTH = re.compile(r"(-?\d{1,9}(?:\.\d{1,9})?)(pt|in|cm|mm|pc|pi)?")
BORDERS = ("top", "bottom")
NAME = 64
"""Letters of a font's name; Windows allows 31."""

MOST_TABS = 64
"""Tab stops of a paragraph that Word allows."""


def length(text: str | None, unit: float = 1.0) -> float | None:
    """A measure in twips; a bare number counts ``unit`` twips each."""
    match = LENGTH.fullmatch(text or "")
    if match is None:
        return None
    return float(match[1]) * (UNITS[match[2]] if match[2] else unit)


def is_on(element: _Element) -> bool:
    """Whether a yes-or-no property says yes."""
    return element.get(VAL, "true") not in {"0", "false", "off"}


def is_drawn(border: _Element) -> bool:
    """Whether a border is to be seen."""
    return border.get(VAL, "none") not in {"none", "nil"}


def run_look(properties: _Element | None) -> Look:
    """What a w:rPr states."""
    look: Look = {}
    for one in properties if properties is not None else ():
        name = one.tag[len(W) :] if isinstance(one.tag, str) and one.tag.startswith(W) else ""
        if name in TOGGLES:
            look[name] = is_on(one)
        elif name in RUN:
            RUN[name](one, look)
    return look


def _size(one: _Element, look: Look) -> None:
    size = length(one.get(VAL), 10.0)
    if size:
        look["size"] = size / 20


def _fonts(one: _Element, look: Look) -> None:
    for kind in ("ascii", "hAnsi"):
        theme, name = one.get(f"{W}{kind}Theme"), one.get(f"{W}{kind}")
        if theme:
            look[kind] = ("theme", theme)
        elif name:
            look[kind] = ("font", " ".join(name[:NAME].split()))


def _color(one: _Element, look: Look) -> None:
    value = (one.get(VAL) or "auto").upper()
    look["color"] = value if re.fullmatch(r"[0-9A-F]{6}", value) else "000000"


def _underline(one: _Element, look: Look) -> None:
    look["u"] = one.get(VAL, "single") != "none"


def _style(one: _Element, look: Look) -> None:
    look["style"] = one.get(VAL, "")


RUN: dict[str, Callable[[Any, Look], None]] = {
    "sz": _size, "rFonts": _fonts, "color": _color, "u": _underline, "rStyle": _style,
}  # fmt: skip


def paragraph_look(properties: _Element | None) -> Look:
    """What a w:pPr states."""
    look: Look = {}
    for one in properties if properties is not None else ():
        name = one.tag[len(W) :] if isinstance(one.tag, str) and one.tag.startswith(W) else ""
        if name in PARAGRAPH:
            PARAGRAPH[name](one, look)
    return look


ALIGNMENTS = {
    "left": "left", "start": "left", "right": "right", "end": "right", "center": "center", "both": "justify",
    "distribute": "justify", "lowKashida": "justify", "mediumKashida": "justify", "highKashida": "justify",
}  # fmt: skip


def _align(one: _Element, look: Look) -> None:
    if one.get(VAL) in ALIGNMENTS:
        look["align"] = ALIGNMENTS[one.get(VAL, "")]


def _indent(one: _Element, look: Look) -> None:
    for key, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            found = length(one.get(f"{W}{name}"))
            if found is not None:
                look[key] = found
    first, hanging = length(one.get(f"{W}firstLine")), length(one.get(f"{W}hanging"))
    chars, hanging_chars = length(one.get(f"{W}firstLineChars")), length(one.get(f"{W}hangingChars"))
    if hanging:
        look["first"], look["chars"] = -hanging, 0.0
    elif first is not None:
        look["first"], look["chars"] = first, 0.0
    elif hanging_chars or chars:
        look["chars"] = -hanging_chars / 100 if hanging_chars else (chars or 0.0) / 100


def _spacing(one: _Element, look: Look) -> None:
    for name in ("before", "after", "line"):
        found = length(one.get(f"{W}{name}"))
        if found is not None:
            look[name] = found
    for name in ("beforeAutospacing", "afterAutospacing"):
        if one.get(f"{W}{name}") is not None:
            look[name] = one.get(f"{W}{name}") not in {"0", "false", "off"}
    if one.get(f"{W}line") is not None:
        look["lineRule"] = one.get(f"{W}lineRule", "auto")


def _borders(one: _Element, look: Look) -> None:
    for edge in BORDERS:
        border = one.find(f"{W}{edge}")
        if border is not None:
            look[edge] = is_drawn(border)


def _numbering(one: _Element, look: Look) -> None:
    for key in ("numId", "ilvl"):
        found = one.find(f"{W}{key}")
        if found is not None:
            look[key] = found.get(VAL, "")


def _contextual(one: _Element, look: Look) -> None:
    look["contextual"] = is_on(one)


def _frame(one: _Element, look: Look) -> None:
    if one.get(f"{W}xAlign") in ALIGNMENTS:
        look["frame"] = ALIGNMENTS[one.get(f"{W}xAlign", "")]


def _tabs(one: _Element, look: Look) -> None:
    found = (
        (length(tab.get(f"{W}pos")) or 0.0, ALIGNMENTS.get(tab.get(VAL, ""), "left"))
        for tab in one.iter(f"{W}tab")
        if tab.get(VAL) not in {"clear", "bar"}
    )
    look["tabs"] = sorted(stop for stop in found if stop[0])[:MOST_TABS]


PARAGRAPH: dict[str, Callable[[Any, Look], None]] = {
    "jc": _align, "ind": _indent, "spacing": _spacing, "pBdr": _borders, "numPr": _numbering,
    "contextualSpacing": _contextual, "pStyle": _style, "framePr": _frame, "tabs": _tabs,
}  # fmt: skip
