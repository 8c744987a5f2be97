"""Venues: the place, and how the event was attended."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.findings import Reading
from capesdoc.record import Mode, Venue

__all__ = ["parse_venue", "read_venue"]

_ONLINE_TOO: Final = re.compile(r"(?P<name>.+?)\s?/\s?online\.?", re.IGNORECASE)


def parse_venue(text: str) -> Venue | None:
    """Read a venue, or None."""
    return read_venue(text).value


def read_venue(text: str) -> Reading[Venue]:
    """Read `place` or `place/ Online`."""
    match = _ONLINE_TOO.fullmatch(text.strip())
    if match:
        return Reading(value=Venue(name=match["name"], mode=Mode.HYBRID), rule="place / online")
    return Reading(value=Venue(name=text.strip()), rule="place")
