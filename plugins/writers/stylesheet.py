"""The look of a theme as CSS: a class for each role, the page for screens and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from vanban import Page, Role, Theme

HEADINGS = {"muc": "h2", "khoan": "h3", "diem": "h4"}
PARTS = {"than-bai": "main p", "bang": "td, th"}
LINE = Decimal("1.15")
"""The height of a single line of Times New Roman, in type sizes."""

FIXED = """\
* { box-sizing: border-box; }
body { color: #000; background: #fff; margin: 0 auto; padding: 1rem; }
h1, h2, h3, h4, p, figure { margin: 0; font: inherit; }
header, .ky { display: grid; column-gap: 2mm; align-items: start; }
.ky { margin-top: 12pt; break-inside: avoid; }
.ky > * { min-width: 0; }
[data-rule] { display: inline-block; }
[data-rule]::after { content: ""; display: block; margin: 4pt auto 0; border-top: .75pt solid; }
.giua { text-align: center; }
.o { display: inline-block; }
table { border-collapse: collapse; width: 100%; margin: 6pt 0; }
td, th { border: .75pt solid; padding: 2pt 4pt; vertical-align: top; }
th { text-align: center; vertical-align: middle; font-weight: bold; }
tbody th { text-align: left; font-weight: normal; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
caption { break-after: avoid; }
caption span, figcaption span { display: block; }
figure { text-align: center; break-inside: avoid; }
img { max-width: 100%; height: auto; }
a { color: inherit; }
.cuon { overflow-x: auto; }
.to-phu-luc { margin-top: 3rem; }
.to-phu-luc h2 { margin: 0; text-align: center; text-indent: 0; }
.to-phu-luc .giua + p { margin-top: 5pt; }
.to-phu-luc td, .to-phu-luc th { font-size: 11pt; padding: 1pt 3pt; }
.so { text-align: right; }
.giua-o { text-align: center; }
@media (max-width: 40rem) { main > table { display: block; overflow-x: auto; } }
@media (max-width: 40rem) { header, .ky { display: block; } header > *, .ky > * { margin-bottom: 1rem; } }
"""

PAPER = """\
@media print {
  body { padding: 0; max-width: none !important; }
  .to-phu-luc { break-before: page; margin: 0; counter-reset: page 1; page: phu-luc; }
  .to-phu-luc.ngang { page: phu-luc-ngang; }
  .ngang td, .ngang th { font-size: 8pt; }
  .cuon { overflow: visible; }
}
"""


def stylesheet(theme: Theme) -> str:
    """The whole style sheet; sizes and spaces in points, lengths of the page in millimetres."""
    style = theme.style
    named = re.sub(r"[^\w .-]", "", style.font)  # a theme is a file that somebody sent
    font, body = f'"{named}", "Liberation Serif", serif', style.roles["than-bai"]
    whole = f"body {{ font-family: {font}; font-size: {body.size}pt; "
    whole += f"max-width: calc({style.page.text_width}mm + 2rem); }}\n"
    page = style.page
    columns = f"header {{ grid-template-columns: {page.head_left}mm 1fr; }}\n"
    columns += f".ky {{ grid-template-columns: {page.foot_left}mm 1fr; }}\n"
    roles = "".join(_rule(_selector(name), role) for name, role in style.roles.items())
    return whole + FIXED + columns + roles + PAPER + "".join(_pages(page, style.roles["so-trang"], font))


def _selector(name: str) -> str:
    return HEADINGS.get(name) or PARTS.get(name) or f".{name}, .{name} p"


def _rule(selector: str, role: Role) -> str:
    stated = {
        "font-size": f"{role.size}pt",
        "font-weight": "bold" if role.bold else "normal",
        "font-style": "italic" if role.italic else "normal",
        "text-align": role.align,
        "text-indent": f"{role.indent}mm",
        "line-height": f"{role.line * LINE:.3f}",
    }
    if selector == PARTS["bang"]:
        del stated["font-weight"], stated["text-align"]
    else:
        stated["margin"] = f"{role.before}pt 0 {role.after}pt {role.left}mm"
    if role.keep_next:
        stated["break-after"] = "avoid"
    return f"{selector} {{ {'; '.join(f'{name}: {value}' for name, value in stated.items())}; }}\n"


def _pages(page: Page, number: Role, font: str) -> Iterator[str]:
    """Pages on paper, numbered in the top margin but for the first (I.7); wide appendices lie across."""
    counted = f"@top-center {{ content: counter(page); font: {number.size}pt {font}; }}"
    edges = f"{page.top}mm {page.right}mm {page.bottom}mm"
    upright = f"size: {page.width}mm {page.height}mm; margin: {edges} {page.left}mm;"
    yield f"@page {{ {upright} {counted} }}\n@page :first {{ @top-center {{ content: none; }} }}\n"
    yield f"@page phu-luc {{ {upright} {counted} }}\n"
    across = f"size: {page.height}mm {page.width}mm; margin: {edges} {page.right}mm;"
    yield f"@page phu-luc-ngang {{ {across} {counted} }}\n"
