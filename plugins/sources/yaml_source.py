"""YAML, read by the meaning of YAML 1.2: every plain scalar stays text, so 07 is seven and 010 is ten.

What a scalar means is left to the contract: ``1.234`` is a count to a count field, a word to a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from vanban import (
    Item,
    Location,
    Node,
    Reading,
    Record,
    Request,
    Rows,
    Source,
    Value,
    VanbanError,
    error,
    hookimpl,
)

QUOTE_IT = "hãy đặt cả giá trị trong dấu ngoặc kép"
TAB = f"dòng thụt bằng phím Tab (hãy thay bằng dấu cách), hoặc ký tự đặc biệt đầu giá trị ({QUOTE_IT})"
UNCLOSED = "thiếu dấu đóng ngoặc, hoặc dòng thụt vào không thẳng hàng"
PROBLEMS = {
    "mapping values are not allowed in this context": f"dấu “:” ở chỗ không ngờ; {QUOTE_IT}",
    "found character that cannot start any token": TAB,
    "found a tab character that violates indentation": TAB,
    "found unexpected end of stream": "thiếu dấu ngoặc kép đóng",
    "could not find expected ':'": "thiếu dấu “:” sau tên mục",
    "did not find expected key": "dòng thụt vào không thẳng hàng, hoặc thiếu dấu ngoặc kép",
    "did not find expected node content": UNCLOSED,
    "did not find expected ',' or ']'": UNCLOSED,
    "did not find expected ',' or '}'": UNCLOSED,
    "did not find expected '-' indicator": "các dòng gạch đầu dòng không thẳng hàng",
    "found undefined alias": f"dấu “*” đầu giá trị; {QUOTE_IT}",
    "did not find expected alphabetic or numeric character": f"dấu “*” hoặc “&” đầu giá trị; {QUOTE_IT}",
    "block sequence entries are not allowed in this context": "gạch đầu dòng phải ở dòng riêng",
    "found a tab character where an indentation space is expected": TAB,
    "found unknown escape character": "dấu “\\” trong ngoặc kép; hãy dùng ngoặc đơn",
    "but found another document": "có nhiều tài liệu trong một tệp (dòng ---)",
}
"""What libyaml says, as an officer would want to hear it."""

EMPTY = {"", "~", "null", "Null", "NULL"}
DEEPEST = 20
NESTED = re.compile(r"(?:[\[{?-]\s*){1000}")


TAGS = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the C one, where there is one
    """Guesses no types: what a plain scalar means is for the contract to say."""

    def resolve(self, kind: type, value: object, implicit: object) -> str:
        """The tag of a node that states none."""
        return TAGS[kind]


class YamlSource(Source):
    """Files that end with .yaml or .yml."""

    name = "yaml"
    suffixes = (".yaml", ".yml")

    def read(self, request: Request) -> Reading:
        """Read the one YAML document of a file; anchors may be used, but no node within itself."""
        file = request.text()
        if NESTED.search(file.text):  # libyaml's own depth is the machine stack's
            raise VanbanError(error("yaml/qua-sau", f"tệp YAML lồng quá {DEEPEST} tầng", Location(file.name)))
        try:
            root = yaml.compose(file.text, Loader=Loader)
        except yaml.MarkedYAMLError as fault:
            mark = fault.problem_mark or fault.context_mark
            at = Location(file.name, mark.line + 1, mark.column + 1) if mark else Location(file.name)
            problem = str(fault.problem or fault.context)
            message = f"tệp YAML viết sai cú pháp: {PROBLEMS.get(problem, problem)}"
            raise VanbanError(error("yaml/cu-phap", message, at)) from None
        except yaml.YAMLError as fault:
            message = f"tệp YAML có ký tự không đọc được: {getattr(fault, 'reason', fault)}"
            raise VanbanError(error("yaml/cu-phap", message, Location(file.name))) from None
        if root is None:
            return Reading(Value(None, Location(file.name, 1)), file.findings)
        return Reading(_Converter(file.name).node(root, 0), file.findings)


class _Converter:
    def __init__(self, file: str) -> None:
        self.file = file
        self.budget = 1_000_000  # nodes; anchors used over and over must not fill the memory

    def node(self, node: yaml.Node, depth: int) -> Node:
        at = self._at(node)
        self.budget -= 1
        if depth > DEEPEST or self.budget < 0:
            raise VanbanError(error("yaml/qua-sau", f"tệp YAML lồng quá {DEEPEST} tầng hoặc quá lớn", at))
        if isinstance(node, yaml.MappingNode):
            return Record(tuple(self._items(node, depth)), at)
        if isinstance(node, yaml.SequenceNode):
            return Rows(tuple(self.node(child, depth + 1) for child in node.value), at)
        is_empty = node.value in EMPTY and not getattr(node, "style", None)
        return Value(None if is_empty else node.value, at)

    def _items(self, node: yaml.MappingNode, depth: int) -> Iterator[Item]:
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else str(key.tag)
            yield Item(name, self._at(key), self.node(value, depth + 1))

    def _at(self, node: yaml.Node) -> Location:
        block = isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}
        return Location(self.file, node.start_mark.line + 1 + block)


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the YAML source."""
    return [YamlSource()]
