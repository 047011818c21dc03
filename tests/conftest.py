"""Fixtures: a report project on the disk, and a way to run the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_project import FILES, Project, Ran, Run

from vanban import cli


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path / "bao-cao")
    for file, text in FILES.items():
        made.write(file, text)
    return made


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    def call(*arguments: str | Path) -> Ran:
        with pytest.raises(SystemExit) as done:
            cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        root = f"{tmp_path}/"
        out, err = (text.replace(root, "").splitlines() for text in said)
        return Ran(int(done.value.code or 0), out, err)

    return call
