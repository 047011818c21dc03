"""Words of the data as Markdown that prints them as they stand."""

from __future__ import annotations

import re

from .located import Markdown

SPECIAL = re.compile(r"[\\`*_\[\]<>#|&{~]")
LINE_START = re.compile(r"^(?:([-+=])|(\d+)([.)]))")


def escape(text: str) -> Markdown:
    """Markdown that prints ``text`` as it stands, wherever in a line it is put."""
    text = SPECIAL.sub(r"\\\g<0>", " ".join(text.split()))
    return Markdown(LINE_START.sub(lambda m: f"{m[2] or ''}\\{m[1] or m[3]}", text))
