"""A theme whose folder holds no theme.toml."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import ThemeFolder, hookimpl


@hookimpl
def vanban_register_themes() -> Iterable[ThemeFolder]:
    """Offer the folder of this module, which is none of a theme."""
    return [ThemeFolder("the-thuc-hong", Path(__file__).parent)]
