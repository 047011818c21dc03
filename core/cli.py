"""The command line: the only module that prints. Its words are Vietnamese, its exit codes four.

0 done; 1 the report, its data or its theme is at fault; 2 usage; 3 a plugin is at fault, or a bug.
"""

from __future__ import annotations

import gc
import io
import json
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .errors import Finding, Severity, VanbanError
from .messages import as_csv, as_data, counted, log, plugin_table, sentence
from .usage import (
    Group,
    examples,
    format_option,
    groups,
    help_option,
    options,
    usage_message,
    version_option,
)

if TYPE_CHECKING:
    from .ledger import Ledger
    from .registry import Registry


@click.group(
    cls=Group,
    **groups,
    epilog=examples(
        "vanban new report bao-cao-quy     tạo thư mục báo cáo mẫu",
        "vanban build bao-cao-quy          dựng bản dự thảo, kèm các phát hiện",
        "vanban check bao-cao-quy          chỉ kiểm tra",
        "vanban build bao-cao-quy --final  dựng bản chính thức khi không còn lỗi",
    ),
)
@version_option
@help_option
def main() -> None:
    """Dựng báo cáo hành chính từ số liệu, đúng thể thức Nghị định 30/2020/NĐ-CP."""


@main.command(
    **options,
    epilog=examples(
        "vanban build examples/son-la-2024-q1",
        "vanban build bao-cao-quy -o quy-1.docx --final",
        "vanban build bao-cao-quy --to md",
    ),
)
@click.argument("project", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.option("-o", "output", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp kết quả.")
@click.option(
    "--to", metavar="ĐỊNH_DẠNG", default="docx", help="docx (mặc định), md, json hoặc định dạng của plugin."
)
@click.option("--final", is_flag=True, help="Bản chính thức: còn lỗi thì không ghi gì.")
@help_option
def build(project: Path, output: Path | None, to: str, final: bool) -> None:
    """Dựng báo cáo trong THƯ_MỤC thành tệp văn bản.

    Còn lỗi thì vẫn ghi bản dự thảo; phần không dựng được hiện thành chỗ trống có ghi lý do.
    """
    from . import build as building
    from .prepare import prepare

    with _telling(project):
        registry, loaded = prepare(project)
        suffix = _suffix(registry, to)
        if output and building.is_input(output, project, registry):
            raise click.BadParameter(f"“{output}” là tệp của báo cáo; hãy chọn tên khác cho kết quả")
        if output and output.suffix.lower() != suffix:
            raise click.BadParameter(
                f"tệp kết quả dạng {to} phải có đuôi {suffix}, nhưng ghi “{output.name}”"
            )
        built = building.build(registry, loaded)
        _tell(project, built.findings)
        if built.theme is None or (final and built.has_errors):
            click.echo(f"Không ghi tệp nào. {counted(built.findings)}", err=True)
            raise SystemExit(built.exit_code or 1)
        path = output or building.default_output(project, suffix)
        building.save(building.write(registry, built, built.theme, to), path)
    click.echo(f"Đã ghi {path}. {counted(built.findings)}")
    raise SystemExit(built.exit_code)


@main.command(
    **options,
    epilog=examples(
        "vanban check examples/son-la-2024-q1",
        "vanban check bao-cao-quy --format json",
        "vanban check bieu-01-tcd.xlsx",
    ),
)
@click.argument("project", metavar="THƯ_MỤC|TỆP", type=click.Path(path_type=Path))
@format_option("text")
@help_option
def check(project: Path, form: str) -> None:
    """Kiểm tra báo cáo trong THƯ_MỤC, hoặc biểu mẫu đã điền trong TỆP; không ghi tệp."""
    is_form = not project.is_dir() and project.suffix not in {"", ".yaml"}
    findings, code = _checked(project, is_form=is_form)
    project = project.parent if is_form else project
    if form == "json":
        click.echo(
            json.dumps([as_data(finding, project) for finding in findings], ensure_ascii=False, indent=1)
        )
    else:
        _tell(project, findings, err=False)
        click.echo(counted(findings))
    raise SystemExit(code)


def _checked(path: Path, *, is_form: bool) -> tuple[Sequence[Finding], int]:
    from . import build as building
    from .prepare import prepare
    from .standalone import check_forms

    try:
        if is_form:
            findings = check_forms(path)
            return findings, int(any(finding.severity is Severity.ERROR for finding in findings))
        built = building.build(*prepare(path))
    except VanbanError as fault:
        return fault.findings, fault.exit_code
    return built.findings, built.exit_code or int(built.has_errors)


@main.command(
    **options,
    epilog=examples("vanban facts examples/son-la-2024-q1", "vanban facts bao-cao.docx --format json"),
)
@click.argument("path", metavar="THƯ_MỤC|TỆP", type=click.Path(path_type=Path))
@format_option("csv")
@help_option
def facts(path: Path, form: str) -> None:
    """Liệt kê số liệu của báo cáo trong THƯ_MỤC, hoặc của tệp đã dựng; báo số bị sửa tay."""
    from .tracing import as_row

    ledger, changed = _ledger_and_changes(path)
    rows = [as_row(one) for one in ledger.facts]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        click.echo(as_csv(rows), nl=False)
    raise SystemExit(int(bool(changed)))


@main.command(**options, epilog=examples("vanban trace bao-cao.docx 5.718"))
@click.argument("path", metavar="THƯ_MỤC|TỆP", type=click.Path(path_type=Path))
@click.argument("figure", metavar="SỐ")
@help_option
def trace(path: Path, figure: str) -> None:
    """Cho biết SỐ trong báo cáo lấy từ ô nào, tệp nào, mục nào."""
    from .tracing import named, origin

    ledger, _ = _ledger_and_changes(path)
    found = named(ledger, figure)
    for told in dict.fromkeys("\n".join(origin(one)) for one in found):  # once, however often it is printed
        click.echo(told)
    if not found:
        click.echo(f"Không có số liệu nào in là “{figure}”.")
    raise SystemExit(int(not found or any(one.was_changed for one in found)))


def _ledger_and_changes(path: Path) -> tuple[Ledger, Sequence[Finding]]:
    from .ledger import changed_by_hand
    from .recall import read_ledger

    with _telling(path.parent):
        ledger = read_ledger(path)
    changed = list(changed_by_hand(ledger, path.name))
    _tell(path.parent, changed)
    return ledger, changed


@main.command(**options, epilog=examples("vanban form citizen-reception -o tiep-cong-dan.xlsx"))
@click.argument("section", metavar="MỤC")
@click.option(
    "-o", "output", metavar="TỆP", required=True, type=click.Path(path_type=Path), help="Tệp biểu trống."
)
@help_option
def form(section: str, output: Path) -> None:
    """Tạo biểu trống của MỤC để điền số liệu, thường là tệp .xlsx."""
    from . import build as building
    from .blank import blank_file

    if output.exists():
        raise click.BadParameter(f"“{output}” đã có; hãy chọn tên khác")
    with _telling(Path()):
        building.save(blank_file(section, output.name), output)
    click.echo(
        f"Đã ghi {output}. Điền xong, ghi tên tệp vào dòng “data:” của mục {section} trong report.yaml."
    )


@main.group(**groups)
@help_option
def new() -> None:
    """Tạo mới từ mẫu."""


@new.command(**options, epilog=examples("vanban new report bao-cao-quy"))
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@help_option
def report(folder: Path) -> None:
    """Tạo một thư mục báo cáo nhỏ, dựng được ngay."""
    from .scaffold import new_report

    with _telling(folder):
        created = new_report(folder)
    for path in created:
        click.echo(f"Đã tạo {path}")
    click.echo(f"Dựng thử: vanban build {folder}")


@main.command(**options, epilog=examples("vanban plugins", "vanban plugins --format json"))
@format_option("text")
@help_option
def plugins(form: str) -> None:
    """Liệt kê mọi plugin: loại, tên, của plugin nào, phiên bản, đã nạp hay vì sao không."""
    from .registry import Registry

    registry = Registry()
    registry.load_installed()
    rows = registry.listing()
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(plugin_table(rows)))
    raise SystemExit(3 if registry.findings else 0)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; whatever goes wrong is told in one Vietnamese sentence."""
    for stream in (sys.stdout, sys.stderr):  # a pipe or an old terminal may know no Vietnamese
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(1_000_000)  # looking for cycles as often as Python does costs a build a thirtieth
    sys.exit(_run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    try:
        main.main(arguments, prog_name="vanban", standalone_mode=False)
    except click.UsageError as fault:
        click.echo(f"vanban: {usage_message(fault)}", err=True)
        click.echo(f"Xem: {fault.ctx.command_path if fault.ctx else 'vanban'} --help", err=True)
        return 2
    except (KeyboardInterrupt, click.Abort):
        return 130
    except SystemExit as done:
        return int(done.code or 0)
    except Exception as bug:
        path = log(traceback.format_exc())
        click.echo(f"vanban: lỗi của chương trình ({type(bug).__name__}); chi tiết ở {path}", err=True)
        return 3
    return 0


def _suffix(registry: Registry, to: str) -> str:
    try:
        return str(registry.find("writer", to).value.suffix)
    except VanbanError as fault:
        raise click.BadParameter(fault.findings[0].message) from None


@contextmanager
def _telling(project: Path) -> Iterator[None]:
    """Tell the findings of whatever cannot go on, and exit by their code."""
    try:
        yield
    except VanbanError as fault:
        _tell(project, fault.findings)
        raise SystemExit(fault.exit_code) from None


def _tell(project: Path, findings: Sequence[Finding], *, err: bool = True) -> None:
    for finding in findings:
        click.echo(sentence(finding, project), err=err)
    details = "\n".join(finding.detail for finding in findings if finding.detail)
    if details:
        click.echo(f"Chi tiết lỗi của plugin: {log(details)}", err=True)
