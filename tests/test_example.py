"""The Sơn La quarter: its figures, dates and instruments are those of the real report, faults included."""

from __future__ import annotations

import json
import os
import re
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from report_project import Run
from workbooks import cells_of

from vanban.dates import long_date, parse_date
from vanban.numerals import format_number

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples/son-la-2024-q1"
SEED = ROOT.parent / "shared/data/seed-bao-cao-quy-1-2024.txt"
NUMBERED = re.compile(r"\d+(?:/\d{4})?[-/](?:[A-ZĐ][A-Za-zĐđ]*)(?:[-/][A-ZĐ][A-Za-zĐđ-]*)*")
DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


@pytest.fixture
def text(run: Run, tmp_path: Path) -> str:
    assert run("build", EXAMPLE, "--to", "md", "-o", tmp_path / "bao-cao.md").code == 0
    return (tmp_path / "bao-cao.md").read_text("utf-8")


def test_the_two_sums_that_do_not_add_up_are_told_and_nothing_else(run: Run) -> None:
    checked = run("check", EXAMPLE)
    place = os.path.join(EXAMPLE, "data")
    assert checked.out == [
        f"{place}/tiep-cong-dan.xlsx!Chủ tịch UBND tỉnh!D20: lỗi: số đơn tiếp nhận (40) khác đơn khiếu nại (07) + đơn tố cáo (03) + đơn đề nghị, phản ánh (31) = 41 [quan-he/khong-khop]",
        f"{place}/trung-tam.xlsx!Hồ sơ!D7: lỗi: hồ sơ tiếp nhận (5.718) khác hồ sơ giải quyết sớm và đúng hạn (5.395) + hồ sơ quá hạn (09) + hồ sơ từ chối, hủy (19) + hồ sơ đang giải quyết (56) = 5.479 [quan-he/khong-khop]",
        "Có 2 lỗi.",
    ]
    assert checked.code == 1


def test_two_builds_are_byte_identical(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    files = [tmp_path / name for name in ("a.docx", "b.docx")]
    for file in files:
        run("build", EXAMPLE, "-o", file)
    assert files[0].read_bytes() == files[1].read_bytes()


def stands_at(path: Path, place: str) -> str:
    """What a line of a text file, or a cell of a workbook, holds."""
    if path.suffix != ".xlsx":
        return path.read_text("utf-8").splitlines()[int(place) - 1]
    sheet, cell = place.split("!")
    shown = cells_of(path)[sheet][int(cell[1:]) - 1][ord(cell[0]) - ord("A")]
    return f"{shown:g}" if isinstance(shown, float) else str(shown)


def test_the_workbooks_are_those_that_the_maker_writes(tmp_path: Path) -> None:
    """Their content; another version of the library may write other bytes."""
    runpy.run_path(str(EXAMPLE / "make_data.py"))["main"](tmp_path)
    for name in ("tiep-cong-dan.xlsx", "trung-tam.xlsx"):
        assert cells_of(tmp_path / name) == cells_of(EXAMPLE / "data" / name)


def test_every_fact_stands_at_its_span_and_its_line(run: Run, tmp_path: Path) -> None:
    run("build", EXAMPLE, "--to", "json", "-o", tmp_path / "a.json")
    document = json.loads((tmp_path / "a.json").read_text("utf-8"))
    facts = document["facts"]
    assert len(facts) == 73
    texts: dict[str, str] = {}
    for block in document["blocks"]:
        for text in (block, *(cell for row in block.get("rows", ()) for cell in row)):
            texts[text.get("bookmark", "")] = text.get("text", "")
    for fact in facts:
        printed = texts[fact["bookmark"]][fact["start"] : fact["end"]]
        assert printed == format_number(fact["value"])
        stated = stands_at(EXAMPLE / fact["file"], fact["place"])
        assert str(fact["value"]) in re.sub(r"(?<=\d)\.(?=\d)", "", stated)
    (received,) = [fact for fact in facts if fact["concept"] == "administrative-reform.centre.received"]
    assert {
        key: received[key]
        for key in ("label", "value", "unit", "period", "agency", "file", "place", "section")
    } == {
        "label": "hồ sơ tiếp nhận",
        "value": 5718,
        "unit": "hồ sơ",
        "period": "2024-Q1",
        "agency": "Văn phòng UBND tỉnh Sơn La",
        "file": "data/trung-tam.xlsx",
        "place": "Hồ sơ!D7",
        "section": "administrative-reform",
    }


def seed_lines() -> Iterator[str]:
    if not SEED.exists():
        pytest.skip("the real report is not at hand")
    joined = re.sub(r"\s+", " ", re.sub(r"https?://\S+", "", SEED.read_text("utf-8")))
    yield re.sub(r"(?<=[A-ZĐa-z\d])- (?=[A-ZĐ])", "-", joined)


def test_every_number_of_an_instrument_of_the_real_report_is_in_the_text(text: str) -> None:
    (seed,) = seed_lines()
    numbers = set(NUMBERED.findall(seed)) - {"XIII-X"}
    assert len(numbers) > 60
    assert sorted(number for number in numbers if number not in text) == []


def test_every_date_of_the_real_report_is_in_the_text(text: str) -> None:
    (seed,) = seed_lines()
    dates = {parse_date(date) for date in DATE.findall(seed)}
    assert len(dates) > 50
    assert sorted(day for day in dates if f"{day:%d/%m/%Y}" not in text and long_date(day) not in text) == []


def test_every_figure_of_the_real_report_is_in_the_text(text: str) -> None:
    """Figures with what they count, as the real report states them; the wording around them is ours."""
    for figure, unit in FIGURES:
        assert re.search(rf"(?<![\d./]){re.escape(figure)}(?!\w)", text), (figure, unit)


FIGURES = [
    ("58", "công chức được giao"), ("53", "công chức hiện có"), ("16", "biên chế sự nghiệp"), ("13", "hiện có"),
    ("07", "hợp đồng"), ("48", "viên chức tự chủ"), ("100%", "tự chủ tài chính"), ("03", "phó chánh văn phòng"),
    ("06", "quyết định công bố"), ("5.718", "hồ sơ tiếp nhận"), ("5.395", "sớm và đúng hạn"), ("09", "quá hạn"),
    ("19", "từ chối"), ("56", "đang giải quyết"), ("104", "hồ sơ một cửa"), ("102", "đã giải quyết"),
    ("01", "cuộc đối thoại"), ("02", "ý kiến"), ("08", "giao ban"), ("31", "lượt tiếp"), ("22", "công dân đoàn"),
    ("24", "lượt thường xuyên"), ("36", "công dân"), ("14", "công dân đoàn"), ("17", "công dân"), ("40", "đơn"),
    ("25", "đơn đủ điều kiện"), ("20", "báo cáo kết quả"), ("05", "lãnh đạo"), ("10", "xuất sắc"), ("47", "tốt"),
]  # fmt: skip
