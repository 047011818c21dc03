"""Letters in the one form in which texts are compared (NFC)."""

from __future__ import annotations

import re
import unicodedata

MOST = 8
"""Marks upon one letter; no language has as many."""

STRETCH = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST + 1},}}")
"""Where there may be more: marks are neither letters, digits nor spaces."""


def composed(text: str) -> str:
    """The text in NFC; marks beyond MOST are left out, for to sort them takes time by their square."""
    return unicodedata.normalize("NFC", STRETCH.sub(_fewer, text))


def _fewer(stretch: re.Match[str]) -> str:
    signs, marks = "", 0
    for sign in stretch[0]:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        signs += sign if marks <= MOST else ""
    return signs
