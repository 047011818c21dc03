"""Form 01/PCTN of Thông tư 06/2025/TT-TTCP, codes 44 to 79; forms.py has the whole form and its sources."""

from __future__ import annotations

from vanban import contract, count

from .prevention import Prevention

DETECTION = "phát hiện các vụ việc tham nhũng, lãng phí, tiêu cực trong cơ quan, tổ chức, đơn vị"
BY_CHECKS = f"{DETECTION}: qua công tác kiểm tra và tự kiểm tra của cơ quan, tổ chức, đơn vị"
BY_OVERSIGHT = f"{DETECTION}: qua hoạt động giám sát, thanh tra, kiểm toán"
BY_REPORTS = f"{DETECTION}: qua xem xét phản ánh, báo cáo về hành vi tham nhũng, lãng phí, tiêu cực"
BY_COMPLAINTS = f"{DETECTION}: qua công tác giải quyết khiếu nại, tố cáo"
BY_OTHERS = f"{DETECTION}: qua các hoạt động khác"
BY_POLICE = f"{DETECTION}: qua điều tra tội phạm"
INFORMANTS = f"{DETECTION}: bảo vệ, khen thưởng người tố cáo, phát hiện tham nhũng, lãng phí, tiêu cực"


@contract()
class Detection(Prevention):
    """Codes 44 to 79, after those of prevention.py: what was found, by whom, who reported it."""

    corruption_cases: int = count(
        f"{DETECTION}: tổng số vụ việc tham nhũng, tiêu cực được phát hiện trong kỳ báo cáo",
        unit="vụ",
        code="44",
    )
    corrupt_persons: int = count(
        f"{DETECTION}: tổng số đối tượng có hành vi tham nhũng, tiêu cực được phát hiện trong kỳ báo cáo",
        unit="người",
        code="45",
    )
    waste_cases: int = count(
        f"{DETECTION}: tổng số vụ việc gây lãng phí được phát hiện trong kỳ báo cáo", unit="vụ", code="46"
    )
    wasteful_persons: int = count(
        f"{DETECTION}: tổng số đối tượng có hành vi gây lãng phí được phát hiện trong kỳ báo cáo",
        unit="người",
        code="47",
    )
    cases_by_state_checks: int = count(
        f"{BY_CHECKS}: số vụ TNLPTC đã được phát hiện qua công tác kiểm tra của cơ quan quản lý nhà nước",
        unit="vụ",
        code="48",
    )
    persons_by_state_checks: int = count(
        f"{BY_CHECKS}: số đối tượng có hành vi TNLPTC được phát hiện qua công tác kiểm tra của cơ quan "
        "quản lý nhà nước",
        unit="người",
        code="49",
    )
    cases_by_self_checks: int = count(
        f"{BY_CHECKS}: số vụ TNLPTC được phát hiện qua công tác tự kiểm tra", unit="vụ", code="50"
    )
    persons_by_self_checks: int = count(
        f"{BY_CHECKS}: số đối tượng có hành vi TNLPTC được phát hiện qua công tác tự kiểm tra",
        unit="người",
        code="51",
    )
    cases_in_control_bodies: int = count(
        f"{BY_CHECKS}: số vụ TNLPTC được phát hiện qua kiểm tra hoạt động chống TNLPTC trong cơ quan có "
        "chức năng phòng, chống TNLPTC",
        unit="vụ",
        code="52",
    )
    persons_in_control_bodies: int = count(
        f"{BY_CHECKS}: số đối tượng có hành vi TNLPTC được phát hiện qua kiểm tra trong cơ quan có chức "
        "năng phòng, chống TNLPTC",
        unit="người",
        code="53",
    )
    corruption_cases_by_councils: int = count(
        f"{BY_OVERSIGHT}: số vụ tham nhũng, tiêu cực được phát hiện thông qua hoạt động giám sát của cơ "
        "quan dân cử, đại biểu dân cử và xử lý đề nghị của cơ quan dân cử, đại biểu dân cử",
        unit="vụ",
        code="54",
    )
    corrupt_persons_by_councils: int = count(
        f"{BY_OVERSIGHT}: số đối tượng có hành vi tham nhũng, tiêu cực được phát hiện thông qua hoạt động "
        "giám sát của cơ quan dân cử, đại biểu dân cử và xử lý đề nghị của cơ quan dân cử, đại biểu dân "
        "cử",
        unit="người",
        code="55",
    )
    corruption_cases_by_inspection: int = count(
        f"{BY_OVERSIGHT}: số vụ tham nhũng, tiêu cực được phát hiện thông qua hoạt động thanh tra",
        unit="vụ",
        code="56",
    )
    corrupt_persons_by_inspection: int = count(
        f"{BY_OVERSIGHT}: số đối tượng có hành vi tham nhũng, tiêu cực được phát hiện qua hoạt động thanh "
        "tra",
        unit="người",
        code="57",
    )
    waste_cases_by_inspection: int = count(
        f"{BY_OVERSIGHT}: số vụ lãng phí được phát hiện qua hoạt động thanh tra", unit="vụ", code="58"
    )
    wasteful_persons_by_inspection: int = count(
        f"{BY_OVERSIGHT}: số đối tượng có hành vi gây lãng phí được phát hiện qua hoạt động thanh tra",
        unit="người",
        code="59",
    )
    corruption_cases_by_audit: int = count(
        f"{BY_OVERSIGHT}: số vụ tham nhũng, tiêu cực được phát hiện thông qua hoạt động kiểm toán",
        unit="vụ",
        code="60",
    )
    corrupt_persons_by_audit: int = count(
        f"{BY_OVERSIGHT}: số đối tượng có hành vi tham nhũng, tiêu cực được phát hiện thông qua hoạt động "
        "kiểm toán",
        unit="người",
        code="61",
    )
    waste_cases_by_audit: int = count(
        f"{BY_OVERSIGHT}: số vụ lãng phí được phát hiện qua hoạt động kiểm toán", unit="vụ", code="62"
    )
    wasteful_persons_by_audit: int = count(
        f"{BY_OVERSIGHT}: số đối tượng có hành vi gây lãng phí được phát hiện qua hoạt động kiểm toán",
        unit="người",
        code="63",
    )
    cases_reported: int = count(
        f"{BY_REPORTS}: số vụ việc có phản ánh, báo cáo về hành vi TNLPTC", unit="vụ việc", code="64"
    )
    cases_reported_examined: int = count(
        f"{BY_REPORTS}: số vụ việc có phản ánh, báo cáo về hành vi TNLPTC đã được xem xét",
        unit="vụ việc",
        code="65",
    )
    cases_by_reports: int = count(
        f"{BY_REPORTS}: số vụ TNLPTC phát hiện thông qua xem xét nội dung phản ánh, báo cáo về hành vi "
        "TNLPTC",
        unit="vụ",
        code="66",
    )
    persons_by_reports: int = count(
        f"{BY_REPORTS}: số đối tượng có hành vi TNLPTC phát hiện thông qua xem xét nội dung phản ánh, báo "
        "cáo về hành vi TNLPTC",
        unit="người",
        code="67",
    )
    cases_by_complaints: int = count(
        f"{BY_COMPLAINTS}: số vụ TNLPTC được phát hiện thông qua giải quyết khiếu nại, tố cáo",
        unit="vụ",
        code="68",
    )
    persons_by_complaints: int = count(
        f"{BY_COMPLAINTS}: số đối tượng có hành vi TNLPTC phát hiện qua giải quyết khiếu nại, tố cáo",
        unit="người",
        code="69",
    )
    cases_by_other_means: int = count(
        f"{BY_OTHERS}: số vụ TNLPTC được phát hiện thông qua các hoạt động khác", unit="vụ", code="70"
    )
    persons_by_other_means: int = count(
        f"{BY_OTHERS}: số đối tượng có hành vi TNLPTC phát hiện qua các hoạt động khác",
        unit="người",
        code="71",
    )
    corruption_cases_prosecuted: int = count(
        f"{BY_POLICE}: số vụ án tham nhũng, tiêu cực (thuộc phạm vi quản lý) đã được cơ quan chức năng "
        "khởi tố",
        unit="vụ",
        code="72",
    )
    corrupt_persons_prosecuted: int = count(
        f"{BY_POLICE}: số đối tượng tham nhũng, tiêu cực (thuộc phạm vi quản lý) đã bị cơ quan chức năng "
        "khởi tố",
        unit="người",
        code="73",
    )
    waste_cases_prosecuted: int = count(
        f"{BY_POLICE}: số vụ án gây lãng phí (thuộc phạm vi quản lý) đã được cơ quan chức năng khởi tố",
        unit="vụ",
        code="74",
    )
    wasteful_persons_prosecuted: int = count(
        f"{BY_POLICE}: số đối tượng gây lãng phí (thuộc phạm vi quản lý) đã bị cơ quan chức năng khởi tố",
        unit="người",
        code="75",
    )
    informants_protected: int = count(
        f"{INFORMANTS}: số người tố cáo hành vi TNLPTC được bảo vệ theo quy định của pháp luật về tố cáo",
        unit="người",
        code="76",
    )
    informants_harmed: int = count(
        f"{INFORMANTS}: số người tố cáo hành vi TNLPTC bị trả thù", unit="người", code="77"
    )
    avengers_handled: int = count(
        f"{INFORMANTS}: số người đã bị xử lý do có hành vi trả thù người tố cáo", unit="người", code="78"
    )
    informants_rewarded: int = count(
        f"{INFORMANTS}: số người tố cáo hành vi TNLPTC đã được khen, thưởng", unit="người", code="79"
    )
