"""Databases: what is read from SQLite and PostgreSQL, that nothing is written, that no password is shown."""

from __future__ import annotations

import json
import logging
import os
import pwd
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

import psycopg
import pytest
from attrs import frozen
from report_project import REPORT, Project, Run

from vanban import Agency, Location, Node, Record, Request, Rows, Text, Value, VanbanError, parse_period
from vanban.plugins.sources import database, sql_source
from vanban.registry import Registry

PASSWORD = "Mật khẩu@:/?#%41&'\"\\ x"
VARIABLE = "TIEP_DAN_PASSWORD"
AGENCY = "Sở Nội vụ'; DELETE FROM don_thu; --"
LIST = 'CREATE TABLE tiep_dan ("chỉ tiêu" text, "giá trị" int)'
FIGURES = "INSERT INTO tiep_dan VALUES ('received', 30), ('complaints', 12), ('proposals', 18)"


@frozen
class Server:
    """A PostgreSQL on loopback, and a way round vanban to its data."""

    port: int

    def address(self, user: str = "bao_cao", name: str = "so_lieu", port: int = 0) -> str:
        return f"postgresql://{user}:${{{VARIABLE}}}@127.0.0.1:{port or self.port}/{name}"

    def shown(self, user: str = "bao_cao") -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/so_lieu"

    def run(self, statement: str, name: str = "so_lieu") -> list[tuple[Any, ...]]:
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


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
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


@pytest.fixture(scope="module")
def registry() -> Registry:
    made = Registry()
    made.load_installed()
    return made


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)


@pytest.fixture
def no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name of a machine is known, and none is asked for on a network."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)


Ask = Callable[..., Node]
Fault = Callable[..., str]


@pytest.fixture
def ask(registry: Registry, tmp_path: Path) -> Ask:
    """Ask a database: by a table's name, or by the text of a query file."""

    def call(file: str, query: str = "", table: str = "", agency: str = AGENCY, source: str = "") -> Node:
        (tmp_path / "hoi.sql").write_text(query, encoding="utf-8")
        asked = Text("hoi.sql") if query else Text()
        who = Agency("Sở", "SNV", "Sơn La", full_name=agency)
        below = Text(table, Location("report.yaml", 10))
        request = Request(
            tmp_path, file, Location("report.yaml", 9), who, parse_period("2024-Q1"), Text(), asked, below
        )
        return registry.read(request, source).node

    return call


@pytest.fixture
def fault(ask: Ask) -> Fault:
    """What a question that cannot be answered is told."""

    def call(*arguments: str, **named: str) -> str:
        with pytest.raises(VanbanError) as raised:
            ask(*arguments, **named)
        assert raised.value.exit_code == 1
        return "\n".join(
            f"{finding.location}: {finding.message} [{finding.code}]" for finding in raised.value.findings
        )

    return call


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """An SQLite file with a few tables."""
    with sqlite3.connect(tmp_path / "a.sqlite") as connection:
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
    return "a.sqlite"


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


EXACTLY = "phải ghi hoặc “table” (tên bảng), hoặc “query” (tệp câu truy vấn) [sql/hoi-gi]"


# SQLite: through the command line


def give(project: Project, tables: str = f"{LIST}; {FIGURES};", ask: str = "table: tiep_dan") -> None:
    path = project.folder / "data/so-lieu.sqlite"
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.executescript(tables)
    connection.close()
    project.change("report.yaml", "data: data/mau.yaml", f"data: {{file: data/so-lieu.sqlite, {ask}}}")


def test_a_table_of_sqlite_makes_a_report_without_a_finding(project: Project, run: Run) -> None:
    give(project)
    assert run("check", project.folder).out == ["Không có phát hiện nào."]


def test_a_printed_figure_knows_its_row_and_column(project: Project, run: Run) -> None:
    project.write(
        "data/tiep-dan.sql", 'SELECT "chỉ tiêu" AS field, "giá trị" AS value FROM tiep_dan ORDER BY 2\n'
    )
    give(project, ask="query: data/tiep-dan.sql")

    assert run("build", project.folder, "--to", "json").code == 0

    facts = json.loads((project.folder / "ket-qua/bao-cao.json").read_text("utf-8"))["facts"]
    found = [(fact["label"], fact["value"], fact["file"], fact["place"]) for fact in facts]
    assert found == [
        ("số đơn tiếp nhận", 30, "data/so-lieu.sqlite", "data/tiep-dan.sql[3].value"),
        ("đơn khiếu nại", 12, "data/so-lieu.sqlite", "data/tiep-dan.sql[1].value"),
    ]


def test_a_broken_sum_names_the_cell(project: Project, run: Run) -> None:
    give(project, f"{LIST}; {FIGURES.replace('12', '13')};")
    expected = "bao-cao/data/so-lieu.sqlite!tiep_dan[1].giá trị: lỗi: số đơn tiếp nhận (30) khác đơn khiếu nại (13) + đơn kiến nghị (18) = 31 [quan-he/khong-khop]"
    assert run("check", project.folder).out == [expected, "Có 1 lỗi."]


REPORT_CASES = {
    "missing table": (
        "table: tiepdan",
        "bao-cao/report.yaml:9: lỗi: “data/so-lieu.sqlite” không có bảng “tiepdan”; gần nhất là “tiep_dan” [sql/khong-co-bang]",
    ),
    "nothing asked": ("", f"bao-cao/report.yaml:9: lỗi: với “data/so-lieu.sqlite” {EXACTLY}"),
    "two things asked": (
        "table: tiep_dan, query: data/hoi.sql", f"bao-cao/report.yaml:9: lỗi: với “data/so-lieu.sqlite” {EXACTLY}",
    ),
    "missing query file": (
        "query: data/hoi.sql", "bao-cao/report.yaml:9: lỗi: không tìm thấy tệp “data/hoi.sql” [tep/khong-co]",
    ),
    "query file outside the project": (
        "query: ../hoi.sql", "bao-cao/report.yaml:9: lỗi: tệp “../hoi.sql” nằm ngoài thư mục báo cáo [tep/ngoai-du-an]",
    ),
    "an empty query file": ("query: data/trong.sql", "bao-cao/data/trong.sql: lỗi: tệp câu truy vấn trống [sql/cau-lenh]"),
    "a file that is no query": (
        "query: report.yaml",
        "bao-cao/report.yaml:1: lỗi: câu truy vấn phải bắt đầu bằng SELECT, nhưng ghi “subject” [sql/khong-chi-doc]",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "expected"), REPORT_CASES.values(), ids=REPORT_CASES)
def test_faults_of_the_entry_name_the_line_of_the_report(
    entry: str, expected: str, project: Project, run: Run
) -> None:
    give(project, ask=entry)
    project.write("data/trong.sql", "\n")
    assert run("check", project.folder).out == [expected, "Có 1 lỗi."]


def test_a_database_is_a_file_of_the_project(project: Project, run: Run) -> None:
    give(project)
    project.change("report.yaml", "data/so-lieu.sqlite", "../so-lieu.sqlite")
    expected = (
        "bao-cao/report.yaml:9: lỗi: tệp “../so-lieu.sqlite” nằm ngoài thư mục báo cáo [tep/ngoai-du-an]"
    )
    assert run("check", project.folder).out == [expected, "Có 1 lỗi."]


# SQLite: values


def test_values_of_sqlite_keep_their_types_and_places(ask: Ask, sqlite: str) -> None:
    node = ask(sqlite, 'SELECT so, "số lượt tiếp", ty_le, ngay, NULL AS trong FROM don_thu;\n')
    assert rows(node) == [
        {"so": 1, "số lượt tiếp": 7, "ty_le": Decimal("98.5"), "ngay": "2024-01-15", "trong": None},
        {"so": 2, "số lượt tiếp": 9, "ty_le": Decimal("0.1"), "ngay": "2024-05-02", "trong": None},
    ]
    assert places(node)[:2] == ["a.sqlite!hoi.sql[1].so", "a.sqlite!hoi.sql[1].số lượt tiếp"]


def test_a_column_may_name_a_field_of_a_part(ask: Ask, sqlite: str) -> None:
    node = ask(sqlite, 'SELECT 7 AS "tổng số.lượt" UNION ALL SELECT 8')
    assert rows(node) == [{"tổng số": {"lượt": 7}}, {"tổng số": {"lượt": 8}}]


def test_no_rows_are_no_fault(ask: Ask, sqlite: str) -> None:
    assert rows(ask(sqlite, table="rong")) == []


def test_a_tables_name_is_never_pasted(ask: Ask, fault: Fault, sqlite: str) -> None:
    assert rows(ask(sqlite, table="lạ; DROP TABLE don_thu")) == []
    expected = (
        "report.yaml:10: “a.sqlite” không có bảng “don_thu; --”; gần nhất là “don_thu” [sql/khong-co-bang]"
    )
    assert fault(sqlite, table="don_thu; --") == expected
    assert rows(ask(sqlite, table="main.rong")) == []


def test_a_write_ahead_database_is_read_without_files_beside_it(ask: Ask, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "b c?.db")
    connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE t (so int); INSERT INTO t VALUES (1)")
    connection.close()
    assert rows(ask("b c?.db", table="t")) == [{"so": 1}]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b c?.db", "hoi.sql"]


def test_what_another_program_has_not_yet_moved_over_is_read_too(ask: Ask, tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "b.db")
    connection.executescript("PRAGMA journal_mode = WAL; CREATE TABLE t (so int); INSERT INTO t VALUES (1)")
    assert rows(ask("b.db", table="t")) == [{"so": 1}]
    connection.close()


# Parameters, in both databases


QUERY = """\
-- :không phải tham số; 10:30
SELECT so, ' :agency ' AS a, '10:30 ''x'' :y' AS b, "ngày" /* :z */
FROM (SELECT so, co_quan, {day} AS "ngày" FROM don_thu) AS t
WHERE co_quan = :agency AND "ngày" BETWEEN :period_from AND :period_to;
"""


def test_sqlite_gets_parameters_as_values(ask: Ask, sqlite: str) -> None:
    node = ask(sqlite, QUERY.format(day="ngay"))
    assert rows(node) == [{"so": 1, "a": " :agency ", "b": "10:30 'x' :y", "ngày": "2024-01-15"}]


def test_postgresql_gets_parameters_as_values(ask: Ask, server: Server) -> None:
    node = ask(server.address(), QUERY.format(day='"ngày"'))
    assert rows(node) == [{"so": 1, "a": " :agency ", "b": "10:30 'x' :y", "ngày": date(2024, 1, 15)}]


def test_colons_of_postgresql_are_no_parameters(ask: Ask, server: Server) -> None:
    query = r"""SELECT :agency::text AS a, '7'::int AS b, $x$ :c $$ :d $x$ AS c, E'\':e' AS d, (ARRAY[1,2,3])[2:3] AS e,
                       5 % 3 AS f, '%s %(g)s' AS g, '\:h' AS h, :period_to :: text AS i"""
    asked = query.replace("(ARRAY[1,2,3])[2:3]", "((ARRAY[1,2,3])[2:3])[2]")
    assert rows(ask(server.address(), asked, agency="Sở")) == [
        {"a": "Sở", "b": 7, "c": " :c $$ :d ", "d": "':e", "e": 3, "f": 2, "g": "%s %(g)s", "h": r"\:h", "i": "2024-03-14"}
    ]  # fmt: skip


@pytest.mark.parametrize(
    "agency", [AGENCY, "'", '"', "\\", "x' OR '1'='1", "$1", "%s", ":period_from", "\\'; SELECT xoa()"]
)
def test_an_agency_cannot_become_a_command(agency: str, ask: Ask, server: Server, sqlite: str) -> None:
    query = "SELECT :agency AS a, (SELECT count(*) FROM don_thu WHERE co_quan = :agency) AS b"
    expected = [{"a": agency, "b": int(agency == AGENCY)}]
    assert rows(ask(server.address(), query, agency=agency)) == expected
    assert rows(ask(sqlite, query, agency=agency)) == expected


def test_an_unknown_parameter_is_named_with_its_line(fault: Fault, sqlite: str) -> None:
    assert fault(sqlite, "SELECT :agency,\n :agncy, ':x'\n, :y") == (
        "hoi.sql:2: câu truy vấn có tham số lạ “:agncy”; chỉ có :agency, :period_from, :period_to [sql/tham-so]\n"
        "hoi.sql:3: câu truy vấn có tham số lạ “:y”; chỉ có :agency, :period_from, :period_to [sql/tham-so]"
    )


# SQLite: faults

WRITES = "hoi.sql: câu truy vấn định ghi hoặc làm điều khác ngoài đọc; với “{db}” thì chỉ được đọc [sql/khong-chi-doc]"
STARTS = "hoi.sql:1: câu truy vấn phải bắt đầu bằng SELECT, nhưng ghi “{word}” [sql/khong-chi-doc]"
SEVERAL = "hoi.sql: tệp truy vấn chỉ được có một câu SELECT, nhưng có nhiều câu [sql/cau-lenh]"
NOT_NAMED = "hoi.sql: tham số của câu truy vấn phải viết “:tên”, không viết ?, $ hay @ [sql/tham-so]"
NO_COLUMN = "hoi.sql: câu truy vấn không trả về cột nào [sql/khong-cot]"
TWICE = "hoi.sql: câu truy vấn trả về hai cột cùng tên “{name}”; hãy đặt tên khác bằng AS [sql/trung-cot]"
LATE = "hoi.sql: “{db}” không trả lời xong trong thời hạn [sql/qua-gio]"

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


SQLITE_FAULTS = {
    "syntax": ("SELECT so\nFROM don_thu,\nWHERE so = 1", "hoi.sql:3: câu truy vấn viết sai cú pháp SQL gần “WHERE” [sql/cau-lenh]"),
    "open bracket": ("SELECT (1", "hoi.sql: câu truy vấn viết sai cú pháp SQL [sql/cau-lenh]"),
    "open quote": ("SELECT 'x", "hoi.sql:1: câu truy vấn viết sai cú pháp SQL gần “'x” [sql/cau-lenh]"),
    "misspelt command": ("-- chú thích\nSELEC 1", "hoi.sql:2: câu truy vấn phải bắt đầu bằng SELECT, nhưng ghi “SELEC” [sql/khong-chi-doc]"),
    "nothing but a remark": ("-- không có gì", NO_COLUMN),
    "unknown column": (
        "SELECT so,\n so_luot\nFROM don_thu", "hoi.sql:2: “a.sqlite” không có cột “so_luot” mà câu truy vấn dùng [sql/khong-co-cot]",
    ),
    "unknown table": (
        "SELECT so\nFROM dont_hu", "hoi.sql:2: “a.sqlite” không có bảng “dont_hu”; gần nhất là “don_thu” [sql/khong-co-bang]",
    ),
    "unknown function": ("SELECT f(1)", "hoi.sql:1: “a.sqlite” không có hàm hoặc phép tính “f” mà câu truy vấn dùng [sql/khong-co-ham]"),
    "a parameter without a name": ("SELECT ?", NOT_NAMED),
    "a parameter of another kind": ("SELECT $agency", NOT_NAMED),
    "a column twice": ("SELECT 1 AS tong, 2 AS TONG", TWICE.format(name="tong")),
    "bytes": (
        "SELECT so, scan FROM don_thu",
        "a.sqlite!hoi.sql[2].scan: giá trị kiểu bytes không phải là số, chữ hay ngày; hãy đổi bằng CAST [sql/kieu]",
    ),
    "letters of an old font": ("SELECT ten FROM font_cu", "hoi.sql:1: cột “ten” của “a.sqlite” có chữ không phải mã UTF-8 [sql/khong-utf8]"),
    "a gigabyte": ("SELECT zeroblob(1000000000)", "hoi.sql: “a.sqlite” có ô lớn hơn 1 MB; hãy bỏ cột ấy [sql/qua-lon]"),
    "anything else, in the driver's words": (
        "SELECT abs(-9223372036854775807 - 1)", "hoi.sql: “a.sqlite” không trả lời được: integer overflow [sql/khac]",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), SQLITE_FAULTS.values(), ids=SQLITE_FAULTS)
def test_faults_of_a_query_for_sqlite(query: str, expected: str, fault: Fault, sqlite: str) -> None:
    assert fault(sqlite, query) == expected


ENDLESS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT {} FROM c"


def test_a_query_without_end_is_ended(fault: Fault, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "TIME_LIMIT", 0.1)
    assert fault(sqlite, ENDLESS.format("count(*)")) == LATE.format(db="a.sqlite")


def test_an_answer_without_end_is_ended(fault: Fault, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = "hoi.sql: “a.sqlite” trả về hơn {}; hãy thu hẹp câu hỏi [sql/qua-lon]"
    assert fault(sqlite, ENDLESS.format("x")) == expected.format("200.000 dòng")
    assert fault(sqlite, ENDLESS.format("hex(zeroblob(400000))")) == expected.format("64 MB")


SQLITE_FILES = {
    "no database": (b"received: 30\n" * 100, "report.yaml:9: “a.db” không phải là tệp SQLite [sql/hong]"),
    "an empty file": (b"", "report.yaml:10: “a.db” không có bảng “t” [sql/khong-co-bang]"),
}


@pytest.mark.parametrize(("content", "expected"), SQLITE_FILES.values(), ids=SQLITE_FILES)
def test_files_that_are_no_database(content: bytes, expected: str, fault: Fault, tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(content)
    assert fault("a.db", table="t") == expected


def test_a_damaged_database_is_told(fault: Fault, sqlite: str, tmp_path: Path) -> None:
    content = (tmp_path / sqlite).read_bytes()
    (tmp_path / sqlite).write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))
    assert fault(sqlite, table="don_thu") == "report.yaml:9: tệp SQLite “a.sqlite” đã hỏng [sql/hong]"


def test_a_locked_database_is_told(
    fault: Fault, sqlite: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_WAIT", 0)
    connection = sqlite3.connect(tmp_path / sqlite)
    connection.execute("BEGIN EXCLUSIVE")
    expected = "report.yaml:9: “a.sqlite” đang bị chương trình khác ghi; hãy thử lại sau [sql/khoa]"
    assert fault(sqlite, table="don_thu") == expected
    connection.close()


# PostgreSQL: values


def test_values_of_postgresql_keep_their_types_and_places(ask: Ask, server: Server) -> None:
    node = ask(server.address(), "SELECT * FROM don_thu ORDER BY so")
    assert rows(node) == [
        {
            "so": 1, "ngày": date(2024, 1, 15), "co_quan": AGENCY, "số lượt tiếp": 7, "ty_le": Decimal("98.50"),
            "muc": Decimal("0.1"), "luc": date(2024, 1, 15), "xong": True, "ghi_chu": None,
        },
        {
            "so": 2, "ngày": date(2024, 5, 2), "co_quan": "Sở Y tế", "số lượt tiếp": 9, "ty_le": Decimal(100),
            "muc": Decimal("2.5"), "luc": "2024-05-02 08:30:00", "xong": False, "ghi_chu": "a%b",
        },
    ]  # fmt: skip
    assert places(node)[3] == f"{server.shown()}!hoi.sql[1].số lượt tiếp"


def test_a_table_may_be_of_a_schema(ask: Ask, server: Server) -> None:
    node = ask(server.address("quan_tri"), table="bieu.Quý 1")
    assert rows(node) == [{"so": 5}]
    assert places(node) == [f"{server.shown('quan_tri')}!bieu.Quý 1[1].so"]


def test_a_report_on_postgresql_knows_the_place_of_its_figures(
    project: Project, run: Run, server: Server
) -> None:
    project.change(
        "report.yaml", "data: data/mau.yaml", f"data: {{file: '{server.address()}', table: tiep_dan}}"
    )

    built = run("build", project.folder, "--to", "json")

    assert (built.code, built.err) == (0, [])
    written = (project.folder / "ket-qua/bao-cao.json").read_text("utf-8")
    found = [(fact["value"], fact["file"], fact["place"]) for fact in json.loads(written)["facts"]]
    assert found == [
        (30, server.shown(), "tiep_dan[1].giá trị"),
        (12, server.shown(), "tiep_dan[2].giá trị"),
    ]
    assert VARIABLE not in written


# PostgreSQL: nothing is written, not even by a superuser


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


@pytest.mark.parametrize(
    "query",
    [
        "SELECT pg_sleep(60)",
        "SELECT set_config('statement_timeout', '0', false) UNION ALL SELECT pg_sleep(60)::text",
        "SELECT pg_sleep(0.02) FROM generate_series(1, 100000)",
    ],
)
def test_a_server_has_its_time(
    query: str, fault: Fault, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "TIME_LIMIT", 0.2)
    assert fault(server.address(), query) == LATE.format(db=server.shown())


# PostgreSQL: faults


SERVER_FAULTS = {
    "syntax": ("SELECT so FORM\n don_thu x y", "hoi.sql:2: câu truy vấn viết sai cú pháp SQL gần “don_thu” [sql/cau-lenh]"),
    "nothing but a remark": ("-- không có gì", "hoi.sql:1: câu truy vấn viết sai cú pháp SQL [sql/cau-lenh]"),
    "no column": ("SELECT FROM don_thu", NO_COLUMN),
    "unknown column": ("SELECT so,\n so_luot\nFROM don_thu", "hoi.sql:2: “{db}” không có cột “so_luot” mà câu truy vấn dùng [sql/khong-co-cot]"),
    "unknown column with a space": ('SELECT "so luot" FROM don_thu', "hoi.sql:1: “{db}” không có cột “so luot” mà câu truy vấn dùng [sql/khong-co-cot]"),
    "unknown table": ("SELECT so\nFROM dont_hu", "hoi.sql:2: “{db}” không có bảng “dont_hu”; gần nhất là “don_thu” [sql/khong-co-bang]"),
    "unknown function": ("SELECT f(1)", "hoi.sql:1: “{db}” không có hàm hoặc phép tính “f(integer)” mà câu truy vấn dùng [sql/khong-co-ham]"),
    "operation on a wrong type": ("SELECT 1 + 'x'::text", "hoi.sql:1: “{db}” không có hàm hoặc phép tính mà câu truy vấn dùng [sql/khong-co-ham]"),
    "no right to a table": ("SELECT so\nFROM rieng", "hoi.sql:2: người dùng này không có quyền đọc “rieng” của “{db}” [sql/khong-quyen]"),
    "a parameter of another kind": ("SELECT $1", NOT_NAMED),
    "a column twice": ("SELECT 1 AS tong, 2 AS tong", TWICE.format(name="tong")),
    "a type that is no scalar": (
        "SELECT '[1]'::jsonb AS x", "{db}!hoi.sql[1].x: giá trị kiểu list không phải là số, chữ hay ngày; hãy đổi bằng CAST [sql/kieu]",
    ),
    "too many rows": ("SELECT * FROM generate_series(1, 200001)", "hoi.sql: “{db}” trả về hơn 200.000 dòng; hãy thu hẹp câu hỏi [sql/qua-lon]"),
    "a lost connection": ("SELECT pg_terminate_backend(pg_backend_pid())", "report.yaml:9: mất kết nối với “{db}” [sql/khong-ket-noi]"),
    "anything else, in the server's words": ("SELECT 1\n/ 0", "hoi.sql: “{db}” không trả lời được: division by zero [sql/khac]"),
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), SERVER_FAULTS.values(), ids=SERVER_FAULTS)
def test_faults_of_a_query_for_postgresql(query: str, expected: str, fault: Fault, server: Server) -> None:
    user = "quan_tri" if "terminate" in query else "bao_cao"
    assert fault(server.address(user), query) == expected.format(db=server.shown(user))


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("donthu", "“{db}” không có bảng “donthu”; gần nhất là “don_thu” [sql/khong-co-bang]"),
        ("DON_THU", "“{db}” không có bảng “DON_THU”; gần nhất là “don_thu” [sql/khong-co-bang]"),
        ("don_thu; --", "“{db}” không có bảng “don_thu; --”; gần nhất là “don_thu” [sql/khong-co-bang]"),
        ("rieng", "người dùng này không có quyền đọc “rieng” của “{db}” [sql/khong-quyen]"),
        ("bieu.Quý 1", "người dùng này không có quyền đọc “bieu” của “{db}” [sql/khong-quyen]"),
    ],
)
def test_faults_of_a_table_of_postgresql(table: str, expected: str, fault: Fault, server: Server) -> None:
    assert fault(server.address(), table=table) == f"report.yaml:10: {expected}".format(db=server.shown())


UNREACHED = "report.yaml:9: không kết nối được “{}”: {}"


@pytest.mark.usefixtures("no_names")
def test_a_server_that_cannot_be_reached(fault: Fault) -> None:
    closed = Server(free_port())
    why = "địa chỉ và cổng ấy không có máy chủ nào [sql/khong-ket-noi]"
    assert fault(closed.address(), table="t") == UNREACHED.format(closed.shown(), why)
    why = "không có máy chủ tên ấy [sql/khong-ket-noi]"
    nobody = "postgresql://bao_cao@khong-co.invalid/so_lieu"
    assert fault(nobody, table="t") == UNREACHED.format(nobody, why)


def test_a_server_that_refuses(fault: Fault, server: Server) -> None:
    why = "máy chủ không có cơ sở dữ liệu tên ấy [sql/khong-co-csdl]"
    unknown = server.shown().replace("so_lieu", "khong_co")
    assert fault(server.address(name="khong_co"), table="t") == UNREACHED.format(unknown, why)
    why = "kết nối mã hóa (SSL) không thành [sql/khong-ket-noi]"
    encrypted = f"{server.address()}?sslmode=require"
    assert fault(encrypted, table="t") == UNREACHED.format(server.shown(), why)


def test_a_wrong_password(fault: Fault, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    why = "sai tên người dùng hoặc mật khẩu [sql/sai-mat-khau]"
    assert fault(server.address("la"), table="t") == UNREACHED.format(server.shown("la"), why)
    monkeypatch.setenv(VARIABLE, "sai")
    assert fault(server.address(), table="t") == UNREACHED.format(server.shown(), why)
    monkeypatch.setenv("PGPASSFILE", os.devnull)
    monkeypatch.delenv("PGPASSWORD", raising=False)
    why = "cần mật khẩu; hãy ghi :${TÊN_BIẾN} sau tên người dùng [sql/sai-mat-khau]"
    assert fault(server.shown(), table="t") == UNREACHED.format(server.shown(), why)


def test_without_the_driver_it_is_said_how_to_get_it(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    expected = 'report.yaml:9: muốn đọc PostgreSQL thì phải cài thêm thư viện: pip install "vanban[postgresql]" [sql/thieu-thu-vien]'
    assert fault(Server(5432).address(), table="t") == expected


# Addresses and passwords


LITERAL = "không ghi mật khẩu vào địa chỉ; hãy ghi ${TÊN_BIẾN}, rồi đặt biến môi trường ấy [sql/mat-khau]"
MALFORMED = "địa chỉ viết sai; hãy ghi postgresql://NGƯỜI_DÙNG:${TÊN_BIẾN}@MÁY_CHỦ:5432/CƠ_SỞ_DỮ_LIỆU, thêm được ?sslmode=…&sslrootcert=… [sql/dia-chi]"
NOT_READ = "chỉ đọc được tệp SQLite và địa chỉ postgresql://, không đọc được {} [sql/loai]"
ADDRESSES = {
    "postgresql://u:bi-mat@h/d": LITERAL,
    "postgresql://u:bi%2Dmat@h/d": LITERAL,
    "postgresql://u:bi@mat/x@h/d": LITERAL,
    "postgresql://:bi-mat@h/d": LITERAL,
    "postgresql://u:${TIEP_DAN_PASSWORD}bi-mat@h/d": LITERAL,
    "postgresql://u:$TIEP_DAN_PASSWORD@h/d": LITERAL,
    "postgresql://u:bi-mat/d": MALFORMED,
    "postgresql://u%3Abi-mat@h/d": MALFORMED,
    "postgresql://u@h/d?password=bi-mat": MALFORMED,
    "postgresql://u@h/d?options=-c%20default_transaction_read_only%3Doff": MALFORMED,
    "postgresql://u@h": MALFORMED,
    "postgresql://u@h/d password=bi-mat": MALFORMED,
    "postgresql://u@h:0/d": "cổng của “postgresql://u@h:0/d” phải là số từ 1 đến 65535 [sql/dia-chi]",
    "postgresql://u@h:${TIEP_DAN_PASSWORD}/d": "cổng của “postgresql://u@h:${TIEP_DAN_PASSWORD}/d” phải là số từ 1 đến 65535 [sql/dia-chi]",
    "postgresql://u:${KHONG_DAT}@h:5432/d": "chưa đặt biến môi trường “KHONG_DAT”, cần cho địa chỉ “postgresql://u@h:5432/d” [sql/bien]",
    "postgres://u:bi-mat@h/d": NOT_READ.format("postgres://"),
    "postgresql+psycopg://u:bi-mat@h/d": NOT_READ.format("postgresql+psycopg://"),
    "mysql://u:bi-mat@h/d": NOT_READ.format("mysql://"),
    "jdbc:sqlserver://u:bi-mat@h/d": NOT_READ.format("jdbc:sqlserver://"),
    "jdbc:oracle:thin:u/bi-mat@h": NOT_READ.format("jdbc:oracle:"),
    "sqlite:///a.sqlite": NOT_READ.format("sqlite://"),
}


@pytest.mark.parametrize(("address", "expected"), ADDRESSES.items(), ids=ADDRESSES)
def test_addresses_that_are_refused_show_no_password(address: str, expected: str, fault: Fault) -> None:
    assert fault(address, table="t") == f"report.yaml:9: {expected}"


def test_any_scheme_may_be_sent_to_this_source_by_name(fault: Fault) -> None:
    expected = f"report.yaml:9: {NOT_READ.format('https://')}"
    assert fault("https://u:bi-mat@h/d", table="t", source="sql") == expected


def forms(secret: str) -> set[str]:
    escaped = secret.replace("\\", "\\\\").replace("'", "\\'")
    return {secret, escaped, quote(secret), quote(secret, safe=""), quote_plus(secret)}


@pytest.mark.usefixtures("no_names")
def test_a_password_is_shown_nowhere(
    project: Project,
    run: Run,
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))  # where the log of a failed plugin goes
    project.write("data/hoi.sql", "SELECT so_luot FROM don_thu")
    entries = [
        (server.address(), "query: data/hoi.sql"),
        (server.address(), "table: rieng"),
        (server.address(), "table: tiep_dan"),
        (server.address("la"), "table: t"),
        (server.address(name="khong_co"), "table: t"),
        (Server(free_port()).address(), "table: t"),
        (f"postgresql://u@${{{VARIABLE}}}/so_lieu", "table: t"),
    ]
    told = []
    for file, asked in entries:
        data = f"data: {{file: '{file}', {asked}}}"
        project.write("report.yaml", REPORT.replace("data: data/mau.yaml", data))
        for command, *options in (
            ["check"],
            ["check", "--format", "json"],
            ["build", "--to", "json"],
            ["build"],
        ):
            ran = run(command, project.folder, *options)
            told += [*ran.out, *ran.err]
    project.write(
        "report.yaml", REPORT.replace("data/mau.yaml", f"{{file: '{server.address()}', table: don_thu}}")
    )
    monkeypatch.setattr(sql_source, "structure", lambda *_: 1 // 0)
    broken = run("check", project.folder)

    assert broken.code == 3
    assert list(tmp_path.glob("vanban-*.log"))
    files = [path.read_text("utf-8", "replace") for path in tmp_path.rglob("*") if path.is_file()]
    everything = "\n".join([*told, *broken.out, *broken.err, *files, caplog.text])
    assert [form for form in forms(PASSWORD) if form in everything] == []


def test_a_driver_that_tells_the_password_is_not_repeated(
    fault: Fault, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = sorted(forms(PASSWORD))

    def leak(*_: object, **__: object) -> None:
        raise psycopg.OperationalError(f"tried {' '.join(words)}")

    monkeypatch.setattr(psycopg, "connect", leak)
    hidden = " ".join(["${TIEP_DAN_PASSWORD}"] * len(words))
    expected = f"report.yaml:9: “{server.shown()}” không mở được: tried {hidden} [sql/khac]"
    assert fault(server.address(), table="t") == expected
