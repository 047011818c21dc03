"""What a document shows: its pages, its paragraphs, how each looks; whatever program saved it."""

from __future__ import annotations

from decimal import Decimal

from attrs import frozen


@frozen
class SeenRun:
    """A stretch of text of one look, as it is shown: NFC, capitals where the format asks for them.

    ``size`` is in points; ``font`` is the face that its letters take; ``color`` is ``000000`` for black and
    for the automatic colour. Tabs and line breaks stand in the text as the characters that they are.
    """

    text: str
    size: Decimal
    bold: bool = False
    italic: bool = False
    underline: bool = False
    font: str = ""
    color: str = "000000"


@frozen
class SeenParagraph:
    """A paragraph in reading order, with its effective format; lengths in millimetres, spaces in points.

    ``number`` counts all paragraphs of the body from 1, those in tables and text boxes too. ``indent`` is
    that of the first line; a tab at its beginning counts. ``line`` is in lines, None where ``exact`` states
    points. ``rule`` is the length of the line drawn beneath, as a share of the text: 0 for none, None if
    unknown. ``table`` counts tables from 1, 0 outside them; ``row`` and ``column`` count from 0.
    ``label`` is a number that the program sets by itself, such as ``1.``; ``align`` one of left, center,
    right, justify.
    """

    number: int
    runs: tuple[SeenRun, ...]
    align: str = "left"
    indent: Decimal = Decimal(0)
    left: Decimal = Decimal(0)
    before: Decimal = Decimal(0)
    after: Decimal = Decimal(0)
    line: Decimal | None = Decimal(1)
    exact: Decimal | None = None
    rule: Decimal | None = Decimal(0)
    section: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    label: str = ""
    is_framed: bool = False

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(run.text for run in self.runs)


@frozen
class SeenNumber:
    """A page number: where it stands (header, footer), on which pages (default, first, even), its look."""

    where: str
    pages: str
    align: str
    size: Decimal
    italic: bool = False
    style: str = "decimal"


@frozen
class SeenSection:
    """The pages from one section break to the next; lengths in millimetres.

    ``hides_first`` tells that page 1 has a header of its own; ``start`` is the first page number if stated.
    """

    width: Decimal
    height: Decimal
    top: Decimal
    bottom: Decimal
    left: Decimal
    right: Decimal
    hides_first: bool = False
    start: int | None = None
    numbers: tuple[SeenNumber, ...] = ()

    @property
    def is_across(self) -> bool:
        """Whether the page lies across."""
        return self.width > self.height


@frozen(eq=False, repr=False)
class Seen:
    """All that a document shows of its form."""

    sections: tuple[SeenSection, ...]
    paragraphs: tuple[SeenParagraph, ...]
