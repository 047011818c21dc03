"""Components are found in documents as offices write them, and nothing else is taken for one."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from attrs import evolve
from form_builder import Form, Para, centred, prose
from form_documents import DECISION, LETTER, REPORT, SENTENCE
from form_verdict import broken
from report_project import Project, Run


def in_one_cell(form: Form) -> Form:
    """The head as most write it: one row, all components as paragraphs of one cell each."""
    left = [name for names, _ in form.head for name in names]
    right = [name for _, names in form.head for name in names]
    return evolve(form, head=[(left, right)])


def in_rows(form: Form) -> Form:
    """Each component in a row of its own."""
    return evolve(
        form,
        head=[
            (["co-quan-chu-quan"], ["quoc-hieu"]),
            (["co-quan"], ["tieu-ngu"]),
            (["so-ky-hieu"], ["dia-danh"]),
            (["trich-yeu-cong-van"], []),
        ],
    )


@pytest.mark.parametrize("form", [REPORT, LETTER, DECISION])
@pytest.mark.parametrize("laid", [in_one_cell, in_rows])
def test_heads_of_other_shapes_are_read_as_well(laid: object, form: Form) -> None:
    assert broken(laid(form)) <= {"co-quan-dong-ke"}  # type: ignore[operator]


def test_letters_of_two_code_points_are_read_as_one() -> None:
    form = REPORT
    for name, para in REPORT.paras.items():
        form = form.change(name, text=unicodedata.normalize("NFD", para.text))
    assert broken(form) == set()


@pytest.mark.parametrize(
    "changes",
    [
        {"quoc-hieu": "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
        {"so-ky-hieu": "Số:        /BC-SNV"},
        {"so-ky-hieu": "Số: .../BC-SNV", "dia-danh": "Sơn La, ngày ... tháng ... năm 2026"},
        {"quyen-han": "TUQ. GIÁM ĐỐC", "chuc-vu": "CHÁNH VĂN PHÒNG"},
        {"ten-loai": "BÁO CÁO TÓM TẮT"},
    ],
)
def test_what_is_no_fault_is_not_told(changes: dict[str, str]) -> None:
    form = REPORT
    for name, text in changes.items():
        form = form.change(name, text=text)
    assert broken(form) == set()


def test_an_issuer_on_two_lines_is_one_name() -> None:
    form = REPORT.change("co-quan-chu-quan", text="ỦY BAN NHÂN DÂN", bold=True)
    form = form.change("co-quan", text="XÃ MAI SƠN", drawn=18)
    assert broken(form) == set()


def test_running_text_that_begins_as_a_legal_basis_is_none() -> None:
    opening = prose("Căn cứ Công văn số 12/SNV-VP ngày 01/01/2026, Sở Nội vụ báo cáo như sau:")
    form = evolve(REPORT, paras={**REPORT.paras, "mo-dau": opening})
    assert broken(form) == set()


def test_running_text_that_cites_an_article_is_no_article() -> None:
    text = "Điều 12 Luật Khiếu nại quy định thời hạn giải quyết là ba mươi ngày."
    assert broken(REPORT.change("than-bai-1", text=text)) == set()


def test_a_column_called_as_the_recipients_are_is_not_taken_for_them() -> None:
    table = {"phu-luc-1": Para("Nơi nhận"), "ten-phu-luc-1": Para("Số lượng")}
    kept = {
        name: para
        for name, para in REPORT.paras.items()
        if not name.startswith(("phu-luc", "ten-phu", "kem"))
    }
    form = evolve(REPORT, paras={**kept, **table}, appendices=["phu-luc-1", "ten-phu-luc-1"])
    assert "ho-ten-co" not in broken(form)
    assert "chuc-vu-co" not in broken(form)


def test_a_day_in_figures_is_told_once_and_taken_for_nothing_else() -> None:
    assert broken(REPORT.change("dia-danh", text="Sơn La, ngày     /4/2026")) == {"ngay-thang-day-du"}


def test_the_signature_beside_an_empty_cell_is_the_signature() -> None:
    """Nơi nhận stands in paragraphs below the table that holds the signature."""
    listed = ["noi-nhan", "noi-nhan-1", "noi-nhan-2", "noi-nhan-3"]
    below = evolve(REPORT, foot=([], ["quyen-han", "chuc-vu", "ho-ten"]), appendices=listed)
    assert broken(below) == set()


def test_capitals_of_the_motto_count() -> None:
    assert broken(REPORT.change("tieu-ngu", text="Độc Lập - Tự Do - Hạnh Phúc")) == {"tieu-ngu-chu"}


@pytest.mark.parametrize("text", ["K/T GIÁM ĐỐC", "KT.GIÁM ĐỐC", "T.M SỞ NỘI VỤ", "KT GIÁM ĐỐC"])
def test_abbreviations_of_authority_in_other_forms_are_told(text: str) -> None:
    assert broken(REPORT.change("quyen-han", text=text)) == {"quyen-han-dau-cham"}


def test_a_contract_of_work_is_no_administrative_document(tmp_path: Path, run: Run) -> None:
    names = [f"doan-{number}" for number in range(9)]
    form = evolve(
        REPORT,
        paras={
            "ten": centred("HỢP ĐỒNG LAO ĐỘNG", 14, bold=True),
            **{name: prose(SENTENCE) for name in names},
        },
        head=[([], [])],
        body=["ten", *names],
        foot=([], []),
        appendices=(),
    )
    (tmp_path / "a.docx").write_bytes(form.docx())
    shown = run("verify", tmp_path / "a.docx")
    assert (shown.code, len(shown.out)) == (1, 2)
    assert shown.out[0].endswith("[van-ban/khong-phai-hanh-chinh]")


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ('[texts]\nquoc-hieu = "VIỆT NAM"\n', "nd30/quoc-hieu-chu"),
        ('[texts]\ntieu-ngu = "Độc lập"\n', "nd30/tieu-ngu-chu"),
        ('[types]\n"báo cáo" = "XX"\n', "nd30/ky-hieu-ten-loai"),
    ],
)
def test_a_theme_cannot_reword_what_the_decree_words(
    stated: str, told: str, project: Project, run: Run
) -> None:
    project.add("report.yaml", "theme: theme.toml\n")
    project.write("theme.toml", f'inherit = "nd30"\n{stated}')
    shown = run("build", project.folder, "--final")
    assert shown.code == 1
    assert any(
        line.startswith("bao-cao/theme.toml:3: cảnh báo: chữ “") and told in line for line in shown.err
    )
    assert not (project.folder / "ket-qua").exists()
