"""Whole documents: which are judged by the decree, and which are none of its kind and have one finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents_in_the_wild import QUOC_HIEU, TIEU_NGU, cell, document, line, recognised, tabbed
from docx_files import p
from form_builder import table
from form_documents import DECISION, LETTER
from report_project import Run

CONTRACT = (
    line(QUOC_HIEU),
    line(TIEU_NGU),
    line("HỢP ĐỒNG LAO ĐỘNG"),
    p("Bên A: Công ty Trách nhiệm hữu hạn Sông Đà"),
    p("Điều 1. Công việc"),
    p("Bên B làm kế toán."),
    table([[cell("ĐẠI DIỆN BÊN A"), cell("ĐẠI DIỆN BÊN B")]]),
)
OTHERS = {
    "empty": ("",),
    "contract": CONTRACT,
    "numbered contract": (*CONTRACT[:3], line("Số: 01/2026/HĐLĐ"), *CONTRACT[3:]),
    "request of a citizen": (
        line(QUOC_HIEU),
        line(TIEU_NGU),
        line("ĐƠN ĐỀ NGHỊ CẤP GIẤY PHÉP"),
        p("Kính gửi: Sở Nội vụ"),
        p("Tên tôi là: ............"),
        tabbed("", "Sơn La, ngày ... tháng ... năm 2026"),
        tabbed("", "Người làm đơn"),
    ),
    "slip": (line("PHIẾU TRÌNH"), p("Kính trình: Giám đốc Sở"), tabbed("Người trình", "Lãnh đạo phòng")),
    "memo in English": (
        p("MEMO"),
        p("To: All staff"),
        p("Date: 5 March 2026"),
        p("1. Please note that the office is closed."),
        p("Best regards,"),
        p("John Smith"),
    ),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_what_is_no_administrative_document_has_one_finding(kind: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.docx").write_bytes(document(*OTHERS[kind]))
    shown = run("verify", tmp_path / "a.docx")
    assert (shown.code, shown.out, shown.err) == (
        1,
        [
            "a.docx: lỗi: không nhận ra văn bản hành chính theo Nghị định 30/2020/NĐ-CP: không đủ Quốc hiệu, số, tên loại, nơi nhận [van-ban/khong-phai-hanh-chinh]",
            "Có 1 lỗi.",
        ],
        [],
    )


def test_a_letter() -> None:
    found = recognised(LETTER.docx())
    assert found["trich-yeu-cong-van"] == ["V/v nâng bậc lương năm 2026"]
    assert found["kinh-gui"] == ["Kính gửi: Ủy ban nhân dân tỉnh Sơn La"]
    assert found["luu-hanh"] == ["LƯU HÀNH NỘI BỘ"]
    assert found["dia-chi"] == ["Số: 12 đường Tô Hiệu. ĐT: 0212 3852 000, Fax: 0212 3852 001"]
    assert "ten-loai" not in found


def test_a_decision_with_chapters() -> None:
    found = recognised(DECISION.docx())
    assert found["ten-loai"] == ["QUYẾT ĐỊNH"]
    assert found["trich-yeu"] == ["Về việc ban hành Quy chế làm việc"]
    assert len(found["can-cu"]) == 3
    assert found["quyet-dinh"] == ["QUYẾT ĐỊNH:"]
    assert (found["phan"], found["ten-phan"]) == (["Chương I"], ["QUY ĐỊNH CHUNG", "PHẠM VI"])
    assert found["muc-so"] == ["Mục 1"]
    assert found["dieu"] == ["Điều 1. Phạm vi điều chỉnh", "Điều 2. Hiệu lực"]
