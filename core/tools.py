"""The programs that make a document: with another version of one, it may come out otherwise."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import platform
from collections.abc import Iterator
from pathlib import Path

from .plugin import Way
from .registry import Registry
from .settings import ONLY, load_settings

LIBRARIES = ("jinja2", "markdown-it-py", "mdit-py-plugins", "pypandoc_binary", "python-calamine", "typst")


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


def _code() -> str:
    """The hash of vanban's own code, wordings and themes: whoever changes them changes no version."""
    packages = ("vanban", "vanban.plugins", "vanban.sections", "vanban.themes")
    specs = map(importlib.util.find_spec, packages)
    folders = [Path(one) for spec in specs if spec for one in spec.submodule_search_locations or ()]
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(_files(folder)):
            digest.update(f"{path}\0".encode())
            digest.update((folder / path).read_bytes())
    return digest.hexdigest()[:12]


def _files(folder: Path) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.relpath(os.path.join(parent, name), folder) for name in files)
