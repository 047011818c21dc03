"""The command that builds the document of every unit."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .errors import Severity, VanbanError
from .messages import place_of, printable
from .saving import save
from .telling import telling
from .usage import Command, examples, help_option, options, trust_option

if TYPE_CHECKING:
    from .batch import Row
    from .batching import Plan
    from .executor import Job, Packed

MOST, NAMED, LONGEST, INTERRUPTED = 20, 3, 60, 130
"""Faults that a terminal shows, units that it names for each, letters of a code; the code after Ctrl-C."""


@click.command(
    cls=Command,
    **options,
    epilog=examples(
        "vanban batch bao-cao-mau --units don-vi.xlsx",
        "vanban batch bao-cao-mau --units don-vi.xlsx!Xã --out quy-1 --name '{symbol}-{period}.docx'",
        "vanban batch bao-cao-mau --units don-vi.csv --only 00004,00008 --dry-run",
    ),
)
@click.argument("project", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.option(
    "--units",
    metavar="TỆP[!TRANG]",
    required=True,
    help="Bảng đơn vị: tệp Excel, CSV …, hoặc cơ sở dữ liệu kèm !bảng hay !truy-vấn.sql.",
)
@click.option(
    "--out",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    help="Nơi ghi các văn bản (mặc định: ket-qua trong thư mục báo cáo).",
)
@click.option(
    "--name",
    metavar="MẪU",
    default="{code}-{period}.docx",
    show_default=True,
    help="Tên mỗi tệp, với {cột} của bảng đơn vị; đuôi tệp chọn định dạng.",
)
@click.option(
    "--jobs", metavar="SỐ", type=click.IntRange(1, 512), help="Số tiến trình (mặc định: số nhân máy)."
)
@click.option(
    "--on", "on", metavar="ĐỊA_CHỈ", default="", help="Dựng trên các máy khác, ví dụ tcp://may-1:8786."
)
@click.option(
    "--only", metavar="MÃ", multiple=True, help="Chỉ các đơn vị có mã này; ghi nhiều mã cách nhau dấu phẩy."
)
@click.option("--dry-run", is_flag=True, help="Chỉ cho biết sẽ dựng những gì và vì sao; không ghi gì.")
@trust_option
@help_option
def batch(
    project: Path,
    units: str,
    out: Path | None,
    name: str,
    jobs: int | None,
    on: str,
    only: tuple[str, ...],
    dry_run: bool,
    trust: bool,
) -> None:
    """Dựng báo cáo trong THƯ_MỤC cho từng đơn vị của một bảng.

    Chỉ dựng lại những gì đã đổi; lỗi của một đơn vị không làm dừng đơn vị khác.
    """
    from .batching import Asked, planned

    wanted = [one.strip() for text in only for one in text.split(",") if one.strip()]
    asked = Asked(project, units, out, name, wanted, trust, dry_run)
    with telling(project), planned(asked) as plan:
        if names := plan.registry.waiting_python():
            click.echo(f"Chạy mã Python của báo cáo: {', '.join(names)}", err=True)
        code = _foretell(plan) if dry_run else _run(plan, jobs or 0, on)
    raise SystemExit(code)


def _foretell(plan: Plan) -> int:
    for order in plan.orders:
        click.echo(f"{order.unit.code}: {order.output}: {order.why}")
    _tell_faults(plan.settled, plan.project)
    click.echo(f"Sẽ dựng {len(plan.orders)} văn bản; không dựng {len(plan.settled)} đơn vị còn lại.")
    return max((row.code for row in plan.settled), default=0)


def _run(plan: Plan, jobs: int, on: str) -> int:
    """Build what is to be built and tell of it; the summary is written however far it got."""
    from .summary import counted_states

    done, stopped = _built(plan, jobs, on)
    place = {code: number for number, code in enumerate(plan.units)}
    rows = sorted(done, key=lambda row: place[row.unit])
    _tell_faults(rows, plan.project)
    for output in plan.gone:
        click.echo(printable(f"{output}: đơn vị không còn trong bảng; văn bản vẫn giữ nguyên"), err=True)
    click.echo(counted_states(rows))
    try:
        _summarise(rows, plan.batch.folder)
    except VanbanError as unsaved:
        stopped = stopped or unsaved
    if isinstance(stopped, VanbanError):
        raise stopped
    return INTERRUPTED if stopped else max((row.code for row in rows), default=0)


def _built(plan: Plan, jobs: int, on: str) -> tuple[list[Row], BaseException | None]:
    """A row for each unit, and what stopped the run before its end."""
    from .batch import Row, State

    done, stopped = list(plan.settled), None
    try:
        if plan.orders:
            job = plan.batch.job
            pool = plan.executor(on).value.start(job, jobs, on, partial(_packed, job))
            with pool as workers, _progress(len(plan.orders)) as step:
                for row in plan.batch.run(plan.orders, workers):
                    done.append(row)
                    step(row)
    except (KeyboardInterrupt, VanbanError) as fault:
        stopped = fault
    reached = {row.unit for row in done}
    left = (order for order in plan.orders if order.unit.code not in reached)
    return [*done, *(Row(one.unit.code, one.unit.name, State.WAITING, why=one.why) for one in left)], stopped


def _summarise(rows: Sequence[Row], folder: Path) -> None:
    from .manifest import JSON, WORKBOOK
    from .summary import as_json, as_workbook

    save(as_workbook(rows), folder / WORKBOOK)
    save(as_json(rows), folder / JSON)
    click.echo(f"Đã ghi {folder / WORKBOOK} và {folder / JSON}.")


def _packed(job: Job) -> Packed:
    from .elsewhere import elsewhere

    return elsewhere(job)


@contextmanager
def _progress(length: int) -> Iterator[Callable[[Row], None]]:
    """A bar with rate and time left on a terminal, a line for each unit elsewhere."""
    start, count = time.monotonic(), 0

    def rate(row: Row | None) -> str:
        return f"{count / max(time.monotonic() - start, 0.001):.1f}".replace(".", ",") + " văn bản/giây"

    def line(row: Row) -> None:
        nonlocal count
        count += 1
        click.echo(printable(f"[{count}/{length}] {row.unit[:LONGEST]}: {row.state} {row.file}".rstrip()))

    if not sys.stderr.isatty():
        yield line
        return
    with click.progressbar(
        length=length, label="Dựng", show_pos=True, item_show_func=rate, file=sys.stderr
    ) as bar:

        def step(row: Row) -> None:
            nonlocal count
            count += 1
            bar.update(1, row)

        yield step


def _tell_faults(rows: Sequence[Row], project: Path) -> None:
    """The first fault of each unit that has one; the same of many units once, and no more than a page."""
    wrong: dict[str, list[Row]] = {}
    for row in rows:
        for one in _worst(row):
            told = f"{row.state}: {place_of(one, project)}{one['message']} [{one['code']}]"
            wrong.setdefault(told, []).append(row)
    for told, those in list(wrong.items())[:MOST]:
        codes = ", ".join(row.unit[:LONGEST] for row in those[:NAMED])
        more = f" và {len(those) - NAMED} đơn vị khác" if len(those) > NAMED else ""
        click.echo(printable(f"{codes}{more}: {told}"), err=True)
    if len(wrong) > MOST:
        click.echo(f"… và {len(wrong) - MOST} phát hiện khác; xem tong-hop.xlsx", err=True)


def _worst(row: Row) -> Sequence[Mapping[str, str]]:
    """The first error of a row that has any."""
    return [one for one in row.findings if one["severity"] == Severity.ERROR][:1]
