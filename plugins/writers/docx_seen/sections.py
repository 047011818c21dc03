"""Pages and page numbers: each section with the headers and footers that hold in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from attrs import field, frozen

from vanban import SeenNumber, SeenSection

from .blocks import Blocks, Place
from .looks import ALIGNMENTS, W, is_on, length, run_look
from .paragraphs import Laid, Layout, exact, millimetres
from .parts import Parts
from .styles import SIZE

if TYPE_CHECKING:
    from lxml.etree import _Element

IDENT = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
FIELD = re.compile(r"^\s*PAGE\b")
LETTER = (12240.0, 15840.0)
"""Word's own page, in twips, where a section states none."""

PAGES = {"default", "first", "even"}
MOST = 20
"""Page numbers of one header that are looked at."""

Shown = dict[tuple[str, str], tuple[SeenNumber, ...]]
"""What headers and footers show, by where they stand and on which pages."""


@frozen(eq=False, repr=False)
class Sections:
    """Reads sections in order: one takes over the headers that it does not state."""

    parts: Parts
    layout: Layout
    has_even: bool
    found: dict[tuple[_Element, str, str], tuple[SeenNumber, ...]] = field(factory=dict)
    """What each part shows, where and on which pages: thousands of sections may name one header."""

    def read(self, properties: list[_Element | None]) -> Iterator[SeenSection]:
        """Each section."""
        shown: Shown = {}
        for one in properties:
            shown = {**shown, **dict(self._stated(one))} if one is not None else shown
            yield self._section(one, shown)

    def _stated(self, section: _Element) -> Iterator[tuple[tuple[str, str], tuple[SeenNumber, ...]]]:
        for where in ("header", "footer"):
            for reference in section.iterfind(f"{W}{where}Reference"):
                pages = reference.get(f"{W}type", "default")
                if pages in PAGES:
                    part = self.parts.related(reference.get(IDENT, ""))
                    yield (where, pages), self._shown(part, where, pages) if part is not None else ()

    def _shown(self, part: _Element, where: str, pages: str) -> tuple[SeenNumber, ...]:
        key = (part, where, pages)
        if key not in self.found:
            self.found[key] = tuple(islice(self._numbers(part, where, pages), MOST))
        return self.found[key]

    def _numbers(self, part: _Element, where: str, pages: str) -> Iterator[SeenNumber]:
        for block in Blocks().of(part, Place()):
            run = _page_field(block.element)
            if run is not None:
                laid = self.layout.laid(block)
                yield self._number(laid, run, where, pages)

    def _number(self, laid: Laid, run: _Element, where: str, pages: str) -> SeenNumber:
        look = self.layout.styles.effective_run(run_look(run.find(f"{W}rPr")), laid.style, "")
        size, align = exact(look.get("size", SIZE)), _align(laid, run)
        return SeenNumber(where, pages, align, size, bool(look["i"]))

    def _section(self, section: _Element | None, shown: Shown) -> SeenSection:
        size, margins, number = _parts_of(section)
        first = section.find(f"{W}titlePg") if section is not None else None
        hides_first = first is not None and is_on(first)
        kinds = {"default", *(["first"] if hides_first else []), *(["even"] if self.has_even else [])}
        style = number.get(f"{W}fmt", "decimal") if number is not None else "decimal"
        found = [one for (_, pages), numbers in shown.items() if pages in kinds for one in numbers]
        numbers = tuple(
            SeenNumber(one.where, one.pages, one.align, one.size, one.italic, style) for one in found
        )
        start = number.get(f"{W}start", "") if number is not None else ""
        begins = int(start) if re.fullmatch(r"\d{1,9}", start) else None
        return SeenSection(**_lengths(size, margins), hides_first=hides_first, start=begins, numbers=numbers)


def _align(laid: Laid, run: _Element) -> str:
    """Where a page number stands: with its frame, at the stop of a tab before it, or as its paragraph."""
    stops, tabs = laid.look.get("tabs", ()), _tabs_before(laid.element, run)
    if tabs and tabs[-1].tag == f"{W}ptab":
        return ALIGNMENTS.get(tabs[-1].get(f"{W}alignment", ""), "left")
    if tabs and len(tabs) <= len(stops):
        return str(stops[len(tabs) - 1][1])
    return str(laid.look.get("frame") or laid.look.get("align", "left"))


def _tabs_before(paragraph: _Element, run: _Element) -> list[_Element]:
    """The tabs that stand in the text before a run."""
    found = []
    for one in paragraph.iter(f"{W}r", f"{W}tab", f"{W}ptab"):
        if one is run:
            break
        parent = one.getparent()
        if one.tag != f"{W}r" and parent is not None and parent.tag == f"{W}r":
            found.append(one)
    return found


def page_width(section: _Element | None) -> float:
    """The width between the margins, in twips."""
    size, margins, _ = _parts_of(section)
    width = (length(size.get(f"{W}w")) if size is not None else None) or LETTER[0]
    sides = (
        [length(margins.get(f"{W}{side}")) or 0 for side in ("left", "right")] if margins is not None else [0]
    )
    return max(width - sum(sides), 0)


def _parts_of(section: _Element | None) -> tuple[_Element | None, _Element | None, _Element | None]:
    if section is None:
        return None, None, None
    return section.find(f"{W}pgSz"), section.find(f"{W}pgMar"), section.find(f"{W}pgNumType")


def _lengths(size: _Element | None, margins: _Element | None) -> dict[str, Decimal]:
    wanted: list[tuple[str, _Element | None, str, float]] = [
        ("width", size, "w", LETTER[0]), ("height", size, "h", LETTER[1]),
        *((side, margins, side, 1440.0) for side in ("top", "bottom", "left", "right")),
    ]  # fmt: skip
    found = {}
    for name, element, attribute, default in wanted:
        stated = length(element.get(f"{W}{attribute}")) if element is not None else None
        found[name] = millimetres(abs(stated) if stated is not None else default)
    return found


def _page_field(paragraph: _Element) -> _Element | None:
    """The run that shows the page number: of a simple field, or after a complex one's instruction."""
    for one in paragraph.iter(f"{W}fldSimple", f"{W}instrText"):
        is_simple = one.tag == f"{W}fldSimple"
        instruction = one.get(f"{W}instr", "") if is_simple else one.text or ""
        if not FIELD.match(instruction) or next(one.iterancestors(f"{W}p"), None) is not paragraph:
            continue  # a text box within has paragraphs of its own
        if is_simple:
            return next(one.iter(f"{W}r"), one)
        run = one.getparent()
        return next((other for other in _after(run) if other.find(f"{W}t") is not None), run)
    return None


def _after(run: _Element | None) -> Iterator[_Element]:
    if run is not None:
        yield from run.itersiblings(f"{W}r")
