"""Forms II.05a and II.06a of Thông tư 01/2020/TT-VPCP of 21/10/2020, in force from 15/12/2020.

Columns are worded as a third-party copy of the circular prints them, ": " standing between the levels of the
head. "units" is what data call a row; II.05a prints "Tên ngành, lĩnh vực có PAKN" over its rows, II.06a
"Lĩnh vực giải quyết". PAKN is the form's own short form of "phản ánh, kiến nghị".
"""

from __future__ import annotations

from vanban import contract, count

RECEIVED = "số lượng PAKN được tiếp nhận"
HANDLED = "kết quả xử lý PAKN: đã xử lý"
PENDING = "kết quả xử lý PAKN: đang xử lý"
FILES_RECEIVED = "số lượng hồ sơ tiếp nhận"
FILES_SOLVED = "số lượng hồ sơ đã giải quyết"
FILES_PENDING = "số lượng hồ sơ đang giải quyết"


@contract(
    "3 = 4 + 5 = 6 + 7",
    "8 = 9 + 10 = 11 + 12",
    "13 = 14 + 15",
    derived=("3 = 8 + 13",),
    carried={"6": "13"},
)
class FeedbackForm:
    """Columns 3 to 16 of II.05a: feedback on what officials do (acts) and on what is prescribed (rules)."""

    received: int = count(f"{RECEIVED}: tổng số", unit="phản ánh, kiến nghị", code="3")
    received_on_acts: int = count(
        f"{RECEIVED}: theo nội dung: hành vi hành chính", unit="phản ánh, kiến nghị", code="4"
    )
    received_on_rules: int = count(
        f"{RECEIVED}: theo nội dung: quy định hành chính", unit="phản ánh, kiến nghị", code="5"
    )
    received_before: int = count(
        f"{RECEIVED}: theo thời điểm tiếp nhận: từ kỳ trước", unit="phản ánh, kiến nghị", code="6"
    )
    received_now: int = count(
        f"{RECEIVED}: theo thời điểm tiếp nhận: trong kỳ", unit="phản ánh, kiến nghị", code="7"
    )
    handled: int = count(f"{HANDLED}: tổng số", unit="phản ánh, kiến nghị", code="8")
    handled_on_acts: int = count(
        f"{HANDLED}: theo nội dung: hành vi hành chính", unit="phản ánh, kiến nghị", code="9"
    )
    handled_on_rules: int = count(
        f"{HANDLED}: theo nội dung: quy định hành chính", unit="phản ánh, kiến nghị", code="10"
    )
    handled_from_before: int = count(
        f"{HANDLED}: theo thời điểm tiếp nhận: từ kỳ trước", unit="phản ánh, kiến nghị", code="11"
    )
    handled_from_now: int = count(
        f"{HANDLED}: theo thời điểm tiếp nhận: trong kỳ", unit="phản ánh, kiến nghị", code="12"
    )
    pending: int = count(f"{PENDING}: tổng số", unit="phản ánh, kiến nghị", code="13")
    pending_on_acts: int = count(f"{PENDING}: hành vi hành chính", unit="phản ánh, kiến nghị", code="14")
    pending_on_rules: int = count(f"{PENDING}: quy định hành chính", unit="phản ánh, kiến nghị", code="15")
    published: int = count("số PAKN đã xử lý được đăng tải công khai", unit="phản ánh, kiến nghị", code="16")


@contract("3 = 4 + 5 + 6", "7 = 8 + 9 + 10", "11 = 12 + 13", derived=("3 = 7 + 11",), carried={"6": "11"})
class FilesForm:
    """Columns 3 to 13 of II.06a: the files of administrative procedures, by field."""

    received: int = count(f"{FILES_RECEIVED}: tổng số", unit="hồ sơ", code="3")
    received_online: int = count(f"{FILES_RECEIVED}: trong kỳ: trực tuyến", unit="hồ sơ", code="4")
    received_directly: int = count(
        f"{FILES_RECEIVED}: trong kỳ: trực tiếp, dịch vụ bưu chính", unit="hồ sơ", code="5"
    )
    received_before: int = count(f"{FILES_RECEIVED}: từ kỳ trước", unit="hồ sơ", code="6")
    solved: int = count(f"{FILES_SOLVED}: tổng số", unit="hồ sơ", code="7")
    solved_early: int = count(f"{FILES_SOLVED}: trước hạn", unit="hồ sơ", code="8")
    solved_on_time: int = count(f"{FILES_SOLVED}: đúng hạn", unit="hồ sơ", code="9")
    solved_late: int = count(f"{FILES_SOLVED}: quá hạn", unit="hồ sơ", code="10")
    pending: int = count(f"{FILES_PENDING}: tổng số", unit="hồ sơ", code="11")
    pending_in_time: int = count(f"{FILES_PENDING}: đúng hạn", unit="hồ sơ", code="12")
    pending_late: int = count(f"{FILES_PENDING}: quá hạn", unit="hồ sơ", code="13")
