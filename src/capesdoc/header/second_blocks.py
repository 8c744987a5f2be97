"""Second blocks: a header printed again on a later page, and one that stands further down."""

from __future__ import annotations

from operator import attrgetter
from typing import Final

from capesdoc.header.extent import block_from
from capesdoc.header.layouts import LABEL_REACH, LabelMatch, Style
from capesdoc.header.sheet import Draft, Sheet, opens_section
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line

__all__ = ["find_late_block", "find_people_below", "find_repeated_block", "find_second_telling"]

_BOUNDARY: Final = attrgetter("boundary")

REPEATED_LINES: Final = 2
"""Fields of the header, letter for letter, that must open a page for it to be the header again."""

HEAD_LINES: Final = 2
"""Lines of a running head above the header that a page repeats."""

LATE_FIELDS: Final = 3
"""Fields that must follow one another for a block below the text to be the header."""

TELLING_LINES: Final = 6
"""Lines below the header in which it may begin again: `Abstract:` and a few empty ones."""

TOLD_AGAIN: Final = 2
"""Fields with the same value, letter for letter, that make a second block one of the same event."""

MOST_PARAGRAPHS: Final = 3
"""Paragraphs of an abstract between a header and the people below it."""

TWO_ROLES: Final = 2
"""Fields of people in a row; one alone may be of a session, or of a text about a speaker."""

_ON_STAGE: Final = frozenset(
    {"speaker", "keynote_speaker", "chair", "moderator", "discussant", "chief_guest", "convener"}
)
_AGENDA: Final = compile_later(r"\s*\(?\d{1,2}[:.]\d{2}\b")
_NOTHING: Final[tuple[tuple[Draft, ...], frozenset[int]]] = ((), frozenset())

_OF_THE_EVENT: Final = frozenset({"event_date", "start_date"})
_ONCE: Final = frozenset({"title", "venue", "time", "start_time", "participant_count", "mode"})
_OF_THE_PLACE: Final = frozenset({"title", "venue", "participant_count", "organizer"})


def find_repeated_block(
    sheet: Sheet, drafts: tuple[Draft, ...], taken: frozenset[int]
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find the header's own lines at the top of later pages: `Label: value`, letter for letter."""
    tops = _tops(sheet)
    if not tops:
        return (), frozenset()
    opening = {draft.line.text.strip() for draft in drafts if draft.pieces}
    # A value may be wrapped, on each page alike.
    printed = opening | {piece.line.text.strip() for draft in drafts for piece in draft.pieces}
    if len(opening) < REPEATED_LINES:
        return (), frozenset()
    found: list[Draft] = []
    used: set[int] = set()
    for top in tops:
        # A running head may stand above it.
        near = range(top, min(top + HEAD_LINES + 1, len(sheet.lines)))
        index = next((at for at in near if sheet.lines[at].text.strip() in opening), top)
        if index in taken:
            continue
        end = index
        while end < len(sheet.lines) and sheet.lines[end].text.strip() in printed:
            end += 1
        if end - index >= REPEATED_LINES:
            again, lines = block_from(sheet, index, stop=end)
            found.extend(again)
            used.update(lines)
    return tuple(found), frozenset(used)


def _tops(sheet: Sheet) -> list[int]:
    """Give the first line of each page but the first."""
    boundaries = [*map(_BOUNDARY, sheet.lines)]
    tops: list[int] = []
    for _ in range(boundaries.count(Boundary.PAGE)):
        tops.append(boundaries.index(Boundary.PAGE, tops[-1] + 1 if tops else 0))
    return tops


def find_second_telling(
    sheet: Sheet, drafts: tuple[Draft, ...], taken: frozenset[int]
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find the announcement that a form repeats as it was sent: the same event, told once more.

    Right below the header, three fields in a row with colons, of which two or its title say what
    the header says, letter for letter. A session of the programme has a title of its own.
    """
    start = max(taken) + 1
    reach = range(start, min(start + TELLING_LINES, len(sheet.lines)))
    if not _may_hold_colon(sheet.lines[reach.start : reach.stop]):
        return (), frozenset()  # the usual text: the first field of a telling has a colon
    index = next((at for at in reach if sheet.is_labelled(at, hard=True)), None)
    if index is None or sheet.lines[index].marks is not None:
        return (), frozenset()
    again, lines = block_from(sheet, index)
    if len(again) < LATE_FIELDS or any(one.match.style is not Style.COLON for one in again):
        return (), frozenset()
    told = {(one.names[0], _whole(one)) for one in drafts if one.names and one.pieces}
    same = [one.names[0] for one in again if one.names and (one.names[0], _whole(one)) in told]
    if "title" not in same and len(same) < TOLD_AGAIN:
        return (), frozenset()
    return again, lines


def _may_hold_colon(lines: tuple[Line, ...]) -> bool:
    """Whether a label with a colon may stand on a line, or in a cell that begins on one."""
    text = "\n".join([line.text for line in lines])
    return (
        ":" in text
        or "\t" in text
        or "|" in text
        or (not text.isascii() and ("：" in text or "﹕" in text or "︰" in text))
        or any(line.layout is not None for line in lines)
    )


def _whole(draft: Draft) -> str:
    return " ".join(" ".join([piece.text for piece in draft.pieces]).casefold().split())


def find_late_block(
    sheet: Sheet, above: tuple[Draft, ...] = (), start: int = 0
) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find the header of a report that has none at the top: the details at its end.

    Three fields in a row with colons, among them the date of the event and its title, venue,
    organiser or count. A session of the programme has speakers and a time, a next meeting has
    fewer fields, and a second such block makes both doubtful: then neither is taken.

    Args:
        sheet: The lines.
        above: A header at the top that tells no date: what follows its abstract is the rest of it,
            and says nothing that it says already.
        start: The line from which to look.
    """
    told = {name for draft in above for name in draft.names} & _ONCE
    blocks: list[tuple[tuple[Draft, ...], frozenset[int]]] = []
    index = start
    while index < len(sheet.lines):
        # The cheap test first: a label of this kind has a colon near its start.
        if sheet.lines[index].text.find(":", 0, 60) < 1 or not sheet.is_labelled(index, hard=True):
            index += 1
            continue
        drafts, taken = block_from(sheet, index)
        names = {name for draft in drafts for name in draft.names}
        if (
            len(drafts) >= LATE_FIELDS
            and all(draft.match.style is Style.COLON for draft in drafts)
            and names & _OF_THE_EVENT
            and names & _OF_THE_PLACE
            and told.isdisjoint(names)
            and not _is_next_meeting(sheet, index)
        ):
            blocks.append((drafts, taken))
        index = max(taken, default=index) + 1
    return blocks[0] if len(blocks) == 1 else ((), frozenset())


def find_people_below(sheet: Sheet, start: int) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find who spoke and who was in the chair below the abstract of an announcement.

    Two fields of different roles in a row, with colons, the only ones of their kind: a session has
    a heading or an hour above it, and a programme says `Chair` again for the next one. Between the
    header and them stand at most three paragraphs, and one at least.
    """
    paragraphs = 0
    for index in range(start, len(sheet.lines)):
        line = sheet.lines[index]
        if line.text.find(":", 0, LABEL_REACH) > 0 and (found := _people_from(sheet, index)):
            return found if paragraphs else _NOTHING
        if opens_section(line, sheet.table) or _AGENDA.match(line.text) or line.marks is not None:
            return _NOTHING
        if sheet.is_prose(index):
            paragraphs += line.boundary is not Boundary.LINE
        if paragraphs > MOST_PARAGRAPHS:
            return _NOTHING
    return _NOTHING


def _people_from(sheet: Sheet, index: int) -> tuple[tuple[Draft, ...], frozenset[int]] | None:
    """Read the fields from a line on; None where they are not people of two roles, told once."""
    match = sheet.known(index)
    if match is None or match.style is not Style.COLON or match.meaning.names[0] not in _ON_STAGE:
        return None
    drafts, taken = block_from(sheet, index)
    labels = [
        _label(draft.line, draft.match)
        for draft in drafts
        if draft.names and draft.names[0] in _ON_STAGE
    ]
    known = all(draft.match.style is Style.COLON and draft.names for draft in drafts)
    if len(labels) < TWO_ROLES or len({*labels}) < len(labels) or not known:
        return _NOTHING
    for at in range(max(taken) + 1, len(sheet.lines)):
        if sheet.lines[at].text.find(":", 0, LABEL_REACH) > 0:
            again = sheet.known(at)
            if again is not None and again.meaning.names[0] in _ON_STAGE:
                return _NOTHING
    return drafts, taken


def _label(line: Line, match: LabelMatch) -> str:
    return line.text[match.start : match.end].casefold()


def _is_next_meeting(sheet: Sheet, index: int) -> bool:
    above = sheet.lines[index - 1].text.casefold() if index else ""
    return "next" in above or "upcoming" in above
