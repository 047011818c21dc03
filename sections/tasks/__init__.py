"""Nhiệm vụ trọng tâm kỳ sau: a numbered list of tasks and the instruments they carry out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from vanban import REQUIRED, Section, cites, contract, hookimpl, prose, rows


@contract()
class Task:
    """One task; its instruments are named after its text."""

    text: str = prose("nhiệm vụ")
    instruments: tuple[str, ...] = cites("văn bản thực hiện")
    more: str | None = prose("nội dung khác", default=None)


@contract()
class Tasks:
    """The tasks in their order."""

    tasks: tuple[Task, ...] = rows(Task, "các nhiệm vụ", default=REQUIRED)


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section tasks."""
    return [
        Section(
            name="tasks",
            title="Nhiệm vụ trọng tâm kỳ sau",
            contract=Tasks,
            folder=Path(__file__).parent,
        )
    ]
