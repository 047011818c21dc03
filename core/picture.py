"""Pictures of the project's folder: known by their first bytes, measured, carried in the document itself."""

from __future__ import annotations

import struct
from base64 import b64encode
from pathlib import Path

from attrs import field, frozen

from .errors import Location, VanbanError, error
from .files import find_file

LARGEST = 10 << 20
"""Bytes of one picture."""

LARGEST_OF_ALL = 40 << 20
"""Bytes of all pictures of a document."""

MOST_PIXELS = 50_000_000
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
"""Markers of a JPEG's segments that state its size."""


@frozen(eq=False, repr=False)
class Picture:
    """The bytes of a PNG or JPEG file, and its size in pixels."""

    content: bytes
    kind: str
    width: int
    height: int

    @property
    def uri(self) -> str:
        """The picture as an address that holds it, so that nothing reads the file again."""
        return f"data:image/{self.kind};base64,{b64encode(self.content).decode()}"


@frozen(eq=False, repr=False)
class Pictures:
    """The pictures that one document shows, from the folder of its report; together they have a limit."""

    folder: Path
    outside: bool
    sizes: list[int] = field(factory=list)

    def load(self, name: str, at: Location | None) -> Picture:
        """One more picture; raises VanbanError as ``load_picture`` does, and where all are too large."""
        if sum(self.sizes) <= LARGEST_OF_ALL:
            picture = load_picture(self.folder, name, at, outside=self.outside)
            self.sizes.append(len(picture.content))
        if sum(self.sizes) > LARGEST_OF_ALL:  # nothing more is read
            message = f"các hình của báo cáo cộng lại lớn hơn {LARGEST_OF_ALL >> 20} MB"
            raise VanbanError(error("hinh/qua-lon", message, at))
        return picture


def load_picture(project: Path, name: str, at: Location | None, *, outside: bool = False) -> Picture:
    """Read a picture of the project; raises VanbanError for what is no PNG or JPEG, or is too large."""
    path = find_file(project, name, at, outside=outside)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as fault:
        message = f"không đọc được tệp hình “{name}”: {fault.strerror}"
        raise VanbanError(error("tep/khong-doc", message, at)) from None
    if len(content) > LARGEST:
        message = f"tệp hình “{name}” lớn hơn {LARGEST >> 20} MB"
        raise VanbanError(error("hinh/qua-lon", message, at))
    kind, (width, height) = _measured(content)
    if min(width, height) < 1:
        message = f"tệp “{name}” không phải là hình PNG hay JPEG, hoặc đã hỏng"
        raise VanbanError(error("hinh/dinh-dang", message, at))
    if width * height > MOST_PIXELS:
        message = (
            f"hình “{name}” có {width} x {height} điểm ảnh; nhiều nhất là {MOST_PIXELS // 1_000_000} triệu"
        )
        raise VanbanError(error("hinh/qua-lon", message, at))
    return Picture(content, kind, width, height)


def _measured(content: bytes) -> tuple[str, tuple[int, int]]:
    """The kind, and the width and height; zero where it is none of the known kinds."""
    if content.startswith(PNG) and content[12:16] == b"IHDR" and len(content) > 24:
        return "png", struct.unpack_from(">II", content, 16)
    if content.startswith(JPEG):
        return "jpeg", _jpeg_size(content)
    return "", (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        at += 1 if marker == 0xFF else 2 + length
    return 0, 0
