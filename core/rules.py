"""What a decree allows: rules.toml beside a theme.toml. The same rules judge themes and documents."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property

import attrs

from .contract import contract
from .errors import Finding, Severity, VanbanError, error
from .fields import flag, named, number, part, text, texts
from .located import Text
from .read import read
from .values import Node

PAGE, NUMBER = "trang", "so-trang"
LOOKS = (
    "size", "bold", "bold-start", "italic", "underline", "upper", "align", "indent", "gap", "line", "exact",
    "rule", "font", "color", "text", "pattern", "symbol", "present", "same-row", "step", "uniform",
    "counting",
    "width", "height", "top", "bottom", "left", "right", "upright",
    "where", "hides-first", "start", "style", "own",
)  # fmt: skip
"""What a rule may ask of a component, a page or a page number."""

WHICH = ("all", "first", "last", "but-last")
UNBOUNDED = Decimal("1e9")


@contract()
class Rule:
    """One thing that the decree prescribes.

    ``of`` names roles, ``trang`` for pages or ``so-trang`` for page numbers; ``which`` of a role's paragraphs
    are meant. A measure lies between ``least`` and ``most``, give or take ``slack``; a choice is one of
    ``allowed``; a yes-or-no is as ``must`` says, and so is whether the text matches ``pattern``. The rule
    holds for documents that have the roles ``needs`` and not the roles ``lacks``.
    """

    says: str = text("quy định")
    at: str = text("chỗ quy định")
    of: tuple[str, ...] = texts("thành phần")
    look: str = text("đặc điểm", choices=LOOKS)
    which: str = text("đoạn nào", choices=WHICH, default="all")
    least: Decimal = number("ít nhất", default=-UNBOUNDED)
    most: Decimal = number("nhiều nhất", default=UNBOUNDED)
    slack: Decimal = number("dung sai", default=Decimal(0))
    allowed: tuple[str, ...] = texts("cho phép")
    must: bool = flag("phải có", default=True)
    pattern: Text = text("mẫu chữ", default=Text())
    severity: str = text("mức", choices=tuple(Severity), default=Severity.ERROR.value)
    needs: tuple[str, ...] = texts("khi có thành phần")
    lacks: tuple[str, ...] = texts("khi không có thành phần")


@contract()
class Signs:
    """How components are known by their words: regular expressions for text in small letters."""

    number: str = text("số, ký hiệu")
    day: str = text("địa danh, ngày tháng")
    subject: str = text("trích yếu công văn")
    same_issuer: str = text("dòng nối tên cơ quan")
    basis: str = text("căn cứ")
    command: str = text("lời quyết định")
    authority: str = text("quyền hạn, chức vụ")
    appendix: str = text("phụ lục")
    attached: str = text("kèm theo")
    end: str = text("kết thúc")
    draft: str = text("chỗ trống")
    marks: Mapping[str, str] = named(None, "dấu")
    headings: Mapping[str, str] = named(None, "đề mục")


@contract()
class RulesFile:
    """What rules.toml states."""

    name: str = text("tên")
    names: Mapping[str, str] = named(None, "tên thành phần")
    signs: Signs = part(Signs, "dấu hiệu")
    rules: Mapping[str, Rule] = named(Rule, "quy định")


@attrs.frozen(eq=False, repr=False, slots=False)
class Rules:
    """The rules of one rules.toml; ``theme`` heads the codes of their findings."""

    theme: str
    name: str
    names: Mapping[str, str]
    signs: Signs
    rules: Mapping[str, Rule]

    @cached_property
    def patterns(self) -> Mapping[str, re.Pattern[str]]:
        """The rules' text patterns, compiled, by rule."""
        return {ident: re.compile(rule.pattern) for ident, rule in self.rules.items() if rule.pattern}


def read_rules(theme: str, node: Node) -> Rules:
    """The rules that ``node`` states.

    Raises VanbanError for a rules.toml that is at fault, with the line of every fault.
    """
    filled = read(RulesFile, node, "rules")
    if filled.data is None or filled.findings:
        raise VanbanError(*filled.findings)
    rules = filled.data.rules
    faults = [fault for ident, rule in rules.items() for fault in _faults(ident, rule)]
    if faults:
        raise VanbanError(*faults)
    return Rules(theme, filled.data.name, filled.data.names, filled.data.signs, rules)


def _faults(ident: str, rule: Rule) -> list[Finding]:
    try:
        re.compile(rule.pattern)
    except re.error as fault:
        message = f"quy định “{ident}” có mẫu chữ sai: {fault}"
        return [error("quy-dinh/mau-sai", message, rule.pattern.location)]
    return []
