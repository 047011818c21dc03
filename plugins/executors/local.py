"""Processes of this machine: one that dies or hangs is replaced, and no other suffers."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import Executor as Pool
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from vanban import Executor, Job, Packed, hookimpl

if TYPE_CHECKING:
    from pebble import ProcessPool


class LocalExecutor(Executor):
    """As many processes as the machine has processors, unless told otherwise."""

    name = "local"

    @contextmanager
    def start(self, job: Job, jobs: int, on: str, pack: Callable[[], Packed]) -> Iterator[Pool]:
        """Each process prepares the job with its first document, and keeps it."""
        import multiprocessing

        from pebble import ProcessPool

        context = multiprocessing.get_context("spawn")  # a fork copies locks that threads may hold
        pool = ProcessPool(jobs or os.cpu_count() or 1, initializer=_begin, context=context)
        try:
            yield _Processes(pool, job.limit)
        finally:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble annotates all else
            pool.join()


class _Processes(Pool):
    """Pebble's pool under the names of ``concurrent.futures``."""

    def __init__(self, pool: ProcessPool, limit: float) -> None:
        self._pool, self._limit = pool, limit

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Have a function called in one of the processes."""
        told: Future[Any] = Future()
        future = self._pool.schedule(fn, args=args, kwargs=kwargs, timeout=self._limit)
        future.add_done_callback(lambda done: _tell(done, told))
        return told


def _tell(done: Future[Any], told: Future[Any]) -> None:
    from pebble import ProcessExpired

    if done.cancelled():
        told.cancel()
        return
    fault = done.exception()
    if isinstance(fault, ProcessExpired):
        told.set_exception(BrokenExecutor(f"mã {fault.exitcode}"))
    elif fault is not None:
        told.set_exception(fault)
    else:
        told.set_result(done.result())


def _begin() -> None:
    """Ctrl-C reaches all processes of a terminal; the first one ends the others in order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)  # a document leaves few cycles behind


@hookimpl
def vanban_register_executors() -> Iterable[Executor]:
    """Offer processes of this machine."""
    return [LocalExecutor()]
