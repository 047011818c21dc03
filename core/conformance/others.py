"""What is asked of checks, writers, themes and executors, over a small report made for it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import attrs
from attrs import frozen

from ..assemble import assemble
from ..build import Built, find_theme, write
from ..elsewhere import elsewhere
from ..errors import Finding
from ..executor import Job
from ..guard import guarded
from ..located import Text
from ..model import Document
from ..prepare import prepare
from ..project import Project
from ..registration import Offer
from ..registry import Registry
from ..scaffold import new_report
from ..theme import Theme
from .verdict import Question, errors, misshapen, refuse, told, undocumented
from .watching import watched

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")


@frozen(eq=False, repr=False)
class SmallReport:
    """What ``vanban new report`` makes: as it is, and without data, recipients or filing; in nd30."""

    project: Project
    documents: tuple[Document, Document]
    theme: Theme


@cache
def small_report() -> SmallReport:
    """The report, assembled by the installed plugins."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "bao-cao"
        new_report(folder)
        registry, project = prepare(folder)
        whole = assemble(project, registry)
        for file in (folder / "data").iterdir():
            file.unlink()
        report = attrs.evolve(project.report, recipients=(), filing="")
        bare = assemble(attrs.evolve(project, report=report), registry)
        return SmallReport(project, (whole, bare), find_theme(registry, project))


def check_questions(offer: Offer) -> Iterator[Question]:
    """What is asked of a check, and how."""
    yield "có giới thiệu", partial(_check_documented, offer)
    yield "phát hiện có mã và câu", partial(_codes_and_sentences, offer)
    yield "lần nào cũng phát hiện như nhau", partial(_finds_the_same, offer)
    yield "không đụng đến tệp, mạng hay tiến trình lúc kiểm tra", partial(_check_touches_nothing, offer)


def _check_documented(offer: Offer) -> str:
    refuse(undocumented(offer.value))
    return ""


def _found(offer: Offer, document: Document) -> list[Any]:
    doing = f"lúc kiểm tra “{offer.name}” (check)"
    return guarded(offer.plugin, doing, lambda: list(offer.value.check(document)))


def _codes_and_sentences(offer: Offer) -> str:
    found = [one for document in small_report().documents for one in _found(offer, document)]
    refuse(list(dict.fromkeys(fault for one in found for fault in _ill_said(one))))
    return f"{len(found)} phát hiện"


def _ill_said(found: object) -> Iterator[str]:
    if not isinstance(found, Finding):
        yield f"phép kiểm tra trả về {type(found).__name__}, phải là Finding"
        return
    if not CODE.fullmatch(found.code):
        yield f"mã “{found.code}” phải có dạng ten/ten, chữ thường không dấu, như noi-nhan/luu"
    if not found.message.strip():
        yield f"phát hiện [{found.code}] không có câu nào; hãy nói sai gì và cần sửa thế nào"


def _finds_the_same(offer: Offer) -> str:
    for document in small_report().documents:
        first, second = _found(offer, document), _found(offer, document)
        if first != second:
            one, other = (f"“{told(found)}”" for found in (first, second))
            refuse([f"lần đầu phát hiện {one}, lần sau {other}; hãy bỏ những gì giữ lại giữa hai lần"])
    return ""


def _check_touches_nothing(offer: Offer) -> str:
    document = small_report().documents[0]
    _found(offer, document)  # imports what it needs
    seen = guarded(
        offer.plugin,
        f"lúc kiểm tra “{offer.name}” (check)",
        lambda: watched(lambda: list(offer.value.check(document))),
    )
    refuse([f"lúc kiểm tra, nó gọi {event}; phép kiểm tra chỉ xem văn bản được trao" for event in seen])
    return ""


def writer_questions(offer: Offer, registry: Registry) -> Iterator[Question]:
    """What is asked of a writer, and how."""
    yield "có giới thiệu và đuôi tệp", partial(_writer_documented, offer)
    yield "ghi được báo cáo nhỏ, lần nào cũng như nhau", partial(_writes, offer, registry)


def _writer_documented(offer: Offer) -> str:
    refuse([*undocumented(offer.value), *misshapen(offer.value.suffix)])
    return ""


def _writes(offer: Offer, registry: Registry) -> str:
    small = small_report()
    first, second = (_written(registry, small, small.theme, offer.name) for _ in range(2))
    if not first:
        refuse(["ghi ra tệp trống"])
    if first != second:
        sizes = f"{len(first)} và {len(second)} byte"
        refuse([f"hai lần ghi ra khác nhau ({sizes}); hãy bỏ ngày giờ và mã ngẫu nhiên"])
    return f"{len(first)} byte"


def _written(registry: Registry, small: SmallReport, theme: Theme, to: str) -> bytes:
    return write(registry, Built(small.documents[0], theme, ()), theme, to)


def executor_questions(offer: Offer) -> Iterator[Question]:
    """What is asked of an executor, and how."""
    yield "có giới thiệu", partial(_documented, offer)
    yield "trả về kết quả, và lỗi của việc được giao", partial(_runs, offer)


def _documented(offer: Offer) -> str:
    refuse(undocumented(offer.value))
    return ""


def _runs(offer: Offer) -> str:
    if offer.value.schemes:
        return "chưa thử: cần địa chỉ của các máy"
    job = Job(str(Path.cwd()), is_trusted=False, to="docx")
    with guarded(
        offer.plugin,
        "lúc mở nơi dựng (start)",
        lambda: offer.value.start(job, 1, "", partial(elsewhere, job)),
    ) as pool:
        right, wrong = pool.submit(abs, -7), pool.submit(int, "bảy")
        told = wrong.exception()
        refuse([] if right.result() == 7 else [f"việc abs(-7) trả về {right.result()!r}"])
        refuse([] if isinstance(told, ValueError) else [f"lỗi ValueError của việc được giao thành {told!r}"])
    return ""


def theme_questions(offer: Offer, registry: Registry) -> Iterator[Question]:
    """What is asked of a theme, and how."""
    yield "dựng được báo cáo nhỏ ra .docx", partial(_dresses, offer, registry)


def _dresses(offer: Offer, registry: Registry) -> str:
    small = small_report()
    report = attrs.evolve(small.project.report, theme=Text(offer.name))
    theme = find_theme(registry, attrs.evolve(small.project, report=report))
    if faults := errors(theme.findings):
        refuse([f"thể thức có lỗi: {told(faults)}; hãy sửa theme.toml"])
    _written(registry, small, theme, "docx")
    return ""
