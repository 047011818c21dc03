"""The official forms of the section; each one's contract is loaded when the form is read."""

from __future__ import annotations

from datetime import date

from vanban import OfficialForm

CIRCULAR, SINCE = "Thông tư số 06/2025/TT-TTCP", date(2025, 9, 30)

TCD = OfficialForm(
    "01/TCD",
    "Tổng hợp kết quả tiếp công dân thường xuyên, định kỳ và đột xuất",
    CIRCULAR,
    SINCE,
    f"{__package__}.reception_forms:ReceptionForm",
)
XLD = OfficialForm(
    "02/XLD",
    "Tổng hợp kết quả xử lý đơn",
    CIRCULAR,
    SINCE,
    f"{__package__}.reception_forms:LettersForm",
)
QLKNTC = OfficialForm(
    "06/QLKNTC",
    "Tổng hợp công tác quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo",
    CIRCULAR,
    SINCE,
    f"{__package__}.reception_forms:ManagementForm",
)
GQKN = OfficialForm(
    "03/GQKN",
    "Tổng hợp kết quả giải quyết khiếu nại",
    CIRCULAR,
    SINCE,
    f"{__package__}.resolution_forms:ComplaintsForm",
)
GQTC = OfficialForm(
    "04/GQTC",
    "Tổng hợp kết quả giải quyết tố cáo",
    CIRCULAR,
    SINCE,
    f"{__package__}.resolution_forms:DenunciationsForm",
)
KQTH = OfficialForm(
    "05/KQTH",
    "Tổng hợp kết quả thi hành quyết định, thực hiện kết luận",
    CIRCULAR,
    SINCE,
    f"{__package__}.resolution_forms:EnforcementForm",
)
