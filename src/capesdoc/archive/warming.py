"""Warming: use the parser once on a document of each format, before it is forked for the real ones.

What loads or compiles on its first use does so here: a seventh of a second that no child pays. An
archive without Word or PDF pays for neither: they are half of it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Final

from capesdoc.json_format import to_json
from capesdoc.pipeline import parse

__all__ = ["warm_format", "warm_text"]

_PAGES: Final = (
    """\
Title: Roundtable on “Trade Routes of the North”
Date: 7 November 2025
Time: 3:30 pm to 4:30 pm
Venue: Conference Hall, Islamabad (hybrid)
Moderator: Ms. Jane Doe, Research Fellow, Institute of Trade
Speakers:
1. Dr. John Roe, Professor, University of the North

The trade routes of the north were dis-
cussed, and what they cost – and whom, as
Institute of Trade – Page 1 of 2
""",
    """\
everybody knew: “The ports are shallow.”

- Ports: few of them are deep.

Institute of Trade – Page 2 of 2
""",
)

_WORD: Final = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "{}</w:body></w:document>"
)


def warm_text() -> None:
    """Read a small report as text, which warms what the formats share."""
    _use("\f".join(_PAGES).encode())


def warm_format(suffix: str) -> None:
    """Read it as Word (`docx`) or as PDF (`pdf`)."""
    _use(_word() if suffix == "docx" else _pdf())


def _use(content: bytes) -> None:
    to_json(parse(content, name="warm-up"))


def _word() -> bytes:
    # What stands last is no plain story: both readers of Word's XML are used.
    lines = [
        f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for page in _PAGES for line in page.splitlines()
    ]
    lines.append("<!-- the end -->")
    return _zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": _WORD.format("".join(lines)),
        }
    )


def _zipped(parts: Mapping[str, str]) -> bytes:
    """Make a zip of parts that are not compressed.

    `zipfile` would load what copies trees and knows other packings, which no worker needs.
    """
    body = directory = b""
    for name, text in parts.items():
        data, known_as = text.encode(), name.encode()
        sizes = (zlib.crc32(data), len(data), len(data), len(known_as), 0)
        entry = struct.pack("<5H3L2H", 20, 0, 0, 0, 33, *sizes)  # version 2, 1 January 1980
        placed = struct.pack("<3H2L", 0, 0, 0, 0, len(body))
        directory += b"PK\1\2" + struct.pack("<H", 20) + entry + placed + known_as
        body += b"PK\3\4" + entry + known_as + data
    counts = (0, 0, len(parts), len(parts), len(directory), len(body), 0)
    return body + directory + b"PK\5\6" + struct.pack("<4H2LH", *counts)


def _pdf() -> bytes:
    """Make a PDF of two pages; readers find its objects without a table of them."""
    return b"".join(
        [
            b"%PDF-1.4\n"
            b"1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
            b"2 0 obj <</Type /Pages /Kids [3 0 R 5 0 R] /Count 2>> endobj\n",
            *(_page(number, text) for number, text in zip((3, 5), _PAGES, strict=True)),
            b"trailer <</Root 1 0 R>>\n%%EOF\n",
        ]
    )


def _page(number: int, text: str) -> bytes:
    printed = text.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)").split(b"\n")
    shown = b"BT /F 11 Tf 14 TL 72 770 Td " + b" ".join(b"(%b) '" % one for one in printed) + b" ET"
    return (
        b"%d 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        b"/Encoding /WinAnsiEncoding>>>>>>>> endobj\n"
        b"%d 0 obj <</Length %d>> stream\n%b\nendstream endobj\n"
        % (number, number + 1, number + 1, len(shown), shown)
    )
