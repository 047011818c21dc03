"""Any free text: one Markdown file, printed as it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import Section, contract, hookimpl, prose


@contract()
class Narrative:
    """The text itself, with paragraphs, lists, tables and citations."""

    body: str = prose("nội dung")


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section narrative."""
    return [
        Section(
            name="narrative",
            title="Đánh giá chung",
            contract=Narrative,
            folder=Path(__file__).parent,
        )
    ]
