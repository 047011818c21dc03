"""What a section plugin is: a contract, a text template, sample data."""

from __future__ import annotations

from pathlib import Path

from attrs import frozen

from .comparison import NOTHING, Baselines
from .files import decode
from .model import Agency, Contribution, Origin
from .period import Period
from .returned import Returns

RESERVED = ("agency", "period", "returns")
"""Names that every template has besides its section's fields."""


@frozen(eq=False, repr=False)
class Context:
    """What a section may know besides its data; ``template`` is its wording, or the project's.

    ``returns`` is the account of the units' reports in a roll-up, and None in any other report.
    """

    agency: Agency
    period: Period
    template: Origin
    baselines: Baselines = NOTHING
    returns: Returns | None = None


@frozen(slots=False)
class Section:
    """One part of a report's body.

    ``folder`` holds ``text.md`` (the wording) and ``sample.yaml`` (sample data for docs, tests and
    ``vanban new``), with ``instruments.yaml`` beside them where the sample cites any.
    """

    name: str
    title: str
    contract: type
    folder: Path

    def template(self) -> Origin:
        """The section's own wording; empty for one that renders by itself and has none."""
        file = self.folder / "text.md"
        if not file.is_file():
            return Origin(str(file), "")
        return decode(file.read_bytes(), str(file)).origin

    def render(self, data: object, context: Context) -> Contribution:
        """Turn the contract object into Markdown; override it where a template is not enough."""
        from .template import render

        facts = context.agency, context.period, context.baselines, context.returns
        return render(context.template, data, *facts)
