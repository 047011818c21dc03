"""One pandoc for many documents: the same bytes as a pandoc for each; one that hangs or dies is replaced."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vanban import VanbanError, run_pandoc
from vanban.build import build, write
from vanban.going_pandoc import GoingPandoc
from vanban.pandoc import API_VERSION, going_on
from vanban.prepare import prepare

EXAMPLES = sorted(path.parent for path in (Path(__file__).parent.parent / "examples").glob("*/report.yaml"))
SOURCE = {
    "pandoc-api-version": API_VERSION,
    "meta": {},
    "blocks": [{"t": "Para", "c": [{"t": "Str", "c": "Báo cáo"}]}],
}
STAND_IN = """
import sys
for line in sys.stdin:
    {}
    print("ok", flush=True)
"""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_a_document_has_the_same_bytes_after_others_as_alone(example: Path) -> None:
    registry, project = prepare(example)
    built = build(registry, project)
    assert built.theme
    alone = write(registry, built, built.theme, "docx")
    with going_on():
        assert [write(registry, built, built.theme, "docx") for _ in range(3)] == [alone] * 3


@pytest.mark.parametrize("to", ["html", "commonmark", "typst"])
def test_other_formats_have_the_same_bytes(to: str) -> None:
    alone = run_pandoc(SOURCE, to)
    with going_on():
        assert run_pandoc(SOURCE, to) == alone


def test_a_fault_of_one_document_is_told_and_the_next_is_written() -> None:
    with going_on():
        with pytest.raises(VanbanError) as raised:
            run_pandoc(SOURCE, "khong-co")
        assert raised.value.findings[0].message.startswith("pandoc báo lỗi: ")
        assert b"B" in run_pandoc(SOURCE, "html")


@pytest.mark.parametrize(
    ("does", "timeout", "told"),
    [
        ("sys.exit()", 60, "pandoc báo lỗi: pandoc dừng giữa chừng"),
        ("sys.stdin.readline()", 0.3, "pandoc chạy quá 0 giây nên đã dừng"),
    ],
)
def test_one_that_dies_or_hangs_is_replaced(tmp_path: Path, does: str, timeout: float, told: str) -> None:
    program = tmp_path / "pandoc.py"
    with GoingPandoc([sys.executable, str(program)], timeout) as going:
        program.write_text(STAND_IN.format(does), encoding="utf-8")
        with pytest.raises(VanbanError) as raised:
            going.run(b"", "html", b"", b"", {})
        assert raised.value.findings[0].message == told
        written = "import pathlib; pathlib.Path(line.strip()).with_name('written').write_bytes(b'xong')"
        program.write_text(STAND_IN.format(written), encoding="utf-8")
        going.timeout = 60
        assert going.run(b"", "html", b"", b"", {}) == b"xong"
