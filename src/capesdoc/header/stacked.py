"""Stacked lines: title, type and date of a report that prints them above its text, unlabelled."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from capesdoc.header.date_times import split_date_time
from capesdoc.header.labels import meaning_of
from capesdoc.header.raw_fields import Piece, RawField, spans_of, unfolded
from capesdoc.header.shapes import (
    ends_in_mid_phrase,
    is_aside,
    is_open,
    is_person_line,
    is_prose,
)
from capesdoc.header.sheet import OPENING_LINES, Sheet
from capesdoc.header.stack_lines import (
    date_behind_noun,
    is_date_line,
    is_held_line,
    is_measure_line,
    is_page_line,
    is_place_and_date,
    is_posting_line,
    opens_with_date,
    parts_off_date,
    says_document,
    says_series,
    type_before_date,
    type_before_title,
    type_names,
)
from capesdoc.header.times import read_time
from capesdoc.header.title_lines import ALONE, TITLE_WORDS, may_be_half, names_event
from capesdoc.patterns import compile_later
from capesdoc.profile import Profile, label_key
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple

__all__ = ["find_stacked", "inferred_field", "type_names"]

STACK_LINES: Final = 12
"""Lines; a stack of press release, type, unit, institute, title, rule and date has seven."""

BELOW_LINES: Final = 4
"""Lines below the labels that may stand before the text, among them a date."""

_ORGANISATION: Final = compile_later(
    r"\b(?:institute|institution|university|college|cent(?:re|er)|department|ministry|foundation|"
    r"consortium|council|society|association|school|faculty|academy|organi[sz]ation|trust|office|"
    r"bureau|commission|committee|division|unit|cell|club|chapter|government|embassy)\b",
    re.IGNORECASE,
)
_CONTACT: Final = compile_later(
    r"\S@|@\w|\bwww\.|https?://|\b(?:tel|phone|fax|e-?mail)\b", re.IGNORECASE
)
_ROOM: Final = compile_later(
    r"(?:[^\W\d_][^\W\d_.]{0,20}[ \u00a0]){1,3}(?!(?:19|20)\d\d)[A-Z]?\d{1,4}[A-Za-z]?",
    re.IGNORECASE,
)
"""One to three words and a number that is no year: a building and a room."""

HOUSE_WORDS: Final = 5
"""Words of a line that names an event and a house both; articles do not count."""

_TIMES: Final = frozenset({"time", "start_time"})
_FOR: Final = frozenset({"for", "with", "between", "about", "towards"})

_NEVER_TITLES: Final = frozenset({"venue", "event_date", "time", "start_time", "end_time"})
"""Names whose labelled lines are no title, also where they belong to no header."""

_PLACE: Final = compile_later(
    r"(?:[^\W\d_a-z][\w.'’-]{0,20}[ ]){0,4}[^\W\d_a-z][\w.'’-]{0,20},"
    r"(?:[ ][^\W\d_a-z][\w.'’-]{0,20}){1,2}"
)
"""Capitalised words, a comma, and one or two more: a building and its city."""

_QUOTED: Final = compile_later(r"[“\"‘][^“”\"]{8,200}[”\"’]")


class _Line(NamedTuple):
    at: int
    line: Line


def find_stacked(
    sheet: Sheet, names: frozenset[str], taken: frozenset[int], profile: Profile
) -> tuple[tuple[RawField, ...], frozenset[int]]:
    """Find what the lines above the header, or above the text, say without labels.

    stack = (document-type | event-type | title | date | institute | rule)+   in any order

    Only what no label says is looked for. A stack is believed where labels follow it, or where one
    of its lines is sure by itself: a date alone, the name of an event type, `Press Release`, Word's
    own title style. An institute's line and a remark stay in the text.
    """
    lines = _above(sheet, min(taken, default=len(sheet.lines)))
    headed = bool(lines) and lines[-1].at + 1 in taken
    below = _below(sheet, taken)
    if not (lines or below) or {"title", "event_date"} <= names:
        return (), frozenset()
    page = {one.at for one in lines if is_page_line(one.line.text, sheet.table)}
    lines = [one for one in lines if one.at not in page]
    typed = [one for one in lines if one.line.text.strip().casefold() in type_names(profile)]
    # Beside a menu or a reading time a date is the page's.
    dated = [
        one
        for one in (*lines, *below)
        if one not in typed
        and page.isdisjoint({one.at - 1, one.at + 1})
        and not _is_left_open(sheet, one)
        and (is_date_line(one.line.text, profile) or is_held_line(one.line.text, profile))
    ]
    documents = [
        one for one in lines if meaning_of(one.line.text.strip(" #*"), sheet.table).document
    ]
    styled = [one for one in lines if _is_styled(one.line)]
    remarks = [one for one in lines if is_aside(one.line.text)]
    placed = [] if dated else [one for one in lines if is_place_and_date(one.line.text, profile)]
    kinds = [(one, at) for one in lines if (at := type_before_date(one.line.text, profile))]
    if not (headed or dated or typed or documents or styled or remarks or placed or kinds):
        return (), frozenset()
    found: list[RawField] = []
    used: set[int] = set()
    title: tuple[_Line, ...] = ()
    if "title" not in names:
        others = {one.at for one in (*typed, *dated, *documents, *remarks)}
        below_first = [one for one in placed if one is not lines[0]]
        others |= {one.at for one in below_first if opens_with_date(one.line.text, profile)}
        others |= {one.at for one, _ in kinds}
        others |= {one.at for one in lines if _is_time_alone(one.line.text)}
        plain = styled or [one for one in lines if one.at not in others]
        title = _title(plain, sheet, profile, headed=headed)
        if title and dated and not styled and _is_below_shorter(title, plain, dated[0], sheet):
            title = ()
        parted = _parted_title(title, sheet) if headed and not typed else None
        if parted is not None and "event_type" not in names:
            found.append(inferred_field("event_type", (parted[0],)))
            found.append(inferred_field("title", (parted[1],)))
            used.add(title[0].at)
        else:
            _add(found, used, "title", title)
    if "event_type" not in names and len(typed) == 1:
        _add(found, used, "event_type", tuple(typed))
    if len(kinds) == 1 and not (typed or dated or placed or {"event_type", "event_date"} & names):
        ((one, (end, start)),) = kinds
        length = len(one.line.text.rstrip())
        found.append(inferred_field("event_type", (Piece(one.line, 0, end, item=True),)))
        found.append(inferred_field("event_date", (Piece(one.line, start, length, item=True),)))
        used.add(one.at)
        return tuple(found), frozenset(used)
    if title and len(placed) == 1 and placed[0].at > title[-1].at:
        dated = placed  # above the title it may be the date of a letter
    if "event_date" not in names and len(dated) == 1:
        _add(found, used, "event_date", tuple(dated))
    if dated and found and found[-1].name == "event_date" and _TIMES.isdisjoint(names):
        beside = [one for one in lines if abs(one.at - dated[0].at) == 1]
        hours = [one for one in beside if _is_time_alone(one.line.text)]
        told = split_date_time(dated[0].line.text, order=profile.date_order).time
        if len(hours) == 1 and told is None and hours[0].at not in used:
            _add(found, used, "time", tuple(hours))
    if "event_date" not in names and not dated and len(title) == 1:
        line = title[0].line
        if (day := date_behind_noun(line.text, sheet.table, profile)) is not None:
            found.append(inferred_field("event_date", (Piece(line, *day),), in_prose=True))
    return tuple(found), frozenset(used)


def _is_time_alone(text: str) -> bool:
    """Whether a line is nothing but the hours of an event: `9 a.m. - 5:30 p.m`."""
    time = read_time(text.strip(" *")).value if any(map(str.isdigit, text)) else None
    return time is not None and (time.end is not None or text.strip(" *.")[-1:] in "mM")


def inferred_field(name: str, pieces: tuple[Piece, ...], *, in_prose: bool = False) -> RawField:
    """Make a field that no label names."""
    items = unfolded(pieces)
    return RawField(
        name=name,
        label="",
        text=items[0].text,
        spans=spans_of(items),
        inferred=True,
        items=items,
        in_prose=in_prose,
    )


def _above(sheet: Sheet, first_taken: int) -> list[_Line]:
    """Give the lines above the labels, or above the text where there are none."""
    found: list[_Line] = []
    for index, line in enumerate(sheet.lines[: min(first_taken, OPENING_LINES)]):
        if is_prose(line.text) and not sheet.is_headline(index):
            return found[-STACK_LINES:]
        if line.marks is not None and line.marks.cell is not None:
            return []
        found.append(_Line(index, line))
    # Without labels, prose must follow: a list of short lines is no stack.
    return found[-STACK_LINES:] if first_taken < len(sheet.lines) else []


def _below(sheet: Sheet, taken: frozenset[int]) -> list[_Line]:
    """Give the lines between the labels and the text: a date may stand there alone."""
    found: list[_Line] = []
    index = max(taken, default=len(sheet.lines)) + 1
    for at in range(index, min(index + BELOW_LINES, len(sheet.lines))):
        if is_prose(sheet.lines[at].text):
            return found
        found.append(_Line(at, sheet.lines[at]))
    return []


def _parted_title(title: tuple[_Line, ...], sheet: Sheet) -> tuple[Piece, Piece] | None:
    """Give the type of event and the title of `Training: Ports and Ships` right above labels."""
    if len(title) != 1:
        return None
    line = title[0].line
    found = type_before_title(line.text, sheet.table)
    if found is None:
        return None
    return Piece(line, found[0], found[1]), Piece(line, found[2], found[3])


def _is_left_open(sheet: Sheet, one: _Line) -> bool:
    """Whether the line above cannot end where it does: `the Lessons of` / `5 May 2016`."""
    return (
        one.at > 0
        and one.line.boundary is Boundary.LINE
        and ends_in_mid_phrase(sheet.lines[one.at - 1].text)
    )


def _is_styled(line: Line) -> bool:
    """Whether a line has Word's own title style, or is the first heading of a Markdown text."""
    if line.marks is not None:
        return line.marks.heading_level == 0
    return line.text.startswith("# ")


def _title(
    lines: list[_Line], sheet: Sheet, profile: Profile, *, headed: bool
) -> tuple[_Line, ...]:
    """Choose the lines of the title, or none where more than one may be it."""
    groups: list[list[_Line]] = []
    halves = [pair for pair in pairwise(lines) if _opens_title(*pair, sheet)]
    if any(lower.line.boundary is not Boundary.LINE for _, lower in halves):
        return ()  # behind a blank line nobody knows whether the title goes on
    opening = [upper for upper, _ in halves]
    for one in lines:
        text = one.line.text
        if text.strip().casefold() in ALONE:
            continue
        if not _may_be_title(text, sheet) and one not in opening:
            continue
        if is_measure_line(text, profile) and not _is_styled(one.line):
            continue
        last = groups[-1][-1] if groups else None
        if last is None or one.at != last.at + 1 or not _goes_on(last.line, one.line):
            groups.append([one])
        elif is_open(last.line.text) or not (
            parts_off_date(text, profile)
            or is_place_and_date(text, profile)
            or is_person_line(text)
        ):
            groups[-1].append(one)
    for group in groups:
        while len(group) > 1 and (
            says_document(group[0].line.text, sheet.table)
            or says_series(group[0].line.text, group[1].line.text, sheet.table)
        ):
            del group[0]
    groups = [
        group
        for group in groups
        if _has_words(group)
        or (headed and group == lines[-1:] and names_event(group[0].line.text, sheet.table))
    ]
    if any(_is_of_two_kinds(group) for group in groups):
        return ()
    if len(groups) == 2:
        groups = _without_place_below_date(groups, sheet, profile)
    if len(groups) > 1:
        quoted = [g for g in groups if _QUOTED.search(" ".join(one.line.text for one in g))]
        groups = quoted or _largest(groups)
    return tuple(groups[0]) if len(groups) == 1 else ()


def _without_place_below_date(
    groups: list[list[_Line]], sheet: Sheet, profile: Profile
) -> list[list[_Line]]:
    """Leave out `Hall Karsten, Alborg` right below the day: where it was, and no second title."""
    below = groups[1][0]
    above = sheet.lines[below.at - 1]
    if (
        len(groups[1]) == 1
        and below.line.boundary is not Boundary.BLANK
        and _PLACE.fullmatch(below.line.text.strip()) is not None
        and is_date_line(above.text, profile)
        and groups[0][-1].at < below.at - 1
    ):
        return groups[:1]
    return groups


def _may_be_title(text: str, sheet: Sheet) -> bool:
    meaning = meaning_of(text.strip(" #*:"), sheet.table)
    label, colon, _ = text.strip(" #*").partition(":")
    return not (
        meaning.section
        or (colon and not _NEVER_TITLES.isdisjoint(meaning_of(label, sheet.table).names[:1]))
        or meaning.refused
        or (meaning.names and not meaning.document)
        or text.startswith("|")
        or _CONTACT.search(text)
        or is_posting_line(text)
        or (
            _ORGANISATION.search(text)
            and not _QUOTED.search(text)
            and " on " not in text
            and not _is_event_of_house(text, sheet)
        )
        or text.rstrip().endswith((".", ":", ","))
        or not any(character.isalpha() for character in text)
    )


def _is_below_shorter(
    title: tuple[_Line, ...], plain: list[_Line], day: _Line, sheet: Sheet
) -> bool:
    """Whether `Council Meeting` stands above the day and `Lower Town Hall` below: nobody knows."""
    above = [one.line.text for one in plain if one.at < day.at]
    return title[0].at > day.at and any(
        _may_be_title(text, sheet)
        or label_key(text, sheet.table.spellings).rpartition(" ")[2] in sheet.table.nouns
        for text in above
    )


def _is_event_of_house(text: str, sheet: Sheet) -> bool:
    """Whether a line tells of an event for or with a house: `Society Consultation for the Office`.

    `Department of Trade, Conference Centre` has the word for an event in front of one for a house,
    and a short line is more likely the house itself.
    """
    words = label_key(text, sheet.table.spellings).split()
    return len(words) >= HOUSE_WORDS and any(
        word in sheet.table.nouns and following in _FOR for word, following in pairwise(words)
    )


def _opens_title(upper: _Line, lower: _Line, sheet: Sheet) -> bool:
    """Whether a line that ends in a colon is the first half of a title: `Ports and the Delta:`."""
    text = upper.line.text.rstrip(" *")
    wrapped = upper.at > 0 and upper.line.boundary is Boundary.LINE
    return (
        text.endswith(":")
        and lower.at == upper.at + 1
        and may_be_half(text, sheet.table, wrapped=wrapped)
        and _may_be_title(text.rstrip(":"), sheet)
    )


def _is_of_two_kinds(group: list[_Line]) -> bool:
    """Whether a room stands among the lines: `Foster 103` above a title is no part of it."""
    return len(group) > 1 and any(
        _ROOM.fullmatch(one.line.text.strip()) is not None
        and not (place and is_open(group[place - 1].line.text))
        for place, one in enumerate(group)
    )


def _goes_on(upper: Line, lower: Line) -> bool:
    return lower.boundary is Boundary.LINE or is_open(upper.text)


def _has_words(group: list[_Line]) -> bool:
    words = sum(len(one.line.text.split()) for one in group)
    return TITLE_WORDS[0] <= words <= TITLE_WORDS[1]


def _largest(groups: list[list[_Line]]) -> list[list[_Line]]:
    """Give the groups in the largest type; every group where the format knows no type size."""
    sizes = [
        max((one.line.layout.font_size for one in group if one.line.layout), default=0.0)
        for group in groups
    ]
    return [group for group, size in zip(groups, sizes, strict=True) if size == max(sizes)]


def _add(found: list[RawField], used: set[int], name: str, lines: tuple[_Line, ...]) -> None:
    if not lines:
        return
    pieces = []
    for place, one in enumerate(lines):
        text = one.line.text
        start = len(text) - len(text.lstrip(" \t\u00a0#*"))
        end = len(text.rstrip(" \t\u00a0*"))
        pieces.append(Piece(one.line, start, end, item=place == 0))
        used.add(one.at)
    found.append(inferred_field(name, tuple(pieces)))
