"""Reference pages of what plugins see of the code: the hooks, and every public name."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from vanban.discovery import BUILT_IN, GROUP
from vanban.registration import HOOKS

from .markdown import block, code, page, table
from .source import ROOT, about, defined, home, line_of, link, module_about, parsed, stub

CORE = ROOT / "core"

HOOKS_INTRO = """\
A plugin is a module with one or more of these functions, each marked with `@hookimpl`. They are asked in
this order; each takes nothing and gives back the plugin's objects of one kind. An installed package names its
module under an entry point for each object that it offers: `[project.entry-points."vanban.sections"]`,
`library = "my_package"`. A module under the group `vanban` announces nothing and is imported at every
start.
[plugins/README.md](../../plugins/README.md) has examples."""

API_INTRO = """\
What plugins may import from `vanban`, by the module in which it is written: signatures and docstrings as they
stand there, without bodies. All else is internal and may change."""


def hooks_page() -> str:
    """Each hook in call order, with the class of what it registers."""
    rows = [(code(hook), code(cls.__name__), code(f"{GROUP}.{kind}s")) for hook, (kind, cls) in HOOKS.items()]
    overview = table(("hook", "registers", "entry-point group"), rows)
    return page("Hooks", HOOKS_INTRO, overview, *map(_hook, HOOKS))


def _hook(name: str) -> str:
    kind, cls = HOOKS[name]
    lines = stub(CORE / "hookspecs.py", name)
    built_in = ", ".join(code(one) for known, one, _ in BUILT_IN if known == kind)
    group = f"Entry-point group `{GROUP}.{kind}s`; the entry's name is the object's `name`."
    return "\n\n".join(
        [
            f"## {name}",
            block(lines[lines.index("@hookspec") + 1 :]),
            f"{group} Built in: {built_in}.",
            block(stub(CORE / f"{cls.__module__.rpartition('.')[2]}.py", cls.__name__)),
        ]
    )


def api_page() -> str:
    """Every public name, by module, then what tests of plugins use."""
    by_module: dict[Path, list[str]] = {}
    for name, path in exported(CORE / "__init__.py").items():
        by_module.setdefault(path, []).append(name)
    rows = []
    groups = []
    for path, names in sorted(by_module.items()):
        names.sort(key=partial(line_of, path))
        rows += [(code(name), f"[{path.name}](#vanban-{path.stem}py)", about(path, name)) for name in names]
        groups.append(_group(f"vanban: {path.name}", path, dict.fromkeys(names, path)))
    overview = table(("name", "module", "what it is"), rows)
    testing = CORE / "testing.py"
    kit = _group("vanban.testing", testing, exported(testing)) if testing.is_file() else ""
    return page("Public names", API_INTRO, overview, *groups, kit)


def exported(path: Path) -> dict[str, Path]:
    """The names of a module's ``__all__``, each with the file that defines it."""
    stated = next(node for node in parsed(path).body if defined(node) == {"__all__"})
    names = ast.literal_eval(stated.value) if isinstance(stated, ast.Assign) else []
    return {name: home(path, name) for name in names}


def _group(title: str, path: Path, names: Mapping[str, Path]) -> str:
    parts = [f"## {title}", f"{module_about(path)} ({link(path)})"]
    for name, file in names.items():
        parts += [f"### {name}", block(stub(file, name))]
    return "\n\n".join(parts)
