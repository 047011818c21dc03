"""How fast units' reports are added up, side by side with opening them and parsing their embedded part.

    uv run python benchmarks/rollup.py

Each of 3,321 wards reports form 02/XLD in a .docx. Ours is everything up to the assembled document: read by
two processes, accounts, totals, relations. Prints medians, the ratio and the bound that it must keep; exits 1
when it does not.
"""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree
from paired import paired, told

from vanban.assemble import assemble
from vanban.build import build, write
from vanban.prepare import prepare
from vanban.rollup import roll_up

UNITS = 3321
PART = "customXml/item1.xml"
REPORT = """\
subject: Kết quả xử lý đơn
period: 2026-Q1
date: 2026-03
agency: {{name: {name}, symbol: UBND, place: Sơn La}}
outline:
  - heading: Xử lý đơn
    section: citizen-reception
{data}signer: {{position: Chủ tịch, name: Trần Bình Minh}}
recipients: [Lưu]
"""
FIGURES = {1: 9, 2: 9, 3: 9, 4: 7, 5: 7, 6: 3, 7: 3, 9: 3, 12: 2, 13: 2, 15: 2, 19: 2, 20: 2, 23: 2, 24: 2}
FORM = f"02/XLD: {{{', '.join(f'{code}: {figure}' for code, figure in FIGURES.items())}}}\n"


def main() -> int:
    """Compare; 1 when the bound is broken."""
    gc.set_threshold(1_000_000)  # as the command line does
    with tempfile.TemporaryDirectory() as folder:
        sent = reports(Path(folder))
        whole = project(Path(folder) / "tinh", "UBND tỉnh", "")
        ours, theirs = paired(lambda: added_up(whole, sent), lambda: parsed(sent), runs=5)
    what = f"{UNITS:,} reports added up / their zip files opened and embedded parts parsed"
    return 0 if told(what, ours, theirs, 1.5) else 1


def added_up(whole: Path, sent: Path) -> None:
    """The province's document; each ward has received nine letters."""
    registry, loaded = prepare(whole)
    rolled = roll_up(loaded, [sent], None)
    document = assemble(rolled.project, registry, returned=rolled.returned)
    assert document.sections["citizen-reception"]["letters"]["own"][0] == 9 * UNITS


def parsed(sent: Path) -> None:
    """What nobody can do without."""
    for path in sent.iterdir():
        with zipfile.ZipFile(path) as archive:
            etree.fromstring(archive.read(PART))


def reports(folder: Path) -> Path:
    """One ward's report, built, and the others as copies with names of their own."""
    ward = project(folder / "xa", "UBND xã X", "    data: don.yaml\n")
    (ward / "don.yaml").write_text(FORM, "utf-8")
    registry, loaded = prepare(ward)
    built = build(registry, loaded)
    assert built.theme
    first = folder / "xa.docx"
    first.write_bytes(write(registry, built, built.theme, "docx"))
    with zipfile.ZipFile(first) as archive:
        parts = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    sent = folder / "bc"
    sent.mkdir()
    for number in range(UNITS):
        with zipfile.ZipFile(sent / f"{number}.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts:
                own = content.replace("UBND xã X".encode(), f"UBND xã {number}".encode())
                archive.writestr(name, own if name == PART else content)
    return sent


def project(folder: Path, name: str, data: str) -> Path:
    """A report project of one section."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / "report.yaml").write_text(REPORT.format(name=name, data=data), "utf-8")
    return folder


if __name__ == "__main__":
    sys.exit(main())
