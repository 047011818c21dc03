"""The finding codes in the sources: with which severity and which words each is given to a finding."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path

from attrs import field, frozen

from vanban.discovery import KINDS

from .source import parsed, sources

CODE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*/[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
SEVERITIES = ("error", "warning", "note")
TEXT_METHODS = {"format", "strip", "rstrip"}
DEEPEST = 6
"""Steps from a message back to where its words stand."""


@frozen
class Found:
    """One place where a code is given to a finding, and what is said there."""

    code: str
    severities: tuple[str, ...]
    messages: tuple[str, ...]
    path: Path


@frozen(eq=False)
class Module:
    """A source file: which node stands in which, where functions are called, and the other files."""

    path: Path
    parents: dict[ast.AST, ast.AST]
    calls: dict[str, list[ast.Call]]
    functions: dict[str, ast.FunctionDef]
    constants: dict[str, str]
    others: list[Module] = field(repr=False)

    def codes(self) -> Iterator[Found]:
        """Every code that stands where a finding is made, or in a table that findings are made from."""
        for node, parent in self.parents.items():
            if not isinstance(node, (ast.Constant, ast.JoinedStr)):
                continue
            for name in filter(CODE.fullmatch, _of_each_kind(self._pattern(node))):
                if isinstance(parent, ast.Call) and node in parent.args:
                    yield Found(name, self._severities(parent), self._said(parent, node), self.path)
                elif isinstance(parent, ast.Tuple) and not CODE.fullmatch(self._pattern(parent.elts[-1])):
                    yield Found(name, _handed_on(self.parents), self._said_in_row(parent), self.path)

    def _said(self, call: ast.Call, written: ast.AST) -> tuple[str, ...]:
        at = next(place for place, one in enumerate(call.args) if one is written)
        words = self._words(call.args[at + 1], DEEPEST) if len(call.args) > at + 1 else ("…",)
        whole = "{plugin} {what}; {remedy}" if _name(call.func) == "plugin_error" else "{what}"
        return tuple(whole.replace("{what}", one) for one in words)

    def _said_in_row(self, row: ast.Tuple) -> tuple[str, ...]:
        """The last entry of a row is the sentence, or a part of what a comprehension makes of it."""
        words = [one.replace("{{", "{").replace("}}", "}") for one in self._words(row.elts[-1], DEEPEST)]
        loop = self.parents[self.parents[row]]
        if not isinstance(loop, ast.comprehension) or not isinstance(loop.target, ast.Tuple):
            return tuple(words)
        made = self.parents[loop]
        shape = made.elt if isinstance(made, ast.GeneratorExp) else None
        whole = self._pattern(shape.elts[-1]) if isinstance(shape, ast.Tuple) else "…"
        return tuple(whole.replace(f"{{{_name(loop.target.elts[-1])}}}", one) for one in words)

    def _severities(self, call: ast.Call) -> tuple[str, ...]:
        """Of the function that is called, or of those that it hands the code on to."""
        name = _name(call.func)
        if name in SEVERITIES:
            return (name,)
        if name == "Finding":
            return _handed_on([call])
        chosen = [one for value in self._values(call.func) for one in ast.walk(value)]
        named = tuple(_name(one) for one in chosen if _name(one) in SEVERITIES)
        functions = [module.functions[name] for module in (self, *self.others) if name in module.functions]
        return named or next(filter(None, (_handed_on(ast.walk(one)) for one in functions)), ())

    def _words(self, node: ast.AST, depth: int) -> tuple[str, ...]:
        """What an expression may say; ``…`` where that cannot be told."""
        if isinstance(node, (ast.Constant, ast.JoinedStr)):
            return (self._pattern(node),)
        if isinstance(node, ast.IfExp):
            return (*self._words(node.body, depth), *self._words(node.orelse, depth))
        if isinstance(node, ast.BinOp):
            sides = (self._words(node.left, depth), self._words(node.right, depth))
            return tuple("".join(pair) for pair in product(*sides))
        method = node.func if isinstance(node, ast.Call) else None
        if isinstance(method, ast.Attribute) and method.attr in TEXT_METHODS:
            return self._words(method.value, depth)
        found = self._values(node) if depth else []
        said = dict.fromkeys(one for value in found for one in self._words(value, depth - 1))
        return tuple(one for one in said if one != "…") or ("…",)

    def _values(self, node: ast.AST) -> list[ast.expr]:
        """What a name was last set to, what callers give for a parameter, what a function gives back."""
        if isinstance(node, ast.Call) and _name(node.func) in self.functions:
            inside = ast.walk(self.functions[_name(node.func)])
            return [one.value for one in inside if isinstance(one, ast.Return) and one.value]
        around = [one for one in self._around(node) if isinstance(one, ast.FunctionDef)]
        if not isinstance(node, ast.Name) or not around:
            return []
        return self._set_to(around[0], node) or self._given(around[0], node.id)

    def _set_to(self, function: ast.FunctionDef, name: ast.Name) -> list[ast.expr]:
        """The values of the assignments before, back to the one that every way to the name passes."""
        inside = (
            one for one in ast.walk(function) if isinstance(one, ast.Assign) and one.lineno < name.lineno
        )
        setting = [one for one in inside if any(_name(target) == name.id for target in one.targets)]
        around = set(self._around(name))
        found: list[ast.expr] = []
        for one in sorted(setting, key=lambda one: -one.lineno):
            found.append(one.value)
            if self.parents[one] in around:
                break
        return found

    def _given(self, function: ast.FunctionDef, parameter: str) -> list[ast.expr]:
        names = [one.arg for one in function.args.args if one.arg != "self"]
        if parameter not in names:
            return []
        modules = [self] if function.name.startswith("_") else self.others
        calls = [call for module in modules for call in module.calls.get(function.name, ())]
        place = names.index(parameter)
        return [call.args[place] for call in calls if len(call.args) > place]

    def _around(self, node: ast.AST) -> Iterator[ast.AST]:
        while node in self.parents:
            node = self.parents[node]
            yield node

    def _pattern(self, node: ast.AST) -> str:
        """The text of a string; of a formatted one with the names of what it fills in."""
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else "…"
        if isinstance(node, ast.JoinedStr):
            return re.sub("…+", "…", "".join(map(self._pattern, node.values)))
        name = _name(node.value) if isinstance(node, ast.FormattedValue) else ""
        return self.constants.get(name, f"{{{name}}}" if name and not name.startswith("_") else "…")


def _of_each_kind(code: str) -> list[str]:
    return [code.replace("{kind}", kind) for kind in KINDS] if code.startswith("{kind}/") else [code]


def _handed_on(nodes: Iterable[ast.AST]) -> tuple[str, ...]:
    """The severities of findings whose code is a variable; a Finding states its own."""
    calls = [node for node in nodes if isinstance(node, ast.Call) and node.args]
    by_function = [_name(one.func) for one in calls if isinstance(one.args[0], ast.Name)]
    stated = [_name(one.args[0]).lower() for one in calls if _name(one.func) == "Finding"]
    return tuple(dict.fromkeys(one for one in (*by_function, *stated) if one in SEVERITIES))


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@cache
def _constants(path: Path) -> dict[str, str]:
    """The texts and numbers that a module names, or takes from its neighbours."""
    found: dict[str, str] = {}
    for node in parsed(path).body:
        there = path.parent / f"{node.module}.py" if isinstance(node, ast.ImportFrom) else path
        if isinstance(node, ast.ImportFrom) and node.level == 1 and there.is_file():
            known = _constants(there)
            found |= {one.name: known[one.name] for one in node.names if one.name in known}
        elif isinstance(node, ast.Assign):
            lists = [
                one.elts if isinstance(one, ast.Tuple) else [one] for one in (node.targets[0], node.value)
            ]
            pairs = zip(*lists, strict=False)
            found |= {_name(one): str(two.value) for one, two in pairs if isinstance(two, ast.Constant)}
    return found


def findings() -> dict[str, list[Found]]:
    """Every code, sorted, with the places that use it."""
    modules: list[Module] = []
    for path in sources():
        nodes = list(ast.walk(parsed(path)))
        calls: dict[str, list[ast.Call]] = {}
        for node in nodes:
            if isinstance(node, ast.Call):
                calls.setdefault(_name(node.func), []).append(node)
        parents = {child: node for node in nodes for child in ast.iter_child_nodes(node)}
        functions = {node.name: node for node in nodes if isinstance(node, ast.FunctionDef)}
        modules.append(Module(path, parents, calls, functions, _constants(path), modules))
    found = [one for module in modules for one in module.codes()]
    return {name: [one for one in found if one.code == name] for name in sorted({one.code for one in found})}
