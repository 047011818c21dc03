"""``vanban rollup``: what communes report, as one report of the province."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from report_project import Project, Run
from unit_reports import commune, document, province
from workbooks import write_workbook

from vanban import receiving

UNITS = "mã,tên đầy đủ\n" + "".join(f"{number},UBND xã {name}\n" for number, name in enumerate("ABCDE", 1))
NOT_OURS = "bc/khac.txt: cảnh báo: không lấy được số liệu của tệp này: không đọc được số liệu của tệp “khac.txt”; đọc được thư mục báo cáo và tệp: .docx, .pdf [so-lieu/khong-mang]"


@pytest.fixture
def sent(tmp_path: Path, run: Run) -> Path:
    """A .docx, a PDF, a report of another period, a project folder, and a file that is none."""
    document(tmp_path, run, "xã A", 1)
    document(tmp_path, run, "xã B", 2, to="pdf")
    document(tmp_path, run, "xã C", 3, period="2025-Q4")
    commune(tmp_path / "bc/xã-D", "xã D", 4)
    (tmp_path / "bc/khac.txt").write_text("x", "utf-8")
    (tmp_path / "don-vi.csv").write_text(UNITS, "utf-8")
    return tmp_path / "bc"


@pytest.fixture
def tinh(tmp_path: Path) -> Project:
    return province(tmp_path / "tinh")


def rolled(tinh: Project, run: Run, *more: object, to: str = "md") -> str:
    """The text of the province's report, or of another format its path."""
    ran = run("rollup", tinh.folder, "--from", tinh.folder.parent / "bc", "--to", to, *more)
    assert ran.code == 0, ran.err
    path = tinh.folder / f"ket-qua/tinh.{to}"
    return path.read_text("utf-8") if to == "md" else str(path)


def test_the_account_names_whoever_did_not_report_as_asked(sent: Path, tinh: Project, run: Run) -> None:
    ran = run("rollup", tinh.folder, "--from", sent, "--units", sent.parent / "don-vi.csv")
    assert ran.err == [
        NOT_OURS,
        "bc/xã-C.docx: cảnh báo: UBND xã C gửi báo cáo quý IV năm 2025, không phải quý I năm 2026, nên không cộng [tong-hop/khac-ky]",
        "don-vi.csv:6:2: cảnh báo: UBND xã E chưa gửi báo cáo [tong-hop/chua-bao-cao]",
    ]
    assert (ran.code, ran.out) == (0, ["Đã ghi tinh/ket-qua/tinh.docx, đúng thể thức. Có 3 cảnh báo."])


def test_the_report_says_who_reported(sent: Path, tinh: Project, run: Run) -> None:
    said = rolled(tinh, run, "--units", sent.parent / "don-vi.csv").splitlines()
    start = said.index("# I. TÌNH HÌNH BÁO CÁO")
    assert [line for line in said[start : said.index("# II. TIẾP CÔNG DÂN")] if line][1:] == [
        "Trong quý I năm 2026, đã tổng hợp số liệu báo cáo của 03 đơn vị trên tổng số 05 đơn vị phải báo cáo.",
        "Chưa gửi báo cáo: 01 đơn vị, gồm UBND xã E.",
        "Gửi báo cáo của kỳ khác nên chưa được tổng hợp: 01 đơn vị, gồm UBND xã C.",
    ]


def test_figures_are_added_up_and_paragraphs_listed_by_unit(sent: Path, tinh: Project, run: Run) -> None:
    text = rolled(tinh, run)
    assert "đã tiếp 21 lượt công dân; có 28 người được tiếp" in text
    assert "có 14 mô hình, điển hình đăng ký; 07 mô hình, điển hình được công nhận." in text
    assert (
        "**UBND xã A:** Tốt, theo Kế hoạch số 1/KH-UBND (lần 1).\n\n**UBND xã B:** Tốt, theo Kế hoạch số 2/KH-UBND (lần 2).\n"
        in text
    )


def test_instruments_of_units_are_told_apart_and_shared_ones_cited_once(
    sent: Path, tinh: Project, run: Run
) -> None:
    """Each commune calls its own plan "ke-hoach"; the decree is the same under two keys."""
    text = rolled(tinh, run)
    assert text.count("Nghị định số 30/2020/NĐ-CP") == 1
    assert [
        f"Kế hoạch số {number}/KH-UBND ngày 05 tháng 01 năm 2026 của UBND xã {name}" in text
        for number, name in ((1, "A"), (2, "B"), (4, "D"))
    ] == [True] * 3


def test_appendices_have_a_row_for_each_unit(sent: Path, tinh: Project, run: Run) -> None:
    text = rolled(tinh, run)
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")[:3]]
        for line in text.splitlines()
        if line.startswith(("| Tổng số", "| UBND"))
    ]
    assert rows == [
        ["Tổng số", "21", "28"], ["UBND xã A", "03", "04"], ["UBND xã B", "06", "08"], ["UBND xã D", "12", "16"],
        ["Tổng số", "14", "07"], ["UBND xã A", "02", "01"], ["UBND xã B", "04", "02"], ["UBND xã D", "08", "04"],
    ]  # fmt: skip
    assert "Phụ lục II. Kết quả thực hiện phong trào thi đua theo đơn vị" in text


def test_trace_leads_from_a_total_to_the_units_and_on_to_their_cells(
    sent: Path, tinh: Project, run: Run
) -> None:
    traced = run("trace", rolled(tinh, run, to="docx"), "14")
    assert [line for line in traced.out if "SHA" not in line][-6:] == [
        "14: số mô hình đăng ký (mô hình)",
        "  kỳ 2026-Q1, UBND tỉnh Sơn La; mục “emulation”, chỉ tiêu emulation.registered",
        "  số liệu: ../bc!tổng của 3 đơn vị",
        "  + 02: UBND xã A, ở ../bc/xã-A.docx!data/thi-dua.yaml:4",
        "  + 04: UBND xã B, ở ../bc/xã-B.pdf!data/thi-dua.yaml:4",
        "  + 08: UBND xã D, ở ../bc/xã-D!data/thi-dua.yaml:4",
    ]


def test_the_figures_of_units_are_facts_of_their_own(sent: Path, tinh: Project, run: Run) -> None:
    rows = csv.DictReader(run("facts", rolled(tinh, run, to="docx")).out)
    assert [(row["agency"], row["value"], row["file"]) for row in rows if row["concept"] == "01/TCD.1" and row["printed"]][1:] == [
        ("UBND tỉnh Sơn La", "21", "../bc"), ("UBND xã A", "3", "../bc/xã-A.docx"), ("UBND xã B", "6", "../bc/xã-B.pdf"), ("UBND xã D", "12", "../bc/xã-D"),
    ]  # fmt: skip


def test_roll_ups_can_be_rolled_up(sent: Path, tinh: Project, run: Run, tmp_path: Path) -> None:
    rolled(tinh, run, "-o", tmp_path / "tren/tinh.docx", to="docx")
    country = province(tmp_path / "ca-nuoc")
    country.change("report.yaml", "agency: {name: UBND tỉnh Sơn La", "agency: {name: Bộ Nội vụ")
    assert run("rollup", country.folder, "--from", tmp_path / "tren", "--to", "json").code == 0
    facts = json.loads((country.folder / "ket-qua/ca-nuoc.json").read_text("utf-8"))["facts"]
    assert [one["value"] for one in facts if one["concept"] == "emulation.registered"][:1] == [14]


def test_files_may_be_named_one_by_one(sent: Path, tinh: Project, run: Run) -> None:
    ran = run("rollup", tinh.folder, "--from", sent / "xã-A.docx", sent / "xã-B.pdf", "--to", "md")
    assert (ran.code, ran.err) == (0, [])
    assert "đã tiếp 09 lượt công dân" in (tinh.folder / "ket-qua/tinh.md").read_text("utf-8")


def test_two_processes_read_what_one_does(
    sent: Path, tinh: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = rolled(tinh, run)
    monkeypatch.setattr(receiving, "MANY", 2)
    assert rolled(tinh, run) == alone


def test_the_units_may_stand_in_a_sheet_and_give_their_order(sent: Path, tinh: Project, run: Run) -> None:
    names = [["Mã", "Tên đầy đủ"], ["2", "UBND xã B"], ["1", "UBND xã A"], ["4", "UBND xã D"]]
    write_workbook(sent.parent / "don-vi.xlsx", {"Khác": [["x"]], "Các xã": names})
    text = rolled(tinh, run, "--units", f"{sent.parent / 'don-vi.xlsx'}!Các xã")
    assert "toàn bộ 03 đơn vị phải báo cáo" in text
    units = [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| UBND")]
    assert units == ["UBND xã B", "UBND xã A", "UBND xã D"] * 2


def test_a_section_with_data_of_its_own_keeps_them(sent: Path, tinh: Project, run: Run) -> None:
    tinh.change("report.yaml", "section: narrative", "section: narrative\n    data: danh-gia.md")
    tinh.write("danh-gia.md", "Toàn tỉnh làm tốt.\n")
    text = rolled(tinh, run)
    assert "Toàn tỉnh làm tốt" in text
    assert "**UBND xã A:**" not in text


def test_a_template_knows_the_account(sent: Path, tinh: Project, run: Run) -> None:
    tinh.change("report.yaml", "section: narrative", "section: narrative\n    data: danh-gia.md")
    tinh.write("danh-gia.md", "x\n")
    tinh.write("templates/narrative.md", "Từ {{ returns.counts.received }} đơn vị: {{ returns.received }}.\n")
    assert "Từ 03 đơn vị: UBND xã A; UBND xã B; UBND xã D" in rolled(tinh, run)


def test_a_build_says_that_it_has_no_figures(tinh: Project, run: Run) -> None:
    ran = run("check", tinh.folder)
    assert ran.out[0] == (
        "tinh/report.yaml:7: lỗi: mục “returns” cần số liệu; hãy ghi tên tệp vào dòng “data:”, hoặc tổng hợp từ báo cáo của các đơn vị: vanban rollup [du-an/thieu-so-lieu]"
    )
