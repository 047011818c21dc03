"""Whether each instrument, at its first mention, is cited with all that the decree asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vanban import BY_NAME, Check, Document, Finding, Instrument, fold, hookimpl, warning


class FirstMentions(Check):
    """The first mention states type, number, date, issuer and title; a law its type and name (II.6.b)."""

    name = "trich-dan"

    def check(self, document: Document) -> Iterator[Finding]:
        """Warn once for each cited instrument that lacks something."""
        for instrument in document.instruments:
            if missing := _missing(instrument):
                message = f"văn bản “{instrument.key}” viện dẫn lần đầu còn thiếu {', '.join(missing)}"
                yield warning("trich-dan/thieu", message, instrument.location)


def _missing(instrument: Instrument) -> list[str]:
    needed: dict[str, object] = {"trích yếu": instrument.title}
    if fold(instrument.type) not in BY_NAME:
        needed |= {
            "số, ký hiệu": instrument.number,
            "ngày ban hành": instrument.date,
            "cơ quan ban hành": instrument.issuer,
        }
    return [name for name, value in needed.items() if not value]


@hookimpl
def vanban_register_checks() -> Iterable[Check]:
    """Offer the check of first mentions."""
    return [FirstMentions()]
