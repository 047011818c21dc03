"""Each fault of a section.toml is told with its line, all of them together."""

from __future__ import annotations

import pytest
from library_section import write_library
from report_project import Project, Run


@pytest.fixture
def library(project: Project) -> Project:
    return write_library(project)


GONE = "bao-cao/report.yaml:8: lỗi: không có mục nội dung “thu-vien”; plugin “sections/thu-vien” chưa nạp được [section/khong-co]"
FILE = "bao-cao/sections/thu-vien/section.toml"
FAULTS = {
    "relation of an unknown field": (
        "adults + children", "adults + childen",
        f"{FILE}:3: lỗi: công thức “visits = adults + childen” dùng tên không có: “childen”; gần nhất là “children” [muc/cong-thuc]",
    ),
    "relation of a field that is no figure": (
        "adults + children", "adults + opened",
        f"{FILE}:3: lỗi: công thức “visits = adults + opened” dùng tên không có: “opened”; hiện có: visits, 1, adults, children [muc/cong-thuc]",
    ),
    "relation that is none": (
        '"visits = adults + children"', '"visits adults"',
        f"{FILE}:3: lỗi: công thức “visits adults” viết sai; hãy viết như: 1 = 5 + 11 hoặc handled <= received [muc/cong-thuc]",
    ),
    "unknown type": (
        'type = "day"', 'type = "date"',
        f"{FILE}:26: lỗi: “kiểu” (type) phải là một trong count, number, text, texts, prose, flag, cite, cites, day, part, rows, form, nhưng ghi “date” [so-lieu/kieu]",
    ),
    "name with letters that templates do not know": (
        'name = "opened"', 'name = "ngày mở"',
        f"{FILE}:24: lỗi: tên trường “ngày mở” phải là chữ không dấu, số và gạch dưới, bắt đầu bằng chữ, khác agency, period, returns và các từ của Python [muc/ten]",
    ),
    "name that templates need": (
        'name = "opened"', 'name = "period"',
        f"{FILE}:24: lỗi: tên trường “period” phải là chữ không dấu, số và gạch dưới, bắt đầu bằng chữ, khác agency, period, returns và các từ của Python [muc/ten]",
    ),
    "name of a Python word": (
        'name = "opened"', 'name = "class"',
        f"{FILE}:24: lỗi: tên trường “class” phải là chữ không dấu, số và gạch dưới, bắt đầu bằng chữ, khác agency, period, returns và các từ của Python [muc/ten]",
    ),
    "name twice": (
        'name = "opened"', 'name = "visits"',
        f"{FILE}:24: lỗi: có hai trường tên “visits” [muc/trung]",
    ),
    "group in a group without fields": (
        'type = "text"', 'type = "part"',
        f"{FILE}:37: lỗi: trường “name” kiểu part phải có [[fields.fields]] [muc/kieu]",
    ),
    "label twice": (
        'label = "thiếu nhi"', 'label = "Người  lớn"',
        f"{FILE}:19: lỗi: “Người lớn” đã là tên của trường “adults” [muc/trung]",
    ),
    "group without fields": (
        'type = "day"', 'type = "part"',
        f"{FILE}:26: lỗi: trường “opened” kiểu part phải có [[fields.fields]] [muc/kieu]",
    ),
    "newer vanban": (
        'title = "Công', 'requires = "vanban>=99"\ntitle = "Công',
        f"{FILE}:1: lỗi: mục này cần vanban>=99; hãy nâng cấp vanban [muc/khac-ban]",
    ),
    "version that is none": (
        'title = "Công', 'requires = "vanban >> 1"\ntitle = "Công',
        f"{FILE}:1: lỗi: “vanban >> 1” không phải là cách ghi bản cần có; hãy ghi như vanban>=0.1,<1 [muc/khac-ban]",
    ),
    "total that days have not": (
        'type = "day"', 'type = "day"\ntotal = "sum"',
        f"{FILE}:27: lỗi: trường “opened” kiểu day không tổng hợp được theo “sum”; hiện có: latest, earliest, same, omitted [muc/tong-hop]",
    ),
    "key that no row has": (
        'type = "rows"', 'type = "rows"\nkey = "nme"',
        f"{FILE}:33: lỗi: trường “rooms” không có trường con “nme” để phân biệt các dòng [muc/tong-hop]",
    ),
    "rate of a field that is no figure": (
        'unit = "nghìn cuốn"', 'unit = "%"\nrate = ["loans", "name"]',
        f"{FILE}:44: lỗi: “rate” của trường “loans” phải là tên hai trường số: tử số, mẫu số [muc/tong-hop]",
    ),
    "unknown key": (
        'unit = "lượt"', 'units_ = "lượt"',
        f"{FILE}:10: lỗi: không có mục tên “units_”; gần nhất là “units” [so-lieu/khoa-la]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_each_fault_has_its_line(fault: tuple[str, str, str], library: Project, run: Run) -> None:
    old, new, expected = fault
    library.change("sections/thu-vien/section.toml", old, new)
    built = run("build", library.folder)
    assert (built.code, built.err) == (1, [GONE, expected])


def test_a_section_without_its_wording_says_so(library: Project, run: Run) -> None:
    (library.folder / "sections/thu-vien/text.md").unlink()
    assert (
        run("check", library.folder).out[1]
        == f"{FILE}: lỗi: không tìm thấy tệp “sections/thu-vien/text.md” [tep/khong-co]"
    )


def test_a_folder_that_takes_a_built_in_name_is_told(library: Project, run: Run) -> None:
    (library.folder / "sections/thu-vien").rename(library.folder / "sections/tasks")
    library.change("report.yaml", "section: thu-vien", "section: tasks")
    told = "bao-cao/sections/tasks/section.toml: lỗi: plugin “sections/tasks” đăng ký mục nội dung “tasks” đã có của plugin “vanban.sections.tasks” 0.1.0; hãy đổi tên, hoặc tắt một trong hai: vanban plugins disable vanban.sections.tasks [plugin/trung-ten]"
    assert told in run("check", library.folder).out
