"""How fast vanban builds, side by side with pandoc and pypandoc on the same text, in one run.

    uv run python benchmarks/build.py

Prints medians, the ratio and the bound that the ratio must keep; exits 1 when one does not.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pypandoc
from paired import paired, told

from vanban import build as building
from vanban import cli
from vanban.pandoc import pandoc_path
from vanban.project import load_project
from vanban.registry import Registry, load_registry
from vanban.scaffold import new_report

EXAMPLE = Path(__file__).parent.parent / "examples/son-la-2024-q1"


def main() -> int:
    """Run the three comparisons; 1 when a bound is broken."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "example.md"
        text.write_bytes(build_once(loaded(), "md"))
        kept = [cold(text), warm(text), table(Path(folder))]
    return 0 if all(kept) else 1


def build_once(registry: Registry, to: str) -> bytes:
    """The example as a file of that format; plugins are loaded once for a process, as for many reports."""
    built = building.build(registry, load_project(EXAMPLE, registry.read))
    assert built.theme is not None
    return building.write(registry, built, built.theme, to)


def loaded() -> Registry:
    """All installed plugins."""
    registry = load_registry()
    return registry


def cold(text: Path) -> bool:
    """(a) A whole build of the example in a new process, against pandoc on the same Markdown.

    Python keeps compiled modules between runs, and vanban compiled templates, as they do for a user.
    """
    target = str(text.with_suffix(".docx"))
    command = [*vanban(EXAMPLE), "-o", target]
    peer = [pandoc_path(), "-f", "markdown", "-o", target, str(text)]
    ours, theirs = paired(lambda: quiet(command), lambda: quiet(peer))
    return told("(a) vanban build, cold / pandoc -f markdown", ours, theirs, 2.5)


def warm(text: Path) -> bool:
    """(b) Twenty builds in one process, pandoc included, against pypandoc.convert_text as it comes."""
    words, target = text.read_text("utf-8"), str(text.with_suffix(".docx"))
    registry = loaded()
    build_once(registry, "docx")
    ours, theirs = paired(
        lambda: repeat(20, lambda: build_once(registry, "docx")),
        lambda: repeat(20, lambda: pypandoc.convert_text(words, "docx", "markdown", outputfile=target)),
        runs=3,
    )
    return told("(b) build, warm / pypandoc.convert_text, per document", ours / 20, theirs / 20, 0.6)


def table(folder: Path) -> bool:
    """(c) A report with a table of 10,000 rows against one of 1,000; memory of vanban and pandoc together."""
    large, small = (table_project(folder / str(rows), rows) for rows in (10_000, 1_000))
    ours, theirs = paired(lambda: quiet(vanban(large)), lambda: quiet(vanban(small)), runs=3)
    in_time = told("(c) table of 10,000 rows / of 1,000", ours, theirs, 12)
    command = [sys.executable, __file__, "--peak", str(large)]
    peak = int(subprocess.run(command, check=True, capture_output=True).stdout.splitlines()[-1])
    print(f"    peak memory of vanban and pandoc together: {peak} MB, at most 600")
    return in_time and peak < 600


def vanban(project: Path) -> list[str]:
    """The command that builds a project."""
    return [sys.executable, "-m", "vanban", "build", str(project)]


def table_project(folder: Path, rows: int) -> Path:
    """The scaffold's report, with a table of that many rows in place of its tasks."""
    new_report(folder)
    lines = "".join(f"| {n} | Đơn vị số {n} | {n * 7} | {n * 3} |\n" for n in range(rows))
    (folder / "data/bang.md").write_text(
        f"| TT | Đơn vị | Lượt | Người |\n|---|---|---:|---:|\n{lines}", encoding="utf-8"
    )
    report = (folder / "report.yaml").read_text("utf-8")
    for old, new in (("section: tasks", "section: narrative"), ("data/tasks.yaml", "data/bang.md")):
        report = report.replace(old, new)
    (folder / "report.yaml").write_text(report, encoding="utf-8")
    return folder


def print_peak(project: str) -> None:
    """Build in this process and print the sum of its and pandoc's greatest memory, in MB."""
    with suppress(SystemExit):
        cli.run(["build", project])
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(sum(used) // 1024)


def repeat(times: int, run: Callable[[], object]) -> None:
    """Run it that many times."""
    for _ in range(times):
        run()


def quiet(command: list[str]) -> None:
    """Run a command to its end."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=environment)


if __name__ == "__main__":
    if "--peak" in sys.argv:
        print_peak(sys.argv[-1])
    else:
        sys.exit(main())
