"""Date tokens: a text as a row of days, months, years and what stands between them."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.date_words import FIRST_YEAR, LAST_YEAR, WORD_KINDS
from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = ["Token", "tokenise"]


class Token(NamedTuple):
    """One token.

    Attributes:
        kind: `d` number of one or two digits, `o` the same with an ordinal ending, `y` year,
            `a` two-digit year with its apostrophe, `m` month, `w` weekday, `n` a date all in
            digits, `8` the same in eight digits, `-` dash, `t` "to", `&` "and", `/` slash, `,`
            comma or bar, `f` "of", `p` preposition, `_` what says nothing here, `?` anything else.
        value: The number of a day, month, year or weekday, else 0.
        start: Where it stands in the text.
        end: Where it ends.
        text: As it stands, in lower case.
    """

    kind: str
    value: int
    start: int
    end: int
    text: str


_TOKEN: Final = compile_later(
    r"""
    (?P<numeric>                                  # 07/11/2025, 7.11.2025, 2025-11-07, 09/20/18
        \d{4} (?P<s1>\s?[/.\-]\s?) \d{1,2} (?P=s1) \d{1,2} (?! \d | (?P=s1)\d )
      | \d{1,2} (?P<s2>\s?[/.\-]\s?) \d{1,2} (?P=s2) (?: \d{4} | \d{2} ) (?! \d | (?P=s2)\d )
      | \d{4} \s? 年 \s? \d{1,2} \s? 月 \s? \d{1,2} \s? 日
    )
  | (?P<ordinal>                                  # 7th, 8 th, 7thJuly, 1er
        \d{1,2} (?: \s{0,2} (?: st | nd | rd | th ) | er | o )
        (?= [\W\d_] | $ | of | to | and
            | jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov | dec )
    )
  | (?P<displaced> (?<![^\W_]) (?: st | nd | rd | th ) \s? \d{1,2} (?!\d) )    # nd 2, st1
  | (?P<short> ' \s? \d{2} (?!\d) )               # '09
  | (?P<number> \d+ )
  | (?P<lead> (?<![^\W_]) (?: w\.\s?e\.\s?f | wef | with\ effect\ from ) (?![^\W_]) \.? )
  | (?P<rite> (?<![^\W_]) day\ of                 # the 7th day of September
        (?= \s (?: jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov | dec ) )
    )
  | (?P<day> all [\ -]? day ) (?![^\W_])
  | (?P<word> [^\W\d_]+ )
  | (?P<dash> [-~]+ )
  | (?P<between> [,;|/&+] )
  | (?P<bracket> [()\[\]{}"“”«».•*]
      | ' (?= \s? (?:19|20)\d\d (?!\d) ) )             # February'2020
  | (?P<space> \s+ )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_BETWEEN: Final = {",": ",", ";": ",", "|": ",", "/": "/", "&": "&", "+": "&"}


def tokenise(text: str) -> list[Token]:
    """Cut a folded text into tokens; spaces are left out, nothing else is."""
    tokens = []
    for match in _TOKEN.finditer(text.lower()):
        group = match.lastgroup or ""
        if group in {"s1", "s2"}:
            group = "numeric"
        if group == "space":
            continue
        found = match[0]
        kind, value = _classify(group, found)
        if group == "ordinal" and text[match.end() - 1] == "O":
            kind = "?"  # `1O March` is a scan's 10 March: no `1o`
        tokens.append(Token(kind, value, match.start(), match.end(), found))
    return tokens


def _classify(group: str, found: str) -> tuple[str, int]:
    match group:
        case "word":
            return WORD_KINDS.get(found, ("?", 0))
        case "number":
            return _classify_number(found)
        case "ordinal":
            return "o", int(found[:2] if found[1:2].isdecimal() else found[0])
        case "displaced":
            return "o", int(found[2:])
        case "short":
            return "a", int(found[-2:])
        case "between":
            return _BETWEEN[found], 0
        case "numeric":
            return "n", 0
        case "dash":
            return "-", 0
        case "lead":
            return "p", 0
        case "rite":
            return "f", 0
        case "bracket" | "day":
            return "_", 0
        case _:
            return "?", 0


def _classify_number(digits: str) -> tuple[str, int]:
    if len(digits) <= 2:
        return "d", int(digits)
    if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR:
        return "y", int(digits)
    return ("8", 0) if len(digits) == 8 else ("?", 0)
