"""Where documents go: a folder of the project unless told otherwise, and never over its data."""

from __future__ import annotations

from pathlib import Path

from .files import place_for
from .registry import Registry

OUTPUT = "ket-qua"


def is_input(path: Path, folder: Path, registry: Registry) -> bool:
    """Whether writing there would replace what some source may read for this report."""
    inside = path.resolve().is_relative_to(folder.resolve()) and path.resolve().parent.name != OUTPUT
    if not inside or not path.exists():
        return False
    readable = {suffix for offer in registry.of("source") for suffix in offer.value.suffixes}
    return path.suffix.lower() in readable


def default_output(folder: Path, suffix: str, *, outside: bool) -> Path:
    """Where a build goes unless told otherwise: ``ket-qua/`` in the project, named after it."""
    return place_for(folder, f"{OUTPUT}/{folder.resolve().name}{suffix}", outside=outside)
