"""What a batch made, and from what: one row for each unit, kept beside the documents.

SQLite keeps it whole whenever the program or the machine stops, and lets one run in at a time.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

from .errors import Location, VanbanError, error

FILE, WORKBOOK, JSON = "manifest.sqlite", "tong-hop.xlsx", "tong-hop.json"
"""What a batch writes beside the documents: the manifest, and its summary twice."""

SCHEMA = 1
FINDING = {"severity", "code", "message", "file", "place"}
"""What the summary needs of a finding."""

BUSY = {"database is locked", "locking protocol"}


@frozen
class Entry:
    """One document: its file, the hash of its content, and what it was made from.

    ``row`` is what the unit's row stated, ``inputs`` the hash of each file by its path as seen from the
    project, ``tools`` the version of each program; ``findings`` are as the summary lists them.
    """

    output: str
    sha256: str
    row: Mapping[str, str]
    inputs: Mapping[str, str]
    tools: Mapping[str, str]
    findings: tuple[Mapping[str, str], ...]
    code: int


class Manifest:
    """The entries by the code of their unit."""

    def __init__(self, connection: sqlite3.Connection, at: Path) -> None:
        self._connection, self._at = connection, at

    def entries(self) -> dict[str, Entry]:
        """What former runs made; raises VanbanError for a damaged file."""
        with _told(self._at):
            rows = self._connection.execute("SELECT unit, entry FROM made").fetchall()
        try:
            return {unit: _entry(json.loads(text)) for unit, text in rows}
        except (ValueError, TypeError, KeyError, AttributeError):
            raise _damaged(self._at) from None

    def keep(self, unit: str, entry: Entry) -> None:
        """Remember what was made; it is there even if the program is killed the next moment."""
        text = json.dumps(attrs.asdict(entry), ensure_ascii=False)
        with _told(self._at), self._connection:
            self._connection.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (unit, text))


@contextmanager
def manifest_in(folder: Path) -> Iterator[Manifest]:
    """The manifest of a folder, for this run alone.

    Raises VanbanError while another run has it, and where it is damaged or cannot be written.
    """
    at = folder / FILE
    with _told(at), closing(sqlite3.connect(at, timeout=0.2)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in {0, SCHEMA}:
            message = (
                f"sổ {FILE} do phiên bản vanban khác ghi; hãy chọn --out khác, hoặc xóa {FILE} để dựng lại"
            )
            raise VanbanError(error("lo/phien-ban", message, Location(str(at))))
        with connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("CREATE TABLE IF NOT EXISTS made (unit TEXT PRIMARY KEY, entry TEXT NOT NULL)")
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        yield Manifest(connection, at)


def _entry(stated: dict[str, Any]) -> Entry:
    entry = Entry(**{**stated, "findings": tuple(stated["findings"])})
    tables = (entry.row, entry.inputs, entry.tools, *entry.findings)
    texts = (entry.output, entry.sha256, *(text for table in tables for text in table.values()))
    if not all(isinstance(text, str) for text in texts) or not isinstance(entry.code, int):
        raise TypeError
    if any(not one.keys() >= FINDING for one in entry.findings):
        raise KeyError
    return entry


@contextmanager
def _told(at: Path) -> Iterator[None]:
    """Faults of the database as findings."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        if str(fault) in BUSY:
            message = "một lần dựng khác đang chạy vào thư mục này; hãy đợi xong rồi chạy lại"
            raise VanbanError(error("lo/dang-chay", message, Location(str(at.parent)))) from None
        message = f"không ghi được sổ {at.name}: {fault}"
        raise VanbanError(error("tep/khong-ghi", message, Location(str(at)))) from None
    except sqlite3.DatabaseError:
        raise _damaged(at) from None


def _damaged(at: Path) -> VanbanError:
    message = f"sổ {at.name} bị hỏng; hãy xóa tệp đó rồi chạy lại, mọi văn bản sẽ được dựng lại"
    return VanbanError(error("lo/so-hong", message, Location(str(at))))
