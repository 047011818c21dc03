"""What a build leaves when something is at fault: a draft with a gap, the former file, or nothing."""

from __future__ import annotations

from report_project import Project, Run

REPORT, DATA = "report.yaml", "data/mau.yaml"


def test_draft_shows_a_gap_where_a_section_failed(project: Project, run: Run) -> None:
    project.change(DATA, "received: 30", "received: ba mươi")

    built = run("build", project.folder, "--to", "md")

    text = (project.folder / "ket-qua/bao-cao.md").read_text(encoding="utf-8")
    gap = "\\[Chưa có nội dung mục “mau”: “số đơn tiếp nhận” (received) phải là số nguyên, nhưng ghi “ba mươi”\\]"
    assert gap in text.splitlines()
    assert built.out == ["Đã ghi bao-cao/ket-qua/bao-cao.md. Có 1 lỗi."]
    assert built.code == 1


def test_broken_relation_still_leaves_a_draft_but_nothing_final(project: Project, run: Run) -> None:
    project.change(DATA, "complaints: 12", "complaints: 13")
    broken = "bao-cao/data/mau.yaml:1: lỗi: số đơn tiếp nhận (30) khác đơn khiếu nại (13) + đơn kiến nghị (18) = 31 [quan-he/khong-khop]"

    final = run("build", project.folder, "--final")
    assert (final.code, final.err) == (1, [broken, "Không ghi tệp nào. Có 1 lỗi."])
    assert not (project.folder / "ket-qua").exists()

    draft = run("build", project.folder)
    assert (draft.code, draft.err) == (0, [broken])
    assert (project.folder / "ket-qua/bao-cao.docx").exists()


def test_failed_build_leaves_the_former_file_as_it_was(project: Project, run: Run) -> None:
    target = project.folder / "bao-cao.docx"
    target.write_bytes(b"former")
    project.change(REPORT, "subject:", "subjct:")

    assert run("build", project.folder, "-o", target).code == 1
    assert target.read_bytes() == b"former"


def test_output_that_cannot_be_written_is_named(project: Project, run: Run) -> None:
    """A folder stands where the file belongs; no half-written file is left beside it."""
    target = project.folder / "so.docx"
    target.mkdir()

    built = run("build", project.folder, "-o", target)

    expected = "bao-cao/so.docx: lỗi: không ghi được tệp: Is a directory; nếu tệp đang mở trong Word, hãy đóng lại rồi dựng lại [tep/khong-ghi]"
    assert (built.code, built.err) == (1, [expected])
    assert not [path for path in project.folder.iterdir() if path.name.startswith(".")]


def test_missing_project_file_is_named(project: Project, run: Run) -> None:
    (project.folder / REPORT).unlink()

    expected = "bao-cao/report.yaml: lỗi: thư mục báo cáo phải có tệp report.yaml [du-an/khong-co]"
    assert run("build", project.folder).err == [expected]
