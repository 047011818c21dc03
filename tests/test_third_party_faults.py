"""Each way in which an installed plugin can fail: told with its name, version, hook or method, place, and what to do.

The package is `distributions/vanban_loi`, with one sound plugin of each kind; each test spoils a copy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from installed import report_on, spoilt, told
from report_project import Project, Run

WHO = "plugin “vanban-loi” 1.2"
DO = "hãy báo người viết plugin; tạm tắt: vanban plugins disable vanban-loi"
FILE, INFO, TEXT, THEME = (
    f"cai/{name}"
    for name in (
        "vanban_loi/__init__.py",
        "vanban_loi-1.2.dist-info",
        "vanban_loi/text.md",
        "vanban_loi/theme.toml",
    )
)
GONE = f"bao-cao/report.yaml:8: lỗi: không có mục nội dung “loi”; {WHO} chưa nạp được [section/khong-co]"


@pytest.fixture
def cai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where packages are installed; what is imported from there is forgotten afterwards."""
    monkeypatch.syspath_prepend(str(tmp_path / "cai"))
    yield tmp_path / "cai"
    for name in [name for name in sys.modules if name.startswith(("vanban_loi", "vanban_khac"))]:
        del sys.modules[name]


@pytest.fixture
def report(tmp_path: Path) -> Project:
    """A report on the section of the package, with data that its source reads; it is not trusted."""
    made = report_on(tmp_path / "bao-cao", "loi", "data/a.loi")
    made.write("data/a.loi", "7")
    return made


def test_the_sound_package_builds(cai: Path, report: Project, run: Run) -> None:
    spoilt(cai)
    report.change("report.yaml", "period: 2024-Q1", "period: 2024-Q1\ntheme: loi")
    built = run("build", report.folder, "--to", "loi")
    assert (built.code, built.out, built.err) == (
        0,
        ["Đã ghi bao-cao/ket-qua/bao-cao.loi. Không có phát hiện nào."],
        [],
    )


RAISE = "from vanban import VanbanError, error\n{0}raise VanbanError(error('loi/x', 'không xong'))\n{0}"
LOADING = {
    "a package is missing": ("HERE =", "import khong_co_goi\nHERE =", f"{FILE}:28: cảnh báo: {WHO} hỏng lúc nạp: ModuleNotFoundError: No module named 'khong_co_goi'; {DO} [plugin/loi]"),
    "no Python": ("HERE =", "HERE = (", f"{FILE}:28: cảnh báo: {WHO} hỏng lúc nạp: SyntaxError: '(' was never closed (__init__.py, line 28); {DO} [plugin/loi]"),
    "exit on import": ("HERE =", "raise SystemExit(0)\nHERE =", f"{FILE}:28: cảnh báo: {WHO} hỏng lúc nạp: SystemExit: 0; {DO} [plugin/loi]"),
    "a report's fault told on import": ("HERE =", RAISE.format("") + "HERE =", f"{FILE}:29: cảnh báo: {WHO} hỏng lúc nạp: VanbanError: không xong; {DO} [plugin/loi]"),
    "a report's fault told by a hook": ("    return [OurCheck()]", "    " + RAISE.format("    "), f"{FILE}:101: cảnh báo: {WHO} hỏng trong vanban_register_checks: VanbanError: không xong; {DO} [plugin/loi]"),
    "a relation of no field": ("@contract()", '@contract("visit = visits")', f"{FILE}:31: cảnh báo: {WHO} hỏng lúc nạp: ValueError: relation 'visit = visits' names an unknown field 'visit'; {DO} [plugin/loi]"),
    "a hook raises": ("[OurSource()]", "[OurSource(), 1 / 0]", f"{FILE}:88: cảnh báo: {WHO} hỏng trong vanban_register_sources: ZeroDivisionError: division by zero; {DO} [plugin/loi]"),
    "a hook gives a class": ("[OurCheck()]", "[OurCheck]", f"{FILE}:97: cảnh báo: {WHO} trả về ABCMeta từ vanban_register_checks, phải là Check có name; {DO} [plugin/sai-kieu]"),
    "a hook gives nothing": ("    return [OurCheck()]", "", f"{FILE}:97: cảnh báo: {WHO} hỏng trong vanban_register_checks: TypeError: 'NoneType' object is not iterable; {DO} [plugin/loi]"),
    "a hook wants something": ("vanban_register_checks()", "vanban_register_checks(document)", f"{FILE}:97: cảnh báo: {WHO} có hàm vanban_register_checks: hook không nhận tham số nào; {DO} [plugin/hook-la]"),
    "a hook is misspelt": ("vanban_register_writers", "vanban_register_writer", f"{FILE}:103: cảnh báo: {WHO} có hàm vanban_register_writer: không phải tên hook; gần nhất là “vanban_register_writers”; {DO} [plugin/hook-la]"),
    "a hook is not marked": ("@hookimpl\ndef vanban_register_sections", "def vanban_register_sections", f"{FILE}:91: cảnh báo: {WHO} có hàm vanban_register_sections: thiếu @hookimpl; {DO} [plugin/hook-la]"),
    "a section without contract": ("@contract()\n", "", f"{FILE}:90: cảnh báo: {WHO} đăng ký mục nội dung “loi” từ vanban_register_sections, nhưng nó không có contract; lớp số liệu phải có @contract(); {DO} [plugin/sai-kieu]"),
    "a writer without ending": ('    suffix = ".loi"\n', "", f"{FILE}:102: cảnh báo: {WHO} đăng ký định dạng “loi” từ vanban_register_writers, nhưng nó phải có suffix, ví dụ “.docx”; {DO} [plugin/sai-kieu]"),
    "a name of vanban's own": ('"loi", "Mục', '"tasks", "Mục', f"{FILE}:91: lỗi: {WHO} đăng ký mục nội dung “tasks” từ vanban_register_sections, đã có của plugin “vanban.sections.tasks” 0.1.0; hãy đổi tên, hoặc tắt một trong hai: vanban plugins disable vanban-loi hoặc vanban plugins disable vanban.sections.tasks [plugin/trung-ten]"),
    "another name than announced": ('ThemeFolder("loi"', 'ThemeFolder("khac"', f"{FILE}:79: cảnh báo: {WHO} khai báo thể thức “loi” (entry point vanban.themes) nhưng vanban_register_themes không đăng ký; {DO} [plugin/khai-bao]"),
    "a theme's folder as text": ('ThemeFolder("loi", HERE', 'ThemeFolder("loi", str(HERE)', f"{FILE}:79: cảnh báo: {WHO} đăng ký thể thức “loi” từ vanban_register_themes, nhưng nó phải có folder là một Path; {DO} [plugin/sai-kieu]"),
    "a section's folder as text": ("Data, HERE", "Data, str(HERE)", f"{FILE}:91: cảnh báo: {WHO} đăng ký mục nội dung “loi” từ vanban_register_sections, nhưng nó phải có folder là một Path; {DO} [plugin/sai-kieu]"),
    "a section without title": ('"Mục lỗi"', "None", f"{FILE}:91: cảnh báo: {WHO} đăng ký mục nội dung “loi” từ vanban_register_sections, nhưng nó phải có title; {DO} [plugin/sai-kieu]"),
    "a source's endings that are no text": ('(".loi",)', "(5,)", f"{FILE}:85: cảnh báo: {WHO} đăng ký nguồn số liệu “loi” từ vanban_register_sources, nhưng nó phải có suffixes là một tuple các đuôi tệp; {DO} [plugin/sai-kieu]"),
}  # fmt: skip


@pytest.mark.parametrize("case", LOADING.values(), ids=LOADING)
def test_what_cannot_be_loaded_is_told_and_the_draft_written(
    case: tuple[str, str, str], cai: Path, report: Project, run: Run
) -> None:
    old, new, expected = case
    spoilt(cai, old, new)
    assert told(run("build", report.folder, "--to", "md")) == [expected, GONE]
    assert (report.folder / "ket-qua/bao-cao.md").exists()


MISSING = {
    "a module that is not there": ("vanban_khong_co", "ModuleNotFoundError: No module named 'vanban_khong_co'"),
    "a part of the package that is not there": ("vanban_loi.khac", "ModuleNotFoundError: No module named 'vanban_loi.khac'"),
    "an object that is not there": ("vanban_loi:khac", "AttributeError: module 'vanban_loi' has no attribute 'khac'"),
}  # fmt: skip


@pytest.mark.parametrize("case", MISSING.values(), ids=MISSING)
def test_an_entry_point_that_names(case: tuple[str, str], cai: Path, report: Project, run: Run) -> None:
    value, why = case
    spoilt(cai, points={"vanban.sections": {"loi": value}})
    expected = f"{INFO}/entry_points.txt:2: cảnh báo: {WHO} hỏng lúc nạp: {why}; {DO} [plugin/loi]"
    assert told(run("check", report.folder)) == [expected, GONE]


REQUIRED = {
    "a newer vanban": ("vanban>=99", "cần vanban>=99, nên không nạp; hãy nâng cấp vanban hoặc plugin đó [plugin/khac-ban]"),
    "something unreadable": ("vanban>=x", f"hỏng lúc đọc requires: InvalidRequirement: Expected semicolon (after name with no version specifier) or end vanban>=x ^; {DO} [plugin/loi]"),
}  # fmt: skip


@pytest.mark.parametrize("case", REQUIRED.values(), ids=REQUIRED)
def test_nothing_is_imported_of_a_package_that_requires(
    case: tuple[str, str], cai: Path, report: Project, run: Run
) -> None:
    requirement, why = case
    spoilt(cai, requires=("attrs", requirement))
    assert told(run("check", report.folder)) == [f"{INFO}/METADATA:5: cảnh báo: {WHO} {why}", GONE]
    assert "vanban_loi" not in sys.modules


def test_a_name_that_two_packages_offer_names_both(cai: Path, report: Project, run: Run) -> None:
    spoilt(cai, '"loi"', '"khac"', points={"vanban.checks": {"khac": "vanban_khac"}}, name="vanban-khac")
    spoilt(
        cai,
        '    name = "loi"\n\n    def check',
        '    name = "khac"\n\n    def check',
        {"vanban.checks": {"khac": "vanban_loi"}},
    )
    report.change("report.yaml", "\n    section: loi\n    data: data/a.loi", "")
    expected = f"{FILE}:97: lỗi: {WHO} đăng ký phép kiểm tra “khac” từ vanban_register_checks, đã có của plugin “vanban-khac” 1.2; hãy đổi tên, hoặc tắt một trong hai: vanban plugins disable vanban-loi hoặc vanban plugins disable vanban-khac [plugin/trung-ten]"
    checked = run("check", report.folder)
    assert (checked.code, told(checked)) == (3, [expected])


def test_a_report_that_needs_a_package_at_fault_exits_3(cai: Path, report: Project, run: Run) -> None:
    spoilt(cai, "HERE =", "raise OSError('đĩa đầy')\nHERE =")
    checked = run("check", report.folder)
    assert (len(told(checked)), checked.code) == (2, 3)


RUNNING = {
    "render raises": ("return super().render(data, context)", "return 1 / 0", f"{FILE}:43: lỗi: {WHO} hỏng lúc dựng mục “loi” (render): ZeroDivisionError: division by zero; {DO} [plugin/loi]"),
    "render exits": ("return super().render(data, context)", "raise SystemExit(0)", f"{FILE}:43: lỗi: {WHO} hỏng lúc dựng mục “loi” (render): SystemExit: 0; {DO} [plugin/loi]"),
    "render gives text": ("return super().render(data, context)", "return 'x'", f"{FILE}:41: lỗi: {WHO} trả về str lúc dựng mục “loi” (render), phải là Contribution; {DO} [plugin/sai-kieu]"),
    "template raises": ("def render(", "def template(self):\n        return 1 / 0\n\n    def render(", f"{FILE}:42: lỗi: {WHO} hỏng lúc đọc mẫu của mục “loi” (template): ZeroDivisionError: division by zero; {DO} [plugin/loi]"),
    "reads raises": ("def read(", "def reads(self, file):\n        return 1 / 0\n\n    def read(", f"{FILE}:53: lỗi: {WHO} hỏng lúc chọn nguồn của “data/a.loi” (reads): ZeroDivisionError: division by zero; {DO} [plugin/loi]"),
    "read raises": ("at = Location(request.file, 1)", "1 / 0", f"{FILE}:54: lỗi: {WHO} hỏng lúc đọc “data/a.loi” (read): ZeroDivisionError: division by zero; {DO} [plugin/loi]"),
    "read gives a dict": ("at = Location(request.file, 1)", "return {}", f"{FILE}:52: lỗi: {WHO} trả về dict lúc đọc “data/a.loi” (read), phải là Reading; {DO} [plugin/sai-kieu]"),
    "read gives a dict inside": ("at = Location(request.file, 1)", "return Reading({})", f"{FILE}:52: lỗi: {WHO} trả về Reading có dict lúc đọc “data/a.loi” (read), phải có Record, Rows, Value hoặc Table; {DO} [plugin/sai-kieu]"),
    "read gives no place": ("at = Location(request.file, 1)", "at = None", f"{FILE}:52: lỗi: {WHO} trả về giá trị không có Location lúc đọc “data/a.loi” (read); {DO} [plugin/sai-kieu]"),
    "check raises": ("return []", "return 1 / 0", f"{FILE}:65: lỗi: {WHO} hỏng lúc kiểm tra “loi” (check): ZeroDivisionError: division by zero; {DO} [plugin/loi]"),
    "check gives text": ("return []", "return ['x']", f"{FILE}:63: lỗi: {WHO} trả về str lúc kiểm tra “loi” (check), phải là Finding; {DO} [plugin/sai-kieu]"),
    "check gives nothing": ("return []", "pass", f"{FILE}:63: lỗi: {WHO} hỏng lúc kiểm tra “loi” (check): TypeError: 'NoneType' object is not iterable; {DO} [plugin/loi]"),
    "check gives a place as text": ("return []", "from vanban import error\n        return [error('x', 'y', 'a.loi:3')]", f"{FILE}:66: lỗi: {WHO} hỏng lúc kiểm tra “loi” (check): TypeError: (\"'location' must be <class 'vanban.errors.Location'> (got 'a.loi:3' that is a <class 'str'>).\", Attribute(name='location', default=None, validator=<optional validator for <instance_of vali…; {DO} [plugin/loi]"),
    "write raises": ('return b"loi"', "return 1 / 0", f"{FILE}:76: lỗi: {WHO} hỏng lúc ghi “loi” (write): ZeroDivisionError: division by zero; {DO} [plugin/loi]"),
    "write gives text": ('return b"loi"', "return 'x'", f"{FILE}:74: lỗi: {WHO} trả về str lúc ghi “loi” (write), phải là bytes; {DO} [plugin/sai-kieu]"),
    "text.md names what is not there": ("{{ visits", "{{ visit", f"{TEXT}:1: lỗi: {WHO} hỏng lúc dựng mục “loi” (render): mẫu dùng tên không có trong số liệu: “visit”; gần nhất là “visits”; {DO} [mau/loi]"),
    "text.md is no template": ("visits }}", "visits }", f"{TEXT}:1: lỗi: {WHO} hỏng lúc dựng mục “loi” (render): mẫu viết sai cú pháp: thừa, hoặc viết nhầm chỗ, “}}”; {DO} [mau/cu-phap]"),
}  # fmt: skip


@pytest.mark.parametrize("case", RUNNING.values(), ids=RUNNING)
def test_what_fails_while_it_works(case: tuple[str, str, str], cai: Path, report: Project, run: Run) -> None:
    old, new, expected = case
    spoilt(cai, old, new)
    built = run("build", report.folder, "--to", "loi")
    assert (told(built), built.code) == ([expected], 3)
    assert (report.folder / "ket-qua/bao-cao.loi").exists() == ("(write)" not in expected)


def test_a_theme_without_its_file(cai: Path, report: Project, run: Run) -> None:
    spoilt(cai)
    (cai / "vanban_loi/theme.toml").unlink()
    report.change("report.yaml", "filing: VT", "filing: VT\ntheme: loi")
    expected = f"{FILE}:79: cảnh báo: {WHO} đăng ký thể thức “loi” từ vanban_register_themes, nhưng thiếu tệp theme.toml trong thư mục “cai/vanban_loi”; {DO} [plugin/sai-kieu]"
    theme = f"bao-cao/report.yaml:13: lỗi: không có thể thức “loi”; {WHO} chưa nạp được [theme/khong-co]"
    assert told(run("check", report.folder)) == [expected, GONE, theme]


def test_a_theme_whose_file_is_at_fault(cai: Path, report: Project, run: Run) -> None:
    spoilt(cai, "inherit", "inherits")
    report.change("report.yaml", "filing: VT", "filing: VT\ntheme: loi")
    checked = run("check", report.folder)
    expected = f"{THEME}:1: lỗi: {WHO} hỏng lúc đọc thể thức “loi”: không có mục tên “inherits”; gần nhất là “inherit”; {DO} [plugin/the-thuc]"
    assert (told(checked)[0], checked.code) == (expected, 3)


def test_a_blank_file_that_is_none(cai: Path, tmp_path: Path, run: Run) -> None:
    blank = '(".loi",)\n    blanks = ".loi"\n\n    def blank(self, contract):\n        return "x"\n'
    spoilt(cai, '(".loi",)', blank)
    made = run("form", "loi", "-o", tmp_path / "x.loi")
    expected = (
        f"{FILE}:53: lỗi: {WHO} trả về str lúc tạo biểu trống (blank), phải là bytes; {DO} [plugin/sai-kieu]"
    )
    assert (told(made), made.code) == ([expected], 3)


def test_a_check_that_refuses_the_report_lets_the_draft_be_written(
    cai: Path, report: Project, run: Run
) -> None:
    spoilt(cai, "return []", RAISE.format("        "))
    built = run("build", report.folder, "--to", "md")
    assert (told(built), built.code) == (["lỗi: không xong [loi/x]"], 0)
    assert (report.folder / "ket-qua/bao-cao.md").exists()


def test_a_section_that_renders_by_itself_needs_no_text(cai: Path, report: Project, run: Run) -> None:
    spoilt(cai, "return super().render(data, context)", "return Contribution('Có lượt.')")
    (cai / "vanban_loi/text.md").unlink()
    built = run("build", report.folder, "--to", "md")
    assert (told(built), built.code) == ([], 0)


OF_PROJECT = {
    "requires a newer vanban": ("from pathlib", "requires = 'vanban>=99'\nfrom pathlib", "bao-cao/plugins/mau.py:1: lỗi: plugin “plugins/mau.py” cần vanban>=99, nên không nạp; hãy nâng cấp vanban hoặc plugin đó [plugin/khac-ban]"),
    "exits on import": ("from pathlib", "raise SystemExit\nfrom pathlib", "bao-cao/plugins/mau.py:1: lỗi: plugin “plugins/mau.py” hỏng lúc nạp: SystemExit; hãy sửa plugin, hoặc bỏ nó khỏi dòng “plugins:” của report.yaml [plugin/loi]"),
    "offers what is installed": ('"mau", "Mục', '"loi", "Mục', f"bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” đăng ký mục nội dung “loi” từ vanban_register_sections, đã có của {WHO}; hãy đổi tên, hoặc tắt một trong hai: vanban plugins disable vanban-loi [plugin/trung-ten]"),
}  # fmt: skip


@pytest.mark.parametrize("case", OF_PROJECT.values(), ids=OF_PROJECT)
def test_a_plugin_of_the_project_that(
    case: tuple[str, str, str], cai: Path, project: Project, run: Run
) -> None:
    old, new, expected = case
    spoilt(cai)
    project.change("plugins/mau.py", old, new)
    checked = run("check", project.folder)
    assert (told(checked)[0], checked.code) == (expected, 3)
