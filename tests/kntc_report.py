"""A report on the six forms of Thông tư 06/2025/TT-TTCP, with figures that are consistent."""

from __future__ import annotations

from pathlib import Path

REPORT = """\
subject: Báo cáo thử
period: 2026-Q1
date: 2026-03
agency: {parent: UBND tỉnh Sơn La, name: Thanh tra tỉnh, symbol: TTr, place: Sơn La}
outline:
  - heading: Kết quả công tác
    section: citizen-reception
    data: data.yaml
signer: {position: Chánh Thanh tra, name: Nguyễn Văn A}
recipients: [Lãnh đạo tỉnh]
filing: VT
"""

DATA = """\
01/TCD: {1: 31, 2: 40, 3: 29, 4: 2, 5: 24, 6: 30, 7: 22, 8: 1, 9: 7, 10: 3, 11: 5, 12: 8, 13: 5, 14: 1, 15: 5, 16: 1, 17: 2, 18: 2, 19: 2}
02/XLD: {1: 42, 2: 40, 3: 38, 4: 30, 5: 28, 6: 9, 7: 7, 8: 2, 9: 5, 10: 2, 11: 2, 12: 3, 13: 2, 14: 1, 15: 2, 16: 1, 19: 18, 20: 8, 21: 6, 22: 4, 23: 8, 24: 5, 25: 3}
03/GQKN: {1: 9, 2: 8, 3: 1, 4: 5, 5: 1, 6: 1, 7: 4, 8: 1, 9: 1, 10: 1, 11: 1, 13: "120,5", 15: 30, 17: 1, 18: 3, 19: 2, 20: 1}
04/GQTC: {1: 3, 2: 3, 4: 3, 7: 1, 8: 1, 14: 45, 15: 1500, 20: 1, 21: 2, 22: 1, 23: 1, 24: 2, 25: 1}
05/KQTH: {1: 6, 2: 4, 3: "150,5", 5: "120,5", 7: 30, 11: 2, 12: 1, 16: 2, 18: 45, 19: 1500, 20: 45, 22: 10, 23: 0, 24: 10, 29: 1, 30: 2, 31: 1}
06/QLKNTC: {1: 3, 2: 1, 4: 4, 5: 320, 6: 2, 7: 3, 8: 1, 9: 1, 10: 2, 13: 1, 15: 1}
"""


def make_project(folder: Path, data: str) -> Path:
    (folder / "report.yaml").write_text(REPORT, "utf-8")
    (folder / "data.yaml").write_text(data, "utf-8")
    return folder
