"""The command line: its exit codes, its words, and what it does not load."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from report_project import Project, Run


def test_help_is_vietnamese_and_has_examples(run: Run) -> None:
    shown = run("build", "--help")
    assert shown.code == 0
    assert shown.out == [
        "Cách dùng: vanban build [TÙY CHỌN] THƯ_MỤC",
        "",
        "  Dựng báo cáo trong THƯ_MỤC thành tệp văn bản.",
        "",
        "  Còn lỗi thì vẫn ghi bản dự thảo; phần không dựng được hiện thành chỗ trống",
        "  có ghi lý do.",
        "",
        "Tùy chọn:",
        "  -o TỆP          Tệp kết quả.",
        "  --to ĐỊNH_DẠNG  docx (mặc định), pdf, html, md, json …; ghi docx,pdf để có",
        "                  cả hai.",
        "  --final         Bản chính thức: còn lỗi thì không ghi gì.",
        "  --trust         Tin cậy báo cáo này trong một lần chạy; xem vanban trust.",
        "  -h, --help      In trang trợ giúp này.",
        "",
        "  Ví dụ:",
        "    vanban build examples/son-la-2024-q1",
        "    vanban build bao-cao-quy -o quy-1.docx --final",
        "    vanban build bao-cao-quy --to docx,pdf",
    ]


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["build"],
        ["check"],
        ["new"],
        ["new", "report"],
        ["plugins"],
        ["trust"],
        ["eject"],
        ["plugins", "doctor"],
        ["verify"],
        ["theme", "show"],
    ],
)
def test_every_command_has_help_with_an_example(command: list[str], run: Run) -> None:
    shown = run(*command, "--help")
    assert shown.code == 0
    assert shown.out[0].startswith("Cách dùng: vanban")
    assert command == ["new"] or "  Ví dụ:" in shown.out


USAGE = {
    "no command": ([], "vanban: chưa ghi lệnh nào"),
    "unknown command": (["bild"], "vanban: không có lệnh “bild”; gần nhất là “build”"),
    "missing argument": (["build"], "vanban: thiếu THƯ_MỤC"),
    "unknown option": (
        ["build", "x", "--finale"],
        "vanban: không có tùy chọn “--finale”; gần nhất là “--final”",
    ),
    "wrong choice": (["check", "x", "--format", "xml"], "vanban: --format phải là một trong: text, json"),
    "missing value": (["build", "x", "-o"], "vanban: tùy chọn “-o” thiếu giá trị hoặc thừa giá trị"),
}


@pytest.mark.parametrize(("command", "message"), USAGE.values(), ids=USAGE)
def test_usage_faults_exit_2_with_one_sentence(command: list[str], message: str, run: Run) -> None:
    ran = run(*command)
    assert (ran.code, ran.err[0]) == (2, message)
    assert ran.err[1].startswith("Xem: vanban")


@pytest.mark.parametrize("command", ["check", "facts", "trust"])
def test_a_name_that_no_system_takes_is_told(command: str, run: Run) -> None:
    ran = run(command, "a" * 300)
    assert (ran.code, ran.out, ran.err) == (
        1,
        [],
        ["vanban: không dùng được tệp hay thư mục đó: File name too long"],
    )


def test_unknown_format_names_the_nearest(project: Project, run: Run) -> None:
    ran = run("build", project.folder, "--to", "docxx")
    assert (ran.code, ran.err[0]) == (2, "vanban: không có định dạng “docxx”; gần nhất là “docx”")


def test_check_as_json_is_a_list_of_findings(project: Project, run: Run) -> None:
    project.change("data/mau.yaml", "complaints: 12", "complaints: 13")
    checked = run("check", project.folder, "--format", "json")
    assert checked.code == 1
    assert json.loads("\n".join(checked.out)) == [
        {
            "severity": "error",
            "code": "quan-he/khong-khop",
            "message": "số đơn tiếp nhận (30) khác đơn khiếu nại (13) + đơn kiến nghị (18) = 31",
            "file": "bao-cao/data/mau.yaml",
            "place": "1",
            "section": "mau",
            "plugin": "plugins/mau.py",
        }
    ]


def test_check_of_a_sound_report_exits_0(project: Project, run: Run) -> None:
    checked = run("check", project.folder)
    assert (checked.code, checked.out, checked.err) == (0, ["Không có phát hiện nào."], [])
    assert not (project.folder / "ket-qua").exists()


def test_final_writes_when_nothing_is_wrong(project: Project, run: Run) -> None:
    ran = run("build", project.folder, "--final", "-o", project.folder / "chinh-thuc.docx")
    assert (ran.code, ran.out) == (
        0,
        ["Đã ghi bao-cao/chinh-thuc.docx, đúng thể thức. Không có phát hiện nào."],
    )


def test_new_report_builds_at_once_without_an_error(tmp_path: Path, run: Run) -> None:
    made = run("new", "report", tmp_path / "moi")
    assert made.out == [
        "Đã tạo moi/report.yaml",
        "Đã tạo moi/instruments.yaml",
        "Đã tạo moi/data/citizen-reception.yaml",
        "Đã tạo moi/data/tasks.yaml",
        "Dựng thử: vanban build moi",
    ]
    built = run("build", tmp_path / "moi", "--final")
    assert (built.code, built.out) == (
        0,
        ["Đã ghi moi/ket-qua/moi.docx, đúng thể thức. Không có phát hiện nào."],
    )


def test_new_report_overwrites_nothing(project: Project, run: Run) -> None:
    before = sorted(path.name for path in project.folder.iterdir())
    made = run("new", "report", project.folder)
    message = "bao-cao: lỗi: đã có tệp ở đó; hãy chọn một thư mục mới hoặc còn trống [tep/da-co]"
    assert (made.code, made.err) == (1, [message])
    assert sorted(path.name for path in project.folder.iterdir()) == before


def test_plugins_lists_kind_name_plugin_version_and_state(run: Run) -> None:
    listed = run("plugins", "--format", "json")
    rows = json.loads("\n".join(listed.out))
    assert listed.code == 0
    assert rows[0] == {
        "kind": "theme",
        "name": "nd30",
        "title": "",
        "plugin": "vanban.themes.nd30",
        "version": "0.1.0",
        "loaded": True,
        "state": "đã nạp",
    }
    assert len({(row["kind"], row["name"]) for row in rows}) == len(rows) == 35
    table = run("plugins").out
    assert table[0].split() == ["LOẠI", "TÊN", "TÊN", "GỌI", "PLUGIN", "PHIÊN", "BẢN", "TRẠNG", "THÁI"]
    assert len(table) == len(rows) + 1
    assert [row["title"] for row in rows if row["name"] == "tasks"] == ["Nhiệm vụ trọng tâm kỳ sau"]


def test_version_loads_neither_pandoc_nor_a_template_engine() -> None:
    code = (
        "import sys; from vanban.cli import _run; assert _run(['--version']) == 0; "
        "print(sorted({'pypandoc', 'jinja2', 'markdown_it', 'yaml', 'mdit_py_plugins'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["vanban 0.1.0", "[]"]


def test_a_bug_is_one_sentence_and_a_log(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanban import build as building

    def broken(*_: object) -> None:
        raise ZeroDivisionError("thử")

    monkeypatch.setattr(building, "assemble", broken)
    ran = run("build", project.folder)
    assert ran.code == 3
    (line,) = ran.err
    start = "vanban: lỗi của chương trình (ZeroDivisionError); chi tiết ở "
    assert line.startswith(start)
    log = Path(line.removeprefix(start))
    assert "ZeroDivisionError: thử" in log.read_text("utf-8")
    log.unlink()


def test_vietnamese_prints_where_the_terminal_speaks_ascii(project: Project) -> None:
    command = [sys.executable, "-m", "vanban", "check", "--trust", str(project.folder)]
    environment = {"PATH": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_report_builds_from_any_working_folder(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.folder)
    ran = run("build", ".")
    assert (ran.code, ran.out) == (0, ["Đã ghi ket-qua/bao-cao.docx, đúng thể thức. Không có phát hiện nào."])
