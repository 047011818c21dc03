"""The guides in docs/ are true today: every command is run, every file is written, every Python block loads.

In a guide, a line `` `path/of/file`: `` above a block says that the block is that file. A block ``console``
holds commands after ``$ `` and, below a command, lines that it prints; ``…`` stands for what varies.
Commands of other programs (pip, pytest) are run by test_distributions.py and test_scaffold_packages.py.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from attrs import frozen
from report_project import Run

ROOT = Path(__file__).parent.parent
GUIDES = [
    path.relative_to(ROOT / "docs").as_posix()
    for path in sorted((ROOT / "docs").rglob("*.md"))
    if "reference" not in path.parts
]
BLOCK = re.compile(
    r"(?:^`(?P<file>[\w./-]+)`[^\n`]*:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.S | re.M
)
OTHERS = {"pip", "pytest", "python"}
"""Programs of others that guides call."""


@frozen
class Command:
    """One command of a guide, and the lines that it is said to print."""

    words: list[str]
    printed: list[str]


def commands(text: str) -> Iterator[Command]:
    for piece in re.split(r"^\$ ", text, flags=re.M)[1:]:
        command, *printed = piece.splitlines()
        yield Command(shlex.split(command), [line for line in printed if line.strip()])


def blocks(guide: str) -> list[tuple[str | None, str, str]]:
    text = (ROOT / "docs" / guide).read_text("utf-8")
    return [(found["file"], found["kind"], found["text"]) for found in BLOCK.finditer(text)]


@pytest.mark.parametrize("guide", GUIDES)
def test_guide(guide: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples", ignore=shutil.ignore_patterns("ket-qua"))
    monkeypatch.chdir(tmp_path)
    untrue: list[str] = []
    for file, kind, text in blocks(guide):
        if file:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(text, "utf-8")
        elif kind == "python":
            exec(compile(text, guide, "exec"), {"__name__": "guide"})
        elif kind == "console":
            untrue += [fault for command in commands(text) for fault in follow(command, monkeypatch, run)]
    assert untrue == []


def follow(command: Command, monkeypatch: pytest.MonkeyPatch, run: Run) -> list[str]:
    """Do what a guide says; what came out otherwise than it says."""
    program, *arguments = command.words
    if program == "cd":
        monkeypatch.chdir(arguments[0])
        return []
    while "=" in program:
        name, _, value = program.partition("=")
        monkeypatch.setenv(name, value)
        program, *arguments = arguments
    if program in OTHERS:
        return []
    assert program == "vanban"
    ran = run(*arguments)
    said = [line.strip() for line in (*ran.out, *ran.err)]
    missing = [line.strip() for line in command.printed if not printed(line, said)]
    expected = {0, 1} if any(": lỗi: " in line for line in command.printed) else {0}
    is_true = not missing and ran.code in expected
    return [] if is_true else [f"{command.words}: {ran.code}, not printed: {missing}, but: {said}"]


def printed(line: str, said: list[str]) -> bool:
    pattern = re.sub(r"([*?\[])", r"[\1]", line.strip()).replace("…", "*")
    return any(fnmatchcase(one, pattern) for one in said)


def test_every_guide_stands_in_the_index() -> None:
    index = (ROOT / "docs/README.md").read_text("utf-8")
    assert [guide for guide in GUIDES if guide != "README.md" and f"({guide})" not in index] == []
