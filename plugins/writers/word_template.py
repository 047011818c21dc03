"""An agency's own Word template: its styles for the roles that it has, under ids of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement, fromstring

from attrs import field, frozen

from vanban import Theme, fold

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL, IDENT = f"{W}val", f"{W}styleId"
PREFIX, ROOT = "mau-", "mau"
POINTING = ("basedOn", "next", "link")
FONTS = {"asciiTheme": "ascii", "hAnsiTheme": "hAnsi", "eastAsiaTheme": "eastAsia", "cstheme": "cs"}
"""What names a font by the template's own theme, and what names it outright."""


@frozen(eq=False, repr=False)
class TemplateStyles:
    """The styles of a template under other ids, which role takes which, and the roles that it lacks."""

    styles: tuple[Element, ...] = ()
    by_role: Mapping[str, str] = field(factory=dict)
    lacking: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def template_styles(theme: Theme) -> TemplateStyles:
    """The template that the theme names, if it names one.

    Raises VanbanError where the file is not there or no .docx.
    """
    if not theme.style.reference:
        return TemplateStyles()
    content = theme.file(theme.style.reference).read_bytes()
    from lxml import etree

    from .docx_seen.parts import open_parts
    from .docx_seen.styles import read_styles

    parts = open_parts(content, theme.style.reference)
    found = parts.of_kind("styles")
    root = fromstring(etree.tostring(found)) if found is not None else Element(f"{W}styles")
    _name_fonts(root, read_styles(parts).fonts)
    _without_numbers(root)
    named = dict(_named(root))
    by_role = {
        role: PREFIX + named[fold(wanted)]
        for role, look in theme.style.roles.items()
        if fold(wanted := look.style or look.label) in named
    }
    lacking = tuple(role for role in theme.style.roles if role not in by_role)
    return TemplateStyles((_defaults(root), *_renamed(root)), by_role, lacking)


def _named(root: Element) -> Iterator[tuple[str, str]]:
    for style in root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and style.get(f"{W}type") == "paragraph":
            yield fold(name.get(VAL, "")), style.get(IDENT, "")


def _name_fonts(root: Element, faces: Mapping[str, str]) -> None:
    """Fonts by their own names: the template's theme, which the others stand for, is not taken along."""
    for fonts in root.iter(f"{W}rFonts"):
        for by_theme, outright in FONTS.items():
            stated = fonts.attrib.pop(f"{W}{by_theme}", "")
            if face := faces.get(stated):
                fonts.set(f"{W}{outright}", face)


def _without_numbers(root: Element) -> None:
    """No automatic numbers: headings are numbered as text, and the template's lists are not taken along."""
    for shape in root.iter(f"{W}pPr"):
        for numbers in shape.findall(f"{W}numPr"):
            shape.remove(numbers)


def _defaults(root: Element) -> Element:
    """What the template says of all text, as a style that its others are based on."""
    style = Element(f"{W}style", {f"{W}type": "paragraph", IDENT: ROOT, f"{W}customStyle": "1"})
    SubElement(style, f"{W}name", {VAL: "Mẫu của cơ quan"})
    for path in ("pPrDefault/{0}pPr", "rPrDefault/{0}rPr"):
        stated = root.find(f"{W}docDefaults/{W}{path.format(W)}")
        if stated is not None:
            style.append(stated)
    return style


def _renamed(root: Element) -> Iterator[Element]:
    """Its paragraph and character styles; those based on nothing are based on its defaults."""
    for style in root.iter(f"{W}style"):
        if style.get(f"{W}type") not in {"paragraph", "character"}:
            continue
        style.set(IDENT, PREFIX + style.get(IDENT, ""))
        style.attrib.pop(f"{W}default", None)
        style.set(f"{W}customStyle", "1")
        name = style.find(f"{W}name")
        if name is not None:
            name.set(VAL, f"{name.get(VAL, '')} (mẫu)")
        for tag in POINTING:
            pointing = style.find(f"{W}{tag}")
            if pointing is not None:
                pointing.set(VAL, PREFIX + pointing.get(VAL, ""))
        if style.find(f"{W}basedOn") is None and style.get(f"{W}type") == "paragraph":
            before = [one for one in style if one.tag in {f"{W}name", f"{W}aliases"}]
            style.insert(len(before), Element(f"{W}basedOn", {VAL: ROOT}))
        yield style
