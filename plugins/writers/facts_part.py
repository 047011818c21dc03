"""The facts of a document as a custom XML part of its .docx: urn:vanban:facts:1, see docs/facts.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING, Any

from vanban import (
    Fact,
    Finding,
    Kept,
    KeptFact,
    Ledger,
    Location,
    Shares,
    VanbanError,
    error,
    parse_period,
)

from .facts_sharing import as_json, decimal_of, from_text, mappings, shares_from, units_data

if TYPE_CHECKING:
    from lxml.etree import _Element

NAMESPACE = "urn:vanban:facts:1"
NAMED = f"{{{NAMESPACE}}}"
ANY_VERSION = re.compile(r"urn:vanban:facts:[0-9]{1,9}")
SPOILT = (LookupError, ValueError, TypeError, AttributeError, ArithmeticError, RuntimeError, SyntaxError)
"""What reading spoilt facts raises."""

ATTRIBUTES = ("concept", "label", "unit", "period", "agency")


def to_xml(ledger: Ledger, seal: tuple[int, int]) -> bytes:
    """The part's content, with the CRC-32 and size of the body; the same ledger gives the same bytes."""
    hashes = {one.fact.location.file: one.sha256 for one in ledger.facts}
    elements = [
        *(_element("source", {"file": file, "sha256": sha256}) for file, sha256 in sorted(hashes.items())),
        *(_element("paragraph", {"bookmark": name}, text) for name, text in ledger.paragraphs.items()),
        *(_element("fact", as_attributes(one)) for one in ledger.facts),
        *(_element("section", {"name": key}, as_json(data)) for key, data in ledger.sections.items()),
        *(_element("instrument", {"key": key}, as_json(one)) for key, one in ledger.instruments.items()),
        *(_element("broken", {}, sentence) for sentence in ledger.broken),
        *(one for key, shares in ledger.shares.items() for one in _shares(key, shares)),
    ]
    whole = {"xmlns:vb": NAMESPACE, "agency": ledger.agency, "period": ledger.period}
    whole |= {"crc32": str(seal[0]), "size": str(seal[1])}
    content = _element("facts", whole, markup="\n".join(elements))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{content}'.encode()


def _shares(section: str, shares: Shares) -> Iterator[str]:
    """The units, then each figure by itself: a parser takes no text of ten megabytes."""
    yield _element("units", {"section": section}, as_json(units_data(shares)))
    for concept, figures in shares.figures.items():
        yield _element("shares", {"section": section, "concept": concept}, as_json(figures))


def _element(name: str, attributes: dict[str, str], text: str = "", markup: str = "") -> str:
    """An element as text: for a thousand of them half as long as by a library that builds a tree."""
    stated = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<vb:{name}{stated}>{escape(text, quote=False)}{markup}</vb:{name}>"


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
    hashes = {one["file"]: one["sha256"] for tag, one, _ in stated if tag == f"{NAMED}source"}
    paragraphs = {one["bookmark"]: text for tag, one, text in stated if tag == f"{NAMED}paragraph"}
    facts = tuple(from_attributes(one, hashes) for tag, one, _ in stated if tag == f"{NAMED}fact")
    kept, shares = kept_in(root), _shares_in(root)
    sections, instruments = kept.sections, kept.instruments
    return Ledger(kept.agency, kept.period, facts, paragraphs, sections, instruments, kept.broken, shares)


def kept_in(root: _Element) -> Kept:
    """What a part's root element holds besides single facts; raises ValueError or KeyError for no such."""
    whole = _attributes_of(root)
    parse_period(whole["period"])
    sections = {one.attrib["name"]: from_text(one.text or "") for one in root.iter(f"{NAMED}section")}
    instruments = {one.attrib["key"]: from_text(one.text or "") for one in root.iter(f"{NAMED}instrument")}
    broken = tuple(one.text or "" for one in root.iter(f"{NAMED}broken"))
    return Kept(whole["agency"], whole["period"], mappings(sections), mappings(instruments), broken)


def _shares_in(root: _Element) -> dict[str, Shares]:
    figures: dict[str, dict[str, Any]] = {}
    for one in root.iter(f"{NAMED}shares"):
        stated = _attributes_of(one)
        figures.setdefault(stated["section"], {})[stated["concept"]] = from_text(one.text or "")
    units = {_attributes_of(one)["section"]: from_text(one.text or "") for one in root.iter(f"{NAMED}units")}
    return {section: shares_from(stated, figures.get(section, {})) for section, stated in units.items()}


def facts_in(roots: Iterable[_Element], name: str) -> _Element:
    """The root of the part with facts; raises VanbanError where none of the file's parts is one."""
    others = []
    for root in roots:
        if root.tag == f"{NAMED}facts":
            return root
        others.append(str(root.tag)[1:].partition("}")[0])
    raise VanbanError(none_in(others, name))


def none_in(namespaces: Iterable[str], name: str) -> Finding:
    """Says that a file has no facts, or only those of another version of the schema."""
    other = next((one for one in namespaces if ANY_VERSION.fullmatch(one)), "")
    if other:
        message = f"tệp mang số liệu theo phiên bản khác ({other}) mà bản vanban này không đọc được"
        return error("so-lieu/khac-phien-ban", message, Location(name))
    message = "tệp không mang theo số liệu: không do vanban dựng, hoặc phần số liệu đã bị xóa"
    return error("so-lieu/khong-mang", message, Location(name))


def seal_of(root: _Element) -> tuple[int, int] | None:
    """The CRC-32 and size of the body that the part was made for."""
    stated = root.get("crc32", ""), root.get("size", "")
    return (int(stated[0]), int(stated[1])) if all(map(str.isdecimal, stated)) else None


@contextmanager
def spoilt_told(name: str) -> Iterator[None]:
    """Says of whatever a part of facts cannot be read by that it is spoilt."""
    try:
        yield
    except SPOILT:
        message = "phần số liệu trong tệp bị hỏng, không đọc được"
        raise VanbanError(error("so-lieu/hong", message, Location(name))) from None


def _attributes_of(element: _Element) -> dict[str, str]:
    return {str(name): str(value) for name, value in element.attrib.items()}


def from_attributes(stated: dict[str, str], hashes: dict[str, str]) -> KeptFact:
    """The fact of as_attributes; raises ValueError, KeyError or ArithmeticError for what is none."""
    at = Location(
        stated["file"], int(stated.get("line", 0)), int(stated.get("column", 0)), stated.get("cell", "")
    )
    text = stated["value"]
    value = int(text) if text.lstrip("-").isdigit() else decimal_of(text)
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
