"""Rules about pages and page numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from .measures import ALIGNED, figure
from .recognition import Recognised
from .rules import PAGE, Rule
from .seen import Seen, SeenNumber, SeenSection

LONG = 3000
"""From how many letters on a document has several pages for certain."""

SIDES = {
    "width": "rộng",
    "height": "cao",
    "top": "lề trên",
    "bottom": "lề dưới",
    "left": "lề trái",
    "right": "lề phải",
}
WHERE = {"header": "ở đầu trang", "footer": "ở chân trang"}


def judge_page(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    """The words for whatever of the pages does not keep the rule."""
    if rule.of[0] == PAGE:
        sections = seen.sections[:1] if rule.which == "first" else seen.sections
        yield from (words for section in sections for words in _page(rule, section))
    else:
        yield from NUMBERS[rule.look](rule, seen, found)


def _page(rule: Rule, section: SeenSection) -> Iterator[str]:
    if rule.look == "upright":
        if section.is_across:
            yield "nằm ngang"
        return
    if section.is_across and rule.look not in {"width", "height"}:
        return
    turned = {"width": "height", "height": "width"} if section.is_across else {}
    value: Decimal = getattr(section, turned.get(rule.look, rule.look))
    if not within(rule, value):
        yield f"{SIDES[rule.look]} {figure(value, 1)} mm"


def within(rule: Rule, value: Decimal) -> bool:
    """Whether a measure lies in the rule's range."""
    return bool(rule.least - rule.slack <= value <= rule.most + rule.slack)


def _shown(seen: Seen) -> list[SeenNumber]:
    """The page numbers of the first section that has any; those at the head of pages where there are any."""
    numbers = next((section.numbers for section in seen.sections if section.numbers), ())
    return [one for one in numbers if one.where == "header"] or list(numbers)


def _present(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    letters = sum(len(paragraph.text) for paragraph in seen.paragraphs)
    if not _shown(seen) and (len(seen.sections) > 1 or letters > LONG):
        yield "không có"


def _where(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    if any(one.where not in rule.allowed for one in _shown(seen)):
        yield WHERE["footer"]


def _align(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    wrong = {one.align for one in _shown(seen)} - set(rule.allowed)
    yield from (ALIGNED.get(align, align) for align in sorted(wrong))


def _size(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    wrong = {one.size for one in _shown(seen) if not within(rule, one.size)}
    yield from (f"cỡ chữ {figure(size)}" for size in sorted(wrong))


def _italic(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    if any(one.italic != rule.must for one in _shown(seen)):
        yield "đứng" if rule.must else "nghiêng"


def _style(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    wrong = {one.style for one in _shown(seen)} - set(rule.allowed)
    yield from (f"kiểu số “{style}”" for style in sorted(wrong))


def _start(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    start = seen.sections[0].start if seen.sections else None
    if _shown(seen) and start is not None and not within(rule, Decimal(start)):
        yield f"bắt đầu từ {start}"


def _hides_first(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    first = seen.sections[0]
    on_first = any(one.pages == "first" for one in first.numbers) or not first.hides_first
    if first.numbers and on_first == rule.must:
        yield "hiện ở trang thứ nhất"


def _own(rule: Rule, seen: Seen, found: Recognised) -> Iterator[str]:
    for piece in found.of("phu-luc"):
        section = piece.paragraph.section
        if section == 0 or seen.sections[section].start != 1:
            yield f"{piece.text} đánh số trang tiếp theo phần trước"


NUMBERS: Mapping[str, Callable[[Rule, Seen, Recognised], Iterator[str]]] = {
    "present": _present, "where": _where, "align": _align, "size": _size, "italic": _italic, "style": _style,
    "start": _start, "hides-first": _hides_first, "own": _own,
}  # fmt: skip
