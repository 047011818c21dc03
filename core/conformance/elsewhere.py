"""Samples rendered in other Python processes, whose sets have other orders."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from attrs import frozen

from ..errors import VanbanError
from ..plugin import Way
from ..prepare import prepare
from ..registry import Registry, load_registry
from .trial import Trial
from .verdict import told

SEEDS = ("1", "2", "3", "4")
"""For PYTHONHASHSEED; two words of a set stand in the same order in all of them one time in eight."""

UNTRUSTED, BROKEN_OFF = "tin-cay/", "(chương trình dừng giữa chừng)"
CODE = """import json, sys
from vanban.conformance.elsewhere import records
print(json.dumps(records(*sys.argv[1:])))"""


@frozen(eq=False, repr=False, slots=False)
class Elsewhere:
    """The records of some sections' samples from processes that are started once, when one is asked for."""

    sections: tuple[str, ...]
    project: str = ""
    """The folder of the report project whose sections are among them."""

    trust: bool = False
    """Whether that project's own Python may run."""

    def differing(self, section: str, record: list[str]) -> list[str]:
        """One record of another process that differs from this one's, if there is one."""
        found = (records.get(section, [BROKEN_OFF]) for records in self._records)
        return next((other for other in found if other != record), record)

    @cached_property
    def _records(self) -> list[dict[str, list[str]]]:
        started = [self._start(seed) for seed in SEEDS]
        return [_answer(process) for process in started]

    def _start(self, seed: str) -> subprocess.Popen[bytes]:
        """``-P`` keeps Python from importing what lies in the current folder, which nobody trusted."""
        path = os.pathsep.join(entry for entry in sys.path if entry)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path}
        command = [sys.executable, "-P", "-c", CODE, self.project, "trust" * self.trust, *self.sections]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)


def _answer(process: subprocess.Popen[bytes]) -> dict[str, list[str]]:
    """What a process found; nothing where it broke off. A plugin may print, too, but not last."""
    lines = process.communicate()[0].splitlines()
    found: dict[str, list[str]] = json.loads(lines[-1]) if lines and process.returncode == 0 else {}
    return found


def elsewhere_of(registry: Registry, sections: Iterable[str]) -> Elsewhere:
    """Where the sections of a registry are found again: in its project, if it has one."""
    plugins = (candidate.plugin for candidate in registry.candidates)
    roots = (plugin.root for plugin in plugins if plugin.way in {Way.PROJECT, Way.FOLDER} and plugin.root)
    codes = (fault.code for loaded in registry.everything() for fault in loaded.faults)
    return Elsewhere(
        tuple(sections), str(next(roots, "")), not any(code.startswith(UNTRUSTED) for code in codes)
    )


def records(project: str, trust: str, *sections: str) -> dict[str, list[str]]:
    """Each section's sample rendered, as lines; the findings of one that cannot be. Runs in the process."""
    if project:
        registry, _ = prepare(Path(project), trust=bool(trust))
    else:
        registry = load_registry()
    return {name: _record(registry, name) for name in sections}


def _record(registry: Registry, name: str) -> list[str]:
    try:
        offer = registry.find("section", name)
        trial = Trial(offer.value, offer.plugin, registry)
        return trial.record(trial.sample())
    except VanbanError as fault:
        return [told(fault.findings)]
