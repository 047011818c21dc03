"""Write data/trung-tam.xlsx and data/tiep-cong-dan.xlsx anew: the real report's figures, faults included.

    uv run python examples/son-la-2024-q1/make_data.py [FOLDER]

The same version of XlsxWriter writes the same bytes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from vanban import fields_of
from vanban.sections.administrative_reform import CentreFiles
from vanban.sections.citizen_reception import Level

MADE = datetime(2024, 3, 1, 8)
TITLES = ("TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", "Ghi chú")
WIDTHS = (5, 62, 13, 46, 48)
CHECK = "Chép đúng báo cáo gốc; cần kiểm tra lại: "

Figures = Mapping[str, Any]

CENTRE: Figures = {
    "place": "Trung tâm Phục vụ Hành chính công tỉnh",
    "since": "01/01/2024",
    "until": "28/02/2024",
    "received": 5718,
    "on_time": 5395,
    "late": 9,
    "refused": 19,
    "pending": 56,
}

LAND = (
    "bồi thường, hỗ trợ tái định cư khi Nhà nước thu hồi đất để thực hiện dự án như Dự án Kè suối Nậm La; "
    "cấp giấy chứng nhận quyền sử dụng đất; chế độ, chính sách về "
)

LEVELS: Mapping[str, Figures] = {
    "Chủ tịch UBND tỉnh": {
        "of": "Chủ tịch UBND tỉnh",
        "period": "Từ ngày 01/01/2024 đến ngày 28/02/2024",
        "intro": "Việc tiếp công dân, tiếp nhận và giải quyết khiếu nại, tố cáo, kiến nghị của cán bộ, "
        "công chức, viên chức, tổ chức, công dân được thực hiện nghiêm túc. Văn phòng tham mưu UBND tỉnh, "
        "Chủ tịch UBND tỉnh chỉ đạo các sở, ban, ngành, UBND các huyện, thành phố giải quyết kịp thời đơn "
        "thư, không để tồn đọng, khiếu kiện kéo dài; đôn đốc giải quyết các vụ việc tồn đọng, phức tạp.",
        "receptions": {
            "total": {"visits": 31, "people": 53, "groups": 2, "group_people": 22},
            "regular": {"visits": 24, "people": 36, "groups": 1, "group_people": 14},
            "leaders": {"visits": 7, "people": 17, "groups": 1, "group_people": 8},
            "content": f"{LAND}bảo hiểm xã hội (BHXH), người có công.",
        },
        "petitions": {
            "received": 40,
            "complaints": 7,
            "denunciations": 3,
            "proposals": 31,
            "handled": 40,
            "eligible": 25,
            "answered": 8,
            "forwarded": 16,
            "urged": 1,
            "reports": 20,
            "content": f"{LAND}BHXH.",
        },
    },
    "Chánh Văn phòng": {
        "of": "Chánh Văn phòng UBND tỉnh",
        "nothing": "Tính đến thời điểm báo cáo, Văn phòng không nhận được đơn thư, khiếu nại, tố cáo và "
        "không có công dân đến khiếu nại, tố cáo đối với cán bộ, công chức, viên chức và người lao động "
        "trực thuộc.",
    },
}

REMARKS = {
    "hồ sơ tiếp nhận": f"{CHECK}5.395 + 09 + 19 + 56 = 5.479, khác 5.718",
    "đơn thư.số đơn tiếp nhận": f"{CHECK}07 + 03 + 31 = 41, khác 40",
}


def write_list(path: Path, title: str, sheets: Mapping[str, tuple[type, Figures]]) -> None:
    """A workbook of lists, a sheet for each contract object."""
    with Workbook(path) as workbook:
        workbook.set_properties({"created": MADE, "author": "Văn phòng UBND tỉnh Sơn La"})
        bold = workbook.add_format({"bold": True})
        head = workbook.add_format({"bold": True, "align": "center", "border": 1})
        cell = workbook.add_format({"text_wrap": True, "valign": "top", "align": "left", "border": 1})
        for name, (contract, figures) in sheets.items():
            sheet = workbook.add_worksheet(name)
            for column, width in enumerate(WIDTHS):
                sheet.set_column(column, column, width)
            sheet.write(0, 0, title, bold)
            sheet.write_row(2, 0, TITLES, head)
            for row, (label, unit, value) in enumerate(_lines(contract, figures), 3):
                sheet.write_row(row, 0, (row - 2, label, unit, value, REMARKS.get(label, "")), cell)


def _lines(contract: type, figures: Figures, before: str = "") -> Iterator[tuple[str, str, Any]]:
    """Path of labels, unit and value of each field that is stated, parts in their place."""
    for spec in fields_of(contract):
        value = figures.get(spec.name)
        if spec.of and value:
            yield from _lines(spec.of, value, f"{before}{spec.label}.")
        elif value is not None:
            yield f"{before}{spec.label}", spec.unit, value


def main(folder: Path) -> None:
    """Write the two files."""
    folder.mkdir(parents=True, exist_ok=True)
    write_list(
        folder / "trung-tam.xlsx",
        "GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH TẠI TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG TỈNH",
        {"Hồ sơ": (CentreFiles, CENTRE)},
    )
    write_list(
        folder / "tiep-cong-dan.xlsx",
        "TIẾP CÔNG DÂN, XỬ LÝ ĐƠN THƯ, KHIẾU NẠI, TỐ CÁO",
        {name: (Level, figures) for name, figures in LEVELS.items()},
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "data")
