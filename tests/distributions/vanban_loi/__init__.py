"""One sound plugin of each kind, all called loi, for tests to spoil."""

from collections.abc import Iterable
from pathlib import Path

from vanban import (
    Check,
    Context,
    Contribution,
    Document,
    Finding,
    Item,
    Location,
    Reading,
    Record,
    Request,
    Section,
    Source,
    Theme,
    ThemeFolder,
    Value,
    Writer,
    contract,
    count,
    hookimpl,
)

HERE = Path(__file__).parent


@contract()
class Data:
    """One figure."""

    visits: int = count("số lượt", unit="lượt")


class OurSection(Section):
    """Renders as every section does."""

    def render(self, data: object, context: Context) -> Contribution:
        """Fill in text.md."""
        return super().render(data, context)


class OurSource(Source):
    """Files that end with .loi."""

    name = "loi"
    suffixes = (".loi",)

    def read(self, request: Request) -> Reading:
        """Find seven visits in whatever file."""
        at = Location(request.file, 1)
        return Reading(Record((Item("visits", at, Value("7", at)),), at))


class OurCheck(Check):
    """Finds nothing."""

    name = "loi"

    def check(self, document: Document) -> Iterable[Finding]:
        """Find nothing."""
        return []


class OurWriter(Writer):
    """Files that end with .loi."""

    name = "loi"
    suffix = ".loi"

    def write(self, document: Document, theme: Theme) -> bytes:
        """Write three letters."""
        return b"loi"


@hookimpl
def vanban_register_themes() -> Iterable[ThemeFolder]:
    """Offer the theme."""
    return [ThemeFolder("loi", HERE)]


@hookimpl
def vanban_register_sources() -> Iterable[Source]:
    """Offer the source."""
    return [OurSource()]


@hookimpl
def vanban_register_sections() -> Iterable[Section]:
    """Offer the section."""
    return [OurSection("loi", "Mục lỗi", Data, HERE)]


@hookimpl
def vanban_register_checks() -> Iterable[Check]:
    """Offer the check."""
    return [OurCheck()]


@hookimpl
def vanban_register_writers() -> Iterable[Writer]:
    """Offer the writer."""
    return [OurWriter()]
