"""What a writer plugin is: Document and theme in, the bytes of a file out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

from .model import Document
from .theme import Theme


class Writer(ABC):
    """Writes one format; ``name`` is what ``--to`` takes, ``suffix`` how its files end."""

    name: ClassVar[str]
    suffix: ClassVar[str]

    @abstractmethod
    def write(self, document: Document, theme: Theme) -> bytes:
        """The file's content; the engine puts it on the disk."""
