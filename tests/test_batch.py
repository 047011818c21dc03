"""One project built for every unit of a table: each has its own front matter and figures."""

from __future__ import annotations

import sqlite3

import pytest
from report_project import Project, Run
from unit_batches import DATA, batch, summary, words


def states(project: Project) -> dict[str, str]:
    return {code: f"{row['state']}: {row['why']}" for code, row in summary(project).items()}


def test_each_unit_has_its_own_front_matter_and_figures(units: Project, run: Run) -> None:
    ran = batch(run, units)
    assert (ran.code, ran.err) == (0, [])
    assert ran.out[-2:] == ["3 đơn vị: 3 đã dựng.", "Đã ghi ra/tong-hop.xlsx và ra/tong-hop.json."]
    first, second, third = (words(units.folder.parent / f"ra/00{n}-2024-Q1.docx") for n in (1, 2, 3))
    for line in (
        "UBND TỈNH SƠN LA",
        "UBND XÃ BẮC YÊN",
        "/BC-UBND",
        "Bắc Yên, ngày",
        "CHỦ TỊCH",
        "Lò Văn Một",
        "Đã nhận 11 đơn",
    ):
        assert line in first
    for line in (
        "UBND XÃ TÀ XÙA",
        "/BC-VPUB",
        "Tà Xùa, ngày",
        "PHÓ CHỦ TỊCH",
        "Lò Văn Hai",
        "Đã nhận 22 đơn",
    ):
        assert line in second
    for line in (
        "VĂN PHÒNG",
        "/BC-VPUB",
        "Sơn La, ngày",
        "CHÁNH VĂN PHÒNG",
        "Trần Bình Minh",
        "Đã nhận 33 đơn",
    ):
        assert line in third


def test_a_unit_s_document_is_what_build_gives_for_the_same_report(units: Project, run: Run) -> None:
    batch(run, units, "--only", "003")
    units.change("report.yaml", "data/{mã}.yaml", "data/003.yaml")
    run("build", units.folder, "-o", units.folder.parent / "mot.docx")
    made = units.folder.parent / "ra/003-2024-Q1.docx"
    assert made.read_bytes() == (units.folder.parent / "mot.docx").read_bytes()


def test_facts_of_a_unit_lead_to_its_own_file(units: Project, run: Run) -> None:
    batch(run, units)
    traced = run("trace", units.folder.parent / "ra/002-2024-Q1.docx", "22")
    assert "  kỳ 2024-Q1, UBND xã Tà Xùa; mục “mau”, chỉ tiêu mau.received" in traced.out
    assert "  số liệu: data/002.yaml:1" in traced.out


def test_a_second_run_builds_only_what_changed_and_says_why(units: Project, run: Run) -> None:
    batch(run, units)
    before = {path.name: path.read_bytes() for path in (units.folder.parent / "ra").glob("*.docx")}
    again = batch(run, units)
    assert again.out[0] == "3 đơn vị: 3 không đổi."
    units.write("data/002.yaml", DATA.format(5))
    ran = batch(run, units)
    assert ran.out[:2] == ["[1/1] 002: đã dựng 002-2024-Q1.docx", "3 đơn vị: 1 đã dựng, 2 không đổi."]
    assert states(units) == {
        "001": "không đổi: không đổi từ lần trước",
        "002": "đã dựng: đã đổi: data/002.yaml",
        "003": "không đổi: không đổi từ lần trước",
    }
    now = {path.name: path.read_bytes() for path in (units.folder.parent / "ra").glob("*.docx")}
    assert [name for name in before if before[name] != now[name]] == ["002-2024-Q1.docx"]


@pytest.mark.parametrize(
    ("change", "why", "changed"),
    [
        (("report.yaml", "Kết quả công tác", "Tình hình công tác"), "đã đổi: report.yaml", 3),
        (("instruments.yaml", "về công tác văn thư", "về văn thư"), "đã đổi: instruments.yaml", 3),
        (("plugins/mau.py", "Mục mẫu", "Mục"), "đã đổi: plugins/mau.py", 3),
        (("templates/mau.md", "", "Nhận {{ received }} đơn."), "đã đổi: templates/mau.md", 3),
        (("../don-vi.csv", ",khá", ",kém"), "dòng của đơn vị đổi: nhận xét", 1),
    ],
)
def test_whatever_a_document_is_made_from_makes_it_anew(
    units: Project, run: Run, change: tuple[str, str, str], why: str, changed: int
) -> None:
    batch(run, units)
    file, old, new = change
    if old:
        units.change(file, old, new)
    else:
        units.add(file, new)
    batch(run, units)
    assert [row["why"] for row in summary(units).values()].count(why) == changed


def test_a_document_that_was_edited_is_kept(units: Project, run: Run) -> None:
    batch(run, units)
    made = units.folder.parent / "ra/001-2024-Q1.docx"
    made.write_bytes(b"sua tay")
    assert batch(run, units).out[0] == "3 đơn vị: 2 không đổi, 1 giữ bản sửa tay."
    assert made.read_bytes() == b"sua tay"
    units.write("data/001.yaml", DATA.format(6))
    batch(run, units)
    assert (made.parent / "001-2024-Q1.sua-tay-1.docx").read_bytes() == b"sua tay"
    assert "Đã nhận 06 đơn" in words(made)
    told = summary(units)["001"]["findings"]
    assert [one["message"] for one in told] == [
        "văn bản cũ đã sửa tay, giữ lại ở “001-2024-Q1.sua-tay-1.docx”"
    ]


def test_a_document_that_is_gone_is_built_again(units: Project, run: Run) -> None:
    batch(run, units)
    (units.folder.parent / "ra/003-2024-Q1.docx").unlink()
    batch(run, units)
    assert states(units)["003"] == "đã dựng: tệp kết quả không còn"


def test_a_dry_run_says_what_would_be_built_and_writes_nothing(units: Project, run: Run) -> None:
    ran = batch(run, units, "--dry-run", "--only", "001,003")
    assert ran.out == [
        "001: 001-2024-Q1.docx: chưa dựng lần nào",
        "003: 003-2024-Q1.docx: chưa dựng lần nào",
        "Sẽ dựng 2 văn bản; không dựng 0 đơn vị còn lại.",
    ]
    assert not (units.folder.parent / "ra").exists()


def test_one_unit_s_fault_stops_no_other(units: Project, run: Run) -> None:
    (units.folder / "data/002.yaml").unlink()
    ran = batch(run, units)
    assert ran.code == 1
    assert ran.err == [
        "002: bản dự thảo: bao-cao/report.yaml:9: không tìm thấy tệp “data/002.yaml” [tep/khong-co]"
    ]
    assert ran.out[-2] == "3 đơn vị: 2 đã dựng, 1 bản dự thảo."
    units.write("data/002.yaml", DATA.format(7))
    assert batch(run, units).out[-2] == "3 đơn vị: 1 đã dựng, 2 không đổi."
    assert states(units)["002"] == "đã dựng: đã đổi: data/002.yaml"


def test_names_and_formats_by_the_pattern(units: Project, run: Run) -> None:
    ran = batch(run, units, "--name", "{ký hiệu}/{địa danh} {period}.md", "--only", "001")
    assert ran.code == 0
    assert "Đã nhận 11 đơn" in (units.folder.parent / "ra/UBND/Bắc Yên 2024-Q1.md").read_text("utf-8")


def test_units_and_figures_of_a_database(units: Project, run: Run) -> None:
    file = units.folder / "so.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript(
            "CREATE TABLE xa (code, name, loai); INSERT INTO xa VALUES ('a', 'UBND xã A', 'xã'), ('b', 'UBND xã B', 'phường');"
            "CREATE TABLE don (xa, received, complaints, proposals);"
            "INSERT INTO don VALUES ('a', 8, 8, 0), ('b', 9, 9, 0);"
        )
    connection.close()
    units.write("don.sql", "SELECT received, complaints, proposals FROM don WHERE xa = :unit AND :loai <> ''")
    units.change("report.yaml", "data: data/{mã}.yaml", "data: {file: so.sqlite, query: don.sql}")
    ran = batch(run, units, units="bao-cao/so.sqlite!xa", jobs=2)
    assert (ran.code, ran.err) == (0, [])
    assert "Đã nhận 09 đơn" in words(units.folder.parent / "ra/b-2024-Q1.docx")


def test_build_says_that_the_report_waits_for_its_units(units: Project, run: Run) -> None:
    ran = run("build", units.folder)
    assert ran.err == [
        "bao-cao/report.yaml:9: ghi chú: “data/{mã}.yaml” chờ giá trị trong bảng đơn vị; dựng cho từng đơn vị bằng: vanban batch [don-vi/chua-co]",
        "bao-cao/report.yaml:9: lỗi: không tìm thấy tệp “data/{mã}.yaml” [tep/khong-co]",
    ]


def test_a_unit_that_left_the_table_is_told_and_its_document_stays(units: Project, run: Run) -> None:
    batch(run, units)
    units.change("../don-vi.csv", "003,,,,,,,\n", "")
    ran = batch(run, units)
    assert ran.err == ["003-2024-Q1.docx: đơn vị không còn trong bảng; văn bản vẫn giữ nguyên"]
    assert (units.folder.parent / "ra/003-2024-Q1.docx").is_file()
