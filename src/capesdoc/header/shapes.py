"""Shapes: what a line or a value looks like, whatever it says."""

from __future__ import annotations

import re
from itertools import filterfalse
from operator import itemgetter
from typing import Final

from capesdoc.patterns import compile_later

__all__ = [
    "ends_in_mid_phrase",
    "is_aside",
    "is_date_like",
    "is_name_like",
    "is_open",
    "is_person_line",
    "is_prose",
    "is_titled",
    "is_utterance",
    "names_person",
    "starts_low",
]

_WORD: Final = compile_later(r"[^\W_]+(?:['’.-][^\W_]+)*")
_FIRST: Final = itemgetter(0)
_CLOSING: Final = "\"”’')]"
_EDGES: Final = ".,;:!?()“”‘’\"'"
_ENDS: Final = frozenset(".?!…")
_OPEN_MARKS: Final = frozenset(",;:/&–—-")
_OPEN_TITLES: Final = frozenset(
    ["mr", "mrs", "ms", "dr", "prof", "professor", "ambassador", "justice", "senator", "amb", "gen",
     "col", "brig", "capt", "lt", "engr", "hon"]
)  # fmt: skip
_OPEN_WORDS: Final = frozenset(
    ["and", "or", "of", "the", "on", "for", "in", "at", "to", "with", "by", "from", "between", "a",
     "an", "its", "their", "und", "et", "de"]
)  # fmt: skip
"""A mark, a title or a little word with which nothing ends."""

_OPEN_END: Final = compile_later(
    rf"(?:[{re.escape(''.join(sorted(_OPEN_MARKS)))}]"
    rf"|\b(?i:{'|'.join(sorted(_OPEN_TITLES))}|h\.e)\.?"
    rf"|\b(?:{'|'.join(sorted(_OPEN_WORDS))}))\s*$"
)
"""The same, for a last word that is not plain; tests/properties/test_header_laws.py holds the two
equal."""

_MONTH_OR_YEAR: Final = compile_later(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)

_LINK: Final = compile_later(r"\s{0,20}https?://\S{1,300}\s{0,20}")
_RULE: Final = compile_later(
    r"\b(?:chatham house|rusi rule|off the record|not for attribution"
    r"|closed[- ]door(?!\s\w+(?:[\s-]\w+)?\s(?:on|about|with|between)\b))\b",
    re.IGNORECASE,
)
"""Rules of confidence. `Closed-Door Discussion on Afghan Trade` is a title and none of them."""

LONGEST_REMARK: Final = 90
"""Characters; `(The meeting was held under the Chatham House Rule)` has fifty-one."""

_TITLED: Final = compile_later(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Amb|Ambassador|H\.?E|Engr|Er|Gen|General|Lt|Col|Colonel|"
    r"Brig|Brigadier|Maj|Major|Capt|Captain|Cdr|Commander|Adm|Admiral|Air|Justice|Senator|Sir|Lord|"
    r"Shri|Smt|Barrister|Maulana|Rev|Hon|Hon['’]ble|Honourable|Gp|Wg|Sqn)\b"
    r"\.?[ \u00a0](?!of\b|for\b)\S",
)
_NAME_AND_POST: Final = compile_later(
    r"[^\W\d_a-z][^\W\d_]*\.?"
    r"(?:[ \u00a0-](?:(?:[A-Za-z]{1,2}['’])?[^\W\d_a-z][^\W\d_]*\.?"
    r"|de|e|el|al|bin|van|der|von|ul)){1,4}"
    r"(?:,\s|\s?\(|\s[–—-]\s)"
)

_LITTLE_WORDS: Final = frozenset(
    [
        "of",
        "and",
        "the",
        "in",
        "on",
        "for",
        "to",
        "a",
        "an",
        "with",
        "by",
        "between",
        "from",
        "at",
        "as",
        "or",
        "vs",
        "versus",
        "its",
        "und",
        "et",
        "de",
        "la",
        "le",
        "der",
        "die",
        "das",
        "y",
        "e",
        "al",
        "ul",
        "bin",
        "van",
        "von",
    ]
)
_NEVER_LAST: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "a",
        "an",
        "on",
        "for",
        "with",
        "by",
        "to",
        "from",
        "its",
        "their",
        "und",
        "der",
    ]
)
_FINITE_VERBS: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "said",
        "says",
        "highlighted",
        "organised",
        "organized",
        "held",
        "hosted",
        "conducted",
        "convened",
        "stated",
        "noted",
        "argued",
        "stressed",
        "underlined",
        "emphasised",
        "emphasized",
        "observed",
        "thanked",
        "welcomed",
        "concluded",
        "opened",
        "began",
        "discussed",
        "attended",
        "participated",
        "delivered",
        "took",
        "gave",
    ]
)
_ADDRESSES: Final = frozenset(
    [
        "i'm",
        "i'd",
        "i'll",
        "i've",
        "we",
        "we're",
        "we'll",
        "we've",
        "you",
        "your",
        "you're",
        "us",
        "our",
        "ours",
        "let's",
        "thank",
        "thanks",
        "okay",
        "hello",
        "yes",
        "yeah",
    ]
)
_I_SAY: Final = compile_later(
    r"\bI (?:am|was|would|will|have|think|thank|want|hope|believe|agree|do)\b"
)
_OF_SPEECH: Final = frozenset(
    b"i we you your us our ours let thank thanks okay hello yes yeah good ladies welcome".split()
)
"""The first run of letters of each address and greeting."""

_APART: Final = bytes([code if chr(code).isalnum() else 32 for code in range(128)]).ljust(256)
"""Puts a space in place of all but letters and digits."""

_GREETINGS: Final = ("good morning", "good afternoon", "good evening", "ladies and", "welcome to")
LONGEST_LAST_WORD: Final = 20
"""Characters; the last word of an open value and its stop are looked for in so many."""

LONG_LINE: Final = 200
"""Characters; no header line that was met is longer, and few paragraphs on one line are shorter."""

PROSE_WORDS: Final = 9
"""Words; below this a line is judged by its verb alone."""

PROSE_SHARE: Final = 0.34
"""Share of words in lower case, little words apart: a title in sentence case stays below it only
where it is short, and a sentence of nine words is above it."""

PERSON_REACH: Final = 160
"""Characters of a person with post and institute on one line; the only line of a paragraph may
have as many."""

NAME_WORDS: Final = 28
"""Words; a person with two posts and three organisations has some twenty-five."""


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence, or a part of one, and not as a value or heading."""
    if len(text) > LONG_LINE:
        return True
    # No step of Python a word: lines of prose are many, and each is looked at.
    tokens = text.split()
    odd = [*filterfalse(str.isalnum, tokens)]
    words = tokens
    if odd:
        # Most of them are words with a mark at their edges; the pattern is asked of the others.
        words = [*filter(str.isalnum, tokens)]
        bare = [one.strip(_EDGES) for one in odd]
        words += filter(str.isalnum, bare)
        if odder := " ".join(filterfalse(str.isalnum, bare)):
            words += _WORD.findall(odder)
    ends = _ends_sentence(text)
    if ends and len(words) >= 4 and not _FINITE_VERBS.isdisjoint(words):
        return True
    if len(words) < PROSE_WORDS:
        return False
    low = sum(map(str.islower, map(_FIRST, words))) - sum(map(_LITTLE_WORDS.__contains__, words))
    return low / len(words) >= (PROSE_SHARE if ends else PROSE_SHARE + 0.11)


def _ends_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or the like, and at most two closing marks behind it."""
    return text.rstrip()[-3:].rstrip(_CLOSING)[-1:] in _ENDS


def is_utterance(text: str) -> bool:
    """Whether somebody speaks, as in a transcript ("Thank you, let us begin").

    "US-based" and "Room I" are no pronouns: a word counts in small letters, or at the start.
    """
    head = text[:LONG_LINE]
    if head.isascii() and not _may_speak(head.lower()):
        return False
    head = head.replace("’", "'")
    words = _WORD.findall(head)
    if len(words) < 3:
        return False
    return (
        not _ADDRESSES.isdisjoint(words)
        or words[0].casefold() in _ADDRESSES
        or head.casefold().startswith(_GREETINGS)
        or ("I " in head and _I_SAY.search(head) is not None)
    )


def _may_speak(low: str) -> bool:
    """Whether an ASCII text in small letters has a word of which an address or greeting is made.

    The letters first, one after the other, as no pattern and no loop is as quick; then the words.
    """
    return (
        "we" in low
        or "us" in low
        or "our" in low
        or "you" in low
        or "i " in low
        or "i'" in low
        or "ye" in low
        or "thank" in low
        or "good " in low
        or "ladies" in low
        or "let's" in low
        or "okay" in low
        or "hello" in low
    ) and not _OF_SPEECH.isdisjoint(low.encode().translate(_APART).split())


def is_open(text: str) -> bool:
    """Whether a value cannot end here: a comma, a little word, a quotation or a bracket open."""
    return (
        _is_open_ended(text)
        or text.count("“") > text.count("”")
        or text.count("(") > text.count(")")
        or (text.count('"') % 2 == 1 and not text.endswith('"'))
    )


def _is_open_ended(text: str) -> bool:
    last = text[-1:]
    if last in _OPEN_MARKS:
        return True
    word = text.rpartition(" ")[2]
    title = word.removesuffix(".")
    if title.isalnum() and title.isascii() and len(word) <= LONGEST_LAST_WORD:
        # The commonest end: a whole word of plain letters, or one with its full stop.
        return title.lower() in _OPEN_TITLES or word in _OPEN_WORDS
    return _OPEN_END.search(text, max(0, len(text) - LONGEST_LAST_WORD)) is not None


def ends_in_mid_phrase(text: str) -> bool:
    """Whether the last word is one that nothing ends with: `the`, `of`, `and`."""
    return text.rsplit(None, 1)[-1] in _NEVER_LAST if text else False


def is_aside(text: str) -> bool:
    """Whether a line is a remark beside the fields: a rule of confidence, or nothing but a link."""
    if _LINK.fullmatch(text) is not None:
        return True
    return len(text) <= LONGEST_REMARK and _RULE.search(text) is not None and not is_prose(text)


def is_person_line(text: str) -> bool:
    """Whether a line surely opens with a person: a title, or a whole name and then a post."""
    return _TITLED.match(text) is not None or _NAME_AND_POST.match(text) is not None


def is_titled(text: str) -> bool:
    """Whether a line opens with a title and a name: `Ambassador Aqsa Lund`."""
    return _TITLED.match(text) is not None


def names_person(text: str) -> bool:
    """Whether a line is a person and nothing else: no sentence that opens with one."""
    return (
        len(text) <= PERSON_REACH
        and is_person_line(text)
        and is_name_like(text)
        and not text.endswith((".", ":", "?", "!"))
    )


def starts_low(text: str) -> bool:
    """Whether a text starts with a letter in lower case."""
    return text[:1].islower()


def is_date_like(text: str) -> bool:
    """Whether a text names a month or a year, or holds two numbers."""
    return _MONTH_OR_YEAR.search(text) is not None or sum(map(str.isdigit, text)) >= 2


def is_name_like(text: str) -> bool:
    """Whether a line may be a person with post and organisation: no sentence, capitals in it."""
    words = _WORD.findall(text)
    if not words or len(words) > NAME_WORDS or is_prose(text) or is_utterance(text):
        return False
    return any(word[0].isupper() or not word[0].islower() for word in words[:4])
