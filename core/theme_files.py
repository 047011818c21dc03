"""Where the files of a theme are: its layers, offered by plugins or in the project, and its rules."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from pathlib import Path

from attrs import evolve, field, frozen

from .errors import Location, PluginError, VanbanError
from .files import find_file
from .guard import plugin_error
from .layers import beside
from .located import Text
from .registration import Offer
from .registry import Registry
from .rules import Rules, read_rules
from .source import Reading, Request
from .theme import Theme, load_theme

RULES, TOML = "rules.toml", "toml"


@frozen
class Asked:
    """A theme by name, or by a .toml file seen from ``folder``; ``texts`` are the report's own."""

    name: str
    at: Location | None = None
    folder: Path = field(factory=Path)
    outside: bool = True
    texts: Mapping[str, Text] = field(factory=dict)

    @property
    def key(self) -> Hashable:
        """What tells it from others."""
        return self.name, self.folder, self.outside, tuple(self.texts.items())


def theme_of(asked: Asked, registry: Registry) -> Theme:
    """The theme with all its layers, each read once for all documents of a run.

    Raises VanbanError for a theme that is not there or at fault, PluginError where a plugin's is.
    """
    if asked.key not in registry.themes:
        registry.themes[asked.key] = _load_theme(asked, registry)
    return registry.themes[asked.key]


def rules_of(theme: Theme, registry: Registry) -> Rules | None:
    """The rules of the nearest layer that has some, if one has; only plugins' layers may.

    Raises VanbanError where they are at fault.
    """
    for folder in theme.folders:
        if folder in theme.offered and (folder / RULES).is_file():
            if folder not in registry.rules:
                reading = registry.read(Request(folder.parent, f"{folder.name}/{RULES}"), TOML)
                registry.rules[folder] = read_rules(theme.offered[folder], reading.node)
            return registry.rules[folder]
    return None


def _load_theme(asked: Asked, registry: Registry) -> Theme:
    offers: dict[str, Offer] = {}

    def locate(name: str, at: Location | None) -> Path:
        if name.endswith(".toml"):
            of_theme = at is not None and at.file.endswith(".toml")
            file = beside(Text(name, at)) if of_theme else name
            return find_file(asked.folder, file, at, outside=asked.outside)
        offer = registry.find("theme", name, at)
        found: Path = offer.value.folder / "theme.toml"
        offers[f"{found.parent.name}/{found.name}"] = offer
        return found

    def read_toml(file: Path, at: Location | None) -> Reading:
        if file.is_relative_to(asked.folder):
            inside = str(file.relative_to(asked.folder))
            return registry.read(Request(asked.folder, inside, at, outside=asked.outside), TOML)
        return registry.read(Request(file.parent.parent, f"{file.parent.name}/{file.name}", at), TOML)

    try:
        theme = load_theme(asked.name, asked.at, locate, read_toml, asked.texts)
        return evolve(theme, offered={offer.value.folder: offer.name for offer in offers.values()})
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
