"""What the rules of a theme say of a document that a test made."""

from __future__ import annotations

from functools import cache

import pytest
from _pytest.mark import ParameterSet
from form_builder import Form

from vanban.registry import Registry, load_registry
from vanban.rules import Rules
from vanban.theme_files import Asked, rules_of, theme_of
from vanban.verify import Verdict
from vanban.verifying import verified


@cache
def known() -> Registry:
    return load_registry()


def rules(theme: str) -> Rules:
    found = rules_of(theme_of(Asked(theme), known()), known())
    assert found is not None
    return found


def each_rule(theme: str) -> list[ParameterSet]:
    """A case for each rule, by its name."""
    return [pytest.param(ident, rule, id=ident) for ident, rule in rules(theme).rules.items()]


def verdict(form: Form, theme: str = "nd30") -> Verdict:
    writer, look = known().find("writer", "docx"), theme_of(Asked(theme), known())
    return verified(writer, form.docx(), "a.docx", look, known()).verdict


def broken(form: Form, theme: str = "nd30") -> set[str]:
    """The rules that a document does not keep."""
    return {one.ident for one in verdict(form, theme).mismatches}
