"""Automatic numbers: the labels that Word sets before paragraphs, and the indents of their levels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import field, frozen

from vanban import roman

from .looks import VAL, Look, W, paragraph_look
from .parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 50
"""Letters of a label."""

MOST = 3000
"""Labels beyond it are shown as figures."""


@frozen(eq=False, repr=False)
class Level:
    """One level of a list: its first number, its kind of figures, its text such as ``%1.``, its indents."""

    start: int
    kind: str
    text: str
    look: Look


@frozen(eq=False, repr=False)
class Numbering:
    """The lists of a document and how far each has counted."""

    lists: dict[str, dict[int, Level]] = field(factory=dict)
    shared: dict[str, str] = field(factory=dict)
    """Which definition each list counts in: lists of one definition go on with each other's numbers."""

    restarts: dict[str, dict[int, int]] = field(factory=dict)
    """By list: the levels that begin anew where it is first used."""

    counts: dict[str, dict[int, int]] = field(factory=dict)

    def look(self, paragraph: Look) -> Look:
        """The indents that the paragraph's level states."""
        level = self._level(paragraph)
        return level.look if level else {}

    def label(self, paragraph: Look) -> str:
        """The label of the next paragraph of a list; empty outside lists."""
        level = self._level(paragraph)
        if level is None:
            return ""
        levels, at = self.lists[paragraph["numId"]], _depth(paragraph)
        counts = self.counts.setdefault(self.shared[paragraph["numId"]], {})
        for depth, start in self.restarts.pop(paragraph["numId"], {}).items():
            counts[depth] = start - 1
        counts[at] = counts.get(at, level.start - 1) + 1
        for below in [one for one in counts if one > at]:
            del counts[below]

        def number(match: re.Match[str]) -> str:
            of = int(match[1]) - 1
            found = levels.get(of)
            return _written(counts.get(of, found.start), found.kind) if found else ""

        return re.sub(r"%([1-9])", number, level.text)

    def _level(self, paragraph: Look) -> Level | None:
        return self.lists.get(paragraph.get("numId", ""), {}).get(_depth(paragraph))


def read_numbering(parts: Parts) -> Numbering:
    """The lists that a document defines."""
    root = parts.of_kind("numbering")
    if root is None:
        return Numbering()
    abstract = {one.get(f"{W}abstractNumId", ""): _levels(one) for one in root.iter(f"{W}abstractNum")}
    found = Numbering()
    for one in root.iter(f"{W}num"):
        ident, of = one.get(f"{W}numId", ""), _value(one, "abstractNumId", "")
        found.lists[ident], found.shared[ident] = abstract.get(of, {}), of
        found.restarts[ident] = {
            _whole(level.get(f"{W}ilvl"), 0): _whole(_value(level, "startOverride", ""), 1)
            for level in one.iterfind(f"{W}lvlOverride")
            if level.find(f"{W}startOverride") is not None
        }
    return found


def _levels(abstract: _Element) -> dict[int, Level]:
    found = {}
    for one in abstract.iter(f"{W}lvl"):
        kind, text = _value(one, "numFmt", "decimal"), _value(one, "lvlText", "")
        text = "-" if kind == "bullet" else text[:LONGEST]
        start = _whole(_value(one, "start", "1"), 1)
        found[_whole(one.get(f"{W}ilvl"), 0)] = Level(start, kind, text, paragraph_look(one.find(f"{W}pPr")))
    return found


def _value(element: _Element, name: str, default: str) -> str:
    found = element.find(f"{W}{name}")
    return found.get(VAL, default) if found is not None else default


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else default


def _depth(paragraph: Look) -> int:
    return _whole(paragraph.get("ilvl"), 0)


def _written(number: int, kind: str) -> str:
    if kind == "none":
        return ""
    if kind == "decimalZero":
        return f"{number:02}"
    if not 0 < number <= MOST:
        return str(number)
    if kind.endswith("Letter"):
        letters = LETTERS[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letters.upper() if kind.startswith("upper") else letters
    if kind.endswith("Roman"):
        return roman(number) if kind.startswith("upper") else roman(number).lower()
    return str(number)
