"""The reports that units sent: found in folders, read, by two processes where there are many."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from pathlib import Path

from attrs import evolve, frozen

from .assemble import assemble
from .errors import Finding, Location, Severity, VanbanError, error, warning
from .layers import FILE
from .ledger import Kept, kept_of, ledger_of
from .manifest import FILE as MANIFEST
from .manifest import JSON, WORKBOOK
from .prepare import prepare
from .recall import read_kept, readers_of
from .registration import Offer
from .registry import load_registry

MANY = 200
"""So many files are worth a second process."""

PASSED_OVER = (".", "~$")
"""How the names of files begin that are hidden, or Word's own while a document is open."""


@frozen(eq=False)
class Received:
    """One file or project folder that was sent, named as seen from the project.

    ``kept`` is None where it is no report.
    """

    name: str
    kept: Kept | None
    sha256: str = ""
    findings: tuple[Finding, ...] = ()


def receive(paths: Sequence[Path], folder: Path) -> tuple[Received, ...]:
    """Read all reports in the files and folders; ``folder`` is the project that takes them.

    Raises VanbanError for a path that is not there, or where there is no report at all.
    """
    found = [one for path in paths for one in reports_in(path)]
    if not found:
        told = ", ".join(f"“{path}”" for path in paths)
        message = f"không có tệp hay thư mục báo cáo nào trong {told}"
        raise VanbanError(error("tong-hop/khong-tep", message))
    names = _seen_from(folder, found)
    if len(found) < MANY:
        return tuple(map(_received, found, names))
    _readers()  # a process that is forked has them
    with ProcessPoolExecutor(2) as pool:
        return tuple(pool.map(_received, found, names, chunksize=20))


def _seen_from(folder: Path, paths: Sequence[Path]) -> list[str]:
    """The names of the files as seen from the folder; most stand beside each other."""
    beside = {parent: os.path.relpath(parent, folder) for parent in {path.parent for path in paths}}
    return [os.path.join(beside[path.parent], path.name).replace(os.sep, "/") for path in paths]


def reports_in(path: Path) -> Iterator[Path]:
    """The files and project folders at a path, by name; raises VanbanError where it is not there."""
    if path.is_file() or (path / FILE).is_file():
        yield path
    elif path.is_dir():
        yield from _inside(path)
    else:
        raise VanbanError(error("tep/khong-co", f"không tìm thấy “{path}”"))


def _inside(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        if entry.name.startswith((*PASSED_OVER, MANIFEST)) or entry.name in {WORKBOOK, JSON}:
            continue
        if entry.is_file() or (entry.is_dir() and os.path.isfile(os.path.join(entry.path, FILE))):
            yield Path(entry.path)
        elif entry.is_dir(follow_symlinks=False):  # a link may lead around in circles
            yield from _inside(Path(entry.path))


def _received(path: Path, name: str) -> Received:
    try:
        return _project(path, name) if path.is_dir() else _file(path, name)
    except VanbanError as fault:
        return Received(name, None, findings=tuple(map(partial(_refused, name), fault.findings[:1])))


def _file(path: Path, name: str) -> Received:
    kept, sha256 = read_kept(path, _readers())
    return Received(name, kept, sha256)


@cache
def _readers() -> dict[str, Offer]:
    """The installed plugins that read documents; each process loads its own."""
    return readers_of(load_registry())


def _project(path: Path, name: str) -> Received:
    registry, project = prepare(path)
    document = assemble(project, registry)
    faults = sum(finding.severity is Severity.ERROR for finding in document.findings)
    message = f"báo cáo có {faults} lỗi; hãy xem: vanban check {name}"
    told = (warning("tong-hop/co-loi", message, Location(name)),) if faults else ()
    return Received(name, kept_of(ledger_of(document), name), "", told)


def _refused(name: str, finding: Finding) -> Finding:
    """Why a file is left out, at the file."""
    inside = f" ({finding.location})" if finding.location and finding.location.file != Path(name).name else ""
    message = f"không lấy được số liệu của tệp này: {finding.message}{inside}"
    return evolve(finding, severity=Severity.WARNING, message=message, location=Location(name))
