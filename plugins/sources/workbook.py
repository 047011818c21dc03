"""Workbooks (.xlsx): guarded against hostile ones, then read by calamine.

calamine gives nothing for ``#REF!`` and for a formula without a stored result, so those are looked for in the
sheet's XML, as are hidden rows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from attrs import frozen

from vanban import Finding, Location, VanbanError, error, warning

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

LARGEST, MOST_CELLS, LONGEST = 128 << 20, 4_000_000, 32_767
"""Bytes of all parts, cells of a sheet, letters of a cell (the last is Excel's own limit)."""

OLE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
SUSPECT = (b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/", b'"e"', b"'e'", b"hidden")
"""What the XML of a sheet with formulas, error values or hidden rows holds."""

ODD = (b"r='", b"r =", b"\tr=", b"\nr=", b"\rr=")
FAR = re.compile(rb' r="(?:[A-Z]{0,2}[0-9]{5,}|[A-Z]{3})')
"""A cell far from A1; a reference written in an odd way is looked at as well."""

REFERENCE = re.compile(rb'\sr\s*=\s*["\']([A-Z]*)([0-9]+)')
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
SAVE_AGAIN = "hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại"

Raw = str | int | float | bool | date | datetime | time | timedelta
Merge = tuple[tuple[int, int], tuple[int, int]]


@frozen
class Sheet:
    """One visible sheet: its cells from A1 on, "" where empty, and the ranges of its merged cells."""

    file: str
    name: str
    cells: list[list[Raw]]
    merges: tuple[Merge, ...]
    findings: tuple[Finding, ...] = ()

    def place(self, row: int, column: int) -> Location:
        """A cell's place; both count from 0."""
        return Location(self.file, cell=f"{self.name}!{letters(column)}{row + 1}")


def letters(column: int) -> str:
    """A column's letters: 0 -> A, 25 -> Z, 26 -> AA."""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def scalar(cell: Raw) -> str | int | Decimal | bool | date | None:
    """A cell as a value; what Excel keeps as a fraction, to the 15 digits that Excel shows."""
    if isinstance(cell, float):
        whole = int(cell) if cell == cell // 1 else None
        return whole if whole is not None else Decimal(f"{cell:.15g}")
    if isinstance(cell, datetime):
        return cell.date() if cell.time() == time() else f"{cell:%d/%m/%Y %H:%M}"
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    if isinstance(cell, str):
        return cell.strip() or None
    return cell


def open_workbook(path: Path, name: str, wanted: str = "") -> tuple[Sheet, ...]:
    """The visible sheets that hold anything, or the one of that name; raises VanbanError with every fault."""
    parts = _parts(path, name)
    findings: list[Finding] = []
    sheets: list[Sheet] = []
    for sheet in _calamine_sheets(path, name):
        if sheet.name in parts.sheets and (sheet.name == wanted or not wanted):
            xml = parts.content[parts.sheets[sheet.name]]
            _refuse_sprawl(xml, Location(name, cell=sheet.name))
            faults = tuple(_cell_faults(xml, name, sheet.name))
            findings.extend(faults)
            sheets.append(_sheet(sheet, name, faults))
    if any(finding.severity == "error" for finding in findings):
        raise VanbanError(*findings)
    return tuple(sheet for sheet in sheets if any(any(cell != "" for cell in row) for row in sheet.cells))


def sheet_names(path: Path, name: str) -> tuple[str, ...]:
    """The names of the visible sheets, in their order."""
    return tuple(_parts(path, name).sheets)


@frozen
class _Parts:
    content: dict[str, bytes]
    sheets: dict[str, str]
    """Each visible sheet's name and the part that holds it."""


def _parts(path: Path, name: str) -> _Parts:
    at = Location(name)
    try:
        raw = path.read_bytes()
    except OSError as fault:
        raise VanbanError(error("tep/khong-doc", f"không đọc được tệp: {fault.strerror}", at)) from None
    if raw.startswith(OLE):
        raise VanbanError(_old_format(raw, at))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            entries = archive.infolist()
            if sum(entry.file_size for entry in entries) > LARGEST:
                raise VanbanError(
                    error("xlsx/qua-lon", f"sổ tính giải nén ra lớn hơn {LARGEST >> 20} MB", at)
                )
            content = {entry.filename: archive.read(entry) for entry in entries}
        _refuse_parts(content, at)
        return _Parts(content, _sheet_parts(content))
    except (
        zipfile.BadZipFile,
        NotImplementedError,
        EOFError,
        KeyError,
        RuntimeError,
        ValueError,
        SyntaxError,
    ):
        message = f"tệp hỏng hoặc không phải sổ tính .xlsx; {SAVE_AGAIN}"
        raise VanbanError(error("xlsx/hong", message, at)) from None


def _old_format(raw: bytes, at: Location) -> Finding:
    if ENCRYPTED in raw:
        return error("xlsx/mat-khau", "sổ tính có mật khẩu mở; hãy bỏ mật khẩu rồi lưu lại", at)
    return error("xlsx/xls", "tệp là sổ tính kiểu cũ (.xls); hãy mở bằng Excel rồi lưu thành .xlsx", at)


def _refuse_parts(content: dict[str, bytes], at: Location) -> None:
    """Macros, and texts so long and so often used that the cells would fill the memory."""
    if any(PurePosixPath(part).name.lower() == "vbaproject.bin" for part in content):
        raise VanbanError(error("xlsx/macro", "sổ tính có macro; hãy lưu lại thành .xlsx không có macro", at))
    texts = content.get("xl/sharedStrings.xml", b"")
    if max(map(len, texts.split(b"</si>"))) > 8 * LONGEST:
        raise VanbanError(error("xlsx/qua-lon", f"sổ tính có ô dài hơn {LONGEST} chữ", at))


def _sheet_parts(content: dict[str, bytes]) -> dict[str, str]:
    relations = ElementTree.fromstring(content["xl/_rels/workbook.xml.rels"])
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found: dict[str, str] = {}
    for sheet in ElementTree.fromstring(content["xl/workbook.xml"]).findall(".//{*}sheet"):
        target = targets.get(_relation_id(sheet), "").lstrip("/").removeprefix("xl/")
        if f"xl/{target}" in content and sheet.get("state", "visible") == "visible":
            found[sheet.get("name", "")] = f"xl/{target}"
    return found


def _relation_id(sheet: ElementTree.Element) -> str:
    """The id under whichever namespace: Strict OOXML has another one."""
    return next((value for key, value in sheet.items() if key == RELATION or key.endswith("}id")), "")


def _calamine_sheets(path: Path, name: str) -> Iterator[CalamineSheet]:
    from python_calamine import CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_path(path)
        for sheet in workbook.sheet_names:
            yield workbook.get_sheet_by_name(sheet)
    except VanbanError:
        raise
    except (KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException:  # what calamine cannot read may also end as a panic of its own
        message = f"tệp hỏng, không đọc được như sổ tính; {SAVE_AGAIN}"
        raise VanbanError(error("xlsx/hong", message, Location(name))) from None


def _sheet(sheet: CalamineSheet, file: str, findings: tuple[Finding, ...]) -> Sheet:
    cells: Any = sheet.to_python(skip_empty_area=False)
    return Sheet(file, sheet.name, cells, tuple(sheet.merged_cell_ranges or ()), findings)


def _refuse_sprawl(xml: bytes, at: Location) -> None:
    """One cell far away would make a table of everything between."""
    if not FAR.search(xml) and not any(mark in xml for mark in ODD):
        return
    places = set(REFERENCE.findall(xml))
    rows = max((int(row) for _, row in places), default=0)
    columns = max((_number(column) for column, _ in places), default=0)
    if columns * rows > MOST_CELLS:
        far = max(places, key=lambda place: _number(place[0]) * int(place[1]))
        message = f"trang tính trải ra quá rộng, đến ô {b''.join(far).decode()}; hãy xóa các ô thừa"
        raise VanbanError(error("xlsx/qua-lon", message, at))


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - ord("A") + 1
    return number


def _cell_faults(xml: bytes, file: str, sheet: str) -> Iterator[Finding]:
    if not any(mark in xml for mark in SUSPECT):
        return
    for _, element in ElementTree.iterparse(io.BytesIO(xml)):
        kind = element.tag.rpartition("}")[2]
        if kind == "c":
            at = Location(file, cell=f"{sheet}!{element.get('r', '')}")
            yield from _fault(element, at)
        elif kind == "row":
            if element.get("hidden") in {"1", "true"} and len(element):
                message = f"dòng {element.get('r')} đang ẩn nhưng vẫn được đọc"
                yield warning("xlsx/dong-an", message, Location(file, cell=f"{sheet}!A{element.get('r')}"))
            element.clear()


def _fault(cell: ElementTree.Element, at: Location) -> Iterator[Finding]:
    value, formula = cell.find("{*}v"), cell.find("{*}f")
    shown = value.text if value is not None else None
    if cell.get("t") == "e":
        yield error("xlsx/o-loi", f"ô đang báo lỗi {shown or ''}".rstrip(), at)
    elif formula is not None and not shown and cell.get("t") != "str":
        message = f"ô có công thức nhưng chưa có kết quả tính sẵn; {SAVE_AGAIN}"
        yield error("xlsx/chua-tinh", message, at)
