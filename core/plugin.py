"""What a plugin is called, by which way it came in, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from types import TracebackType

from attrs import field, frozen

from .errors import Location

REMEDIES = {
    "built-in": "hãy báo lỗi này cho nhóm viết vanban",
    "package": "hãy báo người viết plugin; tạm tắt: vanban plugins disable {name}",
    "folder": "hãy sửa section.toml của mục",
    "project": "hãy sửa plugin, hoặc bỏ nó khỏi dòng “plugins:” của report.yaml",
}


class Way(StrEnum):
    """The ways in: part of vanban, an installed package, a section without Python, Python of the project."""

    BUILT_IN = "built-in"
    PACKAGE = "package"
    FOLDER = "folder"
    PROJECT = "project"


@frozen
class Plugin:
    """One plugin: a module of vanban, an installed distribution, or a file or folder of the project.

    ``root`` is the folder of its code; the files of a project are named as seen from there.
    """

    name: str
    version: str = ""
    way: Way = Way.BUILT_IN
    root: Path | None = field(default=None, eq=False)

    def __str__(self) -> str:
        return f"plugin “{self.name}” {self.version}".rstrip()

    @property
    def remedy(self) -> str:
        """What the reader of a message can do."""
        return REMEDIES[self.way].format(name=self.name)

    def place(self, file: str, line: int) -> Location | None:
        """A line of the plugin's own code; None for a file that is not its own."""
        if self.root is None or not Path(file).is_relative_to(self.root):
            return None
        return Location(
            str(Path(file).relative_to(self.root)) if self.way in {Way.PROJECT, Way.FOLDER} else file, line
        )

    def place_of(self, function: Callable[..., object]) -> Location | None:
        """Where the plugin defines a function, or describes what others define by its section.toml."""
        if self.way is Way.FOLDER:
            return Location(f"{self.name}/section.toml")
        code = getattr(function, "__code__", None)
        return self.place(code.co_filename, code.co_firstlineno) if code else None

    def place_in(self, fault: BaseException) -> Location | None:
        """The innermost line of the plugin's own code that an exception passed."""
        if isinstance(fault, SyntaxError) and fault.filename and fault.lineno:
            return self.place(fault.filename, fault.lineno)
        found: Location | None = None
        traceback: TracebackType | None = fault.__traceback__
        while traceback:
            found = self.place(traceback.tb_frame.f_code.co_filename, traceback.tb_lineno) or found
            traceback = traceback.tb_next
        return found
