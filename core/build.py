"""A project folder to a file: the whole way through, in the order in which it happens."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from attrs import evolve, frozen

from .assemble import assemble
from .components import components
from .errors import Finding, Location, PluginError, Severity, VanbanError, error, in_order
from .files import find_file
from .guard import guarded, plugin_error
from .model import Document
from .project import Project
from .recall import recall
from .registry import Registry
from .source import Reading, Request
from .theme import Theme, ThemeFolder, load_theme

OUTPUT = "ket-qua"


@frozen(eq=False, repr=False)
class Built:
    """The document, its theme, and every finding; a theme at fault still lets the text be checked."""

    document: Document
    theme: Theme | None
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything keeps the report from being final."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def exit_code(self) -> int:
        """0 when every section contributed; 3 when a plugin failed, 1 when the report or its data did."""
        plugin = any(
            finding.code.startswith("plugin/") and finding.severity is Severity.ERROR
            for finding in self.findings
        )
        if plugin or "plugin" in self.document.failed.values():
            return 3
        return 1 if self.document.failed or self.theme is None else 0


def build(registry: Registry, project: Project) -> Built:
    """Assemble and check the document, load its theme, and see that the two fit."""
    recalled = recall(project, registry)
    document = assemble(project, registry, recalled.baselines)
    document = evolve(document, findings=(*recalled.findings, *document.findings))
    try:
        theme = find_theme(registry, project)
        components(document.report, theme)
    except VanbanError as fault:
        return Built(document, None, in_order((*document.findings, *fault.findings)))
    return Built(document, theme, in_order((*document.findings, *theme.findings)))


def find_theme(registry: Registry, project: Project) -> Theme:
    """The project's theme: a name that a plugin offers, or a .toml file of the project."""
    name = project.report.theme
    if name in registry.themes:
        return registry.themes[name]
    theme = _load_theme(registry, project)
    if not name.endswith(".toml") and not theme.findings:
        registry.themes[name] = theme
    return theme


def _load_theme(registry: Registry, project: Project) -> Theme:
    def locate(name: str, at: Location | None) -> Path:
        if name.endswith(".toml"):
            return find_file(project.folder, name, at)
        folder: ThemeFolder = registry.find("theme", name, at).value
        return folder.folder / "theme.toml"

    def read_toml(file: Path, at: Location | None) -> Reading:
        if file.is_relative_to(project.folder):
            return registry.read(Request(project.folder, str(file.relative_to(project.folder)), at))
        return registry.read(Request(file.parent.parent, f"{file.parent.name}/{file.name}", at))

    return load_theme(project.report.theme, project.theme_at, locate, read_toml)


def write(registry: Registry, built: Built, theme: Theme, to: str) -> bytes:
    """The document in the format ``to``."""
    offer = registry.find("writer", to)
    content = guarded(offer.plugin.name, f"lúc ghi “{to}”", lambda: offer.value.write(built.document, theme))
    if not isinstance(content, bytes):
        message = f"định dạng “{to}” trả về {type(content).__name__}, phải là bytes"
        raise PluginError(plugin_error("plugin/sai-kieu", message, offer.plugin.name))
    return content


def save(content: bytes, path: Path) -> None:
    """Write beside, then rename: a file is there whole or as it was before."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as fault:
        message = (
            f"không ghi được tệp: {fault.strerror}; nếu tệp đang mở trong Word, hãy đóng lại rồi dựng lại"
        )
        raise VanbanError(error("tep/khong-ghi", message, Location(str(path.absolute())))) from None


def is_input(path: Path, folder: Path, registry: Registry) -> bool:
    """Whether writing there would replace what some source may read for this report."""
    readable = {suffix for offer in registry.of("source") for suffix in offer.value.suffixes}
    inside = path.resolve().is_relative_to(folder.resolve()) and path.resolve().parent.name != OUTPUT
    return inside and path.exists() and path.suffix.lower() in readable


def default_output(folder: Path, suffix: str) -> Path:
    """Where a build goes unless told otherwise: ``ket-qua/`` in the project, named after it."""
    return folder / OUTPUT / f"{folder.resolve().name}{suffix}"
