"""Paragraphs cut where one holds several components: at line breaks, and at tabs outside tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property

import attrs

from ..seen import SeenParagraph, SeenRun

MARKS = str.maketrans({"–": "-", "—": "-", "\u00ad": "", "\u200b": "", "\ufeff": ""})
TONES = "\u0300\u0301\u0303\u0309\u0323"
UNKNOWN = ""
"""The alignment of text that tabs put where it is."""


@attrs.frozen(eq=False, slots=False)
class Piece:
    """A paragraph, or a part of one that holds a component by itself."""

    paragraph: SeenParagraph

    @cached_property
    def text(self) -> str:
        """The text with single spaces, as a reader sees it."""
        return " ".join(f"{self.paragraph.label} {self.paragraph.text}".split())

    @cached_property
    def plain(self) -> str:
        """The text in small letters, dashes as hyphens."""
        return self.text.casefold().translate(MARKS)

    @property
    def is_upper(self) -> bool:
        """Whether it has letters and all are capitals."""
        return self.text.isupper()

    def share(self, attribute: str) -> float:
        """The share of the letters that are bold, italic or underlined."""
        lengths = [(len(run.text.strip()), bool(getattr(run, attribute))) for run in self.paragraph.runs]
        whole = sum(length for length, _ in lengths)
        return sum(length for length, has in lengths if has) / whole if whole else 0.0


def pieces_of(paragraphs: Iterable[SeenParagraph]) -> list[Piece]:
    """The pieces with text, in reading order."""
    found = (piece for paragraph in paragraphs for piece in _cut(paragraph))
    return [piece for piece in found if piece.text]


def _cut(paragraph: SeenParagraph) -> Iterator[Piece]:
    words = paragraph.text
    if "\n" not in words and "\t" not in words:
        yield Piece(paragraph)
        return
    lines = split_runs(paragraph.runs, "\n")
    for number, line in enumerate(lines):
        below = paragraph.rule if number == len(lines) - 1 else None
        one = attrs.evolve(paragraph, runs=line, rule=below)
        parts = [part for part in split_runs(line, "\t") if "".join(run.text for run in part).strip()]
        if len(parts) > 1 and not paragraph.table:
            yield from (
                Piece(attrs.evolve(one, runs=part, align=UNKNOWN, column=column, rule=None))
                for column, part in enumerate(parts)
            )
        else:
            yield Piece(one)


def split_runs(runs: Iterable[SeenRun], mark: str) -> list[tuple[SeenRun, ...]]:
    """Runs cut at every ``mark``, which is left out."""
    lines: list[list[SeenRun]] = [[]]
    for run in runs:
        first, *more = run.text.split(mark)
        lines[-1].append(attrs.evolve(run, text=first))
        lines.extend([attrs.evolve(run, text=words)] for words in more)
    return [tuple(line) for line in lines]


def same_letters(one: str, other: str) -> bool:
    """Whether two texts are the same, wherever their letters' tone marks stand: HÒA or HOÀ.

    Capitals count, unless one of them has nothing else.
    """
    if one.isupper() != other.isupper():
        one, other = one.casefold(), other.casefold()
    return _tones_last(one) == _tones_last(other)


def _tones_last(text: str) -> list[tuple[str, str]]:
    found = []
    for word in unicodedata.normalize("NFD", text).split():
        tones = "".join(letter for letter in word if letter in TONES)
        found.append(("".join(letter for letter in word if letter not in TONES), tones))
    return found


def toneless(text: str) -> str:
    """The text without tone marks and small differences: by it, misspelt fixed texts are still found."""
    letters = unicodedata.normalize("NFD", text.casefold().translate(MARKS))
    return re.sub(
        r"[^a-zđ]", "", "".join(letter for letter in letters if letter not in TONES).replace("đ", "d")
    )
