"""``vanban new … --package``: a distribution that is installed, used and tested at once."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from installed import lay_out
from report_project import Run, files_in

import vanban

TRAINED = "Trong quý III, Sở Nội vụ đã tổ chức tập huấn, bồi dưỡng cho 120 lượt người, gồm 45 lượt công chức và 75 lượt viên chức."
REMARKED = "Nhìn chung, các nhiệm vụ trong kỳ được triển khai đúng tiến độ, đúng quy định."
OTHER = "  - heading: Nhiệm vụ trọng tâm"
KINDS = ("section", "source", "check", "writer", "theme")
USED = {
    "section": f"{OTHER}@  - section: goi-section\n    data: data/a.yaml\n",
    "source": f"{OTHER}@  - section: narrative\n    data: data/a.goi-source\n",
    "theme": "subject:@theme: goi-theme\n",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_package_is_installed_and_used(
    kind: str, report: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run("new", kind, f"goi-{kind}", tmp_path, "--package")
    home, module = tmp_path / f"vanban-goi-{kind}", f"vanban_goi_{kind}"
    assert (made.code, made.err) == (0, [])
    assert sorted(made.out[:-1]) == sorted(f"Đã tạo vanban-goi-{kind}/{file}" for file in files_in(home))
    assert made.out[-1] == f'Kiểm thử: cd vanban-goi-{kind} && pip install -e ".[test]" && pytest'
    stated = tomllib.loads((home / "pyproject.toml").read_text("utf-8"))
    project, globs = stated["project"], stated["tool"]["setuptools"]["package-data"]["*"]
    assert project["entry-points"] == {f"vanban.{kind}s": {f"goi-{kind}": module}}
    data = [path for path in (home / module).iterdir() if path.suffix != ".py"]
    assert [path.name for path in data if not any(path.match(glob) for glob in globs)] == []
    lay_out(home, f"vanban-goi-{kind}", {}, project["entry-points"], project["dependencies"])
    monkeypatch.syspath_prepend(str(home))

    at, _, entry = USED.get(kind, "").partition("@")
    text = (report / "report.yaml").read_text("utf-8")
    (report / "report.yaml").write_text(text.replace(at, entry + at, 1) if at else text, "utf-8")
    scaffolds = Path(vanban.__file__).parent / "scaffolds"
    for name, sample in (("a.yaml", "section/sample.yaml.txt"), ("a.goi-source", "source/sample.txt")):
        (report / "data" / name).write_bytes((scaffolds / sample).read_bytes())
    built = run("build", report, "--final", "--to", f"goi-{kind}" if kind == "writer" else "md")

    assert (built.code, built.err) == (0, [])
    printed = next(report.glob("ket-qua/bao-cao.*")).read_text("utf-8")
    assert {"section": TRAINED, "source": REMARKED}.get(kind, "") in printed
    shown = run("plugins", "show", f"goi-{kind}")
    assert f"của plugin “vanban-goi-{kind}” 1.2 (package)" in shown.out[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_tests_of_a_package_pass(kind: str, tmp_path: Path, run: Run) -> None:
    run("new", kind, f"goi-{kind}", tmp_path, "--package")
    home = tmp_path / f"vanban-goi-{kind}"
    lay_out(home, f"vanban-goi-{kind}", {}, {f"vanban.{kind}s": {f"goi-{kind}": f"vanban_goi_{kind}"}})
    environment = {**os.environ, "PYTHONPATH": str(home)}
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(line, cwd=home, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_python_of_scaffolds_imports_public_names_only() -> None:
    scaffolds = sorted((Path(vanban.__file__).parent / "scaffolds").rglob("__init__.py.txt"))
    assert len(scaffolds) == len(KINDS)
    for path in scaffolds:
        imports = [
            node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ImportFrom)
        ]
        (names,) = [node.names for node in imports if node.module == "vanban"]
        assert {alias.name for alias in names} <= set(vanban.__all__)
        assert not any(str(node.module).startswith("vanban.") for node in imports)
