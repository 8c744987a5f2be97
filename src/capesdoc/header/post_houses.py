"""Houses among the words of a post: where the name of an organisation begins and ends."""

from __future__ import annotations

from itertools import pairwise

from capesdoc.header.post_words import (
    ARTICLES,
    BANKS,
    BEFORE_POSTS,
    BODIES,
    COURSES,
    EDITORS,
    ELECTED,
    ENVOYS,
    HEADS_OF_BODIES,
    KNOWN_HOUSES,
    MINISTERS,
    MOST_POST_WORDS,
    OF_A_BODY,
    OF_CHIEFS,
    OF_SOMETHING,
    PLACE_OF_ORGANISATION,
    POSTS_OF_FIRMS,
    SMALL,
    STUDENTS,
    UNITS,
    WORKS_FOR,
    is_chair_of_whole,
    is_of_whole,
    next_connective,
)
from capesdoc.header.vocabulary import (
    ACRONYMS_OF_SUBJECTS,
    GENERIC_NOUNS,
    HEAD,
    MODIFIER,
    NATIONS,
    ORGANISATION,
    PLACE,
    SUBJECT,
)
from capesdoc.header.words import ACRONYM, OPENS_PLACE, Word

__all__ = [
    "adjacent_organisation",
    "begins_organisation",
    "behind_subject",
    "house_follows",
    "house_in_front",
    "is_unit",
    "joint_of_posts",
    "names_organisation",
    "second_post",
]


def house_in_front(words: tuple[Word, ...], head: int) -> int:
    """Find the post behind a house that has a name of its own; 0 where none stands there.

    "Tokyo Foundation senior fellow", but not "Bank Manager", whose first word is no name.
    """
    begin = head
    while begin and words[begin - 1].meaning & MODIFIER:
        begin -= 1
    named = words[:begin]
    if len(named) < 2 or not all(w.text[0].isupper() or w.key in SMALL for w in named):
        return 0
    first, last = named[0], named[-1]
    if first.key in KNOWN_HOUSES and named[1].key == "of":
        return begin if words[-1].meaning & HEAD and not words[-1].meaning & SUBJECT else 0
    bank = last.key == "bank" and first.key in BANKS
    if last.key in KNOWN_HOUSES and (bank or not first.meaning & (MODIFIER | SUBJECT)):
        return begin
    return 0


def joint_of_posts(words: tuple[Word, ...], head: int) -> int:
    """Find the "and" between an organisation and a post of another; 0 where none is.

    "Delta Forum and Member", "Department of Ports and Controller of Tolls"; but "Institute of
    Ports and Customs" is one.
    """
    if len(words) > MOST_POST_WORDS:
        return 0
    joint = next((at for at in range(head, 0, -1) if words[at].key in {"and", "&"}), 0)
    if (
        joint
        and (words[joint - 1].signs & (ORGANISATION | ACRONYM) or _is_named_of(words[:joint]))
        and _is_post_alone(words[joint + 1 :], head - joint - 1)
    ):
        return joint
    if (
        joint
        and words[joint + 1].key in BEFORE_POSTS
        and any(not word.meaning & (SUBJECT | MODIFIER) for word in words[:joint])
        and all(
            word.signs & (MODIFIER | SUBJECT | ACRONYM) or word.key in NATIONS
            for word in words[joint + 1 : head]
        )
    ):
        return joint  # "Orla & Mora and former FAO Director"
    return 0


def _is_named_of(words: tuple[Word, ...]) -> bool:
    """Say whether an organisation is named by what it is of: "Government of Delta"."""
    return len(words) > 2 and bool(words[0].meaning & ORGANISATION) and words[1].key in OF_A_BODY


def _is_post_alone(words: tuple[Word, ...], head: int) -> bool:
    """Say whether a post stands here with nothing before its head that may be anything else."""
    return (
        bool(words[head].meaning & HEAD)
        and not words[head].meaning & SUBJECT
        and all(word.meaning & MODIFIER for word in words[:head])
        and (
            head + 1 == len(words)
            or words[head + 1].key in OF_SOMETHING
            or words[head + 1].key in PLACE_OF_ORGANISATION
            or bool(words[head + 1].meaning & HEAD)
            or words[head + 1].key == "general"
        )
    )


def begins_organisation(words: tuple[Word, ...], heads: list[int]) -> bool:
    """Say whether an organisation's own name begins here: "Board of Directors"."""
    first, last = words[0], words[-1]
    if len(words) > 2 and first.meaning & ORGANISATION and words[1].key in {"of", "for", "on"}:
        return True
    if last.meaning & HEAD and not last.meaning & (ORGANISATION | SUBJECT):
        return False
    if any(
        words[at].meaning & ORGANISATION
        and not words[at].meaning & (HEAD | SUBJECT)
        and words[at + 1].key == "of"
        for at in range(1, heads[0] - 1)
    ):
        return True  # "Harbour Council of Chief Pilots"
    if first.key in STUDENTS and len(words) > 1 and words[1].meaning & ORGANISATION:
        return True
    # "Women University", "Indian Council of Advisers": the word stands last, or before "of".
    return (
        bool(last.meaning & ORGANISATION)
        and not last.meaning & (HEAD | SUBJECT)
        and not first.meaning & (HEAD | MODIFIER)
        and not any(word.key in PLACE_OF_ORGANISATION for word in words)
        and not first.is_acronym
        and not _is_post_of(words, heads)
    )


def _is_post_of(words: tuple[Word, ...], heads: list[int]) -> bool:
    """Say whether a post and what it is of stand here: "Honourable Rector of Delta University"."""
    return not any(word.meaning & ORGANISATION for word in words[: heads[0]]) and any(
        words[head + 1].key == "of" for head in heads if head + 1 < len(words)
    )


def behind_subject(words: tuple[Word, ...], at: int) -> int:
    """Give where a post goes on behind what it is about, or 0 where a house may follow first.

    The second "of" in "of History of the University of Swat", the "in" of "of History in the
    School of Arts"; all behind an envoy that is of one
    state and to another; what is behind the constituency of "Representative from Virginia".
    """
    key, post = words[at].key, words[at - 1].key
    if key == "from" and post in ELECTED and not names_organisation(words[at + 1 :]):
        return next_connective(words, at + 1)
    if key != "of" or post in POSTS_OF_FIRMS:
        return 0
    if post == "chief" and words[at + 1 : at + 2] and words[at + 1].key in OF_CHIEFS:
        return at + 2  # "Deputy Chief of Mission of the Embassy"
    if post in ENVOYS and any(word.key == "to" for word in words[at:]):
        return len(words)
    begin = end = at + 1
    while end < len(words) and (words[end].meaning & SUBJECT or words[end].key in {"and", "&"}):
        if words[end].meaning & ORGANISATION and not words[end].meaning & HEAD:
            return 0
        end += 1
    return end if begin < end < len(words) and words[end].key in {"of", "in"} else 0


def house_follows(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a house stands behind "of", "in" or "for", and not what the post is about.

    of   a firm behind a post that only firms have; what has a word of organisations; "the" and a
         name behind the head of a body; a name without a known word behind an editor, or behind a
         post that is held of a whole house; one that begins with such a word behind a president
    in   what has a word of organisations
    for  such a house behind a post that is held for one, or with an article
    """
    key, post, rest = words[at].key, words[at - 1].key, words[at + 1 :]
    if not rest or key not in {"of", "in", "for"}:
        return False
    if key == "for":
        for_house = post in WORKS_FOR or (post not in MINISTERS and rest[0].key == "the")
        return for_house and _is_house(rest)
    if names_organisation(rest):
        return True
    return key == "of" and (
        any(word.key in POSTS_OF_FIRMS for word in words[:at])
        or (is_of_whole(words, at - 1) and _is_unknown_name(rest))
        or (post.removeprefix("co-") in HEADS_OF_BODIES and _is_the_name(rest))
        or (post in EDITORS and _is_unknown_name(rest))
        or (is_chair_of_whole(words, at - 1) and _begins_unknown_name(rest))
    )


def _is_the_name(words: tuple[Word, ...]) -> bool:
    """Say whether "the" and a name stand here: "the Mejlis of the Tatars", "the Louvre"."""
    if len(words) < 2 or words[0].key != "the" or len(words) > MOST_POST_WORDS:
        return False
    name = words[1]
    unknown = not name.meaning and name.text[0].isupper()
    return unknown and not any(word.meaning & (HEAD | PLACE) for word in words)


def second_post(words: tuple[Word, ...]) -> int | None:
    """Find the "and" before a second post; `Ministry of Law and Justice` has none."""
    if len(words) > MOST_POST_WORDS:
        return None
    for at in range(1, len(words) - 1):
        if words[at].key not in {"and", "&"}:
            continue
        if words[at + 1].key in BEFORE_POSTS and words[at + 1 :][-1].key != words[at + 1].key:
            return at
        end = at + 1
        while end < len(words) and words[end].meaning & (HEAD | MODIFIER):
            end += 1
        post = words[at + 1 : end]
        if (
            any(word.meaning & HEAD and not word.meaning & SUBJECT for word in post)
            and not any(word.meaning & HEAD for word in words[:at])
            and (end == len(words) or words[end].key in {"of", "at", "for", "in"})
        ):
            return at
    return None


def names_organisation(words: tuple[Word, ...]) -> bool:
    """Say whether what follows "of" or "in" is an organisation and not what the post is about."""
    named_so = bool(words) and words[0].key in ARTICLES
    while words and words[0].key in ARTICLES:
        words = words[1:]
    stop = next(
        (at for at, word in enumerate(words) if word.key in PLACE_OF_ORGANISATION), len(words)
    )
    second = second_post(words)
    words = words[: stop if second is None else min(stop, second)]
    if words and words[0].is_acronym:
        return True
    if not words or any(word.key in BODIES - {"studies"} for word in words):
        return False
    if _is_named_of(words) or (named_so and _is_office_somewhere(words)):
        return True
    named = [
        word
        for at, word in enumerate(words)
        if word.meaning & ORGANISATION
        and not _is_united_kingdom(words, at)
        and not _is_before_subject(words, at, named_so=named_so)
    ]
    if not any(not word.meaning & SUBJECT for word in named) and not (
        named and named[-1] is words[-1]
    ):
        return False
    return len(words) > 1 or words[0].key not in GENERIC_NOUNS


def _is_office_somewhere(words: tuple[Word, ...]) -> bool:
    """Say whether a word for a house, though a subject too, is placed: "Asia Office in Bangkok"."""
    return any(
        word.meaning & ORGANISATION and after.key in {"in", "of", "for"}
        for word, after in pairwise(words)
    )


def _is_before_subject(words: tuple[Word, ...], at: int, *, named_so: bool) -> bool:
    """Say whether a word belongs to what follows: "Programme Development", "Government Affairs".

    With an article (`named_so`) "the Government Information System" is a name.
    """
    if at + 1 >= len(words) or not words[at + 1].meaning & SUBJECT:
        return False
    if words[at].meaning & MODIFIER:
        return True
    return not named_so and all(word.meaning & SUBJECT for word in words[:at])


def is_unit(words: tuple[Word, ...]) -> bool:
    """Say whether words without an article are subjects of work and one word for a unit."""
    units = [word for word in words if word.key in UNITS]
    return bool(units) and all(
        word.key in UNITS or word.key in {"and", "&"} or word.meaning & (SUBJECT | MODIFIER)
        for word in words
    )


def _is_unknown_name(words: tuple[Word, ...]) -> bool:
    """Say whether a name stands here of which no word is known: "La Marea"."""
    return bool(words) and all(not word.meaning and word.text[0].isupper() for word in words)


def _begins_unknown_name(words: tuple[Word, ...]) -> bool:
    """Say whether a name of several words begins with an unknown one: "Imani Africa"."""
    return (
        1 < len(words) <= MOST_POST_WORDS
        and not words[0].meaning
        and not words[0].signs & OPENS_PLACE
        and all(
            (
                word.text[0].isupper()
                and (word.meaning & PLACE or not word.meaning & (HEAD | MODIFIER | SUBJECT))
            )
            or (word.key in SMALL and word.text.islower())
            for word in words
        )
    )


def _is_house(words: tuple[Word, ...]) -> bool:
    """Say whether an organisation's own name stands here, and no subject or unit of work."""
    if len(words) > 1 and words[0].key == "the":
        words = words[1:]
        if words[0].is_acronym:
            return False  # "Adviser for the MENA region"
    return names_organisation(words) and not is_unit(words) and words[0].text[0].isupper()


def _is_united_kingdom(words: tuple[Word, ...], at: int) -> bool:
    return words[at].key == "kingdom" and at > 0 and words[at - 1].key == "united"


def _is_firm_behind(words: tuple[Word, ...], at: int) -> bool:
    """Say whether nothing but capitals follows a post that is held of a firm and has no subject."""
    two = (words[at - 2].key, words[at - 1].key) if at > 1 else ()
    return (
        (words[at - 1].key == "ceo" or (two == ("managing", "director")))
        and not words[at].meaning & (SUBJECT | MODIFIER)
        and all(
            (word.text[0].isupper() and not word.meaning & HEAD) or word.key in SMALL
            for word in words[at:]
        )
    )


def adjacent_organisation(words: tuple[Word, ...], at: int) -> int | None:
    """Find where an organisation begins right behind a post: "Director CISS", "CEO Boltar"."""
    if _is_firm_behind(words, at):
        return at
    stop = next(
        (i for i in range(at, len(words)) if words[i].key in {"at", "with", "from"}), len(words)
    )
    named = [
        i
        for i in range(at, stop)
        if words[i].meaning & ORGANISATION and not words[i].meaning & HEAD
    ]
    strong = [i for i in named if not words[i].meaning & SUBJECT]
    if named[:1] == [at] and at + 2 < stop and words[at + 1].key == "of":
        return at  # "Dean Faculty of Urdu"
    if not strong:
        acronym = words[at].is_acronym and not any(w.meaning & SUBJECT for w in words[at:stop])
        return at if acronym else None
    if words[at].text.upper() in ACRONYMS_OF_SUBJECTS and words[strong[0]].key in COURSES:
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
