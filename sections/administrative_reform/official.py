"""The official forms of the section; each one's contract is loaded when the form is read."""

from __future__ import annotations

from datetime import date

from vanban import OfficialForm

CIRCULAR, SINCE = "Thông tư số 01/2020/TT-VPCP", date(2020, 12, 15)

II05A = OfficialForm(
    "II.05a",
    "Kết quả xử lý phản ánh, kiến nghị (PAKN) về quy định hành chính và hành vi hành chính tại cơ quan, "
    "đơn vị",
    CIRCULAR,
    SINCE,
    f"{__package__}.forms:FeedbackForm",
    units="Lĩnh vực",
)
II06A = OfficialForm(
    "II.06a",
    "Tình hình, kết quả giải quyết thủ tục hành chính tại cơ quan, đơn vị trực tiếp giải quyết thủ tục "
    "hành chính",
    CIRCULAR,
    SINCE,
    f"{__package__}.forms:FilesForm",
    units="Lĩnh vực",
)
