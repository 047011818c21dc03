"""What is asked of every section: it is documented, and whatever the data are, it renders or says why not."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import partial

from ..errors import Location, VanbanError
from ..fields import fields_of
from ..guard import guarded
from ..numerals import format_number
from ..plugin import Way
from ..section import Section
from ..values import Node, Value
from .elsewhere import Elsewhere
from .texts import decomposed_alike, words_as_written
from .trial import SAMPLE, Trial
from .variants import FIGURES, NAME, Place, places, with_figures, with_value, without
from .verdict import Question, errors, faults_of, first_difference, refuse, told
from .watching import watched

HUGE = 999_999_999_999
RENDERINGS = 5


def section_questions(trial: Trial, elsewhere: Elsewhere) -> Iterator[Question]:
    """What is asked, and how; without sample data most of it cannot be."""
    yield "có giới thiệu, nhãn, số liệu mẫu và lời văn", partial(documented, trial)
    yield "số liệu trống được báo, không hỏng", partial(empty_data_told, trial)
    if not (trial.section.folder / SAMPLE).is_file():
        return
    yield "số liệu mẫu dựng được", partial(sample_renders, trial)
    yield "bỏ trường nào cũng được báo hoặc vẫn dựng", partial(missing_fields_told, trial)
    yield "số 0 và số rất lớn vẫn dựng", partial(any_figures_render, trial)
    yield "chữ tổ hợp (NFD) dựng ra như chữ dựng sẵn", partial(decomposed_alike, trial)
    yield "chữ có ký hiệu in ra nguyên văn", partial(words_as_written, trial)
    yield "lần nào cũng dựng ra như nhau", partial(same_every_time, trial, elsewhere)
    yield "không đụng đến tệp, mạng hay tiến trình lúc dựng", partial(touches_nothing, trial)


def documented(trial: Trial) -> str:
    """A title, a docstring, a label for each field, the files of a section's folder."""
    refuse(guarded(trial.plugin, "lúc xem giới thiệu của mục", lambda: list(_undocumented(trial))))
    return ""


def _undocumented(trial: Trial) -> Iterator[str]:
    section = trial.section
    if not str(section.title or "").strip():
        yield "mục không có title; hãy ghi tên gọi của mục"
    if not (section.contract.__doc__ or "").strip():
        where = "section.toml không có description"
        if trial.plugin.way is not Way.FOLDER:
            where = f"lớp số liệu {section.contract.__name__} không có docstring"
        yield f"{where}; hãy viết một câu cho biết mục nói về gì"
    for path in _unlabelled(section.contract, ""):
        yield f"trường {path} không có nhãn; hãy ghi nhãn như cán bộ vẫn gọi"
    is_worded = type(section).render is not Section.render
    for name, what in ((SAMPLE, "số liệu mẫu"), *(() if is_worded else (("text.md", "lời văn"),))):
        if not (section.folder / name).is_file():
            yield f"thiếu tệp {name} trong thư mục “{section.folder}”; hãy ghi {what} vào đó"


def _unlabelled(contract: type, path: str) -> Iterator[str]:
    for spec in fields_of(contract):
        if not spec.label.strip():
            yield f"{path}{spec.name}"
        below = spec.official.contract if spec.official else spec.of
        if below is not None:
            yield from _unlabelled(below, f"{path}{spec.name}.")


def sample_renders(trial: Trial) -> str:
    """The sample is read and rendered without an error, to some text; says how long a rendering takes."""
    node = trial.sample()
    filled = trial.read(node)
    if faults := errors(filled.findings):
        refuse([f"số liệu mẫu có lỗi: {told(faults)}; hãy sửa {SAMPLE}"])
    if not trial.text(node).strip():
        refuse([f"số liệu mẫu dựng ra văn bản trống; hãy ghi vào {SAMPLE} đủ để in ra một đoạn"])
    spent = [_milliseconds(partial(trial.contribution, filled.data)) for _ in range(RENDERINGS)]
    return f"{format_number(Decimal(f'{statistics.median(spent):.2f}'))} ms mỗi lần dựng"


def _milliseconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return (time.perf_counter() - start) * 1000


def empty_data_told(trial: Trial) -> str:
    """An empty file is told in findings, or renders."""
    nothing = Value(None, Location(SAMPLE, 1))
    if trial.read(nothing).data is not None:
        refuse(faults_of("khi số liệu trống", partial(trial.text, nothing)))
    return ""


def missing_fields_told(trial: Trial) -> str:
    """Each stated field left out in turn: an error names it, or the section renders all the same."""
    node = trial.sample()
    stated = [place for place in places(trial.section.contract, node) if _is_stated(place)]
    refuse([fault for place in stated for fault in _without(trial, node, place)])
    return f"{len(stated)} trường"


def _is_stated(place: Place) -> bool:
    return place.spec.kind != NAME and not (isinstance(place.node, Value) and place.node.data is None)


def _without(trial: Trial, node: Node, place: Place) -> list[str]:
    rest = without(trial.section.contract, node, place.path)
    try:
        filled = trial.read(rest)
    except VanbanError as fault:
        return [f"bỏ {place}: {told(fault.findings)}"]
    if filled.data is not None:
        return faults_of(f"bỏ {place}", partial(trial.text, rest))
    if any(place.spec.label in finding.message for finding in errors(filled.findings)):
        return []
    return [f"bỏ {place} thì không đọc được số liệu mà không phát hiện nào gọi tên nó"]


def any_figures_render(trial: Trial) -> str:
    """All figures zero, all of them huge, then each one zero: whatever relations break, the text is made."""
    node, contract = trial.sample(), trial.section.contract
    figures = [one for one in places(contract, node) if one.spec.kind in FIGURES and one.value is not None]
    cases = {f"mọi số bằng {format_number(one)}": with_figures(contract, node, one) for one in (0, HUGE)}
    cases |= {f"{place} bằng 0": with_value(contract, node, place.path, 0) for place in figures}
    remedy = "hãy hỏi trong mẫu trước khi chia hay so sánh"
    found = (faults_of(f"khi {case}", partial(trial.text, one), remedy) for case, one in cases.items())
    refuse([fault for faults in found for fault in faults])
    return f"{len(figures)} số liệu"


def same_every_time(trial: Trial, elsewhere: Elsewhere) -> str:
    """The same data give the same text and facts, once more and in other processes."""
    node = trial.sample()
    first, second = trial.record(node), trial.record(node)
    remedy = "hãy bỏ ngày giờ, số ngẫu nhiên và những gì giữ lại từ lần dựng trước"
    refuse(_unlike(first, second, f"dựng lần sau ra khác lần trước; {remedy}"))
    other = elsewhere.differing(trial.section.name, first)
    refuse(_unlike(first, other, "dựng ở tiến trình khác thì khác; hãy sắp xếp tập hợp (set) trước khi in"))
    return ""


def _unlike(first: list[str], second: list[str], what: str) -> list[str]:
    pairs = first_difference(first, second)
    return [f"“{one}” thành “{other}”: {what}" for one, other in pairs]


def touches_nothing(trial: Trial) -> str:
    """Rendering opens no file, network or process: data come from sources, wording from the template."""
    data = trial.data(trial.sample())
    trial.contribution(data)  # imports modules and compiles the template
    run = partial(watched, trial.rendering(data))
    seen = guarded(trial.plugin, f"lúc dựng mục “{trial.section.name}” (render)", run)
    remedy = "hãy đọc lúc nạp plugin, hoặc nhận qua số liệu"
    refuse([f"lúc dựng, mục gọi {event}; {remedy}" for event in seen])
    return ""
