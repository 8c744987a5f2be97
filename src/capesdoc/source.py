"""The source side: what a file says, line by line, before anyone interprets it."""

from __future__ import annotations

from enum import Enum

from capesdoc.findings import Diagnostic, Edit
from capesdoc.span import BBox, Span, span_of
from capesdoc.values import light, value

__all__ = [
    "Boundary",
    "Cell",
    "Layout",
    "Line",
    "Marks",
    "Origin",
    "Page",
    "Part",
    "SourceDocument",
    "Span",
    "cover",
]


class Boundary(Enum):
    """How the source parts a line from the one before it."""

    START = "start"
    """The first line of the document."""
    LINE = "line"
    """A line end and no more."""
    BLANK = "blank"
    """One or more blank lines (text), or a gap wider than the page's line spacing (PDF)."""
    PARAGRAPH = "paragraph"
    """A paragraph mark of the file format (Word)."""
    COLUMN = "column"
    """The top of the next column on the same page."""
    PAGE = "page"
    """The top of the next page: form feed, page break, next PDF page."""


class Part(Enum):
    """Which part of the document a line belongs to, where the file itself says so."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    ARTIFACT = "artifact"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text box"


@light()
class Layout:
    """Where a line stands on its PDF page, in points, origin at the top left.

    Attributes:
        x0: Left edge.
        top: Upper edge.
        x1: Right edge.
        bottom: Lower edge.
        baseline: Height of the baseline, measured from the top of the page.
        page_width: Width of the page as a viewer shows it.
        page_height: Height of the page as a viewer shows it.
        font_size: Size of the type of most of the line's characters, in points.
        column: Which column the line stands in, from 0, or None where it spans the page.
        element: Which paragraph, cell or item of the page the file's tags put the line in, from 1;
            0 where they do not say, or where the reader does not ask.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    page_width: float
    page_height: float
    font_size: float
    column: int | None = None
    element: int = 0

    @property
    def bbox(self) -> BBox:
        """The box as spans carry it."""
        return (
            round(self.x0, 2),
            round(self.top, 2),
            round(self.x1, 2),
            round(self.bottom, 2),
        )


@value(kw_only=True)
class Cell:
    """The table cell a line stands in; all counted from 1."""

    table: int
    row: int
    column: int


@value(kw_only=True)
class Marks:
    """What the file format itself says of a line (Word styles, PDF tags).

    Attributes:
        part: Which part of the document the line belongs to.
        heading_level: 1 for the highest heading, 0 for a title style, None for no heading.
        list_level: Nesting of a list item, from 0, or None for no list item.
        list_marker: The bullet or number that the format generates and that is not in `text`.
        cell: The table cell the line stands in.
    """

    part: Part = Part.BODY
    heading_level: int | None = None
    list_level: int | None = None
    list_marker: str | None = None
    cell: Cell | None = None


@light()
class Line:
    """One physical line, with where it stood.

    Attributes:
        text: The characters, without the line end.
        page: Page number, from 1.
        number: Line number within its page, from 1. In Word a paragraph or line break starts one.
        boundary: How the source parts this line from the one before.
        blank_lines: Blank lines before it (text), else 0.
        bold_prefix: How many of its first characters are bold; `len(text)` where all are.
        layout: Geometry (PDF), else None.
        marks: What the file format says of the line, or None where it says nothing.
        offsets: For a line whose text was changed: for each character of `text` its offset in the
            line as read, and one more for the end. None where the text is as read.
    """

    text: str
    page: int
    number: int
    boundary: Boundary
    blank_lines: int = 0
    bold_prefix: int = 0
    layout: Layout | None = None
    marks: Marks | None = None
    offsets: tuple[int, ...] | None = None

    @property
    def part(self) -> Part:
        """Which part of the document the line belongs to."""
        return self.marks.part if self.marks is not None else Part.BODY

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Give the place of `text[start:end]` in the source as read."""
        stop = len(self.text) if end is None else end
        if self.offsets is not None:
            start, stop = self.offsets[start], self.offsets[stop]
        number, layout = self.number, self.layout
        box = layout.bbox if layout is not None else None
        return span_of(self.page, number, start, number, stop, box)


@value(kw_only=True)
class Page:
    """One page and its lines in reading order; `number` is counted from 1."""

    number: int
    lines: tuple[Line, ...]


@value(kw_only=True)
class Origin:
    """Which file a record came from, and how it was read.

    Attributes:
        name: File name without its folder, or the name the caller gave.
        media_type: IANA media type.
        sha256: Hash of the bytes, in lower-case hexadecimal; of the UTF-8 form for `parse_text`.
        page_count: Pages of a PDF; None for formats whose pages only a renderer knows.
        encoding: Text encoding (text), else None.
        reader: Which reader read it: `text`, `docx`, `pypdfium2`, `pdfplumber`.
    """

    name: str
    media_type: str
    sha256: str
    page_count: int | None
    encoding: str | None
    reader: str


@value(kw_only=True)
class SourceDocument:
    """What a reader made of a file.

    Attributes:
        origin: Which file it was.
        pages: Its pages in order.
        edits: What the reader itself set aside or replaced (hidden text, deleted runs).
        diagnostics: What the reader doubted.
    """

    origin: Origin
    pages: tuple[Page, ...]
    edits: tuple[Edit, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def cover(spans: list[Span]) -> tuple[Span, ...]:
    """Merge spans of neighbouring lines of one page, in order, into as few as possible."""
    merged: list[Span] = []
    for span in spans:
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.page == span.page
            and span.start_line - last.end_line in (0, 1)
        ):
            box = _union(last.bbox, span.bbox)
            merged[-1] = span_of(
                last.page, last.start_line, last.start, span.end_line, span.end, box
            )
        else:
            merged.append(span)
    return tuple(merged)


def _union(one: BBox | None, other: BBox | None) -> BBox | None:
    if one is None or other is None:
        return one or other
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
