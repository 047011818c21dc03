"""Blank workbooks for data entry: made from contracts, filled in, computed by LibreOffice, read back without loss."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from report_project import Run
from workbooks import rewrite

from vanban.registry import Registry

REGISTRY = Registry()
REGISTRY.load_installed()
SECTIONS = [offer.name for offer in REGISTRY.of("section")]

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
    assert (made.code, made.out, made.err) == (0, ["Đã ghi bieu.xlsx."], [])


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
    assert (made.code, made.err[0]) == (2, f"vanban: biểu trống phải có đuôi .xlsx, nhưng ghi “{name}”")
    assert not (tmp_path / name).exists()


def test_a_section_that_is_not_there_is_told(tmp_path: Path, run: Run) -> None:
    assert run("form", "citizen-receptoin", "-o", tmp_path / "a.xlsx").err == [
        "lỗi: không có mục nội dung “citizen-receptoin”; gần nhất là “citizen-reception” [section/khong-co]"
    ]


def test_a_form_filled_in_and_saved_by_libreoffice_builds_and_traces(tmp_path: Path, run: Run) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    run("form", "citizen-reception", "-o", tmp_path / "bieu.xlsx")
    figures = {"F": 24, "G": 30, "H": 2, "L": 7, "M": 10, "N": 1}
    with zipfile.ZipFile(tmp_path / "bieu.xlsx") as archive:
        book = archive.read("xl/workbook.xml").decode()
        number = re.findall(r'<sheet name="([^"]+)"', book).index("01_TCD") + 1
        sheet = archive.read(f"xl/worksheets/sheet{number}.xml").decode()
    for column, value in figures.items():
        (old,) = re.findall(rf'<c r="{column}10" s="[0-9]+"/>', sheet)
        rewrite(
            tmp_path / "bieu.xlsx",
            f"xl/worksheets/sheet{number}.xml",
            old.encode(),
            f"{old[:-2]}><v>{value}</v></c>".encode(),
        )
    folder = tmp_path / "bao-cao"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        folder,
        tmp_path / "bieu.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    (folder / "report.yaml").write_text(REPORT, "utf-8")

    built = run("build", folder, "-o", tmp_path / "a.docx")

    assert (built.code, built.err) == (0, [])
    places = {
        figure: next(line for line in run("trace", tmp_path / "a.docx", figure).out if "số liệu: " in line)
        for figure in ("31", "24", "40")
    }
    assert places == {
        "31": "  số liệu: bieu.xlsx!01_TCD!B10",
        "24": "  số liệu: bieu.xlsx!01_TCD!F10",
        "40": "  số liệu: bieu.xlsx!01_TCD!C10",
    }
