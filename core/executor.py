"""What an executor plugin is: it has the documents of a batch made by other processes, here or elsewhere."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Executor as Pool
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, ClassVar, Protocol

from attrs import frozen


@frozen
class Job:
    """What all units of a batch have in common: the project's folder, whether it is trusted, the format."""

    folder: str
    is_trusted: bool
    to: str
    layers: tuple[str, ...] = ("",)
    """The folders of its own files and of the agency layers that it inherits, as seen from ``folder``."""

    limit: float = 300.0
    """Seconds that one document may take."""


class Packed(Protocol):
    """What workers on another machine need: the project as one bundle, the versions of our programs.

    It goes there by pickle. ``settle`` unpacks it below a folder, once for each process, and gives an object
    whose ``differences`` are the programs of another version, as parts of a sentence, and whose ``make`` is
    to be called with whatever ``submit`` was.
    """

    @property
    def name(self) -> str:
        """What tells it from other projects: the hash of its bundle."""

    def settle(self, folder: Path) -> Any:
        """Called on the other machine."""


class Executor(ABC):
    """Starts workers. ``schemes`` are the addresses of ``--on`` that choose it: ``tcp`` of ``tcp://…``."""

    name: ClassVar[str]
    schemes: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def start(self, job: Job, jobs: int, on: str, pack: Callable[[], Packed]) -> AbstractContextManager[Pool]:
        """Workers as an executor of ``concurrent.futures``, until the context ends.

        ``submit(make, job, unit, output)`` is all that is asked of it. ``jobs`` is how many at a time (0: as
        many as there are), ``on`` the address, ``pack`` for workers that do not see this disk. A future
        raises ``BrokenExecutor`` or ``TimeoutError`` where its worker died or hangs; other units go on.
        Raises VanbanError where there are no workers.
        """
