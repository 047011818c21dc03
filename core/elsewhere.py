"""What another machine needs to make the documents of a batch: the project, our programs' versions."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve, field, frozen, mutable

from .bundle import Bundle, bundle_of
from .errors import error
from .executor import Job
from .tools import differing_tools, installed_tools
from .units import UnitRow
from .workshop import Made

AT_A_TIME = threading.Lock()
"""A worker of several threads makes one document at a time: a process keeps one pandoc."""


@frozen(repr=False)
class Elsewhere:
    """Goes to each worker by pickle; ``settle`` is called there once, then ``make`` for each unit."""

    bundle: Bundle
    tools: Mapping[str, str]

    @property
    def name(self) -> str:
        """What tells it from other projects."""
        return f"vanban-{self.bundle.sha256[:16]}"

    def settle(self, folder: Path) -> Settled:
        """Unpack the project below a folder of this machine, and see what differs here."""
        root = self.bundle.unpacked(folder).resolve()
        return Settled(self.bundle, root, differing_tools(self.tools, installed_tools()))


@mutable(eq=False, repr=False)
class Settled:
    """The project on another machine; ``differences`` are parts of a sentence."""

    bundle: Bundle
    root: Path
    differences: list[str] = field(factory=list)

    def make(self, make: Callable[..., Made], job: Job, unit: UnitRow, output: str) -> Made:
        """The document of a unit; the files that it was made from are named as on the first machine."""
        if self.differences:
            message = f"máy dựng khác máy này: {'; '.join(self.differences)}"
            return Made(None, (error("lo/khac-phien-ban", message),), 1, {}, 0)
        here = evolve(job, folder=str(self.root / self.bundle.inside))
        with AT_A_TIME, _ended_after(job.limit):
            made = make(here, unit, output)
        inputs = {self._there(path): sha256 for path, sha256 in made.inputs.items()}
        return evolve(made, inputs=inputs)

    def _there(self, path: str) -> str:
        inside = path.removeprefix(str(self.root))
        return path if inside == path else f"{self.bundle.root}{inside}"


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """A process in which a document hangs ends: whoever watches over it starts another."""
    timer = threading.Timer(seconds, os._exit, (1,))
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def elsewhere(job: Job) -> Elsewhere:
    """All that a job needs on another machine; raises VanbanError where its project is too large."""
    return Elsewhere(bundle_of(Path(job.folder), job.layers), installed_tools())
