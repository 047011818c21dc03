"""A commune's theme as an example: a wider margin, closer lines: data, and the hook that offers it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import ThemeFolder, hookimpl


@hookimpl
def vanban_register_themes() -> Iterable[ThemeFolder]:
    """Offer the example."""
    return [ThemeFolder("ubnd-xa", Path(__file__).parent)]
