"""Tables, names and folders that a batch cannot use, or only in part: whole messages, one row for each unit."""

from __future__ import annotations

import sqlite3

import pytest
from report_project import Project, Run
from unit_batches import batch, summary, words

from vanban.output_names import unfit

HEAD = "mã,tên cơ quan\n"


def table(project: Project, *rows: str) -> None:
    (project.folder.parent / "don-vi.csv").write_text(
        HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8"
    )


def outside(project: Project) -> list[str]:
    """What stands beside the project and the outputs."""
    return sorted(path.name for path in project.folder.parent.iterdir())


def test_a_code_that_two_rows_have_is_told_of_both_and_neither_is_built(units: Project, run: Run) -> None:
    table(units, "001,UBND xã A", "002,UBND xã B", "001,UBND xã C")
    ran = batch(run, units)
    assert ran.code == 1
    assert ran.err == [
        "001: không dựng được: don-vi.csv:2:1: mã đơn vị “001” ghi nhiều lần, còn ở ../don-vi.csv:4:1; mỗi đơn vị chỉ ghi một dòng [don-vi/trung-ma]",
        "001: không dựng được: don-vi.csv:4:1: mã đơn vị “001” ghi nhiều lần, còn ở ../don-vi.csv:2:1; mỗi đơn vị chỉ ghi một dòng [don-vi/trung-ma]",
    ]
    assert ran.out[-2] == "3 đơn vị: 1 đã dựng, 2 không dựng được."


def test_two_units_of_one_output_name_are_told_and_neither_is_built(units: Project, run: Run) -> None:
    table(units, "001,UBND xã A", "002,UBND Xã  a", "003,UBND xã B")
    ran = batch(run, units, "--name", "{tên cơ quan}.docx")
    assert ran.err == [
        "001: không dựng được: don-vi.csv:2:1: tên tệp “UBND xã A.docx” trùng với tệp của đơn vị 002; hãy sửa --name [lo/trung-tep]",
        "002: không dựng được: don-vi.csv:3:1: tên tệp “UBND Xã  a.docx” trùng với tệp của đơn vị 001; hãy sửa --name [lo/trung-tep]",
    ]
    assert ran.out[-2] == "3 đơn vị: 1 đã dựng, 2 không dựng được."


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("a/b", "có ký tự /"),
        ("../a", "có ký tự /"),
        ("..\\a", "có ký tự \\"),
        ("a\0b", "có ký tự mã 0"),
        ("a" * 300, "dài 313 byte, quá 255 byte"),
        ("ặ" * 85, "dài 268 byte, quá 255 byte"),
        ("a:b", "có ký tự :"),
    ],
)
def test_a_value_that_makes_no_file_name_is_told(units: Project, run: Run, code: str, why: str) -> None:
    before = outside(units)
    table(units, f"{code},UBND xã A", "002,UBND xã B")
    ran = batch(run, units)
    name = f"{code}-2024-Q1.docx"[:60].replace("\0", " ")
    assert ran.err[0].endswith(f"don-vi.csv:2:1: không đặt được tên tệp “{name}”: {why} [lo/ten-tep]")
    assert ran.out[-2] == "2 đơn vị: 1 đã dựng, 1 không dựng được."
    assert outside(units) == sorted([*before, "ra"])
    assert [path.name for path in (units.folder.parent / "ra").glob("*.docx")] == ["002-2024-Q1.docx"]


@pytest.mark.parametrize("name", ["", ".", "..", " a", "a ", "a.", "CON", "nul.docx", "com1.x"])
def test_names_that_some_system_refuses(name: str) -> None:
    assert unfit(name)


def test_a_table_without_rows_is_told(units: Project, run: Run) -> None:
    table(units)
    ran = batch(run, units)
    assert (ran.code, ran.out) == (1, [])
    assert ran.err == [
        "don-vi.csv:1: lỗi: bảng đơn vị không có dòng nào; mỗi đơn vị ghi một dòng dưới dòng tên cột [don-vi/trong]"
    ]


def test_a_table_that_is_not_there_is_told(units: Project, run: Run) -> None:
    assert batch(run, units, units="khong.xlsx").err == [
        "khong.xlsx: lỗi: không tìm thấy tệp “../khong.xlsx” [tep/khong-co]"
    ]


def test_a_row_without_code_or_name_is_told(units: Project, run: Run) -> None:
    (units.folder.parent / "don-vi.csv").write_text("mã,địa danh\n,Bắc Yên\n001,Tà Xùa\n", encoding="utf-8")
    ran = batch(run, units)
    assert ran.err == [
        "dòng 2:1: không dựng được: don-vi.csv:2:1: dòng không có “mã” (code) và không có tên cơ quan [don-vi/thieu-ma]"
    ]
    assert ran.out[-2] == "2 đơn vị: 1 đã dựng, 1 không dựng được."


def test_a_column_that_the_table_lacks_is_told(units: Project, run: Run) -> None:
    units.change("report.yaml", "data/{mã}.yaml", "data/{huyện}/{mã}.yaml")
    table(units, "001,UBND xã A")
    assert batch(run, units).err == [
        "001: bản dự thảo: bao-cao/report.yaml:9: bảng đơn vị không có cột “huyện”; hiện có: mã, tên cơ quan, code [don-vi/khong-cot]"
    ]


def test_codes_that_no_unit_has_are_told(units: Project, run: Run) -> None:
    ran = batch(run, units, "--only", "001,01,9")
    assert ran.code == 1
    assert ran.err == [
        "lỗi: bảng đơn vị không có mã “01”; gần nhất là “001” [don-vi/khong-co]",
        "lỗi: bảng đơn vị không có mã “9”; hiện có: 001, 002, 003 [don-vi/khong-co]",
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "{tỉnh}.docx",
            "001: không dựng được: don-vi.csv:2:1: --name có “{tỉnh}” mà bảng đơn vị không có; hiện có: period, symbol, name, mã, tên cơ quan, code [lo/ten-tep]",
        ),
        (
            "{mã}",
            "lỗi: tên tệp “{mã}” phải có đuôi của một định dạng: .boxes.json, .csv, .docx, .html, .json, .md, .pdf, .xml [lo/ten-tep]",
        ),
    ],
)
def test_a_pattern_that_makes_no_name_is_told(units: Project, run: Run, name: str, told: str) -> None:
    table(units, "001,UBND xã A")
    assert batch(run, units, "--name", name).err == [told]


def test_a_folder_of_outputs_that_is_a_file_is_told(units: Project, run: Run) -> None:
    (units.folder.parent / "ra").write_text("x", encoding="utf-8")
    assert batch(run, units).err == ["lỗi: không tạo được thư mục kết quả “ra”: File exists [tep/khong-ghi]"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(units: Project, run: Run) -> None:
    elsewhere = units.folder.parent / "noi-khac"
    elsewhere.mkdir()
    (units.folder.parent / "ra").mkdir()
    (units.folder.parent / "ra/a").symlink_to(elsewhere)
    ran = batch(run, units, "--name", "a/{mã}.docx", "--only", "001")
    assert ran.err == [
        "001: không dựng được: ra/a/001.docx: “a/001.docx” dẫn ra ngoài thư mục ghi kết quả, nên không ghi [tep/ngoai-du-an]"
    ]
    assert list(elsewhere.iterdir()) == []


def test_outputs_never_take_the_place_of_data(units: Project, run: Run) -> None:
    ran = run(
        "batch",
        units.folder,
        "--units",
        units.folder.parent / "don-vi.csv",
        "--out",
        units.folder / "data",
        "--name",
        "{mã}.json",
    )
    assert ran.code == 0  # nothing stood there
    units.change("report.yaml", "data/{mã}.yaml", "data/{mã}.json")
    before = {path: path.read_bytes() for path in (units.folder / "data").glob("0*.json")}
    ran = run(
        "batch",
        units.folder,
        "--units",
        units.folder.parent / "don-vi.csv",
        "--out",
        units.folder / "data",
        "--name",
        "{mã}.json",
    )
    assert ran.err == [
        f"00{n}: không dựng được: “00{n}.json” là tệp số liệu của báo cáo; hãy sửa --name hoặc --out [lo/de-len-so-lieu]"
        for n in (1, 2, 3)
    ]
    assert {path: path.read_bytes() for path in before} == before


def test_a_damaged_manifest_is_told(units: Project, run: Run) -> None:
    out = units.folder.parent / "ra"
    out.mkdir()
    (out / "manifest.sqlite").write_bytes(b"x" * 5000)
    ran = batch(run, units)
    assert ran.err == [
        "ra/manifest.sqlite: lỗi: sổ manifest.sqlite bị hỏng; hãy xóa tệp đó rồi chạy lại, mọi văn bản sẽ được dựng lại [lo/so-hong]"
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            "PRAGMA user_version = 9",
            "do phiên bản vanban khác ghi; hãy chọn --out khác, hoặc xóa manifest.sqlite để dựng lại [lo/phien-ban]",
        ),
        (
            'UPDATE made SET entry = replace(entry, \'"findings": []\', \'"findings": [{"severity": "error"}]\')',
            "bị hỏng; hãy xóa tệp đó rồi chạy lại, mọi văn bản sẽ được dựng lại [lo/so-hong]",
        ),
        (
            'UPDATE made SET entry = replace(entry, \'"inputs": {\', \'"inputs": {"a": 1, \')',
            "bị hỏng; hãy xóa tệp đó rồi chạy lại, mọi văn bản sẽ được dựng lại [lo/so-hong]",
        ),
        (
            "UPDATE made SET entry = '{}'",
            "bị hỏng; hãy xóa tệp đó rồi chạy lại, mọi văn bản sẽ được dựng lại [lo/so-hong]",
        ),
    ],
)
def test_a_manifest_of_another_kind_is_told(units: Project, run: Run, change: str, told: str) -> None:
    batch(run, units, "--only", "001")
    with sqlite3.connect(units.folder.parent / "ra/manifest.sqlite") as connection:
        connection.execute(change)
    connection.close()
    assert batch(run, units).err == [f"ra/manifest.sqlite: lỗi: sổ manifest.sqlite {told}"]


def test_a_unit_of_10_000_rows_among_small_ones(units: Project, run: Run) -> None:
    lines = "".join(f"| {n} | Thôn {n} | {n * 3} |\n" for n in range(1, 10_001))
    units.write("data/them-002.yaml", "|\n")
    units.add(
        "data/002.yaml",
        "more: |\n"
        + "".join(f"  {line}\n" for line in f"| TT | Thôn | Lượt |\n|---|---|---|\n{lines}".splitlines()),
    )
    ran = batch(run, units, jobs=2)
    assert (ran.code, ran.out[-2]) == (0, "3 đơn vị: 3 đã dựng.")
    made = words(units.folder.parent / "ra/001-2024-Q1.docx")
    assert "Thôn 1" not in made
    assert (units.folder.parent / "ra/002-2024-Q1.docx").stat().st_size > 10 * (
        units.folder.parent / "ra/001-2024-Q1.docx"
    ).stat().st_size


def test_a_report_that_no_unit_completes_is_told(units: Project, run: Run) -> None:
    units.change("report.yaml", "period: 2024-Q1", "period: quý 1")
    ran = batch(run, units)
    assert ran.code == 1
    assert ran.err[0].startswith("bao-cao/report.yaml:2: lỗi: “kỳ báo cáo” (period) phải có dạng")


def test_the_summary_names_every_finding_with_its_place(units: Project, run: Run) -> None:
    units.write("data/002.yaml", "received: 9\ncomplaints: 3\nproposals: 3\n")
    batch(run, units)
    row = summary(units)["002"]
    assert (row["state"], row["name"], row["file"]) == ("bản dự thảo", "UBND xã Tà Xùa", "002-2024-Q1.docx")
    assert row["findings"][0] == {
        "severity": "error",
        "code": "quan-he/khong-khop",
        "message": "số đơn tiếp nhận (09) khác đơn khiếu nại (03) + đơn kiến nghị (03) = 06",
        "file": "data/002.yaml",
        "place": "1",
        "section": "mau",
        "plugin": "plugins/mau.py",
    }
