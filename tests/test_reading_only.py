"""Nothing is written into a database, whatever the query, not even by a superuser."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from databases import NO_COLUMN, Ask, Fault, Server, rows

pytestmark = pytest.mark.usefixtures("password")

WRITES = "hoi.sql: câu truy vấn định ghi hoặc làm điều khác ngoài đọc; với “{db}” thì chỉ được đọc [sql/khong-chi-doc]"
STARTS = "hoi.sql:1: câu truy vấn phải bắt đầu bằng SELECT, nhưng ghi “{word}” [sql/khong-chi-doc]"
SEVERAL = "hoi.sql: tệp truy vấn chỉ được có một câu SELECT, nhưng có nhiều câu [sql/cau-lenh]"

SQLITE_WRITES = {
    "DELETE FROM don_thu": STARTS.format(word="DELETE"),
    "INSERT INTO rong VALUES (1)": STARTS.format(word="INSERT"),
    "UPDATE don_thu SET so = 3": STARTS.format(word="UPDATE"),
    "DROP TABLE don_thu": STARTS.format(word="DROP"),
    "CREATE TEMP TABLE x (a)": STARTS.format(word="CREATE"),
    "WITH x AS (SELECT 1) DELETE FROM don_thu": WRITES.format(db="a.sqlite"),
    "WITH x AS (DELETE FROM don_thu RETURNING so) SELECT * FROM x": "hoi.sql:1: câu truy vấn viết sai cú pháp SQL gần “DELETE” [sql/cau-lenh]",
    "SELECT 1; DELETE FROM don_thu": SEVERAL,
    "COMMIT; DELETE FROM don_thu": STARTS.format(word="COMMIT"),
    "ATTACH 'khac.db' AS khac": STARTS.format(word="ATTACH"),
    "/* : ' */ATTACH ':memory:' AS khac": STARTS.format(word="ATTACH"),
    "PRAGMA writable_schema = 1": STARTS.format(word="PRAGMA"),
    "SELECT * FROM pragma_table_info('don_thu')": WRITES.format(db="a.sqlite"),
    "SELECT load_extension('x')": WRITES.format(db="a.sqlite"),
    "SELECT fts3_tokenizer('simple')": WRITES.format(db="a.sqlite"),
    "SELECT 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' REGEXP '(a+)+$'": WRITES.format(db="a.sqlite"),
    "VACUUM INTO 'khac.db'": STARTS.format(word="VACUUM"),
    "BEGIN EXCLUSIVE": STARTS.format(word="BEGIN"),
    "REINDEX": NO_COLUMN,
}


@pytest.mark.parametrize(("query", "expected"), SQLITE_WRITES.items(), ids=SQLITE_WRITES)
def test_nothing_but_reading_is_done_to_sqlite(
    query: str, expected: str, fault: Fault, sqlite: str, tmp_path: Path
) -> None:
    before = (tmp_path / sqlite).read_bytes()

    assert fault(sqlite, query) == expected

    assert (tmp_path / sqlite).read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.sqlite", "hoi.sql"]
    assert not Path("khac.db").exists()


SERVER_WRITES = {
    "DELETE FROM don_thu": STARTS.format(word="DELETE"),
    "INSERT INTO rieng VALUES (1)": STARTS.format(word="INSERT"),
    "TRUNCATE don_thu": STARTS.format(word="TRUNCATE"),
    "DROP TABLE don_thu": STARTS.format(word="DROP"),
    "CREATE TABLE moi (so int)": STARTS.format(word="CREATE"),
    "CALL xoa_het()": STARTS.format(word="CALL"),
    "DO $$ BEGIN DELETE FROM don_thu; END $$": STARTS.format(word="DO"),
    "COMMIT; DELETE FROM don_thu": STARTS.format(word="COMMIT"),
    "SET default_transaction_read_only = off; DELETE FROM don_thu": STARTS.format(word="SET"),
    "SET TRANSACTION READ WRITE": STARTS.format(word="SET"),
    "COPY don_thu TO PROGRAM 'cat > {file}'": STARTS.format(word="COPY"),
    "EXPLAIN ANALYZE DELETE FROM don_thu": STARTS.format(word="EXPLAIN"),
    "PREPARE x AS DELETE FROM don_thu": STARTS.format(word="PREPARE"),
    "1; DELETE FROM don_thu": STARTS.format(word="1"),
    "SELECT 1; DELETE FROM don_thu": SEVERAL,
    "SELECT 1; COMMIT; DELETE FROM don_thu": SEVERAL,
    "SELECT :agency; DELETE FROM don_thu": SEVERAL,
    "SELECT 1; SET default_transaction_read_only = off; COMMIT; DELETE FROM don_thu": SEVERAL,
    "WITH x AS (DELETE FROM don_thu RETURNING so) SELECT * FROM x": WRITES,
    "SELECT xoa()": WRITES,
    "SELECT * FROM xoa()": WRITES,
    "SELECT nextval('dem')": WRITES,
    "SELECT setval('dem', 9)": WRITES,
    "SELECT so FROM don_thu FOR UPDATE": WRITES,
    "SELECT * INTO moi FROM don_thu": WRITES.replace("hoi.sql:", "hoi.sql:1:"),
    "SELECT set_config('transaction_read_only', 'off', false), xoa()": WRITES,
    "SELECT set_config('default_transaction_read_only', 'off', false), xoa()": WRITES,
    "SELECT query_to_xml('DELETE FROM don_thu', true, true, '')": WRITES,
    "SELECT query_to_xml('COPY don_thu TO PROGRAM ''cat > {file}''', true, true, '')": WRITES,
}


@pytest.mark.parametrize(("query", "expected"), SERVER_WRITES.items(), ids=SERVER_WRITES)
def test_nothing_but_reading_is_done_to_postgresql(
    query: str, expected: str, fault: Fault, server: Server
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)

        told = fault(server.address("quan_tri"), query.replace("{file}", f"{folder}/ra"))

        assert not list(Path(folder).iterdir())
    assert told == expected.format(db=server.shown("quan_tri"))
    assert untouched(server)


def untouched(server: Server) -> bool:
    counts = (
        "SELECT (SELECT count(*) FROM don_thu), (SELECT count(*) FROM rieng), (SELECT is_called FROM dem)"
    )
    made = "SELECT to_regclass('moi'), (SELECT count(*) FROM pg_largeobject_metadata)"
    return server.run(counts) == [(2, 0, False)] and server.run(made) == [(None, 0)]


def test_what_a_read_only_transaction_allows_is_rolled_back(ask: Ask, server: Server) -> None:
    assert len(rows(ask(server.address("quan_tri"), "SELECT lo_from_bytea(0, 'x')::bigint AS so"))) == 1
    assert untouched(server)


def test_the_transaction_itself_is_read_only(ask: Ask, server: Server) -> None:
    names = "transaction_read_only", "default_transaction_read_only"
    query = "SELECT " + ", ".join(f"current_setting('{name}') AS {name}" for name in names)
    assert rows(ask(server.address(), query)) == [dict.fromkeys(names, "on")]
