"""Laws of words: the flags of a word say what its text says, and those of a segment its words."""

# ruff: noqa: E501 - a row of a table is one line

from __future__ import annotations

from functools import reduce
from operator import and_, or_

from hypothesis import example, given, settings
from hypothesis import strategies as st

from capesdoc.header import segments
from capesdoc.header import words as known
from capesdoc.header.honorifics import MARKS, SERVICES
from capesdoc.header.lexicon import DEFAULT_LEXICON
from capesdoc.header.segments import split_segments
from capesdoc.header.vocabulary import GIVEN, HEAD, MODIFIER, ORGANISATION, PARTICLES, SUBJECT
from capesdoc.header.words import Word

_PRINTED = [
    "Dr.", "Prof", "prof.", "Amb.", "(R)", "(Retd.)", "Mina", "MIRZA", "van", "Van", "al", "al-Harbi", "d'Arcy", "R.",
    "R", "r", "and", "And", "&", "et", "of", "the", "The", "Islam", "Director", "director", "DG", "US", "us", "PhD",
    "IPS", "SDPI", "IoBM", "McCoy", "University", "Lahore", "LAHORE", "Karachi", "9", "2024", "he", "He", "Ed", "PEACE",
    "Zhāng", "王", "ʻal", "é", "Q&A", "Co-Lead", "Ministry", "x", "(Pvt)", "tbc", "a" * 50,
]  # fmt: skip
_SEPARATORS = [" ", " ", " ", ", ", "; ", " (", ") ", " - ", "\n", ": ", "“", "”", "/"]
printed = st.one_of(st.sampled_from(_PRINTED), st.text(min_size=1, max_size=12))
values = st.lists(st.tuples(st.sampled_from(_PRINTED), st.sampled_from(_SEPARATORS)), max_size=12)


def _may_stand_in_name(word: Word, *, first: bool, honorific: bool) -> bool:
    """Say it as the grammar says it, of one place at a time."""
    letter, key = word.text[0], word.key
    capital = letter.isupper()
    if key in known._NEVER and not (capital and (len(key) == 1 or key in known._ALSO_NAMES)):
        return False
    other = word.meaning & (HEAD | MODIFIER | ORGANISATION | SUBJECT) and not word.meaning & GIVEN
    if other or (not capital and (letter.isdigit() or letter in "(&“\"‘'")):
        return False
    if letter.islower() and key not in PARTICLES:
        return any(character.isupper() for character in word.text) and not first
    return not (letter.islower() and first and not honorific and key not in {"al", "van", "de"})


@given(printed, st.booleans(), st.booleans())
def test_flags_say_what_the_word_says(text: str, mixed: bool, tell: bool) -> None:
    word = known.KnownWords(DEFAULT_LEXICON, mixed=mixed, capitals_tell=tell)[text]
    signs, bare = word.signs, text.replace(".", "")
    assert signs & known._EVIDENCE == word.meaning
    said = {
        known.LATER_NAME: _may_stand_in_name(word, first=False, honorific=False),
        known.TITLED_NAME: _may_stand_in_name(word, first=True, honorific=True),
        known.FIRST_NAME: _may_stand_in_name(word, first=True, honorific=False),
        known.TITLED: bool(word.titles),
        known.LETTERS: bare in DEFAULT_LEXICON.letters,
        known.PLAIN_LETTERS: bare in DEFAULT_LEXICON.letters and bare not in SERVICES,
        known.PARTICLE: word.key in PARTICLES,
        known.LOW_PARTICLE: word.key in PARTICLES and not text[0].isupper(),
        known.MARK: word.key in MARKS,
        known.RETIRED: (word.key in MARKS and word.key != "r") or text == "R",
        known.JOINING: word.key in known._JOINING,
        known.NEW_PERSON: word.key in known._NEW_PERSONS,
        known.OPENS_PLACE: word.key in known._OPENINGS_OF_PLACES,
        known.LONGER: len(text.rstrip(".")) > 1,
        known.DIGIT: text[0].isdigit(),
    }
    assert {flag: bool(signs & flag) for flag in said} == said


@given(values)
def test_a_segment_has_the_flags_of_its_words(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + separator for word, separator in parts)
    for segment in split_segments(text):
        signs = [word.signs for word in segment.words]
        assert (segment.signs, segment.common) == (reduce(or_, signs), reduce(and_, signs))
        printed = [text[start : segment.end_of(at)] for at, start in enumerate(segment.starts)]
        assert printed == [word.text for word in segment.words]
        assert (segment.start, segment.end) == (segment.starts[0], segment.end_of(-1))


_CHUNKS = [
    "Dr.", "Mina", "Mirza,", "Mirza;", "andBo", "and", "And", "www.", "www.,", "WWW.x", "(R)", "(Retd.),", "(r)",
    "Co-lead", "DG-IPS", "MD-x", "e-Mail", "A.", "A..", "(pvt)", "ltd", "-", "–", "", ",", "x,;", "Roe.,", "http", "dr.",
    "Bo’s", "'a", "b'", "“a", "b”", "a@b", "é", "the", "&", "a/b", "\n", "a\nb", "(she/her)", "i", "P", "o'clock",
]  # fmt: skip


@settings(max_examples=600)
@given(st.lists(st.sampled_from(_CHUNKS), max_size=9).map(" ".join))
@example("www., Mina")
@example("Mina  Mirza, Dr. (R) Bo Lund;")
def test_a_plain_value_is_split_as_any_other(text: str) -> None:
    words = known.KnownWords(DEFAULT_LEXICON, mixed=True, capitals_tell=True)
    plain = segments._plain_segments(text, words)
    assert plain in (None, segments._marked_segments(text, words))


@given(printed)
def test_a_word_met_again_is_the_same(text: str) -> None:
    words = known.KnownWords(DEFAULT_LEXICON, mixed=True, capitals_tell=True)
    assert (words[text] is words[text]) is (len(text) <= known._LONGEST_REMEMBERED)
