"""Doubts: documents that cannot be put right by rules, said aloud with their evidence.

What each kind looks like stands in its own file; here is the table of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from capesdoc.cleaning.interleaved import find_columns, may_be_columns
from capesdoc.cleaning.seen import AsRead, Seen
from capesdoc.cleaning.several_events import find_events, may_be_several
from capesdoc.cleaning.signs import odd_signs
from capesdoc.cleaning.transcripts import find_transcript, may_be_transcript
from capesdoc.cleaning.unmapped import find_unmapped, may_be_unmapped
from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic
from capesdoc.patterns import compile_later
from capesdoc.source import Line

__all__ = ["DOUBTS", "AsRead", "find_doubts"]

MOST_SPANS: Final = 20
"""Places given as evidence: enough to look at, and a hostile file cannot swell the record."""


def find_doubts(
    lines: Sequence[Line], texts: Sequence[str], signs: str, read: AsRead
) -> tuple[Diagnostic, ...]:
    """Look for each kind of document that must not be taken at its word.

    `texts` and `signs` are those of the lines, which are what is left of the document.

    All are conservative: a false alarm on a good report is worse than silence, because it
    teaches people to ignore the alarm.
    """
    found: list[Diagnostic] = []
    seen = Seen(texts, signs, read, "  " in read.text)
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


_BIDI: Final = compile_later("[\u202a-\u202e\u2066-\u2069]")
"""Controls that make text show in another order than it is stored in."""


def _find_bidi(lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if _BIDI.search(line.text)]


def _may_hold_bidi(seen: Seen) -> bool:
    return bool(odd_signs(seen.signs)) and _BIDI.search(seen.signs) is not None


_MayApply = Callable[[Seen], bool]
_Find = Callable[[Sequence[Line]], list[Line]]

DOUBTS: Final[tuple[tuple[str, _MayApply, _Find, str], ...]] = (
    (
        "unmapped-glyphs",
        may_be_unmapped,
        find_unmapped,
        "holds glyphs that its fonts do not map to characters: words have holes, so get the text"
        " from the document it was made from, or by character recognition",
    ),
    (
        "transcript",
        may_be_transcript,
        find_transcript,
        "reads as a transcript in turns of speech, not as a report: the header fields and"
        " paragraphs below are not to be trusted",
    ),
    (
        "several-events",
        may_be_several,
        find_events,
        "holds the headers of several events: split it into one file an event",
    ),
    (
        "interleaved-columns",
        may_be_columns,
        find_columns,
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
