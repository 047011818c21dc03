"""Workbooks (.xlsx): guarded against hostile ones, then read by calamine.

calamine makes a table of everything from A1 to the last cell, and a text of its own for every cell; it ends
the whole process when the memory does not suffice. So sheets are measured first, and calamine gets the parts
that were measured, not the file. It gives nothing for ``#REF!`` and for a formula without a stored result;
those are looked for in the sheet's XML, as are hidden rows.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from attrs import frozen

from vanban import Finding, Location, Severity, VanbanError, error, warning

from .measure import MOST_CELLS, SAVE_AGAIN, Measure, too_large
from .percent import percent_cells, percent_styles
from .sheet import Merge, Raw, Sheet, letters

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


PACKED, LARGEST, LARGEST_HEAD, MOST_PARTS = 32 << 20, 64 << 20, 4 << 20, 10_000
"""Bytes of the file, of its parts, of those that name the sheets; files inside."""

OLE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
MACROS = (b"vbaproject", b"macrosheet")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}


RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


HEAD, COUNTS = (
    re.compile(rb"<(?:\w+:)?sst\b[^>]*>"),
    re.compile(rb"""\s(?:uniqueC|c)ount\s*=\s*("[^"]*"|'[^']*')"""),
)
HIDDEN, BOUND = re.compile(rb'<col [^>]*hidden="(?:1|true)"[^>]*>'), re.compile(rb'(min|max)="([0-9]{1,5})"')


@frozen(eq=False, repr=False)
class OpenedWorkbook:
    """The sheets that were asked for and hold anything, and the names of all."""

    sheets: tuple[Sheet, ...]
    visible: tuple[str, ...]
    hidden: tuple[str, ...]


def open_workbook(path: Path, name: str, wanted: str = "") -> OpenedWorkbook:
    """All visible sheets, or the one of that name; raises VanbanError with every fault."""
    parts = _parts(path, name)
    chosen = {sheet: part for sheet, part in parts.sheets.items() if sheet == wanted or not wanted}
    measure = Measure(parts.content.get(TEXTS, b""))
    findings = {sheet: measure.sheet(parts.content[part], name, sheet) for sheet, part in chosen.items()}
    if any(finding.severity is Severity.ERROR for found in findings.values() for finding in found):
        raise VanbanError(*(finding for found in findings.values() for finding in found))
    percents = percent_styles(parts.content.get(STYLES, b""))
    cells = 0
    sheets: list[Sheet] = []
    for sheet, read, merges in _calamine_sheets(parts, chosen, name):
        cells += sum(map(len, read[:1])) * len(read)
        if cells > MOST_CELLS:
            raise VanbanError(too_large(f"sổ tính có hơn {MOST_CELLS} ô", Location(name)))
        if b"<f" in parts.content[chosen[sheet]]:  # a formula's empty result may be stored as a space
            read = [["" if cell == " " else cell for cell in row] for row in read]
        if any(cell != "" for row in read for cell in row):
            _show_percentages(read, percent_cells(parts.content[chosen[sheet]], percents))
            hidden = _hidden_columns(parts.content[chosen[sheet]], len(read[0]), Location(name, cell=sheet))
            sheets.append(Sheet(name, sheet, read, merges, (*findings[sheet], *hidden)))
    return OpenedWorkbook(tuple(sheets), tuple(parts.sheets), parts.hidden)


def _show_percentages(cells: list[list[Raw]], places: Iterator[tuple[int, int]]) -> None:
    for row, column in places:
        line = cells[row] if row < len(cells) else []
        cell = line[column] if column < len(line) else ""
        if isinstance(cell, (int, float)):
            line[column] = cell * 100


def _hidden_columns(xml: bytes, width: int, at: Location) -> Iterator[Finding]:
    """A warning for each run of hidden columns among those that hold anything."""
    for tag in HIDDEN.findall(xml.partition(b"<sheetData")[0]):
        bounds = dict(BOUND.findall(tag))
        first, last = int(bounds.get(b"min", 0)), min(int(bounds.get(b"max", 0)), width)
        if first <= last:
            names = letters(first - 1) if first == last else f"{letters(first - 1)} đến {letters(last - 1)}"
            yield warning("xlsx/cot-an", f"cột {names} đang ẩn nhưng vẫn được đọc", at)


TYPES, ROOT, BOOK = "[content_types].xml", "_rels/.rels", "xl/workbook.xml"
TEXTS, RELATIONS, STYLES = "xl/sharedstrings.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"


@frozen(eq=False, repr=False)
class _Parts:
    content: dict[str, bytes]
    """The parts by their paths in small letters, as calamine also finds them."""
    sheets: dict[str, str]
    """Each visible sheet's name and the part that holds it."""
    hidden: tuple[str, ...]


def _parts(path: Path, name: str) -> _Parts:
    at = Location(name)
    try:
        if path.stat().st_size > PACKED:
            raise VanbanError(too_large(f"tệp sổ tính lớn hơn {PACKED >> 20} MB", at))
        raw = path.read_bytes()
    except OSError as fault:
        raise VanbanError(error("tep/khong-doc", f"không đọc được tệp: {fault.strerror}", at)) from None
    if raw.startswith(OLE):
        raise VanbanError(_old_format(raw, at))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            content = _unpacked(archive, at)
        return _Parts(content, *_sheet_parts(content))
    except VanbanError:
        raise
    except Exception:  # whatever zipfile, zlib and expat raise on a broken file
        message = f"tệp hỏng hoặc không phải sổ tính .xlsx; {SAVE_AGAIN}"
        raise VanbanError(error("xlsx/hong", message, at)) from None


def _old_format(raw: bytes, at: Location) -> Finding:
    if ENCRYPTED in raw:
        return error("xlsx/mat-khau", "sổ tính có mật khẩu mở; hãy bỏ mật khẩu rồi lưu lại", at)
    return error("xlsx/xls", "tệp là sổ tính kiểu cũ (.xls); hãy mở bằng Excel rồi lưu thành .xlsx", at)


def _unpacked(archive: zipfile.ZipFile, at: Location) -> dict[str, bytes]:
    """The XML of the workbook; raises VanbanError for macros and for what would fill the memory."""
    entries = archive.infolist()
    named = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
    xml = {part: entry for part, entry in named.items() if part.endswith((".xml", ".rels"))}
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in xml.values()) > LARGEST:
        raise VanbanError(too_large(f"sổ tính giải nén ra lớn hơn {LARGEST >> 20} MB", at))
    if len(named) < len(entries) or not {entry.compress_type for entry in xml.values()} <= METHODS:
        raise ValueError("two parts of one name, or packed as no program does")
    if any(part in xml and xml[part].file_size > LARGEST_HEAD for part in (TYPES, BOOK, RELATIONS)):
        raise VanbanError(too_large("sổ tính có danh sách trang tính quá dài", at))
    content = {part: archive.read(entry) for part, entry in xml.items()}
    if any(mark in part.encode() or mark in content[TYPES].lower() for mark in MACROS for part in named):
        raise VanbanError(error("xlsx/macro", "sổ tính có macro; hãy lưu lại thành .xlsx không có macro", at))
    return content


def _sheet_parts(content: dict[str, bytes]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The part of each visible sheet, and the names of the hidden ones."""
    relations = ElementTree.fromstring(content[RELATIONS])
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found: dict[str, str] = {}
    hidden: list[str] = []
    for sheet in ElementTree.fromstring(content[BOOK]).findall(".//{*}sheet"):
        target = targets.get(_relation_id(sheet), "").lower().lstrip("/").removeprefix("xl/")
        name = sheet.get("name", "")
        if name in found:
            raise ValueError(f"two sheets {name}")
        if sheet.get("state", "visible") == "visible":
            found[name] = f"xl/{target}"
            if content[found[name]].startswith(UTF_16):
                raise ValueError("calamine reads UTF-8 only")
        else:
            hidden.append(name)
    return found, tuple(hidden)


def _relation_id(sheet: ElementTree.Element) -> str:
    """The id under whichever namespace: Strict OOXML has another one."""
    return next((value for key, value in sheet.items() if key == RELATION or key.endswith("}id")), "")


def _calamine_sheets(
    parts: _Parts, chosen: dict[str, str], name: str
) -> Iterator[tuple[str, list[list[Raw]], tuple[Merge, ...]]]:
    """Each chosen sheet's name, cells and merged ranges."""
    try:
        workbook = _calamine(parts, chosen)
        for sheet in chosen:
            read: CalamineSheet = workbook.get_sheet_by_name(sheet)
            cells: Any = read.to_python(skip_empty_area=False)
            yield sheet, cells, tuple(read.merged_cell_ranges or ())
    except (VanbanError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException:  # what calamine cannot read may also end as a panic of its own
        message = f"tệp hỏng, không đọc được như sổ tính; {SAVE_AGAIN}"
        raise VanbanError(error("xlsx/hong", message, Location(name))) from None


def _calamine(parts: _Parts, chosen: dict[str, str]) -> CalamineWorkbook:
    from python_calamine import CalamineWorkbook

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for part in (TYPES, ROOT, BOOK, RELATIONS, TEXTS, STYLES, *chosen.values()):
            if part in parts.content and part not in archive.NameToInfo:
                content = parts.content[part]
                if part == TEXTS:  # calamine takes memory for as many texts as their head counts
                    content = HEAD.sub(lambda head: COUNTS.sub(b"", head[0]), content, count=1)
                archive.writestr("[Content_Types].xml" if part == TYPES else part, content)
    packed.seek(0)
    return CalamineWorkbook.from_filelike(packed)
