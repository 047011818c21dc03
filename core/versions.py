"""Version ranges: whether a plugin was made for this vanban."""

from __future__ import annotations

import ast
import importlib.metadata
import re
from collections.abc import Iterable

OF_VANBAN = re.compile(r"\s*vanban(?![\w.-])", re.IGNORECASE)
REQUIRES = "requires"
"""The name under which a plugin of a project states what it needs: ``requires = "vanban>=0.1,<1"``."""


def is_of_vanban(requirement: str) -> bool:
    """Whether a requirement is one of vanban itself."""
    return bool(OF_VANBAN.match(requirement))


def unmet(requirements: Iterable[str]) -> str:
    """The first requirement that this vanban does not meet, or nothing.

    Raises ValueError for one that is no requirement as pip reads it.
    """
    of_vanban = [one for one in requirements if is_of_vanban(one)]
    if not of_vanban:
        return ""
    from packaging.requirements import Requirement

    version = importlib.metadata.version("vanban")
    for text in of_vanban:
        wanted = Requirement(text)
        applies = wanted.marker is None or wanted.marker.evaluate({"extra": ""})
        if applies and not wanted.specifier.contains(version, prereleases=True):
            return text
    return ""


def stated_requirement(code: str) -> tuple[str, ...]:
    """What a Python file states as ``requires``, found without running it."""
    try:
        body = ast.parse(code).body
    except (SyntaxError, ValueError):
        return ()
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            if REQUIRES in names:
                return (str(node.value.value),)
    return ()
