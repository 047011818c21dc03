"""All plugins known, and the project read with them."""

from __future__ import annotations

import shlex
from pathlib import Path

from .errors import VanbanError, error, in_order
from .loading import project_plugin, refused
from .located import Text
from .project import Project, load_project
from .registry import Registry, load_registry
from .section_folder import section_folders
from .settings import Settings, load_settings


def prepare(folder: Path, *, trust: bool = False) -> tuple[Registry, Project]:
    """Read the project and know all plugins; raises VanbanError when no report can be made of it.

    ``trust`` trusts the project for this run, as ``vanban trust`` does for all.
    """
    settings = load_settings()
    registry = load_registry(settings)
    try:
        project = load_project(folder, registry.read, trusted=trust or settings.trusts(folder))
    except VanbanError as fault:
        raise type(fault)(*in_order((*registry.findings, *fault.findings))) from None
    add_plugins(registry, project, settings)
    return registry, project


def add_plugins(registry: Registry, project: Project, settings: Settings) -> None:
    """The sections without Python of all layers, and the Python that the report names, if it is trusted."""
    for candidate in section_folders(project, registry.read):
        registry.add(candidate)
    for name in dict.fromkeys(project.plugins):
        if project.trusted:
            candidate = project_plugin(project.folder, name, name.location, outside=True)
        else:
            candidate = refused(name, _not_trusted(name, project.folder))
        registry.add(candidate, settings.keeps_out(name))


def _not_trusted(name: Text, folder: Path) -> VanbanError:
    command = f"vanban trust {shlex.quote(str(folder))}"
    message = f"chưa chạy mã Python “{name}” vì báo cáo chưa được tin cậy; đọc mã rồi chạy: {command}"
    return VanbanError(error("tin-cay/chua-tin", message, name.location))
