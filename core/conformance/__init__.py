"""The conformance kit: what is asked of every plugin of a kind, one case for each question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from attrs import field, frozen

from ..discovery import Candidate
from ..errors import Finding, Severity, VanbanError
from ..registration import Offer
from ..registry import Loaded, Registry
from .elsewhere import Elsewhere, elsewhere_of
from .others import check_questions, executor_questions, theme_questions, writer_questions
from .sections import section_questions
from .sources import source_questions
from .trial import Trial
from .verdict import NotConforming, Question, refuse, told

__all__ = ["Case", "NotConforming", "cases_of"]


@frozen
class Case:
    """One question asked of one offer of a plugin."""

    kind: str
    name: str
    question: str
    ask: Callable[[], str] = field(eq=False, repr=False)

    def __str__(self) -> str:
        return f"{self.kind} {self.name}: {self.question}"

    def run(self) -> str:
        """Ask it; returns a remark, or nothing, and raises NotConforming where the answer is no."""
        try:
            return self.ask()
        except VanbanError as fault:
            raise NotConforming(told(fault.findings)) from None


def cases_of(registry: Registry, name: str = "") -> list[Case]:
    """The cases of all offers called ``name``, or of a plugin called so; without a name, of all.

    A plugin that could not be loaded has one case, which fails; one that is turned off has none unless named.
    """
    plugins = zip(registry.candidates, registry.everything(), strict=True)
    chosen = [loaded for candidate, loaded in plugins if _is_meant(candidate, loaded, name)]
    offers = [offer for loaded in chosen for offer in loaded.offers if _is_called(offer, name)]
    elsewhere = elsewhere_of(registry, (offer.name for offer in offers if offer.kind == "section"))
    unloaded = [
        Case("plugin", one.plugin.name, "nạp được", partial(_fail, one.faults))
        for one in chosen
        if one.faults
    ]
    return unloaded + [case for offer in offers for case in _cases(offer, registry, elsewhere)]


def _is_meant(candidate: Candidate, loaded: Loaded, name: str) -> bool:
    if name:
        return candidate.is_called(name) or name in [offer.name for offer in loaded.offers]
    return all(fault.severity is not Severity.NOTE for fault in loaded.faults)


def _is_called(offer: Offer, name: str) -> bool:
    return name in {"", offer.name, offer.plugin.name}


def _fail(faults: tuple[Finding, ...]) -> str:
    refuse([told([fault]) for fault in faults])
    return ""


def _cases(offer: Offer, registry: Registry, elsewhere: Elsewhere) -> Iterator[Case]:
    questions: dict[str, Callable[[], Iterator[Question]]] = {
        "section": lambda: section_questions(Trial(offer.value, offer.plugin, registry), elsewhere),
        "source": lambda: source_questions(offer, registry),
        "check": lambda: check_questions(offer),
        "writer": lambda: writer_questions(offer, registry),
        "theme": lambda: theme_questions(offer, registry),
        "executor": lambda: executor_questions(offer),
    }
    for question, ask in questions[offer.kind]():
        yield Case(offer.kind, offer.name, question, ask)
