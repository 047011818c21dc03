"""What a batch survives: workers that die or hang, Ctrl-C, kill -9, a full disk, another run, a clock set back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from report_project import Project, Run
from unit_batches import DATA, arguments, many, summary, with_section

from vanban.manifest import manifest_in

UNITS = 30


@pytest.fixture
def units(project: Project) -> Project:
    return many(project, UNITS)


def started(project: Project) -> subprocess.Popen[bytes]:
    """A batch in a session of its own, its first document written."""
    command = [sys.executable, "-m", "vanban", *arguments(project)]
    going = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    assert going.stdout
    assert b"[1/30]" in going.stdout.readline()
    return going


def whole(folder: Path) -> list[str]:
    """The documents of a folder, each of which is a whole .docx; nothing else but a batch's own files is there."""
    names = sorted(path.name for path in folder.iterdir())
    made = [name for name in names if name.endswith(".docx")]
    for name in made:
        with zipfile.ZipFile(folder / name) as archive:
            assert archive.testzip() is None
    own = {"manifest.sqlite", "manifest.sqlite-wal", "tong-hop.xlsx", "tong-hop.json"}
    assert [name for name in names if name not in made and name not in own] == []
    return made


def test_a_worker_that_dies_is_replaced_and_its_unit_told(units: Project, run: Run) -> None:
    with_section(units, "os.kill(os.getpid(), signal.SIGKILL)")
    ran = run(*arguments(units))
    assert ran.code == 3
    assert ran.err == [
        "22: không dựng được: tiến trình dựng bị dừng giữa chừng, 2 lần: mã -9 [lo/tien-trinh]"
    ]
    assert ran.out[-2] == "30 đơn vị: 29 đã dựng, 1 không dựng được."
    assert len(whole(units.folder.parent / "ra")) == UNITS - 1


def test_a_worker_that_hangs_is_stopped_and_its_unit_told(
    units: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vanban.batching.LIMIT", 2.5)
    with_section(units, "[0 for _ in iter(int, 1)]")
    ran = run(*arguments(units))
    assert ran.err == [
        "22: không dựng được: dựng quá lâu nên đã dừng, 2 lần; hãy xem số liệu của đơn vị [lo/qua-gio]"
    ]
    assert ran.out[-2] == "30 đơn vị: 29 đã dựng, 1 không dựng được."


def test_ctrl_c_ends_in_order_and_the_next_run_does_the_rest(units: Project, run: Run) -> None:
    going = started(units)
    os.killpg(going.pid, signal.SIGINT)
    out, err = going.communicate(timeout=60)
    assert (going.returncode, err) == (130, b"")
    made = len(whole(units.folder.parent / "ra"))
    assert 0 < made < UNITS
    assert f"30 đơn vị: {made} đã dựng, {UNITS - made} chưa dựng." in out.decode()
    assert [row["state"] for row in summary(units).values()].count("chưa dựng") == UNITS - made
    assert run(*arguments(units)).out[-2] == f"30 đơn vị: {UNITS - made} đã dựng, {made} không đổi."


@pytest.mark.parametrize("lines", [0, 4, 12])
def test_a_batch_that_is_killed_leaves_whole_documents_and_no_process(
    units: Project, run: Run, lines: int
) -> None:
    going = started(units)
    assert going.stdout
    for _ in range(lines):
        going.stdout.readline()
    going.kill()
    going.communicate(timeout=30)  # ends when no worker holds the pipe any more
    made = whole(units.folder.parent / "ra")
    assert lines < len(made) < UNITS
    ran = run(*arguments(units))
    assert (ran.code, ran.err) == (0, [])
    assert len(whole(units.folder.parent / "ra")) == UNITS
    assert run(*arguments(units)).out[0] == "30 đơn vị: 30 không đổi."


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB."""
    folder = tmp_path / "dia"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("không được phép gắn một đĩa nhỏ (tmpfs)")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_whole_documents_and_the_next_run_does_the_rest(
    units: Project, run: Run, disk: Path
) -> None:
    out = disk / "ra"
    ran = run(*arguments(units, out))
    assert ran.code == 1
    assert any("No space left on device" in line or "database or disk is full" in line for line in ran.err)
    made = whole(out)
    assert 0 < len(made) < UNITS
    subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
    ran = run(*arguments(units, out))
    assert (ran.code, ran.err) == (0, [])
    assert whole(out) == [f"{number:02d}-2024-Q1.docx" for number in range(1, UNITS + 1)]


def test_two_runs_do_not_write_to_one_folder(units: Project, run: Run) -> None:
    out = units.folder.parent / "ra"
    out.mkdir()
    with manifest_in(out):
        ran = run(*arguments(units))
    assert (ran.code, ran.out) == (1, [])
    assert ran.err == [
        "ra: lỗi: một lần dựng khác đang chạy vào thư mục này; hãy đợi xong rồi chạy lại [lo/dang-chay]"
    ]


@pytest.mark.parametrize("year", [1990, 2090])
def test_the_clock_decides_nothing(units: Project, run: Run, year: int) -> None:
    run(*arguments(units))
    seconds = (year - 1970) * 365 * 86400
    units.write("data/07.yaml", DATA.format(77))
    for path in [*units.folder.rglob("*"), *(units.folder.parent / "ra").iterdir()]:
        os.utime(path, (seconds, seconds))
    ran = run(*arguments(units))
    assert ran.out[:2] == ["[1/1] 07: đã dựng 07-2024-Q1.docx", "30 đơn vị: 1 đã dựng, 29 không đổi."]
