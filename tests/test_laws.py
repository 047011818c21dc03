"""Laws that hold for every input: numerals, periods, numbering, relations, escaping."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban import Count, Location, count, parse_period, plain, text
from vanban.contract import contract, relations_of
from vanban.escaping import escape
from vanban.form_check import check_across
from vanban.located import FigureOrigin
from vanban.markdown import parse
from vanban.model import Block, Contribution
from vanban.numerals import format_number, parse_count, parse_number
from vanban.outline import ALPHABET, letter, numbering, roman
from vanban.read import read
from vanban.values import Item, Record, Value

HERE = Location("so-lieu.yaml", 1)


@given(st.integers(0, 10**15 - 1))
def test_a_printed_count_reads_back_as_itself(value: int) -> None:
    assert parse_count(format_number(value)) == value


@given(st.decimals(-(10**9), 10**9, places=2))
def test_a_printed_quantity_reads_back_as_itself(value: Decimal) -> None:
    printed = format_number(value)
    assert parse_number(printed) == value


@pytest.mark.parametrize(
    ("value", "printed"),
    [(7, "07"), (0, "0"), (10, "10"), (5718, "5.718"), (1234567, "1.234.567"),
     (Decimal("12.5"), "12,5"), (Decimal("1234.50"), "1.234,50"), (Decimal("-3"), "-3")],
)  # fmt: skip
def test_figures_print_as_reports_print_them(value: int | Decimal, printed: str) -> None:
    assert format_number(value) == printed


@pytest.mark.parametrize(("written", "meant"), [("07", 7), ("010", 10), ("5718", 5718), ("5.718", 5718)])
def test_counts_read_as_officials_mean_them(written: str, meant: int) -> None:
    assert parse_count(written) == meant


@pytest.mark.parametrize("written", ["1_000", "1.23", "1e3", "+5", "0x10", "", "٣", "1,000", "12.34.567"])
def test_what_is_no_count_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="phải là số nguyên, nhưng ghi"):
        parse_count(written)


CODES = st.builds(
    lambda year, part: f"{year}-{part}",
    st.integers(1946, 9990),
    st.sampled_from(["Q1", "Q2", "Q3", "Q4", "H1", "H2", "9M", "Y", *(f"{m:02d}" for m in range(1, 13))]),
)


@given(CODES)
def test_a_period_starts_on_a_15th_and_ends_on_a_14th(code: str) -> None:
    period = parse_period(code)
    assert (period.start.day, period.end.day) == (15, 14)
    assert period.start < period.end


@given(CODES.filter(lambda code: code[5:] != "9M"))
def test_the_next_period_begins_the_day_after(code: str) -> None:
    period = parse_period(code)
    assert period.next.start == period.end + timedelta(days=1)


@pytest.mark.parametrize(
    ("code", "label", "following"),
    [
        ("2024-Q1", "quý I năm 2024", "quý II năm 2024"),
        ("2024-Q4", "quý IV năm 2024", "quý I năm 2025"),
        ("2024-H1", "6 tháng đầu năm 2024", "6 tháng cuối năm 2024"),
        ("2024-9M", "9 tháng đầu năm 2024", "năm 2024"),
        ("2024-Y", "năm 2024", "năm 2025"),
        ("2024-03", "tháng 3 năm 2024", "tháng 4 năm 2024"),
    ],
)
def test_periods_are_called_as_texts_call_them(code: str, label: str, following: str) -> None:
    period = parse_period(code)
    assert (str(period), str(period.next)) == (label, following)


def test_cut_offs_are_those_of_the_decree() -> None:
    """Nghị định 09/2019/NĐ-CP, Điều 12: Quý I runs from 15/12 to 14/3, a month from the 15th to the 14th."""
    spans = {code: parse_period(code) for code in ("2024-Q1", "2024-H1", "2024-Y", "2024-03")}
    assert {code: (f"{one.start:%d/%m/%Y}", f"{one.end:%d/%m/%Y}") for code, one in spans.items()} == {
        "2024-Q1": ("15/12/2023", "14/03/2024"),
        "2024-H1": ("15/12/2023", "14/06/2024"),
        "2024-Y": ("15/12/2023", "14/12/2024"),
        "2024-03": ("15/02/2024", "14/03/2024"),
    }


def test_the_alphabet_is_that_of_the_decree_s_own_lists() -> None:
    assert [letter(number) for number in range(1, 26)] == [*ALPHABET, "aa", "ab"]
    assert ALPHABET == "abcdđeghiklmnopqrstuvxy"


@given(st.integers(1, 5000))
def test_letters_and_numerals_are_never_given_twice(number: int) -> None:
    assert letter(number) not in {letter(other) for other in range(max(1, number - 40), number)}
    assert roman(number) not in {roman(other) for other in range(max(1, number - 40), number)}


@given(st.lists(st.integers(0, 2), max_size=40))
def test_numbering_counts_within_the_heading_above(levels: list[int]) -> None:
    labels = list(numbering(levels))
    for position, level in enumerate(levels):
        start = max((i for i in range(position) if levels[i] < level), default=-1)
        number = 1 + sum(1 for i in range(start + 1, position) if levels[i] == level)
        assert labels[position] == (f"{roman(number)}.", f"{number}.", f"{letter(number)})")[level]


@contract("total = a + b = c + d", "d <= total")
class Sums:
    total: int = count("tổng số")
    a: int = count("số a")
    b: int = count("số b")
    c: int = count("số c")
    d: int = count("số d")


def figure(value: int) -> Count:
    return Count(value, FigureOrigin("", "", "", HERE))


@given(*[st.integers(0, 20)] * 5)
def test_a_relation_is_reported_when_and_only_when_it_is_broken(
    total: int, a: int, b: int, c: int, d: int
) -> None:
    data = Sums(total=figure(total), a=figure(a), b=figure(b), c=figure(c), d=figure(d))
    found = [finding.message for relation in relations_of(Sums) for finding in check_across(data, relation)]
    expected = []
    if total != a + b:
        expected.append(
            f"tổng số ({format_number(total)}) khác số a ({format_number(a)}) + số b ({format_number(b)}) = {format_number(a + b)}"
        )
    if total != c + d:
        expected.append(
            f"tổng số ({format_number(total)}) khác số c ({format_number(c)}) + số d ({format_number(d)}) = {format_number(c + d)}"
        )
    if d > total:
        expected.append(f"số d ({format_number(d)}) lớn hơn tổng số ({format_number(total)})")
    assert found == expected


def test_relations_may_be_written_in_form_codes() -> None:
    @contract("1 = 2 + 3 - 4", "2 < 1", "1 > 2", "1 >= 2")
    class Form:
        one: int = count("một", code="1")
        two: int = count("hai", code="2")
        three: int = count("ba", code="3")
        four: int = count("bốn", code="4")

    data = Form(one=figure(4), two=figure(4), three=figure(1), four=figure(2))
    assert [
        finding.message for relation in relations_of(Form) for finding in check_across(data, relation)
    ] == [
        "[1] một (04) khác [2] hai (04) + [3] ba (01) - [4] bốn (02) = 03",
        "[2] hai (04) không nhỏ hơn [1] một (04)",
        "[1] một (04) không lớn hơn [2] hai (04)",
    ]


@pytest.mark.parametrize(
    ("relation", "message"),
    [
        ("a", "relation 'a' compares nothing"),
        ("a = ", "relation 'a = ' cannot be read at ''"),
        ("a = b c", "relation 'a = b c' cannot be read at 'b c'"),
        ("a = x", "relation 'a = x' names an unknown field 'x'"),
        ("a = a * b", "relation 'a = a \\* b' cannot be read at 'a \\* b'"),
        ("a = name", "relation 'a = name' names an unknown field 'name'"),
    ],
)
def test_a_contract_with_a_wrong_relation_cannot_be_made(relation: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):

        @contract(relation)
        class Wrong:
            a: int = count("số a")
            b: int = count("số b")
            name: str = text("tên")


def test_two_fields_of_a_contract_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match=r"^Wrong: fields a and b share the name 'Số  đơn'$"):

        @contract()
        class Wrong:
            a: int = count("số đơn")
            b: int = count("Số  đơn")


def test_a_relation_with_a_missing_figure_is_noted_not_passed_over() -> None:
    @contract("total = a + b", "a <= total")
    class Partial:
        total: int = count("tổng số")
        a: int | None = count("số a", default=None)
        b: int | None = count("số b", default=None)

    record = Record((Item("total", HERE, Value(3, HERE)), Item("b", HERE, Value(3, HERE))), HERE)
    filled = read(Partial, record, "x")
    assert [(f.severity, f.code, f.message) for f in filled.findings] == [
        ("note", "quan-he/chua-kiem", "chưa kiểm được “total = a + b” vì thiếu số a")
    ]


NAMES = ["total", "TỔNG  số", "Tổng số", "1"]


@pytest.mark.parametrize("name", NAMES)
def test_data_may_call_a_field_by_its_name_its_label_or_its_code(name: str) -> None:
    @contract()
    class One:
        total: int = count("tổng số", code="1")

    filled = read(One, Record((Item(name, HERE, Value("007", HERE)),), HERE), "x")
    assert filled.data is not None
    assert filled.data.total == 7


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1))
def test_whatever_text_a_field_holds_prints_as_it_stands(words: str) -> None:
    blocks = parse(Contribution(escape(words)))
    assert blocks.findings == ()
    printed = [plain(block.content) for block in blocks.blocks if isinstance(block, Block)]
    assert printed == ([" ".join(words.split())] if words.split() else [])
