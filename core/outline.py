"""Numbers of headings: I. / 1. / a), Điều 1.; the Vietnamese alphabet (Phụ lục I, Phần I, II.6.d, đ)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ROLES = ("muc", "khoan", "diem")
"""The roles of a report's headings, from the highest level down: mục I., khoản 1., điểm a)."""

ARTICLE = "dieu"
"""The role of the highest headings of a decision: Điều 1."""

ALPHABET = "abcdđeghiklmnopqrstuvxy"
ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
         (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip


def roman(number: int) -> str:
    """1 -> "I", 4 -> "IV"; ``number`` is positive."""
    numeral = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        numeral += letters * times
    return numeral


def letter(number: int) -> str:
    """1 -> "a", 5 -> "đ", 23 -> "y", 24 -> "aa": letters in the order of the decree's own lists."""
    letters = ""
    while number:
        number, index = divmod(number - 1, len(ALPHABET))
        letters = ALPHABET[index] + letters
    return letters


LABELS: Mapping[str, Callable[[int], str]] = {
    ARTICLE: lambda number: f"Điều {number}.",
    "muc": lambda number: f"{roman(number)}.",
    "khoan": lambda number: f"{number}.",
    "diem": lambda number: f"{letter(number)})",
}
"""How the headings of each role are numbered."""


def numbering(levels: Iterable[int], roles: Sequence[str] = ROLES) -> Iterator[str]:
    """The label of each heading in turn; a heading starts the count of the levels below it anew."""
    counts = [0] * len(roles)
    for level in levels:
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(roles) - level - 1)
        yield LABELS[roles[level]](counts[level])
