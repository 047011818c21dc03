"""Definitions as the sources state them: signatures and docstrings, without the bodies."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from .markdown import first_sentence

ROOT = Path(__file__).parents[2]
CODE_FOLDERS = ("core", "plugins", "sections", "themes")
Definition = ast.FunctionDef | ast.ClassDef


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text("utf-8"))


def sources() -> list[Path]:
    """Every Python file of the package."""
    return [path for folder in CODE_FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]


def link(path: Path) -> str:
    """A link to a file of the repository, from a reference page."""
    shown = path.relative_to(ROOT).as_posix()
    return f"[{shown}](../../{shown})"


def module_about(path: Path) -> str:
    """The first sentence of a module's docstring."""
    return first_sentence(ast.get_docstring(parsed(path)))


def home(path: Path, name: str) -> Path:
    """The file that defines a name which a module imports from its package."""
    body = parsed(path).body
    if any(name in defined(node) for node in body):
        return path
    imports = (node for node in body if isinstance(node, ast.ImportFrom) and node.level)
    module = next(node.module for node in imports if name in [alias.name for alias in node.names])
    package = path.parent / f"{module}" / "__init__.py"
    return home(package if package.exists() else path.parent / f"{module}.py", name)


def line_of(path: Path, name: str) -> int:
    """Where a name is defined."""
    return _definition(path, name)[0].lineno


def about(path: Path, name: str) -> str:
    """The first sentence that is said of a name."""
    node, docs = _definition(path, name)
    if isinstance(node, Definition):
        return first_sentence(ast.get_docstring(node))
    return first_sentence(_text(docs))


def stub(path: Path, name: str) -> list[str]:
    """A definition without the bodies of its functions and without private members."""
    lines = path.read_text("utf-8").splitlines()
    node, docs = _definition(path, name)
    if isinstance(node, Definition):
        return list(_stub(node, lines))
    return [line for one in (node, docs) if one for line in _lines(one, lines)]


def _definition(path: Path, name: str) -> tuple[ast.stmt, ast.stmt | None]:
    """The statement that defines a name, and the text that stands below a plain assignment."""
    body = parsed(path).body
    place = next(place for place, node in enumerate(body) if name in defined(node))
    below = body[place + 1] if place + 1 < len(body) else None
    return body[place], below if _text(below) else None


def defined(node: ast.stmt) -> set[str]:
    """The names that a statement defines."""
    if isinstance(node, Definition):
        return {node.name}
    if not isinstance(node, (ast.Assign, ast.AnnAssign)):
        return set()
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {one.id for one in targets if isinstance(one, ast.Name)}


def _stub(node: Definition, lines: list[str]) -> Iterator[str]:
    start = min([node.lineno, *(one.lineno for one in node.decorator_list)])
    documented = bool(_text(node.body[0]))
    yield from lines[start - 1 : node.body[0].end_lineno if documented else node.body[0].lineno - 1]
    if isinstance(node, ast.ClassDef):
        yield from _members(node.body[documented:], lines)
    elif not documented:
        yield f"{' ' * (node.col_offset + 4)}..."


def _members(body: Sequence[ast.stmt], lines: list[str]) -> Iterator[str]:
    before: ast.stmt | None = None
    for node in body:
        names = defined(node)
        if isinstance(node, ast.FunctionDef) and (node.name[0] != "_" or node.name == "__init__"):
            yield from ("", *_stub(node, lines))
        elif names and not all(name.startswith("_") for name in names):
            yield from ([] if before and defined(before) else [""])
            yield from _lines(node, lines)
        elif _text(node):
            yield from _lines(node, lines)
        before = node


def _lines(node: ast.stmt, lines: list[str]) -> list[str]:
    return lines[node.lineno - 1 : node.end_lineno]


def _text(node: ast.stmt | None) -> str:
    """The text of a statement that is nothing but text."""
    value = node.value if isinstance(node, ast.Expr) else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
