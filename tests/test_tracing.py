"""From a printed figure back to its cell: in the file as built, after edits, after a save by LibreOffice."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import zipfile
from pathlib import Path

import libreoffice
import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_project import DATA, Project, Run
from workbooks import rewrite

from vanban.ledger import figure_now

DOCUMENT = "word/document.xml"
BUILT = "bao-cao/ket-qua/bao-cao.docx"


@pytest.fixture
def docx(project: Project, run: Run) -> Path:
    assert run("build", project.folder).code == 0
    return project.folder / "ket-qua/bao-cao.docx"


def facts(path: Path, run: Run) -> list[dict[str, str]]:
    return json.loads("\n".join(run("facts", path, "--format", "json").out))


def test_trace_says_cell_file_hash_and_section(docx: Path, run: Run) -> None:
    sha256 = hashlib.sha256(DATA.encode()).hexdigest()
    assert run("trace", docx, "12").out == [
        "12: đơn khiếu nại (đơn)",
        "  kỳ 2024-Q1, Văn phòng; mục “mau”, chỉ tiêu mau.complaints",
        "  số liệu: data/mau.yaml:2",
        f"  SHA-256 của tệp số liệu: {sha256}",
    ]


def test_a_figure_that_nobody_printed_is_told(docx: Path, run: Run) -> None:
    traced = run("trace", docx, "99")
    assert (traced.code, traced.out) == (1, ["Không có số liệu nào in là “99”."])


def test_facts_lists_printed_and_unprinted_figures(docx: Path, run: Run) -> None:
    rows = list(csv.DictReader(run("facts", docx).out))
    assert [(row["label"], row["value"], row["place"], row["printed"], row["found"]) for row in rows] == [
        ("số đơn tiếp nhận", "30", "1", "30", "30"),
        ("đơn khiếu nại", "12", "2", "12", "12"),
        ("tỷ lệ đúng hạn", "98.5", "4", "98,5", "98,5"),
        ("đơn kiến nghị", "18", "3", "", ""),
    ]


def test_a_project_and_its_document_list_the_same_facts(project: Project, docx: Path, run: Run) -> None:
    assert facts(project.folder, run) == facts(docx, run)


def test_a_figure_changed_by_hand_is_told(docx: Path, run: Run) -> None:
    rewrite(docx, DOCUMENT, b"30", b"31")
    listed = run("facts", docx)
    assert listed.err == [
        f"{BUILT}: lỗi: “số đơn tiếp nhận”: 30 → 31; số liệu gốc (data/mau.yaml:1) ghi 30; đoạn “Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại.” [so-lieu/sua-tay]"
    ]
    assert listed.code == 1
    assert run("trace", docx, "31").out[0] == "30: số đơn tiếp nhận (đơn)"


def test_words_changed_around_a_figure_leave_it_as_it_is(docx: Path, run: Run) -> None:
    rewrite(docx, DOCUMENT, "Đã nhận".encode(), "Trong kỳ này, 3 phòng đã tiếp nhận".encode())
    assert (run("facts", docx).code, [one["found"] for one in facts(docx, run)]) == (
        0,
        ["30", "12", "98,5", ""],
    )


def test_a_deleted_figure_is_told(docx: Path, run: Run) -> None:
    rewrite(docx, DOCUMENT, ", trong đó có 12 đơn khiếu nại".encode(), b"")
    assert run("facts", docx).err == [
        f"{BUILT}: lỗi: “đơn khiếu nại”: không còn thấy 12; số liệu gốc (data/mau.yaml:2) ghi 12; đoạn “Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại.” [so-lieu/mat]"
    ]


def test_tracked_changes_count_as_accepted(docx: Path, run: Run) -> None:
    """Word's way: the old words struck out, the new ones beside them, outside the bookmark's runs."""
    run_of = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    marks = 'w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"'
    with zipfile.ZipFile(docx) as archive:
        text = archive.read(DOCUMENT).decode()
    start = text.index("Đã nhận 30 đơn")
    opening = text.rindex("<w:r>", 0, start)
    closing = text.index("</w:r>", start) + len("</w:r>")
    words = "Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại."
    assert words in text[opening:closing]
    struck = f"<w:del {marks}><w:r><w:delText>30</w:delText></w:r></w:del>"
    added = f"<w:ins {marks}>{run_of.format('33')}</w:ins>"
    edited = run_of.format("Đã nhận ") + struck + added + run_of.format(words.partition("30")[2])
    rewrite(docx, DOCUMENT, text[opening:closing].encode(), edited.encode())
    assert run("facts", docx).err == [
        f"{BUILT}: lỗi: “số đơn tiếp nhận”: 30 → 33; số liệu gốc (data/mau.yaml:1) ghi 30; đoạn “Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại.” [so-lieu/sua-tay]"
    ]


def test_libreoffice_keeps_the_facts(docx: Path, run: Run, tmp_path: Path) -> None:
    before = facts(docx, run)
    again = docx
    for number in (1, 2):  # pandoc's own bookmarks of headings shrink at the second save
        again = libreoffice.saved(again, tmp_path / f"lan-{number}")
    assert facts(again, run) == before


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04 not a zip"), "tệp hỏng hoặc không phải tệp Word .docx [docx/hong]"),
        (lambda path: rewrite(path, "customXml/item1.xml", b"urn:vanban:facts:1", b"urn:x"), "tệp không mang theo số liệu: không do vanban dựng, hoặc phần số liệu đã bị xóa [so-lieu/khong-mang]"),
        (lambda path: rewrite(path, "customXml/item1.xml", b'value="30"', b'value="1e999999"'), "phần số liệu trong tệp bị hỏng, không đọc được [so-lieu/hong]"),
        (lambda path: rewrite(path, "customXml/item1.xml", b'value="30"', b""), "phần số liệu trong tệp bị hỏng, không đọc được [so-lieu/hong]"),
        (lambda path: rewrite(path, DOCUMENT, b"</w:body>", b""), "phần số liệu trong tệp bị hỏng, không đọc được [so-lieu/hong]"),
    ],
    ids=["no zip", "no facts", "no number", "no value", "no XML"],
)  # fmt: skip
def test_a_spoiled_document_is_told_in_one_sentence(spoil, message: str, docx: Path, run: Run) -> None:
    spoil(docx)
    traced = run("trace", docx, "30")
    assert (traced.code, traced.out, traced.err) == (1, [], [f"{BUILT}: lỗi: {message}"])


def test_a_span_outside_its_paragraph_finds_nothing(docx: Path, run: Run) -> None:
    with zipfile.ZipFile(docx) as archive:
        (start,) = re.findall(rb'value="30"[^>]* start="([0-9]+)"', archive.read("customXml/item1.xml"))
    rewrite(docx, "customXml/item1.xml", b'start="%s"' % start, b'start="99999"')
    rewrite(docx, DOCUMENT, "Đã nhận".encode(), "Tiếp nhận".encode())
    listed = run("facts", docx)
    assert (listed.code, listed.err) == (
        1,
        [
            f"{BUILT}: lỗi: “số đơn tiếp nhận”: không còn thấy 30; số liệu gốc (data/mau.yaml:1) ghi 30; đoạn “Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại.” [so-lieu/mat]"
        ],
    )


def test_a_file_of_another_kind_is_told(project: Project, run: Run) -> None:
    assert run("facts", project.folder / "data/mau.yaml").err == [
        "bao-cao/data/mau.yaml: lỗi: không đọc được số liệu của tệp “mau.yaml”; đọc được thư mục báo cáo và tệp: .docx, .pdf [so-lieu/khong-mang]"
    ]


WORDS = st.lists(st.sampled_from(["tiếp", "nhận", "hồ sơ", "quá hạn", "và"]), max_size=6).map(" ".join)


@given(WORDS, st.integers(10, 9999), WORDS, WORDS, st.integers(10, 9999), WORDS)
def test_a_figure_is_found_again_whatever_words_change_around_it(
    before: str, figure: int, after: str, new_before: str, new_figure: int, new_after: str
) -> None:
    old = f"{before} {figure} {after}"
    assert figure_now(
        old, f"{new_before} {new_figure} {new_after}", len(before) + 1, len(before) + 1 + len(str(figure))
    ) == str(new_figure)
