"""The command line and what happens around it. Its words are Vietnamese, its exit codes four.

0 done; 1 the report, its data or its theme is at fault; 2 usage; 3 a plugin is at fault, or a bug.
"""

from __future__ import annotations

import gc
import io
import os
import sys
import traceback
from collections.abc import Sequence

import click

from .commands_batch import batch
from .commands_figures import facts, form, trace
from .commands_new import eject, new
from .commands_plugins import plugins, trust
from .commands_report import build, check
from .commands_rollup import rollup
from .commands_theme import theme, verify
from .guard import TRACE
from .messages import log
from .usage import Group, examples, groups, help_option, usage_message, version_option


@click.group(
    cls=Group,
    **groups,
    epilog=examples(
        "vanban new report bao-cao-quy     tạo thư mục báo cáo mẫu",
        "vanban build bao-cao-quy          dựng bản dự thảo, kèm các phát hiện",
        "vanban check bao-cao-quy          chỉ kiểm tra",
        "vanban build bao-cao-quy --final  dựng bản chính thức khi không còn lỗi",
        "vanban verify van-ban.docx        đối chiếu thể thức của một tệp Word bất kỳ",
    ),
)
@version_option
@help_option
def main() -> None:
    """Dựng báo cáo hành chính từ số liệu, đúng thể thức Nghị định 30/2020/NĐ-CP."""


for command in (build, check, batch, rollup, verify, facts, form, trace, new, eject, theme, plugins, trust):
    main.add_command(command)


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; whatever goes wrong is told in one Vietnamese sentence."""
    for stream in (sys.stdout, sys.stderr):  # a pipe or an old terminal may know no Vietnamese
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if os.environ.get(TRACE):
        import logging

        logging.basicConfig(level=logging.INFO, format="%(message)s", force=True)
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
    except OSError as fault:  # a name of 300 letters, a folder that is gone
        click.echo(f"vanban: không dùng được tệp hay thư mục đó: {fault.strerror}", err=True)
        return 1
    except Exception as bug:
        path = log(traceback.format_exc())
        click.echo(f"vanban: lỗi của chương trình ({type(bug).__name__}); chi tiết ở {path}", err=True)
        return 3
    return 0
