"""Each paragraph with its effective look, in points and millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from attrs import field, frozen

from vanban import SeenRun

from .blocks import Block, Place
from .composed import composed
from .looks import Look, W, length, paragraph_look
from .numbers import Numbering, read_numbering
from .parts import Parts
from .runs import Drawn, lines_in, runs_of
from .styles import SIZE, Styles, read_styles

if TYPE_CHECKING:
    from lxml.etree import _Element

TAB = 720.0
MOST_LINES = 20
"""Lines anchored in one paragraph: with more they are a drawing, none is beneath a component."""


@frozen(eq=False, repr=False)
class Laid:
    """A paragraph as it will be laid out; ``look`` holds twips, ``lines`` what is drawn from it."""

    element: _Element
    place: Place
    runs: tuple[SeenRun, ...]
    look: Look
    style: str
    label: str
    lines: Sequence[Drawn]

    @property
    def has_text(self) -> bool:
        """Whether anything is to be read."""
        return any(not run.text.isspace() for run in self.runs if run.text)

    @property
    def text_is_upper(self) -> bool:
        """Whether its letters are capitals."""
        return "".join(run.text for run in self.runs).isupper()


@frozen(eq=False, repr=False)
class Layout:
    """What a document says of looks, and looks already worked out."""

    styles: Styles
    numbering: Numbering
    tab: float = TAB
    made: dict[tuple[object, ...], SeenRun] = field(factory=dict)

    def laid(self, block: Block) -> Laid:
        """The paragraph of a block."""
        properties = block.element.find(f"{W}pPr")
        direct = paragraph_look(properties)
        style = self.styles.paragraph_style(direct)
        table_style = block.place.style or (self.styles.default_table if block.place.table else "")
        stated = self.styles.effective_paragraph(direct, style, table_style, {})
        numbered = self.numbering.look(stated)
        if numbered and "numId" not in direct:  # the style that asks for the number may set other indents
            numbered = numbered | self.styles.chain(style)[1]
        look = self.styles.effective_paragraph(direct, style, table_style, numbered) if numbered else stated
        found = [self._run(text, run, style, table_style) for text, run in runs_of(block.element)]
        runs = tuple(run for run in found if run is not None)
        label = self.numbering.label(stated)
        runs, look = self._without_tab(runs, look)
        lines = list(islice(lines_in(block.element), MOST_LINES)) if block.draws else ()
        return Laid(block.element, block.place, runs, look, style, label, lines)

    def _run(self, text: str, direct: Look, style: str, table_style: str) -> SeenRun | None:
        key = (style, table_style, text.isascii(), *sorted(direct.items()))
        if key not in self.made:
            self.made[key] = self._look(text, direct, style, table_style)
        look = self.made[key]
        if look.font == HIDDEN:
            return None
        text = composed(text)
        text = text.upper() if look.text else text
        return SeenRun(text, look.size, look.bold, look.italic, look.underline, look.font, look.color)

    def _look(self, text: str, direct: Look, style: str, table_style: str) -> SeenRun:
        """The look of a run; its text tells only whether it is set in capitals."""
        look = self.styles.effective_run(direct, style, table_style)
        return SeenRun(
            "A" if look["caps"] or look["smallCaps"] else "",
            exact(look.get("size", SIZE)),
            look["b"],
            look["i"],
            look.get("u", False),
            HIDDEN if look["vanish"] else self.styles.font(look, text),
            look.get("color", "000000"),
        )

    def _without_tab(self, runs: tuple[SeenRun, ...], look: Look) -> tuple[tuple[SeenRun, ...], Look]:
        """A tab at the beginning is an indent of the first line, to the next stop."""
        if not runs or not runs[0].text.startswith("\t"):
            return runs, look
        first = runs[0]
        rest = SeenRun(
            first.text[1:], first.size, first.bold, first.italic, first.underline, first.font, first.color
        )
        start = look.get("left", 0.0) + look.get("first", 0.0)
        stops = [stop for stop, _ in look.get("tabs", ()) if stop > start]
        stop = stops[0] if stops else (start // self.tab + 1) * self.tab
        return (rest, *runs[1:]), {**look, "first": stop - look.get("left", 0.0)}


HIDDEN = "\0"
"""The font of text that is not shown."""


def read_layout(parts: Parts) -> Layout:
    """What a document says of looks."""
    settings = parts.of_kind("settings")
    stop = settings.find(f"{W}defaultTabStop") if settings is not None else None
    tab = length(stop.get(f"{W}val")) if stop is not None else None
    return Layout(read_styles(parts), read_numbering(parts), tab or TAB)


@lru_cache(maxsize=4096)
def exact(value: float) -> Decimal:
    """A measure to the hundredth."""
    return Decimal(round(value * 100)) / 100


@lru_cache(maxsize=4096)
def millimetres(twips: float) -> Decimal:
    """A length in twips as millimetres, to the hundredth."""
    return exact(twips * 25.4 / 1440)
