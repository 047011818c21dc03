"""How fast vanban builds, side by side with pandoc and pypandoc on the same text, in one run.

    uv run python benchmarks/build.py

Prints medians, the ratio and the bound that the ratio must keep; exits 1 when one does not.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypandoc

from vanban import build as building
from vanban.markdown import parse
from vanban.model import Contribution
from vanban.pandoc import pandoc_path, run_pandoc
from vanban.project import load_project
from vanban.registry import Registry

EXAMPLE = Path(__file__).parent.parent / "examples/son-la-2024-q1"
RUNS = 7


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
    registry = Registry()
    registry.load_installed()
    return registry


def cold(text: Path) -> bool:
    """(a) A whole build of the example in a new process, against pandoc on the same Markdown.

    Python keeps compiled modules between runs, and vanban compiled templates, as they do for a user.
    """
    target = str(text.with_suffix(".docx"))
    command = [sys.executable, "-m", "vanban", "build", str(EXAMPLE), "-o", target]
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
    """(c) A table of 10,000 rows against one of 1,000; memory of this process and of pandoc."""
    ours, theirs = paired(lambda: write_table(10_000), lambda: write_table(1_000), runs=3)
    in_time = told("(c) table of 10,000 rows / of 1,000", ours, theirs, 12)
    command = [sys.executable, __file__, "--table"]
    peak = int(subprocess.run(command, check=True, capture_output=True).stdout)
    print(f"    peak memory of vanban and pandoc together: {peak} MB, at most 600")
    return in_time and peak < 600


def write_table(rows: int) -> None:
    """A table of that many rows, from Markdown to Word."""
    lines = "".join(f"| {n} | Đơn vị số {n} | {n * 7} | {n * 3} |\n" for n in range(rows))
    parsed = parse(Contribution(f"| TT | Đơn vị | Lượt | Người |\n|---|---|---:|---:|\n{lines}"))
    blocks = [block.content[0] for block in parsed.blocks]
    run_pandoc({"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}, "docx")


def print_peak() -> None:
    """In a process of its own: the sum of this process's and pandoc's greatest memory, in MB."""
    write_table(10_000)
    used = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(sum(used) // 1024)


def paired(ours: Callable[[], object], theirs: Callable[[], object], runs: int = RUNS) -> tuple[float, float]:
    """The medians of both, run in turn so that a drift of the machine meets both alike."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for taken, run in zip(seconds, (ours, theirs), strict=True):
            start = time.perf_counter()
            run()
            taken.append(time.perf_counter() - start)
    return statistics.median(seconds[0]), statistics.median(seconds[1])


def repeat(times: int, run: Callable[[], object]) -> None:
    """Run it that many times."""
    for _ in range(times):
        run()


def quiet(command: list[str]) -> None:
    """Run a command to its end."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=environment)


def told(what: str, ours: float, theirs: float, bound: float) -> bool:
    """Print a comparison; whether its ratio keeps the bound."""
    ratio = ours / theirs
    verdict = "kept" if ratio <= bound else "BROKEN"
    print(f"{what}: {ours * 1000:.0f} ms / {theirs * 1000:.0f} ms = {ratio:.2f}, at most {bound}: {verdict}")
    return ratio <= bound


if __name__ == "__main__":
    if "--table" in sys.argv:
        print_peak()
    else:
        sys.exit(main())
