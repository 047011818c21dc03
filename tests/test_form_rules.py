"""Every rule of the decree: a document that keeps it, and one that breaks it and no other."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from attrs import evolve
from form_builder import Form
from form_documents import FORMS
from form_verdict import broken, each_rule, rules, verdict

from vanban.rules import NUMBER, PAGE, UNBOUNDED, Rule

PLACES = {
    "can-cu": "can-cu-1", "than-bai": "mo-dau", "gach-dau-dong": "gach-1", "khoan": "khoan-1", "diem": "diem-1",
    "phan": "phan-1", "ten-phan": "ten-phan-1", "muc-so": "muc-so-1", "dieu": "dieu-1", "muc": "muc-1",
    "noi-nhan-danh-sach": "noi-nhan-1", "phu-luc": "phu-luc-1", "ten-phu-luc": "ten-phu-luc-1", "kem-theo": "kem-theo-1",
    "kinh-gui-danh-sach": "kinh-gui-1",
}  # fmt: skip
"""Where the first paragraph of a role stands in the documents, if not under the role's own name."""

TEXTS = {
    "quoc-hieu-chu": ("quoc-hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM"),
    "tieu-ngu-chu": ("tieu-ngu", "Độc lập-Tự do-Hạnh phúc"),
    "so-hai-cham": ("so-ky-hieu", "Số      /BC-SNV"),
    "so-hai-chu-so": ("so-ky-hieu", "Số: 5/BC-SNV"),
    "so-gach-cheo": ("so-ky-hieu", "Số: 15-BC-SNV"),
    "ky-hieu-gach-noi": ("so-ky-hieu", "Số: 15/BC - SNV"),
    "ky-hieu-in-hoa": ("so-ky-hieu", "Số: 15/snv-VP"),
    "ky-hieu-ten-loai": ("so-ky-hieu", "Số: 15/TB-SNV"),
    "dia-danh-dau-phay": ("dia-danh", "Sơn La ngày 15 tháng 3 năm 2026"),
    "dia-danh-in-hoa": ("dia-danh", "sơn La, ngày 15 tháng 3 năm 2026"),
    "ngay-hai-chu-so": ("dia-danh", "Sơn La, ngày 5 tháng 3 năm 2026"),
    "ngay-thang-day-du": ("dia-danh", "Sơn La, ngày 31/3/2026"),
    "ky-hieu-cong-van": ("so-ky-hieu", "Số: 05/CV-VP"),
    "thang-hai-chu-so": ("dia-danh", "Sơn La, ngày 15 tháng 2 năm 2026"),
    "thang-khong-so-0": ("dia-danh", "Sơn La, ngày 15 tháng 03 năm 2026"),
    "trich-yeu-cong-van-v-v": ("trich-yeu-cong-van", "Về việc nâng bậc lương"),
    "can-cu-cham-phay": ("can-cu-1", "Căn cứ Luật Tổ chức chính quyền địa phương,"),
    "can-cu-cham": ("can-cu-3", "Theo đề nghị của Chánh Văn phòng;"),
    "phan-la-ma": ("phan-1", "Chương 1"),
    "muc-so-a-rap": ("muc-so-1", "Mục I"),
    "dieu-cham": ("dieu-1", "Điều 1: Phạm vi điều chỉnh"),
    "dieu-thu-tu": ("dieu-2", "Điều 3. Hiệu lực"),
    "muc-thu-tu": ("muc-2", "III. PHƯƠNG HƯỚNG"),
    "diem-thu-tu": ("diem-5", "e) Phối hợp tiếp: 1 lượt."),
    "khoan-thu-tu": ("khoan-2", "3. Công tác xử lý đơn"),
    "quyen-han-dau-cham": ("quyen-han", "KT GIÁM ĐỐC"),
    "ho-ten-hoc-ham": ("ho-ten", "TS Nguyễn Văn A"),
    "kinh-gui-hai-cham": ("kinh-gui", "Kính gửi"),
    "kinh-gui-cham-phay": ("kinh-gui-1", "- Ủy ban nhân dân tỉnh Sơn La,"),
    "kinh-gui-cham": ("kinh-gui-2", "- Bộ Nội vụ;"),
    "noi-nhan-hai-cham": ("noi-nhan", "Nơi nhận"),
    "noi-nhan-gach": ("noi-nhan-2", "Lãnh đạo Sở;"),
    "noi-nhan-cham-phay": ("noi-nhan-2", "- Lãnh đạo Sở."),
    "noi-nhan-cham": ("noi-nhan-3", "- Lưu: VT, VP;"),
    "noi-nhan-luu": ("noi-nhan-3", "- Lưu VT, VP."),
    "noi-nhan-nhu-tren": ("noi-nhan-1", "- Bộ Nội vụ;"),
    "phu-luc-la-ma": ("phu-luc-1", "Phụ lục 1"),
    "phu-luc-thu-tu": ("phu-luc-2", "Phụ lục III"),
    "ket-thuc": ("ket", "Sở Nội vụ tiếp tục thực hiện nghiêm túc các nhiệm vụ được giao."),
}  # fmt: skip
"""The words that break a rule about words: the place, the text."""

GONE: dict[str, tuple[str, ...]] = {
    "noi-nhan-danh-sach-co": ("noi-nhan-1", "noi-nhan-2", "noi-nhan-3"),
    "chuc-vu-co": ("quyen-han", "chuc-vu"),
    "kem-theo-co": ("kem-theo-1", "kem-theo-2"),
    "ten-loai-co": ("ten-loai", "trich-yeu"),
    "co-quan-co": ("co-quan-chu-quan", "co-quan"),
    "ten-phu-luc-co": ("ten-phu-luc-1", "ten-phu-luc-2"),
}
OTHERS = {
    "quoc-hieu-co-chu": {"co-chu-tieu-ngu"},
    "tieu-ngu-co-chu": {"co-chu-tieu-ngu", "co-chu-dia-danh"},
    "dia-danh-co-chu": {"co-chu-dia-danh"},
    "co-chu-tieu-ngu": {"co-chu-dia-danh"},
    "than-bai-thut": {"than-bai-thut-deu"},
    "trich-yeu-cong-van-in-thuong": {"trich-yeu-cong-van-v-v"},
}
"""Rules that cannot be broken alone: the decree says one thing in two places."""


@pytest.mark.parametrize("kind", FORMS)
def test_the_documents_keep_every_rule(kind: str) -> None:
    found = verdict(FORMS[kind])
    assert [finding.message for finding in found.findings] == []


def base(rule: Rule, place: str) -> Form:
    """The document that has what the rule is about."""
    for form in FORMS.values():
        if (place in form.paras or rule.of[0] in {PAGE, NUMBER}) and not any(
            role in form.paras for role in rule.lacks
        ):
            return form
    raise LookupError(place)


def spoilt(ident: str, rule: Rule) -> Form:
    """A document that breaks the rule."""
    if ident in TEXTS:
        place, text = TEXTS[ident]
        kinds = {"ky-hieu-in-hoa": "công văn", "ky-hieu-cong-van": "công văn", "can-cu": "quyết định"}
        form = FORMS[kinds[ident]] if ident in kinds else base(rule, place)
        return form.change(place, text=text)
    if rule.look == "present" and rule.of[0] != NUMBER:
        names = GONE.get(ident, (rule.of[0],))
        return base(rule, names[0]).without(*names)
    place = PLACES.get(rule.of[0], rule.of[0])
    return SPOIL[rule.look](base(rule, place), place, rule)


def _size(form: Form, place: str, rule: Rule) -> Form:
    size = float(rule.most) + 2
    return (
        form.on(number=evolve(form.page.number, size=size))
        if place == NUMBER
        else form.change(place, size=size)
    )


def _bold(form: Form, place: str, rule: Rule) -> Form:
    """Both lines of the left head alike are taken for one name: the line beneath is a share of the longer."""
    form = form.change("co-quan", drawn=20) if place.startswith("co-quan") else form
    return form.change(place, bold=not rule.must)


def _italic(form: Form, place: str, rule: Rule) -> Form:
    if place == NUMBER:
        return form.on(number=evolve(form.page.number, italic=True))
    return form.change(place, italic=not rule.must)


def _upper(form: Form, place: str, rule: Rule) -> Form:
    para = form.paras[place]
    if rule.must:
        return form.change(place, text=para.text.capitalize(), drawn=para.drawn * 0.7)
    return form.change(place, text=para.text.upper(), drawn=para.drawn * 1.4)


def _align(form: Form, place: str, rule: Rule) -> Form:
    if place == NUMBER:
        return form.on(number=evolve(form.page.number, align="right"))
    return form.change(place, align="left")


def _side(form: Form, place: str, rule: Rule) -> Form:
    return form.on(**{rule.look: float(rule.least) - 3})


def _indent(form: Form, place: str, rule: Rule) -> Form:
    return form.change(place, indent=5)


def _line(form: Form, place: str, rule: Rule) -> Form:
    return form.change(place, line=float(rule.most) + 0.4)


def _unnumbered(form: Form, place: str, rule: Rule) -> Form:
    return evolve(form.on(number_in=""), appendix_page=evolve(form.appendix_page, number_in=""))


def _own(form: Form, place: str, rule: Rule) -> Form:
    return evolve(form, appendix_page=evolve(form.appendix_page, start=None))


def _same_row(form: Form, place: str, rule: Rule) -> Form:
    (left, right), (number, day), *rest = form.head
    return evolve(form, head=[(left, [*right, *day]), (number, []), *rest])


def _across(form: Form, place: str, rule: Rule) -> Form:
    return form.on(width=297, height=210)


SPOIL: dict[str, Callable[[Form, str, Rule], Form]] = {
    "size": _size,
    "bold": _bold,
    "bold-start": _bold,
    "italic": _italic,
    "upper": _upper,
    "align": _align,
    "indent": _indent,
    "gap": lambda form, place, rule: form.change(place, before=2),
    "line": _line,
    "rule": lambda form, place, rule: form.change(place, drawn=0),
    "font": lambda form, place, rule: form.change(place, font="Calibri"),
    "color": lambda form, place, rule: form.change(place, color="FF0000"),
    "step": lambda form, place, rule: form.change(rule.of[1], size=27 - form.paras[rule.of[1]].size),
    "uniform": lambda form, place, rule: form.change(place, indent=10),
    "same-row": _same_row,
    "width": _side, "height": _side, "top": _side, "bottom": _side, "left": _side, "right": _side,
    "upright": _across,
    "present": _unnumbered,
    "where": lambda form, place, rule: form.on(number_in="footer"),
    "style": lambda form, place, rule: form.on(style="lowerRoman"),
    "start": lambda form, place, rule: form.on(start=2),
    "hides-first": lambda form, place, rule: form.on(hides_first=False),
    "own": _own,
}  # fmt: skip


@pytest.mark.parametrize(("ident", "rule"), each_rule("nd30"))
def test_a_document_that_breaks_one_rule_is_told_so_and_nothing_else(ident: str, rule: Rule) -> None:
    assert broken(spoilt(ident, rule)) == {ident} | OTHERS.get(ident, set())


def test_every_rule_says_where_the_decree_states_it() -> None:
    against = [ident for ident, rule in rules("nd30").rules.items() if not rule.at.startswith("Phụ lục ")]
    assert against == []
    assert all(rule.least <= rule.most for rule in rules("nd30").rules.values())
    assert all(rule.least >= -UNBOUNDED for rule in rules("nd30").rules.values())
