"""Organisers: the organisations that held an event."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.findings import Doubt, Reading
from capesdoc.header.links import without_links
from capesdoc.header.organizer_names import is_organisation
from capesdoc.header.placeholders import is_placeholder
from capesdoc.header.segments import Segment, mask_list_marks, split_segments
from capesdoc.header.vocabulary import HEAD, ORGANISATION, PLACE, SUBJECT, word_set
from capesdoc.patterns import compile_later

__all__ = ["parse_organizers", "read_organizers"]

_LONGEST: Final = 1_200  # characters; a list of twenty partners has fewer
_MOST_JOINTS: Final = 20  # an "and" further on is left alone: the work stays linear
_PARTNERSHIP: Final = compile_later(
    r"""
    \s?(?:[,(–-]\s?)?\b(?:
        (?:jointly\ )?(?:organi[sz]ed\ )?in\ (?:active\ |close\ )?
        (?:collaboration|partnership|association|co-?operation|conjunction|coordination)\ with
      | (?:jointly|together|along)\ with | alongside | co-?organi[sz]ed\ (?:by|with)
      | co-?hosted\ (?:by|with) | in\ collab(?:oration)?\.?\ with
    )\s+(?:the\s+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SUPPORT: Final = compile_later(
    r"\s?[,(]?\s?\b(?:supported|funded|sponsored|financed)\s+by\b.*"
    r"|\s?[,(]?\s?\b(?:with\ (?:the\ )?(?:financial\ )?(?:support|funding|grant)\ (?:of|from|by)"
    r"|under\ the\ (?:aegis|auspices|patronage|umbrella)\ of)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_DONE: Final = r"(?:organi[sz]ed|hosted|conducted|arranged|held|presented|convened)"
_LEADING: Final = compile_later(
    rf"""
    \s*(?:
        (?:(?:the|this)\s(?:\w+\s){{1,3}}was\s)?(?:jointly\s+)?(?:co-?)?{_DONE}
        (?:\s(?:and|&)\s{_DONE})?(?:\s+jointly)?\s+(?:by\s*:?\s*)?
      | (?:an?\s+)?joint\s+(?:initiative|event|effort|activity|venture|project)\s+(?:of|by)\s+
      | (?:jointly\s+)?by\s+ | both\s+
    )?(?-i:the\s+)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ROLE: Final = compile_later(
    r"\s?[(\[](?:co-?|lead\s|main\s)?(?:host|organi[sz]er|lead|partner|convener)[)\]]\s?[,;&]?",
    re.I,
)
"""What an organisation was, in brackets behind its name, which ends there: `(Host)`."""
_LINK: Final = compile_later(
    r"[,–—-]?\s?[(\[]?(?:https?://|www\.)\S+|[,(]?\s?[\w.+-]{1,64}@[\w.-]{1,100}\)?|[,(]?\s?@\w{1,40}\)?"
)
"""An address, of the web or of mail, or a handle, behind a name."""
_LINKED: Final = compile_later(r"\)(?:,\s?(?:and\s)?|\s(?:and|&)\s)\[")
"""Between two links of Markdown, each the whole name of one organisation."""
_AND: Final = compile_later(r"\s+(?:and|&|with),?\s+(?:the\s+)?", re.IGNORECASE)
_COMMA: Final = compile_later(r",\s*(?:and\s+)?(?![^()]*\))")
_HARD: Final = compile_later(
    r"\s?[;\n]\s?|\s[/|+•·∙×]\s|\sx\s(?=[A-Z])|(?<=\w)/\s"
    r"|(?<![\w/-])(?P<left>[A-Z]{3,12})/(?=(?:[A-Z]{3,12}(?![\w/-])|(?:Department|Institute|Centre|Faculty)\sof\s))"
)
"""Between whole names: marks; a slash between abbreviations, not that of `TCP/IP Users Group`."""
_ABBREVIATED: Final = compile_later(r"\(\w{0,3}[A-Z][\w.&-]{0,9}[A-Z]\)$")
"""An abbreviation in brackets behind a name, which ends there: `Futures Forum (SFF)`."""

# A unit of something larger: its name goes on behind a comma.
_UNITS: Final = word_set(
    "department dept faculty school centre center office division wing cell section chapter"
)
_WHOLE: Final = frozenset({("internal", "quality", "assurance", "cell")})
"""Names that begin with a subject and are whole all the same, word by word."""


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
    text = _LINKED.sub(");\n[", text) if "](" in text else text
    lines = (" ".join(line.split()) for line in mask_list_marks(text).splitlines())
    kept = _SUPPORT.sub("", without_links("\n".join(line for line in lines if line)))
    kept = _ROLE.sub("; ", _LINK.sub("", kept))
    names: list[str] = []
    for hard in _hard_parts(kept):
        for whole in _PARTNERSHIP.split(_without_lead(hard)):
            for piece in _by_commas(whole):
                names.extend(_clean(one) for one in _by_and(piece))
    found = tuple(name for name in dict.fromkeys(names) if is_organisation(name))
    if not found:
        return _refused(text, "not-an-organizer", "names no organisation")
    return Reading(value=found, rule="organisations")


def _refused(text: str, code: str, why: str) -> Reading[tuple[str, ...]]:
    shown = text if len(text) <= 80 else f"{text[:79]}…"
    return Reading(
        value=None, rule="no organiser", doubts=(Doubt(code=code, message=f"{shown!r} {why}"),)
    )


def _hard_parts(text: str) -> list[str]:
    """Split at the marks that stand between whole names and nowhere else."""
    parts = []
    start = 0
    for mark in _HARD.finditer(text):
        parts.append(text[start : mark.end("left") if mark["left"] else mark.start()])
        start = mark.end()
    return [*parts, text[start:]]


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
    if len(words) > 1 and words[0].text == "UN":
        return True  # "UN Women"
    if tuple(word.key for word in words) in _WHOLE:
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
    pieces = [piece.strip() for piece in _COMMA.split(text)]
    pieces = [piece for piece in pieces if piece]
    if len(pieces) < 2:
        return [text]
    tail = [part for part in _AND.split(pieces[-1], maxsplit=1) if part]
    listed = [*pieces[:-1], *tail]
    if all(_is_acronym(piece) for piece in listed):
        return listed
    first = [None if segment is None else segment.words[0].key for segment in map(_words, listed)]
    heads = {key for key in first if key is None or key in _UNITS}
    # "Department of X, Department of Y and Z" is a list; "Department of X, Faculty of Y" is one.
    units = bool(heads) and (len(heads) > 1 or sum(key in heads for key in first) < 2)
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
        left, right = rest[: found.start()].rstrip(" ,"), rest[found.end() :]
        if left.count("(") > left.count(")"):
            position = found.end()
            continue
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
            word.meaning & SUBJECT
            or (word.meaning & ORGANISATION and "-" not in word.text)
            or word.text.islower()
            for word in segment.words
        )
    )


def _named(text: str) -> bool:
    segment = _words(text)
    return segment is not None and (
        any(word.meaning & ORGANISATION for word in segment.words)
        or any(word.is_acronym for word in segment.words)
    )


def _without_lead(text: str) -> str:
    return text[leading.end() :] if (leading := _LEADING.match(text)) else text


def _clean(text: str) -> str:
    name = " ".join(_without_lead(text).split()).strip(" ,;:-–—•*|/")
    if name.count(")") > name.count("("):
        name = name.removesuffix(")")
    return name.removesuffix(".") if _ends_in_stop(name) else name


def _ends_in_stop(name: str) -> bool:
    """Whether a full stop ends the line and not an abbreviation: `Ltd.`, `e.V.`, `S.A.`."""
    last = name.rpartition(" ")[2].casefold()
    return last not in {"ltd.", "inc.", "co.", "corp."} and last.count(".") == 1
