"""Forms 03/GQKN, 04/GQTC and 05/KQTH of Thông tư 06/2025/TT-TTCP of 29/9/2025, in force from 30/9/2025.

Columns are worded as a third-party copy of the circular prints them, ": " standing between the levels of the
head; Trđ is the form's own short form of "triệu đồng". Relations are those of the row MS and of the guide
below the table. The derived ones say that nothing is recovered or given back beyond what is owed.
"""

from __future__ import annotations

from decimal import Decimal

from vanban import contract, count, number

RESULTS = "phân tích kết quả"
FIRST_COMPLAINT = "giải quyết lần đầu"
SECOND_COMPLAINT = "giải quyết lần 2"
FIRST_DENUNCIATION = "tố cáo lần đầu"
FURTHER_DENUNCIATION = "tố cáo tiếp"
RECOVERY = "kiến nghị thu hồi cho Nhà nước"
RETURN = "trả lại cho tổ chức, cá nhân"
PUNISHMENT = "kiến nghị xử lý hành chính"
REFERRAL = "chuyển cơ quan điều tra"
MONEY, LAND = "tiền (Trđ)", "đất (m²)"
OFFICIALS = "trong đó số cán bộ, công chức, viên chức"

DECISIONS = "kết quả thi hành Quyết định giải quyết khiếu nại"
CONCLUSIONS = "kết quả thực hiện Kết luận nội dung tố cáo"
TO_RECOVER, RECOVERED = "thu hồi cho Nhà nước: phải thu", "thu hồi cho Nhà nước: đã thu"
TO_RETURN, RETURNED = f"{RETURN}: phải trả", f"{RETURN}: đã trả"
PUNISHED, PROSECUTED = "đã xử lý hành chính", "đã khởi tố"


@contract("2 = 3 + 4 + 5 + 6", "2 <= 1", "7 = 8 + 9 + 10 + 11 + 12", "20 <= 19", "23 <= 22")
class ComplaintsForm:
    """Columns 1 to 23 of 03/GQKN: complaints within one's competence, decisions on them, what these propose.

    Column 6 counts only cases that were withdrawn in full and closed.
    """

    letters: int = count("tổng số đơn khiếu nại thuộc thẩm quyền", unit="đơn", code="1")
    cases: int = count("tổng số vụ việc", unit="vụ việc", code="2")
    considered: int = count(f"{RESULTS}: đang xem xét điều kiện thụ lý", unit="vụ việc", code="3")
    accepted: int = count(f"{RESULTS}: đã thụ lý giải quyết", unit="vụ việc", code="4")
    refused: int = count(f"{RESULTS}: không thụ lý", unit="vụ việc", code="5")
    withdrawn: int = count(f"{RESULTS}: rút đơn, đình chỉ giải quyết", unit="vụ việc", code="6")
    decisions: int = count("tổng số Quyết định ban hành trong kỳ", unit="quyết định", code="7")
    right: int = count(f"{FIRST_COMPLAINT}: khiếu nại đúng", unit="quyết định", code="8")
    wrong: int = count(f"{FIRST_COMPLAINT}: khiếu nại sai", unit="quyết định", code="9")
    partly_right: int = count(f"{FIRST_COMPLAINT}: khiếu nại đúng 1 phần", unit="quyết định", code="10")
    upheld: int = count(f"{SECOND_COMPLAINT}: công nhận kết quả lần đầu", unit="quyết định", code="11")
    overturned: int = count(f"{SECOND_COMPLAINT}: hủy, sửa kết quả lần đầu", unit="quyết định", code="12")
    recovered_money: Decimal = number(f"{RECOVERY}: {MONEY}", unit="triệu đồng", code="13")
    recovered_land: Decimal = number(f"{RECOVERY}: {LAND}", unit="m²", code="14")
    returned_money: Decimal = number(f"{RETURN}: {MONEY}", unit="triệu đồng", code="15")
    returned_land: Decimal = number(f"{RETURN}: {LAND}", unit="m²", code="16")
    restored_bodies: int = count(f"{RETURN}: số tổ chức được trả lại quyền lợi", unit="tổ chức", code="17")
    restored_people: int = count(f"{RETURN}: số cá nhân được trả lại quyền lợi", unit="cá nhân", code="18")
    punished: int = count(f"{PUNISHMENT}: tổng số người bị kiến nghị xử lý", unit="người", code="19")
    punished_officials: int = count(f"{PUNISHMENT}: {OFFICIALS}", unit="người", code="20")
    referred_cases: int = count(f"{REFERRAL}: số vụ", unit="vụ", code="21")
    referred_people: int = count(f"{REFERRAL}: tổng số người", unit="người", code="22")
    referred_officials: int = count(f"{REFERRAL}: {OFFICIALS}", unit="người", code="23")


@contract("2 = 3 + 4 + 5 + 6", "2 <= 1", "7 = 8 + 9 + 10 + 11 + 12 + 13", "22 <= 21", "25 <= 24")
class DenunciationsForm:
    """Columns 1 to 25 of 04/GQTC: denunciations within one's competence, conclusions, what these propose.

    Column 6 counts only cases that were withdrawn in full and closed.
    """

    letters: int = count("tổng số đơn tố cáo thuộc thẩm quyền", unit="đơn", code="1")
    cases: int = count("tổng số vụ việc", unit="vụ việc", code="2")
    considered: int = count(f"{RESULTS}: đang xem xét điều kiện thụ lý", unit="vụ việc", code="3")
    accepted: int = count(f"{RESULTS}: đã thụ lý giải quyết", unit="vụ việc", code="4")
    refused: int = count(f"{RESULTS}: không thụ lý", unit="vụ việc", code="5")
    withdrawn: int = count(f"{RESULTS}: rút đơn, đình chỉ giải quyết", unit="vụ việc", code="6")
    conclusions: int = count("tổng số Kết luận ban hành trong kỳ", unit="kết luận", code="7")
    right: int = count(f"{FIRST_DENUNCIATION}: tố cáo đúng", unit="kết luận", code="8")
    wrong: int = count(f"{FIRST_DENUNCIATION}: tố cáo sai", unit="kết luận", code="9")
    partly_right: int = count(f"{FIRST_DENUNCIATION}: tố cáo có đúng có sai", unit="kết luận", code="10")
    further_right: int = count(f"{FURTHER_DENUNCIATION}: tố cáo tiếp đúng", unit="kết luận", code="11")
    further_wrong: int = count(f"{FURTHER_DENUNCIATION}: tố cáo tiếp sai", unit="kết luận", code="12")
    further_partly_right: int = count(
        f"{FURTHER_DENUNCIATION}: tố cáo tiếp có đúng có sai", unit="kết luận", code="13"
    )
    recovered_money: Decimal = number(f"{RECOVERY}: {MONEY}", unit="triệu đồng", code="14")
    recovered_land: Decimal = number(f"{RECOVERY}: {LAND}", unit="m²", code="15")
    returned_money: Decimal = number(f"{RETURN}: {MONEY}", unit="triệu đồng", code="16")
    returned_land: Decimal = number(f"{RETURN}: {LAND}", unit="m²", code="17")
    restored_bodies: int = count(f"{RETURN}: số tổ chức được trả lại quyền lợi", unit="tổ chức", code="18")
    restored_people: int = count(f"{RETURN}: số cá nhân được trả lại quyền lợi", unit="cá nhân", code="19")
    punished_bodies: int = count(f"{PUNISHMENT}: tổ chức", unit="tổ chức", code="20")
    punished_people: int = count(f"{PUNISHMENT}: cá nhân", unit="cá nhân", code="21")
    punished_officials: int = count(f"{PUNISHMENT}: trong đó, cán bộ, công chức", unit="cá nhân", code="22")
    referred_cases: int = count(f"{REFERRAL}: số vụ", unit="vụ", code="23")
    referred_people: int = count(f"{REFERRAL}: số đối tượng", unit="đối tượng", code="24")
    referred_officials: int = count(f"{REFERRAL}: {OFFICIALS}", unit="đối tượng", code="25")


@contract(
    "2 <= 1",
    "12 <= 11",
    "15 <= 14",
    "17 <= 16",
    "28 <= 27",
    "31 <= 30",
    derived=("5 <= 3", "6 <= 4", "9 <= 7", "10 <= 8", "20 <= 18", "21 <= 19", "24 <= 22", "25 <= 23"),
)
class EnforcementForm:
    """Columns 1 to 31 of 05/KQTH: decisions on complaints and conclusions on denunciations, as carried out.

    Columns 1 and 16 hold those left from the period before and those of the period.
    """

    decisions: int = count(
        f"{DECISIONS}: tổng số Quyết định phải thi hành trong kỳ", unit="quyết định", code="1"
    )
    decisions_done: int = count(
        f"{DECISIONS}: tổng số Quyết định đã thi hành xong", unit="quyết định", code="2"
    )
    complaint_money_to_recover: Decimal = number(
        f"{DECISIONS}: {TO_RECOVER}: {MONEY}", unit="triệu đồng", code="3"
    )
    complaint_land_to_recover: Decimal = number(f"{DECISIONS}: {TO_RECOVER}: {LAND}", unit="m²", code="4")
    complaint_money_recovered: Decimal = number(
        f"{DECISIONS}: {RECOVERED}: {MONEY}", unit="triệu đồng", code="5"
    )
    complaint_land_recovered: Decimal = number(f"{DECISIONS}: {RECOVERED}: {LAND}", unit="m²", code="6")
    complaint_money_to_return: Decimal = number(
        f"{DECISIONS}: {TO_RETURN}: {MONEY}", unit="triệu đồng", code="7"
    )
    complaint_land_to_return: Decimal = number(f"{DECISIONS}: {TO_RETURN}: {LAND}", unit="m²", code="8")
    complaint_money_returned: Decimal = number(
        f"{DECISIONS}: {RETURNED}: {MONEY}", unit="triệu đồng", code="9"
    )
    complaint_land_returned: Decimal = number(f"{DECISIONS}: {RETURNED}: {LAND}", unit="m²", code="10")
    complaint_people_punished: int = count(
        f"{DECISIONS}: {PUNISHED}: tổng số người bị xử lý", unit="người", code="11"
    )
    complaint_officials_punished: int = count(
        f"{DECISIONS}: {PUNISHED}: {OFFICIALS}", unit="người", code="12"
    )
    complaint_cases_prosecuted: int = count(f"{DECISIONS}: {PROSECUTED}: số vụ", unit="vụ", code="13")
    complaint_people_prosecuted: int = count(f"{DECISIONS}: {PROSECUTED}: số người", unit="người", code="14")
    complaint_officials_prosecuted: int = count(
        f"{DECISIONS}: {PROSECUTED}: {OFFICIALS}", unit="người", code="15"
    )
    conclusions: int = count(
        f"{CONCLUSIONS}: tổng số Kết luận phải thực hiện trong kỳ", unit="kết luận", code="16"
    )
    conclusions_done: int = count(
        f"{CONCLUSIONS}: tổng số Kết luận đã thực hiện xong", unit="kết luận", code="17"
    )
    denunciation_money_to_recover: Decimal = number(
        f"{CONCLUSIONS}: {TO_RECOVER}: {MONEY}", unit="triệu đồng", code="18"
    )
    denunciation_land_to_recover: Decimal = number(
        f"{CONCLUSIONS}: {TO_RECOVER}: {LAND}", unit="m²", code="19"
    )
    denunciation_money_recovered: Decimal = number(
        f"{CONCLUSIONS}: {RECOVERED}: {MONEY}", unit="triệu đồng", code="20"
    )
    denunciation_land_recovered: Decimal = number(f"{CONCLUSIONS}: {RECOVERED}: {LAND}", unit="m²", code="21")
    denunciation_money_to_return: Decimal = number(
        f"{CONCLUSIONS}: {TO_RETURN}: {MONEY}", unit="triệu đồng", code="22"
    )
    denunciation_land_to_return: Decimal = number(f"{CONCLUSIONS}: {TO_RETURN}: {LAND}", unit="m²", code="23")
    denunciation_money_returned: Decimal = number(
        f"{CONCLUSIONS}: {RETURNED}: {MONEY}", unit="triệu đồng", code="24"
    )
    denunciation_land_returned: Decimal = number(f"{CONCLUSIONS}: {RETURNED}: {LAND}", unit="m²", code="25")
    denunciation_bodies_punished: int = count(
        f"{CONCLUSIONS}: {PUNISHED}: tổng số tổ chức bị xử lý", unit="tổ chức", code="26"
    )
    denunciation_people_punished: int = count(
        f"{CONCLUSIONS}: {PUNISHED}: tổng số cá nhân bị xử lý", unit="cá nhân", code="27"
    )
    denunciation_officials_punished: int = count(
        f"{CONCLUSIONS}: {PUNISHED}: {OFFICIALS}", unit="cá nhân", code="28"
    )
    denunciation_cases_prosecuted: int = count(f"{CONCLUSIONS}: {PROSECUTED}: số vụ", unit="vụ", code="29")
    denunciation_people_prosecuted: int = count(
        f"{CONCLUSIONS}: {PROSECUTED}: số đối tượng", unit="đối tượng", code="30"
    )
    denunciation_officials_prosecuted: int = count(
        f"{CONCLUSIONS}: {PROSECUTED}: {OFFICIALS}", unit="đối tượng", code="31"
    )
