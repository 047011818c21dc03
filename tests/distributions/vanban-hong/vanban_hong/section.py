"""A section that needs a package which nobody has."""

from __future__ import annotations

from collections.abc import Iterable

import khong_co_goi

from vanban import Section, hookimpl


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer what the missing package would make."""
    return [khong_co_goi.section("muc-hong")]
