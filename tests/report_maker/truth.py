"""The truth about a made document: what a perfect reader would say of it."""

from __future__ import annotations

import datetime

from attrs import frozen

from capesdoc import ParagraphKind

__all__ = ["Hyphen", "Made", "TrueParagraph", "Truth"]


@frozen(kw_only=True)
class Hyphen:
    """One line end with a hyphen.

    Attributes:
        before: The word before the divided one, or empty at the start of a paragraph.
        word: The divided word as its author wrote it.
        hard: Whether the hyphen is the author's (`price-determining`).
    """

    before: str
    word: str
    hard: bool


@frozen(kw_only=True)
class TrueParagraph:
    """One paragraph as its author wrote it.

    Attributes:
        kind: What it is.
        text: Its text in one line.
        cuts: Where pages or columns end inside it: offsets in `text`, between words or in one.
        footnote: Whether it is a note at the foot of a page.
        marker: The bullet or number before it, which is not in `text`.
    """

    kind: ParagraphKind
    text: str
    cuts: tuple[int, ...] = ()
    footnote: bool = False
    marker: str = ""


@frozen(kw_only=True)
class Truth:
    """What stands in the document, and what is only its page's.

    Attributes:
        title: The title of the event.
        event_date: The date of the event.
        venue: The place.
        moderator: Name of the moderator.
        paragraphs: The text, in order, with the notes where they stand.
        furniture: Every running line as printed, once for each page it stands on.
        hyphens: Every line end with a hyphen.
        pages: How many pages there are.
    """

    title: str
    event_date: datetime.date
    venue: str
    moderator: str
    paragraphs: tuple[TrueParagraph, ...]
    furniture: tuple[str, ...]
    hyphens: tuple[Hyphen, ...]
    pages: int

    @classmethod
    def of_furniture(cls, furniture: tuple[str, ...]) -> Truth:
        """Say of a found document what is only its pages', and nothing else."""
        return cls(
            title="",
            event_date=datetime.date.min,
            venue="",
            moderator="",
            paragraphs=(),
            furniture=furniture,
            hyphens=(),
            pages=0,
        )


@frozen(kw_only=True)
class Made:
    """A made document: its file name, its bytes, and the truth about it."""

    name: str
    data: bytes
    truth: Truth
