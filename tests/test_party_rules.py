"""Every rule of Party documents: a document that keeps it, and one that breaks it and no other."""

from __future__ import annotations

import pytest
from attrs import evolve
from form_builder import Form, Page, Para, centred
from form_documents import FOOT
from form_verdict import broken, each_rule
from test_form_rules import PLACES, SPOIL

from vanban.rules import NUMBER, Rule


def prose(text: str, **more: object) -> Para:
    return Para(text, indent=10, before=6, exact=18, **more)  # type: ignore[arg-type]


PARTY = Form(
    paras={
        "co-quan-chu-quan": centred("ĐẢNG BỘ TỈNH SƠN LA", 14),
        "co-quan": centred("ĐẢNG ỦY XÃ MAI SƠN", 14, bold=True),
        "dau-sao": centred("*", 14),
        "so-ky-hieu": centred("Số 15-BC/ĐU", 14),
        "quoc-hieu": centred("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True, drawn=71),
        "dia-danh": centred("Mai Sơn, ngày 15 tháng 3 năm 2026", 14, italic=True),
        "ten-loai": centred("BÁO CÁO", 16, bold=True, before=12),
        "trich-yeu": centred("Kết quả công tác quý I năm 2026", 14, bold=True),
        "gach": centred("-----", 14),
        "kinh-gui": Para("Kính gửi: Tỉnh ủy Sơn La", 14, italic=True, align="center"),
        "mo-dau": prose("Thực hiện chế độ báo cáo định kỳ, Đảng ủy xã Mai Sơn báo cáo như sau:"),
        "ket": prose("Đảng ủy xã trân trọng báo cáo Tỉnh ủy."),
        "noi-nhan": Para("Nơi nhận:", 14, underline=True, align="left"),
        "noi-nhan-1": Para("- Tỉnh ủy,", 12, align="left"),
        "noi-nhan-2": Para("- Lưu Văn phòng Đảng ủy.", 12, align="left"),
        "quyen-han": centred("T/M ĐẢNG ỦY", 14, bold=True),
        "chuc-vu": centred("BÍ THƯ", 14),
        "ho-ten": FOOT["ho-ten"],
    },
    head=[
        (["co-quan-chu-quan", "co-quan", "dau-sao", "so-ky-hieu"], ["quoc-hieu", "dia-danh"]),
    ],
    body=["ten-loai", "trich-yeu", "gach", "kinh-gui", "mo-dau", "ket"],
    foot=(["noi-nhan", "noi-nhan-1", "noi-nhan-2"], ["quyen-han", "chuc-vu", "ho-ten"]),
    page=Page(right=15),
)
LETTER = evolve(
    PARTY.without("ten-loai", "trich-yeu", "gach"),
    paras={
        **PARTY.without("ten-loai", "trich-yeu", "gach").paras,
        "so-ky-hieu": centred("Số 15-CV/ĐU", 14),
        "trich-yeu-cong-van": centred("V/v báo cáo quý I", 12, italic=True),
    },
    head=[
        (["co-quan-chu-quan", "co-quan", "dau-sao", "so-ky-hieu"], ["quoc-hieu", "dia-danh"]),
        (["trich-yeu-cong-van"], []),
    ],
)
TEXTS = {
    "quoc-hieu-chu": ("quoc-hieu", "ĐẢNG CỘNG SẢN VIỆT NẠM"),
    "so-khong-hai-cham": ("so-ky-hieu", "Số: 15-BC/ĐU"),
    "so-hai-chu-so": ("so-ky-hieu", "Số 5-BC/ĐU"),
    "ky-hieu-gach-noi": ("so-ky-hieu", "Số 15-BC/ ĐU"),
    "ky-hieu-ten-loai": ("so-ky-hieu", "Số 15-TB/ĐU"),
    "dia-danh-dau-phay": ("dia-danh", "Mai Sơn ngày 15 tháng 3 năm 2026"),
    "ket-thuc": ("ket", "Đảng ủy xã trân trọng báo cáo Tỉnh ủy./."),
    "quyen-han-chu": ("quyen-han", "TM ĐẢNG ỦY"),
    "noi-nhan-phay": ("noi-nhan-1", "- Tỉnh ủy."),
    "noi-nhan-cham": ("noi-nhan-2", "- Lưu Văn phòng Đảng ủy,"),
}
GONE = {"co-quan-co": ("co-quan-chu-quan", "co-quan"), "chuc-vu-co": ("quyen-han", "chuc-vu")}


def spoilt(ident: str, rule: Rule) -> Form:
    """A document that breaks the rule."""
    place = PLACES.get(rule.of[0], rule.of[0])
    form = LETTER if place == "trich-yeu-cong-van" else PARTY
    if ident in TEXTS:
        return form.change(TEXTS[ident][0], text=TEXTS[ident][1])
    if rule.look == "present" and rule.of[0] != NUMBER:
        return form.without(*GONE.get(ident, (place,)))
    if rule.look in {"underline", "exact"}:
        return form.change(place, **{rule.look: 12 if rule.look == "exact" else not rule.must})
    return SPOIL[rule.look](form, place, rule)


@pytest.mark.parametrize("form", [PARTY, LETTER])
def test_the_documents_keep_every_rule(form: Form) -> None:
    assert broken(form, "dang") == set()


@pytest.mark.parametrize(("ident", "rule"), each_rule("dang"))
def test_a_document_that_breaks_one_rule_is_told_so_and_nothing_else(ident: str, rule: Rule) -> None:
    assert broken(spoilt(ident, rule), "dang") == {ident}
