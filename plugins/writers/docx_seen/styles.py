"""Effective formats: direct, character style, paragraph style with its bases, table style, defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from .looks import TOGGLES, VAL, Look, W, paragraph_look, run_look
from .parts import Parts

if TYPE_CHECKING:
    from lxml.etree import _Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SIZE = 10.0
"""Word's own size, in points, where no style says any (ECMA-376, 17.3.2.38)."""

DEEPEST = 100
"""Styles upon each other; Word itself allows eleven."""

USUAL = "Times New Roman"
"""Word's own face, where nothing says any."""


@frozen(eq=False, repr=False)
class Style:
    """One style as stated."""

    based_on: str
    run: Look
    paragraph: Look


@frozen(eq=False, repr=False)
class Styles:
    """All styles of a document; resolved ones are kept, so that each is resolved once."""

    known: dict[str, Style] = field(factory=dict)
    run: Look = field(factory=dict)
    paragraph: Look = field(factory=dict)
    default_paragraph: str = ""
    default_table: str = ""
    fonts: dict[str, str] = field(factory=dict)
    resolved: dict[str, tuple[Look, Look]] = field(factory=dict)

    def chain(self, ident: str) -> tuple[Look, Look]:
        """What a style and all that it is based on state: for runs, for paragraphs."""
        if ident not in self.resolved:
            run: Look = {}
            paragraph: Look = {}
            at, passed = ident, set[str]()
            while at in self.known and at not in passed and len(passed) < DEEPEST:
                passed.add(at)
                style = self.known[at]
                run, paragraph = style.run | run, style.paragraph | paragraph
                at = style.based_on
            self.resolved[ident] = (run, paragraph)
        return self.resolved[ident]

    def paragraph_style(self, look: Look) -> str:
        """The style of a paragraph: the one it names, or the default."""
        named = look.get("style", "")
        return named if named in self.known else self.default_paragraph

    def effective_run(self, direct: Look, paragraph_style: str, table_style: str) -> Look:
        """The whole look of a run; toggles of two styles cancel each other (ECMA-376, 17.7.3)."""
        of_table, of_paragraph = self.chain(table_style)[0], self.chain(paragraph_style)[0]
        of_character = self.chain(direct.get("style", ""))[0]
        look = self.run | of_table | of_paragraph | of_character | direct
        for name in TOGGLES:
            if name not in direct:
                stated = [style[name] for style in (of_table, of_paragraph, of_character) if name in style]
                look[name] = self.run.get(name, False) or sum(stated) % 2 == 1
        return look

    def effective_paragraph(self, direct: Look, style: str, table_style: str, numbered: Look) -> Look:
        """The whole look of a paragraph; ``numbered`` is what its numbering level states."""
        return self.paragraph | self.chain(table_style)[1] | self.chain(style)[1] | numbered | direct

    def font(self, look: Look, text: str) -> str:
        """The face of a text: that for letters beyond ASCII where it has some."""
        kinds = ("ascii", "hAnsi") if text.isascii() else ("hAnsi", "ascii")
        found = next((look[kind] for kind in kinds if kind in look), None)
        if found is None:
            return USUAL
        return self.fonts.get(found[1], "") or USUAL if found[0] == "theme" else str(found[1])


def read_styles(parts: Parts) -> Styles:
    """The styles of a document, and the fonts of its theme."""
    root = parts.of_kind("styles")
    fonts = _theme_fonts(parts)
    if root is None:
        return Styles(fonts=fonts)
    defaults = root.find(f"{W}docDefaults")
    of_run = defaults.find(f"{W}rPrDefault/{W}rPr") if defaults is not None else None
    of_paragraph = defaults.find(f"{W}pPrDefault/{W}pPr") if defaults is not None else None
    known: dict[str, Style] = {}
    default = {"paragraph": "", "table": ""}
    for one in root.iter(f"{W}style"):
        ident, kind = one.get(f"{W}styleId", ""), one.get(f"{W}type", "")
        known[ident] = _style(one)
        if one.get(f"{W}default") in {"1", "true", "on"} and kind in default:
            default[kind] = ident
    return Styles(
        known, run_look(of_run), paragraph_look(of_paragraph), default["paragraph"], default["table"], fonts
    )


def _style(one: _Element) -> Style:
    based = one.find(f"{W}basedOn")
    run, paragraph = run_look(one.find(f"{W}rPr")), paragraph_look(one.find(f"{W}pPr"))
    run.pop("style", None)
    paragraph.pop("style", None)
    return Style(based.get(VAL, "") if based is not None else "", run, paragraph)


def _theme_fonts(parts: Parts) -> dict[str, str]:
    """The faces that names such as minorHAnsi stand for; those for Vietnamese where the settings say so."""
    root, settings = parts.of_kind("theme"), parts.of_kind("settings")
    if root is None:
        return {}
    language = settings.find(f"{W}themeFontLang") if settings is not None else None
    is_vietnamese = language is not None and language.get(VAL, "").startswith("vi")
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        family = root.find(f".//{A}{kind}Font")
        if family is None:
            continue
        latin = family.find(f"{A}latin")
        local = next((one for one in family.iter(f"{A}font") if one.get("script") == "Viet"), None)
        chosen = local if is_vietnamese and local is not None else latin
        name = chosen.get("typeface", "") if chosen is not None else ""
        fonts |= {f"{kind}{use}": name for use in ("HAnsi", "Ascii", "Bidi", "EastAsia")}
    return fonts
