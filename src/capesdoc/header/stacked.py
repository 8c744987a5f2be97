"""Stacked lines: title, type and date of a report that prints them above its text, unlabelled."""

from __future__ import annotations

from typing import Final

from capesdoc.header.date_times import split_date_time
from capesdoc.header.labels import meaning_of
from capesdoc.header.raw_fields import Piece, RawField, spans_of, unfolded
from capesdoc.header.shapes import (
    ends_in_mid_phrase,
    is_aside,
    is_prose,
)
from capesdoc.header.sheet import OPENING_LINES, Sheet
from capesdoc.header.stack_lines import (
    date_behind_noun,
    is_date_line,
    is_held_line,
    is_page_line,
    is_place_and_date,
    opens_with_date,
    type_before_date,
    type_before_title,
    type_names,
)
from capesdoc.header.stack_titles import StackLine, choose_title, is_styled, may_be_title
from capesdoc.header.times import read_time
from capesdoc.profile import Profile, label_key
from capesdoc.source import Boundary

__all__ = ["find_stacked", "inferred_field", "type_names"]

STACK_LINES: Final = 12
"""Lines; a stack of press release, type, unit, institute, title, rule and date has seven."""

BELOW_LINES: Final = 4
"""Lines below the labels that may stand before the text, among them a date."""

_TIMES: Final = frozenset({"time", "start_time"})


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
    styled = [one for one in lines if is_styled(one.line)]
    remarks = [one for one in lines if is_aside(one.line.text)]
    placed = [] if dated else [one for one in lines if is_place_and_date(one.line.text, profile)]
    kinds = [(one, at) for one in lines if (at := type_before_date(one.line.text, profile))]
    if not (headed or dated or typed or documents or styled or remarks or placed or kinds):
        return (), frozenset()
    found: list[RawField] = []
    used: set[int] = set()
    title: tuple[StackLine, ...] = ()
    if "title" not in names:
        others = {one.at for one in (*typed, *dated, *documents, *remarks)}
        below_first = [one for one in placed if one is not lines[0]]
        others |= {one.at for one in below_first if opens_with_date(one.line.text, profile)}
        others |= {one.at for one, _ in kinds}
        others |= {one.at for one in lines if _is_time_alone(one.line.text)}
        plain = styled or [one for one in lines if one.at not in others]
        title = choose_title(plain, sheet, profile, headed=headed)
        if title and dated and not styled and _is_below_shorter(title, plain, dated[0], sheet):
            title = ()
        parted = _parted_title(title, sheet) if headed and not typed else None
        if parted is not None and "event_type" not in names:
            found.append(inferred_field("event_type", parted[:1]))
            found.append(inferred_field("title", parted[1:]))
            used.update(one.at for one in title)
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


def _above(sheet: Sheet, first_taken: int) -> list[StackLine]:
    """Give the lines above the labels, or above the text where there are none."""
    found: list[StackLine] = []
    for index, line in enumerate(sheet.lines[: min(first_taken, OPENING_LINES)]):
        if is_prose(line.text) and not sheet.is_headline(index):
            return found[-STACK_LINES:]
        if line.marks is not None and line.marks.cell is not None:
            return []
        found.append(StackLine(index, line))
    # Without labels, prose must follow: a list of short lines is no stack.
    return found[-STACK_LINES:] if first_taken < len(sheet.lines) else []


def _below(sheet: Sheet, taken: frozenset[int]) -> list[StackLine]:
    """Give the lines between the labels and the text: a date may stand there alone."""
    found: list[StackLine] = []
    index = max(taken, default=len(sheet.lines)) + 1
    for at in range(index, min(index + BELOW_LINES, len(sheet.lines))):
        if is_prose(sheet.lines[at].text):
            return found
        found.append(StackLine(at, sheet.lines[at]))
    return []


def _parted_title(title: tuple[StackLine, ...], sheet: Sheet) -> tuple[Piece, ...] | None:
    """Give the type of event and the lines of the title of `Training: Ports` right above labels."""
    if not title:
        return None
    line = title[0].line
    found = type_before_title(line.text, sheet.table)
    if found is None:
        return None
    start, end, value, stop = found
    return (
        Piece(line, start, end),
        Piece(line, value, stop, item=True),
        *[piece._replace(item=False) for piece in _pieces_of(title[1:])],
    )


def _is_left_open(sheet: Sheet, one: StackLine) -> bool:
    """Whether the line above cannot end where it does: `the Lessons of` / `5 May 2016`."""
    return (
        one.at > 0
        and one.line.boundary is Boundary.LINE
        and ends_in_mid_phrase(sheet.lines[one.at - 1].text)
    )


def _is_below_shorter(
    title: tuple[StackLine, ...], plain: list[StackLine], day: StackLine, sheet: Sheet
) -> bool:
    """Whether `Council Meeting` stands above the day and `Lower Town Hall` below: nobody knows."""
    above = [one.line.text for one in plain if one.at < day.at]
    return title[0].at > day.at and any(
        may_be_title(text, sheet)
        or label_key(text, sheet.table.spellings).rpartition(" ")[2] in sheet.table.nouns
        for text in above
    )


def _add(found: list[RawField], used: set[int], name: str, lines: tuple[StackLine, ...]) -> None:
    if not lines:
        return
    used.update(one.at for one in lines)
    found.append(inferred_field(name, _pieces_of(lines)))


def _pieces_of(lines: tuple[StackLine, ...]) -> tuple[Piece, ...]:
    """Give what each line has of a value, without the marks around it."""
    pieces = []
    for place, one in enumerate(lines):
        text = one.line.text
        start = len(text) - len(text.lstrip(" \t\u00a0#*"))
        end = len(text.rstrip(" \t\u00a0*"))
        pieces.append(Piece(one.line, start, end, item=place == 0))
    return tuple(pieces)
