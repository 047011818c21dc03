"""Which fonts a PDF is set in: families of this machine that have the Vietnamese letters."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

SUBSTITUTES = ("Liberation Serif", "Libertinus Serif")
"""Where the theme's font is missing: one as wide as Times New Roman, then the one inside Typst."""

LETTER = 0x1EC7
"""ệ: some fonts have the letters of Latin-1 alone, such as Liberation 1, which Debian still installs."""

UNICODE = {(0, 3), (0, 4), (3, 1), (3, 10)}
"""Platform and encoding of the tables that map code points to glyphs."""


@cache
def fonts_for(family: str) -> tuple[str, typst.Fonts]:
    """The family to use, and the machine's fonts: Typst takes the first file of a family that it meets.

    So the folders whose files of that family have Vietnamese letters stand before all others.
    """
    import typst

    whole = typst.Fonts()
    known = whole.fonts()
    for name in (family, *SUBSTITUTES):
        faces = [face for face in known if face.family.casefold() == name.casefold()]
        if good := _folders(faces) - _folders(face for face in faces if not _has_letters(face)):
            paths = [*sorted(good), *sorted(_folders(known) - good)]
            return faces[0].family, typst.Fonts(include_system_fonts=False, font_paths=paths)
        if any(face.path is None for face in faces):
            return faces[0].family, whole
    raise AssertionError("Typst carries the last substitute")


def _folders(faces: Iterable[typst.FontInfo]) -> set[str]:
    return {str(Path(face.path).parent) for face in faces if face.path}


def _has_letters(face: typst.FontInfo) -> bool:
    try:
        return maps(Path(face.path or "").read_bytes(), LETTER, face.index)
    except (OSError, struct.error, StopIteration):
        return False


def maps(font: bytes, letter: int, index: int = 0) -> bool:
    """Whether an OpenType font, or the one of that index in a collection, has a glyph for a code point.

    Raises struct.error or StopIteration for what is no font.
    """
    start = struct.unpack_from(">I", font, 12 + 4 * index)[0] if font[:4] == b"ttcf" else 0
    records = [start + 12 + 16 * n for n in range(struct.unpack_from(">H", font, start + 4)[0])]
    cmap = next(struct.unpack_from(">I", font, at + 8)[0] for at in records if font[at : at + 4] == b"cmap")
    for n in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        *encoding, offset = struct.unpack_from(">HHI", font, cmap + 4 + 8 * n)
        if tuple(encoding) in UNICODE and _is_mapped(font, cmap + offset, letter):
            return True
    return False


def _is_mapped(font: bytes, table: int, letter: int) -> bool:
    """Whether a mapping of format 4 or 12, the two in use, covers a code point."""
    kind = struct.unpack_from(">H", font, table)[0]
    if kind == 12:
        groups = struct.unpack_from(">I", font, table + 12)[0]
        spans = (struct.unpack_from(">II", font, table + 16 + 12 * n) for n in range(groups))
        return any(first <= letter <= last for first, last in spans)
    if kind != 4:
        return False
    segments = struct.unpack_from(">H", font, table + 6)[0] // 2
    ends = struct.unpack_from(f">{segments}H", font, table + 14)
    starts = struct.unpack_from(f">{segments}H", font, table + 16 + 2 * segments)
    return any(first <= letter <= last for first, last in zip(starts, ends, strict=True))
