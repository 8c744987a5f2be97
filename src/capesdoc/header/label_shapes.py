"""Label shapes: what an unknown label looks like, and which words none holds."""

from __future__ import annotations

from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["is_label_shaped", "may_be_in_label"]

MOST_WORDS: Final = 5
MOST_LETTERS: Final = 40
"""An unknown label is short: `Composition of participants` has 27 letters, a clause has more."""

_UNKNOWN: Final = compile_later(r"[^\W\d_][^\W_]*(?:[ \u00a0./&'’()-]{1,3}[^\W_]+)*[.)]{0,2}")
_NEVER_IN_LABELS: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "said",
        "says",
        "that",
        "which",
        "who",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "his",
        "their",
        "our",
        "my",
        "your",
        "not",
        "but",
        "if",
        "when",
        "because",
        "while",
        "although",
        "however",
        "thus",
        "therefore",
        "this",
        "these",
        "those",
        "there",
        "here",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "professor",
        "amb",
        "ambassador",
        "gen",
        "general",
        "lt",
        "col",
        "brig",
        "brigadier",
        "maj",
        "major",
        "capt",
        "captain",
        "cdr",
        "adm",
        "admiral",
        "justice",
        "senator",
        "sir",
        "lord",
        "shri",
        "smt",
        "he",
        "h.e",
        "hon",
        "hon'ble",
        "http",
        "https",
        "www",
    ]
)
"""Verbs, pronouns and titles of persons: with one of them it is a clause or a speaker."""


def is_label_shaped(label: str) -> bool:
    """Whether a text may be a label that no profile knows: short, capitalised, and no clause."""
    words = label.casefold().replace(".", " ").split()
    return (
        len(label) <= MOST_LETTERS
        and 1 <= len(words) <= MOST_WORDS
        and label[:1].isupper()
        and _UNKNOWN.fullmatch(label) is not None
        and not any(character.isdigit() for character in label)
        and may_be_in_label(words)
    )


def may_be_in_label(words: list[str]) -> bool:
    """Whether no word, in small letters, makes a clause or a person of them."""
    return _NEVER_IN_LABELS.isdisjoint(words)
