"""Several units as one: each kind of field in its own way, and the laws that sums must keep."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanban import (
    Location,
    OfficialForm,
    contract,
    count,
    day,
    flag,
    form,
    named,
    number,
    part,
    prose,
    rows,
    text,
    texts,
)
from vanban.aggregate import UnitData, aggregated
from vanban.plain_data import plain_of, restated
from vanban.read import read
from vanban.shares import Unit
from vanban.values import Item, Node, Record, Rows, Value

AT = Location("data/a.yaml", 1)


@contract("1 = 2 + 3", derived=("2 <= 1",))
class Columns:
    """Three columns of a form."""

    whole: int = count("tổng", code="1")
    first: int = count("một", code="2")
    second: int = count("hai", code="3")
    share: Decimal = number("tỷ trọng", unit="%", code="4")


FORM = OfficialForm("01/THU", "Biểu thử", "Thông tư thử", date(2024, 1, 1), Columns)


@contract()
class Level:
    """A row that its name tells apart."""

    of: str = text("cấp")
    visits: int = count("lượt")


@contract("on_time <= solved")
class Files:
    """Figures and a rate of two of them."""

    solved: int = count("đã giải quyết")
    on_time: int = count("đúng hạn")
    rate: Decimal = number("tỷ lệ đúng hạn", unit="%", rate=("on_time", "solved"), default=None)


@contract()
class Work:
    """A field of every kind."""

    files: Files = part(Files, "hồ sơ")
    money: Decimal = number("số tiền", unit="triệu đồng", default=None)
    satisfied: Decimal = number("tỷ lệ hài lòng", unit="%", default=None)
    head: str = text("người đứng đầu", default=None)
    place: str = text("nơi tiếp")
    since: date = day("từ ngày", default=None)
    until: date = day("đến ngày", total="earliest", default=None)
    is_online: bool = flag("trực tuyến", default=None)
    all_paid: bool = flag("đã chi hết", total="all", default=None)
    channels: tuple = texts("kênh")
    remark: str = prose("nhận xét", default=None)
    levels: tuple = rows(Level, "các cấp", key="of")
    calls: tuple = rows(Level, "các cuộc")
    by_field: dict = named(Level, "lĩnh vực")
    form: object = form(FORM)


def node(value: object) -> Node:
    """Plain Python as a source would hand it over."""
    if isinstance(value, dict):
        return Record(tuple(Item(key, AT, node(one)) for key, one in value.items()), AT)
    return Rows(tuple(map(node, value)), AT) if isinstance(value, list) else Value(value, AT)


def unit(name: str, stated: dict[str, object], cls: type = Work) -> UnitData:
    """A unit whose report keeps this section, gone through JSON as in a document."""
    filled = read(cls, node(stated), "viec")
    assert filled.findings == ()
    kept = json.loads(json.dumps(plain_of(filled.data)))
    return UnitData(Unit(name, f"{name}.docx"), restated(cls, kept))


A = {
    "files": {"solved": 200, "on_time": 199, "rate": "99,5"}, "money": "1,5", "satisfied": 98, "head": "Giám đốc", "place": "Phòng A",
    "since": "2024-01-02", "until": "2024-03-14", "is_online": "có", "all_paid": "có", "channels": ["báo", "đài"],
    "remark": "Tốt.", "levels": [{"of": "Tỉnh", "visits": 1}, {"of": "Xã", "visits": 2}], "calls": [{"of": "Tỉnh", "visits": 1}],
    "by_field": {"Đất": {"of": "x", "visits": 1}}, "01/THU": {"1": 3, "2": 1, "3": 2, "4": 50},
}  # fmt: skip
B = {
    "files": {"solved": 100, "on_time": 50, "rate": 50}, "money": "2,25", "satisfied": 96, "head": "giám đốc", "place": "Phòng B",
    "since": "2024-02-01", "until": "2024-02-14", "is_online": "không", "all_paid": "không", "channels": ["đài", "loa"],
    "remark": "- Khá.", "levels": [{"of": "xã", "visits": 5}], "calls": [{"of": "Tỉnh", "visits": 4}],
    "by_field": {"Đất": {"of": "x", "visits": 2}, "Nước": {"of": "y", "visits": 3}}, "01/THU": {"1": 7, "2": 3, "3": 4, "4": 0},
}  # fmt: skip


def both() -> tuple[object, list[str], dict]:
    total = aggregated(Work, [unit("Xã A", A), unit("Xã B", B)], "viec")
    filled = read(Work, total.node, "viec")
    return filled.data, [one.message for one in (*total.findings, *filled.findings)], total.shares


def test_each_kind_of_field_adds_up_in_its_own_way() -> None:
    data, told, _ = both()
    assert (data.files.solved, data.files.on_time, data.money) == (300, 249, Decimal("3.75"))
    assert data.files.rate == 83  # of the sums: the mean of the two rates is 74,75
    assert data.satisfied is None
    assert (data.head, data.place) == ("Giám đốc", "Phòng A; Phòng B")
    assert (data.since, data.until) == (date(2024, 2, 1), date(2024, 2, 14))
    assert (data.is_online, data.all_paid) == (True, False)
    assert data.channels == ("báo", "đài", "loa")
    assert data.remark == "**Xã A:** Tốt.\n\n**Xã B:**\n\n- Khá."
    assert [(one.of, one.visits) for one in data.levels] == [("Tỉnh", 1), ("Xã", 7)]
    assert [one.visits for one in data.calls] == [1, 4]
    assert {name: one.visits for name, one in data.by_field.items()} == {"Đất": 3, "Nước": 3}
    assert told == ["“tỷ lệ hài lòng”: không cộng được số của các đơn vị nên không ghi vào số liệu chung"]


def test_a_form_becomes_a_row_for_each_unit_below_their_total() -> None:
    data, _, _ = both()
    assert data.form.table.names == ("Tổng số", "Xã A", "Xã B")
    assert data.form.table.rows == ((10, 4, 6, 50), (3, 1, 2, 50), (7, 3, 4, 0))
    assert data.form.total.whole.origin.location == Location(".", cell="tổng của 2 đơn vị")


def test_a_total_knows_what_each_unit_added_and_where_that_stands() -> None:
    data, _, shares = both()
    assert str(data.files.solved.origin.location) == ".!tổng của 2 đơn vị"
    assert str(data.files.rate.origin.location) == ".!tính lại từ số liệu của 2 đơn vị"
    told = [(one.unit.name, one.value, str(one.location)) for one in shares.of("viec.levels.2.visits")]
    assert told == [("Xã A", 2, "Xã A.docx!data/a.yaml:1"), ("Xã B", 5, "Xã B.docx!data/a.yaml:1")]
    assert [one.value for one in shares.of("01/THU.1")] == [3, 7]


def test_rates_of_a_form_that_differ_are_told() -> None:
    other = {**B, "01/THU": {"1": 7, "2": 3, "3": 4, "4": 10}}
    total = aggregated(Work, [unit("Xã A", A), unit("Xã B", other)], "viec")
    assert "[4] tỷ trọng: số của các đơn vị không cộng được; hãy ghi số chung" in [
        one.message for one in total.findings
    ]


def test_a_relation_that_is_broken_in_the_total_is_told() -> None:
    parts = [
        unit("Xã A", {"solved": 5, "on_time": 5}, Files),
        unit("Xã B", {"solved": 5, "on_time": 4}, Files),
    ]
    broken = [UnitData(parts[0].source, parts[0].data | {"on_time": (7, "x")}), parts[1]]
    told = read(Files, aggregated(Files, broken, "hs").node, "hs").findings
    assert [one.message for one in told] == ["đúng hạn (11) lớn hơn đã giải quyết (10)"]


@pytest.mark.parametrize(
    "spoilt",
    [
        [], {"files": 3}, {"files": {"solved": "5"}}, {"files": {"solved": [5]}}, {"files": {"solved": ["5", ""]}}, {"files": {"solved": [True, ""]}},
        {"money": ["1e99", ""]}, {"money": ["NaN", ""]}, {"since": ["2024-13-01", ""]}, {"channels": {}}, {"levels": [3]}, {"by_field": []},
        {"form": {"columns": ["1"], "own": [], "places": []}}, {"form": {"columns": ["1"], "own": [True], "places": [""]}}, {"form": {}}, {"unknown": ["5", ""]},
        {"form": {"columns": ["1", "2", "3"], "own": [1, 1, 0], "places": ["", "", ""]}}, {"form": {"columns": ["1", "2", "3", "4", "5"], "own": [1, 1, 0, 0, 0], "places": ["", "", "", "", ""]}},
    ],
)  # fmt: skip
def test_data_that_no_contract_made_are_refused(spoilt: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        restated(Work, spoilt)


FIGURES = st.fixed_dictionaries(
    {"files": st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(lambda n: {"solved": max(n), "on_time": min(n)}), "place": st.just("P")},
    optional={
        "money": st.decimals(0, 10**6, places=2).map(str),
        "channels": st.lists(st.sampled_from(["báo", "đài", "loa"]), min_size=1, unique=True),
        "levels": st.lists(st.sampled_from(["Tỉnh", "Xã"]), min_size=1, unique=True).flatmap(
            lambda names: st.tuples(*(st.integers(0, 99).map(lambda n, of=of: {"of": of, "visits": n}) for of in names)).map(list)
        ),
    },
)  # fmt: skip


def summary(units: list[UnitData]) -> dict[str, object]:
    """What does not depend on the order of the units."""
    data = read(Work, aggregated(Work, units, "viec").node, "viec").data
    return {
        "files": (data.files.solved, data.files.on_time), "rate": data.files.rate if data.files.solved else 0, "money": data.money,
        "channels": set(data.channels), "levels": {one.of: one.visits for one in data.levels},
    }  # fmt: skip


@given(st.lists(FIGURES, min_size=2, max_size=6))
def test_the_total_is_the_sum_of_the_units_in_any_order(stated: list[dict]) -> None:
    units = [unit(f"Xã {n}", one) for n, one in enumerate(stated)]
    total = summary(units)
    assert total["files"] == (
        sum(one["files"]["solved"] for one in stated),
        sum(one["files"]["on_time"] for one in stated),
    )
    assert total == summary(units[::-1])


@given(st.lists(FIGURES, min_size=2, max_size=3), st.lists(FIGURES, min_size=2, max_size=3))
def test_totals_of_groups_add_up_to_the_total_of_all(first: list[dict], second: list[dict]) -> None:
    groups = []
    for name, stated in (("Huyện 1", first), ("Huyện 2", second)):
        node_of = aggregated(Work, [unit(f"{name} {n}", one) for n, one in enumerate(stated)], "viec").node
        data = read(Work, node_of, "viec").data
        groups.append(UnitData(Unit(name, f"{name}.docx"), restated(Work, plain_of(data))))
    everybody = [unit(f"Xã {n}", one) for n, one in enumerate([*first, *second])]
    assert summary(groups) == summary(everybody)


def test_a_contract_cannot_ask_for_what_its_kind_has_not() -> None:
    with pytest.raises(ValueError, match="a day has no total 'sum'"):
        day("ngày", total="sum")
    with pytest.raises(ValueError, match="Level has no field 'name'"):
        rows(Level, "các cấp", key="name")
