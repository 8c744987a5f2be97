"""Sign-off: who wrote the report, where its last lines say so."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.header.labels import Meaning, meaning_of
from capesdoc.header.layouts import LabelMatch, Style
from capesdoc.header.line_room import is_full
from capesdoc.header.plausibility import SIGNING
from capesdoc.header.raw_fields import Piece
from capesdoc.header.shapes import is_name_like, is_open, starts_low
from capesdoc.header.sheet import Draft, Sheet
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line

__all__ = ["find_sign_off"]

TAIL_LINES: Final = 12
"""Lines from the end within which a sign-off must open: three signatures of four lines each."""

_DATES: Final = frozenset({"event_date", "publication_date"})

_CREDIT: Final = compile_later(
    r"""
    (?P<open>\(?)
    (?P<label>[^\W\d_]{3,20}(?:[ -][^\W\d_]{2,20}){0,4}[ ](?:[bB]y|BY|von))
    [ ]{1,4}
    (?P<value>[^\W\d_].{1,100}?)
    [)\s]{0,4}
    """,
    re.VERBOSE,
)
"""`Report compiled by Sara Malik`, `(Text by Sara Malik)`: a label ending in "by", and a name."""

_CREDITING: Final = (" by ", " By ", " BY ", " von ")
"""One of them stands in every `_CREDIT`."""


def find_sign_off(sheet: Sheet, taken: frozenset[int]) -> tuple[tuple[Draft, ...], frozenset[int]]:
    """Find the fields of a sign-off: a label of an author, after which no prose follows.

    `Prepared by: …`, `Report compiled by …`, `(Text by …)`; a `Date:` below one of them is the date
    of the signature. The same words in the middle of a report are prose, and stay there.
    """
    first = len(sheet.lines)
    floor = max(first - TAIL_LINES, max(taken, default=-1) + 1, 1)
    while first > floor and not sheet.is_prose(first - 1):
        first -= 1
    drafts: list[Draft] = []
    used: set[int] = set()
    for index in range(first, len(sheet.lines)):
        draft = _signed(sheet, index) or (_dated(sheet, index) if drafts else None)
        if draft is not None:
            drafts.append(draft)
            used.add(index)
        elif drafts and not drafts[-1].pieces and index - 1 in used:
            piece = _value_below(sheet.lines[index])
            if piece is not None:
                drafts[-1] = drafts[-1]._replace(pieces=(piece,))
                used.add(index)
        elif drafts and index - 1 in used and (piece := _wrapped(sheet, index, drafts[-1])):
            drafts[-1] = drafts[-1]._replace(pieces=(*drafts[-1].pieces, piece))
            used.add(index)
    return tuple(drafts), frozenset(used)


def _signed(sheet: Sheet, index: int) -> Draft | None:
    line = sheet.lines[index]
    match = sheet.known(index)
    if match is not None and match.meaning.names[0] in SIGNING:
        if match.style is Style.BARE and index + 1 == len(sheet.lines):
            return None
        return Draft(match=match, line=line, pieces=_piece_after(line, match))
    text = line.text
    credit = _CREDIT.fullmatch(text) if any(by in text for by in _CREDITING) else None
    if credit is None or bool(credit["open"]) != text.rstrip().endswith(")"):
        return None
    meaning = meaning_of(credit["label"], sheet.table)
    if not meaning.names or meaning.names[0] not in SIGNING or not is_name_like(credit["value"]):
        return None
    found = LabelMatch(meaning=meaning, style=Style.CAPITALS, start=credit.start("label"),
        end=credit.end("label"), value=credit.start("value"), stop=credit.end("value"))  # fmt: skip
    return Draft(match=found, line=line, pieces=_piece_after(line, found))


def _dated(sheet: Sheet, index: int) -> Draft | None:
    match = sheet.known(index)
    if match is None or match.meaning.names[0] not in _DATES or match.style is Style.BARE:
        return None
    signed = match._replace(meaning=Meaning(names=("signature_date",)))
    return Draft(
        match=signed, line=sheet.lines[index], pieces=_piece_after(sheet.lines[index], signed)
    )


def _piece_after(line: Line, match: LabelMatch) -> tuple[Piece, ...]:
    if match.is_empty:
        return ()
    return (Piece(line=line, start=match.value, end=match.stop, item=True),)


def _wrapped(sheet: Sheet, index: int, last: Draft) -> Piece | None:
    """Give the line that a sign-off is wrapped onto: the line above is open, or full.

    `Prepared by: Ada Ferri, Dean, Arms Control and` / `Disarmament, CAPES`; but `Islamabad` below
    `Prepared by: Ada Ferri, CAPES` is no more of it.
    """
    line = sheet.lines[index]
    if line.boundary is not Boundary.LINE or sheet.known(index) is not None:
        return None
    piece = _value_below(line) or (_piece_of(line) if starts_low(line.text) else None)
    if piece is None or not (is_open(last.text) or is_full(sheet.lines, index - 1)):
        return None
    return piece._replace(item=False)


def _piece_of(line: Line) -> Piece:
    text = line.text
    return Piece(line=line, start=len(text) - len(text.lstrip()), end=len(text.rstrip()), item=True)


def _value_below(line: Line) -> Piece | None:
    text = line.text
    if not is_name_like(text) or not text.lstrip()[:1].isalpha():
        return None
    return _piece_of(line)
