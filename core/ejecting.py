"""A section's wording copied into a report project, to be edited there."""

from __future__ import annotations

from pathlib import Path

from .contribute import TEMPLATES
from .errors import Location, VanbanError, error
from .guard import guarded
from .registry import Registry
from .saving import save


def eject(section: str, registry: Registry, folder: Path) -> str:
    """Copy the wording into a project or an agency layer; returns the file, as seen from there.

    Raises VanbanError for an unknown section, or where the project words it already.
    """
    offer = registry.require("section", section)
    file = f"{TEMPLATES}/{section}.md"
    if (folder / file).exists():
        raise VanbanError(error("tep/da-co", "báo cáo đã có mẫu này; không ghi đè", Location(file)))
    doing = f"lúc đọc mẫu của mục “{section}” (template)"
    origin = guarded(offer.plugin, doing, offer.value.template)
    if not origin.text:
        message = f"mục “{section}” dựng lời văn bằng mã Python của {offer.plugin}, không có mẫu để chép"
        raise VanbanError(error("mau/khong-co", message))
    save(origin.text.encode(), folder / file)
    return file
