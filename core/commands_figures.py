"""The commands about figures: which there are, where one is from, a blank form to fill in."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .errors import Finding
from .messages import as_csv
from .saving import save
from .telling import known, prepared, tell, telling
from .usage import Command, examples, format_option, help_option, options, project_option

if TYPE_CHECKING:
    from .ledger import Ledger


@click.command(
    cls=Command,
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


@click.command(cls=Command, **options, epilog=examples("vanban trace bao-cao.docx 5.718"))
@click.argument("path", metavar="THƯ_MỤC|TỆP", type=click.Path(path_type=Path))
@click.argument("figure", metavar="SỐ")
@help_option
def trace(path: Path, figure: str) -> None:
    """Cho biết SỐ trong báo cáo lấy từ ô nào, tệp nào, mục nào."""
    from .tracing import named, origin

    ledger, _ = _ledger_and_changes(path)
    found = named(ledger, figure)
    for told in dict.fromkeys(
        "\n".join(origin(one, ledger)) for one in found
    ):  # once, however often it is printed
        click.echo(told)
    if not found:
        click.echo(f"Không có số liệu nào in là “{figure}”.")
    raise SystemExit(int(not found or any(one.was_changed for one in found)))


def _ledger_and_changes(path: Path) -> tuple[Ledger, Sequence[Finding]]:
    from .ledger import changed_by_hand

    with telling(path if path.is_dir() else path.parent):
        ledger = _ledger(path)
    changed = list(changed_by_hand(ledger, path.name))
    tell(path.parent, changed)
    return ledger, changed


def _ledger(path: Path) -> Ledger:
    """The facts of a project folder, or of a document that keeps them."""
    from .assemble import assemble
    from .ledger import ledger_of
    from .recall import read_ledger

    if not path.is_dir():
        return read_ledger(path, known(None, alone=True)[0])
    registry, project = prepared(path)
    return ledger_of(assemble(project, registry))


@click.command(cls=Command, **options, epilog=examples("vanban form citizen-reception -o tiep-cong-dan.xlsx"))
@click.argument("section", metavar="MỤC")
@click.option(
    "-o", "output", metavar="TỆP", required=True, type=click.Path(path_type=Path), help="Tệp biểu trống."
)
@project_option
@help_option
def form(section: str, output: Path, project: Path | None) -> None:
    """Tạo biểu trống của MỤC để điền số liệu, thường là tệp .xlsx."""
    from .blank import blank_file

    if output.exists():
        raise click.BadParameter(f"“{output}” đã có; hãy chọn tên khác")
    with telling(project or Path()):
        registry, found = known(project)
        save(blank_file(section, output.name, registry, found), output)
    click.echo(
        f"Đã ghi {output}. Điền xong, ghi tên tệp vào dòng “data:” của mục {section} trong report.yaml."
    )
