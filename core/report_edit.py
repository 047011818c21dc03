"""report.yaml with something added, as text: what the officer wrote around it, and the comments, stay."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
from attrs import frozen

from .contract import by_name
from .errors import Location, VanbanError, fold
from .layers import FILE
from .located import Text
from .model import DataQuery, OutlineItem
from .project import Project, load_project
from .report_file import ReportFile
from .saving import save
from .source import Reading, Request
from .values import Item, Record, Rows, Value

ReadFile = Callable[[Request], Reading]
Edit = tuple[int, int, list[str]]
"""Which lines are replaced (the first, and the one after the last, from 0), and by what."""


@frozen
class Addition:
    """What report.yaml is to state besides; empty where it is nothing of that kind."""

    heading: str = ""
    section: str = ""
    data: str = ""
    plugin: str = ""
    theme: str = ""

    @property
    def outline_item(self) -> list[str]:
        """The lines of the outline's new item."""
        return [f"- heading: {self.heading}", f"  section: {self.section}", f"  data: {self.data}"]

    @property
    def lines(self) -> list[str]:
        """What to add by hand."""
        plugin = [f"plugins: [{self.plugin}]"] if self.plugin else []
        theme = [f"theme: {self.theme}"] if self.theme else []
        item = ["outline:", *(f"  {line}" for line in self.outline_item)] if self.section else []
        return [*theme, *plugin, *item]


def edited(project: Project, addition: Addition, read_file: ReadFile) -> bytes | None:
    """The new content of report.yaml; None where it cannot be had by inserting lines."""
    before = (project.folder / FILE).read_bytes().decode()
    if "\r" in before.replace("\r\n", "") or 0 < before.count("\r\n") < before.count("\n"):
        return None  # ends of lines that cannot be kept as they are
    root = read_file(Request(project.folder, FILE)).node
    if not isinstance(root, Record):
        return None
    after = _Editor(root.items, before.replace("\r\n", "\n").split("\n")).text(addition)
    content = (after.replace("\n", "\r\n") if "\r\n" in before else after).encode()
    return content if _states(content, _with(project, addition), read_file) else None


def _with(project: Project, addition: Addition) -> Project:
    """The project as it is to be read from the new file."""
    report, plugins = project.report, project.plugins
    if addition.section:
        data = (DataQuery(Text(addition.data)),)
        item = OutlineItem(Location(FILE), Text(addition.heading), Text(addition.section), data)
        report = attrs.evolve(report, outline=(*report.outline, item))
    if addition.theme:
        report = attrs.evolve(report, theme=Text(addition.theme))
    if addition.plugin:
        plugins = (*plugins, Text(addition.plugin))
    return attrs.evolve(project, report=report, plugins=plugins)


def _states(content: bytes, meant: Project, read_file: ReadFile) -> bool:
    """Whether the new file, read in place of the old one, states what is meant and nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        save(content, Path(folder) / FILE)

        def read_instead(request: Request) -> Reading:
            is_it = request.file == FILE
            return read_file(attrs.evolve(request, project=Path(folder)) if is_it else request)

        try:
            found = load_project(meant.folder, read_instead, trusted=meant.trusted)
        except VanbanError:
            return False
    return _without_places(found) == _without_places(meant)


def _without_places(project: Project) -> dict[str, object]:
    return attrs.asdict(project, filter=lambda _, value: not isinstance(value, Location | None))


@frozen(eq=False, repr=False)
class _Editor:
    """The lines of report.yaml, and where its entries stand in them."""

    items: tuple[Item, ...]
    lines: list[str]

    def text(self, addition: Addition) -> str:
        """The lines with the addition; whether they state what they should, the reader tells."""
        lines = list(self.lines)
        for start, stop, new in sorted(self._edits(addition), key=lambda edit: edit[:2], reverse=True):
            lines[start:stop] = new
        return "\n".join(lines)

    def _edits(self, addition: Addition) -> Iterator[Edit]:
        if addition.section:
            yield self._outline(addition.outline_item)
        if addition.plugin:
            yield self._plugin(addition.plugin)
        if addition.theme:
            yield self._theme(addition.theme)

    def _outline(self, new: list[str]) -> Edit:
        item = self._item("outline")
        if item is None:
            return self._new_entry(["outline:", *(f"  {line}" for line in new)])
        indent = self._indent(item)
        stop = self._stop(item)
        return stop, stop, [indent + line for line in new]

    def _plugin(self, name: str) -> Edit:
        item = self._item("plugins")
        if item is None:
            return self._new_entry([f"plugins: [{name}]"])
        start, stop = item.location.line - 1, self._stop(item)
        if isinstance(item.node, Value):
            old = str(item.node.data or "")
            return self._value(item, old, f"[{old}, {name}]" if old else f"[{name}]")
        if isinstance(item.node, Rows) and self.lines[item.node.location.line - 1].lstrip().startswith("-"):
            return stop, stop, [f"{self._indent(item)}- {name}"]
        flow = "\n".join(self.lines[start:stop])
        inside, bracket, rest = flow.partition("]")
        listed = inside.rstrip()
        comma = "" if listed.endswith("[") else " " if listed.endswith(",") else ", "
        return start, stop, f"{listed}{comma}{name}{inside[len(listed) :]}{bracket}{rest}".split("\n")

    def _theme(self, name: str) -> Edit:
        item = self._item("theme")
        if item is None:
            return self._new_entry([f"theme: {name}"])
        old = str(item.node.data or "") if isinstance(item.node, Value) else ""
        return self._value(item, old, name)

    def _value(self, item: Item, old: str, new: str) -> Edit:
        """The entry's line with another value in it."""
        at = item.location.line - 1
        key, colon, rest = self.lines[at].partition(":")
        rest = rest.replace(old, new, 1) if old else f" {new}{rest}"
        return at, at + 1, [f"{key}{colon}{rest}"]

    def _new_entry(self, new: list[str]) -> Edit:
        """Above the outline and the comments that stand on it, or at the end."""
        outline = self._item("outline")
        at = outline.location.line - 1 if outline else len(self.lines) - (not self.lines[-1].strip())
        while outline and at > 0 and self.lines[at - 1].startswith("#"):
            at -= 1
        apart = [""] if outline and at > 0 and not self.lines[at - 1].strip() else []
        return at, at, [*new, *apart]

    def _item(self, name: str) -> Item | None:
        """The entry that fills a field, by whichever of its names."""
        known = by_name(ReportFile)
        found = (item for item in self.items if (spec := known.get(fold(item.key))) and spec.name == name)
        return next(found, None)

    def _indent(self, item: Item) -> str:
        line = self.lines[item.node.location.line - 1]
        return line[: len(line) - len(line.lstrip())]

    def _stop(self, item: Item) -> int:
        """The line after an entry; empty lines and comments before the next one are not of it."""
        start = item.location.line
        later = [one.location.line - 1 for one in self.items if one.location.line > start]
        stop = min(later, default=len(self.lines))
        while stop > start and (not self.lines[stop - 1].strip() or self.lines[stop - 1].startswith("#")):
            stop -= 1
        return stop
