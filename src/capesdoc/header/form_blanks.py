"""Form blanks: what a form holds where nobody filled in the date or the time."""

from __future__ import annotations

from typing import Final

from capesdoc.header.placeholders import is_placeholder
from capesdoc.patterns import compile_later

__all__ = ["is_blank"]

_PATTERNS: Final = frozenset(
    """
    dd/mm/yyyy|dd-mm-yyyy|dd.mm.yyyy|mm/dd/yyyy|mm-dd-yyyy|yyyy-mm-dd|yyyy/mm/dd|dd/mm/yy|dd-mm-yy
    |dd mm yyyy|dd month yyyy|day month year|day, month year|month day, year
    |hh:mm|hh:mm am/pm|hh:mm - hh:mm|00:00 am/pm|not fixed|not yet decided|not yet confirmed
    |date|time|the date|the time|event date|event time|date & time|date and time
    |click or tap to enter a date|click here to enter a date|choose an item
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_FILLER: Final = compile_later(r"[\s_.\-?*x/:…]{1,40}")
_SLOT: Final = compile_later(r"(?:insert|enter|add|type|select|choose|your)\b[\w\s:/.]{0,40}")
_EDGES: Final = " \t\r\n.:;,\"'“”[]<>{}()%_"


def is_blank(text: str) -> bool:
    """Say whether a value is the form's own text: `TBC`, `[Date]`, `__/__/____`, `dd/mm/yyyy`."""
    if is_placeholder(text):
        return True
    plain = " ".join(text.strip(_EDGES).casefold().split())
    if plain in _PATTERNS or _FILLER.fullmatch(text.strip().casefold()):
        return True
    return _SLOT.fullmatch(plain) is not None
