"""Form that is checked: any .docx by `vanban verify`, every build by itself, every theme at its lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from form_documents import DECISION, LETTER, REPORT
from report_project import Project, Run

ROOT = Path(__file__).parent.parent
RIGHT = "Đúng thể thức theo Nghị định 30/2020/NĐ-CP."


@pytest.mark.parametrize("form", [REPORT, LETTER, DECISION])
def test_a_document_that_keeps_the_decree_is_said_to(form: object, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(form.docx())  # type: ignore[attr-defined]
    shown = run("verify", file)
    assert (shown.code, shown.out, shown.err) == (0, [RIGHT], [])


def test_each_fault_says_component_paragraph_what_was_found_and_what_the_decree_allows(
    tmp_path: Path, run: Run
) -> None:
    form = REPORT.change("quoc-hieu", size=16).change("khoan-1", italic=True).change("khoan-2", italic=True)
    file = tmp_path / "a.docx"
    file.write_bytes(form.on(left=25).docx())
    shown = run("verify", file)
    assert (shown.code, shown.out) == (
        1,
        [
            "a.docx: lỗi: Trang: lề trái 25 mm; quy định: lề trái từ 30 đến 35 mm (Phụ lục I, Phần I, mục I.3) [nd30/le-trai]",
            "a.docx:3: lỗi: Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”: cỡ chữ 16; quy định: Quốc hiệu cỡ chữ 12 đến 13 (Phụ lục I, Phần I, mục II.1.a) [nd30/quoc-hieu-co-chu]",
            "a.docx:4: cảnh báo: Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”: cỡ chữ 16 và 14; quy định: cỡ chữ trong văn bản tăng, giảm cùng nhau: Tiêu ngữ lớn hơn Quốc hiệu 1 pt (Phụ lục I, Phần I, mục V, ghi chú) [nd30/co-chu-tieu-ngu]",
            "a.docx:16: lỗi: Khoản “1. Công tác tiếp công dân”: nghiêng, và 1 chỗ khác; quy định: khoản kiểu chữ đứng (Phụ lục I, Phần I, mục V, dòng 6b) [nd30/khoan-dung]",
            "Có 3 lỗi, 1 cảnh báo.",
        ],
    )


def test_findings_for_machines(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(LETTER.change("trich-yeu-cong-van", size=14).docx())
    shown = run("verify", file, "--format", "json")
    assert shown.code == 1
    assert json.loads("\n".join(shown.out)) == [
        {
            "rule": "nd30/trich-yeu-cong-van-co-chu",
            "severity": "error",
            "file": "a.docx",
            "paragraph": 7,
            "component": "Trích yếu công văn",
            "words": "V/v nâng bậc lương năm 2026",
            "found": "cỡ chữ 14",
            "more": 0,
            "allowed": "trích yếu của công văn cỡ chữ 12 đến 13",
            "locator": "Phụ lục I, Phần I, mục II.5.b",
        }
    ]


def test_a_document_of_another_kind_has_one_finding(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.docx"
    names = [name for name in REPORT.paras if not name.startswith(("muc", "khoan", "diem", "gach", "ket"))]
    file.write_bytes(REPORT.without(*names).docx())
    shown = run("verify", file)
    assert (shown.code, shown.out) == (
        1,
        [
            "a.docx: lỗi: không nhận ra văn bản hành chính theo Nghị định 30/2020/NĐ-CP: không đủ Quốc hiệu, số, tên loại, nơi nhận [van-ban/khong-phai-hanh-chinh]",
            "Có 1 lỗi.",
        ],
    )


def test_a_file_that_is_not_there(tmp_path: Path, run: Run) -> None:
    shown = run("verify", tmp_path / "khong-co.docx")
    assert (shown.code, shown.out) == (1, [])
    assert shown.err == ["lỗi: không đọc được “khong-co.docx”: No such file or directory [tep/khong-doc]"]


def test_a_theme_that_nobody_offers(tmp_path: Path, run: Run) -> None:
    (tmp_path / "a.docx").write_bytes(LETTER.docx())
    shown = run("verify", tmp_path / "a.docx", "--theme", "nd31")
    assert shown.code == 1
    assert shown.err[0].startswith("lỗi: không có thể thức “nd31”; gần nhất là “nd30”")


@pytest.mark.parametrize("example", ["son-la-2024-q1", "ubnd-phuong-2026-q2"])
def test_the_examples_verify_without_an_error(example: str, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "a.docx"
    assert run("build", ROOT / "examples" / example, "-o", file).code == 0
    shown = run("verify", file)
    assert (shown.code, shown.out) == (0, [RIGHT])


def test_a_build_says_that_its_form_is_right(project: Project, run: Run) -> None:
    shown = run("build", project.folder)
    assert shown.out == ["Đã ghi bao-cao/ket-qua/bao-cao.docx, đúng thể thức. Không có phát hiện nào."]


def test_several_formats_in_one_run(project: Project, run: Run) -> None:
    shown = run("build", project.folder, "--to", "docx,md")
    assert shown.out == [
        "Đã ghi bao-cao/ket-qua/bao-cao.docx, đúng thể thức, bao-cao/ket-qua/bao-cao.md. Không có phát hiện nào."
    ]
    names = {path.name for path in (project.folder / "ket-qua").iterdir()}
    assert names == {"bao-cao.docx", "bao-cao.md"}


def test_a_theme_that_leaves_the_decree_is_told_at_its_line_and_in_the_document(
    project: Project, run: Run
) -> None:
    project.add("report.yaml", "theme: theme.toml\n")
    project.write(
        "theme.toml", 'inherit = "nd30"\n[page]\nleft = 20\n[roles.than-bai]\nsize = 15\nalign = "left"\n'
    )
    shown = run("build", project.folder)
    assert shown.code == 0
    assert [line for line in shown.err if line.startswith("bao-cao/theme.toml")] == [
        "bao-cao/theme.toml:3: cảnh báo: lề trái 20 mm; quy định: lề trái từ 30 đến 35 mm (Phụ lục I, Phần I, mục I.3) [nd30/le-trai]",
        "bao-cao/theme.toml:5: cảnh báo: thành phần “than-bai” cỡ chữ 15; quy định: nội dung cỡ chữ 13 đến 14 (Phụ lục I, Phần I, mục II.6.e) [nd30/than-bai-co-chu]",
        "bao-cao/theme.toml:6: cảnh báo: thành phần “than-bai” canh trái; quy định: nội dung canh đều cả hai lề (Phụ lục I, Phần I, mục II.6.e) [nd30/than-bai-can-deu]",
    ]
    assert [line for line in shown.err if "lỗi" in line and "docx" in line] == [
        "bao-cao/ket-qua/bao-cao.docx: lỗi: Trang: lề trái 20 mm; quy định: lề trái từ 30 đến 35 mm (Phụ lục I, Phần I, mục I.3) [nd30/le-trai]",
        "bao-cao/ket-qua/bao-cao.docx:12: lỗi: Thân bài “Văn phòng báo cáo như sau.”: canh trái, và 2 chỗ khác; quy định: nội dung canh đều cả hai lề (Phụ lục I, Phần I, mục II.6.e) [nd30/than-bai-can-deu]",
        "bao-cao/ket-qua/bao-cao.docx:12: lỗi: Thân bài “Văn phòng báo cáo như sau.”: cỡ chữ 15, và 2 chỗ khác; quy định: nội dung cỡ chữ 13 đến 14 (Phụ lục I, Phần I, mục II.6.e) [nd30/than-bai-co-chu]",
    ]


def test_a_final_document_with_a_form_at_fault_is_not_written(project: Project, run: Run) -> None:
    project.add("report.yaml", "theme: theme.toml\n")
    project.write("theme.toml", 'inherit = "nd30"\n[page]\nleft = 20\n')
    shown = run("build", project.folder, "--final")
    assert (shown.code, shown.err[-1]) == (1, "Không ghi tệp nào. Có 1 lỗi, 1 cảnh báo.")
    assert not (project.folder / "ket-qua").exists()


def test_a_report_may_weigh_a_rule_of_form(project: Project, run: Run) -> None:
    project.add("report.yaml", "theme: theme.toml\nseverity: {nd30/le-trai: ghi chú}\n")
    project.write("theme.toml", 'inherit = "nd30"\n[page]\nleft = 20\n')
    shown = run("build", project.folder, "--final")
    assert (shown.code, shown.out) == (0, ["Đã ghi bao-cao/ket-qua/bao-cao.docx. Có 2 ghi chú."])


def test_a_theme_is_shown_with_the_layer_of_each_value(project: Project, run: Run) -> None:
    project.add("report.yaml", "theme: theme.toml\n")
    project.write("theme.toml", 'inherit = "nd30"\n[page]\nleft = 32\n')
    shown = run("theme", "show", project.folder)
    assert shown.code == 0
    lines = {
        line.split(" ")[0]: line.split("# ")[-1] for line in shown.out if line.startswith(("left", "top"))
    }
    assert lines == {"left": "nd30/theme.toml:126", "top": "nd30/theme.toml:12"} or lines["top"].startswith(
        "nd30/"
    )
    page = shown.out[shown.out.index("[page]") :]
    assert next(line for line in page if line.startswith("left ")).endswith("# theme.toml:3")


def test_a_theme_started_from_its_own_command(project: Project, run: Run) -> None:
    assert run("theme", "new", "rieng", project.folder).code == 0
    assert (project.folder / "themes/rieng/theme.toml").is_file()
