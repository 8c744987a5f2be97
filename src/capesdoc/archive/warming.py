"""Warming: use the parser once on a document of each format, before it is forked for the real ones.

What loads or compiles on its first use does so here: a seventh of a second that no child pays.
"""

from __future__ import annotations

import io
import zipfile
from typing import Final

from capesdoc.json_format import to_json
from capesdoc.pipeline import parse

__all__ = ["warm_text", "warm_up"]

_TEXT: Final = """\
Title: Roundtable on “Trade Routes of the North”
Date: 7 November 2025
Time: 3:30 pm to 4:30 pm
Venue: Conference Hall, Islamabad (hybrid)
Moderator: Ms. Jane Doe, Research Fellow, Institute of Trade
Speakers:
1. Dr. John Roe, Professor, University of the North

The trade routes of the north were dis-
cussed, and what they cost.

- Ports: few of them are deep.

Page 1 of 1
"""

_WORD: Final = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "{}</w:body></w:document>"
)


def warm_up() -> None:
    """Read a small report as text, as Word and as PDF."""
    warm_text()
    for content in (_word(), _pdf()):
        to_json(parse(content, name="warm-up"))


def warm_text() -> None:
    """Read it as text alone, where the formats to come are not known."""
    to_json(parse(_TEXT.encode(), name="warm-up"))


def _word() -> bytes:
    # What stands last is no plain story: both readers of Word's XML are used.
    lines = [f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _TEXT.splitlines()]
    lines.append("<!-- the end -->")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            'relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        package.writestr("word/document.xml", _WORD.format("".join(lines)))
    return file.getvalue()


def _pdf() -> bytes:
    """Make a PDF of one page; readers find its objects without a table of them."""
    lines = _TEXT.encode("ascii", "ignore").replace(b"(", rb"\(").replace(b")", rb"\)").split(b"\n")
    page = b"BT /F 11 Tf 14 TL 72 770 Td " + b" ".join(b"(%b) '" % line for line in lines) + b" ET"
    return (
        b"%%PDF-1.4\n"
        b"1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
        b"2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
        b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R\n"
        b"/Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> "
        b"endobj\n"
        b"4 0 obj <</Length %d>> stream\n%b\nendstream endobj\n"
        b"trailer <</Root 1 0 R>>\n%%%%EOF\n" % (len(page), page)
    )
