"""The row of codes of an official form: ``MS | 1=5+11+17 | 2 | 3``, with or without "MS"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import frozen

from vanban import fold

from .form_title import HIGHEST
from .sheet import Merge, Raw

MARKERS = {"ms", "mã số", "mã", "cột", "mã cột"}
NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,2})?[a-zđ]?"
CODE = re.compile(NUMBER)
PRINTED = re.compile(rf"({NUMBER})((?:<=|>=|=|<|>){NUMBER}(?:[+-]{NUMBER})*)*")
COMPUTED = re.compile(rf"({NUMBER})=[0-9.,+*/:x×%-]+", re.I)
"""A code with a formula that is no sum, as rates have: 4=2/1*100%."""

LETTER = re.compile(r"[A-E]")
ELLIPSIS = re.compile(r"([0-9]{1,3})\+(?:…|\.{2,})\+([0-9]{1,3})")
FEWEST, LONGEST = 3, 400
"""The codes that a code row holds at least, the letters of one at most."""


@frozen
class Column:
    """A coded column: its first and last cell column, the code, the relation printed with it.

    A formula that is no relation of sums ``is_computed``: it is printed, and not checked.
    """

    first: int
    last: int
    code: str
    relation: str
    is_computed: bool = False


@frozen
class CodeRow:
    """The row of codes: where it stands, its columns, the column of its marker, or -1."""

    row: int
    columns: tuple[Column, ...]
    marker: int


def find_code_row(cells: Sequence[Sequence[Raw]], merges: Sequence[Merge]) -> CodeRow | None:
    """The first row of codes among the rows where a form's head may stand, or None."""
    spans = {first: last[1] for first, last in merges}
    lines = enumerate(cells[:HIGHEST])
    return next((found for row, line in lines if (found := _code_row(line, row, spans))), None)


def _code_row(line: Sequence[Raw], row: int, spans: Mapping[tuple[int, int], int]) -> CodeRow | None:
    columns: list[Column] = []
    marker = -1
    for column, cell in enumerate(line):
        if len(str(cell)) > LONGEST:
            return None
        text = as_code(cell)
        if not text:
            continue
        printed = PRINTED.fullmatch(text)
        found = printed or COMPUTED.fullmatch(text)
        if found:
            last = min(spans.get((row, column), column), len(line) - 1)
            code = found[1]
            columns.append(Column(column, last, code, text if text != code else "", not printed))
        elif fold(str(cell)).rstrip(":.") in MARKERS and marker < 0:
            marker = column
        elif not LETTER.fullmatch(text):
            return None
    is_code_row = len(columns) >= FEWEST and (marker >= 0 or _are_codes(columns, line))
    return CodeRow(row, tuple(columns), marker) if is_code_row else None


def as_code(cell: Raw) -> str:
    """A code as it is compared: no spaces, no brackets, 5 for 5.0, 5 for "Cột (5)"."""
    text = f"{cell:g}" if isinstance(cell, float) else str(cell)
    text = (
        re.sub(r"[()\[\]\s\u00a0]|^cột(?=\W*[0-9])", "", text, flags=re.I)
        .replace("≤", "<=")
        .replace("≥", ">=")
        .replace("–", "-")
    )
    return ELLIPSIS.sub(lambda m: "+".join(str(n) for n in range(int(m[1]), int(m[2]) + 1)), text)


def _are_codes(columns: Sequence[Column], line: Sequence[Raw]) -> bool:
    """Without "MS", codes are told from figures by counting 1, 2, 3, with a relation or a bracket."""
    whole = [int(column.code) for column in columns if column.code.isdigit()]
    printed = any(column.relation or "(" in str(line[column.first]) for column in columns)
    return printed and whole == list(range(1, len(whole) + 1))
