"""A source whose hook is misspelt."""

from __future__ import annotations

from collections.abc import Iterable

from vanban import Location, Reading, Request, Source, Value, hookimpl


class BrokenSource(Source):
    """Files that end with .hong."""

    name = "nguon-hong"
    suffixes = (".hong",)

    def read(self, request: Request) -> Reading:
        """Read nothing."""
        return Reading(Value(None, Location(request.file)))


@hookimpl
def vanban_register_source() -> Iterable[Source]:
    """Offer the source, if only the hook were called so."""
    return [BrokenSource()]
