"""A project that is built for many communes, with figures made for each: what batch and roll-up are timed on.

    uv run python benchmarks/communes.py FOLDER [WARDS.csv]

WARDS.csv lists real ones (columns MaTinh, TenTinh, MaPhuongXa, TenPhuongXa); without it they have numbers.
"""

from __future__ import annotations

import csv
import random
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from attrs import frozen

EXAMPLE = Path(__file__).parent.parent / "examples/son-la-2024-q1"
WORKBOOK_DATA = """\
        data:                            # mỗi cấp một trang tính
          - {file: data/tiep-cong-dan.xlsx, sheet: Chủ tịch UBND tỉnh, field: levels}
          - {file: data/tiep-cong-dan.xlsx, sheet: Chánh Văn phòng, field: levels}
"""
CENTRE = "{file: data/trung-tam.xlsx, field: centre}"
SOUND = """\
centre: {place: Bộ phận Một cửa, since: 01/01/2024, until: 28/02/2024, received: 5718, on_time: 5634, late: 9,
         refused: 19, pending: 56}
"""
"""The example's sheet keeps the faults of the real report."""

LEVEL = "Chủ tịch UBND cấp xã"

Figures = Mapping[str, Mapping[str, int] | Mapping[str, Mapping[str, int]]]


@frozen
class Commune:
    """A commune, its province's code and name, and what it reports."""

    code: str
    name: str
    province: str
    province_name: str
    figures: Figures

    @property
    def agency(self) -> str:
        """Its people's committee; communes of one name in two provinces are told apart by their codes."""
        return f"UBND {self.name[:1].lower()}{self.name[1:]} ({self.code})"


def communes(number: int, wards: Path | None = None) -> Iterator[Commune]:
    """The first communes of a list, or numbered ones; the same code has the same figures each time."""
    for code, name, province, province_name in _names(number, wards):
        yield Commune(code, name, province, province_name, _figures(random.Random(code)))


def _names(number: int, wards: Path | None) -> Iterator[tuple[str, str, str, str]]:
    if wards is None:
        for one in range(1, number + 1):
            yield f"{one:05d}", f"Xã số {one}", f"{one % 34 + 1:02d}", f"Tỉnh {one % 34 + 1}"
        return
    with wards.open(encoding="utf-8-sig", newline="") as file:
        for row in list(csv.DictReader(file))[:number]:
            yield row["MaPhuongXa"], row["TenPhuongXa"], row["MaTinh"], row["TenTinh"]


def _figures(dice: random.Random) -> Figures:
    """Receptions and letters that keep every relation."""
    parts = {name: _reception(dice) for name in ("regular", "leaders")}
    total = {name: sum(one[name] for one in parts.values()) for name in parts["regular"]}
    kinds = {name: dice.randint(0, 20) for name in ("complaints", "denunciations", "proposals")}
    done = {name: dice.randint(0, 6) for name in ("answered", "forwarded", "urged")}
    eligible = min(sum(done.values()), sum(kinds.values()))
    done = {"answered": eligible, "forwarded": 0, "urged": 0} if eligible < sum(done.values()) else done
    letters = {"received": sum(kinds.values()), **kinds, "handled": sum(kinds.values()), "eligible": eligible}
    return {"receptions": {"total": total, **parts}, "petitions": {**letters, **done}}


def _reception(dice: random.Random) -> dict[str, int]:
    visits, group_people = dice.randint(0, 40), dice.randint(0, 9)
    people = visits + group_people + dice.randint(0, 20)
    return {"visits": visits, "people": people, "groups": dice.randint(0, 2), "group_people": group_people}


def write_project(folder: Path, units: list[Commune]) -> Path:
    """The example with a file of figures for each commune, and the table of communes; returns that."""
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("ket-qua", "*.py", "tiep-cong-dan.xlsx"))
    report = (folder / "report.yaml").read_text("utf-8")
    assert WORKBOOK_DATA in report
    changed = report.replace(WORKBOOK_DATA, "        data: data/xa/{code}.yaml\n")
    changed = changed.replace(CENTRE, "data/trung-tam.yaml")
    (folder / "data/trung-tam.yaml").write_text(SOUND, "utf-8")
    (folder / "report.yaml").write_text(
        changed.replace("position: Chánh Văn phòng", "position: Chủ tịch"), "utf-8"
    )
    (folder / "data/xa").mkdir()
    for unit in units:
        (folder / f"data/xa/{unit.code}.yaml").write_text(_data(unit), "utf-8")
    table = folder / "don-vi.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["mã", "tên cơ quan", "cơ quan chủ quản", "ký hiệu", "địa danh", "mã tỉnh"])
        for unit in units:
            rows.writerow(
                [unit.code, unit.agency, f"UBND {unit.province_name}", "UBND", unit.name, unit.province]
            )
    return table


def _data(unit: Commune) -> str:
    receptions, petitions = unit.figures["receptions"], unit.figures["petitions"]
    lines = ["levels:", f"  - of: {LEVEL}", "    receptions:"]
    lines += [f"      {name}: {_flow(one)}" for name, one in receptions.items() if isinstance(one, Mapping)]
    return "\n".join([*lines, f"    petitions: {_flow(petitions)}", ""])


def _flow(figures: Mapping[str, object]) -> str:
    return f"{{{', '.join(f'{name}: {value}' for name, value in figures.items())}}}"


if __name__ == "__main__":
    write_project(Path(sys.argv[1]), list(communes(3321, Path(sys.argv[2]) if len(sys.argv) > 2 else None)))
