"""Comparison with last period and with the same period: the words, the zero base, the rounding."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_project import FILES, Project, Run
from workbooks import rewrite

from vanban import Amount, Count, Location
from vanban.comparison import Comparison
from vanban.located import FigureOrigin
from vanban.relation import Figure


def figure(value: int | str, unit: str = "đơn") -> Figure:
    origin = FigureOrigin("mau.received", "số đơn", unit, Location("a.yaml", 1))
    return Count(value, origin) if isinstance(value, int) else Amount(Decimal(value), origin)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (figure(31), 26, "tăng 05 đơn (19,2%) so với kỳ trước"),
        (figure(26), 31, "giảm 05 đơn (16,1%) so với kỳ trước"),
        (figure(26), 26, "không đổi so với kỳ trước"),
        (figure(0), 0, "không đổi so với kỳ trước"),
        (figure(5), 0, "tăng 05 đơn (kỳ trước không phát sinh)"),
        (figure(0), 5, "giảm 05 đơn (100%) so với kỳ trước"),
        (figure(2_400), 1_000, "tăng 1.400 đơn (140%) so với kỳ trước"),
        (figure(2_001), 2_000, "tăng 01 đơn (0,1%) so với kỳ trước"),  # 0.05 is rounded up
        (figure(9_001), 9_000, "tăng 01 đơn (dưới 0,1%) so với kỳ trước"),
        (figure(1), 100_000, "giảm 99.999 đơn (gần 100%) so với kỳ trước"),
        (figure(10**14), 1, "tăng 99.999.999.999.999 đơn (9.999.999.999.999.900%) so với kỳ trước"),
        (figure("98.5", "%"), Decimal("97.25"), "tăng 1,25 điểm phần trăm so với kỳ trước"),
        (figure("12.5", "triệu đồng"), Decimal("10"), "tăng 2,5 triệu đồng (25%) so với kỳ trước"),
    ],
)
def test_a_comparison_says_what_reports_say(now: Figure, before: int | Decimal, said: str) -> None:
    assert str(Comparison(now, before, "kỳ trước")) == said


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_the_change_leads_from_the_one_to_the_other(now: int, before: int) -> None:
    comparison = Comparison(figure(now), before, "kỳ trước")
    sign = {"tăng": 1, "giảm": -1, "không đổi": 0}[comparison.direction]
    assert before + sign * comparison.change == now
    assert comparison.percent is not None
    assert abs(abs(now - before) * 100 / Decimal(before) - comparison.percent) <= Decimal("0.05")


@pytest.fixture
def compared(project: Project, tmp_path: Path) -> Project:
    """The project, which says how its letters compare with those of the quarter before, in ../ky-truoc."""
    project.change("mau/text.md", "{{ received }} đơn", "{{ received }} đơn, {{ received | compared }}")
    project.add("report.yaml", "previous: ../ky-truoc\n")
    last = Project(tmp_path / "ky-truoc")
    for file, text in FILES.items():
        last.write(file, text)
    last.change("report.yaml", "2024-Q1", "2023-Q4")
    last.change("data/mau.yaml", "received: 30\ncomplaints: 12", "received: 25\ncomplaints: 07")
    return project


def test_the_previous_report_may_be_a_folder(compared: Project, run: Run, tmp_path: Path) -> None:
    built = run("build", compared.folder, "--to", "md", "-o", tmp_path / "a.md")
    assert (built.code, built.err) == (0, [])
    assert "Đã nhận 30 đơn, tăng 05 đơn (20%) so với kỳ trước, trong đó" in (tmp_path / "a.md").read_text(
        "utf-8"
    )


def test_the_previous_report_may_be_its_document(compared: Project, run: Run, tmp_path: Path) -> None:
    run("build", tmp_path / "ky-truoc", "-o", tmp_path / "ky-truoc.docx")
    compared.change("report.yaml", "../ky-truoc", "../ky-truoc.docx")
    built = run("build", compared.folder, "--to", "md", "-o", tmp_path / "a.md")
    assert (built.code, built.err) == (0, [])
    assert "tăng 05 đơn (20%) so với kỳ trước" in (tmp_path / "a.md").read_text("utf-8")


def test_change_and_percentage_are_facts_too(compared: Project, run: Run) -> None:
    run("build", compared.folder)
    traced = run("trace", compared.folder / "ket-qua/bao-cao.docx", "20")
    assert traced.out[0] == "20: số đơn tiếp nhận: tỷ lệ tăng so với kỳ trước (%)"


def test_without_a_previous_report_nothing_is_said(compared: Project, run: Run, tmp_path: Path) -> None:
    compared.change("report.yaml", "previous: ../ky-truoc\n", "")
    run("build", compared.folder, "--to", "md", "-o", tmp_path / "a.md")
    assert "Đã nhận 30 đơn, , trong đó" in (tmp_path / "a.md").read_text("utf-8")


def test_the_same_period_is_that_of_the_year_before(compared: Project, run: Run, tmp_path: Path) -> None:
    compared.change("report.yaml", "previous:", "same_period:")
    compared.change("mau/text.md", "| compared }}", "| compared('same') }}")
    Project(tmp_path / "ky-truoc").change("report.yaml", "2023-Q4", "2023-Q1")
    assert run("build", compared.folder, "--to", "md", "-o", tmp_path / "a.md").err == []
    assert "tăng 05 đơn (20%) so với cùng kỳ năm trước" in (tmp_path / "a.md").read_text("utf-8")


def test_a_report_of_another_period_is_warned_of(compared: Project, run: Run, tmp_path: Path) -> None:
    Project(tmp_path / "ky-truoc").change("report.yaml", "2023-Q4", "2023-Q3")
    assert run("check", compared.folder).out == [
        "bao-cao/report.yaml:15: cảnh báo: “../ky-truoc” là báo cáo quý III năm 2023, không phải kỳ trước của quý I năm 2024 [so-sanh/khac-ky]",
        "Có 1 cảnh báo.",
    ]


def test_a_previous_report_at_fault_is_warned_of(compared: Project, run: Run, tmp_path: Path) -> None:
    Project(tmp_path / "ky-truoc").change("data/mau.yaml", "received: 25", "received: 26")
    assert run("check", compared.folder).out == [
        "bao-cao/report.yaml:15: cảnh báo: báo cáo kỳ trước “../ky-truoc” có 1 lỗi; hãy xem: vanban check ../ky-truoc [so-sanh/co-loi]",
        "Có 1 cảnh báo.",
    ]


def test_a_previous_report_that_was_changed_by_hand_is_warned_of(
    compared: Project, run: Run, tmp_path: Path
) -> None:
    run("build", tmp_path / "ky-truoc", "-o", tmp_path / "ky-truoc.docx")
    rewrite(tmp_path / "ky-truoc.docx", "word/document.xml", b"25", b"52")
    compared.change("report.yaml", "../ky-truoc", "../ky-truoc.docx")
    assert run("check", compared.folder).out == [
        "bao-cao/report.yaml:15: cảnh báo: báo cáo kỳ trước “../ky-truoc.docx” có 1 số bị sửa tay, nhưng so sánh với số liệu gốc; hãy xem: vanban facts ../ky-truoc.docx [so-sanh/sua-tay]",
        "Có 1 cảnh báo.",
    ]


def test_a_report_of_another_agency_is_warned_of(compared: Project, run: Run, tmp_path: Path) -> None:
    Project(tmp_path / "ky-truoc").change("report.yaml", "name: Văn phòng,", "name: Sở Tài chính,")
    assert run("check", compared.folder).out == [
        "bao-cao/report.yaml:15: cảnh báo: “../ky-truoc” là báo cáo của Sở Tài chính, không phải của Văn phòng [so-sanh/khac-co-quan]",
        "Có 1 cảnh báo.",
    ]


def test_figures_in_other_units_are_not_compared(compared: Project, run: Run, tmp_path: Path) -> None:
    last = Project(tmp_path / "ky-truoc")
    last.change(
        "plugins/mau.py",
        'count("số đơn tiếp nhận", unit="đơn")',
        'count("số đơn tiếp nhận", unit="trăm đơn")',
    )
    run("build", compared.folder, "--to", "md", "-o", tmp_path / "a.md")
    assert "Đã nhận 30 đơn, , trong đó" in (tmp_path / "a.md").read_text("utf-8")


def test_a_misspelt_figure_is_told_as_such(compared: Project, run: Run) -> None:
    compared.change("mau/text.md", "{{ received | compared }}", "{{ recieved | compared }}")
    assert run("check", compared.folder).out[0] == (
        "bao-cao/mau/text.md:1: lỗi: mẫu dùng tên không có trong số liệu: “recieved”; gần nhất là “received” [mau/loi]"
    )


def test_a_previous_report_that_is_not_there_is_told(compared: Project, run: Run) -> None:
    compared.change("report.yaml", "../ky-truoc", "../khong-co.docx")
    assert run("check", compared.folder).out == [
        "bao-cao/report.yaml:15: lỗi: không đọc được báo cáo kỳ trước “../khong-co.docx”: không tìm thấy tệp “khong-co.docx” [tep/khong-co]",
        "Có 1 lỗi.",
    ]


def test_only_figures_can_be_compared(compared: Project, run: Run) -> None:
    compared.change("mau/text.md", "| compared }}", "| compared('last') }}")
    assert (
        run("check", compared.folder)
        .out[0]
        .endswith("lỗi: mẫu dùng “compared” sai: số liệu | compared, hoặc | compared('same') [mau/loi]")
    )
