"""Sections without Python: ``sections/<name>/section.toml`` and ``text.md`` of a report project."""

from __future__ import annotations

import datetime
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from attrs import frozen

from .contract import (
    REQUIRED,
    OfficialForm,
    by_name,
    cite,
    cites,
    contract,
    count,
    day,
    fields_of,
    flag,
    form,
    named,
    number,
    part,
    prose,
    resolve,
    rows,
    text,
    texts,
)
from .discovery import Candidate
from .errors import Finding, Location, VanbanError, error, fold, suggestion
from .files import find_file
from .hookspecs import hookimpl
from .located import Text
from .plugin import Plugin, Way
from .project import Project
from .read import read
from .relation import OPERAND, parse_relation
from .section import RESERVED, Section
from .source import Reading, Request
from .versions import unmet

FOLDER, FILE = "sections", "section.toml"
NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")
FIGURES = {"count": count, "number": number}
PLAIN = {"texts": texts, "prose": prose, "flag": flag, "cite": cite, "cites": cites}
GROUPS = {"part": part, "rows": rows}
LISTS = {"texts", "cites", "rows"}
TYPES = (*FIGURES, "text", *PLAIN, "day", *GROUPS, "form")


@contract()
class InnermostField:
    """A field of a group that stands in a group."""

    name: Text = text("tên")
    label: Text = text("nhãn")
    type: Text = text("kiểu", choices=TYPES)
    unit: str = text("đơn vị", default="")
    code: str = text("mã số", default="")
    concept: str = text("khái niệm", default="")
    required: bool | None = flag("bắt buộc", default=None)
    choices: tuple[Text, ...] = texts("lựa chọn")
    title: str = text("tên biểu", default="")
    circular: str = text("văn bản quy định biểu", default="")
    since: datetime.date | None = day("áp dụng từ", default=None)
    until: datetime.date | None = day("áp dụng đến", default=None)
    units: str = text("tên cột đơn vị", default="Đơn vị")
    is_list: bool = flag("là danh sách", default=False)


@contract()
class InnerField(InnermostField):
    """A field of a group or form."""

    fields: tuple[InnermostField, ...] = rows(InnermostField, "các trường")
    relations: tuple[Text, ...] = texts("công thức")
    derived: tuple[Text, ...] = texts("công thức suy ra")
    carried: Mapping[str, Text] = named(None, "số chuyển kỳ")


@contract()
class OuterField(InnermostField):
    """A field of the section; one of the type ``part``, ``rows`` or ``form`` has fields of its own."""

    fields: tuple[InnerField, ...] = rows(InnerField, "các trường")
    relations: tuple[Text, ...] = texts("công thức")
    derived: tuple[Text, ...] = texts("công thức suy ra")
    carried: Mapping[str, Text] = named(None, "số chuyển kỳ")


@contract()
class SectionFile:
    """What section.toml states."""

    title: str = text("tên mục")
    description: str = text("giới thiệu", default="")
    requires: Text = text("cần bản vanban", default=Text())
    fields: tuple[OuterField, ...] = rows(OuterField, "các trường")
    one_of: tuple[Text, ...] = texts("phải có ít nhất một trong")
    relations: tuple[Text, ...] = texts("công thức")
    derived: tuple[Text, ...] = texts("công thức suy ra")
    carried: Mapping[str, Text] = named(None, "số chuyển kỳ")


def section_folders(project: Project, read_file: Callable[[Request], Reading]) -> Iterator[Candidate]:
    """The sections of a project and its layers, the nearest of each name; each is read when it is used."""
    names: set[str] = set()
    for layer in project.layers:
        for file in sorted((project.folder / layer / FOLDER).glob(f"*/{FILE}")):
            name = file.parent.name
            if name not in names:
                names.add(name)
                folder = posixpath.join(layer, FOLDER, name)
                plugin = Plugin(folder, way=Way.FOLDER, root=project.folder.absolute())
                load = partial(_module, project.folder, folder, read_file, project.trusted)
                yield Candidate(plugin, (("section", name),), load, imports=False)


def _module(project: Path, folder: str, read_file: Callable[[Request], Reading], outside: bool) -> object:
    """The section, behind the hook that a Python plugin would have."""
    section = read_section(project, folder, read_file, outside=outside)
    return SimpleNamespace(vanban_register_sections=hookimpl(lambda: [section]))


def read_section(
    project: Path, folder: str, read_file: Callable[[Request], Reading], *, outside: bool = False
) -> Section:
    """The section that a folder describes; raises VanbanError with all faults of its section.toml."""
    file = f"{folder}/{FILE}"
    reading = read_file(Request(project, file, outside=outside))
    filled = read(SectionFile, reading.node, "section")
    if filled.data is None or filled.findings:
        raise VanbanError(*filled.findings)
    stated = filled.data
    if stated.requires and unmet([stated.requires]):
        message = f"mục này cần {stated.requires}; hãy nâng cấp vanban"
        raise VanbanError(error("muc/khac-ban", message, stated.requires.location))
    findings: list[Finding] = []
    made = _Builder(findings).contract(stated)
    find_file(project, f"{folder}/text.md", Location(file), outside=outside)
    if findings:
        raise VanbanError(*findings)
    made.__doc__ = stated.description
    return Section(Path(folder).name, stated.title, made, (project / folder).absolute())


@frozen(eq=False, repr=False)
class _Builder:
    """Makes contracts of what a section.toml states; faults are noted, and what is at fault left out."""

    findings: list[Finding]

    def contract(self, stated: Any) -> type:
        owners: dict[str, str] = {}
        namespace: dict[str, Any] = {"__annotations__": {}}
        for entry in stated.fields:
            if self._is_sound(entry, owners):
                namespace[str(entry.name)] = self._field(entry)
                namespace["__annotations__"][str(entry.name)] = "object"
        bare = type("Stated", (), dict(namespace, __annotations__=dict(namespace["__annotations__"])))
        plain: type = contract()(bare)
        printed = self._sound_relations(plain, stated.relations, owners)
        derived = self._sound_relations(plain, stated.derived, owners)
        one_of = tuple(name for name in getattr(stated, "one_of", ()) if self._is_known(plain, name, name))
        carried = {
            now: str(then)
            for now, then in getattr(stated, "carried", {}).items()
            if self._is_known(plain, now, then) and self._is_known(plain, then, then)
        }
        made = contract(*printed, derived=derived, one_of=tuple(map(str, one_of)), carried=carried)
        return made(type("Stated", (), namespace))

    def _is_sound(self, entry: InnermostField, owners: dict[str, str]) -> bool:
        before = len(self.findings)
        if not NAME.fullmatch(entry.name) or entry.name in RESERVED:
            self._fault(
                "muc/ten",
                f"tên trường “{entry.name}” phải là chữ không dấu, số và gạch dưới, bắt đầu bằng chữ, "
                f"khác {', '.join(RESERVED)}",
                entry.name,
            )
        for name in filter(None, (str(entry.name), str(entry.label), entry.code)):
            owner = owners.setdefault(fold(name), str(entry.name))
            if owner != entry.name:
                self._fault("muc/trung", f"“{name}” đã là tên của trường “{owner}”", entry.name)
        inner = getattr(entry, "fields", ())
        if entry.type in {*GROUPS, "form"} and not inner:
            self._fault(
                "muc/kieu", f"trường “{entry.name}” kiểu {entry.type} phải có [[fields.fields]]", entry.type
            )
        if entry.type == "form" and not (entry.code and entry.title and entry.circular and entry.since):
            message = f"trường “{entry.name}” kiểu form phải có code, title, circular và since"
            self._fault("muc/kieu", message, entry.type)
        return len(self.findings) == before

    def _field(self, entry: InnermostField) -> Any:
        """The field; a list may be left out unless it is required, all else only if it is not."""
        kind, label = str(entry.type), str(entry.label)
        lacking = () if kind in LISTS else None
        wanted = bool(entry.required) if kind in LISTS else entry.required is not False
        default: Any = REQUIRED if wanted else lacking
        if kind in FIGURES:
            unit, code, concept = entry.unit, entry.code, entry.concept
            return FIGURES[kind](label, unit=unit, code=code, concept=concept, default=default)
        if kind == "text":
            choices = tuple(map(str, entry.choices))
            return text(label, code=entry.code, choices=choices, default=default)
        if kind == "day":
            return day(label, code=entry.code, default=default)
        if kind == "form":
            return form(self._official(entry), default=default)
        if kind in GROUPS:
            return GROUPS[kind](self.contract(entry), label, default=default)
        return PLAIN[kind](label, default=default)

    def _official(self, entry: InnermostField) -> OfficialForm:
        return OfficialForm(
            code=entry.code,
            title=entry.title,
            circular=entry.circular,
            since=entry.since or datetime.date.min,
            row=self.contract(entry),
            until=entry.until,
            units=entry.units,
            is_list=entry.is_list,
        )

    def _sound_relations(
        self, plain: type, stated: tuple[Text, ...], owners: Mapping[str, str]
    ) -> tuple[str, ...]:
        """The relations that can be read; those that name a field at fault are passed over."""
        sound: list[str] = []
        for relation in stated:
            unknown = [name for name in OPERAND.findall(relation) if resolve(plain, name) is None]
            if unknown and fold(unknown[0]) in owners.values():
                continue
            if unknown:
                known = [name for spec in fields_of(plain) for name in (spec.name, spec.code) if name]
                hint = suggestion(unknown[0], known)
                self._fault(
                    "muc/cong-thuc",
                    f"công thức “{relation}” dùng tên không có: “{unknown[0]}”{hint}",
                    relation,
                )
                continue
            try:
                parse_relation(relation, partial(resolve, plain))
                sound.append(str(relation))
            except ValueError:
                message = (
                    f"công thức “{relation}” viết sai; hãy viết như: 1 = 5 + 11 hoặc handled <= received"
                )
                self._fault("muc/cong-thuc", message, relation)
        return tuple(sound)

    def _is_known(self, plain: type, name: str, at: Text) -> bool:
        if fold(name) in by_name(plain):
            return True
        known = [one for spec in fields_of(plain) for one in (spec.name, spec.code) if one]
        self._fault("muc/khong-co", f"không có trường “{name}”{suggestion(name, known)}", at)
        return False

    def _fault(self, code: str, message: str, at: Text) -> None:
        self.findings.append(error(code, message, at.location))
