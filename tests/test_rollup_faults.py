"""What is told of units' reports that cannot be added up as they are, and what becomes of their figures."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from report_project import Project, Run
from unit_reports import commune, document, province
from workbooks import rewrite

BODY, ITEM = "word/document.xml", "customXml/item1.xml"


@pytest.fixture
def tinh(tmp_path: Path) -> Project:
    return province(tmp_path / "tinh")


@pytest.fixture
def a(tmp_path: Path, run: Run) -> Path:
    return document(tmp_path, run, "xã A", 1)


def told(tinh: Project, run: Run, *more: object) -> list[str]:
    return run("rollup", tinh.folder, "--from", tinh.folder.parent / "bc", "--to", "md", *more).err


def said(tinh: Project) -> str:
    return (tinh.folder / "ket-qua/tinh.md").read_text("utf-8")


def test_a_figure_changed_by_hand_is_named_and_its_source_added_up(a: Path, tinh: Project, run: Run) -> None:
    rewrite(a, BODY, "đã tiếp 03 lượt".encode(), "đã tiếp 30 lượt".encode())
    (finding,) = told(tinh, run)
    assert finding == (
        "bc/xã-A.docx: cảnh báo: UBND xã A: “tổng số lượt tiếp”: 03 → 30; số liệu gốc (data/tcd.yaml:1) ghi 03; "
        "đoạn “Trong quý I năm 2026, đã tiếp 03 lượt công dân; có 04 người …”; đã cộng số liệu gốc [so-lieu/sua-tay]"
    )
    assert "đã tiếp 03 lượt công dân" in said(tinh)
    assert "đã tổng hợp theo số liệu gốc: 01 đơn vị, gồm UBND xã A" in said(tinh)


def test_broken_relations_are_named_and_the_report_taken(tmp_path: Path, tinh: Project, run: Run) -> None:
    made = commune(tmp_path / "lam", "xã A")
    made.change("data/thi-dua.yaml", "recognised: 1", "recognised: 5")
    run("build", made.folder, "-o", tmp_path / "bc/a.docx")
    document(tmp_path, run, "xã B", 9)
    assert told(tinh, run) == [
        "bc/a.docx: cảnh báo: UBND xã A báo cáo số liệu không khớp, vẫn được cộng: data/thi-dua.yaml:5: số mô hình được công nhận (05) lớn hơn số mô hình đăng ký (02) [tong-hop/khong-khop]"
    ]
    assert "có 20 mô hình, điển hình đăng ký; 14 mô hình" in said(tinh)
    assert "Số liệu trong báo cáo không khớp, cần kiểm tra lại: 01 đơn vị, gồm UBND xã A." in said(tinh)


def test_the_same_report_twice_is_taken_once(a: Path, tinh: Project, run: Run) -> None:
    shutil.copy(a, a.with_name("ban-sao.docx"))
    assert told(tinh, run) == [
        "bc/ban-sao.docx: ghi chú: UBND xã A gửi 2 tệp cùng số liệu (../bc/ban-sao.docx, ../bc/xã-A.docx), chỉ lấy một [tong-hop/trung]"
    ]
    assert "đã tiếp 03 lượt" in said(tinh)


def test_of_two_reports_that_differ_none_is_taken(a: Path, tinh: Project, run: Run, tmp_path: Path) -> None:
    shutil.move(a, a.with_name("cu.docx"))
    document(tmp_path, run, "xã A", 2)
    document(tmp_path, run, "xã B", 5)
    assert told(tinh, run) == [
        "bc/cu.docx: lỗi: UBND xã A gửi 2 báo cáo khác nhau của cùng kỳ (../bc/cu.docx, ../bc/xã-A.docx), nên chưa lấy báo cáo nào [tong-hop/hai-bao-cao]"
    ]
    assert "đã tiếp 15 lượt" in said(tinh)
    assert "chưa được tổng hợp: 01 đơn vị, gồm UBND xã A" in said(tinh)
    assert run("rollup", tinh.folder, "--from", tmp_path / "bc", "--final").code == 1


def test_strangers_and_ones_own_report_are_left_out(a: Path, tinh: Project, run: Run, tmp_path: Path) -> None:
    document(tmp_path, run, "xã Á", 2)
    own = commune(tmp_path / "bc/chinh-minh", "x")
    own.change("report.yaml", "name: UBND x,", "name: UBND tỉnh Sơn La,")
    (tmp_path / "don-vi.csv").write_text("tên cơ quan\nUBND xã A\n", "utf-8")
    assert told(tinh, run, "--units", tmp_path / "don-vi.csv") == [
        "bc/chinh-minh: cảnh báo: là báo cáo của chính UBND tỉnh Sơn La, nên không cộng [tong-hop/chinh-minh]",
        "bc/xã-Á.docx: cảnh báo: là báo cáo của UBND xã Á, không có trong danh sách đơn vị, nên không cộng; gần nhất là “UBND xã A” [tong-hop/ngoai-danh-sach]",
    ]
    assert "Trong quý I năm 2026, toàn bộ 01 đơn vị phải báo cáo đã gửi báo cáo" in said(tinh)


def test_a_unit_without_a_section_is_named(a: Path, tinh: Project, run: Run, tmp_path: Path) -> None:
    made = commune(tmp_path / "bc/xa-b", "xã B", 2)
    made.change(
        "report.yaml", "  - heading: Thi đua\n    section: emulation\n    data: data/thi-dua.yaml\n", ""
    )
    assert told(tinh, run) == [
        "bc: cảnh báo: báo cáo của UBND xã B không có mục “emulation” [tong-hop/thieu-muc]"
    ]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04"), "tệp hỏng hoặc không phải tệp Word .docx [docx/hong]"),
        (lambda path: rewrite(path, ITEM, b"urn:vanban:facts:1", b"urn:x"), "tệp không mang theo số liệu: không do vanban dựng, hoặc phần số liệu đã bị xóa [so-lieu/khong-mang]"),
        (lambda path: rewrite(path, ITEM, b"urn:vanban:facts:1", b"urn:vanban:facts:3"), "tệp mang số liệu theo phiên bản khác (urn:vanban:facts:3) mà bản vanban này không đọc được [so-lieu/khac-phien-ban]"),
        (lambda path: rewrite(path, ITEM, b'{"name":', b'["name":'), "phần số liệu trong tệp bị hỏng, không đọc được [so-lieu/hong]"),
    ],
    ids=["no zip", "no facts", "another version", "no JSON"],
)  # fmt: skip
def test_a_file_that_cannot_be_read_stops_nobody(
    spoil, why: str, a: Path, tinh: Project, run: Run, tmp_path: Path
) -> None:
    spoil(a)
    document(tmp_path, run, "xã B", 5)
    assert told(tinh, run) == [f"bc/xã-A.docx: cảnh báo: không lấy được số liệu của tệp này: {why}"]
    assert "đã tiếp 15 lượt" in said(tinh)


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"registered":[2,', b'"registered":["2",'), (b'"registered":[2,', b'"registered":[-2,'), (b'"registered":[2,', b'"registered":[1e99,'), (b'"registered":[2,', b'"registered":[{},')],
)  # fmt: skip
def test_sections_that_fit_no_contract_are_named(
    old: bytes, new: bytes, a: Path, tinh: Project, run: Run, tmp_path: Path
) -> None:
    rewrite(a, ITEM, old, new)
    document(tmp_path, run, "xã B", 5)
    assert told(tinh, run) == [
        "bc/xã-A.docx: cảnh báo: số liệu mục “emulation” của UBND xã A không theo mẫu của mục, nên không cộng [tong-hop/khac-mau]"
    ]


def test_nothing_to_add_up_is_told(tinh: Project, run: Run, tmp_path: Path) -> None:
    (tmp_path / "bc").mkdir()
    assert told(tinh, run) == ["lỗi: không có tệp hay thư mục báo cáo nào trong “bc” [tong-hop/khong-tep]"]
    (tmp_path / "bc").rmdir()
    assert told(tinh, run) == ["lỗi: không tìm thấy “bc” [tep/khong-co]"]


def test_a_list_of_units_must_name_each_once(a: Path, tinh: Project, run: Run, tmp_path: Path) -> None:
    units = tmp_path / "don-vi.csv"
    units.write_text("tên cơ quan\nUBND xã A\nUBND  xã a\n", "utf-8")
    assert told(tinh, run, "--units", units) == [
        "don-vi.csv:3:1: lỗi: đơn vị “UBND xã a” ghi hai lần, đã ghi ở ../don-vi.csv:2:1 [tong-hop/danh-sach]"
    ]
    units.write_text("mã\n1\n", "utf-8")
    assert told(tinh, run, "--units", units) == [
        "don-vi.csv:1: lỗi: bảng đơn vị phải có các dòng, và cột “tên đầy đủ” (full_name) hoặc “tên cơ quan” (name) [tong-hop/danh-sach]"
    ]
