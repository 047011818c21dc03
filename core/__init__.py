"""vanban: assembles Vietnamese administrative reports. These are the names that plugins import."""

if __name__ != "vanban":
    raise ImportError(f"core/ is the package vanban; import it by that name, not as {__name__}")

from .appendix import capital, head_rows
from .check import Check
from .citation import BY_NAME
from .components import components
from .contract import contract, relations_of
from .errors import (
    Finding,
    Location,
    PluginError,
    Severity,
    VanbanError,
    error,
    fold,
    note,
    suggestion,
    warning,
)
from .escaping import escape
from .executor import Executor, Job, Packed
from .fields import (
    REQUIRED,
    Field,
    OfficialForm,
    cite,
    cites,
    count,
    day,
    fields_of,
    flag,
    form,
    named,
    number,
    part,
    prose,
    rows,
    text,
    texts,
)
from .form import FilledForm
from .hookspecs import hookimpl
from .ledger import Kept, KeptFact, Ledger, found_again, kept_of, ledger_of
from .located import Amount, Count, Key, Markdown, Text
from .model import (
    BOOKMARK_PREFIX,
    Agency,
    Appendix,
    AppendixCell,
    Block,
    Contribution,
    Document,
    Fact,
    Inline,
    Instrument,
    Origin,
    PrintedFact,
    Report,
)
from .numerals import format_number
from .outline import roman
from .pandoc import run_pandoc, to_pandoc
from .period import Period, parse_period
from .returned import Returns
from .section import Context, Section
from .seen import Seen, SeenNumber, SeenParagraph, SeenRun, SeenSection
from .shares import Shares, Unit
from .source import Reading, Request, Source
from .theme import Page, Role, Theme, ThemeFolder
from .tree import plain, rows_of, table, with_one_head
from .values import Item, Node, Record, Rows, Table, Value
from .writer import Writer

__all__ = [
    "BOOKMARK_PREFIX",
    "BY_NAME",
    "REQUIRED",
    "Agency",
    "Amount",
    "Appendix",
    "AppendixCell",
    "Block",
    "Check",
    "Context",
    "Contribution",
    "Count",
    "Document",
    "Executor",
    "Fact",
    "Field",
    "FilledForm",
    "Finding",
    "Inline",
    "Instrument",
    "Item",
    "Job",
    "Kept",
    "KeptFact",
    "Key",
    "Ledger",
    "Location",
    "Markdown",
    "Node",
    "OfficialForm",
    "Origin",
    "Packed",
    "Page",
    "Period",
    "PluginError",
    "PrintedFact",
    "Reading",
    "Record",
    "Report",
    "Request",
    "Returns",
    "Role",
    "Rows",
    "Section",
    "Seen",
    "SeenNumber",
    "SeenParagraph",
    "SeenRun",
    "SeenSection",
    "Severity",
    "Shares",
    "Source",
    "Table",
    "Text",
    "Theme",
    "ThemeFolder",
    "Unit",
    "Value",
    "VanbanError",
    "Writer",
    "capital",
    "cite",
    "cites",
    "components",
    "contract",
    "count",
    "day",
    "error",
    "escape",
    "fields_of",
    "flag",
    "fold",
    "form",
    "format_number",
    "found_again",
    "head_rows",
    "hookimpl",
    "kept_of",
    "ledger_of",
    "named",
    "note",
    "number",
    "parse_period",
    "part",
    "plain",
    "prose",
    "relations_of",
    "roman",
    "rows",
    "rows_of",
    "run_pandoc",
    "suggestion",
    "table",
    "text",
    "texts",
    "to_pandoc",
    "warning",
    "with_one_head",
]
