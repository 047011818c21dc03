"""What a worker does: the document of one unit after the other, with all that they share prepared once."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from attrs import evolve, field, frozen, mutable

from .build import build, find_theme, noted, write_once_verified
from .errors import Finding, Severity, VanbanError
from .executor import Job
from .inputs import noting
from .layers import Layered
from .pandoc import going_on
from .plugin import Way
from .prepare import add_plugins
from .project import Project, project_of, read_front
from .registry import Registry, load_registry
from .settings import load_settings
from .source import Reading, Request
from .tools import code_folders
from .units import UnitRow


@frozen(eq=False, repr=False)
class Made:
    """What came of one unit: the file's content, unless none could be made, and from which files.

    ``inputs`` gives the SHA-256 of each file by its absolute path; ``code`` is the exit code of a build, and
    ``seconds`` how long it took.
    """

    content: bytes | None
    findings: tuple[Finding, ...]
    code: int
    inputs: Mapping[str, str]
    seconds: float


def make(job: Job, unit: UnitRow, output: str) -> Made:
    """Build the document of a unit, to be called ``output``; what goes wrong is told, never raised."""
    start = time.perf_counter()
    try:
        made = _workshop(job).made(unit, output)
    except VanbanError as fault:
        made = Made(None, fault.findings, fault.exit_code, {}, 0)
    return evolve(made, seconds=time.perf_counter() - start)


@lru_cache(maxsize=1)
def _workshop(job: Job) -> _Workshop:
    """The workshop of this process: a worker has one job, and keeps its pandoc until it ends."""
    with noting() as found:
        settings = load_settings()
        registry = load_registry(settings)
        registry.once_for_all = {}

        def read_once(request: Request) -> Reading:
            return registry.once(request.file, lambda: registry.read(request))

        layered = read_front(Path(job.folder), read_once, trusted=job.is_trusted)
    running = ExitStack()
    running.enter_context(going_on())
    return _Workshop(job, registry, layered, read_once, running, found, _covered(registry))


def _covered(registry: Registry) -> tuple[str, ...]:
    """The folders of installed code: another version tells of changes there, on whatever machine it is."""
    roots = (one.plugin.root for one in registry.candidates if one.plugin.way is Way.PACKAGE)
    return tuple(f"{folder}{os.sep}" for folder in (*code_folders(), *roots) if folder)


@mutable(eq=False, repr=False)
class _Workshop:
    job: Job
    registry: Registry
    layered: Layered
    read_once: Callable[[Request], Reading]
    running: ExitStack
    inputs: dict[str, str]
    """The files that all units share."""

    covered: tuple[str, ...]
    is_complete: bool = False
    verified: set[Any] = field(factory=set)
    """The shapes of documents that were read back and found right."""

    def made(self, unit: UnitRow, output: str) -> Made:
        """The document of a unit, and the files that it was made from but for installed code."""
        with noting() as found:
            try:
                made = self._built(unit, output)
            except VanbanError as fault:
                made = Made(None, fault.findings, fault.exit_code, {}, 0)
        inputs = {**self.inputs, **found}
        inputs = {path: sha256 for path, sha256 in inputs.items() if not path.startswith(self.covered)}
        return evolve(made, inputs=inputs)

    def _built(self, unit: UnitRow, output: str) -> Made:
        project = self._project(unit)
        built = build(self.registry, project)
        built = noted(self.registry, project, built, [self.job.to])
        if built.theme is None:
            return Made(None, built.findings, built.exit_code, {}, 0)
        path = Path(os.path.relpath(project.folder / output))  # findings name it as seen from there
        written = write_once_verified(self.registry, built, project, self.job.to, path, self.verified)
        findings = (*built.findings, *written.findings)
        has_errors = any(finding.severity is Severity.ERROR for finding in findings)
        return Made(written.content, findings, built.exit_code or int(has_errors), {}, 0)

    def _project(self, unit: UnitRow) -> Project:
        folder, trusted = Path(self.job.folder), self.job.is_trusted
        project = project_of(folder, self.layered, self.read_once, trusted=trusted, unit=unit)
        if not self.is_complete:
            with noting() as found:
                add_plugins(self.registry, project, load_settings())
                _read_theme(self.registry, project)
            self.inputs |= found
            self.is_complete = True
        return project


def _read_theme(registry: Registry, project: Project) -> None:
    """Have the files of the theme noted, which is read once; what is wrong with it each build tells."""
    with suppress(VanbanError):
        theme = find_theme(registry, project)
        if theme.style.reference:
            theme.file(theme.style.reference)
