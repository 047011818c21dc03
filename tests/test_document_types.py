"""Documents other than reports: what each type has at its head, in its body and at its foot."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from report_project import Project, Run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROOT = Path(__file__).parent.parent
OUTLINE = """\
outline:
  - heading: Tiếp công dân
    section: mau
    data: data/mau.yaml
"""
ARTICLES = """\
outline:
  - section: narrative
    data: data/mot.md
  - heading: Trách nhiệm thi hành
    section: narrative
    data: data/hai.md
"""
DECISION = """\
decided_by: Chánh Văn phòng
basis:
  - Căn cứ Luật Tổ chức chính quyền địa phương;
  - Căn cứ [@nd-30-2020]
  - Theo đề nghị của Trưởng phòng Hành chính.
"""


def lines(file: Path) -> list[str]:
    """The paragraphs with text, as they are read."""
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    found = ("".join(text.text or "" for text in one.iter(f"{W}t")) for one in root.iter(f"{W}p"))
    return [" ".join(line.split()) for line in found if line.strip()]


def built(project: Project, run: Run, type: str, more: str = "") -> list[str]:
    """The lines of a document of that type; its form keeps the decree."""
    project.add("report.yaml", f"type: {type}\n{more}")
    shown = run("build", project.folder)
    assert (shown.code, shown.err) == (0, [])
    assert shown.out == ["Đã ghi bao-cao/ket-qua/bao-cao.docx, đúng thể thức. Không có phát hiện nào."]
    return lines(project.folder / "ket-qua/bao-cao.docx")


@pytest.fixture
def articles(project: Project) -> Project:
    project.change("report.yaml", OUTLINE, ARTICLES)
    project.change("report.yaml", "opening: Văn phòng báo cáo như sau.\n", "")
    project.change("report.yaml", "plugins: [plugins/mau.py]\n", "")
    project.write("data/mot.md", "Ban hành Quy chế làm việc của Văn phòng.\n")
    project.write("data/hai.md", "Trưởng phòng Hành chính thi hành Quyết định này.\n")
    return project


def test_a_letter_has_its_subject_and_unit_at_its_number(project: Project, run: Run) -> None:
    """Mục II.5b and II.3.c: no tên loại; V/v under the number; the symbol ends with the drafting unit."""
    project.change("report.yaml", "symbol: VPUB", "symbol: VPUB, unit: TH")
    project.change("report.yaml", "[Lãnh đạo", "[Như trên, Lãnh đạo")
    found = built(project, run, "công văn", "addressees: [Sở Nội vụ]\nnumber: 5\n")
    assert found[:8] == [
        "UBND TỈNH SƠN LA",
        "VĂN PHÒNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 05/VPUB-TH",
        "V/v Kết quả công tác quý I năm 2024",
        "Sơn La, ngày tháng 3 năm 2024",
        "Kính gửi: Sở Nội vụ",
    ]


@pytest.mark.parametrize(
    ("type", "symbol", "command"), [("quyết định", "QĐ", "QUYẾT ĐỊNH:"), ("nghị quyết", "NQ", "QUYẾT NGHỊ:")]
)
def test_a_decision_has_its_authority_bases_command_and_articles(
    type: str, symbol: str, command: str, articles: Project, run: Run
) -> None:
    found = built(articles, run, type, DECISION)
    assert found[4:] == [
        f"Số: /{symbol}-VPUB",
        "Sơn La, ngày tháng 3 năm 2024",
        type.upper(),
        "Kết quả công tác quý I năm 2024",
        "CHÁNH VĂN PHÒNG",
        "Căn cứ Luật Tổ chức chính quyền địa phương;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Theo đề nghị của Trưởng phòng Hành chính.",
        command,
        "Điều 1. Ban hành Quy chế làm việc của Văn phòng.",
        "Điều 2. Trách nhiệm thi hành",
        "Trưởng phòng Hành chính thi hành Quyết định này./.",
        "Nơi nhận:",
        "- Lãnh đạo Văn phòng;",
        "- Lưu: VT.",
        "CHÁNH VĂN PHÒNG",
        "Trần Bình Minh",
    ]


def test_the_number_of_an_article_without_a_title_alone_is_bold(articles: Project, run: Run) -> None:
    built(articles, run, "quyết định", DECISION)
    with zipfile.ZipFile(articles.folder / "ket-qua/bao-cao.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    (article,) = (one for one in root.iter(f"{W}p") if "Ban hành Quy chế" in "".join(one.itertext()))
    runs = [("".join(run.itertext()), run.find(f"{W}rPr/{W}b") is not None) for run in article.iter(f"{W}r")]
    assert runs == [("Điều 1.", True), (" Ban hành Quy chế làm việc của Văn phòng.", False)]


@pytest.mark.parametrize(
    ("type", "symbol"), [("tờ trình", "TTr"), ("kế hoạch", "KH"), ("thông báo", "TB"), ("báo cáo", "BC")]
)
def test_types_with_a_title_and_sections(type: str, symbol: str, project: Project, run: Run) -> None:
    more = "addressees: [Sở Nội vụ]\n" if type == "tờ trình" else ""
    if more:
        project.change("report.yaml", "[Lãnh đạo", "[Như trên, Lãnh đạo")
    found = built(project, run, type, more)
    assert found[4:8] == [
        f"Số: /{symbol}-VPUB",
        "Sơn La, ngày tháng 3 năm 2024",
        type.upper(),
        "Kết quả công tác quý I năm 2024",
    ]
    assert "I. TIẾP CÔNG DÂN" in found


@pytest.mark.parametrize("type", ["công văn", "tờ trình"])
def test_a_letter_or_submission_to_nobody_is_told(type: str, project: Project, run: Run) -> None:
    project.add("report.yaml", f"type: {type}\n")
    shown = run("check", project.folder)
    line = project.folder.joinpath("report.yaml").read_text("utf-8").splitlines().index(f"type: {type}") + 1
    message = f"lỗi: {type} phải có “kính gửi” (addressees) [du-an/thieu-kinh-gui]"
    assert (shown.code, shown.out[0]) == (1, f"bao-cao/report.yaml:{line}: {message}")


def test_a_plan_may_have_legal_bases(project: Project, run: Run) -> None:
    found = built(project, run, "kế hoạch", "basis: ['Căn cứ [@nd-30-2020]', Theo đề nghị của Sở Nội vụ]\n")
    start = found.index("Theo đề nghị của Sở Nội vụ.")
    assert found[start - 1].endswith("về công tác văn thư;")
    assert found[start + 1] == "Văn phòng báo cáo như sau."


@pytest.mark.parametrize("to", ["html", "md"])
def test_other_formats_have_the_same_parts(to: str, articles: Project, run: Run) -> None:
    articles.add("report.yaml", f"type: quyết định\n{DECISION}")
    assert run("build", articles.folder, "--to", to).code == 0
    text = (articles.folder / f"ket-qua/bao-cao.{to}").read_text("utf-8")
    places = [
        text.find(words)
        for words in (
            "CHÁNH VĂN PHÒNG",
            "Căn cứ Luật",
            "QUYẾT ĐỊNH:",
            "Điều 1.",
            "Điều 2. Trách",
            "Nơi nhận:",
        )
    ]
    assert -1 not in places
    assert places == sorted(places)


def test_the_pdf_has_articles_as_bookmarks(articles: Project, run: Run) -> None:
    from pypdf import PdfReader

    articles.add("report.yaml", f"type: quyết định\n{DECISION}")
    assert run("build", articles.folder, "--to", "pdf").code == 0
    reader = PdfReader(articles.folder / "ket-qua/bao-cao.pdf")
    assert [one.title for one in reader.outline] == ["Điều 2. Trách nhiệm thi hành"]  # type: ignore[union-attr]
