"""A finished document against the rules of its form: what it shows, what is allowed, where that stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import evolve, frozen

from .components_judged import judge_component
from .errors import Finding, Location, Severity, error
from .pages_judged import judge_page
from .recognition import Recognised, recognise
from .recognition.pieces import Piece
from .rules import NUMBER, PAGE, Rule, Rules
from .seen import Seen
from .theme import Theme

PAGES = {PAGE: "Trang", NUMBER: "Số trang"}
WORDS = 48
"""How many letters of a paragraph tell which it is."""


@frozen(eq=False, repr=False)
class Mismatch:
    """One rule that the document does not keep; ``more`` is in how many other places as well."""

    ident: str
    rule: Rule
    component: str
    found: str
    piece: Piece | None = None
    more: int = 0

    @property
    def words(self) -> str:
        """The first words of the paragraph."""
        text = self.piece.text if self.piece else ""
        return text if len(text) <= WORDS else text[:WORDS].rsplit(" ", 1)[0] + "…"

    def finding(self, rules: Rules, file: str) -> Finding:
        """The mismatch as a finding at its paragraph."""
        which = f"{self.component} “{self.words}”" if self.words else self.component
        found = f": {self.found}" if self.found else ""
        more = f", và {self.more} chỗ khác" if self.more else ""
        message = f"{which}{found}{more}; quy định: {self.rule.says} ({self.rule.at})"
        line = self.piece.paragraph.number if self.piece else 0
        severity = Severity(self.rule.severity)
        return Finding(severity, f"{rules.theme}/{self.ident}", message, Location(file, line))


@frozen(eq=False, repr=False)
class Verdict:
    """What was looked at and what is wrong with it; no administrative document has one finding."""

    recognised: Recognised
    mismatches: tuple[Mismatch, ...]
    findings: tuple[Finding, ...]


def verify(seen: Seen, rules: Rules, theme: Theme, file: str) -> Verdict:
    """Judge what a document shows by the rules; ``theme`` gives the fixed texts and the document types."""
    style = theme.style
    found = recognise(seen, rules.signs, style.texts, style.types)
    if not found.is_administrative:
        message = (
            f"không nhận ra văn bản hành chính theo {rules.name}: không đủ Quốc hiệu, số, tên loại, nơi nhận"
        )
        return Verdict(found, (), (error("van-ban/khong-phai-hanh-chinh", message, Location(file)),))
    mismatches = tuple(_merged(_judge(seen, rules, found, theme)))
    return Verdict(found, mismatches, tuple(one.finding(rules, file) for one in mismatches))


def _judge(seen: Seen, rules: Rules, found: Recognised, theme: Theme) -> Iterator[Mismatch]:
    texts, types = theme.style.texts, theme.style.types
    for ident, rule in rules.rules.items():
        if not all(found.of(role) for role in rule.needs) or any(found.of(role) for role in rule.lacks):
            continue
        if rule.of[0] in PAGES:
            for words in judge_page(rule, seen, found):
                yield Mismatch(ident, rule, PAGES[rule.of[0]], words)
        else:
            for role, piece, words in judge_component(rule, rules.patterns.get(ident), found, texts, types):
                yield Mismatch(ident, rule, label(role, rules, theme), words, piece)


def label(role: str, rules: Rules, theme: Theme) -> str:
    """What a component is called: as the theme calls its style, or as the rules do."""
    look = theme.style.roles.get(role)
    return look.label if look else rules.names.get(role, role)


def _merged(mismatches: Iterable[Mismatch]) -> Iterator[Mismatch]:
    """One mismatch for each rule and component, with the number of the others."""
    for _, group in groupby(mismatches, key=lambda one: (one.ident, one.component)):
        first, *others = group
        yield evolve(first, more=len(others))
