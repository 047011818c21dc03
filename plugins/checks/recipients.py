"""Whether kính gửi, nơi nhận and lưu fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vanban import Check, Document, Finding, fold, hookimpl, warning

AS_ABOVE = "như trên"


class Recipients(Check):
    """A document with “Kính gửi” lists “Như trên” first (II.9.b); every one is filed (II.9.d)."""

    name = "noi-nhan"

    def check(self, document: Document) -> Iterator[Finding]:
        """Warn where a line that the decree asks for is missing."""
        report = document.report
        first = fold(report.recipients[0]).rstrip(";.") if report.recipients else ""
        if report.addressees and not first.startswith(AS_ABOVE):
            message = "có “kính gửi” thì dòng đầu của “nơi nhận” phải là “Như trên”"
            at = (report.recipients or report.addressees)[0].location
            yield warning("noi-nhan/nhu-tren", message, at)
        if not report.filing:
            at = report.recipients[0].location if report.recipients else report.subject[0].location
            yield warning("noi-nhan/luu", "chưa có dòng lưu (filing), ví dụ “VT, TH”", at)


@hookimpl
def vanban_register_checks() -> Iterable[Check]:
    """Offer the check of recipients."""
    return [Recipients()]
