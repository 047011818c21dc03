"""The dialect, case by case: markdown.txt holds title, input, expected, parted by lines of one dot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from vanban import plain
from vanban.markdown import Heading, parse
from vanban.model import Block, Contribution, Inline
from vanban.tree import children, with_widths

CASE = re.compile(r"([^\n]+)\n\.\n(.*?)\n\.\n(.*?)(?:\n\n|\n?\Z)", re.S)
CASES = CASE.findall(Path(__file__).with_name("markdown.txt").read_text("utf-8"))


def shown(inlines: list[Inline]) -> str:
    """Inlines with their kinds as tags; two neighbouring runs of text would show as ``a·b``."""
    words, before = "", ""
    for inline in inlines:
        kind, below = inline["t"], children(inline)
        if kind == "Str":
            words += ("·" if before == "Str" else "") + inline["c"]
        elif kind == "Cite":
            words += f"<Cite {inline['c'][0][0]['citationId']}>"
        else:
            words += f"<{kind}>" if below is None else f"<{kind}>{shown(below)}</{kind}>"
        before = kind
    return words


def line(block: Heading | Block) -> str:
    if isinstance(block, Heading):
        return f"heading {block.level}: {shown(block.content)}"
    if block.role != "bang":
        return f"{block.role}: {shown(block.content)}"
    _, _, _, head, bodies, _ = block.content[0]["c"]
    rows = [*head[1], *bodies[0][3]]
    return "bang: " + " // ".join(" | ".join(shown(cell[4][0]["c"]) for cell in row[1]) for row in rows)


@pytest.mark.parametrize(
    ("written", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_dialect(written: str, expected: str) -> None:
    parsed = parse(Contribution(written))
    assert [line(block) for block in parsed.blocks] == expected.split("\n")
    assert parsed.findings == ()


def test_every_case_of_the_file_is_run() -> None:
    assert len(CASES) == 15


def shares(markdown: str) -> list[float]:
    (table,) = parse(Contribution(markdown)).blocks
    assert isinstance(table, Block)
    return [spec[1]["c"] for spec in with_widths(table.content[0])["c"][2]]


def test_columns_share_the_width_by_their_longest_text() -> None:
    assert shares("| Số | Nội dung |\n|---|---|\n| 1 | một hai ba bốn |\n") == pytest.approx(
        [4 / 20, 16 / 20], abs=1e-4
    )


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    long = "một hai ba bốn năm sáu bảy tám chín mười"
    found = shares(f"| {long} | {long} | Tổng |\n|---|---|---|\n| {long} | {long} | 5 |\n")
    assert found[2] * 72 >= len("Tổng") + 2 - 0.01
    assert sum(found) == pytest.approx(1, abs=1e-3)


def test_a_table_of_many_rows_is_read_whole() -> None:
    rows = "".join(f"| {number} | x |\n" for number in range(2000))
    (table,) = parse(Contribution(f"| a | b |\n|---|---|\n{rows}")).blocks
    body = table.content[0]["c"][4][0][3]
    assert len(body) == 2000
    assert plain(body[-1][1][0][4][0]["c"]) == "1999"
