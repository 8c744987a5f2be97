"""Time search: where in a row of time tokens a time may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capesdoc.header.date_words import MONTHS
from capesdoc.header.time_tokens import Token
from capesdoc.patterns import compile_later

__all__ = ["search_times"]

_SURE: Final = (
    r"p{0,2}z?"
    r"(?:c[APHngd]{0,3}|k[APHngd]{1,3}|[qy]H|q[AP]H?|b[APngd][APH]{0,2}|[ng])"
    r"z{0,2}"
)
_OPEN: Final = r"(?:-?o)?"
_STRICT: Final = rf"{_SURE}(?:-{_SURE})?{_OPEN}"
_LOOSE: Final = rf"(?:{_SURE}(?:-p?(?:{_SURE}|[bkq]z{{0,2}}))?|p?(?:[bkq]-{_SURE}|y-[qy]H)){_OPEN}"
_CANDIDATE: Final = compile_later(rf"{_LOOSE}(?:[,&]{{0,2}}{_LOOSE}){{0,4}}")
_SURE_CANDIDATE: Final = compile_later(rf"{_STRICT}(?:[,&]{{0,2}}{_STRICT}){{0,4}}")
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2100
"""Years. A number of four digits between them is a time only with "hrs" behind it."""

_BARE_START: Final = compile_later(r"p?[bkq]-")
_BARE_END: Final = compile_later(r"-p?[bkq]\Z")
_ADDRESS: Final = compile_later(r"://|www\.|@\w")
_ISO_TIME: Final = compile_later(r"\d[tT]")
_BEHIND: Final = compile_later(r"[\w%]|[:.]\d")
_LONGEST_ADDRESS: Final = 200
"""Characters looked at before a time for the start of a web address."""


def search_times(tokens: list[Token], plain: str) -> Iterator[tuple[int, int]]:
    """Give the first token and the one behind the last of each place where a time may stand."""
    kept = [(place, _kind(token, plain)) for place, token in enumerate(tokens)]
    kept = [(place, kind) for place, kind in kept if kind != "_"]
    shape = "".join(kind for _, kind in kept)
    place = 0
    while (match := _CANDIDATE.search(shape, place)) is not None:
        if not _edges_are_sure(tokens, kept, match):
            place = match.end()
            match = _SURE_CANDIDATE.search(shape, match.start(), place)
            if match is None:
                continue
        place = match.end()
        first, last = kept[match.start()][0], kept[match.end() - 1][0]
        if _stands_free(tokens[first], tokens[last], plain) and not _ends_in_day(tokens, last):
            yield first, last + 1


def _kind(token: Token, plain: str) -> str:
    """Give the kind, `k` with a dot, `y` for a year, `?` for a zone in small letters (`eat`)."""
    if token.kind == "c" and "." in token.text:
        return "k"
    if token.kind == "q" and len(token.text) == 4 and _FIRST_YEAR <= int(token.text) <= _LAST_YEAR:
        return "y"
    if token.kind == "z" and token.text.isalpha() and plain[token.start : token.end].islower():
        return "?"
    return token.kind


def _edges_are_sure(tokens: list[Token], kept: list[tuple[int, str]], match: re.Match[str]) -> bool:
    """Say whether a bare number at either edge is an hour and not the day of a date.

    `May 7 - 9 pm` starts at 9 pm, on 7 May; `3 pm - 7 May` ends on 7 May.
    """
    first = kept[match.start()][0]
    if _BARE_START.match(match[0]) and first and tokens[first - 1].text in MONTHS:
        return first > 1 and tokens[first - 2].kind == "b"
    last = kept[match.end() - 1][0]
    ends_bare = _BARE_END.search(match[0]) is not None
    return not (ends_bare and last + 1 < len(tokens) and tokens[last + 1].kind in "?bcq")


def _ends_in_day(tokens: list[Token], last: int) -> bool:
    """Say whether the minutes are the day of a date: `Day 1: 27 March 2020`."""
    text = tokens[last].text
    spaced = tokens[last].kind == "c" and text[:-2].endswith(" ")
    return spaced and last + 1 < len(tokens) and tokens[last + 1].text in MONTHS


def _stands_free(first: Token, last: Token, plain: str) -> bool:
    """Say whether a candidate is no part of a word, a longer number or an address."""
    start, end = first.start, last.end
    before, after = plain[start - 1 : start], plain[end : end + 2]
    glued = bool(before) and (before.isalnum() or before in "_$.") and first.kind != "p"
    if glued and _ISO_TIME.fullmatch(plain, max(0, start - 2), start) is None:
        return False
    if _BEHIND.match(after):
        return False
    if before == ":" and plain[max(0, start - 2)].isdigit():
        return False
    if before and not before.isspace():
        chunk = plain[max(0, start - _LONGEST_ADDRESS) : start].split()
        return not (chunk and _ADDRESS.search(chunk[-1]))
    return True
