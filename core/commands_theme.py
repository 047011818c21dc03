"""The commands about form: does a finished document keep the rules, where does a look come from."""

from __future__ import annotations

import json
from pathlib import Path

import click

from .commands_new import new
from .errors import Severity, VanbanError
from .messages import as_data, counted
from .telling import known, prepared, tell, telling
from .usage import Command, Group, examples, format_option, groups, help_option, options


@click.command(
    cls=Command,
    **options,
    epilog=examples("vanban verify bao-cao.docx", "vanban verify bao-cao.docx --theme dang --format json"),
)
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@click.option("--theme", metavar="THỂ_THỨC", default="nd30", help="Thể thức có bộ quy định; mặc định: nd30.")
@format_option("text")
@help_option
def verify(file: Path, theme: str, form: str) -> None:
    """Đối chiếu thể thức của TỆP .docx, do bất cứ phần mềm nào tạo ra, với Nghị định 30/2020/NĐ-CP."""
    from .verifying import verify_file

    with telling(file.parent):
        try:
            verdict = verify_file(file, theme, known(None, alone=True)[0])
        except VanbanError as fault:
            if form == "json":
                click.echo(
                    json.dumps([as_data(one, file.parent) for one in fault.findings], ensure_ascii=False)
                )
                raise SystemExit(fault.exit_code) from None
            raise
    if form == "json":
        click.echo(json.dumps(verdict.as_data(file), ensure_ascii=False, indent=1))
    else:
        tell(file.parent, verdict.findings, err=False)
        said = counted(verdict.findings) if verdict.findings else f"Đúng thể thức theo {verdict.name}."
        click.echo(said)
    raise SystemExit(int(any(one.severity is Severity.ERROR for one in verdict.findings)))


@click.group(cls=Group, **groups)
@help_option
def theme() -> None:
    """Xem và tạo thể thức."""


theme.add_command(new.commands["theme"], "new")


@theme.command(
    **options, epilog=examples("vanban theme show nd30", "vanban theme show bao-cao-quy", "vanban theme show")
)
@click.argument("name", metavar="[THỂ_THỨC|THƯ_MỤC]", default="")
@help_option
def show(name: str) -> None:
    """In thể thức sau khi gộp các lớp; mỗi giá trị kèm tệp và dòng đã ghi nó."""
    from .build import find_theme
    from .layers import FILE
    from .theme_files import Asked, theme_of
    from .theme_shown import shown

    folder = Path(name or ".")
    is_report = (folder / FILE).is_file()
    with telling(folder if is_report else Path()):
        if is_report:
            registry, project = prepared(folder)
            found = find_theme(registry, project)
        else:
            found = theme_of(Asked(name or "nd30"), known(None, alone=True)[0])
    for line in shown(found):
        click.echo(line)
