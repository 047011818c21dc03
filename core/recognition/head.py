"""The head, in a table of any shape, by tabs or in text boxes: Quốc hiệu, issuer, number, day; the title."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from ..errors import fold
from ..rules import Signs
from .pieces import Piece, toneless

REACH = 60
"""Among how many pieces from the beginning the head is looked for."""

NEAR = 0.8
"""How alike a misspelt fixed text must be."""

TITLE_LINES, TITLE_LENGTH = 5, 400

Roles = dict[str, list[Piece]]


def find_head(
    pieces: Sequence[Piece], signs: Signs, texts: Mapping[str, str], types: set[str], roles: Roles
) -> list[Piece]:
    """Sort the head and the title into ``roles``; the pieces after them are returned."""
    near = pieces[:REACH]
    sign = _signs_of(near, signs, texts)
    last = max(sign, default=-1)
    table = max((near[place].paragraph.table for place in sign), default=0)
    while table and last + 1 < len(near) and near[last + 1].paragraph.table == table:
        last += 1
    for place, role in sorted(sign.items()):
        roles.setdefault(role, []).append(near[place])
    left = [
        near[place] for place in range(last + 1) if place not in sign and not _is_right(near[place], roles)
    ]
    beneath = _sort_left(left, roles.get("so-ky-hieu", []), signs, roles)
    return _title([*beneath, *pieces[last + 1 :]], signs, texts, types, roles)


def _is_right(piece: Piece, roles: Roles) -> bool:
    """Whether it stands under Quốc hiệu, in a column of its own: nothing of the issuer stands there."""
    at = piece.paragraph
    beside = [one.paragraph for role in ("quoc-hieu", "tieu-ngu") for one in roles.get(role, [])]
    return any(at.table and (at.table, at.column) == (one.table, one.column) and one.column for one in beside)


def _signs_of(pieces: Sequence[Piece], signs: Signs, texts: Mapping[str, str]) -> dict[int, str]:
    """The components that are known by their own words: place -> role; each is found once."""
    found: dict[int, str] = {}
    tests = (
        ("quoc-hieu", lambda piece: _is_near(piece, texts["quoc-hieu"])),
        ("tieu-ngu", lambda piece: _is_near(piece, texts["tieu-ngu"])),
        ("so-ky-hieu", lambda piece: len(piece.text) < 60 and re.search(signs.number, piece.plain)),
        ("dia-danh", lambda piece: len(piece.text) < 90 and re.search(signs.day, piece.plain)),
    )
    until = _until(pieces)
    for role, test in tests:
        place = next(
            (place for place, piece in enumerate(pieces[:until]) if place not in found and test(piece)), None
        )
        if place is not None:
            found[place] = role
    return found


def _until(pieces: Sequence[Piece]) -> int:
    """Where the head ends at the latest: at the first long piece outside tables."""
    long = (
        place for place, piece in enumerate(pieces) if not piece.paragraph.table and len(piece.text) > 160
    )
    return next(long, len(pieces))


def _is_near(piece: Piece, fixed: str) -> bool:
    if not fixed or abs(len(piece.text) - len(fixed)) > len(fixed) // 2:
        return False
    return (
        difflib.SequenceMatcher(None, toneless(piece.text), toneless(fixed), autojunk=False).ratio() >= NEAR
    )


def _sort_left(left: list[Piece], number: Sequence[Piece], signs: Signs, roles: Roles) -> list[Piece]:
    """The issuer's lines above the number, what stands under it; pieces that are neither are returned."""
    below = number[0].paragraph.number if number else 0
    issuer: list[Piece] = []
    rest: list[Piece] = []
    for piece in left:
        mark = next((role for role, sign in signs.marks.items() if re.search(sign, piece.plain)), "")
        if mark:
            roles.setdefault(mark, []).append(piece)
        elif re.search(signs.subject, piece.plain) or roles.get("trich-yeu-cong-van"):
            roles.setdefault("trich-yeu-cong-van", []).append(piece)
        elif not re.search(r"\w", piece.text):
            if piece.text == "*":
                roles.setdefault("dau-sao", []).append(piece)
        elif not number or piece.paragraph.number < below or piece.paragraph.table:
            issuer.append(piece)
        else:
            rest.append(piece)
    cut = _first_of_issuer(issuer, signs)
    for role, lines in (("co-quan-chu-quan", issuer[:cut]), ("co-quan", issuer[cut:])):
        if lines:
            roles[role] = lines
    return rest


def _first_of_issuer(lines: Sequence[Piece], signs: Signs) -> int:
    """Where the issuer's own name begins: at the bold lines, at the last name where all or none are bold."""
    bold = [piece.share("bold") > 0.5 for piece in lines]
    first = len(lines) - 1
    while first > 0 and (re.match(signs.same_issuer, lines[first].plain) or _goes_on(bold, first)):
        first -= 1
    return max(first, 0)


def _goes_on(bold: Sequence[bool], first: int) -> bool:
    """Whether the line before belongs to the same name: both are bold beneath one that is not."""
    return bold[first] and bold[first - 1] and not all(bold)


def _title(
    pieces: list[Piece], signs: Signs, texts: Mapping[str, str], types: set[str], roles: Roles
) -> list[Piece]:
    """Tên loại and trích yếu, and the letter's subject where a document has none."""
    for place, piece in enumerate(pieces[:12]):
        if (
            re.search(signs.subject, piece.plain)
            and not roles.get("trich-yeu-cong-van")
            and len(piece.text) < 200
        ):
            roles["trich-yeu-cong-van"] = [piece]
            return pieces[:place] + pieces[place + 1 :]
        if _names_type(piece, types):
            roles["ten-loai"] = [piece]
            end = place + 1
            while (
                end < len(pieces)
                and end <= place + TITLE_LINES
                and _is_title(pieces[end], end == place + 1, signs, texts)
            ):
                roles.setdefault("trich-yeu", []).append(pieces[end])
                end += 1
            return pieces[:place] + pieces[end:]
        if len(piece.text) > 160 or piece.plain.startswith(fold(texts["kinh-gui"])[:8]):
            break
        if re.match(signs.basis, piece.plain) or any(
            re.match(one, piece.text) for one in signs.headings.values()
        ):
            break
    return pieces


def _names_type(piece: Piece, types: set[str]) -> bool:
    """Whether it is a type of document, or one in capitals with more words: BÁO CÁO TÓM TẮT."""
    if len(piece.text) > TITLE_LENGTH:
        return False
    name = fold(piece.text)
    is_longer = piece.is_upper and len(name) < 60 and any(name.startswith(f"{one} ") for one in types)
    return not piece.paragraph.table and (name in types or (is_longer and piece.paragraph.align == "center"))


def _is_title(piece: Piece, is_first: bool, signs: Signs, texts: Mapping[str, str]) -> bool:
    others = (signs.basis, signs.command, signs.authority)
    if not re.search(r"\w", piece.text) or len(piece.text) > TITLE_LENGTH:
        return False
    if piece.plain.startswith(fold(texts["kinh-gui"])[:8]):
        return False
    if any(re.search(sign, piece.plain) for sign in others):
        return False
    if any(re.search(sign, piece.text) for sign in signs.headings.values()):
        return False
    centred = piece.paragraph.align == "center"
    return is_first or (centred and not piece.is_upper)
