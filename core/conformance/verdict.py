"""What the conformance kit says of a plugin that does not do what is asked of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from ..errors import Finding, Severity, VanbanError

MOST_TOLD = 8
SUFFIX = re.compile(r"(\.[a-z0-9_-]+){1,3}")
Question = tuple[str, Callable[[], str]]
"""What is asked, in a few Vietnamese words, and the call that asks it and gives a remark."""


class NotConforming(AssertionError):
    """A plugin does not do what is asked of all of its kind; the message says what, where, and what to do."""


def told(findings: Iterable[Finding]) -> str:
    """Findings in one line, each with its place and code."""
    return "; ".join(
        f"{finding.location}: {finding.message} [{finding.code}]"
        if finding.location
        else f"{finding.message} [{finding.code}]"
        for finding in findings
    )


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that keep a report from being final."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)


def faults_of(doing: str, run: Callable[[], object], remedy: str = "") -> list[str]:
    """What is told when a call goes wrong: what was being done, the findings, what to do; or nothing."""
    try:
        run()
    except VanbanError as fault:
        return [f"{doing}: {told(fault.findings)}" + (f"; {remedy}" if remedy else "")]
    return []


def refuse(faults: Sequence[str]) -> None:
    """Raise NotConforming with the first of the faults, where there are any."""
    if faults:
        more = len(faults) - MOST_TOLD
        rest = [f"còn {more} chỗ nữa như thế"] if more > 0 else []
        raise NotConforming("\n".join((*faults[:MOST_TOLD], *rest)))


def first_difference(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    """The first lines in which two texts differ, as the only pair of a list, or nothing."""
    pairs = zip_longest(one, other, fillvalue="")
    return (
        [next((pair for pair in pairs if pair[0] != pair[1]), ("", ""))] if list(one) != list(other) else []
    )


def undocumented(value: object) -> list[str]:
    """What is said of an object whose class does not say what it does."""
    if (type(value).__doc__ or "").strip():
        return []
    return [f"lớp {type(value).__name__} không có docstring; hãy viết một câu cho biết nó làm gì"]


def misshapen(suffix: str) -> list[str]:
    """What is said of a file ending that no file could have."""
    return [] if SUFFIX.fullmatch(suffix) else [f"đuôi tệp “{suffix}” phải có dạng .csv, chữ thường"]
