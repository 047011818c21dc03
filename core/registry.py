"""Load plugins when they are asked for; remember who offered what; refuse a name offered twice.

Each is loaded by itself and guarded: a broken one stops nobody.
"""

from __future__ import annotations

import decimal
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

import attrs
from attrs import field, frozen, mutable

from .discovery import Candidate, built_in, installed
from .errors import Finding, Location, PluginError, Severity, VanbanError, error, suggestion
from .files import is_address, shown_name, trust_hint
from .guard import guarded, plugin_error, returned
from .inputs import note_again, noted_address, noting
from .plugin import Plugin, Way
from .registration import KIND_NAMES, Offer, offers_of
from .rules import Rules
from .settings import Settings, load_settings
from .source import Reading, Request, Source
from .theme import Theme
from .values import Record, Rows, Table, Value, misfit_in
from .versions import is_of_vanban, unmet

T = TypeVar("T")


@frozen
class Loaded:
    """A plugin that was loaded and what it offers, or why it was not."""

    plugin: Plugin
    offers: tuple[Offer, ...] = ()
    faults: tuple[Finding, ...] = ()


@mutable(eq=False, repr=False)
class Registry:
    """All plugins of one run; each is loaded when something that it announces is asked for."""

    candidates: list[Candidate] = field(factory=list)
    loaded: dict[int, Loaded] = field(factory=dict)
    """By the position of the candidate, so that whatever is loaded first, the order stays theirs."""

    themes: dict[Hashable, Theme] = field(factory=dict)
    """The themes that were asked for, read once for all documents of a run."""

    rules: dict[Path, Rules] = field(factory=dict)
    """The rules of those themes, by the folder that holds them."""

    once_for_all: dict[Hashable, Any] | None = None
    """What many documents of one run share; None where there is one."""

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What ``make`` gives; made once for all documents, its files noted for each."""
        if self.once_for_all is None:
            return make()
        if key not in self.once_for_all:
            with noting() as found:
                self.once_for_all[key] = make(), found
        made, found = self.once_for_all[key]
        note_again(found)
        return cast("T", made)

    def add(self, candidate: Candidate, kept_out: str = "") -> None:
        """Make one more plugin known; where it is kept out, it is only listed, with the reason."""
        self.candidates.append(candidate)
        if kept_out:
            plugin = candidate.plugin
            out = Finding(Severity.NOTE, "plugin/tat", f"{plugin} {kept_out}", plugin=plugin.name)
            self.loaded[len(self.candidates) - 1] = Loaded(plugin, faults=(out,))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What went wrong while plugins were loaded; one that the user turned off is no fault."""
        faults = (fault for _, loaded in sorted(self.loaded.items()) for fault in loaded.faults)
        return tuple(fault for fault in faults if fault.severity is not Severity.NOTE)

    def find(self, kind: str, name: str, at: Location | None = None) -> Offer:
        """The offer of that kind and name; raises VanbanError naming the nearest one there is."""
        asked = [number for number, one in enumerate(self.candidates) if one.may_offer(kind, name)]
        for offer in [offer for number in asked for offer in self.load(number).offers]:
            if (offer.kind, offer.name) == (kind, name):
                return offer
        faults = [fault for number in asked for fault in self.loaded[number].faults]
        message = f"không có {KIND_NAMES[kind]} “{name}”{self._instead(kind, name)}"
        kind_of_fault = PluginError if any(map(_is_plugins_own, faults)) else VanbanError
        raise kind_of_fault(error(f"{kind}/khong-co", message, at))

    def known(self, kind: str, name: str) -> Offer | None:
        """The offer of that kind and name, if it was loaded."""
        offers = (offer for loaded in self.loaded.values() for offer in loaded.offers)
        return next((offer for offer in offers if (offer.kind, offer.name) == (kind, name)), None)

    def of(self, kind: str) -> Iterator[Offer]:
        """All offers of one kind, in the order of their plugins; each is loaded when it is its turn."""
        for number, candidate in enumerate(self.candidates):
            if candidate.may_offer(kind):
                yield from (offer for offer in self.load(number).offers if offer.kind == kind)

    def waiting_python(self) -> list[str]:
        """The Python of the report project that is going to run."""
        candidates = (one for number, one in enumerate(self.candidates) if number not in self.loaded)
        return [one.plugin.name for one in candidates if one.imports and one.plugin.way is Way.PROJECT]

    def require(self, kind: str, name: str) -> Offer:
        """As :meth:`find`, for who has no report to tell of plugins at fault: they are told too."""
        try:
            return self.find(kind, name)
        except VanbanError as fault:
            raise type(fault)(*self.findings, *fault.findings) from None

    def everything(self) -> list[Loaded]:
        """All plugins, each loaded if it can be, in their order."""
        return [self.load(number) for number in range(len(self.candidates))]

    def source_for(self, file: str, at: Location | None = None) -> Offer:
        """The source that reads files with this ending; raises VanbanError where there is none."""
        for offer in self.of("source"):
            doing = f"lúc chọn nguồn của “{shown_name(file)}” (reads)"
            if guarded(offer.plugin, doing, partial(offer.value.reads, file)):
                return offer
        known = sorted(suffix for offer in self.of("source") for suffix in offer.value.suffixes)
        out = "".join(f"; {fault.message}" for fault in self._kept_out("source"))
        message = (
            f"không có nguồn số liệu nào đọc được tệp “{shown_name(file)}”; đọc được: {', '.join(known)}{out}"
        )
        raise VanbanError(error("source/khong-co", message, at))

    def read(self, request: Request, source: str = "") -> Reading:
        """Read data by the source of that name, or by the one that reads such files."""
        at = request.location
        if is_address(request.file) and not request.outside:
            hint = trust_hint(request.project)
            address = shown_name(request.file)
            message = f"báo cáo chưa được tin cậy thì không được nối máy chủ “{address}”; {hint}"
            raise VanbanError(error("tin-cay/may-chu", message, at))
        if is_address(request.file):
            noted_address(shown_name(request.file))
        offer = self.find("source", source, at) if source else self.source_for(request.file, at)
        doing = f"lúc đọc “{shown_name(request.file)}” (read)"
        reading = guarded(offer.plugin, doing, partial(_read, offer.value, request))
        returned(offer.plugin, doing, reading, Reading, offer.value.read)
        if offer.plugin.way is not Way.BUILT_IN and (misfit := misfit_in(reading.node)) is not None:
            what, at = _misfit(misfit, doing), offer.plugin.place_of(offer.value.read)
            raise plugin_error(offer.plugin, "plugin/sai-kieu", what, at=at)
        return reading

    def load(self, number: int) -> Loaded:
        """Import a candidate and take what it offers: all of it, or, when anything is wrong, nothing."""
        if number not in self.loaded:
            candidate = self.candidates[number]
            self.loaded[number] = Loaded(candidate.plugin)  # one that asks for itself finds nothing
            try:
                self.loaded[number] = Loaded(candidate.plugin, tuple(self._offers(number, candidate)))
            except VanbanError as fault:
                faults = tuple(_weighed(candidate.plugin, finding) for finding in fault.findings)
                self.loaded[number] = Loaded(candidate.plugin, faults=faults)
        return self.loaded[number]

    def _kept_out(self, kind: str) -> Iterator[Finding]:
        """Why plugins that may offer such objects were kept out."""
        for number, loaded in sorted(self.loaded.items()):
            if self.candidates[number].may_offer(kind):
                yield from (fault for fault in loaded.faults if fault.severity is Severity.NOTE)

    def _offers(self, number: int, candidate: Candidate) -> Iterable[Offer]:
        plugin = candidate.plugin
        _refuse_other_version(candidate)
        at = candidate.written(f"= {candidate.entry}") if candidate.entry else None
        module = guarded(plugin, "lúc nạp", candidate.load, at=at, reports=not candidate.imports)
        offers = offers_of(plugin, module)
        taken = self._announced_before(number)
        for offer in offers:
            if other := taken.get((offer.kind, offer.name)):
                origin = f" từ {offer.hook}," if candidate.imports else ""
                what = f"đăng ký {offer}{origin} đã có của {other}"
                what = f"đăng ký {offer} hai lần" if other is plugin else what
                off = _off(plugin, other)
                remedy = f"hãy đổi tên, hoặc tắt một trong hai: {off}" if off else "hãy đổi tên một trong hai"
                raise plugin_error(plugin, "plugin/trung-ten", what, at=offer.at, remedy=remedy)
            taken[offer.kind, offer.name] = plugin
        _refuse_unkept_announcements(candidate, offers)
        return offers

    def _announced_before(self, number: int) -> dict[tuple[str, str], Plugin]:
        """What other plugins offer, or announce and come before; those that are kept out take no name."""
        taken: dict[tuple[str, str], Plugin] = {}
        for position, candidate in enumerate(self.candidates):
            loaded = self.loaded.get(position)
            if loaded is not None:
                taken |= {(offer.kind, offer.name): candidate.plugin for offer in loaded.offers}
            elif position < number:
                taken |= dict.fromkeys(candidate.announced, candidate.plugin)
        return taken

    def _instead(self, kind: str, name: str) -> str:
        """What to say of a name that nobody offers: who failed to, or which name is near."""
        for number, loaded in sorted(self.loaded.items()):
            if loaded.faults and self.candidates[number].may_offer(kind, name):
                kept_out = loaded.faults[0].severity is Severity.NOTE
                return f"; {loaded.faults[0].message}" if kept_out else f"; {loaded.plugin} chưa nạp được"
        announced = [
            one for candidate in self.candidates for known, one in candidate.announced if known == kind
        ]
        offers = (offer for loaded in self.loaded.values() for offer in loaded.offers)
        offered = [offer.name for offer in offers if offer.kind == kind]
        return suggestion(name, dict.fromkeys((*announced, *offered)))


def load_registry(settings: Settings | None = None) -> Registry:
    """What is known of the built-in plugins, then of installed packages in the order of their names."""
    settings = settings or load_settings()
    registry = Registry()
    for candidate in built_in():
        registry.add(candidate, settings.keeps_out(candidate.plugin.name, third_party=False))
    for candidate in installed():
        registry.add(candidate, settings.keeps_out(candidate.plugin.name))
    return registry


def _refuse_other_version(candidate: Candidate) -> None:
    plugin, requires = candidate.plugin, candidate.requires
    at = next((candidate.written(one) for one in requires if is_of_vanban(one)), None)
    if requires and (wanted := guarded(plugin, "lúc đọc requires", lambda: unmet(requires), at=at)):
        what = f"cần {wanted}, nên không nạp"
        remedy = "hãy nâng cấp vanban hoặc plugin đó"
        raise plugin_error(plugin, "plugin/khac-ban", what, at=candidate.written(wanted), remedy=remedy)


def _refuse_unkept_announcements(candidate: Candidate, offers: Iterable[Offer]) -> None:
    offered = {(offer.kind, offer.name) for offer in offers}
    for kind, name in candidate.announced:
        if (kind, name) not in offered:
            hook, entry = f"vanban_register_{kind}s", f"entry point vanban.{kind}s"
            what = f"khai báo {KIND_NAMES[kind]} “{name}” ({entry}) nhưng {hook} không đăng ký"
            at = next((offer.at for offer in offers if offer.hook == hook), None)
            raise plugin_error(
                candidate.plugin, "plugin/khai-bao", what, at=at or candidate.written(f"{name} =")
            )


def _weighed(plugin: Plugin, finding: Finding) -> Finding:
    """A report may do without an installed package, but not choose between two that offer one name."""
    mild = plugin.way is Way.PACKAGE and finding.code != "plugin/trung-ten"
    return attrs.evolve(finding, severity=Severity.WARNING) if mild else finding


def _misfit(value: object, doing: str) -> str:
    if isinstance(value, (Record, Rows, Table, Value)):
        return f"trả về giá trị không có Location {doing}"
    return f"trả về Reading có {type(value).__name__} {doing}, phải có Record, Rows, Value hoặc Table"


def _is_plugins_own(fault: Finding) -> bool:
    return fault.code.startswith("plugin/") and fault.severity is not Severity.NOTE


def _off(*plugins: Plugin) -> str:
    names = [plugin.name for plugin in plugins if plugin.way in {Way.BUILT_IN, Way.PACKAGE}]
    return " hoặc ".join(f"vanban plugins disable {name}" for name in names)


def _read(source: Source, request: Request) -> Reading:
    try:
        return source.read(request)
    except (RecursionError, decimal.InvalidOperation):
        message = "tệp lồng quá sâu, hoặc có số không đọc được"
        raise VanbanError(error("source/qua-sau", message, Location(request.file))) from None
