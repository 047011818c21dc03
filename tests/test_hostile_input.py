"""Hostile or hopeless input, and a machine that fails: text stays text, and nothing is lost."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from report_project import Project, Run

from vanban import pandoc

REPORT, DATA = "report.yaml", "data/mau.yaml"

HOSTILE = [
    "<b>đậm</b> <script>", "*nghiêng* **đậm** _x_", "[@nd-30-2020] [a](b) ![c](d) [x]{.underline}", "`mã`{=openxml}",
    "{{ received }} {% raw %}", "# Đề mục", "- gạch", "+ cộng", "1. một", "2) hai", "> trích", "~~~", "---", "===",
    "a | b", "&lt; &amp; &#60;", "\\*", "http://a.b <http://a.b>", "C:\\new", "^^~~", "$x$", "x  \ty", "*", "***",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_field_prints_as_it_stands(text: str, project: Project, run: Run) -> None:
    project.add(DATA, "remark: '" + text + "'\n")

    assert run("build", project.folder, "--to", "json").code == 0

    document = json.loads((project.folder / "ket-qua/bao-cao.json").read_text(encoding="utf-8"))
    printed = [block["text"] for block in document["blocks"] if block["role"] != "muc"]
    assert printed[-1] == " ".join(text.split())


def test_control_characters_never_reach_the_file(project: Project, run: Run) -> None:
    project.add(DATA, 'remark: "a\\x0b\\0b"\n')
    project.change(REPORT, "subject: Kết quả", 'subject: "\\x01Kết quả')
    project.change(REPORT, "{{ period }}", '{{ period }}"')
    assert run("build", project.folder).code == 0
    with zipfile.ZipFile(project.folder / "ket-qua/bao-cao.docx") as archive:
        for name in archive.namelist():
            ElementTree.fromstring(archive.read(name))
        assert ">ab./.<" in archive.read("word/document.xml").decode()


@pytest.mark.parametrize("text", ["- " * 30000 + "x", "[" * 30000])
def test_nesting_beyond_reason_is_one_sentence(text: str, project: Project, run: Run) -> None:
    project.write(DATA, text)
    expected = "bao-cao/data/mau.yaml: lỗi: tệp YAML lồng quá 20 tầng [yaml/qua-sau]"
    assert run("check", project.folder).out == [expected, "Có 1 lỗi."]


def test_emphasis_beyond_reason_keeps_its_text(project: Project, run: Run) -> None:
    project.add(DATA, "more: '" + "*a " * 600 + "b*" * 600 + "'\n")
    assert run("build", project.folder, "--to", "json").code == 0


def test_an_empty_list_item_lends_its_label_to_nobody(project: Project, run: Run) -> None:
    project.add(DATA, "more: |\n  - một\n  -\n\n  Đoạn sau.\n")
    run("build", project.folder, "--to", "json")
    document = json.loads((project.folder / "ket-qua/bao-cao.json").read_text(encoding="utf-8"))
    assert [block["text"] for block in document["blocks"]][-2:] == ["- một", "Đoạn sau."]


@pytest.mark.parametrize(
    ("output", "to", "message"),
    [
        ("report.yaml", "docx", "“bao-cao/report.yaml” là tệp của báo cáo; hãy chọn tên khác cho kết quả"),
        ("plugins/mau.py", "docx", "tệp kết quả dạng docx phải có đuôi .docx, nhưng ghi “mau.py”"),
        ("mau/text.md", "md", "“bao-cao/mau/text.md” là tệp của báo cáo; hãy chọn tên khác cho kết quả"),
    ],
)
def test_a_build_never_replaces_what_it_reads(
    output: str, to: str, message: str, project: Project, run: Run
) -> None:
    before = (project.folder / output).read_bytes()
    ran = run("build", project.folder, "--to", to, "-o", project.folder / output)
    assert (ran.code, ran.err[0]) == (2, f"vanban: {message}")
    assert (project.folder / output).read_bytes() == before


def test_a_write_that_fails_midway_leaves_the_former_file(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = project.folder / "bao-cao.docx"
    target.write_bytes(b"former")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert run("build", project.folder, "-o", target).code == 1
    assert target.read_bytes() == b"former"
    assert [path.name for path in project.folder.iterdir() if path.name.startswith(".")] == []


FAKE_PANDOC = "#!/bin/sh\ncat >/dev/null\n{}\n"


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (
            "echo 'Could not find  data' >&2; exit 99",
            "lỗi: pandoc báo lỗi 99: Could not find data [pandoc/loi]",
        ),
        ("exec sleep 60", "lỗi: pandoc chạy quá 0 giây nên đã dừng [pandoc/qua-gio]"),
    ],
)
def test_pandoc_s_failure_is_told_in_its_own_words(
    script: str, message: str, project: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = tmp_path / "pandoc"
    fake.write_text(FAKE_PANDOC.format(script), encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setattr("vanban.pandoc.pandoc_path", lambda: str(fake))
    monkeypatch.setattr("vanban.pandoc.TIMEOUT", 0.2)
    assert run("build", project.folder).err == [message]


def test_pandoc_runs_in_its_sandbox(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []
    real = pandoc._run
    monkeypatch.setattr(
        pandoc, "_run", lambda command, source: commands.append(command) or real(command, source)
    )
    run("build", project.folder)
    assert ["--sandbox" in command for command in commands] == [True]
