"""How a document looks: theme.toml, in layers. A child states only what differs from what it inherits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

from attrs import field, frozen

from .contract import contract
from .errors import Finding, Location, VanbanError, error, fold, suggestion
from .fields import flag, named, number, part, text, texts
from .files import find_file
from .located import Amount, Text
from .merging import merged, stated_at
from .numerals import format_number
from .read import read
from .source import Reading
from .values import Item, Node, Record, Value

ROLES = (
    "quoc-hieu", "tieu-ngu", "co-quan-chu-quan", "co-quan", "dau-sao", "so-ky-hieu", "dia-danh", "ten-loai",
    "trich-yeu", "trich-yeu-cong-van", "tham-quyen", "can-cu", "quyet-dinh", "kinh-gui", "dieu", "muc",
    "khoan", "diem", "than-bai", "gach-dau-dong", "bang", "ten-bang", "don-vi-tinh", "anh", "hinh",
    "cho-trong", "quyen-han", "chuc-vu", "ho-ten", "noi-nhan", "noi-nhan-danh-sach", "phu-luc", "ten-phu-luc",
    "kem-theo", "so-trang",
)  # fmt: skip
TEXTS = (
    "quoc-hieu", "tieu-ngu", "dau-sao", "so-ky-hieu", "so-cong-van", "v-v", "dia-danh", "kinh-gui",
    "noi-nhan", "ngan-cach", "luu", "cuoi-can-cu", "ket-thuc", "kem-theo", "duoi-trich-yeu",
)  # fmt: skip
"""What every theme must have once its layers are merged."""

ALIGNMENTS = ("left", "center", "right", "justify")


@contract()
class Page:
    """The page, in millimetres."""

    width: Decimal = number("chiều rộng", unit="mm")
    height: Decimal = number("chiều cao", unit="mm")
    top: Decimal = number("lề trên", unit="mm")
    bottom: Decimal = number("lề dưới", unit="mm")
    left: Decimal = number("lề trái", unit="mm")
    right: Decimal = number("lề phải", unit="mm")
    header: Decimal = number("đầu trang", unit="mm")
    head_left: Decimal = number("cột trái phần đầu", unit="mm")
    foot_left: Decimal = number("cột trái phần ký", unit="mm")
    mirror: bool = flag("lề đối xứng", default=False)

    @property
    def text_width(self) -> Decimal:
        """The width between the margins, in millimetres."""
        return Decimal(self.width - self.left - self.right)


@contract()
class Role:
    """The look of one kind of paragraph; sizes and spaces in points, indents in millimetres."""

    label: str = text("tên kiểu")
    size: Decimal = number("cỡ chữ", unit="pt")
    bold: bool = flag("đậm", default=False)
    italic: bool = flag("nghiêng", default=False)
    upper: bool = flag("in hoa", default=False)
    align: str = text("căn lề", choices=ALIGNMENTS, default="left")
    indent: Decimal = number("thụt dòng đầu", unit="mm", default=Decimal(0))
    left: Decimal = number("thụt trái", unit="mm", default=Decimal(0))
    before: Decimal = number("cách trên", unit="pt", default=Decimal(0))
    after: Decimal = number("cách dưới", unit="pt", default=Decimal(0))
    line: Decimal = number("giãn dòng", unit="dòng", default=Decimal(1))
    exact: Decimal = number("giãn dòng cố định", unit="pt", default=Decimal(0))
    underline: bool = flag("gạch chân", default=False)
    keep_next: bool = flag("giữ với đoạn sau", default=False)
    rule: Decimal = number("dòng kẻ", unit="phần chiều dài chữ", default=Decimal(0))
    style: str = text("kiểu trong mẫu Word", default="")


@contract()
class DocumentKind:
    """What one type of document has that others have not."""

    levels: tuple[str, ...] = texts("cấp đề mục")
    command: str = text("lời quyết định", default="")
    is_letter: bool = flag("là công văn", default=False)
    is_addressed: bool = flag("phải có kính gửi", default=False)


REPORT = DocumentKind()
"""A type of document that the theme says nothing of."""


@contract()
class ThemeFile:
    """What theme.toml states, once all layers are merged."""

    title: str = text("tên thể thức", default="")
    inherit: str = text("kế thừa", default="")
    font: str = text("phông chữ")
    language: str = text("ngôn ngữ")
    authorities: tuple[str, ...] = texts("chữ viết tắt quyền hạn")
    page: Page = part(Page, "trang")
    roles: Mapping[str, Role] = named(Role, "thành phần", choices=ROLES)
    texts: Mapping[str, str] = named(None, "chữ cố định", may_be_empty=True)
    types: Mapping[str, str] = named(None, "loại văn bản")
    reference: str = text("mẫu Word", default="")
    documents: Mapping[str, DocumentKind] = named(DocumentKind, "kiểu văn bản")


@frozen
class ThemeFolder:
    """A theme that a plugin offers: its name and the folder that holds its theme.toml."""

    name: str
    folder: Path


@frozen
class Theme:
    """A theme with all its layers merged; ``folders`` runs from the report's own layer to the base."""

    name: str
    style: ThemeFile
    folders: tuple[Path, ...]
    findings: tuple[Finding, ...] = ()
    offered: Mapping[Path, str] = field(factory=dict, eq=False)
    """Those of the folders that plugins offer, each with the name that it is offered under."""

    node: Record = field(default=Record((), Location("")), eq=False, repr=False)
    """The merged layers as they were written: each value with the file and line that states it."""

    def kind(self, type: str) -> DocumentKind:
        """What the theme says of a type of document."""
        known = {fold(name): kind for name, kind in self.style.documents.items()}
        return known.get(fold(type), REPORT)

    def at(self, *keys: str) -> Location | None:
        """Where a value is stated, such as ``at("roles", "quoc-hieu", "size")``."""
        return stated_at(self.node, ThemeFile, keys)

    def file(self, name: str) -> Path:
        """The nearest layer's file of that name."""
        for folder in self.folders:
            if (folder / name).is_file():
                return find_file(folder, name)
        raise VanbanError(error("the-thuc/thieu-tep", f"thể thức “{self.name}” không có tệp “{name}”"))


def load_theme(
    name: str,
    asked_at: Location | None,
    locate: Callable[[str, Location | None], Path],
    read_toml: Callable[[Path, Location | None], Reading],
    words: Mapping[str, Text] | None = None,
) -> Theme:
    """Merge the layers of the theme ``name``; ``locate`` finds a layer's theme.toml by name.

    ``words`` are fixed texts that the report itself states; they are the nearest layer.

    Raises VanbanError for an unknown parent, a circle of parents, or a theme.toml that is at fault.
    """
    layers: list[Record] = []
    files: list[Path] = []
    findings: list[Finding] = []
    parent: str | None = name
    while parent:
        file = locate(parent, asked_at)
        if file in files:
            raise VanbanError(error("the-thuc/vong-tron", f"thể thức “{parent}” kế thừa chính nó", asked_at))
        reading = read_toml(file, asked_at)
        findings.extend(reading.findings)
        layer = reading.node if isinstance(reading.node, Record) else Record((), reading.node.location)
        layers.append(layer)
        files.append(file)
        parent, asked_at = _inherited(layer)
    whole: Node = layers[-1]
    for layer in (*reversed(layers[:-1]), *([_texts(words)] if words else ())):
        whole = merged(whole, layer, ThemeFile)
    filled = read(ThemeFile, whole, "theme")
    if filled.data is None or filled.findings:
        raise VanbanError(*filled.findings)
    _refuse_unusable(name, filled.data, layers[0].location)
    folders = tuple(file.parent for file in files)
    node = whole if isinstance(whole, Record) else layers[-1]
    return Theme(name, filled.data, folders, tuple(findings), node=node)


def _refuse_unusable(name: str, style: ThemeFile, at: Location) -> None:
    for role, look in style.roles.items():
        for value, least, most in ((look.size, 1, 100), (look.line, Decimal("0.1"), 10)):
            if not least <= value <= most:
                message = f"thành phần “{role}” có {format_number(value)}, ngoài khoảng dùng được"
                where = value.origin.location if isinstance(value, Amount) else at
                raise VanbanError(error("the-thuc/gia-tri", message, where))
    page = style.page
    if not max(page.head_left, page.foot_left) < page.text_width or min(page.left, page.right, page.top) < 0:
        raise VanbanError(error("the-thuc/gia-tri", "lề trang không chừa đủ chỗ cho chữ", at))
    gaps = [role for role in ROLES if role not in style.roles] + [
        text for text in TEXTS if text not in style.texts
    ]
    if gaps:
        message = (
            f'thể thức “{name}” thiếu {", ".join(gaps)}; hãy kế thừa một thể thức đủ, như inherit = "nd30"'
        )
        raise VanbanError(error("the-thuc/thieu-vai", message, at))


def _inherited(layer: Record) -> tuple[str | None, Location]:
    for item in layer.items:
        if item.key == "inherit" and isinstance(item.node, Value):
            return str(item.node.data or ""), item.location
    return None, layer.location


def _texts(words: Mapping[str, Text]) -> Record:
    """The report's own fixed texts as a layer; raises VanbanError for one that no theme has."""
    if unknown := [key for key in words if key not in TEXTS]:
        message = f"không có chữ cố định “{unknown[0]}”{suggestion(unknown[0], TEXTS)}"
        raise VanbanError(error("the-thuc/chu-la", message, words[unknown[0]].location))
    items = [
        Item(key, text.location or Location(""), Value(str(text), text.location or Location("")))
        for key, text in words.items()
    ]
    at = items[0].location
    return Record((Item("texts", at, Record(tuple(items), at)),), at)
