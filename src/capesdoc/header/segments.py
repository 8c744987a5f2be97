"""Segments: a value as words between separators, each with its place in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from capesdoc.header.lexicon import DEFAULT_LEXICON, Lexicon
from capesdoc.header.vocabulary import (
    ACRONYMS_OF_SUBJECTS,
    MODIFIER,
    PLACE,
    SUBJECT,
    evidence,
    word_set,
)
from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = [
    "MOST_REMEMBERED",
    "Segment",
    "Word",
    "detached",
    "mask_list_marks",
    "split_segments",
    "title_length",
]

_TOKEN: Final = compile_later(
    r"""
      (?P<plain>  (?!and)[a-z]+(?=[ ,;]|\Z) )     # the usual word, which no other can be
    | (?P<skip>   https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w.-]{1,100} | @\w{1,40} )
    | (?P<quote>  “[^“”]{1,300}” | "[^"]{1,300}" | ‘[^‘’]{1,300}’(?!\w) | (?<!\w)'[^']{2,300}'(?!\w) )
    | (?P<firm>   \((?:pvt|private|smc[ -]pvt|pty|p|i)\.?\)(?=\s{0,2}(?:pvt|ltd|limited)\b) )
    | (?P<mark>   \(\s?(?:r|ret|retd|rtd|retired|dr|prof|mrs|ms|m|c|smt|engr|er)\.?\s?\) )
    | (?P<post>   (?-i:A?DG|DDG|VC|ED|MD|GM|CEO|COO)(?=-(?-i:[A-Z]{2})) )  # "DG-IPS": a post and its house
    | (?P<glued>  (?:dr|mr|mrs|ms|prof|engr|amb|brig|col|gen|maj|capt)\.(?=[^\W\d_]{3}) )
    | (?P<glued_and> (?-i:and(?=[A-Z][a-z.]))|&(?=\w) )
    | (?P<word>   [^\W_] (?: [\w'’‘`\u0300-\u036f\u0610-\u065f\u0900-\u0dff\u200c\u200d]
                           | [.&+‐‑–-](?=\w)
                           | /(?=\w)(?!(?:dr|mr|mrs|ms|prof|engr|amb|gen|brig|col|maj)\b) )*
                    (?: \.(?!\.) )? )
    | (?P<dash>   (?<=\s)[-–—―]{1,3} | [-–—―]{1,3}(?=\s) | [—―] )
    | (?P<mark_of_separation> [,،，、;؛；|:：()\[\]\n•▪●◦►❖➢*/&] )
    """,  # noqa: E501
    re.VERBOSE | re.IGNORECASE,
)

_SEPARATORS: Final = {
    **dict.fromkeys(",،，、", ","),
    **dict.fromkeys(";؛；•▪●◦►❖➢*", ";"),
    **dict.fromkeys(":：", ":"),
    **dict.fromkeys("([", "("),
    **dict.fromkeys(")]", ")"),
}

_TITLED: Final = compile_later(r"(?:dr|mr|mrs|ms|prof|engr|amb|gen|brig|col|maj)\b", re.IGNORECASE)
_NUMBERED: Final = compile_later(r"(?:^|(?<=\s))\(?(\d{1,3})[.)](?=\s|[^\W\d_])\s?")
_NUMBERED_ROLE: Final = compile_later(
    r"(?:^|(?<=[\s;,]))(?:speaker|panell?ist|discussant|presenter|moderator|guest)\s?\d{1,2}\s?[:.)–-]",
    re.IGNORECASE,
)
_ROMAN: Final = compile_later(r"(?:^|(?<=[\s;,]))\((i{1,3}|iv|vi{0,3}|ix|x)\)(?=\s)")
_LINE_MARK: Final = compile_later(
    r"^[^\S\n]*(?:[-–—*•·▪●◦►❖➢−\uf0b7\uf0a7]|o(?=\s)|\(?(?:[ivx]{1,4}|[a-h])\)|\d{1,3}[.)])\s?",
    re.MULTILINE,
)

# In a text of capitals throughout they tell nothing, unless every word is short: "UNDP AND FAO".
_LONGEST_AMONG_ACRONYMS: Final = 7  # characters, with a mark behind: "UNICEF,"
_SMALL: Final = word_set("a an and at by for from in is of on or the to was with")
_LONGEST_MIXED: Final = 5  # characters: "IoBM"; a longer one has more capitals, as "CoPAIR"
_LONGEST_ACRONYM: Final = 12  # characters: "MP-IDSA", "SSDC-UNESCO"

# A post in two or three capitals; in mixed case it is a name: "Ed", "Md."
_CAPITAL_POSTS: Final = word_set("ag cio cmo dg dgm ec ed gm jd md mep mla mlc mna mp mpa msp vc")
_HIDDEN_BY_CAPITALS: Final = frozenset({MODIFIER, SUBJECT, MODIFIER | SUBJECT})
_LONGEST_REMEMBERED: Final = 40  # characters; longer ones do not come again
_CAPITAL_PLACES: Final = frozenset({"us"})


MOST_REMEMBERED: Final = 12
"""Words of a segment that is remembered; a longer one does not come again."""


class Word(NamedTuple):
    """One word: as printed, its key (lower case, no full stops), its place and its evidence.

    `is_acronym` says that its capitals abbreviate the name of an organisation, `is_letters` that it
    stands behind a name and is no part of it; `titles` are the honorifics that begin with it.
    """

    text: str
    key: str
    start: int
    end: int
    meaning: int
    is_acronym: bool
    titles: tuple[tuple[str, ...], ...] = ()
    is_letters: bool = False


class Segment(NamedTuple):
    """Words between two separators; `before` is the one in front.

    `before` is one of `""`, `,`, `;`, `:`, `(`, `)`, `|`, `-`, `/`, a line end, or a word that
    parts a name from what is said of it (`is`, `of`). `quoted` is text in quotation marks.
    """

    words: tuple[Word, ...]
    before: str
    quoted: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Offset just past the last character."""
        return self.words[-1].end


def detached(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Give words with their numbers for places, so that the same words are equal anywhere.

    An archive prints the same posts and organisations over and over: what they are evidence of is
    remembered by their words.
    """
    return tuple(
        [
            Word(text, key, at, at + 1, meaning, acronym, titles, letters)
            for at, (text, key, _, _, meaning, acronym, titles, letters) in enumerate(words)
        ]
    )


def mask_list_marks(text: str) -> str:
    """Put a semicolon in place of each bullet and number of a list, at the same offsets."""
    masked = _NUMBERED_ROLE.sub(_semicolon, _LINE_MARK.sub(_semicolon, text))
    numbers = [int(number) for number in _NUMBERED.findall(text)]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        masked = _NUMBERED.sub(_semicolon, masked)
    if "(ii)" in text and len(_ROMAN.findall(text)) > 1:
        masked = _ROMAN.sub(_semicolon, masked)
    return masked


def _semicolon(found: re.Match[str]) -> str:
    return ";".ljust(len(found[0]))


def split_segments(text: str, lexicon: Lexicon = DEFAULT_LEXICON) -> list[Segment]:
    """Split a value at every separator; empty segments are left out."""
    segments = _split(text, lexicon)
    if lexicon.long_places:
        return [_placed(segment, lexicon) for segment in segments]
    return segments


def title_length(words: tuple[Word, ...], at: int) -> int:
    """Count the words of the longest honorific that begins at a word; 0 where none does."""
    for phrase in words[at].titles:
        if len(phrase) == 1 or phrase == tuple([word.key for word in words[at : at + len(phrase)]]):
            return len(phrase)
    return 0


def _placed(segment: Segment, lexicon: Lexicon) -> Segment:
    """Mark the words of a segment that is nothing but a place of several words."""
    if " ".join([word.key for word in segment.words]) not in lexicon.long_places:
        return segment
    words = tuple([word._replace(meaning=word.meaning | PLACE) for word in segment.words])
    return segment._replace(words=words)


def _split(text: str, lexicon: Lexicon) -> list[Segment]:
    segments: list[Segment] = []
    words: list[Word] = []
    before = ""
    mixed = not text.isupper()
    tell = mixed or max(map(len, text.split()), default=0) <= _LONGEST_AMONG_ACRONYMS
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind in ("plain", "word") and len(printed := found[0]) <= _LONGEST_REMEMBERED:
            key, meaning, acronym, titles, letters = _read(printed, lexicon, mixed, tell)
            start, end = found.span()
            words.append(Word(printed, key, start, end, meaning, acronym, titles, letters))
            continue
        if kind in ("plain", "word", "post", "mark", "firm", "glued", "glued_and"):
            words.append(_word(found, lexicon, mixed=mixed, capitals_tell=tell))
            continue
        if kind == "skip":
            continue
        if kind == "mark_of_separation" and found[0] == "&":
            words.append(Word("&", "&", found.start(), found.end(), 0, is_acronym=False))
            continue
        if kind == "mark_of_separation" and found[0] == "/" and words and _is_glued(text, found):
            continue
        if words:
            segments.append(Segment(tuple(words), before))
            words = []
            before = ""
        if kind == "quote":
            quoted = Word(found[0], "", found.start(), found.end(), 0, is_acronym=False)
            segments.append(Segment((quoted,), before or ",", quoted=True))
            before = ""
        else:
            mark = "-" if kind == "dash" else _SEPARATORS.get(found[0], found[0])
            # "(QAU); next": the stronger of two neighbouring marks counts.
            if before != ";" and not (before == "(" and mark != ";"):
                before = mark if mark != ")" or not before else before
    if words:
        segments.append(Segment(tuple(words), before))
    return segments


def _is_glued(text: str, found: re.Match[str]) -> bool:
    """Say whether a slash stands between two words of one thing, and not before a title."""
    if _TITLED.match(text, found.end()) is not None:
        return False
    return not text[found.start() - 1].isspace() and not text[found.end() :][:1].isspace()


def _word(found: re.Match[str], lexicon: Lexicon, *, mixed: bool, capitals_tell: bool) -> Word:
    text = found[0]
    start, end = found.span()
    if text[0] == "(":  # a mark
        key = _key(text).replace(" ", "")
        letters = text.replace(".", "") in lexicon.letters
        return Word(text, key, start, end, 0, is_acronym=False, is_letters=letters)
    read = _read if len(text) <= _LONGEST_REMEMBERED else _read.__wrapped__
    key, meaning, acronym, titles, letters = read(text, lexicon, mixed, capitals_tell)
    return Word(text, key, start, end, meaning, acronym, titles, letters)


def _key(text: str) -> str:
    return text.casefold().replace(".", "").replace("’", "'")


@lru_cache(maxsize=4096)
def _read(
    text: str, lexicon: Lexicon, mixed: bool, capitals_tell: bool
) -> tuple[str, int, bool, tuple[tuple[str, ...], ...], bool]:
    """Give all that a word says by itself; reports are made of the same words."""
    key = _key(text)
    meaning = evidence(key, lexicon.meanings)
    if (
        meaning
        and not text.replace(".", "").isupper()
        and (key in _CAPITAL_POSTS or key in _CAPITAL_PLACES)
    ):
        meaning = 0
    if meaning in _HIDDEN_BY_CAPITALS and mixed and len(text) > 2 and text.isupper():
        meaning = 0  # "PRIME", "PEACE": an abbreviation that spells a word
    acronym = capitals_tell and not meaning and key not in _SMALL and _abbreviates(text)
    letters = text.replace(".", "") in lexicon.letters
    return key, meaning, acronym, lexicon.honorifics.get(key, ()), letters


def _abbreviates(text: str) -> bool:
    text = text.replace(".", "")
    if not 1 < len(text) <= _LONGEST_ACRONYM:
        return False
    if not text.isupper() and not _is_mixed_acronym(text):
        return False
    return text.upper() not in ACRONYMS_OF_SUBJECTS


def _is_mixed_acronym(text: str) -> bool:
    """Say whether capitals at both ends, and for the most part between, abbreviate: "IoBM"."""
    if not (text[0].isupper() and text[-1].isupper()) or text.startswith(("Mc", "Mac", "De", "O'")):
        return False
    capitals = sum(map(str.isupper, text))
    return len(text) <= _LONGEST_MIXED or (
        len(text) <= _LONGEST_ACRONYM and 2 * capitals > len(text)
    )
