"""Unknown fields: lines of a header whose label no profile knows, and where a value begins."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.label_shapes import is_label_shaped
from capesdoc.header.labels import NO_MEANING, meaning_of
from capesdoc.header.layouts import LabelMatch, Style, match_unknown
from capesdoc.header.names import is_bare_name
from capesdoc.header.plausibility import LISTS, PEOPLE
from capesdoc.header.raw_fields import Piece
from capesdoc.header.segments import split_segments
from capesdoc.header.shapes import LONG_LINE, is_prose, is_utterance
from capesdoc.header.sheet import BRIDGE_LINES, SHORT_VALUE, Draft, Sheet
from capesdoc.header.value_lines import first_item_start, mark_of
from capesdoc.header.vocabulary import tells_post
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line

__all__ = ["first_pieces", "is_next_person", "unknown_field"]


def first_pieces(line: Line, match: LabelMatch) -> tuple[Piece, ...]:
    """Give what stands beside a label, without the number of a list's first item."""
    if match.is_empty:
        return ()
    start = match.value
    if match.meaning.names and match.meaning.names[0] in LISTS:
        start += first_item_start(line.text[start : match.stop])
    if "<br" in line.text:
        return _cell_lines(line, start, match.stop)
    return (Piece(line, start, match.stop, True),)


def _cell_lines(line: Line, start: int, stop: int) -> tuple[Piece, ...]:
    """Give the lines that a cell of Markdown breaks with `<br>`, each an item."""
    pieces = []
    for found in (*_BREAK.finditer(line.text, start, stop), None):
        end = found.start() if found else stop
        if end > start:
            pieces.append(Piece(line, start, end, True))
        start = found.end() if found else stop
    return tuple(pieces)


_BREAK: Final = compile_later(r"\s{0,4}<br\s?/?>\s{0,4}", re.IGNORECASE)


LEAST_INDENT: Final = 3
"""Spaces; the shortest label and its colon are wider, and items are set in by fewer."""

COLUMN_GAP: Final = 2
"""Spaces between the longest label of a column and its value; one stands between words."""

_WITHIN_LIST: Final = frozenset({Boundary.LINE, Boundary.PARAGRAPH, Boundary.COLUMN})
"""What parts an item from the one before it: a blank line may end the list."""

LOOKED_BACK: Final = 100
"""Fields among which the same label is looked for: no header has as many, and in a list of
thousands of labels each would be compared with all before it."""


def _stands_under_value(line: Line, last: Draft) -> bool:
    """Whether a line of text is set in to where the value above it begins, as a wrapped one is.

    `Title: Ports in a Warming` / `       World: A Panel Discussion`
    """
    indent = len(line.text) - len(line.text.lstrip(" "))
    on = last.match
    return (
        indent > LEAST_INDENT and indent == on.value and last.line.layout is None and on.start == 0
    )


def unknown_field(sheet: Sheet, index: int, drafts: list[Draft]) -> Draft | None:
    """Give the field of a line whose label the profile does not know, or None."""
    line = sheet.lines[index]
    match = None if len(line.text) > LONG_LINE else match_unknown(line, sheet.table)
    if match is None and drafts:
        match = _in_column(sheet, index, drafts[-1])
    if match is None or match.is_empty or not drafts:
        return None
    if _stands_under_value(line, drafts[-1]):
        return None
    if is_next_person(line, match, drafts[-1]):
        return None
    value = line.text[match.value : match.stop]
    if is_utterance(value) or value[0] in "\"“‘'«„/":
        return None
    between = sheet.next_known(index + 1, BRIDGE_LINES + 1, hard=False) is not None
    if not between and not _is_short_tail(sheet, index, line, value, match, drafts):
        return None
    if between and is_prose(value):
        return None
    return Draft(match=match, line=line, pieces=first_pieces(line, match))


def _in_column(sheet: Sheet, index: int, last: Draft) -> LabelMatch | None:
    """Find an unknown label whose value stands in the column of the value above: all spaces count.

    The value above must be parted from its label by spaces alone, and must not be wrapped.
    """
    line, above = sheet.lines[index], last.line
    value = last.match.value
    if (
        last.match.style is not Style.TAB
        or line.boundary is not Boundary.LINE
        or sheet.lines[index - 1] is not above
        or not last.names
        or above.text[last.match.end : value].strip(" \u00a0")
        or line.text[value - COLUMN_GAP : value].strip(" \u00a0")
        or line.text[value : value + 1].isspace()
    ):
        return None
    text = line.text[:value].strip(" \u00a0")
    start = line.text.find(text)
    meaning = meaning_of(text, sheet.table)
    if not is_label_shaped(text) or meaning.section:
        return None
    if meaning.names and sheet.known(index) is not None:
        return None  # `Day   Saturday` is kept as text: it is no date, and no more of the title
    return LabelMatch(NO_MEANING, Style.TAB, start, start + len(text), value,
        len(line.text.rstrip()))  # fmt: skip


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
    before = drafts[-LOOKED_BACK:]
    repeated = any(d.line.text[d.match.start : d.match.end] == label for d in before)
    if repeated or value.endswith((".", "?", "!")):
        return False
    if match.style is not drafts[-1].match.style:
        return False
    if line.boundary is Boundary.LINE and match.style is Style.COLON and len(drafts) > 1:
        return not is_prose(value)  # right below labelled lines it is one of them
    if len(value) > SHORT_VALUE:
        return False
    if line.boundary is Boundary.LINE and len(drafts) > 1:
        return (
            drafts[-1].line.boundary in {Boundary.LINE, Boundary.START} or index < len(drafts) + 1
        )
    # Between blank lines "Pakistan: A New Frontier" is a heading: what no heading holds counts.
    return any(c.isdigit() or c in "@/" for c in value) or len(value.split()) <= 2


def is_next_person(line: Line, match: LabelMatch, last: Draft) -> bool:
    """Whether `- Sana Mir: Economist` is one more item of the list of people under a label.

    The label stands alone above a list, this line has the mark of its items and follows without a
    blank line, and what stands before the colon is a name. Under `- Speakers:`, a label with a
    mark itself, it is a field.
    """
    if not last.names or last.names[0] not in PEOPLE or not last.match.is_empty or not last.pieces:
        return False
    value = line.text[match.value : match.stop]
    if line.boundary not in _WITHIN_LIST or is_prose(value):
        return False
    mark = mark_of(line)
    if not mark or mark != mark_of(last.pieces[-1].line) or mark_of(last.line):
        return False
    if ":" not in last.pieces[-1].text and not tells_post(value):
        return False  # `- Main Finding: Ports grow` below people without colons is none of them
    words = split_segments(line.text[match.start : match.end])
    return len(words) == 1 and is_bare_name(words[0])
