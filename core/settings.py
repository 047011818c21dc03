"""What a user has settled for all reports on this machine: plugins turned off, folders trusted."""

from __future__ import annotations

import json
import os
from pathlib import Path

import attrs
import click
from attrs import frozen

from .errors import Location, VanbanError, error
from .saving import save

ONLY = "VANBAN_PLUGINS"
"""The environment variable that keeps third-party plugins out: ``none``, or the names of those let in."""


@frozen
class Settings:
    """Names of plugins that are turned off; absolute folders whose reports may run Python."""

    disabled: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()

    def keeps_out(self, plugin: str, *, third_party: bool = True) -> str:
        """Why a plugin is not to be loaded; empty when it may be."""
        if plugin in self.disabled:
            return f"đang tắt; bật lại: vanban plugins enable {plugin}"
        only = os.environ.get(ONLY, "")
        if third_party and only and plugin not in [name.strip() for name in only.split(",")]:
            return f"không nạp vì {ONLY}={only}"
        return ""

    def with_trust(self, folder: Path) -> Settings:
        """These settings, the folder trusted."""
        return attrs.evolve(self, trusted=tuple(sorted({*self.trusted, str(folder.resolve())})))

    def trusts(self, folder: Path) -> bool:
        """Whether the folder, or one that holds it, is trusted."""
        try:
            whole = folder.resolve()
        except (OSError, RuntimeError):  # a link onto itself
            return False
        return any(whole.is_relative_to(one) for one in self.trusted)


def settings_file() -> Path:
    """Where the settings are kept."""
    return Path(click.get_app_dir("vanban")) / "settings.json"


def load_settings() -> Settings:
    """The user's settings; raises VanbanError when their file is damaged."""
    file = settings_file()
    try:
        stated = json.loads(file.read_bytes())
        settings = Settings(**{name: _texts(stated[name]) for name in ("disabled", "trusted")})
        if not all(map(os.path.isabs, settings.trusted)):
            raise ValueError
        return settings
    except FileNotFoundError:
        return Settings()
    except OSError as fault:
        message = f"không đọc được tệp cài đặt của vanban: {fault.strerror}"
        raise VanbanError(error("cai-dat/khong-doc", message, Location(str(file)))) from None
    except (ValueError, TypeError, KeyError, RecursionError):
        message = "tệp cài đặt của vanban bị hỏng; hãy xóa tệp đó rồi tắt plugin, tin cậy thư mục lại từ đầu"
        raise VanbanError(error("cai-dat/hong", message, Location(str(file)))) from None


def _texts(stated: object) -> tuple[str, ...]:
    """A list of texts and nothing else: a single ``"/"`` read as one would trust every folder."""
    if not isinstance(stated, list) or not all(isinstance(one, str) for one in stated):
        raise ValueError
    return tuple(stated)


def save_settings(settings: Settings) -> None:
    """Keep the settings for the next runs."""
    save(json.dumps(attrs.asdict(settings), ensure_ascii=False, indent=1).encode(), settings_file())
