"""What hostile reports and plugins try: nothing runs, nothing leaks, nothing is written elsewhere, all is told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from report_project import Project, Run

from vanban.settings import Settings, save_settings, settings_file


@pytest.fixture
def stranger(project: Project) -> Project:
    """A report without Python that nobody trusts."""
    save_settings(Settings())
    project.change("report.yaml", "plugins: [plugins/mau.py]\n", "")
    project.change(
        "report.yaml", "section: mau\n    data: data/mau.yaml", "section: tasks\n    data: data/t.yaml"
    )
    project.write("data/t.yaml", "các nhiệm vụ:\n  - nhiệm vụ: Làm việc.\n")
    return project


def test_testing_plugins_imports_nothing_from_the_current_folder(stranger: Project) -> None:
    for name in ("json.py", "vanban.py"):
        stranger.write(name, "open('da-chay', 'w')\n")
    program = "from vanban.cli import run; run(['plugins', 'test', 'tasks'])"
    command = [sys.executable, "-P", "-c", program]
    done = subprocess.run(command, cwd=stranger.folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    assert not (stranger.folder / "da-chay").exists()


DAMAGED = {
    "a text for a list": json.dumps({"disabled": [], "trusted": "/home"}),
    "a map for a list": json.dumps({"disabled": [], "trusted": {"/": 1}}),
    "numbers in a list": json.dumps({"disabled": [], "trusted": [1]}),
    "a relative folder": json.dumps({"disabled": [], "trusted": ["."]}),
    "nested without end": "[" * 100_000,
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_damaged_settings_trust_nobody(content: str, project: Project, run: Run) -> None:
    settings_file().write_text(content, "utf-8")
    checked = run("check", project.folder)
    assert checked.code == 1
    assert checked.out[0].endswith("tin cậy thư mục lại từ đầu [cai-dat/hong]")


def test_a_stranger_asks_no_server(stranger: Project, run: Run) -> None:
    address = '"postgresql://u:${PATH}@127.0.0.1:1/so", table: t'
    stranger.change("report.yaml", "data: data/t.yaml", f"data: {{file: {address}}}")
    told = "bao-cao/report.yaml:9: lỗi: báo cáo chưa được tin cậy thì không được nối máy chủ “postgresql://…”; nếu tin cậy báo cáo này, hãy chạy: vanban trust bao-cao [tin-cay/may-chu]"
    assert run("check", stranger.folder).out == [told, "Có 1 lỗi."]


def test_showing_a_section_reads_no_file_elsewhere(stranger: Project, run: Run) -> None:
    stranger.write("../bi-mat.txt", "Bí mật.")
    (stranger.folder / "templates").mkdir()
    (stranger.folder / "templates/tasks.md").symlink_to(stranger.folder.parent / "bi-mat.txt")
    shown = run("plugins", "show", "tasks", "--project", stranger.folder)
    assert (shown.code, shown.out) == (1, [])
    assert "nằm ngoài thư mục báo cáo" in shown.err[0]


@pytest.mark.parametrize(
    ("link", "command"),
    [
        ("templates", ["eject", "tasks"]),
        ("ket-qua", ["build"]),
        ("sections", ["new", "section", "abc"]),
        ("plugins", ["new", "check", "abc"]),
    ],
)
def test_nothing_is_written_through_links_that_lead_out(
    link: str, command: list[str], stranger: Project, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "ngoai").mkdir()
    if (stranger.folder / link).exists():
        (stranger.folder / link).rename(tmp_path / "truoc")
    (stranger.folder / link).symlink_to(tmp_path / "ngoai")
    ran = run(*command, stranger.folder)
    assert ran.code == 1
    assert ran.err[0].endswith("dẫn ra ngoài thư mục báo cáo, nên không ghi [tep/ngoai-du-an]")
    assert list((tmp_path / "ngoai").iterdir()) == []


def test_a_link_to_report_yaml_stays_a_link(stranger: Project, run: Run) -> None:
    (stranger.folder / "report.yaml").rename(stranger.folder / "that.yaml")
    (stranger.folder / "report.yaml").symlink_to("that.yaml")
    assert run("new", "section", "abc", stranger.folder).code == 0
    assert (stranger.folder / "report.yaml").is_symlink()
    assert "section: abc" in (stranger.folder / "that.yaml").read_text("utf-8")


@pytest.mark.parametrize("ends", ["alone", "mixed"])
def test_ends_of_lines_that_cannot_be_kept_are_left_to_the_hand(
    ends: str, stranger: Project, run: Run
) -> None:
    text = (stranger.folder / "report.yaml").read_text("utf-8")
    changed = text.replace("\n", "\r") if ends == "alone" else text.replace("\n", "\r\n", 3)
    stranger.write("report.yaml", changed.encode())
    assert run("new", "section", "abc", stranger.folder).code == 0
    assert (stranger.folder / "report.yaml").read_bytes() == changed.encode()


HOOK = "from vanban import Check, Finding, Section, Writer, hookimpl\n{body}\n@hookimpl\ndef vanban_register_{kind}s():\n    return [X()]\n"
BODIES = {
    "an exception without words": "class E(Exception):\n    def __str__(self): raise SystemExit(0)\nraise E\n",
    "an exception in broken letters": "raise ValueError('\\udcff')\n",
    "a section without a folder": HOOK.format(kind="section", body="class X(Section):\n    def __init__(self): pass"),
    "a name that raises": HOOK.format(kind="check", body="class X(Check):\n    @property\n    def name(self): raise OSError('x')\n    def check(self, d): return []"),
    "a writer that would write elsewhere": HOOK.format(kind="writer", body="class X(Writer):\n    name = 'w'\n    suffix = '/../../x'\n    def write(self, d, t): return b''"),
    "a finding of no weight": HOOK.format(kind="check", body="class X(Check):\n    name = 'c'\n    def check(self, d): return [Finding(None, 'a/b', 'c')]"),
}  # fmt: skip


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_a_plugin_that_misbehaves_is_named(body: str, project: Project, run: Run) -> None:
    project.write("plugins/khac.py", body)
    project.change("report.yaml", "plugins: [plugins/mau.py]", "plugins: [plugins/mau.py, plugins/khac.py]")
    checked = run("check", project.folder)
    assert checked.code == 3
    assert [line for line in checked.out if "plugin “plugins/khac.py” " in line] != []


@pytest.mark.parametrize(
    "template", ["{{ 'x'.ljust(1500000000) | length }}", "{{ '%0900000000d' | format(1) | length }}"]
)
def test_a_template_cannot_fill_the_memory_with_blanks(template: str, stranger: Project, run: Run) -> None:
    stranger.write("templates/tasks.md", template)
    assert run("check", stranger.folder).code == 1
