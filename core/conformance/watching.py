"""What a call does to the machine: files, networks, processes, as Python's audit events tell them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache
from typing import Any

TOLD = (
    "open", "os.", "shutil.", "tempfile.", "glob.", "pathlib.", "fcntl.", "mmap.", "sqlite3.", "socket.",
    "subprocess.", "pty.", "urllib.", "http.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "webbrowser.",
)  # fmt: skip
"""How the events begin that reach beyond the process."""

_seen: ContextVar[list[str] | None] = ContextVar("vanban_seen", default=None)


def watched(run: Callable[[], object]) -> list[str]:
    """Call a function; returns what it did to files, networks and processes: each event and with what."""
    _install()
    seen: list[str] = []
    token = _seen.set(seen)
    try:
        run()
    finally:
        _seen.reset(token)
    return list(dict.fromkeys(seen))


@cache
def _install() -> None:
    """Python never takes an audit hook away again, so there is one, and it sleeps."""
    sys.addaudithook(_note)


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    seen = _seen.get()
    if seen is not None and event.startswith(TOLD):
        what = next((one for one in arguments if isinstance(one, (str, bytes, tuple))), "")
        shown = os.fsdecode(what) if isinstance(what, bytes) else str(what)
        seen.append(f"{event} “{shown}”" if what else event)
