"""Administrative documents laid out as offices do it: heads and signatures in tables of any shape, or in none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from docx_files import p, part, r
from docx_files import seen as seen_of
from form_builder import Page, Para, packed, table

from vanban.recognition import recognise
from vanban.registry import load_registry
from vanban.rules import Rules
from vanban.theme import Theme
from vanban.theme_files import Asked, rules_of, theme_of

QUOC_HIEU, TIEU_NGU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
ABOVE, ISSUER = "UBND TỈNH SƠN LA", "SỞ NỘI VỤ"
NUMBER, DAY = "Số:      /BC-SNV", "Sơn La, ngày      tháng 3 năm 2026"
LEFT, RIGHT = (ABOVE, ISSUER, NUMBER), (QUOC_HIEU, TIEU_NGU, DAY)
HEAD = {
    "quoc-hieu": [QUOC_HIEU],
    "tieu-ngu": [TIEU_NGU],
    "co-quan-chu-quan": [ABOVE],
    "co-quan": [ISSUER],
    "so-ky-hieu": ["Số: /BC-SNV"],
    "dia-danh": ["Sơn La, ngày tháng 3 năm 2026"],
}
"""What is to be found of the head, whatever its shape."""

BOLD = {QUOC_HIEU, TIEU_NGU, ISSUER}
BODY = (
    p("BÁO CÁO", '<w:jc w:val="center"/>', "<w:b/>"),
    p("Kết quả công tác quý I năm 2026", '<w:jc w:val="center"/>', "<w:b/>"),
    p("Sở Nội vụ báo cáo như sau./.", '<w:jc w:val="both"/>'),
)
FOOT_LEFT = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, VP.")
FOOT_RIGHT = ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A")
FOOT = {
    "noi-nhan": ["Nơi nhận:"],
    "noi-nhan-danh-sach": ["- Như trên;", "- Lưu: VT, VP."],
    "chuc-vu": ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
    "ho-ten": ["Nguyễn Văn A"],
}


def line(text: str, align: str = "center") -> str:
    """A paragraph of a head: bold as the decree has it."""
    return Para(text, 13, bold=text in BOLD, align=align).xml()


def cell(*texts: str) -> str:
    return "".join(line(text) for text in texts)


def framed(*texts: str) -> str:
    """A paragraph that anchors a text box, with the fallback that older programs read."""
    box = f"<w:txbxContent>{cell(*texts)}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><wps:txbx>{box}</wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r></w:p>"


def tabbed(*texts: str, bold: bool = False) -> str:
    """One paragraph whose texts stand apart by tabs."""
    look = "<w:b/>" if bold else ""
    return f"<w:p>{'<w:r><w:tab/></w:r>'.join(r(text, look) for text in texts)}</w:p>"


def broken(*texts: str) -> str:
    """One centred paragraph of several lines."""
    lines = "<w:r><w:br/></w:r>".join(r(text, "<w:b/>") for text in texts)
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{lines}</w:p>'


def wide(rows: Sequence[Sequence[str]]) -> str:
    """A table of as many columns as asked, without borders."""
    cells = ["".join(f"<w:tc>{one or '<w:p/>'}</w:tc>" for one in row) for row in rows]
    lines = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/>{lines}</w:tbl>"


USUAL_HEAD = table([[cell(*LEFT), cell(*RIGHT)]])
USUAL_FOOT = table([[cell(*FOOT_LEFT), cell(*FOOT_RIGHT)]])


@cache
def judges() -> tuple[Rules, Theme]:
    """The decree's rules, and the theme that keeps them."""
    registry = load_registry()
    theme = theme_of(Asked("nd30"), registry)
    rules = rules_of(theme, registry)
    assert rules is not None
    return rules, theme


def document(*pieces: str) -> bytes:
    return packed(part("document", f"<w:body>{''.join(pieces)}{Page().xml()}</w:body>"), Page())


def recognised(docx: bytes) -> dict[str, list[str]]:
    """The texts of every component that is found in a document."""
    rules, theme = judges()
    found = recognise(seen_of(docx), rules.signs, theme.style.texts, theme.style.types)
    return {role: [one.text for one in pieces] for role, pieces in found.roles.items()}


def roles(*pieces: str) -> dict[str, list[str]]:
    """The same of one made of these pieces."""
    return recognised(document(*pieces))


def only(found: Mapping[str, list[str]], wanted: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    return {role: found.get(role, []) for role in wanted}
