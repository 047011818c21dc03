"""A batch on a real Dask scheduler with two real workers on loopback."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from attrs import frozen
from report_project import Project, Run
from unit_batches import arguments, many, summary, with_section

pytest.importorskip("distributed", reason="thư viện distributed (vanban[dask]) chưa cài")

UNITS = 24


@frozen
class Cluster:
    """The scheduler's address, and the processes that were started."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def cluster(folder: Path, *, nanny: str = "--no-nanny", **environment: str) -> Iterator[Cluster]:
    """A scheduler and two workers of one thread each, up and connected; ended in the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    script = "from distributed.cli.{} import main; main()"
    own = {**os.environ, **environment}
    started: list[subprocess.Popen[bytes]] = []

    def start(what: str, *arguments: str, log: str) -> subprocess.Popen[bytes]:
        with (folder / log).open("wb") as output:
            command = [sys.executable, "-c", script.format(what), *arguments]
            started.append(subprocess.Popen(command, cwd=folder, env=own, stdout=output, stderr=output))
        return started[-1]

    try:
        scheduler = start(
            "dask_scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard", log="s.log"
        )
        more = (
            "--nthreads",
            "1",
            "--no-dashboard",
            nanny,
            "--local-directory",
            str(folder),
            "--death-timeout",
            "20",
        )
        workers = [start("dask_worker", address, *more, log=f"w{number}.log") for number in (1, 2)]
        waiting = (
            "from distributed import Client; "
            f"c = Client('{address}', timeout=30, set_as_default=False); c.wait_for_workers(2, timeout=30); c.close()"
        )
        subprocess.run([sys.executable, "-c", waiting], check=True, capture_output=True)
        yield Cluster(address, scheduler, workers)
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


@pytest.fixture
def units(project: Project) -> Project:
    return many(project, UNITS)


def documents(project: Project, out: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (project.folder.parent / out).glob("*.docx")}


def test_other_processes_make_the_same_documents_from_one_bundle(
    units: Project, run: Run, tmp_path: Path
) -> None:
    with cluster(tmp_path) as found:
        ran = run(*arguments(units, "ra", "--on", found.address))
    assert (ran.code, ran.err, ran.out[-2]) == (0, [], f"{UNITS} đơn vị: {UNITS} đã dựng.")
    run(*arguments(units, "tai-cho"))
    assert documents(units, "ra") == documents(units, "tai-cho")
    assert run(*arguments(units, "ra")).out[0] == f"{UNITS} đơn vị: {UNITS} không đổi."


def test_documents_of_a_worker_that_is_killed_are_made_by_the_other(units: Project, tmp_path: Path) -> None:
    with cluster(tmp_path) as found:
        going = started(arguments(units, "ra", "--on", found.address))
        assert going.stdout
        assert b"[1/24]" in going.stdout.readline()
        found.workers[0].send_signal(signal.SIGKILL)
        told = going.communicate(timeout=60)[0].decode()
    assert f"{UNITS} đơn vị: {UNITS} đã dựng." in told
    assert len(documents(units, "ra")) == UNITS


def test_a_lost_scheduler_ends_the_run_in_order_and_the_next_one_goes_on(
    units: Project, run: Run, tmp_path: Path
) -> None:
    with cluster(tmp_path) as found:
        going = started(arguments(units, "ra", "--on", found.address))
        assert going.stdout
        assert b"[1/24]" in going.stdout.readline()
        found.scheduler.send_signal(signal.SIGKILL)
        _, told = going.communicate(timeout=90)
        assert going.returncode in {1, 3}
    assert "mất liên lạc với máy điều phối" in told.decode()
    made = len(documents(units, "ra"))
    assert 0 < made < UNITS
    ran = run(*arguments(units, "ra"))
    assert ran.out[-2] == f"{UNITS} đơn vị: {UNITS - made} đã dựng, {made} không đổi."


def test_a_worker_of_another_version_is_refused(units: Project, run: Run, tmp_path: Path) -> None:
    with cluster(tmp_path, VANBAN_PLUGINS="none") as found:
        ran = run(*arguments(units, "ra", "--on", found.address))
    assert ran.code == 1
    assert len(ran.err) == 2
    for line in ran.err:
        assert line.startswith("lỗi: máy dựng tcp://127.0.0.1:")
        assert line.endswith("khác máy này: plugin bị tắt none, ở đây không có [lo/khac-phien-ban]")
    assert documents(units, "ra") == {}
    assert {row["state"] for row in summary(units).values()} == {"chưa dựng"}


def test_a_document_that_hangs_ends_its_worker_and_is_told(
    units: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vanban.batching.LIMIT", 2.5)
    with_section(units, "[0 for _ in iter(int, 1)]")
    with cluster(tmp_path, nanny="--nanny", DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as found:
        ran = run(*arguments(units, "ra", "--on", found.address))
    assert ran.err == [
        "22: không dựng được: tiến trình dựng bị dừng giữa chừng, 2 lần: máy dựng bị dừng [lo/tien-trinh]"
    ]
    assert len(documents(units, "ra")) == UNITS - 1


def test_no_scheduler_is_told(units: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vanban.plugins.executors.dask_cluster.PATIENCE", 1)
    ran = run(*arguments(units, "ra", "--on", "tcp://127.0.0.1:9"))
    assert ran.err == [
        "lỗi: không nối được máy điều phối “tcp://127.0.0.1:9”; hãy xem dask scheduler ở đó có đang chạy không [lo/khong-noi-duoc]"
    ]


def test_an_address_of_no_kind_is_told(units: Project, run: Run) -> None:
    ran = run(*arguments(units, "ra", "--on", "may-1"))
    assert ran.err == ["lỗi: không biết dựng ở “may-1”; địa chỉ có dạng tcp://máy:cổng [lo/dia-chi]"]


def started(command: list[str]) -> subprocess.Popen[bytes]:
    """The command line in a process of its own."""
    whole = [sys.executable, "-m", "vanban", *command]
    return subprocess.Popen(whole, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
