"""The commands that build a report, and check one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from .errors import Finding, Severity, VanbanError
from .messages import as_data, counted
from .saving import save
from .telling import known, prepared, tell, telling
from .usage import Command, examples, format_option, help_option, options, to_option, trust_option

if TYPE_CHECKING:
    from .build import Built
    from .project import Project
    from .registry import Registry


@click.command(
    cls=Command,
    **options,
    epilog=examples(
        "vanban build examples/son-la-2024-q1",
        "vanban build bao-cao-quy -o quy-1.docx --final",
        "vanban build bao-cao-quy --to docx,pdf",
    ),
)
@click.argument("project", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.option("-o", "output", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp kết quả.")
@to_option
@click.option("--final", is_flag=True, help="Bản chính thức: còn lỗi thì không ghi gì.")
@trust_option
@help_option
def build(project: Path, output: Path | None, to: str, final: bool, trust: bool) -> None:
    """Dựng báo cáo trong THƯ_MỤC thành tệp văn bản.

    Còn lỗi thì vẫn ghi bản dự thảo; phần không dựng được hiện thành chỗ trống có ghi lý do.
    """
    from . import build as building

    with telling(project):
        registry, loaded = prepared(project, trust=trust)
        formats = list(dict.fromkeys(one.strip() for one in to.split(",")))
        paths = outputs(output, formats, registry, loaded)
        built = building.noted(registry, loaded, building.build(registry, loaded), formats)
        told = put(project, registry, loaded, built, paths, final=final)
    click.echo(told)
    raise SystemExit(built.exit_code)


def put(
    folder: Path, registry: Registry, project: Project, built: Built, paths: dict[str, Path], *, final: bool
) -> str:
    """Write what was built in each format, tell what was found, and say what was written."""
    from . import build as building

    tell(folder, built.findings)
    if built.theme is None or (final and built.has_errors):
        _refuse(built.findings, built.exit_code)
    written = {
        path: building.write_verified(registry, built, project, one, path) for one, path in paths.items()
    }
    form = [finding for file in written.values() for finding in file.findings]
    tell(folder, form)
    if final and any(finding.severity is Severity.ERROR for finding in form):
        _refuse([*built.findings, *form], 1)
    for path, file in written.items():
        save(file.content, path)
    told = ", ".join(f"{path}{', đúng thể thức' if file.is_right else ''}" for path, file in written.items())
    return f"Đã ghi {told}. {counted([*built.findings, *form])}"


def _refuse(findings: Sequence[Finding], code: int) -> NoReturn:
    click.echo(f"Không ghi tệp nào. {counted(findings)}", err=True)
    raise SystemExit(code or 1)


def outputs(
    output: Path | None, formats: Sequence[str], registry: Registry, project: Project
) -> dict[str, Path]:
    """Where each format goes."""
    return {one: _path(output, one, formats, registry, project) for one in formats}


def _path(output: Path | None, to: str, formats: Sequence[str], registry: Registry, project: Project) -> Path:
    """Where a format goes: as the user says, or beside the others."""
    from .output_place import default_output, is_input

    suffix = _suffix(registry, to)
    if output is None:
        return default_output(project.folder, suffix, outside=project.trusted)
    if len(formats) > 1:
        output = output.with_suffix(suffix)
    if is_input(output, project.folder, registry):
        raise click.BadParameter(f"“{output}” là tệp của báo cáo; hãy chọn tên khác cho kết quả")
    if not output.name.lower().endswith(suffix):
        message = f"tệp kết quả dạng {to} phải có đuôi {suffix}, nhưng ghi “{output.name}”"
        raise click.BadParameter(message)
    return output


@click.command(
    cls=Command,
    **options,
    epilog=examples(
        "vanban check examples/son-la-2024-q1",
        "vanban check bao-cao-quy --format json",
        "vanban check bieu-01-tcd.xlsx",
    ),
)
@click.argument("project", metavar="THƯ_MỤC|TỆP", type=click.Path(path_type=Path))
@format_option("text")
@trust_option
@help_option
def check(project: Path, form: str, trust: bool) -> None:
    """Kiểm tra báo cáo trong THƯ_MỤC, hoặc biểu mẫu đã điền trong TỆP; không ghi tệp."""
    is_form = not project.is_dir() and project.suffix not in {"", ".yaml"}
    findings, code = _checked(project, is_form=is_form, trust=trust)
    project = project.parent if is_form else project
    if form == "json":
        click.echo(
            json.dumps([as_data(finding, project) for finding in findings], ensure_ascii=False, indent=1)
        )
    else:
        tell(project, findings, err=False)
        click.echo(counted(findings))
    raise SystemExit(code)


def _checked(path: Path, *, is_form: bool, trust: bool) -> tuple[Sequence[Finding], int]:
    from . import build as building
    from .standalone import check_forms

    try:
        if is_form:
            findings = check_forms(path, known(None, alone=True)[0])
            return findings, int(any(finding.severity is Severity.ERROR for finding in findings))
        built = building.build(*prepared(path, trust=trust))
    except VanbanError as fault:
        return fault.findings, fault.exit_code
    return built.findings, built.exit_code or int(built.has_errors)


def _suffix(registry: Registry, to: str) -> str:
    try:
        return str(registry.find("writer", to).value.suffix)
    except VanbanError as fault:
        raise click.BadParameter(fault.findings[0].message) from None
