"""Sheets measured before calamine reads them, so that no workbook fills the memory.

On the way is found what calamine gives nothing for: error values, formulas without a result, hidden rows.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from attrs import field, frozen, mutable

from vanban import Finding, Location, Severity, VanbanError, error, warning

from .sheet import letters

LONGEST = 32_767
"""Letters of a cell: Excel's own limit."""

MOST_CELLS, MOST_MARKS, MOST_TEXT = 1_000_000, 2_000_000, 16 << 20
"""Cells of all sheets, marks of XML in a sheet, bytes of all texts."""

MOST_MERGES, MOST_FAULTS = 100_000, 100
"""Merged ranges of a sheet, faults that are told of one."""

SUSPECT = (b"<f", b":f", b":c", b"<!", b'"e"', b"hidden", b" =", b"'", b"\t", b"\n", b"\r")
"""What stands among the cells where there are formulas, error values, hidden rows or odd ways of writing."""

FAR = re.compile(rb'<c r="(?!A?[A-Z][0-9]{1,4}")')
"""A cell beyond AZ9999: such a sheet is looked at cell by cell, as is one with anything suspect."""

REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
SAVE_AGAIN = "hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại"

NO_XML = (expat.ExpatError, ValueError, LookupError)
"""What a walk through a broken part raises: the last for an unknown encoding or shared text."""


def too_large(message: str, at: Location) -> Finding:
    """A finding about what would fill the memory."""
    return error("xlsx/qua-lon", message, at)


@mutable(eq=False, repr=False)
class Measure:
    """Sees that all sheets together fit into the memory; ``texts`` is the part of the shared texts."""

    texts: bytes
    text: int = 0
    cells: int = 0
    _lengths: list[int] | None = field(default=None, init=False)

    def sheet(self, xml: bytes, file: str, sheet: str) -> list[Finding]:
        """What is wrong with the cells of a sheet; raises VanbanError when it is too large."""
        at = Location(file, cell=sheet)
        if len(xml) > 2 * MOST_MARKS and xml.count(b"<") > MOST_MARKS:
            raise VanbanError(too_large("trang tính quá lớn", at))
        if xml.count(b"mergeCell") > MOST_MERGES:
            raise VanbanError(too_large("trang tính có quá nhiều ô gộp", at))
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
                raise VanbanError(too_large("sổ tính có quá nhiều chữ", Location(at.file)))
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


@frozen(eq=False, repr=False)
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


@mutable(eq=False, repr=False)
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
    uncomputed: list[Location] = field(factory=list)

    def run(self, xml: bytes) -> None:
        """Walk to the end, or until there are too many faults to be told."""
        parser = _parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(xml, True)
        self._tell_uncomputed()

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
                too_large(f"{message}; hãy xóa các ô thừa", Location(self.file, cell=self.sheet))
            )
        length = self.lengths[int(self.value)] if self.kind == "s" and self.value else len(self.value)
        self.text += length
        if length > LONGEST:
            raise VanbanError(too_large(f"ô dài hơn {LONGEST} chữ", self.at(self.column)))
        if self.text > MOST_TEXT:
            raise VanbanError(too_large("chữ trong các ô quá nhiều", Location(self.file, cell=self.sheet)))
        self._judge()

    def _judge(self) -> None:
        if self.hidden:
            self.hidden = False
            self._find(warning("xlsx/dong-an", f"dòng {self.row} đang ẩn nhưng vẫn được đọc", self.at(1)))
        if self.kind == "e":
            self._find(error("xlsx/o-loi", f"ô đang báo lỗi {self.value}".rstrip(), self.at(self.column)))
        elif self.has_formula and not self.value and self.kind != "str":
            self.uncomputed.append(self.at(self.column))

    def _tell_uncomputed(self) -> None:
        """One finding for all such cells: one save mends them."""
        if not self.uncomputed:
            return
        first, *more = self.uncomputed
        cells = f"ô này và {len(more)} ô khác có công thức" if more else "ô có công thức"
        message = f"{cells} nhưng chưa có kết quả tính sẵn; {SAVE_AGAIN}"
        self.findings.append(error("xlsx/chua-tinh", message, first))

    def _find(self, finding: Finding) -> None:
        self.findings.append(finding)
        if len(self.findings) >= MOST_FAULTS and finding.severity is Severity.ERROR:
            message = f"trang tính còn lỗi khác; mới báo {MOST_FAULTS} lỗi đầu"
            raise VanbanError(
                *self.findings, error("xlsx/con-loi", message, Location(self.file, cell=self.sheet))
            )
