"""Sections without Python: ``sections/<name>/section.toml`` and ``text.md`` of a report project."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from .discovery import Candidate
from .errors import Location, VanbanError, error
from .files import find_file
from .hookspecs import hookimpl
from .located import Text
from .plugin import Plugin, Way
from .project import Project
from .read import read
from .section import Section
from .source import Reading, Request
from .versions import unmet

FOLDER, FILE = "sections", "section.toml"


def section_folders(project: Project, read_file: Callable[[Request], Reading]) -> Iterator[Candidate]:
    """The sections of a project and its layers, the nearest of each name; each is read when it is used."""
    names: set[str] = set()
    for layer in project.layers:
        for file in sorted((project.folder / layer / FOLDER).glob(f"*/{FILE}")):
            name = file.parent.name
            if name not in names:
                names.add(name)
                folder = posixpath.join(layer, FOLDER, name)
                plugin = Plugin(folder, way=Way.FOLDER, root=project.folder.absolute())
                load = partial(_module, project.folder, folder, read_file, project.trusted)
                yield Candidate(plugin, (("section", name),), load, imports=False)


def _module(project: Path, folder: str, read_file: Callable[[Request], Reading], outside: bool) -> object:
    """The section, behind the hook that a Python plugin would have."""
    section = read_section(project, folder, read_file, outside=outside)
    return SimpleNamespace(vanban_register_sections=hookimpl(lambda: [section]))


def read_section(
    project: Path, folder: str, read_file: Callable[[Request], Reading], *, outside: bool = False
) -> Section:
    """The section that a folder describes; raises VanbanError with all faults of its section.toml."""
    from .section_contract import contract_of  # most reports have no such section; the two cost a start 4 ms
    from .section_file import SectionFile

    file = f"{folder}/{FILE}"
    reading = read_file(Request(project, file, outside=outside))
    filled = read(SectionFile, reading.node, "section")
    if filled.data is None or filled.findings:
        raise VanbanError(*filled.findings)
    stated = filled.data
    _refuse_other_version(stated.requires)
    find_file(project, f"{folder}/text.md", Location(file), outside=outside)
    return Section(Path(folder).name, stated.title, contract_of(stated), (project / folder).absolute())


def _refuse_other_version(requires: Text) -> None:
    try:
        wanted = unmet([requires])
    except ValueError:
        message = f"“{requires}” không phải là cách ghi bản cần có; hãy ghi như vanban>=0.1,<1"
        raise VanbanError(error("muc/khac-ban", message, requires.location)) from None
    if wanted:
        message = f"mục này cần {requires}; hãy nâng cấp vanban"
        raise VanbanError(error("muc/khac-ban", message, requires.location))
