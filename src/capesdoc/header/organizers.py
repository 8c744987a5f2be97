"""Organisers: the organisations that held an event."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.segments import Segment, mask_list_marks, split_segments, title_length
from capesdoc.header.vocabulary import HEAD, ORGANISATION, PLACE, SUBJECT, word_set
from capesdoc.patterns import compile_later

__all__ = ["parse_organizers", "read_organizers"]

_LONGEST: Final = 1_200  # characters; a list of twenty partners has fewer
_MOST_JOINTS: Final = 20  # an "and" further on is left alone: the work stays linear
_PARTNERSHIP: Final = compile_later(
    r"""
    \s?(?:[,(]\s?)?\b(?:
        (?:jointly\ )?(?:organi[sz]ed\ )?in\ (?:active\ |close\ )?
        (?:collaboration|partnership|association|cooperation|co-operation|conjunction|coordination)\ with
      | (?:jointly|together|along)\ with | co-?organi[sz]ed\ (?:by|with) | co-?hosted\ by | in\ collab(?:oration)?\.?\ with
    )\s+(?:the\s+)?
    """,  # noqa: E501
    re.VERBOSE | re.IGNORECASE,
)
_SUPPORT: Final = compile_later(
    r"\s?[,(]?\s?\b(?:supported|funded|sponsored)\s+by\b.*|\s?[,(]?\s?\b(?:with\ (?:the\ )?"
    r"(?:financial\ )?support\ (?:of|from)|under\ the\ (?:aegis|auspices|patronage)\ of)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LEADING: Final = compile_later(
    r"\s*(?:jointly\s+)?(?:(?:organi[sz]ed|hosted|conducted|arranged|held|by)\s+)?(?:by\s+)?(?-i:the\s+)?",
    re.IGNORECASE,
)
_AND: Final = compile_later(r"\s+(?:and|&)\s+(?:the\s+)?", re.IGNORECASE)
_HARD: Final = compile_later(r"\s?[;\n]\s?|\s[/|+]\s|(?<=\w)/\s")
_ABBREVIATED: Final = compile_later(r"\(\w{0,3}[A-Z][\w.&-]{0,9}[A-Z]\)$")
"""An abbreviation in brackets behind a name, which ends there: `Futures Forum (SFF)`."""

# A unit of something larger: its name goes on behind a comma.
_UNITS: Final = word_set(
    "department dept faculty school centre center office division wing cell section chapter"
)


def parse_organizers(text: str) -> tuple[str, ...]:
    """Read the organisers; an empty tuple where there are none."""
    return read_organizers(text).value or ()


def read_organizers(text: str) -> Reading[tuple[str, ...]]:
    """Read the organisations in a value, as printed.

    organizers = organisation {separator organisation}
    separator  = ";" | bullet | line end | " / " | "in collaboration with" | "jointly with" | …
               | "and"  before a whole organisation ("IPRI and Ministry of X")
               | ","    in a list of abbreviations, or of three or more whole organisations

    Left alone: "and" and "," inside a name ("Institute of Peace and Conflict Studies",
    "Department of Physics, University of X"). Supporters ("funded by") are no organisers.
    Returns no value for placeholders, people and sentences; never raises.
    """
    if is_placeholder(text):
        return _refused(text, "placeholder-value", "is a placeholder")
    if len(text) > _LONGEST:
        return _refused(text, "not-an-organizer", "is too long for a list of organisers")
    lines = (" ".join(line.split()) for line in mask_list_marks(text).splitlines())
    kept = _SUPPORT.sub("", "\n".join(line for line in lines if line))
    names: list[str] = []
    for hard in _HARD.split(kept):
        for whole in _PARTNERSHIP.split(hard):
            for piece in _by_commas(whole):
                names.extend(_clean(one) for one in _by_and(piece))
    found = tuple(name for name in dict.fromkeys(names) if _is_organisation(name))
    if not found:
        return _refused(text, "not-an-organizer", "names no organisation")
    return Reading(value=found, rule="organisations")


def _refused(text: str, code: str, why: str) -> Reading[tuple[str, ...]]:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    return Reading(
        value=None, rule="no organiser", doubts=(Doubt(code=code, message=f"{shown!r} {why}"),)
    )


def _words(text: str) -> Segment | None:
    segments = split_segments(text)
    return segments[0] if segments else None


def _is_acronym(text: str) -> bool:
    segment = _words(text)
    return (
        segment is not None
        and len(segment.words) <= 2
        and segment.words[0].is_acronym
        and all(word.is_acronym or word.meaning & PLACE for word in segment.words)
    )


def _is_whole(text: str) -> bool:
    """Say whether a text is an organisation by itself and not the end of another's name."""
    segment = _words(text)
    if segment is None:
        return False
    words = segment.words
    if len(words) > 1 and words[0].meaning & ORGANISATION and words[1].key in ("of", "for"):
        return True
    if _is_acronym(text):
        return True
    # "National Defence University": no subject alone may stand before the word that names it.
    return (
        len(words) > 1
        and bool(words[-1].meaning & ORGANISATION)
        and not words[-1].meaning & SUBJECT
        and not words[0].meaning & (SUBJECT | HEAD)
    )


def _by_commas(text: str) -> list[str]:
    pieces = [piece.strip() for piece in re.split(r",\s*(?:and\s+)?", text)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return [text]
    tail = [part for part in _AND.split(pieces[-1], maxsplit=1) if part]
    listed = [*pieces[:-1], *tail]
    if all(_is_acronym(piece) for piece in listed):
        return listed
    units = any(
        segment is None or segment.words[0].key in _UNITS for segment in map(_words, listed)
    )
    many = len(listed) > 2 and (len(tail) > 1 or re.search(r",\s*and\s", text))
    if many and not units and all(_is_whole(piece) for piece in listed):
        return listed
    return [text]


def _by_and(text: str) -> list[str]:
    pieces: list[str] = []
    rest = text
    position = 0
    joints = 0
    while found := _AND.search(rest, position):
        joints += 1
        if joints > _MOST_JOINTS:
            break
        left, right = rest[: found.start()], rest[found.end() :]
        first = _words(left)
        whole = _is_whole(right) and first is not None and (_is_acronym(left) or _named(left))
        if whole or (first is not None and _is_complete(left, first) and _has_name(right)):
            pieces.append(left)
            rest, position = right, 0
        else:
            position = found.end()
    return [*pieces, rest]


def _is_complete(text: str, first: Segment) -> bool:
    """Say whether a name ends here: `Futures Forum (SFF)`.

    `Institute of Peace (IoP) and Conflict Resolution` may go on, as what follows `of` does.
    """
    last = first.words[-1].meaning & ORGANISATION
    return bool(last) and _ABBREVIATED.search(text) is not None


def _has_name(text: str) -> bool:
    """Say whether a text has a capital and a word that is no subject: not "Industries"."""
    segment = _words(text)
    return (
        segment is not None
        and segment.words[0].text[0].isupper()
        and not all(
            word.meaning & (SUBJECT | ORGANISATION) or word.text.islower() for word in segment.words
        )
    )


def _named(text: str) -> bool:
    segment = _words(text)
    return segment is not None and (
        any(word.meaning & ORGANISATION for word in segment.words)
        or any(word.is_acronym for word in segment.words)
    )


def _clean(text: str) -> str:
    name = text[leading.end() :] if (leading := _LEADING.match(text)) else text
    name = " ".join(name.split()).strip(" ,;:-–—•*|/")
    if name.count(")") > name.count("("):
        name = name.removesuffix(")")
    if name.endswith(".") and not name.casefold().endswith(("ltd.", "inc.", "co.", "corp.")):
        name = name[:-1]
    return name


def _is_organisation(name: str) -> bool:
    segments = split_segments(name)
    if not segments or is_placeholder(name) or not any(c.isalpha() for c in name):
        return False
    words = segments[0].words
    if title_length(words, 0) and not words[0].meaning & ORGANISATION:
        return False
    lower = sum(word.text.islower() and word.key not in _JOINING for word in words)
    told = any(word.meaning & ORGANISATION for word in words)
    return lower == 0 or (lower == len(words) <= 8 and told)


_JOINING: Final = word_set("of for the and in on at to de la du des et und für")
