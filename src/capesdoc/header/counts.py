"""Counts: how many took part, from a label that counts."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.count_words import KINDS, SCALES
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.spelt_numbers import is_number_word, spelt_number
from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = ["parse_count", "read_count"]

_LONGEST: Final = 300  # characters; a count with its breakdown has under 100

_NUMBER: Final = (
    r"(?:(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,2}(?:,\d{2}){1,3},\d{3}|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,3}"
    r"|\d{1,7})(?!\w|[.,:/’'-]\d|%))"
)
_TOKEN: Final = compile_later(
    rf"""
    (?P<number>(?<![\w.,:/-]){_NUMBER}) | (?P<bracket>[(\[{{][^()\[\]{{}}]{{0,150}}[)\]}}])
    | (?P<word>[^\W\d_](?:[\w.’'/-]*[\w.])?) | \d\S* | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_TOTAL: Final = compile_later(
    rf"(?<![\w-])(?:grand\ )?total\s?[:=–-]?\s?(?P<number>{_NUMBER})"
    rf"|(?<![\d.,])(?P<before>{_NUMBER})\s(?:in\s|\(\s?(?:in\s)?)?total(?!\w|\s?[:=–-]?\s?\d)",
    re.IGNORECASE,
)

# The grammar stands over kinds: one character for each word (count_words), number or sign, so
# that place n of the kinds is token n. 0 is a number, B a bracket, w any other word.
_WORD: Final = "[wsgGpA]"
_GROUP: Final = rf"(?:(?:{_WORD}&)?(?:{_WORD}B?){{0,3}}[pG](?:(?:,|,?&){_WORD}{{0,2}}[pG]){{0,4}})"
_LEAD: Final = compile_later(
    rf"""
      N=                                            # n = 45
    | I?l[,:=]? | It[,:=]?                          # in all, altogether; in total
    | (?:e[wp]{{1,3}}v)?Ab(?:qto)? | rv(?:qto)?     # was attended by a total of; there were
    | e?[qu]?(?:tk|t|k)(?:o?{_GROUP}[Asw]{{0,2}})?B?[ov:=-]?    # total number of participants was
    | (?!g|G[:=-]){_GROUP}B?[:=-]                   # Students (UG):
    """,
    re.VERBOSE,
)
_PEOPLE: Final = compile_later(rf"{_GROUP}|k")
_SAID: Final = compile_later(r"B|s|I[ltpk]|t|l|Ay?(?=$|[B,;:])")
_TAIL: Final = compile_later(r"[TIocAv]|Tz|ze")
_PART_OF_IT: Final = compile_later(r"c|0?oh")
_OF_NO_PEOPLE: Final = compile_later(rf"{_WORD}{{0,2}}x")
_MANY: Final = compile_later(r"[d+?]|Ti(?!0)|&i|i$")
_INEXACT: Final = compile_later(r"[id+?~≈<>≥≤±]|0-0|0[Ti]0")
_IN_BRACKETS: Final = compile_later(r"[+?~]|(?:i|&)|d(?!.*0)")
_SIGNS: Final = {"–": "-", "—": "-", "&": "&"}
_MARKS: Final = ' \t\n*_:;,=“”"'
_WRAPPED: Final = {"(": ")", "[": "]"}


def parse_count(text: str) -> int | None:
    """Read a count, or None."""
    return read_count(text).value


def read_count(text: str) -> Reading[int]:
    """Read how many took part.

    count  = [lead] number [people] {bracket | said} [tail]
           | … "Total" number …  |  number {"+" number} "=" number
    lead   = "Total" | "A total of" | "Number of" people ":" | people ":" | "attended by" | "N ="
    number = digits, grouped by commas (1,200 or 1,00,000) or narrow spaces  |  "forty-five"
    people = {word} noun {"and" {word} noun}                     noun = a kind `p` of count_words
    tail   = ("from" | "representing" | "who" | …) words      ("45 students from 6 districts")
           | ("," | ":" | "–") parts that make up the number, or "including" …, or "of whom" …

    A breakdown is never added up: without a printed total there is no count ("20 male, 25 female",
    "20 from Lahore and 25 from Karachi"). "About 35", "50+", "40-50" and "45 (expected)" are no
    exact count of who came. Left alone: `1.200`, which is two numbers to two readers.
    """
    if is_placeholder(text):
        return _refused(text, "placeholder-value", "is a placeholder")
    if len(text) > _LONGEST:
        return _refused(text, "unreadable-count", "is too long for a count")
    flat = _bare(re.sub(r"[ \t\n]+", " ", text.replace("\u00a0", "\u202f")))
    tokens = _tokens(flat)
    added = _sum(tokens)
    if added is not None:
        result, comes_out = added
        if comes_out:
            return Reading(value=result, rule="sum with its result")
        return _refused(text, "unreadable-count", "does not come out as a sum")
    totals = {_as_number(one["number"] or one["before"]) for one in _TOTAL.finditer(flat)}
    number = _number_of(tokens)
    if number is not None and totals <= {number}:
        return Reading(value=number, rule="number")
    if number is None and len(totals) == 1 and "d" not in tokens.kinds:
        return Reading(value=totals.pop(), rule="printed total")
    if _INEXACT.search(tokens.kinds):
        return _refused(text, "unreadable-count", "is not an exact count")
    return _refused(text, "unreadable-count", "is not read as one count; a total is never added up")


def _refused(text: str, code: str, why: str) -> Reading[int]:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    return Reading(
        value=None, rule="no count", doubts=(Doubt(code=code, message=f"{shown!r} {why}"),)
    )


class _Tokens(NamedTuple):
    """The words, numbers, brackets and signs of a value.

    Attributes:
        kinds: One character for each.
        numbers: Place of a number in `kinds` to its value.
        brackets: Place of a bracket to what it holds.
    """

    kinds: str
    numbers: dict[int, int]
    brackets: dict[int, str]


def _tokens(flat: str) -> _Tokens:
    kinds: list[str] = []
    numbers: dict[int, int] = {}
    brackets: dict[int, str] = {}
    found = list(_TOKEN.finditer(flat))
    keys = [(one["word"] or "").casefold().rstrip(".") for one in found]
    at = 0
    while at < len(found):
        one, key = found[at], keys[at]
        end = _end_of_number_words(keys, at)
        if end > at:
            number = spelt_number(" ".join(keys[at:end]))
            if number is not None:
                numbers[len(kinds)] = number
            kinds.append("#" if number is None else "0")
            at = end
            continue
        if one["number"]:
            numbers[len(kinds)] = _as_number(one["number"])
            kinds.append("0")
        elif one["bracket"]:
            brackets[len(kinds)] = one["bracket"][1:-1].strip()
            kinds.append("B")
        elif key:
            # "fact-checkers" are checkers
            kinds.append(KINDS.get(key) or KINDS.get(key.rpartition("-")[2], "w"))
        else:
            kinds.append(_SIGNS.get(one[0], one[0] if one["sign"] else "#"))
        at += 1
    return _Tokens("".join(kinds), numbers, brackets)


def _end_of_number_words(keys: list[str], start: int) -> int:
    """Give where the number in words ends that begins here: "one hundred and twenty"."""
    end = start
    while end < len(keys) and keys[end] and is_number_word(keys[end]):
        end += 1
        if end + 1 < len(keys) and keys[end] == "and" and keys[end - 1] in SCALES:
            end += is_number_word(keys[end + 1])
    return end


def _bare(text: str) -> str:
    """Take off what a form leaves round a value: marks, quotation marks, one pair of brackets."""
    bare = text.strip(_MARKS)
    if bare[:1] in _WRAPPED and bare.find(_WRAPPED[bare[0]]) == len(bare) - 1:
        bare = bare[1:-1].strip(_MARKS)
    for dash in "-–—":
        bare = bare.removeprefix(f"{dash} ")  # "- 45" is a mark of a list; "-5" is a number
    return bare.rstrip(" .")


def _sum(tokens: _Tokens) -> tuple[int, bool] | None:
    """Give the result of `20 + 25 = 45` and whether it comes out; None where nothing is added."""
    if tokens.kinds.count("=") != 1:
        return None
    equals = tokens.kinds.index("=")
    parts = [number for place, number in tokens.numbers.items() if place < equals]
    result = [number for place, number in tokens.numbers.items() if place > equals]
    if len(parts) < 2 or len(result) != 1:
        return None
    return result[0], sum(parts) == result[0]


def _number_of(tokens: _Tokens) -> int | None:
    """Give the one number that a text says; None where it says none or several."""
    kinds = tokens.kinds
    lead = _LEAD.match(kinds)
    at = lead.end() if lead and kinds.startswith("0", lead.end()) else 0
    if not kinds.startswith("0", at):
        return None
    number = tokens.numbers[at]
    at += 1
    if any(_casts_doubt(one) for one in tokens.brackets.values()):
        return None
    # "15 (Fifteen)" and "Fifteen (15)": the other spelling says the same, or there is no number.
    if kinds.startswith("B", at):
        again = _tokens(tokens.brackets[at].removesuffix(" only"))
        if again.kinds == "0":
            if again.numbers[0] != number:
                return None
            at += 1
    for pattern in (_PEOPLE, _SAID, _SAID, _SAID):
        if found := pattern.match(kinds, at):
            at = found.end()
    return number if _ends_well(tokens, at, number) else None


def _casts_doubt(bracket: str) -> bool:
    """Say whether a bracket takes back what stands before it: `(approx.)`, `(+ 35 online)`."""
    return _IN_BRACKETS.match(_tokens(bracket).kinds) is not None


def _ends_well(tokens: _Tokens, start: int, number: int) -> bool:
    """Say whether what follows a number and its people counts nobody else."""
    kinds = tokens.kinds
    if not kinds[start:].strip("."):
        return True
    part = _PART_OF_IT.search(kinds, start)
    end = part.start() if part else len(kinds)
    if _TAIL.match(kinds, start):
        return _MANY.search(kinds, start, end) is None and all(
            _OF_NO_PEOPLE.match(kinds, place + 1)
            for place in tokens.numbers
            if start <= place < end
        )
    if kinds[start] not in ",;:-":
        return False
    parts = [one for place, one in tokens.numbers.items() if place >= start]
    before = sum(start <= place < end for place in tokens.numbers)
    return before == 0 if part else len(parts) > 1 and sum(parts) == number


def _as_number(text: str) -> int:
    return int("".join(character for character in text if character.isdecimal()))
