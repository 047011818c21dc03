"""Every built-in section: its sample data builds without a finding, its relations hold, its text is clean."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from report_project import Run

from vanban import Location, Section
from vanban.contract import alternatives
from vanban.fields import fields_of
from vanban.read import read
from vanban.registry import load_registry
from vanban.source import Request
from vanban.values import Value

REGISTRY = load_registry()
SECTIONS: dict[str, Section] = {offer.name: offer.value for offer in REGISTRY.of("section")}

REPORT = """\
subject: Báo cáo thử
period: 2024-Q1
date: 2024-03
agency: {{parent: UBND tỉnh Sơn La, name: Sở Nội vụ, symbol: SNV, place: Sơn La}}
outline:
  - heading: Phần thứ nhất
    parts:
      - heading: Mục thử
        section: narrative
        data: loi-dan.md
  - heading: {title}
    section: {name}
    data: sample.yaml
signer: {{position: Giám đốc, name: Nguyễn Văn A}}
recipients: [Lãnh đạo Sở]
filing: VT
instruments: instruments.yaml
"""


def sample_project(section: Section, folder: Path) -> Path:
    (folder / "report.yaml").write_text(REPORT.format(title=section.title, name=section.name), "utf-8")
    (folder / "loi-dan.md").write_text("Lời dẫn.\n", "utf-8")
    for name in ("sample.yaml", "instruments.yaml"):
        own = section.folder / name
        (folder / name).write_text(own.read_text("utf-8") if own.exists() else "", "utf-8")
    return folder


def test_all_parts_of_the_real_report_have_their_section() -> None:
    assert list(SECTIONS) == [
        "situation", "directives", "administrative-reform", "dialogue", "citizen-reception",
        "grassroots-democracy", "anti-corruption", "emulation", "narrative", "tasks", "returns",
    ]  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_sample_builds_without_a_finding_into_clean_text(name: str, tmp_path: Path, run: Run) -> None:
    folder = sample_project(SECTIONS[name], tmp_path)

    built = run("build", folder, "--to", "json", "-o", tmp_path / "mau.json")

    assert (built.code, built.err) == (0, [])
    document = json.loads((tmp_path / "mau.json").read_text("utf-8"))
    own = [block for block in document["blocks"] if block["section"] == name]
    cells = [cell for block in own for row in block.get("rows", ()) for cell in row]
    texts = [text["text"] for text in (*own, *cells) if "text" in text]
    assert len(texts) > 1
    spoiled = [text for text in texts if re.search(r"  | [.,;:]|\.\.(?!\.)|[{}]|\bNone\b|^\s|\s$", text)]
    assert spoiled == []


@pytest.mark.parametrize("name", SECTIONS)
def test_sample_states_figures_that_print_as_facts(name: str, tmp_path: Path, run: Run) -> None:
    """All but the two sections of free text own figures; each stands in its sample at the line it tells."""
    folder = sample_project(SECTIONS[name], tmp_path)
    run("build", folder, "--to", "json", "-o", tmp_path / "mau.json")
    facts = json.loads((tmp_path / "mau.json").read_text("utf-8"))["facts"]
    assert bool(facts) == (name not in {"narrative", "tasks"})
    lines = (folder / "sample.yaml").read_text("utf-8").splitlines()
    for fact in facts:
        digits = re.sub(r"\D", "", f"{fact['value']:g}")
        assert digits in re.sub(r"\D", "", lines[int(fact["place"]) - 1])


@pytest.mark.parametrize("name", SECTIONS)
def test_empty_data_are_told_by_label(name: str) -> None:
    contract = SECTIONS[name].contract
    filled = read(contract, Value(None, Location("x.yaml", 1)), name)
    missing = [f"thiếu “{spec.label}” ({spec.name})" for spec in fields_of(contract) if spec.required]
    labels = [spec.label for spec in fields_of(contract) if spec.name in alternatives(contract)]
    missing += [f"phải có ít nhất một trong: {', '.join(labels)}"] if labels else []
    assert [finding.message for finding in filled.findings] == missing


@pytest.mark.parametrize("name", SECTIONS)
def test_every_label_is_vietnamese_and_every_figure_has_a_unit(name: str) -> None:
    def walk(contract: type) -> list[str]:
        found = []
        for spec in fields_of(contract):
            if not spec.label or (spec.kind in {"count", "number"} and not spec.unit):
                found.append(spec.name)
            found += walk(spec.of) if spec.of else []
        return found

    assert walk(SECTIONS[name].contract) == []


def test_a_level_with_nothing_to_report_says_so(tmp_path: Path, run: Run) -> None:
    folder = sample_project(SECTIONS["citizen-reception"], tmp_path)
    run("build", folder, "--to", "md", "-o", tmp_path / "mau.md")
    text = (tmp_path / "mau.md").read_text("utf-8")
    assert "Trong kỳ không tiếp công dân nào và không nhận được đơn thư, khiếu nại, tố cáo." in text


def test_the_wording_of_a_section_may_be_the_project_s_own(tmp_path: Path, run: Run) -> None:
    folder = sample_project(SECTIONS["tasks"], tmp_path)
    (folder / "templates").mkdir()
    (folder / "templates/tasks.md").write_text("Kỳ tới có {{ tasks | length }} nhiệm vụ.\n", "utf-8")
    run("build", folder, "--to", "md", "-o", tmp_path / "mau.md")
    assert "Kỳ tới có 2 nhiệm vụ./." in (tmp_path / "mau.md").read_text("utf-8")


def test_request_reads_only_inside_its_project(tmp_path: Path) -> None:
    inner = tmp_path / "bao-cao"
    inner.mkdir()
    (tmp_path / "ngoai.yaml").write_text("a: 1", "utf-8")
    (inner / "lien-ket.yaml").symlink_to(tmp_path / "ngoai.yaml")
    from vanban import VanbanError

    with pytest.raises(VanbanError, match="nằm ngoài thư mục báo cáo"):
        REGISTRY.read(Request(inner, "lien-ket.yaml"))
