"""Posts: what is said of a person after the name, as position and affiliation."""

from __future__ import annotations

from typing import NamedTuple

from capesdoc.header.post_pieces import Kind, Piece, split_pieces
from capesdoc.header.segments import Segment

__all__ = ["Post", "Range", "read_post"]

Range = tuple[int, int]
"""Offsets in the text, half open."""


class Post(NamedTuple):
    """Where position and affiliation stand; `doubt` is a sentence, or empty."""

    position: Range | None
    affiliation: Range | None
    doubt: str = ""


_ENDINGS_OF_POSTS: Final = (
    "ologist", "unionist", "grapher", "keeper", "maker", "owner", "holder", "worker", "woman",
    "ician", "ionist", "alist", "nomist",
)  # fmt: skip
_AT_LAW: Final = frozenset({"law", "large"})
_LEADING: Final = frozenset(
    "is was are serves currently serving as the a an of from at with and & also presently".split()
)
_PLACE_OF_ORGANISATION: Final = frozenset({"at", "with", "from"})
_COURSES: Final = frozenset({"program", "programme"})
_OF_SOMETHING: Final = frozenset({"of", "for", "to", "in", "on", "by", "and", "&"})
_BODIES: Final = frozenset(
    "directors governors trustees editors visitors members ministers advisors advisers studies".split()
)


def read_post(segments: tuple[Segment, ...]) -> Post:
    """Split what is said of a person into position and affiliation.

    post = position {"," subject} ["," organisation {"," place}]
         | organisation {"," place}
         | post-of-organisation            "Director CISS", "Professor of History at X"

    An organisation is known by its words ("Institute"), by capitals ("SDPI"), or by standing behind
    a known position. With evidence for neither, three parts are read in the usual order, with a
    doubt; two parts are not decided.
    """
    pieces = [piece for segment in segments for piece in split_pieces(segment)]
    if not pieces:
        return Post(None, None)
    first_organisation = next(
        (at for at, piece in enumerate(pieces) if piece.kind is Kind.ORGANISATION), None
    )
    if first_organisation is not None:
        return _around(pieces, first_organisation)
    if pieces[0].kind is Kind.POSITION:
        return _position_and_unknown(pieces)
    return _without_evidence(pieces)


def _around(pieces: list[Piece], at: int) -> Post:
    """Read pieces of which one is an organisation."""
    end = at + 1
    while end < len(pieces) and pieces[end].kind is not Kind.POSITION:
        end += 1
    affiliation = (pieces[at].start, pieces[end - 1].end)
    before = pieces[:at]
    if not before:
        later = pieces[end:]
        if not later:
            return Post(None, affiliation)
        stop = _end_of_position(later)
        return Post((later[0].start, stop), affiliation, _more_than_one(len(later) > 1))
    doubt = ""
    if all(piece.kind is not Kind.POSITION for piece in before):
        if all(piece.kind is Kind.PLACE for piece in before):
            return Post(None, affiliation)
        doubt = "the position is told by its place alone"
    # The words between a position and its organisation are what the position is about.
    position = (before[0].start, before[-1].end)
    return Post(position, affiliation, doubt or _more_than_one(end < len(pieces)))


def _end_of_position(pieces: list[Piece]) -> int:
    end = pieces[0].end
    for piece in pieces[1:]:
        if piece.kind not in (Kind.SUBJECT, Kind.PARTLY, Kind.POSITION):
            break
        end = piece.end
    return end


def _position_and_unknown(pieces: list[Piece]) -> Post:
    end = _end_of_position(pieces)
    if len(pieces) == 2 and pieces[1].kind is Kind.PARTLY:
        # "Engineer, Nizam Energy": a word that no post is about makes a name of it.
        return Post((pieces[0].start, pieces[0].end), (pieces[1].start, pieces[1].end))
    rest = [piece for piece in pieces if piece.start >= end]
    position = (pieces[0].start, end)
    unknown = next((piece for piece in rest if piece.kind is Kind.UNKNOWN), None)
    if unknown is not None:
        return Post(position, (unknown.start, rest[-1].end))
    if rest:
        return Post(position, None, "a place is printed, and no organisation")
    return Post(position, None)


def _without_evidence(pieces: list[Piece]) -> Post:
    known = [piece for piece in pieces if piece.kind is not Kind.PLACE]
    doubt = "nothing says which part is the position and which the affiliation"
    if len(known) == 2:
        return Post((known[0].start, known[0].end), (known[1].start, pieces[-1].end), doubt)
    if len(pieces) == 2 and pieces[0].kind is Kind.UNKNOWN:
        return Post(None, (pieces[0].start, pieces[1].end), doubt)
    return Post(None, None, doubt)


def _more_than_one(more: bool) -> str:
    return "more than one post is printed; the first is given" if more else ""


def _pieces(segment: Segment) -> list[_Piece]:
    """Classify a segment, and split it where an organisation stands inside a position."""
    words = segment.words
    if segment.quoted:
        return []
    while words and (words[0].key in _LEADING) and not (words[0].text[0].isupper()):
        words = words[1:]
    if not words:
        return []
    heads = [at for at, word in enumerate(words) if _is_head(word)]
    if not heads and words[-1].key == "faculty" and words[0].meaning & MODIFIER:
        return [_piece(_Kind.POSITION, words)]  # "Visiting Faculty"
    if not heads or _begins_organisation(words):
        return [_piece(_kind_without_head(words), words)]
    return _split_position(words, heads[0])


def _is_head(word: Word) -> bool:
    """Say whether a word is a post: by the table, or by an ending that only posts have."""
    return bool(word.meaning & HEAD) or (
        not word.meaning and word.text[-1].islower() and word.key.endswith(_ENDINGS_OF_POSTS)
    )


def _piece(kind: _Kind, words: tuple[Word, ...]) -> _Piece:
    return _Piece(kind, words[0].start, words[-1].end)


def _begins_organisation(words: tuple[Word, ...]) -> bool:
    """Say whether an organisation's own name begins here: "Board of Directors"."""
    return (
        len(words) > 2
        and bool(words[0].meaning & ORGANISATION)
        and words[1].key in {"of", "for", "on"}
    ) or (
        # "Women University", "Indian Council of Advisers": the word stands last, or before "of".
        bool(words[-1].meaning & ORGANISATION)
        and not words[-1].meaning & (HEAD | SUBJECT)
        and not any(word.meaning & (HEAD | MODIFIER) for word in words[:1])
        and not any(word.key in _PLACE_OF_ORGANISATION for word in words)
        and not words[0].is_acronym
    )


def _kind_without_head(words: tuple[Word, ...]) -> _Kind:
    if " ".join(word.key for word in words) in PLACES or all(
        word.meaning & PLACE for word in words
    ):
        return _Kind.PLACE
    organisations = [word for word in words if word.meaning & ORGANISATION]
    if len(words) > 2 and organisations[:1] == [words[0]] and words[1].key in _OF_SOMETHING:
        return _Kind.ORGANISATION  # "Government of Pakistan"
    if any(not word.meaning & (SUBJECT | MODIFIER) for word in organisations):
        return _Kind.ORGANISATION
    if any(word.is_acronym for word in words):
        return _Kind.ORGANISATION
    if organisations and len(words) > 1 and organisations[-1] is words[-1]:
        return _Kind.ORGANISATION
    meaningful = [word for word in words if word.key not in _OF_SOMETHING]
    telling = sum(bool(word.meaning & (SUBJECT | MODIFIER)) for word in meaningful)
    if telling == len(meaningful) > 0:
        return _Kind.SUBJECT
    if 2 * telling >= len(meaningful) > 0:
        return _Kind.PARTLY
    return _Kind.UNKNOWN


def _split_position(words: tuple[Word, ...], head: int) -> list[_Piece]:
    """Split `[ORG] post [of|at] [organisation]`; the post alone where no organisation is known."""
    begin = 0
    while begin < head and words[begin].is_acronym:
        begin += 1
    pieces = [_piece(_Kind.ORGANISATION, words[:begin])] if begin else []
    words = words[begin:]
    at = head - begin + 1
    if at + 1 < len(words) and words[at].key == "at" and words[at + 1].key in _AT_LAW:
        at += 2  # "Barrister at Law"
    while at < len(words) and _goes_on(words, at):
        at += 1
    while at < len(words):
        key = words[at].key
        if key in _PLACE_OF_ORGANISATION and at + 1 < len(words):
            return [*pieces, _piece(_Kind.POSITION, words[:at]), *_organisation(words[at + 1 :])]
        if key in {"of", "in"} and _names_organisation(words[at + 1 :]):
            return [*pieces, _piece(_Kind.POSITION, words[:at]), *_organisation(words[at + 1 :])]
        if key in _OF_SOMETHING:
            at = _next_connective(words, at + 1)
            continue
        inside = _adjacent_organisation(words, at)
        if inside is not None:
            return [
                *pieces,
                _piece(_Kind.POSITION, words[:inside]),
                *_organisation(words[inside:]),
            ]
        at = _next_connective(words, at)
    return [*pieces, _piece(_Kind.POSITION, words)]


def _goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Say whether the post goes on: "Secretary General", "Founder and CEO", "Chair Acting Dean"."""
    word = words[at]
    if word.meaning & HEAD or word.key in {"general", "emeritus", "emerita", "elect"}:
        return True
    if word.key in {"and", "&"}:
        return _is_post_word(words, at + 1)
    # A modifier before an organisation is the organisation's: "Member Provincial Assembly".
    return bool(word.meaning & MODIFIER) and _is_head_at(words, at + 1)


def _is_head_at(words: tuple[Word, ...], at: int) -> bool:
    return at < len(words) and bool(words[at].meaning & HEAD)


def _is_post_word(words: tuple[Word, ...], at: int) -> bool:
    return at < len(words) and bool(words[at].meaning & (HEAD | MODIFIER))


def _next_connective(words: tuple[Word, ...], at: int) -> int:
    while at < len(words) and words[at].key not in {"at", "with", "from", "of", "in"}:
        at += 1
    return at


def _organisation(words: tuple[Word, ...]) -> list[_Piece]:
    while len(words) > 1 and words[0].key in {"the", "a", "an"} and words[0].text.islower():
        words = words[1:]
    return [_piece(_Kind.ORGANISATION, words)]


def _names_organisation(words: tuple[Word, ...]) -> bool:
    """Say whether what follows "of" or "in" is an organisation and not what the post is about."""
    while words and words[0].key in {"the", "a", "an"}:
        words = words[1:]
    stop = next(
        (at for at, word in enumerate(words) if word.key in _PLACE_OF_ORGANISATION), len(words)
    )
    words = words[:stop]
    if not words or any(word.key in _BODIES - {"studies"} for word in words):
        return False
    if words[0].is_acronym:
        return True
    named = [word for word in words if word.meaning & ORGANISATION]
    if not any(not word.meaning & SUBJECT for word in named) and not (
        named and named[-1] is words[-1]
    ):
        return False
    return len(words) > 1 or words[0].key not in GENERIC_NOUNS


def _adjacent_organisation(words: tuple[Word, ...], at: int) -> int | None:
    """Find where an organisation begins right behind a post: "Director CISS"."""
    stop = next(
        (i for i in range(at, len(words)) if words[i].key in {"at", "with", "from"}), len(words)
    )
    named = [
        i
        for i in range(at, stop)
        if words[i].meaning & ORGANISATION and not words[i].meaning & HEAD
    ]
    strong = [i for i in named if not words[i].meaning & SUBJECT]
    if not strong:
        acronym = words[at].is_acronym and not any(w.meaning & SUBJECT for w in words[at:stop])
        return at if acronym else None
    if words[at].text.upper() in ACRONYMS_OF_SUBJECTS and words[strong[0]].key in _COURSES:
        return None  # "Director MBA Program"
    first = strong[0]
    followed = first + 1 < stop and words[first + 1].key in {"of", "for", "on"}
    if not followed:
        return at
    # "Project Director CPEC Ministry of Planning": capitals in front belong to the post.
    begin = at
    while begin < first and (
        words[begin].is_acronym or not words[begin].text.isalpha() or (words[begin].text.isupper())
    ):
        begin += 1
    return begin
