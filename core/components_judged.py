"""Rules about components: how their paragraphs look, what they say, how they stand to each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from .errors import fold
from .measures import ALIGNED, FLAGS, MEASURES, MOST, PART, colors, figure, flagged, fonts, measured, sizes
from .outline import letter, roman
from .pages_judged import within
from .recognition import Recognised
from .recognition.pieces import Piece, same_letters
from .rules import Rule

Told = Iterator[tuple[str, Piece | None, str]]
LABEL = re.compile(r"^(?:điều|phụ lục(?: số)?|phần|chương)?\s*([0-9]+|[ivxlc]+|[a-zđ]{1,2})\s*(?:[.):]|$)")


def judge_component(
    rule: Rule,
    pattern: re.Pattern[str] | None,
    found: Recognised,
    texts: Mapping[str, str],
    types: Mapping[str, str],
) -> Told:
    """Role, piece and words for whatever of the components does not keep the rule."""
    if rule.look in TOGETHER:
        yield from TOGETHER[rule.look](rule, found, types)
        return
    judge = _judge_of(rule, pattern, texts)
    for role in rule.of:
        for piece in _chosen(rule.which, found.of(role)):
            words = judge(piece, role)
            if words is not None:
                yield role, piece, words


def _chosen(which: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    return {"all": pieces, "first": pieces[:1], "last": pieces[-1:], "but-last": pieces[:-1]}[which]


def _judge_of(
    rule: Rule, pattern: re.Pattern[str] | None, texts: Mapping[str, str]
) -> Callable[[Piece, str], str | None]:
    """The words for a piece that does not keep the rule, None for one that does."""
    if rule.look in MEASURES:
        return partial(_measure, rule)
    if rule.look in FLAGS:
        return partial(_flag, rule)
    if rule.look == "text":
        return lambda piece, role: None if same_letters(piece.text, texts[role]) else ""
    if pattern is not None:
        return lambda piece, role: None if bool(pattern.search(piece.text)) == rule.must else ""
    return partial(CHOICES[rule.look], rule)


def _measure(rule: Rule, piece: Piece, role: str) -> str | None:
    wrong = [value for value in MEASURES[rule.look](piece) if not within(rule, value)]
    return measured(rule.look, wrong) if wrong else None


def _flag(rule: Rule, piece: Piece, role: str) -> str | None:
    share = piece.share(rule.look)
    return None if (share >= MOST if rule.must else share <= PART) else flagged(rule.look, share)


def _bold_start(rule: Rule, piece: Piece, role: str) -> str | None:
    first = next((run for run in piece.paragraph.runs if run.text.strip()), None)
    return None if first is None or first.bold == rule.must else FLAGS["bold"][int(rule.must)]


def _upper(rule: Rule, piece: Piece, role: str) -> str | None:
    if not any(letter.isalpha() for letter in piece.text) or piece.is_upper == rule.must:
        return None
    return "in thường" if rule.must else "in hoa"


def _align(rule: Rule, piece: Piece, role: str) -> str | None:
    align = piece.paragraph.align
    return None if not align or align in rule.allowed else ALIGNED.get(align, align)


def _font(rule: Rule, piece: Piece, role: str) -> str | None:
    allowed = {fold(font) for font in rule.allowed}
    wrong = [font for font in fonts(piece) if fold(font) not in allowed]
    return f"phông {', '.join(wrong)}" if wrong else None


def _color(rule: Rule, piece: Piece, role: str) -> str | None:
    wrong = [color for color in colors(piece) if color not in rule.allowed]
    return f"màu {', '.join(wrong)}" if wrong else None


CHOICES: Mapping[str, Callable[[Rule, Piece, str], str | None]] = {
    "bold-start": _bold_start, "upper": _upper, "align": _align, "font": _font, "color": _color,
}  # fmt: skip


def _present(rule: Rule, found: Recognised, types: Mapping[str, str]) -> Told:
    yield from ((role, None, "không có") for role in rule.of if not found.of(role))


def _same_row(rule: Rule, found: Recognised, types: Mapping[str, str]) -> Told:
    first, second = (found.of(role) for role in rule.of)
    if first and second and not any(piece.paragraph.is_framed for piece in (first[0], second[0])):
        one, other = first[0].paragraph, second[0].paragraph
        together = (
            (one.table, one.row) == (other.table, other.row) if one.table else one.number == other.number
        )
        if not together:
            yield rule.of[0], first[0], "không cùng dòng"


def _step(rule: Rule, found: Recognised, types: Mapping[str, str]) -> Told:
    first, second = (found.of(role) for role in rule.of)
    if not first or not second:
        return
    low, high = sizes(first[0])[-1], sizes(second[0])[-1]
    if not within(rule, high - low):
        yield rule.of[1], second[0], f"cỡ chữ {figure(low)} và {figure(high)}"


def _uniform(rule: Rule, found: Recognised, types: Mapping[str, str]) -> Told:
    pieces = found.of(*rule.of)
    values = sorted({piece.paragraph.indent for piece in pieces})
    if values and values[-1] - values[0] > 2 * rule.slack:
        usual = max(values, key=lambda value: sum(piece.paragraph.indent == value for piece in pieces))
        other = next(piece for piece in pieces if abs(piece.paragraph.indent - usual) > rule.slack)
        shown = (figure(value, 1) for value in (usual, other.paragraph.indent))
        yield rule.of[0], other, f"nhiều mức lùi dòng đầu ({', '.join(shown)} mm)"


def _symbol(rule: Rule, found: Recognised, types: Mapping[str, str]) -> Told:
    known = {fold(name): symbol for name, symbol in types.items()}
    for title, piece in zip(found.of("ten-loai"), found.of(*rule.of), strict=False):
        symbol = known.get(fold(title.text), "")
        if symbol and symbol not in re.split(r"[/\s-]+", piece.text):
            yield rule.of[0], piece, f"tên loại “{title.text}” viết tắt là {symbol}"


def _counting(rule: Rule, found: Recognised, types: Mapping[str, str]) -> Told:
    """Labels that follow each other; each level above starts them anew, so 1 may come at any time."""
    (role,) = rule.of
    pieces = found.of(role)
    if role == "phu-luc" and len(pieces) == 1:
        return
    count = 0
    for piece in pieces:
        match = LABEL.match(piece.plain)
        label = match[1] if match else ""
        kind = str if label.isdecimal() else letter if role == "diem" else roman
        expected = (kind(count + 1).casefold(), kind(1).casefold())
        if label not in expected:
            yield role, piece, f"đứng sau số {kind(count)}" if count else "không bắt đầu từ số đầu tiên"
            count = _value(label, kind) or count + 1
        else:
            count = 1 if label == expected[1] and label != expected[0] else count + 1


def _value(label: str, kind: Callable[[int], str]) -> int:
    return next((number for number in range(1, 200) if kind(number).casefold() == label), 0)


TOGETHER: Mapping[str, Callable[[Rule, Recognised, Mapping[str, str]], Told]] = {
    "present": _present, "same-row": _same_row, "step": _step, "uniform": _uniform, "symbol": _symbol,
    "counting": _counting,
}  # fmt: skip
