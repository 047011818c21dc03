"""The sheet of Phụ lục VI as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from vanban import Document, Finding, Theme, Writer, hookimpl

from .metadata_sheet import sheet, too_long


class MetadataCsvWriter(Writer):
    """The sheet as a table that Excel opens: one row for each field."""

    name = "metadata-csv"
    suffix = ".csv"

    def write(self, document: Document, theme: Theme) -> bytes:
        """CSV in UTF-8 with a byte order mark: label, code, value."""
        text = io.StringIO()
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(["Trường thông tin", "Mã", "Giá trị"])
        for one in sheet(document, theme):
            code = f"{one.element}.{one.code}" if one.group else one.code
            rows.writerow([one.label, code, one.value])
        return text.getvalue().encode("utf-8-sig")

    def notes(self, document: Document, theme: Theme) -> Iterable[Finding]:
        """A value that is longer than its field; it is written whole."""
        return too_long(document, theme)


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the sheet in this format."""
    return [MetadataCsvWriter()]
