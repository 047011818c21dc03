"""Document to pandoc's tree, and the one place that runs pandoc."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from . import tree
from .errors import VanbanError, error
from .going_pandoc import GoingPandoc, environment, scratch
from .model import Block, Document, Inline
from .outline import ARTICLE, ROLES
from .theme import Page, Theme

API_VERSION = [1, 23, 1]
TIMEOUT = 120.0
"""Seconds that one pandoc run may take; a document of 10,000 table rows takes about ten."""

MEMORY, SHORT = ("-A16m", "-n4m"), 200_000
"""A larger nursery for pandoc's garbage collector: a tenth less time for a report of 15 pages. A source of
fewer bytes than SHORT is collected once at most, and one generation saves another tenth.
"""

BODY, BASIS = "than-bai", "can-cu"
HEADINGS = (*ROLES, ARTICLE)
"""The roles of headings by pandoc's levels; articles stand highest too, but in a style of their own."""
PIXEL, HIGHEST = Decimal("25.4") / 96, Decimal("0.8")
"""A pixel in millimetres; the most of a page's height that a picture takes: its name stays below."""


_going: ContextVar[GoingPandoc | None] = ContextVar("going", default=None)


def to_pandoc(document: Document, theme: Theme, *, bookmarks: bool) -> dict[str, Any]:
    """The body as a pandoc document; headings in capitals and the end mark as the theme wants them."""
    blocks = [_cased(block, theme) for block in document.blocks]
    blocks = _bases_ended(blocks, theme.style.texts.get("cuoi-can-cu", ""))
    blocks = _ended(blocks, theme.style.texts.get("ket-thuc", ""))
    if not bookmarks:
        blocks = [_without_bookmarks(block) for block in blocks]
    written: list[dict[str, Any]] = []
    for role, group in groupby(blocks, key=lambda block: block.role):
        written.extend(_written(role, list(group), theme))
    return {"pandoc-api-version": API_VERSION, "meta": {}, "blocks": written}


def run_pandoc(
    source: Mapping[str, Any],
    to: str,
    *,
    template: bytes = b"",
    reference: bytes = b"",
    variables: Mapping[str, str | Sequence[str]] | None = None,
    arguments: Sequence[str] = (),
) -> bytes:
    """Convert a pandoc document with a template, the variables that fill it, and a reference document.

    ``arguments`` are more of pandoc's own. Raises VanbanError with pandoc's own message when it fails or
    takes longer than TIMEOUT.
    """
    content = json.dumps(source, ensure_ascii=False, separators=(",", ":")).encode()
    going = _going.get()
    if going and not arguments:
        return going.run(content, to, template, reference, variables or {})
    files = {
        "template": template,
        "reference-doc": reference,
        "defaults": json.dumps({"variables": variables}).encode() if variables else b"",
    }
    with scratch() as folder:
        given = []
        for name, file in files.items():
            if file:
                path = Path(folder, f"{name}.yaml" if name == "defaults" else name)
                path.write_bytes(file)
                given.append(f"--{name}={path}")
        return _run([*_command(to, len(content)), *given, *arguments], content)


def _command(to: str, size: int) -> list[str]:
    memory = (*MEMORY, "-G1") if size < SHORT else MEMORY
    options = ("-f", "json", "-t", to, "--sandbox", "--wrap=none", "--syntax-highlighting=none", "-o", "-")
    return [pandoc_path(), "+RTS", *memory, "-RTS", *options]


@contextmanager
def going_on() -> Iterator[None]:
    """One pandoc for all documents of this thread meanwhile, in place of one for each."""
    with GoingPandoc([pandoc_path(), "+RTS", *MEMORY, "-RTS"], TIMEOUT) as going:
        token = _going.set(going)
        try:
            yield
        finally:
            _going.reset(token)


@cache
def pandoc_path() -> str:
    """The pandoc that pypandoc brings along, rather than one that happens to be on this machine."""
    package = importlib.util.find_spec("pypandoc")  # importing it would load Python's network modules: 12 ms
    folders = package.submodule_search_locations if package else None
    for bundled in (path for folder in folders or () for path in Path(folder).glob("files/pandoc*")):
        return str(bundled)
    import logging

    logging.getLogger("pypandoc").setLevel(logging.CRITICAL)  # it reports a missing system pandoc as an error
    import pypandoc

    try:
        return str(pypandoc.get_pandoc_path())
    except OSError:
        message = "không tìm thấy pandoc; hãy cài lại gói pypandoc_binary"
        raise VanbanError(error("pandoc/khong-co", message)) from None


def _run(command: list[str], source: bytes) -> bytes:
    try:
        done = subprocess.run(
            command, input=source, capture_output=True, timeout=TIMEOUT, check=False, env=environment()
        )
    except subprocess.TimeoutExpired:
        message = f"pandoc chạy quá {TIMEOUT:.0f} giây nên đã dừng"
        raise VanbanError(error("pandoc/qua-gio", message)) from None
    if done.returncode:
        words = " ".join(done.stderr.decode("utf-8", "replace").split())
        raise VanbanError(error("pandoc/loi", f"pandoc báo lỗi {done.returncode}: {words}"))
    return done.stdout


def _cased(block: Block, theme: Theme) -> Block:
    role = theme.style.roles.get(block.role)
    if role is None or not role.upper:
        return block
    return Block(block.role, [_upper(inline) for inline in block.content], block.section)


def _upper(inline: Inline) -> Inline:
    below = tree.children(inline)
    if inline["t"] == "Str":
        return tree.text(inline["c"].upper())
    return inline if below is None else tree.with_children(inline, [_upper(child) for child in below])


def _ended(blocks: list[Block], mark: str) -> list[Block]:
    """The last paragraph ends with the mark, in place of its full stop (Phụ lục III, all samples)."""
    if not mark:
        return blocks
    last = blocks[-1] if blocks else None
    if last is None or last.role not in {BODY, "gach-dau-dong"}:
        return [*blocks, Block(BODY, [tree.text(mark)])]
    content = tree.joined([*_without_stop(last.content), tree.text(mark)])
    return [*blocks[:-1], Block(last.role, content, last.section)]


def _bases_ended(blocks: list[Block], mark: str) -> list[Block]:
    """The last of the legal bases ends with the mark, in place of its full stop (mục II.6.a)."""
    last = max((place for place, block in enumerate(blocks) if block.role == BASIS), default=None)
    if last is None or not mark:
        return blocks
    content = tree.joined([*_without_stop(blocks[last].content), tree.text(mark)])
    return [*blocks[:last], Block(BASIS, content, blocks[last].section), *blocks[last + 1 :]]


def _without_stop(inlines: list[Inline]) -> list[Inline]:
    if not inlines:
        return inlines
    last, below = inlines[-1], tree.children(inlines[-1])
    if last["t"] == "Str":
        last = tree.text(last["c"].rstrip(". "))
    elif below:
        last = tree.with_children(last, _without_stop(below))
    return [*inlines[:-1], last]


def _without_bookmarks(block: Block) -> Block:
    if block.role == "bang":
        return Block("bang", [tree.map_cells(block.content[0], tree.without_spans)], block.section)
    return Block(block.role, tree.without_spans(block.content), block.section)


def _written(role: str, blocks: list[Block], theme: Theme) -> list[dict[str, Any]]:
    """A run of blocks of one role: headings as headings, other roles in the style of their name."""
    if role == "bang":
        return [tree.with_widths(block.content[0]) for block in blocks]
    if role in HEADINGS:
        level = HEADINGS.index(role) + 1
        return [{"t": "Header", "c": [level, ["", [role], []], block.content]} for block in blocks]
    if role == "anh":
        blocks = [Block(role, [_fitted(block.content[0], theme.style.page)]) for block in blocks]
    paragraphs = [{"t": "Para", "c": block.content} for block in blocks]
    if role == BODY or role not in theme.style.roles:
        return paragraphs
    style = theme.style.roles[role].label
    return [{"t": "Div", "c": [["", [], [["custom-style", style]]], paragraphs]}]


def _fitted(image: Inline, page: Page) -> Inline:
    """A picture no wider than the text, nor higher than most of it; its width in millimetres."""
    width, height = (Decimal(size.removesuffix("px")) * PIXEL for size in tree.sizes(image).values())
    room = (page.height - page.top - page.bottom) * HIGHEST
    part = min(Decimal(1), page.text_width / width, room / height)
    return tree.sized(image, tree.target(image), width=f"{width * part:.1f}mm")
