"""How commands speak: findings as sentences, exits by code. Only this and the commands print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .errors import Finding, VanbanError
from .messages import log, sentence

if TYPE_CHECKING:
    from .project import Project
    from .registry import Registry


@contextmanager
def telling(project: Path) -> Iterator[None]:
    """Tell the findings of whatever cannot go on, and exit by their code."""
    try:
        yield
    except VanbanError as fault:
        tell(project, fault.findings)
        raise SystemExit(fault.exit_code) from None


def tell(project: Path, findings: Sequence[Finding], *, err: bool = True) -> None:
    """Each finding on a line; what is for the log goes there."""
    for finding in findings:
        click.echo(sentence(finding, project), err=err)
    details = "\n".join(f"{one.message}\n{one.detail}" for one in findings if one.detail)
    if details:
        click.echo(f"Chi tiết lỗi của plugin: {log(details)}", err=True)


def prepared(folder: Path, *, trust: bool = False) -> tuple[Registry, Project]:
    """The project and all plugins; says which Python of the project will run."""
    from .prepare import prepare

    registry, project = prepare(folder, trust=trust)
    if names := registry.waiting_python():
        click.echo(f"Chạy mã Python của báo cáo: {', '.join(names)}", err=True)
    return registry, project


def known(folder: Path | None, *, alone: bool = False) -> tuple[Registry, Project | None]:
    """The plugins of a project, by default of the one in the current folder, or only those installed.

    What is wrong with that one is told, unless the file that is asked about stands ``alone``.
    """
    from .layers import FILE
    from .registry import load_registry

    if folder is not None:
        return prepared(folder)
    if Path(FILE).is_file():
        try:
            return prepared(Path())
        except VanbanError as fault:
            tell(Path(), () if alone else fault.findings)
    registry = load_registry()
    return registry, None
