"""How fast vanban reads and checks a workbook of a form, side by side with bare python-calamine, in one run.

    uv run python benchmarks/forms.py

The form has one row for each ward of the country. Prints medians, the ratio and the bound that the ratio must
keep; exits 1 when one does not.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter
from paired import paired, told
from python_calamine import CalamineWorkbook

from vanban import standalone
from vanban.form_check import check_form
from vanban.registry import Registry, load_registry
from vanban.source import Request
from vanban.values import Record, Table

WARDS = Path(__file__).parent.parent.parent / "shared/data/don-vi/wards.csv"
UNITS = 3321
CODES = (
    "1", "2", "3=4+23", "4=6+12+19", "5", "6=7+8=9+10+11", "7", "8", "9", "10", "11", "12=13+14=15+16+17+18",
    "13", "14", "15", "16", "17", "18", "19=20+21+22", "20", "21", "22", "23=24+25", "24", "25",
)  # fmt: skip
"""The code row of form 02/XLD of Thông tư 06/2025/TT-TTCP."""


def main() -> int:
    """Run the comparisons; 1 when a bound is broken."""
    with tempfile.TemporaryDirectory() as folder:
        whole, small, large = (workbook(Path(folder) / f"{n}.xlsx", n) for n in (UNITS, 300, 3000))
        registry = load_registry()
        checked(registry, whole)
        kept = [bare(registry, whole), growth(registry, small, large), memory(whole)]
    return 0 if all(kept) else 1


def bare(registry: Registry, file: Path) -> bool:
    """(a) Read, structured and all relations checked, against calamine that gives the bare cells."""
    ours, theirs = paired(lambda: checked(registry, file), lambda: cells(file))
    return told(f"(a) a form of {UNITS:,} units, read and checked / bare python-calamine", ours, theirs, 3)


def growth(registry: Registry, small: Path, large: Path) -> bool:
    """(b) Ten times the units."""
    ours, theirs = paired(lambda: checked(registry, large), lambda: checked(registry, small))
    return told("(b) a form of 3,000 units / of 300", ours, theirs, 11)


def memory(file: Path) -> bool:
    """(c) The greatest memory of a process that checks the file as ``vanban check`` does."""
    command = [sys.executable, __file__, "--peak", str(file)]
    peak = int(subprocess.run(command, check=True, capture_output=True).stdout)
    verdict = "kept" if peak <= 300 else "BROKEN"
    print(f"(c) peak memory of a process that checks it: {peak} MB, at most 300: {verdict}")
    return peak <= 300


def checked(registry: Registry, file: Path) -> None:
    """The form read from the file, every relation checked; all hold."""
    node = registry.read(Request(file.parent, file.name)).node
    assert isinstance(node, Record)
    table = node.items[0].node
    assert isinstance(table, Table)
    found = check_form(table, None)
    assert found.form is not None
    assert len(table.relations) == 6
    assert found.findings == ()


def cells(file: Path) -> None:
    """The cells and nothing else."""
    CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()


def workbook(file: Path, units: int) -> Path:
    """Form 02/XLD with that many units below their total."""
    rows = [figures(n) for n in range(units)]
    total = [sum(column) for column in zip(*rows, strict=True)]
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Biểu 02")
        sheet.write(0, 0, "Biểu số: 02/XLD")
        sheet.write_row(2, 0, ["Đơn vị", *(f"Chỉ tiêu {n}" for n in range(1, 26))])
        sheet.write_row(3, 0, ["MS", *CODES])
        named = zip(["Tổng số", *names(units)], [total, *rows], strict=True)
        for row, (name, line) in enumerate(named, 4):
            sheet.write_row(row, 0, [name, *line])
    return file


def names(units: int) -> list[str]:
    """The wards' names with their codes, or made-up ones where the list is not at hand."""
    if not WARDS.exists():
        return [f"Xã số {n}" for n in range(1, units + 1)]
    with WARDS.open(encoding="utf-8", newline="") as lines:
        wards = [f"{ward['TenPhuongXa']} ({ward['MaPhuongXa']})" for ward in csv.DictReader(lines)]
    return wards[:units]


def figures(unit: int) -> list[int]:
    """One unit's figures, which keep every relation."""
    a, b, c, d = unit % 9, unit % 7, unit % 5, unit % 3
    six, twelve, nineteen, last = a + b, c + d + 3, a + c + d, b + d
    four = six + twelve + nineteen
    parts = [c, d, 2, 1]
    return [
        a, four + last, four + last, four, b, six, a, b, a, b, 0, twelve, c + d, 3, *parts, nineteen, a, c, d,
        last, b, d,
    ]  # fmt: skip


def print_peak(file: str) -> None:
    """Check the file in this process and print its greatest memory, in MB."""
    assert standalone.check_forms(Path(file), load_registry()) is not None
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


if __name__ == "__main__":
    if "--peak" in sys.argv:
        print_peak(sys.argv[-1])
    else:
        sys.exit(main())
