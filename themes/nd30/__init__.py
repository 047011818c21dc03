"""The theme of Nghị định 30/2020/NĐ-CP: data, and the hook that offers it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import ThemeFolder, hookimpl


@hookimpl
def vanban_register_themes() -> Iterable[ThemeFolder]:
    """Offer the decree's theme."""
    return [ThemeFolder("nd30", Path(__file__).parent)]
