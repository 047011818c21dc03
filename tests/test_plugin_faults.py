"""Each way in which a plugin can fail names the plugin, and the rest of the report is still drafted."""

from __future__ import annotations

from pathlib import Path

import pytest
from report_project import Project, Run

PLUGIN = "plugins/mau.py"
GONE = "bao-cao/report.yaml:8: lỗi: không có mục nội dung “mau”; plugin “plugins/mau.py” chưa nạp được [section/khong-co]"
FIX = "hãy sửa plugin, hoặc bỏ nó khỏi dòng “plugins:” của report.yaml"
CLASS = "    class S(Section):\n        def render(self, data, context):\n            {}\n    return [S("

CASES = {
    "fails on import": (
        "from pathlib", "import khongco\nfrom pathlib",
        [f"bao-cao/plugins/mau.py:1: lỗi: plugin “plugins/mau.py” hỏng lúc nạp: ModuleNotFoundError: No module named 'khongco'; {FIX} [plugin/loi]", GONE],
    ),
    "is no Python": (
        "@hookimpl", "@hookimpl(",
        [f"bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” hỏng lúc nạp: SyntaxError: '(' was never closed (mau.py, line 14); {FIX} [plugin/loi]", GONE],
    ),
    "states a relation of no field": (
        "received = complaints", "receivd = complaints",
        [f"bao-cao/plugins/mau.py:4: lỗi: plugin “plugins/mau.py” hỏng lúc nạp: ValueError: relation 'receivd = complaints + proposals' names an unknown field 'receivd'; {FIX} [plugin/loi]", GONE],
    ),
    "fails in its hook": (
        "    return [", "    raise KeyError('x')\n    return [",
        [f"bao-cao/plugins/mau.py:16: lỗi: plugin “plugins/mau.py” hỏng trong vanban_register_sections: KeyError: 'x'; {FIX} [plugin/loi]", GONE],
    ),
    "fails in its generator": (
        "    return [", "    yield 1 / 0\n    return [",
        [f"bao-cao/plugins/mau.py:16: lỗi: plugin “plugins/mau.py” hỏng trong vanban_register_sections: ZeroDivisionError: division by zero; {FIX} [plugin/loi]", GONE],
    ),
    "offers something else": (
        "    return [", "    return ['x', ",
        [f"bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” trả về str từ vanban_register_sections, phải là Section có name; {FIX} [plugin/sai-kieu]", GONE],
    ),
    "offers a taken name": (
        '"mau", "Mục', '"tasks", "Mục',
        ["bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” đăng ký mục nội dung “tasks” từ vanban_register_sections, đã có của plugin “vanban.sections.tasks” 0.1.0; hãy đổi tên, hoặc tắt một trong hai: vanban plugins disable vanban.sections.tasks [plugin/trung-ten]", GONE],
    ),
    "misspells a hook": (
        "vanban_register_sections", "vanban_register_section",
        [f"bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” có hàm vanban_register_section: không phải tên hook; gần nhất là “vanban_register_sections”; {FIX} [plugin/hook-la]", GONE],
    ),
    "names a hook altogether otherwise": (
        "vanban_register_sections", "sections",
        [f"bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” có hàm sections: không phải tên hook; hiện có: vanban_register_themes, vanban_register_sources, vanban_register_sections, vanban_register_checks, vanban_register_writers, vanban_register_executors; {FIX} [plugin/hook-la]", GONE],
    ),
    "forgets the marker": (
        "@hookimpl\n", "",
        [f"bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” có hàm vanban_register_sections: thiếu @hookimpl; {FIX} [plugin/hook-la]", GONE],
    ),
    "has no hook": (
        "@hookimpl\ndef vanban_register_sections", "def offers",
        [f"bao-cao/plugins/mau.py: lỗi: plugin “plugins/mau.py” không có hàm hook nào (vanban_register_…); {FIX} [plugin/khong-hook]", GONE],
    ),
    "fails in render": (
        "    return [Section(", CLASS.format("raise RuntimeError('hỏng rồi')"),
        [f"bao-cao/plugins/mau.py:18: lỗi: plugin “plugins/mau.py” hỏng lúc dựng mục “mau” (render): RuntimeError: hỏng rồi; {FIX} [plugin/loi]"],
    ),
    "exits in render": (
        "    return [Section(", CLASS.format("raise SystemExit(0)"),
        [f"bao-cao/plugins/mau.py:18: lỗi: plugin “plugins/mau.py” hỏng lúc dựng mục “mau” (render): SystemExit: 0; {FIX} [plugin/loi]"],
    ),
    "renders something else": (
        "    return [Section(", CLASS.format("return 'x'"),
        [f"bao-cao/plugins/mau.py:17: lỗi: plugin “plugins/mau.py” trả về str lúc dựng mục “mau” (render), phải là Contribution; {FIX} [plugin/sai-kieu]"],
    ),
    "has no template": (
        '/ "mau")]', '/ "khong-co")]',
        [f"bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” đăng ký mục nội dung “mau” từ vanban_register_sections, nhưng thiếu tệp text.md trong thư mục “bao-cao/khong-co”; {FIX} [plugin/sai-kieu]", GONE],
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
        "vanban_hong", "1.2", "plugin “vanban_hong” 1.2 hỏng lúc nạp: OSError: đĩa đầy; hãy báo người viết plugin; tạm tắt: vanban plugins disable vanban_hong",
    ]  # fmt: skip


OTHERS = {
    "a contribution without text": (
        "    return [Section(", CLASS.format("from vanban import Contribution; return Contribution(None)"),
        f"bao-cao/plugins/mau.py:18: lỗi: plugin “plugins/mau.py” hỏng lúc dựng mục “mau” (render): TypeError: (\"'markdown' must be <class 'str'> (got None that is a <class 'NoneType'>).\", Attribute(name='markdown', default=NOTHING, validator=<instance_of validator for type <class 'str'>>, repr=True…; {FIX} [plugin/loi]",
    ),
    "a contract that is none": (
        '"Mục mẫu", Sample', '"Mục mẫu", int',
        f"bao-cao/plugins/mau.py:14: lỗi: plugin “plugins/mau.py” đăng ký mục nội dung “mau” từ vanban_register_sections, nhưng nó không có contract; lớp số liệu phải có @contract(); {FIX} [plugin/sai-kieu]",
    ),
    "a field with a name that templates need": (
        "remark: str", "period: str = text('kỳ', default=None)\n    remark: str",
        f"bao-cao/plugins/mau.py:15: lỗi: plugin “plugins/mau.py” đăng ký mục nội dung “mau” từ vanban_register_sections, nhưng nó có trường tên period, là tên riêng của mẫu; {FIX} [plugin/sai-kieu]",
    ),
    "a check that raises": (
        "@hookimpl", CHECK := "from vanban import Check\nclass C(Check):\n    name = 'c'\n    def check(self, d):\n        {}\n@hookimpl\ndef vanban_register_checks():\n    return [C()]\n\n@hookimpl",
        f"bao-cao/plugins/mau.py:18: lỗi: plugin “plugins/mau.py” hỏng lúc kiểm tra “c” (check): ZeroDivisionError: division by zero; {FIX} [plugin/loi]",
    ),
    "a check that gives words": (
        "@hookimpl", CHECK.replace("{}", "yield 'x'"),
        f"bao-cao/plugins/mau.py:17: lỗi: plugin “plugins/mau.py” trả về str lúc kiểm tra “c” (check), phải là Finding; {FIX} [plugin/sai-kieu]",
    ),
    "a source that raises": (
        "@hookimpl", SOURCE := "from vanban import Source\nclass S(Source):\n    name = 's'\n    suffixes = ('.mau',)\n    def read(self, request):\n        {}\n@hookimpl\ndef vanban_register_sources():\n    return [S()]\n\n@hookimpl",
        f"bao-cao/plugins/mau.py:19: lỗi: plugin “plugins/mau.py” hỏng lúc đọc “data/mau.mau” (read): ZeroDivisionError: division by zero; {FIX} [plugin/loi]",
    ),
    "a source that gives words": (
        "@hookimpl", SOURCE.replace("{}", "return 'x'"),
        f"bao-cao/plugins/mau.py:18: lỗi: plugin “plugins/mau.py” trả về str lúc đọc “data/mau.mau” (read), phải là Reading; {FIX} [plugin/sai-kieu]",
    ),
    "a writer without an ending": (
        "@hookimpl", "from vanban import Writer\nclass W(Writer):\n    name = 'w'\n    def write(self, d, t):\n        return b''\n@hookimpl\ndef vanban_register_writers():\n    return [W()]\n\n@hookimpl",
        f"bao-cao/plugins/mau.py:19: lỗi: plugin “plugins/mau.py” đăng ký định dạng “w” từ vanban_register_writers, nhưng nó phải có suffix, ví dụ “.docx”; {FIX} [plugin/sai-kieu]",
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
            f"bao-cao/plugins/mau.py:23: lỗi: plugin “plugins/mau.py” hỏng lúc ghi “w” (write): ZeroDivisionError: division by zero; {FIX} [plugin/loi]",
        ),
        (
            "return 'x'",
            f"bao-cao/plugins/mau.py:22: lỗi: plugin “plugins/mau.py” trả về str lúc ghi “w” (write), phải là bytes; {FIX} [plugin/sai-kieu]",
        ),
        (
            "return b''\n    def notes(self, document, theme):\n        return 1 / 0",
            f"bao-cao/plugins/mau.py:25: lỗi: plugin “plugins/mau.py” hỏng lúc xem “w” (notes): ZeroDivisionError: division by zero; {FIX} [plugin/loi]",
        ),
        (
            "return b''\n    def notes(self, document, theme):\n        yield 'x'",
            f"bao-cao/plugins/mau.py:24: lỗi: plugin “plugins/mau.py” trả về str lúc xem “w” (notes), phải là Finding; {FIX} [plugin/sai-kieu]",
        ),
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
