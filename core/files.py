"""Text files as report officers make them: found, decoded, in NFC; faults are findings."""

from __future__ import annotations

import shlex
import unicodedata
from pathlib import Path

from attrs import frozen

from .errors import Finding, Location, VanbanError, error, note
from .inputs import noted
from .model import Origin

LARGEST = 64 * 1024 * 1024


@frozen(eq=False, repr=False)
class TextFile:
    """The text of a file, its name as findings give it, and what was noticed on reading."""

    name: str
    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def origin(self) -> Origin:
        """The file as the origin of what is made from it."""
        return Origin(self.name, self.text)


def is_address(name: str) -> bool:
    """Whether it names a server, not a file."""
    return "://" in name


def shown_name(name: str) -> str:
    """A name as findings may give it: of an address only the kind, since it may hold a password."""
    return f"{name.partition('://')[0]}://…" if is_address(name) else name


def trust_hint(project: Path) -> str:
    """The end of a sentence about what only a trusted report may do."""
    return f"nếu tin cậy báo cáo này, hãy chạy: vanban trust {shlex.quote(str(project))}"


def find_file(project: Path, name: str, at: Location | None = None, *, outside: bool = False) -> Path:
    """The path of a file inside the project folder, or ``outside`` it; raises VanbanError for none."""
    path = project / name
    where = at or Location(name)
    if is_address(name):
        message = f"địa chỉ “{shown_name(name)}” không phải là tệp của báo cáo"
        raise VanbanError(error("tep/khong-doc", message, at))
    try:
        if not outside and not path.resolve().is_relative_to(project.resolve()):
            message = f"tệp “{name}” nằm ngoài thư mục báo cáo; {trust_hint(project)}"
            raise VanbanError(error("tep/ngoai-du-an", message, where))
        if not noted(path).exists():
            raise VanbanError(error("tep/khong-co", f"không tìm thấy tệp “{name}”", where))
        if not path.is_file():
            raise VanbanError(error("tep/khong-doc", f"“{name}” không phải là tệp", where))
    except (OSError, ValueError, RuntimeError):  # a name too long, with a NUL, a link onto itself
        raise VanbanError(error("tep/khong-doc", f"tên tệp “{name[:60]}” không dùng được", where)) from None
    return path


def place_for(project: Path, name: str, *, outside: bool = False, what: str = "thư mục báo cáo") -> Path:
    """Where a file of that name is to be written; raises VanbanError where links lead out of the folder."""
    path = project / name
    if not outside and not path.parent.resolve().is_relative_to(project.resolve()):
        message = f"“{name}” dẫn ra ngoài {what}, nên không ghi"
        raise VanbanError(error("tep/ngoai-du-an", message, Location(name)))
    return path


def read_text(project: Path, name: str, at: Location | None = None, *, outside: bool = False) -> TextFile:
    """Read a UTF-8 file of the project; text that is not NFC is normalised and noted."""
    path = find_file(project, name, at, outside=outside)
    try:
        if path.stat().st_size > LARGEST:
            raise VanbanError(error("tep/qua-lon", f"tệp lớn hơn {LARGEST >> 20} MB", Location(name)))
        raw = path.read_bytes()
    except OSError as fault:
        raise VanbanError(
            error("tep/khong-doc", f"không đọc được tệp: {fault.strerror}", Location(name))
        ) from None
    return decode(raw, name)


def decode(raw: bytes, name: str) -> TextFile:
    """Decode UTF-8, with or without a byte order mark; raises VanbanError naming the first bad line."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        message = "tệp không phải mã UTF-8; hãy lưu lại với mã UTF-8 (Unicode)"
        raise VanbanError(error("tep/khong-utf8", message, Location(name, line))) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if unicodedata.is_normalized("NFC", text):
        return TextFile(name, text)
    lines = text.split("\n")
    first = next(n for n, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line))
    message = "chữ có dấu viết ở dạng tổ hợp (NFD); đã chuyển sang dạng dựng sẵn (NFC)"
    finding = note("van-ban/chua-nfc", message, Location(name, first))
    return TextFile(name, unicodedata.normalize("NFC", text), (finding,))
