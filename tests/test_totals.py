"""Which rows of a form add up which, as officers lay them out."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban.form_check import check_form
from vanban.outline import letter, roman
from vanban.totals import totals_of
from vanban.values import Location, Table

Rows = list[tuple[str, str, int]]
"""What numbers a row, its name, its figure."""

LAYOUTS: dict[str, Rows] = {
    "one unit": [("", "Thanh tra tỉnh", 3)],
    "a total above": [("", "Tổng số", 5), ("1", "Sở A", 2), ("2", "Sở B", 3)],
    "a total below": [("", "Sở A", 2), ("", "Sở B", 3), ("", "CỘNG:", 5)],
    "a total of one unit": [("", "Tổng số", 3), ("", "Sở A", 3)],
    "the whole province": [("", "Cả tỉnh", 5), ("", "Sở A", 2), ("", "Tổng cục B", 3)],
    "codes in the total": [("", "Sở A", 2), ("", "Sở B", 3), ("", "Cộng (I+II)", 5)],
    "communes called Cộng": [("", "Tổng toàn tỉnh", 5), ("", "Cộng Hòa", 2), ("", "Cộng Hiền", 3)],
    "groups in the names": [("", "Tổng số", 6), ("", "I. Sở", 3), ("", "Sở A", 3), ("", "II. Xã", 3), ("", "Xã B", 1), ("", "P. Ba Đình", 2)],
    "groups in a column": [("", "Tổng số", 6), ("I", "Cấp tỉnh", 3), ("1", "Sở A", 3), ("II", "Cấp xã", 3), ("1", "Xã B", 1), ("2", "Xã C", 2)],
    "groups in groups": [
        ("A", "Tỉnh", 6), ("I", "Sở", 3), ("1", "Sở A", 3), ("II", "Ban", 3), ("1", "Ban B", 3),
        ("B", "Xã", 4), ("I", "Miền núi", 4), ("1", "Xã C", 1), ("2", "Xã D", 3), ("", "Tổng cộng", 10),
    ],
    "five groups, with đ": [("", "Tổng", 15), *[(mark, f"Nhóm {n}", n) for n, mark in enumerate("ABCDĐ", 1)]],
    "five groups, without": [("", "Tổng", 15), *[(mark, f"Nhóm {n}", n) for n, mark in enumerate("ABCDE", 1)]],
    "units numbered as groups are": [("I", "Sở A", 2), ("II", "Sở B", 3), ("", "Tổng số", 5)],
    "a unit above the groups": [("", "Tổng số", 6), ("", "Thanh tra tỉnh", 1), ("I", "Sở", 5), ("", "Sở A", 2), ("", "Sở B", 3)],
    "subtotals below": [("", "Sở A", 2), ("", "Sở B", 1), ("", "Cộng khối sở", 3), ("", "Xã C", 3), ("", "Tổng số khối xã", 3), ("", "Tổng cộng", 6)],
    "a group that nobody filled in": [("", "Tổng số", 3), ("", "II. Cấp xã", 3), ("", "Xã A", 1), ("", "Xã B", 2)],
    "headings that nobody filled in": [("I", "Sở", 1), ("1", "Sở A", 1), ("II", "Ban", 2), ("", "Ban B", 2), ("I", "Xã", 4), ("", "Xã C", 4), ("", "Tổng số", 7)],
    "groups with hyphens": [("", "Toàn quốc", 3), ("", "I- Cấp tỉnh", 1), ("", "Sở A", 1), ("", "II- Cấp xã", 2), ("", "Xã B", 2)],
    "groups in brackets": [("", "* Tổng số", 3), ("", "(I) Cấp tỉnh", 1), ("", "Sở A", 1), ("", "(II) Cấp xã", 2), ("", "Xã B", 2)],
    "groups with spaces": [("", "Tổng: 2 đơn vị", 3), ("", "I Cấp tỉnh", 1), ("", "Sở A", 1), ("", "II Cấp xã", 2), ("", "Xã B", 2)],
    "parts": [("", "I+II", 3), ("", "Phần I. Cấp tỉnh", 1), ("", "Sở A", 1), ("", "Phần II. Cấp xã", 2), ("", "Xã B", 2)],
    "two wholes": [("", "Tổng số", 3), ("", "Sở A", 1), ("", "Xã B", 2), ("", "Tổng cộng", 3)],
    "subtotals with numerals": [("", "Sở A", 1), ("", "Cộng (I)", 1), ("", "Xã B", 2), ("", "Cộng (II)", 2), ("", "Tổng cộng (I+II)", 3)],
    "a subtotal inside a group": [("", "Tổng số", 3), ("", "I. Cấp tỉnh", 2), ("", "Sở A", 1), ("", "Sở B", 1), ("", "Cộng cấp tỉnh", 2), ("", "II. Cấp xã", 1), ("", "Xã C", 1)],
    "a subtotal of subtotals": [("", "Sở A", 1), ("", "Cộng khối sở", 1), ("", "Ban B", 2), ("", "Cộng khối ban", 2), ("", "Cộng cấp tỉnh", 3), ("", "Xã C", 4), ("", "Cộng cấp xã", 4), ("", "Tổng cộng", 7)],
    "subtotals above": [("", "Tổng số", 6), ("", "Tổng số khối sở", 3), ("", "Sở A", 3), ("", "Tổng số khối xã", 3), ("", "Xã C", 3)],
}  # fmt: skip


def table(rows: Rows) -> Table:
    return Table(
        "77/THU",
        ("1",),
        tuple(name for _, name, _ in rows),
        tuple((figure,) for _, _, figure in rows),
        lambda row, column: Location("a.xlsx", cell=f"B!B{row + 1}"),
        Location("a.xlsx", cell="B"),
        ordinals=tuple(mark for mark, _, _ in rows),
    )


def findings(rows: Rows) -> list[str]:
    return [
        f"{one.location.cell if one.location else ''}: {one.message}"
        for one in check_form(table(rows), None).findings
    ]


@pytest.mark.parametrize("name", LAYOUTS)
def test_rows_that_add_up_pass(name: str) -> None:
    assert findings(LAYOUTS[name]) == []


@pytest.mark.parametrize("name", set(LAYOUTS) - {"one unit"})
def test_no_row_can_change_by_itself(name: str) -> None:
    for row, (mark, unit, figure) in enumerate(LAYOUTS[name]):
        changed = [*LAYOUTS[name][:row], (mark, unit, figure + 100), *LAYOUTS[name][row + 1 :]]
        assert findings(changed) != [], unit


def test_a_group_is_told_with_what_its_rows_add_up_to() -> None:
    wrong = [("", "Tổng số", 3), ("I", "Cấp tỉnh", 3), ("1", "Sở A", 15)]
    assert findings(wrong) == ["B!B2: [1] cột 1 của dòng “Cấp tỉnh” (03) khác tổng các dòng của nhóm = 15"]


def test_groups_without_numerals_are_guessed_at_in_words() -> None:
    rows = [("", "Tổng số", 3), ("", "Cấp tỉnh", 1), ("", "Sở A", 1), ("", "Cấp xã", 2), ("", "Xã B", 2)]
    assert findings(rows) == [
        "B!B1: [1] cột 1 của dòng “Tổng số” (03) khác tổng các dòng = 06; có thể dòng nhóm chưa đánh số I., II. hay A., B."
    ]


def test_a_third_fifty_times_is_no_fault() -> None:
    third = Decimal("0.333333")
    rows: list[tuple[str, str, object]] = [("", "Tổng số", Decimal("16.666667"))]
    rows += [("", f"Xã {number}", third) for number in range(50)]
    assert findings(rows) == []  # type: ignore[arg-type]


def test_the_whole_is_the_heaviest_of_the_totals() -> None:
    names = ("Sở A", "Tổng số", "Xã B", "Tổng số", "Tổng cộng")
    assert totals_of(names, (), [3, 3, 3, 3, 6].__getitem__).own == 4
    assert totals_of(("Sở A", "Cộng khối sở", "Xã B", "Cộng khối xã"), (), [3, 3, 3, 3].__getitem__).own == -1
    assert totals_of(("Sở A", "Cộng khối sở", "Xã B"), (), [2, 2, 0].__getitem__).own == -1
    assert totals_of(("Tổng số các sở", "Sở A", "Sở B"), (), [Decimal(5), 2, 3].__getitem__).own == 0


@pytest.mark.parametrize(
    ("name", "units"),
    [
        ("groups in groups", ["Sở A", "Ban B", "Xã C", "Xã D"]),
        ("subtotals below", ["Sở A", "Sở B", "Xã C"]),
        ("units numbered as groups are", ["Sở A", "Sở B"]),
    ],
)
def test_totals_groups_and_subtotals_are_no_units(name: str, units: list[str]) -> None:
    form = check_form(table(LAYOUTS[name]), None).form
    assert form is not None
    assert [unit for unit, _ in form.units] == units


@st.composite
def trees(draw: st.DrawFn) -> Rows:
    """Groups I, II, ... with groups A, B, ... in some of them, and units in those."""
    rows: Rows = []
    for group in range(1, draw(st.integers(1, 4)) + 1):
        below: Rows = []
        for inner in range(1, draw(st.integers(0, 3)) + 1):
            units = draw(st.lists(st.integers(0, 99), min_size=1, max_size=4))
            below.append((letter(inner).upper(), "Nhóm", sum(units)))
            below += [(str(n), f"Xã {n}", figure) for n, figure in enumerate(units, 1)]
        units = [] if below else draw(st.lists(st.integers(0, 99), min_size=1, max_size=4))
        own = sum(units) + sum(figure for mark, _, figure in below if mark.isalpha())
        rows += [(roman(group), "Khối", own), *below]
        rows += [(str(n), f"Sở {n}", figure) for n, figure in enumerate(units, 1)]
    whole = sum(figure for _, name, figure in rows if name == "Khối")
    return [
        ("", "Tổng số", whole),
        *((mark, f"{name} thứ {n}", figure) for n, (mark, name, figure) in enumerate(rows)),
    ]


@given(trees())
def test_any_tree_of_groups_passes(rows: Rows) -> None:
    assert findings(rows) == []


@given(trees(), st.data())
def test_a_changed_row_of_a_tree_is_told(rows: Rows, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(rows) - 1))
    mark, name, figure = rows[row]
    rows[row] = (mark, name, figure + 1000)
    assert all("khác tổng các dòng" in one for one in findings(rows))
    assert findings(rows)
