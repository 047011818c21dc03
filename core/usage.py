"""Help pages and usage faults of the command line, in Vietnamese."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from .errors import suggestion

HEADINGS = {"Options": "Tùy chọn", "Commands": "Lệnh"}


class VietnameseFormatter(click.HelpFormatter):
    """Help pages with Vietnamese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The usage line."""
        super().write_usage(prog, args, "Cách dùng: ")

    def write_heading(self, heading: str) -> None:
        """A heading in Vietnamese."""
        super().write_heading(HEADINGS.get(heading, heading))


class VietnameseContext(click.Context):
    """Where click looks for the formatter."""

    formatter_class = VietnameseFormatter


class Command(click.Command):
    """A command whose help is Vietnamese."""

    context_class = VietnameseContext


class Group(click.Group):
    """A group whose help, and whose commands' help, is Vietnamese."""

    context_class = VietnameseContext
    command_class = Command
    group_class = type


help_option = click.help_option("--help", "-h", help="In trang trợ giúp này.")
version_option = click.version_option(
    package_name="vanban", message="%(prog)s %(version)s", help="In phiên bản."
)
options: dict[str, Any] = {"options_metavar": "[TÙY CHỌN]"}
groups: dict[str, Any] = {"subcommand_metavar": "LỆNH ...", **options}


def examples(*lines: str) -> str:
    """The examples at the foot of a help page, each on a line of its own."""
    return "\n".join(["\b", "Ví dụ:", *(f"  {line}" for line in lines)])


def usage_message(fault: click.UsageError) -> str:
    """What was wrong with a command line, in one sentence."""
    if isinstance(fault, click.MissingParameter):
        return f"thiếu {fault.param.make_metavar(fault.ctx) if fault.param and fault.ctx else 'tham số'}"
    if isinstance(fault, click.NoSuchOption):
        known = [name for param in fault.ctx.command.params for name in param.opts] if fault.ctx else []
        return f"không có tùy chọn “{fault.option_name}”{suggestion(fault.option_name, known)}"
    if isinstance(fault, click.BadParameter) and not fault.param:
        return fault.message
    if isinstance(fault, click.BadParameter) and fault.param and isinstance(fault.param.type, click.Choice):
        return f"{fault.param.opts[0]} phải là một trong: {', '.join(fault.param.type.choices)}"
    if (
        isinstance(fault, click.exceptions.NoSuchCommand)
        and fault.ctx
        and isinstance(fault.ctx.command, click.Group)
    ):
        hint = suggestion(fault.command_name, fault.ctx.command.commands)
        return f"không có lệnh “{fault.command_name}”{hint}"
    if isinstance(fault, click.BadOptionUsage):
        return f"tùy chọn “{fault.option_name}” thiếu giá trị hoặc thừa giá trị"
    if isinstance(fault, click.exceptions.NoArgsIsHelpError):
        return "chưa ghi lệnh nào"
    if "extra argument" in fault.message:
        return "thừa tham số"
    return f"cách ghi lệnh không đúng: {fault.format_message()}"


project_option = click.option(
    "--project",
    metavar="THƯ_MỤC",
    type=click.Path(path_type=Path),
    help="Kể cả plugin của báo cáo này (mặc định: báo cáo ở thư mục hiện tại, nếu có).",
)
to_option = click.option(
    "--to",
    metavar="ĐỊNH_DẠNG",
    default="docx",
    help="docx (mặc định), pdf, html, md, json …; ghi docx,pdf để có cả hai.",
)
trust_option = click.option(
    "--trust", is_flag=True, help="Tin cậy báo cáo này trong một lần chạy; xem vanban trust."
)


def format_option(first: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """``--format``: the kind named, or JSON for machines."""
    kinds = click.Choice([first, "json"])
    return click.option("--format", "form", type=kinds, default=first, help=f"Cách in: {first} hoặc json.")
