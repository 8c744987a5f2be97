"""Lexicon: the words of a profile by which people, posts, organisations, places are known."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from attrs import frozen

from capesdoc.default_vocabulary import DEFAULT
from capesdoc.header.vocabulary import DEFAULT_TABLE, PLACES, table_of
from capesdoc.profile import Profile

__all__ = ["DEFAULT_LEXICON", "Lexicon", "Phrases", "lexicon_of", "phrase_length"]

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longer before the shorter."""


@frozen(kw_only=True, eq=False, repr=False)
class Lexicon:
    """The words of a profile, compiled for look-up; compared by identity, so cheap to hash.

    Attributes:
        meanings: A word, in lower case and without full stops, to what it is evidence of.
        honorifics: Titles before a name.
        letters: What stands behind a name and is no part of it, without full stops.
        places: Cities, countries and regions in lower case.
        long_places: Those of several words that are not the default's.
        platforms: Where people meet online.
    """

    meanings: dict[str, int]
    honorifics: Phrases
    letters: frozenset[str]
    places: frozenset[str]
    long_places: frozenset[str]
    platforms: Phrases


@lru_cache(maxsize=16)
def lexicon_of(profile: Profile) -> Lexicon:
    """Compile the words of a profile."""
    words = dict(profile.words)
    if all(words.get(kind) == known for kind, known in DEFAULT["words"].items()):
        return DEFAULT_LEXICON
    places = frozenset(_folded(place) for place in words["places"])
    return Lexicon(
        meanings=table_of(
            map(_folded, words["positions"]), map(_folded, words["organisations"]), places
        ),
        honorifics=_phrases(map(_folded, words["honorifics"])),
        letters=frozenset(one.replace(".", "") for one in words["letters"]),
        places=places,
        long_places=frozenset(place for place in places - PLACES if " " in place),
        platforms=_phrases(one.casefold() for one in words["platforms"]),
    )


def phrase_length(keys: tuple[str, ...], at: int, phrases: Phrases) -> int:
    """Count the words of the longest phrase that begins at a word; 0 where none does."""
    for phrase in phrases.get(keys[at], ()):
        if keys[at : at + len(phrase)] == phrase:
            return len(phrase)
    return 0


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace(".", "").replace("’", "'").split())


def _phrases(texts: Iterable[str]) -> Phrases:
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for text in texts:
        phrase = tuple(text.split())
        known = by_first.get(phrase[0], ())
        by_first[phrase[0]] = (
            tuple(sorted((*known, phrase), key=len, reverse=True)) if known else (phrase,)
        )
    return by_first


def _default() -> Lexicon:
    """Compile the default, which stands in the form that is looked up; a test holds it to that."""
    words = DEFAULT["words"]
    return Lexicon(
        meanings=DEFAULT_TABLE,
        honorifics=_phrases(words["honorifics"]),
        letters=frozenset(words["letters"]),
        places=PLACES,
        long_places=frozenset(),
        platforms=_phrases(words["platforms"]),
    )


DEFAULT_LEXICON: Final = _default()
"""That of the default profile, made once."""
