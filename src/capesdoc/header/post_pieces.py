"""Pieces of a post: each part of what is said of a person, classified and split."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias

from capesdoc.header.post_houses import (
    adjacent_organisation,
    begins_organisation,
    behind_subject,
    house_follows,
    house_in_front,
    is_unit,
    joint_of_posts,
    second_post,
)
from capesdoc.header.post_words import (
    ARTICLES,
    AT_LAW,
    BEFORE_POSTS,
    COVERED,
    FOCAL,
    LEADING,
    LONGEST_POST,
    MOST_POST_WORDS,
    NOW,
    OF_SOMETHING,
    PAPERS,
    PLACE_OF_ORGANISATION,
    POSTS_OF_FIRMS,
    STUDENTS,
    are_posts,
    goes_on,
    is_head,
    is_of_whole,
    names_post,
    next_connective,
)
from capesdoc.header.segments import MOST_REMEMBERED, Segment
from capesdoc.header.vocabulary import (
    HEAD,
    MODIFIER,
    ORGANISATION,
    PLACE,
    PLACES,
    SUBJECT,
)
from capesdoc.header.words import ACRONYM, OPENS_PLACE, Word
from capesdoc.values import NamedTuple

__all__ = [
    "Kind",
    "Piece",
    "split_house_and_post",
    "split_pieces",
]


class Kind(StrEnum):
    """What a piece is evidence of."""

    POSITION = "position"
    ANOTHER = "another position, behind a house and its post"
    ORGANISATION = "organisation"
    LISTED = "the last of a list of what a post is about"
    LETTERS = "capitals in front of a post: the organisation, or a part of the one that follows"
    UNIT = "a part of an organisation, or all of a small one"
    SUBJECT = "subject"
    PARTLY = "partly a subject"
    PLACE = "place"
    UNKNOWN = "unknown"


class Piece(NamedTuple):
    """A classified run of words; offsets in the text, half open.

    `own` marks a post that is held of a whole firm, and several words that follow such a post.
    """

    kind: Kind
    start: int
    end: int
    own: bool = False


_NO_HOUSES: Final = (Kind.POSITION, Kind.PLACE)
_Run: TypeAlias = tuple[Kind, int, int]
"""A classified run of words: its first and its last."""


def split_pieces(segment: Segment) -> list[Piece]:
    """Classify a segment, and split it where an organisation stands inside a position."""
    if segment.quoted:
        return []
    words = segment.words
    starts = segment.starts
    remembered = len(words) <= MOST_REMEMBERED
    pieces = [
        Piece(kind, starts[first], starts[last] + len(_without_s(words, last)), own)
        for kind, first, last, own in (_split if remembered else _split.__wrapped__)(words)
    ]
    if (
        len(words) > 2
        and words[0].signs & PLACE
        and words[1].key in {"and", "&"}
        and words[-1].signs & (PLACE | ACRONYM)
    ):
        # "Ambassador to Peru, Chile and ASEAN"
        return [piece._replace(kind=Kind.LISTED) for piece in pieces]
    if segment.before == "and" and remembered and not words[0].signs & ACRONYM:
        pieces = [
            piece._replace(kind=Kind.LISTED)
            if piece.kind in (Kind.ORGANISATION, Kind.UNKNOWN, Kind.PARTLY)
            else piece
            for piece in pieces
        ]
    if len(pieces) == 1 and _says_where(words[0]) and pieces[0].kind not in _NO_HOUSES:
        pieces = [pieces[0]._replace(kind=Kind.ORGANISATION)]
    return pieces


def _without_s(words: tuple[Word, ...], last: int) -> str:
    """Give the text of a word, without the "’s" of "FAO’s Director"."""
    word = words[last]
    possessive = word.is_acronym and last + 1 < len(words) and word.text[-2:] in ("’s", "'s")
    return word.text[:-2] if possessive else word.text


def _says_where(word: Word) -> bool:
    return word.key in PLACE_OF_ORGANISATION and word.text.islower()


def split_house_and_post(segment: Segment) -> list[Piece] | None:
    """Split "Harbour Direct and Board Chair", which stands behind a post of the first house.

    No word tells the house. What is left of "and" may not be what a post is about, and what is
    right of it has to be a post and nothing else: "Policy and Research Officer" is one post.
    """
    words, starts = segment.words, segment.starts
    if len(words) > MOST_POST_WORDS:
        return None
    joint = next((at for at, word in enumerate(words) if word.key in {"and", "&"}), 0)
    house, post = words[:joint], words[joint + 1 :]
    if (
        not house
        or not post
        or not words[0].text[0].isupper()
        or not post[-1].meaning & HEAD
        or any(is_head(word) for word in house)
        or any(word.meaning & SUBJECT or not word.meaning for word in post)
        or _kind_without_head(house) not in (Kind.UNKNOWN, Kind.PARTLY, Kind.ORGANISATION)
    ):
        return None
    return [
        Piece(Kind.ORGANISATION, starts[0], segment.end_of(joint - 1)),
        Piece(Kind.POSITION, starts[joint + 1], segment.end),
    ]


@lru_cache(maxsize=4096)
def _split(words: tuple[Word, ...]) -> tuple[tuple[Kind, int, int, bool], ...]:
    """Give the pieces as runs of words, and whether each is its own; posts come again."""
    return tuple(
        [
            (
                kind,
                first,
                last,
                is_of_whole(words, last) if kind is Kind.POSITION else last > first,
            )
            for kind, first, last in _split_words(words)
        ]
    )


def _split_words(words: tuple[Word, ...]) -> list[_Run]:
    if len(words) > LONGEST_POST:
        told = any(map(is_head, words))
        return [(Kind.POSITION if told else _kind_without_head(words), 0, len(words) - 1)]
    skipped = 0
    for word in words:
        if (word.key not in LEADING or word.text[0].isupper()) and not (
            word.key in NOW or (word.key == "the" and names_post(words[1 + skipped :]))
        ):
            break
        skipped += 1
    words = words[skipped:]
    if not words:
        return []
    whole = len(words) - 1
    heads = [
        at
        for at, word in enumerate(words)
        if is_head(word) or (word.key in FOCAL and at and words[at - 1].key == "focal")
    ]
    if len(words) == 2 and words[0].key == "the" and words[1].key in PAPERS:
        return _moved([(Kind.ORGANISATION, 0, 1)], skipped)
    if not heads and words[-1].key == "faculty" and words[0].meaning & MODIFIER:
        runs = [(Kind.POSITION, 0, whole)]  # "Visiting Faculty"
    elif not heads and len(words) > 1 and are_posts(words):
        runs = [(Kind.POSITION, 0, whole)]  # "Research Associates", of two people
    elif not heads:
        runs = [(Kind.UNIT if is_unit(words) else _kind_without_head(words), 0, whole)]
    elif joint := joint_of_posts(words, heads[0]):
        behind = joint + 1
        former = words[behind].key in BEFORE_POSTS
        runs = [(Kind.ORGANISATION, 0, joint - 1), *_another(words, behind, int(former))]
    elif house := house_in_front(words, heads[0]):
        runs = [(Kind.ORGANISATION, 0, house - 1), *_moved(_split_words(words[house:]), house)]
    elif begins_organisation(words, heads):
        runs = [(Kind.UNIT if is_unit(words) else _kind_without_head(words), 0, whole)]
    else:
        runs = _split_position(words, heads[0])
    return _moved(runs, skipped) if skipped else runs


def _kind_without_head(words: tuple[Word, ...]) -> Kind:
    if words[0].signs & (OPENS_PLACE | PLACE) and (
        " ".join([word.key for word in words]) in PLACES
        or all(word.meaning & PLACE for word in words)
    ):
        return Kind.PLACE
    organisations = [word for word in words if word.meaning & ORGANISATION]
    if len(words) > 2 and organisations[:1] == [words[0]] and words[1].key in OF_SOMETHING:
        return Kind.ORGANISATION  # "Government of Pakistan"
    if organisations[:1] == list(words[1:2]) and words[0].key in STUDENTS:
        return Kind.ORGANISATION  # "Executive Office of the Mayor"
    if any(not word.meaning & (SUBJECT | MODIFIER) for word in organisations):
        return Kind.ORGANISATION
    if any(word.is_acronym for word in words):
        return Kind.ORGANISATION
    if organisations and len(words) > 1 and organisations[-1] is words[-1]:
        return Kind.ORGANISATION
    meaningful = [word for word in words if word.key not in OF_SOMETHING]
    telling = sum(bool(word.meaning & (SUBJECT | MODIFIER)) for word in meaningful)
    if telling == len(meaningful) > 0:
        return Kind.SUBJECT
    if 2 * telling >= len(meaningful) > 0:
        return Kind.PARTLY
    return Kind.UNKNOWN


def _split_position(words: tuple[Word, ...], head: int) -> list[_Run]:
    """Split `[ORG] post [of|at] [organisation]`; the post alone where no organisation is known."""
    begin = _begin_of_post(words, head)
    kind = Kind.ORGANISATION
    if begin == 1:
        kind = Kind.UNIT if words[0].key in COVERED else Kind.LETTERS
    runs = [(kind, 0, begin - 1)] if begin else []
    at = head + 1
    if at + 1 < len(words) and words[at].key == "at" and words[at + 1].key in AT_LAW:
        at += 2  # "Barrister at Law"
    while at < len(words) and goes_on(words, at):
        if begin and words[at].key in {"and", "&"} and words[at + 1].key in BEFORE_POSTS:
            break  # "FAO Board Member and former Head of the Harbour Council"
        at += 1
    while at < len(words):
        key = words[at].key
        so_far = [*runs, (Kind.POSITION, begin, at - 1)]
        if key in {"and", "&"} and at + 2 < len(words) and words[at + 1].key in BEFORE_POSTS:
            return so_far + _another(words, at + 1, begin)
        if behind := behind_subject(words, at):
            at = behind
            continue
        if key in PLACE_OF_ORGANISATION:
            # "Director at" ends before it says where.
            return so_far + (_organisation(words, at + 1) if at + 1 < len(words) else [])
        if house_follows(words, at):
            if words[at - 1].key not in POSTS_OF_FIRMS and is_unit(words[at + 1 :]):
                return [*so_far, (Kind.UNIT, at + 1, len(words) - 1)]
            return so_far + _organisation(words, at + 1)
        if key in OF_SOMETHING:
            at = next_connective(words, at + 1)
            continue
        inside = adjacent_organisation(words, at)
        if inside is not None:
            return [*runs, (Kind.POSITION, begin, inside - 1), *_organisation(words, inside)]
        at = next_connective(words, at)
    return [*runs, (Kind.POSITION, begin, len(words) - 1)]


def _begin_of_post(words: tuple[Word, ...], head: int) -> int:
    """Give where a post begins behind the capitals of a house: "ISSI Director"."""
    begin = 0
    while begin < head and words[begin].signs & ACRONYM:
        begin += 1
    if begin and words[begin].key in {"and", "&"}:
        return 0  # "GMES & Africa Project Manager"
    named = begin == head and words[head].key == "chair" and head + 1 < len(words)
    if named and words[head + 1].key in {"in", "on", "for"}:
        return 0  # "UNESCO Chair in Law"
    return begin


def _another(words: tuple[Word, ...], at: int, begin: int) -> list[_Run]:
    """Give another post, "former …"; one behind a house and its post is not part of that post."""
    runs = _moved(_split_words(words[at:]), at)
    if begin and runs[:1] and runs[0][0] is Kind.POSITION:
        return [(Kind.ANOTHER, *runs[0][1:]), *runs[1:]]
    return runs


def _organisation(words: tuple[Word, ...], at: int) -> list[_Run]:
    """Give an organisation, and what else the person is: "BCPR and Professor at the School"."""
    while at + 1 < len(words) and words[at].key in ARTICLES and words[at].text.islower():
        at += 1
    second = second_post(words[at:])
    if second is None:
        return [(Kind.ORGANISATION, at, len(words) - 1)]
    behind = at + second + 1
    return [
        (Kind.ORGANISATION, at, behind - 2),
        *_moved(_split_words(words[behind:]), behind),
    ]


def _moved(runs: list[_Run], by: int) -> list[_Run]:
    return [(kind, first + by, last + by) for kind, first, last in runs]
