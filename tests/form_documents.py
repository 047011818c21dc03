"""Three documents that keep every rule of the decree, a report, a letter and a decision, to be spoilt."""

from __future__ import annotations

from form_builder import Form, Para, centred, prose

HEAD = {
    "quoc-hieu": centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, bold=True),
    "tieu-ngu": centred("Độc lập - Tự do - Hạnh phúc", 14, bold=True, drawn=60),
    "co-quan-chu-quan": centred("UBND TỈNH SƠN LA", 13),
    "co-quan": centred("SỞ NỘI VỤ", 13, bold=True, drawn=11),
    "so-ky-hieu": centred("Số:      /BC-SNV", 13, before=6),
    "dia-danh": centred("Sơn La, ngày      tháng 3 năm 2026", 14, italic=True, before=6),
}
FOOT = {
    "noi-nhan": Para("Nơi nhận:", 12, bold=True, italic=True, align="left"),
    "noi-nhan-1": Para("- Như trên;", 11, align="left"),
    "noi-nhan-2": Para("- Lãnh đạo Sở;", 11, align="left"),
    "noi-nhan-3": Para("- Lưu: VT, VP.", 11, align="left"),
    "nguoi-soan": Para("PL.(30)", 11, align="left"),
    "quyen-han": centred("KT. GIÁM ĐỐC", 14, bold=True),
    "chuc-vu": centred("PHÓ GIÁM ĐỐC", 14, bold=True),
    "ho-ten": centred("Nguyễn Văn A", 14, bold=True, before=70),
}
SENTENCE = "Trong quý I năm 2026, Sở đã tiếp 31 lượt công dân, giải quyết xong các vụ việc thuộc thẩm quyền."

REPORT = Form(
    paras={
        **HEAD,
        "khan": centred("HỎA TỐC", 13, bold=True),
        "ten-loai": centred("BÁO CÁO", 14, bold=True, before=12),
        "trich-yeu": centred("Kết quả công tác quý I năm 2026", 14, bold=True, drawn=34),
        "kinh-gui": Para("Kính gửi:", align="left", before=12),
        "kinh-gui-1": Para("- Ủy ban nhân dân tỉnh Sơn La;", align="left"),
        "kinh-gui-2": Para("- Bộ Nội vụ.", align="left"),
        "mo-dau": prose("Thực hiện chế độ báo cáo định kỳ, Sở Nội vụ báo cáo như sau:"),
        "muc-1": prose("I. KẾT QUẢ ĐẠT ĐƯỢC", bold=True),
        "khoan-1": prose("1. Công tác tiếp công dân", bold=True),
        "than-bai-1": prose(SENTENCE),
        "diem-1": prose("a) Tiếp thường xuyên: 20 lượt."),
        "diem-2": prose("b) Tiếp định kỳ: 5 lượt."),
        "diem-3": prose("c) Tiếp đột xuất: 3 lượt."),
        "diem-4": prose("d) Ủy quyền tiếp: 2 lượt."),
        "diem-5": prose("đ) Phối hợp tiếp: 1 lượt."),
        "khoan-2": prose("2. Công tác xử lý đơn", bold=True),
        "gach-1": prose("- Đơn khiếu nại: 12 đơn."),
        "muc-2": prose("II. PHƯƠNG HƯỚNG", bold=True),
        "ket": prose("Sở Nội vụ tiếp tục thực hiện nghiêm túc các nhiệm vụ được giao./."),
        **FOOT,
        "phu-luc-1": centred("Phụ lục I", 14, bold=True),
        "ten-phu-luc-1": centred("BIỂU TỔNG HỢP TIẾP CÔNG DÂN", 13, bold=True),
        "kem-theo-1": centred("(Kèm theo Báo cáo số      /BC-SNV ngày      tháng 3 năm 2026 của Sở Nội vụ)", 13, italic=True),
        "phu-luc-2": centred("Phụ lục II", 14, bold=True, before=40),
        "ten-phu-luc-2": centred("BIỂU TỔNG HỢP ĐƠN", 13, bold=True),
        "kem-theo-2": centred("(Kèm theo Báo cáo số      /BC-SNV ngày      tháng 3 năm 2026 của Sở Nội vụ)", 13, italic=True),
    },
    head=[
        (["co-quan-chu-quan", "co-quan"], ["quoc-hieu", "tieu-ngu"]),
        (["so-ky-hieu"], ["dia-danh"]),
        (["khan"], []),
    ],
    body=[
        "ten-loai", "trich-yeu", "kinh-gui", "kinh-gui-1", "kinh-gui-2", "mo-dau", "muc-1", "khoan-1", "than-bai-1", "diem-1",
        "diem-2", "diem-3", "diem-4", "diem-5", "khoan-2", "gach-1", "muc-2", "ket",
    ],
    foot=(["noi-nhan", "noi-nhan-1", "noi-nhan-2", "noi-nhan-3", "nguoi-soan"], ["quyen-han", "chuc-vu", "ho-ten"]),
    appendices=["phu-luc-1", "ten-phu-luc-1", "kem-theo-1", "phu-luc-2", "ten-phu-luc-2", "kem-theo-2"],
)  # fmt: skip

LETTER = Form(
    paras={
        **HEAD,
        "so-ky-hieu": centred("Số: 05/SNV-VP", 13, before=6),
        "dia-danh": centred("Sơn La, ngày 05 tháng 02 năm 2026", 14, italic=True, before=6),
        "trich-yeu-cong-van": centred("V/v nâng bậc lương năm 2026", 12, before=6),
        "luu-hanh": centred("LƯU HÀNH NỘI BỘ", 13, bold=True),
        "kinh-gui": Para("Kính gửi: Ủy ban nhân dân tỉnh Sơn La", align="center", before=18),
        "mo-dau": prose(SENTENCE),
        "ket": prose("Sở Nội vụ trân trọng báo cáo./."),
        **FOOT,
        "dia-chi": Para("Số: 12 đường Tô Hiệu. ĐT: 0212 3852 000, Fax: 0212 3852 001", 11, align="left"),
    },
    head=[
        (["co-quan-chu-quan", "co-quan"], ["quoc-hieu", "tieu-ngu"]),
        (["so-ky-hieu"], ["dia-danh"]),
        (["trich-yeu-cong-van", "luu-hanh"], []),
    ],
    body=["kinh-gui", "mo-dau", "ket"],
    foot=(
        ["noi-nhan", "noi-nhan-1", "noi-nhan-2", "noi-nhan-3", "dia-chi"],
        ["quyen-han", "chuc-vu", "ho-ten"],
    ),
)

DECISION = Form(
    paras={
        **HEAD,
        "so-ky-hieu": centred("Số: 15/QĐ-SNV", 13, before=6),
        "dia-danh": centred("Sơn La, ngày 15 tháng 10 năm 2026", 14, italic=True, before=6),
        "ten-loai": centred("QUYẾT ĐỊNH", 14, bold=True, before=12),
        "trich-yeu": centred("Về việc ban hành Quy chế làm việc", 14, bold=True, drawn=36),
        "tham-quyen": centred("GIÁM ĐỐC SỞ NỘI VỤ", 14, bold=True, before=12),
        "can-cu-1": prose("Căn cứ Luật Tổ chức chính quyền địa phương;", italic=True),
        "can-cu-2": prose("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;", italic=True),
        "can-cu-3": prose("Theo đề nghị của Chánh Văn phòng.", italic=True),
        "quyet-dinh": centred("QUYẾT ĐỊNH:", 14, bold=True, before=12),
        "phan-1": centred("Chương I", 14, bold=True, before=6),
        "ten-phan-1": centred("QUY ĐỊNH CHUNG", 14, bold=True),
        "muc-so-1": centred("Mục 1", 14, bold=True, before=6),
        "ten-muc-so-1": centred("PHẠM VI", 14, bold=True),
        "dieu-1": prose("Điều 1. Phạm vi điều chỉnh", bold=True),
        "khoan-1": prose("1. Quyết định này ban hành Quy chế làm việc của Sở."),
        "khoan-2": prose("2. Quy chế áp dụng cho mọi phòng thuộc Sở."),
        "dieu-2": prose("Điều 2. Hiệu lực", bold=True),
        "ket": prose("Quyết định này có hiệu lực kể từ ngày ký./."),
        **FOOT,
        "noi-nhan-1": Para("- Như Điều 2;", 11, align="left"),
    },
    head=[
        (["co-quan-chu-quan", "co-quan"], ["quoc-hieu", "tieu-ngu"]),
        (["so-ky-hieu"], ["dia-danh"]),
    ],
    body=[
        "ten-loai", "trich-yeu", "tham-quyen", "can-cu-1", "can-cu-2", "can-cu-3", "quyet-dinh", "phan-1", "ten-phan-1",
        "muc-so-1", "ten-muc-so-1", "dieu-1", "khoan-1", "khoan-2", "dieu-2", "ket",
    ],
    foot=(["noi-nhan", "noi-nhan-1", "noi-nhan-2", "noi-nhan-3"], ["quyen-han", "chuc-vu", "ho-ten"]),
)  # fmt: skip
FORMS = {"báo cáo": REPORT, "công văn": LETTER, "quyết định": DECISION}
