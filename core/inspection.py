"""What plugins there are, for people: the list, and one section shown with where each part of it is from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .errors import suggestion
from .fields import Field, fields_of
from .guard import guarded
from .labels import labels_of, relabelled
from .project import Project
from .registration import KIND_NAMES, Offer
from .registry import Loaded, Registry
from .wording import own_wording, wording_files

KIND_WORDS = {
    "count": "số đếm",
    "number": "số lượng",
    "text": "chữ",
    "markdown": "lời văn",
    "flag": "có/không",
    "day": "ngày",
    "cite": "văn bản",
    "part": "nhóm",
    "form": "biểu",
}


def listing(registry: Registry) -> list[dict[str, Any]]:
    """One row for each offer, then one for each plugin that was not loaded, with the reason."""
    everything = registry.everything()
    rows = [_row(one, offer) for one in everything for offer in one.offers]
    return rows + [_row(one, None) for one in everything if one.faults]


def _row(loaded: Loaded, offer: Offer | None) -> dict[str, Any]:
    plugin = loaded.plugin
    return {
        "kind": offer.kind if offer else "",
        "name": offer.name if offer else "",
        "title": getattr(offer.value, "title", "") if offer else "",
        "plugin": plugin.name,
        "version": plugin.version,
        "loaded": offer is not None,
        "state": "đã nạp" if offer else "; ".join(fault.message for fault in loaded.faults),
    }


def names_of(registry: Registry) -> list[str]:
    """What ``show`` and ``test`` may be asked for: names of offers, then of plugins, the nearest first."""
    everything = registry.everything()[::-1]
    offered = [offer.name for one in everything for offer in one.offers]
    return list(dict.fromkeys((*offered, *(one.plugin.name for one in everything))))


def unknown(registry: Registry, name: str) -> str:
    """What to say of a name that neither a plugin nor anything it offers has."""
    return f"không có plugin nào tên “{name}”{suggestion(name, names_of(registry))}"


def shown(registry: Registry, name: str, project: Project | None) -> list[str]:
    """What there is to know of everything called ``name``, or that a plugin of that name offers."""
    lines: list[str] = []
    for candidate, loaded in zip(registry.candidates, registry.everything(), strict=True):
        for offer in loaded.offers:
            if name in {offer.name, loaded.plugin.name}:
                lines += ["", *_shown(offer, project)]
        if loaded.faults and candidate.is_called(name):
            lines += ["", f"{loaded.plugin}: chưa nạp", *(f"  {fault.message}" for fault in loaded.faults)]
    return lines[1:]


def _shown(offer: Offer, project: Project | None) -> Iterator[str]:
    plugin = offer.plugin
    yield f"{KIND_NAMES[offer.kind]} “{offer.name}”, của {plugin} ({plugin.way})"
    documented = offer.value.contract if offer.kind == "section" else type(offer.value)
    words = (documented.__doc__ or "").strip() if offer.kind != "theme" else ""
    if words:
        yield f"  {words.splitlines()[0]}"
    if offer.kind == "source" and offer.value.suffixes:
        yield f"  đọc tệp: {', '.join(offer.value.suffixes)}"
    if offer.kind == "writer":
        yield f"  ghi tệp: {offer.value.suffix}"
    if offer.kind == "theme":
        yield f"  thư mục: {offer.value.folder}"
    if offer.kind == "section":
        yield f"  tên gọi: {offer.value.title}"
        yield from (f"  {line}" for line in _section(offer, project))


def _section(offer: Offer, project: Project | None) -> Iterator[str]:
    labels = labels_of(offer.name, project.labels if project else {})
    contract = relabelled(offer.value.contract, labels)
    origins = {path: str(text.location) for path, text in labels.items()}
    yield "số liệu (tên, kiểu, nhãn, đơn vị, mã số):"
    yield from (f"  {line}" for line in _contract(contract, "", origins))
    relations = [(text, derived) for text, derived in contract.__dict__.get("__vanban_texts__", ())]
    yield from (f"công thức{' suy ra' if derived else ''}: {text}" for text, derived in relations)
    yield from _template(offer, project)


def _contract(contract: type, path: str, origins: dict[str, str]) -> Iterator[str]:
    for spec in fields_of(contract):
        yield _field(spec, f"{path}{spec.name}", origins)
        inner = spec.official.contract if spec.official else spec.of
        if inner is not None:
            yield from (f"  {line}" for line in _contract(inner, f"{path}{spec.name}.", origins))
            texts = inner.__dict__.get("__vanban_texts__", ())
            yield from (f"  công thức{' suy ra' if derived else ''}: {text}" for text, derived in texts)


def _field(spec: Field, path: str, origins: dict[str, str]) -> str:
    kind = KIND_WORDS[spec.kind]
    many = "các " if spec.many else "bảng " if spec.named else ""
    more = [spec.unit, f"mã {spec.code}" if spec.code else "", "" if spec.required else "có thể để trống"]
    label = f"“{spec.label}”" + (f" (đặt ở {origins[path]})" if path in origins else "")
    return ", ".join([f"{spec.name}: {many}{kind}", label, *filter(None, more)])


def _template(offer: Offer, project: Project | None) -> Iterator[str]:
    """The files that may word the section, nearest first; the first that is there is used."""
    files = [project.folder / file for file in wording_files(project, offer.name)] if project else []
    wording = own_wording(project, offer.name) if project else None
    used = project.folder / wording.name if project and wording else None
    for file in files:
        shown = os.path.normpath(file)
        state = (
            "đang dùng" if file == used else "có, nhưng mẫu trên được dùng" if file.exists() else "không có"
        )
        yield f"mẫu lời văn {shown}: {state}"
    own: Path = offer.value.folder / "text.md"
    yield f"mẫu lời văn {os.path.normpath(own)}: {'đang dùng' if used is None else 'mẫu gốc, không dùng'}"
    text = (
        wording.text
        if wording
        else guarded(offer.plugin, "lúc đọc mẫu (template)", offer.value.template).text
    )
    yield from (f"  | {line}".rstrip() for line in text.splitlines())
