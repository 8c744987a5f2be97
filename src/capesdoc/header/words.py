"""Words: what a word says by itself, looked up once and asked for as flags.

A report is made of words that have been met before, and every rule of the people asks the same of
them: is it a post, a title, a word that no name holds? The answers are worked out when a word is
first met and stand in its `signs`; a rule is then one test of an integer. The flags of a run of
words together say which rules can apply to it at all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from attrs import define

from capesdoc.header.honorifics import MARKS, SERVICES
from capesdoc.header.lexicon import Lexicon
from capesdoc.header.vocabulary import (
    ACRONYMS_OF_SUBJECTS,
    GIVEN,
    HEAD,
    MODIFIER,
    ORGANISATION,
    PARTICLES,
    PLACE,
    PLACES,
    SUBJECT,
    evidence,
    word_set,
)

__all__ = [
    "ACRONYM",
    "CAPITALS",
    "DIGIT",
    "FIRST_NAME",
    "JOINING",
    "LATER_NAME",
    "LETTERS",
    "LONGER",
    "LOW_PARTICLE",
    "MARK",
    "NEW_PERSON",
    "OPENS_PLACE",
    "PARTICLE",
    "PLAIN_LETTERS",
    "RETIRED",
    "TITLED",
    "TITLED_NAME",
    "KnownWords",
    "Word",
    "known_words",
    "placed_word",
    "quotation",
]

# What follows the evidence of `vocabulary`, which takes the first six bits.
ACRONYM: Final = 1 << 6
"""Its capitals abbreviate the name of an organisation."""
LETTERS: Final = 1 << 7
"""It stands behind a name and is no part of it: "PhD"."""
PLAIN_LETTERS: Final = 1 << 8
"""Such letters, and none that name a service: "IPS" is an organisation as well."""
TITLED: Final = 1 << 9
"""An honorific begins with it."""
PARTICLE: Final = 1 << 10
"""It may stand between names in lower case: "van"."""
LOW_PARTICLE: Final = 1 << 11
"""It does."""
JOINING: Final = 1 << 12
"""It may part two people: "and"."""
MARK: Final = 1 << 13
"""It is a mark of retirement, or a second title in brackets."""
RETIRED: Final = 1 << 14
"""It is such a mark and nothing else: an "r" may be an initial."""
NEW_PERSON: Final = 1 << 15
"""A single title that also stands inside names only as the start of another person."""
FIRST_NAME: Final = 1 << 16
"""A name may begin with it."""
TITLED_NAME: Final = 1 << 17
"""A name may begin with it behind a title."""
LATER_NAME: Final = 1 << 18
"""It may stand further on in a name."""
CAPITALS: Final = 1 << 19
"""An acronym, or a place in capitals."""
LONGER: Final = 1 << 20
"""More than an initial."""
OPENS_PLACE: Final = 1 << 21
"""A place of the default profile begins with it."""
DIGIT: Final = 1 << 22
"""It begins with a digit."""

_EVIDENCE: Final = HEAD | MODIFIER | ORGANISATION | SUBJECT | PLACE | GIVEN
_NO_NAME: Final = HEAD | MODIFIER | ORGANISATION | SUBJECT
_NEW_PERSONS: Final = word_set("mr mrs ms dr prof amb engr")
_JOINING: Final = frozenset({"and", "&", "und", "et", "in", "by"})
_MAY_BEGIN: Final = frozenset({"al", "van", "de"})
"""Particles in lower case with which a name may begin."""
_NO_LETTER: Final = frozenset("(&“\"‘'")

# Words that no name holds, also in a text written in lower case throughout.
_NEVER: Final = word_set("""
    a about after again against amp and any are as at attended be been but by can could did do does
    during for from had has have he held her his how i if in into is it its many more no not of off
    on only or other our over per she should so some such than that the their them then there these
    they this those through to together under up very was we were what when where which who why will
    with would you your moderated chaired delivered spoke speaks talk talks said & tbc tba tbd
    """)
# East Asian family names that are English words too, and one English given name.
_ALSO_NAMES: Final = frozenset({"an", "do", "he", "no", "so", "will"})

# In a text of capitals throughout they tell nothing, unless every word is short: "UNDP AND FAO".
_SMALL: Final = word_set("a an and at by for from in is of on or the to was with")
_LONGEST_MIXED: Final = 5  # characters: "IoBM"; a longer one has more capitals, as "CoPAIR"
_SHORTEST_HOUSE: Final = 3  # capitals: "WWF-Pakistan", but "US-China", "AJ-Smith"
_LONGEST_ACRONYM: Final = 12  # characters: "MP-IDSA", "SSDC-UNESCO"

# A post in two or three capitals; in mixed case it is a name: "Ed", "Md."
_CAPITAL_POSTS: Final = word_set("ag cio cmo dg dgm ec ed gm jd md mep mla mlc mna mp mpa msp vc")
_HIDDEN_BY_CAPITALS: Final = frozenset({MODIFIER, SUBJECT, MODIFIER | SUBJECT})
_CAPITAL_PLACES: Final = frozenset({"us"})
_OPENINGS_OF_PLACES: Final = frozenset([place.partition(" ")[0] for place in PLACES])

_LONGEST_REMEMBERED: Final = 40  # characters; longer ones do not come again
_MOST_REMEMBERED: Final = 4096  # words; an archive's vocabulary without its names is smaller


@define(eq=False, repr=False)
class Word:
    """What one word says by itself; the same object wherever it is printed the same.

    Attributes:
        text: As printed.
        key: In lower case, without full stops.
        signs: The flags of this module, and those of `vocabulary`.
        meaning: Those of `vocabulary` alone: what it is evidence of.
        titles: The honorifics that begin with it.
    """

    text: str
    key: str
    signs: int
    meaning: int
    titles: tuple[tuple[str, ...], ...]

    @property
    def is_acronym(self) -> bool:
        """Whether its capitals abbreviate the name of an organisation."""
        return bool(self.signs & ACRONYM)

    @property
    def is_letters(self) -> bool:
        """Whether it stands behind a name and is no part of it."""
        return bool(self.signs & LETTERS)


def _kinds_of_tables() -> dict[str, int]:
    """Give the flags of each word of the tables, so that one look-up serves all of them."""
    kinds: dict[str, int] = {}
    for words, flag in (
        (PARTICLES, PARTICLE),
        (_JOINING, JOINING),
        (MARKS, MARK),
        (MARKS - {"r"}, RETIRED),
        (_NEW_PERSONS, NEW_PERSON),
        (_OPENINGS_OF_PLACES, OPENS_PLACE),
    ):
        for word in words:
            kinds[word] = kinds.get(word, 0) | flag
    return kinds


_KINDS: Final = _kinds_of_tables()


class KnownWords(dict[str, Word]):
    """The words met so far; one that is missing is read when it is asked for."""

    def __init__(self, lexicon: Lexicon, *, mixed: bool, capitals_tell: bool) -> None:
        """Begin with no word; see `known_words`."""
        super().__init__()
        self.chunks: Final[dict[str, tuple[Word, str]]] = {}
        """What stands between two spaces, where it is a word and the mark behind it."""
        self._lexicon = lexicon
        self._mixed = mixed
        self._capitals_tell = capitals_tell

    def __missing__(self, text: str) -> Word:
        """Read a word, and remember it where it may come again."""
        word = _read(text, self._lexicon, self._mixed, self._capitals_tell)
        if len(text) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
                self.chunks.clear()
            self[text] = word
        return word


@lru_cache(maxsize=32)
def known_words(lexicon: Lexicon, mixed: bool, capitals_tell: bool) -> KnownWords:
    """Give the words met so far in values of one kind.

    Args:
        lexicon: The words of the profile.
        mixed: The value is not written in capitals throughout.
        capitals_tell: Capitals may abbreviate in it.
    """
    return KnownWords(lexicon, mixed=mixed, capitals_tell=capitals_tell)


def quotation(text: str) -> Word:
    """Give what stands in quotation marks as a word without a meaning."""
    return Word(text, "", 0, 0, ())


def placed_word(word: Word) -> Word:
    """Give a word of a place of several words, which says so."""
    capitals = CAPITALS if word.text.isupper() else 0
    return Word(
        word.text, word.key, word.signs | PLACE | capitals, word.meaning | PLACE, word.titles
    )


def _read(text: str, lexicon: Lexicon, mixed: bool, capitals_tell: bool) -> Word:
    """Give all that a word says by itself."""
    key = text.casefold().replace(".", "").replace("’", "'")
    bare = text.replace(".", "")
    letters = bare in lexicon.letters
    meaning = 0
    acronym = False
    titles: tuple[tuple[str, ...], ...] = ()
    if text[0] == "(":  # a mark
        key = key.replace(" ", "")
    else:
        meaning = _meaning(text, bare, key, lexicon, mixed=mixed)
        acronym = capitals_tell and not meaning and key not in _SMALL and _abbreviates(bare)
        titles = lexicon.honorifics.get(key, ())
    signs = meaning | _kinds(text, key) | _places_in_name(text, key, meaning)
    if acronym:
        signs |= ACRONYM | CAPITALS
    elif meaning & PLACE and text.isupper():
        signs |= CAPITALS
    if letters:
        signs |= LETTERS if bare in SERVICES else LETTERS | PLAIN_LETTERS
    if titles:
        signs |= TITLED
    return Word(text, key, signs, meaning, titles)


def _meaning(text: str, bare: str, key: str, lexicon: Lexicon, *, mixed: bool) -> int:
    """Say what a word is evidence of, as it is printed here."""
    meaning = evidence(key, lexicon.meanings)
    if meaning and (key in _CAPITAL_POSTS or key in _CAPITAL_PLACES) and not bare.isupper():
        return 0
    if meaning in _HIDDEN_BY_CAPITALS and mixed and len(text) > 2 and text.isupper():
        return 0  # "PRIME", "PEACE": an abbreviation that spells a word
    return meaning


def _kinds(text: str, key: str) -> int:
    """Give the flags that the tables of words say, and those of its first and last characters."""
    signs = _KINDS.get(key, 0)
    if signs & PARTICLE and not text[0].isupper():
        signs |= LOW_PARTICLE
    if text == "R":
        signs |= RETIRED
    if len(text) > 1 and len(text.rstrip(".")) > 1:
        signs |= LONGER
    if text[0].isdigit():
        signs |= DIGIT
    return signs


def _places_in_name(text: str, key: str, meaning: int) -> int:
    """Say where in a name a word may stand."""
    letter = text[0]
    if key in _NEVER and not (letter.isupper() and (len(key) == 1 or key in _ALSO_NAMES)):
        return 0
    if meaning & _NO_NAME and not meaning & GIVEN:
        return 0
    if letter.isupper():
        return FIRST_NAME | TITLED_NAME | LATER_NAME
    if letter.isdigit() or letter in _NO_LETTER:
        return 0
    if not letter.islower():  # a script without capitals
        return FIRST_NAME | TITLED_NAME | LATER_NAME
    if key not in PARTICLES:
        # "d'Arcy", "al-Harbi" and the like carry their capital behind the particle.
        return LATER_NAME if any(map(str.isupper, text)) else 0
    return TITLED_NAME | LATER_NAME | (FIRST_NAME if key in _MAY_BEGIN else 0)


def _abbreviates(bare: str) -> bool:
    if bare[-2:] in ("’s", "'s"):
        bare = bare[:-2]
    if len(bare) > _SHORTEST_HOUSE and bare[:_SHORTEST_HOUSE].isupper() and bare.isalpha():
        return bare.upper() not in ACRONYMS_OF_SUBJECTS and len(bare) <= _LONGEST_ACRONYM
    if "-" in bare and bare[-1].islower():
        return _is_house_of_place(bare)
    if not 1 < len(bare) <= _LONGEST_ACRONYM:
        return False
    if not bare.isupper() and not _is_mixed_acronym(bare):
        return bare[0] == "i" and bare[1].isupper()  # "iHub"
    return bare.upper() not in ACRONYMS_OF_SUBJECTS


def _is_house_of_place(text: str) -> bool:
    """Say whether an abbreviation and what it is of stand here: "WWF-Pakistan", "UN-Habitat"."""
    house, _, place = text.partition("-")
    return (
        house.isupper()
        and house.isalpha()
        and (_SHORTEST_HOUSE <= len(house) <= _LONGEST_ACRONYM or house == "UN")
        and house not in ACRONYMS_OF_SUBJECTS
        and place[:1].isupper()
    )


def _is_mixed_acronym(text: str) -> bool:
    """Say whether capitals at both ends, and for the most part between, abbreviate: "IoBM"."""
    if not (text[0].isupper() and text[-1].isupper()) or text.startswith(("Mc", "Mac", "De", "O'")):
        return False
    capitals = sum(map(str.isupper, text))
    return len(text) <= _LONGEST_MIXED or (
        len(text) <= _LONGEST_ACRONYM and 2 * capitals > len(text)
    )
