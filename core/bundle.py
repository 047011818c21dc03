"""A report project as one file by its hash, to be unpacked on another machine."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from attrs import frozen

from .errors import VanbanError, error
from .output_place import OUTPUT

LARGEST = 1 << 30
"""Bytes of all files of a project, before packing."""

EPOCH = (1980, 1, 1, 0, 0, 0)


@frozen(repr=False)
class Bundle:
    """The packed files; ``inside`` is where the project stands in them, ``root`` where they stood here."""

    content: bytes
    sha256: str
    inside: str
    root: str

    def unpacked(self, folder: Path) -> Path:
        """The project in a folder of that hash below ``folder``, whole: another process may ask at once."""
        whole = folder / f"vanban-{self.sha256[:16]}"
        if not whole.is_dir():
            new = folder / f"{whole.name}.{os.getpid()}"
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                archive.extractall(new)  # it leaves no name outside
            try:
                new.rename(whole)
            except OSError:  # somebody else was first
                shutil.rmtree(new)
        return whole


def bundle_of(project: Path, layers: Sequence[str]) -> Bundle:
    """The project's folder and those of the layers that it inherits, as seen from it; no outputs.

    The same files give the same bytes. Raises VanbanError where they are too large.
    """
    folders = [(project / layer).resolve() for layer in layers]
    root = Path(os.path.commonpath(folders))
    buffer, size = io.BytesIO(), 0
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted({path for folder in folders for path in _files(folder)}):
            size += path.stat().st_size
            if size > LARGEST:
                message = f"báo cáo lớn hơn {LARGEST >> 20} MB nên không gửi được đến các máy khác"
                raise VanbanError(error("lo/qua-lon", message))
            info = zipfile.ZipInfo(str(PurePosixPath(path.relative_to(root))), EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, path.read_bytes())
    content = buffer.getvalue()
    inside = project.resolve().relative_to(root).as_posix()
    return Bundle(content, hashlib.sha256(content).hexdigest(), inside, str(root))


def _files(folder: Path) -> Iterator[Path]:
    """All files but hidden ones, outputs, and links, which may lead anywhere."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if one != OUTPUT and one != "__pycache__" and one[0] != "."]
        paths = (Path(parent, name) for name in files if name[0] != ".")
        yield from (path for path in paths if path.is_file() and not path.is_symlink())
