"""Whether words of the data come out of a section as they went in, whatever they look like."""

from __future__ import annotations

import unicodedata

from ..errors import VanbanError
from ..files import decode
from ..markdown import parse
from ..model import Block
from ..values import Node, Value
from .trial import SAMPLE, Trial, printed
from .variants import NAME, WORDS, Place, places, with_value
from .verdict import errors, first_difference, refuse, told

Seen = tuple[int, list[str]]
PROBE = "chữ thử nghiệm"
SYNTAX = {
    "chữ đậm": "chữ **đậm** và __đậm__",
    "chữ nghiêng": "chữ *nghiêng* và _nghiêng_",
    "mã": "chữ `mã` và ```mã",
    "liên kết": "chữ [liên kết](http://a.vn) và <http://a.vn>",
    "hình ảnh": "chữ ![hình](a.png)",
    "kiểu chữ": "chữ [gạch chân]{.underline}",
    "viện dẫn": "chữ [@a-1; @b-2]",
    "thẻ HTML": "chữ <b>thẻ</b> <!-- chú thích --> <script>x</script>",
    "ký hiệu HTML": "chữ &amp; &lt; &#65;",
    "cú pháp mẫu": "chữ {{ 7 * 7 }} {% raw %} {# a #}",
    "dấu gạch đứng": "chữ | cột || cột",
    "dấu gạch chéo": "chữ \\* \\ chữ \\",
    "dấu # đầu dòng": "# chữ",
    "dấu - đầu dòng": "- chữ",
    "dấu + đầu dòng": "+ chữ",
    "số đầu dòng": "1. chữ",
    "số và ngoặc đầu dòng": "1) chữ",
}
"""A text of each kind that means something to Markdown, HTML or Jinja."""

PROSE_SYNTAX = ("thẻ HTML", "cú pháp mẫu")
"""What prose may not use either: its Markdown is meant, its HTML is refused by the engine with a finding."""

REFUSED, UNFILLED = "van-ban/html", "mau/chua-dien"
PLAINLY = "hãy in bằng mẫu text.md, hoặc thoát ký hiệu Markdown trước khi in"


def decomposed_alike(trial: Trial) -> str:
    """The sample typed with decomposed letters gives the same text, and that text is composed."""
    text = decode((trial.section.folder / SAMPLE).read_bytes(), SAMPLE).text
    composed, decomposed = (
        trial.text(trial.node(unicodedata.normalize(form, text))) for form in ("NFC", "NFD")
    )
    faults = [
        f"số liệu mẫu viết ở dạng tổ hợp (NFD) dựng ra “{other}” thay vì “{one}”; "
        "hãy so sánh chữ sau khi đưa về NFC"
        for one, other in first_difference(composed.split("\n"), decomposed.split("\n"))
    ]
    faults += [
        f"in ra chữ ở dạng tổ hợp (NFD): “{line}”; hãy lưu mã và mẫu ở dạng NFC"
        for line in composed.split("\n")
        if not unicodedata.is_normalized("NFC", line)
    ]
    refuse(faults)
    return ""


def words_as_written(trial: Trial) -> str:
    """Syntax of every kind in every field of words, one at a time."""
    node = trial.sample()
    found = [place for place in places(trial.section.contract, node) if _takes_any_words(place)]
    refuse([fault for place in found for fault in _spoiled(trial, node, place)])
    return f"{len(found)} chỗ ghi chữ"


def _takes_any_words(place: Place) -> bool:
    is_words = place.spec.kind in {*WORDS, NAME} and not place.spec.choices
    return is_words and isinstance(place.node, Value)


def _spoiled(trial: Trial, node: Node, place: Place) -> list[str]:
    """The syntax that does not come out as plain words do, in one sentence."""
    try:
        plain = _seen(trial, node, place, PROBE)
    except VanbanError as fault:
        return [f"{place} ghi “{PROBE}”: {told(fault.findings)}"]
    if not plain or not plain[0]:  # they cannot stand there, or are printed nowhere
        return []
    is_prose = place.spec.kind == "markdown"
    spoiled = [
        f"{name} “{words}”{why}"
        for name, words in SYNTAX.items()
        if not is_prose or name in PROSE_SYNTAX
        for why in _differs(trial, node, place, words, plain)
    ]
    return [f"{place} không in ra nguyên văn {', '.join(spoiled)}; {PLAINLY}"] if spoiled else []


def _differs(trial: Trial, node: Node, place: Place, words: str, plain: Seen) -> list[str]:
    """Nothing where the words come out as plain ones do; else one text: the findings, if any tell it."""
    try:
        return [] if _seen(trial, node, place, words) == plain else [""]
    except VanbanError as fault:
        is_refused = place.spec.kind == "markdown" and all(one.code == REFUSED for one in fault.findings)
        return [] if is_refused else [f" ({told(fault.findings)})"]


def _seen(trial: Trial, node: Node, place: Place, words: str) -> Seen | None:
    """How often words at a place are printed, in letters of either size, and in which kinds of blocks."""
    filled = trial.read(with_value(trial.section.contract, node, place.path, words))
    if filled.data is None:
        return None
    parsed = parse(trial.contribution(filled.data))
    passed = {UNFILLED} if place.spec.kind == "markdown" else set()
    if faults := [finding for finding in errors(parsed.findings) if finding.code not in passed]:
        raise VanbanError(*faults)
    kinds = [block.role if isinstance(block, Block) else str(block.level) for block in parsed.blocks]
    return printed(parsed.blocks).casefold().count(words.casefold()), kinds
