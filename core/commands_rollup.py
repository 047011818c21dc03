"""The command that adds up the reports of subordinate units."""

from __future__ import annotations

from pathlib import Path

import click

from .commands_report import outputs, put
from .telling import prepared, telling
from .usage import Command, examples, help_option, options, to_option, trust_option


@click.command(
    cls=Command,
    **options,
    epilog=examples(
        "vanban rollup bao-cao-tong-hop --from bao-cao-cac-xa",
        "vanban rollup bao-cao-tong-hop --from xa-a.docx xa-b.pdf --units don-vi.xlsx",
    ),
)
@click.argument("project", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.argument("more", metavar="[TỆP]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--from",
    "sent",
    metavar="THƯ_MỤC|TỆP...",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    help="Báo cáo của các đơn vị: tệp .docx, .pdf, thư mục báo cáo, hoặc thư mục chứa chúng.",
)
@click.option(
    "--units",
    metavar="TỆP[!TRANG]",
    help="Bảng các đơn vị phải báo cáo, có cột “tên đầy đủ”; ai chưa gửi thì được nêu tên.",
)
@click.option("-o", "output", metavar="TỆP", type=click.Path(path_type=Path), help="Tệp kết quả.")
@to_option
@click.option("--final", is_flag=True, help="Bản chính thức: còn lỗi thì không ghi gì.")
@trust_option
@help_option
def rollup(
    project: Path,
    more: tuple[Path, ...],
    sent: tuple[Path, ...],
    units: str | None,
    output: Path | None,
    to: str,
    final: bool,
    trust: bool,
) -> None:
    """Dựng báo cáo tổng hợp trong THƯ_MỤC từ báo cáo của các đơn vị.

    Mục không ghi “data:” lấy tổng số liệu của mục đó trong báo cáo các đơn vị.
    """
    from . import build as building
    from .expected import expected_units
    from .rollup import roll_up

    with telling(project):
        registry, loaded = prepared(project, trust=trust)
        expected = expected_units(units, registry, project) if units else None
        formats = list(dict.fromkeys(one.strip() for one in to.split(",")))
        paths = outputs(output, formats, registry, loaded)
        rolled = roll_up(loaded, (*sent, *more), expected)
        built = building.build(registry, rolled.project, rolled.returned, rolled.findings)
        built = building.noted(registry, rolled.project, built, formats)
        told = put(project, registry, rolled.project, built, paths, final=final)
    click.echo(told)
    raise SystemExit(built.exit_code)
