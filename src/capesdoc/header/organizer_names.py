"""Names of organisations: what is one, and what stands in its place and is none."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.attendance import MODES
from capesdoc.header.lexicon import DEFAULT_LEXICON, phrase_length
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.segments import Segment, split_segments, title_length
from capesdoc.header.vocabulary import HEAD, MODIFIER, ORGANISATION, PLACE, word_set
from capesdoc.patterns import compile_later

__all__ = ["is_organisation"]

_JOINING: Final = word_set("of for the and in on at to")
_FOREIGN: Final = word_set(
    "de la le les du des del della delle degli di do da dos das y e et und für fur zur zum der die"
)
_OTHER_VALUE: Final = compile_later(
    r"""
    (?:\d{1,2}(?:st|nd|rd|th)?\s)?
    (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may
       |june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b.*\d.*
    | \d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?.* | (?:rs|pkr|inr|usd|eur)\.?\s?\d.*
    | (?:annex|annexure|appendix|page|figure|table|room)\s?(?:no\.?\s?)?[\dA-Z]{1,4}
    | (?:main|central|college|university)?\s?(?:auditorium|hall|library|campus)
    | yes | no | yes/no | self | same | none | \[.*\] | <.*>
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A date, an hour, a price, a page, a room, a tick in a form."""
_SEVERAL: Final = word_set(
    "various local partner other different many several multiple all some our their these those"
)
_PEOPLE: Final = word_set("students alumni staff teachers scholars members participants volunteers")
_HONORARY: Final = word_set("the a an")
_ALSO_IN_HOUSES: Final = word_set("chief gov arc doc rep")
"""Titles that begin a house as well: "Chief Minister's Office"."""


def is_organisation(name: str) -> bool:
    """Say whether a name may be that of an organisation.

    A name in capitals is believed unless it says what else it is: a person with a title or a post,
    a post alone, people or organisations in general, a city, a day, an hour, a room, a platform,
    a tick in a form. Left to belief: a bare name of two words may be that of a person.
    """
    segments = split_segments(name)
    if not segments or is_placeholder(name) or not any(c.isalpha() for c in name):
        return False
    words = segments[0].words
    titled = title_length(words, 0) and words[0].key not in _ALSO_IN_HOUSES
    if titled and not words[0].meaning & ORGANISATION:
        return False
    if _OTHER_VALUE.fullmatch(name) or _says_how(name) or _is_place(segments):
        return False
    if _is_post(segments[0]) or (len(segments) > 1 and _is_person(segments)):
        return False
    told = any(word.meaning & ORGANISATION for word in words)
    first = words[0].key
    if first in _SEVERAL and words[0].text.islower():
        return False
    if first in _PEOPLE and (len(words) == 1 or words[1].key in _JOINING):
        return False
    if first == "faculty" and len(words) > 1 and words[1].key in ("and", "members"):
        return any(word.meaning & ORGANISATION for word in words[2:])
    lower = [
        word.text for word in words if word.text.islower() and word.key not in _JOINING | _FOREIGN
    ]
    foreign = told and words[0].text[0].isupper() and any(_is_foreign(word.key) for word in words)
    plain = [word for word in words if word.key not in _JOINING]
    return not lower or foreign or (len(lower) == len(plain) and len(words) <= 8 and told)


def _is_foreign(key: str) -> bool:
    return key in _FOREIGN or key.startswith(("d’", "d'", "l’", "l'"))


def _says_how(name: str) -> bool:
    """Say whether a text tells how people met: `Online`, `Via Zoom`."""
    keys = tuple(name.casefold().removeprefix("via ").split())
    return name.casefold().replace(" ", "-") in MODES or (
        bool(keys) and phrase_length(keys, 0, DEFAULT_LEXICON.platforms) == len(keys)
    )


def _is_place(segments: list[Segment]) -> bool:
    """Say whether a text is a city or a country: `Lahore, Pakistan`."""
    return all(word.meaning & PLACE for segment in segments for word in segment.words)


def _is_post(segment: Segment) -> bool:
    """Say whether words are a post: `Principal`, `Head of Department`, `Director General`."""
    words = [word for word in segment.words if word.key not in _HONORARY]
    if not words or (len(words) == 1 and words[0].is_acronym):
        return False
    if all(word.meaning & (HEAD | MODIFIER) for word in words):
        return any(word.meaning & HEAD for word in words)
    head = words[0].meaning & HEAD and not words[0].meaning & ORGANISATION
    return bool(head) and len(words) > 1 and words[1].key in ("of", "for")


def _is_person(segments: list[Segment]) -> bool:
    """Say whether a post is told of a name that has no word of an organisation."""
    name = segments[0]
    known = any(word.meaning & ORGANISATION or word.is_acronym for word in name.words)
    return not known and _is_post(segments[1])
