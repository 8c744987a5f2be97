"""Several events: one document with the headers of more than one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from capesdoc.cleaning.seen import Seen
from capesdoc.patterns import compile_later
from capesdoc.source import Line

__all__ = ["find_events", "may_be_several"]

_EVENT_LABEL: Final = compile_later(
    r"\s{0,8}(?:\d{1,3}[.)]\s{1,4})?"
    r"(?P<label>(?:event\s)?title|topic|theme|(?:event\s)?date(?:\s(?:of|and|&)\s[\w ]{1,20})?"
    r"|venue|event)\s{0,4}[:\u2013\u2014-]\s{0,8}(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_NEXT_EVENT: Final = compile_later(
    r"[\s\W\d]{0,12}(?:(?:date|time|venue|place|details?)(?:[\s,&]|and|date|time|venue|place|of|for|the){1,24})?"
    r"(?:next|follow-?up|following|upcoming)\s(?:\w{1,20}\s){0,2}(?:meetings?|sessions?|events?)\b",
    re.IGNORECASE,
)
"""`Next Meeting`, `7. Date and venue of the next meeting`: what is announced is not reported."""

HEADER_LINES: Final = 10
"""Lines that one header block may take: a title over three lines and six labels."""

LEAST_PROSE: Final = 200
"""Characters of text between two headers: less is a header printed twice, or a form."""


LEAST_SENTENCE: Final = 60
"""Characters of text between two complete headers of which nothing is the same."""

LONGEST_LABEL: Final = 40
"""Characters; a line with a colon so early may be a field and no text."""

_COMPLETE: Final = ("title", "date")


def find_events(lines: Sequence[Line]) -> list[Line]:
    """Find header blocks, each with a date and a title or venue, that differ and have text between.

    Left alone: a header printed twice (same values), session blocks without dates, `Date:` alone,
    and where minutes say when and where the next meeting will be.
    """
    blocks: list[tuple[int, dict[str, str]]] = []
    announced = -HEADER_LINES
    for index, line in enumerate(lines):
        if _NEXT_EVENT.match(line.text):
            announced = index
        match = _EVENT_LABEL.match(line.text)
        if match is None or index - announced < HEADER_LINES:
            continue
        label = match["label"].casefold()
        kind = "date" if "date" in label else "venue" if label == "venue" else "title"
        value = match["value"].strip().casefold()
        if not blocks or kind in blocks[-1][1] or index - blocks[-1][0] > HEADER_LINES:
            blocks.append((index, {}))
        blocks[-1][1][kind] = value
    headers = [(at, said) for at, said in blocks if "date" in said and len(said) > 1]
    if len(headers) < 2:
        return []
    first = headers[0]
    others = [
        (at, said)
        for before, (at, said) in pairwise(headers)
        if said != first[1]
        and (
            _prose_between(lines, before[0], at) >= LEAST_PROSE
            or (_is_other_event(said, first[1]) and _sentences_between(lines, before[0], at))
        )
    ]
    return [lines[first[0]], *(lines[at] for at, _ in others)] if others else []


def _is_other_event(said: dict[str, str], first: dict[str, str]) -> bool:
    """Whether two headers are complete, and neither title nor date of the one is the other's."""
    return all(kind in said and kind in first and said[kind] != first[kind] for kind in _COMPLETE)


def _sentences_between(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether text without any label stands between two headers, and ends as sentences do."""
    told = [line.text for line in lines[start:end] if ":" not in line.text[:LONGEST_LABEL]]
    ends = any(text.rstrip().endswith(".") for text in told)
    return ends and sum(map(len, told)) >= LEAST_SENTENCE


def _prose_between(lines: Sequence[Line], start: int, end: int) -> int:
    return sum(len(line.text) for line in lines[start:end] if _EVENT_LABEL.match(line.text) is None)


LONGEST_BEFORE_DATE: Final = 26
"""Characters of a label of `_EVENT_LABEL` up to its word "date", number and indent included."""


def may_be_several(seen: Seen) -> bool:
    """Say cheaply whether `find_events` may find a second header."""
    begun = "\n".join([text[:LONGEST_BEFORE_DATE] for text in seen.texts])
    # No other letter becomes one of these four; bytes are put in lower case at a tenth of the cost.
    if begun.encode("utf-8", "surrogatepass").lower().count(b"date") < 2:
        return False
    text = seen.read.text
    return text.count("Date") + text.count("DATE") + text.count("date:") > 1
