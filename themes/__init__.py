"""The built-in themes: data only, one folder each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import ThemeFolder, hookimpl


@hookimpl
def vanban_register_themes() -> Iterable[ThemeFolder]:
    """Offer the theme of Nghị định 30/2020/NĐ-CP."""
    return [ThemeFolder("nd30", Path(__file__).parent / "nd30")]
