"""Quoting: the marks that mail programs put before every line of a message they quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from capesdoc.cleaning.changes import Change, apply_changes, removal_of
from capesdoc.findings import Edit
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Line

__all__ = ["unquote"]

_MARKS: Final = compile_later(r"[ \t]{0,3}(?:>[ ]?){1,9}")
"""One mark for each time that the message was passed on, each with a space or without."""

LEAST_LINES: Final = 6
"""Quoted lines of the shortest message: fewer may be the items of a list."""

QUOTED_SHARE: Final = 0.8
"""Share of the lines that are quoted: above them stand the words of whoever passed them on. Where
only some lines are, `>` is as likely a bullet."""

RULE: Final = "quote-mark"
REASON: Final = "the mark of a quoted message, which stands before all its lines"


def unquote(lines: Sequence[Line], document: str) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    """Take the marks off the lines of a quoted message; `document` is all their text.

    A line of nothing but marks is the blank line of the message. Left alone: a text of which less
    is quoted, and lines of a PDF, where `>` at the edge is a bullet.
    """
    if ">" not in document:  # a single sign is found ten times as fast as it is counted
        return tuple(lines), ()
    quoted = document.count("\n>") + document.startswith(">")
    if quoted < LEAST_LINES or quoted < QUOTED_SHARE * len(lines) or lines[0].layout is not None:
        return tuple(lines), ()
    kept: list[Line] = []
    edits: list[Edit] = []
    blank = 0
    parts = Boundary.LINE
    for line in lines:
        found = _MARKS.match(line.text)
        if found is not None and found.end() >= len(line.text.rstrip()):
            edits.append(removal_of(line, rule=RULE, reasons=(REASON,)))
            blank += 1 + line.blank_lines
            if line.boundary is not Boundary.LINE:
                parts = line.boundary
            continue
        if blank:
            if line.boundary is not Boundary.LINE:
                parts = line.boundary
            if parts is Boundary.LINE:
                parts = Boundary.BLANK
            line = attrs.evolve(line, boundary=parts, blank_lines=blank + line.blank_lines)
            blank, parts = 0, Boundary.LINE
        if found is not None:
            change = Change(start=0, end=found.end(), after="")
            line, edit = apply_changes(line, (change,), rule=RULE, reasons=(REASON,))
            edits.append(edit)
        kept.append(line)
    if not kept:
        return tuple(lines), ()
    return tuple(kept), tuple(edits)
