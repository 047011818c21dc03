"""What the document of each unit is called: a pattern filled with the unit's values, one file for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .errors import Finding, VanbanError, error, fold, suggestion
from .units import PLACEHOLDER, UnitRow

LONGEST = 255
"""Bytes of a name that file systems take."""

UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
"""What Windows takes for a device."""


def output_names(
    units: Sequence[UnitRow], name: str, known: Mapping[str, str], taken: Sequence[str]
) -> tuple[dict[str, str], dict[str, Finding]]:
    """The file of each unit, by its code, as seen from the folder of outputs; or why it can have none.

    ``known`` are values that all units share unless their row states them; nobody may have a name ``taken``.
    """
    found: dict[str, str] = {}
    faults: dict[str, Finding] = {}
    for unit in units:
        try:
            found[unit.code] = _name(name, {**known, **{k: v for k, v in unit.values.items() if v}}, unit)
        except VanbanError as fault:
            faults[unit.code] = fault.findings[0]
    times = Counter(map(fold, (*found.values(), *taken)))
    for unit in units:
        output = found.get(unit.code, "")
        if output and times[fold(output)] > 1:
            others = [code for code, other in found.items() if fold(other) == fold(output)]
            others = [code for code in others if code != unit.code]
            whose = f"tệp của đơn vị {', '.join(others[:5])}" if others else "tệp mà vanban ghi"
            message = f"tên tệp “{output}” trùng với {whose}; hãy sửa --name"
            faults[unit.code] = error("lo/trung-tep", message, unit.location)
    return {code: output for code, output in found.items() if code not in faults}, faults


def _name(name: str, values: Mapping[str, str], unit: UnitRow) -> str:
    """A pattern may lead into folders, a value may not."""
    parts = [PLACEHOLDER.sub(lambda match: _value(match[1], values, unit), part) for part in name.split("/")]
    for part in parts:
        if why := unfit(part):
            raise VanbanError(
                error("lo/ten-tep", f"không đặt được tên tệp “{part[:60]}”: {why}", unit.location)
            )
    return "/".join(parts)


def _value(column: str, values: Mapping[str, str], unit: UnitRow) -> str:
    if fold(column) not in values:
        message = f"--name có “{{{column}}}” mà bảng đơn vị không có{suggestion(column, values)}"
        raise VanbanError(error("lo/ten-tep", message, unit.location))
    return values[fold(column)]


def unfit(part: str) -> str:
    """Why a file cannot have a name on every system; empty where it can."""
    if found := UNFIT.search(part):
        shown = found[0] if found[0].isprintable() else f"mã {ord(found[0])}"
        return f"có ký tự {shown}"
    if not part.strip(". ") or part != part.strip() or part.endswith("."):
        return "trống, hoặc bắt đầu hay kết thúc bằng dấu cách, dấu chấm"
    if RESERVED.fullmatch(part):
        return "là tên riêng của Windows"
    size = len(part.encode())
    return f"dài {size} byte, quá {LONGEST} byte" if size > LONGEST else ""
