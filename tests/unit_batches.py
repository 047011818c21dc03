"""A small report for several units, each with a file of its own, and what a batch made of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from docx import Document
from report_project import Project, Run

TABLE = """\
mã,tên cơ quan,cơ quan chủ quản,ký hiệu,địa danh,chức vụ,người ký,nhận xét
001,UBND xã Bắc Yên,UBND tỉnh Sơn La,UBND,Bắc Yên,Chủ tịch,Lò Văn Một,tốt
002,UBND xã Tà Xùa,,,Tà Xùa,Phó Chủ tịch,Lò Văn Hai,khá
003,,,,,,,
"""
DATA = "received: {0}\ncomplaints: {0}\nproposals: 0\n"
SECTION = """
import os, signal
class Odd(Section):
    def render(self, data, context):
        if data.received == 22:
            {}
        return super().render(data, context)
"""


def batch(run: Run, project: Project, *more: str, units: str = "don-vi.csv", jobs: int = 1) -> Any:
    table = project.folder.parent / units
    out = project.folder.parent / "ra"
    return run("batch", project.folder, "--units", table, "--out", out, "--jobs", str(jobs), *more)


def summary(project: Project) -> dict[str, dict[str, Any]]:
    stated = json.loads((project.folder.parent / "ra/tong-hop.json").read_bytes())
    return {row["unit"]: row for row in stated["units"]}


def words(path: Path) -> str:
    document = Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *(paragraph.text for paragraph in document.paragraphs)])


def for_units(project: Project, table: str, figures: dict[str, int]) -> Project:
    """The small report with a table of units, and a file of figures for each."""
    project.change("report.yaml", "data/mau.yaml", "data/{mã}.yaml")
    for code, figure in figures.items():
        project.write(f"data/{code}.yaml", DATA.format(figure))
    (project.folder.parent / "don-vi.csv").write_text(table, encoding="utf-8")
    return project


def many(project: Project, number: int) -> Project:
    """The small report for numbered units."""
    codes = {f"{one:02d}": one for one in range(1, number + 1)}
    rows = [f"{code},UBND xã Số {one}" for code, one in codes.items()]
    return for_units(project, "\n".join(["mã,tên cơ quan", *rows]), codes)


def arguments(project: Project, out: str | Path = "ra", *more: str) -> list[str]:
    """The command line of a batch by two processes."""
    top = project.folder.parent
    return [
        "batch",
        str(project.folder),
        "--units",
        str(top / "don-vi.csv"),
        "--out",
        str(top / out),
        "--jobs",
        "2",
        *more,
    ]


def with_section(project: Project, does: str) -> None:
    """Have the section do something odd for the unit of 22 letters."""
    project.change("plugins/mau.py", "\n@hookimpl", f"{SECTION.format(does)}\n@hookimpl")
    project.change("plugins/mau.py", '[Section("mau"', '[Odd("mau"')
