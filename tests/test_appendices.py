"""Official forms as appendices: the head by levels, landscape pages after the signature, figures that trace."""

from __future__ import annotations

import csv
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from lxml import etree
from report_project import Project, Run

from vanban import (
    Agency,
    Appendix,
    AppendixCell,
    Location,
    OfficialForm,
    Page,
    Table,
    contract,
    count,
    fields_of,
    parse_period,
)
from vanban import build as building
from vanban.appendix import append_form, head_rows
from vanban.form_check import check_form
from vanban.plugins.writers.appendices import appendices_xml, section_end
from vanban.prepare import prepare

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples/ubnd-phuong-2026-q2"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def test_labels_make_a_head_of_merged_rows() -> None:
    heads = head_rows(
        ["tổng số", "thường xuyên: lượt", "thường xuyên: đoàn: số đoàn", "thường xuyên: đoàn: số người"]
    )
    assert [[(cell.text, cell.rows, cell.columns) for cell in row] for row in heads] == [
        [("Tổng số", 3, 1), ("Thường xuyên", 1, 3)],
        [("Lượt", 2, 1), ("Đoàn", 1, 2)],
        [("Số đoàn", 1, 1), ("Số người", 1, 1)],
    ]


@pytest.fixture(scope="module")
def docx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from vanban import cli

    path = tmp_path_factory.mktemp("phu-luc") / "a.docx"
    with pytest.raises(SystemExit) as done:
        cli.run(["build", str(EXAMPLE), "-o", str(path)])
    assert not done.value.code
    return path


def test_appendices_lie_across_after_the_signature(docx: Path) -> None:
    with zipfile.ZipFile(docx) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    sizes = [(one.get(f"{W}w"), one.get(f"{W}h"), one.get(f"{W}orient")) for one in body.iter(f"{W}pgSz")]
    assert sizes == [
        ("11906", "16838", None),
        ("16838", "11906", "landscape"),
        ("16838", "11906", "landscape"),
    ]
    text = "".join(body.itertext())
    assert text.index("Nơi nhận") < text.index("Biểu số 01/TCD") < text.index("Biểu số 02/XLD")
    assert "(Biểu số 01/TCD. Số liệu tính từ ngày 15/03/2026 đến ngày 14/06/2026)" in text
    assert "(Kèm theo Báo cáo số \u00a0" in text
    assert "/BC-UBND ngày \u00a0" in text
    assert "tháng 6 năm 2026 của Ủy ban nhân dân phường Tô Hiệu)" in text
    starts = [one.get(f"{W}start") for one in body.iter(f"{W}pgNumType")]
    assert starts == ["1", "1"]  # each appendix is numbered by itself (III.1.đ)


def test_the_markdown_has_the_appendices_too(tmp_path: Path, run: Run) -> None:
    run("build", EXAMPLE, "--to", "md", "-o", tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text("utf-8")
    assert "Phụ lục I. Tổng hợp kết quả tiếp công dân thường xuyên, định kỳ và đột xuất" in text
    rows = [[cell.strip() for cell in line.split("|")] for line in text.splitlines() if line.startswith("|")]
    assert [row[1:5] for row in rows if row[1] in {"**MS**", "Tổng số"}] == [
        ["**MS**", "**1**", "**2**", "**3**"],
        ["Tổng số", "81", "96", "76"],
        ["**MS**", "**1**", "**2**", "**3**"],
        ["Tổng số", "46", "43", "42"],
    ]


def test_every_row_of_every_table_fills_its_grid(docx: Path) -> None:
    with zipfile.ZipFile(docx) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    for table in list(root.iter(f"{W}tbl"))[-2:]:
        columns = len(list(table.iter(f"{W}gridCol")))
        for row in table.iter(f"{W}tr"):
            spans = [cell.find(f".//{W}gridSpan") for cell in row.iter(f"{W}tc")]
            assert sum(1 if span is None else int(span.get(f"{W}val")) for span in spans) == columns


def test_figures_are_set_right_and_names_left(docx: Path) -> None:
    with zipfile.ZipFile(docx) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    table = list(root.iter(f"{W}tbl"))[-1]
    last = list(table.iter(f"{W}tr"))[-1]
    aligned = [one.get(f"{W}val") for one in last.iter(f"{W}jc")]
    assert aligned == ["left", *["right"] * 25]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(f"{W}tr"))


LENGTHS = {"width": 210, "height": 297, "top": 20, "bottom": 20, "left": 30, "right": 15, "header": 10}
PAGE = Page(
    **{name: Decimal(length) for name, length in (LENGTHS | {"head_left": 67, "foot_left": 75}).items()}
)


@pytest.mark.parametrize(
    ("is_wide", "size", "left"), [(False, 'w:w="11906"', "1701"), (True, 'w:w="16838"', "850")]
)
def test_an_upright_appendix_has_the_margins_of_the_body(is_wide: bool, size: str, left: str) -> None:
    """Phụ lục I, mục I.3: 30-35 mm on the left."""
    end = section_end(Appendix("Phụ lục", "01", "Biểu", "", ((),), (), is_wide), PAGE)
    assert size in end
    assert f'w:left="{left}"' in end


@contract()
class Columns:
    old: int = count("số đơn: cũ", unit="đơn", code="1")
    new: int = count("số đơn: mới", unit="đơn", code="2")
    cases: int = count("số vụ", unit="vụ", code="3")


@pytest.mark.parametrize(("columns", "unit"), [(("1", "2"), "đơn"), (("1", "2", "3"), "")])
def test_one_unit_of_all_figures_is_stated_once(columns: tuple[str, ...], unit: str) -> None:
    at = Location("a.xlsx", cell="B1")
    table = Table("09/TV", columns, ("Sở A",), ((1,) * len(columns),), lambda row, column: at, at)
    official = OfficialForm("09/TV", "Biểu thử", "TT", date(2020, 1, 1), "")
    specs = tuple(fields_of(Columns))[: len(columns)]
    form = attrs.evolve(check_form(table, None).form, official=official, specs=specs)
    made = append_form(form, 1, 1, "mau", Agency("Sở A", "SA", "Sơn La"), parse_period("2024-Q1"))
    assert made.appendix.unit == unit


def test_the_unit_stands_right_above_the_table(project: Project) -> None:
    theme = building.build(*prepare(project.folder)).theme
    assert theme is not None
    cells = (AppendixCell("Đơn vị"), AppendixCell("Số đơn"))
    appendix = Appendix("Phụ lục", "01", "Biểu", "Quý I", (cells,), (cells,), True, "đơn")
    xml = appendices_xml([appendix], ("(Kèm theo)",), theme)
    texts = re.findall(r"<w:t [^>]*>([^<]*)<", xml)
    assert texts[:6] == ["Phụ lục", "BIỂU", "(Kèm theo)", "(Biểu số 01. Quý I)", "Đơn vị tính: đơn", "Đơn vị"]


def test_a_figure_of_an_appendix_traces_to_its_cell(docx: Path, run: Run) -> None:
    rows = run("facts", docx).out
    assert any("data/tiep-cong-dan.xlsx,01_TCD!B11," in row and ",vb_pl1_1," in row for row in rows)


def test_a_figure_printed_in_an_appendix_alone_is_one_fact(docx: Path, run: Run) -> None:
    rows = csv.DictReader(run("facts", docx).out)
    assert [
        row["place"] for row in rows if row["concept"].startswith("01/TCD.") and not row["bookmark"]
    ] == []


def test_a_form_that_no_section_reads_is_told(tmp_path: Path, run: Run) -> None:
    import shutil

    folder = tmp_path / "phuong"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("ket-qua"))
    report = folder / "report.yaml"
    report.write_text(report.read_text("utf-8").replace("[01/TCD, 02/XLD]", "[01/TCĐ]"), "utf-8")
    assert (
        run("check", folder)
        .out[0]
        .endswith(
            "lỗi: không mục nào ghi số liệu của biểu “01/TCĐ” để in phụ lục; gần nhất là “01/TCD” [phu-luc/khong-co]"
        )
    )
