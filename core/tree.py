"""Pieces of pandoc's document tree, in its JSON form, with one Str per run of text.

One Str per run is what makes pandoc twice as fast as its own Markdown reader's one Str per word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from .model import Inline

NO_ATTR: list[Any] = ["", [], []]
FACT = "vanban-fact"
LINE, WIDEST, EDGES = 72, 40, 2
"""In letters: what a line of a table holds, the most that one column may want, the room of a cell's edges."""
FIGURE = re.compile(r"[-+−]?\d[\d.]*(?:,\d+)?\s?%?")
NO_FIGURE = {"", "-", "–", "—", "…", "..."}
ALIGNMENTS = {"left": "AlignLeft", "right": "AlignRight", "center": "AlignCenter"}


def text(words: str) -> Inline:
    """A run of text."""
    return {"t": "Str", "c": words}


def joined(inlines: Iterable[Inline]) -> list[Inline]:
    """The same text with neighbouring runs joined into one."""
    whole: list[Inline] = []
    for is_text, group in groupby(inlines, key=lambda inline: inline["t"] == "Str"):
        if not is_text:
            whole.extend(group)
        elif words := "".join(inline["c"] for inline in group):
            whole.append(text(words))
    return whole


def fact_span(index: int, words: str) -> Inline:
    """The text of a printed figure, marked with the index of its fact."""
    return {"t": "Span", "c": [["", [FACT], [["n", str(index)]]], [text(words)]]}


def fact_index(inline: Inline) -> int | None:
    """The index of the fact that an inline prints, if it prints one."""
    if inline["t"] != "Span" or inline["c"][0][1] != [FACT]:
        return None
    return int(inline["c"][0][2][0][1])


def facts_in(inlines: Sequence[Inline], start: int = 0) -> Iterator[tuple[int, int, int]]:
    """The facts that inlines print: index, start and end of each in the plain text."""
    for inline in inlines:
        end = start + len(plain([inline]))
        index = fact_index(inline)
        if index is not None:
            yield index, start, end
        else:
            yield from facts_in(children(inline) or (), start)
        start = end


def cite(key: str) -> Inline:
    """A citation that waits for its form."""
    citation = {
        "citationId": key,
        "citationPrefix": [],
        "citationSuffix": [],
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {"t": "Cite", "c": [[citation], []]}


def cited_key(inline: Inline) -> str | None:
    """The key that a citation waits with, if the inline is one."""
    return str(inline["c"][0][0]["citationId"]) if inline["t"] == "Cite" else None


def link(target: str, content: list[Inline]) -> Inline:
    """A hyperlink."""
    return {"t": "Link", "c": [NO_ATTR, content, [target, ""]]}


def image(target: str, alternative: str) -> Inline:
    """A picture, and the text for those who do not see it."""
    return {"t": "Image", "c": [NO_ATTR, [text(alternative)], [target, ""]]}


def sized(image: Inline, target: str, **size: str) -> Inline:
    """The same picture with another target, and its ``width`` and ``height`` where stated."""
    return {"t": "Image", "c": [["", [], [[*one] for one in size.items()]], image["c"][1], [target, ""]]}


def target(inline: Inline) -> str:
    """Where a picture or a link leads."""
    return str(inline["c"][2][0])


def sizes(image: Inline) -> dict[str, str]:
    """What a picture states of its size."""
    return {str(name): str(value) for name, value in image["c"][0][2]}


def bookmarked(name: str, content: list[Inline]) -> list[Inline]:
    """A paragraph's whole text inside one bookmark."""
    return [{"t": "Span", "c": [[name, [], []], content]}]


def without_spans(inlines: Sequence[Inline]) -> list[Inline]:
    """The same text with every span replaced by what it holds."""
    found: list[Inline] = []
    for inline in inlines:
        below = children(inline)
        if below is None:
            found.append(inline)
        elif inline["t"] == "Span":
            found.extend(without_spans(below))
        else:
            found.append(with_children(inline, without_spans(below)))
    return joined(found)


def children(inline: Inline) -> list[Inline] | None:
    """The inlines inside an inline, or None for a leaf."""
    kind, content = inline["t"], inline.get("c")
    if kind in {"Strong", "Emph", "Underline", "Superscript", "Subscript"}:
        return content
    return content[1] if content and kind in {"Span", "Link", "Image"} else None


def with_children(inline: Inline, content: list[Inline]) -> Inline:
    """The same inline around other inlines."""
    if inline["t"] in {"Span", "Link", "Image"}:
        return {"t": inline["t"], "c": [inline["c"][0], content, *inline["c"][2:]]}
    return {"t": inline["t"], "c": content}


def plain(inlines: Sequence[Inline]) -> str:
    """The text of inlines as a reader sees it."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    if inline["t"] == "Str":
        return str(inline["c"])
    if inline["t"] == "LineBreak":
        return "\n"
    return plain(children(inline) or ())


def table(
    heads: Sequence[Sequence[list[Inline]]], rows: Sequence[Sequence[list[Inline]]], aligns: Sequence[str]
) -> Inline:
    """A pandoc table whose columns have no widths yet; where ``aligns`` is empty figures are set right."""
    columns = zip(aligns, zip(*rows, strict=True) if rows else ((),) * len(aligns), strict=True)
    specs = [[{"t": _alignment(align, cells)}, {"t": "ColWidthDefault"}] for align, cells in columns]
    head = [NO_ATTR, [_row([_strong(cell) for cell in row], "AlignCenter") for row in heads]]
    body = [NO_ATTR, 0, [], [_row(row, "AlignDefault") for row in rows]]
    return {"t": "Table", "c": [NO_ATTR, [None, []], specs, head, [body], [NO_ATTR, []]]}


def _alignment(align: str, cells: Sequence[list[Inline]]) -> str:
    return ALIGNMENTS.get(align or _alignment_of([plain(cell).strip() for cell in cells]), "AlignDefault")


def _alignment_of(texts: Sequence[str]) -> str:
    if len(texts) > 1 and [*texts] == [str(number) for number in range(1, len(texts) + 1)]:
        return "center"  # it counts the rows
    figures = [one for one in texts if one not in NO_FIGURE]
    return "right" if figures and all(map(FIGURE.fullmatch, figures)) else ""


def with_heads(table: Inline, rows: Sequence[Sequence[tuple[str, int, int]]]) -> Inline:
    """The same table under other headings: the text of each, and how many rows and columns it covers."""
    attr, caption, specs, head, *rest = table["c"]
    center = {"t": "AlignCenter"}
    heads = [
        [NO_ATTR, [[NO_ATTR, center, height, width, [{"t": "Plain", "c": _strong([text(words)])}]]
                   for words, height, width in row]]
        for row in rows
    ]  # fmt: skip
    return {"t": "Table", "c": [attr, caption, specs, [head[0], heads], *rest]}


def rows_of(table: Inline) -> list[list[list[Inline]]]:
    """The cells of a table, row by row, heads first; what a merged cell covers besides its place is empty."""
    return [[content for content, _ in row] for row in _grid(table)]


def with_one_head(table: Inline) -> Inline:
    """The same table with its head in one row; headings one below the other are parted by ": "."""
    attr, caption, specs, head, *rest = table["c"]
    labels: list[list[str]] = [[] for _ in specs]
    for row, _ in zip(_grid(table), head[1], strict=False):
        for column, (cell, width) in enumerate(row):
            for covered in labels[column : column + width] if cell else ():
                covered.append(plain(cell))
    cells = [_strong([text(": ".join(words))]) for words in labels]
    return {"t": "Table", "c": [attr, caption, specs, [head[0], [_row(cells, "AlignCenter")]], *rest]}


def _grid(table: Inline) -> Iterator[list[tuple[list[Inline], int]]]:
    """For each place of the table's grid the content that begins there, and how many columns it takes."""
    _, _, specs, head, bodies, _ = table["c"]
    below = [0] * len(specs)  # rows that a cell further up still covers
    for row in (*head[1], *(row for body in bodies for row in body[3])):
        cells, placed = iter(row[1]), list[tuple[list[Inline], int]]()
        while len(placed) < len(below):
            column = len(placed)
            if below[column]:
                below[column] -= 1
                placed.append(([], 1))
                continue
            _, _, height, width, blocks = next(cells)
            placed += [(blocks[0]["c"], width), *[([], 1)] * (width - 1)]
            below[column : column + width] = [height - 1] * width
        yield placed


def with_widths(table: Inline) -> Inline:
    """The same table; columns share the width by what they hold, none narrower than its longest word."""
    attr, caption, specs, *rest = table["c"]
    alone = [[plain(cell) if width == 1 else "" for cell, width in row] for row in _grid(table)]
    columns = list(zip(*alone, strict=True))
    widths = [{"t": "ColWidth", "c": round(share, 4)} for share in _shares(columns)]
    widened = [[align, width] for (align, _), width in zip(specs, widths, strict=True)]
    return {"t": "Table", "c": [attr, caption, widened, *rest]}


def _shares(columns: Sequence[Sequence[str]]) -> list[float]:
    """The share of the width for each column: its longest word first, the rest by its longest text."""
    least = [
        max((len(word) for text in texts for word in text.split()), default=0) + EDGES for texts in columns
    ]
    wanted = [
        max(min(WIDEST, max(map(len, texts))) + EDGES, word)
        for texts, word in zip(columns, least, strict=True)
    ]
    missing, spare = sum(wanted) - sum(least), max(LINE - sum(least), 0)
    part = min(spare / missing, 1) if missing else 0
    widths = [word + (want - word) * part for word, want in zip(least, wanted, strict=True)]
    return [width / sum(widths) for width in widths]


def _row(cells: Sequence[list[Inline]], align: str) -> list[Any]:
    return [NO_ATTR, [[NO_ATTR, {"t": align}, 1, 1, [{"t": "Plain", "c": cell}]] for cell in cells]]


def strong(content: list[Inline]) -> Inline:
    """The same in bold."""
    return {"t": "Strong", "c": content}


def _strong(cell: list[Inline]) -> list[Inline]:
    return [{"t": "Strong", "c": cell}] if cell else []


def map_cells(table: Inline, change: Callable[[list[Inline]], list[Inline]]) -> Inline:
    """The same table with ``change`` applied to the inlines of every cell, in reading order."""
    attr, caption, specs, head, bodies, foot = table["c"]

    def changed(row: list[Any]) -> list[Any]:
        return [row[0], [[*c[:4], [{"t": "Plain", "c": change(p["c"])} for p in c[4]]] for c in row[1]]]

    new_head = [head[0], [changed(row) for row in head[1]]]
    new_bodies = [[*body[:3], [changed(row) for row in body[3]]] for body in bodies]
    return {"t": "Table", "c": [attr, caption, specs, new_head, new_bodies, foot]}
