"""Hyphens at line ends: whether they belong to the word ("price-/determining") or to the page.

The document itself is asked first: the word may stand elsewhere in it, in one or with its hyphen.
Then tables of English word parts, then the habits of the document: one that never breaks a word
has only hyphens of its authors. What nothing decides keeps its hyphen, with a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from capesdoc.body.blocks import Block
from capesdoc.body.flows import Flow
from capesdoc.body.hyphen_words import (
    COMPOUND_HEADS,
    COMPOUND_TAILS,
    HYPHENED_PREFIXES,
    HYPHENS,
    JOINERS,
    NUMBER_ENDINGS,
    NUMBERS,
    OPEN_EXCEPTIONS,
    SOLID_HEADS,
    SOLID_PREFIXES,
    SUFFIXES,
    SUSPENDED,
)
from capesdoc.body.seams import Seam
from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = ["Choice", "Habit", "Judgement", "judge", "resolve_hyphens", "vocabulary_of"]

_SOFT: Final = "\u00ad"
_LEFT_WORD: Final = compile_later(
    r"([^\W_](?:[^\W_]|['’.‐-](?=[^\W_])){0,40})[-‐\u00ad\u2011\ufffe]\Z"
)
# The first character of `_LEFT_WORD`, the forty that may follow, and the hyphen.
LONGEST_LEFT: Final = 42
_RIGHT_WORD: Final = compile_later(r"[^\W_](?:[^\W_]|['’‐-](?=[^\W_])){0,40}")
_POSSESSIVE: Final = compile_later("['’]s?\\Z")
_VOWEL: Final = compile_later("[aeiouyéèáàâêäöü]", re.IGNORECASE)
_WIDE_MARKS: Final = "…“”‘«»–—"
_PUNCTUATION: Final = bytes.maketrans(b'.,;:!?()[]{}"*/', b" " * 15)


# One clear case in a document full of kept hyphens may be an error of ours; where words are broken,
# broken words outnumber compounds.
TELLING_SHARE: Final = 0.5


BREAK_SIGNS: Final = ("‐", "\u00ad", "\ufffe")
"""Signs with which programs break words; U+FFFE is how one PDF library writes the soft hyphen."""

LEAST_BROKEN: Final = 3
"""Words broken with such a sign that show what a program broke: one or two may be an author's."""

# "self", "well" and "ill" take a hyphen before any word; "self-/ish" ends in no word.
_WHOLE: Final = ("self", "well", "ill")
LONGEST_ENDING: Final = 4
_ADDRESS: Final = compile_later(r"(?:://|www\.|@)\S{0,200}\Z")


class Choice(Enum):
    """What becomes of a hyphen."""

    DROP = "drop"
    KEEP = "keep"
    SPACE = "space"
    """It stays and a space follows: "pre- and post-war"."""
    UNSURE = "unsure"


class Habit(Enum):
    """Whether a document breaks words at line ends."""

    BREAKS_WORDS = "this document breaks words at line ends"
    KEEPS_WORDS = "this document breaks no words at line ends"
    UNKNOWN = "it is not known whether this document breaks words"


class Judgement(NamedTuple):
    """What becomes of a hyphen, why, and whether that shows the habit of the document."""

    choice: Choice
    reason: str
    telling: bool = False


def _told(choice: Choice, reason: str) -> Judgement:
    return Judgement(choice=choice, reason=reason, telling=True)


_SOFT_HYPHEN: Final = _told(Choice.DROP, "a soft hyphen, which shows only where a line ends")
_CAPITAL: Final = Judgement(choice=Choice.KEEP, reason="a capital letter or digit follows")
_DIGIT: Final = Judgement(choice=Choice.KEEP, reason="a digit stands before it")
_IN_ADDRESS: Final = Judgement(choice=Choice.KEEP, reason="it stands in an address of the web")
_SUSPENDED: Final = Judgement(choice=Choice.SPACE, reason="the word is finished later: pre- and …")
_NUMBER: Final = Judgement(choice=Choice.KEEP, reason="what stands before is a number")
_OTHER_SIGN: Final = Judgement(
    choice=Choice.KEEP, reason="this document breaks words with another sign"
)
_CHAIN: Final = Judgement(choice=Choice.KEEP, reason="one of several hyphens in the word")
_JOINED_HERE: Final = _told(Choice.DROP, "the document has the word without a hyphen elsewhere")
_HYPHENED_HERE: Final = Judgement(
    choice=Choice.KEEP, reason="the document has the word with its hyphen elsewhere"
)
_SUFFIX: Final = _told(Choice.DROP, "what follows is the end of a word and none of its own")
_PREFIX: Final = _told(Choice.DROP, "what stands before begins words written in one")
_NO_VOWEL: Final = _told(Choice.DROP, "one half has no vowel, so it is no word")
_HYPHENED_PREFIX: Final = Judgement(choice=Choice.KEEP, reason="what stands before takes a hyphen")
_COMPOUND: Final = Judgement(choice=Choice.KEEP, reason="both halves are known from compounds")
_TWO_WORDS: Final = Judgement(choice=Choice.KEEP, reason="both halves are words of the document")
_HALF_COMPOUND: Final = Judgement(
    choice=Choice.KEEP, reason="one half is known from compounds and the other is a word"
)
_SOLID: Final = Judgement(choice=Choice.DROP, reason="what stands before begins closed compounds")
_OPEN: Final = Judgement(choice=Choice.UNSURE, reason="nothing decides")


def judge(left: str, right: str, words: frozenset[str]) -> Judgement:
    """Judge one hyphen by its word alone.

    Args:
        left: The line that ends in a hyphen.
        right: The line that follows.
        words: The words of the document in lower case (`vocabulary_of`).

    A dash behind a space is no hyphen and is not asked about.
    """
    if left[-1] == _SOFT:
        return _SOFT_HYPHEN
    # Neither pattern reaches over white space: the last piece of the line is all they can see.
    last = left[-200:].rsplit(None, 1)[-1]
    if _ADDRESS.search(last):
        return _IN_ADDRESS
    before, after = _LEFT_WORD.search(last[-LONGEST_LEFT:]), _RIGHT_WORD.match(right)
    if before is None or after is None:
        return _CHAIN
    head, tail = before.group(1), after.group()
    shouted = head.isupper() and len(head) > 1 and tail.isupper() and len(tail) > 1
    if not (tail[0].islower() or shouted):
        return _CAPITAL
    head, tail = head.lower(), _POSSESSIVE.sub("", tail.lower())
    if tail in SUSPENDED and head + tail not in words:
        return _SUSPENDED
    if head[-1].isdigit():
        return _DIGIT
    return _by_document(head, tail, words) or _by_parts(head, tail, words)


def _by_document(head: str, tail: str, words: frozenset[str]) -> Judgement | None:
    joined, hyphened = head + tail, f"{head}-{tail}"
    one, two = _is_word(joined, words), hyphened in words
    if one != two:
        return _JOINED_HERE if one else _HYPHENED_HERE
    if not one and _is_word(f"{head}-{tail}", words):
        return _HYPHENED_HERE
    return None


def _is_word(word: str, words: frozenset[str]) -> bool:
    """Whether the document has a word, or it with another of the commonest endings."""
    if word in words:
        return True
    if len(word) < 6:
        return False
    stem = word
    for ending in ("'s", "’s", "s", "ed", "ing", "d", "ly"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            if stem in words:
                return True
            break
    return any(stem + ending in words for ending in ("s", "ed", "d", "ing", "ly", "al", "’s", "'s"))


def _by_parts(head: str, tail: str, words: frozenset[str]) -> Judgement:
    if "-" in head or "‐" in head:
        last = head.replace("‐", "-").rsplit("-", 1)[1]
        # "know-your-/customer": in a chain a small word is a link of its own, while alone it may
        # begin a closed compound ("your-/self").
        linked = last in JOINERS or last in SOLID_HEADS or tail in JOINERS
        if linked or last in words or "-" in tail:
            return _CHAIN
        head = last
    first = tail.replace("‐", "-").split("-", 1)[0]
    if first in JOINERS and first != tail:
        return _CHAIN
    if head in _WHOLE and len(first) > LONGEST_ENDING:
        return _HYPHENED_PREFIX
    if not _VOWEL.search(head) or not _VOWEL.search(first):
        return _NO_VOWEL
    if head in NUMBERS:
        return _SUFFIX if first in NUMBER_ENDINGS else _NUMBER
    known = (head in words or head in COMPOUND_HEADS, first in words or first in COMPOUND_TAILS)
    if first in SUFFIXES and first not in words:
        return _SUFFIX
    if head in SOLID_PREFIXES and head not in words:
        return _PREFIX
    if f"{head}-{first}" in OPEN_EXCEPTIONS:
        return _HYPHENED_PREFIX
    if head in SOLID_HEADS:
        return _SOLID
    if head in HYPHENED_PREFIXES and known[1]:
        return _HYPHENED_PREFIX
    if head in COMPOUND_HEADS and first in COMPOUND_TAILS:
        return _COMPOUND
    if all(known):
        listed = head in COMPOUND_HEADS or first in COMPOUND_TAILS
        return _HALF_COMPOUND if listed else _TWO_WORDS
    if first in SUFFIXES:
        return _SUFFIX
    return _OPEN


def vocabulary_of(texts: Iterable[str]) -> frozenset[str]:
    """Give the words of a document in lower case, without punctuation around them."""
    texts = list(texts)
    # Lines of ASCII, as most are, are put in lower case and parted at a fifth of the cost.
    plain = " ".join([text for text in texts if text.isascii()]).lower()
    words = plain.encode("ascii").translate(_PUNCTUATION).decode("ascii").split()
    wide = " ".join([text for text in texts if not text.isascii()]).lower()
    for mark in _WIDE_MARKS:
        wide = wide.replace(mark, " ")
    rest = wide.replace("‐", "-").encode("utf-8", "surrogatepass").translate(_PUNCTUATION)
    return frozenset(words + rest.decode("utf-8", "surrogatepass").split())


def resolve_hyphens(flow: Flow, blocks: list[Block]) -> list[tuple[int, int]]:
    """Settle every seam behind a hyphen; gives the lines around each that nothing decides."""
    behind = {index for index, text in enumerate(flow.texts) if text[-1] in HYPHENS}
    if not behind:
        return []
    cases = [
        (block, position, left, right)
        for block in blocks
        if block.seams
        for position, (left, right) in enumerate(pairwise(block.indices))
        if left in behind
    ]
    if not cases:
        return []
    words = vocabulary_of(_without_halves(flow, cases))
    judged: list[tuple[Block, int, int, int, Judgement | None]] = []
    for block, position, left, right in cases:
        judged.append((block, position, left, right, _judge_line(flow, left, right, words)))
    if _breaks_with_other_sign(flow.texts, cases):
        judged = [
            (block, position, left, right, _as_typed(flow.texts[left], judgement))
            for block, position, left, right, judgement in judged
        ]
    habit = habit_of([judgement for *_, judgement in judged if judgement is not None])
    doubts: list[tuple[int, int]] = []
    for block, position, left, right, judgement in judged:
        if judgement is None:
            continue
        settled = settle(judgement, habit)
        if settled.choice is Choice.UNSURE:
            doubts.append((left, right))
        block.replace(position, _seam(settled))
    return doubts


def _without_halves(flow: Flow, cases: list[tuple[Block, int, int, int]]) -> list[str]:
    """The texts of the document without the halves of the words in question."""
    texts = list(flow.texts)
    for _, _, left, _ in cases:
        texts[left] = texts[left].rpartition(" ")[0]
    for _, _, _, right in cases:
        texts[right] = texts[right].partition(" ")[2]
    return texts


def _judge_line(flow: Flow, left: int, right: int, words: frozenset[str]) -> Judgement | None:
    text = flow.texts[left]
    if text[-1] in "–—":
        # A dash joins what it touches on both sides; behind a space it parts two clauses.
        return _DASH if text[-2:-1].isalnum() else None
    if text[-2:-1].isspace() or len(text) < 2:
        return None
    return judge(text, flow.texts[right], words)


def _breaks_with_other_sign(texts: Sequence[str], cases: list[tuple[Block, int, int, int]]) -> bool:
    """Whether a program broke the words, with a sign that no author of the document typed.

    Browsers break with U+2010, other programs with the soft hyphen; the keyboard has `-`.
    """
    ends = [texts[left][-1] for _, _, left, _ in cases]
    broken = sum(map(BREAK_SIGNS.__contains__, ends))
    return LEAST_BROKEN <= broken < len(ends) and broken == sum(
        text.count(sign) for text in texts for sign in BREAK_SIGNS
    )


def _as_typed(left: str, judgement: Judgement | None) -> Judgement | None:
    """Keep the hyphen of the keyboard, unless the document has the word without it."""
    if judgement is None or left[-1] != "-" or judgement.choice in {Choice.KEEP, Choice.SPACE}:
        return judgement
    return judgement if judgement in (_JOINED_HERE, _NO_VOWEL) else _OTHER_SIGN


_DASH: Final = Judgement(choice=Choice.KEEP, reason="a dash without a space before it")


def habit_of(judgements: list[Judgement]) -> Habit:
    """Say from the clear cases whether this document breaks words at line ends."""
    telling = sum(judgement.telling for judgement in judgements)
    kept = sum(judgement.choice is Choice.KEEP for judgement in judgements)
    if telling and telling >= TELLING_SHARE * kept:
        return Habit.BREAKS_WORDS
    return Habit.KEEPS_WORDS if kept else Habit.UNKNOWN


def settle(judgement: Judgement, habit: Habit) -> Judgement:
    """Decide an open case by the habit of the document."""
    if judgement.choice is not Choice.UNSURE:
        return judgement
    if habit is Habit.BREAKS_WORDS:
        return Judgement(choice=Choice.DROP, reason=habit.value)
    if habit is Habit.KEEPS_WORDS:
        return Judgement(choice=Choice.KEEP, reason=habit.value)
    return judgement


def _seam(judgement: Judgement) -> Seam:
    if judgement.choice is Choice.DROP:
        return Seam(rule="hyphen-dropped", reasons=(judgement.reason,), glue="", drop=1)
    if judgement.choice is Choice.SPACE:
        return Seam(rule="hyphen-suspended", reasons=(judgement.reason,))
    return Seam(rule="hyphen-kept", reasons=(judgement.reason,), glue="")
