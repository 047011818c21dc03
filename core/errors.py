"""Faults as data: where, what, which rule. Every module speaks of faults in these words."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from attrs import field, frozen
from attrs.validators import instance_of, optional

MOST_SHOWN, MOST_COMPARED = 12, 1000
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Severity(StrEnum):
    """How much a finding weighs: only an error keeps a report from being final."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Location:
    """A place in a file: the file's path as seen from the report project, then a line or a cell.

    Lines and columns count from 1; 0 means the whole file. A cell is written ``SHEET!A1``.
    """

    file: str
    line: int = 0
    column: int = 0
    cell: str = ""

    @property
    def place(self) -> str:
        """The place inside the file: ``12``, ``12:5``, ``Biểu 01!C7``, or nothing."""
        if self.cell:
            return self.cell
        return ":".join(str(number) for number in (self.line, self.column) if number)

    def __str__(self) -> str:
        separator = "!" if self.cell else ":"
        return f"{self.file}{separator}{self.place}" if self.place else self.file


@frozen
class Finding:
    """One fault or remark: a stable ASCII code, one Vietnamese sentence, a place, and whose it is."""

    severity: Severity = field(validator=instance_of(Severity))
    code: str = field(validator=instance_of(str))
    message: str = field(validator=instance_of(str))
    location: Location | None = field(default=None, validator=optional(instance_of(Location)))
    section: str = ""
    plugin: str = ""
    detail: str = field(default="", eq=False)
    """For the log only: the traceback of a plugin's exception."""

    @property
    def order(self) -> tuple[str, int, int, tuple[str, int, int, str], str, str]:
        """Sorts findings by place, cells row by row, then by code."""
        at = self.location or Location("")
        return (at.file, at.line, at.column, _cell_order(at.cell), self.code, self.message)


def _cell_order(cell: str) -> tuple[str, int, int, str]:
    sheet, _, name = cell.rpartition("!")
    match = CELL.fullmatch(name)
    return (sheet, int(match[2]), len(match[1]), match[1]) if match else (cell, 0, 0, "")


def error(code: str, message: str, location: Location | None = None) -> Finding:
    """A finding that keeps the report from being final."""
    return Finding(Severity.ERROR, code, message, location)


def warning(code: str, message: str, location: Location | None = None) -> Finding:
    """A finding that somebody should look at."""
    return Finding(Severity.WARNING, code, message, location)


def note(code: str, message: str, location: Location | None = None) -> Finding:
    """A finding that tells what was done."""
    return Finding(Severity.NOTE, code, message, location)


class VanbanError(Exception):
    """The report, its data or its theme is at fault; nothing can be built from it. Exit code 1."""

    exit_code = 1

    def __init__(self, *findings: Finding) -> None:
        super().__init__("; ".join(finding.message for finding in findings))
        self.findings = findings


class PluginError(VanbanError):
    """A plugin raised, or gave back what it should not. Exit code 3."""

    exit_code = 3


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, then by code; one that was found twice is told once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.order))


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """The form in which names are compared: NFC, small letters, single spaces."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown name: the nearest known one, or all of them."""
    names = {fold(name): name for name in known}
    few = len(names) <= MOST_COMPARED
    near = difflib.get_close_matches(fold(word)[:80], names, n=1, cutoff=0.6) if few else []
    if near:
        return f"; gần nhất là “{names[near[0]]}”"
    shown = list(names.values())[:MOST_SHOWN]
    more = ", …" if len(names) > MOST_SHOWN else ""
    return f"; hiện có: {', '.join(shown)}{more}" if names else ""
