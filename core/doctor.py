"""Why a plugin does not do what its author expects: everything loaded, each told of."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Iterator

from attrs import frozen

from .discovery import GROUP, KINDS, installed
from .errors import Severity
from .plugin import Way
from .registration import Offer
from .registry import Loaded, Registry
from .settings import Settings, settings_file
from .versions import is_of_vanban

WELL, OUT, BAD = "ổn", "TẮT", "HỎNG"


@frozen
class Diagnosis:
    """One plugin, whether it is well, and what there is to say of it."""

    plugin: str
    state: str
    lines: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether nothing is wrong with it; one that the user turned off is well."""
        return self.state != BAD


def diagnose(registry: Registry) -> list[Diagnosis]:
    """Load everything and say what is wrong; built-in plugins are mentioned only where they are at fault."""
    found = [_diagnosis(registry, number) for number in range(len(registry.candidates))]
    told = [one for one, loaded in zip(found, registry.everything(), strict=True) if _matters(loaded)]
    return told + list(_without_entry_points())


def surroundings(settings: Settings) -> Iterator[str]:
    """What a plugin runs in."""
    version = importlib.metadata.version("vanban")
    yield f"vanban {version}, Python {platform.python_version()}, cài đặt: {settings_file()}"
    if settings.trusted:
        yield f"thư mục được tin cậy: {', '.join(settings.trusted)}"


def _matters(loaded: Loaded) -> bool:
    return loaded.plugin.way is not Way.BUILT_IN or bool(loaded.faults)


def _diagnosis(registry: Registry, number: int) -> Diagnosis:
    candidate, loaded = registry.candidates[number], registry.load(number)
    if loaded.faults:
        told = tuple(_told(fault.message, str(fault.location or "")) for fault in loaded.faults)
        out = loaded.faults[0].severity is Severity.NOTE
        return Diagnosis(str(loaded.plugin), OUT if out else BAD, told)
    offered = [str(offer) for offer in loaded.offers]
    lines = [f"đăng ký {', '.join(offered) if offered else 'không có gì'}"]
    unannounced = [
        _unannounced(offer, candidate.entry)
        for offer in loaded.offers
        if candidate.announced and (offer.kind, offer.name) not in candidate.announced
    ]
    if loaded.plugin.way is Way.PACKAGE and not candidate.announced:
        lines.append(
            f"khai báo ở nhóm “{GROUP}” nên được nạp ở mọi lần chạy; nên dùng nhóm {GROUP}.sections …"
        )
    return Diagnosis(str(loaded.plugin), BAD if unannounced else WELL, (*lines, *unannounced))


def _unannounced(offer: Offer, module: str) -> str:
    group = f"{GROUP}.{offer.kind}s"
    message = (
        f"{offer} ({offer.hook}) chưa khai báo ở entry point {group}, nên không ai tìm thấy "
        "nếu plugin chưa được nạp vì việc khác; hãy thêm vào pyproject.toml: "
        f'[project.entry-points."{group}"] {offer.name} = "{module}"'
    )
    return _told(message, str(offer.at or ""))


def _told(message: str, place: str) -> str:
    return f"{place}: {message}" if place else message


def _without_entry_points() -> Iterator[Diagnosis]:
    """Distributions that require vanban but offer it nothing: an entry point may be missing."""
    offering = {candidate.plugin.name for candidate in installed()}
    groups = ", ".join(f"{GROUP}.{kind}s" for kind in KINDS)
    for dist in importlib.metadata.distributions():
        wants = any(is_of_vanban(one) and "extra ==" not in one for one in dist.requires or ())
        if wants and dist.name not in offering:
            message = (
                f"cần vanban nhưng không có entry point nào trong các nhóm {groups}; nếu là plugin thì thiếu"
            )
            yield Diagnosis(f"plugin “{dist.name}” {dist.version}", WELL, (message,))
