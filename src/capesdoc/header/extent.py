"""Extent: which lines are the header, and where it ends.

docs/adr/0011-where-the-header-ends.md gives the rules in words, and why.
"""

from __future__ import annotations

from typing import Final

from capesdoc.header.continuations import TIGHT, continuation, is_ruler
from capesdoc.header.inner_labels import split_inner
from capesdoc.header.layouts import (
    LabelMatch,
    Style,
    match_label,
    match_slip,
    match_unknown,
)
from capesdoc.header.people_tables import people_draft, people_table
from capesdoc.header.plausibility import (
    HARD,
    LONG,
    PEOPLE,
    SIGNING,
    can_be_value,
)
from capesdoc.header.raw_fields import Piece
from capesdoc.header.shapes import (
    LONG_LINE,
    ends_in_mid_phrase,
    is_open,
    is_prose,
    is_utterance,
    names_person,
)
from capesdoc.header.sheet import (
    BRIDGE_LINES,
    OPENING_LINES,
    PARTNER_LINES,
    Draft,
    Sheet,
    opens_section,
)
from capesdoc.header.stack_lines import is_page_line
from capesdoc.header.tables import cells_of, heading_of, read_table, text_of
from capesdoc.header.torn_tables import torn_table
from capesdoc.header.unknown_fields import first_pieces, is_next_person, unknown_field
from capesdoc.header.wrapped_labels import wrapped_label
from capesdoc.profile import label_key
from capesdoc.source import Boundary, Line
from capesdoc.values import filled

__all__ = ["block_from", "find_block", "is_displaced"]

TYPE_LINES: Final = 3
"""Lines at the top on which the name of a type of event heads the document and no section: an
institute's name and `Press Release` may stand above it."""

SLIP_LINES: Final = 2
"""Lines below a misspelt label at the top, one of which must have a known one."""

_CONTACT: Final = "contact"

_WEAK: Final = frozenset({Style.TAB, Style.DASH, Style.BOLD, Style.CAPITALS, Style.BARE})


def find_block(sheet: Sheet, start: int = 0) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find the labelled header at the top: its fields, and the lines they take."""
    for index, line in enumerate(sheet.lines[start : start + OPENING_LINES], start):
        if _in_first_column(line) and (torn := torn_table(sheet, index)) is not None:
            return torn
        if (plain := sheet.plain(index)) is not None and plain.meaning.names[0] in HARD:
            return block_from(sheet, index)
        if _opens(sheet, index):
            if line.marks is None and _is_bare(sheet, index) and is_displaced(sheet, index):
                break
            return block_from(sheet, index)
        if sheet.is_prose(index) and not sheet.is_headline(index):
            break
        if opens_section(line, sheet.table) and not _names_type(sheet, index):
            break
    return (), frozenset()


def _in_first_column(line: Line) -> bool:
    return line.layout is not None and line.layout.column == 0


def _names_type(sheet: Sheet, index: int) -> bool:
    """Whether a heading on the first lines says what the event was: `Panel Discussion: Ports`."""
    if index >= TYPE_LINES:
        return False
    heading, _, rest = sheet.lines[index].text.strip(" #*").partition(":")
    return label_key(heading, sheet.table.spellings) in sheet.table.types and not is_prose(rest)


def _opens(sheet: Sheet, index: int) -> bool:
    if sheet.lines[index].marks is not None and cells_of(sheet.lines, index):
        return sheet.is_labelled(index, hard=True)
    if (wrapped := wrapped_label(sheet, index)) is not None:
        return sheet.next_known(wrapped[1], PARTNER_LINES) is not None
    match = sheet.known(index)
    if match is None:
        return _opens_with_slip(sheet, index)
    if match.meaning.names[0] == _CONTACT and not _field_below_contact(sheet, index):
        return False
    if len(split_inner(sheet.lines[index], match, sheet.table)) > 1:
        return True
    if match.style is Style.BARE and _is_in_menu(sheet, index):
        return False
    if match.style in _WEAK or match.meaning.names[0] not in HARD or match.slip:
        # Alone, such a line may be anything: a second label must stand near.
        return sheet.next_known(index + 1, PARTNER_LINES) is not None
    return True


def _field_below_contact(sheet: Sheet, index: int) -> bool:
    """Whether a field stands right below lines of contact; below a letterhead's is a title."""
    for at in range(index + 1, min(index + PARTNER_LINES, len(sheet.lines))):
        match = sheet.known(at)
        if match is None or match.meaning.names[0] != _CONTACT:
            return sheet.is_labelled(at, hard=False)
    return False


def _opens_with_slip(sheet: Sheet, index: int) -> bool:
    """Whether a misspelt label opens the header: `Tittle: Ports` right above a known label."""
    line = sheet.lines[index]
    if len(line.text) > LONG_LINE or sheet.next_known(index + 1, SLIP_LINES) is None:
        return False
    slip = match_slip(line, sheet.table)
    return (
        slip is not None
        and slip.meaning.names[0] in HARD
        and not slip.is_empty
        and can_be_value(slip, line.text[slip.value : slip.stop])
    )


def _is_in_menu(sheet: Sheet, index: int) -> bool:
    """Whether a line and its neighbour are entries of a web page's menu: `Events` / `Gallery`."""
    near = [at for at in (index - 1, index + 1) if 0 <= at < len(sheet.lines)]
    return is_page_line(sheet.lines[index].text, sheet.table) and any(
        is_page_line(sheet.lines[at].text, sheet.table) for at in near
    )


def is_displaced(sheet: Sheet, index: int) -> bool:
    """Whether three bare labels follow one another: a converter printed all labels, then values."""
    return index + 3 <= len(sheet.lines) and all(_is_bare(sheet, index + at) for at in range(3))


def _is_bare(sheet: Sheet, index: int) -> bool:
    match = sheet.known(index)
    return match is not None and match.style is Style.BARE


def block_from(
    sheet: Sheet, start: int, *, stop: int | None = None
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Read fields from `start` until the evidence, or `stop`, says that the header has ended."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    index = start
    end = len(sheet.lines) if stop is None else stop
    while index < end:
        last = drafts[-1] if drafts else None
        if (plain := sheet.plain(index)) is not None:
            line = sheet.lines[index]
            if not _is_mid_phrase(line, plain, last):
                value = filled(Piece, (line, plain.value, plain.stop, True))
                drafts.append(filled(Draft, (plain, line, (value,), (), ())))
                taken.add(index)
                index += 1
                continue
        elif last is not None and _is_text_below(sheet, index, last):
            break
        if (people := people_draft(sheet, index, last)) is not None:
            draft, goes_on, below = people
            drafts[-1:] = [draft] if goes_on else [*drafts[-1:], draft]
            taken.update(range(index, below))
            index = below
            continue
        if sheet.lines[index].marks is not None and (cells := cells_of(sheet.lines, index)):
            rows = read_table(cells, sheet.table)
            if rows is None:
                break
            drafts.extend(Draft(*row) for row in rows)
            told = text_of(cells, sheet.table)
            first = heading_of(cells, sheet.table)
            taken.update(index + at for at in range(first, len(cells)) if at not in told)
            index += len(cells)
            continue
        if (wrapped := wrapped_label(sheet, index)) is not None:
            drafts.append(wrapped[0])
            taken.update(range(index, wrapped[1]))
            index = wrapped[1]
            continue
        opened = _fields_on(sheet, index, last)
        if opened:
            drafts.extend(opened)
        elif (
            last is not None
            and last.pieces
            and not is_open(last.text)
            and (unknown := unknown_field(sheet, index, drafts)) is not None
        ):
            drafts.append(unknown)
        elif (
            last is not None
            and index - 1 in taken
            and not (len(drafts) > 1 and _is_label_line(sheet, index, last))
            and (piece := continuation(sheet, index, last)) is not None
        ):
            drafts[-1] = last._replace(pieces=(*last.pieces, piece))
        else:
            bridge = _bridge(sheet, index, last) if last is not None else None
            if bridge is None:
                break
            taken.update(at for at in range(index, bridge) if is_ruler(sheet.lines[at].text))
            index = bridge
            continue
        taken.add(index)
        index += 1
    return tuple(drafts), frozenset(taken)


def _is_text_below(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether a line is plainly text, with which the header ends: no rule below takes it.

    It is too long for a field that no profile knows and for a bridge, stands apart from the value
    above it, and that is whole.
    """
    line = sheet.lines[index]
    text = line.text
    return (
        len(text) > LONG_LINE
        and line.layout is None
        and line.marks is None
        and line.boundary not in TIGHT
        and last.pieces != ()
        and not last.match.is_empty
        and "\t" not in text
        and "|" not in text
        and not is_open(last.text)
        and sheet.known(index) is None
    )


def _fields_on(sheet: Sheet, index: int, last: Draft | None) -> tuple[Draft, ...]:
    """Give the fields that a line opens: more than one where it holds several labels."""
    line = sheet.lines[index]
    text = line.text
    match = sheet.known(index)
    if match is None:
        if last is not None and is_open(last.text):
            return ()
        slip = None if len(text) > LONG_LINE else match_slip(line, sheet.table)
        if slip is None or not can_be_value(slip, text[slip.value : slip.stop]):
            return ()
        match = slip
    if _is_direct(line, match):
        return (Draft(match, line, first_pieces(line, match)),)
    if not _fits_block(sheet, index, match, last) or _is_mid_phrase(line, match, last):
        return ()
    if len(inner := split_inner(line, match, sheet.table)) == 1:
        return (Draft(inner[0], line, first_pieces(line, inner[0])),)
    return tuple(Draft(one, line, first_pieces(line, one)) for one in inner)


def _is_direct(line: Line, match: LabelMatch) -> bool:
    """Whether a line is plainly `Label: value`, so that the rules below ask for no more.

    tests/properties/test_header_laws.py holds what they would give to this.
    """
    text = line.text
    return (
        match.style is Style.COLON
        and line.boundary is not Boundary.LINE
        and match.meaning.names[0] not in LONG
        and text.find(":", match.value) < 0
        and "：" not in text
    )


def _is_label_line(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether a line below labelled ones has a label, whatever follows it: no more of a value.

    `Host: Ann Lee. If you would like to meet her, …` is no field, and no part of the place above.
    A value left open goes on: `The Role of the` / `Chair: A Study`.
    """
    line = sheet.lines[index]
    if line.boundary is not Boundary.LINE or last.match.style is not Style.COLON:
        return False
    if not last.pieces or len(line.text) > LONG_LINE or is_open(last.text):
        return False
    match = match_label(line, sheet.table) or match_unknown(line, sheet.table)
    if match is None or match.style is not Style.COLON or is_next_person(line, match, last):
        return False
    # `Programme:` alone heads what follows, whatever that is.
    return not match.is_empty or match.meaning.names[:1] in {(name,) for name in LONG}


def _is_mid_phrase(line: Line, match: LabelMatch, last: Draft | None) -> bool:
    """Whether the label is the second half of a phrase: `The Role of the` / `Chair: A Study`."""
    return (
        last is not None
        and line.boundary is Boundary.LINE
        and (match.meaning.names[0] in PEOPLE or match.style is Style.BARE)
        and ends_in_mid_phrase(last.text)
    )


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
        if opens_section(sheet.lines[at], sheet.table):
            return False
    return False


def _bare_is_label(sheet: Sheet, index: int, last: Draft) -> bool:
    """Whether a line that is nothing but a known label opens a field: its value must be below."""
    line = sheet.lines[index]
    if index + 1 >= len(sheet.lines) or sheet.is_prose(index + 1):
        return False
    if last.match.style is Style.BARE or _is_beside(line, sheet.lines[index + 1]):
        return True
    if people_table(sheet.lines, index + 1, sheet.table) is not None:
        return True
    if _is_of_people(sheet, index) and names_person(sheet.lines[index + 1].text):
        return True
    if sheet.lines[index].boundary is Boundary.LINE and not sheet.is_labelled(index, hard=True):
        return False  # the last word of a wrapped value: `… Beyond the` / `Region`
    stands_out = line.bold_prefix >= len(line.text) > 0 or line.text.isupper()
    return stands_out or sheet.next_known(index + 2, 3) is not None


def _is_of_people(sheet: Sheet, index: int) -> bool:
    match = sheet.known(index)
    return match is not None and match.meaning.names[0] in PEOPLE


def _is_beside(label: Line, value: Line) -> bool:
    """Whether a line stands right of another: two cells of a row whose lines are not level."""
    return (
        label.layout is not None
        and value.layout is not None
        and value.layout.x0 >= label.layout.x1
        and value.layout.top <= label.layout.bottom
    )


def _bridge(sheet: Sheet, index: int, last: Draft) -> int | None:
    """Give the line where the header goes on after a line or two that are no fields, or None."""
    line = sheet.lines[index]
    if sheet.is_prose(index) or opens_section(line, sheet.table) or is_utterance(line.text):
        return None
    if (here := sheet.known(index)) is not None and here.meaning.names[0] in LONG:
        return None  # a heading of the body, which no label behind it makes a field
    onward = sheet.next_known(index + 1, BRIDGE_LINES, hard=False)
    match = sheet.known(onward) if onward is not None else None
    if match is None or match.meaning.names[0] in LONG:
        return None
    return onward if match.style is not Style.BARE or last.match.style is Style.BARE else None
