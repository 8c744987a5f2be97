"""Glued heads: a running head and its number inside a line, where a converter lost the break."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.cleaning.changes import Change, apply_changes
from capesdoc.findings import Edit
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line
from capesdoc.values import NamedTuple

__all__ = ["cut_glued_heads", "cut_glued_numbers"]

_PAGE: Final = compile_later(r"\b(?:Page|PAGE|page) (?P<number>\d{1,4})\b(?: of \d{1,4})?")

LEAST_HEADS: Final = 3
"""Heads with numbers one apart before they are certain: two may be references to pages."""

LEAST_HEAD_WORDS: Final = 3
"""Words that every one of them has before its number: `see also Page 4` has two."""

MOST_HEAD_WORDS: Final = 16
"""Words of the longest head."""


_PAGE_BREAK: Final = Boundary.PAGE


class _Place(NamedTuple):
    line: int
    start: int
    end: int
    number: int


def cut_glued_heads(
    lines: tuple[Line, ...], document: str
) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    """Cut heads out of lines: the same words and `Page n`, n counting up, with text behind.

    head = word{3,16} "Page" number ("of" number)?   the same words each time

    Left alone: references (`see Page 4`), whose words differ or whose numbers do not count up by
    one, and heads on lines of their own, which furniture finds.
    """
    if document.count("age ") + document.count("AGE ") < LEAST_HEADS:
        return lines, ()
    places = _chain(_places(lines))
    if len(places) < LEAST_HEADS:
        return lines, ()
    words = _common_words([_text_before(lines, place) for place in places])
    if len(words) < LEAST_HEAD_WORDS:
        return lines, ()
    reason = f"“{' '.join(words)} Page …” stands {len(places)} times, its number counting up"
    cuts: dict[int, list[Change]] = {}
    for place in places:
        start = _head_start(lines[place.line].text, place, words)
        end = place.end if start else place.end + 1
        cuts.setdefault(place.line, []).append(Change(start=start, end=end, after=""))
    kept = list(lines)
    edits: list[Edit] = []
    for index, changes in cuts.items():
        kept[index], edit = apply_changes(
            kept[index], changes, rule="glued-head", reasons=(reason,)
        )
        edits.append(edit)
    return tuple(kept), tuple(edits)


LONGEST_HEAD: Final = 200
"""Characters before a number among which the words of its head are looked for."""


def _text_before(lines: Sequence[Line], place: _Place) -> str:
    return lines[place.line].text[max(place.start - LONGEST_HEAD, 0) : place.start]


LEAST_NUMBERED_SHARE: Final = 0.6
"""Share of pages that begin with their number: some begin with a picture or a heading."""

_LEADING_NUMBER: Final = compile_later(r"(?P<number>\d{1,4}) (?=\S)")


def cut_glued_numbers(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    """Cut page numbers off the first lines of pages, where they run on into the text.

    Most pages must begin so, the numbers count with them, and at least one page goes on in lower
    case behind its number. Left alone: numbered headings, which begin with a capital letter.
    """
    firsts = [index for index, line in enumerate(lines) if line.boundary is _PAGE_BREAK]
    if len(firsts) < LEAST_HEADS or lines[firsts[0]].layout is not None:
        return lines, ()
    offsets: dict[int, list[tuple[int, int]]] = {}
    for place, index in enumerate(firsts):
        hit = _LEADING_NUMBER.match(lines[index].text)
        if hit is not None:
            offsets.setdefault(int(hit["number"]) - place, []).append((index, hit.end()))
    best = max(offsets.values(), key=len, default=[])
    goes_on = any(lines[index].text[end : end + 1].islower() for index, end in best)
    if len(best) < max(LEAST_HEADS, LEAST_NUMBERED_SHARE * len(firsts)) or not goes_on:
        return lines, ()
    kept = list(lines)
    edits: list[Edit] = []
    reason = f"begins the page with its number, as {len(best)} of {len(firsts)} pages do"
    for index, end in best:
        change = Change(start=0, end=end, after="")
        kept[index], edit = apply_changes(
            kept[index], (change,), rule="glued-number", reasons=(reason,)
        )
        edits.append(edit)
    return tuple(kept), tuple(edits)


def _places(lines: Sequence[Line]) -> list[_Place]:
    """Give every `Page n` inside a line, with text behind it."""
    return [
        _Place(line=index, start=hit.start(), end=hit.end(), number=int(hit["number"]))
        for index, line in enumerate(lines)
        if line.layout is None
        # Found once a line: to cut off what stands behind each hit is quadratic on a long line.
        for last in (len(line.text.rstrip()),)
        for hit in _PAGE.finditer(line.text)
        if hit.end() < last
    ]


def _chain(places: Sequence[_Place]) -> list[_Place]:
    """Give the places whose numbers count up by one from the first."""
    chain: list[_Place] = []
    for place in places:
        if not chain or place.number == chain[-1].number + 1:
            chain.append(place)
    return chain


def _common_words(texts: Sequence[str]) -> list[str]:
    """Give the words that all texts end with."""
    ends = [text.split()[-MOST_HEAD_WORDS:][::-1] for text in texts]
    common: list[str] = []
    for words in zip(*ends, strict=False):
        if len(set(words)) > 1:
            break
        common.append(words[0])
    return common[::-1]


def _head_start(text: str, place: _Place, words: Sequence[str]) -> int:
    """Give where the head begins, and the space before it where text stands there."""
    at = place.start
    for word in reversed(words):
        at = text.rindex(word, 0, at)
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at
