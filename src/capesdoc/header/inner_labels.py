"""Inner labels: further labels on one line, `Date: 5 March 2020  Time: 10:00`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from capesdoc.header.labels import LabelTable, Meaning, meaning_of
from capesdoc.header.layouts import LabelMatch, Style
from capesdoc.header.names import is_bare_name
from capesdoc.header.plausibility import PEOPLE
from capesdoc.header.segments import split_segments
from capesdoc.patterns import compile_later
from capesdoc.source import Line

__all__ = ["split_inner"]

_COLON: Final = compile_later(r"(?<![\d:/])[:：](?=[\s*_]|$)")
_EDGE: Final = compile_later(r"[ \u00a0]{0,8}(?:\t|\||/{2}|[ \u00a0]{3})[ \t\u00a0]{0,40}")
_WORD_START: Final = compile_later(r"(?:^|(?<=[\s|;,/(\t*_]))[^\W\d_]")
_GAP: Final = compile_later(r"[\t|;:“”\"?!<>=@]|[ \u00a0]{2}")
"""What no label spans: `Meetings    Event Date:` is the end of a title and a label.

The marks that no label holds (`labels`) are among them, so that a line of many colons has each of
its words looked up once."""

_STRONG_GAP: Final = compile_later(r"(?:[\t|;/•·]|,|[ \u00a0]{2}|\u2003)[ \t\u00a0*_]{0,40}$")
LONGEST_GAP: Final = 42
"""Characters of the longest strong gap: further back nothing of it is to be found."""

_BRACKET: Final = compile_later(r"\[\s?(?P<label>[^\W\d_][^\[\]]{0,58}?)\s?\](?:\s?:)?")
_DASHED: Final = compile_later(
    r";[ \u00a0]{0,4}(?P<label>[^\W\d_][^\[\];:–—-]{0,58}?)[ \u00a0]{1,4}"
    r"(?:[-–—]{1,2}|=)(?=[ \u00a0])"
)
_TRIM: Final = " \t\u00a0|;,/•·*_–—-"

LONGEST_IN_BRACKET: Final = 80
"""Characters of a bracket in front of a label in it: further back no bracket is looked for."""

_OF_A_PLACE: Final = frozenset({"venue", "meeting_id", "platform", "mode"})
"""Names of what may be told of a place inside its own value."""

_JOINTS: Final = ("&", "+", " and")
"""What a value cannot end with."""

LONGEST_INNER: Final = 60
"""Characters that a label in mid-line may have."""

_SHORT_VALUED: Final = frozenset(
    [
        "event_date",
        "start_date",
        "end_date",
        "time",
        "start_time",
        "end_time",
        "venue",
        "mode",
        "platform",
        "participant_count",
        "publication_date",
        "source",
        "series",
        "duration",
        "language",
    ]
)
"""Names whose values end soon, so that one space is enough before the next label."""


def split_inner(line: Line, match: LabelMatch, table: LabelTable) -> tuple[LabelMatch, ...]:
    """Split a line that holds several labels into one match for each.

    line  = label separator value (gap label ":" value | edge label edge value)*
    gap   = tab | "|" | ";" | "," | "//" | two spaces | " " after a value that is short by nature
          | " " between a name and the label of a role
    edge  = tab | "|" | three spaces
    line  = "[" label "]" value ("[" label "]" value)*
    line  = label dash value (";" label dash value)*

    A title or a list of people is never split at one space: "The Role of the Chair: A Study" is one
    title. A label in mid-line starts with a capital, unless the first one has none either.
    """
    text = line.text
    if match.style is Style.DASH and ";" in text[match.value : match.stop]:
        return _dashed(text, match, table)
    if match.style is Style.BRACKET and "[" in text[match.value : match.stop]:
        return _bracketed(text, match, table)
    if match.style is not Style.TAB and text.find(":", match.value) < 0 and "：" not in text:
        return (match,)  # the commonest line has one label and no further colon
    found = [match]
    for start, end, value, meaning in _labels(text, match, table):
        last = found.pop()
        found.append(last._replace(stop=_drawn_in(text, last.value, start)))
        style = Style.COLON if ":" in text[end:value] or "：" in text[end:value] else Style.TAB
        found.append(LabelMatch(meaning=meaning, style=style, start=start, end=end,
            value=_next_word(text, value, match.stop), stop=match.stop))  # fmt: skip
    return tuple(found)


def _bracketed(text: str, match: LabelMatch, table: LabelTable) -> tuple[LabelMatch, ...]:
    """Split `[Title] … [Place] …`: what stands in brackets and is no label belongs to the value."""
    found = [match]
    for bracket in _BRACKET.finditer(text, match.value, match.stop):
        meaning = meaning_of(bracket["label"].strip(), table)
        if not meaning.names:
            continue
        last = found.pop()
        found.append(last._replace(stop=_drawn_in(text, last.value, bracket.start())))
        start, end = bracket.span("label")
        value = _next_word(text, bracket.end(), match.stop)
        found.append(LabelMatch(meaning=meaning, style=Style.BRACKET, start=start, end=end,
            value=value, stop=match.stop, marked=True))  # fmt: skip
    return tuple(found)


def _dashed(text: str, match: LabelMatch, table: LabelTable) -> tuple[LabelMatch, ...]:
    """Split `Title - Ports; Date - 5 May`: what is no label belongs to the value before it."""
    found = [match]
    for part in _DASHED.finditer(text, match.value, match.stop):
        meaning = meaning_of(part["label"], table)
        if not meaning.names:
            continue
        last = found.pop()
        found.append(last._replace(stop=_drawn_in(text, last.value, part.start())))
        start, end = part.span("label")
        found.append(LabelMatch(meaning=meaning, style=Style.DASH, start=start, end=end,
            value=_next_word(text, part.end(), match.stop), stop=match.stop))  # fmt: skip
    return tuple(found)


def _labels(text: str, match: LabelMatch, table: LabelTable) -> list[tuple[int, int, int, Meaning]]:
    found: list[tuple[int, int, int, Meaning]] = []
    name = match.meaning.names[0]
    low = text[match.start : match.start + 1].islower()
    edges = list(_EDGE.finditer(text, match.value, match.stop)) if match.value < match.stop else []
    for colon in _COLON.finditer(text, match.value, match.stop):
        floor = found[-1][2] if found else match.value
        end = colon.start()
        while end > floor and text[end - 1] in " \u00a0*_":
            end -= 1
        hit = _label_before(text, end, floor, table, low=low)
        if hit is None:
            continue
        start, meaning = hit
        if _is_in_bracket(text, match.value, start, end, name, meaning):
            continue
        before = max(floor, start - LONGEST_GAP)
        strong = start <= floor + 1 or _STRONG_GAP.search(text, before, start) is not None
        if strong or name in _SHORT_VALUED or _parts_names(text, floor, start, name, meaning):
            found.append((start, end, colon.end(), meaning))
            name = meaning.names[0]
    if not found and match.style is Style.TAB:
        found = _cells(text, match, edges, table)
    return found


def _parts_names(text: str, floor: int, start: int, name: str, meaning: Meaning) -> bool:
    """Say whether a role stands right behind a name: `Speakers: Ada Roe, Ben Doe Chair: Cy Poe`.

    `Ada Roe, Department Chair: …` and `Ada Roe, Editor Chair: …` have no name before the role.
    """
    if name not in PEOPLE or meaning.names[0] not in PEOPLE:
        return False
    before = split_segments(text[floor:start])
    return bool(before) and is_bare_name(before[-1])


def _is_in_bracket(
    text: str, value: int, start: int, end: int, name: str, meaning: Meaning
) -> bool:
    """Say whether what looks like a label is part of the value before it.

    `Zoom (ID: 812 …)` has no label `Zoom (ID`; in `Serena Hotel (Hall: Shalimar), Quetta` and in
    `Harbour Office & Zoom Meeting ID: 812 …` the place goes on. `Hall A (Time: 10 am)` ends it.
    """
    if text.count("(", start, end) > text.count(")", start, end):
        return True
    if name != "venue" or meaning.names[0] not in _OF_A_PLACE:
        return False
    front = max(value, start - LONGEST_IN_BRACKET)
    if text.rfind("(", front, start) > text.rfind(")", front, start):
        return True
    return text[front:start].rstrip().endswith(_JOINTS)


def _label_before(
    text: str, colon: int, floor: int, table: LabelTable, *, low: bool
) -> tuple[int, Meaning] | None:
    """Give the longest known label that ends at the colon."""
    reach = max(floor, colon - LONGEST_INNER)
    for gap in _GAP.finditer(text, reach, colon):
        reach = gap.end()
    for word in _WORD_START.finditer(text, reach, colon):
        start = word.end() - 1
        if text[start].islower() and not low:
            continue
        meaning = meaning_of(text[start:colon], table)
        if meaning.names:
            return start, meaning
    return None


def _cells(
    text: str, match: LabelMatch, edges: list[re.Match[str]], table: LabelTable
) -> list[tuple[int, int, int, Meaning]]:
    """Find `Date | 5 March | Time | 10:00`: whole cells that are labels, every second one."""
    found: list[tuple[int, int, int, Meaning]] = []
    bounds = [(e.end(), n.start()) for e, n in pairwise(edges)]
    for place, (start, end) in enumerate(bounds):
        meaning = meaning_of(text[start:end].rstrip(" :"), table)
        if place % 2 == 0 and meaning.names:
            colon_free = start + len(text[start:end].rstrip(" :"))
            found.append((start, colon_free, edges[place + 1].end(), meaning))
    return found


def _drawn_in(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return end


def _next_word(text: str, start: int, stop: int) -> int:
    while start < stop and text[start] in " \t\u00a0|*_":
        start += 1
    return start
