"""Where a report, or a layer that it inherits, words a section anew."""

from __future__ import annotations

import posixpath

from .files import TextFile, read_text
from .inputs import noted
from .project import Project

TEMPLATES = "templates"
"""The folder of a project's or layer's own wording, one file for each section that it words."""


def wording_files(project: Project, section: str) -> list[str]:
    """The files that may word the section, nearest first, as seen from the project."""
    return [posixpath.join(layer, TEMPLATES, f"{section}.md") for layer in project.layers]


def own_wording(project: Project, section: str) -> TextFile | None:
    """The nearest of them that is there; raises VanbanError where it cannot be read."""
    for file in wording_files(project, section):
        if noted(project.folder / file).exists():
            return read_text(project.folder, file, outside=project.trusted)
    return None
