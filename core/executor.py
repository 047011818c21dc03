"""What an executor plugin is: it has the documents of a batch made by other processes, here or elsewhere."""

from __future__ import annotations

from abc import ABC, abstractmethod
from concurrent.futures import Executor as Pool
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, ClassVar

from attrs import frozen

if TYPE_CHECKING:
    from .elsewhere import Elsewhere


@frozen
class Job:
    """What all units of a batch have in common: the project's folder, whether it is trusted, the format."""

    folder: str
    is_trusted: bool
    to: str
    layers: tuple[str, ...] = ("",)
    """The folders of its own files and of the agency layers that it inherits, as seen from ``folder``."""

    def elsewhere(self) -> Elsewhere:
        """What workers on another machine need: the project as one bundle, the versions of our programs.

        It goes there by pickle; ``settle(folder)`` unpacks it below a folder once for each process, and
        ``make`` of what that gives is called with whatever ``submit`` was. Raises VanbanError for a project
        that is too large.
        """
        from .elsewhere import elsewhere

        return elsewhere(self)


class Executor(ABC):
    """Starts workers. ``schemes`` are the addresses of ``--on`` that choose it: ``tcp`` of ``tcp://…``."""

    name: ClassVar[str]
    schemes: ClassVar[tuple[str, ...]] = ()

    @abstractmethod
    def start(self, job: Job, jobs: int, on: str) -> AbstractContextManager[Pool]:
        """Workers as an executor of ``concurrent.futures``, until the context ends.

        ``submit(make, job, unit, output)`` is all that is asked of it; ``jobs`` is how many at a time (0: as
        many as there are), ``on`` the address. A future raises ``BrokenExecutor`` or ``TimeoutError`` where
        its worker died or hangs; other units go on. Raises VanbanError where there are no workers.
        """
