"""Every relation that a form prints is checked, and told at the cell of its total (hypothesis)."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st
from printed_form import HEAD, form, told
from report_project import Run
from workbooks import write_workbook

from vanban.errors import Severity
from vanban.numerals import format_number
from vanban.registry import load_registry
from vanban.standalone import check_forms

REGISTRY = load_registry()


def test_a_form_whose_relations_hold_passes(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, form()) == (0, [])


def test_every_broken_relation_is_told_at_the_cell_of_its_total(tmp_path: Path, run: Run) -> None:
    assert told(tmp_path, run, form((1, 1, 24), (0, 1, 39))) == (
        1,
        [
            "B6: lỗi: cột [1] (39) khác cột [2] (14) + cột [3] (26) = 40 [quan-he/khong-khop]",
            "B6: lỗi: cột [1] (39) khác cột [4] (30) + cột [5] (10) = 40 [quan-he/khong-khop]",
            "B7: lỗi: dòng “Phường Ba Đình”: cột [1] (24) khác cột [2] (09) + cột [3] (16) = 25 [quan-he/khong-khop]",
            "B7: lỗi: dòng “Phường Ba Đình”: cột [1] (24) khác cột [4] (20) + cột [5] (05) = 25 [quan-he/khong-khop]",
        ],
    )


def test_findings_come_as_data_too(tmp_path: Path, run: Run) -> None:
    write_workbook(tmp_path / "bieu.xlsx", form((2, 2, 6)))
    checked = run("check", tmp_path / "bieu.xlsx", "--format", "json")
    findings = json.loads("\n".join(checked.out))
    assert [(one["severity"], one["code"], one["place"]) for one in findings] == [
        ("note", "bieu/mau-khac", "Biểu 77!B5"),
        ("warning", "bieu/tong-dong", "Biểu 77!C6"),
        ("error", "quan-he/khong-khop", "Biểu 77!B8"),
    ]
    assert checked.code == 1


def test_a_sum_over_a_range_of_codes_may_be_printed_with_an_ellipsis(tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["Đơn vị", "Tổng", "a", "b", "c"], ["Mã số", "1 = 2+…+4", 2, 3, 4]]
    assert told(tmp_path, run, {"Biểu 77": [*head, ["Xã A", 7, 1, 2, 3]]})[1][0] == (
        "B4: lỗi: cột [1] (07) khác cột [2] (01) + cột [3] (02) + cột [4] (03) = 06 [quan-he/khong-khop]"
    )


def test_a_relation_that_names_no_column_is_told(tmp_path: Path, run: Run) -> None:
    head = [*HEAD[:4], ["MS", "1 = 2 + 9", 2, 3, 4, 5]]
    assert told(tmp_path, run, form(head=head))[1][0] == (
        "B5: lỗi: không hiểu công thức “1 = 2 + 9” in trên biểu, hoặc công thức có mã số không có cột [bieu/cong-thuc]"
    )


@pytest.mark.parametrize("nothing", [None, "-", " – ", ""])
def test_an_empty_cell_or_a_dash_counts_as_nothing(nothing: object, tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["Đơn vị", "Tổng", "a", "b"], ["MS", "1 = 2+3", 2, 3]]
    assert told(tmp_path, run, {"Biểu 77": [*head, ["Xã A", 7, 7, nothing]]})[0] == 0


def test_quantities_are_compared_to_the_digits_that_excel_shows(tmp_path: Path, run: Run) -> None:
    head = [["77/THU"], ["Đơn vị", "Tổng", "a", "b"], ["MS", "1 = 2+3", 2, 3]]
    assert told(tmp_path, run, {"Biểu 77": [*head, ["Xã A", 0.1 + 0.2, 0.1, 0.2]]})[0] == 0


@frozen
class Sums:
    """A form drawn at random: code 1 is the sum of groups of codes, in one or two ways."""

    chains: list[list[int]]
    figures: list[list[int]]


@st.composite
def consistent(draw: st.DrawFn) -> Sums:
    """Rows whose first figure is the sum of every chain's figures."""
    sizes = draw(st.lists(st.integers(2, 5), min_size=1, max_size=3))
    starts = [2 + sum(sizes[:n]) for n in range(len(sizes))]
    chains = [list(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]
    rows = []
    for _ in range(draw(st.integers(1, 6))):
        first = draw(st.lists(st.integers(0, 5000), min_size=sizes[0], max_size=sizes[0]))
        total, row = sum(first), [sum(first), *first]
        for size in sizes[1:]:
            cuts = sorted(draw(st.lists(st.integers(0, total), min_size=size - 1, max_size=size - 1)))
            row += [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]
        rows.append(row)
    return Sums(chains, rows)


def sheet(sums: Sums) -> dict[str, list[list[object]]]:
    width = len(sums.figures[0])
    printed = "1 = " + " = ".join("+".join(map(str, chain)) for chain in sums.chains)
    codes: list[object] = ["MS", printed, *range(2, width + 1)]
    names = [f"Xã số {n}" for n in range(1, len(sums.figures) + 1)]
    rows = [[name, *row] for name, row in zip(names, sums.figures, strict=True)]
    return {"Biểu": [["77/THU"], ["Đơn vị", *(f"c{n}" for n in range(width))], codes, *rows]}


def errors_of(sums: Sums) -> list[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        findings = check_forms(write_workbook(Path(folder) / "a.xlsx", sheet(sums)), REGISTRY)
    return [
        (one.location.cell, one.message)
        for one in findings
        if one.severity is Severity.ERROR and one.location
    ]


@settings(max_examples=40, deadline=None)
@given(consistent())
def test_consistent_forms_pass(sums: Sums) -> None:
    assert errors_of(sums) == []


@settings(max_examples=60, deadline=None)
@given(consistent(), st.data())
def test_one_changed_figure_is_always_told_at_the_cell_of_its_total(sums: Sums, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(sums.figures) - 1))
    column = data.draw(st.integers(0, len(sums.figures[0]) - 1))
    figures = sums.figures[row]
    figures[column] = data.draw(st.integers(0, 9999).filter(lambda other: other != figures[column]))
    unit = f"dòng “Xã số {row + 1}”: " if len(sums.figures) > 1 else ""
    broken = [chain for chain in sums.chains if column == 0 or column + 1 in chain]
    assert errors_of(sums) == [
        (
            f"Biểu!B{row + 4}",
            f"{unit}cột [1] ({format_number(figures[0])}) khác "
            + " + ".join(f"cột [{code}] ({format_number(figures[code - 1])})" for code in chain)
            + f" = {format_number(sum(figures[code - 1] for code in chain))}",
        )
        for chain in sorted(broken, key=lambda chain: f"cột [{chain[0]}]")
    ]
