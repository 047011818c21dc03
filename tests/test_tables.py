"""Tables of the body: names and units, numbers, merged heads, figures set right, whole rows."""

from __future__ import annotations

import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from report_project import Project, Run

from vanban import rows_of
from vanban.markdown import parse
from vanban.model import Block, Contribution, Inline
from vanban.tree import plain, with_one_head, with_widths

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TABLE = "| Đơn vị | Số đơn |\n|---|---|\n| Phòng A | 12 |\n"


def blocks(markdown: str) -> list[tuple[str, str]]:
    """The role and the text of each block; of a table its first heading."""
    found = []
    for block in parse(Contribution(markdown)).blocks:
        assert isinstance(block, Block)
        content = rows_of(block.content[0])[0][0] if block.role == "bang" else block.content
        found.append((block.role, plain(content)))
    return found


def the_table(markdown: str) -> Inline:
    (block,) = parse(Contribution(markdown)).blocks
    assert isinstance(block, Block)
    return block.content[0]


NAMED = [("ten-bang", "Kết quả *tiếp*"), ("don-vi-tinh", "Đơn vị tính: đơn"), ("bang", "Đơn vị")]


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("Bảng: Kết quả \\*tiếp\\*\nĐơn vị tính: đơn\n", NAMED),
        ("Bảng: Kết quả \\*tiếp\\*\n\nĐơn vị tính: đơn\n\n", NAMED),
        ("**Bảng 7. Kết quả \\*tiếp\\***\n\n*Đơn vị tính: đơn*\n\n", NAMED),
        ("Đơn vị tính: đơn\n\n", NAMED[1:]),
        ("ĐVT: đơn\n", [("don-vi-tinh", "ĐVT: đơn"), NAMED[2]]),
        ("Bảng dưới đây: kết quả.\n\n", [("than-bai", "Bảng dưới đây: kết quả."), NAMED[2]]),
        ("- Bảng: Kết quả\n\n", [("gach-dau-dong", "- Bảng: Kết quả"), NAMED[2]]),
        ("Bảng: a\n\nBảng: b\n\n", [("than-bai", "Bảng: a"), ("ten-bang", "b"), NAMED[2]]),
        ("Bảng: a\n\nLời văn.\n\n", [("than-bai", "Bảng: a"), ("than-bai", "Lời văn."), NAMED[2]]),
    ],
)
def test_lines_right_before_a_table_name_it_and_state_its_unit(
    above: str, found: list[tuple[str, str]]
) -> None:
    assert blocks(above + TABLE) == found


def test_a_name_without_a_table_is_a_paragraph() -> None:
    assert blocks("Bảng: Kết quả\nĐơn vị tính: đơn") == [("than-bai", "Bảng: Kết quả Đơn vị tính: đơn")]


@pytest.mark.parametrize(
    ("cells", "alignment"),
    [
        (["1.250", "07", "98,5%", "–", ""], "AlignRight"),
        (["-3", "+5", "12,75"], "AlignRight"),
        (["1", "2", "3"], "AlignCenter"),  # it counts the rows
        (["2", "3", "4"], "AlignRight"),
        (["12", "12 đơn"], "AlignDefault"),
        (["", "–"], "AlignDefault"),
        (["15/3/2026", "12"], "AlignDefault"),
    ],
)
def test_a_column_of_figures_is_set_right(cells: list[str], alignment: str) -> None:
    rows = "".join(f"| x | {cell} |\n" for cell in cells)
    specs = the_table(f"| a | b |\n|---|---|\n{rows}")["c"][2]
    assert [spec[0]["t"] for spec in specs] == ["AlignDefault", alignment]


def test_an_alignment_that_is_stated_holds() -> None:
    specs = the_table("| a | b |\n|---|:--|\n| x | 12 |\n")["c"][2]
    assert specs[1][0]["t"] == "AlignLeft"


MERGED = (
    "| Đơn vị | đơn: khiếu nại | đơn: tố cáo | Ghi chú: khác |\n|---|---|---|---|\n| Phòng A | 12 | 3 | |\n"
)


def head(table: Inline) -> list[list[tuple[str, int, int]]]:
    return [[(plain(cell[4][0]["c"]), cell[2], cell[3]) for cell in row[1]] for row in table["c"][3][1]]


def test_neighbours_under_one_heading_make_a_merged_head() -> None:
    table = the_table(MERGED)
    assert head(table) == [
        [("Đơn vị", 2, 1), ("Đơn", 1, 2), ("Ghi chú:\u00a0khác", 2, 1)],
        [("Khiếu nại", 1, 1), ("Tố cáo", 1, 1)],
    ]
    assert [[plain(cell) for cell in row] for row in rows_of(table)] == [
        ["Đơn vị", "Đơn", "", "Ghi chú:\u00a0khác"],
        ["", "Khiếu nại", "Tố cáo", ""],
        ["Phòng A", "12", "3", ""],
    ]
    assert [spec[1]["c"] for spec in with_widths(table)["c"][2]] == pytest.approx(
        [9 / 41, 11 / 41, 8 / 41, 13 / 41], abs=0.08
    )
    assert head(with_one_head(table)) == [
        [(words, 1, 1) for words in ("Đơn vị", "Đơn: Khiếu nại", "Đơn: Tố cáo", "Ghi chú:\u00a0khác")]
    ]


@pytest.mark.parametrize(
    "heads",
    ["Đơn: tố cáo | Số | Đơn: khiếu nại", "Đơn: tố cáo | Hồ sơ: mới | Số", "**Đơn**: a | **Đơn**: b | c"],
)
def test_headings_that_share_nothing_with_a_neighbour_stay_in_one_row(heads: str) -> None:
    table = the_table(f"| {heads} |\n|---|---|---|\n| 1 | 2 | 3 |\n")
    assert [len(row) for row in head(table)] == [3]


def prose(project: Project, text: str) -> None:
    lines = "".join(f"  {line}\n" for line in text.split("\n"))
    project.add("data/mau.yaml", f"more: |\n{lines}")


def test_the_word_file_numbers_names_and_keeps_rows_whole(project: Project, run: Run) -> None:
    prose(project, f"Bảng: Một\nĐơn vị tính: đơn\n{TABLE}\n\nLời văn.\n\nBảng: Hai\n{MERGED}")
    assert run("build", project.folder).code == 0
    with zipfile.ZipFile(project.folder / "ket-qua/bao-cao.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    styled = [
        ("".join(one.itertext()), style.get(f"{W}val"))
        for one in root.iter(f"{W}p")
        for style in one.iter(f"{W}pStyle")
    ]
    for expected in (
        ("Bảng 1. Một", "ten-bang"),
        ("Đơn vị tính: đơn", "don-vi-tinh"),
        ("Bảng 2. Hai", "ten-bang"),
    ):
        assert expected in styled
    tables = [one for one in root.iter(f"{W}tbl") if one.find(f".//{W}tblStyle") is not None]
    rows = [row for table in tables for row in table.iter(f"{W}tr")]
    assert [row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows] == [True] * 5
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, True, True, False]


def test_a_figure_in_a_table_s_name_and_cells_is_a_fact(project: Project, run: Run) -> None:
    project.write(
        "mau/text.md",
        "Bảng: Kết quả của {{ received }} đơn\n\n| Đơn | Số |\n|---|---|\n| Khiếu nại | {{ complaints }} |\n",
    )
    assert run("build", project.folder, "--to", "json").code == 0
    made = json.loads((project.folder / "ket-qua/bao-cao.json").read_text("utf-8"))
    name = next(block for block in made["blocks"] if block["role"] == "ten-bang")
    assert name["text"] == "Bảng 1. Kết quả của 30 đơn"
    fact = next(one for one in made["facts"] if one["bookmark"] == name["bookmark"])
    assert name["text"][fact["start"] : fact["end"]] == "30"
    assert [one["label"] for one in made["facts"]] == ["số đơn tiếp nhận", "đơn khiếu nại"]


def test_markdown_has_one_row_of_headings(project: Project, run: Run) -> None:
    prose(project, MERGED)
    assert run("build", project.folder, "--to", "md").code == 0
    text = (project.folder / "ket-qua/bao-cao.md").read_text("utf-8")
    assert "| **Đơn vị** | **Đơn: Khiếu nại** | **Đơn: Tố cáo** |" in text


WORDS = st.sampled_from(["Đơn: cũ", "Đơn: mới", "Đơn: mới: gấp", "Đơn", "Hồ sơ: cũ", "Số", ""])


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_every_row_of_any_head_fills_the_table(labels: list[str]) -> None:
    head_row, rule, row = (
        f"| {' | '.join(cells)} |" for cells in (labels, ["---"] * len(labels), ["1"] * len(labels))
    )
    table = the_table(f"{head_row}\n{rule}\n{row}\n")
    assert {len(cells) for cells in rows_of(table)} == {len(labels)}
    assert len(with_widths(table)["c"][2]) == len(labels)
    (row_of_heads,) = head(with_one_head(table))
    found = [words.replace(":\u00a0", ": ").lower() for words, _, _ in row_of_heads]
    assert found == [label.lower() for label in labels]
