"""The one place that runs Typst, with the fonts that this machine has."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from vanban import Document, Finding, Theme, VanbanError, error, ledger_of

from .facts_json import to_json
from .fonts import SUBSTITUTES, fonts_for
from .typst_source import typst_data, typst_source

if TYPE_CHECKING:
    import typst

ESCAPED = re.compile(r"\\u\{(.+?)\}")
MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')


def font_for(theme: Theme) -> str:
    """The font that a PDF of this theme is set in."""
    return fonts_for(theme.style.font)[0]


@contextmanager
def _compiler(document: Document, theme: Theme) -> Iterator[typst.Compiler]:
    """The document ready to be printed or asked; Typst sees a folder with its pictures and nothing else."""
    import typst

    font, fonts = fonts_for(theme.style.font)
    inputs = {
        "given": typst_data(document, theme, [font, SUBSTITUTES[-1]]),
        "facts": to_json(ledger_of(document)).decode(),
    }
    markup, pictures = typst_source(document, theme)
    try:
        with TemporaryDirectory(prefix="vanban-") as folder:
            for name, content in pictures.items():
                Path(folder, name).write_bytes(content)
            yield typst.Compiler(markup, root=folder, font_paths=fonts, sys_inputs=inputs)
    except typst.TypstError as fault:
        raise VanbanError(_told(fault.message)) from None
    except OSError as fault:
        message = f"không ghi được tệp tạm: {fault.strerror}"
        raise VanbanError(error("tep/khong-ghi", message)) from None


def _told(message: str) -> Finding:
    if lacking := MISSING.search(message):
        letter = ESCAPED.sub(lambda code: f"U+{code[1].upper()}", lacking[1])
        return error("pdf/thieu-chu", f"không phông chữ nào của máy có “{letter}” nên không ghi được PDF/A")
    return error("pdf/loi", f"Typst báo lỗi: {message}")


def printed(document: Document, theme: Theme) -> bytes:
    """The PDF/A-3a; its date is 1970, or SOURCE_DATE_EPOCH, so that the same input gives the same bytes."""
    with _compiler(document, theme) as compiler:
        content = compiler.compile(format="pdf", pdf_standards=["a-3a"], timestamp=_timestamp())
    assert isinstance(content, bytes)
    return content


def asked(document: Document, theme: Theme, label: str) -> str:
    """The values of the template's metadata of that label, as JSON."""
    with _compiler(document, theme) as compiler:
        return compiler.query(f"<{label}>", field="value")


def _timestamp() -> int:
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(stated) if stated.isdecimal() else 0
