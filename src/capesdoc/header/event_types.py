"""Event types: what kind of event it was, from its own label or from the title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.vocabulary import word_set
from capesdoc.patterns import Pattern, compile_later
from capesdoc.values import NamedTuple

__all__ = ["read_event_type", "read_event_type_label"]

_LONGEST_LABEL: Final = 80  # characters; "Two-day International Conference cum Workshop" has 45
_TITLE_START: Final = 160  # characters of a title in which its type is looked for at the start
_MOST_ADJECTIVES: Final = 4  # "First International Two-Day Online": more is prose
_ADJECTIVE: Final = compile_later(
    r"""
    (?:a|an|the|one|two|three|four|five|half|full|\d{1,3}(?:st|nd|rd|th)?)
        [\s-](?:and-a-half-)?(?:day[\s-]|week[\s-])?
    | (?:(?:inter)?national|online|virtual|hybrid|special|annual|regional|expert|high[\s-]level
      |closed[\s-]door|joint|live|public|extension|bi-?monthly|monthly|weekly|inaugural|first
      |second|third|fourth|fifth|bilateral|policy|academic|hands[\s-]on|interactive)\s
    """,
    re.IGNORECASE | re.VERBOSE,
)
_REPORT_OF: Final = compile_later(
    r"(?:an?\s)?(?:(?:event|post[\s-]event|brief|detailed|summary|activity)\s)?(?:report|proceedings|summary"
    r"|press\srelease|concept\snote|minutes)\s?(?:of|on|for|:|-|–|—|\|)\s?(?:the\s|a\s|an\s)?",
    re.IGNORECASE,
)
_BEHIND: Final = compile_later(
    r"""
    \s?(?:$|[:“”„«»\"'‘–—|().]|-\s|\s-) | ,\s?(?:[“\"'‘„«\d]|titled|entitled|held|organi[sz]ed)
    | \s(?:on|about|titled|entitled|regarding|report|with|by|for|to|in|at|series|under|session)\b
    | \s(?:no\b|\d|[IVX]{1,4}\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_BEHIND_COMMON: Final = compile_later(
    r"""
    \s?(?:$|[:“”„«»\"'‘–—|().]|-\s|\s-) | ,\s?[“\"'‘„«]
    | \s(?:on|about|titled|entitled|regarding|report|with|by|for|at|series|session)\b
    | \s(?:no\b|\d|[IVX]{1,4}\b)
    | \sin\shonou?r\s
    | \sof\s(?:the\s)?(?:[\w’-]+\s){0,3}
      (?:board|committee|council|commission|syndicate|senate|group|members)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_COMMON: Final = word_set("""
    talk dialogue debate discussion consultation training meeting summit forum reception convention
    exhibition briefing lecture
    """)
"""Words that name other things as often as events: `Dialogue and Deterrence`, `Talk to X?`.

Neither "and", "in", "to" nor a comma behind one says that an event is meant, nor its plural."""
_OF_OTHERS: Final = compile_later(
    r"convention\s(?:on|for)\b|(?:summit|forum)\sfor\b|forum\son\schina-africa|talks?\sabout\b"
    r"|dialogue\swith\s(?!the\s|an?\s|(?:dr|prof|mr|ms|mrs|amb|ambassador|professor|h\.?\s?e)\b)",
    re.IGNORECASE,
)
"""A treaty, a body or a subject, not this event: `Convention on Biological Diversity`."""
_OF_IT: Final = compile_later(r"(?:ceremony|launch|tour|visit|session|screening)\sof\s", re.I)
"""What is held of something: `Inaugural Ceremony of the Study Centre`."""
_JOINT: Final = compile_later(r"-cum-|\scum\s|\s?/\s?|\s(?:and|&)\s", re.IGNORECASE)
_DISCUSSION: Final = compile_later(r"\sdiscussion", re.IGNORECASE)
_OPENING: Final = compile_later(r"(?=([:|(–—,]\s?|\s-\s|[”\"’“»]\s))")  # they may overlap: ": - "
_AT_END: Final = compile_later(
    r"(?:\sreport)?\s?[).]?\s?$|\sby\s(?:(?:dr|prof|mr|mrs|ms|amb|h\.e)\b|ambassador\s|professor\s)",
    re.IGNORECASE,
)
_AFTER_QUOTED: Final = compile_later(r"\s(?:at|held|organi[sz]ed|hosted)\s", re.IGNORECASE)
_WORD_END: Final = compile_later(r"(?<=\w)(?:(?!\w)|$)")
_SEPARATOR: Final = compile_later(r"[\s\-‐‑–]")
_NOT_TYPES: Final = compile_later(
    r"(?:conference\son\sdisarmament|conference\sof\s(?:the\s)?parties|seminar\s(?:hall|room|library)"
    r"|workshop\ssafety|conference\son\sinteraction\sand|dialogue\sof\scivili[sz]ations?|conference\s(?:room|hall|tables?|cent(?:re|er)))\b",
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
    known = _table(types)
    flat = " ".join(title.split())
    found = _type_at_start(flat, known) or _type_at_end(flat[-_TITLE_START:], known)
    if found is None:
        return Reading(value=None, rule="no event type in the title")
    return Reading(value=found, rule="words of the title")


def _none(code: str, message: str) -> Reading[str]:
    return Reading(value=None, rule="no event type", doubts=(Doubt(code=code, message=message),))


class _Table(NamedTuple):
    """The known types: spelt without separators, with the places where one may stand.

    Attributes:
        joints: Spelling of a type to the places of its separators.
        openings: What stands before a separator of any type.
        longest: Most characters of a type with its separators.
    """

    joints: dict[str, tuple[frozenset[int], ...]]
    openings: frozenset[str]
    longest: int


@lru_cache(maxsize=32)
def _table(types: tuple[str, ...]) -> _Table:
    joints: dict[str, tuple[frozenset[int], ...]] = {}
    for kind in types:
        words = [word.lower() for word in re.split(r"[\s-]+", kind.strip()) if word]
        places = frozenset(accumulate(map(len, words[:-1])))
        # "Round Table" and "Roundtable" are one word to a reader; so is a plural.
        for spelling in ("".join(words), "".join(words) + "s"):
            joints[spelling] = (*joints.get(spelling, ()), places)
    separators = max(len(one) for places in joints.values() for one in places)
    openings = frozenset(
        [
            spelling[:at]
            for spelling, all_places in joints.items()
            for at in set().union(*all_places)
        ]
    )
    return _Table(joints, openings, max(map(len, joints)) + separators + 1)


def _type_at_start(text: str, known: _Table) -> str | None:
    near = text[:_TITLE_START]
    report = _REPORT_OF.match(near)
    for start in (report.end(), 0) if report else (0,):
        found = _type_from(near, start, known, _BEHIND)
        if found is not None:
            return None if _NOT_TYPES.match(text, found[0]) else text[slice(*found)]
    return None


def _type_at_end(text: str, known: _Table) -> str | None:
    for opening in _OPENING.finditer(text):
        start = opening.end(1)
        report = _REPORT_OF.match(text, start)
        found = _type_from(text, report.end() if report else start, known, _AT_END)
        if found is None and opening[1][0] in "”“»":
            found = _type_from(text, start, known, _AFTER_QUOTED)
        if found is not None:
            kind = text[slice(*found)]
            return None if _NOT_TYPES.match(kind) else kind
    return None


def _type_from(
    text: str, start: int, known: _Table, behind: Pattern[str]
) -> tuple[int, int] | None:
    """Find `{adjective} type` from a place on; as many adjectives as there are are set aside."""
    starts = [start]
    while len(starts) <= _MOST_ADJECTIVES and (more := _ADJECTIVE.match(text, starts[-1])):
        starts.append(more.end())
    for at in starts:
        for end in _ends(text, at, known):
            if _is_meant(text, at, end, behind):
                return at, end
    return None


def _is_meant(text: str, at: int, end: int, behind: Pattern[str]) -> bool:
    """Say by what follows whether an event is meant, and not a subject of the same name."""
    kind = text[at:end].casefold()
    common = kind in _COMMON or kind.removesuffix("s") in _COMMON
    if behind is _BEHIND and common:
        if kind not in _COMMON:
            return False
        return _OF_OTHERS.match(text, at) is None and _BEHIND_COMMON.match(text, end) is not None
    if behind.match(text, end):
        return True
    last = max(at, text.rfind(" ", at, end) + 1)
    return behind is _BEHIND and last > at and _OF_IT.match(text, last) is not None


def _ends(text: str, start: int, known: _Table) -> Iterator[int]:
    """Give where a type, or two joined by "cum", "and" or "/", may end; the longest first."""
    for end in _single_ends(text, start, known):
        joint = _JOINT.match(text, end)
        for last in (*(_single_ends(text, joint.end(), known) if joint else ()), end):
            discussion = _DISCUSSION.match(text, last)
            if discussion:
                yield discussion.end()
            yield last


def _single_ends(text: str, start: int, known: _Table) -> list[int]:
    if not text[start : start + 1].isalpha():
        return []
    near = text[start : start + known.longest].lower()
    ends = []
    for found in _WORD_END.finditer(near):
        end = found.start()
        words = _SEPARATOR.split(near[:end])
        tight = "".join(words)
        places = known.joints.get(tight)
        if places and "" not in words:
            seen = set(accumulate(map(len, words[:-1])))
            if any(seen <= allowed for allowed in places):
                ends.append(start + end)
        if tight not in known.openings and _SEPARATOR.match(near, end):
            break  # no type goes on behind these words
    return ends[::-1]
