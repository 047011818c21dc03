"""Word documents in hand-made WordprocessingML: paragraphs by the name of their place, pages, the zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

from attrs import evolve, field, frozen

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@frozen
class Para:
    """One paragraph: size and spaces in points, lengths in millimetres; ``drawn`` is a line drawn beneath."""

    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "both"
    indent: float = 0
    before: float = 0
    line: float = 1
    font: str = "Times New Roman"
    color: str = "000000"
    drawn: float = 0
    exact: float = 0
    underline: bool = False

    def xml(self) -> str:
        line, rule = (self.exact * 20, "exact") if self.exact else (self.line * 240, "auto")
        spacing = f'<w:spacing w:before="{round(self.before * 20)}" w:after="0" w:line="{round(line)}" w:lineRule="{rule}"/>'
        shape = f'{spacing}<w:ind w:firstLine="{round(self.indent * 56.6929)}"/><w:jc w:val="{self.align}"/>'
        fonts = f'<w:rFonts w:ascii="{self.font}" w:hAnsi="{self.font}" w:cs="{self.font}"/>'
        look = f'{fonts}<w:b w:val="{int(self.bold)}"/><w:i w:val="{int(self.italic)}"/><w:color w:val="{self.color}"/>'
        look += '<w:u w:val="single"/>' if self.underline else ""
        look += f'<w:sz w:val="{round(self.size * 2)}"/>'
        words = f'<w:t xml:space="preserve">{escape(self.text, quote=False)}</w:t>'
        drawn = floating_line(self.drawn) if self.drawn else ""
        return f"<w:p><w:pPr>{shape}</w:pPr><w:r><w:rPr>{look}</w:rPr>{words}</w:r>{drawn}</w:p>"


def floating_line(length: float) -> str:
    """A line drawn as Word draws it, 6 mm beneath the top of its paragraph."""
    extent = f'<wp:extent cx="{round(length * 36000)}" cy="0"/>'
    place = '<wp:positionV relativeFrom="paragraph"><wp:posOffset>216000</wp:posOffset></wp:positionV>'
    shape = '<wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst="line"><a:avLst/></a:prstGeom></wps:spPr></wps:wsp>'
    data = f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{shape}</a:graphicData>'
    anchor = f"<wp:anchor>{place}{extent}<a:graphic>{data}</a:graphic></wp:anchor>"
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{anchor}</w:drawing></mc:Choice></mc:AlternateContent></w:r>'


@frozen
class Page:
    """A section; the page number stands in its header or footer."""

    width: float = 210
    height: float = 297
    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    number_in: str = "header"
    number: Para = field(factory=lambda: Para("", align="center"))
    style: str = ""
    hides_first: bool = True
    start: int | None = None

    def xml(self) -> str:
        found = [f'<w:{self.number_in}Reference w:type="default" r:id="rId1"/>'] if self.number_in else []
        across = ' w:orient="landscape"' if self.width > self.height else ""
        found.append(f'<w:pgSz w:w="{twips(self.width)}" w:h="{twips(self.height)}"{across}/>')
        sides = " ".join(
            f'w:{side}="{twips(getattr(self, side))}"' for side in ("top", "right", "bottom", "left")
        )
        found.append(f"<w:pgMar {sides}/>")
        start = "" if self.start is None else f' w:start="{self.start}"'
        style = f' w:fmt="{self.style}"' if self.style else ""
        if start or style:
            found.append(f"<w:pgNumType{style}{start}/>")
        if self.hides_first:
            found.append("<w:titlePg/>")
        return f"<w:sectPr>{''.join(found)}</w:sectPr>"

    def numbered(self) -> str:
        """The header or footer that holds the page number."""
        tag = "hdr" if self.number_in != "footer" else "ftr"
        shape, run = self.number.xml().split("<w:r>", 1)
        look = run.split("</w:rPr>")[0] + "</w:rPr>"
        field = f'<w:fldSimple w:instr=" PAGE "><w:r>{look}<w:t>2</w:t></w:r></w:fldSimple>'
        return f"<w:{tag} {NAMESPACES}>{shape}{field}</w:p></w:{tag}>"


def twips(length: float) -> int:
    return round(length * 56.6929)


@frozen
class Form:
    """A document: paragraphs by the name of their place, in the rows of its head and foot, and its body."""

    paras: Mapping[str, Para]
    head: Sequence[tuple[Sequence[str], Sequence[str]]]
    body: Sequence[str]
    foot: tuple[Sequence[str], Sequence[str]]
    appendices: Sequence[str] = ()
    page: Page = field(factory=Page)
    appendix_page: Page = field(factory=lambda: Page(width=297, height=210, start=1))

    def change(self, name: str, **fields: object) -> Form:
        return evolve(self, paras={**self.paras, name: evolve(self.paras[name], **fields)})

    def without(self, *names: str) -> Form:
        return evolve(self, paras={key: value for key, value in self.paras.items() if key not in names})

    def on(self, **fields: object) -> Form:
        return evolve(self, page=evolve(self.page, **fields))

    def docx(self) -> bytes:
        pieces = [table([[self._xml(left), self._xml(right)] for left, right in self.head])]
        pieces += [self._xml(self.body), table([[self._xml(names) for names in self.foot]])]
        if self.appendices:
            pieces.append(f"<w:p><w:pPr>{self.page.xml()}</w:pPr></w:p>{self._xml(self.appendices)}")
        last = self.appendix_page if self.appendices else self.page
        body = f"<w:document {NAMESPACES}><w:body>{''.join(pieces)}{last.xml()}</w:body></w:document>"
        return packed(body, self.page)

    def _xml(self, names: Sequence[str]) -> str:
        return "".join(self.paras[name].xml() for name in names if name in self.paras)


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table without borders, of two columns."""
    widths = (3800, 5600)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell or "<w:p/>"}</w:tc>'
            for cell, width in zip(row, widths, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return f'<w:tbl><w:tblPr><w:tblW w:w="9400" w:type="dxa"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>'


def packed(document: str, page: Page) -> bytes:
    """The parts of a .docx, zipped."""
    kind = "footer" if page.number_in == "footer" else "header"
    types = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    types += f'<Override PartName="/word/document.xml" ContentType="{WORD}.document.main+xml"/>'
    types += f'<Override PartName="/word/number.xml" ContentType="{WORD}.{kind}+xml"/></Types>'
    relation = '<Relationships xmlns="{0}/relationships"><Relationship Id="rId1" Type="{1}/{2}" Target="{3}"/></Relationships>'
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": relation.format(PACKAGE, OFFICE, "officeDocument", "word/document.xml"),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relation.format(PACKAGE, OFFICE, kind, "number.xml"),
        "word/number.xml": page.numbered(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return buffer.getvalue()


def centred(text: str, size: float, **more: object) -> Para:
    return Para(text, size, align="center", **more)  # type: ignore[arg-type]


def prose(text: str, **more: object) -> Para:
    return Para(text, indent=12.7, before=6, line=1.1, **more)  # type: ignore[arg-type]
