"""How fast vanban builds for many units, side by side with pypandoc and docxtpl on the same text, in one run.

    uv run --with docxtpl python benchmarks/batch.py

The report is the example's, with figures of its own for each of 300 communes. Prints medians, the ratio and
the bound that it must keep; exits 1 when one does not.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pypandoc
from build import build_once, loaded, quiet
from communes import communes, write_project
from docx import Document
from docxtpl import DocxTemplate
from paired import paired, told

from vanban.executor import Job
from vanban.registry import load_registry
from vanban.units import table_of, units_of
from vanban.workshop import make

UNITS, SAMPLE = 300, 20
FIRST, LAST, NEAR = 100, 1000, 100


def main() -> int:
    """Run the comparisons; 1 when a bound is broken."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        table = write_project(folder / "p", list(communes(UNITS)))
        kept = [*per_document(folder, table), two_processes(folder, table), *again(folder, table)]
        kept += steady(folder)
    return 0 if all(kept) else 1


def command(folder: Path, table: Path, out: str, jobs: int) -> list[str]:
    """The command that builds for all units."""
    more = ["--units", str(table), "--out", str(folder / out), "--jobs", str(jobs)]
    return [sys.executable, "-m", "vanban", "batch", str(folder / "p"), *more]


def anew(folder: Path, table: Path, jobs: int) -> Callable[[], None]:
    """A whole batch into a new folder."""
    return lambda: quiet(command(folder, table, f"out-{time.monotonic_ns()}", jobs))


def per_document(folder: Path, table: Path) -> list[bool]:
    """(a) One process, starting included, against the peers' loops over the same text."""
    text = build_once(loaded(), "md").decode()
    template, lines = docxtpl_template(folder)
    target = str(folder / "o.docx")

    def by_pypandoc() -> None:
        for _ in range(SAMPLE):
            pypandoc.convert_text(text, "docx", "markdown", outputfile=target)

    def by_docxtpl() -> None:
        for _ in range(SAMPLE):
            document = DocxTemplate(template)
            document.render({"lines": lines}, autoescape=True)
            document.save(target)

    ours, theirs = paired(anew(folder, table, 1), by_pypandoc, runs=3)
    fast = told("(a) batch / pypandoc.convert_text, per document", ours / UNITS, theirs / SAMPLE, 1 / 3.5)
    ours, theirs = paired(anew(folder, table, 1), by_docxtpl, runs=3)
    return [fast, told("    batch / docxtpl, per document", ours / UNITS, theirs / SAMPLE, 1 / 0.7)]


def docxtpl_template(folder: Path) -> tuple[Path, list[str]]:
    """The example as a template whose paragraphs are filled in by a loop, and their text."""
    built = folder / "built.docx"
    built.write_bytes(build_once(loaded(), "docx"))
    document = Document(str(built))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for paragraph in document.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)
    for line in ("{%p for line in lines %}", "{{ line }}", "{%p endfor %}"):
        document.add_paragraph(line)
    document.save(str(folder / "template.docx"))
    return folder / "template.docx", lines


def two_processes(folder: Path, table: Path) -> bool:
    """(b) Two processes against one."""
    ours, theirs = paired(anew(folder, table, 2), anew(folder, table, 1), runs=3)
    return told("(b) two processes / one", ours, theirs, 1 / 1.7)


def again(folder: Path, table: Path) -> list[bool]:
    """(c) A second run with nothing changed against the first; one with one unit changed builds one."""
    first = timed(lambda: quiet(command(folder, table, "out", 2)))
    second = min(timed(lambda: quiet(command(folder, table, "out", 2))) for _ in range(3))
    before = {path: path.stat().st_mtime_ns for path in (folder / "out").glob("*.docx")}
    data = folder / "p/data/xa/00007.yaml"
    data.write_text(data.read_text("utf-8") + "# \n", "utf-8")
    quiet(command(folder, table, "out", 2))
    built = sum(path.stat().st_mtime_ns != mtime for path, mtime in before.items())
    print(f"    with one unit's file changed it builds {built}")
    return [told("(c) nothing changed / the first run", second, first, 0.03), built == 1]


def steady(folder: Path) -> list[bool]:
    """(d) Memory of a worker and its pandoc, and time per document, by document 100 and by document 1,000."""
    table = write_project(folder / "many", list(communes(LAST)))
    gc.set_threshold(100_000)  # as a worker does
    units = units_of(table_of(str(table), load_registry(), folder / "many")).units
    job = Job(str(folder / "many"), is_trusted=False, to="docx")
    seconds: list[float] = []
    memory: dict[int, float] = {}
    for number, unit in enumerate(units, 1):
        seconds.append(timed(lambda unit=unit: make(job, unit, "o.docx")))
        if number in {FIRST, LAST}:
            memory[number] = resident(os.getpid()) + sum(map(resident, children()))
    early, late = sum(seconds[FIRST : FIRST + NEAR]), sum(seconds[LAST - NEAR :])
    grown = memory[LAST] / memory[FIRST]
    sizes = f"{memory[LAST]:.0f} MB / {memory[FIRST]:.0f} MB"
    print(f"(d) memory by document 1,000 / 100: {sizes} = {grown:.2f}, at most 1.1")
    return [grown <= 1.1, told("    time per document by 1,000 / 100", late / NEAR, early / NEAR, 1.1)]


def resident(process: int) -> float:
    """What a process holds in memory, in MB (Linux)."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def children() -> list[int]:
    """The processes that this one started."""
    return [int(one) for one in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split()]


def timed(run: Callable[[], object]) -> float:
    """How many seconds it takes."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
