"""Reference pages of the files that people write, from the contracts by which they are read."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import attrs

import vanban
from vanban import Field, fields_of
from vanban.citation import InstrumentEntry
from vanban.layers import ADDED_UP
from vanban.project import FIXED, SEVERITIES, ReportFile
from vanban.rules import RulesFile
from vanban.section_file import TYPES, SectionFile
from vanban.theme import ROLES, TEXTS, ThemeFile

from . import words
from .markdown import code, first_sentence, page, table
from .source import ROOT

HEAD = ("key", "label", "kind", "required", "default", "meaning")
NAMES = """\
A key may be written as its name or as its Vietnamese label. Kinds are the functions of
[vanban.fields](api.md#vanban-fieldspy)."""
REPORT = """\
The front matter and outline of a report, in its folder. agency.yaml, in the folder that `inherit` names,
takes the same keys. `{added}` of a layer and of the report add up; of all other keys the nearest file that
states one is used, tables being merged key by key."""
SECTION = """\
A section without Python: `sections/NAME/section.toml` of a report project or of an agency's layer, with the
wording beside it in `text.md`. It is read when a report's outline names it."""
THEME = """\
How documents look: `theme.toml` of a theme's folder, or of a report project (`theme: theme.toml`). One that
inherits states only what differs; what is required must be there once all layers are merged."""
RULES = """\
What a decree allows: `rules.toml` beside the theme.toml of a plugin. `vanban verify` judges any .docx by it,
every build its own .docx, and a theme that leaves it is told at its line. Patterns are Python's regular
expressions."""
MOST_CHOICES = 10
CONTRACTS = (ReportFile, InstrumentEntry, SectionFile, ThemeFile, RulesFile)


def report_page() -> str:
    """Keys of report.yaml, agency.yaml and instrument files."""
    added = "` and `".join(ADDED_UP)
    severities = ", ".join(code(word) for word in SEVERITIES)
    fixed = ", ".join(code(prefix) for prefix in FIXED)
    return page(
        "report.yaml and agency.yaml",
        f"{REPORT.format(added=added)} {NAMES}",
        *_tables(ReportFile, "report.yaml"),
        f"`severity` takes {severities}; of {fixed} no report may change it.",
        "A file of `instruments` holds one table for each instrument, by the key that texts cite: `[@key]`.",
        *_tables(InstrumentEntry, "instruments.yaml"),
    )


def section_page() -> str:
    """Keys of section.toml."""
    types = [(code(name), first_sentence(getattr(vanban, name).__doc__)) for name in TYPES]
    types_table = "\n\n".join(["## Types", table(("type", "value"), types)])
    return page("section.toml", f"{SECTION} {NAMES}", *_tables(SectionFile, "section.toml"), types_table)


def theme_page() -> str:
    """Keys of theme.toml, the roles and the texts."""
    nd30 = tomllib.loads((ROOT / "themes/nd30/theme.toml").read_text("utf-8"))
    roles = [(code(name), nd30["roles"][name]["label"], words.ROLES.get(name, "")) for name in ROLES]
    texts = [(code(name), nd30["texts"][name], words.TEXTS.get(name, "")) for name in TEXTS]
    roles_table = "\n\n".join(["## Roles", table(("role", "label in nd30", "what it is"), roles)])
    texts_table = "\n\n".join(["## Texts", table(("text", "in nd30", "where it stands"), texts)])
    return page("theme.toml", f"{THEME} {NAMES}", *_tables(ThemeFile, "theme.toml"), roles_table, texts_table)


def rules_page() -> str:
    """Keys of rules.toml, and every rule of the decree."""
    nd30 = tomllib.loads((ROOT / "themes/nd30/rules.toml").read_text("utf-8"))
    rows = [
        (code(f"nd30/{name}"), rule["says"], rule["at"], rule.get("severity", "error"))
        for name, rule in nd30["rules"].items()
    ]
    rules_table = "\n\n".join(
        [f"## Rules of {nd30['name']}", table(("rule", "what", "where", "weight"), rows)]
    )
    return page("rules.toml", f"{RULES} {NAMES}", *_tables(RulesFile, "rules.toml"), rules_table)


def unexplained() -> list[str]:
    """Keys, roles and texts that have no meaning in words, and words for what is not there."""
    fields = [(cls, spec) for top in CONTRACTS for _, cls in _parts(top, "") for spec in fields_of(cls)]
    keys = {f"{base.__name__}.{spec.name}" for cls, spec in fields for base in cls.__mro__}
    missing = [f"{cls.__name__}.{spec.name}" for cls, spec in fields if not _meaning(cls, spec.name)]
    idle = {f"{name}.{key}" for name, meanings in words.KEYS.items() for key in meanings} - keys
    return [*missing, *sorted(idle | {*ROLES} ^ {*words.ROLES} | {*TEXTS} ^ {*words.TEXTS})]


def _tables(top: type, file: str) -> Iterator[str]:
    """A table for the file, then one for each contract inside it; what is as another is not shown again."""
    shown: dict[str, type] = {}
    for path, cls in _parts(top, ""):
        title = f"### {path}" if path else f"## {file}"
        like = next((name for name, other in shown.items() if _is_like(cls, other)), "")
        names = [spec.name for spec in fields_of(cls)]
        without = [code(spec.name) for spec in fields_of(shown.get(like, cls)) if spec.name not in names]
        same = f"The keys of `{like}`{', without ' if without else ''}{', '.join(without)}."
        shown[path] = cls
        yield "\n\n".join([title, first_sentence(cls.__doc__), same if like else table(HEAD, _rows(cls))])


def _is_like(cls: type, other: type) -> bool:
    """Whether a contract is another, or less of it."""
    names, others = ({spec.name for spec in fields_of(one)} for one in (cls, other))
    return names <= others and bool({*cls.__mro__} & {*other.__mro__} - {object})


def _rows(cls: type) -> Iterator[tuple[str, ...]]:
    defaults = {one.name: one.default for one in attrs.fields(cls)}
    for spec in fields_of(cls):
        required, meaning = "yes" if spec.required else "", _meaning(cls, spec.name)
        default = _shown(defaults[spec.name])
        yield code(spec.name), spec.label, f"{kind(spec)}{choices(spec)}", required, default, meaning


def _parts(cls: type, path: str, seen: set[type] | None = None) -> Iterator[tuple[str, type]]:
    seen = set() if seen is None else seen
    seen.add(cls)
    yield path, cls
    for spec in fields_of(cls):
        if spec.of and spec.of not in seen:
            yield from _parts(spec.of, f"{path}.{spec.name}".lstrip("."), seen)


def _meaning(cls: type, name: str) -> str:
    said = (words.KEYS.get(base.__name__, {}).get(name, "") for base in cls.__mro__)
    return next(filter(None, said), "")


def _shown(default: Any) -> str:
    if isinstance(default, bool):
        return code("true" if default else "false")
    is_nothing = default is attrs.NOTHING or default in (None, "", (), {})
    return "" if is_nothing else code(str(default))


def kind(spec: Field) -> str:
    """The function that states such a field."""
    if spec.named:
        return "`named`"
    lists = {"text": "texts", "cite": "cites", "part": "rows"}
    return code(lists[spec.kind] if spec.many else {"markdown": "prose"}.get(spec.kind, spec.kind))


def choices(spec: Field) -> str:
    """The only values, or names, that a field takes."""
    few = len(spec.choices) < MOST_CHOICES
    return f": {', '.join(map(code, spec.choices))}" if spec.choices and few else ""
