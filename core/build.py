"""A project folder to a file: the whole way through, in the order in which it happens."""

from __future__ import annotations

import os
from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path

from attrs import evolve, frozen

from .assemble import assemble
from .components import components
from .errors import Finding, Severity, VanbanError, error, in_order, note, warning
from .guard import guarded, returned
from .model import Document
from .project import Project
from .recall import recall
from .registry import Registry
from .returned import Returned
from .shape import shape_of
from .theme import REPORT, Theme
from .theme_files import Asked, rules_of, theme_of
from .theme_judged import judge_theme
from .verifying import reads, verified


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


def build(
    registry: Registry, project: Project, returned: Returned | None = None, told: Iterable[Finding] = ()
) -> Built:
    """Assemble and check the document, load its theme, and see that the two fit.

    ``returned`` is what sections without data add up, ``told`` what was found on reading it.
    """
    recalled = recall(project, registry)
    theme: Theme | None = None
    more: tuple[Finding, ...] = ()
    try:
        theme = find_theme(registry, project)
        more = (*theme.findings, *_misfits(theme, registry), *_misplaced(project, theme))
    except VanbanError as fault:
        more = fault.findings
    kind = theme.kind(project.report.type) if theme else REPORT
    document = assemble(project, registry, recalled.baselines, kind, returned)
    try:
        if theme:
            components(document.report, theme)
    except VanbanError as fault:
        theme, more = None, (*more, *fault.findings)
    findings = (*told, *recalled.findings, *document.findings, *more, *registry.findings)
    return Built(document, theme, in_order(_weighed(finding, project) for finding in findings))


def _misplaced(project: Project, theme: Theme) -> Iterable[Finding]:
    """Parts that a document of its type must have, or has not (mục II.6.a, II.9.b)."""
    type, report = project.report.type, project.report
    kind = theme.kind(type)
    if kind.is_addressed and not report.addressees:
        yield error("du-an/thieu-kinh-gui", f"{type} phải có “kính gửi” (addressees)", type.location)
    if kind.command and not report.basis:
        yield warning("du-an/thieu-can-cu", f"{type} phải có “căn cứ” (basis)", type.location)
    if kind.command and report.addressees:
        message = f"{type} không có “kính gửi” (addressees)"
        yield warning("du-an/thua-phan", message, report.addressees[0].location)
    if report.decided_by and not kind.command:
        message = f"{type} không có “thẩm quyền ban hành” (decided_by)"
        yield warning("du-an/thua-phan", message, report.decided_by.location)


def _misfits(theme: Theme, registry: Registry) -> Iterable[Finding]:
    """Where the theme leaves what its decree allows; that nothing says so is told too."""
    rules = rules_of(theme, registry)
    if rules is None:
        return [
            note("quy-dinh/khong-co", f"thể thức “{theme.name}” không có bộ quy định nên chưa được đối chiếu")
        ]
    return judge_theme(theme, rules, theme_of(Asked(rules.theme), registry))


def _weighed(finding: Finding, project: Project) -> Finding:
    """The finding, as serious as the report says that its code is."""
    return evolve(finding, severity=project.severity.get(finding.code, finding.severity))


def find_theme(registry: Registry, project: Project) -> Theme:
    """The project's theme: a name that a plugin offers, or a .toml file of the project."""
    asked = Asked(project.report.theme, project.theme_at, project.folder, project.trusted, project.texts)
    return theme_of(asked, registry)


@frozen(eq=False, repr=False)
class Written:
    """A document as one file: its bytes, and whether its form was read back and found right."""

    content: bytes
    findings: tuple[Finding, ...] = ()
    was_verified: bool = False

    @property
    def is_right(self) -> bool:
        """Whether the file was read back and keeps every rule."""
        return self.was_verified and not self.findings


def noted(registry: Registry, project: Project, built: Built, formats: Sequence[str]) -> Built:
    """The same with what the writers of these formats tell of the document."""
    if built.theme is None:
        return built
    told = [note for to in formats for note in _notes(registry, built.document, built.theme, to)]
    return evolve(built, findings=in_order((*built.findings, *(_weighed(one, project) for one in told))))


def _notes(registry: Registry, document: Document, theme: Theme, to: str) -> list[Finding]:
    offer = registry.find("writer", to)
    doing, notes = f"lúc xem “{to}” (notes)", offer.value.notes
    told = guarded(offer.plugin, doing, lambda: list(notes(document, theme)))
    return [returned(offer.plugin, doing, one, Finding, notes) for one in told]


def write(registry: Registry, built: Built, theme: Theme, to: str) -> bytes:
    """The document in the format ``to``."""
    offer = registry.find("writer", to)
    doing = f"lúc ghi “{to}” (write)"
    content = guarded(offer.plugin, doing, lambda: offer.value.write(built.document, theme))
    return returned(offer.plugin, doing, content, bytes, offer.value.write)


def write_verified(registry: Registry, built: Built, project: Project, to: str, path: Path) -> Written:
    """The document in the format ``to``, read back and judged by the theme's rules where its writer can."""
    assert built.theme is not None
    content = write(registry, built, built.theme, to)
    offer = registry.find("writer", to)
    if not reads(offer) or rules_of(built.theme, registry) is None:
        return Written(content)
    name = str(path) if path.is_absolute() else os.path.relpath(path, project.folder)
    found = verified(offer, content, name, built.theme, registry).findings
    return Written(content, tuple(_weighed(finding, project) for finding in found), was_verified=True)


def write_once_verified(
    registry: Registry, built: Built, project: Project, to: str, path: Path, verified: set[Hashable]
) -> Written:
    """The document in the format ``to``, read back unless one of its shape is among those ``verified``."""
    assert built.theme is not None
    shape = (project.report.theme, shape_of(built.document, built.theme))
    if shape in verified:
        return Written(write(registry, built, built.theme, to))
    written = write_verified(registry, built, project, to, path)
    if not written.findings:
        verified.add(shape)
    return written
