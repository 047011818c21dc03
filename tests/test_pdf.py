"""The PDF: the form of the .docx, page by page, as a reader that did not write it sees it."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from report_project import Project, Run

from vanban.plugins.writers.fonts import SUBSTITUTES, fonts_for, maps

ROOT = Path(__file__).parent.parent
EXAMPLES = {"son-la-2024-q1": 15, "ubnd-phuong-2026-q2": 6}
A4 = (595, 842)
FONT_NOTE = "máy không có phông chữ “{}” nên PDF dùng phông “{}” [pdf/phong-chu]"


def built(folder: Path, run: Run, to: Path) -> PdfReader:
    assert run("build", folder, "--to", "pdf", "-o", to).code == 0
    return PdfReader(to)


def lines(page: PageObject) -> list[str]:
    return [" ".join(line.split()) for line in page.extract_text().splitlines() if line.strip()]


def places(page: PageObject) -> list[tuple[str, float, float]]:
    """Each line of a page: its text, where it begins, where its letters stand, in points from the lower left."""
    found: list[tuple[str, float, float]] = []

    def note(text: str, cm: list[float], *_: object) -> None:
        x, y = cm[4], round(cm[5], 1)
        if found and found[-1][2] == y:
            found[-1] = (found[-1][0] + text.rstrip("\n"), found[-1][1], y)
        elif text.strip():
            found.append((text.rstrip("\n"), x, y))

    page.extract_text(visitor_text=note)
    return found


@pytest.fixture(scope="module")
def ward(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    from vanban import cli

    path = tmp_path_factory.mktemp("pdf") / "a.pdf"
    with pytest.raises(SystemExit):
        cli.run(["build", str(ROOT / "examples/ubnd-phuong-2026-q2"), "--to", "pdf", "-o", str(path)])
    return PdfReader(path)


@pytest.mark.parametrize(("name", "pages"), EXAMPLES.items())
def test_an_example_has_as_many_pages_as_its_docx(name: str, pages: int, run: Run, tmp_path: Path) -> None:
    assert len(built(ROOT / "examples" / name, run, tmp_path / "a.pdf").pages) == pages


def test_the_head_stands_on_page_one_in_its_order(ward: PdfReader) -> None:
    first = " ".join(lines(ward.pages[0]))
    order = [
        "TÔ HIỆU",
        "CỘNG HÒA XÃ HỘI",
        "Độc lập - Tự do",
        "/BC-UBND",
        "tháng 6 năm 2026",
        "BÁO CÁO",
        "Kết quả",
    ]
    assert [first.index(words) for words in order] == sorted(first.index(words) for words in order)


def test_the_signature_stands_together_on_the_last_page_of_the_text(ward: PdfReader) -> None:
    text = " ".join(lines(ward.pages[3]))
    for words in ("- Thanh tra tỉnh;", "- Lưu: VT, VP.", "CHỦ TỊCH", "Nguyễn Văn A"):
        assert words in text
    assert "- Thanh tra tỉnh;" not in " ".join(lines(ward.pages[2]))


def test_pages_are_numbered_from_two_and_anew_in_each_appendix(ward: PdfReader) -> None:
    top = 842 - 20 / 25.4 * 72
    numbers = [[text for text, _, y in places(page) if y > top] for page in ward.pages[:4]]
    assert numbers == [[], ["2"], ["3"], ["4"]]
    assert [lines(page)[0] for page in ward.pages[4:]] == ["Phụ lục I", "Phụ lục II"]


def test_appendices_lie_across(ward: PdfReader) -> None:
    sizes = [(round(page.mediabox.width), round(page.mediabox.height)) for page in ward.pages]
    assert sizes == [A4] * 4 + [A4[::-1]] * 2


def test_a_long_table_repeats_its_head(project: Project, run: Run, tmp_path: Path) -> None:
    rows = "".join(f"  | {n} | Đơn vị số {n} |\n" for n in range(1, 121))
    project.add("data/mau.yaml", f"more: |\n  | TT | Tên đơn vị |\n  |---|---|\n{rows}")
    pages = built(project.folder, run, tmp_path / "a.pdf").pages
    heads = [[line for line in lines(page) if line.startswith("TT")] for page in pages]
    assert len(pages) == 4
    assert heads == [["TT Tên đơn vị"]] * 4


def test_a_row_higher_than_a_page_loses_no_word(project: Project, run: Run, tmp_path: Path) -> None:
    words = " ".join(f"chữ{n}." for n in range(1500))
    project.add("data/mau.yaml", f"more: |\n  | Việc | Kết quả |\n  |---|---|\n  | Một | {words} |\n")
    pages = built(project.folder, run, tmp_path / "a.pdf").pages
    text = "".join(page.extract_text() for page in pages)
    assert [n for n in range(1500) if f"chữ{n}." not in text] == []


def test_the_file_says_what_it_is(ward: PdfReader) -> None:
    assert ward.metadata is not None
    assert ward.metadata.title is not None
    assert ward.metadata.title.startswith("BÁO CÁO: Kết quả công tác tiếp công dân")
    assert ward.metadata.author == "Ủy ban nhân dân phường Tô Hiệu"
    catalog = ward.root_object
    assert catalog["/Lang"] == "vi-VN"
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712, a name of pypdf's own class
    titles = [one["/Title"] for one in ward.outline if not isinstance(one, list)]
    assert titles[0].startswith("I. CÔNG TÁC TIẾP CÔNG DÂN")
    assert titles[-2:] == ["Phụ lục I", "Phụ lục II"]


def test_every_font_is_embedded(ward: PdfReader) -> None:
    fonts = list(_descriptors(ward))
    assert len(fonts) >= 3
    for font in fonts:
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(font)


def _descriptors(reader: PdfReader) -> Iterator[dict[str, object]]:
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            for below in font.get_object()["/DescendantFonts"]:
                yield below.get_object()["/FontDescriptor"].get_object()


def test_lines_are_indented_and_spaced_as_the_theme_says(project: Project, run: Run, tmp_path: Path) -> None:
    """14 pt letters, 1,1 lines of 1,149 em, 6 pt between paragraphs; the first line of each 12,7 mm in."""
    long = (
        "Đoạn này dài hơn một dòng của trang giấy khổ A4, để xem dòng thứ hai thẳng lề trái và cách dòng. "
        * 2
    )
    project.add("data/mau.yaml", f"more: |\n  {long}\n\n  Đoạn cuối.\n")
    page = built(project.folder, run, tmp_path / "a.pdf").pages[0]
    found = places(page)
    start = next(n for n, (text, _, _) in enumerate(found) if text.startswith("Đoạn này"))
    (_, x, first), (_, below, second) = found[start : start + 2]
    last = next(n for n, (text, _, _) in enumerate(found) if text.startswith("Đoạn cuối"))
    line = 14 * 1.149 * 1.1
    assert first - second == pytest.approx(line, abs=0.2)
    assert found[last - 1][2] - found[last][2] == pytest.approx(line + 6, abs=0.2)
    assert [x, below] == pytest.approx([42.7 / 25.4 * 72, 30 / 25.4 * 72], abs=0.2)


def test_the_same_report_gives_the_same_bytes(
    project: Project, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.pdf", "b.pdf"):
        built(project.folder, run, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    assert (tmp_path / "a.pdf").read_bytes().endswith(b"%%EOF\n")  # what a signature appends begins a line
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = built(project.folder, run, tmp_path / "c.pdf")
    assert dated.metadata is not None
    assert dated.metadata["/CreationDate"].startswith("D:20231114221320")


def test_a_font_that_is_not_here_is_told_once_with_what_stands_in(project: Project, run: Run) -> None:
    project.change("report.yaml", "subject:", "theme: rieng.toml\nsubject:")
    project.write("rieng.toml", 'inherit = "nd30"\nfont = "Không Có Chữ Này"\n')
    used = fonts_for("Không Có Chữ Này")[0]
    assert used in SUBSTITUTES
    ran = run("build", project.folder, "--to", "pdf")
    assert [line for line in ran.err if "pdf/phong-chu" in line] == [
        f"ghi chú: {FONT_NOTE.format('Không Có Chữ Này', used)}"
    ]
    project.write("rieng.toml", 'inherit = "nd30"\nfont = "Libertinus Serif"\n')
    assert [line for line in run("build", project.folder, "--to", "pdf").err if "pdf/phong-chu" in line] == []


def test_a_letter_that_no_font_has_is_told(project: Project, run: Run) -> None:
    project.add("data/mau.yaml", "remark: chữ \U000f0000 lạ\n")
    ran = run("build", project.folder, "--to", "pdf")
    message = "không phông chữ nào của máy có “U+F0000” nên không ghi được PDF/A [pdf/thieu-chu]"
    assert (ran.code, ran.err[-1]) == (1, f"lỗi: {message}")


def test_the_text_is_set_in_one_family(ward: PdfReader) -> None:
    """Not half in the letters of another font, as where a font without ệ and ộ comes first on the machine."""
    names = {str(font["/FontName"]).split("+")[1].split("-")[0] for font in _descriptors(ward)}
    assert len(names) == 1


def test_which_letters_a_font_has_is_read_from_its_table() -> None:
    """A font with one mapping of format 4, from A to Z, and in a collection."""
    mapping = struct.pack(">HHHHHHH", 4, 0, 0, 4, 0, 0, 0) + struct.pack(
        ">HHHHH", 0x5A, 0xFFFF, 0, 0x41, 0xFFFF
    )
    cmap = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + mapping
    font = (
        b"\0\1\0\0"
        + struct.pack(">HHHH", 1, 0, 0, 0)
        + b"cmap"
        + struct.pack(">III", 0, 28, len(cmap))
        + cmap
    )
    assert [maps(font, ord(letter)) for letter in "A@Zệ"] == [True, False, True, False]
    head = b"ttcf" + struct.pack(">III", 0x10000, 1, 16)
    moved = font[:20] + struct.pack(">I", 28 + 16) + font[24:]
    assert [maps(head + moved, ord(letter)) for letter in "Mệ"] == [True, False]
