"""People rows: the people of a table, whose columns say which part is which."""

from __future__ import annotations

import attrs

from capesdoc.findings import Doubt, Reading
from capesdoc.header.event_roles import role_said_by
from capesdoc.header.lexicon import Lexicon
from capesdoc.header.people import find_people
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.raw_fields import PersonRow, Piece, joint
from capesdoc.header.segments import split_segments
from capesdoc.record import Person, Role
from capesdoc.source import cover

__all__ = ["read_rows"]


def read_rows(rows: tuple[PersonRow, ...], role: Role, lexicon: Lexicon) -> Reading[object]:
    """Read one person from each row: name and title from its cell, the rest as the columns say.

    A cell that is empty or a placeholder tells nothing; a name that is none is left, with a doubt.
    """
    people: list[Person] = []
    doubts: list[Doubt] = []
    for row in rows:
        person = _person(row, role, lexicon)
        if person is not None:
            people.append(person)
            continue
        message = f"{_text(row.name)!r} is in the column of names and names no one person"
        doubts.append(Doubt(code="not-a-person", message=message))
    return Reading(
        value=tuple(people) or None, rule="a row of a table for each person", doubts=tuple(doubts)
    )


def _person(row: PersonRow, role: Role, lexicon: Lexicon) -> Person | None:
    name = _text(row.name)
    post = _told(row.post)
    found = find_people(f"{name}, {post}" if post else name, role=role, lexicon=lexicon).value
    if found is None or len(found) != 1:
        return None
    person = found[0].person
    role_here = _role(row, lexicon)
    # What the column of roles prints and is no role at an event is a post: `Chief Economist`.
    post_there = None if role_here is not None else _told(row.role)
    return attrs.evolve(
        person,
        role=role_here or person.role,
        position=_told(row.position) or post_there or person.position,
        affiliation=_told(row.house) or person.affiliation,
        spans=cover([piece.span for piece in row.pieces]),
    )


def _role(row: PersonRow, lexicon: Lexicon) -> Role | None:
    """Give the role that the column of roles prints: `Moderator`."""
    segments = split_segments(f"({_text(row.role)})", lexicon)
    return role_said_by(segments[0]) if len(segments) == 1 else None


def _told(cell: tuple[Piece, ...]) -> str | None:
    text = _text(cell)
    return None if not any(map(str.isalnum, text)) or is_placeholder(text) else text


def _text(cell: tuple[Piece, ...]) -> str:
    text = ""
    for piece in cell:
        text += (joint(text, piece.text) if text else "") + piece.text
    return text
