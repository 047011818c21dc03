"""The commands that start something from a scaffold."""

from __future__ import annotations

from pathlib import Path

import click

from .telling import prepared, telling
from .usage import Command, Group, examples, groups, help_option, options


@click.group(cls=Group, **groups)
@help_option
def new() -> None:
    """Tạo mới từ mẫu."""


@new.command(**options, epilog=examples("vanban new report bao-cao-quy"))
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@help_option
def report(folder: Path) -> None:
    """Tạo một thư mục báo cáo nhỏ, dựng được ngay."""
    from .scaffold import new_report

    with telling(folder):
        created = new_report(folder)
    for path in created:
        click.echo(f"Đã tạo {path}")
    click.echo(f"Dựng thử: vanban build {folder}")


@click.command(
    cls=Command,
    **options,
    epilog=examples("vanban eject citizen-reception bao-cao-quy", "vanban eject tasks"),
)
@click.argument("section", metavar="MỤC")
@click.argument("folder", metavar="[THƯ_MỤC]", default=".", type=click.Path(path_type=Path))
@help_option
def eject(section: str, folder: Path) -> None:
    """Chép mẫu lời văn của MỤC vào báo cáo trong THƯ_MỤC, để sửa; các báo cáo khác không đổi."""
    from .ejecting import eject as copied

    with telling(folder):
        file = copied(section, *prepared(folder))
    click.echo(
        f"Đã chép lời văn của mục {section} vào {folder / file}. Sửa tệp đó; xóa đi thì dùng lại mẫu gốc."
    )
