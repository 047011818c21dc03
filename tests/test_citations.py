"""How instruments are cited: Phụ lục I, Phần I, mục II.6.b of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from datetime import date

import pytest
from report_project import Project, Run

from vanban import Instrument, Location
from vanban.citation import full_form, short_form

AT = Location("instruments.yaml", 1)


def instrument(
    type: str, number: str = "", day: date | None = None, issuer: str = "", title: str = "", note: str = ""
) -> Instrument:
    return Instrument("x", type, title, AT, number, day, issuer, note)


FORMS = [
    (
        instrument(
            "Nghị định", "09/2019/NĐ-CP", date(2019, 1, 24), "Chính phủ", "quy định về chế độ báo cáo"
        ),
        "Nghị định số 09/2019/NĐ-CP ngày 24 tháng 01 năm 2019 của Chính phủ quy định về chế độ báo cáo",
        "Nghị định số 09/2019/NĐ-CP",
    ),
    (
        instrument("Quyết định", "290-QĐ/TW", date(2010, 2, 5), "Bộ Chính trị", "về việc ban hành Quy chế"),
        "Quyết định số 290-QĐ/TW ngày 05 tháng 02 năm 2010 của Bộ Chính trị về việc ban hành Quy chế",
        "Quyết định số 290-QĐ/TW",
    ),
    (
        instrument("Luật", "10/2022/QH15", date(2022, 11, 10), "Quốc hội", "Thực hiện dân chủ ở cơ sở"),
        "Luật Thực hiện dân chủ ở cơ sở",
        "Luật Thực hiện dân chủ ở cơ sở",
    ),
    (
        instrument(
            "Pháp lệnh", title="Cựu chiến binh", note="Ủy ban Thường vụ Quốc hội thông qua ngày 07/10/2005"
        ),
        "Pháp lệnh Cựu chiến binh (Ủy ban Thường vụ Quốc hội thông qua ngày 07/10/2005)",
        "Pháp lệnh Cựu chiến binh",
    ),
    (
        instrument("Nghị quyết", title="Đại hội Đảng bộ tỉnh lần thứ XV"),
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV",
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XV",
    ),
]


@pytest.mark.parametrize(("cited", "full", "short"), FORMS)
def test_forms(cited: Instrument, full: str, short: str) -> None:
    assert (full_form(cited), short_form(cited)) == (full, short)


def test_full_at_the_first_mention_in_the_document_and_short_later(project: Project, run: Run) -> None:
    project.change(
        "report.yaml", "opening: Văn phòng báo cáo", "opening: Theo [@nd-30-2020], Văn phòng báo cáo"
    )
    project.add("data/mau.yaml", "basis: [nd-30-2020]\n")
    project.change("report.yaml", "filing:", "closing: Vẫn theo [@nd-30-2020; @nd-30-2020].\nfiling:")
    run("build", project.folder, "--to", "md")
    text = (project.folder / "ket-qua/bao-cao.md").read_text("utf-8")
    full = "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"
    assert f"Theo {full}, Văn phòng báo cáo như sau." in text
    assert "Căn cứ Nghị định số 30/2020/NĐ-CP." in text
    assert "Vẫn theo Nghị định số 30/2020/NĐ-CP; Nghị định số 30/2020/NĐ-CP./." in text


def test_what_a_first_mention_lacks_is_warned_about(project: Project, run: Run) -> None:
    project.change("instruments.yaml", "  date: 05/3/2020\n  issuer: Chính phủ\n", "")
    project.add("data/mau.yaml", "basis: [nd-30-2020]\n")
    assert run("check", project.folder).out == [
        "bao-cao/instruments.yaml:1: cảnh báo: văn bản “nd-30-2020” viện dẫn lần đầu còn thiếu ngày ban hành, cơ quan ban hành [trich-dan/thieu]",
        "Có 1 cảnh báo.",
    ]


def test_an_instrument_stated_in_two_files_is_told(project: Project, run: Run) -> None:
    project.write("them.yaml", (project.folder / "instruments.yaml").read_bytes())
    project.change(
        "report.yaml", "instruments: instruments.yaml", "instruments: [instruments.yaml, them.yaml]"
    )
    assert run("check", project.folder).out == [
        "bao-cao/them.yaml:1: lỗi: khóa văn bản “nd-30-2020” đã có ở instruments.yaml:1 [so-lieu/trung-khoa]",
        "Có 1 lỗi.",
    ]


def test_days_stated_for_the_period_replace_the_cut_offs(project: Project, run: Run) -> None:
    import json

    project.change(
        "report.yaml", "period: 2024-Q1", "period: 2024-Q1\nperiod_from: 01/01/2024\nperiod_to: 28/02/2024"
    )
    run("build", project.folder, "--to", "json")
    period = json.loads((project.folder / "ket-qua/bao-cao.json").read_text("utf-8"))["period"]
    assert period == {"code": "2024-Q1", "from": "2024-01-01", "to": "2024-02-28"}


def test_a_period_that_ends_before_it_begins_is_told(project: Project, run: Run) -> None:
    project.change("report.yaml", "period: 2024-Q1", "period: 2024-Q1\nperiod_from: 01/06/2024")
    expected = "bao-cao/report.yaml:2: lỗi: kỳ báo cáo bắt đầu 01/06/2024 sau khi kết thúc 14/03/2024 [du-an/gia-tri]"
    assert run("check", project.folder).out == [expected, "Có 1 lỗi."]
