"""Markdown to blocks, parsed once: what was checked is what is printed.

The dialect is CommonMark without what a report has no use for, plus pipe tables, ``[@key]`` citations
and ``[text]{.underline}`` spans. Raw HTML, raw formats and code are refused; a picture is a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any
from urllib.parse import unquote

from attrs import field, frozen
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from . import tree
from .appendix import head_rows
from .caption import captioned
from .errors import Finding, error
from .marks import MARKED, unmarked
from .model import Block, Contribution, Inline
from .outline import letter

CITATION = re.compile(r"\[@([\w][\w./:-]*(?:\s*;\s*@[\w][\w./:-]*)*)\]")
CELL_END = re.compile(r"(?<!\\)\|")
CITATION_START = re.compile(r"(?<!\\)\[@")
DEEPEST = 20
"""Emphasis within emphasis further down than this is left out."""

TEMPLATE_START = re.compile(r"(?<!\\)\{(?:\{|%)")
UNUSED_RULES = ("code", "blockquote", "hr", "lheading", "reference")
SPANS = {"underline": "Underline", "superscript": "Superscript", "subscript": "Subscript"}
WRAPPERS = {"strong_open": "Strong", "em_open": "Emph"}
REFUSED = {
    "html_block": ("van-ban/html", "có thẻ HTML “{}”; văn bản chỉ nhận Markdown"),
    "html_inline": ("van-ban/html", "có thẻ HTML “{}”; văn bản chỉ nhận Markdown"),
    "fence": ("van-ban/ma-tho", "có khối mã “{}”; báo cáo không nhận mã hay định dạng thô"),
    "code_inline": ("van-ban/ma-tho", "có mã “{}”; báo cáo không nhận mã hay định dạng thô"),
    "image": ("van-ban/hinh-anh", "hình “{}” phải đứng riêng một đoạn"),
}


@frozen
class Heading:
    """A heading of the section's own text; ``level`` counts from 0 within the section."""

    level: int
    content: list[Inline]


@frozen(eq=False, repr=False)
class Parsed:
    """The blocks of a contribution: headings wait for their numbers, citations for their forms."""

    blocks: tuple[Heading | Block, ...]
    findings: tuple[Finding, ...]


def parse(contribution: Contribution) -> Parsed:
    """Parse a contribution's Markdown; what the dialect refuses is found and left out of the text."""
    lines = contribution.markdown.split("\n")
    blocks = _Blocks(contribution, list(contribution.findings), lines)
    blocks.refuse_left_over()
    walked = tuple(captioned(blocks.walk(_parser().parse(contribution.markdown))))
    return Parsed(walked, tuple(blocks.findings))


@frozen(eq=False, repr=False)
class _Blocks:
    contribution: Contribution
    findings: list[Finding]
    lines: list[str]
    reported: Counter[str] = field(factory=Counter)
    labels: list[Iterator[str]] = field(factory=list)
    """One running label for each list that is open."""

    def walk(self, tokens: Sequence[Token]) -> Iterator[Heading | Block]:
        label = ""
        for position, token in enumerate(tokens):
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                self.labels.append(_labels(token, len(self.labels)))
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                self.labels.pop()
            elif token.type == "list_item_open":
                label = next(self.labels[-1])
            elif token.type == "list_item_close":
                label = ""
            elif token.type == "heading_open":
                yield Heading(int(token.tag[1]) - 1, self.inlines(tokens[position + 1]))
            elif token.type == "paragraph_open" and not label and _is_picture(tokens[position + 1]):
                yield from self.picture((tokens[position + 1].children or [])[0])
            elif token.type == "paragraph_open":
                content = self.inlines(tokens[position + 1])
                role = "gach-dau-dong" if label[:1] in {"-", "+"} else "than-bai"
                yield Block(role, tree.joined([tree.text(label), *content]))
                label = ""
            elif token.type == "table_open":
                yield Block("bang", [self.table(tokens[position:])])
            elif token.type in REFUSED:
                self.refuse(token)

    def table(self, tokens: Sequence[Token]) -> Inline:
        rows: list[list[list[Inline]]] = []
        aligns: list[str] = []
        heads = 0
        for position, token in enumerate(tokens):
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
                self._refuse_wide_row(token, len(aligns))
            elif token.type in {"th_open", "td_open"}:
                rows[-1].append(self.inlines(tokens[position + 1]))
                if token.type == "th_open":
                    aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
                    heads = len(rows)
        return _merged(tree.table(rows[:heads], rows[heads:], aligns))

    def _refuse_wide_row(self, row: Token, columns: int) -> None:
        """The parser drops a row's cells beyond the header's."""
        line = self.lines[row.map[0]] if row.map else ""
        cells = len(CELL_END.split(line.strip().strip("|"))) if columns else 0
        if cells > columns:
            message = f"dòng của bảng có {cells} ô, dòng tiêu đề chỉ có {columns}"
            self._report("van-ban/thua-o", message, unmarked(line))

    def picture(self, token: Token) -> Iterator[Block]:
        """A picture, whose file is still to be read, and its name below it."""
        name = unmarked(unquote(str(token.attrs["src"])))
        alternative = tree.plain(self.inlines(token)).strip()
        if not alternative:
            message = (
                f"hình “{name[:60]}” chưa có chữ thay thế; hãy ghi vào giữa ![ và ] điều mà hình cho thấy"
            )
            self._report("hinh/thieu-chu", message, name)
        yield Block("anh", [tree.image(name, alternative)])
        if title := str(token.attrs.get("title", "")).strip():
            yield Block("hinh", tree.joined(self._runs(title)))

    def inlines(self, token: Token) -> list[Inline]:
        content: list[Inline] = []
        open_tokens: list[tuple[Token, list[Inline]]] = []
        for child in token.children or ():
            if child.type in {"text", "softbreak"}:
                content.extend(self._runs(child.content if child.type == "text" else " "))
            elif child.type == "hardbreak":
                content.append({"t": "LineBreak"})
            elif child.type == "citation":
                content.extend(_cites(child.meta["keys"]))
            elif child.type in REFUSED:
                self.refuse(child)
            elif child.nesting > 0:
                open_tokens.append((child, content))
                content = []
            elif child.nesting < 0:
                opening, outer = open_tokens.pop()
                inner = tree.joined(content)
                outer.extend(self._wrapped(opening, inner) if len(open_tokens) < DEEPEST else inner)
                content = outer
        return tree.joined(content)

    def _runs(self, text: str) -> Iterator[Inline]:
        """The runs of a text: what its marks enclose is a fact's span."""
        position = 0
        for match in MARKED.finditer(text):
            yield tree.text(text[position : match.start()])
            known = int(match[1]) < len(self.contribution.facts)
            yield tree.fact_span(int(match[1]), match[2]) if known else tree.text(match[2])
            position = match.end()
        yield tree.text(text[position:])

    def _wrapped(self, opening: Token, content: list[Inline]) -> list[Inline]:
        if opening.type in WRAPPERS:
            return [{"t": WRAPPERS[opening.type], "c": content}]
        if opening.type == "link_open":
            return [tree.link(unmarked(unquote(str(opening.attrs["href"]))), content)]
        kinds = [SPANS[name] for name in str(opening.attrs.get("class", "")).split() if name in SPANS]
        if len(opening.attrs) != 1 or len(kinds) != 1:
            allowed = ", ".join(f"{{.{name}}}" for name in SPANS)
            written = f"{{.{opening.attrs['class']}" if "class" in opening.attrs else "{"
            self._report(
                "van-ban/kieu-chu", f"kiểu chữ trong ngoặc nhọn phải là một trong {allowed}", written
            )
            return content
        return [{"t": kinds[0], "c": content}]

    def refuse(self, token: Token) -> None:
        code, message = REFUSED[token.type]
        if token.content.startswith("</") and any(finding.code == code for finding in self.findings):
            return  # the tag that it closes has been reported
        written = (token.info or token.content).strip().split("\n")[0]
        if token.type == "image":
            written = str(token.attrs.get("src", ""))
        self._report(code, message.format(unmarked(written)[:60]), token.markup + written)

    def refuse_left_over(self) -> None:
        """What looks like a citation or a template but is none would be printed as it stands."""
        text = self.contribution.markdown
        for start in TEMPLATE_START.finditer(text):
            written = text[start.start() :].split("\n")[0][:30]
            message = f"“{written}” in ra nguyên văn; lời văn tự do không điền được mẫu"
            self._report("mau/chua-dien", message, written)
        for start in CITATION_START.finditer(text):
            if not CITATION.match(text, start.start()):
                written = text[start.start() :].split("]")[0].split("\n")[0][:60]
                message = f"viện dẫn “{written}]” viết sai; hãy ghi [@khóa] hoặc [@khóa-1; @khóa-2]"
                self._report("trich-dan/sai-dang", message, written)

    def _report(self, code: str, message: str, fragment: str) -> None:
        occurrence = self.reported[fragment]
        self.reported[fragment] += 1
        self.findings.append(error(code, message, self.contribution.locate(fragment, occurrence)))


def _is_picture(token: Token) -> bool:
    return [child.type for child in token.children or ()] == ["image"]


def _merged(table: Inline) -> Inline:
    """Neighbouring headings "a: b" and "a: c" stand below one that is "a", as official forms have it."""
    heads, *_ = tree.rows_of(table)
    labels = [tree.plain(head) for head in heads]
    shared = {
        at
        for at in range(1, len(labels))
        if _group(labels[at]) and _group(labels[at]) == _group(labels[at - 1])
    }
    if not shared or any(head and [one["t"] for one in head[0]["c"]] != ["Str"] for head in heads):
        return table  # a figure or a citation in a heading keeps its place
    grouped = shared | {at - 1 for at in shared}
    whole = [label if at in grouped else label.replace(": ", ":\u00a0") for at, label in enumerate(labels)]
    rows = [[(cell.text, cell.rows, cell.columns) for cell in row] for row in head_rows(whole)]
    return tree.with_heads(table, rows)


def _group(label: str) -> str:
    return label.partition(": ")[0] if ": " in label else ""


def _labels(token: Token, depth: int) -> Iterator[str]:
    """The labels of a list's items, typed as text: "- ", below that "+ "; "1. ", below that "a) "."""
    number = int(token.attrs.get("start", 1))
    while True:
        if token.type == "bullet_list_open":
            yield "+ " if depth else "- "
        else:
            yield f"{letter(max(number, 1))}) " if depth else f"{number}. "
        number += 1


def _cites(keys: Sequence[str]) -> Iterator[Inline]:
    for position, key in enumerate(keys):
        if position:
            yield tree.text("; ")
        yield tree.cite(key)


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = CITATION.match(state.src, state.pos)
    if not match:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"keys": [key.strip().removeprefix("@") for key in match[1].split(";")]}
    state.pos = match.end()
    return True


@cache
def _parser() -> Any:
    parser = MarkdownIt("commonmark", {"maxNesting": 100}).enable("table").disable(UNUSED_RULES)
    parser.use(attrs_plugin, spans=True, after=())
    parser.inline.ruler.before("link", "citation", _citation_rule)
    return parser
