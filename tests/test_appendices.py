"""Official forms as appendices: the head by levels, landscape pages after the signature, figures that trace."""

from __future__ import annotations

import csv
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from report_project import Run

from vanban.appendix import head_rows

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
