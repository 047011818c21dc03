"""A section's wording copied into a report project or an agency layer, to be edited there."""

from __future__ import annotations

from pathlib import Path

from .errors import Location, VanbanError, error
from .files import place_for
from .guard import guarded
from .project import Project
from .registry import Registry
from .saving import save
from .wording import TEMPLATES, own_wording


def eject(section: str, registry: Registry, folder: Path, project: Project | None) -> str:
    """Copy the wording that is in use into ``folder``; returns the file, as seen from there.

    Raises VanbanError for an unknown section, or where the folder words it already.
    """
    offer = registry.require("section", section)
    file = f"{TEMPLATES}/{section}.md"
    if (folder / file).exists():
        raise VanbanError(error("tep/da-co", "báo cáo đã có mẫu này; không ghi đè", Location(file)))
    own = own_wording(project, section) if project else None
    doing = f"lúc đọc mẫu của mục “{section}” (template)"
    text = own.text if own else guarded(offer.plugin, doing, offer.value.template).text
    if not text:
        message = f"mục “{section}” dựng lời văn bằng mã Python của {offer.plugin}, không có mẫu để chép"
        raise VanbanError(error("mau/khong-co", message))
    save(text.encode(), place_for(folder, file, outside=bool(project and project.trusted)))
    return file
