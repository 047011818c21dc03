"""A workbook to be filled in, from a contract: official forms as issued, the rest as lists and tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from vanban import Field, fields_of, fold

from .blank_form import write_form
from .blank_sheet import BlankBook
from .form_layout import NOTES

GENERAL = "Chung"
ENTRIES = 50
"""Open rows of a table."""

SHEET_NAME = re.compile(r"[^\[\]:*?/\\']{1,31}")
HINTS = {"cite": "khóa của văn bản, như nd-30-2020", "day": "ngày/tháng/năm"}

Leaf = tuple[str, Field]
"""A single value: its dotted path of names, its field."""


def blank_workbook(contract: type) -> bytes:
    """The workbook's bytes: the sheet "Chung", then one for each list of rows and for each form."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as workbook:
        book = BlankBook(workbook)
        leaves, missing = list(_leaves(contract)), list(_without_place(contract))
        if leaves or missing:
            _write_list(book, leaves, missing)
        for spec in fields_of(contract):
            if spec.official:
                write_form(book, spec.official)
            elif spec.many and spec.of:
                _write_table(book, spec, list(_leaves(spec.of)))
    return content.getvalue()


def _leaves(contract: type, before: str = "") -> Iterator[Leaf]:
    """The single values of a contract and of its parts."""
    for spec in fields_of(contract):
        if spec.official or spec.named or (spec.many and spec.of):
            continue
        name = f"{before}{_step(spec)}"
        if spec.of:
            yield from _leaves(spec.of, f"{name}.")
        else:
            yield name, spec


def _step(spec: Field) -> str:
    """A field's label where a reader takes it for one step of a path, else its name."""
    misread = "." in spec.label or spec.label[:1].isdigit() or NOTES.match(fold(spec.label))
    return spec.name if misread else spec.label


def _without_place(contract: type, above: tuple[Field, ...] = ()) -> Iterator[str]:
    """What no sheet has a place for: tables under names of their own, rows and forms inside parts."""
    for spec in fields_of(contract):
        path = (*above, spec)
        if spec.named or (above and (spec.official or (spec.many and spec.of))):
            yield ": ".join(one.label for one in path)
        elif spec.of:
            yield from _without_place(spec.of, path)


def _write_list(book: BlankBook, leaves: Sequence[Leaf], missing: Sequence[str]) -> None:
    sheet = book.sheet(GENERAL, (60, 50, 14, 40), 1)
    sheet.line(0, ("Chỉ tiêu", "Giá trị", "Đơn vị tính", "Ghi chú"), "head")
    for row, (name, spec) in enumerate(leaves, 1):
        sheet.line(row, (name, "", spec.unit, _hint(spec)), "label")
        sheet.open(spec, row, 1)
    for row, label in enumerate(missing, len(leaves) + 2):
        told = f"Ghi chú: sổ tính này không có chỗ ghi “{label}”; hãy ghi trong một tệp YAML."
        sheet.put(row, 0, told, "note")


def _hint(spec: Field) -> str:
    needed = "bắt buộc" if spec.required else ""
    single = "chỉ ghi được một giá trị" if spec.many else ""
    return "; ".join(words for words in (needed, HINTS.get(spec.kind, ""), single) if words)


def _write_table(book: BlankBook, spec: Field, leaves: Sequence[Leaf]) -> None:
    """A header row and empty rows; the sheet is named as the field."""
    name = spec.label if SHEET_NAME.fullmatch(spec.label) and spec.label != GENERAL else spec.name
    widths = [12 if leaf.kind in {"count", "number", "day"} else 30 for _, leaf in leaves]
    sheet = book.sheet(name, widths, 1)
    sheet.line(0, [label for label, _ in leaves], "head")
    for column, (_, leaf) in enumerate(leaves):
        words = "; ".join(words for words in (leaf.unit, _hint(leaf)) if words)
        sheet.open(leaf, 1, column, ENTRIES, words)
