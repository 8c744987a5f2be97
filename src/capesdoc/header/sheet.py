"""Sheet: the lines of a document and the labels on them, looked up once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capesdoc.header.dates import read_date
from capesdoc.header.labels import LabelTable, Meaning, meaning_of
from capesdoc.header.layouts import (
    LABEL_REACH,
    LabelMatch,
    Style,
    lead_end,
    match_label,
    match_unknown,
)
from capesdoc.header.plain_lines import plain_label
from capesdoc.header.plausibility import (
    HARD,
    can_be_value,
)
from capesdoc.header.raw_fields import PersonRow, Piece
from capesdoc.header.shapes import LONG_LINE, is_person_line, is_prose
from capesdoc.header.tables import cells_of, read_table
from capesdoc.patterns import compile_later
from capesdoc.profile import label_key
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple

__all__ = [
    "BRIDGE_LINES",
    "OPENING_LINES",
    "PARTNER_LINES",
    "SHORT_VALUE",
    "Draft",
    "Sheet",
    "opens_section",
]

OPENING_LINES: Final = 40
"""Lines within which a header must open: a cover page or a letterhead has some twenty."""

PARTNER_LINES: Final = 10
"""Lines within which a weakly marked label needs a second one: two speakers of four lines each."""

BRIDGE_LINES: Final = 2
"""Lines without a label that may stand between two fields: `(Chatham House Rule)`, a sub-title."""

SHORT_VALUE: Final = 60
"""Characters; an unknown label after the last known one must have a short value to be a field."""


_OTHER_EVENTS: Final = frozenset(
    ["next", "previous", "last", "past", "upcoming", "following", "future", "first", "second",
     "third", "fourth", "1st", "2nd", "3rd", "4th", "pre", "post", "before", "after"]
)  # fmt: skip
"""Words before a type of event that make it another than the report's: `Next Seminar: 13 March`."""

_KEYNOTE: Final = ("keynote_speaker",)
_TITLE: Final = ("title",)
_ADDRESS: Final = compile_later(r"(?:https?://|www\.)\S{1,300}")


_EDGE: Final = compile_later(
    r"[\s*•-]{0,8}(?P<label>from|to|till|until)\*{0,2}[ \t]{0,4}:\*{0,2}[ \t]*"
    r"(?P<value>\S.{2,50}?)\s*",
    re.IGNORECASE,
)

EDGE_REACH: Final = 20
"""Characters within which the colon of an `_EDGE` stands, with all marks before it."""


FEWEST_LINES: Final = 3
"""Lines of a document that has a title, a header and a text."""

_ALONE: Final = frozenset({Boundary.BLANK, Boundary.PARAGRAPH})
_STOPS: Final = frozenset(".,;:")


class Draft(NamedTuple):
    """A field in the making: its label, the pieces of its value so far, the rest of its label.

    `rows` are the people of a table, whose columns say what is what.
    """

    match: LabelMatch
    line: Line
    pieces: tuple[Piece, ...] = ()
    more: tuple[Piece, ...] = ()
    rows: tuple[PersonRow, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What its label means."""
        return self.match.meaning.names

    @property
    def text(self) -> str:
        """The last line of the value so far."""
        return self.pieces[-1].text if self.pieces else ""


class Sheet:
    """The lines of a document, and what was found on them so far: a memo of pure look-ups."""

    __slots__ = ("found", "lines", "plainly", "prose", "table")

    def __init__(self, *, lines: tuple[Line, ...], table: LabelTable) -> None:
        self.lines: Final = lines
        self.table: Final = table
        self.found: Final[dict[int, LabelMatch | None]] = {}
        self.plainly: Final[dict[int, LabelMatch | None]] = {}
        self.prose: Final[dict[int, bool]] = {}

    def plain(self, index: int) -> LabelMatch | None:
        """Give the label of a line that is plainly one field, or None."""
        plainly = self.plainly
        if index in plainly:
            return plainly[index]
        match = plainly[index] = plain_label(self.lines[index], self.table)
        if match is not None:
            self.found[index] = match
        return match

    def known(self, index: int) -> LabelMatch | None:
        """Give the known label on a line whose value can be one, or None."""
        found = self.found
        if index in found:
            return found[index]
        if (plain := self.plain(index)) is not None:
            return plain
        line = self.lines[index]
        match = match_label(line, self.table)
        if match is not None:
            match = _with_value(match, line.text[match.value : match.stop])
        if match is None:
            match = _dated_type(line, self.table) or _span_edge(line)
        found[index] = match
        return match

    def is_prose(self, index: int) -> bool:
        """Whether a line reads as a sentence, or a part of one."""
        told = self.prose.get(index)
        if told is None:
            told = self.prose[index] = is_prose(self.lines[index].text)
        return told

    def is_headline(self, index: int) -> bool:
        """Whether the first line heads the rest, though it has the words of a clause.

        It stands alone, short and without a full stop: `What do we know, and what comes next` heads
        a report as `Ports and Peace` does. Or it opens with a day and an hour.
        """
        if index or len(self.lines) < FEWEST_LINES:
            return False
        text = self.lines[0].text.rstrip()
        if self.lines[1].boundary not in _ALONE:
            # `5 May 2022, 12:00-13:00, room Salt of the Old Quay.` has as many words as a clause.
            from capesdoc.header.date_times import split_date_time

            parts = split_date_time(text)
            return (
                parts.date is not None
                and parts.time is not None
                and not text[: parts.dates[0].start].strip()
                and all(one.end <= start for start, _ in parts.rest for one in parts.times)
            )
        return len(text) <= LONG_LINE and text[-1:] not in _STOPS

    def next_known(self, index: int, reach: int, *, hard: bool = True) -> int | None:
        """Give the next line from `index` that has a known label, with no prose before it."""
        for at in range(index, min(index + reach, len(self.lines))):
            if self.is_labelled(at, hard=hard):
                return at
            if self.is_prose(at):
                return None
        return None

    def is_labelled(self, index: int, *, hard: bool) -> bool:
        """Whether a line has a known label; a hard one tells of the event itself."""
        if self.lines[index].marks is not None and cells_of(self.lines, index):
            return read_table(cells_of(self.lines, index), self.table) is not None
        match = self.known(index)
        return match is not None and (not hard or match.meaning.names[0] in HARD)


def _with_value(match: LabelMatch, value: str) -> LabelMatch | None:
    """Give what a label means before its value, or None where that can be no value of it."""
    if not can_be_value(match, value):
        return None
    meaning = match.meaning
    if meaning.section and meaning.names == _KEYNOTE:
        # `Keynote Address: Justice A. Sethi` names the speaker; alone it heads a section.
        return match if match.style is Style.COLON and is_speaker(value) else None
    if meaning.names == _TITLE and value[:1] in "hw" and _ADDRESS.fullmatch(value) is not None:
        return match._replace(meaning=Meaning(names=("link",)))  # `Event: https://…`
    return match


def _dated_type(line: Line, table: LabelTable) -> LabelMatch | None:
    """Find `ISAS Roundtable: 05 December 2018`: the type of the event for a label of its date."""
    if ":" not in line.text[:LABEL_REACH] or not line.text[-1:].isdigit():
        return None
    match = match_unknown(line, table)
    if match is None or match.is_empty:
        return None
    label = line.text[match.start : match.end]
    if (
        label_key(label, table.spellings).rpartition(" ")[2] not in table.nouns
        or label.casefold().replace("-", " ").split()[0] in _OTHER_EVENTS
        or read_date(line.text[match.value : match.stop]).value is None
    ):
        return None
    return match._replace(meaning=Meaning(names=("event_date",)))


def _span_edge(line: Line) -> LabelMatch | None:
    """Find `From: 3 March 2024`, `To: 12:30 pm`: nothing but a day or a time stands behind it."""
    text = line.text
    found = _EDGE.fullmatch(text) if text.find(":", 0, EDGE_REACH) > 0 else None
    if found is None:
        return None
    from capesdoc.header.date_times import split_date_time  # few fields ask for it

    parts = split_date_time(found["value"])
    if parts.rest or (parts.date is None) == (parts.time is None):
        return None
    reading = parts.date or parts.time
    if reading is None or reading.value is None:
        return None
    edge = "start" if found["label"].casefold() == "from" else "end"
    name = f"{edge}_date" if parts.date is not None else f"{edge}_time"
    return LabelMatch(
        meaning=Meaning(names=(name,)),
        style=Style.COLON,
        start=found.start("label"),
        end=found.end("label"),
        value=found.start("value"),
        stop=found.end("value"),
        marked=found.start("label") > 0,
    )


def opens_section(line: Line, table: LabelTable) -> bool:
    """Whether a line is, or opens with, a heading of the body.

    `Welcome Remarks: Amb. Ada Ferri` is none: it says who gave them.
    """
    for heading, rest in _headings(line.text):
        meaning = meaning_of(heading, table)
        if meaning.section and meaning.names in {(), _KEYNOTE} and not is_speaker(rest):
            return True
    return False


def is_speaker(text: str) -> bool:
    """Whether what follows a heading and a colon is nothing but a person with a title."""
    return is_person_line(text) and not is_prose(text) and not text.endswith((".", "?", "!"))


def _headings(text: str) -> Iterator[tuple[str, str]]:
    start = item_start_of(text)
    body = text[start:].strip().strip("*_#").strip()
    if len(body) <= SHORT_VALUE:
        yield body.rstrip(":：."), ""
    colon = body.find(":", 0, SHORT_VALUE)
    if colon > 0:
        yield body[:colon], body[colon + 1 :].strip()


def item_start_of(text: str) -> int:
    """Give where the text after a bullet or number starts."""
    return lead_end(text)
