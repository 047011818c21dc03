"""Third-party distributions: built and installed by pip, or laid out by hand; and the command line that finds them."""

from __future__ import annotations

import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from report_project import INSTRUMENTS, REPORT, Project, Ran

SOURCES = Path(__file__).parent / "distributions"
NEEDED = {"pip": 23, "setuptools": 77}
"""What builds and installs without a network, and the least major version of each."""

ALL_KINDS = {
    f"vanban.{kind}": {"loi": "vanban_loi"} for kind in ("themes", "sources", "sections", "checks", "writers")
}


def install(target: Path, *names: str, work: Path) -> Path:
    """Build the sample distributions of those names in ``work`` and have pip install them into ``target``.

    Nothing is left in the source tree. Skips the test where pip or setuptools is missing or too old.
    """
    for tool, least in NEEDED.items():
        try:
            found = importlib.metadata.version(tool)
        except importlib.metadata.PackageNotFoundError:
            pytest.skip(f"no {tool} here to build wheels")
        if int(found.split(".")[0]) < least:
            pytest.skip(f"{tool} {found} is too old to build wheels")
    for name in names:
        shutil.copytree(SOURCES / name, work / name, ignore=shutil.ignore_patterns("build", "*.egg-info"))
    wheels = work / "wheels"
    _pip("wheel", "--no-build-isolation", "--wheel-dir", wheels, *(work / name for name in names))
    _pip("install", "--target", target, *sorted(wheels.iterdir()))
    return target


def _pip(command: str, *arguments: str | Path) -> None:
    line = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", command]
    line += ["--quiet", "--no-deps", "--no-index", *map(str, arguments)]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def lay_out(
    folder: Path,
    name: str,
    files: Mapping[str, str],
    points: Mapping[str, Mapping[str, str]],
    requires: Sequence[str] = (),
) -> None:
    """A distribution as pip leaves it: its files, and the metadata that name its entry points by group."""
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    info = folder / f"{name.replace('-', '_')}-1.2.dist-info"
    info.mkdir(parents=True)
    needs = "".join(f"Requires-Dist: {one}\n" for one in requires)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n{needs}", "utf-8")
    lines = [
        f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in one.items()) for group, one in points.items()
    ]
    (info / "entry_points.txt").write_text("\n".join(lines), "utf-8")
    own = [*files, f"{info.name}/METADATA", f"{info.name}/entry_points.txt"]
    (info / "RECORD").write_text("".join(f"{file},,\n" for file in own), "utf-8")


def spoilt(
    folder: Path,
    old: str = "",
    new: str = "",
    points: Mapping[str, Mapping[str, str]] = ALL_KINDS,
    requires: Sequence[str] = (),
    name: str = "vanban-loi",
) -> None:
    """Lay out the sound package under that name, some words of its files replaced."""
    sound = [path for path in (SOURCES / "vanban_loi").iterdir() if path.is_file()]
    texts = {f"{name.replace('-', '_')}/{path.name}": path.read_text("utf-8") for path in sound}
    assert any(old in text for text in texts.values())
    changed = {file: text.replace(old, new) if old else text for file, text in texts.items()}
    lay_out(folder, name, changed, points, requires)


def report_on(folder: Path, section: str, data: str) -> Project:
    """A report project of one section, which is to draw its figures from that file; it runs no Python."""
    made = Project(folder)
    text = REPORT.replace("section: mau", f"section: {section}").replace("data/mau.yaml", data)
    made.write("report.yaml", text.replace("plugins: [plugins/mau.py]\n", ""))
    made.write("instruments.yaml", INSTRUMENTS)
    return made


def told(ran: Ran) -> list[str]:
    """The findings that a command told; the log of an exception is thrown away."""
    log = "Chi tiết lỗi của plugin: "
    for line in ran.err:
        if line.startswith(log):
            Path(line.removeprefix(log)).unlink()
    return [line for line in (*ran.err, *ran.out) if not line.startswith((log, "Có ", "Đã ghi "))]


def vanban(
    *arguments: str | Path, path: Path, folder: Path, more: Mapping[str, str] | None = None, code: str = ""
) -> Ran:
    """Run the command line in ``folder`` as a process that finds what is installed in ``path``.

    ``more`` are environment variables, ``code`` Python to run in place of the command line; the paths of both
    folders are left out of what is said.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VANBAN_")}
    environment |= {"PYTHONPATH": str(path), "PYTHONUTF8": "1", **(more or {})}
    program = ["-c", code] if code else ["-m", "vanban"]
    done = subprocess.run(
        [sys.executable, *program, *map(str, arguments)],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    out, err = (
        text.replace(f"{folder}/", "").replace(f"{path}/", "").splitlines()
        for text in (done.stdout, done.stderr)
    )
    return Ran(done.returncode, out, err)
