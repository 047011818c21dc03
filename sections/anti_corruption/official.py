"""The official form of the section; its contract is loaded when the form is read."""

from __future__ import annotations

from datetime import date

from vanban import OfficialForm

PCTN = OfficialForm(
    "01/PCTN",
    "Tổng hợp kết quả về công tác phòng, chống tham nhũng, lãng phí, tiêu cực",
    "Thông tư số 06/2025/TT-TTCP",
    date(2025, 9, 30),
    f"{__package__}.forms:PctnForm",
    is_list=True,
)
