"""How long a line of Times New Roman is: rules under a line are a share of its length.

Advance widths in thousandths of the type size, as the metrics-compatible Liberation Serif states them.
Letters with tone marks are as wide as their base letter.
"""

from __future__ import annotations

import unicodedata

REGULAR = {
    180: "'", 200: "|", 250: " ,.\u00a0", 278: "/:;\\ijlt", 333: "!()-I[]`fr", 389: "Js", 408: '"',
    444: "?acez“”", 469: "^", 480: "{}", 500: "#$*0123456789_bdghknopquvxyđ–", 529: "ơ", 541: "~ư",
    556: "FPS", 564: "+<=>", 611: "ELTZ", 667: "BCR", 722: "ADGHKNOQUVXYwĐƠ", 776: "Ư&m", 833: "%",
    889: "M", 921: "@", 944: "W", 1000: "—…",
}  # fmt: skip
BOLD = {
    220: "|", 250: " ,.\u00a0", 278: "'/\\il", 333: "!()-:;[]`fjt", 389: "Is", 394: "{}", 444: "cerz",
    500: "#$*0123456789?J_agovxy–“”", 520: "~", 554: 'ơ"', 556: "Sbdhknpquđ", 570: "+<=>", 581: "^",
    600: "ư", 611: "FP", 667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQƠ", 796: "Ư", 833: "&m", 930: "@",
    944: "M", 1000: "%W—…",
}  # fmt: skip
WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, REGULAR), (True, BOLD))
}
USUAL = 500
HORN = "\u031b"


def text_width(text: str, size: float, *, bold: bool) -> float:
    """The width of one line, in points, at a type size in points."""
    widths = WIDTHS[bold]
    return sum(widths.get(_base(letter), USUAL) for letter in text) * size / 1000


def _base(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + HORN) if HORN in parts else parts[0]
