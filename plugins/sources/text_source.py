"""A Markdown or text file as the one value that a section asks for."""

from __future__ import annotations

from collections.abc import Iterable

from vanban import Location, Reading, Request, Source, Value, hookimpl


class TextSource(Source):
    """Files that end with .md or .txt."""

    name = "text"
    suffixes = (".md", ".txt")

    def read(self, request: Request) -> Reading:
        """Read the whole file as one text; an empty file is no value."""
        file = request.text()
        return Reading(Value(file.text.strip("\n") and file.text, Location(file.name, 1)), file.findings)


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the text source."""
    return [TextSource()]
