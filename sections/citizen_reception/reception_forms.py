"""Forms 01/TCD, 02/XLD and 06/QLKNTC of Thông tư 06/2025/TT-TTCP of 29/9/2025, in force from 30/9/2025.

Columns are worded as a third-party copy of the circular prints them, ": " standing between the levels of the
head; TCD, KN, TC and KLTT are the form's own short forms. Relations are those of the row MS and of the
guide below the table. The derived ones follow from "trong đó" in the head, and from the guide's words that
five people or more make a "đoàn đông người".
"""

from __future__ import annotations

from vanban import contract, count

REGULAR = "tiếp thường xuyên"
HEAD = "tiếp định kỳ và đột xuất của Thủ trưởng: Thủ trưởng tiếp"
DELEGATE = "tiếp định kỳ và đột xuất của Thủ trưởng: ủy quyền tiếp"
GROUPS = "trong đó đoàn đông người"

COMPLAINTS = "số đơn thuộc thẩm quyền: khiếu nại"
DENUNCIATIONS = "số đơn thuộc thẩm quyền: tố cáo"
PROPOSALS = "số đơn thuộc thẩm quyền: kiến nghị, phản ánh"
OTHERS = "số đơn không thuộc thẩm quyền"
BY_LEVEL = "phân loại theo thẩm quyền giải quyết"
BY_FIELD = "phân loại theo lĩnh vực"
BY_OUTCOME = "phân loại theo kết quả xử lý"

DOCUMENTS = "ban hành văn bản quản lý, chỉ đạo (Bộ, ngành, tỉnh, TP) về công tác TCD, KN, TC"
TRAINING = "tập huấn, tuyên truyền, giáo dục pháp luật về TCD, KN, TC"
INSPECTION = "thanh tra trách nhiệm"
ON_LAW = f"{INSPECTION}: thực hiện pháp luật về TCD, KN, TC"
PROPOSED = f"{INSPECTION}: kiến nghị xử lý"
CARRIED_OUT = "kết quả thực hiện kết luận, quyết định xử lý về thanh tra trách nhiệm"


@contract(
    "1 = 5 + 11 + 17",
    "2 = 6 + 12 + 18",
    "3 = 7 + 13 + 19",
    "4 = 8 + 14 + 20",
    derived=(
        "9 <= 6",
        "15 <= 12",
        "21 <= 18",
        "9 >= 8 + 8 + 8 + 8 + 8",
        "15 >= 14 + 14 + 14 + 14 + 14",
        "21 >= 20 + 20 + 20 + 20 + 20",
    ),
)
class ReceptionForm:
    """Columns 1 to 21 of 01/TCD: receptions by the reception office, by the head, and by whom the head sends.

    A case of the regular reception that the head also received is entered once, under the head. Days of
    reception are those announced to the public; visits and people are those that came.
    """

    visits: int = count("tổng số lượt tiếp", unit="lượt", code="1")
    people: int = count("tổng số người được tiếp", unit="người", code="2")
    cases: int = count("tổng số vụ việc tiếp", unit="vụ việc", code="3")
    groups: int = count("tổng số đoàn đông người", unit="đoàn", code="4")
    regular_visits: int = count(f"{REGULAR}: số lượt tiếp", unit="lượt", code="5")
    regular_people: int = count(f"{REGULAR}: số người được tiếp", unit="người", code="6")
    regular_cases: int = count(f"{REGULAR}: số vụ việc", unit="vụ việc", code="7")
    regular_groups: int = count(f"{REGULAR}: {GROUPS}: số đoàn được tiếp", unit="đoàn", code="8")
    regular_group_people: int = count(f"{REGULAR}: {GROUPS}: số người được tiếp", unit="người", code="9")
    head_days: int = count(f"{HEAD}: số ngày tiếp", unit="ngày", code="10")
    head_visits: int = count(f"{HEAD}: số lượt tiếp", unit="lượt", code="11")
    head_people: int = count(f"{HEAD}: số người được tiếp", unit="người", code="12")
    head_cases: int = count(f"{HEAD}: số vụ việc", unit="vụ việc", code="13")
    head_groups: int = count(f"{HEAD}: {GROUPS}: số đoàn được tiếp", unit="đoàn", code="14")
    head_group_people: int = count(f"{HEAD}: {GROUPS}: số người được tiếp", unit="người", code="15")
    delegate_days: int = count(f"{DELEGATE}: số ngày tiếp", unit="ngày", code="16")
    delegate_visits: int = count(f"{DELEGATE}: số lượt tiếp", unit="lượt", code="17")
    delegate_people: int = count(f"{DELEGATE}: số người được tiếp", unit="người", code="18")
    delegate_cases: int = count(f"{DELEGATE}: số vụ việc", unit="vụ việc", code="19")
    delegate_groups: int = count(f"{DELEGATE}: {GROUPS}: số đoàn được tiếp", unit="đoàn", code="20")
    delegate_group_people: int = count(f"{DELEGATE}: {GROUPS}: số người được tiếp", unit="người", code="21")


@contract(
    "2 <= 1",
    "3 = 4 + 23",
    "3 <= 2",
    "4 = 6 + 12 + 19",
    "4 <= 3",
    "5 <= 4",
    "6 = 7 + 8 = 9 + 10 + 11",
    "12 = 13 + 14 = 15 + 16 + 17 + 18",
    "19 = 20 + 21 + 22",
    "23 = 24 + 25",
)
class LettersForm:
    """Columns 1 to 25 of 02/XLD: letters of the period and those left from the one before, from all channels.

    From column 3 on, only letters that meet the conditions for handling are counted.
    """

    letters: int = count("tổng số đơn", unit="đơn", code="1")
    processed: int = count("số đơn đã xử lý", unit="đơn", code="2")
    eligible: int = count("số đơn đủ điều kiện xử lý", unit="đơn", code="3")
    competent: int = count("số đơn thuộc thẩm quyền", unit="đơn", code="4")
    competent_cases: int = count("số vụ việc thuộc thẩm quyền", unit="vụ việc", code="5")
    complaints: int = count(f"{COMPLAINTS}: tổng số đơn", unit="đơn", code="6")
    first_complaints: int = count(f"{COMPLAINTS}: {BY_LEVEL}: khiếu nại lần đầu", unit="đơn", code="7")
    second_complaints: int = count(f"{COMPLAINTS}: {BY_LEVEL}: khiếu nại lần 2", unit="đơn", code="8")
    land_complaints: int = count(f"{COMPLAINTS}: {BY_FIELD}: đất đai", unit="đơn", code="9")
    policy_complaints: int = count(f"{COMPLAINTS}: {BY_FIELD}: chế độ, chính sách", unit="đơn", code="10")
    other_complaints: int = count(f"{COMPLAINTS}: {BY_FIELD}: khác", unit="đơn", code="11")
    denunciations: int = count(f"{DENUNCIATIONS}: tổng số đơn", unit="đơn", code="12")
    first_denunciations: int = count(f"{DENUNCIATIONS}: {BY_LEVEL}: tố cáo lần đầu", unit="đơn", code="13")
    further_denunciations: int = count(f"{DENUNCIATIONS}: {BY_LEVEL}: tố cáo tiếp", unit="đơn", code="14")
    administrative_denunciations: int = count(
        f"{DENUNCIATIONS}: {BY_FIELD}: hành chính", unit="đơn", code="15"
    )
    corruption_denunciations: int = count(f"{DENUNCIATIONS}: {BY_FIELD}: tham nhũng", unit="đơn", code="16")
    judicial_denunciations: int = count(f"{DENUNCIATIONS}: {BY_FIELD}: tư pháp", unit="đơn", code="17")
    other_denunciations: int = count(f"{DENUNCIATIONS}: {BY_FIELD}: khác", unit="đơn", code="18")
    proposals: int = count(f"{PROPOSALS}: tổng số đơn", unit="đơn", code="19")
    policy_proposals: int = count(f"{PROPOSALS}: {BY_FIELD}: chế độ, chính sách", unit="đơn", code="20")
    land_proposals: int = count(f"{PROPOSALS}: {BY_FIELD}: đất đai", unit="đơn", code="21")
    other_proposals: int = count(f"{PROPOSALS}: {BY_FIELD}: khác", unit="đơn", code="22")
    others: int = count(f"{OTHERS}: tổng số đơn", unit="đơn", code="23")
    others_guided: int = count(f"{OTHERS}: {BY_OUTCOME}: hướng dẫn", unit="đơn", code="24")
    others_forwarded: int = count(f"{OTHERS}: {BY_OUTCOME}: chuyển đơn", unit="đơn", code="25")


@contract("8 <= 6")
class ManagementForm:
    """Columns 1 to 17 of 06/QLKNTC: documents, training, inspections of how the law is kept.

    Columns 9 to 12 add up the conclusions of column 8, columns 14 to 17 what came of those of column 13.
    """

    issued: int = count(f"{DOCUMENTS}: số văn bản ban hành mới", unit="văn bản", code="1")
    amended: int = count(f"{DOCUMENTS}: số văn bản được sửa đổi, bổ sung", unit="văn bản", code="2")
    abolished: int = count(f"{DOCUMENTS}: số văn bản hủy bỏ", unit="văn bản", code="3")
    classes: int = count(f"{TRAINING}: số lớp", unit="lớp", code="4")
    attendants: int = count(f"{TRAINING}: số người", unit="người", code="5")
    inspections: int = count(f"{ON_LAW}: số cuộc", unit="cuộc", code="6")
    inspected_units: int = count(f"{ON_LAW}: số đơn vị", unit="đơn vị", code="7")
    concluded: int = count(f"{INSPECTION}: số cuộc đã ban hành kết luận", unit="cuộc", code="8")
    proposed_bodies: int = count(f"{PROPOSED}: hành chính: tổ chức", unit="tổ chức", code="9")
    proposed_people: int = count(f"{PROPOSED}: hành chính: cá nhân", unit="cá nhân", code="10")
    referred_bodies: int = count(f"{PROPOSED}: chuyển cơ quan điều tra: tổ chức", unit="tổ chức", code="11")
    referred_people: int = count(f"{PROPOSED}: chuyển cơ quan điều tra: cá nhân", unit="cá nhân", code="12")
    conclusions: int = count(f"{CARRIED_OUT}: tổng số KLTT thực hiện", unit="kết luận", code="13")
    punished_bodies: int = count(f"{CARRIED_OUT}: đã xử lý hành chính: tổ chức", unit="tổ chức", code="14")
    punished_people: int = count(f"{CARRIED_OUT}: đã xử lý hành chính: cá nhân", unit="cá nhân", code="15")
    prosecuted_cases: int = count(f"{CARRIED_OUT}: đã khởi tố: vụ", unit="vụ", code="16")
    prosecuted_people: int = count(f"{CARRIED_OUT}: đã khởi tố: đối tượng", unit="đối tượng", code="17")
