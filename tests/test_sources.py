"""Sources: what each reads, where it says a value stood, and what it says of a file that is at fault."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from vanban import Item, Node, Record, Rows, Value, VanbanError
from vanban.registry import Registry
from vanban.source import Request


def flat(node: Node, path: str = "") -> list[tuple[str, object, str]]:
    """Every scalar of a tree: its path, its value, its place."""
    if isinstance(node, Value):
        return [(path, node.data, node.location.place)]
    if isinstance(node, Rows):
        return [found for n, child in enumerate(node.nodes) for found in flat(child, f"{path}/{n}")]
    return [found for item in node.items for found in flat(item.node, f"{path}/{item.key}")]


def read(registry: Registry, folder: Path, name: str, content: str | bytes) -> Node:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return registry.read(Request(folder, name)).node


GOOD = {
    "YAML leaves every plain scalar as text": (
        "a.yaml",
        "số: 07\nb: [010, true, 2024-03, ~, '']\nc: {d: 1.234}\nđoạn: |\n  một\n  hai\n",
        [
            ("/số", "07", "1"), ("/b/0", "010", "2"), ("/b/1", "true", "2"), ("/b/2", "2024-03", "2"),
            ("/b/3", None, "2"), ("/b/4", "", "2"), ("/c/d", "1.234", "3"), ("/đoạn", "một\nhai\n", "5"),
        ],
    ),
    "YAML of spreadsheets' machines: byte order mark, CRLF": (
        "a.yaml", b"\xef\xbb\xbfa: 1\r\nb: 2\r\n", [("/a", "1", "1"), ("/b", "2", "2")],
    ),
    "JSON has exact numbers, and a line and column for each": (
        "a.json",
        '{"a": 1.10,\n "b": [true, null, "x"],\n "c/~\\"é": {"d": -3}}',
        [
            ("/a", Decimal("1.10"), "1:7"), ("/b/0", True, "2:8"), ("/b/1", None, "2:14"), ("/b/2", "x", "2:20"),
            ('/c/~"é/d', -3, "3:18"),
        ],
    ),
    "TOML knows the lines of keys, tables and arrays of tables": (
        "a.toml",
        'a = 1.5\n[b.c]\n"d" = "x"\ne.f = 2024-02-28T10:00:00\n[[g]]\nh = 1\n[[g]]\nh = 2\n',
        [
            ("/a", Decimal("1.5"), "1"), ("/b/c/d", "x", "3"),
            ("/b/c/e/f", __import__("datetime").date(2024, 2, 28), "4"), ("/g/0/h", 1, "6"), ("/g/1/h", 2, "8"),
        ],
    ),
    "CSV is a table under its header": (
        "a.csv",
        "đơn vị;số\nSở A;1.234\n;\n\"Sở\nB\";\n",
        [("/0/đơn vị", "Sở A", "2:1"), ("/0/số", "1.234", "2:2"), ("/1/đơn vị", "Sở\nB", "4:1"), ("/1/số", None, "4:2")],
    ),
    "CSV is a list where a column says chỉ tiêu and another giá trị": (
        "a.csv",
        "TT,Chỉ tiêu,Giá trị,Ghi chú\n1,tổng số.lượt tiếp,31,\n2,cả năm,40,x\n3,tổng số.số người,53,\n",
        [("/cả năm", "40", "3:3"), ("/tổng số/lượt tiếp", "31", "2:3"), ("/tổng số/số người", "53", "4:3")],
    ),
    "a text file is one value": ("a.md", "# Một\n\nhai\n", [("", "# Một\n\nhai\n", "1")]),
    "an empty text file is no value": ("a.txt", "\n\n", [("", "", "1")]),
    "an empty YAML file is no value": ("a.yaml", "# chỉ có ghi chú\n", [("", None, "1")]),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), GOOD.values(), ids=GOOD)
def test_values_and_places(
    name: str, content: str, expected: list[tuple[str, object, str]], registry: Registry, tmp_path: Path
) -> None:
    assert flat(read(registry, tmp_path, name, content)) == expected


def test_a_key_that_json_states_twice_stays_twice(registry: Registry, tmp_path: Path) -> None:
    node = read(registry, tmp_path, "a.json", '{"a": 1, "a": 2}')
    assert isinstance(node, Record)
    assert [item.key for item in node.items if isinstance(item, Item)] == ["a", "a"]


BAD = {
    "YAML colon": ("a.yaml", "a: b: c\n", "a.yaml:1:5: tệp YAML viết sai cú pháp: dấu “:” ở chỗ không ngờ; hãy đặt cả giá trị trong dấu ngoặc kép"),
    "YAML tab": ("a.yaml", "a:\n\tb: 1\n", "a.yaml:2:1: tệp YAML viết sai cú pháp: dòng thụt bằng phím Tab (hãy thay bằng dấu cách), hoặc ký tự đặc biệt đầu giá trị (hãy đặt cả giá trị trong dấu ngoặc kép)"),
    "YAML at sign": ("a.yaml", "a: @b\n", "a.yaml:1:4: tệp YAML viết sai cú pháp: dòng thụt bằng phím Tab (hãy thay bằng dấu cách), hoặc ký tự đặc biệt đầu giá trị (hãy đặt cả giá trị trong dấu ngoặc kép)"),
    "YAML quote": ("a.yaml", 'a: "b\n', "a.yaml:2:1: tệp YAML viết sai cú pháp: thiếu dấu ngoặc kép đóng"),
    "YAML documents": ("a.yaml", "a: 1\n---\nb: 2\n", "a.yaml:2:1: tệp YAML viết sai cú pháp: có nhiều tài liệu trong một tệp (dòng ---)"),
    "YAML within itself": ("a.yaml", "a: &x [*x]\n", "a.yaml:1: tệp YAML lồng quá 20 tầng hoặc quá lớn"),
    "YAML of a billion laughs": (
        "a.yaml",
        "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
        "a.yaml:1: tệp YAML lồng quá 20 tầng hoặc quá lớn",
    ),
    "JSON comma": ("a.json", '{"a": 1\n "b": 2}', "a.json:2:2: tệp JSON viết sai cú pháp: thiếu dấu phẩy hoặc dấu đóng ngoặc"),
    "JSON NaN": ("a.json", '{"a": NaN}', "a.json: tệp JSON không đọc được: NaN không phải là số của JSON"),
    "TOML": ("a.toml", "a = 1\nb = \n", "a.toml:2: tệp TOML viết sai cú pháp: Invalid value (at line 2, column 5)"),
    "CSV with a cell too many": ("a.csv", "a,b\n1,2,3\n", "a.csv:2:3: dòng này có 3 cột, dòng tiêu đề chỉ có 2"),
    "CSV with a list's cell missing": ("a.csv", "chỉ tiêu,giá trị\nx\n", "a.csv:2:1: dòng này chỉ có 1 cột"),
    "CSV quote": ("a.csv", 'a,b\n"1,2\n', "a.csv:2: tệp CSV viết sai cú pháp: thiếu dấu ngoặc kép đóng"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), BAD.values(), ids=BAD)
def test_faults_name_their_place(
    name: str, content: str, expected: str, registry: Registry, tmp_path: Path
) -> None:
    with pytest.raises(VanbanError) as fault:
        read(registry, tmp_path, name, content)
    (finding,) = fault.value.findings
    assert f"{finding.location}: {finding.message}" == expected
