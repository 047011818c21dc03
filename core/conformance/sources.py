"""What is asked of every source: whatever a file holds, it is read, or refused with its place."""

from __future__ import annotations

import random
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..errors import Finding, Location, PluginError, VanbanError
from ..guard import guarded
from ..located import Text
from ..registration import Offer
from ..registry import Registry
from ..source import Reading, Request
from ..values import Node, Record, Rows, Table, Value
from .trial import AGENCY, PERIOD
from .verdict import Question, first_difference, misshapen, refuse, told, undocumented

ASKED = Location("report.yaml", 1)
FILES: dict[str, bytes | None] = {
    "tệp không có": None,
    "tệp trống": b"",
    "tệp rác": random.Random(30).randbytes(4096),
    "dòng rất dài": b"x" * 1_000_000,
    "chữ tổ hợp (NFD)": unicodedata.normalize("NFD", "nội dung: đủ chữ có dấu\n").encode(),
    "tệp lồng rất sâu": b"[" * 100_000,
}
"""Each kind of file that a source must get over, and what it holds; None for a file that is not there."""


def source_questions(offer: Offer, registry: Registry) -> Iterator[Question]:
    """What is asked of a source, and how; one that is chosen by addresses only is given no files."""
    yield "có giới thiệu và đuôi tệp", partial(_documented, offer)
    for what in FILES if offer.value.suffixes else ():
        yield f"{what}: đọc được, hoặc báo lỗi có chỗ", partial(_gets_over, offer, registry, what)


def _documented(offer: Offer) -> str:
    faults = undocumented(offer.value)
    for suffix in offer.value.suffixes:
        faults += misshapen(suffix)
    answer: object = guarded(offer.plugin, "lúc chọn nguồn (reads)", partial(offer.value.reads, "a.xyz"))
    if not isinstance(answer, bool):
        faults.append(f"reads(“a.xyz”) trả về {type(answer).__name__}, phải là True hoặc False")
    refuse(faults)
    return ", ".join(offer.value.suffixes)


def _gets_over(offer: Offer, registry: Registry, what: str) -> str:
    content, faults = FILES[what], list[str]()
    with tempfile.TemporaryDirectory() as folder:
        for suffix in offer.value.suffixes:
            file = Path(folder) / f"thu{suffix}"
            if content is not None:
                file.write_bytes(content)
            asked = Text("thu", ASKED)
            request = Request(Path(folder), file.name, ASKED, AGENCY, PERIOD, table=asked)
            faults += [f"{what} “{file.name}”: {fault}" for fault in _faults(offer, registry, request)]
    refuse(faults)
    return ""


def _faults(offer: Offer, registry: Registry, request: Request) -> list[str]:
    """What is wrong with how a source takes a file: read twice, or refused."""
    try:
        first, second = (registry.read(request, offer.name) for _ in range(2))
    except PluginError as fault:
        return [told(fault.findings)]
    except VanbanError as fault:
        return [*_placeless(fault.findings)]
    return [*_strange(first, request), *_unlike(first, second)]


def _placeless(findings: tuple[Finding, ...]) -> Iterator[str]:
    if not findings:
        yield "VanbanError không có phát hiện nào; hãy nói sai gì, ở đâu"
    for finding in findings:
        if finding.location is None:
            yield f"phát hiện “{told([finding])}” không có chỗ; hãy ghi tệp và dòng"


def _strange(reading: Reading, request: Request) -> list[str]:
    """A place outside of the file that was asked for would send the officer to the wrong one."""
    places = [at for _, at in pieces(reading.node)] + [
        one.location for one in reading.findings if one.location
    ]
    files = dict.fromkeys(at.file for at in places if at.file not in {request.file, ASKED.file})
    return [f"giá trị mang chỗ “{file}”, phải là tệp “{request.file}” như được hỏi" for file in files]


def _unlike(first: Reading, second: Reading) -> list[str]:
    found = [[f"{value!r} ở {at}" for value, at in pieces(reading.node)] for reading in (first, second)]
    return [f"đọc hai lần ra khác nhau: {one}, rồi {other}" for one, other in first_difference(*found)]


def pieces(node: Node) -> Iterator[tuple[object, Location]]:
    """Every key and value of a node with its place; a stack, as a node may lie deeper than Python calls."""
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, Value):
            yield one.data, one.location
        elif isinstance(one, Record):
            yield "{", one.location
            yield from ((item.key, item.location) for item in one.items)
            stack.extend(item.node for item in one.items)
        elif isinstance(one, Rows):
            yield "[", one.location
            stack.extend(one.nodes)
        else:
            yield from _cells(one)


def _cells(table: Table) -> Iterator[tuple[object, Location]]:
    yield (table.code, table.columns), table.location
    for row, cells in enumerate(table.rows):
        yield table.names[row], table.place(row, -1)
        yield from ((cell, table.place(row, column)) for column, cell in enumerate(cells))
