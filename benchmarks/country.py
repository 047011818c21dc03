"""Every commune's report built, rolled up to its province's and to the country's; the totals are checked.

    uv run python benchmarks/country.py [WARDS.csv]

WARDS.csv lists real communes (see communes.py); without it 3,321 numbered ones are built. Prints times and
memory, and exits 1 when a total is not that of the figures that were made.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from communes import Commune, communes, write_project

from vanban.recall import read_kept, readers_of
from vanban.registry import load_registry

UNITS = 3321
REPORT = """\
subject: Kết quả công tác tiếp công dân, xử lý đơn {{{{ period }}}}
period: 2024-Q1
period_from: 2024-01-01
period_to: 2024-02-28
date: 2024-03
agency: {{name: "{name}", symbol: UBND, place: "{place}"}}
outline:
  - heading: Tình hình báo cáo của các đơn vị
    section: returns
  - heading: Kết quả tiếp công dân, xử lý đơn
    section: citizen-reception
signer: {{position: Chủ tịch, name: Nguyễn Văn A}}
recipients: [Như trên]
filing: VT
appendices: [citizen-reception]
"""


def main(wards: Path | None) -> int:
    """Build, roll up twice, compare; 1 when a total differs."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        units = list(communes(UNITS, wards))
        table = write_project(folder / "xa", units)
        name = ["--name", "{mã tỉnh}/{code}.docx"]
        timed("batch", ["batch", folder / "xa", "--units", table, "--out", folder / "ra", *name])
        timed("batch again", ["batch", folder / "xa", "--units", table, "--out", folder / "ra", *name])
        provinces = {unit.province: unit.province_name for unit in units}
        (folder / "tinh").mkdir()
        start = time.perf_counter()
        for code, province in sorted(provinces.items()):
            project = consolidating(folder / f"p{code}", f"UBND {province}", province)
            own = expected(folder / f"{code}.csv", units, code)
            sent = ["--from", folder / "ra" / code, "--units", own, "-o", folder / f"tinh/{code}.docx"]
            vanban(["rollup", project, *sent])
        print(f"roll-up to {len(provinces)} provinces: {time.perf_counter() - start:.1f} s")
        project = consolidating(folder / "nuoc", "Chính phủ", "Hà Nội")
        country = folder / "nuoc.docx"
        timed("roll-up to the country", ["rollup", project, "--from", folder / "tinh", "-o", country])
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        print(f"greatest memory of one process: {peak} MB")
        wrong = [code for code in provinces if not is_right(folder / f"tinh/{code}.docx", units, code)]
        wrong += [] if is_right(country, units, "") else ["the country"]
    print(f"{len(provinces) + 1} totals compared, wrong: {', '.join(wrong) or 'none'}")
    return 1 if wrong else 0


def consolidating(folder: Path, name: str, place: str) -> Path:
    """The project that adds up the reports of the units of one agency."""
    folder.mkdir()
    (folder / "report.yaml").write_text(REPORT.format(name=name, place=place), "utf-8")
    return folder


def expected(table: Path, units: list[Commune], province: str) -> Path:
    """The table of units that are to report to a province."""
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([["tên cơ quan"], *([unit.agency] for unit in units if unit.province == province)])
    return table


def is_right(document: Path, units: list[Commune], province: str) -> bool:
    """Whether a document's totals are the sums of what was made for the units of a province, or for all."""
    kept, _ = read_kept(document, readers_of(load_registry()))
    (level,) = kept.sections["citizen-reception"]["levels"]
    sums: dict[str, int] = defaultdict(int)
    for unit in units:
        if province in {"", unit.province}:
            add(sums, unit.figures)
    return {name: figure_at(level, name) for name in sums} == dict(sums)


def add(sums: dict[str, int], figures: Mapping[str, object], before: str = "") -> None:
    """Add the figures of a unit, by their dotted names."""
    for name, one in figures.items():
        if isinstance(one, Mapping):
            add(sums, one, f"{before}{name}.")
        elif isinstance(one, int):
            sums[f"{before}{name}"] += one


def figure_at(level: object, name: str) -> object:
    """The figure of a dotted name in the data that a document keeps."""
    for part in name.split("."):
        assert isinstance(level, Mapping)
        level = level[part]
    return level[0] if isinstance(level, list) else level


def timed(what: str, command: list[str | Path]) -> None:
    """Run a command to its end and print how long it took."""
    start = time.perf_counter()
    vanban(command)
    print(f"{what}: {time.perf_counter() - start:.1f} s")


def vanban(command: list[str | Path]) -> None:
    """A command of vanban in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "vanban", *map(str, command)], capture_output=True, check=False, text=True
    )
    if done.returncode not in {0, 1}:
        sys.exit(done.stderr)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
