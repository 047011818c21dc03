"""A figure against last period's and against the same period's of the year before."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from attrs import evolve, field, frozen

from .ledger import Ledger
from .located import Amount, Count
from .model import Fact
from .numerals import format_number, percentage
from .relation import Figure

WORDS = {"previous": "kỳ trước", "same": "cùng kỳ năm trước"}
"""What a report may be compared with, and what the text calls it."""

RATE = "%"


@frozen(eq=False, repr=False)
class Baselines:
    """The ledgers that a report is compared with, by the keys of WORDS."""

    ledgers: Mapping[str, Ledger] = field(factory=dict)

    def compare(self, figure: Figure, against: str) -> Comparison | None:
        """The comparison of a figure, or None where the other report has no such figure."""
        ledger = self.ledgers.get(against)
        base = base_of(ledger, figure.origin.concept, figure) if ledger else None
        return Comparison(figure, base.value, WORDS[against]) if base else None


NOTHING = Baselines()
"""For a report that is compared with none."""


def base_of(ledger: Ledger, concept: str, figure: Figure) -> Fact | None:
    """The fact of a concept in another report, for the agency and in the unit of a figure of this one."""
    fact = ledger.stated.get((concept, figure.origin.agency or ledger.agency))
    return fact if fact and fact.unit == figure.origin.unit else None


@frozen
class Comparison:
    """A figure and what it was in the other report; ``change`` and ``percent`` print as figures do."""

    figure: Figure
    base: int | Decimal
    what: str

    @property
    def direction(self) -> str:
        """``tăng``, ``giảm`` or ``không đổi``."""
        if self.figure == self.base:
            return "không đổi"
        return "tăng" if self.figure > self.base else "giảm"

    @property
    def change(self) -> Figure:
        """The difference, without its sign; of two rates it is in percentage points."""
        origin = self.figure.origin
        changed = evolve(
            origin,
            concept=f"{origin.concept}.change",
            label=f"{origin.label}: {self.direction} so với {self.what}",
            unit="điểm phần trăm" if origin.unit == RATE else origin.unit,
        )
        difference = abs(Decimal(self.figure) - Decimal(self.base))
        if isinstance(self.figure, Count) and difference == int(difference):
            return Count(int(difference), changed)
        return Amount(difference, changed)

    @property
    def percent(self) -> Amount | None:
        """The change as a share of the base, to a tenth, half up; None for a rate or a base of zero."""
        origin = self.figure.origin
        if not self.base or origin.unit == RATE:
            return None
        share = percentage(abs(Decimal(self.figure) - Decimal(self.base)), abs(Decimal(self.base)))
        label = f"{origin.label}: tỷ lệ {self.direction} so với {self.what}"
        changed = evolve(origin, concept=f"{origin.concept}.percent", label=label, unit=RATE)
        return Amount(share, changed)

    def __str__(self) -> str:
        """As plain text: ``tăng 05 lượt (19,2%) so với kỳ trước``."""
        return "".join(piece if isinstance(piece, str) else format_number(piece) for piece in self.pieces)

    @property
    def pieces(self) -> tuple[str | Figure, ...]:
        """The words and figures of the sentence part, in their order."""
        if self.figure == self.base:
            return (f"không đổi so với {self.what}",)
        start = (f"{self.direction} ", self.change, f" {self.change.origin.unit}".rstrip())
        if self.percent is None:
            none = "" if self.base else f" ({self.what} không phát sinh)"
            return (*start, none or f" so với {self.what}")
        return (*start, *self._share(self.percent), f" so với {self.what}")

    def _share(self, percent: Amount) -> tuple[str | Figure, ...]:
        if not percent:
            return (" (dưới 0,1%)",)
        almost = "gần " if percent == 100 and self.figure and self.direction == "giảm" else ""
        return (f" ({almost}", percent, "%)")
