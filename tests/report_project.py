"""A small report project to build and to spoil."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from attrs import frozen

REPORT = """\
subject: Kết quả công tác {{ period }}
period: 2024-Q1
date: 2024-03
agency: {parent: UBND tỉnh Sơn La, name: Văn phòng, symbol: VPUB, place: Sơn La}
opening: Văn phòng báo cáo như sau.
outline:
  - heading: Tiếp công dân
    section: mau
    data: data/mau.yaml
signer: {position: Chánh Văn phòng, name: Trần Bình Minh}
recipients: [Lãnh đạo Văn phòng]
filing: VT
instruments: instruments.yaml
plugins: [plugins/mau.py]
"""

DATA = """\
received: 30
complaints: 12
proposals: 18
rate: 98,5
"""

INSTRUMENTS = """\
nd-30-2020:
  type: Nghị định
  number: 30/2020/NĐ-CP
  date: 05/3/2020
  issuer: Chính phủ
  title: về công tác văn thư
"""

PLUGIN = """\
from pathlib import Path
from vanban import Section, cites, contract, count, hookimpl, number, prose, text

@contract("received = complaints + proposals")
class Sample:
    received: int = count("số đơn tiếp nhận", unit="đơn")
    complaints: int = count("đơn khiếu nại", unit="đơn")
    proposals: int = count("đơn kiến nghị", unit="đơn")
    rate: object = number("tỷ lệ đúng hạn", unit="%", default=None)
    remark: str = text("nhận xét", default=None)
    more: str = prose("nội dung khác", default=None)
    basis: tuple = cites("căn cứ")

@hookimpl
def vanban_register_sections():
    return [Section("mau", "Mục mẫu", Sample, Path(__file__).parent.parent / "mau")]
"""

TEMPLATE = """\
Đã nhận {{ received }} đơn, trong đó có {{ complaints }} đơn khiếu nại.
{% if rate is not none %}

Tỷ lệ đúng hạn {{ rate }}%.
{% endif %}
{% if remark %}

{{ remark }}
{% endif %}
{% if basis %}

Căn cứ {{ basis }}.
{% endif %}
{% if more %}

{{ more }}
{% endif %}
"""

FILES = {
    "report.yaml": REPORT,
    "data/mau.yaml": DATA,
    "instruments.yaml": INSTRUMENTS,
    "plugins/mau.py": PLUGIN,
    "mau/text.md": TEMPLATE,
}


@frozen
class Project:
    """A report project on the disk; ``change`` replaces words of one of its files."""

    folder: Path

    def change(self, file: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(before + text, encoding="utf-8")

    def write(self, file: str, content: str | bytes) -> None:
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


@frozen
class Ran:
    """What a command came to: its exit code, and its lines with the project's path left out."""

    code: int
    out: list[str]
    err: list[str]


Run = Callable[..., Ran]


def files_in(folder: Path) -> dict[str, bytes]:
    """Each file's bytes by its path, without what Python compiled of them."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
