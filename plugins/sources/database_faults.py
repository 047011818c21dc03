"""What SQLite, PostgreSQL and their drivers say, as an officer would want to hear it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from urllib.parse import quote, quote_plus

from attrs import field, frozen

from vanban import Finding, Location, error, suggestion

Problems = tuple[tuple[str, str, str], ...]
"""The finding's code, what is said, the finding's sentence; the first that fits is told."""

CONNECTING: Problems = tuple(
    (code, said, f"không kết nối được {{db}}: {why}")
    for code, said, why in (
        (
            "sql/sai-mat-khau",
            r"no password supplied",
            "cần mật khẩu; hãy ghi :${{TÊN_BIẾN}} sau tên người dùng",
        ),
        ("sql/sai-mat-khau", r"authentication failed|role .* not exist", "sai tên người dùng hoặc mật khẩu"),
        ("sql/khong-quyen", r"pg_hba\.conf", "máy chủ không cho máy này hoặc người dùng này đăng nhập"),
        ("sql/khong-quyen", r"permission denied for database", "người dùng này không có quyền vào"),
        ("sql/khong-co-csdl", r"database .* not exist", "máy chủ không có cơ sở dữ liệu tên ấy"),
        ("sql/khong-ket-noi", r"timeout expired", "máy chủ không trả lời"),
        ("sql/khong-ket-noi", r"Connection refused", "địa chỉ và cổng ấy không có máy chủ nào"),
        ("sql/khong-ket-noi", r"resolve|translate host|Name or service", "không có máy chủ tên ấy"),
        ("sql/khong-ket-noi", r"unreachable|No route", "mạng không tới được máy chủ"),
        ("sql/khong-ket-noi", r"too many|remaining connection", "máy chủ đã hết chỗ kết nối"),
        ("sql/khong-ket-noi", r"SSL|certificate", "kết nối mã hóa (SSL) không thành"),
        ("sql/khong-ket-noi", r"starting up|shutting down", "máy chủ đang khởi động hoặc đang tắt"),
    )
)
OPENING: Problems = (("sql/khong-mo", r"unable to open|Permission denied", "không mở được tệp {db}"),)
ANSWERING: Problems = (
    (
        "sql/khong-ket-noi",
        r"^57P0|^080|server closed|terminating connection|connection is (?:lost|closed)",
        "mất kết nối với {db}",
    ),
    ("sql/hong", r"^SQLITE_NOTADB", "{db} không phải là tệp SQLite"),
    ("sql/hong", r"^SQLITE_(?:CORRUPT|IOERR)", "tệp SQLite {db} đã hỏng"),
    ("sql/khoa", r"^SQLITE_(?:BUSY|LOCKED)", "{db} đang bị chương trình khác ghi; hãy thử lại sau"),
    ("sql/khong-mo", r"^SQLITE_(?:CANTOPEN|READONLY)", "không mở được tệp {db}"),
    ("sql/qua-gio", r"^SQLITE_INTERRUPT|^57014", "{db} không trả lời xong trong thời hạn"),
    ("sql/qua-lon", r"^SQLITE_TOOBIG", "{db} có ô lớn hơn 1 MB; hãy bỏ cột ấy"),
    ("sql/khong-utf8", r"UTF-8 column '(.*?)' with", "cột{name} của {db} có chữ không phải mã UTF-8"),
    ("sql/khong-co-bang", r'no such table: (.+)|^42P01(?:.*?"(.+?)")?', "{db} không có bảng{name}{hint}"),
    (
        "sql/khong-co-cot",
        r'no such column: (.+)|^42703(?: column (\S+|".+?") does)?',
        "{db} không có cột{name} mà câu truy vấn dùng",
    ),
    (
        "sql/khong-co-ham",
        r"no such function: (.+)|^42883(?: function (.+?) does)?",
        "{db} không có hàm hoặc phép tính{name} mà câu truy vấn dùng",
    ),
    (
        "sql/khong-chi-doc",
        r"^2500[16]|data-modifying|non-volatile|INTO is not|not authorized|authorization denied|prohibited",
        "câu truy vấn định ghi hoặc làm điều khác ngoài đọc; với {db} thì chỉ được đọc",
    ),
    ("sql/khong-quyen", r"^42501(?:.* for \w+ (\S+))?", "người dùng này không có quyền đọc{name} của {db}"),
    (
        "sql/cau-lenh",
        r"multiple commands|one statement at a time",
        "tệp truy vấn chỉ được có một câu SELECT, nhưng có nhiều câu",
    ),
    (
        "sql/cau-lenh",
        r'near "(.*)": syntax|unrecognized token: "(.*)"|^42601(?:.* at or near "(.*)")?|incomplete input',
        "câu truy vấn viết sai cú pháp SQL{near}",
    ),
    (
        "sql/tham-so",
        r"number of bindings|^08P01",
        "tham số của câu truy vấn phải viết “:tên”, không viết ?, $ hay @",
    ),
)

OF_THE_DATABASE = {"sql/khong-ket-noi", "sql/hong", "sql/khoa", "sql/khong-mo"}
OF_THE_QUERY = {"sql/cau-lenh", "sql/khong-chi-doc"}
FIRST_WORD = re.compile(r"(?>\s+|--[^\n]*|/\*.*?\*/)*+(\w+|\S)", re.DOTALL)
READING = {"select", "with", "values", "table", "("}


@frozen
class Asked:
    """What was asked of which database when its driver raised; ``at`` is where the report names it.

    ``query`` is the text of a query and ``question`` where that, or the table's name, stands. ``secrets``
    are values that nobody may see, by their names; ``tables`` lists what the database has.
    """

    database: str
    at: Location | None
    secrets: Mapping[str, str] = field(repr=False)
    question: Location | None = None
    query: str = ""
    tables: Callable[[], Iterable[str]] = list

    def finding(self, fault: Exception, problems: Problems) -> Finding:
        """One sentence on what a driver raised, with the line of the query where the driver tells it."""
        origin = getattr(fault, "orig", None) or fault
        state = getattr(origin, "sqlstate", None) or getattr(origin, "sqlite_errorname", None) or ""
        first = (str(origin).strip() or type(origin).__name__).split("\n")[0]
        for code, said, sentence in problems:
            if match := re.search(said, f"{state} {first}"):
                return self._told(code, sentence, match[match.lastindex] if match.lastindex else "", origin)
        doing = "không trả lời được" if self.question else "không mở được"
        message = f"“{self.database}” {doing}: {self._hidden(first.removeprefix('connection failed: '))}"
        return error("sql/khac", message, self._place(origin, "") if self.question else self.at)

    def _told(self, code: str, sentence: str, name: str, origin: Exception) -> Finding:
        first_word = FIRST_WORD.match(self.query)
        if code in OF_THE_QUERY and first_word and first_word[1].lower() not in READING:
            message = f"câu truy vấn phải bắt đầu bằng SELECT, nhưng ghi “{first_word[1]}”"
            return error("sql/khong-chi-doc", message, self._place(origin, first_word[1]))
        shown = self._hidden(name.strip('"'))
        hint = suggestion(shown, self.tables()) if shown and "{hint}" in sentence else ""
        words = {"name": shown and f" “{shown}”", "near": shown and f" gần “{shown}”", "hint": hint}
        message = sentence.format(db=f"“{self.database}”", **words)
        return error(code, message, self.at if code in OF_THE_DATABASE else self._place(origin, name))

    def _place(self, origin: Exception, name: str) -> Location | None:
        """PostgreSQL tells the line; otherwise it is the one that holds the name, if only one does."""
        if not self.query or not self.question:
            return self.question or self.at
        told = re.search(r"^LINE (\d+):", str(origin), re.MULTILINE)
        lines = [n for n, line in enumerate(self.query.split("\n"), 1) if name and name.strip('"') in line]
        line = int(told[1]) if told else lines[0] if len(lines) == 1 else 0
        return Location(self.question.file, line)

    def _hidden(self, words: str) -> str:
        """A driver's words without the values of the environment, however they are written."""
        for name, value in self.secrets.items():
            escaped = value.replace("\\", "\\\\").replace("'", "\\'")
            for form in (value, escaped, quote(value), quote(value, safe=""), quote_plus(value)):
                words = words.replace(form, f"${{{name}}}")
        return words
