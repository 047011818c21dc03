"""``vanban new section`` and its kin: a plugin to start from, in a report project or as a package."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from attrs import frozen

from .build import build
from .errors import Location, VanbanError, error
from .files import place_for
from .layers import FILE
from .prepare import prepare
from .project import Project
from .registration import KIND_NAMES
from .registry import Registry, load_registry
from .report_edit import Addition, edited
from .saving import save
from .settings import load_settings, save_settings

SCAFFOLDS = Path(__file__).parent / "scaffolds"
NAME = re.compile(r"(?!null$)[a-z][a-z0-9]*(-[a-z0-9]+)*")
TITLE, REMARKS = "Công tác tập huấn, bồi dưỡng", "Đánh giá chung"
BESIDE = {"section": ("text.md", "sample.yaml"), "theme": ("theme.toml",)}
"""What stands beside the Python of a kind of plugin."""

USES = {
    "section": "Ghi `section: $name` vào bố cục của `report.yaml`; số liệu mẫu ở `$module/sample.yaml`.",
    "source": "Ghi tệp có đuôi `.$name` vào dòng `data:` của một mục trong `report.yaml`.",
    "check": "Không phải ghi gì: phép kiểm tra chạy ở mọi báo cáo. Thử: `vanban check THƯ_MỤC_BÁO_CÁO`.",
    "writer": "Chạy `vanban build THƯ_MỤC_BÁO_CÁO --to $name`.",
    "theme": "Ghi `theme: $name` vào `report.yaml`.",
}


@frozen
class Made:
    """What was made, and what is left to the user: lines to add by hand, a folder to trust."""

    files: tuple[Path, ...]
    by_hand: tuple[str, ...] = ()
    is_newly_trusted: bool = False
    must_be_trusted: bool = False


def new_plugin(kind: str, name: str, folder: Path, *, python: bool = False) -> Made:
    """Put a plugin into the report project ``folder``; only a section can do without Python.

    Raises VanbanError where there is no project, the name is taken, or a file is there already.
    """
    if not os.path.isfile(folder / FILE):
        message = f"ở đây chưa có báo cáo ({FILE}); hãy tạo một báo cáo: vanban new report THƯ_MỤC"
        raise VanbanError(error("du-an/khong-co", message, Location(FILE)))
    registry, project = prepare(folder)
    _refuse_taken(registry, kind, name)
    files, addition = _parts(kind, name, python=python)
    # The plugin's own folder must be new as well: whatever is in it belongs to another plugin.
    own = (file if file.startswith("data/") else posixpath.dirname(file) for file in files)
    _refuse_existing(folder, *dict.fromkeys(own))
    report = edited(project, addition, registry.read)
    _write(folder, _filled(files, kind, name, name.replace("-", "_")))
    if report is not None:
        save(report, (folder / FILE).resolve())
    is_held_back = bool(addition.plugin) and not project.trusted
    is_newly_trusted = is_held_back and report is not None and _trust_own(project)
    return Made(
        files=tuple(folder / file for file in files),
        by_hand=() if report is not None else tuple(addition.lines),
        is_newly_trusted=is_newly_trusted,
        must_be_trusted=is_held_back and not is_newly_trusted,
    )


def new_package(kind: str, name: str, folder: Path) -> Made:
    """Make the folder of a distribution that offers the plugin to all reports of a machine.

    Raises VanbanError where the name is taken, or the folder is there already.
    """
    registry = load_registry()
    _refuse_taken(registry, kind, name)
    home, module = f"vanban-{name}", f"vanban_{name.replace('-', '_')}"
    files = {
        f"{home}/pyproject.toml": "package/pyproject.toml",
        f"{home}/README.md": "package/README.md",
        **_python(kind, f"{home}/{module}"),
        f"{home}/tests/test_{name.replace('-', '_')}.py": f"{kind}/test.py",
    }
    _refuse_existing(folder, home)
    _write(folder, _filled(files, kind, name, module))
    return Made(tuple(folder / file for file in files))


def _parts(kind: str, name: str, *, python: bool) -> tuple[dict[str, str], Addition]:
    """Which files to make in a project, each from which scaffold, and what its report.yaml is to state."""
    plugin = f"plugins/{name.replace('-', '_')}"
    if kind == "theme":
        file = f"themes/{name}/theme.toml"
        return {file: "theme/theme.toml"}, Addition(theme=file)
    if kind == "source":
        data = f"data/{name}.{name}"
        files = _python(kind, plugin) | {data: "source/sample"}
        return files, Addition(heading=REMARKS, section="narrative", data=data, plugin=plugin)
    if kind != "section":
        return _python(kind, plugin), Addition(plugin=plugin)
    data = f"data/{name}.yaml"
    stated = {f"sections/{name}/{file}": f"section/{file}" for file in ("section.toml", *BESIDE[kind])}
    files = (_python(kind, plugin) if python else stated) | {data: "section/sample.yaml"}
    return files, Addition(heading=TITLE, section=name, data=data, plugin=plugin if python else "")


def _python(kind: str, folder: str) -> dict[str, str]:
    return {f"{folder}/{file}": f"{kind}/{file}" for file in ("__init__.py", *BESIDE.get(kind, ()))}


def _filled(files: Mapping[str, str], kind: str, name: str, module: str) -> dict[str, str]:
    """The files' texts, made of their scaffolds."""
    words = {"kind": kind, "name": name, "module": module, "title": TITLE, "kind_words": KIND_NAMES[kind]}
    words["kind_name"] = words["kind_words"].capitalize()
    words["use"] = Template(USES[kind]).substitute(words)
    scaffolds = {file: (SCAFFOLDS / f"{one}.txt").read_text(encoding="utf-8") for file, one in files.items()}
    return {file: Template(text).substitute(words) for file, text in scaffolds.items()}


def _refuse_taken(registry: Registry, kind: str, name: str) -> None:
    if owner := _owner(registry, kind, name):
        message = f"đã có {owner}; hãy chọn tên khác"
        raise VanbanError(error("ten/da-co", message))


def _owner(registry: Registry, kind: str, name: str) -> str:
    """What already has that name, or reads files with that ending, and whose it is; empty for nothing."""
    for candidate in registry.candidates:
        if (kind, name) in candidate.announced:
            return f"{KIND_NAMES[kind]} “{name}” của {candidate.plugin}"
    for offer in registry.of(kind):
        if offer.name == name:
            return f"{offer} của {offer.plugin}"
        if kind == "source" and f".{name}" in offer.value.suffixes:
            return f"{offer} đọc tệp .{name}"
    return ""


def _refuse_existing(folder: Path, *names: str) -> None:
    found = [name for name in names if os.path.lexists(folder / name)]
    if found:
        message = "đã có ở đó, không ghi đè; hãy chọn tên khác"
        raise VanbanError(*(error("tep/da-co", message, Location(name)) for name in found))


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    places = {place_for(folder, file): text for file, text in texts.items()}
    for place, text in places.items():
        save(text.encode(), place)


def _trust_own(project: Project) -> bool:
    """Trust a project all of whose Python was just written; one with more is for its reader to trust."""
    if project.plugins or project.compared_with:  # with what it is compared may have Python of its own
        return False
    if any(finding.code == "tep/ngoai-du-an" for finding in build(*prepare(project.folder)).findings):
        return False  # trust would let it read files elsewhere
    save_settings(load_settings().with_trust(project.folder))
    return True
