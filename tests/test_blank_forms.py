"""Blank workbooks for data entry: made from contracts, filled in, computed by LibreOffice, read back without loss."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import date
from html import escape
from pathlib import Path

import libreoffice
import pytest
from report_project import Run
from workbooks import cells_of, rewrite

from vanban.fields import fields_of
from vanban.plugins.sources.sheet import letters
from vanban.read import read
from vanban.registry import load_registry
from vanban.source import Request

REGISTRY = load_registry()
SECTIONS = [offer.name for offer in REGISTRY.of("section")]

WRITTEN = "Đã ghi bieu.xlsx. Điền xong, ghi tên tệp vào dòng “data:” của mục {} trong report.yaml."
REPORT = """\
subject: Báo cáo thử
period: 2026-Q1
date: 2026-03
agency: {parent: UBND tỉnh Sơn La, name: Thanh tra tỉnh, symbol: TTr, place: Sơn La}
outline:
  - heading: Tiếp công dân
    section: citizen-reception
    data: {file: bieu.xlsx, sheet: 01_TCD, field: 01/TCD}
signer: {position: Chánh Thanh tra, name: Nguyễn Văn A}
recipients: [Lãnh đạo tỉnh]
filing: VT
"""


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_a_blank_workbook(section: str, tmp_path: Path, run: Run) -> None:
    made = run("form", section, "-o", tmp_path / "bieu.xlsx")
    assert (made.code, made.out, made.err) == (0, [WRITTEN.format(section)], [])


def test_a_blank_form_is_no_fault(tmp_path: Path, run: Run) -> None:
    run("form", "citizen-reception", "-o", tmp_path / "bieu.xlsx")
    checked = run("check", tmp_path / "bieu.xlsx")
    assert checked.code == 0
    assert [line.partition("!")[2] for line in checked.out[:-1]] == [
        f"{sheet}!B{row}: ghi chú: biểu chưa ghi dòng số liệu nào [bieu/trong]"
        for sheet, row in [
            ("01_TCD", 9),
            ("02_XLD", 9),
            ("03_GQKN", 7),
            ("04_GQTC", 7),
            ("05_KQTH", 9),
            ("06_QLKNTC", 9),
        ]
    ]


def test_headings_are_protected_and_figures_validated(tmp_path: Path, run: Run) -> None:
    run("form", "citizen-reception", "-o", tmp_path / "bieu.xlsx")
    with zipfile.ZipFile(tmp_path / "bieu.xlsx") as archive:
        sheets = [archive.read(name).decode() for name in archive.namelist() if "worksheets/sheet" in name]
    assert all("<sheetProtection " in sheet for sheet in sheets)
    assert any('type="whole"' in sheet and "Ghi số nguyên, không âm." in sheet for sheet in sheets)


def test_nothing_is_written_over(tmp_path: Path, run: Run) -> None:
    (tmp_path / "bieu.xlsx").write_bytes(b"so lieu")
    made = run("form", "tasks", "-o", tmp_path / "bieu.xlsx")
    assert (made.code, made.err[0]) == (2, "vanban: “bieu.xlsx” đã có; hãy chọn tên khác")
    assert (tmp_path / "bieu.xlsx").read_bytes() == b"so lieu"


@pytest.mark.parametrize("name", ["a.yaml", "a.xls"])
def test_only_a_workbook_can_be_blank(name: str, tmp_path: Path, run: Run) -> None:
    made = run("form", "tasks", "-o", tmp_path / name)
    assert (made.code, made.err) == (
        1,
        [f"lỗi: biểu trống phải có đuôi .xlsx, nhưng ghi “{name}” [bieu/duoi-tep]"],
    )
    assert not (tmp_path / name).exists()


def test_a_section_that_is_not_there_is_told(tmp_path: Path, run: Run) -> None:
    assert run("form", "citizen-receptoin", "-o", tmp_path / "a.xlsx").err == [
        "lỗi: không có mục nội dung “citizen-receptoin”; gần nhất là “citizen-reception” [section/khong-co]"
    ]


def fill_in(path: Path, name: str, values: dict[str, object]) -> None:
    """Write values into open cells of a sheet, as a program stores what is typed there."""
    with zipfile.ZipFile(path) as archive:
        book = archive.read("xl/workbook.xml").decode()
        number = re.findall(r'<sheet name="([^"]+)"', book).index(name) + 1
        part = f"xl/worksheets/sheet{number}.xml"
        sheet = archive.read(part).decode()
    filled = sheet
    for cell, value in values.items():
        (old,) = re.findall(rf'<c r="{cell}" s="[0-9]+"/>', sheet)
        stored = (value - date(1899, 12, 30)).days if isinstance(value, date) else value
        stored = {True: "có", False: "không"}[stored] if isinstance(stored, bool) else stored
        new = (
            f' t="inlineStr"><is><t>{escape(stored)}</t></is></c>'
            if isinstance(stored, str)
            else f"><v>{stored}</v></c>"
        )
        filled = filled.replace(old, f"{old[:-2]}{new}")
    rewrite(path, part, sheet.encode(), filled.encode())


def stated(data: object, before: str = "") -> Iterator[tuple[str, object]]:
    """The single values of a contract object under their labels; of a list its first, which is all that fits."""
    for spec in fields_of(type(data)):
        value = getattr(data, spec.name)
        name = f"{before}{spec.name if '.' in spec.label else spec.label}"
        if value in (None, ()) or spec.official or spec.named or (spec.many and spec.of):
            continue
        if spec.of:
            yield from stated(value, f"{name}.")
        else:
            one = value[0] if spec.many else value
            yield name, one.strip() if isinstance(one, str) else one


@pytest.mark.parametrize("section", SECTIONS)
def test_what_is_filled_in_is_read_back(section: str, tmp_path: Path, run: Run) -> None:
    """The section's sample data, as far as the workbook has a place for them."""
    offer = REGISTRY.find("section", section).value
    sample = read(offer.contract, REGISTRY.read(Request(offer.folder, "sample.yaml")).node, section).data
    path = tmp_path / "bieu.xlsx"
    run("form", section, "-o", path)
    sheets = cells_of(path)
    if "Chung" in sheets:
        rows = {row[0]: number for number, row in enumerate(sheets["Chung"], 1)}
        fill_in(path, "Chung", {f"B{rows[name]}": value for name, value in stated(sample)})
    tables = [spec for spec in fields_of(offer.contract) if spec.many and spec.of]
    for spec in tables:
        name = spec.label if spec.label in sheets else spec.name
        columns = {title: letters(column) for column, title in enumerate(sheets[name][0])}
        for number, row in enumerate(getattr(sample, spec.name), 2):
            fill_in(path, name, {f"{columns[title]}{number}": value for title, value in stated(row)})
    again = read(offer.contract, REGISTRY.read(Request(tmp_path, "bieu.xlsx")).node, section)
    assert {finding.code for finding in again.findings} <= {"bieu/trong"}
    assert dict(stated(again.data)) == dict(stated(sample))
    for spec in tables:
        before, after = (
            [dict(stated(row)) for row in getattr(one, spec.name)] for one in (sample, again.data)
        )
        assert after == before


def test_a_form_filled_in_and_saved_by_libreoffice_builds_and_traces(tmp_path: Path, run: Run) -> None:
    run("form", "citizen-reception", "-o", tmp_path / "bieu.xlsx")
    fill_in(
        tmp_path / "bieu.xlsx",
        "01_TCD",
        {"A10": "Phòng A", "F10": 24, "G10": 30, "H10": 2, "L10": 7, "M10": 10, "N10": 1},
    )
    folder = tmp_path / "bao-cao"
    libreoffice.saved(tmp_path / "bieu.xlsx", folder, "xlsx")
    (folder / "report.yaml").write_text(REPORT, "utf-8")

    built = run("build", folder, "-o", tmp_path / "a.docx")

    assert (built.code, built.err) == (0, [])
    places = {  # of the row "Tổng số"
        figure: next(line for line in run("trace", tmp_path / "a.docx", figure).out if "số liệu: " in line)
        for figure in ("31", "24", "40")
    }
    assert places == {
        "31": "  số liệu: bieu.xlsx!01_TCD!B40",
        "24": "  số liệu: bieu.xlsx!01_TCD!F40",
        "40": "  số liệu: bieu.xlsx!01_TCD!C40",
    }


def test_what_a_workbook_has_no_place_for_is_said_in_it(tmp_path: Path, run: Run) -> None:
    run("form", "grassroots-democracy", "-o", tmp_path / "bieu.xlsx")
    told = [
        row[0]
        for row in cells_of(tmp_path / "bieu.xlsx")["Chung"]
        if isinstance(row[0], str) and row[0].startswith("Ghi chú")
    ]
    assert told == [
        f"Ghi chú: sổ tính này không có chỗ ghi “đánh giá, xếp loại: {what}”; hãy ghi trong một tệp YAML."
        for what in ("cá nhân", "các tập thể")
    ]
