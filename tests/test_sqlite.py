"""SQLite: a table or a query in a report, values with their places, files that are not to be read."""

from __future__ import annotations

import json
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest
from databases import FIGURES, LIST, Ask, Fault, places, rows
from report_project import Project, Run

from vanban.plugins.sources import database
from vanban.settings import Settings, save_settings

EXACTLY = "phải ghi hoặc “table” (tên bảng), hoặc “query” (tệp câu truy vấn) [sql/hoi-gi]"


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
        "query: ../hoi.sql", "bao-cao/report.yaml:9: lỗi: không tìm thấy tệp “../hoi.sql” [tep/khong-co]",
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
    project.change("report.yaml", "plugins: [plugins/mau.py]\n", "")
    save_settings(Settings())
    outside = "bao-cao/report.yaml:9: lỗi: tệp “../so-lieu.sqlite” nằm ngoài thư mục báo cáo; nếu tin cậy báo cáo này, hãy chạy: vanban trust bao-cao [tep/ngoai-du-an]"
    project.change("report.yaml", "section: mau", "section: narrative")
    assert outside in run("check", project.folder).out


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
