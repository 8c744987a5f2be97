"""Spacing inside words: letter-spaced headings and spaces left behind by ligatures."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = [
    "LETTER_SPACED_HINT",
    "SPLIT_LIGATURE_HINT",
    "Words",
    "find_letter_spaced",
    "find_split_ligatures",
    "may_be_letter_spaced",
]

# The letters are looked at behind what costs half as much to find.
LETTER_SPACED_HINT: Final = compile_later(r" [^ ] [^ ] (?<= [^\W\d_] [^\W\d_] )")


def may_be_letter_spaced(text: str) -> bool:
    """Whether `LETTER_SPACED_HINT` could be found in a text, at half of its cost.

    Its three spaces stand two characters apart: they are neighbours among every second character.
    """
    return "   " in text[::2] or "   " in text[1::2]


SPLIT_LIGATURE_HINT: Final = compile_later(
    r"ff(?<!\boff)(?<!\bstaff)(?<!\btariff)(?<!\bcliff)(?<!\bstuff)(?<!\bsheriff)\ [a-z]"
    r"|f[il]\ [a-z]"
)
"""Words that end in ff are few, and stand in every report: they are never a half of another."""

_SPACED_NAME: Final = compile_later(
    r"(?<!\w)[A-Z](?:\ [a-z]){3,24}(?!\w)(?:\ [A-Z](?:\ [a-z]){2,24}(?!\w)){0,8}",
    re.VERBOSE,
)
"""A capital and then single small letters: `D a t e`, `N e w s B u l l e t i n`."""

_SPACED_LINE: Final = compile_later(
    r"\s*[^\W_](?:\ [^\W_]){0,24}(?:\ {2,8}[^\W_](?:\ [^\W_]){0,24}){0,12}\s*"
)
_WORD_GAP: Final = compile_later(r" {2,}")
_VOWEL: Final = compile_later(r"[aeiouy]", re.IGNORECASE)
_SPLIT_WORD: Final = compile_later(r"\b([A-Za-z]{0,20}f[fil]) ([a-z]{1,20})\b")

_WORD: Final = compile_later(r"[^\W\d_]+")
_CAPITAL: Final = compile_later(r"(?<=.)(?=[A-Z])")

LEAST_LETTERS: Final = 4
"""Letters of a word before its spacing is certain: shorter runs are initials or list letters."""


class Words(NamedTuple):
    """What a document says itself.

    Attributes:
        counts: How often each word stands in it, in lower case.
        split_counts: How often each word stands before a space that a ligature may have left.
    """

    counts: Counter[str]
    split_counts: Counter[str]

    @classmethod
    def of(cls, document: str) -> Words:
        """Count the words of a document."""
        lowered = document.casefold()
        return cls(
            counts=Counter(_WORD.findall(lowered)),
            split_counts=Counter(hit[1] for hit in _SPLIT_WORD.finditer(lowered)),
        )


def find_letter_spaced(text: str, words: Words) -> list[tuple[int, int, str]]:
    """Find words whose letters stand apart, where the words are certain.

    name = capital (" " small){3,} (" " capital (" " small){2,})*       a new word at each capital
    line = word ("  " word)+     word = letter (" " letter)*   where the gap between words is wider
    one  = letter (" " letter){3,}        a whole line that is one word of the document

    Left alone: lines in capitals without wider gaps (`A N N U A L R E P O R T`), whose words
    nothing tells apart, and lists of letters.
    """
    if (whole := _spaced_line(text, words)) is not None:
        start = len(text) - len(text.lstrip())
        return [(start, len(text.rstrip()), whole)]
    return [
        (hit.start(), hit.end(), _words_at_capitals(hit.group()))
        for hit in _SPACED_NAME.finditer(text)
        if _VOWEL.search(hit.group())
    ]


def _words_at_capitals(run: str) -> str:
    joined = run.replace(" ", "")
    return _CAPITAL.sub(" ", joined)


def _spaced_line(text: str, vocabulary: Words) -> str | None:
    """Join a line that is nothing but single letters, where its words are certain."""
    if _SPACED_LINE.fullmatch(text) is None:
        return None
    words = [word.replace(" ", "") for word in _WORD_GAP.split(text.strip())]
    longest = max(words, key=len)
    if len(longest) < LEAST_LETTERS or not longest.isalpha() or not _VOWEL.search(longest):
        return None
    if len(words) > 1:
        return " ".join(words)
    return longest if vocabulary.counts[longest.casefold()] else None


def find_split_ligatures(text: str, words: Words) -> list[tuple[int, int, str]]:
    """Find words with a space after ff, fi or fl that stand whole elsewhere in the document.

    `Offi ce` is `Office` where the document also says "office", and never says "offi" but before
    such a space. Left alone: everything the document does not itself confirm.
    """
    return [
        (hit.start(), hit.end(), hit[1] + hit[2])
        for hit in _SPLIT_WORD.finditer(text)
        if words.counts[(hit[1] + hit[2]).casefold()]
        and words.counts[hit[1].casefold()] <= words.split_counts[hit[1].casefold()]
    ]
