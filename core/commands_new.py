"""The commands that start something from a scaffold."""

from __future__ import annotations

from pathlib import Path

import click

from .telling import known, prepared, telling
from .usage import Command, Group, examples, groups, help_option, options

WORDS = {
    "section": "Tạo một mục nội dung: số liệu cần có, công thức, lời văn. Không cần lập trình.",
    "source": "Tạo một nguồn số liệu bằng Python: đọc tệp có đuôi .TÊN.",
    "check": "Tạo một phép kiểm tra bằng Python, chạy ở mỗi lần dựng.",
    "writer": "Tạo một định dạng kết quả bằng Python, dùng với: vanban build --to TÊN.",
    "theme": "Tạo một thể thức kế thừa nd30: cỡ chữ, lề trang, chữ in sẵn.",
}


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


def _plugin_command(kind: str) -> None:
    """``vanban new section``, and so for the other kinds; only a section can do without Python."""

    def command(name: str, folder: Path, package: bool, python: bool = False) -> None:
        _refuse_name(name)
        if package and python:
            raise click.BadParameter("gói luôn viết bằng Python; hãy bỏ --python")
        if package:
            _new_package(kind, name, folder)
        else:
            _new_plugin(kind, name, folder, python=python)

    is_section = kind == "section"
    lines = [f"vanban new {kind} thu-vien bao-cao-quy", f"vanban new {kind} thu-vien --package"]
    made = help_option(command)
    made = click.option("--package", is_flag=True, help="Tạo gói vanban-TÊN để cài ở nhiều máy.")(made)
    if is_section:
        made = click.option("--python", is_flag=True, help="Viết số liệu và công thức bằng Python.")(made)
    made = click.argument("folder", metavar="[THƯ_MỤC]", default=".", type=click.Path(path_type=Path))(made)
    made = click.argument("name", metavar="TÊN")(made)
    new.command(kind, **options, help=WORDS[kind], epilog=examples(*lines))(made)


for each in WORDS:
    _plugin_command(each)


def _refuse_name(name: str) -> None:
    from .scaffold_plugin import NAME

    if not NAME.fullmatch(name):
        message = (
            f"tên “{name}” phải gồm chữ thường không dấu, số, gạch nối, bắt đầu bằng chữ; ví dụ: thu-vien"
        )
        raise click.BadParameter(message)


def _new_package(kind: str, name: str, folder: Path) -> None:
    from .scaffold_plugin import new_package

    with telling(folder):
        made = new_package(kind, name, folder)
    for path in made.files:
        click.echo(f"Đã tạo {path}")
    click.echo(f'Kiểm thử: cd {folder / f"vanban-{name}"} && pip install -e ".[test]" && pytest')


def _new_plugin(kind: str, name: str, folder: Path, *, python: bool) -> None:
    from .layers import FILE
    from .scaffold_plugin import new_plugin

    with telling(folder):
        made = new_plugin(kind, name, folder, python=python)
    for path in made.files:
        click.echo(f"Đã tạo {path}")
    if made.by_hand:
        click.echo(f"Không tự sửa được {folder / FILE}; hãy ghi thêm vào đúng chỗ:")
        for line in made.by_hand:
            click.echo(f"    {line}")
    else:
        click.echo(f"Đã ghi thêm vào {folder / FILE}")
    if made.is_newly_trusted:
        click.echo(f"Đã tin cậy {folder}, vì báo cáo không có mã Python nào khác ngoài tệp vừa tạo")
    if made.must_be_trusted:
        click.echo(f"Hãy đọc mã, rồi chạy: vanban trust {folder}")
    click.echo(f"Dựng thử: vanban build {folder}{f' --to {name}' if kind == 'writer' else ''}")
    if kind != "theme":
        click.echo(f"Kiểm thử: vanban plugins test {name} --project {folder}")


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
    from .layers import FILE, LAYER_FILE

    with telling(folder):
        is_layer = (folder / LAYER_FILE).is_file() and not (folder / FILE).is_file()
        registry, project = known(None) if is_layer else prepared(folder)
        file = copied(section, registry, folder, None if is_layer else project)
    click.echo(
        f"Đã chép lời văn của mục {section} vào {folder / file}. Sửa tệp đó; xóa đi thì dùng lại mẫu gốc."
    )
