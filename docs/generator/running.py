"""Reference pages of how vanban is run: its commands, exit codes, variables and files."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import attrs
import click

from vanban.cli import main
from vanban.output_place import OUTPUT
from vanban.settings import Settings
from vanban.template import COMPILED

from .markdown import block, code, page, table
from .source import ROOT, link, parsed, sources

HELP_WIDTH = 100
VARIABLE = re.compile(r"VANBAN_[A-Z_]+")
COMMANDS = "Every command, as `--help` prints it in a window of {width} columns."
ENVIRONMENT = """\
What vanban takes from its surroundings, and what it leaves there besides the files that a command is told to
write."""

EXITS = {
    0: "done: the file was written and every section contributed",
    1: "the report, its data or its theme is at fault",
    2: "the command was not understood",
    3: "a plugin is at fault, or vanban itself; a log file is named",
    130: "interrupted",
}
EXITS_OF_COMMANDS = """\
`build` exits with 0 although errors are told, as long as every section contributed; `build --final` and
`check` exit with 1 for any error. `facts` and `trace` exit with 1 when a figure was changed by hand, `trace`
also when there is no such figure. `plugins` and `plugins doctor` exit with 3 when a plugin could not be
loaded."""

VARIABLES = {
    "VANBAN_PLUGINS": "keeps out packages and Python of reports: `none`, or the names of those let in",
    "VANBAN_TRACE": "not empty: each call of plugin code is told on the error output, with its time",
}
OTHER_VARIABLES = """\
The address of a database in report.yaml may name any variable, as `${TCD_PASSWORD}`; its value is never
shown. The libraries know `XDG_CONFIG_HOME` (where the settings are), and `TMPDIR`, `TEMP`, `TMP` (where
temporary files are)."""

FILES = (
    (
        "settings.json",
        "{settings}: what `vanban plugins disable` and `vanban trust` settled; in `~/.config/vanban` on "
        "Linux, `~/Library/Application Support/vanban` on macOS, `%APPDATA%\\vanban` on Windows",
    ),
    (
        "{compiled}",
        "templates as compiled by Jinja2, in the temporary folder (below `_jinja2-cache-UID`, but for "
        "Windows); may be deleted at any time",
    ),
    (
        "vanban-*.log",
        "traceback and versions, in the temporary folder, after a fault of a plugin or of vanban; not "
        "deleted by vanban",
    ),
    ("vanban-*/", "files for one run of pandoc, in the temporary folder; deleted at its end"),
    ("{output}/", "in the report's folder: what `build` writes without `-o`"),
    (".NAME.*", "beside a file while it is written, so that a file is there whole or not at all"),
)


def commands_page() -> str:
    """The help of every command."""
    parts = [f"## {path}\n\n{block([context.get_help()], 'text')}" for path, context in commands().items()]
    return page("Commands", COMMANDS.format(width=HELP_WIDTH), *parts)


def commands() -> dict[str, click.Context]:
    """Every command by its whole name, each after the group that holds it."""
    return dict(_commands(_context(main, "vanban", None)))


def _commands(context: click.Context) -> Iterator[tuple[str, click.Context]]:
    yield context.command_path, context
    group = context.command
    if isinstance(group, click.Group):
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            if command is not None and not command.hidden:
                yield from _commands(_context(command, name, context))


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    return command.context_class(command, info_name=name, parent=parent, terminal_width=HELP_WIDTH)


def environment_page() -> str:
    """Exit codes, environment variables and files."""
    exits = [(code(str(one)), EXITS.get(one, "")) for one in exit_codes()]
    read = variables_read()
    variables = [(code(name), VARIABLES.get(name, ""), link(path)) for name, path in read.items()]
    settings = ", ".join(code(one.name) for one in attrs.fields(Settings))
    places = {"settings": settings, "compiled": COMPILED.replace("%s", "*"), "output": OUTPUT}
    files = [(code(name.format(**places)), what.format(**places)) for name, what in FILES]
    return page(
        "Exit codes, environment, files",
        ENVIRONMENT,
        "\n\n".join(["## Exit codes", table(("code", "meaning"), exits), EXITS_OF_COMMANDS]),
        "\n\n".join(["## Environment variables", table(("variable", "what it does", "read in"), variables)]),
        OTHER_VARIABLES,
        "\n\n".join(["## Files", table(("file", "what it holds"), files)]),
    )


def exit_codes() -> list[int]:
    """The codes that the command line is left with: of faults, of commands, of the program."""
    found = {0}
    for path in (ROOT / "core").glob("*.py"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Assign) and "exit_code" in map(ast.unparse, node.targets):
                found |= _numbers(node)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "SystemExit":
                found |= _numbers(node)
            if isinstance(node, ast.Return) and path.stem == "cli":
                found |= _numbers(node)
    return sorted(found)


def _numbers(node: ast.AST) -> set[int]:
    values = (one.value for one in ast.walk(node) if isinstance(one, ast.Constant))
    return {value for value in values if type(value) is int}


def variables_read() -> dict[str, Path]:
    """The environment variables of vanban itself, each with the file that names it."""
    found = {
        node.value: path
        for path in sources()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and VARIABLE.fullmatch(node.value)
    }
    return dict(sorted(found.items()))
