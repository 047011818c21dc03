"""Databases that the tests ask: an SQLite file, a real PostgreSQL, and what a table read from one holds."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from vanban import Node, Record, Rows, Value

PASSWORD = "Mật khẩu@:/?#%41&'\"\\ x"
VARIABLE = "TIEP_DAN_PASSWORD"
AGENCY = "Sở Nội vụ'; DELETE FROM don_thu; --"
LIST = 'CREATE TABLE tiep_dan ("chỉ tiêu" text, "giá trị" int)'
FIGURES = "INSERT INTO tiep_dan VALUES ('received', 30), ('complaints', 12), ('proposals', 18)"
NO_COLUMN = "hoi.sql: câu truy vấn không trả về cột nào [sql/khong-cot]"

Ask = Callable[..., Node]
Fault = Callable[..., str]


@frozen
class Server:
    """A PostgreSQL on loopback, and a way round vanban to its data."""

    port: int

    def address(self, user: str = "bao_cao", name: str = "so_lieu", port: int = 0) -> str:
        return f"postgresql://{user}:${{{VARIABLE}}}@127.0.0.1:{port or self.port}/{name}"

    def shown(self, user: str = "bao_cao") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/so_lieu"

    def run(self, statement: str, name: str = "so_lieu") -> list[tuple[Any, ...]]:
        import psycopg

        options = {"host": "127.0.0.1", "port": self.port, "user": "quan_tri", "password": PASSWORD}
        with psycopg.connect(dbname=name, autocommit=True, **options) as connection:  # type: ignore[arg-type]
            cursor = connection.execute(statement)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []


TABLES = f"""
CREATE TABLE don_thu (so int, "ngày" date, co_quan text, "số lượt tiếp" int, ty_le numeric, muc float8,
                      luc timestamp, xong bool, ghi_chu text);
INSERT INTO don_thu VALUES
    (1, '2024-01-15', 'Sở Nội vụ''; DELETE FROM don_thu; --', 7, 98.50, 0.1, '2024-01-15', true, NULL),
    (2, '2024-05-02', 'Sở Y tế', 9, 100, 2.5, '2024-05-02 08:30', false, 'a%b');
{LIST};
{FIGURES};
CREATE TABLE rieng (so int);
CREATE SCHEMA bieu;
CREATE TABLE bieu."Quý 1" (so int);
INSERT INTO bieu."Quý 1" VALUES (5);
CREATE SEQUENCE dem;
CREATE FUNCTION xoa() RETURNS int LANGUAGE plpgsql AS $$ BEGIN DELETE FROM don_thu; RETURN 1; END $$;
CREATE PROCEDURE xoa_het() LANGUAGE plpgsql AS $$ BEGIN DELETE FROM don_thu; COMMIT; END $$;
CREATE ROLE bao_cao LOGIN;
GRANT SELECT ON don_thu, tiep_dan TO bao_cao;
"""


def programs() -> Path | None:
    """Where initdb and pg_ctl are; Debian keeps them off the PATH."""
    on_path = shutil.which("initdb")
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return Path(on_path).parent if on_path else folders[-1] if folders else None


def as_servant() -> list[str]:
    """PostgreSQL refuses to run as root."""
    import pwd

    if os.getuid():
        return []
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        pytest.skip("root cannot run PostgreSQL, and there is no user postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def postgresql() -> Iterator[Server]:
    """A PostgreSQL of its own, with a few tables and two users; skips the test where there is none."""
    import psycopg

    bin_folder, servant = programs(), as_servant()
    if bin_folder is None:
        pytest.skip("no PostgreSQL on this machine (initdb)")
    with tempfile.TemporaryDirectory(prefix="vanban-postgresql-", ignore_cleanup_errors=True) as made:
        folder, data = Path(made), str(Path(made) / "data")
        (folder / "password").write_text(PASSWORD + "\n", encoding="utf-8")
        if servant:
            for path in (folder, folder / "password"):
                shutil.chown(path, "postgres", "postgres")

        def call(program: str, *arguments: str) -> None:
            subprocess.run(
                [*servant, str(bin_folder / program), "-D", data, *arguments],
                check=True, cwd=folder, env={"PATH": os.environ["PATH"], "LC_ALL": "C"}, stdout=subprocess.DEVNULL,
            )  # fmt: skip

        port = free_port()
        settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        call("initdb", *f"-U quan_tri -A scram-sha-256 -E UTF8 -N --pwfile={folder}/password".split())
        call("pg_ctl", "start", "-w", "-l", str(folder / "log"), "-o", settings)
        try:
            found = Server(port)
            found.run("CREATE DATABASE so_lieu", "postgres")
            found.run(TABLES)
            literal = psycopg.sql.quote(PASSWORD)
            found.run(f"ALTER ROLE bao_cao PASSWORD {literal}")
            yield found
        finally:
            call("pg_ctl", "stop", "-m", "immediate")


def write_sqlite(path: Path) -> None:
    """An SQLite file with a few tables."""
    with sqlite3.connect(path) as connection:
        connection.executescript(
            f"""{LIST}; {FIGURES};
            CREATE TABLE don_thu (so int, ngay text, co_quan text, "số lượt tiếp" int, ty_le real, scan blob);
            INSERT INTO don_thu VALUES (1, '2024-01-15', 'Sở Nội vụ''; DELETE FROM don_thu; --', 7, 98.5, NULL),
                                       (2, '2024-05-02', 'Sở Y tế', 9, 0.1, x'00ff');
            CREATE TABLE "lạ; DROP TABLE don_thu" (so int);
            CREATE TABLE rong (so int);
            CREATE TABLE font_cu (ten text);
            INSERT INTO font_cu VALUES (CAST(x'd0f56e' AS text));"""
        )
    connection.close()


def rows(node: Node) -> list[dict[str, object]]:
    """The records of a table; their values alone."""
    assert isinstance(node, Rows)
    return [plain_record(record) for record in node.nodes]


def plain_record(node: Node) -> dict[str, object]:
    assert isinstance(node, Record)
    return {
        item.key: item.node.data if isinstance(item.node, Value) else plain_record(item.node)
        for item in node.items
    }


def places(node: Node) -> list[str]:
    """Where each value of a table stood."""
    assert isinstance(node, Rows)
    records = [record for record in node.nodes if isinstance(record, Record)]
    return [str(item.node.location) for record in records for item in record.items]
