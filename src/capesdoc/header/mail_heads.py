"""Mail heads: `From`, `To`, `Subject` and `Date` above a report that was sent round."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.labels import NO_MEANING, Meaning
from capesdoc.header.layouts import LabelMatch, Style
from capesdoc.header.raw_fields import Piece
from capesdoc.header.sheet import Draft, Sheet
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line

__all__ = ["find_mail_head", "is_letter", "without_letter_date", "without_subject"]

FIRST_LINES: Final = 4
"""Lines at the top within which a mail's head opens: `-----Original Message-----` may be above."""

FEWEST_LINES: Final = 3
"""Lines that make a mail's head: the sender, and two of receiver, subject and date."""

MOST_LINES: Final = 30
"""Lines of a mail's head; with all that machines add some twenty."""

ADDRESS_LINES: Final = 15
"""Lines within which a letter is addressed: a letterhead and a date stand above it."""

_PLAIN: Final = frozenset({"date", "dated"})
_ADDRESSED: Final = compile_later(r"\s{0,8}To\s?[,:]?\s{0,8}")
_LINE: Final = compile_later(
    r"[>\s*]{0,6}(?P<label>from|to|cc|bcc|date|sent|subject|sender|received|[a-z]{1,12}-[a-z-]{2,30})"
    r"\*{0,2}:\*{0,2}(?:[ \t]+|$)",
    re.IGNORECASE,
)
_WORDS: Final = frozenset(
    ["from", "to", "cc", "bcc", "date", "sent", "subject", "sender", "received"]
)
"""The labels of `_LINE` that have no hyphen."""

_AROUND: Final = "> *:\t\n\r\v\f\x1c\x1d\x1e\x1f"
LABEL_REACH: Final = 60
"""Characters within which the colon of a `_LINE` stands, with all marks before it."""

_MEANINGS: Final = {
    "date": Meaning(names=("publication_date",)),
    "sent": Meaning(names=("publication_date",)),
    "from": Meaning(names=("poster",)),
    "sender": Meaning(names=("poster",)),
    "subject": Meaning(names=("title",)),
}
_BESIDE_SENDER: Final = frozenset({"to", "subject", "date", "sent", "cc"})


def find_mail_head(sheet: Sheet) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find the head of a mail at the top: its fields, and the lines they take.

    head = sender-line and two of ("To" | "Cc" | "Subject" | "Date" | "Sent"), lines below one
           another; an address, or a clock, tells it from `From: 3 May` / `To: 5 May`

    The date is when it was sent. The subject is the title where the report itself prints none.
    """
    if not _may_hold_head(sheet.lines):
        return (), frozenset()
    start = next(
        (at for at in range(min(len(sheet.lines), FIRST_LINES)) if _label(sheet.lines[at])), None
    )
    if start is None:
        return (), frozenset()
    drafts: list[Draft] = []
    at = start
    while at < min(len(sheet.lines), start + MOST_LINES):
        line = sheet.lines[at]
        if at > start and line.boundary is not Boundary.LINE:
            break
        found = _LINE.match(line.text)
        if found is not None:
            drafts.append(_field(line, found))
        elif drafts and line.text[:1].isspace() and drafts[-1].pieces:
            stop = len(line.text.rstrip())
            begin = len(line.text) - len(line.text.lstrip())
            rest = Piece(line, begin, stop)
            drafts[-1] = drafts[-1]._replace(pieces=(*drafts[-1].pieces, rest))
        else:
            break
        at += 1
    labels = {_label(draft.line) for draft in drafts}
    sent = "from" in labels or "sender" in labels
    if not sent or len(labels) < FEWEST_LINES or len(labels & _BESIDE_SENDER) < FEWEST_LINES - 1:
        return (), frozenset()
    if not any("@" in piece.text for draft in drafts for piece in draft.pieces) and (
        "subject" not in labels
    ):
        return (), frozenset()
    return tuple(drafts), frozenset(range(start, at))


def _may_hold_head(lines: tuple[Line, ...]) -> bool:
    """Whether a line stands right below one of the first, as the second line of a head does."""
    return Boundary.LINE in [line.boundary for line in lines[1 : FIRST_LINES + 1]]


def is_letter(sheet: Sheet) -> bool:
    """Whether `To,` stands alone near the top: a letter, whose date is its own."""
    return any(_ADDRESSED.fullmatch(line.text) is not None for line in sheet.lines[:ADDRESS_LINES])


def without_letter_date(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Give the fields of a letter: a plain date above its subject says when it was written."""
    dated = [
        one
        for one in drafts
        if one.names == ("event_date",)
        and one.line.text[one.match.start : one.match.end].casefold() in _PLAIN
    ]
    subject = next((at for at, one in enumerate(drafts) if one.names == ("title",)), 0)
    if len(dated) != 1 or dated[0] not in drafts[:subject]:
        return drafts
    sent = Meaning(names=("publication_date",))
    return tuple(
        one._replace(match=one.match._replace(meaning=sent)) if one is dated[0] else one
        for one in drafts
    )


def without_subject(head: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Give the head of a mail whose subject is no title, because the report prints one."""
    return tuple(
        one._replace(match=one.match._replace(meaning=NO_MEANING))
        if one.names == ("title",)
        else one
        for one in head
    )


def _label(line: Line) -> str:
    text = line.text
    begun = text[: text.find(":", 0, LABEL_REACH) + 1]
    # Asked of the first lines of every document: the cheap test first.
    if not begun or (
        begun.isascii() and "-" not in begun and begun.strip(_AROUND).lower() not in _WORDS
    ):
        return ""
    found = _LINE.match(text)
    return found["label"].casefold() if found is not None else ""


def _field(line: Line, found: re.Match[str]) -> Draft:
    start, end = found.span("label")
    stop = len(line.text.rstrip())
    match = LabelMatch(
        meaning=_MEANINGS.get(found["label"].casefold(), NO_MEANING),
        style=Style.COLON,
        start=start,
        end=end,
        value=min(found.end(), stop),
        stop=stop,
    )
    pieces = (Piece(line, found.end(), stop, True),) if found.end() < stop else ()
    return Draft(match, line, pieces)
