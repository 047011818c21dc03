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
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree
from xml.parsers import expat

from attrs import field, frozen, mutable

from vanban import Finding, Location, Severity, VanbanError, error, warning

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

PACKED, LARGEST, LARGEST_HEAD, LONGEST = 32 << 20, 64 << 20, 4 << 20, 32_767
"""Bytes of the file, of its parts, of those that name the sheets; letters of a cell (Excel's own limit)."""

MOST_CELLS, MOST_MARKS, MOST_TEXT, MOST_PARTS = 1_000_000, 2_000_000, 16 << 20, 10_000
"""Cells of all sheets, marks of XML in a sheet, bytes of all texts, files inside."""

MOST_MERGES, MOST_FAULTS = 100_000, 100
"""Merged ranges of a sheet, faults that are told of one."""

OLE, ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
MACROS = (b"vbaproject", b"macrosheet")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
SUSPECT = (b"<f", b":f", b":c", b"<!", b'"e"', b"hidden", b" =", b"'", b"\t", b"\n", b"\r")
"""What stands among the cells where there are formulas, error values, hidden rows or odd ways of writing."""

FAR = re.compile(rb'<c r="(?!A?[A-Z][0-9]{1,4}")')
"""A cell beyond AZ9999: such a sheet is looked at cell by cell, as is one with anything suspect."""

REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
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
        whole = isfinite(cell) and cell == cell // 1
        return int(cell) if whole else Decimal(f"{cell:.15g}") if isfinite(cell) else str(cell)
    if isinstance(cell, datetime):
        day = f"{cell.day:02d}/{cell.month:02d}/{cell.year}"
        return cell.date() if cell.time() == time() else f"{day} {cell.hour:02d}:{cell.minute:02d}"
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    if isinstance(cell, str):
        return cell.strip() or None
    return cell


def open_workbook(path: Path, name: str, wanted: str = "") -> tuple[Sheet, ...]:
    """The visible sheets that hold anything, or the one of that name; raises VanbanError with every fault."""
    parts = _parts(path, name)
    chosen = {sheet: part for sheet, part in parts.sheets.items() if sheet == wanted or not wanted}
    measure = _Measure(parts.content.get(TEXTS, b""))
    findings = {sheet: measure.sheet(parts.content[part], name, sheet) for sheet, part in chosen.items()}
    if any(finding.severity is Severity.ERROR for found in findings.values() for finding in found):
        raise VanbanError(*(finding for found in findings.values() for finding in found))
    cells = 0
    sheets: list[Sheet] = []
    for sheet, read, merges in _calamine_sheets(parts, chosen, name):
        cells += sum(map(len, read[:1])) * len(read)
        if cells > MOST_CELLS:
            raise VanbanError(_too_large(f"sổ tính có hơn {MOST_CELLS} ô", Location(name)))
        if any(cell != "" for row in read for cell in row):
            sheets.append(Sheet(name, sheet, read, merges, tuple(findings[sheet])))
    return tuple(sheets)


def sheet_names(path: Path, name: str) -> tuple[str, ...]:
    """The names of the visible sheets, in their order."""
    return tuple(_parts(path, name).sheets)


NO_XML = (expat.ExpatError, ValueError, LookupError)
"""What a walk through a broken part raises: the last for an unknown encoding or shared text."""

TYPES, ROOT, BOOK = "[content_types].xml", "_rels/.rels", "xl/workbook.xml"
TEXTS, RELATIONS, STYLES = "xl/sharedstrings.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"


@frozen
class _Parts:
    content: dict[str, bytes]
    """The parts by their paths in small letters, as calamine also finds them."""
    sheets: dict[str, str]
    """Each visible sheet's name and the part that holds it."""


def _parts(path: Path, name: str) -> _Parts:
    at = Location(name)
    try:
        if path.stat().st_size > PACKED:
            raise VanbanError(_too_large(f"tệp sổ tính lớn hơn {PACKED >> 20} MB", at))
        raw = path.read_bytes()
    except OSError as fault:
        raise VanbanError(error("tep/khong-doc", f"không đọc được tệp: {fault.strerror}", at)) from None
    if raw.startswith(OLE):
        raise VanbanError(_old_format(raw, at))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            content = _unpacked(archive, at)
        return _Parts(content, _sheet_parts(content))
    except VanbanError:
        raise
    except Exception:  # whatever zipfile, zlib and expat raise on a broken file
        message = f"tệp hỏng hoặc không phải sổ tính .xlsx; {SAVE_AGAIN}"
        raise VanbanError(error("xlsx/hong", message, at)) from None


def _old_format(raw: bytes, at: Location) -> Finding:
    if ENCRYPTED in raw:
        return error("xlsx/mat-khau", "sổ tính có mật khẩu mở; hãy bỏ mật khẩu rồi lưu lại", at)
    return error("xlsx/xls", "tệp là sổ tính kiểu cũ (.xls); hãy mở bằng Excel rồi lưu thành .xlsx", at)


def _too_large(message: str, at: Location) -> Finding:
    return error("xlsx/qua-lon", message, at)


def _unpacked(archive: zipfile.ZipFile, at: Location) -> dict[str, bytes]:
    """The XML of the workbook; raises VanbanError for macros and for what would fill the memory."""
    entries = archive.infolist()
    named = {entry.filename.replace("\\", "/").lower(): entry for entry in entries}
    xml = {part: entry for part, entry in named.items() if part.endswith((".xml", ".rels"))}
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in xml.values()) > LARGEST:
        raise VanbanError(_too_large(f"sổ tính giải nén ra lớn hơn {LARGEST >> 20} MB", at))
    if len(named) < len(entries) or not {entry.compress_type for entry in xml.values()} <= METHODS:
        raise ValueError("two parts of one name, or packed as no program does")
    if any(part in xml and xml[part].file_size > LARGEST_HEAD for part in (TYPES, BOOK, RELATIONS)):
        raise VanbanError(_too_large("sổ tính có danh sách trang tính quá dài", at))
    content = {part: archive.read(entry) for part, entry in xml.items()}
    if any(mark in part.encode() or mark in content[TYPES].lower() for mark in MACROS for part in named):
        raise VanbanError(error("xlsx/macro", "sổ tính có macro; hãy lưu lại thành .xlsx không có macro", at))
    return content


def _sheet_parts(content: dict[str, bytes]) -> dict[str, str]:
    relations = ElementTree.fromstring(content[RELATIONS])
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found: dict[str, str] = {}
    for sheet in ElementTree.fromstring(content[BOOK]).findall(".//{*}sheet"):
        target = targets.get(_relation_id(sheet), "").lower().lstrip("/").removeprefix("xl/")
        name = sheet.get("name", "")
        if name in found:
            raise ValueError(f"two sheets {name}")
        if sheet.get("state", "visible") == "visible":
            found[name] = f"xl/{target}"
            if content[found[name]].startswith(UTF_16):
                raise ValueError("calamine reads UTF-8 only")
    return found


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
                archive.writestr("[Content_Types].xml" if part == TYPES else part, parts.content[part])
    packed.seek(0)
    return CalamineWorkbook.from_filelike(packed)


@mutable
class _Measure:
    """Sees that all sheets together fit into the memory; ``texts`` is the part of the shared texts."""

    texts: bytes
    text: int = 0
    cells: int = 0
    _lengths: list[int] | None = field(default=None, init=False)

    def sheet(self, xml: bytes, file: str, sheet: str) -> list[Finding]:
        """What is wrong with the cells of a sheet; raises VanbanError when it is too large."""
        at = Location(file, cell=sheet)
        if len(xml) > 2 * MOST_MARKS and xml.count(b"<") > MOST_MARKS:
            raise VanbanError(_too_large("trang tính quá lớn", at))
        if xml.count(b"mergeCell") > MOST_MERGES:
            raise VanbanError(_too_large("trang tính có quá nhiều ô gộp", at))
        longest = max(map(len, self.texts.split(b"</")), default=0)
        text = longest * xml.count(b'"s"')
        if self.text + text <= MOST_TEXT and _is_plain(xml):
            self.text += text
            return []
        walk = _Walk(file, sheet, self.lengths(at), self.text, self.cells)
        try:
            walk.run(xml)
        except NO_XML:
            message = f"trang tính hỏng, không đọc được; {SAVE_AGAIN}"
            raise VanbanError(error("xlsx/hong", message, at)) from None
        self.text, self.cells = walk.text, self.cells + walk.rows * walk.columns
        return walk.findings

    def lengths(self, at: Location) -> list[int]:
        """The length of every shared text."""
        if self._lengths is None:
            self._lengths = []
            if self.texts.count(b"<") > MOST_MARKS:
                raise VanbanError(_too_large("sổ tính có quá nhiều chữ", Location(at.file)))
            try:
                _Texts(self._lengths).run(self.texts)
            except NO_XML:
                message = f"tệp hỏng, không đọc được như sổ tính; {SAVE_AGAIN}"
                raise VanbanError(error("xlsx/hong", message, Location(at.file))) from None
        return self._lengths


def _is_plain(xml: bytes) -> bool:
    """Whether nothing needs a closer look: every cell says in the usual way that it stands near A1."""
    head, _, rest = xml.partition(b"<sheetData")
    body, _, tail = rest.rpartition(b"</sheetData>")
    cells = body.count(b'<c r="')
    return (
        b"sheetData" not in head + tail
        and cells == body.count(b"<c")
        and body.count(b'r="') == cells + body.count(b'<row r="')
        and not any(mark in body for mark in SUSPECT)
        and not FAR.search(body)
    )


def _parser() -> expat.XMLParserType:
    def refuse(*_: object) -> None:
        raise ValueError("a document type, which no workbook has")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


@frozen
class _Texts:
    """Measures the shared texts."""

    lengths: list[int]

    def run(self, xml: bytes) -> None:
        """Walk through the part; a missing one has no text."""
        parser = _parser()
        parser.StartElementHandler = self._start
        parser.CharacterDataHandler = self._text
        if xml:
            parser.Parse(xml, True)

    def _start(self, tag: str, _: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == "si":
            self.lengths.append(0)

    def _text(self, text: str) -> None:
        if self.lengths:
            self.lengths[-1] += len(text)


@mutable
class _Walk:
    """Goes through a sheet's cells as calamine does: how far they reach, how long they are, what is wrong."""

    file: str
    sheet: str
    lengths: list[int]
    text: int
    others: int
    rows: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    kind: str = ""
    inside: str = ""
    value: str = ""
    has_formula: bool = False
    hidden: bool = False
    findings: list[Finding] = field(factory=list)

    def run(self, xml: bytes) -> None:
        """Walk to the end, or until there are too many faults to be told."""
        parser = _parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(xml, True)

    def at(self, column: int) -> Location:
        """A place in the row at hand."""
        return Location(self.file, cell=f"{self.sheet}!{letters(column - 1)}{self.row}")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column, self.hidden = 0, attributes.get("hidden") in {"1", "true"}
        elif name == "c":
            self.kind, self.value, self.has_formula = attributes.get("t", ""), "", False
            self.column += 1
            if "r" in attributes:
                self._place(attributes["r"])
        elif name == "f":
            self.has_formula = True
        self.inside = name

    def _place(self, reference: str) -> None:
        match = REFERENCE.fullmatch(reference)
        if not match:
            raise ValueError(f"no cell is called {reference}")
        self.row, self.column = int(match[2]), 0
        for letter in match[1].upper():
            self.column = self.column * 26 + ord(letter) - ord("A") + 1

    def _text(self, text: str) -> None:
        if self.inside in {"v", "t"}:
            self.value += text

    def _end(self, tag: str) -> None:
        self.inside = ""
        if tag.rpartition(":")[2] != "c" or not (self.value or self.has_formula or self.kind == "e"):
            return
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        if self.others + self.rows * self.columns > MOST_CELLS:
            message = f"trang tính trải ra quá rộng, đến ô {letters(self.columns - 1)}{self.rows}"
            raise VanbanError(
                _too_large(f"{message}; hãy xóa các ô thừa", Location(self.file, cell=self.sheet))
            )
        length = self.lengths[int(self.value)] if self.kind == "s" and self.value else len(self.value)
        self.text += length
        if length > LONGEST:
            raise VanbanError(_too_large(f"ô dài hơn {LONGEST} chữ", self.at(self.column)))
        if self.text > MOST_TEXT:
            raise VanbanError(_too_large("chữ trong các ô quá nhiều", Location(self.file, cell=self.sheet)))
        self._judge()

    def _judge(self) -> None:
        if self.hidden:
            self.hidden = False
            self._find(warning("xlsx/dong-an", f"dòng {self.row} đang ẩn nhưng vẫn được đọc", self.at(1)))
        if self.kind == "e":
            self._find(error("xlsx/o-loi", f"ô đang báo lỗi {self.value}".rstrip(), self.at(self.column)))
        elif self.has_formula and not self.value and self.kind != "str":
            message = f"ô có công thức nhưng chưa có kết quả tính sẵn; {SAVE_AGAIN}"
            self._find(error("xlsx/chua-tinh", message, self.at(self.column)))

    def _find(self, finding: Finding) -> None:
        self.findings.append(finding)
        if len(self.findings) >= MOST_FAULTS and finding.severity is Severity.ERROR:
            raise VanbanError(*self.findings)
