"""Reference page of the finding codes."""

from __future__ import annotations

from itertools import groupby

from .codes import Found, findings
from .markdown import code, page, table
from .source import link

INTRO = """\
What `vanban build` and `vanban check` tell, by the code in brackets at the end of each line. In the messages,
`{name}` and `…` stand for what differs. An error keeps a report from being final; a report may weigh a code
otherwise (`severity:`), but for `plugin/` and `tin-cay/`. Codes are stable, messages are not. Plugins have
prefixes of their own: the name of their check or section."""

PREFIXES = {
    "bang": "Plain tables and lists in workbooks, CSV files and answers of databases.",
    "bieu": "Official forms: their code row, cells, rows and totals.",
    "cai-dat": "The settings that vanban keeps on this machine.",
    "check": "Check plugins, asked for by name.",
    "csv": "The syntax of CSV files.",
    "docx": "The file of a .docx that is read back.",
    "don-vi": "The table of units of a batch.",
    "du-an": "report.yaml and the layers that it inherits.",
    "executor": "Executor plugins, asked for by name.",
    "hinh": "Pictures that the text shows.",
    "json": "The syntax of JSON files.",
    "lo": "Batches: names of outputs, the manifest, workers.",
    "mau": "Wording: templates, and lines of report.yaml that are filled in.",
    "metadata": "The sheet of an outgoing document (Phụ lục VI).",
    "muc": "Sections without Python: section.toml.",
    "nhan": "`labels:` of report.yaml.",
    "noi-nhan": "The recipients.",
    "pandoc": "The run of pandoc.",
    "pdf": "PDF files: fonts, the run of Typst, a file that is read back.",
    "phu-luc": "`appendices:` of report.yaml.",
    "plugin": "A plugin is at fault (exit code 3). Of an installed package it is a warning, but for "
    "`plugin/trung-ten`.",
    "quy-dinh": "The rules of a theme: rules.toml.",
    "quan-he": "Relations between figures, as contracts and forms state them.",
    "section": "Section plugins, asked for by name.",
    "so-lieu": "Data against the contract of their section; figures kept in documents.",
    "so-sanh": "The reports to compare with: `previous:`, `same_period:`.",
    "source": "Source plugins, asked for by name or by the ending of a file.",
    "sql": "Databases, their addresses and queries.",
    "tep": "Files: there, readable, writable, inside the project.",
    "ten": "Names of what `vanban new` is to make.",
    "the-thuc": "Themes.",
    "theme": "Theme plugins, asked for by name.",
    "tin-cay": "Trust: whether a report may have its Python run.",
    "toml": "The syntax of TOML files.",
    "tong-hop": "Roll-ups of units' reports, and departments of one report.",
    "trich-dan": "Citations of instruments.",
    "van-ban": "The Markdown of the text; documents that are read back.",
    "writer": "Writer plugins, asked for by name.",
    "xlsx": "Workbooks: the file and its sheets.",
    "yaml": "The syntax of YAML files.",
}


def findings_page() -> str:
    """One table for each prefix."""
    found = findings()
    groups = groupby(found, key=lambda one: one.partition("/")[0])
    parts = [_prefix(prefix, [found[name] for name in names]) for prefix, names in groups]
    return page("Findings", f"{INTRO}\n\n{len(found)} codes.", *parts)


def _prefix(prefix: str, found: list[list[Found]]) -> str:
    rows = [row for places in found for row in _rows(places)]
    text = PREFIXES.get(prefix, "")
    return "\n\n".join([f"## {prefix}/", text, table(("code", "severity", "message", "module"), rows)])


def _rows(places: list[Found]) -> list[tuple[str, str, str, str]]:
    """A row for each severity that the code is given."""
    by_severity: dict[str, list[Found]] = {}
    for one in places:
        by_severity.setdefault(" or ".join(one.severities), []).append(one)
    return [
        (
            code(same[0].code),
            severity,
            "<br>".join(dict.fromkeys(message for one in same for message in one.messages)),
            "<br>".join(dict.fromkeys(link(one.path) for one in same)),
        )
        for severity, same in by_severity.items()
    ]
