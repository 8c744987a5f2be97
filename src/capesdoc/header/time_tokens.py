"""Time tokens: a text as a row of clock readings and what stands around them."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.time_words import PLACES, STYLES, WORD_KINDS
from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = ["Token", "tokenise"]


class Token(NamedTuple):
    """One token.

    Attributes:
        kind: `c` hour and minute, `b` number of one or two digits, `q` three or four digits
            (`1530`), `A` before noon, `P` after noon, `H` "hrs", `d` "o'clock", `n` noon,
            `g` midnight, `-` dash or "to", `,` separator, `&` "and", `z` zone, `o` "onwards",
            `p` preposition, `_` what says nothing here, `?` anything else.
        start: Where it stands in the text.
        end: Where it ends.
        text: As it stands, in lower case.
    """

    kind: str
    start: int
    end: int
    text: str


_TOKEN: Final = compile_later(
    r"""
    (?P<clock> \d{1,2} (?: \s?:\s? | \. | h ) \d{2} (?: :\d{2} )? (?! \d | [.:]\d ) )
  | (?P<zone> (?: utc | gmt )                         # UTC+5, GMT +05:30, and no `GMT - 12:30 GMT`
                (?! \s? - \s? \d{1,2} (?: [:.]\d{2} )? \s? (?: utc | gmt | [ap]\.?m ) )
                (?! \s - \s \d{1,2} [:.] \d{2} )
                \s? [+-] \s? \d{1,2} (?: :?\d{2} )? (?! \d | \.\d )
            | (?<=\d) \+ \d{2} :? \d{2} (?!\d) )                         # 15:30+05:00
  | (?P<number> \d+ )
  | (?P<meridiem> [ap] \s? \.? \s? m (?![^\W_]) \.? | (?<=\d) [ap] (?![^\W_]) )
  | (?P<oclock> o \s? ' \s? clock (?![^\W_]) )
  | (?P<word> [^\W\d_]+ )
  | (?P<dash> [-~]+ )
  | (?P<between> [,;|/] )
  | (?P<and> & )
  | (?P<at> @ )
  | (?P<bracket> [()\[\]{}"“”«».•*] )
  | (?P<space> \s+ )
  | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS: Final = {
    "clock": "c",
    "zone": "z",
    "oclock": "d",
    "dash": "-",
    "between": ",",
    "and": "&",
    "at": "p",
    "bracket": "_",
    "other": "?",
}
_LEADS: Final = frozenset(["time", "times", "timing", "timings"])


def tokenise(text: str) -> list[Token]:
    """Cut a folded text into tokens; spaces are left out, nothing else is."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text.lower()):
        group = match.lastgroup or ""
        if group == "space":
            continue
        found = match[0]
        kind = _KINDS.get(group) or _classify(group, found)
        tokens.append(Token(kind, match.start(), match.end(), found))
        if found == "time":
            _merge_zone(tokens)
    if tokens and tokens[0].text in _LEADS:
        tokens[0] = tokens[0]._replace(kind="_")
        if len(tokens) > 1 and tokens[1].text == ":":
            tokens[1] = tokens[1]._replace(kind="_")
    return tokens


def _classify(group: str, found: str) -> str:
    if group == "word":
        return WORD_KINDS.get(found, "?")
    if group == "meridiem":
        return "A" if found[0] == "a" else "P"
    return "b" if len(found) <= 2 else "q" if len(found) <= 4 else "?"


def _merge_zone(tokens: list[Token]) -> None:
    """Make one zone of the last tokens where they are words such as `Pakistan Standard Time`."""
    if len(tokens) > 1 and tokens[-2].text == "local":
        tokens[-1] = tokens[-1]._replace(kind="_")
    styled = len(tokens) > 2 and tokens[-2].text in STYLES
    last = len(tokens) - (2 if styled else 1)
    for first in (last - 2, last - 1):
        words = tokens[max(first, 0) : last]
        named = " ".join(word.text for word in words)
        if named in PLACES or (styled and len(words) == 1 and named.isalpha()):
            start, end = words[0].start, tokens[-1].end
            zone = Token("z", start, end, " ".join(token.text for token in tokens[first:]))
            tokens[max(first, 0) :] = [zone]
            return
