"""``vanban new``: every kind in every form builds at once; nothing is overwritten; report.yaml keeps its comments."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from report_project import Run, files_in

from vanban.settings import Settings, load_settings, save_settings

TRAINED = "Trong quý III, Sở Nội vụ đã tổ chức tập huấn, bồi dưỡng cho 120 lượt người, gồm 45 lượt công chức và 75 lượt viên chức."
REMARKED = "Nhìn chung, các nhiệm vụ trong kỳ được triển khai đúng tiến độ, đúng quy định."
OTHER = "  - heading: Nhiệm vụ trọng tâm"
ITEM = ["  - heading: Công tác tập huấn, bồi dưỡng", "    section: thu-vien", "    data: data/thu-vien.yaml"]
FED = ["  - heading: Đánh giá chung", "    section: narrative", "    data: data/thu-vien.thu-vien"]
PLUGIN = ["plugins: [plugins/thu_vien]"]
CODE = "plugins/thu_vien/__init__.py"

DROP_IN = {
    "section": (
        ["sections/thu-vien/section.toml", "sections/thu-vien/text.md", "sections/thu-vien/sample.yaml", "data/thu-vien.yaml"],
        ITEM, TRAINED,
    ),
    "section --python": (
        [CODE, "plugins/thu_vien/text.md", "plugins/thu_vien/sample.yaml", "data/thu-vien.yaml"], [*PLUGIN, *ITEM], TRAINED,
    ),
    "source": ([CODE, "data/thu-vien.thu-vien"], [*PLUGIN, *FED], REMARKED),
    "check": ([CODE], PLUGIN, ""),
    "writer": ([CODE], PLUGIN, ""),
    "theme": (["themes/thu-vien/theme.toml"], ["theme: themes/thu-vien/theme.toml"], ""),
}  # fmt: skip


def changes(before: bytes, after: bytes) -> list[str]:
    """The lines that were put in, after a plus, and those that were taken out; empty ones are passed over."""
    compared = difflib.ndiff(before.decode().split("\n"), after.decode().split("\n"))
    return [line for line in compared if line[:2] in {"+ ", "- "} and line[2:]]


@pytest.mark.parametrize("form", DROP_IN)
def test_what_is_put_into_a_report_builds_at_once(form: str, report: Path, run: Run) -> None:
    files, added, printed = DROP_IN[form]
    kind, *options = form.split()
    before = files_in(report)

    made = run("new", kind, "thu-vien", report, *options)

    has_python = CODE in files
    assert (made.code, made.err) == (0, [])
    assert made.out == [
        *(f"Đã tạo bao-cao/{file}" for file in files),
        "Đã ghi thêm vào bao-cao/report.yaml",
        *(
            ["Đã tin cậy bao-cao, vì báo cáo không có mã Python nào khác ngoài tệp vừa tạo"]
            if has_python
            else []
        ),
        f"Dựng thử: vanban build bao-cao{' --to thu-vien' if kind == 'writer' else ''}",
        *(["Kiểm thử: vanban plugins test thu-vien --project bao-cao"] if kind != "theme" else []),
    ]
    after = files_in(report)
    assert sorted(after.keys() - before.keys()) == sorted(files)
    assert [name for name in before if after[name] != before[name]] == ["report.yaml"]
    assert changes(before["report.yaml"], after["report.yaml"]) == [f"+ {line}" for line in added]
    built = run("build", report, "--to", "md", "--final")
    assert (built.code, built.err) == (0, [])
    assert printed in (report / "ket-qua/bao-cao.md").read_text("utf-8")
    assert load_settings().trusted == ((str(report),) if has_python else ())


def test_everything_in_one_report_conforms(report: Path, run: Run) -> None:
    for number, form in enumerate(DROP_IN):
        kind, *options = form.split()
        assert run("new", kind, f"so-{number}", report, *options).code == 0
        assert kind == "theme" or run("plugins", "test", f"so-{number}", "--project", report).code == 0
    written = run("build", report, "--to", "so-4", "--final")
    assert (written.code, written.err) == (0, [])
    text = (report / "ket-qua/bao-cao.txt").read_text("utf-8")
    assert (text.count(TRAINED), text.count(REMARKED)) == (2, 1)
    assert run("build", report, "--final").code == 0


def test_the_scaffolds_say_what_is_wrong_with_data(report: Path, run: Run) -> None:
    run("new", "section", "thu-vien", report)
    run("new", "source", "don", report)
    for file, old, new in (("data/thu-vien.yaml", "45", "44"), ("data/don.don", "nội dung =", "nội dung:")):
        path = report / file
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert run("check", report).out == [
        "bao-cao/data/don.don:2: lỗi: dòng này phải ghi “tên = giá trị” [don/dong-sai]",
        "bao-cao/data/thu-vien.yaml:2: lỗi: lượt người tham dự (120) khác công chức (44) + viên chức (75) = 119 [quan-he/khong-khop]",
        "Có 2 lỗi.",
    ]


def test_what_may_be_left_out_may_be_left_out(report: Path, run: Run) -> None:
    run("new", "section", "thu-vien", report)
    (report / "data/thu-vien.yaml").write_text("lượt người tham dự: 2\ncông chức: 2\nviên chức: 0\n", "utf-8")
    assert run("build", report, "--to", "md", "--final").err == []
    text = (report / "ket-qua/bao-cao.md").read_text("utf-8")
    assert "gồm 02 lượt công chức và 0 lượt viên chức.\n\nSở Nội vụ trân trọng báo cáo" in text


NAME = "phải gồm chữ thường không dấu, số, gạch nối, bắt đầu bằng chữ; ví dụ: thu-vien"
REFUSED = {
    "section Thu-Vien": (2, [f"vanban: tên “Thu-Vien” {NAME}", "Xem: vanban new section --help"]),
    "check thư-viện": (2, [f"vanban: tên “thư-viện” {NAME}", "Xem: vanban new check --help"]),
    "section ../a": (2, [f"vanban: tên “../a” {NAME}", "Xem: vanban new section --help"]),
    "section null": (2, [f"vanban: tên “null” {NAME}", "Xem: vanban new section --help"]),
    "section tasks": (1, ["lỗi: đã có mục nội dung “tasks” của plugin “vanban.sections.tasks” 0.1.0; hãy chọn tên khác [ten/da-co]"]),
    "section tasks --package": (1, ["lỗi: đã có mục nội dung “tasks” của plugin “vanban.sections.tasks” 0.1.0; hãy chọn tên khác [ten/da-co]"]),
    "source xlsx": (1, ["lỗi: đã có nguồn số liệu “excel” đọc tệp .xlsx; hãy chọn tên khác [ten/da-co]"]),
    "theme nd30": (1, ["lỗi: đã có thể thức “nd30” của plugin “vanban.themes.nd30” 0.1.0; hãy chọn tên khác [ten/da-co]"]),
    "check da-co": (1, ["lỗi: đã có phép kiểm tra “da-co” của plugin “plugins/da_co”; hãy chọn tên khác [ten/da-co]"]),
    "writer da-co": (1, ["bao-cao/plugins/da_co: lỗi: đã có ở đó, không ghi đè; hãy chọn tên khác [tep/da-co]"]),
    "section citizen": (1, ["bao-cao/data/citizen.yaml: lỗi: đã có ở đó, không ghi đè; hãy chọn tên khác [tep/da-co]"]),
    "theme cu": (1, ["bao-cao/themes/cu: lỗi: đã có ở đó, không ghi đè; hãy chọn tên khác [tep/da-co]"]),
    "writer goi --package": (1, ["bao-cao/vanban-goi: lỗi: đã có ở đó, không ghi đè; hãy chọn tên khác [tep/da-co]"]),
}  # fmt: skip


@pytest.mark.parametrize("line", REFUSED)
def test_what_is_refused_writes_nothing(line: str, report: Path, run: Run) -> None:
    run("new", "check", "da-co", report)
    (report / "data/citizen.yaml").symlink_to("khong-co")
    (report / "themes/cu").mkdir(parents=True)
    (report / "vanban-goi").mkdir()
    before = files_in(report)
    kind, name, *options = line.split()
    made = run("new", kind, name, report, *options)
    assert (made.code, made.err, made.out) == (*REFUSED[line], [])
    assert files_in(report) == before


def test_where_there_is_no_report_it_says_how_to_make_one(tmp_path: Path, run: Run) -> None:
    assert run("new", "section", "thu-vien", tmp_path).err == [
        "report.yaml: lỗi: ở đây chưa có báo cáo (report.yaml); hãy tạo một báo cáo: vanban new report THƯ_MỤC [du-an/khong-co]"
    ]
    assert not any(tmp_path.iterdir())


OTHERS = "from vanban import hookimpl\n@hookimpl\ndef vanban_register_checks():\n    return []\n"
LISTS = {
    "flow": ("plugins: [a.py, b.py]   # của Sở", "plugins: [a.py, b.py, plugins/x]   # của Sở"),
    "flow on several lines": ("plugins: [\n  a.py,   # một\n  b.py,\n]", "plugins: [\n  a.py,   # một\n  b.py, plugins/x\n]"),
    "empty flow": ("plugins: []", "plugins: [plugins/x]"),
    "block": ("plugins:\n  - a.py\n  - b.py   # hai\n  # hết", "plugins:\n  - a.py\n  - b.py   # hai\n  # hết\n  - plugins/x"),
    "block at the margin": ("plugins:\n- a.py\n\n# bố cục", "plugins:\n- a.py\n- plugins/x\n\n# bố cục"),
    "one name": ("plugins: a.py   # một", "plugins: [a.py, plugins/x]   # một"),
    "nothing": ("plugins:   # chưa có", "plugins: [plugins/x]   # chưa có"),
    "a label": ("Plugin: ['a.py']", "Plugin: ['a.py', plugins/x]"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_plugins_are_added_in_the_form_that_is_there(
    end: str, old: str, new: str, report: Path, run: Run
) -> None:
    for name in ("a.py", "b.py"):
        (report / name).write_text(OTHERS, "utf-8")
    save_settings(Settings(trusted=(str(report),)))
    file = report / "report.yaml"
    text = file.read_text("utf-8").replace("outline:\n", f"{old}\noutline:\n")
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", end).encode())

    assert run("new", "check", "x", report).code == 0

    expected = text.replace(old, new).replace("\n", end).encode()
    assert file.read_bytes() == b"\xef\xbb\xbf" + expected
    assert run("check", report).out == ["Không có phát hiện nào."]


def test_a_theme_that_was_named_gives_way(report: Path, run: Run) -> None:
    file = report / "report.yaml"
    text = file.read_text("utf-8")
    file.write_text(f"theme: nd30   # chung\n{text}", "utf-8")
    run("new", "theme", "rieng", report)
    assert file.read_text("utf-8") == f"theme: themes/rieng/theme.toml   # chung\n{text}"


BY_HAND = {
    "a flow outline": ("outline: [{heading: Nhiệm vụ, section: tasks, data: data/tasks.yaml}]\n", {}),
    "an outline of a layer": ("inherit: co-quan\n", {"co-quan/agency.yaml": "outline: [{section: tasks, data: data/tasks.yaml}]\n"}),
}  # fmt: skip


@pytest.mark.parametrize(("outline", "more"), BY_HAND.values(), ids=BY_HAND)
def test_what_cannot_be_added_is_told_to_be_added(
    outline: str, more: dict[str, str], report: Path, run: Run
) -> None:
    for name, text in more.items():
        (report / name).parent.mkdir()
        (report / name).write_text(text, "utf-8")
    file = report / "report.yaml"
    head, _, rest = file.read_text("utf-8").partition("outline:\n")
    file.write_text(f"{head}{outline}signer:{rest.partition('signer:')[2]}", "utf-8")
    before = file.read_bytes()

    made = run("new", "section", "thu-vien", report, "--python")

    assert (made.code, made.err, made.out[4:]) == (0, [], [
        "Không tự sửa được bao-cao/report.yaml; hãy ghi thêm vào đúng chỗ:",
        "    plugins: [plugins/thu_vien]",
        "    outline:",
        *(f"    {line}" for line in ITEM),
        "Hãy đọc mã, rồi chạy: vanban trust bao-cao",
        "Dựng thử: vanban build bao-cao",
        "Kiểm thử: vanban plugins test thu-vien --project bao-cao",
    ])  # fmt: skip
    assert (file.read_bytes(), load_settings().trusted) == (before, ())


@pytest.mark.parametrize("line", ["plugins: [a.py]", "previous: ky-truoc"])
def test_a_report_with_more_python_is_not_trusted(line: str, report: Path, run: Run) -> None:
    file = report / "report.yaml"
    file.write_text(f"{file.read_text('utf-8')}{line}\n", "utf-8")
    made = run("new", "check", "x", report)
    assert made.out[-3] == "Hãy đọc mã, rồi chạy: vanban trust bao-cao"
    assert load_settings().trusted == ()
