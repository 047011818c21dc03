"""A project folder to a file: the whole way through, in the order in which it happens."""

from __future__ import annotations

from pathlib import Path

from attrs import evolve, frozen

from .assemble import assemble
from .components import components
from .errors import Finding, Location, PluginError, Severity, VanbanError, in_order
from .files import find_file, place_for
from .guard import guarded, plugin_error, returned
from .layers import beside
from .located import Text
from .model import Document
from .project import Project
from .recall import recall
from .registration import Offer
from .registry import Registry
from .source import Reading, Request
from .theme import Theme, load_theme

OUTPUT = "ket-qua"


@frozen(eq=False, repr=False)
class Built:
    """The document, its theme, and every finding; a theme at fault still lets the text be checked."""

    document: Document
    theme: Theme | None
    findings: tuple[Finding, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything keeps the report from being final, such as a section without its text."""
        errors = any(finding.severity is Severity.ERROR for finding in self.findings)
        return errors or bool(self.document.failed)

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
    theme: Theme | None = None
    try:
        theme = find_theme(registry, project)
        components(document.report, theme)
        more = theme.findings
    except VanbanError as fault:
        theme, more = None, fault.findings
    findings = (*document.findings, *more, *registry.findings)
    return Built(document, theme, in_order(_weighed(finding, project) for finding in findings))


def _weighed(finding: Finding, project: Project) -> Finding:
    """The finding, as serious as the report says that its code is."""
    return evolve(finding, severity=project.severity.get(finding.code, finding.severity))


def find_theme(registry: Registry, project: Project) -> Theme:
    """The project's theme: a name that a plugin offers, or a .toml file of the project."""
    name = project.report.theme
    if name in registry.themes and not project.texts:
        return registry.themes[name]
    theme = _load_theme(registry, project)
    if not (name.endswith(".toml") or theme.findings or project.texts):
        registry.themes[name] = theme
    return theme


def _load_theme(registry: Registry, project: Project) -> Theme:
    offers: dict[str, Offer] = {}

    def locate(name: str, at: Location | None) -> Path:
        if name.endswith(".toml"):
            of_theme = at is not None and at.file.endswith(".toml")
            file = beside(Text(name, at)) if of_theme else name
            return find_file(project.folder, file, at, outside=project.trusted)
        offer = registry.find("theme", name, at)
        found: Path = offer.value.folder / "theme.toml"
        offers[f"{found.parent.name}/{found.name}"] = offer
        return found

    def read_toml(file: Path, at: Location | None) -> Reading:
        if file.is_relative_to(project.folder):
            inside = str(file.relative_to(project.folder))
            return registry.read(Request(project.folder, inside, at, outside=project.trusted))
        return registry.read(Request(file.parent.parent, f"{file.parent.name}/{file.name}", at))

    try:
        return load_theme(project.report.theme, project.theme_at, locate, read_toml, project.texts)
    except VanbanError as fault:
        at = next((one.location for one in fault.findings if one.location), None)
        if at and at.file in offers:
            raise _of_plugin(offers[at.file], fault) from None
        raise


def _of_plugin(offer: Offer, fault: VanbanError) -> PluginError:
    """Faults of a theme.toml that a plugin brought along, as the plugin's."""
    plugin, file = offer.plugin, str(offer.value.folder / "theme.toml")
    what = f"hỏng lúc đọc {offer}"
    return PluginError(
        *(
            evolve(
                plugin_error(plugin, "plugin/the-thuc", f"{what}: {one.message}").findings[0],
                location=evolve(one.location, file=file) if one.location else None,
            )
            for one in fault.findings
        )
    )


def write(registry: Registry, built: Built, theme: Theme, to: str) -> bytes:
    """The document in the format ``to``."""
    offer = registry.find("writer", to)
    doing = f"lúc ghi “{to}” (write)"
    content = guarded(offer.plugin, doing, lambda: offer.value.write(built.document, theme))
    return returned(offer.plugin, doing, content, bytes, offer.value.write)


def is_input(path: Path, folder: Path, registry: Registry) -> bool:
    """Whether writing there would replace what some source may read for this report."""
    readable = {suffix for offer in registry.of("source") for suffix in offer.value.suffixes}
    inside = path.resolve().is_relative_to(folder.resolve()) and path.resolve().parent.name != OUTPUT
    return inside and path.exists() and path.suffix.lower() in readable


def default_output(folder: Path, suffix: str, *, outside: bool) -> Path:
    """Where a build goes unless told otherwise: ``ket-qua/`` in the project, named after it."""
    return place_for(folder, f"{OUTPUT}/{folder.resolve().name}{suffix}", outside=outside)
