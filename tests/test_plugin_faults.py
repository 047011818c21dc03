"""Each way in which a plugin can fail names the plugin, and the rest of the report is still drafted."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_project import Project, Run

PLUGIN = "plugins/mau.py"
GONE = "bao-cao/report.yaml:8: lỗi: không có mục nội dung “mau”; hiện có: situation, directives, administrative-reform, dialogue, citizen-reception, grassroots-democracy, anti-corruption, emulation, narrative, tasks [section/khong-co]"
CLASS = "    class S(Section):\n        def render(self, data, context):\n            {}\n    return [S("

CASES = {
    "fails on import": (
        "from pathlib", "import khongco\nfrom pathlib",
        ["lỗi: plugin “plugins/mau.py” hỏng (lúc nạp): ModuleNotFoundError: No module named 'khongco' [plugin/loi]", GONE],
    ),
    "is no Python": (
        "@hookimpl", "@hookimpl(",
        ["lỗi: plugin “plugins/mau.py” hỏng (lúc nạp): SyntaxError: '(' was never closed (mau.py, line 14) [plugin/loi]", GONE],
    ),
    "states a relation of no field": (
        "received = complaints", "receivd = complaints",
        ["lỗi: plugin “plugins/mau.py” hỏng (lúc nạp): ValueError: relation 'receivd = complaints + proposals' names an unknown field 'receivd' [plugin/loi]", GONE],
    ),
    "fails in its hook": (
        "    return [", "    raise KeyError('x')\n    return [",
        ["lỗi: plugin “plugins/mau.py” hỏng (vanban_register_sections): KeyError: 'x' [plugin/loi]", GONE],
    ),
    "fails in its generator": (
        "    return [", "    yield 1 / 0\n    return [",
        ["lỗi: plugin “plugins/mau.py” hỏng (vanban_register_sections): ZeroDivisionError: division by zero [plugin/loi]", GONE],
    ),
    "offers something else": (
        "    return [", "    return ['x', ",
        ["lỗi: plugin “plugins/mau.py” trả về str từ vanban_register_sections, phải là Section có name [plugin/sai-kieu]", GONE],
    ),
    "offers a taken name": (
        '"mau", "Mục', '"tasks", "Mục',
        ["lỗi: plugin “plugins/mau.py” đăng ký mục nội dung “tasks” đã có của plugin “vanban.sections.tasks” [plugin/trung-ten]", GONE],
    ),
    "misspells a hook": (
        "vanban_register_sections", "vanban_register_section",
        ["lỗi: plugin “plugins/mau.py” có hàm vanban_register_section: không phải tên hook; gần nhất là “vanban_register_sections” [plugin/hook-la]", GONE],
    ),
    "names a hook altogether otherwise": (
        "vanban_register_sections", "sections",
        ["lỗi: plugin “plugins/mau.py” có hàm sections: không phải tên hook; hiện có: vanban_register_themes, vanban_register_sources, vanban_register_sections, vanban_register_checks, vanban_register_writers [plugin/hook-la]", GONE],
    ),
    "forgets the marker": (
        "@hookimpl\n", "",
        ["lỗi: plugin “plugins/mau.py” có hàm vanban_register_sections: thiếu @hookimpl [plugin/hook-la]", GONE],
    ),
    "has no hook": (
        "@hookimpl\ndef vanban_register_sections", "def offers",
        ["lỗi: plugin “plugins/mau.py” không có hàm hook nào (vanban_register_…) [plugin/khong-hook]", GONE],
    ),
    "fails in render": (
        "    return [Section(", CLASS.format("raise RuntimeError('hỏng rồi')"),
        ["lỗi: plugin “plugins/mau.py” hỏng (lúc dựng mục “mau”): RuntimeError: hỏng rồi [plugin/loi]"],
    ),
    "exits in render": (
        "    return [Section(", CLASS.format("raise SystemExit(0)"),
        ["lỗi: plugin “plugins/mau.py” hỏng (lúc dựng mục “mau”): SystemExit: 0 [plugin/loi]"],
    ),
    "renders something else": (
        "    return [Section(", CLASS.format("return 'x'"),
        ["lỗi: plugin “plugins/mau.py” trả về str lúc dựng mục “mau”, phải là Contribution [plugin/sai-kieu]"],
    ),
    "has no template": (
        '/ "mau")]', '/ "khong-co")]',
        ["lỗi: plugin “plugins/mau.py”: mục nội dung “mau” thiếu tệp text.md trong thư mục “bao-cao/khong-co” [plugin/sai-kieu]", GONE],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_fault_names_the_plugin_and_the_draft_is_written(
    case: tuple[str, str, list[str]], project: Project, run: Run
) -> None:
    old, new, expected = case
    project.change(PLUGIN, old, new)

    built = run("build", project.folder, "--to", "md")

    said = [line for line in built.err if not line.startswith("Chi tiết lỗi của plugin: ")]
    assert said == expected
    assert built.code == 3
    text = (project.folder / "ket-qua/bao-cao.md").read_text(encoding="utf-8")
    assert "Văn phòng báo cáo như sau." in text
    assert "\\[Chưa có nội dung mục “mau”: " in text


def test_plugin_at_fault_in_its_own_template(project: Project, run: Run) -> None:
    project.change("mau/text.md", "{{ complaints }}", "{{ complaint }}")

    built = run("build", project.folder)

    expected = "bao-cao/mau/text.md:1: lỗi: mẫu dùng tên không có trong số liệu: “complaint”; gần nhất là “complaints” [mau/loi]"
    assert (built.code, built.err) == (3, [expected])


def test_exception_is_kept_in_a_log_with_versions(project: Project, run: Run) -> None:
    project.change(PLUGIN, "    return [", "    raise KeyError('x')\n    return [")

    told = next(
        line for line in run("build", project.folder).err if line.startswith("Chi tiết lỗi của plugin: ")
    )

    log = Path(told.removeprefix("Chi tiết lỗi của plugin: "))
    lines = log.read_text(encoding="utf-8").splitlines()
    log.unlink()
    assert lines[1] == "vanban 0.1.0"
    assert lines[-1] == "KeyError: 'x'"


def test_final_writes_nothing_when_a_plugin_failed(project: Project, run: Run) -> None:
    project.change(PLUGIN, '"mau", "Mục', '"tasks", "Mục')

    assert run("build", project.folder, "--final").code == 3
    assert not (project.folder / "ket-qua").exists()


def test_named_plugin_file_that_is_missing_is_the_report_s_fault(project: Project, run: Run) -> None:
    (project.folder / PLUGIN).unlink()

    built = run("build", project.folder)

    missing = "bao-cao/report.yaml:14: lỗi: không tìm thấy tệp “plugins/mau.py” [tep/khong-co]"
    assert (built.code, built.err) == (1, [GONE, missing])


def test_python_of_a_project_never_runs_unnamed(project: Project, run: Run) -> None:
    project.change("report.yaml", "plugins: [plugins/mau.py]\n", "")
    project.write("plugins/mau.py", "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n")

    assert run("build", project.folder).code == 1
    assert not (project.folder / "plugins/ran").exists()


PACKAGE = """\
from vanban import Check, hookimpl, note

class Greeting(Check):
    name = "chao"

    def check(self, document):
        yield note("chao/hoi", "đã xem văn bản")

@hookimpl
def vanban_register_checks():
    yield Greeting()
"""


def install(folder: Path, name: str, code: str) -> None:
    """Lay out a distribution as pip leaves it: a module, and the metadata that name its entry point."""
    (folder / f"{name}.py").write_text(code, "utf-8")
    info = folder / f"{name}-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[vanban]\n{name} = {name}\n", "utf-8")


def test_an_installed_package_offers_its_plugins(
    project: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "vanban_chao", PACKAGE)
    monkeypatch.syspath_prepend(str(tmp_path))

    assert run("check", project.folder).out == ["ghi chú: đã xem văn bản [chao/hoi]", "Có 1 ghi chú."]
    listed = [line.split() for line in run("plugins").out]
    assert ["check", "chao", "vanban_chao", "1.2", "đã", "nạp"] in listed


def test_an_installed_package_that_is_broken_is_listed_with_its_reason(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, "vanban_hong", "raise OSError('đĩa đầy')\n")
    monkeypatch.syspath_prepend(str(tmp_path))

    listed = run("plugins")

    assert listed.code == 3
    assert listed.out[-1].split(maxsplit=2) == [
        "vanban_hong", "1.2", "plugin “vanban_hong” hỏng (lúc nạp): OSError: đĩa đầy",
    ]  # fmt: skip


OTHERS = {
    "a contribution without text": (
        "    return [Section(", CLASS.format("from vanban import Contribution; return Contribution(None)"),
        "lỗi: plugin “plugins/mau.py” hỏng (lúc dựng mục “mau”): TypeError: (\"'markdown' must be <class 'str'>",
    ),
    "a contract that is none": (
        '"Mục mẫu", Sample', '"Mục mẫu", int',
        "lỗi: plugin “plugins/mau.py”: mục nội dung “mau” không có contract; lớp số liệu phải có @contract() [plugin/sai-kieu]",
    ),
    "a field with a name that templates need": (
        "remark: str", "period: str = text('kỳ', default=None)\n    remark: str",
        "lỗi: plugin “plugins/mau.py”: mục nội dung “mau” có trường tên period, là tên riêng của mẫu [plugin/sai-kieu]",
    ),
    "a check that raises": (
        "@hookimpl", CHECK := "from vanban import Check\nclass C(Check):\n    name = 'c'\n    def check(self, d):\n        {}\n@hookimpl\ndef vanban_register_checks():\n    return [C()]\n\n@hookimpl",
        "lỗi: plugin “plugins/mau.py” hỏng (lúc kiểm tra “c”): ZeroDivisionError: division by zero [plugin/loi]",
    ),
    "a check that gives words": (
        "@hookimpl", CHECK.replace("{}", "yield 'x'"),
        "lỗi: plugin “plugins/mau.py” hỏng (lúc kiểm tra “c”): TypeError: check gave str, not Finding [plugin/loi]",
    ),
    "a source that raises": (
        "@hookimpl", SOURCE := "from vanban import Source\nclass S(Source):\n    name = 's'\n    suffixes = ('.mau',)\n    def read(self, request):\n        {}\n@hookimpl\ndef vanban_register_sources():\n    return [S()]\n\n@hookimpl",
        "lỗi: plugin “plugins/mau.py” hỏng (lúc đọc “data/mau.mau”): ZeroDivisionError: division by zero [plugin/loi]",
    ),
    "a source that gives words": (
        "@hookimpl", SOURCE.replace("{}", "return 'x'"),
        "lỗi: nguồn “s” trả về str, phải là Reading [plugin/sai-kieu]",
    ),
    "a writer without an ending": (
        "@hookimpl", "from vanban import Writer\nclass W(Writer):\n    name = 'w'\n    def write(self, d, t):\n        return b''\n@hookimpl\ndef vanban_register_writers():\n    return [W()]\n\n@hookimpl",
        "lỗi: plugin “plugins/mau.py”: định dạng “w” phải có suffix, ví dụ “.docx” [plugin/sai-kieu]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHERS.values(), ids=OTHERS)
def test_whatever_a_plugin_gives_is_checked(case: tuple[str, str, str], project: Project, run: Run) -> None:
    old, new, expected = case
    project.change(PLUGIN, old, new.replace("{}", "1 / 0"))
    if "Source" in new:
        project.change("report.yaml", "data/mau.yaml", "data/mau.mau")

    built = run("build", project.folder)

    assert built.code == 3
    assert [line for line in built.err if line.startswith(expected)] != []


WRITER = """
from vanban import Writer
class W(Writer):
    name = "w"
    suffix = ".w"
    def write(self, document, theme):
        {}
@hookimpl
def vanban_register_writers():
    return [W()]
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "return 1 / 0",
            "lỗi: plugin “plugins/mau.py” hỏng (lúc ghi “w”): ZeroDivisionError: division by zero [plugin/loi]",
        ),
        ("return 'x'", "lỗi: định dạng “w” trả về str, phải là bytes [plugin/sai-kieu]"),
    ],
)
def test_a_writer_that_fails_writes_nothing(body: str, expected: str, project: Project, run: Run) -> None:
    project.add(PLUGIN, WRITER.format(body))
    built = run("build", project.folder, "--to", "w")
    assert (built.code, built.err[0]) == (3, expected)
    assert not (project.folder / "ket-qua").exists()


def test_a_plugin_may_report_a_fault_of_the_data(project: Project, run: Run) -> None:
    body = "from vanban import VanbanError, error; raise VanbanError(error('mau/x', 'số liệu lạ', data.received.origin.location))"
    project.change(PLUGIN, "    return [Section(", CLASS.format(body))
    built = run("build", project.folder)
    assert (built.code, built.err) == (1, ["bao-cao/data/mau.yaml:1: lỗi: số liệu lạ [mau/x]"])


def test_a_plugin_file_may_use_dataclasses(project: Project, run: Run) -> None:
    project.change(
        PLUGIN,
        "from pathlib",
        "from __future__ import annotations\nfrom dataclasses import dataclass\nfrom pathlib",
    )
    project.add(PLUGIN, "\n@dataclass\nclass Q:\n    a: int = 1\n")
    assert run("build", project.folder).code == 0
