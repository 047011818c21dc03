"""What a document keeps besides its figures: sections, instruments, broken relations, and who added what."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from attrs import evolve
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from report_project import Project, Run
from workbooks import rewrite

from vanban import Kept
from vanban.assemble import assemble
from vanban.ledger import ledger_of
from vanban.prepare import prepare
from vanban.recall import read_ledger
from vanban.registry import load_registry

ITEM, BODY = "customXml/item1.xml", "word/document.xml"


def built(project: Project, run: Run, to: str) -> Path:
    assert run("build", project.folder, "--to", to).code == 0
    return project.folder / f"ket-qua/bao-cao.{to}"


def kept(path: Path) -> Kept:
    content = path.read_bytes()
    return load_registry().find("writer", path.suffix[1:]).value.kept(content, path.name)


@pytest.fixture
def departments(project: Project) -> Project:
    project.change("report.yaml", "data: data/mau.yaml", "data: [data/a.yaml, data/b.yaml]")
    project.write("data/a.yaml", "received: 30\ncomplaints: 12\nproposals: 19\nbasis: nd-30-2020\n")
    project.write("data/b.yaml", "received: 5\ncomplaints: 1\nproposals: 4\nrate: 98,5\n")
    return project


@pytest.mark.parametrize("to", ["docx", "pdf"])
def test_a_document_gives_back_the_ledger_that_it_was_built_with(
    to: str, departments: Project, run: Run
) -> None:
    path = built(departments, run, to)
    registry, loaded = prepare(departments.folder, trust=True)
    before, after = ledger_of(assemble(loaded, registry)), read_ledger(path, registry)
    plain = evolve(before, shares={}), evolve(after, shares={})
    assert plain[0] == plain[1]
    told = [
        [(one.unit.name, one.value, str(one.location)) for one in of.shares["mau"].of("mau.received")]
        for of in (before, after)
    ]
    assert told[0] == told[1] == [("a", 30, "data/a.yaml:1"), ("b", 5, "data/b.yaml:1")]


@pytest.mark.parametrize("to", ["docx", "pdf"])
def test_a_roll_up_reads_sections_instruments_and_broken_relations(
    to: str, departments: Project, run: Run
) -> None:
    found = kept(built(departments, run, to))
    assert (found.agency, found.period, found.changed) == ("Văn phòng", "2024-Q1", ())
    assert found.sections["mau"]["received"] == [35, "data!tổng của 2 đơn vị"]
    assert found.instruments["nd-30-2020"] == {
        "type": "Nghị định", "title": "về công tác văn thư", "number": "30/2020/NĐ-CP", "date": "2020-03-05", "issuer": "Chính phủ",
    }  # fmt: skip
    assert found.broken == (
        "data/a.yaml:1: số đơn tiếp nhận (30) khác đơn khiếu nại (12) + đơn kiến nghị (19) = 31",
        "data!tổng của 2 đơn vị: số đơn tiếp nhận (35) khác đơn khiếu nại (13) + đơn kiến nghị (23) = 36",
    )


def test_trace_leads_from_a_total_to_the_departments(departments: Project, run: Run) -> None:
    traced = run("trace", built(departments, run, "docx"), "35")
    assert traced.out == [
        "35: số đơn tiếp nhận (đơn)",
        "  kỳ 2024-Q1, Văn phòng; mục “mau”, chỉ tiêu mau.received",
        "  số liệu: data!tổng của 2 đơn vị",
        "  + 30: a, ở data/a.yaml:1",
        "  + 05: b, ở data/b.yaml:1",
    ]


def test_a_changed_body_is_read_for_what_it_prints_now(project: Project, run: Run) -> None:
    path = built(project, run, "docx")
    assert kept(path).changed == ()
    rewrite(path, BODY, b"30", b"31")
    assert [finding.message for finding in kept(path).changed] == [
        "“số đơn tiếp nhận”: 30 → 31; số liệu gốc (data/mau.yaml:1) ghi 30; đoạn “Đã nhận 30 đơn, trong đó có 12 đơn khiếu nại.”"
    ]


def test_another_version_of_the_schema_is_told(project: Project, run: Run) -> None:
    path = built(project, run, "docx")
    rewrite(path, ITEM, b"urn:vanban:facts:1", b"urn:vanban:facts:2")
    assert run("facts", path).err == [
        "bao-cao/ket-qua/bao-cao.docx: lỗi: tệp mang số liệu theo phiên bản khác (urn:vanban:facts:2) mà bản vanban này không đọc được [so-lieu/khac-phien-ban]"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'{"received":', b'["received":'), (b'[0,30,', b'[7,30,'), (b'[0,30,', b'["x",30,'), (b'[0,30,', b'[0,"1e999999",'), (b'[["a",', b'[[1,2,3,"a",'), (b'{"received":[35,"data', b'{"received":[35,"\\ud800')],
    ids=["no JSON", "no unit", "no number", "no figure", "a unit of four", "half a letter"],
)  # fmt: skip
def test_spoilt_sections_and_shares_are_told_in_one_sentence(
    old: bytes, new: bytes, departments: Project, run: Run
) -> None:
    path = built(departments, run, "docx")
    rewrite(path, ITEM, old, new)
    ran = run("trace", path, "35")
    assert (ran.code, ran.err) == (
        1,
        ["bao-cao/ket-qua/bao-cao.docx: lỗi: phần số liệu trong tệp bị hỏng, không đọc được [so-lieu/hong]"],
    )


def test_a_signed_pdf_is_read_as_it_was(project: Project, run: Run, tmp_path: Path) -> None:
    """What signs a file appends to it, behind its first end."""
    signed = tmp_path / "da-ky.pdf"
    path = built(project, run, "pdf")
    signed.write_bytes(signed_by_anybody(path.read_bytes()))
    assert signed.stat().st_size > path.stat().st_size
    assert kept(signed) == kept(path)


def signed_by_anybody(pdf: bytes) -> bytes:
    """The file with something drawn on its first page by an appended update."""
    out = PdfWriter(io.BytesIO(pdf), incremental=True)
    out.add_annotation(0, FreeText(text="Đã ký", rect=(50, 50, 200, 80)))
    written = io.BytesIO()
    out.write(written)
    assert written.getvalue().startswith(pdf)
    return written.getvalue()
