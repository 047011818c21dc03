"""The text of a paragraph as it is shown: fields by their results, tracked changes accepted; its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from attrs import frozen

from .blocks import MC, THROUGH, chosen
from .looks import Look, W, length, run_look

if TYPE_CHECKING:
    from lxml.etree import _Element

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
V = "{urn:schemas-microsoft-com:vml}"
EMU = 635
"""English Metric Units in a twip."""

LETTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}softHyphen": ""}
HEIGHT = 300
"""Twips: what is drawn is a line where it is lower than this."""


@frozen
class Drawn:
    """A line drawn over the page, in twips; ``down`` is how far beneath its paragraph's top, if known."""

    length: float
    down: float | None


def runs_of(paragraph: _Element) -> Iterator[tuple[str, Look]]:
    """Stretches of text with what their runs state."""
    for child in paragraph:
        if child.tag == f"{W}r":
            text = "".join(_text(child))
            if text:
                yield text, run_look(child.find(f"{W}rPr"))
        elif child.tag in THROUGH or child.tag == f"{W}fldSimple":
            yield from runs_of(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from runs_of(chosen(child))


def _text(run: _Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in LETTERS:
            yield LETTERS[child.tag]
        elif child.tag == f"{W}br" and child.get(f"{W}type") in {None, "textWrapping"}:
            yield "\n"


def lines_in(paragraph: _Element) -> Iterator[Drawn]:
    """The lines that a paragraph anchors: drawn by shapes, or in Word's older way."""
    for child in paragraph:
        if child.tag == f"{MC}AlternateContent":
            yield from lines_in(chosen(child))
        elif child.tag in {f"{WP}anchor", f"{WP}inline"}:
            yield from _shape(child)
        elif child.tag in {f"{V}line", f"{V}shape"}:
            yield from _vml(child)
        elif child.tag not in {f"{W}p", f"{W}txbxContent", f"{W}pPr", f"{W}rPr"} and len(child):
            yield from lines_in(child)


def _shape(anchor: _Element) -> Iterator[Drawn]:
    extent = anchor.find(f"{WP}extent")
    if extent is None or next(anchor.iter(f"{W}txbxContent"), None) is not None:
        return
    width, height = length(extent.get("cx")), length(extent.get("cy"))
    if not width or height is None or height / EMU > HEIGHT:
        return
    vertical = anchor.find(f"{WP}positionV")
    offset = vertical.find(f"{WP}posOffset") if vertical is not None else None
    is_near = vertical is not None and vertical.get("relativeFrom") in {"paragraph", "line", None}
    down = length((offset.text or "").strip()) if offset is not None and is_near else None
    yield Drawn(width / EMU, None if down is None else down / EMU)


def _vml(shape: _Element) -> Iterator[Drawn]:
    style = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", shape.get("style", "")))
    ends = [_point(shape.get(name, "")) for name in ("from", "to")]
    width = length(style.get("width", "").strip(), 20)
    if ends[0] and ends[1]:
        width = abs(ends[1][0] - ends[0][0])
    down = length(style.get("margin-top", "").strip(), 20)
    if ends[0] and down is None:
        down = ends[0][1]
    height = length(style.get("height", "0").strip(), 20) or 0
    if width and height <= HEIGHT:
        yield Drawn(width, down)


def _point(text: str) -> tuple[float, float] | None:
    parts = [length(part.strip(), 20) for part in text.split(",")]
    return (parts[0], parts[1]) if len(parts) == 2 and parts[0] is not None and parts[1] is not None else None
