"""Marks that carry facts through Markdown: Unicode noncharacters, which no text may hold.

A figure is written START index MIDDLE text END. Being no punctuation, marks leave emphasis as it is.
"""

from __future__ import annotations

import re

START, MIDDLE, END = "\ufdd0", "\ufdd1", "\ufdd2"
MARKED = re.compile(f"{START}(\\d+){MIDDLE}([^{START}{MIDDLE}{END}]*){END}")
NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")


def mark(index: int, text: str) -> str:
    """Wrap a printed figure so that the paragraph parsed from it knows which fact it prints."""
    return f"{START}{index}{MIDDLE}{text}{END}"


def unmarked(text: str) -> str:
    """The text as a reader sees it."""
    return MARKED.sub(r"\2", text)
