"""The ward's quarter: workbooks, a database, a list and the quarter before, from the cell to the sentence."""

from __future__ import annotations

import runpy
import shutil
import sqlite3
from pathlib import Path

import pytest
import yaml
from report_project import Run
from workbooks import cells_of, rewrite

EXAMPLE = Path(__file__).parent.parent / "examples/ubnd-phuong-2026-q2"
FORMS, DATABASE = "data/tiep-cong-dan.xlsx", "data/mot-cua.sqlite"

SENTENCES = [
    "Trong quý II năm 2026, đã tiếp 81 lượt công dân, tăng 13 lượt (19,1%) so với kỳ trước; có 96 người được tiếp về 76 vụ việc, trong đó có 02 đoàn đông người.",
    "Thủ trưởng tiếp định kỳ và đột xuất 12 ngày với 12 lượt, 16 người, 11 vụ việc, trong đó có 01 đoàn đông người với 05 người.",
    "Đơn thuộc thẩm quyền giải quyết là 29 đơn với 27 vụ việc: 06 đơn khiếu nại, 02 đơn tố cáo, 21 đơn kiến nghị, phản ánh.",
    "Trả lại cho tổ chức, cá nhân 45,5 m² đất.",
    "Về tố cáo: Trong quý II năm 2026, có 02 đơn tố cáo thuộc thẩm quyền với 02 vụ việc, không đổi so với kỳ trước: 01 vụ việc đang xem xét điều kiện thụ lý, 01 vụ việc đã thụ lý giải quyết.",
    "Trong quý II, tổng số hồ sơ tiếp nhận là 687 hồ sơ, tăng 76 hồ sơ (12,4%) so với kỳ trước; trong đó trực tuyến 307 hồ sơ; trực tiếp, qua dịch vụ bưu chính 339 hồ sơ; từ kỳ trước chuyển sang 41 hồ sơ.",
    "cung cấp 268 dịch vụ công trực tuyến (toàn trình 150 thủ tục; một phần 118 thủ tục).",
    "Trong quý II năm 2026 có 14 mô hình, điển hình đăng ký; 09 mô hình, điển hình được công nhận.",
    "1. Tiếp công dân, xử lý đơn đúng quy định, không để đơn tồn đọng; chế độ báo cáo thực hiện theo Thông tư số 06/2025/TT-TTCP.",
]  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The example, to be spoiled."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "phuong", ignore=shutil.ignore_patterns("ket-qua")))


@pytest.fixture
def document(run: Run, tmp_path: Path) -> Path:
    run("build", EXAMPLE, "-o", tmp_path / "a.docx")
    return tmp_path / "a.docx"


@pytest.mark.parametrize("folder", [EXAMPLE, EXAMPLE / "ky-truoc"], ids=["this quarter", "the one before"])
def test_nothing_is_wrong_with_either_quarter(folder: Path, run: Run, tmp_path: Path) -> None:
    built = run("build", folder, "--final", "-o", tmp_path / "a.docx")
    assert (built.code, built.err) == (0, [])
    assert run("check", folder).out == ["Không có phát hiện nào."]


def test_the_report_says_what_the_data_hold(run: Run, tmp_path: Path) -> None:
    run("build", EXAMPLE, "--to", "md", "-o", tmp_path / "a.md")
    text = (tmp_path / "a.md").read_text("utf-8")
    assert [sentence for sentence in SENTENCES if sentence not in text] == []


@pytest.mark.parametrize(
    ("figure", "place"),
    [
        ("81", f"{FORMS}!01_TCD!B15"),
        ("46", f"{FORMS}!02_XLD!B15"),
        ("45,5", f"{FORMS}!03_GQKN!Q13"),
        ("687", f"{DATABASE}!data/ho-so.sql[7].received"),
        ("339", f"{DATABASE}!data/ho-so.sql[7].received_directly"),
        ("145", "data/pctn.xlsx!01_PCTN!D13"),
        ("14", "data/dan-van-kheo.csv:6:2"),
    ],
)
def test_a_figure_is_traced_to_its_cell(figure: str, place: str, document: Path, run: Run) -> None:
    traced = run("trace", document, figure)
    assert traced.code == 0
    assert place in "\n".join(traced.out)


def test_a_total_that_was_changed_is_told_at_its_cell(copy: Path, run: Run) -> None:
    total = b"<f>SUM(B11:B14)</f><v>%d</v>"
    rewrite(copy / FORMS, "xl/worksheets/sheet1.xml", total % 81, total % 80)
    at = f"phuong/{FORMS}!01_TCD!B15: lỗi: [1] tổng số lượt tiếp"
    checked = run("check", copy)
    assert checked.out == [
        f"{at} của dòng “Tổng số” (80) khác tổng các dòng = 81 [bieu/tong-dong]",
        f"{at} (80) khác [5] tiếp thường xuyên: số lượt tiếp (65) + [11] tiếp định kỳ và đột xuất của Thủ trưởng: Thủ trưởng tiếp: số lượt tiếp (12) + [17] tiếp định kỳ và đột xuất của Thủ trưởng: ủy quyền tiếp: số lượt tiếp (04) = 81 [quan-he/khong-khop]",
        "Có 2 lỗi.",
    ]
    assert checked.code == 1


def test_a_file_that_vanished_between_the_quarters_is_told(copy: Path, run: Run) -> None:
    with sqlite3.connect(copy / DATABASE) as connection:
        connection.execute(
            "DELETE FROM ho_so WHERE rowid = (SELECT min(rowid) FROM ho_so WHERE linh_vuc = 'Xây dựng'"
            " AND ngay_nhan < '2026-03-15' AND ngay_tra >= '2026-03-15')"
        )
    connection.close()
    assert run("check", copy).out == [
        f"phuong/{DATABASE}!data/ho-so.sql[7].received_before: cảnh báo: [6] số lượng hồ sơ tiếp nhận: từ kỳ trước (40) khác [11] số lượng hồ sơ đang giải quyết: tổng số của báo cáo kỳ trước (41, ghi ở data/cai-cach-hanh-chinh.yaml:11) [quan-he/chuyen-ky]",
        "Có 1 cảnh báo.",
    ]


def test_the_files_in_the_folder_are_those_that_the_script_writes(tmp_path: Path) -> None:
    """Their content; other versions of the libraries may write other bytes."""
    runpy.run_path(str(EXAMPLE / "make_data.py"))["main"](tmp_path)
    for name in ("tiep-cong-dan.xlsx", "pctn.xlsx"):
        assert cells_of(tmp_path / name) == cells_of(EXAMPLE / "data" / name)
    assert table(tmp_path / "mot-cua.sqlite") == table(EXAMPLE / DATABASE)


def test_the_quarter_before_is_what_the_database_answers_for_it() -> None:
    stated = yaml.safe_load((EXAMPLE / "ky-truoc/data/cai-cach-hanh-chinh.yaml").read_text("utf-8"))["II.06a"]
    connection = sqlite3.connect(EXAMPLE / DATABASE)
    quarter = {"period_from": "2025-12-15", "period_to": "2026-03-14"}
    answered = connection.execute((EXAMPLE / "data/ho-so.sql").read_text("utf-8"), quarter).fetchall()
    connection.close()
    assert [
        [int(str(value)) if key != "lĩnh vực" else value for key, value in row.items()] for row in stated
    ] == [list(row) for row in answered]


def table(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute("SELECT * FROM ho_so ORDER BY ma_ho_so").fetchall()
    connection.close()
    return found
