"""Databases: how they are opened for reading and nothing else, and what they answer."""

from __future__ import annotations

import sqlite3
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from vanban import Location, VanbanError, error

from .database_address import Address
from .database_faults import ANSWERING, CONNECTING, OPENING, Asked

if TYPE_CHECKING:
    from sqlalchemy import Connection, CursorResult, Engine, Executable

TIME_LIMIT, CONNECT_LIMIT, LOCK_WAIT = 30.0, 10, 5.0
"""Seconds for a whole answer, for a server to be reached, for another program's writing to end."""

MOST_ROWS, MOST_TEXT, ONE_FETCH, LARGEST_CELL = 200_000, 64 * 1024 * 1024, 500, 1_000_000

READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
FORBIDDEN = {"load_extension", "fts3_tokenizer", "regexp"}
"""Functions that load code, show pointers, or run as long as a pattern wants."""


@frozen
class Question:
    """What is asked: a table, or a query with ``:name`` for each of its values.

    ``name`` heads the places of the answer's values; ``at`` is where the question stands.
    """

    name: str
    at: Location
    table: str = ""
    query: str = ""
    values: Mapping[str, str | date] = field(factory=dict)


@frozen
class Answer:
    """Columns and rows, as the driver gives them."""

    columns: tuple[str, ...]
    rows: tuple[Sequence[object], ...]


@frozen
class Database(ABC):
    """A database: its name as findings show it, and where the report names it."""

    name: str
    at: Location | None
    secrets: Mapping[str, str] = field(factory=dict, repr=False)

    @abstractmethod
    def engine(self) -> Engine:
        """The way to connections that read only; raises ImportError where the driver is missing."""

    @abstractmethod
    def limit(self, connection: Connection, deadline: float) -> None:
        """See to it that what runs next on the connection reads only, and ends by the deadline."""

    def value(self, value: str | date) -> object:
        """A value in the form in which such databases compare it."""
        return value

    def answer(self, question: Question) -> Answer:
        """Ask; raises VanbanError with one finding for whatever goes wrong."""
        with self._connect() as connection:
            try:
                return self._ask(connection, question)
            except VanbanError:
                raise
            except Exception as fault:
                tables = partial(_tables, connection)
                asked = Asked(self.name, self.at, self.secrets, question.at, question.query, tables)
                raise VanbanError(asked.finding(fault, ANSWERING)) from None

    def _connect(self) -> Connection:
        try:
            return self.engine().connect()
        except ImportError:
            message = 'muốn đọc PostgreSQL thì phải cài thêm thư viện: pip install "vanban[postgresql]"'
            raise VanbanError(error("sql/thieu-thu-vien", message, self.at)) from None
        except Exception as fault:  # drivers raise what they like, and their words may hold a password
            asked = Asked(self.name, self.at, self.secrets)
            raise VanbanError(asked.finding(fault, (*OPENING, *CONNECTING))) from None

    def _ask(self, connection: Connection, question: Question) -> Answer:
        deadline = time.monotonic() + TIME_LIMIT
        self.limit(connection, deadline)
        values = {name: self.value(value) for name, value in question.values.items()}
        options = {"stream_results": True, "sqlite_raw_colnames": True}
        with connection.execute(_statement(question), values, execution_options=options) as result:
            if not result.returns_rows:
                return Answer((), ())
            columns = tuple(result.keys())
            return Answer(columns, tuple(self._rows(connection, result, question, deadline)))

    def _rows(
        self, connection: Connection, result: CursorResult[Any], question: Question, deadline: float
    ) -> Iterator[Sequence[object]]:
        count = size = 0
        while True:
            self.limit(connection, deadline)  # anew: the former rows may have called set_config
            rows = result.fetchmany(ONE_FETCH)
            if not rows:
                return
            count += len(rows)
            size += sum(len(cell) for row in rows for cell in row if isinstance(cell, (str, bytes)))
            if count > MOST_ROWS or size > MOST_TEXT:
                most = f"{MOST_ROWS // 1000}.000 dòng" if count > MOST_ROWS else f"{MOST_TEXT >> 20} MB"
                message = f"“{self.name}” trả về hơn {most}; hãy thu hẹp câu hỏi"
                raise VanbanError(error("sql/qua-lon", message, question.at))
            yield from rows


@frozen
class SqliteFile(Database):
    """A file of the project."""

    path: Path = field(kw_only=True)

    def engine(self) -> Engine:
        """Opened read-only by SQLite itself."""
        from sqlalchemy import NullPool, create_engine

        return create_engine("sqlite://", creator=self._open, poolclass=NullPool, hide_parameters=True)

    def limit(self, connection: Connection, deadline: float) -> None:
        """SELECT only: no ATTACH, PRAGMA or transaction; small cells; nothing runs past the deadline."""
        driver: Any = connection.connection.driver_connection
        driver.set_authorizer(_authorize)
        driver.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_CELL)
        driver.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
        if sys.version_info >= (3, 12):  # a misspelt "column" would be taken for a text
            driver.setconfig(sqlite3.SQLITE_DBCONFIG_DQS_DML, False)

    def value(self, value: str | date) -> object:
        """SQLite has no dates: days are ISO texts."""
        return value.isoformat() if isinstance(value, date) else value

    def _open(self) -> sqlite3.Connection:
        """Where nobody has it open, a write-ahead database is read as it lies, without files beside it."""
        path = self.path.resolve()
        with path.open("rb") as file:
            is_ahead = file.read(20)[18:] == b"\x02\x02"
        lies = is_ahead and not path.with_name(f"{path.name}-wal").exists()
        address = f"{path.as_uri()}?mode=ro{'&immutable=1' if lies else ''}"
        return sqlite3.connect(address, uri=True, timeout=LOCK_WAIT)


@frozen
class PostgresqlDatabase(Database):
    """A database of a server."""

    address: Address = field(kw_only=True, repr=False)

    def engine(self) -> Engine:
        """Read-only by the session, and by the transaction, which is rolled back in the end."""
        from sqlalchemy import URL, NullPool, create_engine

        limits = f"-c default_transaction_read_only=on -c statement_timeout={_milliseconds(TIME_LIMIT)}"
        return create_engine(
            URL.create("postgresql+psycopg", **self.address.parts),
            poolclass=NullPool,
            hide_parameters=True,
            execution_options={"postgresql_readonly": True},
            connect_args={"options": limits, "connect_timeout": CONNECT_LIMIT, "client_encoding": "UTF8"},
        )

    def limit(self, connection: Connection, deadline: float) -> None:
        """Time only; that one SELECT is all that can run is the doing of the cursor's DECLARE."""
        left = _milliseconds(deadline - time.monotonic())
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {left}")


def _milliseconds(seconds: float) -> int:
    return max(1, int(seconds * 1000))


def _statement(question: Question) -> Executable:
    from sqlalchemy import quoted_name, select, table, text

    if question.query:
        return text(question.query)
    schema, _, name = question.table.rpartition(".")
    asked = table(quoted_name(name, True), schema=quoted_name(schema, True) if schema else None)
    return select(text("*")).select_from(asked)


def _tables(connection: Connection) -> list[str]:
    """The tables and views that there are; none where even that cannot be asked."""
    from sqlalchemy import inspect

    try:
        connection.rollback()
        inspector = inspect(connection)
        return sorted([*inspector.get_table_names(), *inspector.get_view_names()])
    except Exception:
        return []


def _authorize(action: int, first: str | None, second: str | None, *_: object) -> int:
    allowed = action in READING and (action != sqlite3.SQLITE_FUNCTION or second not in FORBIDDEN)
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY
