"""The facts of a document as a custom XML part of its .docx: urn:vanban:facts:1, see docs/facts.md."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from vanban import Fact, KeptFact, Ledger, Location, parse_period

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:vanban:facts:1"
ATTRIBUTES = ("concept", "label", "unit", "period", "agency")


def to_xml(ledger: Ledger) -> bytes:
    """The part's content; the same ledger gives the same bytes."""
    hashes = {one.fact.location.file: one.sha256 for one in ledger.facts}
    elements = [
        *(_element("source", {"file": file, "sha256": sha256}) for file, sha256 in sorted(hashes.items())),
        *(_element("paragraph", {"bookmark": name}, text) for name, text in ledger.paragraphs.items()),
        *(_element("fact", as_attributes(one)) for one in ledger.facts),
    ]
    whole = {"xmlns:vb": NAMESPACE, "agency": ledger.agency, "period": ledger.period}
    content = _element("facts", whole, markup="\n".join(elements))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}'.encode()


def _element(name: str, attributes: dict[str, str], text: str = "", markup: str = "") -> str:
    """An element as text: for a thousand of them half as long as by a library that builds a tree."""
    stated = " ".join(f'{key}="{escape(value)}"' for key, value in attributes.items())
    return f"<vb:{name} {stated}>{escape(text, quote=False)}{markup}</vb:{name}>"


def as_attributes(one: KeptFact) -> dict[str, str]:
    """A fact as names and texts; the hash of its file stands apart, once for all facts of the file."""
    at = one.fact.location
    place = {"cell": at.cell} if at.cell else {"line": str(at.line), "column": str(at.column)}
    span = {"bookmark": one.bookmark, "start": str(one.start), "end": str(one.end)} if one.bookmark else {}
    stated = {name: str(getattr(one.fact, name)) for name in ATTRIBUTES}
    return {**stated, "value": str(one.fact.value), "section": one.section, "file": at.file, **place, **span}


def from_xml(root: _Element) -> Ledger:
    """The ledger that a part's root element holds; raises ValueError or KeyError for what is none."""
    stated = [(str(one.tag), _attributes_of(one), one.text or "") for one in root]
    named = f"{{{NAMESPACE}}}"
    hashes = {one["file"]: one["sha256"] for tag, one, _ in stated if tag == f"{named}source"}
    paragraphs = {one["bookmark"]: text for tag, one, text in stated if tag == f"{named}paragraph"}
    facts = tuple(from_attributes(one, hashes) for tag, one, _ in stated if tag == f"{named}fact")
    whole = _attributes_of(root)
    parse_period(whole["period"])
    return Ledger(whole["agency"], whole["period"], facts, paragraphs)


def _attributes_of(element: _Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def from_attributes(stated: dict[str, str], hashes: dict[str, str]) -> KeptFact:
    """The fact of as_attributes; raises ValueError, KeyError or ArithmeticError for what is none."""
    at = Location(
        stated["file"], int(stated.get("line", 0)), int(stated.get("column", 0)), stated.get("cell", "")
    )
    text = stated["value"]
    value = int(text) if text.lstrip("-").isdigit() else _decimal(text)
    concept, label, unit, period, agency = (stated[name] for name in ATTRIBUTES)
    fact = Fact(concept, label, value, unit, period, agency, at)
    return KeptFact(
        fact,
        stated["section"],
        hashes.get(at.file, ""),
        stated.get("bookmark", ""),
        int(stated.get("start", 0)),
        int(stated.get("end", 0)),
    )


def _decimal(text: str) -> Decimal:
    if len(text) > 40:
        raise ValueError("no figure of a report")
    number = Decimal(text)
    if not number.is_finite() or abs(number.adjusted()) > 20:
        raise ValueError("no figure of a report")
    return number
