"""The themes that vanban ships: both examples in each keep its rules; the Party's is as its guide says."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import libreoffice
import pytest
from report_project import Project, Run
from test_document_types import lines

ROOT = Path(__file__).parent.parent
THEMES = {"nd30": "nd30", "dang": "dang", "van-phong-ubnd": "van_phong_ubnd", "ubnd-xa": "ubnd_xa"}
PARTY = "Hướng dẫn 36-HD/VPTW (phần thay thế năm 2026 chưa rõ)"


@pytest.mark.parametrize("example", ["son-la-2024-q1", "ubnd-phuong-2026-q2"])
@pytest.mark.parametrize("theme", THEMES)
def test_both_examples_keep_the_rules_of_every_theme(
    theme: str, example: str, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "bao-cao"
    shutil.copytree(ROOT / "examples" / example, folder, ignore=shutil.ignore_patterns("ket-qua"))
    report = re.sub(r"(?m)^theme:.*\n", "", (folder / "report.yaml").read_text("utf-8"))
    if theme == "dang":
        report = report.replace("[TM. Ủy", "[T/M Ủy")
    (folder / "report.yaml").write_text(f"theme: {theme}\n{report}", "utf-8")
    assert run("build", folder, "-o", tmp_path / "a.docx").code == 0
    shown = run("verify", tmp_path / "a.docx", "--theme", theme)
    name = PARTY if theme == "dang" else "Nghị định 30/2020/NĐ-CP"
    assert (shown.code, shown.out) == (0, [f"Đúng thể thức theo {name}."])


@pytest.mark.parametrize("folder", ["van_phong_ubnd", "ubnd_xa"])
def test_an_agency_s_theme_takes_ten_lines_at_most(folder: str) -> None:
    text = (ROOT / "themes" / folder / "theme.toml").read_text("utf-8")
    assert len(text.splitlines()) <= 10
    assert tomllib.loads(text)["inherit"] == "nd30"


def party(project: Project, run: Run, authority: str = "T/M Đảng ủy") -> list[str]:
    project.add("report.yaml", "theme: dang\n")
    project.change("report.yaml", "signer: {", f"signer: {{authority: [{authority}], ")
    shown = run("build", project.folder)
    assert (shown.code, shown.err) == (0, [])
    return lines(project.folder / "ket-qua/bao-cao.docx")


def test_a_party_document_has_the_head_and_the_foot_of_its_guide(project: Project, run: Run) -> None:
    """36-HD/VPTW: asterisk, no colon after Số, no Tiêu ngữ, five hyphens, commas, T/M, no ./. at the end."""
    found = party(project, run)
    assert found[:8] == [
        "UBND TỈNH SƠN LA",
        "VĂN PHÒNG",
        "*",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Số -BC/VPUB",
        "Sơn La, ngày tháng 3 năm 2024",
        "BÁO CÁO",
        "Kết quả công tác quý I năm 2024",
    ]
    assert found[8] == "-----"
    assert found[-6:] == [
        "Nơi nhận:",
        "- Lãnh đạo Văn phòng,",
        "- Lưu: VT.",
        "T/M ĐẢNG ỦY",
        "CHÁNH VĂN PHÒNG",
        "Trần Bình Minh",
    ]
    assert found[-7].endswith(".")
    assert not found[-7].endswith("./.")


def test_the_last_basis_of_a_party_document_ends_with_a_comma(project: Project, run: Run) -> None:
    """36-HD/VPTW: ";" after each basis, "," after the last; Nghị định 30/2020/NĐ-CP has a full stop there."""
    project.add("report.yaml", "basis: ['Căn cứ [@nd-30-2020].', Theo đề nghị của Văn phòng Đảng ủy]\n")
    found = party(project, run)
    last = found.index("Theo đề nghị của Văn phòng Đảng ủy,")
    assert found[last - 1].endswith("về công tác văn thư;")
    assert found[last + 1] == "Văn phòng báo cáo như sau."


def test_a_party_document_is_signed_by_its_own_abbreviations(project: Project, run: Run) -> None:
    project.add("report.yaml", "theme: dang\n")
    project.change("report.yaml", "signer: {", "signer: {authority: [TM. Đảng ủy], ")
    shown = run("build", project.folder)
    message = "“quyền hạn” (authority) phải là T/M, K/T, T/L, Q. và chức vụ, nhưng ghi “TM. Đảng ủy” [du-an/gia-tri]"
    assert shown.code == 1
    assert shown.err[0].endswith(f"lỗi: {message}")


def test_a_state_document_is_no_party_document(project: Project, run: Run) -> None:
    run("build", project.folder)
    shown = run("verify", project.folder / "ket-qua/bao-cao.docx", "--theme", "dang")
    assert shown.code == 1
    assert any("[dang/quoc-hieu-co]" in line for line in shown.out)


@pytest.mark.parametrize("example", ["son-la-2024-q1", "ubnd-phuong-2026-q2"])
def test_what_libreoffice_saved_still_keeps_the_decree(example: str, tmp_path: Path, run: Run) -> None:
    """LibreOffice writes its own styles and drops none of the form: no error, nor a warning."""
    assert run("build", ROOT / "examples" / example, "-o", tmp_path / "a.docx").code == 0
    shown = run("verify", libreoffice.saved(tmp_path / "a.docx", tmp_path / "saved"))
    assert (shown.code, shown.out) == (0, ["Đúng thể thức theo Nghị định 30/2020/NĐ-CP."])
