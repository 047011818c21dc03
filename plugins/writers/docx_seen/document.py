"""The whole way: the parts of the package, its paragraphs laid out, its pages; a document as it is seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from vanban import Location, Seen, SeenParagraph, VanbanError, error

from .beneath import HEIGHT, POINT, rules_beneath
from .blocks import Blocks, Place
from .looks import W, is_on
from .paragraphs import Laid, exact, millimetres, read_layout
from .parts import Parts, open_parts
from .sections import Sections, page_width
from .styles import SIZE

if TYPE_CHECKING:
    from lxml.etree import _Element

AUTOMATIC, FIXED = 280.0, 100.0
"""The automatic space before or after a paragraph, in twips; FIXED where the settings ask for 5 pt."""

MOST = 200_000
"""Paragraphs: a document of ten thousand pages has fewer."""


def seen_in(docx: bytes, name: str) -> Seen:
    """What the document shows; raises VanbanError with one sentence where it cannot be read."""
    parts = open_parts(docx, name)
    layout = read_layout(parts)
    body = parts.document.find(f"{W}body")
    assert body is not None  # open_parts saw to it
    blocks = list(islice(Blocks().of(body, Place()), MOST + 1))
    if len(blocks) > MOST:
        raise VanbanError(error("van-ban/khong-doc-duoc", f"tệp có quá {MOST} đoạn", Location(name)))
    laid = [layout.laid(block) for block in blocks]
    ends = [one.element.find(f"{W}pPr/{W}sectPr") for one in laid]
    last = body.find(f"{W}sectPr")
    properties = [*(end for end in ends if end is not None), last]
    sections = Sections(parts, layout, _says(parts, "evenAndOddHeaders"))
    automatic = FIXED if _says(parts, f"compat/{W}doNotUseHTMLParagraphAutoSpacing") else AUTOMATIC
    beneath = rules_beneath(laid, page_width(properties[0]))
    return Seen(tuple(sections.read(properties)), tuple(_seen(laid, ends, beneath, automatic)))


def _says(parts: Parts, name: str) -> bool:
    """Whether the settings turn that on."""
    settings = parts.of_kind("settings")
    found = settings.find(f"{W}{name}") if settings is not None else None
    return found is not None and is_on(found)


def _seen(
    laid: Sequence[Laid],
    ends: Sequence[_Element | None],
    beneath: dict[int, Decimal | None],
    automatic: float,
) -> Iterator[SeenParagraph]:
    section = 0
    for position, (one, end) in enumerate(zip(laid, ends, strict=True)):
        look, place = one.look, one.place
        before, after = _spaces(laid, position, automatic)
        line, fixed = _line(look.get("line", 240.0), look.get("lineRule", "auto"), one)
        yield SeenParagraph(
            number=position + 1,
            runs=one.runs,
            align=look.get("frame") or look.get("align", "left"),
            indent=_indent(one),
            left=millimetres(look.get("left", 0.0)),
            before=exact(before / 20),
            after=exact(after / 20),
            line=line,
            exact=fixed,
            rule=beneath.get(position, Decimal(0)),
            section=section,
            table=place.table,
            row=place.row,
            column=place.column,
            label=one.label,
            is_framed=place.is_framed,
        )
        section += end is not None


def _indent(one: Laid) -> Decimal:
    if one.look.get("chars") and one.runs:
        return millimetres(one.look["chars"] * float(one.runs[0].size) * 20)
    return millimetres(one.look.get("first", 0.0))


def _line(line: float, rule: str, one: Laid) -> tuple[Decimal | None, Decimal | None]:
    """The line spacing: in lines, or points where it is fixed; "at least" is as high as its letters want."""
    if rule == "exact":
        return None, exact(line / 20)
    if rule == "atLeast":
        single = max((float(run.size) for run in one.runs), default=SIZE) * POINT * HEIGHT
        return exact(max(line / single, 1.0)), None
    return exact(line / 240), None


def _spaces(laid: Sequence[Laid], position: int, automatic: float) -> tuple[float, float]:
    """The spaces before and after; between paragraphs of one style there may be none."""
    one = laid[position]
    spaces = []
    for name, other in (("before", position - 1), ("after", position + 1)):
        space = automatic if one.look.get(f"{name}Autospacing") else one.look.get(name, 0.0)
        like = 0 <= other < len(laid) and laid[other].style == one.style and laid[other].place == one.place
        spaces.append(0.0 if one.look.get("contextual") and like else space)
    return spaces[0], spaces[1]
