"""The programs that make a document: with another version of one, it may come out otherwise."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import platform
from collections.abc import Iterator, Mapping
from pathlib import Path

from .plugin import Way
from .registry import Registry, load_registry
from .settings import ONLY, load_settings

LIBRARIES = ("jinja2", "markdown-it-py", "mdit-py-plugins", "pypandoc_binary", "python-calamine", "typst")


def installed_tools() -> dict[str, str]:
    """What ``tools`` tells of this process's own installation."""
    registry = load_registry(load_settings())
    return tools(registry)


def differing_tools(ours: Mapping[str, str], theirs: Mapping[str, str]) -> list[str]:
    """What differs between two installations, as parts of a sentence."""
    names = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
    return [
        f"{name} {theirs.get(name) or 'không có'}, ở đây {ours.get(name) or 'không có'}" for name in names
    ]


def tools(registry: Registry) -> dict[str, str]:
    """The version of each program and of each installed plugin, and which plugins the user turned off."""
    versions = {name: _version(name) for name in LIBRARIES}
    packages = (one.plugin for one in registry.candidates if one.plugin.way is Way.PACKAGE)
    plugins = {plugin.name: plugin.version for plugin in packages}
    off = ", ".join((*load_settings().disabled, os.environ.get(ONLY, "")))
    own = f"{_version('vanban')} {_code()}"
    return {"vanban": own, "python": platform.python_version(), **versions, **plugins, "plugin bị tắt": off}


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def code_folders() -> list[Path]:
    """The folders of vanban's own code, wordings and themes."""
    packages = ("vanban", "vanban.plugins", "vanban.sections", "vanban.themes")
    specs = map(importlib.util.find_spec, packages)
    return [Path(one) for spec in specs if spec for one in spec.submodule_search_locations or ()]


def _code() -> str:
    """The hash of vanban's own code, wordings and themes: whoever changes them changes no version."""
    digest = hashlib.sha256()
    for folder in code_folders():
        for path in sorted(_files(folder)):
            digest.update(f"{path}\0".encode())
            digest.update((folder / path).read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Path) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.relpath(os.path.join(parent, name), folder) for name in files)
