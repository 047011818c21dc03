"""The body: addressees, căn cứ, headings, paragraphs, tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..errors import fold
from ..rules import Signs
from .pieces import Piece

Roles = dict[str, list[Piece]]
SHORT = 120


def sort_body(pieces: Sequence[Piece], signs: Signs, texts: Mapping[str, str], roles: Roles) -> None:
    """Sort the pieces between title and signature into ``roles``."""
    rest = _addressees(
        [piece for piece in pieces if re.search(r"\w", piece.text) or "./." in piece.text], texts, roles
    )
    rest = _bases(rest, signs, roles)
    after = ""
    for piece in rest:
        role = _role(piece, after, signs)
        roles.setdefault(role, []).append(piece)
        after = role
    if rest and re.search(signs.end, rest[-1].text):
        roles["ket-thuc"] = [rest[-1]]


def _addressees(pieces: list[Piece], texts: Mapping[str, str], roles: Roles) -> list[Piece]:
    label = fold(texts["kinh-gui"]).rstrip(":")
    place = next((place for place, piece in enumerate(pieces[:8]) if piece.plain.startswith(label)), None)
    if place is None:
        return pieces
    end = place + 1
    while (
        end < len(pieces) and pieces[end].text.startswith(("-", "–", "+")) and len(pieces[end].text) < SHORT
    ):
        end += 1
    roles["kinh-gui"] = pieces[place:end]
    if end > place + 1:
        roles["kinh-gui-danh-sach"] = pieces[place + 1 : end]
    return pieces[:place] + pieces[end:]


def _bases(pieces: list[Piece], signs: Signs, roles: Roles) -> list[Piece]:
    """The căn cứ: whatever stands above the words that decide; elsewhere, what also looks like them."""
    start = next(
        (place for place, piece in enumerate(pieces[:6]) if re.match(signs.basis, piece.plain)), None
    )
    if start is None:
        return pieces
    end = start
    while (
        end < len(pieces) and re.match(signs.basis, pieces[end].plain) and not pieces[end].text.endswith(":")
    ):
        end += 1
    is_decision = end < len(pieces) and bool(re.match(signs.command, pieces[end].plain))
    while not is_decision and end > start and not _is_basis(pieces[end - 1]):
        end -= 1
    if end == start:
        return pieces
    roles["can-cu"] = pieces[start:end]
    return pieces[:start] + pieces[end:]


def _is_basis(piece: Piece) -> bool:
    return piece.text.endswith(";") or piece.share("italic") > 0.5


def _role(piece: Piece, after: str, signs: Signs) -> str:
    if piece.paragraph.table:
        return "bang"
    if re.match(signs.draft, piece.plain):
        return "cho-trong"
    if re.match(signs.command, piece.plain):
        return "quyet-dinh"
    for role, sign in signs.headings.items():
        if re.match(sign, piece.text):
            return role
    if after in {"phan", "muc-so"} and len(piece.text) < 300:
        return "ten-phan"
    return "khac" if piece.paragraph.align in {"center", "right"} else "than-bai"
