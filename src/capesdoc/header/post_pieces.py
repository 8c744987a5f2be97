"""Pieces of a post: each part of what is said of a person, classified and split."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final, TypeAlias

from capesdoc.header.segments import MOST_REMEMBERED, Segment
from capesdoc.header.vocabulary import (
    ACRONYMS_OF_SUBJECTS,
    GENERIC_NOUNS,
    HEAD,
    MODIFIER,
    ORGANISATION,
    PLACE,
    PLACES,
    SUBJECT,
    evidence,
    word_set,
)
from capesdoc.header.words import ACRONYM, OPENS_PLACE, Word
from capesdoc.values import NamedTuple

__all__ = ["Kind", "Piece", "split_pieces"]


class Kind(StrEnum):
    """What a piece is evidence of."""

    POSITION = "position"
    ORGANISATION = "organisation"
    LISTED = "the last of a list of what a post is about"
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


_Run: TypeAlias = tuple[Kind, int, int]
"""A classified run of words: its first and its last."""

_ENDINGS_OF_POSTS: Final = (
    "ologist", "unionist", "grapher", "keeper", "maker", "owner", "holder", "worker", "woman",
    "ician", "ionist", "alist", "nomist",
)  # fmt: skip
_ARTICLES: Final = frozenset({"the", "a", "an"})
_AT_LAW: Final = frozenset({"law", "large"})
_LEADING: Final = word_set(
    "is was are serves currently serving as the a an of from at with and & also presently both all "
    "each"
)
_PLACE_OF_ORGANISATION: Final = frozenset({"at", "with", "from"})
_POSTS_OF_FIRMS: Final = word_set(
    "ceo coo cto cfo md founder co-founder cofounder owner co-owner proprietor publisher"
)
MOST_POST_WORDS: Final = 40
"""Words among which a second post is looked for: two long posts have thirty. It bounds the work."""

_OF_WHOLE_FIRMS: Final = word_set("ceo founder co-founder cofounder owner co-owner proprietor")
_COURSES: Final = frozenset({"program", "programme"})
_OF_SOMETHING: Final = frozenset({"of", "for", "to", "in", "on", "by", "and", "&"})
_UNITS: Final = word_set(
    "services service initiative initiatives solutions systems networks media community"
)
"""Words that a post may be about as well as a firm be called: "Head of Mobile Services, Panas"."""

_WORKS_FOR: Final = word_set(
    "editor correspondent reporter columnist commentator writer analyst consultant spokesperson "
    "spokesman spokeswoman counsel researcher representative adviser advisor"
)
"""Posts that are held for a house: "Editor for Radio Delta"; a minister is for a subject."""

_COVERED: Final = word_set("eu un nato")
"""Bodies that a post of another house is about: "EU Correspondent, The Port Times"."""

_BODIES: Final = word_set(
    "directors governors trustees editors visitors members ministers advisors advisers studies"
)


def split_pieces(segment: Segment) -> list[Piece]:
    """Classify a segment, and split it where an organisation stands inside a position."""
    if segment.quoted:
        return []
    words = segment.words
    starts = segment.starts
    remembered = len(words) <= MOST_REMEMBERED
    pieces = [
        Piece(kind, starts[first], starts[last] + len(words[last].text), own)
        for kind, first, last, own in (_split if remembered else _split.__wrapped__)(words)
    ]
    if segment.before == "and" and remembered and not words[0].signs & ACRONYM:
        pieces = [
            piece._replace(kind=Kind.LISTED) if piece.kind is Kind.ORGANISATION else piece
            for piece in pieces
        ]
    return pieces


@lru_cache(maxsize=4096)
def _split(words: tuple[Word, ...]) -> tuple[tuple[Kind, int, int, bool], ...]:
    """Give the pieces as runs of words, and whether each is its own; posts come again."""
    return tuple(
        [
            (
                kind,
                first,
                last,
                words[last].key in _OF_WHOLE_FIRMS if kind is Kind.POSITION else last > first,
            )
            for kind, first, last in _split_words(words)
        ]
    )


def _split_words(words: tuple[Word, ...]) -> list[_Run]:
    skipped = 0
    for word in words:
        if word.key not in _LEADING or word.text[0].isupper():
            break
        skipped += 1
    words = words[skipped:]
    if not words:
        return []
    whole = len(words) - 1
    heads = [at for at, word in enumerate(words) if _is_head(word)]
    if not heads and words[-1].key == "faculty" and words[0].meaning & MODIFIER:
        runs = [(Kind.POSITION, 0, whole)]  # "Visiting Faculty"
    elif not heads and len(words) > 1 and _are_posts(words):
        runs = [(Kind.POSITION, 0, whole)]  # "Research Associates", of two people
    elif not heads or _begins_organisation(words):
        runs = [(Kind.UNIT if _is_unit(words) else _kind_without_head(words), 0, whole)]
    elif joint := _joint(words, heads[0]):
        behind = joint + 1
        runs = [(Kind.ORGANISATION, 0, joint - 1), *_moved(_split_words(words[behind:]), behind)]
    else:
        runs = _split_position(words, heads[0])
    return _moved(runs, skipped) if skipped else runs


def _is_head(word: Word) -> bool:
    """Say whether a word is a post: by the table, or by an ending that only posts have."""
    return bool(word.meaning & HEAD) or (
        not word.meaning and word.text[-1].islower() and word.key.endswith(_ENDINGS_OF_POSTS)
    )


def _are_posts(words: tuple[Word, ...]) -> bool:
    plural = words[-1].key
    return (
        plural.endswith("s")
        and bool(evidence(plural[:-1]) & HEAD)
        and all(word.meaning & (SUBJECT | MODIFIER) for word in words[:-1])
    )


def _joint(words: tuple[Word, ...], head: int) -> int:
    """Find the "and" between an organisation and a post of another; 0 where none is."""
    if len(words) > MOST_POST_WORDS:
        return 0
    joint = next((at for at in range(head) if words[at].key == "and"), 0)
    if (
        joint
        and words[joint - 1].meaning & ORGANISATION
        and all(word.meaning & MODIFIER for word in words[joint + 1 : head])
    ):
        return joint
    return 0


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


def _kind_without_head(words: tuple[Word, ...]) -> Kind:
    if words[0].signs & (OPENS_PLACE | PLACE) and (
        " ".join([word.key for word in words]) in PLACES
        or all(word.meaning & PLACE for word in words)
    ):
        return Kind.PLACE
    organisations = [word for word in words if word.meaning & ORGANISATION]
    if len(words) > 2 and organisations[:1] == [words[0]] and words[1].key in _OF_SOMETHING:
        return Kind.ORGANISATION  # "Government of Pakistan"
    if any(not word.meaning & (SUBJECT | MODIFIER) for word in organisations):
        return Kind.ORGANISATION
    if any(word.is_acronym for word in words):
        return Kind.ORGANISATION
    if organisations and len(words) > 1 and organisations[-1] is words[-1]:
        return Kind.ORGANISATION
    meaningful = [word for word in words if word.key not in _OF_SOMETHING]
    telling = sum(bool(word.meaning & (SUBJECT | MODIFIER)) for word in meaningful)
    if telling == len(meaningful) > 0:
        return Kind.SUBJECT
    if 2 * telling >= len(meaningful) > 0:
        return Kind.PARTLY
    return Kind.UNKNOWN


def _split_position(words: tuple[Word, ...], head: int) -> list[_Run]:
    """Split `[ORG] post [of|at] [organisation]`; the post alone where no organisation is known."""
    begin = 0
    while begin < head and words[begin].signs & ACRONYM:
        begin += 1
    about = begin == 1 and words[0].key in _COVERED
    runs = [(Kind.UNIT if about else Kind.ORGANISATION, 0, begin - 1)] if begin else []
    at = head + 1
    if at + 1 < len(words) and words[at].key == "at" and words[at + 1].key in _AT_LAW:
        at += 2  # "Barrister at Law"
    while at < len(words) and _goes_on(words, at):
        at += 1
    while at < len(words):
        key = words[at].key
        so_far = [*runs, (Kind.POSITION, begin, at - 1)]
        if key in _PLACE_OF_ORGANISATION:
            # "Director at" ends before it says where.
            return so_far + (_organisation(words, at + 1) if at + 1 < len(words) else [])
        if key == "of" and words[at - 1].key in _POSTS_OF_FIRMS and at + 1 < len(words):
            return so_far + _organisation(words, at + 1)
        if key in {"of", "in"} and _names_organisation(words[at + 1 :]):
            if _is_unit(words[at + 1 :]):
                return [*so_far, (Kind.UNIT, at + 1, len(words) - 1)]
            return so_far + _organisation(words, at + 1)
        if key == "for" and words[at - 1].key in _WORKS_FOR and _is_house(words[at + 1 :]):
            return so_far + _organisation(words, at + 1)
        if key in _OF_SOMETHING:
            at = _next_connective(words, at + 1)
            continue
        inside = _adjacent_organisation(words, at)
        if inside is not None:
            return [*runs, (Kind.POSITION, begin, inside - 1), *_organisation(words, inside)]
        at = _next_connective(words, at)
    return [*runs, (Kind.POSITION, begin, len(words) - 1)]


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
    while at < len(words) and words[at].key not in {"at", "with", "from", "of", "in", "for"}:
        at += 1
    return at


def _organisation(words: tuple[Word, ...], at: int) -> list[_Run]:
    """Give an organisation, and what else the person is: "BCPR and Professor at the School"."""
    while at + 1 < len(words) and words[at].key in _ARTICLES and words[at].text.islower():
        at += 1
    second = _second_post(words[at:])
    if second is None:
        return [(Kind.ORGANISATION, at, len(words) - 1)]
    behind = at + second + 1
    return [
        (Kind.ORGANISATION, at, behind - 2),
        *_moved(_split_words(words[behind:]), behind),
    ]


def _moved(runs: list[_Run], by: int) -> list[_Run]:
    return [(kind, first + by, last + by) for kind, first, last in runs]


def _second_post(words: tuple[Word, ...]) -> int | None:
    """Find the "and" before a second post; `Ministry of Law and Justice` has none."""
    if len(words) > MOST_POST_WORDS:
        return None
    for at in range(1, len(words) - 2):
        if words[at].key not in {"and", "&"}:
            continue
        end = at + 1
        while end < len(words) and words[end].meaning & (HEAD | MODIFIER):
            end += 1
        post = words[at + 1 : end]
        if (
            any(word.meaning & HEAD and not word.meaning & SUBJECT for word in post)
            and end < len(words)
            and words[end].key in {"of", "at", "for", "in"}
        ):
            return at
    return None


def _names_organisation(words: tuple[Word, ...]) -> bool:
    """Say whether what follows "of" or "in" is an organisation and not what the post is about."""
    while words and words[0].key in _ARTICLES:
        words = words[1:]
    stop = next(
        (at for at, word in enumerate(words) if word.key in _PLACE_OF_ORGANISATION), len(words)
    )
    second = _second_post(words)
    words = words[: stop if second is None else min(stop, second)]
    if words and words[0].is_acronym:
        return True
    if not words or any(word.key in _BODIES - {"studies"} for word in words):
        return False
    named = [
        word
        for at, word in enumerate(words)
        if word.meaning & ORGANISATION and not _is_united_kingdom(words, at)
    ]
    if not any(not word.meaning & SUBJECT for word in named) and not (
        named and named[-1] is words[-1]
    ):
        return False
    return len(words) > 1 or words[0].key not in GENERIC_NOUNS


def _is_unit(words: tuple[Word, ...]) -> bool:
    """Say whether words without an article are subjects of work and one word for a unit."""
    units = [word for word in words if word.key in _UNITS]
    return bool(units) and all(
        word.key in _UNITS or word.key in {"and", "&"} or word.meaning & (SUBJECT | MODIFIER)
        for word in words
    )


def _is_house(words: tuple[Word, ...]) -> bool:
    """Say whether an organisation's own name stands here, and no subject or unit of work."""
    return _names_organisation(words) and not _is_unit(words) and words[0].text[0].isupper()


def _is_united_kingdom(words: tuple[Word, ...], at: int) -> bool:
    return words[at].key == "kingdom" and at > 0 and words[at - 1].key == "united"


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
