"""A check that raises."""

from __future__ import annotations

from collections.abc import Iterable

from vanban import Check, Document, Finding, hookimpl


class BrokenCheck(Check):
    """Asks for the first appendix, also where there is none."""

    name = "kiem-tra-hong"

    def check(self, document: Document) -> Iterable[Finding]:
        """Raise IndexError."""
        assert document.appendices[0]
        return ()


@hookimpl
def vanban_register_checks() -> Iterable[Check]:
    """Offer the check."""
    return [BrokenCheck()]
