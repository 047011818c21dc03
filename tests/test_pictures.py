"""Pictures of the project: where they may stand, which files they may be, how each format carries them."""

from __future__ import annotations

import os
import re
import zipfile

import pytest
from lxml import etree
from pictures import jpeg, png
from report_project import Project, Run

from vanban import picture
from vanban.settings import Settings, save_settings

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
MM = 36000  # Word's unit in a millimetre


def show(project: Project, written: str) -> None:
    project.add("data/mau.yaml", f"more: |\n  {written}\n")


def docx(project: Project) -> tuple[etree._Element, list[str]]:
    """The body, and the names of the pictures inside the file."""
    with zipfile.ZipFile(project.folder / "ket-qua/bao-cao.docx") as archive:
        names = [name for name in archive.namelist() if name.startswith("word/media/")]
        return etree.fromstring(archive.read("word/document.xml")), names


def test_a_picture_stands_above_its_name_with_its_words(project: Project, run: Run) -> None:
    project.write("hinh/biểu đồ.png", png(300, 100))
    show(project, '![Số đơn tăng "đều"](<hinh/biểu đồ.png> "Số đơn theo tháng")')
    assert run("build", project.folder).err == []
    root, names = docx(project)
    assert len(names) == 1
    drawing = next(root.iter(f"{WP}inline"))
    assert [one.get("descr") for one in drawing.iter(f"{WP}docPr")] == ['Số đơn tăng "đều"']
    assert [one.get("descr") for one in drawing.iter(f"{PIC}cNvPr")] == [""]  # not the bytes once more
    texts = ["".join(one.itertext()) for one in root.iter("{*}p")]
    at = next(
        number for number, one in enumerate(root.iter("{*}p")) if one.find(f".//{WP}inline") is not None
    )
    assert texts[at + 1] == "Hình 1. Số đơn theo tháng"


@pytest.mark.parametrize(
    ("size", "millimetres"),
    [
        ((300, 100), (79.4, 26.5)),  # 96 pixels an inch
        ((1500, 500), (165, 55)),  # the width of the text
        ((400, 4000), (20.6, 205.6)),  # four fifths of the height of the text
    ],
)
def test_a_picture_fits_the_page(
    size: tuple[int, int], millimetres: tuple[float, float], project: Project, run: Run
) -> None:
    project.write("a.png", png(*size))
    show(project, "![a](a.png)")
    assert run("build", project.folder).code == 0
    extent = next(docx(project)[0].iter(f"{WP}extent"))
    found = int(extent.get("cx", "")) / MM, int(extent.get("cy", "")) / MM
    assert found == pytest.approx(millimetres, abs=0.6)


def test_a_jpeg_states_its_size_in_its_frame() -> None:
    assert picture._measured(jpeg(640, 480)) == ("jpeg", (640, 480))


@pytest.mark.parametrize("content", [jpeg(640, 480)[:12], b"\xff\xd8\xff", b"\xff\xd8" + b"\xff" * 40])
def test_a_jpeg_that_is_cut_off_has_no_size(content: bytes) -> None:
    assert picture._measured(content)[1] == (0, 0)


WRONG = "không phải là hình PNG hay JPEG, hoặc đã hỏng [hinh/dinh-dang]"
FAULTS: dict[str, tuple[str, bytes, str]] = {
    "no words": (
        "![](a.png)", png(2, 2),
        "hình “a.png” chưa có chữ thay thế; hãy ghi vào giữa ![ và ] điều mà hình cho thấy [hinh/thieu-chu]",
    ),
    "no file": ("![a](b.png)", png(2, 2), "không tìm thấy tệp “b.png” [tep/khong-co]"),
    "a server": ("![a](http://a.vn/a.png)", png(2, 2), "địa chỉ “http://…” không phải là tệp của báo cáo [tep/khong-doc]"),
    "no picture": ("![a](a.png)", b"<svg onload='x'/>", f"tệp “a.png” {WRONG}"),
    "cut off": ("![a](a.png)", png(2, 2)[:20], f"tệp “a.png” {WRONG}"),
    "no pixels": ("![a](a.png)", png(2, 2, (0, 2)), f"tệp “a.png” {WRONG}"),
    "too many pixels": (
        "![a](a.png)", png(2, 2, (60000, 60000)),
        "hình “a.png” có 60000 x 60000 điểm ảnh; nhiều nhất là 50 triệu [hinh/qua-lon]",
    ),
    "within a line": ("Xem ![a](a.png) này.", png(2, 2), "hình “a.png” phải đứng riêng một đoạn [van-ban/hinh-anh]"),
    "in a list": ("- ![a](a.png)", png(2, 2), "hình “a.png” phải đứng riêng một đoạn [van-ban/hinh-anh]"),
}  # fmt: skip


@pytest.mark.parametrize(("written", "content", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_line(
    written: str, content: bytes, message: str, project: Project, run: Run
) -> None:
    project.write("a.png", content)
    show(project, written)
    assert run("build", project.folder).err[0] == f"bao-cao/data/mau.yaml:6: lỗi: {message}"


def test_a_picture_that_fails_leaves_a_visible_gap(project: Project, run: Run) -> None:
    show(project, "![a](b.png)")
    run("build", project.folder)
    assert "[Chưa có hình “b.png”: không tìm thấy tệp “b.png”]" in "".join(docx(project)[0].itertext())
    assert run("build", project.folder, "--final").code == 1


def test_a_stranger_s_report_shows_no_file_from_outside(project: Project, run: Run) -> None:
    save_settings(Settings())
    project.write("../ngoai.png", png(2, 2))
    os.symlink("../ngoai.png", project.folder / "trong.png")
    project.add("report.yaml", "closing: |\n  ![a](../ngoai.png)\n\n  ![a](trong.png)\n")
    told = [line for line in run("build", project.folder).err if "[tep/ngoai-du-an]" in line]
    assert [re.sub(r" nằm.*", "", line) for line in told] == [
        "bao-cao/report.yaml:16: lỗi: tệp “../ngoai.png”",
        "bao-cao/report.yaml:18: lỗi: tệp “trong.png”",
    ]


def test_pictures_have_a_limit_together(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    project.write("a.png", png(40, 40))
    monkeypatch.setattr(picture, "LARGEST_OF_ALL", len(png(40, 40)))
    project.add("report.yaml", "closing: |\n  ![a](a.png)\n\n  ![a](a.png)\n")
    told = [line for line in run("build", project.folder).err if "[hinh/" in line]
    assert told == ["bao-cao/report.yaml:16: lỗi: các hình của báo cáo cộng lại lớn hơn 0 MB [hinh/qua-lon]"]


def test_a_picture_file_has_a_limit(project: Project, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "LARGEST", 1 << 20)
    project.write("a.png", png(2, 2) + bytes(1 << 20))
    show(project, "![a](a.png)")
    told = run("build", project.folder).err[0]
    assert told == "bao-cao/data/mau.yaml:6: lỗi: tệp hình “a.png” lớn hơn 1 MB [hinh/qua-lon]"


@pytest.mark.parametrize(("to", "shown"), [("md", "[Hình: Số đơn]"), ("json", '"text": "Số đơn"')])
def test_formats_of_words_give_the_words_alone(to: str, shown: str, project: Project, run: Run) -> None:
    project.write("a.png", png(2, 2))
    show(project, "![Số đơn](a.png)")
    assert run("build", project.folder, "--to", to).code == 0
    text = (project.folder / f"ket-qua/bao-cao.{to}").read_text("utf-8")
    assert shown in text.replace("\\", "")
    assert "data:" not in text


def test_the_pdf_shows_the_picture_and_keeps_its_words(project: Project, run: Run) -> None:
    from pypdf import PdfReader

    project.write("a.png", png(30, 20))
    words = 'Số đơn "#tăng" \\ đều'
    show(project, f'![{words}](a.png "Tên")\n\n  ![khác](a.png)')
    assert run("build", project.folder, "--to", "pdf").code == 0
    reader = PdfReader(project.folder / "ket-qua/bao-cao.pdf")
    objects = [reader.get_object(number) for number in range(1, int(reader.trailer["/Size"]))]
    dictionaries = [one for one in objects if isinstance(one, dict)]
    assert [one["/Width"] for one in dictionaries if one.get("/Subtype") == "/Image"] == [30]
    told = [one["/Alt"] for one in dictionaries if "/Alt" in one]
    assert told == [words, "khác"]
    assert "Hình 1. Tên" in "".join(page.extract_text() for page in reader.pages)
