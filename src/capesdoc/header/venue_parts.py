"""Parts of a venue: the text between separators, each a place or words of attendance."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from capesdoc.header.attendance import FILLERS, FIRST_WORDS, MODES, PHRASES
from capesdoc.header.lexicon import Phrases, phrase_length
from capesdoc.header.placeholders import is_placeholder
from capesdoc.patterns import compile_later
from capesdoc.record import Mode
from capesdoc.values import NamedTuple

__all__ = ["Kind", "Part", "set_access_aside", "split_parts", "words_of"]

_SEPARATOR: Final = compile_later(
    r"""
      \s*[\n/|;+•,()\[\]&:]\s*                          # marks; harmless inside a place's own name
    | \s+[-–—]+\s+ | \s*[–—]\s+ | \s+[-–—]
    | \s+(?:and|or|plus|with|via|über|through|over|by|using|on|in|at|from|along\ with
           |as\ well\ as)\s+
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ACCESS: Final = compile_later(
    r"""
      (?P<url> (?:https?://|www\.)\S{1,500} | \b[\w-]{1,40}\.(?:zoom\.us|webex\.com)/\S{0,300}
             | \b(?:zoom\.us|meet\.google\.com|teams\.microsoft\.com|youtu\.be|bit\.ly)/\S{0,300} )
    | (?P<id> \b(?:(?:webinar|meeting)\ )?id\s?[:#=–-]?\s?\d[\d\ -]{4,20} )
    | (?P<code> \b(?:meeting|access|joining)\ (?:code|number)\s?[:#=]\s?\S{1,40} )
    | (?P<passcode> \b(?:passcode|pass\ code|password|pwd)
              (?:\s?[:#=]\s?\S{1,40} | \s(?=\S{0,39}\d)\S{1,40}) )
    | (?P<label> \b(?:(?:join(?:ing)?|meeting|registration|online|event|webinar|live)\ )?
              link\s?:\s? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ACCESS_SIGNS: Final = (
    "http", "www.", "zoom.us", "webex.com", "meet.google", "teams.microsoft", "youtu.be", "bit.ly",
    "id", "code", "number", "pass", "pwd", "link",
)  # fmt: skip
"""One of them, in plain letters, stands in all that `_ACCESS` finds."""

_MEETING_HOSTS: Final = (
    "zoom.us", "meet.google.", "teams.microsoft.", "teams.live.", "webex.com", "youtube.com",
    "youtu.be", "facebook.com", "gotomeeting.com", "meet.jit.si", "skype.com",
)  # fmt: skip
_WORD: Final = compile_later(r"[^\W_][\w'’.-]*")
_LEADING: Final = compile_later(
    r"(?:(?:(?:the\s)?(?:it|event|conference|seminar|workshop|meeting|webinar|session|discussion"
    r"|lecture|roundtable)\s(?:was|is)\s)?(?:held|venue|location|conducted|place)\s?:?\s+)?"
    r"(?:at|in|from)\s+(?!person\b)(?:the\s+)?(?=\S)|(?:venue|location|place)\s?:\s?",
    re.IGNORECASE,
)
_HOSTED: Final = compile_later(
    r"[,(]?\s?\b(?:hosted|organi[sz]ed|arranged)\s+(?:by|from)\s[^;()\n]{1,200}\)?", re.IGNORECASE
)


class Kind(StrEnum):
    """What a part is."""

    PLACE = "place"
    ATTENDANCE = "attendance"
    FILLER = "filler"
    NOTHING = "nothing"


class Part(NamedTuple):
    """Text between separators; `before` is the separator in front, as printed."""

    text: str
    before: str
    kind: Kind
    modes: frozenset[Mode] = frozenset()
    platforms: tuple[str, ...] = ()


def set_access_aside(text: str) -> tuple[str, frozenset[Mode]]:
    """Take out links, meeting numbers and passcodes, which are no names."""
    lowered = text.casefold()
    if not any(sign in lowered for sign in (":", "/", "www.", "pass", " id ", " id#")):
        return text, frozenset()
    if lowered.isascii() and not any(sign in lowered for sign in _ACCESS_SIGNS):
        return text, frozenset()
    modes: set[Mode] = set()
    for found in _ACCESS.finditer(text):
        if found.lastgroup != "url" or any(host in found[0] for host in _MEETING_HOSTS):
            modes.add(Mode.ONLINE)
    return _ACCESS.sub(" ; ", text), frozenset(modes)


def split_parts(text: str, platforms: Phrases) -> tuple[Part, ...]:
    """Split a venue at its separators, and classify each part."""
    if " by " in text or " from " in text:
        text = _HOSTED.sub(" ; ", text)  # who hosted it is no place
    parts: list[Part] = []
    at = 0
    before = ""
    leading = _LEADING.match(text.lstrip())
    if leading:
        at = len(text) - len(text.lstrip()) + leading.end()
    for found in _SEPARATOR.finditer(text, at):
        if found.start() > at:
            parts.append(_part(text[at : found.start()], before, platforms))
            before = ""
        before += found[0]
        at = found.end()
    if text[at:].strip():
        parts.append(_part(text[at:], before, platforms))
    return tuple(parts)


def _part(text: str, before: str, platforms: Phrases) -> Part:
    stripped = text.strip()
    words = [word.casefold().rstrip(".") for word in _WORD.findall(stripped)]
    if not words or is_placeholder(stripped):
        return Part(stripped, before, Kind.NOTHING)
    modes, named = _attendance(tuple(words), stripped, platforms)
    if not modes:
        fillers = all(word in FILLERS and len(word) > 1 for word in words)
        return Part(stripped, before, Kind.FILLER if fillers else Kind.PLACE)
    return Part(stripped, before, Kind.ATTENDANCE, modes, named)


def _attendance(
    words: tuple[str, ...], text: str, platforms: Phrases
) -> tuple[frozenset[Mode], tuple[str, ...]]:
    """Read a part as words of attendance only; no modes where another word stands in it."""
    if words[0] not in FIRST_WORDS and words[0] not in platforms:
        return frozenset(), ()
    modes: set[Mode] = set()
    named: list[str] = []
    at = 0
    while at < len(words):
        near = PHRASES.get(words[at], ())
        phrase = next((p for p in near if words[at : at + len(p)] == p), None) if near else None
        length = phrase_length(words, at, platforms)
        if phrase is not None:
            modes.add(MODES["-".join(phrase)])
            at += len(phrase)
        elif length:
            modes.add(Mode.ONLINE)
            named.append(_printed(text, at, length))
            at += length
        elif words[at] in MODES:
            modes.add(MODES[words[at]])
            at += 1
        elif words[at] in FILLERS:
            at += 1
        else:
            return frozenset(), ()
    return frozenset(modes), tuple(named)


def _printed(text: str, at: int, length: int) -> str:
    found = list(_WORD.finditer(text))
    return " ".join(text[found[at].start() : found[at + length - 1].end()].rstrip(".").split())


def words_of(text: str) -> list[str]:
    """Give the words of a text, in lower case."""
    return [word.casefold() for word in _WORD.findall(text)]
