"""A query that cannot be answered is told by its line; one without end is ended."""

from __future__ import annotations

import pytest
from databases import NO_COLUMN, Fault, Server

from vanban.plugins.sources import database

pytestmark = pytest.mark.usefixtures("password")

NOT_NAMED = "hoi.sql: tham số của câu truy vấn phải viết “:tên”, không viết ?, $ hay @ [sql/tham-so]"
TWICE = "hoi.sql: câu truy vấn trả về hai cột cùng tên “{name}”; hãy đặt tên khác bằng AS [sql/trung-cot]"
LATE = "hoi.sql: “{db}” không trả lời xong trong thời hạn [sql/qua-gio]"

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


ENDLESS = "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT {} FROM c"


def test_a_query_without_end_is_ended(fault: Fault, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "TIME_LIMIT", 0.1)
    assert fault(sqlite, ENDLESS.format("count(*)")) == LATE.format(db="a.sqlite")


def test_an_answer_without_end_is_ended(fault: Fault, sqlite: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = "hoi.sql: “a.sqlite” trả về hơn {}; hãy thu hẹp câu hỏi [sql/qua-lon]"
    assert fault(sqlite, ENDLESS.format("x")) == expected.format("200.000 dòng")
    assert fault(sqlite, ENDLESS.format("hex(zeroblob(400000))")) == expected.format("64 MB")


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
