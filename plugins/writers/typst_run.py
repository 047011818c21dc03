"""The one place that runs Typst, with the fonts that this machine has."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from vanban import Document, Theme, VanbanError, error, ledger_of

from .facts_json import to_json
from .typst_source import typst_data, typst_source

if TYPE_CHECKING:
    import typst

SUBSTITUTES = ("Liberation Serif", "Libertinus Serif")
"""Where the theme's font is missing: one as wide as Times New Roman, then the one inside Typst."""


@cache
def _fonts() -> typst.Fonts:
    """The fonts of this machine; looking for them takes longer than setting a page."""
    import typst

    return typst.Fonts()


def known_fonts() -> dict[str, str]:
    """The families of this machine and those inside Typst, by their names in small letters."""
    return {family.casefold(): family for family in _fonts().families()}


def font_for(theme: Theme) -> str:
    """The font that a PDF of this theme is set in."""
    known = known_fonts()
    wanted = (theme.style.font, *SUBSTITUTES)
    return next(known[name.casefold()] for name in wanted if name.casefold() in known)


def compiler(document: Document, theme: Theme) -> typst.Compiler:
    """The document ready to be printed or asked; the template reads no file but itself."""
    import typst

    fonts = [font_for(theme), SUBSTITUTES[-1]]
    inputs = {
        "given": typst_data(document, theme, fonts),
        "facts": to_json(ledger_of(document)).decode(),
    }
    return typst.Compiler(typst_source(document, theme), font_paths=_fonts(), sys_inputs=inputs)


def printed(document: Document, theme: Theme) -> bytes:
    """The PDF/A-3a; its date is 1970, or SOURCE_DATE_EPOCH, so that the same input gives the same bytes."""
    import typst

    try:
        content = compiler(document, theme).compile(
            format="pdf", pdf_standards=["a-3a"], timestamp=_timestamp()
        )
    except typst.TypstError as fault:
        raise VanbanError(error("pdf/loi", f"Typst báo lỗi: {fault.message}")) from None
    assert isinstance(content, bytes)
    return content


def asked(document: Document, theme: Theme, label: str) -> str:
    """The values of the template's metadata of that label, as JSON."""
    import typst

    try:
        return compiler(document, theme).query(f"<{label}>", field="value")
    except typst.TypstError as fault:
        raise VanbanError(error("pdf/loi", f"Typst báo lỗi: {fault.message}")) from None


def _timestamp() -> int:
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(stated) if stated.isdecimal() else 0
