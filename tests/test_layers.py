"""An agency states once what its reports share; a report says what differs, and wins."""

from __future__ import annotations

import pytest
from report_project import Project, Run

AGENCY = """\
agency: {parent: UBND tỉnh Sơn La, name: Văn phòng, symbol: VPUB, place: Sơn La}
signer: {position: Chánh Văn phòng, name: Trần Bình Minh}
recipients: [Lãnh đạo Văn phòng]
filing: VT
instruments: instruments.yaml
plugins: [plugins/mau.py]
labels: {mau.complaints: đơn khiếu nại lần đầu}
"""
REPORT = """\
subject: Kết quả công tác {{ period }}
period: 2024-Q1
date: 2024-03
inherit: ../chung
outline:
  - heading: Tiếp công dân
    section: mau
    data: data/mau.yaml
"""


@pytest.fixture
def layered(project: Project) -> Project:
    """The report, and beside it the folder of its agency."""
    for name in ("plugins/mau.py", "mau/text.md", "instruments.yaml"):
        (project.folder.parent / "chung" / name).parent.mkdir(parents=True, exist_ok=True)
        (project.folder / name).rename(project.folder.parent / "chung" / name)
    project.write("../chung/agency.yaml", AGENCY)
    project.write("report.yaml", REPORT)
    return project


def printed(project: Project, run: Run) -> str:
    built = run("build", project.folder, "--to", "md")
    assert (built.code, built.err) == (0, [])
    return (project.folder / "ket-qua/bao-cao.md").read_text("utf-8")


def test_what_the_agency_states_holds_for_the_report(layered: Project, run: Run) -> None:
    text = printed(layered, run)
    assert "Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại." in text
    assert "CHÁNH VĂN PHÒNG" in text


def test_the_report_wins_key_by_key_whatever_it_calls_a_key(layered: Project, run: Run) -> None:
    layered.add("report.yaml", "người ký: {chức vụ: Phó Chánh Văn phòng}\nnơi nhận: [Sở Nội vụ]\n")
    text = printed(layered, run)
    assert "PHÓ CHÁNH VĂN PHÒNG\n\nTrần Bình Minh" in text
    assert "- Sở Nội vụ;" in text
    assert "Lãnh đạo Văn phòng" not in text


def test_instruments_of_both_are_known(layered: Project, run: Run) -> None:
    layered.write(
        "them.yaml",
        "nd-31:\n  {type: Nghị định, number: 31/2020/NĐ-CP, date: 05/3/2020, issuer: Chính phủ, title: về X}\n",
    )
    layered.add("report.yaml", "instruments: them.yaml\n")
    layered.add("data/mau.yaml", "basis: [nd-30-2020, nd-31]\n")
    assert "số 30/2020/NĐ-CP" in printed(layered, run)
    assert "số 31/2020/NĐ-CP" in printed(layered, run)


def test_wording_comes_from_the_nearest_layer(layered: Project, run: Run) -> None:
    layered.write("../chung/templates/mau.md", "Cơ quan nhận {{ received }} đơn.\n")
    assert "Cơ quan nhận 30 đơn" in printed(layered, run)
    layered.write("templates/mau.md", "Báo cáo nhận {{ received }} đơn.\n")
    assert "Báo cáo nhận 30 đơn" in printed(layered, run)
    shown = run("plugins", "show", "mau", "--project", layered.folder).out
    assert [line.strip() for line in shown if "mẫu lời văn" in line] == [
        "mẫu lời văn bao-cao/templates/mau.md: đang dùng",
        "mẫu lời văn chung/templates/mau.md: có, nhưng mẫu trên được dùng",
        "mẫu lời văn chung/mau/text.md: mẫu gốc, không dùng",
    ]
    assert "    complaints: số đếm, “đơn khiếu nại lần đầu” (đặt ở ../chung/agency.yaml:7), đơn" in shown


def test_labels_name_fields_in_data_and_findings(layered: Project, run: Run) -> None:
    layered.change("data/mau.yaml", "complaints: 12", "đơn khiếu nại lần đầu: 13")
    assert run("check", layered.folder).out[0] == (
        "bao-cao/data/mau.yaml:1: lỗi: số đơn tiếp nhận (30) khác đơn khiếu nại lần đầu (13) + đơn kiến nghị (18) = 31 [quan-he/khong-khop]"
    )


def test_a_theme_of_the_layer_stands_in_the_layer_and_texts_override_it(layered: Project, run: Run) -> None:
    layered.write("../chung/theme.toml", 'inherit = "nd30"\n[texts]\nluu = "Lưu tại"\nnoi-nhan = "Gửi"\n')
    layered.add("../chung/agency.yaml", "theme: theme.toml\n")
    layered.add("report.yaml", "texts: {noi-nhan: Nơi gửi}\n")
    text = printed(layered, run)
    assert "Lưu tại" in text
    assert "Nơi gửi" in text


def test_a_section_without_python_may_stand_in_the_layer(layered: Project, run: Run) -> None:
    section = 'title = "Thử"\n[[fields]]\nname = "visits"\nlabel = "số lượt"\ntype = "count"\n'
    layered.write("../chung/sections/thu/section.toml", section)
    layered.write("../chung/sections/thu/text.md", "Có {{ visits }} lượt.\n")
    layered.write("data/thu.yaml", "số lượt: 3\n")
    layered.change(
        "report.yaml", "section: mau\n    data: data/mau.yaml", "section: thu\n    data: data/thu.yaml"
    )
    layered.change("../chung/agency.yaml", "labels: {mau.complaints: đơn khiếu nại lần đầu}\n", "")
    assert "Có 03 lượt." in printed(layered, run)


FAULTS = {
    "a layer that is not there": (
        "inherit: ../chung", "inherit: ../khong-co",
        "bao-cao/report.yaml:4: lỗi: không tìm thấy tệp “../khong-co/agency.yaml” [tep/khong-co]",
    ),
    "a layer of itself": (
        "inherit: ../chung", "inherit: ../vong",
        "vong/agency.yaml:1: lỗi: các agency.yaml kế thừa vòng tròn: “.” [du-an/vong-tron]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_faults_of_layers(fault: tuple[str, str, str], layered: Project, run: Run) -> None:
    old, new, expected = fault
    layered.write("../vong/agency.yaml", "inherit: .\n")
    layered.change("report.yaml", old, new)
    assert run("check", layered.folder).out == [expected, "Có 1 lỗi."]


def test_a_fault_in_the_layer_has_its_place_there(layered: Project, run: Run) -> None:
    layered.add("../chung/agency.yaml", "signers: X\n")
    assert run("check", layered.folder).out[0] == (
        "chung/agency.yaml:8: lỗi: không có mục tên “signers”; gần nhất là “signer” [so-lieu/khoa-la]"
    )


LABELS = {
    "unknown field": ("{mau.complaint: X}", "bao-cao/report.yaml:9: lỗi: nhãn cho “complaint”, nhưng không có trường “complaint”; gần nhất là “complaints” [nhan/khong-co]"),
    "label of another field": ("{mau.proposals: số đơn tiếp nhận}", "bao-cao/report.yaml:9: lỗi: nhãn “số đơn tiếp nhận” trùng tên một trường khác của mục [nhan/trung]"),
    "field below a figure": ("{mau.proposals.x: Y}", "bao-cao/report.yaml:9: lỗi: nhãn cho “proposals.x”, nhưng “proposals” không có trường con [nhan/khong-co]"),
    "section that is not used": ("{mua.proposals: Y}", "bao-cao/report.yaml:9: cảnh báo: không mục nào của bố cục dùng nhãn “mua.proposals”; gần nhất là “mau” [nhan/khong-dung]"),
}  # fmt: skip


@pytest.mark.parametrize(("labels", "expected"), LABELS.values(), ids=LABELS)
def test_labels_that_lead_nowhere_are_told(labels: str, expected: str, layered: Project, run: Run) -> None:
    layered.change("../chung/agency.yaml", "labels: {mau.complaints: đơn khiếu nại lần đầu}\n", "")
    layered.add("report.yaml", f"labels: {labels}\n")
    assert expected in run("check", layered.folder).out


def test_a_report_weighs_findings_as_it_says(layered: Project, run: Run) -> None:
    layered.change("data/mau.yaml", "complaints: 12", "complaints: 13")
    layered.add("report.yaml", "severity: {quan-he/khong-khop: cảnh báo}\n")
    checked = run("check", layered.folder)
    assert (checked.code, checked.out[-1]) == (0, "Có 1 cảnh báo.")


SEVERITIES = {
    "unknown weight": ("{quan-he/khong-khop: nhẹ}", "bao-cao/report.yaml:9: lỗi: mức của “quan-he/khong-khop” phải là lỗi, cảnh báo hoặc ghi chú, nhưng ghi “nhẹ” [du-an/gia-tri]"),
    "plugin faults": ("{plugin/loi: ghi chú}", "bao-cao/report.yaml:9: lỗi: không được đổi mức của phát hiện “plugin/loi” [du-an/gia-tri]"),
}  # fmt: skip


@pytest.mark.parametrize(("severity", "expected"), SEVERITIES.values(), ids=SEVERITIES)
def test_weights_that_cannot_be(severity: str, expected: str, layered: Project, run: Run) -> None:
    layered.add("report.yaml", f"severity: {severity}\n")
    assert run("check", layered.folder).out == [expected, "Có 1 lỗi."]


def test_a_section_without_text_is_never_final_however_its_fault_weighs(layered: Project, run: Run) -> None:
    layered.change("data/mau.yaml", "received: 30\n", "")
    layered.add("report.yaml", "severity: {so-lieu/thieu: ghi chú}\n")
    assert run("build", layered.folder, "--final").code == 1
    assert not (layered.folder / "ket-qua").exists()
