"""Placeholders: what a form holds where nobody filled in a value."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_placeholder"]

_WORDS: Final = frozenset(
    """
    tbc|tbd|tba|tbn|to be confirmed|to be announced|to be decided|to be determined|to be notified
    |to be advised|to be finalised|to be finalized|not yet confirmed|not yet decided|not fixed
    |n/a|na|n.a.|n.a|nil|none|not available|not applicable|not known|unknown|pending|awaited
    |xx|xxx|xxxx|xx/xx/xxxx|xx-xx-xxxx|xx.xx.xxxx|xx:xx|--:--|hh:mm|hh:mm am/pm|00:00 am/pm
    |dd/mm/yyyy|dd-mm-yyyy|dd.mm.yyyy|mm/dd/yyyy|mm-dd-yyyy|yyyy-mm-dd|yyyy/mm/dd|dd/mm/yy
    |dd-mm-yy|dd mm yyyy|dd month yyyy|day month year|day, month year|month day, year
    |formtext|insert|enter date|enter time|select date|select time|choose date|choose time
    |click here to enter a date|click or tap to enter a date
    |date|time|the date|the time|event date|event time
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_FILLER: Final = re.compile(r"[\s_.\-?*x/:…]*", re.IGNORECASE)
_BRACKETS: Final = {"[": "]", "(": ")", "<": ">", "{": "}"}
_SLOT_WORDS: Final = re.compile(r"insert|enter|add|type|select|choose|your|[%$#]")


def is_placeholder(text: str) -> bool:
    """Say whether a value is the form's own text: `TBC`, `[Date]`, `____`, `dd/mm/yyyy`."""
    plain = " ".join(text.split()).strip(" .:;,\"'").casefold()
    if plain in _WORDS or _FILLER.fullmatch(plain):
        return True
    if len(plain) > 2 and _BRACKETS.get(plain[0]) == plain[-1]:
        inside = plain[1:-1].strip(" _%")
        if inside in _WORDS or _FILLER.fullmatch(inside):
            return True
        return _SLOT_WORDS.match(plain[1:].lstrip()) is not None
    return False
