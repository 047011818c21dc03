"""The reference pages are what the code says today, whole, and their links lead somewhere."""

from __future__ import annotations

import importlib
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import vanban
from vanban import cli

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
sys.path.insert(0, str(DOCS))
generate = importlib.import_module("generate")
running = importlib.import_module("generator.running")
codes = importlib.import_module("generator.codes")
prefixes = importlib.import_module("generator.findings").PREFIXES
keys = importlib.import_module("generator.keys")

OUT_OF_DATE = "docs/reference/{} is out of date; run: uv run python docs/generate.py"
GIVEN = re.compile(r'\(\s*(?:[\w.]+,\s*)?"([a-z0-9-]+/[a-z0-9-]+)",')
"""A code as first or second argument of a call, or first in a row of a table."""

TOLD = re.compile(r"\[([a-z0-9-]+/[a-z0-9-]+)\](?!\()")
MADE_BY_TESTS = re.compile(r"""\b(?:error|warning|note)\(\s*["']([a-z0-9-]+/[a-z0-9-]+)["']""")
LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    made: dict[str, str] = generate.pages()
    return made


@pytest.fixture(scope="module")
def found() -> dict[str, list[Any]]:
    """Every finding code of the sources, with the places that give it."""
    made: dict[str, list[Any]] = codes.findings()
    return made


def files(*folders: str, suffix: str) -> list[str]:
    """The texts of all files with that ending below some folders."""
    return [path.read_text("utf-8") for folder in folders for path in (ROOT / folder).rglob(f"*{suffix}")]


def slugs(page: Path) -> set[str]:
    """The anchors of a page, as GitHub makes them."""
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.S)
    made: Counter[str] = Counter()
    anchors = set()
    for title in re.findall(r"^#+ (.+)$", text, re.M):
        slug = re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
        anchors.add(f"{slug}-{made[slug]}" if made[slug] else slug)
        made[slug] += 1
    return anchors


@pytest.mark.parametrize("name", ["README.md", *generate.INDEX])
def test_a_page_is_what_the_generator_gives(name: str, pages: dict[str, str]) -> None:
    page = DOCS / "reference" / name
    assert page.is_file(), OUT_OF_DATE.format(name)
    assert page.read_text("utf-8") == pages[name], OUT_OF_DATE.format(name)


def test_there_are_no_other_pages(pages: dict[str, str]) -> None:
    written = {path.name for path in (DOCS / "reference").iterdir()}
    assert written - pages.keys() == set(), OUT_OF_DATE.format("")


def test_pages_say_something_and_nothing_of_this_machine(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        assert len(text.splitlines()) >= 15, name
        assert max(text.count("\n| "), text.count("```"), text.count("\n- ")) >= 5, name
        assert f"{ROOT}/" not in text, name
        assert not re.search(r"\| `?(None|NOTHING|<[\w.]+ object[^|]*)`? \|", text), name


def test_every_key_of_every_file_is_explained() -> None:
    assert keys.unexplained() == [], "docs/generator/words.py"


def test_every_prefix_exit_code_and_variable_is_explained(found: dict[str, list[Any]]) -> None:
    assert {code.partition("/")[0] for code in found} == {*prefixes}, "docs/generator/findings.py"
    assert {*running.exit_codes()} == {*running.EXITS}, "docs/generator/running.py"
    assert {*running.variables_read()} == {*running.VARIABLES}, "docs/generator/running.py"


def test_every_code_has_its_severity_and_its_words(found: dict[str, list[Any]]) -> None:
    wanting = [
        one for places in found.values() for one in places if not one.severities or "…" in one.messages
    ]
    assert wanting == []


def test_no_code_of_the_sources_is_left_out(found: dict[str, list[Any]]) -> None:
    sources = files("core", "plugins", "sections", "themes", suffix=".py")
    given = {code for text in sources for code in GIVEN.findall(text)}
    assert len(given) > 100
    assert given - found.keys() == set()


def test_every_code_that_tests_and_guides_show_is_there(found: dict[str, list[Any]]) -> None:
    folders = ("tests", "docs", "plugins", "sections", "examples")
    guides = [path.read_text("utf-8") for path in ROOT.glob("*.md")]
    texts = [*guides, *files(*folders, suffix=".md"), *files("tests", suffix=".py")]
    told = {code for text in texts for code in TOLD.findall(text) if code.partition("/")[0] in prefixes}
    made = {code for text in texts for code in MADE_BY_TESTS.findall(text)}
    assert len(told) > 100
    assert told - made - found.keys() == set()


def test_every_public_name_and_hook_stands_in_its_page(pages: dict[str, str]) -> None:
    assert [name for name in vanban.__all__ if f"\n### {name}\n" not in pages["api.md"]] == []
    hooks = re.findall(r"^def (vanban_\w+)", (ROOT / "core/hookspecs.py").read_text("utf-8"), re.M)
    assert re.findall(r"^## (.+)$", pages["hooks.md"], re.M) == hooks


def test_help_is_what_the_commands_print() -> None:
    commands = running.commands()
    assert {"vanban build", "vanban new report", "vanban plugins show"} <= commands.keys()
    for path, context in commands.items():
        words = [*path.split()[1:], "--help"]
        printed = CliRunner().invoke(cli.main, words, prog_name="vanban", terminal_width=running.HELP_WIDTH)
        assert (path, printed.output.strip()) == (path, context.get_help().strip())


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    broken = []
    for page in sorted(DOCS.rglob("*.md")):
        for target in LINK.findall(page.read_text("utf-8")):
            file, _, anchor = target.partition("#")
            aim = page if not file else page.parent / file
            leads = aim.exists() and (not anchor or anchor in slugs(aim))
            if not leads and not target.startswith("http"):
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert broken == []
