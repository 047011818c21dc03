"""For each question that the conformance kit asks of sections one that breaks it, and the whole message."""

from __future__ import annotations

import os

import pytest
from report_project import Project
from sound_plugins import MENDED, PLUGIN, SAMPLE, TEXT, fault, make_sound

from vanban.conformance import NotConforming
from vanban.testing import cases

RENDER = """\
class Own(Section):
    def render(self, data, context):
        {}

@hookimpl"""
OWN = ("return [Section(", "return [Own(")


@pytest.fixture
def sound(project: Project) -> Project:
    make_sound(project)
    return project


def render(project: Project, body: str) -> None:
    """Let the section have a ``render`` of its own."""
    project.change(
        PLUGIN,
        "@hookimpl\ndef vanban_register_sections",
        RENDER.format(body) + "\ndef vanban_register_sections",
    )
    project.change(PLUGIN, *OWN)


def test_bare_section(sound: Project) -> None:
    sound.change(PLUGIN, '    """Đơn đã nhận."""\n', "")
    sound.change(PLUGIN, '"Mục mẫu"', '" "')
    sound.change(PLUGIN, 'text("nhận xét"', 'text(""')
    (sound.folder / SAMPLE).unlink()
    assert fault(sound, "có giới thiệu, nhãn, số liệu mẫu và lời văn") == (
        "mục không có title; hãy ghi tên gọi của mục\n"
        "lớp số liệu Sample không có docstring; hãy viết một câu cho biết mục nói về gì\n"
        "trường remark không có nhãn; hãy ghi nhãn như cán bộ vẫn gọi\n"
        "thiếu tệp sample.yaml trong thư mục “mau”; hãy ghi số liệu mẫu vào đó"
    )


def test_section_toml_without_a_description(sound: Project) -> None:
    sound.write("sections/thu-vien/section.toml", 'title = "Thư viện"\n')
    sound.write("sections/thu-vien/text.md", "Không có gì.\n")
    case = cases("thu-vien", sound.folder)[0]
    with pytest.raises(NotConforming) as raised:
        case.run()
    assert str(raised.value).splitlines()[0] == (
        "section.toml không có description; hãy viết một câu cho biết mục nói về gì"
    )


SPOILED = {
    "sample with a broken relation": (
        SAMPLE, "30", "31", "số liệu mẫu dựng được",
        "số liệu mẫu có lỗi: sample.yaml:1: số đơn tiếp nhận (31) khác đơn khiếu nại (12) + đơn kiến nghị (18) = 30 [quan-he/khong-khop]; hãy sửa sample.yaml",
    ),
    "sample that misses a field": (
        SAMPLE, "received: 30\n", "", "số liệu mẫu dựng được",
        "sample.yaml:1: thiếu “số đơn tiếp nhận” (received) [so-lieu/thieu]",
    ),
    "template that prints HTML": (
        TEXT, "đơn khiếu nại.", "<b>đơn</b>.", "số liệu mẫu dựng được",
        "mau/text.md:1: có thẻ HTML “<b>”; văn bản chỉ nhận Markdown [van-ban/html]",
    ),
    "unasked optional field": (
        TEXT, "{% if rate is not none %}", "{% if true %}", "bỏ trường nào cũng được báo hoặc vẫn dựng",
        "bỏ “tỷ lệ đúng hạn” (rate): mau/text.md:4: mẫu in ra một mục để trống; hãy kiểm tra trước bằng {% if … is not none %} [mau/loi]",
    ),
    "division by a figure": (
        TEXT, "Tỷ lệ đúng hạn {{ rate }}%", "Tỷ lệ {{ (rate / complaints) | number }}", "số 0 và số rất lớn vẫn dựng",
        "khi mọi số bằng 0: mau/text.md:4: mẫu không chạy được: InvalidOperation: [<class 'decimal.DivisionUndefined'>] [mau/loi]; hãy hỏi trong mẫu trước khi chia hay so sánh\n"
        "khi “đơn khiếu nại” (complaints) bằng 0: mau/text.md:4: mẫu không chạy được: DivisionByZero: [<class 'decimal.DivisionByZero'>] [mau/loi]; hãy hỏi trong mẫu trước khi chia hay so sánh",
    ),
}  # fmt: skip


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=SPOILED)
def test_spoiled_section(spoiled: tuple[str, str, str, str, str], sound: Project) -> None:
    file, old, new, question, message = spoiled
    sound.change(file, old, new)
    assert fault(sound, question) == message


RENDERS = {
    "renders nothing": (
        "return Contribution('')", "số liệu mẫu dựng được",
        "số liệu mẫu dựng ra văn bản trống; hãy ghi vào sample.yaml đủ để in ra một đoạn",
    ),
    "prints decomposed letters": (
        r"return Contribution('Đa\u0303 nhận.')", "chữ tổ hợp (NFD) dựng ra như chữ dựng sẵn",
        "in ra chữ ở dạng tổ hợp (NFD): “Đa\u0303 nhận.”; hãy lưu mã và mẫu ở dạng NFC",
    ),
    "counts its renderings": (
        "Own.times = getattr(Own, 'times', 0) + 1; return Contribution(f'Lần {Own.times}.')", "lần nào cũng dựng ra như nhau",
        "“Lần 1.” thành “Lần 2.”: dựng lần sau ra khác lần trước; hãy bỏ ngày giờ, số ngẫu nhiên và những gì giữ lại từ lần dựng trước",
    ),
    "reads a file": (
        "return Contribution(self.folder.joinpath('them.md').read_text())", "không đụng đến tệp, mạng hay tiến trình lúc dựng",
        "lúc dựng, mục gọi open “mau/them.md”; hãy đọc lúc nạp plugin, hoặc nhận qua số liệu",
    ),
    "prints words as Markdown": (
        "return Contribution(f'Nhận xét: {data.remark}')", "chữ có ký hiệu in ra nguyên văn",
        "“nhận xét” (remark) không in ra nguyên văn chữ đậm “chữ **đậm** và __đậm__”, chữ nghiêng “chữ *nghiêng* và _nghiêng_”, "
        "mã “chữ `mã` và ```mã” (có mã “mã”; báo cáo không nhận mã hay định dạng thô [van-ban/ma-tho]), "
        "liên kết “chữ [liên kết](http://a.vn) và <http://a.vn>”, hình ảnh “chữ ![hình](a.png)” (hình “a.png” phải đứng riêng một đoạn [van-ban/hinh-anh]), "
        "kiểu chữ “chữ [gạch chân]{.underline}”, viện dẫn “chữ [@a-1; @b-2]”, "
        "thẻ HTML “chữ <b>thẻ</b> <!-- chú thích --> <script>x</script>” (có thẻ HTML “<b>”; văn bản chỉ nhận Markdown [van-ban/html]; có thẻ HTML “<!-- chú thích -->”; văn bản chỉ nhận Markdown [van-ban/html]; có thẻ HTML “<script>”; văn bản chỉ nhận Markdown [van-ban/html]), "
        "ký hiệu HTML “chữ &amp; &lt; &#65;”, cú pháp mẫu “chữ {{ 7 * 7 }} {% raw %} {# a #}” (“{{ 7 * 7 }} {% raw %} {# a #}” in ra nguyên văn; lời văn tự do không điền được mẫu [mau/chua-dien]; “{% raw %} {# a #}” in ra nguyên văn; lời văn tự do không điền được mẫu [mau/chua-dien]), "
        "dấu gạch chéo “chữ \\* \\ chữ \\”; hãy in bằng mẫu text.md, hoặc thoát ký hiệu Markdown trước khi in",
    ),
    "prints words at the start of a line": (
        "return Contribution(str(data.remark).translate({ord(one): '\\\\' + one for one in '\\\\`*_[]<&{|'}))", "chữ có ký hiệu in ra nguyên văn",
        "“nhận xét” (remark) không in ra nguyên văn dấu # đầu dòng “# chữ”, dấu - đầu dòng “- chữ”, dấu + đầu dòng “+ chữ”, số và ngoặc đầu dòng “1) chữ”; hãy in bằng mẫu text.md, hoặc thoát ký hiệu Markdown trước khi in",
    ),
    "fills in prose": (
        "return Contribution(str(data.more).replace('{{ 7 * 7 }}', '49'))", "chữ có ký hiệu in ra nguyên văn",
        "“nội dung khác” (more) không in ra nguyên văn cú pháp mẫu “chữ {{ 7 * 7 }} {% raw %} {# a #}”; hãy in bằng mẫu text.md, hoặc thoát ký hiệu Markdown trước khi in",
    ),
    "fails on some words": (
        "return Contribution(str(int(data.remark.removeprefix('Đúng hạn.') or 1)))", "chữ có ký hiệu in ra nguyên văn",
        "“nhận xét” (remark) ghi “chữ thử nghiệm”: plugins/mau.py:17: plugin “plugins/mau.py” hỏng lúc dựng mục “mau” (render): ValueError: invalid literal for int() with base 10: 'chữ thử nghiệm'; " + MENDED,
    ),
}  # fmt: skip


@pytest.mark.parametrize("spoiled", RENDERS.values(), ids=RENDERS)
def test_section_that_renders_amiss(spoiled: tuple[str, str, str], sound: Project) -> None:
    body, question, message = spoiled
    sound.change(PLUGIN, "import Section,", "import Contribution, Section,")
    sound.write("mau/them.md", "Thêm.\n")
    render(sound, body)
    assert fault(sound, question) == message


def test_section_that_prints_a_set(sound: Project) -> None:
    sound.change(PLUGIN, "import Section,", "import Contribution, Section,")
    render(sound, "return Contribution(' '.join({f'a{n}' for n in range(20)}))")
    told = fault(sound, "lần nào cũng dựng ra như nhau")
    assert told.endswith("”: dựng ở tiến trình khác thì khác; hãy sắp xếp tập hợp (set) trước khi in")
    one, other = told.split("”: ")[0].removeprefix("“").split("” thành “")
    assert one != other
    assert sorted(one.split()) == sorted(other.split())


def test_section_that_ends_another_process(sound: Project) -> None:
    sound.change(
        PLUGIN, "from pathlib", f"import os\nif os.getpid() != {os.getpid()}: os._exit(0)\nfrom pathlib"
    )
    assert fault(sound, "lần nào cũng dựng ra như nhau") == (
        "“Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại.” thành “(chương trình dừng giữa chừng)”: "
        "dựng ở tiến trình khác thì khác; hãy sắp xếp tập hợp (set) trước khi in"
    )


def test_contract_that_raises(sound: Project) -> None:
    sound.change(
        PLUGIN, "basis: tuple", "def __attrs_post_init__(self):\n        self.rate.sqrt()\n    basis: tuple"
    )
    assert fault(sound, "bỏ trường nào cũng được báo hoặc vẫn dựng") == (
        "bỏ “tỷ lệ đúng hạn” (rate): plugins/mau.py:14: plugin “plugins/mau.py” hỏng lúc đọc số liệu mục “mau” (contract): "
        "AttributeError: 'NoneType' object has no attribute 'sqrt'; " + MENDED
    )


def test_section_that_cannot_be_without_data(sound: Project) -> None:
    """All of its fields may be left out, and yet its template wants one."""
    sound.write(
        "sections/thu-vien/section.toml",
        'title = "A"\n[[fields]]\nname = "a"\nlabel = "b"\ntype = "text"\nrequired = false\n',
    )
    sound.write("sections/thu-vien/text.md", "{{ a }}\n")
    case = next(one for one in cases("thu-vien", sound.folder) if one.question.startswith("số liệu trống"))
    with pytest.raises(NotConforming) as raised:
        case.run()
    assert str(raised.value) == (
        "khi số liệu trống: sections/thu-vien/text.md:1: mẫu in ra một mục để trống; "
        "hãy kiểm tra trước bằng {% if … is not none %} [mau/loi]"
    )
