"""Other machines, by Dask distributed: its scheduler and workers run there, each with the same vanban."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import Executor as Pool
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vanban import Executor, Job, Packed, VanbanError, error, hookimpl

if TYPE_CHECKING:
    from distributed import Worker

PATIENCE = 10
"""Seconds that a scheduler may take to answer."""


class DaskExecutor(Executor):
    """A scheduler at ``tcp://HOST:PORT`` and all of its workers; they are sent the project as one bundle."""

    name = "dask"
    schemes = ("tcp", "tls")

    @contextmanager
    def start(self, job: Job, jobs: int, on: str, pack: Callable[[], Packed]) -> Iterator[Pool]:
        """Send the bundle to the workers, those that join later too, and see that their programs are ours."""
        packed = pack()
        with _client(on) as client:
            client.register_plugin(_place(packed), name=packed.name)
            _refuse_others(client, packed.name)
            yield _Workers(client, packed.name)


@contextmanager
def _client(on: str) -> Iterator[Any]:
    try:
        import dask
        from distributed import Client
    except ImportError:
        message = "chưa cài thư viện để dựng trên các máy khác; hãy chạy: pip install 'vanban[dask]'"
        raise VanbanError(error("lo/thieu-dask", message)) from None
    connect: Any = Client
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with dask.config.set({"distributed.comm.timeouts.connect": f"{PATIENCE}s"}):
        try:
            client = connect(on, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, TypeError, RuntimeError):
            message = f"không nối được máy điều phối “{on}”; hãy xem dask scheduler ở đó có đang chạy không"
            raise VanbanError(error("lo/khong-noi-duoc", message)) from None
        try:
            yield client
        finally:
            with suppress(Exception):  # the scheduler may be gone
                client.close(timeout=PATIENCE)


def _refuse_others(client: Any, name: str) -> None:
    """Raises VanbanError for workers whose programs are of other versions, and where there are none."""
    found: dict[str, list[str]] = client.run(partial(_differences, name))
    if not found:
        raise VanbanError(error("lo/khong-may", "máy điều phối chưa có máy dựng nào; hãy chạy dask worker"))
    told = [
        error("lo/khac-phien-ban", f"máy dựng {address} khác máy này: {'; '.join(those)}")
        for address, those in sorted(found.items())
        if those
    ]
    if told:
        raise VanbanError(*told)


def _differences(name: str, dask_worker: Worker) -> list[str]:
    place: Any = dask_worker.plugins[name]
    return list(place.settled.differences)


def _place(packed: Packed) -> Any:
    """The plugin of a worker, which settles the project there."""
    from distributed import WorkerPlugin

    class Place(WorkerPlugin):
        def setup(self, worker: Worker) -> None:
            self.settled = packed.settle(Path(worker.local_directory))

    return Place()


def _make(name: str, *asked: Any) -> Any:
    """What a worker does for a unit."""
    from distributed import get_worker

    place: Any = get_worker().plugins[name]
    return place.settled.make(*asked)


class _Workers(Pool):
    """The cluster's workers under the names of ``concurrent.futures``."""

    def __init__(self, client: Any, name: str) -> None:
        self._client, self._name = client, name

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a document made by one of the workers; raises VanbanError once the scheduler is gone."""
        if self._client.status != "running":
            message = "mất liên lạc với máy điều phối; những văn bản đã dựng vẫn còn, chạy lại để dựng tiếp"
            raise VanbanError(error("lo/mat-lien-lac", message))
        told: Future[Any] = Future()
        future: Any = self._client.submit(_make, self._name, fn, *args, **kwargs, pure=False)
        future.add_done_callback(partial(_tell, told=told))
        return told


def _tell(done: Any, told: Future[Any]) -> None:
    if done.status == "finished":
        told.set_result(done.result())
    elif done.status == "error":
        fault = done.exception()
        is_lost = type(fault).__name__ == "KilledWorker"
        told.set_exception(BrokenExecutor("máy dựng bị dừng") if is_lost else fault)
    else:
        told.set_exception(BrokenExecutor("mất liên lạc với máy điều phối"))


@hookimpl
def vanban_register_executors() -> Iterable[Executor]:
    """Offer the workers of a Dask scheduler."""
    return [DaskExecutor()]
