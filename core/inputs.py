"""Which files something is made from: every file that is looked for is noted with its content's hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

ABSENT = ""
"""The hash of a file that is not there: once it is, what was made without it is out of date."""

_noted: ContextVar[dict[str, str] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[dict[str, str]]:
    """The files that are looked for meanwhile: the absolute path of each, and its hash before it was read."""
    found: dict[str, str] = {}
    token = _noted.set(found)
    try:
        yield found
    finally:
        _noted.reset(token)


def noted(path: Path) -> Path:
    """The same path, noted where anybody wants to know."""
    found = _noted.get()
    if found is not None and (name := str(path.absolute())) not in found:
        found[name] = hash_of(path)
    return path


def noted_address(shown: str) -> None:
    """Note that a server was asked, by its address as messages show it: what it answers has no hash."""
    found = _noted.get()
    if found is not None:
        found[shown] = ABSENT


def note_again(files: Mapping[str, str]) -> None:
    """Note files of which something was made before."""
    found = _noted.get()
    if found is not None:
        found.update(files)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file's content; ABSENT where there is none to read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return ABSENT
