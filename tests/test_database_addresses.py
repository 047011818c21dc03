"""Addresses of databases: which are refused, and that a password is shown nowhere."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path
from urllib.parse import quote, quote_plus

import psycopg
import pytest
from databases import PASSWORD, VARIABLE, Fault, Server, free_port
from report_project import REPORT, Project, Run

from vanban.plugins.sources import sql_source

pytestmark = pytest.mark.usefixtures("password")

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
