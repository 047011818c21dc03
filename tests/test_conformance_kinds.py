"""For each question that the conformance kit asks of sources, checks, writers and themes one that breaks it."""

from __future__ import annotations

import re
import tempfile

import pytest
from report_project import Project
from sound_plugins import MENDED, PLUGIN, fault, make_sound, refusal

from vanban.testing import cases

TEMPORARY = re.escape(tempfile.gettempdir()) + r"/tmp\w+"
READS = "đọc được, hoặc báo lỗi có chỗ"
SPOILED = {
    "source without docstring": (
        "source", '"""Tệp .dat."""\n    name = "dat"\n    suffixes = (".dat",)', 'name = "dat"\n    suffixes = ("DAT",)\n    def reads(self, file): return 1',
        "có giới thiệu và đuôi tệp",
        "lớp Dat không có docstring; hãy viết một câu cho biết nó làm gì\n"
        "đuôi tệp “DAT” phải có dạng .csv, chữ thường\n"
        "reads(“a.xyz”) trả về int, phải là True hoặc False",
    ),
    "source that opens files itself": (
        "source", "request.text().text", "(request.project / request.file).read_text()", f"tệp không có: {READS}",
        "tệp không có “thu.dat”: plugins/mau.py:26: plugin “plugins/mau.py” hỏng lúc đọc “thu.dat” (read): "
        "FileNotFoundError: [Errno 2] No such file or directory: 'TMP/thu.dat'; " + MENDED,
    ),
    "source that names no place": (
        "source", "return Reading", "raise VanbanError(error('dat/sai', 'tệp sai'))\n        return Reading", f"tệp trống: {READS}",
        "tệp trống “thu.dat”: phát hiện “tệp sai [dat/sai]” không có chỗ; hãy ghi tệp và dòng",
    ),
    "source that gives a place elsewhere": (
        "source", "Location(request.file, 1)", "Location(str(request.path()), 1)", f"chữ tổ hợp (NFD): {READS}",
        "chữ tổ hợp (NFD) “thu.dat”: giá trị mang chỗ “TMP/thu.dat”, phải là tệp “thu.dat” như được hỏi",
    ),
    "source that counts its readings": (
        "source", "text = request.text().text", "text = Dat.times = getattr(Dat, 'times', 0) + 1", f"dòng rất dài: {READS}",
        "dòng rất dài “thu.dat”: đọc hai lần ra khác nhau: 1 ở thu.dat:1, rồi 2 ở thu.dat:1",
    ),
    "check with a code of its own form": (
        "check", 'warning("ten/co-quan", "tên cơ quan chưa ghi đủ")', 'warning("Tên", " ")', "phát hiện có mã và câu",
        "mã “Tên” phải có dạng ten/ten, chữ thường không dấu, như noi-nhan/luu\n"
        "phát hiện [Tên] không có câu nào; hãy nói sai gì và cần sửa thế nào",
    ),
    "check that gives text": (
        "check", 'warning("ten/co-quan", "tên cơ quan chưa ghi đủ")', '"sai"', "phát hiện có mã và câu",
        "phép kiểm tra trả về str, phải là Finding",
    ),
    "check that counts": (
        "check", '"tên cơ quan chưa ghi đủ")', 'f"lần {len(seen)}")\n        seen.append(1)\nseen = []\nclass More:\n    pass', "lần nào cũng phát hiện như nhau",
        "lần đầu phát hiện “lần 0 [ten/co-quan]”, lần sau “lần 1 [ten/co-quan]”; hãy bỏ những gì giữ lại giữa hai lần",
    ),
    "check without docstring": (
        "check", '"""Tên cơ quan."""\n    ', "", "có giới thiệu", "lớp Ten không có docstring; hãy viết một câu cho biết nó làm gì",
    ),
    "check that asks the network": (
        "check", "yield warning", "import socket; socket.socket().close()\n        yield warning", "không đụng đến tệp, mạng hay tiến trình lúc kiểm tra",
        "lúc kiểm tra, nó gọi socket.__new__; phép kiểm tra chỉ xem văn bản được trao",
    ),
    "writer in capitals": (
        "writer", '".txt"', '".TXT"', "có giới thiệu và đuôi tệp", "đuôi tệp “.TXT” phải có dạng .csv, chữ thường",
    ),
    "writer of nothing": (
        "writer", "document.report.agency.name.encode()", "b''", "ghi được báo cáo nhỏ, lần nào cũng như nhau", "ghi ra tệp trống",
    ),
    "writer of the time": (
        "writer", "document.report.agency.name.encode()", "__import__('uuid').uuid4().hex.encode()", "ghi được báo cáo nhỏ, lần nào cũng như nhau",
        "hai lần ghi ra khác nhau (32 và 32 byte); hãy bỏ ngày giờ và mã ngẫu nhiên",
    ),
}  # fmt: skip


@pytest.fixture
def sound(project: Project) -> Project:
    make_sound(project)
    return project


def test_the_plugins_that_are_spoiled_here_conform(sound: Project) -> None:
    asked = cases(PLUGIN, sound.folder)
    assert len(asked) > 9
    assert [told for case in asked if (told := refusal(case))] == []


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=SPOILED)
def test_other_plugin_at_fault(spoiled: tuple[str, str, str, str, str], sound: Project) -> None:
    kind, old, new, question, message = spoiled
    sound.change(PLUGIN, old, new)
    assert re.sub(TEMPORARY, "TMP", fault(sound, question, kind)) == message


def test_theme_at_fault(sound: Project) -> None:
    sound.write("rieng/theme.toml", 'inherit = "nd30"\nfont = ""\n')
    assert fault(sound, "dựng được báo cáo nhỏ ra .docx", "theme") == (
        "rieng/theme.toml:2: plugin “plugins/mau.py” hỏng lúc đọc thể thức “rieng”: thiếu “phông chữ” (font); "
        + MENDED.replace("plugin/loi", "plugin/the-thuc")
    )
