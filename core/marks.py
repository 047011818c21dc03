"""Marks that carry facts through Markdown: Unicode noncharacters, which no text may hold.

A figure is written START index MIDDLE text END. Being no punctuation, marks leave emphasis as it is.
"""

from __future__ import annotations

import re

START, MIDDLE, END = "\ufdd0", "\ufdd1", "\ufdd2"
MARKED = re.compile(f"{START}([0-9]{{1,9}}){MIDDLE}([^{START}{MIDDLE}{END}]*){END}")
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What no XML file may hold, and the marks themselves."""


def mark(index: int, text: str) -> str:
    """Wrap a printed figure so that the paragraph parsed from it knows which fact it prints."""
    return f"{START}{index}{MIDDLE}{text}{END}"


def unmarked(text: str) -> str:
    """The text as a reader sees it."""
    return MARKED.sub(r"\2", text)
