"""The one way in which plugin code is run: whatever it raises comes out with the plugin's name."""

from __future__ import annotations

import os
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, redirect_stdout
from typing import TypeVar

from .errors import Finding, Location, PluginError, Severity, VanbanError
from .plugin import Plugin, Way

T = TypeVar("T")
LONGEST = 200
"""How much of an exception's text is told, in letters; the log has it all."""

TRACE = "VANBAN_TRACE"
"""The environment variable that has every call of plugin code told, with its time."""


def guarded(
    plugin: Plugin, doing: str, run: Callable[[], T], *, at: Location | None = None, reports: bool = True
) -> T:
    """Run a plugin's code; whatever it raises comes out as a PluginError that names the plugin.

    ``doing`` says what for, with the hook or method, which stands ``at``. A generator must be consumed
    inside ``run``. A VanbanError passes where the code ``reports`` on a report.
    """
    try:
        with _timed(plugin, doing), _kept_quiet(plugin):
            return run()
    except KeyboardInterrupt:
        raise
    except BaseException as fault:  # a plugin may also call sys.exit()
        if reports and isinstance(fault, VanbanError):
            raise
        why = " ".join(f"{type(fault).__name__}: {_words(fault)}".split()).removesuffix(":")
        why = why if len(why) <= LONGEST else f"{why[:LONGEST]}…"
        told = traceback.format_exc()
        raise plugin_error(
            plugin, "plugin/loi", f"hỏng {doing}: {why}", at=plugin.place_in(fault) or at, detail=told
        ) from None


def returned(plugin: Plugin, doing: str, value: object, cls: type[T], method: Callable[..., object]) -> T:
    """What a plugin's method gave back; raises PluginError where it is of another class."""
    if isinstance(value, cls):
        return value
    what = f"trả về {type(value).__name__} {doing}, phải là {cls.__name__}"
    raise plugin_error(plugin, "plugin/sai-kieu", what, at=plugin.place_of(method))


def _words(fault: BaseException) -> str:
    """What an exception says; its own code may fail at that, too."""
    try:
        return str(fault).encode("utf-8", "replace").decode()
    except BaseException:
        return ""


def plugin_error(
    plugin: Plugin, code: str, what: str, *, at: Location | None = None, remedy: str = "", detail: str = ""
) -> PluginError:
    """A fault of a plugin: which one and its version, what is wrong with it, what to do."""
    message = f"{plugin} {what}; {remedy or plugin.remedy}"
    return PluginError(Finding(Severity.ERROR, code, message, at, plugin=plugin.name, detail=detail))


def _kept_quiet(plugin: Plugin) -> AbstractContextManager[object]:
    """What a third party's code prints goes where messages go: the output may be JSON for a machine."""
    return nullcontext() if plugin.way is Way.BUILT_IN else redirect_stdout(sys.stderr)


@contextmanager
def _timed(plugin: Plugin, doing: str) -> Iterator[None]:
    if not os.environ.get(TRACE):
        yield
        return
    import logging

    start = time.perf_counter()
    try:
        yield
    finally:
        spent = (time.perf_counter() - start) * 1000
        logging.getLogger("vanban").info("%8.1f ms  %s: %s", spent, plugin.name, doing)
