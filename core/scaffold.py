"""``vanban new report``: a small report project, made of the sections' own sample data."""

from __future__ import annotations

import os
from pathlib import Path

from .errors import Location, VanbanError, error
from .registry import load_registry
from .saving import save

SECTIONS = ("citizen-reception", "tasks")
REPORT = """\
# Báo cáo này dựng được ngay: vanban build THƯ_MỤC
# Hãy thay các dòng dưới đây và số liệu trong thư mục data/ bằng của cơ quan mình.

subject: Kết quả công tác {{ period.short_label }}; nhiệm vụ trọng tâm {{ period.next }}
period: 2026-Q3            # 2026-Q3, 2026-H1, 2026-9M, 2026-Y hoặc 2026-09
date: 2026-09              # thêm ngày khi đã biết: 2026-09-20
number:                    # văn thư ghi sau khi ký

agency:
  parent: UBND tỉnh Sơn La # tên dài thì ghi thành danh sách, mỗi dòng in một dòng
  name: Sở Nội vụ          # in ở đầu văn bản và trong lời văn
  full_name: Sở Nội vụ tỉnh Sơn La
  symbol: SNV
  place: Sơn La

addressees:                # kính gửi; bỏ cả khối này nếu không gửi cấp trên
  - Ủy ban nhân dân tỉnh Sơn La

opening: "{{ agency }} báo cáo kết quả công tác {{ period }} như sau:"
closing: "{{ agency }} trân trọng báo cáo."

outline:
  - heading: Kết quả công tác tiếp công dân, xử lý đơn thư
    section: citizen-reception
    data: data/citizen-reception.yaml
  # - heading: Đánh giá chung
  #   section: narrative       # lời văn tự do, trong một tệp Markdown
  #   data: data/danh-gia-chung.md
  - heading: Nhiệm vụ trọng tâm {{ period.next }}
    section: tasks
    data: data/tasks.yaml

signer:
  # authority: KT. Giám đốc  # ký thay: bỏ dấu # và sửa chức vụ thành Phó Giám đốc
  position: Giám đốc
  name: Nguyễn Văn A

recipients:
  - Như trên
  - Lãnh đạo Sở
filing: VT, VP

instruments: instruments.yaml
"""


def new_report(folder: Path) -> list[Path]:
    """Create a report project in a new or empty folder; returns the files made.

    Raises VanbanError when the folder holds anything: nothing is ever overwritten.
    """
    if os.path.exists(folder) and (not folder.is_dir() or any(folder.iterdir())):
        message = "đã có tệp ở đó; hãy chọn một thư mục mới hoặc còn trống"
        raise VanbanError(error("tep/da-co", message, Location(".")))
    registry = load_registry()
    texts = {"report.yaml": REPORT, "instruments.yaml": ""}
    for name in SECTIONS:
        sample = registry.find("section", name).value.folder
        texts[f"data/{name}.yaml"] = (sample / "sample.yaml").read_text(encoding="utf-8")
        instruments = sample / "instruments.yaml"
        if instruments.is_file():
            texts["instruments.yaml"] += instruments.read_text(encoding="utf-8")
    for name, text in texts.items():
        save(text.encode(), folder / name)
    return [folder / name for name in texts]
