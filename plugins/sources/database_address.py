"""The address of a PostgreSQL database: its parts, filled from the environment; never with a password."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from attrs import field, frozen

from vanban import Location, VanbanError, error

VARIABLE = re.compile(r"\$\{([A-Za-z_]\w*)\}")
ADDRESS = re.compile(
    r"postgresql://(?:(?P<user>[\w.${}-]+)(?::(?P<password>\$\{\w+\}))?@)?"
    r"(?P<host>\[[0-9a-fA-F:.]+\]|[\w.${}-]+)(?::(?P<port>[0-9]{1,5}|\$\{\w+\}))?/(?P<database>[\w.${}-]+)"
    r"(?:\?(?P<options>\S+))?"
)
OPTIONS = {"sslmode", "sslrootcert"}
FORM = "postgresql://NGƯỜI_DÙNG:${TÊN_BIẾN}@MÁY_CHỦ:5432/CƠ_SỞ_DỮ_LIỆU"


@frozen
class Address:
    """Where a database is: the address as findings show it, and what the driver is told.

    ``secrets`` are the environment's variables in the address; their values are never shown.
    """

    shown: str
    parts: Mapping[str, Any] = field(repr=False)
    secrets: Mapping[str, str] = field(repr=False)


def read_address(written: str, at: Location | None) -> Address:
    """Read an address; raises VanbanError where it is none, holds a password, or a variable is missing.

    No message shows the address as written: whatever is in it may be a password.
    """
    password = written.partition("://")[2].rpartition("@")[0].partition(":")[2]
    if password and not VARIABLE.fullmatch(password):
        message = "không ghi mật khẩu vào địa chỉ; hãy ghi ${TÊN_BIẾN}, rồi đặt biến môi trường ấy"
        raise VanbanError(error("sql/mat-khau", message, at))
    match = ADDRESS.fullmatch(written)
    options = dict(parse_qsl(match["options"] or "", keep_blank_values=True)) if match else {}
    if not match or options.keys() - OPTIONS:
        message = f"địa chỉ viết sai; hãy ghi {FORM}, thêm được ?sslmode=…&sslrootcert=…"
        raise VanbanError(error("sql/dia-chi", message, at))
    shown = _shown(match)
    secrets = _variables(written, shown, at)
    return Address(shown, _parts(match, options, secrets, shown, at), secrets)


def _shown(match: re.Match[str]) -> str:
    user, port = match["user"], match["port"]
    server = f"{f'{user}@' if user else ''}{match['host']}{f':{port}' if port else ''}"
    return f"postgresql://{server}/{match['database']}"


def _variables(written: str, shown: str, at: Location | None) -> dict[str, str]:
    values = {name: os.environ.get(name, "") for name in VARIABLE.findall(written)}
    missing = [
        error("sql/bien", f"chưa đặt biến môi trường “{name}”, cần cho địa chỉ “{shown}”", at)
        for name, value in values.items()
        if not value
    ]
    if missing:
        raise VanbanError(*missing)
    return values


def _parts(
    match: re.Match[str],
    options: Mapping[str, str],
    values: Mapping[str, str],
    shown: str,
    at: Location | None,
) -> dict[str, Any]:
    def fill(part: str | None) -> str | None:
        return part and VARIABLE.sub(lambda variable: values[variable[1]], part)

    port = fill(match["port"]) or "5432"
    if not re.fullmatch("[0-9]{1,5}", port) or not 0 < int(port) < 65536:
        message = f"cổng của “{shown}” phải là số từ 1 đến 65535"
        raise VanbanError(error("sql/dia-chi", message, at))
    return {
        "username": fill(match["user"]),
        "password": fill(match["password"]),
        "host": fill(match["host"].strip("[]")),
        "port": int(port),
        "database": fill(match["database"]),
        "query": {name: fill(value) or "" for name, value in options.items()},
    }
