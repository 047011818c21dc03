"""Where number, day, signature and seal go: the boxes that a signing tool asks for, against the PDF itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from report_project import Project, Run

Box = dict[str, float]


def boxes(project: Project, run: Run) -> dict[str, Box]:
    assert run("build", project.folder, "--to", "boxes,pdf").code == 0
    data = json.loads((project.folder / "ket-qua/bao-cao.boxes.json").read_text("utf-8"))
    assert (data["unit"], data["origin"]) == ("pt", "bottom-left")
    return {box["name"]: box for box in data["boxes"]}


def drawn(pdf: Path, page: int, words: str) -> tuple[float, float]:
    """Where a piece of text begins on a page."""
    found: list[tuple[float, float]] = []

    def note(text: str, cm: list[float], *_: object) -> None:
        if words in text:
            found.append((cm[4], cm[5]))

    PdfReader(pdf).pages[page - 1].extract_text(visitor_text=note)
    return found[0]


def test_the_boxes_lie_where_the_form_leaves_room(project: Project, run: Run) -> None:
    found = boxes(project, run)
    assert list(found) == ["so", "ngay", "chu-ky", "dau"]
    assert {box["page"] for box in found.values()} == {1}
    pdf = project.folder / "ket-qua/bao-cao.pdf"
    x, baseline = drawn(pdf, 1, "/BC-VPUB")
    number = found["so"]
    assert number["y"] < baseline < number["y"] + number["height"]
    assert number["x"] == pytest.approx(x, abs=0.1)  # “Số: ” is a piece of its own, the room begins the next
    assert number["width"] == pytest.approx(8 * 13 / 4, abs=0.1)  # eight spaces of a quarter em each
    _, name = drawn(pdf, 1, "n Bình Minh")
    sign = found["chu-ky"]
    assert (sign["height"], sign["y"]) == pytest.approx((70, name + 0.933 * 14), abs=0.5)


def test_the_seal_covers_a_third_of_the_signature_on_its_left(project: Project, run: Run) -> None:
    found = boxes(project, run)
    sign, seal = found["chu-ky"], found["dau"]
    assert seal["x"] < sign["x"]
    covered = seal["x"] + seal["width"] - sign["x"]
    assert covered / sign["width"] == pytest.approx(1 / 3, abs=0.01)
    middles = [box["y"] + box["height"] / 2 for box in (sign, seal)]
    assert middles[0] == pytest.approx(middles[1], abs=0.01)


def test_a_number_and_a_day_that_are_stated_need_no_room(project: Project, run: Run) -> None:
    project.change("report.yaml", "date: 2024-03", "date: 2024-03-15\nnumber: 7")
    assert list(boxes(project, run)) == ["chu-ky", "dau"]
