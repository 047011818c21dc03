"""The XML parts of a .docx that say how it looks; hostile and damaged files end in one sentence."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import field, frozen

from vanban import Location, VanbanError, error

from ..package import LARGEST, W, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)  # fmt: skip
"""Strict Office Open XML says the same under other names."""

MOST_PARTS = 10_000
MOST_MARKS = 6_000_000
"""Elements and attributes of a part: each takes a hundred bytes of memory, and some bytes of the file."""


@frozen(eq=False, repr=False)
class Parts:
    """The opened package: its main document and, by relation, the parts that belong to it."""

    name: str
    archive: zipfile.ZipFile
    main: str
    targets: Mapping[str, tuple[str, str]] = field(factory=dict)
    """Relation id -> kind of part, path."""

    read: dict[str, _Element] = field(factory=dict)
    """Parts parsed already: ten thousand sections may name one header."""

    @property
    def document(self) -> _Element:
        """The main document."""
        return self.read[self.main]

    def of_kind(self, kind: str) -> _Element | None:
        """The part of that kind that the document names, such as its styles."""
        path = next((path for is_of, path in self.targets.values() if is_of == kind), "")
        return self.xml(path) if path in self.archive.NameToInfo else None

    def related(self, ident: str) -> _Element | None:
        """The part that a relation names, such as a header."""
        path = self.targets.get(ident, ("", ""))[1]
        return self.xml(path) if path in self.archive.NameToInfo else None

    def xml(self, path: str) -> _Element:
        """A part, parsed; raises VanbanError where all of them are too large."""
        if path not in self.read:
            passed = sum(self.archive.NameToInfo[one].file_size for one in self.read)
            content = _read(self.archive, path, self.name, LARGEST - passed)
            self.read[path] = _parsed(content, self.name)
        return self.read[path]


def open_parts(docx: bytes, name: str) -> Parts:
    """The package; raises VanbanError with one sentence for what is none."""
    if docx.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in docx
        old = "là tệp .doc cũ; hãy mở bằng Word rồi lưu thành .docx"
        raise _unreadable(
            "tệp có mật khẩu; hãy mở bằng Word, bỏ mật khẩu rồi lưu lại" if locked else old, name
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(docx))
    except Exception:  # zipfile has many ways to say that it is none
        raise _unreadable("tệp hỏng hoặc không phải tệp Word .docx", name) from None
    if len(archive.namelist()) > MOST_PARTS:
        raise _unreadable(f"tệp có quá {MOST_PARTS} phần", name)
    main = next(
        (path for kind, path in _relations(archive, "", name).values() if kind == "officeDocument"), ""
    )
    if main not in archive.NameToInfo:
        raise _unreadable("tệp không phải văn bản Word (.docx)", name)
    parts = Parts(name, archive, main, _relations(archive, main, name))
    if parts.xml(main).find(f"{W}body") is None:
        raise _unreadable("tệp không phải văn bản Word (.docx)", name)
    return parts


def _relations(archive: zipfile.ZipFile, part: str, name: str) -> dict[str, tuple[str, str]]:
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in archive.NameToInfo:
        return {}
    found = {}
    for one in _parsed(_read(archive, path, name), name).iter(RELATION):
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            found[one.get("Id", "")] = (posixpath.basename(one.get("Type", "")), target)
    return found


def _read(archive: zipfile.ZipFile, path: str, name: str, room: int = LARGEST) -> bytes:
    """A part unpacked; no more of it than there is room for."""
    try:
        with archive.open(path) as part:
            content = part.read(room + 1)
    except Exception as fault:  # zipfile and zlib have many ways to say that a part is damaged
        raise _unreadable(f"tệp hỏng ở phần {path}", name) from fault
    if len(content) > room:
        raise _unreadable(f"tệp giải nén ra lớn hơn {LARGEST >> 20} MB", name)
    return content


def _parsed(content: bytes, name: str) -> _Element:
    if b"purl.oclc.org" in content:
        for strict, usual in STRICT:
            content = content.replace(strict, usual)
    if content.count(b"<") + content.count(b"=") > MOST_MARKS:
        raise _unreadable("tệp có quá nhiều phần tử, không phải văn bản do người soạn", name)
    try:
        root = parsed(content)
    except (SyntaxError, ValueError):
        raise _unreadable("tệp hỏng: nội dung không phải XML đúng", name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _unreadable("tệp chứa khai báo DTD, không phải do phần mềm soạn thảo tạo ra", name)
    return root


def _unreadable(message: str, name: str) -> VanbanError:
    return VanbanError(error("van-ban/khong-doc-duoc", message, Location(name)))
