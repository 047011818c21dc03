"""Wording and labels of a report that nothing in it asks for."""

from __future__ import annotations

from collections.abc import Iterator

from .errors import Finding, Location, suggestion, warning
from .layers import FILE
from .model import OutlineItem
from .project import Project
from .wording import TEMPLATES


def idle_words(project: Project) -> Iterator[Finding]:
    """The project's own wording and labels that no section of the outline asks for: most often misspelt."""
    used = sorted(_sections(project.report.outline))
    for path in sorted((project.folder / TEMPLATES).glob("*.md")):
        if path.stem not in used:
            message = f"không mục nào của bố cục dùng mẫu này{suggestion(path.stem, used)}"
            yield warning("mau/khong-dung", message, Location(f"{TEMPLATES}/{path.name}"))
    for label, text in project.labels.items():
        section = label.partition(".")[0]
        if section not in used and (not text.location or text.location.file == FILE):
            message = f"không mục nào của bố cục dùng nhãn “{label}”{suggestion(section, used)}"
            yield warning("nhan/khong-dung", message, text.location)


def _sections(items: tuple[OutlineItem, ...]) -> set[str]:
    below = (_sections(item.parts) for item in items)
    return {str(item.section) for item in items if item.section}.union(*below)
