"""How fast a PDF is built, side by side with LibreOffice making one of the same report's .docx, in one run.

    uv run python benchmarks/pdf.py

Prints medians, the ratio and the bound that the ratio must keep; exits 1 when it does not.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from build import build_once, loaded
from paired import paired, told


def main() -> int:
    """Compare; 1 when the bound is broken."""
    registry = loaded()
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / "example.docx"
        docx.write_bytes(build_once(registry, "docx"))
        convert(docx)  # the first start makes LibreOffice's profile
        build_once(registry, "pdf")  # the first PDF looks for the machine's fonts
        ours, theirs = paired(lambda: build_once(registry, "pdf"), lambda: convert(docx))
    kept = told("build to PDF in one process / soffice --convert-to pdf of the .docx", ours, theirs, 1 / 8)
    return 0 if kept else 1


def convert(docx: Path) -> None:
    """One process of LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation=file://{docx.parent}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(docx.parent),
        str(docx),
    ]
    subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(main())
