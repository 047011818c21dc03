"""JSON: the document as data, with every figure, its place in the text and the place it came from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from vanban import (
    Appendix,
    Block,
    Document,
    Inline,
    Instrument,
    PrintedFact,
    Theme,
    Writer,
    components,
    hookimpl,
    plain,
    rows_of,
)


class JsonWriter(Writer):
    """For programs: roll-ups, comparisons, archives."""

    name = "json"
    suffix = ".json"

    def write(self, document: Document, theme: Theme) -> bytes:
        """UTF-8 JSON with keys in a fixed order; figures are exact numbers."""
        report = document.report
        data = {
            "type": report.type,
            "subject": " ".join(report.subject),
            "agency": report.agency.full_name,
            "period": {
                "code": report.period.code,
                "from": str(report.period.start),
                "to": str(report.period.end),
            },
            "components": components(report, theme),
            "blocks": [_block(block) for block in document.blocks],
            "appendices": [_appendix(appendix) for appendix in document.appendices],
            "facts": [_fact(printed) for printed in document.facts],
            "instruments": [_instrument(instrument) for instrument in document.instruments],
        }
        return (json.dumps(data, ensure_ascii=False, indent=1, default=_exact) + "\n").encode()


def _block(block: Block) -> dict[str, Any]:
    """A block's text, and the bookmark by which its facts name it; a table's cells are such texts."""
    if block.role == "bang":
        rows = [[_text(cell) for cell in row] for row in rows_of(block.content[0])]
        return {"role": block.role, "section": block.section, "rows": rows}
    return {"role": block.role, "section": block.section, **_text(block.content)}


def _appendix(appendix: Appendix) -> dict[str, Any]:
    """A form's table; its cells are texts as those of other tables are."""
    rows = [[{"text": cell.text, "bookmark": cell.bookmark} for cell in row] for row in appendix.rows]
    return {"name": appendix.name, "code": appendix.code, "title": appendix.title, "rows": rows}


def _text(content: list[Inline]) -> dict[str, str]:
    bookmark = content[0]["c"][0][0] if content and content[0]["t"] == "Span" else ""
    return {"text": plain(content), "bookmark": bookmark} if bookmark else {"text": plain(content)}


def _fact(printed: PrintedFact) -> dict[str, Any]:
    fact = printed.fact
    return {
        "concept": fact.concept,
        "label": fact.label,
        "value": fact.value,
        "unit": fact.unit,
        "period": fact.period,
        "agency": fact.agency,
        "file": fact.location.file,
        "place": fact.location.place,
        "section": printed.section,
        "bookmark": printed.bookmark,
        "start": printed.start,
        "end": printed.end,
    }


def _instrument(instrument: Instrument) -> dict[str, Any]:
    return {
        "key": instrument.key,
        "type": instrument.type,
        "number": instrument.number,
        "date": str(instrument.date or ""),
        "issuer": instrument.issuer,
        "title": instrument.title,
    }


def _exact(value: object) -> int | float:
    """A Decimal as the JSON number that prints the same."""
    if not isinstance(value, Decimal):
        raise TypeError(type(value).__name__)
    return int(value) if value == value.to_integral_value() else float(value)


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the JSON writer."""
    return [JsonWriter()]
