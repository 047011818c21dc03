"""The sheet of Phụ lục VI: its fields in order, what the report states, what is too long for its field."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from lxml import etree
from report_project import Project, Run

FIELDS = [
    "FileCode", "DocOrdinal", "TypeName", "CodeNumber", "CodeNotation", "IssuedDate", "OrganName", "Subject",
    "Language", "PageAmount", "Description", "SignerInfo", "To", "Priority", "IssuedAmount", "DueDate",
]  # fmt: skip


def sheet(project: Project, run: Run) -> etree._Element:
    assert run("build", project.folder, "--to", "metadata").code == 0
    return etree.fromstring((project.folder / "ket-qua/bao-cao.xml").read_bytes())


def table(project: Project, run: Run) -> list[list[str]]:
    assert run("build", project.folder, "--to", "metadata-csv").code == 0
    content = (project.folder / "ket-qua/bao-cao.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")  # Excel takes the file for UTF-8
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_fields_stand_in_the_order_of_the_annex(project: Project, run: Run) -> None:
    root = sheet(project, run)
    assert [str(one.tag) for one in root] == FIELDS
    groups = {name: [str(one.tag) for one in root.find(name)] for name in ("FileCode", "SignerInfo", "To")}
    assert groups == {
        "FileCode": ["OrganId", "FileCatalog", "FileNotation"],
        "SignerInfo": ["Position", "FullName"],
        "To": ["OrganId", "OrganName"],
    }


def test_what_the_report_states_is_there_and_the_rest_is_empty(project: Project, run: Run) -> None:
    project.change("report.yaml", "date: 2024-03", "date: 2024-03-05\nnumber: 7")
    root = sheet(project, run)
    stated = {one.tag: one.text for one in root.iter() if one.text and one.text.strip()}
    assert stated == {
        "TypeName": "báo cáo",
        "CodeNumber": "07",  # as it is printed
        "CodeNotation": "BC-VPUB",
        "IssuedDate": "05/03/2024",
        "OrganName": "Lãnh đạo Văn phòng",  # the receiver's, which stands last under this name
        "Subject": "Kết quả công tác quý I năm 2024",
        "Language": "Tiếng Việt",
        "PageAmount": "1",
        "Position": "Chánh Văn phòng",
        "FullName": "Trần Bình Minh",
    }
    assert root.findtext("OrganName") == "Văn phòng"


def test_a_number_and_a_day_to_come_are_empty(project: Project, run: Run) -> None:
    root = sheet(project, run)
    assert [root.findtext(name) for name in ("CodeNumber", "CodeNotation", "IssuedDate")] == [
        "",
        "BC-VPUB",
        "",
    ]


def test_each_receiver_has_its_place_but_not_as_above(project: Project, run: Run) -> None:
    project.change("report.yaml", "[Lãnh đạo Văn phòng]", "[Như trên, UBND tỉnh (b/c); , Lãnh đạo <VP>]")
    project.change("report.yaml", "subject:", "addressees: [Sở Nội vụ]\nsubject:")
    names = [one.text for one in sheet(project, run).findall("To/OrganName")]
    assert names == ["Sở Nội vụ", "UBND tỉnh (b/c)", "Lãnh đạo <VP>"]


def test_the_csv_has_the_same_values_under_the_same_codes(project: Project, run: Run) -> None:
    rows = table(project, run)
    assert rows[0] == ["Trường thông tin", "Mã", "Giá trị"]
    root = sheet(project, run)
    assert [(code, value) for _, code, value in rows[1:]] == [
        (f"{one.getparent().tag}.{one.tag}".removeprefix("Metadata."), one.text or "")
        for one in root.iter()
        if not len(one)
    ]
    assert rows[10] == ["Trích yếu nội dung", "Subject", "Kết quả công tác quý I năm 2024"]


def test_a_value_too_long_for_its_field_is_told_and_written_whole(project: Project, run: Run) -> None:
    name = "Trần " + "Bình " * 12
    project.change("report.yaml", "name: Trần Bình Minh", f"name: {name.strip()}")
    ran = run("build", project.folder, "--to", "metadata")
    message = "Họ và tên người ký (FullName) dài 64 ký tự, quá 50 ký tự mà Phụ lục VI cho phép"
    assert ran.err == [f"lỗi: {message}: “{name[:40]}…” [metadata/qua-dai]"]
    root = etree.fromstring((project.folder / "ket-qua/bao-cao.xml").read_bytes())
    assert root.findtext("SignerInfo/FullName") == name.strip()
    final = run("build", project.folder, "--to", "metadata", "--final", "-o", project.folder / "b.xml")
    assert (final.code, final.err[-1]) == (1, "Không ghi tệp nào. Có 1 lỗi.")
    assert not Path(project.folder / "b.xml").exists()
