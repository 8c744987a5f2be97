"""Words of posts: what a word says where a post stands, as data, and by its neighbours."""

from __future__ import annotations

from typing import Final

from capesdoc.header.vocabulary import (
    GENERIC_NOUNS,
    HEAD,
    MODIFIER,
    ORGANISATION,
    SUBJECT,
    evidence,
    word_set,
)
from capesdoc.header.words import Word

__all__ = [
    "ARTICLES",
    "AT_LAW",
    "BANKS",
    "BEFORE_POSTS",
    "BOARDS",
    "BODIES",
    "COURSES",
    "COVERED",
    "EDITORS",
    "ELECTED",
    "ENVOYS",
    "FOCAL",
    "HEADS_OF_BODIES",
    "KNOWN_HOUSES",
    "LEADING",
    "LONGEST_POST",
    "MINISTERS",
    "MOST_POST_WORDS",
    "NOW",
    "OF_A_BODY",
    "OF_CHIEFS",
    "OF_SOMETHING",
    "PAPERS",
    "PLACE_OF_ORGANISATION",
    "POSTS_OF_FIRMS",
    "SMALL",
    "STUDENTS",
    "UNITS",
    "WORKS_FOR",
    "are_posts",
    "goes_on",
    "is_chair_of_whole",
    "is_head",
    "is_of_whole",
    "names_post",
    "next_connective",
]

_ENDINGS_OF_POSTS: Final = (
    "ologist", "unionist", "grapher", "keeper", "maker", "owner", "holder", "worker", "woman",
    "ician", "ionist", "alist", "nomist",
)  # fmt: skip

ARTICLES: Final = frozenset({"the", "a", "an"})

AT_LAW: Final = frozenset({"law", "large"})

OF_CHIEFS: Final = word_set("mission party section staff")
"""What a chief is of is part of the post: "Deputy Chief of Mission of the Embassy"."""

BOARDS: Final = frozenset({"bog", "bod", "bot"})
"""Boards by their letters; who sits on one has a post: "Chairman BoG SDPI"."""

LEADING: Final = word_set(
    "is was are serves currently serving as the a an of from at with and & also presently both all "
    "each"
)

BANKS: Final = word_set("world asian african european islamic state central reserve national")
"""Words of subjects and of posts with which the name of a bank begins."""

NOW: Final = word_set("currently presently")
"""Words that say of a post no more than that it is held; "formerly" says more."""

BEFORE_POSTS: Final = frozenset({"former", "formerly", "ex"})
"""Behind "and" they begin another post, whatever follows."""

FOCAL: Final = frozenset({"point", "person"})
"""A post behind "focal"."""

SMALL: Final = frozenset({"of", "for", "and", "&", "the", "on"})
"""Words in lower case within the name of a house."""

PAPERS: Final = word_set("economist diplomat banker engineer lawyer scientist strategist historian")
"""Posts that a paper is called by: "The Economist"."""

STUDENTS: Final = word_set("graduate postgraduate student students executive")
"""Posts that stand before the word for a house as its kind: "Graduate School of Law"."""

ENVOYS: Final = word_set("ambassador commissioner consul envoy plenipotentiary representative")
"""Posts that are of one state and to another: "Ambassador of the Republic of Peru to Chile"."""

HEADS_OF_BODIES: Final = word_set(
    "chairman chairperson chairwoman president vice-chancellor rector editor publisher founder "
    "head director chair secretary-general dean delegate member spokesperson"
)
"""Posts that are held of a body: what follows "of the" is its name, whatever it is called."""

EDITORS: Final = word_set("editor editor-in-chief publisher")
"""What they are of is a paper where no word of it is a subject."""

_NO_PAPERS: Final = (HEADS_OF_BODIES - EDITORS) | word_set("chancellor governor registrar provost")
"""Posts that no paper is called by: "The Chancellor"."""

ELECTED: Final = word_set(
    "representative senator congressman congresswoman delegate member mp mla mpa mna mep councillor"
)
"""Where they are from is whom they were elected by."""

MINISTERS: Final = word_set("minister secretary undersecretary under-secretary commissioner")
"""What they are for is a subject, with an article too."""

KNOWN_HOUSES: Final = word_set(
    "university institute foundation bank ministry corporation association academy federation "
    "commission agency authority centre center institution government council society union club"
)
"""Words that make a name of what stands before them: "Harbour Foundation senior fellow"."""

PLACE_OF_ORGANISATION: Final = frozenset({"at", "with", "from"})
"""Words behind which a house stands."""

POSTS_OF_FIRMS: Final = word_set(
    "ceo coo cto cfo md founder co-founder cofounder owner co-owner proprietor publisher"
)

MOST_POST_WORDS: Final = 40
"""Words among which a second post is looked for: two long posts have thirty. It bounds the work."""

LONGEST_POST: Final = 100
"""Words between two separators that are still split; more are prose. It bounds the work."""

_CHAIRS: Final = word_set("president chairman chairperson chairwoman")
_NO_CHAIR: Final = word_set("vice deputy assistant associate")

_OF_WHOLE_FIRMS: Final = word_set("ceo founder co-founder cofounder owner co-owner proprietor")

_OF_WHOLE_HOUSES: Final = frozenset(
    {("executive", "director"), ("founding", "director"), ("secretary", "general")}
)

OF_A_BODY: Final = frozenset({"of", "for", "on"})
"""What joins the word for a house to what it is for: "Institute of Peace"."""

COURSES: Final = frozenset({"program", "programme"})

OF_SOMETHING: Final = frozenset({"of", "for", "to", "in", "on", "by", "and", "&"})

UNITS: Final = word_set(
    "services service initiative initiatives solutions systems networks media community"
)
"""Words that a post may be about as well as a firm be called: "Head of Mobile Services, Panas"."""

WORKS_FOR: Final = word_set(
    "coordinator manager editor correspondent reporter columnist commentator writer analyst "
    "consultant spokesperson spokesman spokeswoman counsel researcher representative adviser "
    "advisor"
)
"""Posts that are held for a house: "Editor for Radio Delta"; a minister is for a subject."""

COVERED: Final = word_set("eu un nato")
"""Bodies that a post of another house is about: "EU Correspondent, The Port Times"."""

BODIES: Final = word_set(
    "directors governors trustees editors visitors members ministers advisors advisers studies"
)


def is_head(word: Word) -> bool:
    """Say whether a word is a post: by the table, or by an ending that only posts have."""
    return bool(word.meaning & HEAD) or (
        not word.meaning and word.text[-1].islower() and word.key.endswith(_ENDINGS_OF_POSTS)
    )


def are_posts(words: tuple[Word, ...]) -> bool:
    """Say whether a post is named in the plural: "Research Associates"."""
    plural = words[-1].key
    return (
        plural.endswith("s")
        and bool(evidence(plural[:-1]) & HEAD)
        and all(word.meaning & (SUBJECT | MODIFIER) for word in words[:-1])
    )


def names_post(words: tuple[Word, ...]) -> bool:
    """Say whether a post follows "The": "National Coordinator", "Rector of X"; "Economist" may not.

    "The Economist" is a paper, and so is "The Harbour Engineer Review".
    """
    for at, word in enumerate(words):
        if word.meaning & ORGANISATION:
            return False
        if is_head(word) and (
            words[at + 1].key in OF_SOMETHING or goes_on(words, at + 1)
            if at + 1 < len(words)
            else at > 0 or word.key in _NO_PAPERS
        ):
            return True
    return False


def _is_head_at(words: tuple[Word, ...], at: int) -> bool:
    return at < len(words) and bool(words[at].meaning & HEAD)


def _is_post_word(words: tuple[Word, ...], at: int) -> bool:
    return at < len(words) and bool(words[at].meaning & (HEAD | MODIFIER))


def next_connective(words: tuple[Word, ...], at: int) -> int:
    """Give the place of the next word that joins a post to what it is of, or the end."""
    while at < len(words) and words[at].key not in {"at", "with", "from", "of", "in", "for"}:
        at += 1
    return at


def goes_on(words: tuple[Word, ...], at: int) -> bool:
    """Say whether the post goes on: "Secretary General", "Founder and CEO", "Chair Acting Dean"."""
    word = words[at]
    if word.meaning & HEAD or word.key in {
        "general",
        "emeritus",
        "emerita",
        "elect",
        "extraordinary",
    }:
        return True
    if word.key in GENERIC_NOUNS and _is_head_at(words, at + 1):
        return True  # "Deputy Division Chief"
    if word.key in BOARDS:
        return at + 1 < len(words)
    if word.key in {"and", "&"}:
        end = at + 1
        while end < len(words) and words[end].meaning & MODIFIER and not words[end].meaning & HEAD:
            end += 1
        return _is_head_at(words, end) or (
            _is_post_word(words, at + 1) and words[at + 1].key not in BEFORE_POSTS
        )
    # A modifier before an organisation is the organisation's: "Member Provincial Assembly".
    return bool(word.meaning & MODIFIER) and _is_head_at(words, at + 1)


def is_of_whole(words: tuple[Word, ...], last: int) -> bool:
    """Say whether a post is held of a whole house, so that what follows is its name."""
    two = (words[last - 1].key, words[last].key) if last else ()
    return words[last].key in _OF_WHOLE_FIRMS or two in _OF_WHOLE_HOUSES


def is_chair_of_whole(words: tuple[Word, ...], last: int) -> bool:
    """Say whether the head of a body ends here: a vice president is of a subject."""
    return words[last].key in _CHAIRS and not (last and words[last - 1].key in _NO_CHAIR)
