"""Parameters of a query, and the name of a table: values, never pasted into the command."""

from __future__ import annotations

from datetime import date

import pytest
from databases import AGENCY, Ask, Fault, Server, rows

pytestmark = pytest.mark.usefixtures("password")

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


def test_a_tables_name_is_never_pasted(ask: Ask, fault: Fault, sqlite: str) -> None:
    assert rows(ask(sqlite, table="lạ; DROP TABLE don_thu")) == []
    expected = (
        "report.yaml:10: “a.sqlite” không có bảng “don_thu; --”; gần nhất là “don_thu” [sql/khong-co-bang]"
    )
    assert fault(sqlite, table="don_thu; --") == expected
    assert rows(ask(sqlite, table="main.rong")) == []


def test_an_unknown_parameter_is_named_with_its_line(fault: Fault, sqlite: str) -> None:
    assert fault(sqlite, "SELECT :agency,\n :agncy, ':x'\n, :y") == (
        "hoi.sql:2: câu truy vấn có tham số lạ “:agncy”; chỉ có :agency, :period_from, :period_to [sql/tham-so]\n"
        "hoi.sql:3: câu truy vấn có tham số lạ “:y”; chỉ có :agency, :period_from, :period_to [sql/tham-so]"
    )
