"""Databases: SQLite files of the project, PostgreSQL by its address; a table, or what a query answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from vanban import (
    Finding,
    Location,
    Node,
    Reading,
    Request,
    Source,
    Value,
    VanbanError,
    error,
    fold,
    hookimpl,
)

from .layout import structure
from .sheet import exact

if TYPE_CHECKING:
    from .database import Answer, Database, Question

SCHEME = re.compile(r"(?:jdbc:)?[a-z][a-z0-9+.-]*://", re.IGNORECASE)
DATABASES = re.compile(
    r"(?:jdbc:)?(?:postgres|mysql|mariadb|sqlite|oracle|mssql|sqlserver|db2|firebird)[a-z0-9+]*:",
    re.IGNORECASE,
)
PARAMETERS = ("agency", "period_from", "period_to")
TOKEN = re.compile(
    r"""
    (?P<quoted>
        (?<!\w)[eE]'(?:[^'\\]|\\.)*'?            # E'it\'s', of PostgreSQL
      | '[^']*'? | "[^"]*"? | `[^`]*`?           # a doubled quote is two quoted pieces
      | --[^\n]* | /\*.*?(?:\*/|\Z)
      | (?<![\w$])\$(?P<tag>(?:[^\W\d]\w*)?)\$.*?(?:\$(?P=tag)\$|\Z)
      | ::
    )
    | (?<![\w:\\]):(?P<name>[^\W\d]\w*)
    | :
    """,
    re.VERBOSE | re.DOTALL,
)


class SqlSource(Source):
    """SQLite files and addresses ``postgresql://``; those of other databases come here to be refused."""

    name = "sql"
    suffixes = (".sqlite", ".sqlite3", ".db")

    def reads(self, file: str) -> bool:
        """Whether a name is that of an SQLite file, or an address of a database."""
        return bool(DATABASES.match(file)) or super().reads(file)

    def read(self, request: Request) -> Reading:
        """Read a table, or what a query answers; rows of records, or a list "chỉ tiêu | giá trị"."""
        database = _database(request)
        question, findings = _question(request, database.name)
        return Reading(_node(database.answer(question), database.name, question), findings)


def _database(request: Request) -> Database:
    from .database import PostgresqlDatabase, SqliteFile  # here: most reports ask no database
    from .database_address import read_address

    scheme = SCHEME.match(request.file) or DATABASES.match(request.file)
    if not scheme:
        return SqliteFile(str(request.file), request.location, path=request.path())
    if scheme[0] != "postgresql://":
        message = f"chỉ đọc được tệp SQLite và địa chỉ postgresql://, không đọc được {scheme[0]}"
        raise VanbanError(error("sql/loai", message, request.location))
    address = read_address(request.file, request.location)
    return PostgresqlDatabase(address.shown, request.location, address.secrets, address=address)


def _question(request: Request, database: str) -> tuple[Question, tuple[Finding, ...]]:
    from .database import Question

    if bool(request.table) == bool(request.query):
        message = f"với “{database}” phải ghi hoặc “table” (tên bảng), hoặc “query” (tệp câu truy vấn)"
        raise VanbanError(error("sql/hoi-gi", message, request.location))
    table, query = str(request.table), str(request.query)
    if table:
        return Question(table, request.table.location or request.location or Location(database), table), ()
    asked = request.query.location or request.location
    file = Request(request.project, query, asked, outside=request.outside).text()
    if not file.text.strip():
        raise VanbanError(error("sql/cau-lenh", "tệp câu truy vấn trống", Location(file.name)))
    values = _known(request)
    text, used = _parameters(file.text, file.name, values)
    return Question(query, Location(file.name), query=text, values=used), file.findings


def _known(request: Request) -> dict[str, str | date]:
    """The values that queries may ask for."""
    if not request.agency or not request.period:
        return {}
    values = (str(request.agency.full_name), request.period.start, request.period.end)
    return {**request.parameters, **dict(zip(PARAMETERS, values, strict=True))}


def _parameters(text: str, file: str, known: Mapping[str, str | date]) -> tuple[str, dict[str, str | date]]:
    """The query with every colon escaped but those of parameters, and the values of these.

    Raises VanbanError for each parameter that is not known.
    """
    used: dict[str, str | date] = {}
    faults: list[Finding] = []

    def kept(token: re.Match[str]) -> str:
        name = token["name"]
        if not name:
            return token[0].replace(":", r"\:")
        if name in known:
            used[name] = known[name]
        else:
            line = text.count("\n", 0, token.start()) + 1
            message = f"câu truy vấn có tham số lạ “:{name}”; chỉ có :{', :'.join(known or PARAMETERS)}"
            faults.append(error("sql/tham-so", message, Location(file, line)))
        return token[0]

    escaped = TOKEN.sub(kept, text)
    if faults:
        raise VanbanError(*faults)
    return escaped, used


def _node(answer: Answer, database: str, question: Question) -> Node:
    if not answer.columns:
        raise VanbanError(error("sql/khong-cot", "câu truy vấn không trả về cột nào", question.at))
    times = Counter(fold(column) for column in answer.columns)
    if twice := next((column for column in answer.columns if times[fold(column)] > 1), ""):
        message = f"câu truy vấn trả về hai cột cùng tên “{twice}”; hãy đặt tên khác bằng AS"
        raise VanbanError(error("sql/trung-cot", message, question.at))
    at = Location(database, cell=question.name)
    header = [Value(column, at) for column in answer.columns]
    return structure(header, [_row(n, row, answer.columns, at) for n, row in enumerate(answer.rows, 1)], at)


def _row(number: int, row: Sequence[object], columns: Sequence[str], at: Location) -> list[Value]:
    places = (Location(at.file, cell=f"{at.cell}[{number}].{column}") for column in columns)
    return [_value(data, place) for data, place in zip(row, places, strict=True)]


def _value(data: object, at: Location) -> Value:
    if data is None or isinstance(data, (str, int, Decimal)):
        return Value(data, at)
    if isinstance(data, float):
        return Value(exact(data), at)
    if isinstance(data, datetime):
        return Value(data.isoformat(" ") if data.time() != time() else data.date(), at)
    if isinstance(data, date):
        return Value(data, at)
    message = f"giá trị kiểu {type(data).__name__} không phải là số, chữ hay ngày; hãy đổi bằng CAST"
    raise VanbanError(error("sql/kieu", message, at))


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the SQL source."""
    return [SqlSource()]
