"""reference.docx, from a theme: the styles, the page and the page number that pandoc takes over."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from xml.etree.ElementTree import Element, register_namespace, tostring

from vanban import Page, Role, Theme

from .word_template import template_styles

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PACKAGE_TYPE = "application/vnd.openxmlformats-package"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
EPOCH = (1980, 1, 1, 0, 0, 0)
HEADINGS = {"muc": 1, "khoan": 2, "diem": 3, "dieu": 4}
OUTLINE = {"muc": 0, "khoan": 1, "diem": 2, "dieu": 0}
BODY, CELL = "than-bai", "bang"
WORD_NAMES = {BODY: ("BodyText", "Body Text"), CELL: ("Compact", "Compact")}
HEADER_ID = "rId9"
RULE: dict[str, str | int] = {"val": "single", "sz": 6, "space": 0, "color": "000000"}
"""Rules and borders weigh six eighths of a point, as practice draws them; the decree gives no weight."""

register_namespace("w", W)
register_namespace("r", R)


@lru_cache(maxsize=4)
def reference_docx(theme: Theme) -> bytes:
    """The bytes of a reference.docx for pandoc; the same theme gives the same bytes."""
    main = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("settings", "settings.xml"),
        HEADER_ID: ("header", "header1.xml"),
    }
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": _document(theme.style.page),
        "word/_rels/document.xml.rels": _relationships(main),
        "word/styles.xml": _styles(theme),
        "word/settings.xml": _settings(theme.style.page),
        "word/header1.xml": _header(),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, root in parts.items():
            archive.writestr(
                zipfile.ZipInfo(name, EPOCH), tostring(root, encoding="UTF-8", xml_declaration=True)
            )
    return buffer.getvalue()


def twips(millimetres: Decimal) -> int:
    """A length in millimetres as Word's twentieths of a point."""
    return round(millimetres * 1440 / Decimal("25.4"))


def _w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of WordprocessingML with attributes in the same namespace."""
    element = Element(f"{{{W}}}{tag}", {f"{{{W}}}{name}": str(value) for name, value in attributes.items()})
    element.extend(children)
    return element


def _styles(theme: Theme) -> Element:
    style = theme.style
    fonts = _w("rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), style.font))
    language = _w("lang", val=style.language, eastAsia=style.language, bidi="ar-SA")
    run = _w("rPr", fonts, _w("color", val="000000"), *_size(style.roles[BODY].size), language)
    defaults = _w(
        "docDefaults", _w("rPrDefault", run), _w("pPrDefault", _w("pPr", _w("spacing", before=0, after=0)))
    )
    template = template_styles(theme)
    styles = _paragraph_styles(style.roles, template.by_role)
    return _w("styles", defaults, *template.styles, *styles, *_table_styles())


def _paragraph_styles(roles: Mapping[str, Role], of_template: Mapping[str, str]) -> Iterator[Element]:
    """One style for each role; Word's own names where pandoc or Word's outline looks for them.

    A role that the agency's template has a style for looks as that does.
    """
    yield _style("paragraph", "Normal", "Normal", default=True)
    for role, look in roles.items():
        level = HEADINGS.get(role, 0)
        ident, name = WORD_NAMES.get(role, (role, look.label))
        if level:
            ident, name = f"Heading{level}", f"heading {level}"
        outline = (_w("outlineLvl", val=OUTLINE[role]),) if level else ()
        if role in of_template:
            shape = (_w("pPr", *outline),) if outline else ()
            yield _style("paragraph", ident, name, *shape, based_on=of_template[role])
        else:
            yield _style("paragraph", ident, name, *_look(look, *outline))
        if role == BODY:
            yield _style("paragraph", "FirstParagraph", "First Paragraph", based_on="BodyText")
    link = _w("rPr", _w("color", val="000000"), _w("u", val="single"))
    yield _style("character", "Hyperlink", "Hyperlink", link, based_on="DefaultParagraphFont")
    yield _style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True)
    spacing = _w("spacing", before=0, after=0, line=80, lineRule="exact")
    yield _style("paragraph", "dong-ke", "Dòng kẻ", _w("pPr", _w("pBdr", _w("bottom", **RULE)), spacing))
    spacing = _w("spacing", before=0, after=0, line=200, lineRule="exact")
    yield _style("paragraph", "dong-cach", "Dòng cách", _w("pPr", spacing))


def _table_styles() -> Iterator[Element]:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = _w("tblBorders", *(_w(edge, **RULE) for edge in edges))
    margins = _w("tblCellMar", _w("left", w=85, type="dxa"), _w("right", w=85, type="dxa"))
    yield _style(
        "table", "TableNormal", "Normal Table", _w("tblPr", _w("tblInd", w=0, type="dxa")), default=True
    )
    yield _style("table", "Table", "Table", _w("tblPr", borders, margins), based_on="TableNormal")


def _style(
    kind: str, ident: str, name: str, *properties: Element, based_on: str = "Normal", default: bool = False
) -> Element:
    own = (
        {"default": "1"}
        if default
        else {"customStyle": "1"}
        if ident == ident.lower() or ident in {"FirstParagraph", "Compact"}
        else {}
    )
    parents = () if default else (_w("basedOn", val=based_on),)
    return _w(
        "style", _w("name", val=name), *parents, _w("qFormat"), *properties, type=kind, styleId=ident, **own
    )


def _look(role: Role, *more: Element) -> tuple[Element, Element]:
    """The paragraph and run properties of a role, in the order of the schema."""
    keep = (_w("keepNext"),) if role.keep_next else ()
    line, rule = (round(role.exact * 20), "exact") if role.exact else (round(role.line * 240), "auto")
    spacing = _w(
        "spacing", before=round(role.before * 20), after=round(role.after * 20), line=line, lineRule=rule
    )
    indent = _w("ind", left=twips(role.left), firstLine=twips(role.indent))
    align = _w("jc", val="both" if role.align == "justify" else role.align)
    weight = _w("b", val=int(role.bold))
    slant = _w("i", val=int(role.italic))
    lines = (_w("u", val="single"),) if role.underline else ()
    letters = _w("rPr", weight, slant, *_size(role.size), *lines)
    return _w("pPr", *keep, spacing, indent, align, *more), letters


def _size(points: Decimal) -> tuple[Element, Element]:
    half_points = round(points * 2)
    return _w("sz", val=half_points), _w("szCs", val=half_points)


def _settings(page: Page) -> Element:
    mirrored = (_w("mirrorMargins"),) if page.mirror else ()
    return _w("settings", *mirrored, _w("defaultTabStop", val=720), _w("decimalSymbol", val=","))


def _document(page: Page) -> Element:
    """An empty body whose section says the page; ``titlePg`` keeps the number off page 1 (I.7)."""
    reference = _w("headerReference", type="default")
    reference.set(f"{{{R}}}id", HEADER_ID)
    size = _w("pgSz", w=twips(page.width), h=twips(page.height))
    edges = {edge: twips(getattr(page, edge)) for edge in ("top", "right", "bottom", "left", "header")}
    margins = _w("pgMar", **edges, footer=twips(page.header), gutter=0)
    return _w("document", _w("body", _w("sectPr", reference, size, margins, _w("titlePg"))))


def _header() -> Element:
    """The page number, centred in the top margin (I.7)."""
    marks = [_w("r", _w("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")]
    instruction = _w("instrText")
    instruction.text = " PAGE "
    number = _w("t")
    number.text = "2"
    runs = (marks[0], _w("r", instruction), marks[1], _w("r", number), marks[2])
    return _w("hdr", _w("p", _w("pPr", _w("pStyle", val="so-trang")), *runs))


def _content_types() -> Element:
    root = Element("Types", xmlns=f"{PACKAGE}/content-types")
    root.append(Element("Default", Extension="rels", ContentType=f"{PACKAGE_TYPE}.relationships+xml"))
    root.append(Element("Default", Extension="xml", ContentType="application/xml"))
    for part, kind in (
        ("document", "document.main"),
        ("styles", "styles"),
        ("settings", "settings"),
        ("header1", "header"),
    ):
        root.append(Element("Override", PartName=f"/word/{part}.xml", ContentType=f"{WORD}.{kind}+xml"))
    return root


def _relationships(parts: Mapping[str, tuple[str, str]]) -> Element:
    root = Element("Relationships", xmlns=f"{PACKAGE}/relationships")
    for ident, (kind, target) in parts.items():
        root.append(Element("Relationship", Id=ident, Type=f"{R}/{kind}", Target=target))
    return root
