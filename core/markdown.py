"""Markdown to blocks, parsed once: what was checked is what is printed.

The dialect is CommonMark without what a report has no use for, plus pipe tables, ``[@key]`` citations
and ``[text]{.underline}`` spans. Raw HTML, raw formats, code and images are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from attrs import field, frozen
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin

from . import tree
from .errors import Finding, error
from .marks import MARKED, unmarked
from .model import Block, Contribution, Inline
from .outline import letter

CITATION = re.compile(r"\[@([\w][\w./:-]*(?:\s*;\s*@[\w][\w./:-]*)*)\]")
UNUSED_RULES = ("code", "blockquote", "hr", "lheading", "reference")
SPANS = {"underline": "Underline", "superscript": "Superscript", "subscript": "Subscript"}
WRAPPERS = {"strong_open": "Strong", "em_open": "Emph"}
REFUSED = {
    "html_block": ("van-ban/html", "có thẻ HTML “{}”; văn bản chỉ nhận Markdown"),
    "html_inline": ("van-ban/html", "có thẻ HTML “{}”; văn bản chỉ nhận Markdown"),
    "fence": ("van-ban/ma-tho", "có khối mã “{}”; báo cáo không nhận mã hay định dạng thô"),
    "code_inline": ("van-ban/ma-tho", "có mã “{}”; báo cáo không nhận mã hay định dạng thô"),
    "image": ("van-ban/hinh-anh", "có hình ảnh “{}”; báo cáo chưa nhận hình ảnh"),
}


@frozen
class Heading:
    """A heading of the section's own text; ``level`` counts from 0 within the section."""

    level: int
    content: list[Inline]


@frozen
class Parsed:
    """The blocks of a contribution: headings wait for their numbers, citations for their forms."""

    blocks: tuple[Heading | Block, ...]
    findings: tuple[Finding, ...]


def parse(contribution: Contribution) -> Parsed:
    """Parse a contribution's Markdown; what the dialect refuses is found and left out of the text."""
    findings = list(contribution.findings)
    blocks = _Blocks(contribution, findings)
    return Parsed(tuple(blocks.walk(_parser().parse(contribution.markdown))), tuple(findings))


@frozen
class _Blocks:
    contribution: Contribution
    findings: list[Finding]
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
            elif token.type == "heading_open":
                yield Heading(int(token.tag[1]) - 1, self.inlines(tokens[position + 1]))
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
            elif token.type in {"th_open", "td_open"}:
                rows[-1].append(self.inlines(tokens[position + 1]))
                if token.type == "th_open":
                    aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
                    heads = len(rows)
        return tree.table(rows[:heads], rows[heads:], aligns)

    def inlines(self, token: Token) -> list[Inline]:
        content: list[Inline] = []
        open_tokens: list[tuple[Token, list[Inline]]] = []
        for child in token.children or ():
            if child.type in {"text", "softbreak"}:
                content.extend(_runs(child.content if child.type == "text" else " "))
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
                outer.extend(self._wrapped(opening, tree.joined(content)))
                content = outer
        return tree.joined(content)

    def _wrapped(self, opening: Token, content: list[Inline]) -> list[Inline]:
        if opening.type in WRAPPERS:
            return [{"t": WRAPPERS[opening.type], "c": content}]
        if opening.type == "link_open":
            return [tree.link(str(opening.attrs["href"]), content)]
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

    def _report(self, code: str, message: str, fragment: str) -> None:
        self.findings.append(error(code, message, self.contribution.locate(fragment)))


def _labels(token: Token, depth: int) -> Iterator[str]:
    """The labels of a list's items, typed as text: "- ", below that "+ "; "1. ", below that "a) "."""
    number = int(token.attrs.get("start", 1))
    while True:
        if token.type == "bullet_list_open":
            yield "+ " if depth else "- "
        else:
            yield f"{letter(max(number, 1))}) " if depth else f"{number}. "
        number += 1


def _runs(text: str) -> Iterator[Inline]:
    """The runs of a text: what its marks enclose is a fact's span."""
    position = 0
    for match in MARKED.finditer(text):
        yield tree.text(text[position : match.start()])
        yield tree.fact_span(int(match[1]), match[2])
        position = match.end()
    yield tree.text(text[position:])


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
    parser = MarkdownIt("commonmark").enable("table").disable(UNUSED_RULES)
    parser.use(attrs_plugin, spans=True, after=())
    parser.inline.ruler.before("link", "citation", _citation_rule)
    return parser
