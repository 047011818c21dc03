"""Write the pages of docs/reference, from the code: ``uv run python docs/generate.py``."""

from __future__ import annotations

from pathlib import Path

from generator import code, findings, keys, markdown, running, sections

FOLDER = Path(__file__).parent / "reference"
ABOUT = """\
What the code says of itself, written by `uv run python docs/generate.py`; tests/test_reference.py tells when
it is out of date. How to use it: [README.md](../../README.md), [sections](../../sections/README.md),
[plugins](../../plugins/README.md), [themes](../../themes/README.md)."""
INDEX = {
    "commands.md": ("the help of every command", running.commands_page),
    "report-yaml.md": ("keys of report.yaml, agency.yaml and instrument files", keys.report_page),
    "sections.md": ("what data the built-in sections take", sections.sections_page),
    "section-toml.md": ("keys of a section without Python", keys.section_page),
    "theme-toml.md": ("keys, roles and texts of a theme", keys.theme_page),
    "rules-toml.md": ("what the decree allows: every rule, and the keys of rules.toml", keys.rules_page),
    "findings.md": ("every finding code: severity, message, module", findings.findings_page),
    "hooks.md": ("the hooks in call order, and what each registers", code.hooks_page),
    "api.md": ("every name that plugins may import", code.api_page),
    "environment.md": ("exit codes, environment variables, files", running.environment_page),
}


def pages() -> dict[str, str]:
    """Every page by its file name."""
    lines = [f"- [{name}]({name}): {about}" for name, (about, _) in INDEX.items()]
    index = markdown.page("Reference", ABOUT, "\n".join(lines))
    return {"README.md": index, **{name: make() for name, (_, make) in INDEX.items()}}


def write() -> None:
    """Write the pages, and remove those that are none any more."""
    made = pages()
    FOLDER.mkdir(exist_ok=True)
    for idle in {path.name for path in FOLDER.glob("*.md")} - made.keys():
        (FOLDER / idle).unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, "utf-8")


if __name__ == "__main__":
    write()
