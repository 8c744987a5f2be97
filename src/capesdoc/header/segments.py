"""Segments: a value as words between separators, each with its place in the text."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.lexicon import DEFAULT_LEXICON, Lexicon
from capesdoc.header.vocabulary import HEAD, MODIFIER
from capesdoc.header.words import KnownWords, Word, known_words, placed_word, quotation
from capesdoc.patterns import compile_later
from capesdoc.values import light

__all__ = [
    "MOST_REMEMBERED",
    "Segment",
    "mask_list_marks",
    "segment_of",
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
    | (?P<glued>  (?:dr|mr|mrs|ms|prof|engr|amb|brig|col|gen|maj|capt|smt|shri|hon|rev|adv|barr|atty)\.(?=[^\W\d_]{3}) )
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

_CHUNK: Final = compile_later(
    r"((?!and[A-Z]|[Ww]{3}\.)[A-Za-z]{1,30}(?:-[a-z]{1,30})?\.?|\((?:R|Retd|Retired)\.?\))([,;]?)"
)
"""What `_TOKEN` reads as one word, or one mark of retirement, and a separator behind it."""

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

MOST_REMEMBERED: Final = 12
"""Words of a segment that is remembered; a longer one does not come again."""

_POST_AND_HOUSE: Final = compile_later(
    r"""(?:vice-?)?(?:chairman|chairperson|director|president|chancellor|secretary|manager|professor
        |principal|coordinator|officer|ceo|fellow|associate|analyst|researcher|lecturer|advis[eo]r
        |specialist|assistant|consultant|representative|registrar|rector|economist|scientist)[/‐‑–-](?=(?-i:[A-Z]))
        (?!general\b|in\b|elect\b|designate\b|emeritus\b)""",
    re.VERBOSE | re.IGNORECASE,
)
"""A post and its house in one word: "Chairman-Harbour Council", "Officer/FAO"."""

_WORDS: Final = frozenset({"plain", "word", "post", "mark", "firm", "glued", "glued_and"})


@light()
class Segment:
    """Words between two separators.

    Attributes:
        words: The words.
        starts: The place of each in the text.
        before: The separator in front: one of `""`, `,`, `;`, `:`, `(`, `)`, `|`, `-`, `/`, a line
            end, or a word that parts a name from what is said of it (`is`, `of`).
        signs: The signs that any of the words has.
        common: The signs that all of them have.
        quoted: It is text in quotation marks.
    """

    words: tuple[Word, ...]
    starts: tuple[int, ...]
    before: str
    signs: int
    common: int
    quoted: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.starts[0]

    @property
    def end(self) -> int:
        """Offset just past the last character."""
        return self.starts[-1] + len(self.words[-1].text)

    def end_of(self, at: int) -> int:
        """Give the offset just past a word."""
        return self.starts[at] + len(self.words[at].text)

    def part(self, begin: int, end: int, before: str) -> Segment:
        """Give some of the words, half open, as a segment behind a separator."""
        return segment_of(self.words[begin:end], self.starts[begin:end], before)


def segment_of(words: tuple[Word, ...], starts: tuple[int, ...], before: str) -> Segment:
    """Make a segment of its words."""
    signs, common = 0, -1
    for word in words:
        signs |= word.signs
        common &= word.signs
    return Segment(words, starts, before, signs, common)


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


def _plain_segments(text: str, known: KnownWords) -> list[Segment] | None:
    """Split a value of plain words with commas and semicolons, as most are; None for others.

    What stands between two spaces is one word there, whatever stands beside it, so that it is
    looked up in one piece. tests/properties/test_word_laws.py holds it to what `_TOKEN` says.
    """
    chunks = known.chunks
    segments: list[Segment] = []
    words: list[Word] = []
    starts: list[int] = []
    before = ""
    at = 0
    for chunk in text.split(" "):
        if chunk:
            read = chunks.get(chunk) or _chunk(chunk, known)
            if read is None:
                return None
            word, mark = read
            words.append(word)
            starts.append(at)
            if mark:
                segments.append(segment_of(tuple(words), tuple(starts), before))
                words, starts, before = [], [], mark
        at += len(chunk) + 1
    if words:
        segments.append(segment_of(tuple(words), tuple(starts), before))
    return segments


def _chunk(chunk: str, known: KnownWords) -> tuple[Word, str] | None:
    found = _CHUNK.fullmatch(chunk)
    if found is None:
        return None
    read = known.chunks[chunk] = known[found[1]], found[2]
    return read


def split_segments(text: str, lexicon: Lexicon = DEFAULT_LEXICON) -> list[Segment]:
    """Split a value at every separator; empty segments are left out."""
    segments = _split(text, lexicon)
    if lexicon.long_places:
        return [_placed(segment, lexicon) for segment in segments]
    return segments


def title_length(words: tuple[Word, ...], at: int) -> int:
    """Count the words of the longest honorific that begins at a word; 0 where none does."""
    following = words[at + 1].key if at + 1 < len(words) else ""
    for phrase in words[at].titles:
        length = len(phrase)
        if length == 1 or (
            phrase[1] == following
            and phrase == tuple([word.key for word in words[at : at + length]])
        ):
            return length
    return 0


def _placed(segment: Segment, lexicon: Lexicon) -> Segment:
    """Mark the words of a segment that is nothing but a place of several words."""
    if " ".join([word.key for word in segment.words]) not in lexicon.long_places:
        return segment
    return segment_of(tuple(map(placed_word, segment.words)), segment.starts, segment.before)


def _split(text: str, lexicon: Lexicon) -> list[Segment]:
    mixed = not text.isupper()
    tell = mixed or max(map(len, text.split()), default=0) <= _LONGEST_AMONG_ACRONYMS
    known = known_words(lexicon, mixed, tell)
    if (plain := _plain_segments(text, known)) is not None:
        return plain
    return _marked_segments(text, known)


def _marked_segments(text: str, known: KnownWords) -> list[Segment]:
    """Split any value: quotations, links, brackets, marks of separation of every kind."""
    segments: list[Segment] = []
    words: list[Word] = []
    starts: list[int] = []
    before = ""
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup
        if kind in _WORDS:
            text_of_it, start = found[0], found.start()
            if kind == "word" and (glued := _POST_AND_HOUSE.match(text_of_it)) is not None:
                cut = glued.end()
                if not known[text_of_it[cut:]].meaning & (HEAD | MODIFIER):
                    words.append(known[text_of_it[: cut - 1]])
                    segments.append(segment_of((*words,), (*starts, start), before))
                    words, starts, before = [], [], ","
                    text_of_it, start = text_of_it[cut:], start + cut
            words.append(known[text_of_it])
            starts.append(start)
            continue
        if kind == "skip":
            continue
        if kind == "mark_of_separation" and found[0] == "&":
            words.append(known["&"])
            starts.append(found.start())
            continue
        if kind == "mark_of_separation" and found[0] == "/" and words and _is_glued(text, found):
            continue
        if words:
            segments.append(segment_of(tuple(words), tuple(starts), before))
            words, starts = [], []
            before = ""
        if kind == "quote":
            words_of_it = (quotation(found[0]),)
            segments.append(
                Segment(words_of_it, (found.start(),), before or ",", 0, 0, quoted=True)
            )
            before = ""
        else:
            mark = "-" if kind == "dash" else _SEPARATORS.get(found[0], found[0])
            # "(QAU); next": the stronger of two neighbouring marks counts.
            if before != ";" and not (before == "(" and mark != ";"):
                before = mark if mark != ")" or not before else before
    if words:
        segments.append(segment_of(tuple(words), tuple(starts), before))
    return segments


def _is_glued(text: str, found: re.Match[str]) -> bool:
    """Say whether a slash stands between two words of one thing, and not before a title."""
    if _TITLED.match(text, found.end()) is not None:
        return False
    return not text[found.start() - 1].isspace() and not text[found.end() :][:1].isspace()
