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
    place = next((place for place in reversed(places) if _heads_list(pieces, place)), places[-1])
    at = pieces[place]
    roles["noi-nhan"] = [at]
    if at.paragraph.table:
        return _in_table(pieces, at, signs, roles)
    return _in_lines(pieces, place, signs, roles)


def _heads_list(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a list follows: a column of some table may be called the same."""
    return pieces[place].text.endswith(":") or any(
        one.text.startswith(("-", "–")) for one in pieces[place + 1 : place + 4]
    )


def _in_table(pieces: list[Piece], at: Piece, signs: Signs, roles: Roles) -> list[Piece]:
    """The table that ``at`` stands in: recipients in its left column, the signature in the others."""
    table = at.paragraph.table
    start = next(place for place, piece in enumerate(pieces) if piece.paragraph.table == table)
    inside = [piece for piece in pieces[start:] if piece.paragraph.table == table]
    left = min(piece.paragraph.column for piece in inside)
    label = roles.get("noi-nhan", [])
    if label and not any(piece in inside for piece in label):
        left = -1  # the recipients stand elsewhere, so all of it is the signature
    listed = [piece for piece in inside if piece.paragraph.column == left and piece not in label]
    signing = [piece for piece in inside if piece.paragraph.column > left and piece not in label]
    _add(roles, "noi-nhan-danh-sach", _listed(listed, signs, roles))
    _sort_signature(signing, signs, roles)
    after = [piece for piece in pieces[start:] if piece.paragraph.table != table]
    _add(roles, "khac", _listed(after, signs, roles))
    return pieces[:start]


def _in_lines(pieces: list[Piece], place: int, signs: Signs, roles: Roles) -> list[Piece]:
    """Without a table: the signature stands beside the list by tabs, or before it."""
    beside = [piece for piece in pieces[place + 1 :] if piece.paragraph.column and not piece.paragraph.table]
    listed = [piece for piece in pieces[place + 1 :] if not piece.paragraph.column]
    _add(roles, "noi-nhan-danh-sach", _listed(listed, signs, roles))
    if beside:
        _sort_signature(beside, signs, roles)
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
    for place in range(max(len(pieces) - 12, 0), len(pieces)):
        piece = pieces[place]
        if (
            re.match(signs.authority, piece.plain)
            and len(piece.text) < 90
            and piece.paragraph.align != "justify"
        ):
            if piece.paragraph.table:
                return _in_table(pieces, piece, signs, roles)
            _sort_signature(pieces[place:], signs, roles)
            return pieces[:place]
    return pieces


def _sort_signature(pieces: Sequence[Piece], signs: Signs, roles: Roles) -> None:
    """Authority and post first, then the name; a remark in brackets between them is neither."""
    lines = [piece for piece in pieces if re.search(r"\w", piece.text) and not piece.text.startswith("(")]
    posts = [piece for piece in lines if re.match(signs.authority, piece.plain)]
    names = [piece for piece in lines if piece not in posts]
    while len(names) > 1 and names[0].is_upper:
        posts.append(names.pop(0))
    _add(roles, "chuc-vu", posts)
    _add(roles, "ho-ten", names)


def _add(roles: Roles, role: str, pieces: Sequence[Piece]) -> None:
    if pieces:
        roles.setdefault(role, []).extend(pieces)
