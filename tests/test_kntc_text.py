"""The text that the section makes from the six forms of Thông tư 06/2025/TT-TTCP."""

from __future__ import annotations

from pathlib import Path

import yaml
from kntc_report import DATA, REPORT, make_project
from report_project import Run

TEXT = """\
1. Tiếp công dân

Trong quý I năm 2026, đã tiếp 31 lượt công dân; có 40 người được tiếp về 29 vụ việc, trong đó có 02 đoàn đông người. \
Tiếp thường xuyên 24 lượt, 30 người, 22 vụ việc, trong đó có 01 đoàn đông người với 07 người. \
Thủ trưởng tiếp định kỳ và đột xuất 03 ngày với 05 lượt, 08 người, 05 vụ việc, trong đó có 01 đoàn đông người với 05 người. \
Ủy quyền tiếp 01 ngày với 02 lượt, 02 người, 02 vụ việc.

2. Tiếp nhận, phân loại và xử lý đơn

Trong quý I năm 2026, tổng số đơn phải xử lý (gồm đơn tiếp nhận trong kỳ và đơn chưa xử lý từ kỳ trước chuyển sang) là 42 đơn; \
đã xử lý 40 đơn, trong đó có 38 đơn đủ điều kiện xử lý.

Đơn thuộc thẩm quyền giải quyết là 30 đơn với 28 vụ việc: 09 đơn khiếu nại, 03 đơn tố cáo, 18 đơn kiến nghị, phản ánh. \
Đơn khiếu nại chia theo thẩm quyền giải quyết: 07 đơn lần đầu, 02 đơn lần hai; \
theo lĩnh vực: 05 đơn về đất đai, 02 đơn về chế độ, chính sách, 02 đơn về lĩnh vực khác. \
Đơn tố cáo chia theo thẩm quyền giải quyết: 02 đơn lần đầu, 01 đơn tố cáo tiếp; \
theo lĩnh vực: 02 đơn về hành chính, 01 đơn về tham nhũng. \
Đơn kiến nghị, phản ánh chia theo lĩnh vực: 08 đơn về chế độ, chính sách, 06 đơn về đất đai, 04 đơn về lĩnh vực khác.

Đơn không thuộc thẩm quyền là 08 đơn: 05 đơn đã hướng dẫn, 03 đơn đã chuyển đến cơ quan có thẩm quyền.

3. Giải quyết khiếu nại, tố cáo

Về khiếu nại: Trong quý I năm 2026, có 09 đơn khiếu nại thuộc thẩm quyền với 08 vụ việc: \
01 vụ việc đang xem xét điều kiện thụ lý, 05 vụ việc đã thụ lý giải quyết, 01 vụ việc không thụ lý, 01 vụ việc rút đơn, đình chỉ giải quyết. \
Đã ban hành 04 quyết định giải quyết khiếu nại; giải quyết lần đầu có 01 khiếu nại đúng, 01 khiếu nại sai, 01 khiếu nại đúng một phần; \
giải quyết lần hai có 01 quyết định công nhận kết quả giải quyết lần đầu. \
Kiến nghị thu hồi cho Nhà nước 120,5 triệu đồng. Trả lại cho tổ chức, cá nhân 30 triệu đồng. \
Số được trả lại quyền lợi là 01 tổ chức, 03 cá nhân. \
Kiến nghị xử lý hành chính 02 người, trong đó có 01 cán bộ, công chức, viên chức.

Về tố cáo: Trong quý I năm 2026, có 03 đơn tố cáo thuộc thẩm quyền với 03 vụ việc: 03 vụ việc đã thụ lý giải quyết. \
Đã ban hành 01 kết luận nội dung tố cáo; tố cáo lần đầu có 01 tố cáo đúng. \
Kiến nghị thu hồi cho Nhà nước 45 triệu đồng, 1.500 m² đất. \
Kiến nghị xử lý hành chính 01 tổ chức, 02 cá nhân, trong đó có 01 cán bộ, công chức, viên chức. \
Chuyển cơ quan điều tra 01 vụ, 02 đối tượng, trong đó có 01 cán bộ, công chức, viên chức.

4. Thi hành quyết định giải quyết khiếu nại, thực hiện kết luận nội dung tố cáo

Trong quý I năm 2026, phải thi hành 06 quyết định giải quyết khiếu nại; đã thi hành xong 04 quyết định. \
Phải thu hồi cho Nhà nước 150,5 triệu đồng; đã thu hồi cho Nhà nước 120,5 triệu đồng. \
Phải trả lại cho tổ chức, cá nhân 30 triệu đồng; chưa thực hiện. \
Đã xử lý hành chính 02 người, trong đó có 01 cán bộ, công chức, viên chức.

Phải thực hiện 02 kết luận nội dung tố cáo; chưa thực hiện xong kết luận nào. \
Phải thu hồi cho Nhà nước 45 triệu đồng, 1.500 m² đất; đã thu hồi cho Nhà nước 45 triệu đồng. \
Phải trả lại cho tổ chức, cá nhân 10 triệu đồng; đã trả lại cho tổ chức, cá nhân 10 triệu đồng. \
Đã khởi tố 01 vụ, 02 đối tượng, trong đó có 01 cán bộ, công chức, viên chức.

5. Quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo

Về văn bản quản lý, chỉ đạo công tác tiếp công dân, khiếu nại, tố cáo, có 03 văn bản ban hành mới, 01 văn bản được sửa đổi, bổ sung. \
Đã tổ chức 04 lớp tập huấn, tuyên truyền, giáo dục pháp luật về tiếp công dân, khiếu nại, tố cáo cho 320 người. \
Đã thực hiện 02 cuộc thanh tra trách nhiệm thực hiện pháp luật về tiếp công dân, khiếu nại, tố cáo đối với 03 đơn vị; đã ban hành kết luận 01 cuộc. \
Kiến nghị xử lý hành chính 01 tổ chức, 02 cá nhân. Phải thực hiện 01 kết luận thanh tra trách nhiệm. \
Qua thực hiện kết luận, đã xử lý hành chính 01 cá nhân"""

NOTHING = """\
1. Tiếp công dân

Trong quý I năm 2026 không phát sinh lượt tiếp công dân nào. Thủ trưởng tiếp định kỳ và đột xuất 03 ngày, không có công dân đến.

2. Tiếp nhận, phân loại và xử lý đơn

Trong quý I năm 2026 không phát sinh đơn khiếu nại, tố cáo, kiến nghị, phản ánh.

3. Giải quyết khiếu nại, tố cáo

Về khiếu nại: Trong quý I năm 2026 không phát sinh vụ việc khiếu nại thuộc thẩm quyền.

Về tố cáo: Trong quý I năm 2026 không phát sinh vụ việc tố cáo thuộc thẩm quyền.

4. Thi hành quyết định giải quyết khiếu nại, thực hiện kết luận nội dung tố cáo

Trong quý I năm 2026 không phát sinh quyết định giải quyết khiếu nại phải thi hành.

Trong quý I năm 2026 không phát sinh kết luận nội dung tố cáo phải thực hiện.

5. Quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo

Trong quý I năm 2026 không phát sinh văn bản quản lý, chỉ đạo, lớp tập huấn và cuộc thanh tra trách nhiệm về tiếp công dân, khiếu nại, tố cáo"""


def body(folder: Path, run: Run, data: str) -> str:
    """The text of the section's outline heading, as Markdown and without its marks."""
    built = run("build", make_project(folder, data), "--to", "md", "-o", folder / "x.md")
    assert (built.code, built.err) == (0, [])
    text = (folder / "x.md").read_text("utf-8")
    return text.replace("#", "").replace("*", "").replace("\n ", "\n").replace("\\", "")


def test_six_forms_make_the_text(tmp_path: Path, run: Run) -> None:
    assert TEXT in body(tmp_path, run, DATA)


def test_a_form_without_figures_says_that_nothing_occurred(tmp_path: Path, run: Run) -> None:
    data = "".join(
        f"{code}: {{1: 0{', 10: 3' if code == '01/TCD' else ''}}}\n" for code in yaml.safe_load(DATA)
    )
    assert NOTHING in body(tmp_path, run, data)


def test_main_figures_are_compared_with_last_period_and_last_year(tmp_path: Path, run: Run) -> None:
    for name, period, form in (
        ("ky-truoc", "2025-Q4", "{1: 26, 5: 26"),
        ("nam-truoc", "2025-Q1", "{1: 40, 5: 40"),
    ):
        (tmp_path / name).mkdir()
        make_project(tmp_path / name, f"01/TCD: {form}, 2: 50, 6: 50, 3: 20, 7: 20}}")
        report = REPORT.replace("2026-Q1", period).replace("date: 2026-03", f"date: {period[:4]}-12")
        (tmp_path / name / "report.yaml").write_text(report, "utf-8")
    make_project(tmp_path, DATA)
    (tmp_path / "report.yaml").write_text(REPORT + "previous: ky-truoc\nsame_period: nam-truoc\n", "utf-8")
    run("build", tmp_path, "--to", "md", "-o", tmp_path / "x.md")
    assert (
        "đã tiếp 31 lượt công dân, tăng 05 lượt (19,2%) so với kỳ trước, giảm 09 lượt (22,5%) so với cùng kỳ năm trước; "
        "có 40 người được tiếp"
    ) in (tmp_path / "x.md").read_text("utf-8")


def test_a_form_alone_has_its_heading_alone(tmp_path: Path, run: Run) -> None:
    text = body(tmp_path, run, "06/QLKNTC: {1: 1}")
    assert "1. Quản lý nhà nước" in text
    assert "Tiếp công dân\n" not in text
    assert "Giải quyết" not in text
