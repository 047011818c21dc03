"""Markdown of the reference pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from textwrap import fill

WIDTH = 110
NOTE = "<!-- Written by docs/generate.py from the code; do not edit. -->"


def page(title: str, intro: str, *parts: str) -> str:
    """A whole page."""
    paragraphs = (fill(one, WIDTH, break_on_hyphens=False) for one in intro.split("\n\n"))
    return "\n\n".join([NOTE, f"# {title}", *paragraphs, *filter(None, parts)]) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A pipe table; columns in which no row has anything are left out."""
    lines = [[cell(one) for one in row] for row in rows]
    kept = [place for place in range(len(head)) if any(line[place] for line in lines)]
    shown = [[line[place] for place in kept] for line in (head, ["---"] * len(head), *lines)]
    return "\n".join(f"| {' | '.join(line)} |" for line in shown)


def cell(text: str) -> str:
    """What stands in a cell; text in code spans keeps its stars and brackets."""
    pieces = " ".join(text.split()).replace("|", r"\|").split("`")
    for place in range(0, len(pieces), 2):
        pieces[place] = pieces[place].replace("*", r"\*").replace("<", "&lt;").replace("&lt;br>", "<br>")
    return "`".join(pieces)


def code(text: str) -> str:
    """A code span, or nothing."""
    return f"`{text}`" if text else ""


def block(lines: Iterable[str], language: str = "python") -> str:
    """A code block."""
    return "\n".join([f"```{language}", *lines, "```"])


def first_sentence(doc: str | None) -> str:
    """The first paragraph of a docstring, as Markdown on one line."""
    paragraph = " ".join((doc or "").strip().split("\n\n")[0].split())
    return re.sub(r"(:\w+:)?`+", "`", paragraph)
