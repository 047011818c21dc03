"""Where the clerk and the signing tool fill in the PDF: boxes of number, day, signature and seal, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from vanban import Document, Page, Theme, Writer, hookimpl

from .typst_run import asked

MILLIMETRE = 72 / 25.4
SIGNATURE = 60 * MILLIMETRE
"""The width of a signature's image; it stands between title and name, as high as the room there."""

SEAL = 36 * MILLIMETRE
"""A seal keeps its true size: this is a common one's, and a tool may centre any other on it."""

COVERED = 1 / 3
"""How much of the signature the seal covers, on its left (Nghị định 30/2020, Phụ lục I, mục II.8.a)."""


class BoxesWriter(Writer):
    """The boxes of the PDF of the same document; a number or day that the report states has none."""

    name = "boxes"
    suffix = ".boxes.json"

    def write(self, document: Document, theme: Theme) -> bytes:
        """UTF-8 JSON; points from the lower left corner of the page, as PDF and signing tools count."""
        found = [box for one in json.loads(asked(document, theme, "box")) for box in _boxes(one)]
        boxes = [_from_below(box, theme.style.page) for box in found]
        data = {"unit": "pt", "origin": "bottom-left", "boxes": boxes}
        return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _boxes(told: dict[str, Any]) -> Iterator[tuple[str, int, list[float]]]:
    """The boxes that the template tells of: name, page, then left, top, width and height."""
    left, top, width, height = told["points"]
    if told["name"] != "cot-ky":
        yield told["name"], told["page"], [left, top, width, height]
        return
    start = left + (width - SIGNATURE) / 2
    yield "chu-ky", told["page"], [start, top, SIGNATURE, height]
    edge = start + SIGNATURE * COVERED - SEAL
    yield "dau", told["page"], [edge, top + (height - SEAL) / 2, SEAL, SEAL]


def _from_below(box: tuple[str, int, list[float]], page: Page) -> dict[str, Any]:
    name, number, (left, top, width, height) = box
    bottom = float(page.height) * MILLIMETRE - top - height
    lengths = {"x": left, "y": bottom, "width": width, "height": height}
    return {"name": name, "page": number, **{key: round(value, 2) for key, value in lengths.items()}}


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the writer of boxes."""
    return [BoxesWriter()]
