"""What a loaded plugin offers: its hooks called one by one, and all that they give looked at."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pluggy
from attrs import frozen

from . import hookspecs
from .check import Check
from .errors import Location, suggestion
from .executor import Executor
from .fields import fields_of
from .guard import guarded, plugin_error
from .plugin import Plugin
from .section import RESERVED, Section
from .source import Source
from .theme import ThemeFolder
from .writer import Writer

T = TypeVar("T")

HOOKS: dict[str, tuple[str, type]] = {
    "vanban_register_themes": ("theme", ThemeFolder),
    "vanban_register_sources": ("source", Source),
    "vanban_register_sections": ("section", Section),
    "vanban_register_checks": ("check", Check),
    "vanban_register_writers": ("writer", Writer),
    "vanban_register_executors": ("executor", Executor),
}
"""Each hook, what it registers, and the class of what it gives; in the order in which they are asked."""

KIND_NAMES = {
    "theme": "thể thức",
    "source": "nguồn số liệu",
    "section": "mục nội dung",
    "check": "phép kiểm tra",
    "writer": "định dạng",
    "executor": "nơi dựng",
}


@frozen
class Offer:
    """One registered object and the plugin that offered it."""

    kind: str
    name: str
    value: Any
    plugin: Plugin
    hook: str
    at: Location | None = None
    """Where the hook stands that gave it."""

    def __str__(self) -> str:
        return f"{KIND_NAMES[self.kind]} “{self.name}”"


def offers_of(plugin: Plugin, module: object) -> list[Offer]:
    """Everything that a plugin's hooks give; raises PluginError for anything that cannot be used."""
    if not hasattr(module, "__dict__"):
        what = f"có entry point dẫn đến {type(module).__name__}, phải là module hoặc đối tượng có hook"
        raise plugin_error(plugin, "plugin/khong-hook", what)
    manager = pluggy.PluginManager("vanban")
    manager.add_hookspecs(hookspecs)
    guarded(plugin, "lúc xem các hook", partial(_refuse_parameters, plugin, module))
    guarded(plugin, "lúc xem các hook", lambda: manager.register(module, plugin.name), reports=False)
    guarded(plugin, "lúc xem các hook", partial(_refuse_unknown_hooks, plugin, module, manager))
    offers: list[Offer] = []
    for hook, (kind, cls) in HOOKS.items():
        for implementation in getattr(manager.hook, hook).get_hookimpls():
            at = plugin.place_of(implementation.function)
            listed = partial(_listed, implementation.function)
            for value in guarded(plugin, f"trong {hook}", listed, at=at, reports=False):
                look = partial(_offer, plugin, kind, cls, value, hook, at)
                offers.append(guarded(plugin, f"trong {hook}", look, at=at))
    return offers


def _offer(plugin: Plugin, kind: str, cls: type, value: Any, hook: str, at: Location | None) -> Offer:
    name = getattr(value, "name", "")
    if not isinstance(value, cls) or not name or not isinstance(name, str):
        wanted = f"phải là {cls.__name__} có name"
        raise plugin_error(
            plugin, "plugin/sai-kieu", f"trả về {type(value).__name__} từ {hook}, {wanted}", at=at
        )
    offer = Offer(kind, name, value, plugin, hook, at)
    if lack := _lack(value):
        raise plugin_error(plugin, "plugin/sai-kieu", f"đăng ký {offer} từ {hook}, nhưng {lack}", at=at)
    return offer


def _lack(value: object) -> str:
    """What keeps an object of the right class from being used, or nothing."""
    if isinstance(value, (Section, ThemeFolder)) and not isinstance(value.folder, Path):
        return "nó phải có folder là một Path"
    if isinstance(value, ThemeFolder) and not (value.folder / "theme.toml").is_file():
        return f"thiếu tệp theme.toml trong thư mục “{value.folder}”"
    if isinstance(value, Section):
        if not isinstance(value.title, str) or not value.title:
            return "nó phải có title"
        if not hasattr(value.contract, "__vanban_fields__"):
            return "nó không có contract; lớp số liệu phải có @contract()"
        taken = [name for name in RESERVED if name in {spec.name for spec in fields_of(value.contract)}]
        if type(value).render is Section.render and not (value.folder / "text.md").is_file():
            return f"thiếu tệp text.md trong thư mục “{value.folder}”"
        return f"nó có trường tên {', '.join(taken)}, là tên riêng của mẫu" if taken else ""
    if isinstance(value, Source) and not _are_texts(value.suffixes):
        return "nó phải có suffixes là một tuple các đuôi tệp"
    if isinstance(value, Executor) and not _are_texts(value.schemes):
        return "nó phải có schemes là một tuple các kiểu địa chỉ"
    if isinstance(value, Writer) and not _is_suffix(getattr(value, "suffix", None)):
        return "nó phải có suffix, ví dụ “.docx”"
    return ""


def _is_suffix(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"(\.[A-Za-z0-9_-]{1,30}){1,3}", value) is not None


def _are_texts(values: object) -> bool:
    return isinstance(values, tuple) and all(isinstance(one, str) for one in values)


def _refuse_parameters(plugin: Plugin, module: object) -> None:
    for name in HOOKS:
        function = vars(module).get(name)
        if inspect.isfunction(function) and inspect.signature(function).parameters:
            what, at = f"có hàm {name}: hook không nhận tham số nào", plugin.place_of(function)
            raise plugin_error(plugin, "plugin/hook-la", what, at=at)


def _refuse_unknown_hooks(plugin: Plugin, module: object, manager: pluggy.PluginManager) -> None:
    """A misspelt hook, or one without ``@hookimpl``, would be passed over in silence."""
    marked = {caller.name for caller in manager.get_hookcallers(module) or ()}
    own = vars(module)
    alike = {name for name in own if name.startswith("vanban_") and callable(own[name])}
    for name in sorted(marked | alike):
        if name in HOOKS and name in marked:
            continue
        why = "thiếu @hookimpl" if name in HOOKS else f"không phải tên hook{suggestion(name, HOOKS)}"
        at = plugin.place_of(own[name]) if name in own else None
        raise plugin_error(plugin, "plugin/hook-la", f"có hàm {name}: {why}", at=at)
    if not marked:
        file = getattr(module, "__file__", "") if isinstance(module, ModuleType) else ""
        at = plugin.place(file or "", 0) if file else None
        raise plugin_error(plugin, "plugin/khong-hook", "không có hàm hook nào (vanban_register_…)", at=at)


def _listed(hook: Callable[[], Iterable[T]]) -> list[T]:
    return list(hook())
