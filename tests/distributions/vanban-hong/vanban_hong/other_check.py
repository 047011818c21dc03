"""A check that is not called as its entry point says."""

from __future__ import annotations

from collections.abc import Iterable

from vanban import Check, Document, Finding, hookimpl


class OtherCheck(Check):
    """Finds nothing."""

    name = "kiem-tra-moi"

    def check(self, document: Document) -> Iterable[Finding]:
        """Find nothing."""
        return ()


@hookimpl
def vanban_register_checks() -> Iterable[Check]:
    """Offer the check under another name than it was announced by."""
    return [OtherCheck()]
