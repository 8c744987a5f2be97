"""Profiles: the vocabulary of an archive as data.

A profile says which printed labels mean which field, which words name an event type, which headings
end a header, and in which order numeric dates are written. The default is `profiles/default.toml`;
docs/extending.md describes the format.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from os import PathLike
from typing import Final

import attrs

from capesdoc.default_vocabulary import DEFAULT
from capesdoc.errors import MissingFileError, ProfileError
from capesdoc.patterns import compile_later
from capesdoc.values import value

__all__ = ["DateOrder", "Profile", "check_profile", "default_profile", "label_key"]

_LISTS: Final = (
    "event_types",
    "document_types",
    "event_nouns",
    "sections",
    "not_labels",
    "page_words",
    "running_heads",
    "without_labels",
)
_KNOWN_KEYS: Final = frozenset({"date_order", "labels", "spellings", "words", *_LISTS})
_SINGLE_WORDS: Final = frozenset({"letters", "positions", "organisations"})
"""Kinds of words of which each is looked up alone."""

_WORDS: Final = compile_later(r"[^\W_]+")
_ARTICLES: Final = frozenset({"the", "an"})
_SHORT_WORD: Final = 3
"""Letters; a word as short as this keeps its final "s": `was` is no plural."""


class DateOrder(StrEnum):
    """In which order an archive writes numeric dates."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


@value(kw_only=True, cache_hash=True)
class Profile:
    """A vocabulary.

    Attributes:
        name: What the profile is called in messages.
        labels: Canonical field name and its printed labels, in the order of the file.
        event_types: Words that name an event type, as printed in a title.
        event_nouns: Words that may stand before a label, or after it and "of".
        document_types: What a document calls itself: `Press Release`.
        sections: Headings of the body, which end a header.
        not_labels: What stands before a colon and is never a label.
        page_words: Menus and buttons of a web page, which are no title.
        spellings: Words with the one spelling they are matched as.
        words: Kind of word (`honorifics`, `positions`, …) and the words of that kind.
        running_heads: Lines that belong to the page wherever one begins or ends with them; numbers
            in them do not count.
        date_order: The order of numeric dates, or None where the archive has no rule.
    """

    name: str
    labels: tuple[tuple[str, tuple[str, ...]], ...]
    event_types: tuple[str, ...] = ()
    event_nouns: tuple[str, ...] = ()
    document_types: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    not_labels: tuple[str, ...] = ()
    page_words: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    words: tuple[tuple[str, tuple[str, ...]], ...] = tuple(DEFAULT["words"].items())
    running_heads: tuple[str, ...] = ()
    date_order: DateOrder | None = None

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Profile:
        """Read a profile from a TOML file, on top of the default.

        Raises:
            MissingFileError: There is no such file.
            ProfileError: The file cannot be read, does not follow the format, or contradicts
                itself.
        """
        # Reading TOML costs some ten milliseconds, which the default profile need not pay.
        import tomllib
        from pathlib import Path

        name = str(path)
        try:
            data = tomllib.loads(Path(path).read_text("utf-8"))
        except FileNotFoundError as error:
            raise MissingFileError("there is no profile at this path", source=name) from error
        except OSError as error:
            raise ProfileError(f"cannot be read ({error.strerror})", source=name) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ProfileError(f"is not TOML ({error})", source=name) from error
        return _built(data, name, base=default_profile())

    def extended(
        self,
        *,
        labels: Mapping[str, Iterable[str]] | None = None,
        event_types: Iterable[str] = (),
        without_labels: Iterable[str] = (),
        words: Mapping[str, Iterable[str]] | None = None,
        page_words: Iterable[str] = (),
        running_heads: Iterable[str] = (),
        date_order: DateOrder | str | None = None,
    ) -> Profile:
        """Give a copy that also knows these labels: `{"sponsor": ["Sponsor", "Funded by"]}`.

        Args:
            labels: Canonical names and labels to add.
            event_types: Event types to add.
            without_labels: Labels to forget first, so that `labels` may give them a new meaning.
            words: Kinds of words and words to add: `{"honorifics": ["Pir"]}`.
            page_words: Menus and buttons of a web page to add.
            running_heads: Lines at the edges of pages to set aside.
            date_order: The order of numeric dates, where the archive has one.

        Raises:
            ProfileError: A label means two fields or has no letter, or a kind of word or the order
                of dates is unknown.
            TypeError: A string stands where a list of strings belongs.
        """
        spellings = dict(self.spellings)
        forgotten = {
            label_key(label, spellings) for label in _listed(without_labels, "without_labels")
        }
        merged = {
            name: tuple(one for one in known if label_key(one, spellings) not in forgotten)
            for name, known in self.labels
        }
        for name, more in _named_lists(labels, "labels").items():
            merged[name] = tuple(dict.fromkeys((*merged.get(name, ()), *more)))
        order = None if date_order is None else _order(date_order, self.name)
        extended = attrs.evolve(
            self,
            labels=tuple(merged.items()),
            event_types=tuple(
                dict.fromkeys((*self.event_types, *_listed(event_types, "event_types")))
            ),
            words=_with_words(self.words, _named_lists(words, "words"), self.name),
            page_words=tuple(dict.fromkeys((*self.page_words, *_listed(page_words, "page_words")))),
            running_heads=tuple(
                dict.fromkeys((*self.running_heads, *_listed(running_heads, "running_heads")))
            ),
            date_order=order or self.date_order,
        )
        _check(extended)
        return extended


def check_profile(given: object) -> None:
    """Refuse what is no vocabulary with a word on what to give."""
    if not (given is None or isinstance(given, Profile)):
        raise TypeError(
            f"profile is {given!r}: give a Profile, as Profile.from_toml(path) reads it"
        )


def _listed(given: object, key: str) -> tuple[str, ...]:
    """Take a caller's list of strings; of one string the letters would be taken."""
    if isinstance(given, (str, bytes)) or not isinstance(given, Iterable):
        raise TypeError(f"{key} is {given!r}: give a list of strings, [{given!r}]")
    words = tuple(given)
    for word in words:
        if not isinstance(word, str):
            raise TypeError(f"{key} holds {word!r}: give strings")
    return words


def _named_lists(given: object, key: str) -> dict[str, tuple[str, ...]]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise TypeError(f"{key} is {given!r}: give a dict of names and lists of strings")
    return {name: _listed(more, f"{key}[{name!r}]") for name, more in given.items()}


def label_key(label: str, spellings: Mapping[str, str]) -> str:
    """Give the form under which a label is looked up.

    Case, white space, punctuation, articles and plurals do not count, "&" is "and", and each word
    is written as `spellings` says: `The Organiser(s)` and `organizers` have one key.
    """
    folded = label.casefold().replace("(s)", "").replace("&", " and ")
    words = []
    for found in _WORDS.findall(folded.replace("'s", "").replace("’s", "")):
        if found in _ARTICLES:
            continue
        word = spellings.get(found, found)
        if len(word) > _SHORT_WORD and word[-1] == "s" and word[-2] != "s":
            word = spellings.get(word[:-1], word[:-1])
        words.append(word)
    return " ".join(words)


@cache
def default_profile() -> Profile:
    """Give the profile that ships with the package."""
    # `default_vocabulary` is `profiles/default.toml` as Python, and a test holds the two equal: the
    # check that `from_toml` makes is made there, once, and not at every start.
    return Profile(
        name="default",
        labels=tuple((name, tuple(labels)) for name, labels in DEFAULT["labels"].items()),
        event_types=tuple(DEFAULT["event_types"]),
        event_nouns=tuple(DEFAULT["event_nouns"]),
        document_types=tuple(DEFAULT["document_types"]),
        sections=tuple(DEFAULT["sections"]),
        not_labels=tuple(DEFAULT["not_labels"]),
        page_words=tuple(DEFAULT["page_words"]),
        spellings=tuple(DEFAULT["spellings"].items()),
    )


def _built(data: Mapping[str, object], name: str, *, base: Profile) -> Profile:
    if unknown := sorted(set(data) - _KNOWN_KEYS):
        raise ProfileError(
            f"unknown key {unknown[0]!r}; known are {', '.join(sorted(_KNOWN_KEYS))}", source=name
        )
    lists = {key: _strings(data.get(key, []), key, name) for key in _LISTS}
    spellings = {
        word: _string(spelling, f"spellings.{word}", name)
        for word, spelling in _table(data.get("spellings", {}), "spellings", name).items()
    }
    labels = {
        field: _strings(printed, f"labels.{field}", name)
        for field, printed in _table(data.get("labels", {}), "labels", name).items()
    }
    return attrs.evolve(
        base,
        name=name,
        event_nouns=(*base.event_nouns, *lists["event_nouns"]),
        document_types=(*base.document_types, *lists["document_types"]),
        sections=(*base.sections, *lists["sections"]),
        not_labels=(*base.not_labels, *lists["not_labels"]),
        spellings=tuple({**dict(base.spellings), **spellings}.items()),
    ).extended(
        labels=labels,
        words={
            kind: _strings(words, f"words.{kind}", name)
            for kind, words in _table(data.get("words", {}), "words", name).items()
        },
        event_types=lists["event_types"],
        page_words=lists["page_words"],
        running_heads=lists["running_heads"],
        without_labels=lists["without_labels"],
        date_order=_date_order(data, name),
    )


def _with_words(
    known: tuple[tuple[str, tuple[str, ...]], ...], more: Mapping[str, Iterable[str]], name: str
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Add words to the kinds that are known, or say what is wrong with them."""
    if not more:
        return known
    kinds = dict(known)
    for kind, words in more.items():
        if kind not in kinds:
            raise ProfileError(
                f"unknown kind of words {kind!r}; known are {', '.join(kinds)}", source=name
            )
        added = tuple(words)
        for word in added:
            if not any(character.isalpha() for character in word):
                raise ProfileError(f"words.{kind}: {word!r} has no letter", source=name)
            if kind in _SINGLE_WORDS and len(word.split()) > 1:
                raise ProfileError(f"words.{kind}: {word!r} is more than one word", source=name)
        kinds[kind] = tuple(dict.fromkeys((*kinds[kind], *added)))
    return tuple(kinds.items())


def _date_order(data: Mapping[str, object], name: str) -> DateOrder | None:
    if "date_order" not in data:
        return None
    return _order(_string(data["date_order"], "date_order", name), name)


def _order(order: str, name: str) -> DateOrder:
    try:
        return DateOrder(order)
    except ValueError as error:
        raise ProfileError(
            f"date_order must be one of {', '.join(DateOrder)}", source=name
        ) from error


def _table(value: object, key: str, name: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ProfileError(f"{key} must be a table", source=name)
    return value


def _strings(value: object, key: str, name: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ProfileError(f"{key} must be a list of strings", source=name)
    return tuple(_string(one, key, name) for one in value)


def _string(value: object, key: str, name: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ProfileError(f"{key} must hold strings that are not empty", source=name)
    return value


def _check(profile: Profile) -> None:
    meaning: dict[str, str] = {}
    spellings = dict(profile.spellings)
    for name, labels in profile.labels:
        for label in labels:
            key = label_key(label, spellings)
            if not key:
                raise ProfileError(f"label {label!r} has no letter or digit", source=profile.name)
            other = meaning.setdefault(key, name)
            if other != name:
                raise ProfileError(
                    f"label {label!r} means both {other!r} and {name!r}; keep one, or name it in "
                    "without_labels first",
                    source=profile.name,
                )
