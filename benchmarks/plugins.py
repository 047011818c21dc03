"""What fifty installed section plugins cost a start that uses none of them, against the start without them.

    uv run python benchmarks/plugins.py

Each is a distribution of its own: metadata, an entry point, a module whose contract has ten fields. Prints
medians, the ratio and the bound that the ratio must keep; exits 1 when one does not.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from paired import paired, told

from vanban.scaffold import new_report

PLUGINS, FIELDS = 50, 10
MODULE = """\
from pathlib import Path

from vanban import Section, contract, count, hookimpl


@contract("f0 = f1 + f2")
class Data:
{fields}


@hookimpl
def vanban_register_sections():
    return [Section("{name}", "Mục {name}", Data, Path(__file__).parent)]
"""


def main() -> int:
    """Run both comparisons; 1 when a bound is broken."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        report, none, fifty = (folder / name for name in ("bao-cao", "none", "fifty"))
        new_report(report)
        none.mkdir()
        for number in range(PLUGINS):
            lay_out(fifty, f"muc-{number:02}")
        start(["plugins", "show", f"muc-{PLUGINS - 1}"], fifty)  # they are found
        kept = [
            compared("(a) vanban check", ["check", str(report)], fifty, none, 1.5),
            compared("(b) vanban --version", ["--version"], fifty, none, 1.2),
        ]
    return 0 if all(kept) else 1


def compared(what: str, arguments: list[str], fifty: Path, none: Path, bound: float) -> bool:
    """The command as a new process, with the plugins and without."""
    for path in (fifty, none):
        start(arguments, path)  # Python compiles what it will find compiled from then on
    ours, theirs = paired(lambda: start(arguments, fifty), lambda: start(arguments, none), runs=15)
    return told(f"{what}, {PLUGINS} section plugins installed / none", ours, theirs, bound)


def start(arguments: list[str], path: Path) -> None:
    """Run vanban to its end, with the distributions that lie in ``path``."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(path), "XDG_CONFIG_HOME": str(path)}
    command = [sys.executable, "-m", "vanban", *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)


def lay_out(folder: Path, name: str) -> None:
    """A distribution of one section plugin, as pip leaves it."""
    module = name.replace("-", "_")
    head = f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nRequires-Dist: vanban<1\n"
    files = {
        f"{module}/__init__.py": MODULE.format(name=name, fields=fields()),
        f"{module}/text.md": "Có {{ f0 }} lượt.\n",
        f"{module}-1.0.dist-info/METADATA": head,
        f"{module}-1.0.dist-info/entry_points.txt": f"[vanban.sections]\n{name} = {module}\n",
    }
    for file, text in files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def fields() -> str:
    """The fields of a contract, one on each line."""
    return "\n".join(f'    f{n}: int = count("chỉ tiêu số {n}", unit="lượt")' for n in range(FIELDS))


if __name__ == "__main__":
    sys.exit(main())
