"""The contract of a section without Python, made of what its section.toml states."""

from __future__ import annotations

import datetime
import keyword
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from attrs import frozen

from .contract import by_name, contract, resolve
from .errors import Finding, VanbanError, error, fold, suggestion
from .fields import REQUIRED, OfficialForm, day, fields_of, form, part, rows, text
from .located import Text
from .relation import OPERAND, parse_relation
from .section import RESERVED
from .section_file import FIGURES, GROUPS, PLAIN, InnermostField, SectionFile
from .ways import WAYS

NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")
TAKEN = (*RESERVED, "self", "loop", "true", "false", "none")
"""Names that mean something else in a class or in a template."""

LISTS = {"texts", "cites", "rows"}


def contract_of(stated: SectionFile) -> type:
    """The contract that a section.toml states; raises VanbanError with all faults of it."""
    findings: list[Finding] = []
    made = _Builder(findings).contract(stated)
    if findings:
        raise VanbanError(*findings)
    made.__doc__ = stated.description
    return made


@frozen(eq=False, repr=False)
class _Builder:
    """Makes contracts of what a section.toml states; faults are noted, and what is at fault left out."""

    findings: list[Finding]

    def contract(self, stated: Any) -> type:
        owners: dict[str, str] = {}
        namespace: dict[str, Any] = {"__annotations__": {}}
        for entry in stated.fields:
            if self._is_sound(entry, owners) and self._adds_up(entry, stated.fields):
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
        if str(entry.name) in owners.values():
            self._fault("muc/trung", f"có hai trường tên “{entry.name}”", entry.name)
        if not NAME.fullmatch(entry.name) or entry.name in TAKEN or keyword.iskeyword(entry.name):
            self._fault(
                "muc/ten",
                f"tên trường “{entry.name}” phải là chữ không dấu, số và gạch dưới, bắt đầu bằng chữ, "
                f"khác {', '.join(RESERVED)} và các từ của Python",
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

    def _adds_up(self, entry: InnermostField, beside: Sequence[InnermostField]) -> bool:
        """Whether the field's values of several units can become one as it says."""
        kind, known = str(entry.type), [str(one.name) for one in beside if one.type in FIGURES]
        ways = WAYS.get("markdown" if kind == "prose" else kind, ())
        below = [str(one.name) for one in getattr(entry, "fields", ())]
        if entry.total and entry.total not in ways:
            message = f"trường “{entry.name}” kiểu {kind} không tổng hợp được theo “{entry.total}”"
            self._fault("muc/tong-hop", f"{message}{suggestion(entry.total, ways)}", entry.total)
        elif entry.key and (kind != "rows" or entry.key not in below):
            message = f"trường “{entry.name}” không có trường con “{entry.key}” để phân biệt các dòng"
            self._fault("muc/tong-hop", message, entry.key)
        elif entry.rate and (kind != "number" or len(entry.rate) != 2 or not {*entry.rate} <= {*known}):
            message = f"“rate” của trường “{entry.name}” phải là tên hai trường số: tử số, mẫu số"
            self._fault("muc/tong-hop", message, entry.rate[0])
        else:
            return True
        return False

    def _field(self, entry: InnermostField) -> Any:
        """The field; a list may be left out unless it is required, all else only if it is not."""
        kind, label = str(entry.type), str(entry.label)
        lacking = () if kind in LISTS else None
        wanted = bool(entry.required) if kind in LISTS else entry.required is not False
        default: Any = REQUIRED if wanted else lacking
        more: dict[str, Any] = {"total": str(entry.total)} if entry.total else {}
        if kind in FIGURES:
            rate: dict[str, Any] = {"rate": tuple(map(str, entry.rate))} if entry.rate else {}
            named = {"unit": entry.unit, "code": entry.code, "concept": entry.concept}
            return FIGURES[kind](label, **named, **rate, **more, default=default)
        if kind == "text":
            choices = tuple(map(str, entry.choices))
            return text(label, code=entry.code, choices=choices, default=default, **more)
        if kind == "day":
            return day(label, code=entry.code, default=default, **more)
        if kind == "form":
            return form(self._official(entry), default=default)
        if kind == "rows":
            return rows(self.contract(entry), label, key=str(entry.key), default=default)
        if kind == "part":
            return part(self.contract(entry), label, default=default)
        return PLAIN[kind](label, default=default, **more)

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
        at_fault = set(owners.values()) - {spec.name for spec in fields_of(plain)}
        for relation in stated:
            unknown = [name for name in OPERAND.findall(relation) if resolve(plain, name) is None]
            if unknown and fold(unknown[0]) in at_fault:
                continue
            if unknown:
                figures = [spec for spec in fields_of(plain) if spec.kind in {*FIGURES, "part", "form"}]
                known = [
                    name for spec in figures for name in (spec.name, spec.code) if name and not spec.many
                ]
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
