"""Form 01/PCTN of Thông tư 06/2025/TT-TTCP, codes 14 to 43.2; forms.py has the whole form and its sources."""

from __future__ import annotations

from decimal import Decimal

from vanban import contract, count, number

from .policy import Policy

PREVENTION = "phòng ngừa tham nhũng trong cơ quan, tổ chức, đơn vị"
OPENNESS = f"{PREVENTION}: kết quả thực hiện công khai, minh bạch về tổ chức và hoạt động"
NORMS = f"{PREVENTION}: xây dựng và thực hiện định mức, tiêu chuẩn, chế độ"
CONDUCT = f"{PREVENTION}: thực hiện quy tắc ứng xử của người có chức vụ, quyền hạn"
TRANSFERS = f"{PREVENTION}: chuyển đổi vị trí công tác của người có chức vụ, quyền hạn"
REFORM = (
    f"{PREVENTION}: cải cách hành chính, ứng dụng khoa học công nghệ trong quản lý "
    "và thanh toán không dùng tiền mặt"
)
ASSETS = (
    f"{PREVENTION}: thực hiện các quy định về kiểm soát tài sản, thu nhập của người có chức vụ, quyền hạn"
)


@contract()
class Prevention(Policy):
    """Codes 14 to 43.2, after those of policy.py: measures against corruption before it happens."""

    units_checked_for_openness: int = count(
        f"{OPENNESS}: số cơ quan, tổ chức, đơn vị được kiểm tra việc thực hiện các quy định về công khai, "
        "minh bạch về tổ chức và hoạt động",
        unit="cơ quan, tổ chức, đơn vị",
        code="14",
    )
    units_lacking_openness: int = count(
        f"{OPENNESS}: số cơ quan, tổ chức, đơn vị bị phát hiện có vi phạm quy định về công khai, minh bạch "
        "về tổ chức và hoạt động",
        unit="cơ quan, tổ chức, đơn vị",
        code="15",
    )
    new_norms: int = count(
        f"{NORMS}: số văn bản về định mức, tiêu chuẩn, chế độ đã được ban hành mới", unit="văn bản", code="16"
    )
    changed_norms: int = count(
        f"{NORMS}: số văn bản về định mức, tiêu chuẩn, chế độ đã được sửa đổi, bổ sung, bãi bỏ",
        unit="văn bản",
        code="17",
    )
    norm_inspections: int = count(
        f"{NORMS}: số cuộc thanh tra, kiểm tra việc thực hiện các quy định về định mức, tiêu chuẩn, chế độ",
        unit="cuộc",
        code="18",
    )
    norm_violations: int = count(
        f"{NORMS}: số vụ vi phạm các quy định về định mức, tiêu chuẩn, chế độ", unit="vụ", code="19"
    )
    norm_violators: int = count(
        f"{NORMS}: số người vi phạm các quy định về định mức, tiêu chuẩn, chế độ", unit="người", code="20"
    )
    norm_violators_disciplined: int = count(
        f"{NORMS}: số người vi phạm các quy định về định mức, tiêu chuẩn, chế độ đã bị xử lý hành chính",
        unit="người",
        code="21",
    )
    norm_violators_prosecuted: int = count(
        f"{NORMS}: số người vi phạm các quy định về định mức, tiêu chuẩn, chế độ đã bị xử lý hình sự",
        unit="người",
        code="22",
    )
    norm_money_claimed: Decimal = number(
        f"{NORMS}: tổng giá trị các vi phạm về định mức, tiêu chuẩn, chế độ được kiến nghị thu hồi và bồi "
        "thường",
        unit="triệu đồng",
        code="23",
    )
    norm_money_recovered: Decimal = number(
        f"{NORMS}: tổng giá trị vi phạm định mức, tiêu chuẩn, chế độ đã được thu hồi và bồi thường",
        unit="triệu đồng",
        code="24",
    )
    units_checked_for_conduct: int = count(
        f"{CONDUCT}: số cơ quan, tổ chức, đơn vị đã được kiểm tra việc thực hiện quy tắc ứng xử của người "
        "có chức vụ, quyền hạn",
        unit="cơ quan, tổ chức, đơn vị",
        code="25",
    )
    conduct_violators: int = count(
        f"{CONDUCT}: số cán bộ, công chức, viên chức vi phạm quy tắc ứng xử, quy tắc đạo đức nghề nghiệp "
        "đã bị xử lý",
        unit="người",
        code="26",
    )
    gift_returners: int = count(
        f"{CONDUCT}: số người đã nộp lại quà tặng cho đơn vị", unit="người", code="27"
    )
    gifts_returned: Decimal = number(
        f"{CONDUCT}: giá trị quà tặng đã được nộp lại", unit="triệu đồng", code="28"
    )
    conflict_violators: int = count(
        f"{CONDUCT}: số người bị xử lý do có vi phạm vì xung đột lợi ích", unit="người", code="29"
    )
    business_violators: int = count(
        f"{CONDUCT}: số người bị xử lý do có vi phạm về việc kinh doanh trong thời hạn không được kinh "
        "doanh sau khi thôi giữ chức vụ",
        unit="người",
        code="30",
    )
    transfers_due: int = count(
        f"{TRANSFERS}: số cán bộ, công chức, viên chức phải thực hiện chuyển đổi vị trí công tác nhằm "
        "phòng ngừa tham nhũng",
        unit="người",
        code="31",
    )
    transfers_made: int = count(
        f"{TRANSFERS}: số cán bộ, công chức, viên chức được chuyển đổi vị trí công tác nhằm phòng ngừa "
        "tham nhũng",
        unit="người",
        code="32",
    )
    online_services: int = count(f"{REFORM}: số dịch vụ công trực tuyến", unit="thủ tục", code="33")
    online_services_full: int = count(
        f"{REFORM}: số dịch vụ công trực tuyến toàn trình", unit="thủ tục", code="34"
    )
    online_services_partial: int = count(
        f"{REFORM}: số dịch vụ công trực tuyến một phần", unit="thủ tục", code="35"
    )
    cashless_inspections: int = count(
        f"{REFORM}: số cuộc kiểm tra, thanh tra việc thực hiện thanh toán không dùng tiền mặt",
        unit="cuộc",
        code="36",
    )
    cashless_violations: int = count(
        f"{REFORM}: số vụ phát hiện vi phạm trong việc thực hiện thanh toán không dùng tiền mặt",
        unit="vụ",
        code="37",
    )
    interbank_payments: Decimal = number(
        f"{REFORM}: tổng giá trị giao dịch qua Hệ thống thanh toán điện tử liên ngân hàng",
        unit="triệu đồng",
        code="38",
    )
    cash_share: Decimal = number(
        f"{REFORM}: tỷ trọng tiền mặt trên tổng phương tiện thanh toán", unit="%", code="39"
    )
    declarants: int = count(
        f"{ASSETS}: số người đã thực hiện kê khai và công khai tài sản, thu nhập trong kỳ",
        unit="người",
        code="40",
    )
    declarants_verified: int = count(
        f"{ASSETS}: số người được xác minh việc kê khai tài sản, thu nhập", unit="người", code="41"
    )
    units_checked_for_declarations: int = count(
        f"{ASSETS}: số cơ quan, tổ chức, đơn vị đã được kiểm tra việc thực hiện các quy định về kê khai, "
        "công khai bản kê khai tài sản, thu nhập",
        unit="cơ quan, tổ chức, đơn vị",
        code="42",
    )
    asset_violators: int = count(
        f"{ASSETS}: số người bị kỷ luật do vi phạm quy định về kiểm soát tài sản, thu nhập",
        unit="người",
        code="43",
    )
    untruthful_declarants: int = count(
        f"{ASSETS}: số người bị kỷ luật do kê khai tài sản, thu nhập không trung thực",
        unit="người",
        code="43.1",
    )
    other_asset_violators: int = count(
        f"{ASSETS}: số người bị kỷ luật do có vi phạm khác về kiểm soát tài sản, thu nhập",
        unit="người",
        code="43.2",
    )
