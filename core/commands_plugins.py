"""The commands about plugins: which there are, what is wrong with them, which may run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from .messages import plugin_table
from .telling import known, telling
from .usage import Command, Group, examples, format_option, groups, help_option, options, project_option

if TYPE_CHECKING:
    from .settings import Settings


@click.group(
    cls=Group,
    invoke_without_command=True,
    **groups,
    epilog=examples(
        "vanban plugins",
        "vanban plugins show citizen-reception",
        "vanban plugins doctor",
        "vanban plugins disable TÊN     tắt một plugin làm hỏng việc",
    ),
)
@format_option("text")
@project_option
@help_option
@click.pass_context
def plugins(context: click.Context, form: str, project: Path | None) -> None:
    """Liệt kê mọi plugin: loại, tên, của plugin nào, phiên bản, đã nạp hay vì sao không."""
    if context.invoked_subcommand:
        return
    from .inspection import listing

    with telling(project or Path()):
        registry, _ = known(project)
    rows = listing(registry)
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(plugin_table(rows)))
    findings = registry.findings
    raise SystemExit(3 if any(one.code.startswith("plugin/") for one in findings) else int(bool(findings)))


def _stated(project: Path | None) -> Path | None:
    """The project told to a subcommand, or before it: ``plugins --project DIR show NAME``."""
    group = click.get_current_context().parent
    before: Path | None = group.params.get("project") if group else None
    return project or before


@plugins.command(**options, epilog=examples("vanban plugins show tasks", "vanban plugins show docx"))
@click.argument("name", metavar="TÊN")
@project_option
@help_option
def show(name: str, project: Path | None) -> None:
    """Cho xem mục, nguồn, định dạng… tên là TÊN.

    Với một mục: số liệu, nhãn, công thức, lời văn, và lớp nào (báo cáo, cơ quan, mục) đặt ra từng thứ.
    """
    from .inspection import shown, unknown

    with telling(project or Path()):
        registry, found = known(_stated(project))
        lines = shown(registry, name, found)
    if not lines:
        raise click.BadParameter(unknown(registry, name))
    click.echo("\n".join(lines))


@plugins.command(
    **options, epilog=examples("vanban plugins doctor", "vanban plugins doctor --project bao-cao")
)
@project_option
@help_option
def doctor(project: Path | None) -> None:
    """Kiểm tra các plugin: cái nào hỏng và phải làm gì.

    Không nạp được, làm cho bản vanban khác, trùng tên, viết sai tên hook, thiếu entry point…
    """
    from .doctor import diagnose, surroundings
    from .settings import load_settings

    with telling(project or Path()):
        settings = load_settings()
        registry, _ = known(_stated(project))
    diagnoses = diagnose(registry)
    click.echo("\n".join(surroundings(settings)))
    for one in diagnoses:
        click.echo(f"{one.state:4} {one.plugin}")
        for line in one.lines:
            click.echo(f"     {line}")
    bad = sum(not one.is_well for one in diagnoses)
    click.echo(
        f"{len(diagnoses)} plugin ngoài vanban, {bad} cái có vấn đề."
        if diagnoses
        else "Không có plugin nào ngoài vanban."
    )
    raise SystemExit(3 if bad else 0)


@plugins.command(
    **options,
    epilog=examples("vanban plugins test vanban-thu-vien", "vanban plugins test thu-vien --project bao-cao"),
)
@click.argument("name", metavar="[TÊN]", default="")
@project_option
@help_option
def test(name: str, project: Path | None) -> None:
    """Kiểm thử plugin, mục, nguồn… tên là TÊN.

    Số liệu trống, thiếu, rất lớn, chữ có ký hiệu lạ, hai lần như nhau…; không ghi TÊN thì thử mọi plugin.
    """
    from .conformance import NotConforming, cases_of
    from .inspection import unknown

    with telling(project or Path()):
        registry, _ = known(_stated(project))
    cases = cases_of(registry, name)
    if not cases:
        raise click.BadParameter(unknown(registry, name))
    failed = 0
    for case in cases:
        try:
            click.echo(f"ổn   {case}{f' ({remark})' if (remark := case.run()) else ''}")
        except NotConforming as fault:
            failed += 1
            click.echo(f"HỎNG {case}: {fault}")
    click.echo(f"{len(cases)} điều đã kiểm thử, {failed} điều không đạt.")
    raise SystemExit(3 if failed else 0)


@plugins.command(**options, epilog=examples("vanban plugins disable vanban-thu-vien"))
@click.argument("name", metavar="PLUGIN")
@help_option
def disable(name: str) -> None:
    """Tắt PLUGIN: từ nay không nạp nó nữa. Lệnh này không chạy mã của plugin nào."""
    from .discovery import built_in, installed
    from .errors import suggestion
    from .settings import load_settings, save_settings

    with telling(Path()):
        settings = load_settings()
        candidates = [*installed(), *built_in()]
        names = [candidate.plugin.name for candidate in candidates]
        if name not in names:
            called = [one.plugin.name for one in candidates if one.is_called(name)]
            hint = f"; “{name}” là của plugin “{called[0]}”" if called else suggestion(name, names)
            own = "plugin của báo cáo thì bỏ khỏi dòng “plugins:”"
            raise click.BadParameter(f"không có plugin nào tên “{name}” để tắt{hint}; {own}")
        save_settings(attrs.evolve(settings, disabled=tuple(sorted({*settings.disabled, name}))))
    click.echo(f"Đã tắt {name}. Bật lại: vanban plugins enable {name}")


@plugins.command(**options, epilog=examples("vanban plugins enable vanban-thu-vien"))
@click.argument("name", metavar="PLUGIN")
@help_option
def enable(name: str) -> None:
    """Bật lại PLUGIN đã tắt. Lệnh này không chạy mã của plugin nào."""
    from .errors import suggestion
    from .settings import load_settings, save_settings

    with telling(Path()):
        settings = load_settings()
        if name not in settings.disabled:
            hint = (
                suggestion(name, settings.disabled) if settings.disabled else "; không có plugin nào đang tắt"
            )
            raise click.BadParameter(f"“{name}” hiện không bị tắt{hint}")
        kept = tuple(one for one in settings.disabled if one != name)
        save_settings(attrs.evolve(settings, disabled=kept))
    click.echo(f"Đã bật {name}.")


@click.command(
    cls=Command,
    **options,
    epilog=examples("vanban trust bao-cao-quy", "vanban trust", "vanban trust bao-cao-quy --remove"),
)
@click.argument("folder", metavar="[THƯ_MỤC]", required=False, type=click.Path(path_type=Path))
@click.option("--remove", is_flag=True, help="Bỏ tin cậy THƯ_MỤC.")
@help_option
def trust(folder: Path | None, remove: bool) -> None:
    """Tin cậy các báo cáo trong THƯ_MỤC: cho chạy mã Python và đọc tệp ngoài mà chúng nêu tên.

    Hãy đọc mã trước: plugin chạy với mọi quyền của người dùng. Không ghi THƯ_MỤC thì liệt kê các thư mục ấy.
    """
    from .settings import load_settings, save_settings

    with telling(folder or Path()):
        settings = load_settings()
        if folder is None and remove:
            raise click.BadParameter("hãy ghi thư mục thôi tin cậy: vanban trust THƯ_MỤC --remove")
        if folder is None:
            click.echo("\n".join(settings.trusted) or "Chưa tin cậy thư mục nào.")
            return
        if not folder.is_dir() and not remove:
            raise click.BadParameter(f"không có thư mục “{folder}”")
        save_settings(_without_trust(settings, folder) if remove else settings.with_trust(folder))
    click.echo(f"{'Bỏ tin cậy' if remove else 'Đã tin cậy'} {folder.resolve()}")
    for line in () if remove else _python_of(folder):
        click.echo(line)


def _without_trust(settings: Settings, folder: Path) -> Settings:
    whole = folder.resolve()
    if str(whole) not in settings.trusted:
        above = next((one for one in settings.trusted if whole.is_relative_to(one)), "")
        through = f"“{folder}” được tin cậy cùng “{above}”; bỏ tin cậy: vanban trust {above} --remove"
        raise click.BadParameter(through if above else f"“{folder}” chưa được tin cậy")
    return attrs.evolve(settings, trusted=tuple(one for one in settings.trusted if one != str(whole)))


def _python_of(folder: Path) -> list[str]:
    """Which Python the report of a folder names, if one can be read there."""
    from .errors import VanbanError
    from .prepare import prepare

    try:
        _, project = prepare(folder)
    except VanbanError:
        return []
    return [f"Sẽ chạy khi dựng: {folder / name}" for name in dict.fromkeys(project.plugins)]
