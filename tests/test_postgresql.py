"""PostgreSQL: values with their places, a figure in a report, tables and servers that cannot be read."""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from decimal import Decimal

import pytest
from databases import AGENCY, VARIABLE, Ask, Fault, Server, free_port, places, rows
from report_project import Project, Run

pytestmark = pytest.mark.usefixtures("password")


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
