"""Third-party packages built into wheels, installed by pip, and used by the command line as a process of its own."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from installed import SOURCES, lay_out, report_on, vanban
from report_project import Project

DATA = """\
; số liệu của thư viện
số lượt bạn đọc = 1.250
người lớn: 810
thiếu nhi = 440
loans = 2.304
nhận xét = Bạn đọc tăng
    so với cùng kỳ.
"""
OFF = "bao-cao/report.yaml:8: lỗi: không có mục nội dung “thu-vien”; plugin “vanban-thu-vien” 1.0"


@pytest.fixture
def report(tmp_path: Path) -> Project:
    """A report on the installed section, with data for the installed source."""
    made = report_on(tmp_path / "bao-cao", "thu-vien", "data/thu-vien.ini")
    made.write("data/thu-vien.ini", DATA)
    return made


def test_nothing_is_left_beside_the_sources(good: Path, broken: Path) -> None:
    left = [path.name for path in SOURCES.rglob("*") if path.name == "build" or path.suffix == ".egg-info"]
    assert left == []


def test_plugins_lists_them_with_version_and_state(good: Path, tmp_path: Path) -> None:
    listed = vanban("plugins", path=good, folder=tmp_path)
    assert (listed.code, [re.split(r"  +", line) for line in listed.out[-2:]]) == (
        0,
        [
            ["source", "ini", "vanban-ini", "0.3", "đã nạp"],
            ["section", "thu-vien", "Công tác thư viện", "vanban-thu-vien", "1.0", "đã nạp"],
        ],
    )


def test_show_tells_what_the_section_wants(good: Path, tmp_path: Path) -> None:
    shown = vanban("plugins", "show", "thu-vien", path=good, folder=tmp_path)
    assert shown.out == [
        "mục nội dung “thu-vien”, của plugin “vanban-thu-vien” 1.0 (package)",
        "  The readers and loans of one library.",
        "  tên gọi: Công tác thư viện",
        "  số liệu (tên, kiểu, nhãn, đơn vị, mã số):",
        "    visits: số đếm, “số lượt bạn đọc”, lượt, mã 1",
        "    adults: số đếm, “người lớn”, lượt, mã 2",
        "    children: số đếm, “thiếu nhi”, lượt, mã 3",
        "    loans: số đếm, “số sách cho mượn”, cuốn, mã 4",
        "    remark: chữ, “nhận xét”, có thể để trống",
        "  công thức: visits = adults + children",
        "  mẫu lời văn vanban_thu_vien/text.md: đang dùng",
        *(
            f"    | {line}".rstrip()
            for line in (good / "vanban_thu_vien/text.md").read_text("utf-8").splitlines()
        ),
    ]


def test_a_report_with_both_builds(good: Path, report: Project, tmp_path: Path) -> None:
    built = vanban("build", "bao-cao", "--to", "md", "--final", path=good, folder=tmp_path)
    said = ["Đã ghi bao-cao/ket-qua/bao-cao.md. Không có phát hiện nào."]
    assert (built.code, built.out, built.err) == (0, said, [])
    text = (report.folder / "ket-qua/bao-cao.md").read_text("utf-8")
    assert "phục vụ 1.250 lượt bạn đọc, trong đó có 440 lượt thiếu nhi; cho mượn 2.304 cuốn sách." in text
    assert "Bạn đọc tăng so với cùng kỳ." in text


def test_the_sample_data_build(good: Path, report: Project, tmp_path: Path) -> None:
    report.change("report.yaml", "thu-vien.ini", "thu-vien.yaml")
    report.write("data/thu-vien.yaml", (good / "vanban_thu_vien/sample.yaml").read_bytes())
    assert vanban("check", "bao-cao", path=good, folder=tmp_path).out == ["Không có phát hiện nào."]


def test_faults_of_an_ini_file_stand_at_their_lines(good: Path, report: Project, tmp_path: Path) -> None:
    report.change("data/thu-vien.ini", "440", "441")
    assert vanban("check", "bao-cao", path=good, folder=tmp_path).out == [
        "bao-cao/data/thu-vien.ini:2: lỗi: [1] số lượt bạn đọc (1.250) khác [2] người lớn (810) + [3] thiếu nhi (441) = 1.251 [quan-he/khong-khop]",
        "Có 1 lỗi.",
    ]
    report.write("data/thu-vien.ini", "visits\n[phần\n\n= 3\n[phần]\nx = 1\n")
    wanted = "dòng phải viết “tên = giá trị” hoặc “[phần]”, nhưng ghi"
    assert vanban("check", "bao-cao", path=good, folder=tmp_path).out == [
        f"bao-cao/data/thu-vien.ini:1: lỗi: {wanted} “visits” [ini/cu-phap]",
        f"bao-cao/data/thu-vien.ini:2: lỗi: {wanted} “[phần” [ini/cu-phap]",
        f"bao-cao/data/thu-vien.ini:4: lỗi: {wanted} “= 3” [ini/cu-phap]",
        "Có 3 lỗi.",
    ]
    report.write("data/thu-vien.ini", DATA + "[phần]\nx = 1\n")
    assert vanban("check", "bao-cao", path=good, folder=tmp_path).out == [
        "bao-cao/data/thu-vien.ini:8: lỗi: không có mục tên “phần”; hiện có: visits, số lượt bạn đọc, adults, người lớn, children, thiếu nhi, loans, số sách cho mượn, remark, nhận xét [so-lieu/khoa-la]",
        "Có 1 lỗi.",
    ]


def test_a_blank_form_for_the_section(good: Path, tmp_path: Path) -> None:
    made = vanban("form", "thu-vien", "-o", "x.xlsx", path=good, folder=tmp_path)
    hint = "Điền xong, ghi tên tệp vào dòng “data:” của mục thu-vien trong report.yaml."
    assert (made.code, made.out) == (0, [f"Đã ghi x.xlsx. {hint}"])
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        assert "số lượt bạn đọc" in book.read("xl/sharedStrings.xml").decode()


def test_disabled_then_enabled_again(good: Path, report: Project, tmp_path: Path) -> None:
    off = vanban("plugins", "disable", "vanban-thu-vien", path=good, folder=tmp_path)
    assert off.out == ["Đã tắt vanban-thu-vien. Bật lại: vanban plugins enable vanban-thu-vien"]
    built = vanban("build", "bao-cao", "--to", "md", path=good, folder=tmp_path)
    why = f"{OFF} đang tắt; bật lại: vanban plugins enable vanban-thu-vien [section/khong-co]"
    assert (built.code, built.err) == (1, [why])
    on = vanban("plugins", "enable", "vanban-thu-vien", path=good, folder=tmp_path)
    assert on.out == ["Đã bật vanban-thu-vien."]
    assert vanban("check", "bao-cao", path=good, folder=tmp_path).out == ["Không có phát hiện nào."]


READABLE = ".csv, .db, .json, .md, .sqlite, .sqlite3, .toml, .txt, .xlsx, .yaml, .yml"
ONLY = {
    "none": f"{OFF} không nạp vì VANBAN_PLUGINS=none [section/khong-co]",
    "vanban-ini": f"{OFF} không nạp vì VANBAN_PLUGINS=vanban-ini [section/khong-co]",
    "vanban-thu-vien": f"bao-cao/report.yaml:9: lỗi: không có nguồn số liệu nào đọc được tệp “data/thu-vien.ini”; đọc được: {READABLE}; plugin “vanban-ini” 0.3 không nạp vì VANBAN_PLUGINS=vanban-thu-vien [source/khong-co]",
}  # fmt: skip


@pytest.mark.parametrize("only", ONLY)
def test_only_those_that_the_environment_names_are_loaded(
    only: str, good: Path, report: Project, tmp_path: Path
) -> None:
    checked = vanban("check", "bao-cao", path=good, folder=tmp_path, more={"VANBAN_PLUGINS": only})
    assert (checked.code, checked.out) == (1, [ONLY[only], "Có 1 lỗi."])


def test_tracing_tells_each_call_with_its_time(good: Path, report: Project, tmp_path: Path) -> None:
    built = vanban("build", "bao-cao", "--to", "md", path=good, folder=tmp_path, more={"VANBAN_TRACE": "1"})
    times = [re.fullmatch(r" *[0-9]+\.[0-9] ms  (.*)", line) for line in built.err]
    told = [match[1] for match in times if match]
    assert len(told) == len(built.err)
    for line in (
        "vanban-thu-vien: lúc nạp",
        "vanban-thu-vien: trong vanban_register_sections",
        "vanban-thu-vien: lúc dựng mục “thu-vien” (render)",
        "vanban-ini: lúc nạp",
        "vanban-ini: lúc đọc “data/thu-vien.ini” (read)",
    ):
        assert line in told


BUILD = """\
import sys
from vanban import cli
try:
    cli.run(["build", "bao-cao", "--to", "md"])
except SystemExit as done:
    print(done.code, sorted({"vanban_thu_vien", "vanban_ini"} & set(sys.modules)))
"""


def test_what_a_report_does_not_use_is_not_imported(good: Path, report: Project, tmp_path: Path) -> None:
    used = vanban(path=good, folder=tmp_path, code=BUILD)
    assert used.out[-1] == "0 ['vanban_ini', 'vanban_thu_vien']"
    report.change(
        "report.yaml",
        "section: thu-vien\n    data: data/thu-vien.ini",
        "section: narrative\n    data: data/a.md",
    )
    report.write("data/a.md", "Lời văn.\n")
    unused = vanban(path=good, folder=tmp_path, code=BUILD)
    assert unused.out[-1] == "0 []"


DEADLY = [
    ["--version"],
    ["--help"],
    ["build", "--help"],
    ["plugins", "--help"],
    ["plugins", "disable", "--help"],
    ["plugins", "disable", "vanban-chet"],
    ["plugins", "enable", "vanban-chet"],
]


def test_a_package_that_ends_the_process_can_be_turned_off(tmp_path: Path, report: Project) -> None:
    cai = tmp_path / "cai"
    lay_out(
        cai,
        "vanban-chet",
        {"vanban_chet.py": "import os\nos._exit(77)\n"},
        {"vanban": {"chet": "vanban_chet"}},
    )
    assert vanban("plugins", path=cai, folder=tmp_path).code == 77
    assert [vanban(*line, path=cai, folder=tmp_path).code for line in DEADLY] == [0] * len(DEADLY)
    assert vanban("plugins", "disable", "vanban-chet", path=cai, folder=tmp_path).code == 0
    listed = vanban("plugins", path=cai, folder=tmp_path)
    state = "plugin “vanban-chet” 1.2 đang tắt; bật lại: vanban plugins enable vanban-chet"
    assert (listed.code, listed.out[-1].split(maxsplit=2)) == (0, ["vanban-chet", "1.2", state])
