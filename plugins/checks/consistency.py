"""One concept, one period, one agency: one value, in whichever section it is read or printed."""

from __future__ import annotations

from collections.abc import Iterable

from vanban import Check, Document, Finding, PrintedFact, error, format_number, hookimpl


class Consistency(Check):
    """Figures of official forms that two sections state differently."""

    name = "nhat-quan"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding at each later place that contradicts the first.

        Concepts that begin with their section's name are the section's own: two outline items may use
        one section for two matters.
        """
        first: dict[tuple[str, str, str], PrintedFact] = {}
        for one in (*document.facts, *document.unprinted):
            fact = one.fact
            if fact.concept.startswith(f"{one.section}."):
                continue
            other = first.setdefault((fact.concept, fact.period, fact.agency), one)
            if other.fact.value != fact.value:
                stated, before = format_number(fact.value), format_number(other.fact.value)
                message = (
                    f"“{fact.label}” ({fact.concept}) ghi {stated} ở mục “{one.section}”, "
                    f"nhưng ghi {before} ở {other.fact.location} (mục “{other.section}”)"
                )
                yield error("so-lieu/khong-nhat-quan", message, fact.location)


@hookimpl
def vanban_register_checks() -> Iterable[Check]:
    """Offer the check of consistency."""
    return [Consistency()]
