"""The facts of a document as JSON, as a PDF carries them: the data of facts_part, see docs/facts.md."""

from __future__ import annotations

import json
from typing import Any

from attrs import evolve

from vanban import KeptFact, Ledger, VanbanError, parse_period

from .facts_part import (
    ANY_VERSION,
    NAMESPACE,
    as_attributes,
    from_attributes,
    none_in,
)
from .facts_sharing import from_text, mappings, shares_from, units_data

INTEGERS = ("line", "column", "start", "end")


def to_json(ledger: Ledger) -> bytes:
    """UTF-8 JSON; values are exact decimals as text; the same ledger gives the same bytes."""
    data = {
        "schema": NAMESPACE,
        "agency": ledger.agency,
        "period": ledger.period,
        "sources": {one.fact.location.file: one.sha256 for one in ledger.facts},
        "paragraphs": dict(ledger.paragraphs),
        "facts": [_as_data(one) for one in ledger.facts],
        "sections": ledger.sections,
        "instruments": ledger.instruments,
        "broken": ledger.broken,
        "shares": {
            key: {"units": units_data(shares), "figures": shares.figures}
            for key, shares in ledger.shares.items()
        },
    }
    return json.dumps(data, ensure_ascii=False, indent=1, default=str).encode()


def _as_data(one: KeptFact) -> dict[str, str | int]:
    return {name: int(text) if name in INTEGERS else text for name, text in as_attributes(one).items()}


def from_json(content: bytes, name: str) -> Ledger:
    """The ledger of to_json's bytes; its figures stand as they were printed.

    Raises one of SPOILT for what is none, and VanbanError for facts of another version of the schema.
    """
    data = from_text(content.decode())
    schema = str(data.get("schema")) if isinstance(data, dict) else ""
    if schema != NAMESPACE and ANY_VERSION.fullmatch(schema):
        raise VanbanError(none_in([schema], name))
    if schema != NAMESPACE or not isinstance(data["facts"], list):
        raise ValueError(NAMESPACE)
    parse_period(str(data["period"]))
    hashes, paragraphs = _texts(data["sources"]), _texts(data["paragraphs"])
    facts = [from_attributes(_texts(one), hashes) for one in data["facts"]]
    printed = tuple(evolve(one, found=one.printed) if one.bookmark else one for one in facts)
    return Ledger(
        str(data["agency"]),
        str(data["period"]),
        printed,
        paragraphs,
        mappings(data.get("sections", {})),
        mappings(data.get("instruments", {})),
        tuple(map(str, data.get("broken", ()))),
        {
            key: shares_from(one["units"], one["figures"])
            for key, one in mappings(data.get("shares", {})).items()
        },
    )


def _texts(stated: Any) -> dict[str, str]:
    if not isinstance(stated, dict):
        raise ValueError(NAMESPACE)
    return {name: str(value) for name, value in stated.items()}
