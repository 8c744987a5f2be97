"""Word documents (.docx): what Word shows, paragraph by paragraph."""

from __future__ import annotations

import hashlib
import io
import zipfile
from typing import Final

from lxml import etree

from capesdoc.errors import CorruptDocumentError, EncryptedDocumentError, NoTextError
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.source import Boundary, Line, Marks, Origin, Page, Part, SourceDocument

__all__ = ["read_docx"]

_MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_docx(content: Content, options: ReadOptions) -> SourceDocument:
    """Read the paragraphs of a Word document, its headers and footers."""
    if not content.data.startswith(b"PK"):
        raise EncryptedDocumentError(
            "is protected by a password: open it in Word and save it without one",
            source=content.name,
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content.data)) as package:
            body = _pieces(etree.fromstring(package.read("word/document.xml")))
            parts = [
                (part, _pieces(etree.fromstring(package.read(name))))
                for name in sorted(package.namelist())
                for part in (Part.HEADER, Part.FOOTER)
                if name.startswith(f"word/{part.value}")
            ]
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, OSError) as error:
        raise CorruptDocumentError(
            f"is damaged and cannot be read as .docx ({error})", source=content.name
        ) from error
    pages = _pages(body, parts)
    if not any(line.part is Part.BODY for page in pages for line in page.lines):
        raise NoTextError("holds no text", source=content.name)
    return SourceDocument(
        origin=Origin(
            name=content.name,
            media_type=_MEDIA_TYPE,
            sha256=hashlib.sha256(content.data).hexdigest(),
            page_count=None,
            encoding=None,
            reader="docx",
        ),
        pages=pages,
    )


def _pieces(root: etree._Element) -> list[tuple[Boundary, str]]:
    """Give (boundary before it, text) of every piece of every paragraph, in order."""
    pieces: list[tuple[Boundary, str]] = []
    for paragraph in root.iter(f"{_W}p"):
        boundary, text = Boundary.PARAGRAPH, ""
        for node in paragraph.iter(f"{_W}t", f"{_W}br"):
            if node.tag == f"{_W}t":
                text += node.text or ""
            else:
                pieces.append((boundary, text))
                page = node.get(f"{_W}type") == "page"
                boundary, text = (Boundary.PAGE if page else Boundary.LINE), ""
        pieces.append((boundary, text))
    return pieces


def _pages(
    body: list[tuple[Boundary, str]], parts: list[tuple[Part, list[tuple[Boundary, str]]]]
) -> tuple[Page, ...]:
    lines: list[Line] = []
    page, number, blank = 1, 0, 0
    found: list[tuple[Part, Boundary, str]] = [
        *((part, boundary, text) for part, pieces in parts for boundary, text in pieces),
        *((Part.BODY, boundary, text) for boundary, text in body),
    ]
    pending = Boundary.START
    for part, boundary, text in found:
        if boundary is Boundary.PAGE:
            page, number, pending = page + 1, 0, Boundary.PAGE
        elif pending is Boundary.LINE:
            pending = boundary
        number += 1
        if not text.strip():
            blank += 1
            continue
        lines.append(
            Line(
                text=text.rstrip(),
                page=page,
                number=number,
                boundary=pending,
                blank_lines=blank,
                marks=None if part is Part.BODY else Marks(part=part),
            )
        )
        blank, pending = 0, Boundary.LINE
    return tuple(
        Page(number=n, lines=tuple(line for line in lines if line.page == n))
        for n in range(1, page + 1)
    )
