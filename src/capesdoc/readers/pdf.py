"""PDF: lines with geometry, through pypdfium2."""

from __future__ import annotations

import hashlib

import pypdfium2

from capesdoc.errors import CorruptDocumentError, EncryptedDocumentError, NoTextError
from capesdoc.readers.base import Content, ReadOptions
from capesdoc.source import Boundary, Layout, Line, Origin, Page, SourceDocument

__all__ = ["read_pdf"]


def read_pdf(content: Content, options: ReadOptions) -> SourceDocument:
    """Read the lines of a PDF in reading order."""
    try:
        document = pypdfium2.PdfDocument(content.data, password=options.password)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocumentError(
                "needs a password: give password=", source=content.name
            ) from error
        raise CorruptDocumentError(
            "is damaged and cannot be read as PDF: get a fresh copy", source=content.name
        ) from error
    try:
        pages = tuple(_page(document, index) for index in range(len(document)))
    except pypdfium2.PdfiumError as error:
        raise CorruptDocumentError("has a damaged page", source=content.name) from error
    finally:
        document.close()
    if not pages:
        raise CorruptDocumentError("has no pages", source=content.name)
    if not any(page.lines for page in pages):
        raise NoTextError(
            "holds no text, most likely a scan: run text recognition (OCR) first",
            source=content.name,
        )
    return SourceDocument(
        origin=Origin(
            name=content.name,
            media_type="application/pdf",
            sha256=hashlib.sha256(content.data).hexdigest(),
            page_count=len(pages),
            encoding=None,
            reader="pypdfium2",
        ),
        pages=pages,
    )


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    page = document[index]
    try:
        text_page = page.get_textpage()
        width, height = page.get_size()
        text = text_page.get_text_range()
        lines: list[Line] = []
        offset = 0
        for raw in text.split("\r\n"):
            stripped = raw.strip()
            if stripped:
                left, bottom, _, top = text_page.get_charbox(offset, loose=True)
                last = text_page.get_charbox(offset + len(raw.rstrip()) - 1, loose=True)
                lines.append(
                    Line(
                        text=stripped,
                        page=index + 1,
                        number=len(lines) + 1,
                        boundary=Boundary.LINE,
                        layout=Layout(
                            x0=left,
                            top=height - max(top, last[3]),
                            x1=last[2],
                            bottom=height - min(bottom, last[1]),
                            baseline=height - min(bottom, last[1]),
                            page_width=width,
                            page_height=height,
                            font_size=top - bottom,
                        ),
                    )
                )
            offset += len(raw) + 2
        text_page.close()
        return Page(number=index + 1, lines=_bounded(lines))
    finally:
        page.close()


def _bounded(lines: list[Line]) -> tuple[Line, ...]:
    """Set each line's boundary by the gap to the line above."""
    import attrs

    out: list[Line] = []
    for line in lines:
        if not out:
            boundary = Boundary.START if line.page == 1 else Boundary.PAGE
        else:
            above = out[-1].layout
            here = line.layout
            wide = above and here and here.top - above.bottom > 0.4 * here.font_size
            boundary = Boundary.BLANK if wide else Boundary.LINE
        out.append(attrs.evolve(line, boundary=boundary))
    return tuple(out)
