"""The shape of the code: which module may import which, and who owns which library."""

from __future__ import annotations

import ast
import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import pluggy

import vanban
from vanban import discovery, hookspecs, registration
from vanban.registry import Registry

ROOT = Path(__file__).parent.parent
LAYERS = (
    ("errors", "inputs"), ("going_pandoc", "executor", "values", "numerals", "dates", "marks", "outline", "versions", "saving", "ways"), ("period", "located", "seen", "shares"), ("model", "plugin", "escaping"),
    ("files", "tree", "guard", "discovery", "settings"), ("ledger", "loading", "caption", "picture"), ("relation",), ("comparison",), ("fields",), ("contract", "totals"), ("form", "form_cells", "scalars", "merging", "labels", "returned"), ("form_check", "plain_data"), ("aggregate",),
    ("read", "carried", "appendix"), ("citation", "source"), ("unit_table", "template", "markdown", "layers", "report_file", "section_file"), ("section", "theme", "rules", "filling"), ("writer", "check", "components", "section_contract", "recognition", "theme_shown"), ("hookspecs", "pandoc", "measures"), ("registration", "pages_judged"), ("registry", "components_judged"), ("theme_files", "theme_judged", "verify"), ("verifying", "tools"), ("units",),
    ("project",), ("gather", "section_folder", "wording"), ("contribute", "idle_words", "checking"), ("appending",), ("assemble", "prepare", "ejecting"), ("recall", "inspection", "expected", "cited", "shape", "manifest", "output_place"), ("build", "receiving", "output_names"), ("accounting",), ("rollup",), ("workshop", "bundle"), ("elsewhere", "scaffold", "usage", "blank", "standalone", "tracing", "messages", "doctor", "report_edit"), ("batch",), ("summary",), ("batching",), ("scaffold_plugin", "conformance"), ("testing",),
    ("telling",), ("commands_report", "commands_figures", "commands_new", "commands_plugins", "commands_batch"), ("commands_theme", "commands_rollup"), ("cli",), ("__main__",),
)  # fmt: skip
COMMANDS = {
    "telling",
    "commands_report",
    "commands_figures",
    "commands_new",
    "commands_plugins",
    "commands_theme",
    "commands_batch",
    "commands_rollup",
}
OWNERS = {
    "pluggy": {"hookspecs", "registration"},
    "markdown_it": {"markdown"},
    "mdit_py_plugins": {"markdown"},
    "jinja2": {"template"},
    "pypandoc": {"pandoc"},
    "click": {"cli", "usage", "settings", *COMMANDS},
    "packaging": {"versions"},
    "subprocess": {"pandoc", "going_pandoc", "conformance"},
}


def inside(path: Path) -> list[Path]:
    """A module's file, or all files of a package."""
    return sorted(path.glob("*.py")) if path.is_dir() else [path]


def imports(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Each import of a file: the module, with its dots, and the names taken from it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or ""), [alias.name for alias in node.names]


def core_modules() -> list[Path]:
    """The modules of core, and the one package among them."""
    files = [path for path in (ROOT / "core").glob("*.py") if path.stem != "__init__"]
    return sorted([*files, ROOT / "core/conformance", ROOT / "core/recognition"])


def test_imports_in_core_point_one_way() -> None:
    rank = {name: level for level, names in enumerate(LAYERS) for name in names}
    assert sorted(rank) == sorted(path.stem for path in core_modules())
    against = [
        f"{path.stem} -> {name}"
        for path in core_modules()
        for file in inside(path)
        for module, names in imports(file)
        if module.startswith("..") or (module.startswith(".") and not path.is_dir())
        for name in ([module.strip(".").split(".")[0]] if module.strip(".") else names)
        if rank[name] >= rank[path.stem]
    ]
    assert against == []


def test_each_library_has_its_owners() -> None:
    users: dict[str, set[str]] = {library: set() for library in OWNERS}
    for path in core_modules():
        for module in (module for file in inside(path) for module, _ in imports(file)):
            if module.split(".")[0] in users:
                users[module.split(".")[0]].add(path.stem)
    assert users == OWNERS


def leaves(module: str, path: Path) -> bool:
    """Whether a relative import goes beyond the folder of the file's kind, such as plugins/writers."""
    dots = len(module) - len(module.lstrip("."))
    return dots >= max(len(path.parts), 2)


def test_plugins_and_sections_import_the_public_names_only() -> None:
    against = [
        f"{path.relative_to(ROOT)}: {module}"
        for folder in ("plugins", "sections", "themes")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for module, _ in imports(path)
        if module.startswith(("vanban.", "core")) or leaves(module, path.relative_to(ROOT / folder))
    ]
    assert against == []


def test_only_the_command_line_prints() -> None:
    printing = [
        path.stem
        for folder in ("core", "plugins", "sections", "themes")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {"print", "click.echo", "sys.stdout.write", "sys.stderr.write"}
    ]
    assert set(printing) == {"cli", *COMMANDS}


def test_the_root_folders_load_as_vanban_and_as_nothing_else() -> None:
    assert not {"core", "plugins", "sections", "themes"} & set(sys.modules)
    assert not {path.stem for path in core_modules()} & {"plugins", "sections", "themes"}


def test_every_public_name_is_documented() -> None:
    bare = [
        name
        for name in vanban.__all__
        if callable(getattr(vanban, name)) and not getattr(vanban, name).__doc__
    ]
    assert bare == []


def hooks() -> list[str]:
    return [name for name, value in vars(hookspecs).items() if hasattr(value, "vanban_spec")]


def test_every_built_in_plugin_offers_what_its_table_announces(registry: Registry) -> None:
    offered = [
        (offer.kind, offer.name, loaded.plugin.name)
        for loaded in registry.everything()
        for offer in loaded.offers
    ]
    assert offered == list(discovery.BUILT_IN)


def test_the_registry_asks_every_hook_in_the_order_of_its_documentation() -> None:
    assert list(registration.HOOKS) == hooks()
    assert [kind for kind, _ in registration.HOOKS.values()] == list(discovery.KINDS)


def test_every_hook_is_documented_typed_and_used_by_a_built_in_plugin() -> None:
    manager = pluggy.PluginManager("vanban")
    manager.add_hookspecs(hookspecs)
    for _, _, module in discovery.BUILT_IN:
        manager.register(importlib.import_module(module), module)
    for name in hooks():
        hook = getattr(hookspecs, name)
        assert hook.__doc__
        assert inspect.signature(hook).parameters == {}
        assert inspect.signature(hook).return_annotation.startswith("Iterable[")
        assert getattr(manager.hook, name).get_hookimpls()


def test_every_hook_stands_in_the_plugin_readme_with_its_exact_signature() -> None:
    readme = (ROOT / "plugins/README.md").read_text("utf-8")
    for name in hooks():
        annotation = inspect.signature(getattr(hookspecs, name)).return_annotation
        assert f"def {name}() -> {annotation}" in readme
