"""Text in a PDF stays text: nothing in a report, an agency's name or an appendix is read as Typst."""

from __future__ import annotations

from pathlib import Path

import pytest
from pictures import jpeg, png
from pypdf import PdfReader
from report_project import Project, Run

HOSTILE = [
    "#panic(1)", "#let x = 1", "#[a]", "$x^2$", "a\\b \\u{41}", "@ref", "*a* _b_", "<nhan>", "`mã`", "// chú", "/* x */",
    "= đề mục", "- gạch", "+ cộng", "1. một", "/ Term: x", "a -- b --- c ...", "-?", "~", "'a' \"b\"", "]", "[", "{x}", ")];",
    "#read(\"/etc/passwd\")", "https://a.vn//b", "\\", "\"", "#;",
]  # fmt: skip


def text_of(path: Path) -> str:
    return " ".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_prints_as_it_stands(text: str, project: Project, run: Run) -> None:
    quoted = text.replace("'", "''")
    project.add("data/mau.yaml", f"remark: 'Xem {quoted} hết'\n")
    project.change("report.yaml", "name: Trần Bình Minh", f"name: 'Trần {quoted} Minh'")
    assert run("build", project.folder, "--to", "pdf").code == 0
    printed = text_of(project.folder / "ket-qua/bao-cao.pdf")
    assert f"Xem {text} hết" in printed
    assert f"Trần {text} Minh" in printed


@pytest.mark.parametrize("text", ["= đề mục", "- gạch", "+ cộng", "1. một", "/ Từ: x", "#x", "2) hai"])
def test_hostile_text_that_begins_a_paragraph_prints_as_it_stands(
    text: str, project: Project, run: Run
) -> None:
    project.add("data/mau.yaml", f"remark: '{text}'\n")
    assert run("build", project.folder, "--to", "pdf").code == 0
    assert f"{text}./." in text_of(project.folder / "ket-qua/bao-cao.pdf")


def test_text_behind_emphasis_calls_nothing(project: Project, run: Run) -> None:
    project.add("data/mau.yaml", "more: '**Quý I**.at(0) và **Quý II**(x) và *a*[b]; hết'\n")
    assert run("build", project.folder, "--to", "pdf").code == 0
    printed = text_of(project.folder / "ket-qua/bao-cao.pdf")
    assert "Quý I.at(0) và Quý II(x) và a[b]; hết./." in printed


def test_a_link_keeps_its_address(project: Project, run: Run) -> None:
    project.add("data/mau.yaml", "more: '[cổng](https://a.vn/%22)#panic(1))'\n")
    assert run("build", project.folder, "--to", "pdf").code == 0
    page = PdfReader(project.folder / "ket-qua/bao-cao.pdf").pages[0]
    assert [one.get_object()["/A"]["/URI"] for one in page["/Annots"]] == ['https://a.vn/"']


def test_a_picture_stands_above_its_name_with_its_words(project: Project, run: Run) -> None:
    project.write("hinh/biểu đồ.png", png(300, 100))
    project.add("data/mau.yaml", 'more: |\n  ![Số đơn "đều"](<hinh/biểu đồ.png> "Số đơn theo tháng")\n')
    assert run("build", project.folder, "--to", "pdf").code == 0
    pdf = project.folder / "ket-qua/bao-cao.pdf"
    objects = dictionaries(pdf)
    pictures = [one for one in objects if one.get("/Subtype") == "/Image"]
    assert [(one["/Width"], one["/Height"]) for one in pictures] == [(300, 100)]
    assert [one["/Alt"] for one in objects if "/Alt" in one] == ['Số đơn "đều"']
    assert "Hình 1. Số đơn theo tháng" in text_of(pdf)


def test_a_picture_that_is_damaged_is_told_in_one_sentence(project: Project, run: Run) -> None:
    project.write("a.jpg", jpeg(300, 100))
    project.add("data/mau.yaml", "more: |\n  ![x](a.jpg)\n")
    ran = run("build", project.folder, "--to", "pdf")
    assert ran.code == 1
    assert ran.err[-1].startswith("lỗi: Typst báo lỗi: failed to decode image")


def dictionaries(path: Path) -> list[dict[str, object]]:
    """Every dictionary of the file."""
    reader = PdfReader(path)
    found = [reader.get_object(number) for number in range(1, len(reader.xref[0]) + 1)]
    return [one for one in found if isinstance(one, dict)]
