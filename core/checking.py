"""The check plugins, asked one by one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import attrs

from .check import Check
from .errors import Finding, VanbanError
from .guard import guarded, returned
from .model import Document
from .registry import Registry


def _found(check: Check, document: Document) -> list[Finding]:
    return list(check.check(document))


def checked_by_plugins(document: Document, registry: Registry) -> Iterator[Finding]:
    """What each check finds; one that fails is told and stops no other."""
    for offer in registry.of("check"):
        plugin, doing = offer.plugin, f"lúc kiểm tra “{offer.name}” (check)"
        at = plugin.place_of(offer.value.check)
        try:
            found = guarded(plugin, doing, partial(_found, offer.value, document), at=at)
            for one in found:
                returned(plugin, doing, one, Finding, offer.value.check)
        except VanbanError as fault:
            found = list(fault.findings)
        yield from (attrs.evolve(finding, plugin=finding.plugin or plugin.name) for finding in found)
