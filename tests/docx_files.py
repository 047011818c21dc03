"""A .docx of hand-made parts, and what is seen of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from form_builder import NAMESPACES, OFFICE, PACKAGE

from vanban import Seen, SeenParagraph
from vanban.plugins.writers.docx import DocxWriter

MORE = (
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
)
RELATIONS = f'<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
RELATION = f'<Relationship Id="{{0}}" Type="{OFFICE}/{{1}}" Target="{{2}}"/>'
STRICT = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "http://purl.oclc.org/ooxml/wordprocessingml/main",
    OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def part(tag: str, content: str) -> str:
    return f"<w:{tag} {NAMESPACES}{MORE}>{content}</w:{tag}>"


def parts_of(body: str, **more: str) -> dict[str, str | bytes]:
    """The parts by path: the body, and each other part by its kind, such as styles; header2 is a header."""
    roots = {"header": "hdr", "footer": "ftr"}
    relations, parts = "", {}
    for name, content in more.items():
        kind = name.rstrip("0123456789")
        relations += RELATION.format(name, kind, f"{name}.xml")
        is_whole = content.startswith("<a:theme")
        parts[f"word/{name}.xml"] = content if is_whole else part(roots.get(kind, kind), content)
    main = RELATION.format("rId1", "officeDocument", "word/document.xml")
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": RELATIONS.format(main),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": RELATIONS.format(relations),
        **parts,
    }


def made(body: str, **more: str) -> bytes:
    return zipped(parts_of(body, **more))


def strict(body: str, **more: str) -> bytes:
    """The same as Word saves it in the strict form."""
    parts = {name: str(content) for name, content in parts_of(body, **more).items()}
    for usual, other in STRICT.items():
        parts = {name: content.replace(usual, other) for name, content in parts.items()}
    return zipped(parts)


def seen(docx: bytes) -> Seen:
    return DocxWriter().seen(docx, "a.docx")


def paragraphs(body: str, **more: str) -> tuple[SeenParagraph, ...]:
    return seen(made(body, **more)).paragraphs


def texts(body: str, **more: str) -> list[str]:
    return [one.text for one in paragraphs(body, **more)]


def p(text: str, shape: str = "", look: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{shape}</w:pPr>{r(text, look)}</w:p>"


def r(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
