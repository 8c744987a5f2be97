"""Pages of a .docx: the pieces of its stories as numbered lines, and what was left out as edits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from capesdoc.findings import Action, Edit
from capesdoc.readers.docx_story import Piece, Story
from capesdoc.source import Boundary, Line, Page
from capesdoc.span import Span
from capesdoc.values import NamedTuple

__all__ = ["Comment", "Layer", "Places", "lay_out"]

# The class of an enumeration is asked for its members by name, and slowly: a line asks five times.
_LINE: Final = Boundary.LINE
_COLUMN: Final = Boundary.COLUMN


class Layer(NamedTuple):
    """A story beside the body, and the page it is printed on: above the body, or below it."""

    story: Story
    page: int
    above: bool


class Comment(NamedTuple):
    """What a comment says; its place is a piece and an offset in its story."""

    text: str
    piece: int
    offset: int
    story: Story


class Places:
    """Where each piece came to stand: (page, line number, length) by story and position."""

    def __init__(self) -> None:
        self._places: dict[Story, list[tuple[int, int, int]]] = {}

    def note(self, story: Story, page: int, number: int, length: int) -> None:
        """Note the place of the next piece of a story."""
        self._places.setdefault(story, []).append((page, number, length))

    def span(self, story: Story, piece: int, offset: int) -> Span:
        """Give the empty span at an offset of a piece."""
        places = self._places.get(story) or [(1, 1, 0)]
        page, number, length = places[min(piece, len(places) - 1)]
        at = min(offset, length) if piece < len(places) else length
        return Span(page=page, start_line=number, start=at, end_line=number, end=at)


def lay_out(body: Story, layers: Iterable[Layer]) -> tuple[tuple[Page, ...], Places]:
    """Number the lines: on each page what stands above, the body, and what stands below."""
    above: dict[int, list[Story]] = {}
    below: dict[int, list[Story]] = {}
    for layer in layers:
        (above if layer.above else below).setdefault(layer.page, []).append(layer.story)
    of_page: dict[int, list[Piece]] = {1: body.pieces}
    if body.page > 1:
        of_page = {}
        for piece in body.pieces:
            of_page.setdefault(piece.page, []).append(piece)
    places = Places()
    pages: list[Page] = []
    is_first = True
    for number in range(1, body.page + 1):
        counted: list[tuple[Story, list[Piece]]] = [
            *((story, story.pieces) for story in above.get(number, ())),
            (body, of_page.get(number, [])),
            *((story, story.pieces) for story in below.get(number, ())),
        ]
        lines = _lines(counted, number, places, is_first=is_first)
        is_first = is_first and not lines
        pages.append(Page(number=number, lines=tuple(lines)))
    return tuple(pages), places


def _lines(
    counted: list[tuple[Story, list[Piece]]], page: int, places: Places, *, is_first: bool
) -> list[Line]:
    lines: list[Line] = []
    number = 0
    for story, pieces in counted:
        is_noted = bool(story.removals or story.comments)
        blank = 0
        strongest = _LINE
        for piece in pieces:
            number += 1
            text = piece.text.rstrip()
            length = len(text)
            if is_noted:
                places.note(story, page, number, length)
            own = piece.boundary
            if own is not _LINE and strongest is not _COLUMN:
                # Of the boundaries of empty pieces the strongest is left.
                strongest = own
            if not length:
                # A cell that holds nothing is no blank line.
                blank += piece.marks is None or piece.marks.cell is None
                continue
            if not lines:
                boundary = Boundary.START if is_first else Boundary.PAGE
            elif blank and strongest is _LINE:
                boundary = Boundary.BLANK
            else:
                boundary = strongest
            lines.append(
                # By position: a keyword costs as much as its value.
                Line(
                    text,
                    page,
                    number,
                    boundary,
                    blank,
                    bold if (bold := piece.bold) < length else length,
                    None,
                    piece.marks,
                )
            )
            blank, strongest = 0, _LINE
    return lines


def edits_of(stories: Iterable[Story], comments: Iterable[Comment], places: Places) -> list[Edit]:
    """Give what the stories do not show, each at the place where it would stand."""
    removed = [
        Edit(
            rule=removal.rule,
            action=Action.REMOVED,
            before=removal.text,
            after="",
            spans=(places.span(story, removal.piece, removal.offset),),
            reasons=(removal.reason,),
        )
        for story in stories
        for removal in story.removals
    ]
    removed += [
        Edit(
            rule="comment",
            action=Action.REMOVED,
            before=comment.text,
            after="",
            spans=(places.span(comment.story, comment.piece, comment.offset),),
            reasons=("a comment beside the text",),
        )
        for comment in comments
    ]
    return removed
