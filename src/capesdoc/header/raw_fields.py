"""Raw fields: labelled values as printed, before anyone types them."""

from __future__ import annotations

from typing import Final

from capesdoc.profile import label_key
from capesdoc.source import Boundary, Line, Span, cover
from capesdoc.values import NamedTuple

__all__ = [
    "Item",
    "PersonRow",
    "Piece",
    "Placed",
    "RawField",
    "is_plain_date",
    "joint",
    "placed",
    "spans_of",
    "unfolded",
]

_PLAIN_DATES: Final = frozenset({"date", "dated", "day"})
"""Keys of labels that say "date" and not whose date it is."""


_TIGHT: Final = frozenset({Boundary.LINE, Boundary.COLUMN})
_PARAGRAPHS: Final = _TIGHT | {Boundary.PARAGRAPH}


class Piece(NamedTuple):
    """What one line has of a value: `line.text[start:end]`.

    Attributes:
        line: The line.
        start: Where the piece starts in it.
        end: Where it ends.
        item: It starts an item of a list, and is not the rest of a wrapped line.
    """

    line: Line
    start: int
    end: int
    item: bool = False

    @property
    def text(self) -> str:
        """The characters of the piece."""
        return self.line.text[self.start : self.end]

    @property
    def span(self) -> Span:
        """Where the piece stands."""
        return self.line.span(self.start, self.end)


class Item(NamedTuple):
    """One item of a value, unfolded; a value that is no list is one item.

    Attributes:
        text: Its characters, wrapped lines joined.
        pieces: What each line has of it.
        apart: A blank line parts it from the item before, or a paragraph mark where there are also
            lines without.
    """

    text: str
    pieces: tuple[Piece, ...]
    apart: bool = False


class PersonRow(NamedTuple):
    """What a row of a table says of a person, by its columns; a post may hold its organisation.

    `pieces` are all cells of the row in order, also those of which the record has nothing.
    """

    name: tuple[Piece, ...]
    position: tuple[Piece, ...]
    house: tuple[Piece, ...]
    post: tuple[Piece, ...]
    role: tuple[Piece, ...]
    pieces: tuple[Piece, ...]


class RawField(NamedTuple):
    """One labelled value as printed.

    Attributes:
        name: Canonical name, or None for a label that the profile does not know.
        label: The label as printed, without separator, number and marks; empty where inferred.
        text: The value, its wrapped lines joined; the items of a list stand on lines of their own.
        spans: Where the value stands.
        inferred: True where no label said so.
        also: Further names: `time` for `Date & Time`.
        items: The items of the value, each in one line.
        in_prose: The value stands in a paragraph too, and was not taken from it.
        rows: The people of a table, whose columns say what is what.
    """

    name: str | None
    label: str
    text: str
    spans: tuple[Span, ...]
    inferred: bool = False
    also: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    in_prose: bool = False
    rows: tuple[PersonRow, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of the field, the first one first."""
        if self.name is None:
            return ()
        return (self.name, *self.also) if self.also else (self.name,)


def unfolded(pieces: tuple[Piece, ...]) -> tuple[Item, ...]:
    """Join the pieces of each item with a space, or with nothing after a hyphen inside a word."""
    if len(pieces) == 1:
        line, start, end, _ = pieces[0]
        return (Item(line.text[start:end], pieces),)
    items: list[Item] = []
    # Where Word has a paragraph for each line, the paragraph marks part nothing.
    near = _TIGHT
    if all(piece.line.boundary is Boundary.PARAGRAPH for piece in pieces if piece.item):
        near = _PARAGRAPHS
    for piece in pieces:
        if items and not piece.item:
            last = items.pop()
            text = last.text + joint(last.text, piece.text) + piece.text
            items.append(Item(text, (*last.pieces, piece), last.apart))
        else:
            apart = bool(items) and piece.line.boundary not in near
            items.append(Item(piece.text, (piece,), apart))
    return tuple(items)


def spans_of(items: tuple[Item, ...]) -> tuple[Span, ...]:
    """Give the place of a whole value."""
    if len(items) == 1 and len(items[0].pieces) == 1:
        line, start, end, _ = items[0].pieces[0]
        return (line.span(start, end),)
    return cover([piece.span for item in items for piece in item.pieces])


class Placed(NamedTuple):
    """The items of a value as one text, with the offset at which each piece stands in it."""

    text: str
    places: tuple[tuple[int, Piece], ...]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Give the place of `text[start:end]` in the source."""
        if len(self.places) == 1:
            at, (line, first, last, _) = self.places[0]
            if at <= start < end <= at + last - first:
                return (line.span(first - at + start, first - at + end),)
        found = []
        for at, piece in self.places:
            low, high = max(start, at), min(end, at + piece.end - piece.start)
            if low < high:
                shift = piece.start - at
                found.append(piece.line.span(low + shift, high + shift))
        return cover(found)


def placed(items: tuple[Item, ...]) -> Placed:
    """Write the items below one another, with a blank line where one parts them."""
    if len(items) == 1 and len(items[0].pieces) == 1:
        return Placed(items[0].text, ((0, items[0].pieces[0]),))
    text = ""
    places: list[tuple[int, Piece]] = []
    for item in items:
        if text:
            text += "\n\n" if item.apart else "\n"
        for at, piece in enumerate(item.pieces):
            if at:
                text += joint(text, piece.text)
            places.append((len(text), piece))
            text += piece.text
    return Placed(text, tuple(places))


def joint(left: str, right: str) -> str:
    """Give what stands between two joined lines: nothing after a hyphen that is part of a word.

    The hyphen stays: whether `Technolo-` or `In-` had it before the line was wrapped is not known.
    A dash right behind a letter or digit is one too: `Gulf–` / `South Asia`, `10:00–` / `11:00`.
    """
    if left[-1:] in {"–", "—"}:
        return "" if left[-2:-1].isalnum() and right[:1].isalnum() else " "
    in_word = left[-1:] in {"-", "‐"} and left[-2:-1].isalpha() and right[:1].isalpha()
    return "" if in_word else " "


def is_plain_date(raw: RawField) -> bool:
    """Whether a date has no label, or one that does not say whose date it is."""
    return raw.inferred or label_key(raw.label, {}) in _PLAIN_DATES
