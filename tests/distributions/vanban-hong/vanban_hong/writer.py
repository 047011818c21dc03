"""A writer that gives text where bytes are wanted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from vanban import Document, Theme, Writer, hookimpl


class BrokenWriter(Writer):
    """Files that end with .hong."""

    name = "dinh-dang-hong"
    suffix = ".hong"

    def write(self, document: Document, theme: Theme) -> Any:
        """Give the number of blocks, as text."""
        return f"{len(document.blocks)}"


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the writer."""
    return [BrokenWriter()]
