"""The document of every unit: which are out of date, made by workers, written one by one."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import Executor as Pool
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from .errors import Finding, Location, Severity, VanbanError, error, note
from .executor import Job
from .files import is_address, place_for
from .inputs import ABSENT, hash_of
from .manifest import Entry, Manifest
from .messages import as_data
from .saving import save
from .units import UnitRow

if TYPE_CHECKING:
    from .workshop import Made

ATTEMPTS = 2
"""How often a unit is tried whose worker dies or hangs."""

AHEAD = 1000
"""Units that are handed to the workers at a time: some for each, and their documents fit into memory."""


class State(StrEnum):
    """What became of a unit."""

    BUILT = "đã dựng"
    DRAFT = "bản dự thảo"
    SAME = "không đổi"
    EDITED = "giữ bản sửa tay"
    FAILED = "không dựng được"
    WAITING = "chưa dựng"


@frozen(eq=False)
class Row:
    """One line of the summary. ``why`` says why the document was built; ``findings`` are for machines."""

    unit: str
    name: str
    state: State
    file: str = ""
    why: str = ""
    findings: tuple[Mapping[str, str], ...] = ()
    seconds: float = 0
    code: int = 0

    def count(self, severity: Severity) -> int:
        """How many findings weigh so."""
        return sum(one["severity"] == severity for one in self.findings)


@frozen
class Order:
    """A document to be built, and why."""

    unit: UnitRow
    output: str
    why: str


@frozen(eq=False, repr=False)
class Batch:
    """A batch in a folder of outputs, which only it writes to."""

    job: Job
    folder: Path
    manifest: Manifest | None
    """None in a trial run without one."""

    tools: Mapping[str, str]
    before: Mapping[str, Entry]
    hashes: dict[str, str] = field(factory=dict)
    """Of the files that were looked at, by their absolute path."""

    def refused(self, code: str, fault: Finding) -> Row:
        """A unit that cannot be built."""
        return Row(code, code, State.FAILED, findings=(self._data(fault),), code=1)

    def sorted_out(self, unit: UnitRow, output: str) -> Order | Row:
        """Whether a unit's document is to be built; what was made from the same stays as it is."""
        entry = self.before.get(unit.code)
        why = self._why(unit, output, entry)
        if why or entry is None:
            return Order(unit, output, why)
        is_ours = hash_of(self.folder / output) == entry.sha256
        state = (State.DRAFT if entry.code else State.SAME) if is_ours else State.EDITED
        why = "không đổi từ lần trước" if is_ours else "văn bản đã sửa tay, số liệu không đổi"
        return Row(unit.code, unit.name, state, output, why, entry.findings, 0, entry.code)

    def _why(self, unit: UnitRow, output: str, entry: Entry | None) -> str:
        if entry is None:
            return "chưa dựng lần nào"
        if entry.output != output:
            return f"tên tệp đổi từ “{entry.output}”"
        if not (self.folder / output).exists():
            return "tệp kết quả không còn"
        if entry.code == 3:
            return "lần trước plugin hỏng"
        if entry.row != unit.values:
            return f"dòng của đơn vị đổi: {_differing(entry.row, unit.values)}"
        if entry.tools != self.tools:
            return f"chương trình đổi: {_differing(entry.tools, self.tools)}"
        if any(map(is_address, entry.inputs)):
            return "số liệu từ máy chủ cơ sở dữ liệu, không biết có đổi hay không"
        changed = [name for name, sha256 in entry.inputs.items() if self._hash(name) != sha256]
        return f"đã đổi: {', '.join(changed[:5])}{', …' if len(changed) > 5 else ''}" if changed else ""

    def _hash(self, name: str) -> str:
        if name not in self.hashes:
            self.hashes[name] = hash_of(Path(self.job.folder, name))
        return self.hashes[name]

    def run(self, orders: Sequence[Order], pool: Pool) -> Iterator[Row]:
        """Have the documents made and write each as it comes; a row for each, as they come."""
        from .workshop import make  # all that building takes, a fifth of a second when nothing is built

        waiting = deque((order, 1) for order in orders)
        going: dict[Future[Made], tuple[Order, int]] = {}
        done: SimpleQueue[Future[Made]] = SimpleQueue()
        while waiting or going:
            while waiting and len(going) < AHEAD:
                order, attempt = waiting.popleft()
                future = pool.submit(make, self.job, order.unit, self._shown(order.output))
                going[future] = order, attempt
                future.add_done_callback(done.put)
            future = done.get()
            order, attempt = going.pop(future)
            fault = future.exception()
            if fault is not None and attempt < ATTEMPTS:
                waiting.appendleft((order, attempt + 1))
            else:
                yield self._lost(order, fault) if fault else self._written(order, future.result())

    def _lost(self, order: Order, fault: BaseException) -> Row:
        """A unit whose worker died or hung each time, or whose result could not be told."""
        if isinstance(fault, TimeoutError):
            finding = error(
                "lo/qua-gio", f"dựng quá lâu nên đã dừng, {ATTEMPTS} lần; hãy xem số liệu của đơn vị"
            )
        elif isinstance(fault, BrokenExecutor):
            finding = error("lo/tien-trinh", f"tiến trình dựng bị dừng giữa chừng, {ATTEMPTS} lần: {fault}")
        else:
            finding = error("plugin/loi", f"tiến trình dựng hỏng: {type(fault).__name__}: {fault}")
        return Row(
            order.unit.code, order.unit.name, State.FAILED, "", order.why, (self._data(finding),), code=3
        )

    def _written(self, order: Order, made: Made) -> Row:
        """The document on the disk and in the manifest; without one, the former stays as it was."""
        unit, findings = order.unit, made.findings
        state = State.FAILED if made.content is None else State.DRAFT if made.code else State.BUILT
        output = "" if made.content is None else order.output
        if made.content is not None:
            try:
                findings = (*findings, *self._put(made.content, order))
            except VanbanError as fault:
                at = Location(self._shown(order.output))
                unwritten = (evolve(one, location=at) for one in fault.findings)
                state, output, findings = State.FAILED, "", (*findings, *unwritten)
        code = made.code or int(state is State.FAILED)
        told = tuple(map(self._data, findings))
        if output and made.content is not None and self.manifest:
            sha256 = hashlib.sha256(made.content).hexdigest()
            inputs = {self._seen(path): one for path, one in made.inputs.items()}
            self.manifest.keep(unit.code, Entry(output, sha256, unit.values, inputs, self.tools, told, code))
        return Row(unit.code, unit.name, state, output, order.why, told, made.seconds, code)

    def _put(self, content: bytes, order: Order) -> Iterator[Finding]:
        """Write a document; one in its place that somebody else wrote is kept beside it."""
        path = place_for(self.folder, order.output, what="thư mục ghi kết quả")
        there, entry = hash_of(path), self.before.get(order.unit.code)
        known = {ABSENT, hashlib.sha256(content).hexdigest(), entry.sha256 if entry else ABSENT}
        if there not in known or (path.exists() and there == ABSENT):
            kept = _free(path)
            path.replace(kept)
            message = f"văn bản cũ đã sửa tay, giữ lại ở “{kept.name}”"
            yield note("lo/giu-ban-cu", message, Location(self._shown(order.output)))
        save(content, path)

    def _shown(self, output: str) -> str:
        """A document as seen from the project, as all places of findings are."""
        return self._seen(str((self.folder / output).absolute()))

    def _seen(self, path: str) -> str:
        """A file as seen from the project; an address stays as it is."""
        if is_address(path):
            return path
        return os.path.relpath(path, self.job.folder).replace(os.sep, "/")

    def _data(self, finding: Finding) -> dict[str, Any]:
        return as_data(finding, Path())


def _free(path: Path) -> Path:
    """A name beside a file that no other has."""
    number = 1
    while (kept := path.with_name(f"{path.stem}.sua-tay-{number}{path.suffix}")).exists():
        number += 1
    return kept


def _differing(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    names = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    return ", ".join(names[:5])
