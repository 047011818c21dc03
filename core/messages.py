"""What the command line says, as text: findings, tables, the log for whoever mends a fault."""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs

from .errors import Finding, Location, Severity

SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "ghi chú"}


def sentence(finding: Finding, project: Path) -> str:
    """A finding as one line: where, how bad, what, which rule."""
    at = _shown(finding.location, project)
    place = f"{at}: " if at else ""
    told = f"{place}{SEVERITIES[finding.severity]}: {finding.message} [{finding.code}]"
    return printable(told)


def printable(text: str) -> str:
    """A text for a terminal, with a space for each letter that would do something there."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _shown(location: Location | None, project: Path) -> Location | None:
    """The location as seen from where the command was given, so that a click opens it."""
    if location is None or "://" in location.file:  # a database's address
        return location
    return attrs.evolve(location, file=os.path.normpath(project / location.file))


def counted(findings: Sequence[Finding]) -> str:
    """How many findings of each kind there are, as a sentence."""
    counts = Counter(finding.severity for finding in findings)
    told = [f"{counts[severity]} {name}" for severity, name in SEVERITIES.items() if counts[severity]]
    return f"Có {', '.join(told)}." if told else "Không có phát hiện nào."


def as_data(finding: Finding, project: Path) -> dict[str, Any]:
    """A finding for machines."""
    at = _shown(finding.location, project)
    return {
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "file": at.file if at else "",
        "place": at.place if at else "",
        "section": finding.section,
        "plugin": finding.plugin,
    }


def place_of(finding: Mapping[str, str], project: Path) -> str:
    """How the sentence of a finding of as_data begins, its file named as seen from here."""
    place = finding["place"]
    file = finding["file"] and os.path.normpath(project / finding["file"])
    mark = "!" if "!" in place else ":"
    return f"{file}{mark if place else ''}{place}: " if file else ""


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Rows with a header row, as text."""
    table = io.StringIO()
    writer = csv.DictWriter(table, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def plugin_table(rows: Sequence[dict[str, str]]) -> Iterator[str]:
    """The lines of a table of plugins, columns as wide as they need."""
    columns = {
        "kind": "LOẠI",
        "name": "TÊN",
        "title": "TÊN GỌI",
        "plugin": "PLUGIN",
        "version": "PHIÊN BẢN",
        "state": "TRẠNG THÁI",
    }
    widths = {key: max(len(title), *(len(row[key]) for row in rows)) for key, title in columns.items()}
    for row in (columns, *rows):
        yield "  ".join(row[key].ljust(widths[key]) for key in columns).rstrip()


def log(details: str) -> str:
    """Keep the details and the versions for whoever mends it; returns the log's path."""
    import importlib.metadata
    import platform

    packages = ("vanban", "attrs", "click", "jinja2", "markdown-it-py", "pluggy", "pypandoc_binary", "pyyaml")
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    head = [f"python {platform.python_version()}, {platform.platform()}", *versions]
    with tempfile.NamedTemporaryFile(
        "w", prefix="vanban-", suffix=".log", delete=False, encoding="utf-8", errors="replace"
    ) as log:
        log.write("\n".join([*head, "", details]))
    return log.name
