"""Which paragraph is which component, in documents laid out as offices do it."""

from __future__ import annotations

import unicodedata

import pytest
from documents_in_the_wild import (
    ABOVE,
    BODY,
    DAY,
    FOOT,
    FOOT_LEFT,
    FOOT_RIGHT,
    HEAD,
    ISSUER,
    LEFT,
    NUMBER,
    QUOC_HIEU,
    RIGHT,
    TIEU_NGU,
    USUAL_FOOT,
    USUAL_HEAD,
    broken,
    cell,
    framed,
    line,
    only,
    roles,
    tabbed,
    wide,
)
from docx_files import p
from form_builder import table

HEADS = {
    "1x2: all are paragraphs of two cells": USUAL_HEAD,
    "2x2": table([[cell(ABOVE, ISSUER), cell(QUOC_HIEU, TIEU_NGU)], [cell(NUMBER), cell(DAY)]]),
    "3x2": table([[cell(ABOVE), cell(QUOC_HIEU)], [cell(ISSUER), cell(TIEU_NGU)], [cell(NUMBER), cell(DAY)]]),
    "4x4": wide(
        [
            [cell(ABOVE), "", cell(QUOC_HIEU), ""],
            [cell(ISSUER), "", cell(TIEU_NGU), ""],
            ["", "", "", ""],
            [cell(NUMBER), "", "", cell(DAY)],
        ]
    ),
    "tabs": tabbed(ABOVE, QUOC_HIEU) + tabbed(ISSUER, TIEU_NGU, bold=True) + tabbed(NUMBER, DAY),
    "both lines in one paragraph": table(
        [[cell(ABOVE, ISSUER), broken(QUOC_HIEU, TIEU_NGU)], [cell(NUMBER), cell(DAY)]]
    ),
    "text boxes": framed(*LEFT) + framed(*RIGHT),
    "a text box on the right": framed(*RIGHT) + cell(*LEFT),
    "an empty paragraph before": "<w:p/>" + USUAL_HEAD,
    "the same in composed letters": unicodedata.normalize("NFD", USUAL_HEAD),
}


@pytest.mark.parametrize("shape", HEADS)
def test_the_head_is_found_in_every_shape(shape: str) -> None:
    assert only(roles(HEADS[shape], *BODY, USUAL_FOOT), HEAD) == HEAD


@pytest.mark.parametrize("shape", HEADS)
def test_nothing_of_the_head_is_taken_for_the_title_or_the_body(shape: str) -> None:
    found = roles(HEADS[shape], *BODY, USUAL_FOOT)
    assert found["ten-loai"] == ["BÁO CÁO"]
    assert found["trich-yeu"] == ["Kết quả công tác quý I năm 2026"]
    assert found["ket-thuc"] == ["Sở Nội vụ báo cáo như sau./."]
    assert set(found) == {*HEAD, *FOOT, "ten-loai", "trich-yeu", "than-bai", "ket-thuc"}


@pytest.mark.parametrize(
    ("role", "right", "written"),
    [
        ("quoc-hieu", QUOC_HIEU, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("quoc-hieu", QUOC_HIEU, "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM"),
        ("quoc-hieu", QUOC_HIEU, "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("quoc-hieu", QUOC_HIEU, "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("tieu-ngu", TIEU_NGU, "Độc lập – Tự do – Hạnh phúc"),
        ("tieu-ngu", TIEU_NGU, "Độc lập-Tự do-Hạnh phúc"),
        ("tieu-ngu", TIEU_NGU, "Độc Lập - Tự Do - Hạnh Phúc"),
        ("so-ky-hieu", NUMBER, "Số: /BC-SNV"),
        ("so-ky-hieu", NUMBER, "Số 15/BC-SNV"),
        ("so-ky-hieu", NUMBER, "Số:....../BC-SNV"),
        ("so-ky-hieu", NUMBER, "Số: 15 /BC-SNV"),
        ("dia-danh", DAY, "Sơn La, ngày tháng năm 2026"),
        ("dia-danh", DAY, "Sơn La, ngày … tháng … năm 2026"),
        ("dia-danh", DAY, "Sơn La, ngày 05 tháng 3 năm 2026"),
    ],
)
def test_components_are_known_however_they_are_written(role: str, right: str, written: str) -> None:
    assert roles(USUAL_HEAD.replace(right, written), *BODY, USUAL_FOOT)[role] == [written]


@pytest.mark.parametrize(
    ("lines", "above", "issuer"),
    [
        ((line("ỦY BAN NHÂN DÂN"), line("XÃ CHIỀNG MUNG")), [], ["ỦY BAN NHÂN DÂN", "XÃ CHIỀNG MUNG"]),
        ((line("BỘ CÔNG AN"),), [], ["BỘ CÔNG AN"]),
        (
            (line("ỦY BAN NHÂN DÂN"), line("TỈNH SƠN LA"), line(ISSUER)),
            ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA"],
            [ISSUER],
        ),
        ((broken("UBND XÃ MAI SƠN", "VĂN PHÒNG"),), ["UBND XÃ MAI SƠN"], ["VĂN PHÒNG"]),
    ],
)
def test_the_issuer_stands_in_one_line_or_several(
    lines: tuple[str, ...], above: list[str], issuer: list[str]
) -> None:
    found = roles(table([["".join(lines) + line(NUMBER), cell(*RIGHT)]]), *BODY, USUAL_FOOT)
    assert (found.get("co-quan-chu-quan", []), found["co-quan"]) == (above, issuer)


RIGHT_LINES = "".join(line(text, "right") for text in FOOT_RIGHT)
FEET = {
    "a table": USUAL_FOOT,
    "a table of several rows": table(
        [[cell(FOOT_LEFT[0]), cell(FOOT_RIGHT[0])], [cell(*FOOT_LEFT[1:]), cell(*FOOT_RIGHT[1:])]]
    ),
    "tabs": "".join(tabbed(left, right) for left, right in zip(FOOT_LEFT, FOOT_RIGHT, strict=True)),
    "the signature first, on the right": RIGHT_LINES + "".join(line(text, "left") for text in FOOT_LEFT),
    "a remark of the one who signed": table(
        [[cell(*FOOT_LEFT), cell(*FOOT_RIGHT[:2], "(đã ký)", FOOT_RIGHT[2])]]
    ),
    "empty lines between": table(
        [[cell(*FOOT_LEFT), cell(*FOOT_RIGHT[:2]) + "<w:p/>" * 5 + cell(FOOT_RIGHT[2])]]
    ),
    "an empty paragraph after": USUAL_FOOT + "<w:p/>",
}


@pytest.mark.parametrize("shape", FEET)
def test_recipients_and_signature_are_found_in_every_shape(shape: str) -> None:
    found = roles(USUAL_HEAD, *BODY, FEET[shape])
    assert only(found, FOOT) == FOOT
    assert set(found) == {*HEAD, *FOOT, "ten-loai", "trich-yeu", "than-bai", "ket-thuc"}


@pytest.mark.parametrize(
    "posts",
    [
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC"),
        ("Q. GIÁM ĐỐC",),
        ("HIỆU TRƯỞNG",),
        ("TM. UBND XÃ", "CHỦ TỊCH"),
    ],
)
def test_authority_and_post_go_before_the_name(posts: tuple[str, ...]) -> None:
    found = roles(USUAL_HEAD, *BODY, table([[cell(*FOOT_LEFT), cell(*posts, "Lò Thị B")]]))
    assert (found["chuc-vu"], found["ho-ten"]) == (list(posts), ["Lò Thị B"])


def test_a_signature_without_recipients() -> None:
    found = roles(USUAL_HEAD, *BODY, RIGHT_LINES)
    assert (found["chuc-vu"], found["ho-ten"]) == (FOOT["chuc-vu"], FOOT["ho-ten"])
    assert found["ket-thuc"] == ["Sở Nội vụ báo cáo như sau./."]


def test_a_draft_without_the_name_of_who_signs() -> None:
    found = roles(USUAL_HEAD, *BODY, table([[cell(*FOOT_LEFT), cell("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")]]))
    assert (found["chuc-vu"], found.get("ho-ten", [])) == (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], [])


def test_an_empty_document_has_no_components() -> None:
    assert roles("") == {}
    assert roles("<w:p/>" * 20) == {}


def test_appendices_begin_after_the_signature() -> None:
    after = (p("Phụ lục I"), p("BIỂU TỔNG HỢP"), p("(Kèm theo Báo cáo số   /BC-SNV)"), p("Một dòng"))
    found = roles(USUAL_HEAD, *BODY, USUAL_FOOT, *after)
    assert only(found, FOOT) == FOOT
    assert [found[role] for role in ("phu-luc", "ten-phu-luc", "kem-theo")] == [
        ["Phụ lục I"],
        ["BIỂU TỔNG HỢP"],
        ["(Kèm theo Báo cáo số /BC-SNV)"],
    ]
