"""What a batch is to do: the units of a table, the file of each, and which of them are out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

from attrs import frozen

from .batch import Batch, Order, Row
from .errors import Finding, VanbanError, error, fold, suggestion
from .executor import Job
from .files import place_for
from .layers import Layered
from .manifest import FILE, JSON, WORKBOOK, Manifest, manifest_in
from .output_names import output_names
from .output_place import OUTPUT, is_input
from .prepare import add_plugins
from .project import Project, project_of, read_front
from .registration import Offer
from .registry import Registry, load_registry
from .settings import load_settings
from .tools import tools
from .units import Units, table_of, units_of

LIMIT = 300.0
"""Seconds that one document may take; a table of 10,000 rows takes about five."""

TRIED = 5
"""So many units are tried in search of one for which the report's front matter can be read."""


@frozen
class Asked:
    """What the command line asks for: ``name`` is the pattern of the files, ``only`` the codes wanted."""

    project: Path
    units: str
    out: Path | None
    name: str
    only: Sequence[str] = ()
    is_trusted: bool = False
    is_trial: bool = False
    """Whether nothing is to be written."""


@frozen(eq=False, repr=False)
class Plan:
    """The batch, the documents to be built, and the rows of units of which nothing is."""

    batch: Batch
    orders: Sequence[Order]
    settled: Sequence[Row]
    units: Sequence[str]
    """The codes of all units: those whose rows are at fault, then the others, in the order of their table."""

    gone: Sequence[str]
    """The documents of former units that the table no longer has."""

    registry: Registry
    project: Path

    def executor(self, on: str) -> Offer:
        """Where the documents are made: on this machine, or at an address; raises VanbanError for others."""
        scheme = on.partition("://")[0]
        for offer in self.registry.of("executor"):
            if (scheme in offer.value.schemes) if on else offer.name == "local":
                return offer
        message = f"không biết dựng ở “{on}”; địa chỉ có dạng tcp://máy:cổng"
        raise VanbanError(error("lo/dia-chi", message))


@contextmanager
def planned(asked: Asked) -> Iterator[Plan]:
    """The plan of a batch, its folder kept for this run alone.

    Raises VanbanError where there are no units, no project, no such format, or the folder is another run's.
    """
    settings = load_settings()
    registry = load_registry(settings)
    folder, trusted = asked.project, asked.is_trusted or settings.trusts(asked.project)
    front = read_front(folder, registry.read, trusted=trusted)
    units = _wanted(units_of(table_of(asked.units, registry, folder)), asked.only)
    base = _base(folder, front, registry, units, trusted=trusted)
    add_plugins(registry, base, settings)
    out = asked.out or place_for(folder, OUTPUT, outside=trusted)
    job = Job(str(folder.resolve()), trusted, _format(asked.name, registry), front.folders, LIMIT)
    agency = base.report.agency
    known = {"period": base.report.period.code, "symbol": agency.symbol, "name": agency.name}
    names, faults = output_names(units.units, asked.name, known, (FILE, WORKBOOK, JSON))
    faults |= {
        code: error("lo/de-len-so-lieu", f"“{name}” là tệp số liệu của báo cáo; hãy sửa --name hoặc --out")
        for code, name in names.items()
        if is_input(out / name, folder, registry)
    }
    with _kept(out, is_trial=asked.is_trial) as manifest:
        before = manifest.entries() if manifest else {}
        batch = Batch(job, out, manifest, tools(registry), before)
        refused = [*units.faults, *faults.items()]
        fit = [unit for unit in units.units if unit.code not in faults]
        sorted_out = [batch.sorted_out(unit, names[unit.code]) for unit in fit]
        orders = [one for one in sorted_out if isinstance(one, Order)]
        settled = [
            *(batch.refused(code, fault) for code, fault in refused),
            *(one for one in sorted_out if isinstance(one, Row)),
        ]
        codes = dict.fromkeys([*(code for code, _ in units.faults), *(unit.code for unit in units.units)])
        gone = [] if asked.only else [entry.output for code, entry in before.items() if code not in codes]
        yield Plan(batch, orders, settled, list(codes), gone, registry, folder)


@contextmanager
def _kept(out: Path, *, is_trial: bool) -> Iterator[Manifest | None]:
    """The manifest of the outputs; a trial run looks at one that is there, and makes none."""
    if is_trial and not (out / FILE).is_file():
        yield None
        return
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        message = f"không tạo được thư mục kết quả “{out}”: {fault.strerror}"
        raise VanbanError(error("tep/khong-ghi", message)) from None
    with manifest_in(out) as manifest:
        yield manifest


def _wanted(units: Units, only: Sequence[str]) -> Units:
    """The units of those codes, or all; raises VanbanError for a code that no unit has."""
    if not only:
        return units
    codes = {fold(unit.code): unit.code for unit in units.units} | {
        fold(code): code for code, _ in units.faults
    }
    if unknown := [code for code in only if fold(code) not in codes]:
        raise VanbanError(*(_unknown(code, codes.values()) for code in unknown))
    wanted = set(map(fold, only))
    faults = tuple(one for one in units.faults if fold(one[0]) in wanted)
    return Units(tuple(unit for unit in units.units if fold(unit.code) in wanted), faults)


def _unknown(code: str, codes: Iterable[str]) -> Finding:
    message = f"bảng đơn vị không có mã “{code}”{suggestion(code, codes)}"
    return error("don-vi/khong-co", message)


def _base(folder: Path, front: Layered, registry: Registry, units: Units, *, trusted: bool) -> Project:
    """The project as its files state it, or else for the first unit whose row completes them."""
    faults: list[VanbanError] = []
    for unit in (None, *units.units[:TRIED]):
        try:
            return project_of(folder, front, registry.read, trusted=trusted, unit=unit)
        except VanbanError as fault:
            faults.append(fault)
    raise faults[-1]


def _format(name: str, registry: Registry) -> str:
    """The format that the files' ending says; raises VanbanError for an ending that no writer has."""
    suffix = PurePath(name).suffix.lower()
    try:
        return registry.find("writer", suffix[1:]).name
    except VanbanError:
        offers = {offer.value.suffix: offer.name for offer in registry.of("writer")}
    if suffix not in offers:
        message = f"tên tệp “{name}” phải có đuôi của một định dạng: {', '.join(sorted(offers))}"
        raise VanbanError(error("lo/ten-tep", message))
    return str(offers[suffix])
