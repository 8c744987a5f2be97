"""Transcripts: documents in turns of speech, which are no report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from capesdoc.cleaning.seen import AsRead, Seen
from capesdoc.patterns import compile_later
from capesdoc.source import Line

__all__ = ["find_transcript", "may_be_transcript"]

_TURN: Final = compile_later(
    r"""
    \s{0,8}(?:>>\ ?)?
    (?:\[?\(?\d{1,2}:\d{2}(?::\d{2})?\)?\]?\s{0,4})?         # a time stamp
    (?: (?P<name> [A-Z][\w.’'()-]{0,24} (?:\ [A-Z(][\w.’'()-]{0,24}){0,4} )
        (?: \s?: | \s[–—] ) \s{1,4}(?=\S)
      | \[ (?P<bracket> [A-Z][\w.’']{0,24} (?:\ [A-Z\d][\w.’']{0,24}){0,3} ) \]:?\s{1,4}(?=\S)
      | (?P<letter> [QA] )\.\s{1,4}(?=\S)
      | (?P<title> (?: (?:Mr|Mrs|Ms|Dr)\. | Senator | Chair(?:man|woman)? | The )
                   \ [A-Z][\w’'-]{1,24} (?:\ of\ [A-Z][a-z]{1,20})? )
        \.\s{1,4}(?=[A-Z“"‘'])                               # `Mr. Orlan. Thank you`: hearings
    )
    """,
    re.VERBOSE,
)
_TURN_ALONE: Final = compile_later(
    r"""
    \s{0,8}
    (?P<name> (?: mr|mrs|ms|dr|prof|professor|ambassador|amb|gen|senator|rep|the\ chair|chair
                | chairman|chairperson|moderator|interviewer|interviewee|respondent|host|q|a
                | (?:speaker|participant)\ [\dA-Z] )\b [.\w’' -]{0,40} )
    :\s{0,4}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""A name with its colon alone on a line: an honorific or a part, since `Findings:` looks alike."""

_TURN_STAMPED: Final = compile_later(
    r"\s{0,8}[A-Z][\w.’'()-]{0,24}(?: [A-Z\d(][\w.’'()-]{0,24}){0,4}\s{1,4}"
    r"[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?[\])]?\s?:?\s{0,4}\Z"
)
"""A name and a time alone on a line, as recorders of meetings print them."""

_TURN_HINT: Final = compile_later(r"\n[ \t]{0,8}(?:>>|[A-Z\d\[(][^\n:]{0,60}:[\s\d])")
_STAMP: Final = compile_later(
    r"\s{0,8}[\[(]?\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,3})?[\])]?(?:\s|$|\s?-->)"
)
_CHEVRON: Final = compile_later(r"\s{0,8}>>")

LEAST_TURNS: Final = 8
"""Turns of speech before a document is a transcript: a report may quote an exchange of a few."""

LEAST_TURNS_A_SPEAKER: Final = 3
"""Turns of each of two speakers: a list of speakers or a header names each once or twice."""

TURN_SHARE: Final = 0.25
"""Share of paragraphs (lines after a gap, and turns) that begin a turn."""


def find_transcript(lines: Sequence[Line]) -> list[Line]:
    """Find turns of speech: two speakers who take turns by name, or a run of time stamps."""
    turns: list[tuple[str, Line, int]] = []
    stamps: list[Line] = []
    for index, line in enumerate(lines):
        text = line.text
        if _STAMP.match(text) or _CHEVRON.match(text) or _TURN_STAMPED.match(text):
            stamps.append(line)
        if match := _TURN.match(text):
            name = match["name"] or match["bracket"] or match["letter"] or match["title"]
            turns.append((name.casefold(), line, len(" ".join(text.split()))))
        elif (match := _TURN_ALONE.match(text)) and index + 1 < len(lines):
            turns.append((match["name"].casefold(), line, len(lines[index + 1].text)))
    if len(stamps) >= LEAST_TURNS and len(stamps) >= TURN_SHARE * _blocks(lines, stamps):
        return stamps if _said_beside(lines, stamps) else []
    speakers = Counter(name for name, _, _ in turns)
    regular = {
        name
        for name, count in speakers.items()
        if count >= LEAST_TURNS_A_SPEAKER and not _is_label(name)
    }
    spoken = [(line, length) for name, line, length in turns if name in regular]
    if len(regular) < 2 or len(spoken) < LEAST_TURNS:
        return []
    if not all(map(_SPEAKER.match, regular)) and not _are_speech(spoken):
        return []
    if _are_labels([name for name, _, _ in turns if name in regular]):
        return []
    begun = [line for line, _ in spoken]
    return begun if len(begun) >= TURN_SHARE * _blocks(lines, begun) else []


LEAST_SAID: Final = 20
"""Characters said for each time stamp: those along the axis of a chart have none."""


def _said_beside(lines: Sequence[Line], stamps: Sequence[Line]) -> bool:
    """Whether text stands behind or below the time stamps."""
    text = sum([len(line.text) for line in lines]) - len(stamps) * LONGEST_STAMP
    return text >= LEAST_SAID * len(stamps)


LONGEST_STAMP: Final = 14
"""Characters of a time stamp alone: `[03:37:00 PM]`, `00:03:37.500`."""

_LABELS: Final = frozenset(
    """
    abstract action actions activity agenda aim answer approach assumption author background basis
    benefit category cause challenge challenges comment comments conclusion condition consequence
    constraint contact context contractor cost criteria criterion date deadline decision decisions
    deliverable description details discussion draft due effect event evidence example expectation
    feature figure finding findings focus format gap goal goals group idea impact implication input
    insight issue issues item keyword keywords lesson level link location measure method metric
    milestone mitigation name next note notes number objective objectives opportunity option outcome
    output owner part phase place point policy priority problem procedure process progress project
    proposal purpose rationale reason recommendation reference remark requirement resource response
    result results risk risks role rule scenario scope section session situation solution source
    stage status step steps strategy strength summary task tasks team test theme threat time title
    todo todos tool topic topics type update updates use venue version weakness work
    """.split()  # noqa: SIM905 - a table of words is easier to read and to extend like this
)
"""Words that label parts of minutes, forms and reports, and are nobody's name. Left out:
"question", which opens turns of an interview."""


def _is_label(name: str) -> bool:
    """Whether what stands before a colon ends in a word for a part of a report (`Test Result`)."""
    words = name.rstrip("0123456789 .)").split()
    return bool(words) and words[-1] in _LABELS


_SPEAKER: Final = compile_later(
    r"(?:[qa]|(?:mr|ms|mrs|dr)\.? .+|(?:senator|chair|the chair|moderator)\b.*)\Z"
)
"""Names of turns that label nothing else, so that even short ones are speech: `A. Yes.`"""


def _are_speech(turns: Sequence[tuple[Line, int]]) -> bool:
    """Whether turns are speech, and no labels of sessions.

    `Chair: … Speaker: … Chair: … Speaker: …` also alternates, so the texts must be speech: longer
    than the values of labels on the average.
    """
    return sum(length for _, length in turns) / len(turns) >= LEAST_SPEECH


LABELS_OF_FORM: Final = 3
SAME_NEXT: Final = 0.8
"""Share of turns behind which the same name follows as most often: in speech people are asked and
interrupted in any order, but `Objective:` `Procedure:` `Result:` come round alike."""


def _are_labels(names: Sequence[str]) -> bool:
    """Whether three names or more come round in one order all along, as the labels of a form do.

    Two that take turns may be an interview.
    """
    if len(set(names)) < LABELS_OF_FORM:
        return False
    following: dict[str, Counter[str]] = {}
    for name, after in pairwise(names):
        following.setdefault(name, Counter())[after] += 1
    alike = sum(after.most_common(1)[0][1] for after in following.values())
    return alike >= SAME_NEXT * (len(names) - 1)


LEAST_SPEECH: Final = 45
"""Characters of an average turn's first line, label included: a name with its post is shorter."""


def _blocks(lines: Sequence[Line], begun: Sequence[Line]) -> int:
    """Count the paragraphs: what begins after a gap, and what begins a turn."""
    begun_ids = {id(line) for line in begun}
    return sum(line.boundary.value != "line" or id(line) in begun_ids for line in lines)


LONGEST_BEFORE_COLON: Final = 160
"""Characters of a line up to the colon of `_TURN` or `_STAMP`, all its parts at their longest."""


_TITLES: Final = ("Mr. ", "Ms. ", "Chairman", "The Chairman")
"""With which turns begin in `_TURN` without a colon: where people are called so, some of them are
called by one of these."""


def _may_call_by_title(read: AsRead, *, gapped: bool) -> bool:
    """Whether turns begin with one title, at the beginnings of lines or behind a gap."""
    begun = [text for text in read.texts if text.startswith(_TITLES)]
    if len(begun) < LEAST_TURNS_A_SPEAKER and not gapped:
        return False
    text = read.text
    return any(
        text.count(f"\n{one}") + text.count(f"  {one}") >= LEAST_TURNS_A_SPEAKER for one in _TITLES
    )


def may_be_transcript(seen: Seen) -> bool:
    """Say cheaply whether `find_transcript` may find enough turns."""
    (_, text, read), signs = seen.read, seen.signs
    # Signs are counted in a fiftieth of the text before it is looked at.
    if "[" in read and text.count("\n[") >= LEAST_TURNS:
        return True
    dashes = [dash for dash in ("–", "—") if dash in read]
    if (
        sum(map(read.count, dashes)) >= LEAST_TURNS
        and sum([text.count(f" {dash} ") for dash in dashes]) >= LEAST_TURNS
    ):
        return True
    if (
        "Q" in text
        and text.count("\nQ.") >= LEAST_TURNS_A_SPEAKER
        and text.count("\nA.") >= LEAST_TURNS_A_SPEAKER
    ):
        return True
    if _may_call_by_title(seen.read, gapped=seen.gapped):
        return True
    if signs.count(":") < LEAST_TURNS and ">" not in signs:
        return False
    begun = [text[:LONGEST_BEFORE_COLON] for text in seen.texts]
    if len([True for start in begun if ":" in start or ">>" in start]) < LEAST_TURNS:
        return False
    return read.count(":") >= LEAST_TURNS and len(_TURN_HINT.findall(text)) >= LEAST_TURNS - 1
