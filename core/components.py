"""The components of a document's form, as text lines by role: what a report says, as its theme words it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .dates import day_text, month_text
from .errors import Location, VanbanError, error, fold, suggestion
from .located import Text
from .model import Report
from .theme import Theme

NUMBER_ROOM, DAY_ROOM = "\u00a0" * 8, "\u00a0" * 6
"""Room for the number and the day, which the clerk fills in after signing."""

Components = dict[str, tuple[str, ...]]


def components(report: Report, theme: Theme) -> Components:
    """The lines of every component but the body, by role.

    Raises VanbanError when the theme does not know the document's type.
    """
    texts, kind = theme.style.texts, theme.kind(report.type)
    signer, agency = report.signer, report.agency
    _refuse_authority(report, theme)
    lines: dict[str, tuple[str, ...]] = {
        "quoc-hieu": (texts["quoc-hieu"],),
        "tieu-ngu": (texts["tieu-ngu"],),
        "co-quan-chu-quan": agency.parent,
        "co-quan": agency.head or (agency.name,),
        "dau-sao": (texts["dau-sao"],),
        "so-ky-hieu": (_number(report, theme),),
        "dia-danh": (_place_and_date(report, theme),),
        "ten-loai": () if kind.is_letter else (report.type,),
        "trich-yeu": () if kind.is_letter else (*report.subject, texts["duoi-trich-yeu"]),
        "trich-yeu-cong-van": (f"{texts['v-v']} {' '.join(report.subject)}",) if kind.is_letter else (),
        "kinh-gui": tuple(_addressees(report, texts)),
        "quyen-han": tuple(signer.authority),
        "chuc-vu": (signer.position,),
        "ho-ten": (signer.name,),
        "noi-nhan": (texts["noi-nhan"],),
        "noi-nhan-danh-sach": tuple(_recipients(report, texts)),
        "kem-theo": (_attached(report, theme),) if report.appendices else (),
    }
    roles = theme.style.roles
    return {
        role: tuple(_cased(line, roles[role].upper) for line in found if line)
        for role, found in lines.items()
    }


def _refuse_authority(report: Report, theme: Theme) -> None:
    """Raises VanbanError for lines of authority that do not begin as the theme wants (mục II.7.b)."""
    known = theme.style.authorities
    wrong = [
        line
        for line in report.signer.authority
        if not line.upper().startswith(tuple(known)) or line.upper() in known
    ]
    if known and wrong:
        message = "“quyền hạn” (authority) phải là {} và chức vụ, nhưng ghi “{}”"
        told = (error("du-an/gia-tri", message.format(", ".join(known), line), _at(line)) for line in wrong)
        raise VanbanError(*told)


def _at(line: str) -> Location | None:
    return line.location if isinstance(line, Text) else None


def type_symbol(report: Report, theme: Theme) -> str:
    """The abbreviation of the document's type in its symbol: ``BC`` for a report; a letter has none."""
    if theme.kind(report.type).is_letter:
        return ""
    known = {fold(name): symbol for name, symbol in theme.style.types.items()}
    if fold(report.type) not in known:
        hint = suggestion(report.type, theme.style.types)
        message = f"thể thức “{theme.name}” không có loại văn bản “{report.type}”{hint}"
        raise VanbanError(error("the-thuc/loai-van-ban", message, report.type.location))
    return known[fold(report.type)]


def _cased(line: str, upper: bool) -> str:
    return line.upper() if upper else line


def _number(report: Report, theme: Theme) -> str:
    symbols = {
        "so": _number_alone(report),
        "loai": type_symbol(report, theme),
        "co-quan": report.agency.symbol,
    }
    if theme.kind(report.type).is_letter:
        drafted = f"-{report.agency.unit}" if report.agency.unit else ""
        return _filled(theme.style.texts["so-cong-van"], {**symbols, "don-vi": drafted})
    return _filled(theme.style.texts["so-ky-hieu"], symbols)


def _number_alone(report: Report) -> str:
    number = f"{int(report.number):02d}" if report.number.isdecimal() else report.number
    return number or NUMBER_ROOM


def _place_and_date(report: Report, theme: Theme) -> str:
    return _filled(theme.style.texts["dia-danh"], {"dia-danh": report.agency.place, **_date(report)})


def _date(report: Report) -> dict[str, str]:
    return {
        "ngay": day_text(report.day) if report.day else DAY_ROOM,
        "thang": month_text(report.month),
        "nam": str(report.year),
    }


def _attached(report: Report, theme: Theme) -> str:
    """Which document an appendix belongs to (mục III.1.c)."""
    document = {
        "loai": report.type[:1].upper() + report.type[1:],
        "so": _number_alone(report),
        "viet-tat": type_symbol(report, theme),
        "co-quan": report.agency.symbol,
        "ten-co-quan": report.agency.full_name,
    }
    return _filled(theme.style.texts["kem-theo"], {**document, **_date(report)})


def _filled(text: str, values: Mapping[str, str]) -> str:
    return re.sub(r"\{([a-z-]+)\}", lambda match: values.get(match[1], match[0]), text)


def _addressees(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    """One addressee stands on the label's line, several on lines of their own (mục II.9.d)."""
    names, label = report.addressees, texts["kinh-gui"]
    if len(names) == 1:
        yield f"{label} {names[0]}"
    elif names:
        yield label
        yield from _listed(names, texts["ngan-cach"])


def _recipients(report: Report, texts: Mapping[str, str]) -> Iterator[str]:
    filed = (_filled(texts["luu"], {"luu": report.filing}),) if report.filing else ()
    return _listed((*report.recipients, *filed), texts["ngan-cach"])


def _listed(names: tuple[str, ...], mark: str) -> Iterator[str]:
    """Each name on a line after a hyphen: ";" after each, "." after the last (mục II.9.d)."""
    for position, name in enumerate(names, 1):
        yield f"- {name.rstrip(';,.')}{'.' if position == len(names) else mark}"
