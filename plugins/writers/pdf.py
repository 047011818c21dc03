"""PDF/A-3a without Word: the .docx's form by Typst, with the facts attached as data."""

from __future__ import annotations

import io
from collections.abc import Iterable

from vanban import Document, Finding, Ledger, Location, Theme, VanbanError, Writer, error, hookimpl, note

from .facts_json import from_json
from .facts_part import none_in, spoilt_told
from .typst_run import font_for, printed

ATTACHMENT = "so-lieu.json"


class PdfWriter(Writer):
    """A PDF/A-3a of the same form as the .docx; signatures can be appended to it."""

    name = "pdf"
    suffix = ".pdf"

    def write(self, document: Document, theme: Theme) -> bytes:
        """Tagged, with bookmarks, fonts embedded; the same input and fonts give the same bytes.

        The end of line after %%EOF keeps the file PDF/A when a signature is appended.
        """
        return printed(document, theme) + b"\n"

    def notes(self, document: Document, theme: Theme) -> Iterable[Finding]:
        """Which font stands in for the theme's, where this machine has not that."""
        used = font_for(theme)
        if used.casefold() != theme.style.font.casefold():
            message = f"máy không có phông chữ “{theme.style.font}” nên PDF dùng phông “{used}”"
            yield note("pdf/phong-chu", message)

    def ledger(self, content: bytes, name: str) -> Ledger:
        """The facts in the attachment, as they were printed: nobody types into a PDF."""
        from pypdf.errors import PyPdfError

        try:
            with spoilt_told(name):
                attached = _attachment(content)
                if attached is None:
                    raise VanbanError(none_in((), name))
                return from_json(attached, name)
        except (PyPdfError, EOFError):
            message = "tệp hỏng, có mật khẩu, hoặc không phải tệp PDF"
            raise VanbanError(error("pdf/hong", message, Location(name))) from None


def _attachment(pdf: bytes) -> bytes | None:
    """The attached facts; of a file that was saved again with other attachments, still the first."""
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells every oddity of a file that it can read
    found = PdfReader(io.BytesIO(pdf), strict=False).attachments.get(ATTACHMENT)
    return found[0] if found else None


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the PDF writer."""
    return [PdfWriter()]
