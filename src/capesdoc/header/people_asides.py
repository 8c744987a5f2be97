"""Asides about people: what stands between their particulars and is none."""

from __future__ import annotations

from typing import Final

from capesdoc.header.honorifics import DEGREES
from capesdoc.header.segments import Segment, segment_of, title_length
from capesdoc.header.vocabulary import HEAD, word_set
from capesdoc.header.words import DIGIT, LETTERS, PLAIN_LETTERS, RETIRED
from capesdoc.patterns import compile_later

__all__ = ["with_courtesies", "without_asides", "without_studies"]

_PRONOUNS: Final = word_set("she her hers he him his they them theirs")
_ATTENDANCE: Final = word_set("online virtual virtually zoom remotely absentia via skype joined")
_GENERATIONS: Final = frozenset({"jr", "sr"})
_UNSURE: Final = word_set("tbc tba tbd invited confirmed")
_BEFORE_ASIDES: Final = frozenset(",()")
_ASIDE: Final = DIGIT | LETTERS | PLAIN_LETTERS | RETIRED
_COURTESIES: Final = word_set("excellency honourable honorable honble hon'ble highness")
_SEAT: Final = compile_later(r"[DRI]-[A-Z]{2}")
"""A party and a state of the United States: "Rep. Ray Colby (R-VA)"."""


def without_studies(text: str, segments: list[Segment]) -> list[Segment]:
    """Leave out `(PhD, Harbour University)` and `(she/her)`: no post and no affiliation."""
    kept: list[Segment] = []
    end = 0
    for segment in segments:
        if segment.before == "(":
            if _PRONOUNS.issuperset(part for word in segment.words for part in word.key.split("/")):
                continue  # "(she/her)"
            degree = segment.words[0].text.replace(".", "") in DEGREES and not (
                len(segment.words) > 1 and segment.words[1].meaning & HEAD  # "(PhD Candidate, …)"
            )
            if degree and (stop := text.find(")", segment.end)) >= 0:
                end = stop
                continue
        if segment.start >= end:
            kept.append(segment)
    return kept


def with_courtesies(segments: list[Segment]) -> list[Segment]:
    """Join "Her Excellency" to the name behind its comma."""
    for segment in segments:
        if segment.words[-1].key in _COURTESIES:
            break
    else:
        return segments
    joined: list[Segment] = []
    for segment in segments:
        before = joined[-1] if joined else None
        if (
            before is not None
            and segment.before == ","
            and not segment.quoted
            and before.words[-1].key in _COURTESIES
            and title_length(before.words, 0) == len(before.words)
        ):
            words, starts = before.words + segment.words, before.starts + segment.starts
            joined[-1] = segment_of(words, starts, before.before)
        else:
            joined.append(segment)
    return joined


def without_asides(segments: list[Segment]) -> tuple[list[Segment], dict[int, str]]:
    """Leave out what is no particular of a person.

    Returns:
        The rest, and by the place of the segment before it each mark of retirement left out.
    """
    kept: list[Segment] = []
    retired: dict[int, str] = {}
    for segment in segments:
        if not _may_be_aside(segment) or not _is_aside(segment):
            kept.append(segment)
        elif kept and segment.words[-1].signs & RETIRED:
            retired[kept[-1].start] = segment.words[-1].text
    return kept, retired


def _may_be_aside(segment: Segment) -> bool:
    """Say whether a segment has a sign that every aside has: asked of each, and most have none."""
    return segment.common & _ASIDE != 0 or segment.before == "(" or len(segment.words) == 1


def _is_aside(segment: Segment) -> bool:
    """Say whether a segment is no particular of a person: attendance, letters, numbers, script."""
    words, before, common = segment.words, segment.before, segment.common
    if common & DIGIT or (common & PLAIN_LETTERS and before in _BEFORE_ASIDES):
        return True  # "2024", and "Nadia H, PhD"
    if before == ",":
        if words[-1].signs & RETIRED and common & (LETTERS | RETIRED):
            return True  # "Asma Lal, IFS (Retd.)": a service, since somebody left it
        return len(words) == 1 and words[0].key in _GENERATIONS  # "Ray Colby, Jr., Professor"
    return before == "(" and (
        (len(words) == 1 and _SEAT.fullmatch(words[0].text) is not None)
        or any(word.key in _ATTENDANCE for word in words)
        or (len(words) == 1 and words[0].key in _UNSURE)
        or all(word.text[0] > "\u04ff" for word in words)
    )
