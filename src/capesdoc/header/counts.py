"""Counts: how many took part, from a label that counts."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.placeholders import is_placeholder
from capesdoc.patterns import compile_later

__all__ = ["parse_count", "read_count"]

_LONGEST: Final = 300  # characters; a count with its breakdown has under 100

_NUMBER: Final = (
    r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,2}(?:,\d{2}){1,3},\d{3}|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,3}"
    r"|\d{1,7})"
)
_NOUN: Final = (
    r"(?:participants?|attendees?|people|persons?|students?|delegates?|members?|guests?|scholars?|"
    r"trainees?|beneficiaries|experts?|officials?|individuals?|registrants?|teachers?|women|men|"
    r"youth|academics?|professionals?|practitioners?|nos?\.?|pax|in\ number|heads?|faculty|"
    r"learners?|pupils?|invitees?|stakeholders?|journalists?|researchers?|representatives?|approved)"
)
_COUNT: Final = compile_later(
    rf"""
    (?:(?:grand\ )?total(?:\ (?:number|no\.?))?(?:\ of)?(?:\ (?:participants?|attendees?|attendance))?\s?[:=–-]?\s?|no\.?\s|nos\.?\s)?
    (?:a\ total\ of\s|all\s)?
    (?P<number>{_NUMBER})
    (?:\s?\((?P<words>[a-z -]{{3,80}})\))?
    (?:\s(?:[a-z]{{3,20}}\s){{0,2}}{_NOUN})?
    (?P<rest>\s(?:from|representing|of|in|including|attended|participated|took|were|with)\s.{{1,200}}
            |\s?[(\[][^()\[\]]{{1,150}}[)\]]|[,;:]\s?(?:male|female|men|women|boys|girls|of\ whom|including|m\b|f\b).{{1,150}})?
    \s?\.?
    """,  # noqa: E501
    re.VERBOSE | re.IGNORECASE,
)
_TOTAL: Final = compile_later(
    rf"(?<![\w-])(?:grand\ )?total\s?[:=–-]?\s?(?P<number>{_NUMBER})(?![\d.,]?\d|%)"
    rf"|(?<![\d.,])(?P<before>{_NUMBER})\s(?:in\s)?total(?!\w)",
    re.IGNORECASE,
)
_INEXACT: Final = compile_later(
    r"(?:\b(?:about|around|approx\w*|over|under|more|less|fewer|nearly|almost|roughly|some|circa|ca|"
    r"up\ to|at\ least|upto|above|below|between|estimated|plus|dozens?|hundreds|thousands|"
    r"several)\b|[+~≈<>±]|"
    r"\d\s?[-–—]\s?\d|\d\s(?:to|or)\s\d)",
    re.IGNORECASE | re.VERBOSE,
)
_WORDS_BELOW_TWENTY: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
"""
_WORDS_OF_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
_UNITS: Final = {word: number for number, word in enumerate(_WORDS_BELOW_TWENTY.split())}
_TENS: Final = {word: 10 * number for number, word in enumerate(_WORDS_OF_TENS.split(), 2)}
_SCALES: Final = {"hundred": 100, "thousand": 1000}


def parse_count(text: str) -> int | None:
    """Read a count, or None."""
    return read_count(text).value


def read_count(text: str) -> Reading[int]:
    """Read how many took part.

    count  = ["Total"] number [noun] ["from" …] ["(" breakdown ")"]  |  … "Total" number …
    number = digits, grouped by commas (1,200 or 1,00,000) or narrow spaces  |  words ("forty-five")

    A breakdown is never added up: without a printed total there is no count. "About 35", "50+" and
    "40-50" are no exact count. Left alone: `1.200`, which is two numbers to two readers.
    """
    stripped = " ".join(text.replace("\u00a0", "\u202f").split(" ")).strip(" \t\n*_:")
    stripped = " ".join(stripped.split(" "))
    if is_placeholder(text):
        return _refused(text, "placeholder-value", "is a placeholder")
    if len(stripped) > _LONGEST:
        return _refused(text, "unreadable-count", "is too long for a count")
    flat = re.sub(r"[ \t\n]+", " ", stripped)
    total = [found["number"] or found["before"] for found in _TOTAL.finditer(flat)]
    found = _COUNT.fullmatch(flat)
    head = flat if found is None or found["rest"] is None else flat[: found.start("rest")]
    if _INEXACT.search(head):
        return _refused(text, "unreadable-count", "is not an exact count")
    if found is not None and _agrees(found["words"], found["number"]):
        return Reading(value=_as_number(found["number"]), rule="number")
    if len(total) == 1:
        return Reading(value=_as_number(total[0]), rule="printed total")
    in_words = _spelt(re.sub(rf"\s{_NOUN}\.?$", "", flat, flags=re.IGNORECASE))
    if in_words is not None:
        return Reading(value=in_words, rule="number in words")
    return _refused(text, "unreadable-count", "is not read as one count; a total is never added up")


def _refused(text: str, code: str, why: str) -> Reading[int]:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    return Reading(
        value=None, rule="no count", doubts=(Doubt(code=code, message=f"{shown!r} {why}"),)
    )


def _agrees(words: str | None, number: str) -> bool:
    """Say whether a number in words behind the digits, if it is one, says the same."""
    spelt = _spelt(words) if words else None
    return spelt is None or spelt == _as_number(number)


def _as_number(text: str) -> int:
    return int("".join(character for character in text if character.isdecimal()))


def _spelt(text: str) -> int | None:
    """Read a number in words below a million: "one hundred and twenty"."""
    words = text.casefold().strip(" .").replace("-", " ").split()
    if not words or len(words) > 10:
        return None
    total = 0
    current = 0
    last = 0
    for word in words:
        if word in ("and", "a", "only"):
            if word == "a":
                current = 1
            continue
        if word in _UNITS and last in (0, 10, 100, 1000):
            current += _UNITS[word]
            last = 1
        elif word in _TENS and last in (0, 100, 1000):
            current += _TENS[word]
            last = 10
        elif word in _SCALES and current:
            scale = _SCALES[word]
            if scale == 1000:
                total, current = (total + current) * scale, 0
            else:
                current *= scale
            last = scale
        else:
            return None
    return total + current if last or current else None
