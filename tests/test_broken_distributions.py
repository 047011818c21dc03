"""A broken plugin of each kind, installed: what the doctor says, and what a report comes to all the same."""

from __future__ import annotations

import platform
from importlib.metadata import version
from pathlib import Path

import pytest
from installed import report_on, spoilt, vanban
from report_project import Project

from vanban.settings import settings_file

WHO = "plugin “vanban-hong” 2.1"
DO = "hãy báo người viết plugin; tạm tắt: vanban plugins disable vanban-hong"
BROKEN = {
    "announced": f"vanban_hong/other_check.py:20: {{}}{WHO} khai báo phép kiểm tra “kiem-tra-khac” (entry point vanban.checks) nhưng vanban_register_checks không đăng ký; {DO}",
    "missing": f"vanban_hong/section.py:7: {{}}{WHO} hỏng lúc nạp: ModuleNotFoundError: No module named 'khong_co_goi'; {DO}",
    "misspelt": f"vanban_hong/source.py:21: {{}}{WHO} có hàm vanban_register_source: không phải tên hook; gần nhất là “vanban_register_sources”; {DO}",
    "theme": f"vanban_hong/theme.py:11: {{}}{WHO} đăng ký thể thức “the-thuc-hong” từ vanban_register_themes, nhưng thiếu tệp theme.toml trong thư mục “vanban_hong”; {DO}",
    "check": f"vanban_hong/check.py:17: {{}}{WHO} hỏng lúc kiểm tra “kiem-tra-hong” (check): IndexError: tuple index out of range; {DO}",
    "writer": f"vanban_hong/writer.py:17: {{}}{WHO} trả về str lúc ghi “dinh-dang-hong” (write), phải là bytes; {DO}",
}  # fmt: skip
"""What is told of each part of vanban-hong; the doctor tells no severity."""


@pytest.fixture
def report(tmp_path: Path) -> Project:
    """A report that uses none of the broken."""
    made = report_on(tmp_path / "bao-cao", "thu-vien", "data/thu-vien.ini")
    made.change("report.yaml", "\n    section: thu-vien\n    data: data/thu-vien.ini", "")
    return made


def head() -> str:
    """The doctor's first line."""
    return f"vanban {version('vanban')}, Python {platform.python_version()}, cài đặt: {settings_file()}"


def test_the_doctor_finds_the_good_ones_well(good: Path, tmp_path: Path) -> None:
    seen = vanban("plugins", "doctor", path=good, folder=tmp_path)
    assert (seen.code, seen.out) == (
        0,
        [
            head(),
            "ổn   plugin “vanban-ini” 0.3",
            "     đăng ký nguồn số liệu “ini”",
            "ổn   plugin “vanban-thu-vien” 1.0",
            "     đăng ký mục nội dung “thu-vien”",
            "2 plugin ngoài vanban, 0 cái có vấn đề.",
        ],
    )


def test_the_doctor_tells_what_is_broken(broken: Path, tmp_path: Path) -> None:
    seen = vanban("plugins", "doctor", path=broken, folder=tmp_path)
    told = {name: [f"HỎNG {WHO}", f"     {line.format('')}"] for name, line in BROKEN.items()}
    assert (seen.code, seen.out) == (
        3,
        [
            head(),
            f"ổn   {WHO}",
            "     đăng ký phép kiểm tra “kiem-tra-hong”",
            *told["announced"],
            *told["missing"],
            *told["misspelt"],
            *told["theme"],
            f"ổn   {WHO}",
            "     đăng ký định dạng “dinh-dang-hong”",
            "6 plugin ngoài vanban, 4 cái có vấn đề.",
        ],
    )


def test_the_doctor_tells_what_is_not_announced(tmp_path: Path) -> None:
    spoilt(tmp_path / "cai", points={"vanban.sections": {"loi": "vanban_loi"}})
    seen = vanban("plugins", "doctor", path=tmp_path / "cai", folder=tmp_path)
    kinds = {"theme": ("thể thức", 79), "source": ("nguồn số liệu", 85), "check": ("phép kiểm tra", 97), "writer": ("định dạng", 103)}  # fmt: skip
    missing = [
        f"     cai/vanban_loi/__init__.py:{line}: {word} “loi” (vanban_register_{kind}s) chưa khai báo ở entry point vanban.{kind}s, nên không ai tìm thấy nếu plugin chưa được nạp vì việc khác; hãy thêm vào pyproject.toml: [project.entry-points.\"vanban.{kind}s\"] loi = \"vanban_loi\""
        for kind, (word, line) in kinds.items()
    ]  # fmt: skip
    offered = "thể thức “loi”, nguồn số liệu “loi”, mục nội dung “loi”, phép kiểm tra “loi”, định dạng “loi”"
    assert (seen.code, seen.out) == (
        3,
        [head(), "HỎNG plugin “vanban-loi” 1.2", f"     đăng ký {offered}", *missing, "1 plugin ngoài vanban, 1 cái có vấn đề."],
    )  # fmt: skip


def test_a_report_that_uses_none_of_the_broken_is_drafted(
    broken: Path, report: Project, tmp_path: Path
) -> None:
    built = vanban("build", "bao-cao", "--to", "md", path=broken, folder=tmp_path)
    told = [
        BROKEN["check"].format("lỗi: ") + " [plugin/loi]",
        BROKEN["announced"].format("cảnh báo: ") + " [plugin/khai-bao]",
    ]
    assert (built.code, built.out) == (3, ["Đã ghi bao-cao/ket-qua/bao-cao.md. Có 1 lỗi, 1 cảnh báo."])
    assert built.err[:-1] == told
    Path(built.err[-1].removeprefix("Chi tiết lỗi của plugin: ")).unlink()


def test_a_broken_writer_writes_nothing(broken: Path, report: Project, tmp_path: Path) -> None:
    built = vanban("build", "bao-cao", "--to", "dinh-dang-hong", path=broken, folder=tmp_path)
    assert (built.code, built.err[-1]) == (3, BROKEN["writer"].format("lỗi: ") + " [plugin/sai-kieu]")
    assert not (report.folder / "ket-qua").exists()
