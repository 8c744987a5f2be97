"""Date search: where in a row of date tokens a date may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from capesdoc.header.date_tokens import Token
from capesdoc.patterns import compile_later

__all__ = ["search_dates"]

_W: Final = r"(?:w(?:[-t&,]w)?,?)?"
_D: Final = rf"{_W}[do]"
_Y: Final = rf"(?:,?f?{_W},?y|a)"
_SHORT: Final = r"d(?!f?m)"
_DM: Final = rf"{_D},?{_W}f?m(?:{_Y}|{_SHORT})?"
_MD: Final = rf"{_W}m{_D}{_Y}?"
_LIST: Final = rf"{_D}(?:,{_D}){{0,4}},?&"
_CONNECTOR: Final = r",?[-t&/]p?"
_CANDIDATE: Final = compile_later(
    rf"""
    b?
    (?: {_W} (?: [do][-t&] )? n (?: {_CONNECTOR} {_W} n )?       # 07/11/2025 - 09/11/2025
      | {_W} (?: [do]-m-[ya] | m-[do]-y | y-m-[do] ) (?: {_CONNECTOR} {_W} [do]-m-[ya] )?
      | {_W} [do][-/]m[-/](?:y|{_SHORT})
      | {_W} y ,? m{_D}                                          # 2025 November 7
      | {_MD} (?: (?:,{_D}){{1,4}} ,?& {_D}{_Y}?                 # November 7, 8 and 9, 2025
                | (?: {_CONNECTOR} (?: {_MD} | {_DM} | {_D}{_Y}? ) )? )
      | (?: {_LIST} | {_D}[-t/] )? {_DM} (?: {_CONNECTOR} {_W} (?: {_DM} | {_MD} ) )?
      | m (?: [-t&]m )? ,?f?-? y (?: {_CONNECTOR} m,?f?y )?      # November 2025
    )
    (?: ,?w(?:[-t&,]w)? )?
    """,
    re.VERBOSE,
)
_ISO_TIME: Final = compile_later(r"[tT]\d")
_GOES_ON: Final = compile_later(r"[/:.\-]\w")
_NUMBERED: Final = compile_later(r"\d[/\-]")
_ADDRESS: Final = compile_later(r"://|www\.|@")
_LONGEST_ADDRESS: Final = 200
"""Characters looked at before a date for the start of a web address."""
_UNREAD_DAY: Final = compile_later(
    r"""
    (?<![^\W_]) (?:
        (?=\w{0,3}\d) \w{1,4}
      | (?: one | two | three | four | five | six | seven | eight | nine | ten
          | first | second | third | fourth | fifth | sixth | seventh | eighth | ninth
          | (?:ten|eleven|twelf|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen
              |twentie|thirtie)th
        ) (?:\s(?:day\s)?of)?
    )
    \s{1,2} \Z
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_UNREAD_DAY: Final = 24
"""Characters looked at before a month for an unread day: `seventeenth day of ` has 19."""


def search_dates(tokens: list[Token], plain: str) -> Iterator[tuple[int, int]]:
    """Give the first token and the one behind the last of each place where a date may stand."""
    kept = [
        (place, _kind(token, tokens[place - 1] if place else None))
        for place, token in enumerate(tokens)
    ]
    kept = [(place, kind) for place, kind in kept if kind != "_"]
    shape = "".join(kind for _, kind in kept)
    place = 0
    while (match := _CANDIDATE.search(shape, place)) is not None:
        first, last = kept[match.start()][0], kept[match.end() - 1][0]
        place = match.end()
        if not _stands_free(tokens, first, last, plain):
            place = match.start() + 1
        elif _follows_unread_day(tokens, first, last, plain):
            continue
        elif not (first and _follows_number(tokens, first, plain)):
            yield first, last + 1
        elif _lost_its_dash(tokens, first):
            yield first - 1, last + 1


def _kind(token: Token, before: Token | None) -> str:
    """Give the kind of a token, `?` where a sentence ends, `b` for "between"."""
    if token.text == "between":
        return "b"
    if token.text == "." and before is not None and before.kind in "yn":
        return "?"
    return "?" if token.kind == "8" else token.kind


def _stands_free(tokens: list[Token], first: int, last: int, plain: str) -> bool:
    """Say whether a candidate is no part of a word, a longer number or an address."""
    start, end = tokens[first].start, tokens[last].end
    before, after = plain[start - 1 : start], plain[end : end + 2]
    if before.isalnum() or before == "_" or _NUMBERED.fullmatch(plain, max(0, start - 2), start):
        return False
    if (after[:1].isalnum() or after[:1] == "_") and not _ISO_TIME.match(after):
        return False
    if any(tokens[edge].kind == "n" for edge in (first, last)) and (
        (before and before in "/.:-") or _GOES_ON.match(after)
    ):
        return False
    if before and not before.isspace():
        chunk = plain[max(0, start - _LONGEST_ADDRESS) : start].split()
        if chunk and _ADDRESS.search(chunk[-1]):
            return False
    return True


def _follows_unread_day(tokens: list[Token], first: int, last: int, plain: str) -> bool:
    """Say whether a month follows a day that a scan has spoilt or that stands in words.

    Of `l4 March 2023` and `Fifth May 2023` the month is right, and yet no answer: a day is printed.
    """
    if tokens[first].kind != "m" or not first or tokens[first - 1].kind == "_":
        return False
    if any(token.kind in "don" for token in tokens[first : last + 1]):
        return False
    start = tokens[first].start
    return _UNREAD_DAY.search(plain, max(0, start - _LONGEST_UNREAD_DAY), start) is not None


def _follows_number(tokens: list[Token], first: int, plain: str) -> bool:
    """Say whether a bare number and a space stand before a day: `20 22 October`, `Hall 3 7 May`."""
    before, day = tokens[first - 1], tokens[first]
    return before.kind == "d" and day.kind in "do" and plain[before.end : day.start].isspace()


def _lost_its_dash(tokens: list[Token], first: int) -> bool:
    """Say whether the number before a day is the start of a range, and numbers nothing else."""
    earlier, day = tokens[first - 1], tokens[first]
    return earlier.value < day.value and (first == 1 or tokens[first - 2].kind in ",_")
