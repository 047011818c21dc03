"""What a report may do is what its reader allowed: Python, and files outside its folder."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from report_project import Project, Run

from vanban import cli
from vanban.settings import Settings, load_settings, save_settings, settings_file

RAN = "from pathlib import Path\nPath(__file__).with_name('ran').touch()\n"
REFUSED = [
    "bao-cao/report.yaml:8: lỗi: không có mục nội dung “mau”; plugin “plugins/mau.py” chưa nạp được [section/khong-co]",
    "bao-cao/report.yaml:14: lỗi: chưa chạy mã Python “plugins/mau.py” vì báo cáo chưa được tin cậy; đọc mã rồi chạy: vanban trust bao-cao [tin-cay/chua-tin]",
]


@pytest.fixture
def stranger(project: Project) -> Project:
    """A report that came from elsewhere; its Python leaves a trace when it runs."""
    save_settings(Settings())
    project.write("plugins/mau.py", RAN + (project.folder / "plugins/mau.py").read_text("utf-8"))
    return project


def has_run(project: Project) -> bool:
    return (project.folder / "plugins/ran").exists()


def test_python_of_a_stranger_does_not_run(stranger: Project, run: Run) -> None:
    built = run("build", stranger.folder)
    assert (built.code, built.err) == (1, REFUSED)
    for command in (["plugins", "--project"], ["plugins", "doctor", "--project"], ["facts"], ["check"]):
        run(*command, stranger.folder)
    assert not has_run(stranger)


def test_trusted_once_it_runs_and_says_so(
    stranger: Project, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    trusted = run("trust", stranger.folder)
    assert trusted.out[0].startswith("Đã tin cậy ")
    assert trusted.out[1:] == ["Sẽ chạy khi dựng: bao-cao/plugins/mau.py"]
    assert not has_run(stranger)
    with pytest.raises(SystemExit) as done:
        cli.run(["build", str(stranger.folder)])
    assert done.value.code == 0
    assert capsys.readouterr().err.splitlines() == ["Chạy mã Python của báo cáo: plugins/mau.py"]
    assert has_run(stranger)


def test_trust_for_one_run(stranger: Project, run: Run) -> None:
    assert run("build", stranger.folder, "--trust").code == 0
    assert run("build", stranger.folder).err == REFUSED


def test_trusting_a_folder_trusts_the_reports_in_it_and_nothing_beside(stranger: Project, run: Run) -> None:
    run("trust", stranger.folder.parent)
    assert run("build", stranger.folder).code == 0
    run("trust", stranger.folder.parent, "--remove")
    run("trust", stranger.folder / "data")
    assert run("build", stranger.folder).err == REFUSED


def test_trusted_folders_are_listed_and_forgotten(stranger: Project, run: Run) -> None:
    assert run("trust").out == ["Chưa tin cậy thư mục nào."]
    run("trust", stranger.folder)
    assert run("trust").out == ["bao-cao"]
    assert run("trust", stranger.folder, "--remove").out == ["Bỏ tin cậy bao-cao"]
    again = run("trust", stranger.folder, "--remove")
    assert (again.code, again.err[0]) == (2, "vanban: “bao-cao” chưa được tin cậy")
    assert run("trust", "khong-co").err[0] == "vanban: không có thư mục “khong-co”"


OUTSIDE = {
    "data": ("data: data/mau.yaml", "data: ../a.yaml", "report.yaml:9: lỗi: tệp “../a.yaml”"),
    "instruments": ("instruments: instruments.yaml", "instruments: ../a.yaml", "report.yaml:13: lỗi: tệp “../a.yaml”"),
    "theme": ("instruments: instruments.yaml", "theme: ../a.toml", "report.yaml:13: lỗi: tệp “../a.toml”"),
    "layer": ("instruments: instruments.yaml", "inherit: ..", "report.yaml:13: lỗi: tệp “../agency.yaml”"),
    "absolute path": ("data: data/mau.yaml", "data: /etc/a.yaml", "report.yaml:9: lỗi: tệp “/etc/a.yaml”"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "told"), OUTSIDE.values(), ids=OUTSIDE)
def test_a_stranger_reads_no_file_outside_its_folder(
    old: str, new: str, told: str, stranger: Project, run: Run
) -> None:
    stranger.change("report.yaml", old, new)
    stranger.change("report.yaml", "section: mau", "section: narrative")
    expected = f"bao-cao/{told} nằm ngoài thư mục báo cáo; nếu tin cậy báo cáo này, hãy chạy: vanban trust bao-cao [tep/ngoai-du-an]"
    assert expected in run("check", stranger.folder).out


def test_a_link_that_leads_outside_is_outside(stranger: Project, run: Run) -> None:
    stranger.write("../a.yaml", "1")
    (stranger.folder / "data/a.yaml").symlink_to(stranger.folder.parent / "a.yaml")
    stranger.change("report.yaml", "data/mau.yaml", "data/a.yaml")
    stranger.change("report.yaml", "section: mau", "section: narrative")
    assert any("nằm ngoài thư mục báo cáo" in line for line in run("check", stranger.folder).out)


def test_a_link_among_the_sections_that_leads_outside_is_refused(stranger: Project, run: Run) -> None:
    section = 'title = "Thử"\n[[fields]]\nname = "visits"\nlabel = "số lượt"\ntype = "count"\n'
    stranger.write("../ngoai/section.toml", section)
    stranger.write("../ngoai/text.md", "Có {{ visits }} lượt.\n")
    (stranger.folder / "sections").mkdir()
    (stranger.folder / "sections/thu").symlink_to(stranger.folder.parent / "ngoai")
    stranger.change("report.yaml", "section: mau", "section: thu")
    told = run("check", stranger.folder).out
    assert any("nằm ngoài thư mục báo cáo" in line for line in told)


def test_a_trusted_report_may_read_files_outside(project: Project, run: Run) -> None:
    (project.folder / "data/mau.yaml").rename(project.folder.parent / "mau.yaml")
    project.change("report.yaml", "data: data/mau.yaml", "data: ../mau.yaml")
    assert run("build", project.folder).code == 0


def test_damaged_settings_are_told_in_one_sentence(project: Project, run: Run) -> None:
    settings_file().write_text("{", "utf-8")
    built = run("build", project.folder)
    told = "lỗi: tệp cài đặt của vanban bị hỏng; hãy xóa tệp đó rồi tắt plugin, tin cậy thư mục lại từ đầu [cai-dat/hong]"
    assert (built.code, [line.partition(": ")[2] for line in built.err]) == (1, [told])


def test_settings_survive_what_they_do_not_know(tmp_path: Path) -> None:
    save_settings(Settings(disabled=("a",), trusted=("/b",)))
    stated = json.loads(settings_file().read_text("utf-8"))
    settings_file().write_text(json.dumps({**stated, "later": 1}), "utf-8")
    assert load_settings() == Settings(disabled=("a",), trusted=("/b",))


def test_python_of_the_report_compared_with_runs_only_where_it_is_trusted(
    stranger: Project, run: Run
) -> None:
    before = Project(stranger.folder.parent / "truoc")
    shutil.copytree(stranger.folder, before.folder)
    before.change("report.yaml", "period: 2024-Q1", "period: 2023-Q4")
    stranger.add("report.yaml", "previous: ../truoc\n")
    run("trust", stranger.folder)
    run("check", stranger.folder)
    assert (has_run(stranger), has_run(before)) == (True, False)


def test_a_template_that_leads_out_of_a_stranger_is_refused(stranger: Project, run: Run) -> None:
    stranger.write("../ngoai.md", "Lời văn ở ngoài.\n")
    stranger.change(
        "report.yaml", "section: mau\n    data: data/mau.yaml", "section: tasks\n    data: data/t.yaml"
    )
    stranger.write("data/t.yaml", "các nhiệm vụ:\n  - nhiệm vụ: Làm việc.\n")
    (stranger.folder / "templates").mkdir()
    (stranger.folder / "templates/tasks.md").symlink_to(stranger.folder.parent / "ngoai.md")
    told = "bao-cao/templates/tasks.md: lỗi: tệp “templates/tasks.md” nằm ngoài thư mục báo cáo; nếu tin cậy báo cáo này, hãy chạy: vanban trust bao-cao [tep/ngoai-du-an]"
    assert told in run("check", stranger.folder).out


def test_python_that_is_kept_out_is_not_said_to_run(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VANBAN_PLUGINS", "none")
    with pytest.raises(SystemExit):
        cli.run(["check", str(project.folder)])
    said = capsys.readouterr()
    assert "Chạy mã Python" not in said.err
    assert "plugin “plugins/mau.py” không nạp vì VANBAN_PLUGINS=none" in said.out


def test_what_is_trusted_through_its_parent_says_so(stranger: Project, run: Run) -> None:
    run("trust", stranger.folder.parent)
    ran = run("trust", stranger.folder, "--remove")
    assert ran.code == 2
    assert ran.err[0].startswith("vanban: “bao-cao” được tin cậy cùng “")
    assert (
        run("trust", "--remove").err[0]
        == "vanban: hãy ghi thư mục thôi tin cậy: vanban trust THƯ_MỤC --remove"
    )


def test_a_folder_that_is_gone_can_be_forgotten(stranger: Project, run: Run) -> None:
    run("trust", stranger.folder)
    shutil.rmtree(stranger.folder)
    assert run("trust", stranger.folder, "--remove").code == 0
    assert run("trust").out == ["Chưa tin cậy thư mục nào."]


def test_a_scaffold_does_not_trust_a_report_that_names_files_outside(stranger: Project, run: Run) -> None:
    stranger.change("report.yaml", "plugins: [plugins/mau.py]\n", "")
    stranger.change(
        "report.yaml", "section: mau\n    data: data/mau.yaml", "section: narrative\n    data: ../bi-mat.md"
    )
    stranger.write("../bi-mat.md", "Bí mật.\n")
    run("new", "check", "ky", stranger.folder)
    assert load_settings().trusted == ()
