"""How fast a document is verified, side by side with python-docx merely opening and reading it, in one run.

    uv run python benchmarks/verify.py

The document is the Sơn La example with its longest paragraphs twice, 20 pages. Prints medians, the ratio and
the bound that it must keep; exits 1 when it does not.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from build import build_once, loaded
from docx import Document
from paired import paired, told

ITERATE = """
import sys, docx
document = docx.Document(sys.argv[1])
letters = sum(len(paragraph.text) for paragraph in document.paragraphs)
for table in document.tables:
    for row in table.rows:
        for cell in row.cells:
            letters += sum(len(paragraph.text) for paragraph in cell.paragraphs)
print(letters)
"""
VERIFY = "from vanban.cli import run; run()"
MORE = 50
"""Paragraphs added to the fifteen pages of the example."""


def main() -> int:
    """Compare; 1 when the bound is broken."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "twenty-pages.docx"
        file.write_bytes(build_once(loaded(), "docx"))
        lengthen(file)
        ours, theirs = paired(
            lambda: run([sys.executable, "-c", VERIFY, "verify", str(file)]),
            lambda: run([sys.executable, "-c", ITERATE, str(file)]),
        )
    kept = told("vanban verify of 20 pages / python-docx opening and iterating them", ours, theirs, 1.5)
    return 0 if kept else 1


def lengthen(file: Path) -> None:
    """Repeat the longest paragraphs of the body."""
    document = Document(str(file))
    long = sorted(document.paragraphs, key=lambda paragraph: len(paragraph.text))[-MORE:]
    for paragraph in long:
        paragraph._p.addnext(paragraph._p.__copy__())
    document.save(str(file))


def run(command: list[str]) -> None:
    """One process; both may keep their compiled modules, as they do where people work."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=kept)


if __name__ == "__main__":
    sys.exit(main())
