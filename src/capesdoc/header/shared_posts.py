"""Shared posts: what is said once of several people, `A and B (both from X)`."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import attrs

from capesdoc.patterns import compile_later
from capesdoc.record import Person

__all__ = ["PersonFound", "share_posts"]

_OF_ALL: Final = compile_later(r"[(,]\s?(?:both|all|each)\s", re.IGNORECASE)


class PersonFound(NamedTuple):
    """A person and where it stands in the text that was read: offsets, half open."""

    person: Person
    start: int
    end: int


def share_posts(text: str, found: list[PersonFound]) -> list[PersonFound]:
    """Give the people before the last of a group the post that is printed for all of them.

    shared = person {"," person} "and" person ("(" | ",") ("both" | "all") ["of" | "from"] post

    Only those right before it of whom nothing is said. `A and B, Research Fellows, X` says of B
    alone what it says: who reads it knows better, the text does not.
    """
    shared = list(found)
    for at in range(len(found) - 1, 0, -1):
        person = found[at].person
        if _OF_ALL.search(text, found[at].start, found[at].end) is None:
            continue
        before = at - 1
        while before >= 0 and _has_no_post(shared[before].person):
            with_post = attrs.evolve(
                shared[before].person, position=person.position, affiliation=person.affiliation
            )
            shared[before] = shared[before]._replace(person=with_post)
            before -= 1
    return shared


def _has_no_post(person: Person) -> bool:
    return person.position is None and person.affiliation is None
