"""The facts of one document, as it keeps them: where each is printed, and from which file it came.

After the document was edited, the figures that it prints now are found by comparing each paragraph with the
text that it had.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from typing import Any

from attrs import evolve, field, frozen

from .errors import Finding, Location, Severity, error
from .model import Document, Fact, Instrument
from .numerals import format_number
from .shares import Shares
from .tree import plain, rows_of

LONGEST = 60
"""Letters of a paragraph that a finding quotes."""

CITED = ("type", "title", "number", "date", "issuer", "note")
"""What is kept of a cited instrument."""

WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|\w+|.", re.DOTALL)


@frozen
class KeptFact:
    """A fact as a document keeps it. ``found`` is how the document prints it now, None where it is gone.

    A figure that was read and not printed has no ``bookmark``; ``sha256`` is that of its file.
    """

    fact: Fact
    section: str
    sha256: str = ""
    bookmark: str = ""
    start: int = 0
    end: int = 0
    found: str | None = None

    @property
    def printed(self) -> str:
        """The figure as it was printed."""
        return format_number(self.fact.value)

    @property
    def was_changed(self) -> bool:
        """Whether the document prints something else now."""
        return bool(self.bookmark) and self.found != self.printed


@frozen
class Ledger:
    """All facts of a document, and the text of each paragraph that prints some, by its bookmark.

    For whoever adds up several documents it also has the plain data of each section, the instruments that the
    document cites by their keys, and the sentences about figures that do not add up. ``shares`` tell what
    each unit added to the figures of a section.
    """

    agency: str
    period: str
    facts: tuple[KeptFact, ...]
    paragraphs: Mapping[str, str]
    sections: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    instruments: Mapping[str, Mapping[str, str]] = field(factory=dict)
    broken: tuple[str, ...] = ()
    shares: Mapping[str, Shares] = field(factory=dict)

    @cached_property
    def stated(self) -> Mapping[tuple[str, str], Fact]:
        """The fact of each concept for each agency."""
        return {(one.fact.concept, one.fact.agency): one.fact for one in reversed(self.facts)}


def ledger_of(document: Document) -> Ledger:
    """The ledger of a document as it was assembled."""
    facts = tuple(
        KeptFact(
            one.fact,
            one.section,
            document.hashes.get(one.fact.location.file, ""),
            one.bookmark,
            one.start,
            one.end,
            format_number(one.fact.value) if one.bookmark else None,
        )
        for one in (*document.facts, *document.unprinted)
    )
    report = document.report
    return Ledger(
        report.agency.full_name,
        report.period.code,
        facts,
        dict(_paragraphs(document)),
        document.sections,
        {one.key: _cited(one) for one in document.instruments},
        tuple(_broken(document)),
        document.shares,
    )


def _cited(one: Instrument) -> dict[str, str]:
    stated = {name: getattr(one, name) for name in CITED}
    return {name: str(value) for name, value in stated.items() if value}


def _broken(document: Document) -> Iterator[str]:
    for finding in document.findings:
        if finding.code.startswith("quan-he/") and finding.severity is Severity.ERROR:
            yield f"{finding.location}: {finding.message}" if finding.location else finding.message


def _paragraphs(document: Document) -> Iterator[tuple[str, str]]:
    for block in document.blocks:
        is_table = block.role == "bang"
        cells = [cell for row in rows_of(block.content[0]) for cell in row] if is_table else [block.content]
        for content in cells:
            if content and content[0]["t"] == "Span" and content[0]["c"][0][0]:
                yield content[0]["c"][0][0], plain(content)
    for appendix in document.appendices:
        yield from ((cell.bookmark, cell.text) for row in appendix.rows for cell in row if cell.bookmark)


def found_again(ledger: Ledger, now: Mapping[str, str]) -> Ledger:
    """The ledger with what the paragraphs, by bookmark, print now."""
    return evolve(ledger, facts=tuple(_found(one, ledger, now) for one in ledger.facts))


def _found(one: KeptFact, ledger: Ledger, now: Mapping[str, str]) -> KeptFact:
    if not one.bookmark:
        return one
    before, after = ledger.paragraphs.get(one.bookmark), now.get(one.bookmark)
    found = None if before is None or after is None else figure_now(before, after, one.start, one.end)
    return evolve(one, found=found)


def figure_now(before: str, after: str, start: int, end: int) -> str | None:
    """What stands in ``after`` where ``before[start:end]`` stood; None where nothing does.

    With as many figures as before, each is the one of its rank, whatever words changed around it.
    """
    if before == after or not 0 <= start < end <= len(before):
        return before[start:end] or None
    old: list[str] = WORD.findall(before)
    new: list[str] = WORD.findall(after)
    first = len(WORD.findall(before[:start]))
    figures = [word for word in new if word[0].isdigit()]
    if len(figures) == sum(word[0].isdigit() for word in old):
        return figures[sum(word[0].isdigit() for word in old[:first])]
    last = first + len(WORD.findall(before[start:end]))
    kept: list[str] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if i2 <= first or i1 >= last:
            continue
        if kind == "equal":
            kept += old[max(i1, first) : min(i2, last)]
        elif kind == "replace":
            kept += _replacement(old[i1:i2], new[j1:j2], first - i1)
    return "".join(kept) or None


def _replacement(old: list[str], new: list[str], position: int) -> list[str]:
    """Of the words put in place of others, the one at the figure's place, or the figure of the same rank."""
    if len(old) == len(new):
        return [new[max(position, 0)]]
    rank = sum(word[0].isdigit() for word in old[: max(position, 0)])
    figures = [word for word in new if word[0].isdigit()]
    return figures[rank : rank + 1]


@frozen
class Kept:
    """What a consolidating report takes from a document: whose and when, the sections, and what is doubtful.

    ``changed`` are the findings about figures that the document prints otherwise than its sources say.
    """

    agency: str
    period: str
    sections: Mapping[str, Mapping[str, Any]]
    instruments: Mapping[str, Mapping[str, str]]
    broken: tuple[str, ...]
    changed: tuple[Finding, ...] = ()


def kept_of(ledger: Ledger, name: str) -> Kept:
    """What a consolidating report takes from the document of that name."""
    changed = tuple(changed_by_hand(ledger, name))
    return Kept(ledger.agency, ledger.period, ledger.sections, ledger.instruments, ledger.broken, changed)


def changed_by_hand(ledger: Ledger, name: str) -> Iterator[Finding]:
    """A finding for each figure that the document of that name prints otherwise than its source says."""
    for one in ledger.facts:
        if not one.was_changed:
            continue
        words = ledger.paragraphs.get(one.bookmark, "")
        source = f"số liệu gốc ({one.fact.location}) ghi {one.printed}; đoạn “{_shortened(words)}”"
        if one.found is None:
            message = f"“{one.fact.label}”: không còn thấy {one.printed}; {source}"
            yield error("so-lieu/mat", message, Location(name))
        else:
            message = f"“{one.fact.label}”: {one.printed} → {one.found}; {source}"
            yield error("so-lieu/sua-tay", message, Location(name))


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"
