"""The way through: head, title, foot, body, appendices. Each step takes what the former left over."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from ..errors import fold
from ..rules import Signs
from ..seen import Seen
from .body import sort_body
from .foot import find_foot
from .head import find_head
from .pieces import Piece, pieces_of

FEWEST = 3
"""How many components a document without Quốc hiệu must have to count as an administrative one."""


@frozen(eq=False, repr=False)
class Recognised:
    """The pieces of every component that was found, by role, in reading order."""

    roles: Mapping[str, Sequence[Piece]] = field(factory=dict)

    def of(self, *roles: str) -> list[Piece]:
        """The pieces of these roles, in reading order of each role."""
        return [piece for role in roles for piece in self.roles.get(role, ())]

    @property
    def is_administrative(self) -> bool:
        """Whether these are the components of an administrative document."""
        rest = ("so-ky-hieu", "dia-danh", "ten-loai", "trich-yeu-cong-van", "noi-nhan", "chuc-vu")
        others = sum(bool(self.of(role)) for role in rest)
        is_numbered = bool(self.of("so-ky-hieu")) and others > 1  # so may be a contract, but no more of these
        named = bool(self.of("quoc-hieu", "tieu-ngu"))
        return (named and (is_numbered or bool(self.of("noi-nhan")))) or others >= FEWEST


def recognise(seen: Seen, signs: Signs, texts: Mapping[str, str], types: Mapping[str, str]) -> Recognised:
    """Find the components; ``texts`` and ``types`` are the theme's fixed texts and document types."""
    pieces = pieces_of(seen.paragraphs)
    main, after = _apart(pieces, signs)
    roles: dict[str, list[Piece]] = {}
    rest = find_head(main, signs, texts, {fold(name) for name in types}, roles)
    body = find_foot(rest, signs, texts, roles)
    sort_body(body, signs, texts, roles)
    _sort_appendices(after, signs, roles)
    return Recognised(roles)


def _apart(pieces: Sequence[Piece], signs: Signs) -> tuple[list[Piece], list[Piece]]:
    """The document itself, and its appendices."""
    for place, piece in enumerate(pieces):
        if not piece.paragraph.table and re.match(signs.appendix, piece.plain):
            return list(pieces[:place]), list(pieces[place:])
    return list(pieces), []


def _sort_appendices(pieces: Sequence[Piece], signs: Signs, roles: dict[str, list[Piece]]) -> None:
    awaited = ""
    for piece in pieces:
        if not piece.paragraph.table and re.match(signs.appendix, piece.plain):
            role, awaited = "phu-luc", "ten-phu-luc"
        elif re.match(signs.attached, piece.plain):
            role, awaited = "kem-theo", ""
        elif awaited and not piece.paragraph.table:
            role = awaited
        else:
            role, awaited = "khac", ""
        roles.setdefault(role, []).append(piece)
