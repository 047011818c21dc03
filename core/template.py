"""Section wording: Jinja2 templates that yield Markdown. The only module that knows Jinja2.

Whatever a template prints from data comes out as text: Markdown in it is escaped. Figures leave a mark
and become facts; instrument keys become citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache, lru_cache
from typing import Any

import jinja2
from attrs import field, frozen
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .comparison import NOTHING, WORDS, Baselines, Comparison
from .dates import long_date, short_date
from .errors import Location, VanbanError, error, suggestion
from .escaping import SPECIAL, escape
from .fields import fields_of
from .located import Amount, Count, Key, Markdown, Text
from .marks import UNPRINTABLE, mark
from .model import Agency, Contribution, Fact, Origin, fact_of
from .numerals import format_number
from .period import Period
from .relation import Figure

SYNTAX = (
    (r"Unexpected end of template", "thiếu {% endif %} hoặc {% endfor %} ở cuối"),
    (r"unexpected '(.*)'", r"thừa, hoặc viết nhầm chỗ, “\1”"),
    (r"No filter named '(.*)'", r"không có bộ lọc “\1”"),
    (r"Encountered unknown tag '(.*)'", r"không có lệnh “\1”, hoặc nó đứng sai chỗ"),
)
"""What the parser says most often, in Vietnamese."""

HUNDREDTH = Decimal("0.01")
RECORDER = "vanban_recorder"
COMPILED = "vanban_1_%s.cache"
"""Files of compiled templates; the number grows when a filter's kind changes, which is compiled into them."""


@frozen(eq=False, repr=False)
class Recorder:
    """What one rendering has printed so far."""

    agency: Agency
    period: Period
    baselines: Baselines = NOTHING
    facts: list[Fact] = field(factory=list)
    citations: dict[str, Location] = field(factory=dict)
    origins: list[Origin] = field(factory=list)

    def show(self, value: object) -> Markdown:
        """The Markdown of one printed value."""
        if isinstance(value, (Count, Amount)):
            return self._figure(value)
        if isinstance(value, Comparison):
            pieces = (
                SPECIAL.sub(r"\\\g<0>", one) if isinstance(one, str) else self.show(one)
                for one in value.pieces
            )
            return Markdown("".join(pieces))
        if isinstance(value, Key):
            self.citations.setdefault(value, value.location or Location(""))
            return Markdown(f"[@{value}]")
        if isinstance(value, Markdown) and value.location:
            self.origins.append(origin_of(value))
        if hasattr(value, "__html__"):
            return Markdown(value)
        if isinstance(value, (list, tuple)):
            return Markdown("; ".join(self.show(one) for one in value))
        if value is None:
            raise jinja2.TemplateRuntimeError(
                "in ra một mục để trống; hãy kiểm tra trước bằng {% if … is not none %}"
            )
        return escape(_plain(value))

    def _figure(self, figure: Count | Amount) -> Markdown:
        fact = fact_of(figure, self.agency, self.period)
        self.facts.append(fact)
        return Markdown(mark(len(self.facts) - 1, format_number(fact.value)))


@frozen(eq=False, repr=False)
class PlainRecorder(Recorder):
    """For lines that are no Markdown, such as headings: values print as they are."""

    def show(self, value: object) -> Markdown:
        """The text of one printed value."""
        return Markdown(_plain(value))


def render(
    template: Origin,
    data: object,
    agency: Agency,
    period: Period,
    baselines: Baselines = NOTHING,
    returns: object = None,
) -> Contribution:
    """Render a section's template with the fields and properties of ``data`` and the other names given.

    Raises VanbanError with the template's file and line.
    """
    recorder = Recorder(agency, period, baselines)
    own = [name for name, value in vars(type(data)).items() if isinstance(value, property)]
    fields = (spec.name for spec in fields_of(type(data)))
    names = {"returns": returns, **{name: getattr(data, name) for name in (*fields, *own)}}
    markdown = _render(template, recorder, names)
    origins = (template, *recorder.origins)
    return Contribution(markdown, tuple(recorder.facts), (), recorder.citations, origins)


def render_line(text: Text, agency: Agency, period: Period) -> str:
    """Fill in a line of the project file, such as ``Nhiệm vụ {{ period.next }}``.

    Plain text stays plain, Markdown stays Markdown. Raises VanbanError with the line's place.
    """
    if "{" not in text or text.location is None:
        return text
    recorder = Recorder(agency, period) if isinstance(text, Markdown) else PlainRecorder(agency, period)
    return _render(origin_of(text), recorder, {}).strip()


def origin_of(text: Text) -> Origin:
    """The text with as many empty lines before it as its file has, so that lines count right."""
    at = text.location or Location("")
    return Origin(at.file, "\n" * (at.line - 1) + text)


def _render(template: Origin, recorder: Recorder, names: dict[str, Any]) -> str:
    known = {**names, "agency": recorder.agency, "period": recorder.period}
    try:
        return _compiled(template).render({**known, RECORDER: recorder})
    except jinja2.TemplateSyntaxError as fault:
        message = f"mẫu viết sai cú pháp: {_syntax_message(str(fault.message))}"
        raise VanbanError(error("mau/cu-phap", message, Location(template.file, fault.lineno))) from None
    except Exception as fault:
        at = Location(template.file, _template_line(fault, template.file))
        raise VanbanError(error("mau/loi", _runtime_message(fault, known), at)) from None


def _syntax_message(told: str) -> str:
    for pattern, words in SYNTAX:
        if match := re.match(pattern, told):
            return str(match.expand(words))
    return told


def _runtime_message(fault: Exception, known: Iterable[str]) -> str:
    if isinstance(fault, SecurityError):
        return f"mẫu dùng điều không được phép: {fault}"
    if isinstance(fault, jinja2.UndefinedError):
        return f"{fault.message}{suggestion(str(fault.message).split('“')[-1].rstrip('”'), known)}"
    if isinstance(fault, jinja2.TemplateError):
        return f"mẫu {fault.message}"
    return f"mẫu không chạy được: {type(fault).__name__}: {fault}"


def _template_line(fault: Exception, file: str) -> int:
    line, traceback = 0, fault.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename == file:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


class _Missing(jinja2.StrictUndefined):
    """A name that the data do not have; using it in any way is an error, said in Vietnamese."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_obj is jinja2.utils.missing:
            return f"mẫu dùng tên không có trong số liệu: “{self._undefined_name}”"
        return f"mẫu dùng mục không có: “{self._undefined_name}”"


@jinja2.pass_context
def _finalize(context: jinja2.runtime.Context, value: object) -> Markdown | jinja2.Undefined:
    recorder: Recorder = context[RECORDER]
    return value if isinstance(value, jinja2.Undefined) else recorder.show(value)


@jinja2.pass_context
def _join(context: jinja2.runtime.Context, values: Iterable[object], between: str = "") -> Markdown:
    recorder: Recorder = context[RECORDER]
    return Markdown(str(between).join(recorder.show(value) for value in values))


@jinja2.pass_context
def _bullets(context: jinja2.runtime.Context, values: Sequence[object]) -> Markdown:
    """Each value on a line after a hyphen: ";" after each, "." after the last."""
    recorder: Recorder = context[RECORDER]
    ends = [";"] * (len(values) - 1) + ["."]
    lines = (f"- {recorder.show(value)}{end}\n" for value, end in zip(values, ends, strict=False))
    return Markdown("".join(lines))


@jinja2.pass_context
def _compared(context: jinja2.runtime.Context, figure: Figure, against: str = "previous") -> Comparison | str:
    """The figure against last period's, or (``same``) the same period's of last year; empty without one."""
    recorder: Recorder = context[RECORDER]
    if isinstance(figure, jinja2.Undefined):
        str(figure)  # raises what using an unknown name raises
    if against not in WORDS or not isinstance(figure, (Count, Amount)):
        raise jinja2.TemplateRuntimeError("dùng “compared” sai: số liệu | compared, hoặc | compared('same')")
    return recorder.baselines.compare(figure, against) or ""


@jinja2.pass_context
def _number(context: jinja2.runtime.Context, value: int | Decimal) -> str:
    """A computed number as reports print figures; a figure of the data stays a fact."""
    recorder: Recorder = context[RECORDER]
    return recorder.show(value) if isinstance(value, (Count, Amount)) else format_number(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, (float, Decimal)):  # computed; a figure of the data is printed as it is
        return format_number(Decimal(value).quantize(HUNDREDTH, ROUND_HALF_UP).normalize() + 0)
    return short_date(value) if isinstance(value, date) else str(value)


UNFIT = ("e", "escape", "tojson", "safe", "format", "center", "indent")
"""Filters that would let data through as Markdown, or fill the memory with blanks."""

PADDING = {"ljust", "rjust", "center", "zfill", "format", "format_map", "expandtabs"}
"""Methods of text that would fill the memory in one call."""


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox in which no single operation can fill the memory."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """What a template may look at."""
        return attr not in PADDING and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: jinja2.runtime.Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers; nothing longer, and no powers."""
        numbers = isinstance(left, (int, Decimal, float)) and isinstance(right, (int, Decimal, float))
        if operator == "**" or not numbers:
            raise SecurityError(f"phép “{operator}” chỉ dùng cho số")
        return super().call_binop(context, operator, left, right)


@lru_cache(maxsize=256)
def _compiled(template: Origin) -> jinja2.Template:
    """The template as Python code; kept on the disk between runs, as Python keeps its own."""
    loader = jinja2.FunctionLoader(lambda name: (UNPRINTABLE.sub("", template.text), template.file, None))
    lines = template.text.count("\n")  # tells the lines of one project file apart
    return loader.load(_environment(), f"{template.file}:{lines}")


@cache
def _environment() -> jinja2.Environment:
    environment = _Environment(
        autoescape=True,  # what has __html__ (our Markdown, macros) passes, the rest went through _finalize
        finalize=_finalize,
        undefined=_Missing,
        bytecode_cache=_bytecode_cache(),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in UNFIT:
        del environment.filters[name]
    environment.filters |= {"join": _join, "bullets": _bullets, "long_date": long_date, "number": _number}
    environment.filters["compared"] = _compared
    return environment


def _bytecode_cache() -> jinja2.FileSystemBytecodeCache | None:
    """Compiling the sections' templates takes a tenth of a build; without a private folder, do without."""
    with suppress(RuntimeError, OSError):
        return jinja2.FileSystemBytecodeCache(pattern=COMPILED)
    return None
