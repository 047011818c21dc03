"""What decides whether a document's form is right: which parts it has and how their lines are written.

Of documents of one shape, written by one writer in one theme, one is read back for all: they differ in
names and figures alone.
"""

from __future__ import annotations

import re
from collections.abc import Hashable

from .components import components
from .model import Document
from .theme import Theme

WORD = re.compile(r"\w+")
REPEATED = re.compile(r"(\S+)(?: \1)+")


def shape_of(document: Document, theme: Theme) -> Hashable:
    """The kinds of paragraphs and of appendices, and the pattern of each line around the body."""
    lines = ((role, tuple(map(pattern, found))) for role, found in components(document.report, theme).items())
    return (
        document.report.type,
        frozenset(block.role for block in document.blocks),
        frozenset(appendix.is_wide for appendix in document.appendices),
        tuple(lines),
    )


def pattern(line: str) -> str:
    """A line with a mark for each word: ``UBND xã Mường La``, like all of its kind, is ``A a Aa+``."""
    return REPEATED.sub(r"\1+", WORD.sub(_kind, line))


def _kind(word: re.Match[str]) -> str:
    text = word[0]
    if text.isdigit():
        return "9"
    if text.isupper():
        return "A"
    return "a" if text.islower() else "Aa" if text[:1].isupper() and text[1:].islower() else "aA"
