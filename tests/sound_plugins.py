"""The small report project with a plugin of every kind; all of them conform, and the tests spoil one."""

from __future__ import annotations

import pytest
from report_project import Project

from vanban.conformance import Case, NotConforming
from vanban.testing import cases

PLUGIN, TEXT, SAMPLE = "plugins/mau.py", "mau/text.md", "mau/sample.yaml"
DATA = """\
received: 30
complaints: 12
proposals: 18
rate: 98,5
remark: Đúng hạn.
more: Không có gì khác.
"""
MENDED = "hãy sửa plugin, hoặc bỏ nó khỏi dòng “plugins:” của report.yaml [plugin/loi]"
OTHERS = '''
from vanban import Check, Location, Reading, Source, ThemeFolder, Value, VanbanError, Writer, error, warning

class Dat(Source):
    """Tệp .dat."""
    name = "dat"
    suffixes = (".dat",)
    def read(self, request):
        text = request.text().text
        return Reading(Value(text, Location(request.file, 1)))

class Ten(Check):
    """Tên cơ quan."""
    name = "ten"
    def check(self, document):
        yield warning("ten/co-quan", "tên cơ quan chưa ghi đủ")

class Tho(Writer):
    """Chữ thô."""
    name = "tho"
    suffix = ".txt"
    def write(self, document, theme):
        return document.report.agency.name.encode()

@hookimpl
def vanban_register_sources():
    return [Dat()]

@hookimpl
def vanban_register_checks():
    return [Ten()]

@hookimpl
def vanban_register_writers():
    return [Tho()]

@hookimpl
def vanban_register_themes():
    return [ThemeFolder("rieng", Path(__file__).parent.parent / "rieng")]
'''


def make_sound(project: Project) -> None:
    """Give the project's section all that is asked of it, and the plugin one object of each other kind."""
    project.write(SAMPLE, DATA)
    project.change(PLUGIN, "class Sample:\n", 'class Sample:\n    """Đơn đã nhận."""\n')
    project.add(PLUGIN, OTHERS)
    project.write("rieng/theme.toml", 'inherit = "nd30"\nfont = "Arial"\n')


def the_case(project: Project, question: str, kind: str = "section") -> Case:
    """The case that asks that question of the plugin's object of that kind."""
    found = [case for case in cases(PLUGIN, project.folder) if case.kind == kind]
    return next(case for case in found if case.question == question)


def refusal(case: Case) -> str:
    """What a case says against the plugin; nothing where it conforms."""
    try:
        case.run()
    except NotConforming as fault:
        return f"{case}: {fault}"
    return ""


def fault(project: Project, question: str, kind: str = "section") -> str:
    """What is told when the answer is no, with the project's path left out."""
    with pytest.raises(NotConforming) as raised:
        the_case(project, question, kind).run()
    return str(raised.value).replace(f"{project.folder}/", "")
