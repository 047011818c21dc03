"""The foot: Nơi nhận beside the signature, in a table or not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ..errors import fold
from ..rules import Signs
from .pieces import Piece

Roles = dict[str, list[Piece]]


def find_foot(pieces: list[Piece], signs: Signs, texts: Mapping[str, str], roles: Roles) -> list[Piece]:
    """Sort the foot into ``roles``; the pieces before it, the body, are returned."""
    label = fold(texts["noi-nhan"]).rstrip(":")
    places = [
        place for place, piece in enumerate(pieces) if piece.plain.startswith(label) and len(piece.text) < 40
    ]
    if not places:
        return _signature_alone(pieces, signs, roles)
    place = places[-1]
    at = pieces[place]
    roles["noi-nhan"] = [at]
    if at.paragraph.table:
        return _in_table(pieces, at, signs, roles)
    return _in_lines(pieces, place, signs, roles)


def _in_table(pieces: list[Piece], at: Piece, signs: Signs, roles: Roles) -> list[Piece]:
    table = at.paragraph.table
    start = next(place for place, piece in enumerate(pieces) if piece.paragraph.table == table)
    inside = [piece for piece in pieces[start:] if piece.paragraph.table == table and piece is not at]
    after = [piece for piece in pieces[start:] if piece.paragraph.table != table]
    column = at.paragraph.column
    listed = [piece for piece in inside if piece.paragraph.column == column]
    _add(roles, "noi-nhan-danh-sach", _listed(listed, signs, roles))
    _sort_signature([piece for piece in inside if piece.paragraph.column > column], roles)
    _add(roles, "khac", after)
    return pieces[:start]


def _in_lines(pieces: list[Piece], place: int, signs: Signs, roles: Roles) -> list[Piece]:
    """Without a table: the signature stands beside the list by tabs, or before it."""
    beside = [piece for piece in pieces[place + 1 :] if piece.paragraph.column and not piece.paragraph.table]
    listed = [piece for piece in pieces[place + 1 :] if not piece.paragraph.column]
    _add(roles, "noi-nhan-danh-sach", _listed(listed, signs, roles))
    if beside:
        _sort_signature(beside, roles)
        return pieces[:place]
    return _signature_alone(pieces[:place], signs, roles)


def _listed(pieces: Sequence[Piece], signs: Signs, roles: Roles) -> list[Piece]:
    """The list of recipients, without the marks that stand beneath it."""
    rest = []
    for piece in pieces:
        mark = next((role for role, sign in signs.marks.items() if re.search(sign, piece.plain)), "")
        if mark:
            _add(roles, mark, [piece])
        elif re.search(r"\w", piece.text):
            rest.append(piece)
    return rest


def _signature_alone(pieces: list[Piece], signs: Signs, roles: Roles) -> list[Piece]:
    """The signature at the end of the pieces: from the first line of authority of the last dozen on."""
    start = max(len(pieces) - 12, 0)
    for place in range(start, len(pieces)):
        piece = pieces[place]
        if (
            re.match(signs.authority, piece.plain)
            and len(piece.text) < 90
            and piece.paragraph.align != "justify"
        ):
            _sort_signature(pieces[place:], roles)
            return pieces[:place]
    return pieces


def _sort_signature(pieces: Sequence[Piece], roles: Roles) -> None:
    """Authority and post first, the name last; a remark in brackets between them is neither."""
    lines = [piece for piece in pieces if re.search(r"\w", piece.text)]
    if not lines:
        return
    has_name = len(lines) > 1 and not lines[-1].text.startswith("(")
    name = lines[-1:] if has_name else []
    posts = [piece for piece in (lines[:-1] if has_name else lines) if not piece.text.startswith("(")]
    while len(posts) > 1 and not posts[-1].is_upper and posts[0].is_upper:
        name.insert(0, posts.pop())
    _add(roles, "chuc-vu", posts)
    _add(roles, "ho-ten", name)


def _add(roles: Roles, role: str, pieces: Sequence[Piece]) -> None:
    if pieces:
        roles.setdefault(role, []).extend(pieces)
