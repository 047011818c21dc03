"""What a source plugin is: it reads data and knows where each value stood."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from attrs import field, frozen

from .errors import Finding, Location
from .files import TextFile, find_file, read_text
from .located import Text
from .model import Agency
from .period import Period
from .values import Node


@frozen
class Request:
    """What is asked of a source: a file of the project, asked for at ``location``, for whom and when.

    ``sheet`` is for workbooks, ``query`` (a file of the project) and ``table`` for databases; empty
    where the report states none. The project file and themes are read before there is an agency or
    a period.
    """

    project: Path
    file: str
    location: Location | None = None
    agency: Agency | None = None
    period: Period | None = None
    sheet: Text = field(factory=Text)
    query: Text = field(factory=Text)
    table: Text = field(factory=Text)
    outside: bool = False
    """Whether the file may lie outside the project folder."""

    parameters: Mapping[str, str] = field(factory=dict)
    """What else queries may ask for: in a batch ``unit``, its code, and the other columns of its row."""

    def text(self) -> TextFile:
        """The file as text; raises VanbanError where it cannot be read."""
        return read_text(self.project, self.file, self.location, outside=self.outside)

    def path(self) -> Path:
        """The file's path, inside the project folder; raises VanbanError where there is none."""
        return find_file(self.project, self.file, self.location, outside=self.outside)


@frozen
class Reading:
    """The values that a source found, and what it noticed on the way."""

    node: Node
    findings: tuple[Finding, ...] = ()


class Source(ABC):
    """Reads one kind of data. ``suffixes`` are the file endings that choose it by themselves."""

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]] = ()
    blanks: ClassVar[str] = ""
    """The ending of the blank files that the source makes, where it makes any."""

    def reads(self, file: str) -> bool:
        """Whether a name such as ``data/a.csv`` chooses this source."""
        return "://" not in file and Path(file).suffix.lower() in self.suffixes

    @abstractmethod
    def read(self, request: Request) -> Reading:
        """Read the data; raises VanbanError with a finding for each fault."""

    def blank(self, contract: type) -> bytes:
        """A file to be filled in, from a contract; for sources that state ``blanks``."""
        raise NotImplementedError
