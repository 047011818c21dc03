"""An agency's theme as an example: the smaller set of sizes: data, and the hook that offers it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import ThemeFolder, hookimpl


@hookimpl
def vanban_register_themes() -> Iterable[ThemeFolder]:
    """Offer the example."""
    return [ThemeFolder("van-phong-ubnd", Path(__file__).parent)]
