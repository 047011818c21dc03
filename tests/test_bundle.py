"""A project packed for another machine: what is in the bundle, and where it is unpacked."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from report_project import Project

from vanban import VanbanError
from vanban.bundle import Bundle, bundle_of
from vanban.elsewhere import Elsewhere
from vanban.executor import Job
from vanban.tools import installed_tools
from vanban.units import UnitRow
from vanban.workshop import Made


def names(bundle: Bundle) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
        return archive.namelist()


def test_a_bundle_holds_the_files_of_project_and_layers_alone(project: Project) -> None:
    top = project.folder.parent
    for file in ("ket-qua/cu.docx", ".git/config", "__pycache__/a.pyc", "data/.~lock"):
        project.write(file, "x")
    (top / "chung").mkdir()
    (top / "chung/agency.yaml").write_text("symbol: UBND", encoding="utf-8")
    (top / "mat-khau.txt").write_text("x", encoding="utf-8")
    (project.folder / "data/ra-ngoai").symlink_to(top / "mat-khau.txt")
    bundle = bundle_of(project.folder, ("", "../chung"))
    assert names(bundle) == [
        "bao-cao/data/mau.yaml",
        "bao-cao/instruments.yaml",
        "bao-cao/mau/text.md",
        "bao-cao/plugins/mau.py",
        "bao-cao/report.yaml",
        "chung/agency.yaml",
    ]
    assert (bundle.inside, bundle.root) == ("bao-cao", str(top.resolve()))
    assert bundle_of(project.folder, ("", "../chung")).sha256 == bundle.sha256


def test_a_bundle_is_unpacked_once_and_whole(project: Project, tmp_path: Path) -> None:
    bundle = bundle_of(project.folder, ("",))
    first, again = (bundle.unpacked(tmp_path / "may") for _ in range(2))
    assert first == again
    assert (first / "report.yaml").read_bytes() == (project.folder / "report.yaml").read_bytes()
    assert [path.name for path in (tmp_path / "may").iterdir()] == [first.name]


def test_a_project_that_is_too_large_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vanban.bundle.LARGEST", 100)
    with pytest.raises(VanbanError) as raised:
        bundle_of(project.folder, ("",))
    assert raised.value.findings[0].code == "lo/qua-lon"


def test_files_are_named_as_on_the_first_machine(project: Project, tmp_path: Path) -> None:
    asked: list[Job] = []

    def make(job: Job, unit: UnitRow, output: str) -> Made:
        asked.append(job)
        return Made(b"", (), 0, {f"{job.folder}/report.yaml": "1", "/khac/a": "2"}, 0)

    packed = Elsewhere(bundle_of(project.folder, ("",)), installed_tools())
    settled = packed.settle(tmp_path / "may")
    job = Job(str(project.folder), is_trusted=False, to="docx")
    unit: UnitRow = None  # type: ignore[assignment]  # not looked at
    made = settled.make(make, job, unit, "a.docx")
    assert settled.differences == []
    assert asked[0].folder.startswith(str((tmp_path / "may").resolve()))
    assert made.inputs == {str((project.folder / "report.yaml").resolve()): "1", "/khac/a": "2"}


def test_a_worker_with_other_programs_makes_nothing(project: Project, tmp_path: Path) -> None:
    packed = Elsewhere(bundle_of(project.folder, ("",)), {**installed_tools(), "typst": "0.1"})
    settled = packed.settle(tmp_path / "may")
    assert len(settled.differences) == 1
    assert settled.differences[0].startswith("typst ")
    assert settled.differences[0].endswith(", ở đây 0.1")
    unit: UnitRow = None  # type: ignore[assignment]  # not looked at
    made = settled.make(
        lambda *_: pytest.fail("called"), Job("", is_trusted=False, to="docx"), unit, "a.docx"
    )
    assert (made.content, made.code, made.findings[0].code) == (None, 1, "lo/khac-phien-ban")
