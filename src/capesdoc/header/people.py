"""People: name, position and affiliation."""

from __future__ import annotations

from capesdoc.findings import Reading
from capesdoc.record import Person, Role

__all__ = ["parse_people", "read_people"]


def parse_people(text: str, *, role: Role) -> tuple[Person, ...]:
    """Read the people in a value; an empty tuple where there are none."""
    return read_people(text, role=role).value or ()


def read_people(text: str, *, role: Role) -> Reading[tuple[Person, ...]]:
    """Read `name, position, affiliation`."""
    name, _, rest = (part.strip() for part in text.partition(","))
    position, _, affiliation = (part.strip() for part in rest.partition(","))
    person = Person(
        role=role, name=name, position=position or None, affiliation=affiliation or None
    )
    return Reading(value=(person,) if name else None, rule="name, position, affiliation")
