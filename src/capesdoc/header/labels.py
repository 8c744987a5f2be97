"""Labels: which field a printed label means, by table and at most one letter away from it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from attrs import frozen

from capesdoc.patterns import compile_later
from capesdoc.profile import Profile, label_key
from capesdoc.record import Role
from capesdoc.values import NamedTuple

__all__ = [
    "NO_MEANING",
    "LabelTable",
    "Meaning",
    "ends_unlike_labels",
    "label_table",
    "meaning_of",
    "slip_of",
]

LONGEST_LABEL: Final = 80
"""Characters; the longest label that was met, with its hint in parentheses, has 66."""

SHORTEST_SLIP: Final = 5
"""Letters; a shorter label is one edit away from too many words (`Time`, `Tide`)."""

SHORTEST_SLIP_BESIDE: Final = 4
"""Letters of one that stands beside a label of the same meaning: `Venu/Location`."""

_PARENTHESES: Final = compile_later(r"\([^()]{1,60}\)")
_ALTERNATIVES: Final = compile_later(r"\s*[/&,+]\s*|\s+(?:and|und|et|y)\s+")
_OTHER_SCRIPT: Final = compile_later(r"[^\0-\u036f\u1e00-\u2e7f\uffdd-\U0010ffff]+")
"""Greek to the end of the scripts in use, then Chinese and after; said by what it is not, since
compiling goes through each character that a class names: 0.4 ms in place of 2.7."""

_BETWEEN_SCRIPTS: Final = " /|&,+·-–—"
_NEVER_INSIDE: Final = frozenset('“”"|;:?!<>=@')
_LETTER_SPACED: Final = compile_later(r"[^\W_](?: [^\W_]| ?[-/&().]){2,60}")
_WIDE_SPACE: Final = compile_later(r" {2,8}")
_ACRONYM: Final = compile_later(r"[A-Z][A-Z-]{1,9}\s+(?=\S)")
_NUMBER: Final = compile_later(r"\d{1,2}(?:st|nd|rd|th)?|[ivx]{1,5}|[a-h]")
_ORDINALS: Final = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "one",
        "two",
        "three",
        "four",
    ]
)
_OPENINGS: Final = ("name of ", "detail of ", "name and detail of ", "full name of ", "list of ")
_ENDINGS: Final = (" name", " detail", " and affiliation", " and designation", " with affiliation")
_PLURAL_MARKS: Final = frozenset({"/s", "/S"})
_ROLES: Final = frozenset(Role)


class Meaning(NamedTuple):
    """What a printed label means.

    Attributes:
        names: Canonical names: none for an unknown label, several for `Date & Time`.
        section: It is a heading of the body.
        refused: The profile lists it as no label.
        document: It says what the document is: before a colon it labels the title.
    """

    names: tuple[str, ...] = ()
    section: bool = False
    refused: bool = False
    document: bool = False


NO_MEANING: Final = Meaning()


@frozen(kw_only=True, eq=False, repr=False)
class LabelTable:
    """A profile's labels, compiled for look-up; compared by identity, so that it is cheap to hash.

    Attributes:
        names: Key of a label to its canonical name.
        tight: The same keys without spaces, for letter-spaced labels and lost spaces.
        sections: Keys of the headings of the body.
        refused: Keys of what is never a label.
        types: Keys of the event types.
        documents: Keys of what a document calls itself.
        nouns: Keys of the event nouns.
        page_words: Keys of what a web page prints around a text.
        spellings: Words with the one spelling they are matched as.
        by_length: The keys that a slip may be near to, by their length.
        last_words: The words with which a label ends, numbers apart.
    """

    names: dict[str, str]
    tight: dict[str, str]
    sections: frozenset[str]
    refused: frozenset[str]
    types: frozenset[str]
    documents: frozenset[str]
    nouns: frozenset[str]
    page_words: frozenset[str]
    spellings: dict[str, str]
    by_length: dict[int, tuple[str, ...]]
    last_words: frozenset[str]


@lru_cache(maxsize=16)
def label_table(profile: Profile) -> LabelTable:
    """Compile the labels of a profile."""
    spellings = dict(profile.spellings)
    names = {
        label_key(label, spellings): name for name, labels in profile.labels for label in labels
    }
    sections = frozenset(_numbered(label_key(one, spellings)) for one in profile.sections)
    refused = frozenset(label_key(one, spellings) for one in profile.not_labels)
    by_length: dict[int, list[str]] = {}
    for key in (*names, *sections, *refused):
        by_length.setdefault(len(key), []).append(key)
    nouns = frozenset(label_key(one, spellings) for one in profile.event_nouns)
    return LabelTable(
        names=names,
        tight={key.replace(" ", ""): name for key, name in names.items()},
        sections=sections,
        refused=refused,
        types=frozenset(label_key(one, spellings) for one in profile.event_types),
        documents=frozenset(label_key(one, spellings) for one in profile.document_types),
        nouns=nouns,
        page_words=frozenset(label_key(one, spellings) for one in profile.page_words),
        spellings=spellings,
        by_length={length: tuple(keys) for length, keys in by_length.items()},
        last_words=frozenset([one.rpartition(" ")[2] for one in (*names, *nouns, *_ENDINGS)])
        | _ORDINALS,
    )


@lru_cache(maxsize=4096)
def meaning_of(label: str, table: LabelTable) -> Meaning:
    """Say what a printed label means.

    label        = known | alternatives | known "(" hint ")"
    alternatives = known (("/" | "&" | "," | "and") known)+
    known        = [opening] [noun] [number] in-table [number] ["of" noun] [ending]

    `Workshop Venue (room)`, `Date/Time of Meeting`, `Name of the Chief Guest`, `Speaker 2`,
    `IISS Speaker` and `D a t e` are known although the table holds none of them as it stands. Of
    `题目 / Title` the words in another script, which say the same, are left out.
    A label of several meanings has them in the order printed.
    """
    if len(label) > LONGEST_LABEL or not _NEVER_INSIDE.isdisjoint(label):
        return NO_MEANING
    if label[-2:] in _PLURAL_MARKS:
        label = label[:-2]  # `Speaker/s`, as `Speaker(s)`
    key = label_key(label, table.spellings)
    if key in table.names:
        return Meaning(names=(table.names[key],), section=key in table.sections)
    if key in table.documents:
        return Meaning(names=("title",), document=True)
    if key in table.refused:
        return Meaning(refused=True)
    if _numbered(key) in table.sections:
        return Meaning(section=True)
    if "(" in label:
        bare = _PARENTHESES.sub(" ", label)
        if bare != label:
            return meaning_of(bare, table)
    names = _single(key, table) or _acronym(label, table) or _spaced(label, table)
    if not names:
        names = _several(label, table)
    if not names and not label.isascii():
        latin = _OTHER_SCRIPT.sub("", label).strip(_BETWEEN_SCRIPTS)
        if latin and latin != label:
            return meaning_of(latin, table)
    return Meaning(names=names) if names else NO_MEANING


def ends_unlike_labels(text: str, table: LabelTable) -> bool:
    """Whether the last of several words is none with which a label of a field ends.

    Asked of whole lines, most of which are headings or text, before `meaning_of` takes them apart.
    False where the last word does not tell: letter-spaced labels, other scripts, one word.
    """
    words = text.split(" ")
    last = words[-1]
    if len(words) < 2 or not last.isalpha() or not text.isascii() or min(map(len, words)) < 2:
        return False
    key = label_key(last, table.spellings).rpartition(" ")[2]
    return bool(key) and key not in table.last_words and _NUMBER.fullmatch(key) is None


def _single(key: str, table: LabelTable) -> tuple[str, ...]:
    for candidate in _reduced(key, table):
        if candidate in table.names:
            return (table.names[candidate],)
    if key.removeprefix("name of ").removesuffix(" name") in table.nouns and " " in key:
        return ("title",)  # `Name of Seminar`, `Conference Name`
    words = key.split()
    if len(words) > 1:
        # `Speaker 2`, `First Speaker`: only people are counted through.
        for rest, number in ((words[:-1], words[-1]), (words[1:], words[0])):
            name = table.names.get(" ".join(rest))
            if name in _ROLES and (_NUMBER.fullmatch(number) or number in _ORDINALS):
                return (name,)
    return ()


def _reduced(key: str, table: LabelTable) -> Iterator[str]:
    """Give the key without opening, ending and event noun, in every combination of the three."""
    forms = [key]
    for opening in _OPENINGS:
        if key.startswith(opening):
            forms.append(key.removeprefix(opening))
    forms += [form.removesuffix(end) for form in forms for end in _ENDINGS if form.endswith(end)]
    for form in forms:
        yield form
        first, _, rest = form.partition(" ")
        if first in table.nouns and rest and rest not in table.nouns:
            yield rest
        head, _, noun = form.rpartition(" of ")
        if noun in table.nouns:
            yield head


def _acronym(label: str, table: LabelTable) -> tuple[str, ...]:
    """Read `IISS Speaker`: an organisation's letters before a label of a person."""
    match = _ACRONYM.match(label)
    if match is None or label.isupper():
        return ()
    name = table.names.get(label_key(label[match.end() :], table.spellings))
    return (name,) if name in _ROLES else ()


def _spaced(label: str, table: LabelTable) -> tuple[str, ...]:
    """Read `D a t e`, `V e n u e  o f  E v e n t`, and `EventDate`, whose space was lost."""
    stripped = label.strip()
    if _WIDE_SPACE.search(stripped):
        # Letters of a word are one space apart, words more; longer words may be whole by now.
        words = _WIDE_SPACE.split(stripped)
        whole = " ".join(_despaced(word) for word in words)
        return meaning_of(whole, table).names if whole != stripped else ()
    if _LETTER_SPACED.fullmatch(stripped):
        tight = "".join(stripped.split()).casefold()
    elif " " not in stripped or any(len(part) == 1 for part in stripped.split(" ")):
        tight = stripped.replace(" ", "")  # `EventDate`, and `Dat e`
    else:
        return ()
    for whole in (tight, tight.replace("the", "")):
        key = label_key(whole, table.spellings).replace(" ", "")
        if key in table.tight:
            return (table.tight[key],)
    return ()


def _despaced(word: str) -> str:
    letters = word.split(" ")
    return "".join(letters) if all(len(letter) == 1 for letter in letters) else word


def _several(label: str, table: LabelTable) -> tuple[str, ...]:
    parts = _ALTERNATIVES.split(label.strip().casefold())
    if len(parts) == 1 or not all(parts):
        return ()
    names: list[str] = []
    for part in parts:
        found = _part(part, table)
        if not found:
            return ()
        names.extend(found)
    return tuple(dict.fromkeys(names))


def _part(part: str, table: LabelTable) -> tuple[str, ...]:
    key = label_key(part, table.spellings)
    return (table.names[key],) if key in table.names else _single(key, table)


def _numbered(key: str) -> str:
    """Write every number, roman number and ordinal of a key of several words as 1."""
    words = key.split()
    if len(words) == 1:
        return key
    return " ".join("1" if word in _ORDINALS or _NUMBER.fullmatch(word) else word for word in words)


@lru_cache(maxsize=1024)
def slip_of(label: str, table: LabelTable) -> str | None:
    """Give the one field that a label is one letter away from meaning, or None.

    One letter too many, too few, another, or two neighbours exchanged. A label near two fields, or
    near a heading of the body or a refused word as well, is not decided.
    """
    key = label_key(label, table.spellings)
    if len(key) < SHORTEST_SLIP or len(key) > LONGEST_LABEL:
        return None
    if "/" in label:
        return _slip_beside(label, table)
    near = {
        table.names.get(known)
        for length in (len(key) - 1, len(key), len(key) + 1)
        for known in table.by_length.get(length, ())
        if len(known) >= SHORTEST_SLIP and is_one_edit(key, known)
    }
    return near.pop() if len(near) == 1 else None


def _slip_beside(label: str, table: LabelTable) -> str | None:
    """Read `Venu/Location`: beside a known label a shorter word may be the same one misspelt."""
    parts = [part for part in _ALTERNATIVES.split(label.strip().casefold()) if part]
    said = {name for part in parts for name in _part(part, table)}
    if len(said) != 1:
        return None
    (name,) = said
    unread = [label_key(part, table.spellings) for part in parts if not _part(part, table)]
    near = all(
        len(key) >= SHORTEST_SLIP_BESIDE
        and any(
            is_one_edit(key, known)
            for length in (len(key) - 1, len(key), len(key) + 1)
            for known in table.by_length.get(length, ())
            if table.names.get(known) == name
        )
        for key in unread
    )
    return name if unread and near else None


def is_one_edit(one: str, other: str) -> bool:
    """Whether one letter inserted, deleted, replaced or exchanged with the next parts the two."""
    if one == other:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    first = next((i for i, letter in enumerate(short) if letter != long[i]), len(short))
    if len(short) < len(long):
        return short[first:] == long[first + 1 :]
    if short[first + 1 :] == long[first + 1 :]:
        return True
    return (
        short[first : first + 2] == long[first : first + 2][::-1]
        and short[first + 2 :] == long[first + 2 :]
    )
