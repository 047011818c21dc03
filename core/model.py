"""The nouns of a report. All are frozen; data flows through them one way."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import islice
from typing import Any

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of

from .errors import Finding, Location, fold
from .located import Amount, Count, Markdown, Text
from .period import Period
from .shares import Shares

BOOKMARK_PREFIX = "vb_"
"""How the bookmarks of paragraphs that print facts begin."""

Inline = dict[str, Any]
"""One pandoc inline, in pandoc's JSON form."""


@frozen
class Agency:
    """Who reports. ``parent`` and ``name`` head the document, ``full_name`` tells agencies apart."""

    name: str
    symbol: str
    place: str
    parent: tuple[str, ...] = ()
    full_name: str = ""
    head: tuple[str, ...] = ()
    """The lines on which its name is printed at the head, where one does not do."""

    unit: str = ""
    """Which part of it drafts: the last letters of a letter's symbol."""

    def __str__(self) -> str:
        return self.name


@frozen
class Signer:
    """Who signs. ``authority`` holds the lines with TM., KT., TL., TUQ. or Q., in their order."""

    name: str
    position: str
    authority: tuple[str, ...] = ()


@frozen
class Origin:
    """The text that something was made from, and the file that holds it."""

    file: str
    text: str

    def lines_of(self, fragment: str) -> Iterator[Location]:
        """The lines that hold ``fragment``, one for each time that it occurs."""
        at = self.text.find(fragment)
        while at >= 0 and fragment:
            yield Location(self.file, self.text.count("\n", 0, at) + 1)
            at = self.text.find(fragment, at + 1)


@frozen
class DataQuery:
    """Where an outline item's data come from; without ``source`` the file's name chooses it.

    ``file`` is a file of the project or the address of a database; ``sheet`` chooses of a workbook,
    ``query`` (a file) or ``table`` of a database. ``field`` names the part of the data that it fills.
    """

    file: Text
    source: str = ""
    sheet: Text = field(factory=Text)
    query: Text = field(factory=Text)
    table: Text = field(factory=Text)
    field: Text = field(factory=Text)
    is_shared: bool = True
    """Whether it is the same for all units of a batch."""


@frozen
class OutlineItem:
    """A heading, a section, or both; ``parts`` stand one level below its heading."""

    location: Location
    heading: Text = field(factory=Text)
    section: Text = field(factory=Text)
    data: tuple[DataQuery, ...] = ()
    parts: tuple[OutlineItem, ...] = ()


@frozen
class Instrument:
    """A cited legal document; how it is cited: Phụ lục I, Phần I, mục II.6.b."""

    key: str
    type: str
    title: str
    location: Location
    number: str = ""
    date: datetime.date | None = None
    issuer: str = ""
    note: str = ""


@frozen
class Report:
    """Front matter and outline of one document, as the project file states them.

    ``subject`` has one entry for each line on which it is to be printed.
    """

    theme: Text
    type: Text
    subject: tuple[Text, ...]
    period: Period
    agency: Agency
    year: int
    month: int
    day: int | None
    number: str
    addressees: tuple[Text, ...]
    opening: Markdown
    closing: Markdown
    outline: tuple[OutlineItem, ...]
    signer: Signer
    recipients: tuple[Text, ...]
    filing: str
    appendices: tuple[Text, ...] = ()
    """The codes of the forms that are printed as appendices."""

    decided_by: Text = field(factory=Text)
    """Whose decision it is, above its legal bases."""

    basis: tuple[Markdown, ...] = ()
    """The legal bases, căn cứ."""


@frozen
class Fact:
    """One printed figure: what it counts, how much, for whom and when, and where it stood."""

    concept: str
    label: str
    value: int | Decimal
    unit: str
    period: str
    agency: str
    location: Location


def fact_of(figure: Count | Amount, agency: Agency, period: Period) -> Fact:
    """The fact that a figure states in a report of that agency and period."""
    origin = figure.origin
    value = int(figure) if isinstance(figure, int) else Decimal(figure)
    whose = origin.agency or agency.full_name
    if origin.agency and fold(origin.agency) == fold(agency.full_name):
        whose = f"{origin.agency} (một dòng của biểu)"  # beside the row of the whole
    return Fact(origin.concept, origin.label, value, origin.unit, period.code, whose, origin.location)


@frozen
class Contribution:
    """What a section gives back. ``markdown`` holds marks where it prints ``facts`` (see vanban.marks)."""

    markdown: str = field(validator=instance_of(str))
    facts: tuple[Fact, ...] = field(default=(), validator=deep_iterable(instance_of(Fact)))
    findings: tuple[Finding, ...] = field(default=(), validator=deep_iterable(instance_of(Finding)))
    citations: Mapping[str, Location] = field(factory=dict)
    origins: tuple[Origin, ...] = ()

    def locate(self, fragment: str, occurrence: int = 0) -> Location | None:
        """Where a fragment of the text was written: in the template, or in the data that it prints."""
        found = [
            line
            for origin in (*self.origins[1:], *self.origins[:1])
            for line in islice(origin.lines_of(fragment), occurrence + 1)
        ]
        if found:
            return found[min(occurrence, len(found) - 1)]
        return Location(self.origins[-1].file) if self.origins else None


@frozen
class Block:
    """One paragraph or table of the body. ``content`` is pandoc inlines, or one pandoc table.

    ``role`` names the paragraph's kind for the theme: muc, khoan, diem (headings by level), than-bai,
    gach-dau-dong, bang, cho-trong (a visible gap where a section failed).
    """

    role: str
    content: list[Inline]
    section: str = ""


@frozen
class AppendixCell:
    """A cell of an appendix's table; one that prints a figure has a bookmark."""

    text: str
    bookmark: str = ""
    rows: int = 1
    columns: int = 1


@frozen
class Appendix:
    """A table after the signature, on pages of its own; ``is_wide`` ones lie across.

    ``unit`` is that of all its figures, empty where they have several; ``code`` is empty for what is no
    official form.
    """

    name: str
    code: str
    title: str
    period: str
    heads: tuple[tuple[AppendixCell, ...], ...]
    rows: tuple[tuple[AppendixCell, ...], ...]
    is_wide: bool
    unit: str = ""

    @property
    def source(self) -> str:
        """The line below the title: which form it is, of which days the figures are."""
        return f"(Biểu số {self.code}. {self.period})" if self.code else f"({self.period})"


@frozen
class PrintedFact:
    """A fact and its span in the document: ``text[start:end]`` of the paragraph that ``bookmark`` names."""

    fact: Fact
    section: str
    bookmark: str
    start: int
    end: int


@frozen
class Document:
    """The assembled whole, before any format: nothing in it depends on Word."""

    report: Report
    blocks: tuple[Block, ...]
    facts: tuple[PrintedFact, ...]
    instruments: tuple[Instrument, ...]
    findings: tuple[Finding, ...]
    appendices: tuple[Appendix, ...] = ()
    unprinted: tuple[PrintedFact, ...] = ()
    """The figures that sections read and did not print; they have no bookmark."""

    hashes: Mapping[str, str] = field(factory=dict)
    """The SHA-256 of each file that figures were read from."""

    sections: Mapping[str, Mapping[str, Any]] = field(factory=dict)
    """The plain data of each section (see vanban.plain_data), for whoever adds up several reports."""

    shares: Mapping[str, Shares] = field(factory=dict)
    """What each unit or department added to the figures of a section that several of them filled."""

    failed: Mapping[str, str] = field(factory=dict)
    """Sections without text: name -> ``report`` or ``plugin``, whichever was at fault."""
