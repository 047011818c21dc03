"""Form 01/PCTN of Thông tư 06/2025/TT-TTCP of 29/9/2025: 108 indicators and 13 parts of them, one column.

Indicators, their headings and units are worded as a third-party copy of the circular prints them. Ours are
the field names, small letters at the start, ": " between heading and indicator, units without abbreviation,
and two slips of the copy put right ("được được", "Sổ đối tượng"). Left out are the notes in brackets on how
to count (money of all kinds in đồng, courts of first instance, other activities, State Bank), and the rows
without a code, which the form forbids to fill. TNLPTC is the form's own short form of "tham nhũng, lãng phí,
tiêu cực", PCTN of "phòng, chống tham nhũng".

The form prints no relation: all of them are derived, those of the inspectorate from its heading, which says
that its figures are among the totals. Each class adds its codes after those of the class that it extends.
"""

from __future__ import annotations

from decimal import Decimal

from vanban import contract, count, number

from .detection import Detection

HEADS = (
    "xử lý trách nhiệm của người đứng đầu cơ quan, tổ chức, đơn vị khi để xảy ra "
    "tham nhũng, lãng phí, tiêu cực"
)
HANDLING = "xử lý tham nhũng, lãng phí, tiêu cực trong cơ quan, tổ chức, đơn vị"
FOUND = f"{HANDLING}: tài sản bị TNLPTC, gây thiệt hại do TNLPTC đã phát hiện được"
RECOVERED = f"{HANDLING}: tài sản TNLPTC, gây thiệt hại do TNLPTC đã được thu hồi, bồi thường"
LOST = f"{HANDLING}: tài sản TNLPTC, gây thiệt hại do TNLPTC không thể thu hồi, khắc phục được"
INSPECTORATE = "phát hiện, xử lý tham nhũng, lãng phí, tiêu cực trong ngành Thanh tra"
PRIVATE = "phòng, chống tham nhũng trong doanh nghiệp, tổ chức khu vực ngoài nhà nước"
BODIES = "công ty đại chúng, tổ chức tín dụng, tổ chức xã hội (quy định tại khoản 1 Điều 80 Luật PCTN)"


@contract(
    derived=(
        "8 <= 7",
        "15 <= 14",
        "24 <= 23",
        "32 <= 31",
        "33 = 34 + 35",
        "43 = 43.1 + 43.2",
        "65 <= 64",
        "66 <= 65",
        "82 = 82.1 + 82.2 + 82.3",
        "84 = 84.1 + 84.2 + 84.3 + 84.4",
        "91 = 91.1 + 91.2",
        "92 = 92.1 + 92.2",
        "95 <= 44 + 46",
        "96 <= 45 + 47",
        "99 <= 85",
        "100 <= 86",
        "102 <= 101",
        "103 <= 101",
    ),
)
class PctnForm(Detection):
    """Codes 80 to 108, after those of detection.py: who was held to account, what was recovered."""

    heads_at_fault: int = count(
        f"{HEADS}: số người đứng đầu, cấp phó người đứng đầu bị kết luận là thiếu trách nhiệm để xảy ra "
        "hành vi TNLPTC",
        unit="người",
        code="80",
    )
    heads_prosecuted: int = count(
        f"{HEADS}: số người đứng đầu, cấp phó người đứng đầu đã bị xử lý hình sự do thiếu trách nhiệm để "
        "xảy ra hành vi TNLPTC",
        unit="người",
        code="81",
    )
    heads_disciplined: int = count(
        f"{HEADS}: số người đứng đầu, cấp phó người đứng đầu bị xử lý kỷ luật do thiếu trách nhiệm để xảy "
        "ra TNLPTC",
        unit="người",
        code="82",
    )
    heads_reprimanded: int = count(f"{HEADS}: khiển trách", unit="người", code="82.1")
    heads_warned: int = count(f"{HEADS}: cảnh cáo", unit="người", code="82.2")
    heads_dismissed: int = count(f"{HEADS}: cách chức", unit="người", code="82.3")
    cases_tried: int = count(f"{HANDLING}: số vụ án TNLPTC đã đưa ra xét xử", unit="vụ", code="83")
    persons_convicted: int = count(f"{HANDLING}: số đối tượng bị kết án TNLPTC", unit="người", code="84")
    convicted_of_less_serious: int = count(
        f"{HANDLING}: số đối tượng phạm tội TNLPTC ít nghiêm trọng", unit="người", code="84.1"
    )
    convicted_of_serious: int = count(
        f"{HANDLING}: số đối tượng phạm tội TNLPTC nghiêm trọng", unit="người", code="84.2"
    )
    convicted_of_very_serious: int = count(
        f"{HANDLING}: số đối tượng phạm tội TNLPTC rất nghiêm trọng", unit="người", code="84.3"
    )
    convicted_of_most_serious: int = count(
        f"{HANDLING}: số đối tượng phạm tội TNLPTC đặc biệt nghiêm trọng", unit="người", code="84.4"
    )
    cases_disciplined: int = count(
        f"{HANDLING}: số vụ việc TNLPTC đã được xử lý hành chính", unit="vụ", code="85"
    )
    officials_disciplined: int = count(
        f"{HANDLING}: số cán bộ, công chức, viên chức bị xử lý kỷ luật hành chính về hành vi TNLPTC",
        unit="người",
        code="86",
    )
    cases_pending: int = count(
        f"{HANDLING}: số vụ việc TNLPTC đã được phát hiện, đang được xem xét để xử lý (chưa có kết quả xử "
        "lý)",
        unit="vụ",
        code="87",
    )
    persons_pending: int = count(
        f"{HANDLING}: số đối tượng TNLPTC đã được phát hiện, đang được xem xét để xử lý (chưa có kết quả "
        "xử lý)",
        unit="người",
        code="88",
    )
    money_found: Decimal = number(f"{FOUND}: bằng tiền", unit="triệu đồng", code="89")
    land_found: Decimal = number(f"{FOUND}: đất đai", unit="m²", code="90")
    money_recovered: Decimal = number(f"{RECOVERED}: bằng tiền", unit="triệu đồng", code="91")
    money_recovered_by_agencies: Decimal = number(
        f"{RECOVERED}: kết quả thu hồi tiền bằng biện pháp hành chính", unit="triệu đồng", code="91.1"
    )
    money_recovered_by_courts: Decimal = number(
        f"{RECOVERED}: kết quả thu hồi tiền bằng biện pháp tư pháp", unit="triệu đồng", code="91.2"
    )
    land_recovered: Decimal = number(f"{RECOVERED}: đất đai", unit="m²", code="92")
    land_recovered_by_agencies: Decimal = number(
        f"{RECOVERED}: kết quả thu hồi đất bằng biện pháp hành chính", unit="m²", code="92.1"
    )
    land_recovered_by_courts: Decimal = number(
        f"{RECOVERED}: kết quả thu hồi đất bằng biện pháp tư pháp", unit="m²", code="92.2"
    )
    money_lost: Decimal = number(f"{LOST}: bằng tiền", unit="triệu đồng", code="93")
    land_lost: Decimal = number(f"{LOST}: đất đai", unit="m²", code="94")
    inspectorate_cases: int = count(
        f"{INSPECTORATE}: tổng số vụ việc TNLPTC trong cơ quan thanh tra được phát hiện trong kỳ báo cáo",
        unit="vụ",
        code="95",
    )
    inspectorate_persons: int = count(
        f"{INSPECTORATE}: tổng số đối tượng trong cơ quan thanh tra có hành vi TNLPTC được phát hiện trong "
        "kỳ báo cáo",
        unit="người",
        code="96",
    )
    inspectorate_cases_prosecuted: int = count(
        f"{INSPECTORATE}: số vụ việc TNLPTC trong cơ quan thanh tra bị xử lý hình sự", unit="vụ", code="97"
    )
    inspectorate_persons_prosecuted: int = count(
        f"{INSPECTORATE}: số đối tượng TNLPTC trong cơ quan thanh tra bị xử lý hình sự",
        unit="người",
        code="98",
    )
    inspectorate_cases_disciplined: int = count(
        f"{INSPECTORATE}: số vụ việc TNLPTC trong cơ quan thanh tra bị xử lý hành chính", unit="vụ", code="99"
    )
    inspectorate_persons_disciplined: int = count(
        f"{INSPECTORATE}: số đối tượng TNLPTC trong cơ quan thanh tra bị xử lý kỷ luật",
        unit="người",
        code="100",
    )
    private_bodies: int = count(f"{PRIVATE}: số {BODIES} thuộc phạm vi quản lý", unit="tổ chức", code="101")
    private_bodies_inspected: int = count(
        f"{PRIVATE}: số {BODIES} được thanh tra, kiểm tra việc thực hiện pháp luật về PCTN",
        unit="tổ chức",
        code="102",
    )
    private_bodies_at_fault: int = count(
        f"{PRIVATE}: số {BODIES} bị xử lý do có vi phạm pháp luật về PCTN", unit="tổ chức", code="103"
    )
    private_cases: int = count(
        f"{PRIVATE}: số vụ tham nhũng trong khu vực ngoài nhà nước thuộc phạm vi quản lý được phát hiện",
        unit="vụ",
        code="104",
    )
    private_persons: int = count(
        f"{PRIVATE}: số đối tượng có hành vi tham nhũng trong khu vực ngoài nhà nước thuộc phạm vi quản lý "
        "được phát hiện",
        unit="người",
        code="105",
    )
    private_persons_prosecuted: int = count(
        f"{PRIVATE}: số đối tượng có hành vi tham nhũng trong khu vực ngoài nhà nước thuộc phạm vi quản lý "
        "đã bị xử lý hình sự",
        unit="người",
        code="106",
    )
    private_damage: Decimal = number(
        f"{PRIVATE}: thiệt hại gây ra bởi các vụ tham nhũng trong khu vực ngoài nhà nước thuộc phạm vi "
        "quản lý",
        unit="triệu đồng",
        code="107",
    )
    private_money_recovered: Decimal = number(
        f"{PRIVATE}: kết quả thu hồi tài sản tham nhũng trong khu vực ngoài nhà nước thuộc phạm vi quản lý",
        unit="triệu đồng",
        code="108",
    )
