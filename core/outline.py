"""Numbers of headings: I. / 1. / a), by the Vietnamese alphabet (Phụ lục I, Phần I, mục II.6.d, đ)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

ROLES = ("muc", "khoan", "diem")
"""The roles of headings, from the highest level down: mục I., khoản 1., điểm a)."""

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


def label(level: int, number: int) -> str:
    """The label of heading ``number`` (from 1) at ``level`` (from 0)."""
    return (f"{roman(number)}.", f"{number}.", f"{letter(number)})")[level]


def numbering(levels: Iterable[int]) -> Iterator[str]:
    """The label of each heading in turn; a heading starts the count of the levels below it anew."""
    counts = [0] * len(ROLES)
    for level in levels:
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(ROLES) - level - 1)
        yield label(level, counts[level])
