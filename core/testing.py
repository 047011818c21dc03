"""What the tests of a plugin use: the cases of the conformance kit, and what a section says and prints.

@pytest.mark.parametrize("case", cases("vanban-thu-vien"), ids=str)
def test_conforms(case):
    case.run()
"""

from __future__ import annotations

from pathlib import Path

from .conformance import Case, NotConforming, cases_of
from .conformance.trial import DATA, Trial
from .errors import Finding, VanbanError
from .inspection import unknown
from .markdown import parse
from .plugin import Plugin, Way
from .prepare import prepare
from .registry import load_registry
from .section import Section

__all__ = ["Case", "NotConforming", "cases", "findings_of", "text_of"]


def cases(name: str, project: str | Path | None = None) -> list[Case]:
    """The cases of an installed plugin, or of what it offers, by name; or of one of a report project.

    The project's Python runs, as if it were trusted. Raises ValueError naming what there is when nothing
    is called so.
    """
    if project is None:
        registry = load_registry()
    else:
        registry, _ = prepare(Path(project), trust=True)
    found = cases_of(registry, name)
    if not found:
        raise ValueError(unknown(registry, name))
    return found


def findings_of(section: Section, data: str) -> list[str]:
    """What is found in YAML data by the section's contract and in what it prints: "line: message [code]".

    A place that is none of the data's, such as a line of the template, is told with its file.
    """
    trial = _trial(section)
    findings: tuple[Finding, ...]
    try:
        filled = trial.read(trial.node(data))
        findings = filled.findings
        if filled.data is not None:
            findings += parse(trial.contribution(filled.data)).findings
    except VanbanError as fault:
        findings = fault.findings
    return [_line(finding) for finding in findings]


def text_of(section: Section, data: str) -> str:
    """The plain text that the section prints for YAML data, an empty line between paragraphs.

    The agency is "Sở Nội vụ" of Sơn La, under "UBND tỉnh Sơn La"; the period is the first quarter of 2024.
    The cells of a table's row stand between " | ", a citation is "[@key]". Raises AssertionError with the
    findings when nothing can be printed, or the dialect refuses what would be.
    """
    trial = _trial(section)
    try:
        return trial.text(trial.node(data))
    except VanbanError as fault:
        told = [_line(finding) + f"\n{finding.detail}" * bool(finding.detail) for finding in fault.findings]
        raise AssertionError("\n".join(told)) from None


def _trial(section: Section) -> Trial:
    registry = load_registry()
    return Trial(section, Plugin(section.name, way=Way.PROJECT, root=section.folder), registry)


def _line(finding: Finding) -> str:
    at = finding.location
    place = (at.place if at.file == DATA else str(at)) if at else ""
    return f"{place}: {finding.message} [{finding.code}]" if place else f"{finding.message} [{finding.code}]"
