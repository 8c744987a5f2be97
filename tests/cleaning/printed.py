"""Printed pages for tests of furniture by place: lines with geometry, as PDF readers give them."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from capesdoc.source import (
    Boundary,
    Layout,
    Line,
    Marks,
    Origin,
    Page,
    Part,
    SourceDocument,
)

__all__ = ["Printed", "body", "document_of"]


@frozen
class Printed:
    """One printed line: its text, the height of its baseline, its size, and what marks it."""

    text: str
    baseline: float
    size: float = 11.0
    x0: float = 72.0
    part: Part = Part.BODY
    width: float = 451.0


def body(*texts: str, start: float = 100.0, leading: float = 14.0) -> list[Printed]:
    """Print lines of text one below the other."""
    return [Printed(text, start + at * leading) for at, text in enumerate(texts)]


def document_of(*pages: Sequence[Printed]) -> SourceDocument:
    """Make the document that a PDF reader would give for some A4 pages."""
    return SourceDocument(
        origin=Origin(
            name="case.pdf",
            media_type="application/pdf",
            sha256="0" * 64,
            page_count=len(pages),
            encoding=None,
            reader="pypdfium2",
        ),
        pages=tuple(_page(number, printed) for number, printed in enumerate(pages, 1)),
    )


def _page(number: int, printed: Sequence[Printed]) -> Page:
    return Page(
        number=number,
        lines=tuple(_line(number, at, one) for at, one in enumerate(printed, 1)),
    )


def _line(page: int, number: int, printed: Printed) -> Line:
    first = Boundary.START if page == 1 else Boundary.PAGE
    return Line(
        text=printed.text,
        page=page,
        number=number,
        boundary=first if number == 1 else Boundary.LINE,
        layout=Layout(
            x0=printed.x0,
            top=printed.baseline - printed.size,
            x1=printed.x0 + printed.width,
            bottom=printed.baseline + 0.2 * printed.size,
            baseline=printed.baseline,
            page_width=595.0,
            page_height=842.0,
            font_size=printed.size,
        ),
        marks=Marks(part=printed.part) if printed.part is not Part.BODY else None,
    )
