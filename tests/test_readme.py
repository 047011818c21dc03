"""The READMEs are true today: their commands run, their section is written and built as they say."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from report_project import Run

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/son-la-2024-q1"
FENCE = re.compile(r"`([\w./-]+)`:\n\n```\w+\n(.*?)```", re.S)


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the examples in it, as if the repository were there."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("ket-qua"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(readme: str) -> list[list[str]]:
    """The vanban commands of a README's indented and inline code that name real folders and files."""
    text = (ROOT / readme).read_text("utf-8")
    found = re.findall(r"(?:uv run |`)(vanban [^`\n]+)", text)
    return [
        shlex.split(line)[1:]
        for line in dict.fromkeys(found)
        if not re.search(r"\b[A-Z]{3,}\b", line) and "--" not in line.split()[1]
    ]


def test_the_two_lines_stand_on_the_first_screen() -> None:
    first_screen = (ROOT / "README.md").read_text("utf-8").splitlines()[:20]
    assert f"    pip install uv && uv run vanban build {EXAMPLE}" in first_screen
    assert "    uv run pytest" in first_screen


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_commands_run(readme: str, workplace: Path, run: Run) -> None:
    lines = commands(readme)
    assert len(lines) >= 2
    for line in sorted(lines, key=lambda line: line[0] not in {"new", "batch"}):
        ran = run(*line)
        assert (line, ran.code, ran.err if ran.code else []) == (line, 0, [])


@pytest.mark.parametrize("readme", ["README.md", "README.vi.md"])
def test_findings_shown_are_those_told(readme: str, workplace: Path, run: Run) -> None:
    shown = [line.strip() for line in (ROOT / readme).read_text("utf-8").splitlines() if " lỗi: " in line]
    assert shown
    assert [line for line in shown if line not in run("build", EXAMPLE).err] == []


def test_the_section_in_30_lines_builds_as_it_says(workplace: Path, run: Run) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    files = dict(FENCE.findall(text))
    assert list(files) == ["plugins/library.py", "plugins/library/text.md", "data/library.yaml"]
    assert len((files["plugins/library.py"] + files["plugins/library/text.md"]).splitlines()) <= 30
    (outline,) = re.findall(r"```yaml\n(plugins:.*?)```", text, re.S)

    run("new", "report", "bao-cao")
    for name, content in files.items():
        path = Path("bao-cao", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    report = Path("bao-cao/report.yaml")
    report.write_text(report.read_text("utf-8").replace("outline:\n", outline), "utf-8")
    run("trust", "bao-cao")
    built = run("build", "bao-cao", "--to", "md", "--final")

    assert (built.code, built.err) == (0, [])
    expected = "Trong quý III, thư viện phục vụ 1.250 lượt bạn đọc, trong đó có 440 lượt thiếu nhi; cho mượn 2.304 cuốn sách."
    assert expected in Path("bao-cao/ket-qua/bao-cao.md").read_text("utf-8")


def test_the_form_of_another_circular_builds_as_it_says(workplace: Path, run: Run) -> None:
    text = (ROOT / "sections/README.md").read_text("utf-8")
    text = text[text.index("## A form of another circular") :]
    (code,) = re.findall(r"```python\n(.*?)```", text, re.S)
    (wording,) = re.findall(r"`plugins/library/text.md`:\n\n```markdown\n(.*?)```", text, re.S)
    (data,) = re.findall(r"```yaml\n(.*?)```", text, re.S)
    run("new", "report", "bao-cao")
    for name, content in (
        ("plugins/library.py", code),
        ("plugins/library/text.md", wording),
        ("data/tv.yaml", data),
    ):
        path = Path("bao-cao", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    report = Path("bao-cao/report.yaml")
    outline = "plugins: [plugins/library.py]\noutline:\n  - {heading: Thư viện, section: library, data: data/tv.yaml}\n"
    report.write_text(report.read_text("utf-8").replace("outline:\n", outline), "utf-8")

    run("trust", "bao-cao")
    built = run("build", "bao-cao", "--to", "md", "--final")

    assert (built.code, built.err) == (0, [])
    said = Path("bao-cao/ket-qua/bao-cao.md").read_text("utf-8")
    assert "Các phòng đọc phục vụ 50 lượt bạn đọc." in said
    assert "Phòng B: 20 lượt, trong đó có 10 lượt thiếu nhi." in said
    Path("bao-cao/data/tv.yaml").write_text(data.replace("1: 30, 2: 20", "1: 30, 2: 19"), "utf-8")
    assert run("check", "bao-cao").out[-3:] == [
        "bao-cao/data/tv.yaml:2: lỗi: [2] bạn đọc: người lớn của dòng “Tổng số” (30) khác tổng các dòng = 29 [bieu/tong-dong]",
        "bao-cao/data/tv.yaml:3: lỗi: dòng “Phòng A”: [1] bạn đọc: tổng số (30) khác [2] bạn đọc: người lớn (19) + [3] bạn đọc: thiếu nhi (10) = 29 [quan-he/khong-khop]",
        "Có 2 lỗi.",
    ]


def test_the_check_in_ten_lines_works(workplace: Path, run: Run) -> None:
    (code,) = re.findall(
        r"```python\n(from vanban import Check.*?)```", (ROOT / "plugins/README.md").read_text("utf-8"), re.S
    )
    run("new", "report", "bao-cao")
    Path("bao-cao/than.py").write_text(code, "utf-8")
    report = Path("bao-cao/report.yaml")
    text = report.read_text("utf-8").replace("subject: Kết quả", "subject: Hay! Kết quả")
    report.write_text(text + "plugins: [than.py]\n", "utf-8")
    assert run("check", "bao-cao", "--trust").out == [
        "bao-cao/report.yaml:4: cảnh báo: trích yếu không dùng dấu chấm than [khong-hoa/than]",
        "Có 1 cảnh báo.",
    ]


@pytest.mark.parametrize(
    "folder", ["core", "plugins", "sections", "themes", "examples", "benchmarks", "tests"]
)
def test_every_top_folder_has_a_readme_and_every_file_stands_in_it(folder: str) -> None:
    readme = (ROOT / folder / "README.md").read_text("utf-8")
    if folder in {"core", "tests"}:
        names = [path.name for path in (ROOT / folder).glob("*.py") if not path.name.startswith("__")]
        assert [name for name in names if name not in readme and name != "conftest.py"] == []


def test_no_readme_links_to_nothing() -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {target}"
        for path in ROOT.glob("**/README*.md")
        if ".venv" not in path.parts
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text("utf-8"))
        if not target.startswith("http") and not (path.parent / target).exists()
    ]
    assert broken == []
