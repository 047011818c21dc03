"""What a writer plugin is: Document and theme in, the bytes of a file out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from .errors import Finding, Location, VanbanError, error
from .ledger import Kept, Ledger, kept_of
from .model import Document
from .seen import Seen
from .theme import Theme


class Writer(ABC):
    """Writes one format; ``name`` is what ``--to`` takes, ``suffix`` how its files end."""

    name: ClassVar[str]
    suffix: ClassVar[str]

    @abstractmethod
    def write(self, document: Document, theme: Theme) -> bytes:
        """The file's content; the engine puts it on the disk."""

    def notes(self, document: Document, theme: Theme) -> Iterable[Finding]:
        """What to tell of a document before it is written in this format; an error is told as any other."""
        return ()

    def ledger(self, content: bytes, name: str) -> Ledger:
        """The facts that a file of this format keeps, as it prints them now.

        Raises VanbanError where it keeps none; ``name`` is the file's, for the finding.
        """
        message = f"tệp dạng “{self.name}” không mang theo số liệu"
        raise VanbanError(error("so-lieu/khong-mang", message, Location(name)))

    def kept(self, content: bytes, name: str) -> Kept:
        """What a consolidating report takes from a file of this format; raises what ``ledger`` raises."""
        return kept_of(self.ledger(content, name), name)

    def seen(self, content: bytes, name: str) -> Seen:
        """What a file of this format shows of its form, whoever made it.

        Raises VanbanError with one sentence where it cannot be read; ``name`` is the file's, for the finding.
        """
        message = f"chưa kiểm tra được thể thức của tệp dạng “{self.name}”"
        raise VanbanError(error("van-ban/khong-doc-duoc", message, Location(name)))
