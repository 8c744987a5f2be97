"""Profiles: the vocabulary of an archive as data.

A profile says which printed labels mean which field, which words name an event type, which
honorifics a name may carry, and in which order numeric dates are written. The default is
`profiles/default.toml`; docs/extending.md describes the format.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Final

import attrs
from attrs import frozen

from capesdoc.errors import ProfileError

__all__ = ["DateOrder", "Profile", "default_profile"]

_DEFAULT_PATH: Final = Path(__file__).parent / "profiles" / "default.toml"


class DateOrder(StrEnum):
    """In which order an archive writes numeric dates."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


@frozen(kw_only=True, cache_hash=True)
class Profile:
    """A vocabulary.

    Attributes:
        name: What the profile is called in messages.
        labels: Canonical field name and its printed labels, in the order of the file.
        event_types: Words that name an event type, as printed in a title.
        date_order: The order of numeric dates, or None where the archive has no rule.
    """

    name: str
    labels: tuple[tuple[str, tuple[str, ...]], ...]
    event_types: tuple[str, ...] = ()
    date_order: DateOrder | None = None

    @classmethod
    def from_toml(cls, path: str | PathLike[str]) -> Profile:
        """Read a profile from a TOML file, on top of the default.

        Raises:
            ProfileError: The file does not follow the format, or contradicts itself.
        """
        return _parse(Path(path).read_text("utf-8"), str(path), base=default_profile())

    def extended(
        self,
        *,
        labels: Mapping[str, Iterable[str]] | None = None,
        date_order: DateOrder | None = None,
    ) -> Profile:
        """Give a copy that also knows these labels: `{"sponsor": ["Sponsor", "Funded by"]}`.

        Raises:
            ProfileError: A label would mean two fields.
        """
        merged = {name: tuple(known) for name, known in self.labels}
        for name, more in (labels or {}).items():
            merged[name] = (*merged.get(name, ()), *more)
        return _checked(
            attrs.evolve(
                self, labels=tuple(merged.items()), date_order=date_order or self.date_order
            )
        )


@cache
def default_profile() -> Profile:
    """Give the profile that ships with the package."""
    return _parse(_DEFAULT_PATH.read_text("utf-8"), "default", base=None)


def _parse(text: str, name: str, *, base: Profile | None) -> Profile:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"is not TOML ({error})", source=name) from error
    known = {"labels", "event_types", "date_order"}
    if unknown := sorted(set(data) - known):
        raise ProfileError(
            f"unknown key {unknown[0]!r}; known are {', '.join(sorted(known))}", source=name
        )
    try:
        order = DateOrder(data["date_order"]) if "date_order" in data else None
    except ValueError as error:
        raise ProfileError(
            f"date_order must be one of {', '.join(DateOrder)}", source=name
        ) from error
    start = base or Profile(name=name, labels=())
    types = (*start.event_types, *data.get("event_types", ()))
    return attrs.evolve(start, name=name, event_types=types).extended(
        labels=data.get("labels", {}), date_order=order
    )


def _checked(profile: Profile) -> Profile:
    meaning: dict[str, str] = {}
    for name, labels in profile.labels:
        for label in labels:
            other = meaning.setdefault(label.casefold(), name)
            if other != name:
                raise ProfileError(
                    f"label {label!r} means both {other!r} and {name!r}; keep one",
                    source=profile.name,
                )
    return profile
