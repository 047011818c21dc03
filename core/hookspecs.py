"""The hooks, in the order in which the engine asks them. They only register; objects do the work.

Each takes nothing and gives back the plugin's objects of one kind (a list, or a generator).
Which of them a report uses, and in which order, is said by its report.yaml, never by hook order.
"""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from .check import Check
from .executor import Executor
from .section import Section
from .source import Source
from .theme import ThemeFolder
from .writer import Writer

hookspec = pluggy.HookspecMarker("vanban")
hookimpl = pluggy.HookimplMarker("vanban")


@hookspec
def vanban_register_themes() -> Iterable[ThemeFolder]:
    """Themes: how a document looks and by which rules. A report names one under ``theme:``."""
    return ()


@hookspec
def vanban_register_sources() -> Iterable[Source]:
    """Sources: read data with the place of each value. Chosen by file ending, or by ``source:``."""
    return ()


@hookspec
def vanban_register_sections() -> Iterable[Section]:
    """Sections: parts of the body, each with its data contract. A report's outline names them."""
    return ()


@hookspec
def vanban_register_checks() -> Iterable[Check]:
    """Checks: look at the assembled document and report findings. All are run."""
    return ()


@hookspec
def vanban_register_writers() -> Iterable[Writer]:
    """Writers: turn the document and its theme into a file. ``vanban build --to`` names one."""
    return ()


@hookspec
def vanban_register_executors() -> Iterable[Executor]:
    """Executors: have the documents of a batch made, here or elsewhere. ``vanban batch --on`` chooses one."""
    return ()
