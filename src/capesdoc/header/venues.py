"""Venues: the place, how the event was attended, and the platform."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.lexicon import DEFAULT_LEXICON, Lexicon
from capesdoc.header.links import without_links
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.venue_parts import Kind, Part, set_access_aside, split_parts, words_of
from capesdoc.header.vocabulary import word_set
from capesdoc.patterns import compile_later
from capesdoc.record import Mode, Venue

__all__ = ["parse_venue", "read_venue"]

_LONGEST_VENUE: Final = 400  # characters; a postal address with room and building has under 200
_MOST_WORDS: Final = 40  # words; beyond that it is prose (tests/header/test_venues.py)

_PREPOSITION: Final = compile_later(r"(?:at|in|held\s+(?:at|in))\s+(?:the\s+)?", re.IGNORECASE)
_NO_PLACE: Final = compile_later(
    r"""
      (?:mon|tues|wednes|thurs|fri|satur|sun)day\.?
    | (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?
    | \d{1,4}(?:st|nd|rd|th)? | \d{1,2}[:.]\d{2} | am | pm | a\.m\.? | p\.m\.? | noon | midnight
    | hrs\.? | hours | onwards | to | till | pkt | gmt | utc | pst | ist | o'clock | time | date
    | of | and | participants | students | pm\.? | am\.? | \d{1,2}(?:am|pm)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ABBREVIATED: Final = word_set("st rd ave blvd bldg dc d.c u.s u.k ltd inc no sq dr hwy p.o")
_ROOM_WORDS: Final = word_set("""
    academy auditorium building bungalow campus centre center chamber chambers chancery club
    college complex embassy floor foundation hall hotel hostel house institute library lounge mall
    ministry museum office offices palace park plaza residency restaurant room school secretariat
    suite theatre theater tower university venue lawn lab laboratory headquarters conference
    auditoriums block department
    """)

_LINK_TEXT: Final = compile_later(
    r"\[(?:view |see |google )?(?:maps?|directions?|link|website)\](?=\(|\s|$)", re.IGNORECASE
)
"""What a Markdown link to a map shows; the address behind it is set aside as any other."""

_PICTURES: Final = compile_later(r"[\s\ufe0f\u200d\u2190-\u2bff\U0001f000-\U0001faff]{1,12}\Z")
"""Pictures behind a place: nobody's name."""

_DOMAIN: Final = compile_later(r"[a-z0-9-]{1,60}(?:\.[a-z0-9-]{2,20}){1,3}/?")
"""A web address without its scheme: `Site: delta.example` says where to read, not where it was."""

_BETWEEN_PLATFORMS: Final = compile_later(r" ?[/&|;,+] ?| (?:and|or|plus) ")
"""What parts two platforms that are printed as one phrase."""

_BY_MEANS_OF: Final = frozenset({"via", "through", "by", "using", "over"})


def parse_venue(text: str) -> Venue | None:
    """Read a venue, or None."""
    return read_venue(text).value


def read_venue(text: str, lexicon: Lexicon = DEFAULT_LEXICON) -> Reading[Venue]:
    """Read where an event was, and how it was attended.

    venue      = part {separator part}
    part       = attendance | access | place
    attendance = {filler} (mode | platform) {filler | mode | platform}
    mode       = "online" | "virtual" | "hybrid" | "in person" | …      header/attendance.py
    access     = link | "Meeting ID:" digits | "Passcode:" word
    separator  = "/" | "," | "&" | "and" | "via" | "at" | "(" | …

    A part says how only where it holds no other word: "Online Learning Centre", "Zoom Hall" and
    "Virtual University" are places. The name is what is left, as printed, on one line. A place and
    a word for online make `hybrid`; a place alone says nothing about the mode. A city reached "via"
    a platform is either, so that the mode stays null with the doubt `uncertain-mode`.

    Left alone: slashes and colons inside a place ("F-8/1", "Auditorium: IDSA"). Returns no value
    for placeholders, numbers, times and prose; never raises.
    """
    if len(text) > _LONGEST_VENUE:
        return _refused(text, "not-a-venue", "is too long for a venue")
    return _read_venue(text, lexicon)


@lru_cache(maxsize=1024)
def _read_venue(text: str, lexicon: Lexicon) -> Reading[Venue]:
    """Read a venue; most events of an archive are held in the same few places."""
    if is_placeholder(text):
        return _refused(text, "placeholder-value", "is a placeholder")
    if len(text.split()) > _MOST_WORDS:
        return _refused(text, "not-a-venue", "is too long for a venue")
    shown = without_links(_LINK_TEXT.sub(" ", text)) if "[" in text else text
    cleaned, access_modes = set_access_aside(shown)
    parts = split_parts(cleaned, lexicon.platforms)
    name = _name(parts)
    platform = _platform(parts)
    said = frozenset[Mode]().union(access_modes, *(part.modes for part in parts))
    if name is not None and _is_no_place(name):
        name = None
    if name is None and not said:
        return _refused(text, "not-a-venue", "names no place")
    mode, doubts = _mode(name, said, parts, lexicon)
    venue = Venue(name=name, mode=mode, platform=platform)
    return Reading(value=venue, rule=_rule(venue), doubts=doubts)


def _refused(text: str, code: str, why: str) -> Reading[Venue]:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    return Reading(
        value=None, rule="no venue", doubts=(Doubt(code=code, message=f"{shown!r} {why}"),)
    )


def _rule(venue: Venue) -> str:
    if venue.name is None:
        return "attendance"
    return "place" if venue.mode is None else "place and attendance"


def _name(parts: tuple[Part, ...]) -> str | None:
    """Join the parts that are places, as printed; a cut leaves one separator."""
    name = ""
    cut: list[str] = []
    # "live" in "live on YouTube" is no place; alone it may be one's name.
    attended = any(part.kind is Kind.ATTENDANCE for part in parts)
    places = {Kind.PLACE} if attended else {Kind.PLACE, Kind.FILLER}
    for part in parts:
        if part.kind not in places:
            cut.append(part.before)
            continue
        if not name:
            name = _PREPOSITION.sub("", part.text, count=1) if cut else part.text
        else:
            name += (_joint([*cut, part.before]) if cut else part.before) + part.text
        cut = []
    name = " ".join(_balanced(name).split()).strip(' ,;:/|&+-–—•"')
    if name and name[-1] > "\u2190":
        name = _PICTURES.sub("", name)
    if name.endswith("."):
        before, _, last = name[:-1].rpartition(" ")
        initials = "." in last.rstrip(".") or (len(last) == 1 and before.endswith("."))
        if last.casefold() not in _ABBREVIATED and not initials:
            name = name.rstrip(". ")
    return name or None


def _platform(parts: tuple[Part, ...]) -> str | None:
    """Join the platforms, as printed where nothing else stands between them: `Zoom and YouTube`.

    `Zoom cloud app and live streaming in YouTube` gives `Zoom, YouTube`.
    """
    text = ""
    named: list[str] = []
    last: Part | None = None
    for part in parts:
        for one in part.platforms:
            if one.casefold() in map(str.casefold, named):
                continue
            printed = " ".join(f"x{part.before}x".split())[1:-1]
            beside = last is not None and last.text == named[-1] and part.text.startswith(one)
            joint = printed if beside and _BETWEEN_PLATFORMS.fullmatch(printed) else ", "
            text = f"{text}{joint}{one}" if named else one
            named.append(one)
        last = part if part.platforms else None
    return text or None


def _joint(separators: list[str]) -> str:
    joined = "".join(separators)
    if "," in joined:
        return ", "
    last = separators[-1].strip("()[] ")
    return f" {last} " if last else " "


def _balanced(name: str) -> str:
    for opening, closing in ("()", "[]"):
        missing = name.count(opening) - name.count(closing)
        if missing > 0:
            name += closing * missing
        elif missing < 0:
            name = name.replace(closing, "", -missing)
    return name


def _is_no_place(name: str) -> bool:
    """Say whether a text is a number, a date or a time and not a place."""
    if not any(map(str.isalpha, name)):
        return True
    if "." in name and _DOMAIN.fullmatch(name) is not None:
        return True
    if not any(map(str.isdigit, name)):
        return False
    return all(
        _NO_PLACE.fullmatch(word)
        for word in name.replace(",", " ")
        .replace("-", " ")
        .replace("–", " ")
        .replace("/", " ")
        .split()
    )


def _mode(
    name: str | None, said: frozenset[Mode], parts: tuple[Part, ...], lexicon: Lexicon
) -> tuple[Mode | None, tuple[Doubt, ...]]:
    if Mode.HYBRID in said or {Mode.ONLINE, Mode.IN_PERSON} <= said:
        return Mode.HYBRID, ()
    if Mode.ONLINE in said and name is not None:
        if _is_reached_from(name, parts, lexicon.places):
            message = f"{name!r} may be where it was held or where it was streamed from"
            return None, (Doubt(code="uncertain-mode", message=message),)
        return Mode.HYBRID, ()
    return next(iter(said), None), ()


def _is_reached_from(name: str, parts: tuple[Part, ...], places: frozenset[str]) -> bool:
    """Say whether a bare city is followed by "via": it was held there, or streamed from there."""
    words = words_of(name)
    if " ".join(words) not in places and not all(word in places for word in words):
        return False
    if any(word in _ROOM_WORDS for word in words):
        return False
    marks = [
        (part.before.strip(" (,") or part.text.partition(" ")[0]).casefold()
        for part in parts
        if part.kind is Kind.ATTENDANCE
    ]
    return bool(marks) and all(mark in _BY_MEANS_OF for mark in marks)
