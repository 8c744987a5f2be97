"""Extent: which lines are the header, and where it ends.

docs/adr/0011-where-the-header-ends.md gives the rules in words, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import attrs
from attrs import frozen

from capesdoc.header.dates import read_date
from capesdoc.header.inner_labels import split_inner
from capesdoc.header.labels import LabelTable, Meaning, meaning_of
from capesdoc.header.layouts import (
    LABEL_REACH,
    LabelMatch,
    Style,
    match_label,
    match_slip,
    match_unknown,
)
from capesdoc.header.plausibility import (
    HARD,
    LISTS,
    LONG,
    PEOPLE,
    SIGNING,
    can_be_value,
)
from capesdoc.header.raw_fields import Piece
from capesdoc.header.shapes import (
    LONG_LINE,
    ends_in_mid_phrase,
    is_aside,
    is_name_like,
    is_open,
    is_person_line,
    is_prose,
    is_utterance,
    starts_low,
)
from capesdoc.header.tables import cells_of, read_table
from capesdoc.header.value_lines import item_start
from capesdoc.profile import label_key
from capesdoc.source import Boundary, Line

__all__ = ["Draft", "Sheet", "block_from", "find_block", "is_displaced"]

OPENING_LINES: Final = 40
"""Lines within which a header must open: a cover page or a letterhead has some twenty."""

PARTNER_LINES: Final = 10
"""Lines within which a weakly marked label needs a second one: two speakers of four lines each."""

BRIDGE_LINES: Final = 2
"""Lines without a label that may stand between two fields: `(Chatham House Rule)`, a sub-title."""

HANGING_POINTS: Final = 40.0
"""Points; a label's column is wider, and the first line of a paragraph is set in by less."""

MOST_VALUE_LINES: Final = 400
"""Lines of one value: a list of all who attended has three hundred. It bounds the work, too."""

SHORT_VALUE: Final = 60
"""Characters; an unknown label after the last known one must have a short value to be a field."""

_LINKED: Final = frozenset({"link", "venue", "platform", "mode", "meeting_id", "contact"})
"""Names under which a line of its own may be a link."""

_WITHOUT_DATES: Final = PEOPLE | {"title", "venue", "event_type", "organizer", "theme"}
"""Names under which a line that is nothing but a date says something of its own."""

_WEAK: Final = frozenset({Style.TAB, Style.DASH, Style.BOLD, Style.CAPITALS, Style.BARE})


class Draft(NamedTuple):
    """A field in the making: its label and the pieces of its value so far."""

    match: LabelMatch
    line: Line
    pieces: tuple[Piece, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What its label means."""
        return self.match.meaning.names

    @property
    def text(self) -> str:
        """The last line of the value so far."""
        return self.pieces[-1].text if self.pieces else ""


@frozen(kw_only=True, eq=False)
class Sheet:
    """The lines of a document, and what was found on them so far: a memo of pure look-ups."""

    lines: tuple[Line, ...]
    table: LabelTable
    found: dict[int, LabelMatch | None] = attrs.field(factory=dict)

    def known(self, index: int) -> LabelMatch | None:
        """Give the known label on a line whose value can be one, or None."""
        if index not in self.found:
            line = self.lines[index]
            match = match_label(line, self.table)
            if match is not None and not can_be_value(match, line.text[match.value : match.stop]):
                match = None
            self.found[index] = match or _dated_type(line, self.table)
        return self.found[index]

    def next_known(self, index: int, reach: int, *, hard: bool = True) -> int | None:
        """Give the next line from `index` that has a known label, with no prose before it."""
        for at in range(index, min(index + reach, len(self.lines))):
            if self.is_labelled(at, hard=hard):
                return at
            if is_prose(self.lines[at].text):
                return None
        return None

    def is_labelled(self, index: int, *, hard: bool) -> bool:
        """Whether a line has a known label; a hard one tells of the event itself."""
        if self.lines[index].marks is not None and cells_of(self.lines, index):
            return read_table(cells_of(self.lines, index), self.table) is not None
        match = self.known(index)
        return match is not None and (not hard or match.meaning.names[0] in HARD)


def _dated_type(line: Line, table: LabelTable) -> LabelMatch | None:
    """Find `ISAS Roundtable: 05 December 2018`: the type of the event for a label of its date."""
    if ":" not in line.text[:LABEL_REACH] or not line.text[-1:].isdigit():
        return None
    match = match_unknown(line, table)
    if match is None or match.is_empty:
        return None
    last = label_key(line.text[match.start : match.end], table.spellings).rpartition(" ")[2]
    if last not in table.nouns or read_date(line.text[match.value : match.stop]).value is None:
        return None
    return match._replace(meaning=Meaning(names=("event_date",)))


def find_block(sheet: Sheet) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find the labelled header at the top: its fields, and the lines they take."""
    for index, line in enumerate(sheet.lines[:OPENING_LINES]):
        if _opens(sheet, index):
            if line.marks is None and is_displaced(sheet, index):
                break
            return block_from(sheet, index)
        if is_prose(line.text) or _is_section(line, sheet.table):
            break
    return (), frozenset()


def _opens(sheet: Sheet, index: int) -> bool:
    if sheet.lines[index].marks is not None and cells_of(sheet.lines, index):
        return sheet.is_labelled(index, hard=True)
    match = sheet.known(index)
    if match is None:
        return False
    if len(split_inner(sheet.lines[index], match, sheet.table)) > 1:
        return True
    if match.style in _WEAK or match.meaning.names[0] not in HARD or match.slip:
        # Alone, such a line may be anything: a second label must stand near.
        return sheet.next_known(index + 1, PARTNER_LINES) is not None
    return True


def is_displaced(sheet: Sheet, index: int) -> bool:
    """Whether three bare labels follow one another: a converter printed all labels, then values."""
    run = sheet.lines[index : index + 3]
    return len(run) == 3 and all(
        (match := sheet.known(index + at)) is not None and match.style is Style.BARE
        for at in range(3)
    )


def block_from(
    sheet: Sheet, start: int, *, stop: int | None = None
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Read fields from `start` until the evidence, or `stop`, says that the header has ended."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    index = start
    while index < (len(sheet.lines) if stop is None else stop):
        cells = cells_of(sheet.lines, index)
        if cells:
            rows = read_table(cells, sheet.table)
            if rows is None:
                break
            drafts.extend(Draft(match=r.match, line=r.line, pieces=r.pieces) for r in rows)
            taken.update(range(index, index + len(cells)))
            index += len(cells)
            continue
        last = drafts[-1] if drafts else None
        opened = _fields_on(sheet, index, last)
        if opened:
            drafts.extend(opened)
        elif (
            last is not None
            and last.pieces
            and not is_open(last.text)
            and (unknown := _unknown_field(sheet, index, drafts)) is not None
        ):
            drafts.append(unknown)
        elif (
            last is not None
            and index - 1 in taken
            and (piece := _continuation(sheet, index, last)) is not None
        ):
            drafts[-1] = last._replace(pieces=(*last.pieces, piece))
        else:
            bridge = _bridge(sheet, index, last) if last is not None else None
            if bridge is None:
                break
            taken.update(at for at in range(index, bridge) if _is_ruler(sheet.lines[at].text))
            index = bridge
            continue
        taken.add(index)
        index += 1
    return tuple(drafts), frozenset(taken)


def _fields_on(sheet: Sheet, index: int, last: Draft | None) -> tuple[Draft, ...]:
    """Give the fields that a line opens: more than one where it holds several labels."""
    line = sheet.lines[index]
    match = sheet.known(index)
    if match is None:
        if last is not None and is_open(last.text):
            return ()
        slip = None if len(line.text) > LONG_LINE else match_slip(line, sheet.table)
        if slip is None or not can_be_value(slip, line.text[slip.value : slip.stop]):
            return ()
        match = slip
    if not _fits_block(sheet, index, match, last) or _is_mid_phrase(line, match, last):
        return ()
    if len(inner := split_inner(line, match, sheet.table)) == 1:
        return (Draft(inner[0], line, _first_pieces(line, inner[0])),)
    return tuple(Draft(one, line, _first_pieces(line, one)) for one in inner)


def _is_mid_phrase(line: Line, match: LabelMatch, last: Draft | None) -> bool:
    """Whether the label is the second half of a phrase: `The Role of the` / `Chair: A Study`."""
    return (
        last is not None
        and line.boundary is Boundary.LINE
        and (match.meaning.names[0] in PEOPLE or match.style is Style.BARE)
        and ends_in_mid_phrase(last.text)
    )


def _first_pieces(line: Line, match: LabelMatch) -> tuple[Piece, ...]:
    if match.is_empty:
        return ()
    return (Piece(line, match.value, match.stop, True),)


def _fits_block(sheet: Sheet, index: int, match: LabelMatch, last: Draft | None) -> bool:
    line = sheet.lines[index]
    name = match.meaning.names[0]
    if name in LONG:
        # A section-like label is a field where its value is short or fields follow; otherwise it
        # heads the body.
        value = line.text[match.value : match.stop]
        if match.style is Style.BARE and (last is None or last.match.style is not Style.BARE):
            return False
        if not value or is_prose(value):
            return _field_follows_long(sheet, index)
    if match.style is not Style.BARE or last is None:
        return True
    if not last.pieces and last.match.style is Style.BARE:
        return False  # the line is the value of the label above it, whatever it says
    return _bare_is_label(sheet, index, last)


def _field_follows_long(sheet: Sheet, index: int) -> bool:
    for at in range(index + 1, min(index + PARTNER_LINES, len(sheet.lines))):
        match = sheet.known(at)
        if match is not None and match.meaning.names[0] in HARD | SIGNING:
            return match.meaning.names[0] not in SIGNING
        if _is_section(sheet.lines[at], sheet.table):
            return False
    return False


def _bare_is_label(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether a line that is nothing but a known label opens a field: its value must be below."""
    line = sheet.lines[index]
    if index + 1 >= len(sheet.lines) or is_prose(sheet.lines[index + 1].text):
        return False
    if last.match.style is Style.BARE or _is_beside(line, sheet.lines[index + 1]):
        return True
    if sheet.lines[index].boundary is Boundary.LINE and not sheet.is_labelled(index, hard=True):
        return False  # the last word of a wrapped value: `… Beyond the` / `Region`
    stands_out = line.bold_prefix >= len(line.text) > 0 or line.text.isupper()
    return stands_out or sheet.next_known(index + 2, 3) is not None


def _is_beside(label: Line, value: Line) -> bool:
    """Whether a line stands right of another: two cells of a row whose lines are not level."""
    return (
        label.layout is not None
        and value.layout is not None
        and value.layout.x0 >= label.layout.x1
        and value.layout.top <= label.layout.bottom
    )


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


def _continuation(sheet: Sheet, index: int, last: Draft) -> Piece | None:
    """Give the piece that a line without a label adds to the value before it, or None."""
    line = sheet.lines[index]
    if len(last.pieces) >= MOST_VALUE_LINES:
        return None
    tight = line.boundary in {Boundary.LINE, Boundary.COLUMN}
    if not tight and last.pieces and not last.match.is_empty and _is_paragraph(line, last):
        return None
    marked, start = item_start(line)
    if marked and last.pieces and not (last.names and last.names[0] in LISTS | LONG):
        marked, start = False, 0  # a wrapped `- Promise and Peril` is no item of a title
    text = line.text[start:].rstrip()
    if _is_ruler(text) or _is_refused(text, sheet.table):
        return None
    if not text or (_is_section(line, sheet.table) and not _is_boxed_in(sheet, index, last)):
        return None
    end = start + len(text)
    if is_aside(text) and not (last.names and last.names[0] in _LINKED):
        return None
    if not last.pieces:
        if not _is_first_line(sheet, index, last, text, tight=tight):
            return None
        return Piece(line=line, start=start, end=end, item=True)
    if marked:
        if last.names and last.names[0] in LISTS | LONG and _lists_items(last, text, tight=tight):
            return Piece(line=line, start=start, end=end, item=True)
        if not tight:
            return None
    if _is_date_alone(text, last):
        return None
    listed = last.names and last.names[0] in LISTS
    person = bool(listed) and is_name_like(text) and not starts_low(text)
    if is_open(last.text) and not (person and last.text.endswith((",", ";")) and not tight):
        if not _closes(sheet, index, last, text, tight=tight):
            return None
        return Piece(line=line, start=start, end=end)
    if tight:
        if _hangs(line, last):
            return Piece(line=line, start=start, end=end, item=person and is_person_line(text))
        if starts_low(text) and not is_utterance(text):
            return Piece(line=line, start=start, end=end)
        listed_below = last.match.is_empty and is_person_line(text)
        if person and (listed_below or _in_stanza(sheet, index) or _label_follows(sheet, index)):
            # Under a label with a value beside it, a line that opens with no name is a wrapped one.
            item = last.match.is_empty or is_person_line(text)
            return Piece(line=line, start=start, end=end, item=item)
        if _label_follows(sheet, index) and not is_prose(text):
            return Piece(line=line, start=start, end=end)
        if _in_stanza(sheet, index) and match_unknown(line, sheet.table) is None:
            return Piece(line=line, start=start, end=end)
        return None
    if person and last.match.is_empty and (is_person_line(text) or _label_follows(sheet, index)):
        return Piece(line=line, start=start, end=end, item=True)
    return None


def _is_date_alone(text: str, last: Draft) -> bool:
    """Whether a line is a date, and so no more of a title or a name."""
    return (
        last.names != ()
        and last.names[0] in _WITHOUT_DATES
        and text[-1].isdigit()
        and read_date(text).value is not None
    )


def _label_follows(sheet: Sheet, index: int) -> bool:
    return sheet.next_known(index + 1, PARTNER_LINES, hard=False) is not None


def _is_boxed_in(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether a line stands between a label without a value and the next label."""
    return not last.pieces and sheet.next_known(index + 1, 1, hard=False) is not None


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
    return (
        _label_follows(sheet, index)
        or all(sheet.known(at) is None or sheet.known(at).is_empty for at in sheet.found)  # type: ignore[union-attr]
    )


def _closes(sheet: Sheet, index: int, last: Draft, text: str, *, tight: bool) -> bool:
    """Whether a line goes on a value that was left open."""
    if is_prose(text):
        return tight and _label_follows(sheet, index)
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


def _unknown_field(sheet: Sheet, index: int, drafts: list[Draft]) -> Draft | None:
    """Give the field of a line whose label the profile does not know, or None."""
    line = sheet.lines[index]
    match = None if len(line.text) > LONG_LINE else match_unknown(line, sheet.table)
    if match is None or match.is_empty or not drafts:
        return None
    value = line.text[match.value : match.stop]
    if is_utterance(value) or value[0] in "\"“‘'«„/":
        return None
    between = sheet.next_known(index + 1, BRIDGE_LINES + 1, hard=False) is not None
    if not between and not _is_short_tail(sheet, index, line, value, match, drafts):
        return None
    if between and is_prose(value):
        return None
    return Draft(match=match, line=line, pieces=_first_pieces(line, match))


def _is_short_tail(
    sheet: Sheet,
    index: int,
    line: Line,
    value: str,
    match: LabelMatch,
    drafts: list[Draft],
) -> bool:
    """Whether an unknown label after the last known one still belongs to the header."""
    label = line.text[match.start : match.end]
    repeated = any(d.line.text[d.match.start : d.match.end] == label for d in drafts)
    if repeated or len(value) > SHORT_VALUE or value.endswith((".", "?", "!")):
        return False
    if match.style is not drafts[-1].match.style:
        return False
    if line.boundary is Boundary.LINE and len(drafts) > 1:
        return (
            drafts[-1].line.boundary in {Boundary.LINE, Boundary.START} or index < len(drafts) + 1
        )
    # Between blank lines "Pakistan: A New Frontier" is a heading: what no heading holds counts.
    return any(c.isdigit() or c in "@/" for c in value) or len(value.split()) <= 2


def _bridge(sheet: Sheet, index: int, last: Draft) -> int | None:
    """Give the line where the header goes on after a line or two that are no fields, or None."""
    line = sheet.lines[index]
    if is_prose(line.text) or _is_section(line, sheet.table) or is_utterance(line.text):
        return None
    if (here := sheet.known(index)) is not None and here.meaning.names[0] in LONG:
        return None  # a heading of the body, which no label behind it makes a field
    onward = sheet.next_known(index + 1, BRIDGE_LINES, hard=False)
    match = sheet.known(onward) if onward is not None else None
    if match is None or match.meaning.names[0] in LONG:
        return None
    return onward if match.style is not Style.BARE or last.match.style is Style.BARE else None


def _is_refused(text: str, table: LabelTable) -> bool:
    """Whether a line opens with what is never a label: `Reading Time: 3 min`."""
    colon = text.find(":", 0, SHORT_VALUE)
    return colon > 0 and meaning_of(text[:colon], table).refused


def _is_ruler(text: str) -> bool:
    """Whether a line between two fields is drawn and not written: `-----`, `|---|---|`."""
    return not any(character.isalnum() for character in text)


def _is_section(line: Line, table: LabelTable) -> bool:
    """Whether a line is, or opens with, a heading of the body."""
    text = line.text
    for candidate in _headings(text):
        meaning = meaning_of(candidate, table)
        if meaning.section and not meaning.names:
            return True
    return False


def _headings(text: str) -> Iterator[str]:
    start = item_start_of(text)
    body = text[start:].strip().strip("*_#").strip()
    if len(body) <= SHORT_VALUE:
        yield body.rstrip(":：.")
    colon = body.find(":", 0, SHORT_VALUE)
    if colon > 0:
        yield body[:colon]


def item_start_of(text: str) -> int:
    """Give where the text after a bullet or number starts."""
    from capesdoc.header.layouts import LEAD

    lead = LEAD.match(text)
    return lead.end() if lead is not None else 0
