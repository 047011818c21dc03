"""The one way in which plugin code is run: whatever it raises comes out with the plugin's name."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from typing import TypeVar

from .errors import Finding, PluginError, Severity, VanbanError

T = TypeVar("T")


def guarded(plugin: str, doing: str, run: Callable[[], T]) -> T:
    """Run a plugin's code; whatever it raises comes out as a PluginError that names the plugin.

    A generator must be consumed inside ``run``. A VanbanError passes: it is about the report.
    """
    try:
        return run()
    except VanbanError:
        raise
    except KeyboardInterrupt:
        raise
    except BaseException as fault:  # a plugin may also call sys.exit()
        why = " ".join(f"{type(fault).__name__}: {fault}".split()).removesuffix(":")
        message = f"plugin “{plugin}” hỏng ({doing}): {why}"
        raise PluginError(plugin_error("plugin/loi", message, plugin, traceback.format_exc())) from None


def plugin_error(code: str, message: str, plugin: str, detail: str = "") -> Finding:
    """A finding about a plugin itself."""
    return Finding(Severity.ERROR, code, message, plugin=plugin, detail=detail)
