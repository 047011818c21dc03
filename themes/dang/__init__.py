"""The theme of Party documents: data, and the hook that offers it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import ThemeFolder, hookimpl


@hookimpl
def vanban_register_themes() -> Iterable[ThemeFolder]:
    """Offer the Party's theme."""
    return [ThemeFolder("dang", Path(__file__).parent)]
