"""Names: which words of a segment are a person's honorific and name."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from capesdoc.header.post_houses import house_in_front
from capesdoc.header.post_words import MINISTERS, is_head
from capesdoc.header.segments import MOST_REMEMBERED, Segment, title_length
from capesdoc.header.vocabulary import (
    HEAD,
    MODIFIER,
    NATIONS,
    ORGANISATION,
    PLACE,
    PLACES,
    SUBJECT,
    word_set,
)
from capesdoc.header.words import (
    ACRONYM,
    CAPITALS,
    FIRST_NAME,
    LATER_NAME,
    LETTERS,
    LONGER,
    LOW_PARTICLE,
    MARK,
    NEW_PERSON,
    OPENS_PLACE,
    PARTICLE,
    RETIRED,
    TITLED,
    TITLED_NAME,
    Word,
)
from capesdoc.values import NamedTuple

__all__ = ["CONNECTIVES", "Named", "is_bare", "is_bare_name", "name_in", "read_name"]

_NO_SEAT: Final = HEAD | ORGANISATION
_TELLS_POST: Final = HEAD | ORGANISATION | ACRONYM

_ENDS_NAME: Final = LETTERS | MARK | NEW_PERSON
_BEGINS_NAME: Final = FIRST_NAME | TITLED_NAME
_KNOWN_POST: Final = HEAD | MODIFIER
_AFTER_A_POST: Final = HEAD | MODIFIER | SUBJECT
CONNECTIVES: Final = word_set("is was are serves currently of from at as on with who in formerly")
"""Words that part a name from what is said of it."""
_BEFORE_NO_TITLE: Final = CONNECTIVES | {"the", "and", "&"}
_ALONE: Final = CONNECTIVES | {"and", "&", "et"}

# Posts that are surnames as well: "Mina Dean", "Jo Fellow".
_SURNAMES: Final = word_set(
    "banker dean engineer fellow head judge marshal mayor nazim page partner reader said"
)
# Letters that are an honorific only with a full stop or in capitals: "H.E.", but "He Zhang".
_DOTTED: Final = word_set(
    "he hm hh er sh pt km fr sr cs ca cma h eng ing ar ir ven dra lic arq dkt mgr dott rep gov "
    "barr arc cong kum doc ltg mg bg"
)
_FAMILY_FIRST_MINIMUM: Final = 4  # letters; shorter capitals in front are initials: "SM", "PR"
# Titles that are second names as well.
_ALSO_SECOND: Final = word_set("kumari begum sri rani hafiz haji qari mufti swami")
_SURNAMES_TOO: Final = frozenset({"MA"})
"""Letters of a degree that are a surname in capitals where one name stands before them."""
_LONGEST_PARTY: Final = 5  # letters of an acronym that is no family name: "PML-N", "NUST"
_VERBS: Final = word_set(
    "associate chair chief champion coach deputy guide head host judge lead mentor nurse partner "
    "pilot"
)
"""Posts that are verbs too, or parts of other posts."""
_OF_SUBJECTS: Final = MINISTERS | {"dean"}
_ADJECTIVES: Final = word_set(
    "civil domestic economic external federal foreign general higher home internal international "
    "legal local maritime military national natural physical political public regional rural "
    "social special strategic technical urban"
)
_INSIDE_POSTS: Final = word_set("of for the and & in at to")
_PEERS: Final = word_set("lord lady baroness baron viscount earl")
_MOST_SEAT_WORDS: Final = 4  # words: "of Tarsus", "of Old Windsor"
_LONGEST_POST: Final = 30  # words in front of a titled name; beyond that it is prose
_MOST_NAME_WORDS: Final = 8  # words; the longest names seen, with particles, have seven


class Named(NamedTuple):
    """Where a segment holds a person, as indices of its words, half open.

    What stands before `first` is said in front of the person ("President CASS"), what stands from
    `last` is said after. `retired` is a mark of retirement behind the name, or None.
    """

    first: int
    name: int
    name_end: int
    last: int
    retired: int | None
    certain: bool

    @property
    def has_honorific(self) -> bool:
        """Whether a title says that this is a person."""
        return self.name > self.first


def name_in(segment: Segment) -> Named | None:
    """Find the person in a segment: at its start, or behind a post and its organisation.

    person  = [post [organisation]] [honorific] name [letters] [mark of retirement]
    """
    words = segment.words
    if segment.quoted or not segment.signs & _BEGINS_NAME:
        return None
    # Names are new in every report; posts and organisations come again.
    plain = words[0].signs & TITLED or not (words[0].meaning or words[-1].meaning)
    if plain or len(words) > MOST_REMEMBERED:
        return _name_in.__wrapped__(words)
    return _name_in(words)


@lru_cache(maxsize=4096)
def _name_in(words: tuple[Word, ...]) -> Named | None:
    if words[0].signs & OPENS_PLACE and " ".join([word.key for word in words]) in PLACES:
        return None
    named = read_name(words, 0)
    if named is not None:
        return named
    if len(words) == 1:
        return None
    for at in range(1, min(len(words), _LONGEST_POST)):
        if words[at].signs & TITLED and words[at - 1].key not in _BEFORE_NO_TITLE:
            if words[at].key == "general" and words[at - 1].meaning & HEAD:
                continue  # "Director General"
            if words[at].key in _ALSO_SECOND and not (
                words[at - 1].meaning or words[at - 1].signs & ACRONYM
            ):
                continue  # "Minister Renu Kumari X": a name has begun already
            named = read_name(words, at)
            if named is not None and named.has_honorific and _is_post(words[:at]):
                return named
    return _after_plain_post(words)


def read_name(words: tuple[Word, ...], at: int) -> Named | None:
    """Read `[honorific] name [letters]` from a word on; None where no name stands there."""
    first = at
    if at < len(words) and words[at].signs & TITLED:
        at = _skip_honorific(words, at)
    name = at
    honorific = name > first
    end = _skip_name(words, at, honorific=honorific)
    # A particle or a title at the end belongs to what follows.
    while end > name and words[end - 1].signs & LOW_PARTICLE:
        end -= 1
    if end == name:
        return None
    if (
        end - name == 1
        and not honorific
        and words[end : end + 1]
        and words[end].text in _SURNAMES_TOO
    ):
        end += 1  # "Ngok MA"
    at, retired = end, None
    if end < len(words):
        at, retired = _skip_letters(words, end)
    count = end - name
    if not _is_whole(words, name, end, honorific=honorific):
        return None
    if (
        at < len(words)
        and not _may_follow(words[at], count, honorific=honorific)
        and (count < 2 or not _is_post_in_lower_case(words[at:]))
    ):
        return None
    if not honorific and (_is_post_of_another(words, at) or _is_house_of_two(words, at)):
        return None
    single = count == 1 and not honorific
    if at == end and honorific and words[name - 1].key in _PEERS:
        at = end = _skip_seat(words, end)
    return Named(first, name, end, at, retired, not single)


def _is_post_of_another(words: tuple[Word, ...], at: int) -> bool:
    """Say whether a post and initials follow: "Harbour War Minister A K M Beg", a post in front."""
    return (
        at + 2 < len(words)
        and bool(words[at].meaning & HEAD)
        and (
            bool(words[at + 1].signs & NEW_PERSON)  # "Harbour County Governor Prof Ada Roe"
            or (len(words[at + 1].text.rstrip(".")) == 1 and words[at + 1].text[0].isupper())
        )
    )


def _is_house_of_two(words: tuple[Word, ...], at: int) -> bool:
    """Say whether "and" and the end of a house's name follow: "Delta Growers and Traders Union"."""
    if at >= len(words) or words[at].key not in {"and", "&"}:
        return False
    for word in words[at + 1 : at + _LONGEST_POST]:
        if word.meaning & ORGANISATION:
            return True
        if word.meaning & HEAD or not word.text[0].isupper():
            return False
    return False


def _skip_seat(words: tuple[Word, ...], at: int) -> int:
    """Take the place that belongs to a peer's name: "Lord Ferri of Old Harbour"."""
    end = at + 1
    while end < len(words) and words[end].text[0].isupper() and not words[end].meaning & _NO_SEAT:
        end += 1
    seat = at < len(words) and words[at].key == "of" and 1 < end - at <= _MOST_SEAT_WORDS + 1
    return end if seat and end == len(words) else at


def is_bare_name(segment: Segment) -> bool:
    """Say whether a segment is a name of two or more words, or one with a title, and no more."""
    return is_bare(segment, name_in(segment))


def is_bare(segment: Segment, named: Named | None) -> bool:
    """Say the same of a segment whose name has been read."""
    return (
        named is not None
        and named.first == 0
        and named.last == len(segment.words)
        and (named.has_honorific or 2 <= named.name_end - named.name <= 5)
        and not segment.common & PLACE
        and (named.has_honorific or not segment.common & ACRONYM)
    )


def _skip_honorific(words: tuple[Word, ...], at: int) -> int:
    start = at
    while at < len(words) and at - start < _MOST_NAME_WORDS:
        word = words[at]
        if at > start and word.signs & MARK and (word.text[0] == "(" or len(word.key) > 1):
            at += 1
            continue
        length = title_length(words, at)
        if not length or (length == 1 and word.key in _DOTTED and not _is_dotted(word)):
            break
        if length == 1 and word.key == "chief" and _has_post(words[at + 1 :]):
            break  # "Chief Operating Officer", but "Chief Emeka Ade"
        if not (word.text[0].isupper() or word.text.islower() or word.text[0] == "("):
            break
        at += length
    if at == start:
        return at
    # "General Secretary", "Ambassador of", "Professor" alone: a post, not an honorific.
    if at == len(words) or not words[at].signs & TITLED_NAME:
        return start
    return at


def _has_post(words: tuple[Word, ...]) -> bool:
    return any(word.meaning & HEAD for word in words)


def _is_dotted(word: Word) -> bool:
    return "." in word.text or (len(word.text) > 1 and word.text.isupper())


def _skip_name(words: tuple[Word, ...], at: int, *, honorific: bool) -> int:
    start = at
    stop = min(len(words), start + _MOST_NAME_WORDS)
    accepted = TITLED_NAME if honorific else FIRST_NAME
    while at < stop:
        word = words[at]
        if at > start and word.signs & _ENDS_NAME and not _is_initial(words, at):
            break
        if not word.signs & accepted:
            last = at + 1 == len(words) or words[at + 1].signs & MARK
            surname = word.key in _SURNAMES and word.text[0].isupper()
            if (last and at - start == 1 and surname) or (
                last
                and honorific
                and word.meaning & (SUBJECT | ORGANISATION)
                and (at - start <= 2 and word.text[0].isupper())
            ):
                at += 1
            break
        accepted = LATER_NAME
        at += 1
    return at


def _is_initial(words: tuple[Word, ...], at: int) -> bool:
    """Whether `R.` stands between two names: an initial, and no mark of retirement."""
    after = words[at + 1] if at + 1 < len(words) else None
    return words[at].text == "R." and after is not None and after.text[0].isupper()


def _skip_letters(words: tuple[Word, ...], at: int) -> tuple[int, int | None]:
    retired = None
    begin = at
    while at < len(words):
        word = words[at]
        if word.signs & RETIRED:
            retired = at if retired is None else retired
        elif not word.signs & LETTERS and not (
            at > begin
            and word.signs & ACRONYM
            and words[at + 1 : at + 2]
            and words[at + 1].signs & LETTERS
        ):
            break
        at += 1
    return at, retired


def _is_whole(words: tuple[Word, ...], name: int, end: int, *, honorific: bool) -> bool:
    chosen = words[name:end]
    signs, common = 0, -1
    for word in chosen:
        signs |= word.signs
        common &= word.signs
    if common & (PLACE | PARTICLE):
        return False
    if honorific:
        # "Senator PML-N" is a post and its party, "Assistant Professor NUST Islamabad" one and its
        # university; "DR. ADIL MOIN" is a person.
        post = words[name - 1].meaning & HEAD
        return not post or not all(
            (word.signs & ACRONYM and len(word.text) <= _LONGEST_PARTY) or word.meaning & PLACE
            for word in chosen
        )
    if len(chosen) == 1:
        word = chosen[0]
        other = word.signs & (TITLED | LETTERS | ACRONYM)
        return len(word.text) > 1 and not other and "." not in word.text[:-1]
    if signs & PLACE and any(
        word.signs & ACRONYM and len(word.text) > 2 and not _has_vowel(word.text) for word in chosen
    ):
        return False  # "Peru FTC"
    # "CISS AJK" and "V UHB" are no names; "ALI KHAN" may be one.
    if all(word.signs & CAPITALS or not word.signs & LONGER for word in chosen):
        return any(
            len(word.text) >= _FAMILY_FIRST_MINIMUM + 1 and _has_vowel(word.text) for word in chosen
        )
    return bool(signs & LONGER)


def _has_vowel(text: str) -> bool:
    return any(letter in "aeiouyAEIOUY" or letter > "\u00bf" for letter in text)


def _may_follow(word: Word, count: int, *, honorific: bool) -> bool:
    """Say whether a word may stand right behind a name without a separator."""
    if word.key in _ALONE:
        return True
    known = bool(word.meaning & _KNOWN_POST) and not word.text.islower()
    return (known or bool(word.signs & ACRONYM and honorific)) and (count >= 2 or honorific)


def _is_post_in_lower_case(words: tuple[Word, ...]) -> bool:
    """Say whether a post stands right behind a name: "Tara Mora former lecturer"; no verb may."""
    end = next((at for at, word in enumerate(words[:4]) if not word.meaning & MODIFIER), 0)
    post = words[: end + 1]
    return (
        bool(post[-1].meaning & HEAD)
        and post[-1].key not in _VERBS
        and all(word.text.islower() for word in post)
    )


def _is_post(words: tuple[Word, ...]) -> bool:
    """Say whether words in front of a title are a post or an organisation, not a sentence."""
    if not any(word.signs & _TELLS_POST or is_head(word) for word in words):
        return False
    return all(
        word.meaning or not word.text[0].islower() or word.key in _INSIDE_POSTS for word in words
    )


def _after_plain_post(words: tuple[Word, ...]) -> Named | None:
    """Read `post [ACRONYM …] Name Name`: a name without a title behind a known post."""
    at = 0
    heads = 0
    while at < len(words) and words[at].signs & TITLED and not words[at].meaning & HEAD:
        at += 1  # "Hon'ble Minister Rana A"
    nation = next(
        (i for i, word in enumerate(words[:3]) if word.key in NATIONS or word.signs & PLACE), -1
    )
    house = _skip_house(words, at)
    if house > at:
        at = house  # "Harbour University President Ana Fiala"
    elif nation >= at and all(word.meaning & MODIFIER for word in words[at:nation]):
        at = nation + 1  # "former Slovak Prime Minister Ana Fiala"
    elif words[at : at + 1] and words[at].signs & ACRONYM:
        at += 1  # "FAO Secretary Ana Fiala"
    while at < len(words) and words[at].meaning & _KNOWN_POST:
        heads += bool(words[at].meaning & HEAD)
        at += 1
    # "Foreign Secretary Sohail W", "Finance Minister Asad T"
    if not heads:
        while at < len(words) and words[at].meaning & _AFTER_A_POST:
            heads += bool(words[at].meaning & HEAD)
            at += 1
    if not heads:
        return None
    if 1 < at + 1 < len(words) and words[at - 1].key in _OF_SUBJECTS:
        at = _skip_what_ministers_are_for(words, at)
    while at + 1 < len(words) and words[at].signs & ACRONYM:
        at += 1
    named = read_name(words, at)
    if named is None or named.last != len(words):
        return None
    count = named.name_end - named.name
    if not 2 <= count <= 4 or any(w.meaning & PLACE for w in words[at : named.name_end]):
        return None
    if all(word.signs & ACRONYM for word in words[at : named.name_end]):
        return None
    return named._replace(certain=named.has_honorific)


def _skip_what_ministers_are_for(words: tuple[Word, ...], at: int) -> int:
    """Give the end of "of Foreign Affairs" where a name may follow; `at` where none may."""
    if words[at].key not in {"of", "for"}:
        return at
    end = at + 1
    while end < len(words) and (
        words[end].meaning & SUBJECT or words[end].key in {"and", "&", "the"}
    ):
        end += 1
    named = words[end:]
    # "Minister of Public Works Ana Fiala": an adjective goes with a word that is not known.
    told = (
        end > at + 1 and words[end - 1].meaning & SUBJECT and words[end - 1].key not in _ADJECTIVES
    )
    return end if told and not any(word.meaning for word in named) else at


def _skip_house(words: tuple[Word, ...], at: int) -> int:
    """Give the post behind "Delta Growers Association" where a name may follow; `at` otherwise."""
    head = next((i for i in range(at, len(words)) if words[i].meaning & HEAD), 0)
    end = house_in_front(words[at:], head - at) if at < head <= _LONGEST_POST else 0
    return at + end
