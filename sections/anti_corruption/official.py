"""The official form of the section; its contract is loaded when the form is read."""

from __future__ import annotations

from datetime import date
from functools import partial
from importlib import import_module

from vanban import OfficialForm


def _contract(module: str, name: str) -> type:
    found: type = getattr(import_module(f".{module}", __package__), name)
    return found


PCTN = OfficialForm(
    "01/PCTN",
    "Tổng hợp kết quả về công tác phòng, chống tham nhũng, lãng phí, tiêu cực",
    "Thông tư số 06/2025/TT-TTCP",
    date(2025, 9, 30),
    partial(_contract, "forms", "PctnForm"),
    is_list=True,
)
