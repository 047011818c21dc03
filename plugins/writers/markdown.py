"""Markdown: the text alone, to be read, searched and compared."""

from __future__ import annotations

from collections.abc import Iterable

from vanban import Document, Theme, Writer, components, hookimpl, run_pandoc, to_pandoc

ABOVE = ("co-quan-chu-quan", "co-quan", "quoc-hieu", "tieu-ngu", "so-ky-hieu", "dia-danh")
TITLE = ("ten-loai", "trich-yeu", "kinh-gui")
BELOW = ("noi-nhan", "noi-nhan-danh-sach", "chuc-vu", "ho-ten")


class MarkdownWriter(Writer):
    """CommonMark with pipe tables; the components of the form stand before and after the body."""

    name = "md"
    suffix = ".md"

    def write(self, document: Document, theme: Theme) -> bytes:
        """The whole document as UTF-8 text."""
        form = components(document.report, theme)
        source = to_pandoc(document, theme, bookmarks=False)
        source["blocks"] = [
            *(_lines(form[role]) for role in (*ABOVE, *TITLE) if form[role]),
            *source["blocks"],
            *(_lines(form[role]) for role in BELOW if form[role]),
        ]
        source["blocks"] = [piece for block in source["blocks"] for piece in _unwrapped(block)]
        return run_pandoc(source, "commonmark+pipe_tables", arguments=["--wrap=none"])


def _lines(lines: tuple[str, ...]) -> dict[str, object]:
    content: list[dict[str, object]] = []
    for line in lines:
        content += [{"t": "LineBreak"}] if content else []
        content.append({"t": "Str", "c": line})
    return {"t": "Para", "c": content}


def _unwrapped(block: dict[str, object]) -> list[dict[str, object]]:
    """A styled run of paragraphs as plain paragraphs."""
    content = block["c"]
    return list(content[1]) if block["t"] == "Div" and isinstance(content, list) else [block]


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the Markdown writer."""
    return [MarkdownWriter()]
