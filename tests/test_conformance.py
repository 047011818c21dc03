"""The conformance kit: every built-in plugin conforms; what plugin authors import as vanban.testing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from report_project import Project
from sound_plugins import refusal

from vanban import Item, Location, Record, Section, Value, contract, count, named, number, prose, rows, text
from vanban.conformance import Case, NotConforming, cases_of
from vanban.conformance.variants import places, with_value, without
from vanban.conformance.watching import watched
from vanban.discovery import built_in
from vanban.registry import Registry, load_registry
from vanban.settings import Settings, save_settings
from vanban.testing import cases, findings_of, text_of


def built_in_cases() -> list[Case]:
    registry = Registry()
    for candidate in built_in():
        registry.add(candidate)
    return cases_of(registry)


@pytest.mark.parametrize("case", built_in_cases(), ids=str)
def test_built_in_plugins_conform(case: Case) -> None:
    assert refusal(case) == ""


def test_every_question_is_asked_of_every_kind() -> None:
    asked = built_in_cases()
    names = {
        kind: {case.name for case in asked if case.kind == kind} for kind in {case.kind for case in asked}
    }
    each = {kind: sum(case.kind == kind for case in asked) / len(names[kind]) for kind in names}
    assert each == {"theme": 1, "source": 7, "section": 9, "check": 4, "writer": 2, "executor": 2}


def test_cases_by_the_name_of_a_plugin_and_of_what_it_offers() -> None:
    by_offer, by_plugin = cases("tasks"), cases("vanban.sections.tasks")
    assert by_offer == by_plugin
    assert str(by_offer[2]) == "section tasks: số liệu mẫu dựng được"
    assert by_offer[2].run().endswith(" ms mỗi lần dựng")


def test_cases_of_a_name_that_nobody_has() -> None:
    with pytest.raises(ValueError, match=r"^không có plugin nào tên “task”; gần nhất là “tasks”$"):
        cases("task")


def test_cases_of_a_project_need_no_trust(project: Project) -> None:
    save_settings(Settings())
    assert {(case.kind, case.name) for case in cases("plugins/mau.py", project.folder)} == {
        ("section", "mau")
    }


def test_a_section_without_sample_data_fails_once_and_is_asked_little(project: Project) -> None:
    asked = cases("mau", project.folder)
    assert [case.question for case in asked] == [
        "có giới thiệu, nhãn, số liệu mẫu và lời văn",
        "số liệu trống được báo, không hỏng",
    ]
    assert asked[1].run() == ""
    with pytest.raises(NotConforming):
        asked[0].run()


def test_a_plugin_that_does_not_load_has_one_case(project: Project) -> None:
    project.change("plugins/mau.py", "from pathlib", "import khongco\nfrom pathlib")
    (case,) = cases("plugins/mau.py", project.folder)
    assert str(case) == "plugin plugins/mau.py: nạp được"
    with pytest.raises(NotConforming) as raised:
        case.run()
    assert str(raised.value) == (
        "plugins/mau.py:1: plugin “plugins/mau.py” hỏng lúc nạp: ModuleNotFoundError: No module named 'khongco'; "
        "hãy sửa plugin, hoặc bỏ nó khỏi dòng “plugins:” của report.yaml [plugin/loi]"
    )


def test_a_plugin_that_is_turned_off_is_asked_only_by_name() -> None:
    save_settings(Settings(disabled=("vanban.sections.tasks",)))
    registry = load_registry()
    assert "tasks" not in {case.name for case in cases_of(registry)}
    with pytest.raises(NotConforming) as raised:
        cases("tasks")[0].run()
    off = (
        "plugin “vanban.sections.tasks” 0.1.0 đang tắt; bật lại: vanban plugins enable vanban.sections.tasks"
    )
    assert str(raised.value) == f"{off} [plugin/tat]"


FORM = """\
title = "Công tác thư viện"
description = "Bạn đọc của các phòng đọc."
[[fields]]
name = "rooms"
label = "phòng đọc"
type = "form"
code = "02/TV"
title = "Tình hình phục vụ bạn đọc"
circular = "Công văn số 12/SVHTTDL"
since = 2024-01-01
units = "Phòng đọc"
[[fields.fields]]
name = "visits"
label = "bạn đọc"
type = "count"
code = "1"
[[fields]]
name = "holidays"
label = "ngày nghỉ"
type = "texts"
"""
FORM_TEXT = """\
Phục vụ {{ rooms.total.visits }} lượt; nghỉ {{ holidays }}.
{% for name, room in rooms.units %}

- {{ name }}: {{ room.visits }} lượt.
{% endfor %}
"""
FORM_SAMPLE = """\
02/TV:
  - {Phòng đọc: Tổng số, 1: 50}
  - {Phòng đọc: Phòng A, 1: 30}
  - {Phòng đọc: Phòng B, 1: 20}
ngày nghỉ: [Quốc khánh, Tết]
"""


def test_a_section_without_python_and_with_a_form(project: Project) -> None:
    for file, content in (("section.toml", FORM), ("text.md", FORM_TEXT), ("sample.yaml", FORM_SAMPLE)):
        project.write(f"sections/thu-vien/{file}", content)
    remarks = {case.question: case.run() for case in cases("thu-vien", project.folder)}
    assert remarks["bỏ trường nào cũng được báo hoặc vẫn dựng"] == "7 trường"
    assert remarks["số 0 và số rất lớn vẫn dựng"] == "3 số liệu"
    assert remarks["chữ có ký hiệu in ra nguyên văn"] == "5 chỗ ghi chữ"


@contract()
class Place:
    of: str = text("nơi")
    more: object = text("ghi thêm", default=None)


@contract()
class Places:
    by_name: object = named(Place, "các nơi")
    notes: object = named(None, "chú thích", choices=("a",))


def test_places_of_tables_and_of_words_that_nobody_states() -> None:
    at = Location("a.yaml", 1)
    item = Item("nơi", at, Value("Sơn La", at))
    node = Record(
        (
            Item("các nơi", at, Record((Item("x", at, Record((item,), at)),), at)),
            Item("notes", at, Record((Item("a", at, Value("b", at)),), at)),
        ),
        at,
    )
    found = {place.path: place.value for place in places(Places, node)}
    assert found == {
        "by_name": None,
        "by_name.x:tên": "x",
        "by_name.x.of": "Sơn La",
        "by_name.x.more": None,
        "notes": None,
        "notes.a": "b",
    }
    renamed = with_value(Places, node, "by_name.x:tên", "y")
    assert [place.path for place in places(Places, renamed)][2] == "by_name.y.of"
    assert without(Places, node, "by_name") == Record(node.items[1:], at)
    stated = with_value(Places, node, "by_name.x.more", "thêm")
    assert {place.path: place.value for place in places(Places, stated)}["by_name.x.more"] == "thêm"


@contract()
class Room:
    name: str = text("phòng")
    loans: int = count("sách cho mượn", unit="cuốn")


@contract("visits = adults + children")
class Library:
    """Bạn đọc và phòng đọc."""

    visits: int = count("số lượt bạn đọc", unit="lượt")
    adults: int = count("người lớn", unit="lượt")
    children: int = count("thiếu nhi", unit="lượt")
    rate: object = number("tỷ lệ", unit="%", default=None)
    rooms: tuple[Room, ...] = rows(Room, "các phòng")
    remark: object = prose("nhận xét", default="")


TEMPLATE = """\
# Bạn đọc

{{ agency }} phục vụ **{{ visits }}** lượt trong {{ period.short_label }}, tỷ lệ {{ rate / children }}.

| Phòng | Số sách |
|---|---|
{% for room in rooms %}
| {{ room.name }} | {{ room.loans }} |
{% endfor %}

{{ remark }}
"""
DATA = """\
số lượt bạn đọc: 3
người lớn: 2
thiếu nhi: 1
rate: 50
rooms:
  - {phòng: "A | B", sách cho mượn: 1.250}
remark: Theo [@kh-1], _tốt_.
"""


@pytest.fixture
def library(tmp_path: Path) -> Section:
    (tmp_path / "text.md").write_text(TEMPLATE, encoding="utf-8")
    return Section("thu-vien", "Thư viện", Library, tmp_path)


def test_text_of_data(library: Section) -> None:
    assert text_of(library, DATA) == (
        "Bạn đọc\n\nSở Nội vụ phục vụ 03 lượt trong quý I, tỷ lệ 50.\n\n"
        "Phòng | Số sách\nA | B | 1.250\n\nTheo [@kh-1], tốt."
    )


def test_text_of_data_that_cannot_be_printed_tells_why(library: Section) -> None:
    with pytest.raises(AssertionError) as raised:
        text_of(library, DATA.replace("lớn: 2", "lớn: hai"))
    assert str(raised.value) == ("2: “người lớn” (adults) phải là số nguyên, nhưng ghi “hai” [so-lieu/kieu]")
    with pytest.raises(AssertionError) as raised:
        text_of(library, DATA.replace("_tốt_", "<b>tốt</b>"))
    assert str(raised.value) == "7: có thẻ HTML “<b>”; văn bản chỉ nhận Markdown [van-ban/html]"


def test_text_of_a_section_that_fails_shows_the_traceback(library: Section) -> None:
    class Failing(Section):
        def render(self, data: object, context: object) -> object:  # type: ignore[override]
            return {}["x"]

    failing = Failing("hong", "Hỏng", Library, library.folder)
    with pytest.raises(AssertionError) as raised:
        text_of(failing, DATA)
    lines = str(raised.value).splitlines()
    assert lines[0].startswith(
        "plugin “hong” hỏng lúc dựng mục “hong” (render): KeyError: 'x'; hãy sửa plugin"
    )
    assert lines[-1] == "KeyError: 'x'"


def test_findings_of_data(library: Section) -> None:
    assert findings_of(library, DATA) == []
    assert findings_of(library, DATA.replace("lượt bạn đọc: 3", "lượt bạn đọc: 4") + "lạ: 1\n") == [
        "8: không có mục tên “lạ”; hiện có: visits, số lượt bạn đọc, adults, người lớn, children, thiếu nhi, "
        "rate, tỷ lệ, rooms, các phòng, remark, nhận xét [so-lieu/khoa-la]",
        "1: số lượt bạn đọc (04) khác người lớn (02) + thiếu nhi (01) = 03 [quan-he/khong-khop]",
    ]


def test_findings_of_what_is_printed(library: Section) -> None:
    found = findings_of(library, DATA.replace("nhi: 1", "nhi: 0").replace("đọc: 3", "đọc: 2"))
    text_md = library.folder / "text.md"
    assert found == [
        f"{text_md.name}:3: mẫu không chạy được: DivisionByZero: [<class 'decimal.DivisionByZero'>] [mau/loi]"
    ]
    assert findings_of(library, DATA.replace("_tốt_", "`tốt`")) == [
        "7: có mã “tốt”; báo cáo không nhận mã hay định dạng thô [van-ban/ma-tho]"
    ]


def test_findings_of_what_is_no_yaml(library: Section) -> None:
    assert findings_of(library, "visits: [1") == [
        "2:1: tệp YAML viết sai cú pháp: thiếu dấu đóng ngoặc, hoặc dòng thụt vào không thẳng hàng [yaml/cu-phap]"
    ]


def test_only_what_a_watched_call_does_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.touch()
    assert watched(lambda: sorted([2, 1])) == []
    assert watched(lambda: (file.read_bytes(), file.read_bytes(), file.unlink())) == [
        f"open “{file}”", f"os.remove “{file}”",
    ]  # fmt: skip


def test_testing_imports_no_pytest() -> None:
    code = "import sys, vanban.testing; sys.exit('pytest' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
