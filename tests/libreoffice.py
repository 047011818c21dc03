"""LibreOffice opening a file and saving it, with a profile of its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

WORD = "docx:MS Word 2007 XML"


def saved(file: Path, folder: Path, form: str = WORD) -> Path:
    """The file as LibreOffice saved it into the folder; skips the test where there is no LibreOffice."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / file.name
