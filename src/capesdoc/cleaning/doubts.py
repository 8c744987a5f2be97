"""Doubts: documents that cannot be put right by rules, said aloud with their evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from capesdoc.cleaning.signs import odd_signs
from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic
from capesdoc.patterns import compile_later
from capesdoc.source import Line
from capesdoc.values import NamedTuple

__all__ = ["DOUBTS", "AsRead", "find_doubts"]

MOST_SPANS: Final = 20
"""Places given as evidence: enough to look at, and a hostile file cannot swell the record."""


class AsRead(NamedTuple):
    """A document before anything was set aside: its lines, all of them in one, and their signs."""

    texts: Sequence[str]
    text: str
    signs: str


def find_doubts(
    lines: Sequence[Line], texts: Sequence[str], signs: str, read: AsRead
) -> tuple[Diagnostic, ...]:
    """Look for each kind of document that must not be taken at its word.

    `texts` and `signs` are those of the lines, which are what is left of the document.

    All are conservative: a false alarm on a good report is worse than silence, because it
    teaches people to ignore the alarm.
    """
    found: list[Diagnostic] = []
    seen = _Seen(texts, signs, read, "  " in read.text)
    for code, may_apply, find, message in DOUBTS:
        evidence = find(lines) if may_apply(seen) else None
        if evidence:
            found.append(
                Diagnostic(
                    code=code,
                    severity=DIAGNOSTIC_CODES[code],
                    message=message,
                    spans=tuple(line.span() for line in evidence[:MOST_SPANS]),
                )
            )
    return tuple(found)


_UNMAPPED: Final = compile_later(r"\(cid:\d{1,6}\)|[\ufffd-\uffff\ue000-\uf8ff]")
_BULLET_GLYPH: Final = compile_later(r"(?:^\s{0,20}|(?<=[ \t]{2}))[\ue000-\uf8ff](?=\s|\Z)")
"""A bullet of Word, at the head of a line or of a cell."""

LEAST_UNMAPPED: Final = 10
"""Unmapped glyphs before it is the document's state and not one odd sign (a logo, an arrow)."""

UNMAPPED_SHARE: Final = 0.005
"""Share of all characters: at 1 in 200 about every third line has a hole in it."""


def _find_unmapped(lines: Sequence[Line]) -> list[Line]:
    """Find lines with glyphs that no font table maps to characters; bullets are no evidence."""
    evidence: list[Line] = []
    holes = characters = 0
    for line in lines:
        characters += len(line.text)
        if line.text.isascii() and "(cid:" not in line.text:
            continue
        if here := len(_UNMAPPED.findall(_BULLET_GLYPH.sub("", line.text))):
            evidence.append(line)
            holes += here
    return evidence if holes >= max(LEAST_UNMAPPED, UNMAPPED_SHARE * characters) else []


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


def _find_transcript(lines: Sequence[Line]) -> list[Line]:
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


_EVENT_LABEL: Final = compile_later(
    r"\s{0,8}(?:\d{1,3}[.)]\s{1,4})?"
    r"(?P<label>(?:event\s)?title|topic|theme|(?:event\s)?date(?:\s(?:of|and|&)\s[\w ]{1,20})?"
    r"|venue|event)\s{0,4}[:\u2013\u2014-]\s{0,8}(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_NEXT_EVENT: Final = compile_later(
    r"[\s\W\d]{0,12}(?:(?:date|time|venue|place|details?)(?:[\s,&]|and|date|time|venue|place|of|for|the){1,24})?"
    r"(?:next|follow-?up|following|upcoming)\s(?:\w{1,20}\s){0,2}(?:meetings?|sessions?|events?)\b",
    re.IGNORECASE,
)
"""`Next Meeting`, `7. Date and venue of the next meeting`: what is announced is not reported."""

HEADER_LINES: Final = 10
"""Lines that one header block may take: a title over three lines and six labels."""

LEAST_PROSE: Final = 200
"""Characters of text between two headers: less is a header printed twice, or a form."""


LEAST_SENTENCE: Final = 60
"""Characters of text between two complete headers of which nothing is the same."""

LONGEST_LABEL: Final = 40
"""Characters; a line with a colon so early may be a field and no text."""

_COMPLETE: Final = ("title", "date")


def _find_events(lines: Sequence[Line]) -> list[Line]:
    """Find header blocks, each with a date and a title or venue, that differ and have text between.

    Left alone: a header printed twice (same values), session blocks without dates, `Date:` alone,
    and where minutes say when and where the next meeting will be.
    """
    blocks: list[tuple[int, dict[str, str]]] = []
    announced = -HEADER_LINES
    for index, line in enumerate(lines):
        if _NEXT_EVENT.match(line.text):
            announced = index
        match = _EVENT_LABEL.match(line.text)
        if match is None or index - announced < HEADER_LINES:
            continue
        label = match["label"].casefold()
        kind = "date" if "date" in label else "venue" if label == "venue" else "title"
        value = match["value"].strip().casefold()
        if not blocks or kind in blocks[-1][1] or index - blocks[-1][0] > HEADER_LINES:
            blocks.append((index, {}))
        blocks[-1][1][kind] = value
    headers = [(at, said) for at, said in blocks if "date" in said and len(said) > 1]
    if len(headers) < 2:
        return []
    first = headers[0]
    others = [
        (at, said)
        for before, (at, said) in pairwise(headers)
        if said != first[1]
        and (
            _prose_between(lines, before[0], at) >= LEAST_PROSE
            or (_is_other_event(said, first[1]) and _sentences_between(lines, before[0], at))
        )
    ]
    return [lines[first[0]], *(lines[at] for at, _ in others)] if others else []


def _is_other_event(said: dict[str, str], first: dict[str, str]) -> bool:
    """Whether two headers are complete, and neither title nor date of the one is the other's."""
    return all(kind in said and kind in first and said[kind] != first[kind] for kind in _COMPLETE)


def _sentences_between(lines: Sequence[Line], start: int, end: int) -> bool:
    """Whether text without any label stands between two headers, and ends as sentences do."""
    told = [line.text for line in lines[start:end] if ":" not in line.text[:LONGEST_LABEL]]
    ends = any(text.rstrip().endswith(".") for text in told)
    return ends and sum(map(len, told)) >= LEAST_SENTENCE


def _prose_between(lines: Sequence[Line], start: int, end: int) -> int:
    return sum(len(line.text) for line in lines[start:end] if _EVENT_LABEL.match(line.text) is None)


_GUTTER: Final = compile_later(r"(?<=\S)(?: {3,}|\t)(?=\S)")
_WORDS: Final = compile_later(r"[^\W\d_]{2,}")

LEAST_COLUMN_LINES: Final = 10
"""Lines with text on both sides of one gutter: a table of words rarely has so many long cells."""

COLUMN_SHARE: Final = 0.25
"""Share of the document's lines that have the gutter: lines of two columns do not stand at one
height, so that many hold one side only."""

LEAST_SIDE_WORDS: Final = 3
"""Words on each side: cells of tables and label columns mostly hold one or two."""

GUTTER_PLAY: Final = 3
"""Characters by which the right column may begin earlier or later than on most lines."""


SMALL_SHARE: Final = 0.4
"""Share of the lines of running prose that begin with a small letter, in mid-sentence; of the cells
of a table few do."""


LEAST_LINES_A_PAGE: Final = 6
"""Of them on one page: fewer may stand so by chance."""

LONGEST_STRETCH: Final = 80
"""Lines looked at together where a text has no page ends: a page of small type."""


def _find_columns(lines: Sequence[Line]) -> list[Line]:
    """Find lines of columns read straight across: prose on both sides of a steady gutter.

    Each page is looked at by itself: the gutter stands at another place on the next, and a report
    may have two columns on some pages only.
    """
    pages: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.layout is None:  # else the PDF reader has seen the columns themselves
            place = (line.page, line.number // LONGEST_STRETCH)
            pages.setdefault(place, []).append(line)
    found = [line for page in pages.values() for line in _columns_of(page)]
    return found if len(found) >= LEAST_COLUMN_LINES else []


def _columns_of(lines: Sequence[Line]) -> list[Line]:
    sides = [one for line in lines for one in _sides_of(line)]
    least = max(LEAST_LINES_A_PAGE, COLUMN_SHARE * len(lines))
    if len(sides) < least:
        return []
    usual = Counter([one.start for one in sides]).most_common(1)[0][0]
    steady = [one for one in sides if abs(one.start - usual) <= GUTTER_PLAY]
    if len(steady) < least:
        return []
    small = min(
        sum(one.left[0].islower() for one in steady), sum(one.right[0].islower() for one in steady)
    )
    if small < SMALL_SHARE * len(steady) or _are_rows(steady):
        return []
    open_ends = sum(not one.right.endswith((".", "!", "?", ":", ";")) for one in steady)
    return [one.line for one in steady] if open_ends >= len(steady) / 2 else []


LEAST_ROWS: Final = 3
ROW_SHARE: Final = 0.65
"""Share of the lines with a capital on one side that have one on the other too: cells of a row
begin together, paragraphs of two columns do not (there it is one line in four)."""


def _are_rows(sides: Sequence[_Sides]) -> bool:
    """Whether the pieces left and right of the gutter are the cells of a table that turn lines."""
    left = {id(one.line) for one in sides if one.left[0].isupper()}
    right = {id(one.line) for one in sides if one.right[0].isupper()}
    return min(len(left), len(right)) >= LEAST_ROWS and len(left & right) >= ROW_SHARE * max(
        len(left), len(right)
    )


def _sides_of(line: Line) -> list[_Sides]:
    """Give the pairs of neighbouring pieces of a line that hold words enough for prose."""
    text = line.text.rstrip()
    first = len(text) - len(text.lstrip())
    edges = [first]
    for gutter in _GUTTER.finditer(text, first):
        edges += gutter.span()
    if len(edges) < 3:
        return []
    edges.append(len(text))
    pieces = [(start, text[start:end]) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    wordy = [len(_WORDS.findall(piece)) >= LEAST_SIDE_WORDS for _, piece in pieces]
    return [
        _Sides(line, left, right, start)
        for at, ((_, left), (start, right)) in enumerate(pairwise(pieces))
        if wordy[at] and wordy[at + 1]
    ]


class _Sides(NamedTuple):
    """A line with a gutter: what stands on either side, and where the right side begins."""

    line: Line
    left: str
    right: str
    start: int


_BIDI: Final = compile_later("[\u202a-\u202e\u2066-\u2069]")
"""Controls that make text show in another order than it is stored in."""


def _find_bidi(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if _BIDI.search(line.text)]


_UNMAPPED_SIGNS: Final = compile_later(r"\(:|[\ufffd-\uffff\ue000-\uf8ff]")
"""What is left of `_UNMAPPED` among the signs."""

LONGEST_BEFORE_DATE: Final = 26
"""Characters of a label of `_EVENT_LABEL` up to its word "date", number and indent included."""


LONGEST_BEFORE_COLON: Final = 160
"""Characters of a line up to the colon of `_TURN` or `_STAMP`, all its parts at their longest."""


class _Seen(NamedTuple):
    """What the cheap tests look at.

    Attributes:
        texts: The lines that are left.
        signs: The signs of the lines that are left.
        read: The document as read.
        gapped: Whether two spaces stand together in it: in most there are none.
    """

    texts: Sequence[str]
    signs: str
    read: AsRead
    gapped: bool


def _may_be_unmapped(seen: _Seen) -> bool:
    if "(:" not in seen.signs and not odd_signs(seen.signs):
        return False
    return len(_UNMAPPED_SIGNS.findall(seen.signs)) >= LEAST_UNMAPPED


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


def _may_be_transcript(seen: _Seen) -> bool:
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


def _may_be_several(seen: _Seen) -> bool:
    begun = "\n".join([text[:LONGEST_BEFORE_DATE] for text in seen.texts])
    # No other letter becomes one of these four; bytes are put in lower case at a tenth of the cost.
    if begun.encode("utf-8", "surrogatepass").lower().count(b"date") < 2:
        return False
    text = seen.read.text
    return text.count("Date") + text.count("DATE") + text.count("date:") > 1


def _may_be_columns(seen: _Seen) -> bool:
    gaps = seen.read.text.count("   ") if seen.gapped else 0
    return seen.signs.count("\t") + gaps >= LEAST_COLUMN_LINES


def _may_hold_bidi(seen: _Seen) -> bool:
    return bool(odd_signs(seen.signs)) and _BIDI.search(seen.signs) is not None


_MayApply = Callable[[_Seen], bool]
_Find = Callable[[Sequence[Line]], list[Line]]

DOUBTS: Final[tuple[tuple[str, _MayApply, _Find, str], ...]] = (
    (
        "unmapped-glyphs",
        _may_be_unmapped,
        _find_unmapped,
        "holds glyphs that its fonts do not map to characters: words have holes, so get the text"
        " from the document it was made from, or by character recognition",
    ),
    (
        "transcript",
        _may_be_transcript,
        _find_transcript,
        "reads as a transcript in turns of speech, not as a report: the header fields and"
        " paragraphs below are not to be trusted",
    ),
    (
        "several-events",
        _may_be_several,
        _find_events,
        "holds the headers of several events: split it into one file an event",
    ),
    (
        "interleaved-columns",
        _may_be_columns,
        _find_columns,
        "holds two columns read straight across, so that its sentences are mixed: read the PDF"
        " itself, or convert it without keeping the layout",
    ),
    (
        "bidi-controls",
        _may_hold_bidi,
        _find_bidi,
        "holds controls that make text show in another order than it is stored in: compare with"
        " what a viewer shows",
    ),
)
"""Code, a cheap test that holds wherever the code may apply, the finder, what to do."""
