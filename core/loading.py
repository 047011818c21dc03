"""Python of a report project: a file, or a folder with ``__init__.py``, as a module of its own."""

from __future__ import annotations

import importlib.util
import os
import sys
import zlib
from functools import partial
from pathlib import Path
from types import ModuleType

from .discovery import Candidate, line_of
from .errors import Location, VanbanError
from .files import find_file, read_text
from .inputs import noted
from .plugin import Plugin, Way
from .versions import stated_requirement

ENTRY = "__init__.py"


def project_plugin(project: Path, name: str, at: Location | None, *, outside: bool) -> Candidate:
    """The plugin that a report names; whatever is wrong with its file is told when it is loaded."""
    plugin = Plugin(name, way=Way.PROJECT, root=project.absolute())
    file = f"{name}/{ENTRY}" if os.path.isdir(project / name) else name
    try:
        path = find_file(project, file, at, outside=outside)
        code = read_text(project, file, at, outside=outside).text
        for neighbour in path.parent.glob("*.py") if path.name == ENTRY else ():
            noted(neighbour)
    except VanbanError as fault:
        return Candidate(plugin, (), partial(_refuse, fault), imports=False)
    load = partial(import_file, path.absolute())
    return Candidate(plugin, (), load, stated_requirement(code), written=partial(_written, path, file))


def refused(name: str, fault: VanbanError) -> Candidate:
    """A plugin that is not to be loaded, with the reason."""
    return Candidate(Plugin(name, way=Way.PROJECT), (), partial(_refuse, fault), imports=False)


def _written(path: Path, file: str, words: str) -> Location | None:
    line = line_of(path, words)
    return Location(file, line) if line else None


def _refuse(fault: VanbanError) -> object:
    raise fault


def import_file(path: Path) -> ModuleType:
    """The module of a file, under a name that no other file has; a folder's may import its neighbours."""
    module_name = f"vanban_project_{zlib.crc32(str(path.resolve()).encode()):08x}_{path.stem}"
    inside = [str(path.parent)] if path.name == ENTRY else None
    spec = importlib.util.spec_from_file_location(module_name, path, submodule_search_locations=inside)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module_name] = module  # dataclasses and relative imports look their module up
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[module_name]
        raise
    return module
