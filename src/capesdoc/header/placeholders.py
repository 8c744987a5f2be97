"""Placeholders: values that say only that there is no value yet."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["is_placeholder"]

_PHRASES: Final = """
    tbc; tba; tbd; tbn; to be announced; to be confirmed; to be decided; to be determined;
    to be advised; to be shared; to be notified; to be finalised; to be finalized;
    to be shared later; to be announced later; n/a; na; nil; none; n a; not applicable;
    not available; not known; unknown; not specified; not mentioned; unspecified; pending;
    awaited; will be announced; will be shared; insert; insert here; insert name; insert venue;
    formtext; xxx; xxxx; xx; click here to enter text; click or tap here to enter text;
    enter text; null; same as above; -do-; do; as above; details to follow; coming soon; name;
    venue; date; speaker name; name of speaker; yet to be decided; to follow
"""
_KNOWN: Final = frozenset(" ".join(phrase.split()) for phrase in _PHRASES.split(";")) | {""}
_TO_COME: Final = compile_later(
    r"(?:(?:the )?(?:venue|link|details?|room|place|time|date) )?(?:will|shall|to) be "
    r"(?:announced|shared|communicated|sent|provided|confirmed|decided|notified|intimated|informed)"
    r"\b[^\d]{0,60}"
)
_OPEN: Final = frozenset({"tbc", "tba", "tbd"})
_BEFORE_TO_COME: Final = """
    the venue link detail details room place time date will shall to
"""
_OPENINGS: Final = frozenset(
    [phrase.replace(".", "").partition(" ")[0] for phrase in _KNOWN] + _BEFORE_TO_COME.split()
)
"""The first words of all phrases and of what is to come: asked before the rest."""

_KINDS: Final = frozenset(
    ["room", "venue", "hall", "place", "location", "date", "dates", "time", "speaker", "speakers",
     "moderator", "chair", "title", "topic", "platform", "link"]
)  # fmt: skip
_ASKED: Final = compile_later(
    r"""
      [\[(<{]\s?(?:please\s)?(?:insert|enter|type|add|write|fill\sin|specify|your)\b
      [^\[\](){}<>]{0,60}[\])>}]                                   # "(insert name of venue)"
    | (?:please\s)?(?:insert|enter|type|specify)\s[a-z ]{1,40}\shere # "enter the date here"
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MASK: Final = compile_later(
    r"(?:d{1,2}|m{1,4}|y{2,4}|x{1,4}|_{1,6}|h{1,2})(?:[/.:-](?:d{1,2}|m{1,4}|y{2,4}|x{1,4}|_{1,6})){1,2}",
    re.IGNORECASE,
)
_BRACKETED: Final = compile_later(
    r"\s*[\[<{(]\s*[%_ ]{0,8}[^\[\]<>{}()]{0,60}[%_ ]{0,8}\s*[\]>})]\s*"
)
_MARKS_OF_TEMPLATES: Final = frozenset("[(<{_dDmMyYxXhH%")
_BRACKETS: Final = frozenset("[(<{")
LONGEST_MASK: Final = 20
"""Characters; `_MASK` matches no more."""
_VERBS_OF_TEMPLATES: Final = ("please", "insert", "enter", "type", "specify")
_EDGES: Final = " \t\r\n.…-–—_*:;,()[]<>{}%?!\"'“”"


def is_placeholder(text: str) -> bool:
    """Say whether a value is a placeholder.

    placeholder = "TBC" | "to be announced" | "N/A" | "______" | "[Date]" | "[%%%% date %%%%]"
                | "(insert date)" | "dd/mm/yyyy" | "__/__/____" | …

    Case, brackets and full stops do not matter. Left alone: a value in brackets with more than a
    placeholder's words ("(Islamabad)") is decided by the words.
    """
    if len(text) > 120:  # characters; the longest placeholder has 40
        return False
    words = text.casefold().strip(_EDGES).split()
    if not words:
        return True
    opens = words[0].replace(".", "") in _OPENINGS
    key = " ".join(words)
    if opens:
        if key in _KNOWN or key.replace(".", "") in _KNOWN:
            return True
        if _TO_COME.fullmatch(key):
            return True
    if words[-1] in _OPEN and key.rpartition(" ")[0] in _KINDS:
        return True  # "Room TBC"
    stripped = text.strip()
    if stripped[0] not in _MARKS_OF_TEMPLATES and not key.startswith(_VERBS_OF_TEMPLATES):
        return False
    asks = stripped[0] in _BRACKETS or key.startswith(_VERBS_OF_TEMPLATES)
    if asks and _ASKED.fullmatch(stripped):
        return True
    if len(stripped) <= LONGEST_MASK and _MASK.fullmatch(stripped):
        return True
    return "%%" in text and _BRACKETED.fullmatch(text) is not None
