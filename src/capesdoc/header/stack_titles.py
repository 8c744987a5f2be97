"""Stack titles: which of the lines above the labels, or above the text, are the title."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from capesdoc.header.labels import meaning_of
from capesdoc.header.shapes import is_open, is_person_line, is_titled
from capesdoc.header.sheet import Sheet
from capesdoc.header.stack_lines import (
    is_date_line,
    is_measure_line,
    is_place_and_date,
    is_posting_line,
    parts_off_date,
    says_document,
    says_series,
)
from capesdoc.header.title_lines import ALONE, TITLE_WORDS, may_be_half, names_event
from capesdoc.patterns import compile_later
from capesdoc.profile import Profile, label_key
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple

__all__ = ["StackLine", "choose_title", "is_styled", "may_be_title"]

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

LARGER: Final = 1.2
"""Times the size of other type from which a line is set in larger type: a title in 15 points over
text in 11, and not 10.5 points beside 10, which a converter rounds."""

COLUMN_LINES: Final = 12
"""Lines below a title that tell how wide its column is; a header has six, then the text begins."""

EDGE_POINTS: Final = 3.0
"""Points by which lines at one edge may differ."""

_DOCUMENT_OF: Final = compile_later(
    r"(?:(?:summary|event|brief|final)\s)?(?:proceedings|minutes|report)\s(?:of|on)\s(?:the|an?)\s",
    re.IGNORECASE,
)
"""What opens a title and does not go on one: `Proceedings of the …` below the name of a house."""

_BY_SOMEBODY: Final = compile_later(
    r"(?:an?\s|the\s)?(?P<type>\w[^:,.]{2,40}?)\s(?:by|with|from)\s(?P<who>\S.{3,120})",
    re.IGNORECASE,
)
_NAME: Final = compile_later(
    r"[^\W\d_a-z][^\W\d_]*\.?(?:[ -][^\W\d_a-z][\w'’.]*){1,4}(?:,\s.{2,80})?"
)
"""Two to five capitalised words, and what follows a comma."""

_FOR: Final = frozenset({"for", "with", "between", "about", "towards"})

_NEVER_TITLES: Final = frozenset({"venue", "event_date", "time", "start_time", "end_time"})
"""Names whose labelled lines are no title, also where they belong to no header."""

_PLACE: Final = compile_later(
    r"(?:[^\W\d_a-z][\w.'’-]{0,20}[ ]){0,4}[^\W\d_a-z][\w.'’-]{0,20},"
    r"(?:[ ][^\W\d_a-z][\w.'’-]{0,20}){1,2}"
)
"""Capitalised words, a comma, and one or two more: a building and its city."""

_QUOTED: Final = compile_later(r"[“\"‘][^“”\"]{8,200}[”\"’]")


class StackLine(NamedTuple):
    """A line of a stack, with its place among all lines of the document."""

    at: int
    line: Line


def is_styled(line: Line) -> bool:
    """Whether a line has Word's own title style, or is the first heading of a Markdown text."""
    if line.marks is not None:
        return line.marks.heading_level == 0
    return line.text.startswith("# ")


def choose_title(
    lines: list[StackLine], sheet: Sheet, profile: Profile, *, headed: bool
) -> tuple[StackLine, ...]:
    """Choose the lines of the title, or none where more than one may be it.

    The title is the only group of lines, one right below another, that has the words of one; or of
    several groups the quoted one, or the one in the largest type.
    """
    groups = [_trimmed(group, sheet) for group in _groups_of(lines, sheet, profile)]
    groups = [
        group
        for group in groups
        if _has_words(group)
        or (headed and group == lines[-1:] and names_event(group[0].line.text, sheet.table))
    ]
    if any(_is_of_two_kinds(group) for group in groups):
        return ()
    if len({" ".join(one.line.text.casefold() for one in group) for group in groups}) == 1:
        groups = groups[:1]  # a page of the web prints its title twice
    if len(groups) == 2:
        groups = _without_place_below_date(groups, sheet, profile)
    if len(groups) > 1:
        told = [group for group in groups if _tells_document(group[0].line.text, sheet)]
        groups = told if len(told) == 1 else groups
    if len(groups) > 1:
        quoted = [g for g in groups if _QUOTED.search(" ".join(one.line.text for one in g))]
        groups = quoted or _largest(groups)
    return tuple(groups[0]) if len(groups) == 1 else ()


def _groups_of(lines: list[StackLine], sheet: Sheet, profile: Profile) -> list[list[StackLine]]:
    """Part the lines that may be titles into groups, each of them one right below another.

    None at all where nobody knows whether a title goes on behind a blank line.
    """
    halves = [pair for pair in pairwise(lines) if _opens_title(*pair, sheet)]
    if any(lower.line.boundary is not Boundary.LINE for _, lower in halves):
        return []
    opening = [upper for upper, _ in halves]
    opening += [upper for upper, lower in pairwise(lines) if _opens_quotation(upper, lower, sheet)]
    groups: list[list[StackLine]] = []
    for one in lines:
        text = one.line.text
        if text.strip().casefold() in ALONE or _is_address(one, sheet):
            continue
        last = groups[-1][-1] if groups else None
        if not (may_be_title(text, sheet) or one in opening or _is_wrapped(last, one, sheet)):
            continue
        if is_measure_line(text, profile) and not is_styled(one.line):
            continue
        if last is None or one.at != last.at + 1 or not _goes_on(groups[-1], one.line, sheet):
            groups.append([one])
        elif not (
            is_person_line(text)
            or parts_off_date(text, profile)
            or is_place_and_date(text, profile)
            or _tells_speaker(text, sheet)
        ) or (is_open(last.line.text) and one.line.boundary is Boundary.LINE):
            groups[-1].append(one)
    return groups


def _trimmed(group: list[StackLine], sheet: Sheet) -> list[StackLine]:
    """Leave out what stands around a title: the document, the series, and who spoke."""
    first, end = 0, len(group)
    while first < end - 1 and (
        says_document(group[first].line.text, sheet.table)
        or says_series(group[first].line.text, group[first + 1].line.text, sheet.table)
        or _tells_speaker(group[first].line.text, sheet)
    ):
        first += 1
    while (
        first < end - 1
        and says_document(group[end - 1].line.text, sheet.table)
        and not is_open(group[end - 2].line.text)
    ):
        end -= 1
    return group[first:end]


def _without_place_below_date(
    groups: list[list[StackLine]], sheet: Sheet, profile: Profile
) -> list[list[StackLine]]:
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


def may_be_title(text: str, sheet: Sheet) -> bool:
    """Whether a line may be a title: no label, contact, house or sentence, and not left open."""
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


def _is_address(one: StackLine, sheet: Sheet) -> bool:
    """Whether a line of a letterhead says where a house is: a number, a comma, and contact below.

    `Plot 7, Street 19, Islamabad` above `Tel: 555 0173` is no title.
    """
    text = one.line.text
    below = sheet.lines[one.at + 1] if one.at + 1 < len(sheet.lines) else None
    return (
        "," in text
        and any(map(str.isdigit, text))
        and below is not None
        and below.boundary is Boundary.LINE
        and _CONTACT.search(below.text) is not None
    )


def _tells_document(text: str, sheet: Sheet) -> bool:
    """Whether a line opens with the document of an event: `Report on the Salt Seminar`."""
    found = _DOCUMENT_OF.match(text.strip(" #*"))
    if found is None:
        return False
    words = label_key(text.strip(" #*")[found.end() :], sheet.table.spellings).split()
    return not sheet.table.nouns.isdisjoint(words)


def _tells_speaker(text: str, sheet: Sheet) -> bool:
    """Whether a line says who spoke at what: `Public Lecture by Ambassador Aqsa Lund`."""
    found = _BY_SOMEBODY.fullmatch(text.strip(" *"))
    if found is None or label_key(found["type"], sheet.table.spellings) not in sheet.table.types:
        return False
    return is_titled(found["who"]) or _NAME.fullmatch(found["who"]) is not None


def _is_event_of_house(text: str, sheet: Sheet) -> bool:
    """Whether a line tells of an event for or with a house: `Society Consultation for the Office`.

    `Department of Trade, Conference Centre` has the word for an event in front of one for a house,
    and a short line is more likely the house itself.
    """
    words = label_key(text, sheet.table.spellings).split()
    return len(words) >= HOUSE_WORDS and any(
        word in sheet.table.nouns and following in _FOR for word, following in pairwise(words)
    )


def _opens_title(upper: StackLine, lower: StackLine, sheet: Sheet) -> bool:
    """Whether a line that ends in a colon is the first half of a title: `Ports and the Delta:`."""
    text = upper.line.text.rstrip(" *")
    wrapped = upper.at > 0 and upper.line.boundary is Boundary.LINE
    return (
        text.endswith(":")
        and lower.at == upper.at + 1
        and may_be_half(text, sheet.table, wrapped=wrapped)
        and may_be_title(text.rstrip(":"), sheet)
    )


def _opens_quotation(upper: StackLine, lower: StackLine, sheet: Sheet) -> bool:
    """Whether a colon ends a line within a quotation: `Talk on “Water:` / `After the Treaty”`."""
    text = upper.line.text.rstrip(" *")
    return (
        text.endswith(":")
        and lower.at == upper.at + 1
        and text.count("“") > text.count("”")
        and lower.line.text.count("”") > lower.line.text.count("“")
        and may_be_title(text.rstrip(":"), sheet)
    )


def _is_wrapped(last: StackLine | None, one: StackLine, sheet: Sheet) -> bool:
    """Whether a line goes on the title above it, whatever its words: a PDF sets both in large type.

    `Dialogue on the Durand` / `Question` is one title, though `Question` alone heads a section: the
    two are as large, stand at one edge, and the upper had no room for the first word of the lower.
    """
    if last is None or one.at != last.at + 1 or one.line.boundary is not Boundary.LINE:
        return False
    upper, lower = last.line.layout, one.line.layout
    below = [
        line.layout
        for line in sheet.lines[one.at + 1 : one.at + 1 + COLUMN_LINES]
        if line.layout is not None and line.page == one.line.page
    ]
    if upper is None or lower is None or not below or abs(upper.x0 - lower.x0) > EDGE_POINTS:
        return False
    room = max([one.x1 for one in below if one.x0 < upper.x1], default=upper.x1) - upper.x1
    first = one.line.text.split(maxsplit=1)[0]
    needed = (lower.x1 - lower.x0) * (len(first) + 1) / len(one.line.text)
    return (
        _is_same_type(last.line, one.line)
        and lower.font_size >= below[0].font_size * LARGER
        and needed > room
    )


def _is_same_type(upper: Line, lower: Line) -> bool:
    """Whether two lines are set in type of one size; a format that knows no sizes says nothing."""
    if upper.layout is None or lower.layout is None:
        return True
    sizes = sorted((upper.layout.font_size, lower.layout.font_size))
    return sizes[1] < sizes[0] * LARGER


def _is_of_two_kinds(group: list[StackLine]) -> bool:
    """Whether a room stands among the lines: `Foster 103` above a title is no part of it."""
    return len(group) > 1 and any(
        _ROOM.fullmatch(one.line.text.strip()) is not None
        and not (place and is_open(group[place - 1].line.text))
        for place, one in enumerate(group)
    )


def _goes_on(group: list[StackLine], lower: Line, sheet: Sheet) -> bool:
    """Whether a line right below a title may be more of it: type of another size parts the two.

    One or two words above smaller type are no title by themselves.
    """
    upper = group[-1].line
    if is_open(upper.text):
        return True
    if lower.boundary is not Boundary.LINE or _tells_document(lower.text, sheet):
        return False
    return _is_same_type(upper, lower) or not _has_words(group)


def _has_words(group: list[StackLine]) -> bool:
    words = sum(len(one.line.text.split()) for one in group)
    return TITLE_WORDS[0] <= words <= TITLE_WORDS[1]


def _largest(groups: list[list[StackLine]]) -> list[list[StackLine]]:
    """Give the groups in the largest type; every group where the format knows no type size."""
    sizes = [
        max((one.line.layout.font_size for one in group if one.line.layout), default=0.0)
        for group in groups
    ]
    return [group for group, size in zip(groups, sizes, strict=True) if size == max(sizes)]
