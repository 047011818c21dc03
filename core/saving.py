"""Files are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .errors import Location, VanbanError, error


def save(content: bytes, path: Path) -> None:
    """Write beside, then rename: a file is there whole or as it was before."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(beside).chmod(0o644)
            Path(beside).replace(path)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as fault:
        message = (
            f"không ghi được tệp: {fault.strerror}; nếu tệp đang mở trong Word, hãy đóng lại rồi dựng lại"
        )
        raise VanbanError(error("tep/khong-ghi", message, Location(str(path.absolute())))) from None
