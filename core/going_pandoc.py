"""One pandoc that goes on from document to document: starting it anew takes longer than a document does."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from .errors import VanbanError, error

LOOP = Path(__file__).with_name("going_pandoc.lua")
HASH = 16


class GoingPandoc:
    """A pandoc that is told of each document by the name of a file; one that hangs or dies is replaced.

    ``command`` starts it and ``timeout`` is how many seconds one document may take.
    """

    def __init__(self, command: Sequence[str], timeout: float) -> None:
        self.command, self.timeout = [*command, "lua", str(LOOP)], timeout
        self.process: subprocess.Popen[bytes] | None = None
        self.stack = ExitStack()

    def __enter__(self) -> Self:
        self.folder = Path(self.stack.enter_context(scratch()))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None
    ) -> None:
        self._stop()
        self.stack.close()

    def run(
        self,
        source: bytes,
        to: str,
        template: bytes,
        reference: bytes,
        variables: Mapping[str, str | Sequence[str]],
    ) -> bytes:
        """Convert a pandoc document; raises VanbanError as ``run_pandoc`` does."""
        (self.folder / "source").write_bytes(source)
        asked = {
            "to": to,
            "folder": str(self.folder),
            "template": self._kept(template),
            "reference": self._kept(reference),
            "variables": variables,
        }
        (self.folder / "asked").write_bytes(json.dumps(asked, ensure_ascii=False).encode())
        answer = self._answer()
        if answer != "ok":
            raise VanbanError(error("pandoc/loi", f"pandoc báo lỗi: {answer}"))
        return (self.folder / "written").read_bytes()

    def _kept(self, content: bytes) -> str:
        """The name of a file with that content; it is written once for all documents."""
        if not content:
            return ""
        path = self.folder / hashlib.sha256(content).hexdigest()[:HASH]
        if not path.exists():
            path.write_bytes(content)
        return str(path)

    def _answer(self) -> str:
        process = self.process or self._start()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.timeout, stop)
        timer.start()
        answer = _told(process, f"{self.folder / 'asked'}\n")
        timer.cancel()
        if answer:
            return answer
        self._stop()
        if late.is_set():
            message = f"pandoc chạy quá {self.timeout:.0f} giây nên đã dừng"
            raise VanbanError(error("pandoc/qua-gio", message))
        return "pandoc dừng giữa chừng"

    def _start(self) -> subprocess.Popen[bytes]:
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        return self.process

    def _stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.communicate()
            self.process = None


def _told(process: subprocess.Popen[bytes], line: str) -> str:
    """The answer to a line; nothing from a process that is gone."""
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(line.encode())
        process.stdin.flush()
        return process.stdout.readline().decode("utf-8", "replace").strip()
    except OSError:
        return ""


@contextmanager
def scratch() -> Iterator[str]:
    """A folder for the time being; raises VanbanError where none can be made."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="vanban-")
    except OSError as fault:
        message = f"không tạo được thư mục tạm: {fault.strerror}"
        raise VanbanError(error("tep/khong-ghi", message)) from None
    with folder as name:
        yield name


def environment() -> dict[str, str]:
    """The caller's, in a locale in which pandoc reads file names as UTF-8; when it is written is no input."""
    return {"SOURCE_DATE_EPOCH": "0", **os.environ, "LC_ALL": "C.UTF-8"}
