"""Continuations: which line goes on the value of the field above it."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.dates import read_date
from capesdoc.header.labels import LabelTable, meaning_of
from capesdoc.header.layouts import (
    Style,
    match_unknown,
)
from capesdoc.header.line_room import is_full
from capesdoc.header.people_tables import heads_columns
from capesdoc.header.plausibility import (
    LISTS,
    LONG,
    PEOPLE,
    can_be_value,
)
from capesdoc.header.raw_fields import Piece
from capesdoc.header.shapes import (
    LONG_LINE,
    is_aside,
    is_name_like,
    is_open,
    is_person_line,
    is_prose,
    is_titled,
    is_utterance,
    names_person,
    starts_low,
)
from capesdoc.header.sheet import (
    BRIDGE_LINES,
    PARTNER_LINES,
    SHORT_VALUE,
    Draft,
    Sheet,
    opens_section,
)
from capesdoc.header.value_lines import item_start, mark_of
from capesdoc.header.vocabulary import tells_post
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line

__all__ = ["MOST_VALUE_LINES", "TIGHT", "continuation", "is_ruler"]

HANGING_POINTS: Final = 40.0
"""Points; a label's column is wider, and the first line of a paragraph is set in by less."""

LEAST_INDENT: Final = 5.0
"""Points; the first line of a paragraph is set in by a letter at least, and edges waver by one."""

PARAGRAPH_LINES: Final = 4
"""Lines of a narrow column that tell a sentence: one holds five words, and prose has nine."""

HABIT: Final = 2
"""Labels without a value beside the one in question that make it a habit of the document."""

LOW_WORDS: Final = 4
"""Words in small letters of a sentence; an address of that length has two or three."""

MOST_VALUE_LINES: Final = 400
"""Lines of one value: a list of all who attended has three hundred. It bounds the work, too."""

TIGHT: Final = frozenset({Boundary.LINE, Boundary.COLUMN})
"""What parts two lines of one stretch of text."""

_NAME_ALONE: Final = compile_later(
    r"""
    (?: (?: [^\W\d_a-z][^\W\d_]{0,20}(?:\.[^\W\d_a-z]){0,3}\.?
          | de|van|der|von|bin|ul|al ) [ \u00a0-] ){1,5}
    [^\W\d_a-z][^\W\d_]{0,20}
    """,
    re.VERBOSE,
)
"""A name and nothing else: two to six capitalised words without a comma."""

_TITLE: Final = compile_later(
    r"(?:[^\W\d_]{2,10}\.\s{0,2}){1,3}(?=[^\W\d_]{2})|(?:Dr|Ms|Mrs|Mr|Prof|Professor|Ambassador)\s"
)
"""`Prof. Dr. `, or a title without its stop: `Prof. Adaeze` alone is a name that goes on."""

_NAME_LEFT_OPEN: Final = compile_later(
    r"(?<![^\W\d_])(?-i:[^\W\d_a-z])\.$"
    r"|\b(?:Amb|Ambassador|Justice|Gen|General|Brig|Brigadier|Col|Colonel|Maj|Major|Capt|Captain|Adm"
    r"|Admiral|Marshal|Commodore|Cdre|Commander)\.?\s\((?:R|Retd|Rtd|Ret|Retired)\.?\)$",
    re.IGNORECASE,
)
"""An initial or a rank, behind which a name goes on: `Prof. K.` / `M. Mehsud`, `Brig (Retd)`."""

_POST_LAST: Final = compile_later(
    r",\s(?:[^\W\d_]+\s){0,4}(?:Professor|Ambassador|Justice|Senator)$"
)
"""A post that is a title, too, behind a name and a comma: it is told of the name before it."""

_ADDRESSES: Final = ("http://", "https://", "www.")

_TYPE: Final = ("event_type",)

_LINKED: Final = frozenset({"link", "venue", "platform", "mode", "meeting_id", "contact"})
"""Names under which a line of its own may be a link."""

_PLACES_AND_TIMES: Final = frozenset(
    {"venue", "mode", "platform", "event_date", "start_date", "end_date", "time", "end_time"}
)
"""Names whose values are no sentence."""

_WITHOUT_DATES: Final = PEOPLE | {"title", "venue", "event_type", "organizer", "theme"}
"""Names under which a line that is nothing but a date says something of its own."""


def _hangs(line: Line, last: Draft) -> bool:
    """Whether a line is set in so far that it stands under the value and not under the label."""
    above = last.line.layout
    return (
        line.layout is not None
        and above is not None
        and line.layout.x0 - above.x0 >= HANGING_POINTS
        and line.page == last.line.page
    )


def _is_paragraph(line: Line, last: Draft) -> bool:
    """Whether a line is plainly text: long, and no more of a value left open. Asked first."""
    return len(line.text) > LONG_LINE and not is_open(last.text)


def continuation(sheet: Sheet, index: int, last: Draft) -> Piece | None:
    """Give the piece that a line without a label adds to the value before it, or None."""
    line = sheet.lines[index]
    if len(last.pieces) >= MOST_VALUE_LINES:
        return None
    tight = line.boundary in TIGHT
    if not tight and last.pieces and not last.match.is_empty and _is_paragraph(line, last):
        return None
    if tight and last.names and last.names[0] in LISTS and _NAME_LEFT_OPEN.search(last.text):
        start = len(line.text) - len(line.text.lstrip())
        return Piece(line=line, start=start, end=len(line.text.rstrip()))
    marked, start = item_start(line)
    if marked and last.pieces and not last.match.is_empty and _is_sibling(line, last.line):
        return None  # `- Attendance: 22` / `- Minutes approved`: two items of one list
    if marked and last.pieces and not (last.names and last.names[0] in LISTS | LONG):
        if last.match.marked and mark_of(line) == mark_of(last.line):
            return None  # the label has the same bullet: this is the item below it
        marked, start = False, 0  # a wrapped `- Promise and Peril` is no item of a title
    text = line.text[start:].rstrip()
    if not tight and not marked and last.pieces and is_prose(text):
        return None  # what follows a blank line and is text goes on no value: asked before the rest
    linked = bool(last.names) and last.names[0] in _LINKED and text.startswith(_ADDRESSES)
    if is_ruler(text) or (not linked and _is_refused(text, sheet.table)):
        return None
    if not text or (
        opens_section(line, sheet.table)
        and not (_is_boxed_in(sheet, index, last) or _is_last_word(sheet, index, last))
        and not (tight and last.pieces and _hangs(line, last))
    ):
        return None
    end = start + len(text)
    if (
        not last.pieces
        and last.names
        and last.names[0] in LISTS
        and heads_columns(line, sheet.table)
    ):
        return None
    if is_aside(text) and not (last.names and last.names[0] in _LINKED):
        return None
    if not last.pieces:
        # `Speakers:`, a blank line, and `• Dr Ada Ferri, Dean`: a list needs no label below it.
        listed = marked and bool(last.names) and last.names[0] in PEOPLE and is_person_line(text)
        if not _is_first_line(sheet, index, last, text, tight=tight or listed):
            return None
        return Piece(line=line, start=start, end=end, item=True)
    if marked:
        if last.names and last.names[0] in LISTS | LONG and _lists_items(last, text, tight=tight):
            return Piece(line=line, start=start, end=end, item=True)
        if not tight:
            return None
    if _is_date_alone(text, last):
        return None
    may_list = bool(last.names) and last.names[0] in LISTS
    person = may_list and is_name_like(text) and not starts_low(text)
    near = tight or (last.match.is_empty and _is_word_list(line, last))
    if near and person and not last.text.endswith((",", ";")) and _goes_on_stanza(last, text):
        return Piece(line=line, start=start, end=end, item=True)
    if tight and person and (_is_below_post(last, text) or _is_bare_item(last, text)):
        return Piece(line=line, start=start, end=end, item=True)
    if last.names == _TYPE and last.match.is_empty and not is_open(last.text):
        return None  # a type below its label is one line: what follows is a place, perhaps
    if is_open(last.text) and not (person and last.text.endswith((",", ";")) and not tight):
        if not _closes(sheet, index, last, text, tight=tight):
            return None
        return Piece(line=line, start=start, end=end)
    if tight:
        if _hangs(line, last):
            return Piece(line=line, start=start, end=end, item=person and is_person_line(text))
        if starts_low(text) and not is_utterance(text):
            return Piece(line=line, start=start, end=end)
        if _begins_text(sheet, index, last):
            return None
        listed_below = last.match.is_empty and is_person_line(text)
        if person and (listed_below or _in_stanza(sheet, index) or label_follows(sheet, index)):
            # Under a label with a value beside it, a line that opens with no name is a wrapped one,
            # and so is one for whose first word the line above had no room.
            wrapped = line.layout is not None and is_full(sheet.lines, index - 1)
            wrapped = wrapped or _is_in_item(last)
            item = is_person_line(text) or (last.match.is_empty and not wrapped)
            return Piece(line=line, start=start, end=end, item=item)
        if _is_sentence_below(line, last, text):
            return None
        if label_follows(sheet, index) and not is_prose(text):
            return Piece(line=line, start=start, end=end)
        if _in_stanza(sheet, index) and match_unknown(line, sheet.table) is None:
            return Piece(line=line, start=start, end=end)
        return None
    if person and is_person_line(text) and _hangs(line, last):
        # The next paragraph of a table's cell, in a PDF: what follows the table is not set in.
        return Piece(line=line, start=start, end=end, item=True)
    if person and last.match.is_empty and (is_person_line(text) or label_follows(sheet, index)):
        return Piece(line=line, start=start, end=end, item=True)
    if person and len(last.pieces) > 1 and _is_stanza(last) and _is_next_stanza(sheet, index):
        return Piece(line=line, start=start, end=end, item=True)
    return None


def _is_sentence_below(line: Line, last: Draft, text: str) -> bool:
    """Whether a line below a place, a date or a time is a sentence, which no wrapped value is.

    It has a full stop and small words, and is so long that the line above had room for its first
    word: whoever wrote the two broke the line there. `Welcome to a seminar with Ada Ferri.`
    """
    if not last.names or last.names[0] not in _PLACES_AND_TIMES or len(text) <= SHORT_VALUE:
        return False
    words = text.split()
    above = last.pieces[-1].line.text
    return (
        text.endswith((".", "!", "?"))
        and sum(map(str.islower, words)) >= LOW_WORDS
        and len(above) + 1 + len(words[0]) < len(text)
        and line.layout is None
    )


def _begins_text(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether a line begins a paragraph right below a value: no wrapped value looks like the two.

    The value ends early, as this line shows, which has room for its own first word beside it; and
    this line breaks off in a sentence that the next goes on in lower case. Or it is set in as a
    paragraph's first line is, while the next stands where the labels stand, and is a sentence with
    those that follow it.
    """
    line = sheet.lines[index]
    if line.layout is None or last.line.layout is None or index + 1 >= len(sheet.lines):
        return False
    if _is_set_in(sheet, index, last):
        return True
    below = sheet.lines[index + 1]
    words = line.text.split(maxsplit=1)
    width = line.layout.x1 - line.layout.x0
    room = (len(words[0]) + 1) * width / len(line.text)
    return (
        last.pieces[-1].line is last.line
        and last.line.layout.x1 + room < line.layout.x1
        and below.boundary in TIGHT
        and starts_low(below.text)
    )


def _is_set_in(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether the first line of an indented paragraph stands here, in a PDF."""
    lines = sheet.lines[index : index + PARAGRAPH_LINES]
    label = last.line.layout
    first, below = lines[0].layout, lines[1].layout
    if label is None or first is None or below is None:
        return False
    return (
        LEAST_INDENT <= first.x0 - below.x0 < HANGING_POINTS
        and abs(below.x0 - label.x0) < LEAST_INDENT
        and all(line.boundary in TIGHT for line in lines[1:])
        and not any(sheet.known(at) for at in range(index, index + len(lines)))
        and is_prose(" ".join([line.text for line in lines]))
    )


def _is_below_post(last: Draft, text: str) -> bool:
    """Whether a line names the next person: the one above ends in a post that is a title, too.

    `Ada Ferri, Associate Professor` / `Bo Lund, Dean`; not `… Professor` / `Quay University, Bonn`.
    """
    if _POST_LAST.search(last.text) is None:
        return False
    return is_titled(text) or (is_person_line(text) and not tells_post(text.partition(",")[0]))


def _is_bare_item(last: Draft, text: str) -> bool:
    """Whether a name alone is the next of a list whose lines are a person each.

    The line above had room for its first word: nobody wrapped it. Below `Speakers`, a name alone
    below a name alone is the second.
    """
    pieces = last.pieces
    if not all(piece.item for piece in pieces):
        return False
    if _NAME_ALONE.fullmatch(text) is None or tells_post(text):
        return False
    if len(pieces) == 1:
        label = last.line.text[last.match.start : last.match.end]
        return label[-1:] in {"s", "S"} and _is_stanza(last)
    widths = [piece.end - piece.start for piece in pieces]
    return widths[-1] + 1 + len(text.split()[0]) <= max(widths)


def _is_stanza(last: Draft) -> bool:
    """Whether a value tells each thing on its own line: it opens with a name and nothing else.

    Then `Professor` below `Lina Park` is her post, and neither a second person nor a wrapped line.
    """
    if not last.names or last.names[0] not in PEOPLE or not last.pieces:
        return False
    if not all(piece.item for piece in last.pieces):
        return False
    name = _TITLE.sub("", last.pieces[0].text)
    return _NAME_ALONE.fullmatch(name) is not None and not tells_post(name)


def _is_word_list(line: Line, last: Draft) -> bool:
    """Whether Word has a paragraph for each line, so that nothing stands between two of them."""
    paragraphs = (line, last.pieces[-1].line, last.pieces[0].line)
    return all(one.boundary is Boundary.PARAGRAPH and one.layout is None for one in paragraphs)


def _goes_on_stanza(last: Draft, text: str) -> bool:
    """Whether a line tells one more thing of the person above: a post or institute, then the rest.

    `Okafor, Professor` below `Ada Maria` tells none before its comma: it is a wrapped line.
    """
    if not _is_stanza(last) or ";" in text or text.startswith("("):
        return False
    alone = last.pieces[-1] is last.pieces[0] or last.pieces[-1].line.boundary not in TIGHT
    return tells_post(text.partition(",")[0]) if alone else True


def _is_in_item(last: Draft) -> bool:
    """Whether the value ends in an item with a bullet: `• Ada Ferri, Salt` / `Forum` is one item.

    Where items are marked, a line without a mark opens none.
    """
    opened = [piece for piece in last.pieces if piece.item]
    return bool(opened) and item_start(opened[-1].line)[0]


def _is_next_stanza(sheet: Sheet, index: int) -> bool:
    """Whether a name behind a blank line has a post or an organisation on the line below it."""
    if index + 1 >= len(sheet.lines) or tells_post(sheet.lines[index].text):
        return False
    below = sheet.lines[index + 1]
    return (
        _NAME_ALONE.fullmatch(sheet.lines[index].text.strip()) is not None
        and below.boundary in TIGHT
        and not is_prose(below.text)
        and sheet.known(index + 1) is None
        and tells_post(below.text)
    )


def _is_date_alone(text: str, last: Draft) -> bool:
    """Whether a line is a date, also behind a colon, and so no more of a title or a name."""
    return (
        last.names != ()
        and last.names[0] in _WITHOUT_DATES
        and text[-1].isdigit()
        and read_date(text.rpartition(":")[2].strip()).value is not None
    )


def label_follows(sheet: Sheet, index: int) -> bool:
    return sheet.next_known(index + 1, PARTNER_LINES, hard=False) is not None


def _is_boxed_in(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether a line stands between a label without a value and the next label."""
    return not last.pieces and sheet.next_known(index + 1, 1, hard=False) is not None


def _is_sibling(line: Line, label: Line) -> bool:
    """Whether a line has the mark of the label's own line, and stands as far in."""
    mark = mark_of(label)
    return bool(mark) and mark_of(line) == mark and _level(line) == _level(label)


def _level(line: Line) -> int | None:
    """Give how far in an item stands: the level of Word's list, or the spaces before it."""
    if line.marks is not None and line.marks.list_level is not None:
        return line.marks.list_level
    return len(line.text) - len(line.text.lstrip())


def _is_last_word(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether a heading's word is the end of a wrapped value: no blank line parts the labels round.

    `Title: Ports in a Warming World: A Panel` / `Discussion` / `Date: 7 May 2021`
    """
    if sheet.lines[index].boundary is not Boundary.LINE or index + 1 >= len(sheet.lines):
        return False
    if last.line.layout is not None and last.line is sheet.lines[index - 1]:
        return is_full(sheet.lines, index - 1)
    below = sheet.lines[index + 1]
    return (
        below.boundary is Boundary.LINE
        and last.match.style is Style.COLON
        and len(sheet.lines[index].text.strip()) < len(last.text)
        and (match := sheet.known(index + 1)) is not None
        and match.style is Style.COLON
        and not match.is_empty
    )


def _lists_items(last: Draft, text: str, *, tight: bool) -> bool:
    """Whether a marked line goes on the list in a value: its first item was marked, or is below."""
    first = last.pieces[0]
    began_with_item = first.line is not last.line or item_start(first.line)[0]
    return (began_with_item or tight) and not is_utterance(text) and len(text) <= SHORT_VALUE * 4


def _is_first_line(sheet: Sheet, index: int, last: Draft, text: str, *, tight: bool) -> bool:
    """Whether a line is the value of a label that stands alone above it."""
    long = bool(last.names) and last.names[0] in LONG
    if is_prose(text) and not long:
        return False
    match = last.match._replace(style=Style.TAB)
    if last.names and not can_be_value(match, text):
        return False
    if tight or last.match.style is Style.BARE:
        return True
    # A blank line between: believed where labels without values are this document's habit.
    if label_follows(sheet, index) or _is_first_person(last, text):
        return True
    empty = [one.is_empty for at in (*sheet.found,) if (one := sheet.known(at)) is not None]
    return all(empty) or sum(empty) > HABIT


def _is_first_person(last: Draft, text: str) -> bool:
    """Whether a label of people stands over a person, behind a blank line: `Panelists:`.

    `Speakers:` over a sentence heads a section of the body.
    """
    return (
        bool(last.names)
        and last.names[0] in PEOPLE
        and last.match.style is Style.COLON
        and names_person(text)
    )


def _closes(sheet: Sheet, index: int, last: Draft, text: str, *, tight: bool) -> bool:
    """Whether a line goes on a value that was left open."""
    if is_prose(text):
        return tight and label_follows(sheet, index)
    if tight or starts_low(text):
        return True
    closes_quote = "”" in text and last.text.count("“") > last.text.count("”")
    return closes_quote or sheet.next_known(index + 1, BRIDGE_LINES + 1) is not None


def _in_stanza(sheet: Sheet, index: int) -> bool:
    """Whether a line and those that follow it without a blank line are no prose."""
    for at in range(index, min(index + PARTNER_LINES, len(sheet.lines))):
        line = sheet.lines[at]
        if at > index and line.boundary not in {Boundary.LINE, Boundary.COLUMN}:
            return True
        if is_prose(line.text):
            return False
    return True


def _is_refused(text: str, table: LabelTable) -> bool:
    """Whether a line opens with what is never a label: `Reading Time: 3 min`."""
    colon = text.find(":", 0, SHORT_VALUE)
    return colon > 0 and meaning_of(text[:colon], table).refused


def is_ruler(text: str) -> bool:
    """Whether a line between two fields is drawn and not written: `-----`, `|---|---|`."""
    return not any(character.isalnum() for character in text)
