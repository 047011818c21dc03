"""HTML: one file that needs nothing else; its landmarks, headings, tables; hostile words stay words."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from pictures import png
from report_project import Project, Run

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples/ubnd-phuong-2026-q2"
TABLE = "Bảng: Đơn\nĐơn vị tính: đơn\n| Loại | Đơn: cũ | Đơn: mới |\n|---|---|---|\n| Khiếu nại | 1 | 12 |\n"


def built(project: Project, run: Run) -> HtmlElement:
    assert run("build", project.folder, "--to", "html").code == 0
    return html.document_fromstring((project.folder / "ket-qua/bao-cao.html").read_bytes())


def texts(root: HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in root.xpath(path)]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from vanban import cli

    path = tmp_path_factory.mktemp("html") / "a.html"
    with pytest.raises(SystemExit) as done:
        cli.run(["build", str(EXAMPLE), "--to", "html", "-o", str(path)])
    assert not done.value.code
    return path.read_bytes()


def test_the_page_states_language_title_and_that_it_loads_nothing(project: Project, run: Run) -> None:
    root = built(project, run)
    assert root.get("lang") == "vi"
    assert texts(root, "//title") == ["Báo cáo: Kết quả công tác quý I năm 2024"]
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == [
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    ]
    assert root.xpath("//script | //link | //iframe | //object | //form | //base | //@onload") == []


def test_components_stand_in_the_order_of_the_word_file(project: Project, run: Run) -> None:
    project.add("report.yaml", "addressees: [UBND tỉnh, Sở Nội vụ]\n")
    root = built(project, run)
    assert texts(root, "//header//p") == [
        "UBND TỈNH SƠN LA", "VĂN PHÒNG", "Số: /BC-VPUB",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sơn La, ngày tháng 3 năm 2024",
    ]  # fmt: skip
    assert texts(root, "//main//p") == [
        "Kính gửi:- UBND tỉnh;- Sở Nội vụ.", "Văn phòng báo cáo như sau.",
        "Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại.", "Tỷ lệ đúng hạn 98,5%./.",
        "Nơi nhận:", "- Lãnh đạo Văn phòng;", "- Lưu: VT.", "CHÁNH VĂN PHÒNG", "Trần Bình Minh",
    ]  # fmt: skip


def test_headings_go_down_step_by_step(example: bytes) -> None:
    root = html.document_fromstring(example)
    levels = [int(one.tag[1]) for one in root.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in itertools.pairwise(levels) if b > a + 1] == []
    assert texts(root, "//section/h2") == [
        "Phụ lục I TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN THƯỜNG XUYÊN, ĐỊNH KỲ VÀ ĐỘT XUẤT",
        "Phụ lục II TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN",
    ]


def test_every_heading_of_a_table_says_what_it_heads(example: bytes) -> None:
    root = html.document_fromstring(example)
    scopes = [(one.get("scope"), int(one.get("colspan", "1")) > 1) for one in root.iter("th")]
    assert set(scopes) == {("col", False), ("colgroup", True), ("row", False)}
    for table in root.iter("table"):
        widths = [sum(int(cell.get("colspan", "1")) for cell in row) for row in table.xpath("./tbody/tr")]
        assert len(set(widths)) == 1


def test_every_part_with_a_label_has_one_that_is_there(example: bytes) -> None:
    root = html.document_fromstring(example)
    idents = root.xpath("//@id")
    assert len(idents) == len(set(idents))
    assert set(root.xpath("//@aria-labelledby")) <= set(idents)
    assert len(root.xpath("//main")) == len(root.xpath("//header")) == 1


def test_a_table_s_name_and_unit_are_its_caption(project: Project, run: Run) -> None:
    project.add("report.yaml", "closing: |\n" + "".join(f"  {line}\n" for line in TABLE.splitlines()))
    root = built(project, run)
    assert texts(root, "//caption/span") == ["Bảng 1. Đơn", "Đơn vị tính: đơn"]
    heads = [(one.text_content(), one.get("scope"), one.get("rowspan")) for one in root.iter("th")]
    assert heads == [
        ("Loại", "col", "2"), ("Đơn", "colgroup", None), ("Cũ", "col", None), ("Mới", "col", None),
    ]  # fmt: skip
    assert root.xpath("//td[.='12']/@style") == ["text-align: right;"]


def test_a_picture_is_a_figure_inside_the_file(project: Project, run: Run) -> None:
    for name in ("a", "b"):
        project.write(f"{name}.png", png(3, 2))
    project.add("report.yaml", 'closing: |\n  ![Số đơn](a.png "Tên")\n\n  ![Số khác](b.png)\n\n  Hết.\n')
    root = built(project, run)
    assert [(one.get("alt"), (one.get("src") or "")[:22]) for one in root.iter("img")] == [
        ("Số đơn", "data:image/png;base64,"),
        ("Số khác", "data:image/png;base64,"),
    ]
    assert [texts(one, ".//figcaption") for one in root.iter("figure")] == [["Hình 1. Tên"], []]
    assert texts(root, "//main/p")[-1] == "Hết./."


def test_a_figure_s_paragraph_keeps_its_id(project: Project, run: Run) -> None:
    root = built(project, run)
    assert texts(root, "//*[@id='vb_mau_1']") == ["Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại."]


def test_a_figure_of_an_appendix_keeps_its_id(example: bytes) -> None:
    assert texts(html.document_fromstring(example), "//td[@id='vb_pl1_1']") == ["40"]


def test_hostile_words_stay_words(project: Project, run: Run) -> None:
    bad = '<script>x()</script> " onload="x'
    project.change("report.yaml", "subject: Kết", f"subject: '{bad}'\n#")
    project.change("report.yaml", "name: Trần Bình Minh", f"name: '{bad}'")
    project.add("data/mau.yaml", f"remark: '{bad}'\n")
    root = built(project, run)
    assert root.xpath("//script | //@onload") == []
    assert texts(root, "//p[@class='ho-ten']") == [bad]
    assert texts(root, "//span[@class='trich-yeu']") == [bad]
    assert bad.replace('"', "") in texts(root, "//main")[0].replace('"', "").replace("“", "").replace("”", "")


def test_a_theme_s_font_cannot_leave_the_style_sheet(project: Project, run: Run) -> None:
    project.write("theme.toml", "inherit = 'nd30'\nfont = '''x\"</style><script>y()</script>'''\n")
    project.add("report.yaml", "theme: theme.toml\n")
    assert built(project, run).xpath("//script") == []


def test_no_address_leads_out_but_the_links_of_the_text(example: bytes) -> None:
    root = html.document_fromstring(example)
    assert root.xpath("//@src | //@href | //@action | //@srcset") == []
    assert re.findall(r"url\(|@import|https?:", example.decode()) == []


def test_the_style_sheet_says_what_the_theme_says(project: Project, run: Run) -> None:
    project.write("theme.toml", 'inherit = "nd30"\n[page]\nleft = 35\n[roles.muc]\nsize = 13\n')
    project.add("report.yaml", "theme: theme.toml\n")
    (style,) = texts(built(project, run), "//style")
    assert "h2 { font-size: 13pt; font-weight: bold; font-style: normal;" in style
    assert ".tieu-ngu[data-rule]::after { width: 100%; }" in style
    assert ".co-quan[data-rule]::after { width: 40.0%; }" in style
    assert "@page { size: 210mm 297mm; margin: 20mm 15mm 20mm 35mm;" in style
    assert "@page phu-luc-ngang { size: 297mm 210mm; margin: 20mm 15mm 20mm 15mm;" in style
    assert "@page :first { @top-center { content: none; } }" in style


def test_two_builds_are_byte_identical(project: Project, run: Run) -> None:
    path = project.folder / "ket-qua/bao-cao.html"
    built(project, run)
    before = path.read_bytes()
    built(project, run)
    assert path.read_bytes() == before
