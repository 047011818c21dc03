"""The six forms of Thông tư 06/2025/TT-TTCP: their columns, headings and relations are those of the circular."""

from __future__ import annotations

from itertools import groupby

import pytest
from python_calamine import CalamineWorkbook
from workbooks import BLANK_FORMS

from vanban import OfficialForm, fold
from vanban.contract import form_relations_of, relations_of
from vanban.fields import fields_of
from vanban.registry import load_registry

REGISTRY = load_registry()
SECTION = next(offer.value for offer in REGISTRY.of("section") if offer.name == "citizen-reception")
FORMS: dict[str, OfficialForm] = {
    spec.official.code: spec.official for spec in fields_of(SECTION.contract) if spec.official
}

# Each form: how many columns, the relations of its row MS, those of its guide, the derived ones.
STATED: dict[str, tuple[int, list[str], list[str], list[str]]] = {
    "01/TCD": (
        21,
        ["1 = 5 + 11 + 17", "2 = 6 + 12 + 18", "3 = 7 + 13 + 19", "4 = 8 + 14 + 20"],
        [],
        [
            "9 <= 6", "15 <= 12", "21 <= 18",
            "9 >= 8 + 8 + 8 + 8 + 8", "15 >= 14 + 14 + 14 + 14 + 14", "21 >= 20 + 20 + 20 + 20 + 20",
        ],
    ),
    "02/XLD": (
        25,
        [
            "3 = 4 + 23", "4 = 6 + 12 + 19", "6 = 7 + 8 = 9 + 10 + 11", "12 = 13 + 14 = 15 + 16 + 17 + 18",
            "19 = 20 + 21 + 22", "23 = 24 + 25",
        ],
        ["2 <= 1", "3 <= 2", "4 <= 3", "5 <= 4"],
        [],
    ),
    "03/GQKN": (
        23,
        ["2 = 3 + 4 + 5 + 6", "7 = 8 + 9 + 10 + 11 + 12"],
        ["2 <= 1", "20 <= 19", "23 <= 22"],
        [],
    ),
    "04/GQTC": (
        25,
        ["2 = 3 + 4 + 5 + 6", "7 = 8 + 9 + 10 + 11 + 12 + 13"],
        ["2 <= 1", "22 <= 21", "25 <= 24"],
        [],
    ),
    "05/KQTH": (
        31,
        [],
        ["2 <= 1", "12 <= 11", "15 <= 14", "17 <= 16", "28 <= 27", "31 <= 30"],
        ["5 <= 3", "6 <= 4", "9 <= 7", "10 <= 8", "20 <= 18", "21 <= 19", "24 <= 22", "25 <= 23"],
    ),
    "06/QLKNTC": (17, [], ["8 <= 6"], []),
}  # fmt: skip
ACROSS = [
    "03/GQKN.1 = 02/XLD.6",
    "04/GQTC.1 = 02/XLD.12",
    "05/KQTH.1 >= 03/GQKN.7",
    "05/KQTH.16 >= 04/GQTC.7",
]


@pytest.mark.parametrize("code", STATED)
def test_the_columns_of_a_form_are_all_there_in_order(code: str) -> None:
    codes = [spec.code for spec in fields_of(FORMS[code].contract)]
    assert codes == [str(number) for number in range(1, STATED[code][0] + 1)]


@pytest.mark.parametrize("code", STATED)
def test_the_relations_of_a_form_are_those_of_the_circular(code: str) -> None:
    _, printed, guided, derived = STATED[code]
    relations = relations_of(FORMS[code].contract)
    assert sorted(one.text for one in relations if not one.derived) == sorted(printed + guided)
    assert sorted(one.text for one in relations if one.derived) == sorted(derived)


def test_the_relations_between_the_forms_are_those_of_their_guides() -> None:
    assert [one.text for one in form_relations_of(SECTION.contract)] == ACROSS


@pytest.mark.parametrize("code", STATED)
def test_the_columns_under_one_heading_stand_side_by_side(code: str) -> None:
    paths = [spec.label.split(": ") for spec in fields_of(FORMS[code].contract)]
    for depth in range(1, max(map(len, paths))):
        runs = [
            ": ".join(key)
            for key, _ in groupby(path[:depth] if path[depth:] else () for path in paths)
            if key
        ]
        assert sorted(set(runs)) == sorted(runs)


@pytest.mark.skipif(not BLANK_FORMS.exists(), reason="the blank forms are not part of the repository")
@pytest.mark.parametrize("code", STATED)
def test_the_blank_form_prints_the_same_columns_headings_and_relations(code: str) -> None:
    (file,) = BLANK_FORMS.glob(f"bieu_{code.replace('/', '_')}_*.xlsx")
    sheet = [
        [str(cell).strip() for cell in row]
        for row in CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    ]
    last = next(number for number, row in enumerate(sheet) if row[0] == "MS")
    printed = [cell.replace(" ", "").removesuffix(".0") for cell in sheet[last][1:] if cell]
    official = FORMS[code]
    specs = fields_of(official.contract)
    assert [cell.split("=")[0] for cell in printed] == [spec.code for spec in specs]
    ours = {relation.text.replace(" ", "") for relation in relations_of(official.contract)}
    assert {cell for cell in printed if "=" in cell} <= ours
    words = {
        fold(cell).replace("m2", "m²").replace("tcd kn", "tcd, kn") for row in sheet[:last] for cell in row
    }
    assert fold(official.title) in words
    assert {fold(level) for spec in specs for level in spec.label.split(": ")} <= words
