"""All plugins loaded, and the project read with them."""

from __future__ import annotations

from pathlib import Path

from .errors import VanbanError, in_order
from .project import Project, load_project
from .registry import Registry


def prepare(folder: Path) -> tuple[Registry, Project]:
    """Load all plugins and read the project; raises VanbanError when no report can be made of it."""
    registry = Registry()
    registry.load_installed()
    try:
        project = load_project(folder, registry.read)
    except VanbanError as fault:
        raise type(fault)(*in_order((*registry.findings, *fault.findings))) from None
    registry.load_files(folder, [(name, name.location) for name in project.plugins])
    return registry, project
