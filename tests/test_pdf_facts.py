"""The facts that a PDF carries: attached as data, read back, compared with; and PDFs that carry none."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from report_project import Project, Run

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples/ubnd-phuong-2026-q2"
NONE = "tệp không mang theo số liệu: không do vanban dựng, hoặc phần số liệu đã bị xóa [so-lieu/khong-mang]"
SPOILT = "phần số liệu trong tệp bị hỏng, không đọc được [so-lieu/hong]"
BROKEN = "tệp hỏng, có mật khẩu, hoặc không phải tệp PDF [pdf/hong]"


@pytest.fixture
def pdf(project: Project, run: Run) -> Path:
    assert run("build", project.folder, "--to", "pdf").code == 0
    return project.folder / "ket-qua/bao-cao.pdf"


def attached(pdf: Path) -> bytes:
    return PdfReader(pdf).attachments["so-lieu.json"][0]


def with_attachment(content: bytes | None, password: str = "") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if content is not None:
        writer.add_attachment("so-lieu.json", content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_facts_of_the_pdf_are_those_of_the_docx(run: Run, tmp_path: Path) -> None:
    for name in ("a.docx", "a.pdf"):
        assert run("build", EXAMPLE, "--to", name[2:], "-o", tmp_path / name).code == 0
    rows = [run("facts", path).out for path in (tmp_path / "a.docx", tmp_path / "a.pdf")]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 100


def test_a_printed_figure_traces_to_its_line(pdf: Path, run: Run) -> None:
    assert run("trace", pdf, "12").out[:3] == [
        "12: đơn khiếu nại (đơn)",
        "  kỳ 2024-Q1, Văn phòng; mục “mau”, chỉ tiêu mau.complaints",
        "  số liệu: data/mau.yaml:2",
    ]


def test_the_attachment_is_data_in_json(pdf: Path) -> None:
    [file] = PdfReader(pdf).root_object["/AF"]
    assert file.get_object()["/AFRelationship"] == "/Data"
    assert file.get_object()["/EF"]["/F"].get_object()["/Subtype"] == "/application/json"
    data = json.loads(attached(pdf))
    assert (data["schema"], data["agency"], data["period"]) == ("urn:vanban:facts:1", "Văn phòng", "2024-Q1")
    fact = next(one for one in data["facts"] if one["concept"] == "mau.rate")
    assert (fact["value"], fact["line"], fact["end"] - fact["start"]) == ("98.5", 4, len("98,5"))
    assert data["paragraphs"][fact["bookmark"]][fact["start"] : fact["end"]] == "98,5"


def test_a_report_is_compared_with_last_periods_pdf(pdf: Path, project: Project, run: Run) -> None:
    before = project.folder.parent / "ky-truoc.pdf"
    before.write_bytes(pdf.read_bytes())
    project.change("report.yaml", "period: 2024-Q1", "period: 2024-Q2\nprevious: ../ky-truoc.pdf")
    project.change("report.yaml", "date: 2024-03", "date: 2024-06")
    project.change("data/mau.yaml", "received: 30", "received: 36")
    project.change("data/mau.yaml", "proposals: 18", "proposals: 24")
    project.change("mau/text.md", "{{ received }} đơn", "{{ received }} đơn, {{ received | compared }}")
    assert run("build", project.folder, "--to", "md").code == 0
    assert "Đã nhận 36 đơn, tăng 06 đơn (20%)" in (project.folder / "ket-qua/bao-cao.md").read_text("utf-8")


CASES = {
    "no PDF": (b"khong phai PDF", BROKEN),
    "empty": (b"", BROKEN),
    "half a PDF": (b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", BROKEN),
    "a password": (with_attachment(b"{}", password="a"), BROKEN),
    "no attachment": (with_attachment(None), NONE),
    "no JSON": (with_attachment(b"\xff{"), SPOILT),
    "another schema": (with_attachment(b'{"schema": "x"}'), SPOILT),
    "a list": (with_attachment(b"[]"), SPOILT),
    "no facts": (with_attachment(b'{"schema": "urn:vanban:facts:1"}'), SPOILT),
    "nested": (with_attachment(b"[" * 100_000), SPOILT),
}


@pytest.mark.parametrize(("content", "message"), CASES.values(), ids=CASES)
def test_a_pdf_without_facts_is_told_in_one_sentence(
    content: bytes, message: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    ran = run("facts", tmp_path / "a.pdf")
    assert (ran.code, ran.out, ran.err) == (1, [], [f"a.pdf: lỗi: {message}"])


@pytest.mark.parametrize("key", ["value", "concept", "section", "file"])
def test_a_fact_that_lacks_something_is_told(key: str, pdf: Path, run: Run) -> None:
    data = json.loads(attached(pdf))
    del data["facts"][0][key]
    pdf.write_bytes(with_attachment(json.dumps(data).encode()))
    assert run("facts", pdf).err == [f"bao-cao/ket-qua/bao-cao.pdf: lỗi: {SPOILT}"]


@pytest.mark.parametrize(
    ("key", "value"),
    [("value", "1e999999"), ("value", "NaN"), ("value", "1" * 5000), ("start", "đầu"), ("line", [])],
)
def test_a_fact_that_no_report_states_is_told(key: str, value: object, pdf: Path, run: Run) -> None:
    data = json.loads(attached(pdf))
    data["facts"][0][key] = value
    pdf.write_bytes(with_attachment(json.dumps(data).encode()))
    assert run("facts", pdf).err == [f"bao-cao/ket-qua/bao-cao.pdf: lỗi: {SPOILT}"]


@pytest.mark.parametrize("spoilt", [b"/FlateDecodf", b"/RunLengthDecode", b"[/A/B]"])
def test_an_attachment_that_cannot_be_unpacked_is_told(spoilt: bytes, pdf: Path, run: Run) -> None:
    whole, packed = pdf.read_bytes(), b"/EmbeddedFile/Filter/FlateDecode"
    assert packed in whole
    pdf.write_bytes(whole.replace(packed, b"/EmbeddedFile/Filter" + spoilt))
    assert run("facts", pdf).err == [f"bao-cao/ket-qua/bao-cao.pdf: lỗi: {SPOILT}"]
