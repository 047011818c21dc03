"""Form 01/PCTN of Thông tư 06/2025/TT-TTCP, codes 1 to 13; forms.py has the whole form and its sources."""

from __future__ import annotations

from vanban import contract, count

POLICY = "chính sách, pháp luật"
EDUCATION = "tuyên truyền, phổ biến, giáo dục pháp luật về phòng, chống tham nhũng, tiêu cực"
INSPECTION = "thanh tra trách nhiệm thực hiện pháp luật về phòng, chống TNLPTC"
TO_DISCIPLINE = f"{INSPECTION}: kiến nghị xử lý hành chính"
TO_PROSECUTE = f"{INSPECTION}: kiến nghị xử lý hình sự"


@contract()
class Policy:
    """Codes 1 to 13: rules issued, teaching of the law, inspections of who must carry it out."""

    new_documents: int = count(
        f"{POLICY}: số văn bản ban hành mới để thực hiện Luật PCTN và các văn bản hướng dẫn thi hành Luật "
        "PCTN",
        unit="văn bản",
        code="1",
    )
    amended_documents: int = count(
        f"{POLICY}: số văn bản được sửa đổi, bổ sung để thực hiện Luật PCTN và các văn bản hướng dẫn thi "
        "hành",
        unit="văn bản",
        code="2",
    )
    repealed_documents: int = count(
        f"{POLICY}: số văn bản được bãi bỏ để thực hiện Luật PCTN và các văn bản hướng dẫn thi hành",
        unit="văn bản",
        code="3",
    )
    classes: int = count(
        f"{EDUCATION}: số lớp tuyên truyền, quán triệt pháp luật về phòng, chống tham nhũng, tiêu cực được "
        "tổ chức",
        unit="lớp",
        code="4",
    )
    attendances: int = count(
        f"{EDUCATION}: số lượt cán bộ, công chức, viên chức, nhân dân tham gia các lớp tập huấn, quán "
        "triệt pháp luật về phòng, chống tham nhũng, tiêu cực",
        unit="lượt người",
        code="5",
    )
    publications: int = count(
        f"{EDUCATION}: số lượng đầu sách, tài liệu về pháp luật phòng, chống tham nhũng được xuất bản",
        unit="tài liệu",
        code="6",
    )
    inspections: int = count(
        f"{INSPECTION}: tổng số cuộc thanh tra trách nhiệm thực hiện pháp luật về phòng, chống TNLPTC",
        unit="cuộc",
        code="7",
    )
    inspections_concluded: int = count(
        f"{INSPECTION}: số cuộc thanh tra trách nhiệm thực hiện pháp luật về phòng, chống TNLPTC đã ban "
        "hành kết luận",
        unit="cuộc",
        code="8",
    )
    units_inspected: int = count(f"{INSPECTION}: số đơn vị được thanh tra", unit="đơn vị", code="9")
    groups_to_discipline: int = count(f"{TO_DISCIPLINE}: tập thể", unit="tập thể", code="10")
    persons_to_discipline: int = count(f"{TO_DISCIPLINE}: cá nhân", unit="người", code="11")
    cases_to_prosecute: int = count(f"{TO_PROSECUTE}: số vụ", unit="vụ", code="12")
    persons_to_prosecute: int = count(f"{TO_PROSECUTE}: số đối tượng", unit="đối tượng", code="13")
