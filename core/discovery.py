"""Which plugins there are, and what they announce, without importing any of them.

The built-in ones are a table. An installed package names a module in an entry point for each object that
it offers: in the group ``vanban.sections`` the section's name, and so for the other kinds. A module in the
group ``vanban`` announces nothing, so it is imported at every start.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from attrs import frozen

from .errors import Location
from .plugin import Plugin, Way

GROUP = "vanban"
KINDS = ("theme", "source", "section", "check", "writer", "executor")
BUILT_IN = (
    ("theme", "nd30", "vanban.themes.nd30"),
    ("theme", "dang", "vanban.themes.dang"),
    ("theme", "van-phong-ubnd", "vanban.themes.van_phong_ubnd"),
    ("theme", "ubnd-xa", "vanban.themes.ubnd_xa"),
    ("source", "yaml", "vanban.plugins.sources.yaml_source"),
    ("source", "json", "vanban.plugins.sources.json_source"),
    ("source", "toml", "vanban.plugins.sources.toml_source"),
    ("source", "csv", "vanban.plugins.sources.csv_source"),
    ("source", "text", "vanban.plugins.sources.text_source"),
    ("source", "excel", "vanban.plugins.sources.excel_source"),
    ("source", "sql", "vanban.plugins.sources.sql_source"),
    ("section", "situation", "vanban.sections.situation"),
    ("section", "directives", "vanban.sections.directives"),
    ("section", "administrative-reform", "vanban.sections.administrative_reform"),
    ("section", "dialogue", "vanban.sections.dialogue"),
    ("section", "citizen-reception", "vanban.sections.citizen_reception"),
    ("section", "grassroots-democracy", "vanban.sections.grassroots_democracy"),
    ("section", "anti-corruption", "vanban.sections.anti_corruption"),
    ("section", "emulation", "vanban.sections.emulation"),
    ("section", "narrative", "vanban.sections.narrative"),
    ("section", "tasks", "vanban.sections.tasks"),
    ("section", "returns", "vanban.sections.returns"),
    ("check", "trich-dan", "vanban.plugins.checks.citations"),
    ("check", "noi-nhan", "vanban.plugins.checks.recipients"),
    ("check", "nhat-quan", "vanban.plugins.checks.consistency"),
    ("writer", "docx", "vanban.plugins.writers.docx"),
    ("writer", "pdf", "vanban.plugins.writers.pdf"),
    ("writer", "boxes", "vanban.plugins.writers.boxes"),
    ("writer", "metadata", "vanban.plugins.writers.metadata"),
    ("writer", "metadata-csv", "vanban.plugins.writers.metadata_csv"),
    ("writer", "html", "vanban.plugins.writers.html"),
    ("writer", "md", "vanban.plugins.writers.markdown"),
    ("writer", "json", "vanban.plugins.writers.json_writer"),
    ("executor", "local", "vanban.plugins.executors.local"),
    ("executor", "dask", "vanban.plugins.executors.dask_cluster"),
)
"""Kind, name and module of what vanban itself offers, in the order in which sources are asked."""


@frozen
class Candidate:
    """A plugin that may be loaded, and the (kind, name) of what it announces; empty: known once loaded."""

    plugin: Plugin
    announced: tuple[tuple[str, str], ...]
    load: Callable[[], object]
    requires: tuple[str, ...] = ()
    """What its distribution requires of vanban and others, as pip reads it."""

    entry: str = ""
    """The module that its entry point names."""

    written: Callable[[str], Location | None] = lambda words: None
    """Where words of its metadata are written."""

    imports: bool = True
    """Whether to load it is to run code of its own."""

    def is_called(self, name: str) -> bool:
        """Whether people may mean it by that name: its own, its file's, or that of something it announces."""
        file = Path(self.plugin.name).stem
        names = {self.plugin.name, file, file.replace("_", "-"), *(known for _, known in self.announced)}
        return name in names

    def may_offer(self, kind: str, name: str = "") -> bool:
        """Whether an object of that kind, and that name, may be among what it offers."""
        fits = (kind == one and name in {"", known} for one, known in self.announced)
        return not self.announced or any(fits)


def built_in() -> Iterator[Candidate]:
    """The plugins that are part of vanban."""
    version = importlib.metadata.version("vanban")
    for kind, name, module in BUILT_IN:
        plugin = Plugin(module, version)
        yield Candidate(plugin, ((kind, name),), partial(importlib.import_module, module))


def installed() -> Iterator[Candidate]:
    """The plugins of installed packages by name; the entry points of one module are one plugin."""
    modules: dict[tuple[str, str], list[importlib.metadata.EntryPoint]] = {}
    points = importlib.metadata.entry_points()
    for group in (GROUP, *(f"{GROUP}.{kind}s" for kind in KINDS)):
        for point in points.select(group=group):
            modules.setdefault((_distribution(point), point.value), []).append(point)
    for (name, value), announcing in sorted(modules.items()):
        dist = announcing[0].dist
        announced = tuple(sorted((point.group[len(GROUP) + 1 : -1], point.name) for point in announcing))
        yield Candidate(
            Plugin(name, dist.version if dist else "", Way.PACKAGE, _root(value)),
            () if any(not kind for kind, _ in announced) else announced,
            announcing[0].load,
            tuple(dist.requires or ()) if dist else (),
            value,
            partial(_written, dist),
        )


def _written(dist: importlib.metadata.Distribution | None, words: str) -> Location | None:
    files = (dist and dist.files) or ()
    for file in (one for one in files if one.name in {"entry_points.txt", "METADATA"}):
        if found := line_of(Path(str(file.locate())), words):
            return Location(str(file.locate()), found)
    return None


def line_of(file: Path, words: str) -> int:
    """The first line of a file that holds these words; 0 for none."""
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if words in line), 0)


def _distribution(point: importlib.metadata.EntryPoint) -> str:
    return point.dist.name if point.dist else point.name


def _root(value: str) -> Path | None:
    """The folder of an entry point's top package, or its module's file; nothing is imported."""
    try:
        spec = importlib.util.find_spec(value.partition(":")[0].partition(".")[0])
    except (ImportError, ValueError):
        return None
    if spec is None or not spec.origin:
        return None
    origin = Path(spec.origin)
    return origin.parent if origin.stem == "__init__" else origin
