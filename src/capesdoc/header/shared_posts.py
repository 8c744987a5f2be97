"""Shared posts: what is said once of several people, or alike of each of them."""

from __future__ import annotations

import re
from typing import Final

import attrs

from capesdoc.header.people_lists import Group
from capesdoc.header.post_pieces import Kind, Piece, split_pieces
from capesdoc.patterns import compile_later
from capesdoc.record import Person
from capesdoc.values import NamedTuple

__all__ = ["PersonFound", "houses_alike", "share_posts"]

FEWEST_ALIKE: Final = 3
"""People who make a pattern of a list: two brackets are alike by chance."""

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


def houses_alike(text: str, groups: list[Group]) -> dict[int, tuple[int, int]]:
    """Find where `(Bolt)` is an affiliation because all other brackets of a list are one.

    `Ann Roe (FAO), Ben Doe (Bolt), Cy Poe (UNEP)`: what is printed alike is meant alike. A list of
    two, or one that tells a post, a place or nothing of one of its people, has no such pattern.

    Returns:
        The offset of a person's own segment, to the place of the affiliation: offsets, half open.
    """
    told = [_only_bracket(text, group) for group in groups]
    pieces = [piece for piece in told if piece is not None]
    if not FEWEST_ALIKE <= len(pieces) == len(groups):
        return {}
    if {piece.kind for piece in pieces} != {Kind.ORGANISATION, Kind.UNKNOWN}:
        return {}
    return {
        group.segment.start: (piece.start, piece.end)
        for group, piece in zip(groups, pieces, strict=True)
        if piece.kind is Kind.UNKNOWN
    }


def _only_bracket(text: str, group: Group) -> Piece | None:
    """Give what the bracket behind a name says, where it is all that is said of the person."""
    if group.before or group.named is None or len(group.after) != 1:
        return None
    (segment,) = group.after
    pieces = split_pieces(segment)
    closed = text[segment.end : segment.end + 2].strip().startswith(")")
    return pieces[0] if segment.before == "(" and closed and len(pieces) == 1 else None
