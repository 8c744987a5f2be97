"""Page numbers: the forms they are printed in, and whether they run with the pages."""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = ["NumberStyle", "PageNumber", "read_page_number", "read_roman"]


class NumberStyle(Enum):
    """How the number is written."""

    ARABIC = "arabic"
    ROMAN = "roman"


class PageNumber(NamedTuple):
    """A line that is nothing but a page number.

    Attributes:
        value: The number.
        style: How it is written.
        total: The number of pages, where that is printed too.
        named: True where the line says that it is one (`Page 2`, `2 of 9`; not `2/9`).
        dressed: True where dashes or bars stand around it.
    """

    value: int
    style: NumberStyle
    total: int | None = None
    named: bool = False
    dressed: bool = False


_DRESS: Final = " \t-\u2010\u2011\u2012\u2013\u2014\u2015\u2212~=*_|\u2022\u00b7#<>()[]{}"
"""What stands around a page number: dashes, brackets, bars, bullets."""

_DASHES: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212~=*_|"
"""Dashes and bars: a number between them is nothing else; one in brackets is a formula's."""

_BEGINNINGS: Final = frozenset("0123456789ivxlcpIVXLCP")
"""The ASCII characters that `_CORE` may begin with: most lines begin with none of them."""

_CORE: Final = compile_later(
    r"""
      (?:p\ ?a\ ?g\ ?e|pages?|pg|pp?)         # the word, also letter-spaced
      [\s.:\#|\u2013-]{0,4}
      (?P<named> \d{1,4} | [ivxlc]{1,7} )
      (?: \s{0,3} (?: of | / | \| | out\ of ) \s{0,3} (?P<named_total> \d{1,4} ) )?
    | (?P<counted> \d{1,4} ) \s{0,3} (?P<of> of | / ) \s{0,3} (?P<total> \d{1,4} )
    | (?P<before> \d{1,4} ) \s{0,3} [|\u2013-]? \s{0,3} (?: p\ ?a\ ?g\ ?e | p[gp]? )
    | (?P<bare> \d{1,4} | [ivxlc]{1,7} )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN: Final = compile_later(
    r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE
)  # canonical, below 400
_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_ELSEWHERE: Final = frozenset(
    chr(code) for code in range(128) if chr(code) not in _BEGINNINGS and chr(code) not in _DRESS
)
"""What no line begins with that is nothing but a page number, for what is ASCII."""

LONGEST_NUMBER_LINE: Final = 40
"""Characters of the longest line that can be nothing but a page number: `- - Page 1234 of 1234 - -`
with room for rows of dashes around it."""


def read_page_number(text: str) -> PageNumber | None:
    """Read a line that is nothing but a page number.

    line   = dress? said dress?
    said   = word sep? number (of total)? | number of total | number bar? word | number
    number = 1 to 4 digits, or a canonical Roman numeral below 400
    word   = "Page" | "P a g e" | "Pg" | "P" | "pp"          of = "of" | "/" | "|" | "out of"
    dress  = dashes, brackets, bars, bullets

    Left alone: `Page 12 of the treaty`, `2.` (a list number), `12 May`, and anything longer.
    """
    if len(text) > LONGEST_NUMBER_LINE or text[:1] in _ELSEWHERE:
        return None
    stripped = text.strip(_DRESS)
    first = stripped[:1]
    if first not in _BEGINNINGS and first.isascii():
        return None
    match = _CORE.fullmatch(stripped)
    if match is None:
        return None
    digits = match["named"] or match["counted"] or match["before"] or match["bare"]
    value, style = _value(digits)
    if value is None:
        return None
    total = match["named_total"] or match["total"]
    bare = text.strip()
    dressed = bare[0] in _DASHES and bare[-1] in _DASHES
    return PageNumber(
        value=value,
        style=style,
        total=int(total) if total else None,
        # `5/11` is as likely a date: it says nothing by itself.
        named=match["bare"] is None and match["of"] != "/",
        dressed=dressed,
    )


def _value(digits: str) -> tuple[int | None, NumberStyle]:
    if digits.isdecimal():
        return int(digits), NumberStyle.ARABIC
    return read_roman(digits), NumberStyle.ROMAN


def read_roman(text: str) -> int | None:
    """Read a canonical Roman numeral below 400 in one case, or give None."""
    if not text or not (text.islower() or text.isupper()) or _ROMAN.fullmatch(text) is None:
        return None
    values = [_ROMAN_VALUES[letter] for letter in text.lower()]
    total = 0
    for value, following in zip(values, (*values[1:], 0), strict=True):
        total += -value if value < following else value
    return total
