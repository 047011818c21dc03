"""The sheet of Phụ lục VI as XML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from vanban import Document, Finding, Theme, Writer, hookimpl

from .metadata_sheet import sheet, too_long


class MetadataWriter(Writer):
    """The sheet as XML, under the decree's codes."""

    name = "metadata"
    suffix = ".xml"

    def write(self, document: Document, theme: Theme) -> bytes:
        """UTF-8 XML: one element for each field, in the order of the annex; ``To`` once for each receiver."""
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<Metadata>"]
        for _, group in groupby(sheet(document, theme), key=lambda one: one.group):
            entries = list(group)
            name = entries[0].element
            fields = [f"<{one.code}>{escape(one.value, quote=False)}</{one.code}>" for one in entries]
            lines += [f"<{name}>", *fields, f"</{name}>"] if name else fields
        return "\n".join([*lines, "</Metadata>", ""]).encode()

    def notes(self, document: Document, theme: Theme) -> Iterable[Finding]:
        """A value that is longer than its field; it is written whole."""
        return too_long(document, theme)


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the sheet in this format."""
    return [MetadataWriter()]
