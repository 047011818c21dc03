"""A theme against the rules: whatever leaves the decree's ranges is told at the line that states it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from .errors import Finding, fold, warning
from .measures import ALIGNED, FLAGS, LINE_HEIGHT, figure, measured
from .pages_judged import SIDES, within
from .recognition.pieces import same_letters
from .rules import NUMBER, PAGE, Rule, Rules
from .theme import Role, Theme

Wrong = tuple[str, str]
"""The field of a role that does not keep a rule, and the words for it."""


def judge_theme(theme: Theme, rules: Rules, prescribed: Theme) -> Iterator[Finding]:
    """A warning for each value of the theme that a document made by it would be blamed for.

    ``prescribed`` is the theme that the rules belong to: its fixed texts and symbols are the decree's.
    """
    for ident, rule in rules.rules.items():
        for keys, words in (*_wrong(theme, rule), *_reworded(theme, rule, prescribed)):
            where = f"thành phần “{keys[1]}” " if keys[0] == "roles" else ""
            message = f"{where}{words}; quy định: {rule.says} ({rule.at})"
            yield warning(f"{rules.theme}/{ident}", message, theme.at(*keys) or theme.at(*keys[:2]))


def _wrong(theme: Theme, rule: Rule) -> Iterator[tuple[tuple[str, ...], str]]:
    if rule.of[0] == PAGE:
        value = getattr(theme.style.page, rule.look, None)
        if isinstance(value, Decimal) and not within(rule, value):
            yield ("page", rule.look), f"{SIDES[rule.look]} {figure(value)} mm"
    elif rule.look == "font":
        if fold(theme.style.font) not in map(fold, rule.allowed):
            yield ("font",), f"phông chữ {theme.style.font}"
    elif rule.look in ROLE_LOOKS and (rule.of[0] != NUMBER or rule.look in {"size", "italic", "align"}):
        for name in rule.of:
            role = theme.style.roles.get(name)
            found = ROLE_LOOKS[rule.look](rule, role) if role else None
            if found:
                yield ("roles", name, found[0]), found[1]


def _reworded(theme: Theme, rule: Rule, prescribed: Theme) -> Iterator[tuple[tuple[str, ...], str]]:
    """Fixed texts and symbols of types that are not the prescribed ones."""
    if rule.look not in {"text", "symbol"}:
        return
    table = "texts" if rule.look == "text" else "types"
    ours, theirs = getattr(theme.style, table), getattr(prescribed.style, table)
    for name in rule.of if rule.look == "text" else theirs:
        if not same_letters(ours.get(name, ""), theirs.get(name, "")):
            yield (table, name), f"chữ “{ours.get(name, '')}” thay cho “{theirs.get(name, '')}”"


def _measure(look: str, field: str, value: Callable[[Role], Decimal]) -> Callable[[Rule, Role], Wrong | None]:
    def judge(rule: Rule, role: Role) -> Wrong | None:
        found = value(role)
        return None if within(rule, found) else (field, measured(look, [found]))

    return judge


def _flag(look: str) -> Callable[[Rule, Role], Wrong | None]:
    def judge(rule: Rule, role: Role) -> Wrong | None:
        value = bool(getattr(role, look))
        return None if value == rule.must else (look, FLAGS[look][0 if value else 1])

    return judge


def _upper(rule: Rule, role: Role) -> Wrong | None:
    return ("upper", "in hoa") if role.upper and not rule.must else None


def _align(rule: Rule, role: Role) -> Wrong | None:
    return None if role.align in rule.allowed else ("align", ALIGNED[role.align])


def _line(role: Role) -> Decimal:
    return role.exact / (role.size * LINE_HEIGHT) if role.exact else role.line


ROLE_LOOKS: Mapping[str, Callable[[Rule, Role], Wrong | None]] = {
    "size": _measure("size", "size", lambda role: role.size),
    "indent": _measure("indent", "indent", lambda role: role.indent),
    "gap": _measure("gap", "before", lambda role: role.before + role.after),
    "line": _measure("line", "line", _line),
    "exact": _measure("exact", "exact", lambda role: role.exact),
    "rule": _measure("rule", "rule", lambda role: role.rule),
    **{look: _flag(look) for look in FLAGS},
    "upper": _upper,
    "align": _align,
}
