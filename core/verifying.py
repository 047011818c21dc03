"""A file on the disk, and what a build just wrote, against the rules of a theme."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import frozen

from .errors import Finding, VanbanError, error
from .guard import guarded
from .registration import Offer
from .registry import Registry
from .rules import Rules
from .theme import Theme
from .theme_files import Asked, rules_of, theme_of
from .verify import Verdict, verify
from .writer import Writer

LARGEST = 256 << 20
"""Bytes of the largest file that is read."""

WORD = "docx"
"""The format that a file is taken for when no writer knows its suffix: it says best what else it is."""


@frozen(eq=False, repr=False)
class Verified:
    """What was found in a file, and by which rules."""

    verdict: Verdict
    rules: Rules

    @property
    def findings(self) -> Sequence[Finding]:
        """The mismatches as findings, in the document's order."""
        return sorted(
            self.verdict.findings, key=lambda one: (one.location.line if one.location else 0, one.code)
        )

    @property
    def name(self) -> str:
        """What the rules are called."""
        return self.rules.name

    def as_data(self, file: Path) -> list[dict[str, Any]]:
        """For machines: rule, component, paragraph, what was found, what is allowed, where that stands."""
        if not self.verdict.mismatches:
            return [
                {"rule": one.code, "severity": one.severity, "file": str(file), "message": one.message}
                for one in self.findings
            ]
        return [
            {
                "rule": f"{self.rules.theme}/{one.ident}",
                "severity": one.rule.severity,
                "file": str(file),
                "paragraph": one.piece.paragraph.number if one.piece else 0,
                "component": one.component,
                "words": one.words,
                "found": one.found,
                "more": one.more,
                "allowed": one.rule.says,
                "locator": one.rule.at,
            }
            for one in self.verdict.mismatches
        ]


def verify_file(file: Path, theme: str, registry: Registry) -> Verified:
    """Judge a file by the rules of the theme of that name.

    Raises VanbanError where the file cannot be read as a document, or the theme has no rules.
    """
    found = theme_of(Asked(theme), registry)
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= LARGEST else b""
    except OSError as fault:
        raise VanbanError(error("tep/khong-doc", f"không đọc được “{file}”: {fault.strerror}")) from None
    if size > LARGEST:
        raise VanbanError(error("tep/qua-lon", f"“{file}” lớn hơn {LARGEST >> 20} MB"))
    return verified(_reader(file, registry), content, file.name, found, registry)


def _reader(file: Path, registry: Registry) -> Offer:
    """The writer named as the file ends, if it can read; without loading the others."""
    try:
        offer = registry.find("writer", file.suffix.lower().lstrip("."))
    except VanbanError:
        offer = registry.find("writer", WORD)
    return offer if reads(offer) else registry.find("writer", WORD)


def verified(offer: Offer, content: bytes, name: str, theme: Theme, registry: Registry) -> Verified:
    """Judge the bytes of a file that a writer can read."""
    doing = "lúc đọc thể thức (seen)"
    seen = guarded(offer.plugin, doing, lambda: offer.value.seen(content, name))
    rules = rules_of(theme, registry)
    if rules is None:
        raise VanbanError(
            error("quy-dinh/khong-co", f"thể thức “{theme.name}” không có rules.toml để đối chiếu")
        )
    prescribed = theme_of(Asked(rules.theme), registry)  # not by the words that the theme itself states
    return Verified(verify(seen, rules, prescribed, name), rules)


def reads(offer: Offer) -> bool:
    """Whether the writer can say what its files show."""
    return type(offer.value).seen is not Writer.seen
