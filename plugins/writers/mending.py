"""What pandoc's document.xml lacks: rows of tables that stay whole, merged headings set in their middle."""

from __future__ import annotations

import re

ROWS = (
    (b'<w:trPr><w:tblHeader w:val="on" /></w:trPr>', b"<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"),
    (b"<w:tr><w:tc>", b"<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>"),
    (b'<w:vMerge w:val="restart" />', b'<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>'),
)
ADDRESS = re.compile(rb'(<pic:cNvPr descr=")data:[^"]*"')


def mended(document: bytes) -> bytes:
    """The body with whole rows; a picture's bytes, which pandoc leaves in its description too, once only."""
    for written, wanted in ROWS:
        document = document.replace(written, wanted)
    return ADDRESS.sub(rb'\1"', document)
