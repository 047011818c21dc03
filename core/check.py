"""What a check plugin is: it looks at the whole document and reports."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from .errors import Finding
from .model import Document


class Check(ABC):
    """One question asked of every document."""

    name: ClassVar[str]

    @abstractmethod
    def check(self, document: Document) -> Iterable[Finding]:
        """What is wrong with the document, if anything."""
