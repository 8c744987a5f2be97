"""Event types: what kind of event it was, from its own label or from the title."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.placeholders import is_placeholder

__all__ = ["read_event_type", "read_event_type_label"]

_LONGEST_LABEL: Final = 80  # characters; "Two-day International Conference cum Workshop" has 45
_TITLE_START: Final = 160  # characters of a title in which its type is looked for at the start
_ADJECTIVES: Final = r"""
    (?:(?:a|an|the|one|two|three|four|five|half|full|\d{1,3}(?:st|nd|rd|th)?)[\s-](?:and-a-half-)?(?:day[\s-]|week[\s-])?
      |(?:inter)?national\s|online\s|virtual\s|hybrid\s|special\s|annual\s|regional\s|expert\s|high[\s-]level\s|closed[\s-]door\s|joint\s
      |live\s|public\s|extension\s|bi-?monthly\s|monthly\s|weekly\s|inaugural\s|first\s|second\s|third\s|fourth\s|fifth\s
      |international\s|bilateral\s|policy\s|academic\s){0,4}
"""
_REPORT_OF: Final = (
    r"(?:(?:(?:event|post[\s-]event|brief|detailed|summary|activity)\s)?(?:report|proceedings|summary"
    r"|press\srelease|concept\snote|minutes)\s?(?:of|on|for|:|-|–|—|\|)\s?(?:the\s|a\s|an\s)?)?"
)
_BEHIND: Final = (
    r"(?=\s?(?:$|[:“”\"'‘–—|(),.]|-\s|\s-)|\s(?:on|about|titled|entitled|regarding|report|with|by|for|to"
    r"|in|at|series|under|session|no\.?|\d|[IVX]{1,4}\b|and|&|cum))"
)
_NOT_TYPES: Final = re.compile(
    r"(?:conference\son\sdisarmament|conference\sof\s(?:the\s)?parties|seminar\s(?:hall|room|library)"
    r"|workshop\ssafety|dialogue\sof\scivili[sz]ations?|conference\s(?:room|hall|tables?|cent(?:re|er)))\b",
    re.IGNORECASE,
)


def read_event_type_label(text: str) -> Reading[str]:
    """Read the value of a label such as "Type of the Event": as printed, on one line.

    Returns no value for placeholders, for numbers and for more than a few words.
    """
    printed = " ".join(text.split()).strip(" .:;,-–—*")
    if is_placeholder(text):
        return _none("placeholder-value", f"{text[:80]!r} is a placeholder")
    if not any(c.isalpha() for c in printed) or len(printed) > _LONGEST_LABEL:
        return _none("no-event-type", f"{text[:80]!r} is not read as an event type")
    return Reading(value=printed, rule="as printed")


def read_event_type(title: str, *, types: tuple[str, ...]) -> Reading[str]:
    """Find the event type in a title: "In-House Discussion on “…”" gives "In-House Discussion".

    title = [report-of] {adjective} type [on | titled | ":" | quote | …] …
          | … (":" | "–" | "|" | ",") {adjective} type ["report"]
          | … "(" type ")"

    Hyphens, spaces and case in the type do not matter; it is given as printed, without adjectives.
    Left alone: types inside quotation marks or in mid-sentence ("The Paris Conference and after"),
    and bodies or rooms with such a name ("Conference on Disarmament", "Seminar Hall").
    Returns no value, and no doubt, where the title names no type: most do not.
    """
    if not types:
        return Reading(value=None, rule="no event type in the title")
    at_start, at_end = _patterns(types)
    flat = " ".join(title.split())
    found = at_start.match(flat[:_TITLE_START])
    if found is None or _NOT_TYPES.match(flat, found.start("type")):
        found = at_end.search(flat[-_TITLE_START:])
        if found is not None and _NOT_TYPES.match(found["type"]):
            found = None
    if found is None:
        return Reading(value=None, rule="no event type in the title")
    return Reading(value=found["type"], rule="words of the title")


def _none(code: str, message: str) -> Reading[str]:
    return Reading(value=None, rule="no event type", doubts=(Doubt(code=code, message=message),))


@lru_cache(maxsize=32)
def _patterns(types: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = "|".join(_spellings(kind) for kind in sorted(types, key=lambda kind: -len(kind)))
    joint = r"(?:-cum-|\scum\s|\s?/\s?|\s(?:and|&)\s)"
    combined = rf"(?P<type>(?:{known})(?:{joint}(?:{known}))?(?:\sdiscussion)?)"
    at_start = re.compile(
        rf"(?:{_REPORT_OF}){_ADJECTIVES}{combined}{_BEHIND}",
        re.IGNORECASE | re.VERBOSE,
    )
    at_end = re.compile(
        rf"(?:[:|(–—,]\s?|\s-\s|[”\"’]\s){_ADJECTIVES}{combined}(?:\sreport)?\s?[).]?\s?$",
        re.IGNORECASE | re.VERBOSE,
    )
    return at_start, at_end


def _spellings(kind: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\s-]+", kind.strip()) if word]
    joined = r"[\s\-‐‑–]?".join(words)
    # "Round Table" and "Roundtable" are one word to a reader.
    return rf"{joined}s?" if joined else r"(?!)"
