"""A story of a .docx (body, header, note): its text in pieces, as the visitor gives it.

A piece becomes a line. It ends at a paragraph mark, a line break, or the end of a page or column.
"""

from __future__ import annotations

from enum import Enum
from typing import Final

from capesdoc.readers.docx_properties import NEW_PAGE, Section
from capesdoc.source import Boundary, Marks, Part
from capesdoc.values import NamedTuple

__all__ = ["PageTurn", "Piece", "Removal", "Story"]

# The class of an enumeration is asked for its members by name, and slowly.
_PARAGRAPH: Final = Boundary.PARAGRAPH
_NO_NEW_PAGE: Final = frozenset({"continuous", "nextColumn"})


class PageTurn(Enum):
    """What says that a new page begins."""

    MANUAL = "a page break that the author set"
    RENDERED = "where Word broke the page when it last saved"
    BEFORE = "a paragraph that always starts a page"
    SECTION = "a section that starts on a new page"


class Piece:
    """One line to be: its text, how much of its beginning is bold, and where it stands."""

    __slots__ = ("bold", "boundary", "marks", "page", "text")

    def __init__(self, text: str, bold: int, boundary: Boundary, page: int) -> None:
        self.text = text
        self.bold = bold
        self.boundary = boundary
        self.page = page
        self.marks: Marks | None = None


class Removal(NamedTuple):
    """Text that is not shown, and the place where it would stand."""

    piece: int
    offset: int
    rule: str
    text: str
    reason: str


class Story:
    """Collects pieces. Only the story of the body has pages."""

    def __init__(self, part: Part, *, sections: tuple[Section, ...] = ()) -> None:
        self.part = part
        self.pieces: list[Piece] = []
        self.removals: list[Removal] = []
        self.comments: list[tuple[str, int, int]] = []
        self.notes: list[tuple[str, str]] = []
        self.page = 1
        self.section_pages = [1]
        self._has_pages = part is Part.BODY
        self._sections = sections
        # The piece being written; offsets are counts of characters since the story began.
        self._texts: list[str] = []
        self._count = 0
        self._begin = 0
        self._bold = 0
        self._bold_open = True
        self._boundary = Boundary.PARAGRAPH
        self._first_piece = 0
        # What stood where the last page began, to see whether anything came after it.
        self._turned_at = 0
        self._turned_after_piece = 0
        self._absorbs_rendered = False
        self._broke_in_paragraph = False
        self._cell_page: int | None = None
        self._removal_goes_on = False

    @property
    def place(self) -> tuple[int, int]:
        """The piece being written and how long it is."""
        return len(self.pieces), self._count - self._begin

    @property
    def is_open(self) -> bool:
        """Whether there is text of a paragraph that has not ended."""
        return self._count > self._begin or self._first_piece < len(self.pieces)

    def add(self, text: str, *, bold: bool) -> None:
        """Add shown text."""
        self._texts.append(text)
        self._count += len(text)
        if bold:
            if self._bold_open:
                self._bold = self._count - self._begin
        elif self._bold_open and not text.isspace():
            self._bold_open = False

    def remove(self, rule: str, text: str, reason: str) -> None:
        """Record text that is not shown; neighbours that one rule removes are one removal."""
        piece, offset = self.place
        if self.removals and self._removal_goes_on:
            last = self.removals[-1]
            if (last.piece, last.offset, last.rule, last.reason) == (piece, offset, rule, reason):
                self.removals[-1] = Removal(piece, offset, rule, last.text + text, reason)
                return
        self.removals.append(Removal(piece, offset, rule, text, reason))
        self._removal_goes_on = True

    def end_removal(self) -> None:
        """Keep the next removal apart from the last: a paragraph ended between them."""
        self._removal_goes_on = False

    def show_object(self) -> None:
        """Note that something without text stands here: a picture fills a page too."""
        self._turned_at = -1

    def break_as(self, kind: str | None) -> None:
        """Break as the type of a `w:br` says: a page, a column, or else a line."""
        match kind:
            case "page":
                self.turn_page(PageTurn.MANUAL)
            case "column":
                self.break_column()
            case _:
                self.break_line()

    def break_line(self) -> None:
        """End the piece; an empty one stays as a blank line."""
        self._flush(Boundary.LINE)

    def break_column(self) -> None:
        """Go on at the top of the next column."""
        if self._count > self._begin:
            self._flush(Boundary.COLUMN)
        else:
            self._boundary = Boundary.COLUMN

    def turn_page(self, cause: PageTurn) -> None:
        """Begin a page, unless the same page was begun already by another sign."""
        if not self._has_pages:
            return
        nothing_since = self._count == self._turned_at
        if cause is PageTurn.RENDERED:
            if self._absorbs_rendered and nothing_since:
                # Word writes its own sign after the author's.
                self._absorbs_rendered = False
                return
            if self._cell_page is not None:
                # The cells of a row run over the same page end side by side.
                self._cell_page += 1
                if self._cell_page <= self.page:
                    return
        elif (
            cause is not PageTurn.MANUAL
            and nothing_since
            and len(self.pieces) == self._turned_after_piece
        ):
            self._absorbs_rendered = self.page > 1
            return
        if self._count > self._begin:
            self._flush(Boundary.PAGE)
        self.page += 1
        self._turned_at = self._count
        self._turned_after_piece = len(self.pieces)
        self._absorbs_rendered = cause is not PageTurn.RENDERED
        self._broke_in_paragraph = cause is PageTurn.MANUAL

    def end_paragraph(self, marks: Marks | None, rest_marks: Marks | None) -> None:
        """End the paragraph; its first line bears `marks`, any further one `rest_marks`."""
        if self._count == self._begin == self._turned_at and self._broke_in_paragraph:
            # The mark behind a page break is no blank line of the new page.
            self._boundary = Boundary.PARAGRAPH
        else:
            self._flush(_PARAGRAPH)
        self._broke_in_paragraph = False
        pieces, first = self.pieces, self._first_piece
        count = self._first_piece = len(pieces)
        if marks is not None and first < count:
            pieces[first].marks = marks
            for piece in pieces[first + 1 :]:
                piece.marks = rest_marks

    def add_paragraph(self, text: str, marks: Marks | None, *, bold: bool) -> None:
        """Add a paragraph of one line: what `add` and `end_paragraph` do where none is open."""
        if not text or self._count > self._begin or self._first_piece < len(self.pieces):
            self.add(text, bold=bold)
            self.end_paragraph(marks, marks)
            return
        self._count = self._begin = self._count + len(text)
        pieces = self.pieces
        piece = Piece(text, len(text) if bold else 0, self._boundary, self.page)
        piece.marks = marks
        pieces.append(piece)
        self._boundary = _PARAGRAPH
        self._broke_in_paragraph = False
        self._first_piece = len(pieces)

    def end_section(self) -> None:
        """Begin the next section, on a new page unless it says otherwise."""
        place = len(self.section_pages)
        start = self._sections[place].start if place < len(self._sections) else NEW_PAGE
        if start not in _NO_NEW_PAGE:
            self.turn_page(PageTurn.SECTION)
        elif start == "nextColumn":
            self.break_column()
        self.section_pages.append(self.page)

    def enter_cell(self, row_page: int | None) -> int | None:
        """Note on which page the row of the cell began; gives what was noted before."""
        before, self._cell_page = self._cell_page, row_page
        return before

    def pause_pages(self) -> bool:
        """Count no pages inside a text box; gives what to resume with."""
        before, self._has_pages = self._has_pages, False
        return before

    def resume_pages(self, before: bool, /) -> None:
        """Count pages again as before the text box."""
        self._has_pages = before

    def _flush(self, boundary: Boundary) -> None:
        texts = self._texts
        text = texts[0] if len(texts) == 1 else "".join(texts)
        self.pieces.append(Piece(text, self._bold, self._boundary, self.page))
        texts.clear()
        self._begin = self._count
        self._bold = 0
        self._bold_open = True
        self._boundary = boundary
