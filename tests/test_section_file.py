"""Sections without Python: section.toml and text.md make a full section, and every fault has its line."""

from __future__ import annotations

import json

import pytest
from library_section import write_library
from python_calamine import CalamineWorkbook
from report_project import Project, Run


@pytest.fixture
def library(project: Project) -> Project:
    return write_library(project)


def test_it_prints_figures_as_facts_with_their_places(library: Project, run: Run) -> None:
    assert run("build", library.folder, "--to", "json", "--final").code == 0
    document = json.loads((library.folder / "ket-qua/bao-cao.json").read_text("utf-8"))
    assert [
        (one["concept"], one["value"], one["unit"], f"{one['file']}:{one['place']}")
        for one in document["facts"]
    ] == [
        ("thu-vien.visits", 10, "lượt", "data/a.yaml:1"),
        ("thu-vien.rooms.1.loans", 1.5, "nghìn cuốn", "data/a.yaml:7"),
    ]


def test_its_text_is_a_template_as_any_other(library: Project, run: Run) -> None:
    run("build", library.folder, "--to", "md")
    text = (library.folder / "ket-qua/bao-cao.md").read_text("utf-8")
    assert "Thư viện phục vụ 10 lượt bạn đọc từ ngày 05 tháng 01 năm 2024." in text
    assert "- Phòng \\*A\\*: 1,5 nghìn cuốn." in text


def test_relations_are_checked_with_the_labels_and_codes(library: Project, run: Run) -> None:
    library.change("data/a.yaml", "thiếu nhi: 4", "thiếu nhi: 14")
    assert run("check", library.folder).out == [
        "bao-cao/data/a.yaml:1: lỗi: [1] số lượt bạn đọc (10) khác người lớn (06) + thiếu nhi (14) = 20 [quan-he/khong-khop]",
        "bao-cao/data/a.yaml:3: cảnh báo: thiếu nhi (14) lớn hơn [1] số lượt bạn đọc (10) (biểu không in quan hệ này) [quan-he/suy-ra]",
        "Có 1 lỗi, 1 cảnh báo.",
    ]


def test_a_missing_figure_leaves_a_gap_that_names_it(library: Project, run: Run) -> None:
    library.change("data/a.yaml", "người lớn: 6\n", "")
    built = run("build", library.folder, "--to", "md")
    assert (built.code, built.err) == (
        1,
        ["bao-cao/data/a.yaml:1: lỗi: thiếu “người lớn” (adults) [so-lieu/thieu]"],
    )


def test_a_fault_of_its_template_is_the_report_s_own(library: Project, run: Run) -> None:
    library.change("sections/thu-vien/text.md", "{{ visits }}", "{{ visit }}")
    built = run("build", library.folder)
    expected = "bao-cao/sections/thu-vien/text.md:1: lỗi: mẫu dùng tên không có trong số liệu: “visit”; gần nhất là “visits” [mau/loi]"
    assert (built.code, built.err) == (1, [expected])


def test_it_has_a_blank_form_and_is_shown(library: Project, run: Run) -> None:
    blank = library.folder / "data/trong.xlsx"
    assert run("form", "thu-vien", "-o", blank, "--project", library.folder).code == 0
    assert CalamineWorkbook.from_path(blank).sheet_names == ["Chung", "các phòng đọc"]
    assert run("plugins", "show", "thu-vien", "--project", library.folder).out[:10] == [
        "mục nội dung “thu-vien”, của plugin “sections/thu-vien” (folder)",
        "  Bạn đọc và sách cho mượn trong kỳ.",
        "  tên gọi: Công tác thư viện",
        "  số liệu (tên, kiểu, nhãn, đơn vị, mã số):",
        "    visits: số đếm, “số lượt bạn đọc”, lượt, mã 1",
        "    adults: số đếm, “người lớn”",
        "    children: số đếm, “thiếu nhi”",
        "    opened: ngày, “ngày mở cửa”, có thể để trống",
        "    rooms: các nhóm, “các phòng đọc”, có thể để trống",
        "      name: chữ, “phòng”",
    ]


FORM = """\
title = "Công tác thư viện"

[[fields]]
name = "rooms"
label = "biểu phòng đọc"
type = "form"
code = "02/TV"
title = "Tình hình phục vụ bạn đọc"
circular = "Công văn số 12/SVHTTDL"
since = 2024-01-01
units = "Phòng đọc"
relations = ["1 = 2 + 3"]
fields = [
  {name = "visits", label = "tổng số", type = "count", code = "1"},
  {name = "adults", label = "người lớn", type = "count", code = "2"},
  {name = "children", label = "thiếu nhi", type = "count", code = "3"},
]
"""


def test_it_may_hold_an_official_form(library: Project, run: Run) -> None:
    library.write("sections/thu-vien/section.toml", FORM)
    library.write("sections/thu-vien/text.md", "Các phòng phục vụ {{ rooms.total.visits }} lượt.\n")
    rows = "  - {Phòng đọc: Tổng số, 1: 50, 2: 30, 3: 20}\n  - {Phòng đọc: A, 1: 50, 2: 30, 3: 19}\n"
    library.write("data/a.yaml", f"02/TV:\n{rows}")
    assert run("check", library.folder).out == [
        "bao-cao/data/a.yaml:2: lỗi: [3] thiếu nhi của dòng “Tổng số” (20) khác tổng các dòng = 19 [bieu/tong-dong]",
        "bao-cao/data/a.yaml:3: lỗi: dòng “A”: [1] tổng số (50) khác [2] người lớn (30) + [3] thiếu nhi (19) = 49 [quan-he/khong-khop]",
        "Có 2 lỗi.",
    ]


def test_one_of_several_fields_must_be_stated(library: Project, run: Run) -> None:
    library.write("sections/thu-vien/section.toml", ONE_OF)
    library.write("sections/thu-vien/text.md", "Có {{ a or 0 }}.\n")
    library.write("data/a.yaml", "{}")
    assert (
        run("check", library.folder).out[0]
        == "bao-cao/data/a.yaml:1: lỗi: phải có ít nhất một trong: số A, số B [so-lieu/thieu]"
    )
    library.change("sections/thu-vien/section.toml", 'one_of = ["a", "b"]', 'one_of = ["a", "c"]')
    assert (
        "bao-cao/sections/thu-vien/section.toml:2: lỗi: không có trường “c”; hiện có: a, b [muc/khong-co]"
        in run("check", library.folder).out
    )


ONE_OF = """\
title = "Thử"
one_of = ["a", "b"]

[[fields]]
name = "a"
label = "số A"
type = "count"
required = false

[[fields]]
name = "b"
label = "số B"
type = "count"
required = false
"""


def test_a_form_carries_figures_over_and_may_be_a_list(library: Project, run: Run) -> None:
    form = FORM.replace('units = "Phòng đọc"\n', 'is_list = true\ncarried = {"2" = "3"}\n')
    library.write("sections/thu-vien/section.toml", form)
    library.write("sections/thu-vien/text.md", "Các phòng phục vụ {{ rooms.total.visits }} lượt.\n")
    library.write("data/a.yaml", "02/TV: {1: 50, 2: 30, 3: 20}\n")
    run("build", library.folder, "-o", library.folder.parent / "truoc.docx")
    library.add("report.yaml", "previous: ../truoc.docx\n")
    library.change("report.yaml", "period: 2024-Q1", "period: 2024-Q2")
    told = "kỳ trước"
    assert [line for line in run("check", library.folder).out if told in line] != []
