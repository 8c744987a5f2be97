"""Sentences: whether a text breaks off in the middle of one, and how another text begins."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = ["Ending", "Openness", "Start", "ending_of", "open_mark", "start_of"]


class Openness(IntEnum):
    """How far a sentence is from its end."""

    CLOSED = 0
    """A full stop, a question mark or an exclamation mark ends it."""
    MAYBE = 1
    """The last mark may end it or not: a colon, "U.S.", "etc."."""
    OPEN = 2
    """Nothing ends it."""
    WIDE_OPEN = 3
    """The last mark or word asks for more: a comma, "and", "of the", "Dr."."""


class Ending(NamedTuple):
    """How a text ends, and the words for it."""

    openness: Openness
    reason: str
    colon: bool = False
    semicolon: bool = False


class Start(IntEnum):
    """How a text begins, its opening brackets apart."""

    LOWER = 0
    UPPER = 1
    DIGIT = 2
    QUOTE = 3
    OTHER = 4


_CLOSED: Final = Ending(openness=Openness.CLOSED, reason="sentence closed")
_NO_STOP: Final = Ending(openness=Openness.OPEN, reason="sentence open (has no final stop)")
_COMMA: Final = Ending(openness=Openness.WIDE_OPEN, reason="sentence open (ends with a comma)")
_SEMICOLON: Final = Ending(
    openness=Openness.OPEN, reason="sentence open (ends with a semicolon)", semicolon=True
)
_COLON: Final = Ending(
    openness=Openness.MAYBE, reason="sentence perhaps open (ends with a colon)", colon=True
)
_DASH: Final = Ending(openness=Openness.WIDE_OPEN, reason="sentence open (ends with a dash)")
_BRACKET: Final = Ending(
    openness=Openness.WIDE_OPEN, reason="sentence open (ends with an opening bracket or quote)"
)
_ABBREVIATION: Final = Ending(
    openness=Openness.WIDE_OPEN, reason="sentence open (ends with an abbreviation)"
)
_INITIAL: Final = Ending(openness=Openness.WIDE_OPEN, reason="sentence open (ends with an initial)")
_PERHAPS: Final = Ending(
    openness=Openness.MAYBE, reason="sentence perhaps open (ends with an abbreviation)"
)
_AT_ADDRESS: Final = Ending(
    openness=Openness.MAYBE, reason="sentence perhaps open (ends with an address of the web)"
)
_LINK: Final = Ending(
    openness=Openness.WIDE_OPEN, reason="sentence open (ends with a word that asks for more)"
)

_CLOSERS: Final = "”’\"')]»›*"
_NOTE_MARK: Final = compile_later(r"(?<=[a-z”’\"')\]][.!?…])[”’\"')\]]{0,2}\[?\d{1,3}\]?\Z")
"""The number of a note behind a final stop: `trade.12`, `trade.” 3` is left alone."""

# "messrs" and "lt.gen" are the longest abbreviations of the tables; a longer word is a word.
LONGEST_ABBREVIATION: Final = 9
_OPENERS: Final = "([{“‘\"'«/–—-"
_DOTTED: Final = compile_later(r"(?:[A-Za-z]\.){1,6}[A-Za-z]\Z")

# These never end a sentence: a name, a number or a clause follows.
_NEVER_FINAL: Final = frozenset(
    """
    adm amb approx arch art asst av avm bldg brig ca capt cdre cdr cf ch chap cmdr col cpt dir
    dr e.g eg er eq eqs ex fig figs fr ft gen gov govt hon i.e ie insp jus lt lt.gen ltc
    maj messrs mlle mme mr mrs ms mt mx mwe no nos op p para paras pp pres prof profs pt pvt rep
    reps ret rev rs sec sect sen sens sgt sh smt sqn sr.prof st supt tel vol vols viz vs wg
    """.split()  # noqa: SIM905 - a table of words is easier to read and to extend like this
)
# Written small these are words as well, and end sentences: "the art.", "a sect.".
_WORDS_TOO: Final = frozenset({"arch", "art", "er", "ex", "no", "p", "sect", "sh"})
# These may end a sentence or stand inside one.
_MAYBE_FINAL: Final = frozenset(
    """
    al apr assn aug ave blvd co corp dec dept dist ed eds esq est et etc feb fri inc inst intl jan
    jr jul jun ltd mar mon nov oct ph.d retd rtd sat sep sept sr sun thu thur tue tues univ wed
    """.split()  # noqa: SIM905 - as above
)
_ABBREVIATED: Final = _NEVER_FINAL | _MAYBE_FINAL
# A word before a single letter that makes the letter a name of its own: "Annex B.", "War I.".
_LETTERED: Final = frozenset(
    """
    annex annexure appendix article block category class clause column form grade group item level
    option panel part phase plan point schedule section sector table team tier track type vitamin
    war zone figure chapter exhibit
    """.split()  # noqa: SIM905 - as above
)
# A sentence does not end with one of these: articles, prepositions, conjunctions, auxiliaries.
_LINKS: Final = frozenset(
    """
    a about across after against along although among amongst an and are around as at because been
    before being beneath beside besides between beyond but by can cannot concerning could despite
    did does during either every for from had has have he her his if in including into is its
    like may might must my nor not of on onto or our per regarding shall she should since such than
    that the their these they this those through throughout to toward towards under unless
    until upon very via was we were when where whereas whether which while who whose will with
    within without would your
    """.split()  # noqa: SIM905 - as above
)


def ending_of(text: str) -> Ending:
    """Say whether `text` breaks off in the middle of a sentence.

    Abbreviations, initials, closing quotes and brackets and the number of a note behind the stop
    are seen through. Left alone: quotes and brackets opened earlier (see `open_mark`).
    """
    last = text[-1:]
    if last.isalpha():
        word = _last_word(text)
        if word.lower() in _LINKS:
            return _LINK
        return _AT_ADDRESS if "://" in word else _NO_STOP
    if last == ",":
        return _COMMA
    if last == ".":
        return _at_full_stop(text)
    if last.isdigit():
        if _NOTE_MARK.search(text):
            return _CLOSED
        return _AT_ADDRESS if "://" in _last_word(text) else _NO_STOP
    if last in "!?…":
        return _CLOSED
    if last in "([{“‘«":
        return _BRACKET
    return _at_mark(text, last)


def _last_word(text: str) -> str:
    words = text.rsplit(None, 1)
    return words[-1].lstrip(_OPENERS) if words else ""


# A word of so many characters that ends with a slash is the rest of an address of the web.
LONG_WORD: Final = 20


def _is_address(word: str) -> bool:
    return "://" in word or "/" in word[:-1] or len(word) >= LONG_WORD


def _at_mark(text: str, last: str) -> Ending:
    if last == ";":
        return _SEMICOLON
    if last == ":":
        return _COLON
    if last in "-–—‐\u00ad/&+":
        return _AT_ADDRESS if last == "/" and _is_address(_last_word(text)) else _DASH
    if last in _CLOSERS:
        inner = text.rstrip(_CLOSERS).rstrip()
        if last == ")" and inner[-1:] == "." and " " not in inner[inner.rfind("(") :]:
            # The stop is that of an abbreviation, as in "(Retd.)": it ends no sentence.
            return _NO_STOP
        # A comma belongs inside the quotation in American print: “trade,” he said.
        if inner[-1:] in ".!?…":
            return _CLOSED
        if inner[-1:] == ",":
            return _COMMA
        if inner[-1:].isdigit() and _NOTE_MARK.search(inner):
            return _CLOSED
    return _NO_STOP


def _at_full_stop(text: str) -> Ending:
    plain = text[text.rfind(" ") + 1 : -1]
    if plain.isalpha() and len(plain) > 1 and plain.lower() not in _ABBREVIATED:
        return _CLOSED  # a plain word, as most sentences end with
    stem = text[:-1]
    word = _last_word(stem)
    if not word or len(word) > LONGEST_ABBREVIATION:
        return _CLOSED
    lower = word.lower()
    if lower in _NEVER_FINAL:
        return _PERHAPS if word in _WORDS_TOO else _ABBREVIATION
    if lower in _MAYBE_FINAL:
        return _PERHAPS if lower not in ("ed", "mar", "sat", "sun", "est") else _capital(word)
    if len(word) == 1 and word.isalpha():
        return _at_initial(stem, word)
    if _DOTTED.match(word):
        return _PERHAPS if not lower.startswith(("e.g", "i.e")) else _ABBREVIATION
    return _CLOSED


def _capital(word: str) -> Ending:
    return _PERHAPS if word[0].isupper() else _CLOSED


def _at_initial(stem: str, letter: str) -> Ending:
    if letter.islower():
        return _CLOSED
    words = stem.split()
    before = words[-2].lower() if len(words) > 1 else ""
    return _PERHAPS if letter in "I" or before in _LETTERED else _INITIAL


_PAIRS: Final = (("(", ")", "a bracket"), ("[", "]", "a bracket"), ("“", "”", "a quotation"))
_OPENING_QUOTES: Final = "“‘\"'«„"
_OPENING_BRACKETS: Final = "([{"
_ADDRESS: Final = compile_later(r"(?:https?:|www\.|e-?mail\b|[\w.]{1,40}@)", re.I)


def open_mark(text: str) -> str | None:
    """Say what `text` opens and does not close: "a bracket", "a quotation", or None.

    Straight quotes are counted; apostrophes and single quotes cannot be told apart and are not.
    """
    for opening, closing, name in _PAIRS:
        if text.count(opening) > text.count(closing) and text.rfind(opening) > text.rfind(closing):
            return name
    return "a quotation" if text.count('"') % 2 else None


# Looked up once: an enum gives its members by a call.
_LOWER, _UPPER, _DIGIT = Start.LOWER, Start.UPPER, Start.DIGIT
_QUOTE, _OTHER = Start.QUOTE, Start.OTHER


def start_of(text: str) -> Start:
    """Say how `text` begins; an address of the web begins with no letter of a sentence."""
    first = text[:1]
    if first.isupper():
        return _UPPER
    if first in _OPENING_QUOTES and first:
        return _LOWER if text[1:2].islower() else _QUOTE
    if first in _OPENING_BRACKETS and first:
        first = text[1:2]
    if first.islower():
        return _OTHER if _ADDRESS.match(text) else _LOWER
    if first.isupper():
        return _UPPER
    return _DIGIT if first.isdigit() else _OTHER
