-- Biểu II.06a từ phần mềm một cửa: mỗi lĩnh vực một dòng, rồi dòng “Tổng số”.
-- Tên cột là tên chỉ tiêu của biểu; :period_from, :period_to là ngày đầu, ngày cuối của kỳ báo cáo.
WITH trong_ky AS (
    SELECT linh_vuc, kenh, ngay_nhan, han_tra,
           CASE WHEN ngay_tra <= :period_to THEN ngay_tra END AS ngay_tra
    FROM ho_so
    WHERE ngay_nhan <= :period_to AND (ngay_tra IS NULL OR ngay_tra >= :period_from)
),
dem AS (
    SELECT linh_vuc,
           ngay_nhan >= :period_from AND kenh = 'trực tuyến' AS truc_tuyen,
           ngay_nhan >= :period_from AND kenh <> 'trực tuyến' AS truc_tiep,
           ngay_nhan < :period_from AS ky_truoc,
           coalesce(ngay_tra < han_tra, 0) AS truoc_han,
           coalesce(ngay_tra = han_tra, 0) AS dung_han,
           coalesce(ngay_tra > han_tra, 0) AS qua_han,
           ngay_tra IS NULL AND han_tra >= :period_to AS con_han,
           ngay_tra IS NULL AND han_tra < :period_to AS het_han
    FROM trong_ky
)
SELECT linh_vuc AS "lĩnh vực", count(*) AS received, sum(truc_tuyen) AS received_online,
       sum(truc_tiep) AS received_directly, sum(ky_truoc) AS received_before,
       sum(truoc_han + dung_han + qua_han) AS solved, sum(truoc_han) AS solved_early,
       sum(dung_han) AS solved_on_time, sum(qua_han) AS solved_late,
       sum(con_han + het_han) AS pending, sum(con_han) AS pending_in_time, sum(het_han) AS pending_late
FROM dem
GROUP BY linh_vuc
UNION ALL
SELECT 'Tổng số', count(*), sum(truc_tuyen), sum(truc_tiep), sum(ky_truoc),
       sum(truoc_han + dung_han + qua_han), sum(truoc_han), sum(dung_han), sum(qua_han),
       sum(con_han + het_han), sum(con_han), sum(het_han)
FROM dem
