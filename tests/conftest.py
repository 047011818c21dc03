"""Fixtures: a report project on the disk, a way to run the command line, and databases to ask."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import AGENCY, PASSWORD, VARIABLE, Ask, Fault, Server, postgresql, write_sqlite
from installed import install
from report_project import FILES, Project, Ran, Run
from unit_batches import TABLE, for_units
from workbook_report import LIST
from workbooks import write_workbook

from vanban import Agency, Location, Node, Request, Text, VanbanError, cli, parse_period
from vanban.registry import Registry, load_registry
from vanban.settings import Settings, save_settings


@pytest.fixture(autouse=True)
def settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts with settings of its own: nothing is trusted, nothing turned off."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("settings")))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    save_settings(Settings(trusted=(str(tmp_path.resolve()),)))
    made = Project(tmp_path / "bao-cao")
    for file, text in FILES.items():
        made.write(file, text)
    return made


@pytest.fixture
def excel(project: Project) -> Project:
    """The report with its figures in a workbook, and a second section that must go on whatever happens."""
    project.change("report.yaml", "data: data/mau.yaml", "data: data/mau.xlsx")
    second = "outline:\n  - heading: Mục khác\n    section: mau\n    data: data/mau.yaml\n"
    project.change("report.yaml", "outline:\n", second)
    write_workbook(project.folder / "data/mau.xlsx", {"Biểu 1": LIST})
    return project


@pytest.fixture
def units(project: Project) -> Project:
    """The small report for three units."""
    return for_units(project, TABLE, {"001": 11, "002": 22, "003": 33})


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def call(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as done:
            cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        root = f"{tmp_path}/"
        out, err = (text.replace(root, "").splitlines() for text in said)
        told = [line for line in err if not line.startswith("Chạy mã Python của báo cáo: ")]
        return Ran(int(done.value.code or 0), out, told)

    return call


@pytest.fixture
def report(tmp_path: Path, run: Run) -> Path:
    """The small report of ``vanban new report``."""
    run("new", "report", tmp_path / "bao-cao")
    return tmp_path / "bao-cao"


@pytest.fixture(scope="module")
def registry() -> Registry:
    made = load_registry()
    return made


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where vanban-thu-vien and vanban-ini are installed."""
    work = tmp_path_factory.mktemp("good")
    return install(work / "site", "vanban-thu-vien", "vanban-ini", work=work)


@pytest.fixture(scope="session")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where vanban-hong is installed."""
    work = tmp_path_factory.mktemp("broken")
    return install(work / "site", "vanban-hong", work=work)


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with postgresql() as found:
        yield found


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    write_sqlite(tmp_path / "a.sqlite")
    return "a.sqlite"


@pytest.fixture
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    """The password that addresses name is set."""
    monkeypatch.setenv(VARIABLE, PASSWORD)


@pytest.fixture
def no_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name of a machine is known, and none is asked for on a network."""

    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)


@pytest.fixture
def ask(registry: Registry, tmp_path: Path) -> Ask:
    """Ask a database: by a table's name, or by the text of a query file."""

    def call(file: str, query: str = "", table: str = "", agency: str = AGENCY, source: str = "") -> Node:
        (tmp_path / "hoi.sql").write_text(query, encoding="utf-8")
        asked = Text("hoi.sql") if query else Text()
        who = Agency("Sở", "SNV", "Sơn La", full_name=agency)
        below = Text(table, Location("report.yaml", 10))
        request = Request(
            tmp_path,
            file,
            Location("report.yaml", 9),
            who,
            parse_period("2024-Q1"),
            Text(),
            asked,
            below,
            outside=True,
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
