"""Reports of communes, and the province's report that adds them up."""

from __future__ import annotations

from pathlib import Path

from report_project import Project, Run

COMMUNE = """\
subject: Kết quả công tác {{{{ period }}}}
period: {period}
date: 2026-03
agency: {{parent: UBND tỉnh Sơn La, name: UBND {name}, symbol: UBND, place: Sơn La}}
outline:
  - heading: Tiếp công dân
    section: citizen-reception
    data: data/tcd.yaml
  - heading: Thi đua
    section: emulation
    data: data/thi-dua.yaml
  - heading: Đánh giá
    section: narrative
    data: data/danh-gia.md
signer: {{position: Chủ tịch, name: Trần Bình Minh}}
recipients: [Lưu]
filing: VT
instruments: van-ban.yaml
"""

PLAN = """\
ke-hoach: {{type: Kế hoạch, number: {number}/KH-UBND, date: 05/01/2026, issuer: UBND {name}, title: thi đua năm 2026}}
nd-30: {{type: Nghị định, number: 30/2020/NĐ-CP, date: 05/3/2020, issuer: Chính phủ, title: về công tác văn thư}}
"""

PROVINCE = """\
subject: Kết quả công tác {{ period }}
period: 2026-Q1
date: 2026-03
agency: {name: UBND tỉnh Sơn La, symbol: UBND, place: Sơn La}
outline:
  - heading: Tình hình báo cáo
    section: returns
  - heading: Tiếp công dân
    section: citizen-reception
  - heading: Thi đua
    section: emulation
  - heading: Đánh giá
    section: narrative
signer: {position: Chủ tịch, name: Trần Bình Minh}
recipients: [Lưu]
filing: VT
appendices: [01/TCD, emulation]
instruments: van-ban.yaml
"""

DECREE = "nghi-dinh-30: {type: Nghị định, number: 30/2020/NĐ-CP, date: 05/3/2020, issuer: Chính phủ, title: về công tác văn thư}\n"


def commune(folder: Path, name: str, number: int = 1, period: str = "2026-Q1") -> Project:
    """A commune's report project, all of whose figures are multiples of ``number``."""
    made = Project(folder)
    made.write("report.yaml", COMMUNE.format(name=name, period=period))
    made.write("van-ban.yaml", PLAN.format(name=name, number=number))
    figures = {1: 3, 2: 4, 3: 3, 5: 2, 6: 2, 7: 2, 11: 1, 12: 2, 13: 1}
    made.write(
        "data/tcd.yaml",
        f"01/TCD: {{{', '.join(f'{code}: {of * number}' for code, of in figures.items())}}}\n",
    )
    made.write(
        "data/thi-dua.yaml",
        f"name: “Dân vận khéo”\nbasis: nd-30\nplans: ke-hoach\nregistered: {number * 2}\nrecognised: {number}\n",
    )
    made.write("data/danh-gia.md", f"Tốt, theo [@ke-hoach] (lần {number}).\n")
    return made


def province(folder: Path) -> Project:
    """The report that adds up the communes'."""
    made = Project(folder)
    made.write("report.yaml", PROVINCE)
    made.write("van-ban.yaml", DECREE)
    return made


def document(
    folder: Path, run: Run, name: str, number: int = 1, period: str = "2026-Q1", to: str = "docx"
) -> Path:
    """A commune's report as a file ``bc/NAME.docx`` in the folder."""
    made = commune(folder / "lam" / name, name, number, period)
    path = folder / "bc" / f"{name.replace(' ', '-')}.{to}"
    path.parent.mkdir(exist_ok=True)
    built = run("build", made.folder, "--to", to, "-o", path)
    assert built.code == 0, built.err
    return path
