"""Find, load and ask plugins; remember who offered what; refuse a name offered twice.

Three ways in: the built-in ones, installed packages (entry points ``vanban``), and the files that a
report project names under ``plugins:``. Each is loaded by itself and guarded: a broken one stops nobody.
"""

from __future__ import annotations

import decimal
import importlib
import importlib.metadata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import attrs
import pluggy
from attrs import field, frozen, mutable

from . import hookspecs
from .check import Check
from .contract import fields_of
from .errors import Finding, Location, PluginError, Severity, VanbanError, error, suggestion
from .files import find_file
from .guard import guarded, plugin_error
from .loading import import_file
from .section import RESERVED, Section
from .source import Reading, Request, Source
from .theme import Theme, ThemeFolder
from .writer import Writer

T = TypeVar("T")

BUILT_IN = (
    "vanban.themes",
    "vanban.plugins.sources.yaml_source",
    "vanban.plugins.sources.json_source",
    "vanban.plugins.sources.toml_source",
    "vanban.plugins.sources.csv_source",
    "vanban.plugins.sources.sql_source",
    "vanban.plugins.sources.excel_source",
    "vanban.plugins.sources.text_source",
    "vanban.sections.situation",
    "vanban.sections.directives",
    "vanban.sections.administrative_reform",
    "vanban.sections.dialogue",
    "vanban.sections.citizen_reception",
    "vanban.sections.grassroots_democracy",
    "vanban.sections.anti_corruption",
    "vanban.sections.emulation",
    "vanban.sections.narrative",
    "vanban.sections.tasks",
    "vanban.plugins.checks.citations",
    "vanban.plugins.checks.recipients",
    "vanban.plugins.checks.consistency",
    "vanban.plugins.writers.docx",
    "vanban.plugins.writers.markdown",
    "vanban.plugins.writers.json_writer",
)
HOOKS: dict[str, tuple[str, type]] = {
    "vanban_register_themes": ("theme", ThemeFolder),
    "vanban_register_sources": ("source", Source),
    "vanban_register_sections": ("section", Section),
    "vanban_register_checks": ("check", Check),
    "vanban_register_writers": ("writer", Writer),
}
"""Each hook, what it registers, and the class of what it gives; in the order in which they are asked."""

KIND_NAMES = {
    "theme": "thể thức",
    "source": "nguồn số liệu",
    "section": "mục nội dung",
    "check": "phép kiểm tra",
    "writer": "định dạng",
}


@frozen
class Plugin:
    """One plugin: a module, a package's entry point or a file of the project; what went wrong with it."""

    name: str
    version: str
    fault: Finding | None = None


@frozen
class Offer:
    """One registered object and the plugin that offered it."""

    kind: str
    name: str
    value: Any
    plugin: Plugin


def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager("vanban")
    manager.add_hookspecs(hookspecs)
    return manager


@mutable(eq=False, repr=False)
class Registry:
    """All plugins of one run, and what they offer."""

    plugins: list[Plugin] = field(factory=list)
    offers: list[Offer] = field(factory=list)
    manager: pluggy.PluginManager = field(factory=_manager)
    themes: dict[str, Theme] = field(factory=dict)
    """The plugins' themes that were asked for, read once for all documents of a run."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What went wrong while plugins were loaded."""
        return tuple(plugin.fault for plugin in self.plugins if plugin.fault)

    def load_installed(self) -> None:
        """Load the built-in plugins, then those of installed packages in the order of their names."""
        version = importlib.metadata.version("vanban")
        for module in BUILT_IN:
            self._load(Plugin(module, version), partial(importlib.import_module, module))
        points = importlib.metadata.entry_points(group="vanban")
        for point in sorted(points, key=lambda point: (point.name, point.value)):
            package = point.dist.version if point.dist else ""
            self._load(Plugin(point.name, package), point.load)
            if fault := self.plugins[-1].fault:  # the report at hand may do without it
                self.plugins[-1] = attrs.evolve(
                    self.plugins[-1], fault=attrs.evolve(fault, severity=Severity.WARNING)
                )

    def load_files(self, project: Path, files: Iterable[tuple[str, Location | None]]) -> None:
        """Load the files that a report project names; each is one plugin, named by its path."""
        for name, at in dict(files).items():
            plugin = Plugin(name, "")
            try:
                path = find_file(project, name, at)
            except VanbanError as fault:
                self.plugins.append(attrs.evolve(plugin, fault=fault.findings[0]))
                continue
            self._load(plugin, partial(import_file, path))

    def find(self, kind: str, name: str, at: Location | None = None) -> Offer:
        """The offer of that kind and name; raises VanbanError naming the nearest one there is."""
        for offer in self.of(kind):
            if offer.name == name:
                return offer
        hint = suggestion(name, [offer.name for offer in self.of(kind)])
        raise VanbanError(error(f"{kind}/khong-co", f"không có {KIND_NAMES[kind]} “{name}”{hint}", at))

    def of(self, kind: str) -> Iterator[Offer]:
        """All offers of one kind, in the order of loading."""
        return (offer for offer in self.offers if offer.kind == kind)

    def listing(self) -> list[dict[str, Any]]:
        """One row for each offer, then one for each plugin that was not loaded, with the reason."""
        rows = [
            {
                "kind": offer.kind,
                "name": offer.name,
                "title": getattr(offer.value, "title", ""),
                "plugin": offer.plugin.name,
                "version": offer.plugin.version,
                "loaded": True,
                "state": "đã nạp",
            }
            for offer in self.offers
        ]
        broken = [(plugin, plugin.fault) for plugin in self.plugins if plugin.fault]
        return rows + [
            {
                "kind": "",
                "name": "",
                "title": "",
                "plugin": plugin.name,
                "version": plugin.version,
                "loaded": False,
                "state": fault.message,
            }
            for plugin, fault in broken
        ]

    def source_for(self, file: str, at: Location | None = None) -> Offer:
        """The source that reads files with this ending; raises VanbanError where there is none."""
        for offer in self.of("source"):
            if guarded(offer.plugin.name, f"lúc chọn nguồn của “{file}”", partial(offer.value.reads, file)):
                return offer
        known = sorted(suffix for offer in self.of("source") for suffix in offer.value.suffixes)
        shown = f"{file.partition('://')[0]}://…" if "://" in file else file  # it may hold a password
        message = f"không có nguồn số liệu nào đọc được tệp “{shown}”; đọc được: {', '.join(known)}"
        raise VanbanError(error("source/khong-co", message, at))

    def read(self, request: Request, source: str = "") -> Reading:
        """Read data by the source of that name, or by the one that reads such files."""
        at = request.location
        offer = self.find("source", source, at) if source else self.source_for(request.file, at)
        reading = guarded(
            offer.plugin.name, f"lúc đọc “{request.file}”", partial(_read, offer.value, request)
        )
        if not isinstance(reading, Reading):
            message = f"nguồn “{offer.name}” trả về {type(reading).__name__}, phải là Reading"
            raise PluginError(plugin_error("plugin/sai-kieu", message, offer.plugin.name))
        return reading

    def _load(self, plugin: Plugin, load: Callable[[], object]) -> None:
        """Import a plugin and take what it offers: all of it, or, when anything is wrong, nothing."""
        try:
            offers = self._offers(plugin, guarded(plugin.name, "lúc nạp", load))
        except VanbanError as fault:
            self.plugins.append(attrs.evolve(plugin, fault=fault.findings[0]))
        else:
            self.plugins.append(plugin)
            self.offers.extend(offers)

    def _offers(self, plugin: Plugin, module: object) -> list[Offer]:
        guarded(plugin.name, "lúc nạp", lambda: self.manager.register(module, plugin.name))
        _refuse_unknown_hooks(plugin, module, self.manager)
        offers: list[Offer] = []
        for hook, (kind, cls) in HOOKS.items():
            for implementation in getattr(self.manager.hook, hook).get_hookimpls():
                if implementation.plugin_name != plugin.name:
                    continue
                values = guarded(plugin.name, hook, partial(_listed, implementation.function))
                for value in values:
                    offer = Offer(kind, getattr(value, "name", ""), value, plugin)
                    self._refuse(offer, cls, hook, offers)
                    offers.append(offer)
        return offers

    def _refuse(self, offer: Offer, cls: type, hook: str, own: list[Offer]) -> None:
        plugin = offer.plugin.name
        if not isinstance(offer.value, cls) or not offer.name or not isinstance(offer.name, str):
            given = type(offer.value).__name__
            message = f"plugin “{plugin}” trả về {given} từ {hook}, phải là {cls.__name__} có name"
            raise PluginError(plugin_error("plugin/sai-kieu", message, plugin))
        if lack := _lack(offer.value):
            message = f"plugin “{plugin}”: {KIND_NAMES[offer.kind]} “{offer.name}” {lack}"
            raise PluginError(plugin_error("plugin/sai-kieu", message, plugin))
        for other in (*self.offers, *own):
            if (other.kind, other.name) == (offer.kind, offer.name):
                what = f"{KIND_NAMES[offer.kind]} “{offer.name}”"
                message = f"plugin “{plugin}” đăng ký {what} đã có của plugin “{other.plugin.name}”"
                raise PluginError(plugin_error("plugin/trung-ten", message, plugin))


def _lack(value: object) -> str:
    """What keeps an object of the right class from being used, or nothing."""
    if isinstance(value, Section):
        taken = [name for name in RESERVED if name in {spec.name for spec in fields_of(value.contract)}]
        if not hasattr(value.contract, "__vanban_fields__"):
            return "không có contract; lớp số liệu phải có @contract()"
        if type(value).render is Section.render and not (value.folder / "text.md").is_file():
            return f"thiếu tệp text.md trong thư mục “{value.folder}”"
        return f"có trường tên {', '.join(taken)}, là tên riêng của mẫu" if taken else ""
    if isinstance(value, Source) and not isinstance(value.suffixes, tuple):
        return "phải có suffixes là một tuple"
    if isinstance(value, Writer) and not isinstance(getattr(value, "suffix", None), str):
        return "phải có suffix, ví dụ “.docx”"
    return ""


def _refuse_unknown_hooks(plugin: Plugin, module: object, manager: pluggy.PluginManager) -> None:
    """A misspelt hook, or one without ``@hookimpl``, would be passed over in silence."""
    marked = {caller.name for caller in manager.get_hookcallers(module) or ()}
    alike = {name for name in vars(module) if name.startswith("vanban_") and callable(getattr(module, name))}
    for name in sorted(marked | alike):
        if name in HOOKS and name in marked:
            continue
        why = "thiếu @hookimpl" if name in HOOKS else f"không phải tên hook{suggestion(name, HOOKS)}"
        message = f"plugin “{plugin.name}” có hàm {name}: {why}"
        raise PluginError(plugin_error("plugin/hook-la", message, plugin.name))
    if not marked:
        message = f"plugin “{plugin.name}” không có hàm hook nào (vanban_register_…)"
        raise PluginError(plugin_error("plugin/khong-hook", message, plugin.name))


def _read(source: Source, request: Request) -> Reading:
    try:
        return source.read(request)
    except (RecursionError, decimal.InvalidOperation):
        message = "tệp lồng quá sâu, hoặc có số không đọc được"
        raise VanbanError(error("source/qua-sau", message, Location(request.file))) from None


def _listed(hook: Callable[[], Iterable[T]]) -> list[T]:
    return list(hook())
