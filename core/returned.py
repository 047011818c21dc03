"""What subordinate units reported, as far as a consolidating report takes it, and the account of who did."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from .contract import contract
from .errors import Location
from .fields import count, part, texts
from .located import Count, Text
from .shares import Unit


@contract("received <= expected")
class ReturnCounts:
    """How many units there are of each kind; ``expected`` only where a list of units was given."""

    expected: Count | None = count("số đơn vị phải báo cáo", unit="đơn vị", default=None)
    received: Count = count("số đơn vị có báo cáo được tổng hợp", unit="đơn vị")
    missing: Count = count("số đơn vị chưa gửi báo cáo", unit="đơn vị")
    other_period: Count = count("số đơn vị gửi báo cáo của kỳ khác", unit="đơn vị")
    twice: Count = count("số đơn vị gửi nhiều báo cáo khác nhau", unit="đơn vị")
    broken: Count = count("số đơn vị có số liệu không khớp", unit="đơn vị")
    changed: Count = count("số đơn vị có số liệu bị sửa tay", unit="đơn vị")


@contract()
class Returns:
    """Which units' reports were taken, and which were not, by their names; the counts of each."""

    counts: ReturnCounts = part(ReturnCounts, "số lượng")
    expected: tuple[Text, ...] = texts("các đơn vị phải báo cáo")
    received: tuple[Text, ...] = texts("các đơn vị có báo cáo được tổng hợp")
    missing: tuple[Text, ...] = texts("các đơn vị chưa gửi báo cáo")
    other_period: tuple[Text, ...] = texts("các đơn vị gửi báo cáo của kỳ khác")
    twice: tuple[Text, ...] = texts("các đơn vị gửi nhiều báo cáo khác nhau")
    broken: tuple[Text, ...] = texts("các đơn vị có số liệu không khớp")
    changed: tuple[Text, ...] = texts("các đơn vị có số liệu bị sửa tay")


@frozen(eq=False)
class UnitSection:
    """A section as a unit's report keeps it; the plain data are None where the report has no such section."""

    source: Unit
    data: Mapping[str, Any] | None


@frozen(eq=False, repr=False)
class Returned:
    """The sections of the reports that were taken, each by its key, in the units' order."""

    reports: tuple[tuple[Unit, Mapping[str, Any]], ...]
    returns: Returns | None
    at: Location

    def section(self, key: str) -> Iterator[UnitSection]:
        """What each unit states of a section."""
        return (UnitSection(source, sections.get(key)) for source, sections in self.reports)
