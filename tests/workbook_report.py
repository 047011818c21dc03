"""The small report with its figures in a workbook, and what is told of that workbook."""

from __future__ import annotations

from report_project import Project, Run
from workbooks import Cells

LIST: Cells = [["Chỉ tiêu", "Giá trị"], ["received", 30], ["complaints", 12], ["proposals", 18]]
AGAIN = "hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại"


def told(excel: Project, run: Run) -> list[str]:
    """What check says of the workbook; and the other section still goes on."""
    checked = run("check", excel.folder)
    assert checked.code == 1
    built = run("build", excel.folder, "--to", "md")
    assert built.code == 1
    assert "Đã nhận 30 đơn" in next(excel.folder.glob("ket-qua/*.md")).read_text(encoding="utf-8")
    prefix = "bao-cao/data/mau.xlsx"
    return [line.removeprefix(prefix).removeprefix(": ").removeprefix("lỗi: ") for line in checked.out[:-1]]
