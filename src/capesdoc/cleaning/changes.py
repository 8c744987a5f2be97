"""Changes: pieces of a line replaced or taken out, and lines behind those that are removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from capesdoc.findings import Action, Edit
from capesdoc.source import Boundary, Line, Span
from capesdoc.values import NamedTuple

__all__ = ["Change", "apply_changes", "inherit", "removal_of"]


class Change(NamedTuple):
    """One run of a line's text and what stands in its place."""

    start: int
    end: int
    after: str


def removal_of(line: Line, *, rule: str, reasons: tuple[str, ...]) -> Edit:
    """Record that a whole line is taken out."""
    return Edit(
        rule=rule,
        action=Action.REMOVED,
        before=line.text,
        after="",
        spans=(line.span(),),
        reasons=reasons,
    )


def apply_changes(
    line: Line, changes: Sequence[Change], *, rule: str, reasons: tuple[str, ...]
) -> tuple[Line, Edit]:
    """Make the changes in a line, in order, and record them as one edit."""
    text = line.text
    edit = Edit(
        rule=rule,
        action=Action.REPLACED if any(change.after for change in changes) else Action.REMOVED,
        before="".join([text[change.start : change.end] for change in changes]),
        after="".join([change.after for change in changes]),
        spans=_spans(line, changes),
        reasons=reasons,
    )
    return _changed(line, changes), edit


MOST_SPANS: Final = 50
"""Places of one edit: beyond it one span covers them all, and a hostile line stays cheap."""


def _spans(line: Line, changes: Sequence[Change]) -> tuple[Span, ...]:
    if len(changes) > MOST_SPANS:
        return (line.span(changes[0].start, changes[-1].end),)
    return tuple(line.span(change.start, change.end) for change in changes)


def _changed(line: Line, changes: Sequence[Change]) -> Line:
    """Put the changes into the line, with offsets that still lead back to the line as read."""
    text = line.text
    origin: Sequence[int] = line.offsets if line.offsets is not None else range(len(text) + 1)
    pieces: list[str] = []
    offsets: list[int] = []
    bold = line.bold_prefix
    at = 0
    for change in changes:
        pieces += (text[at : change.start], change.after)
        offsets += origin[at : change.start]
        # The characters of a replacement all point to the start of what they replace.
        offsets += [origin[change.start]] * len(change.after)
        if change.end <= line.bold_prefix:
            bold += len(change.after) - (change.end - change.start)
        at = change.end
    pieces.append(text[at:])
    offsets += origin[at:]
    changed = "".join(pieces)
    same = line.offsets is None and all(c.end - c.start == len(c.after) for c in changes)
    return attrs.evolve(
        line,
        text=changed,
        bold_prefix=min(bold, len(changed)),
        offsets=None if same else tuple(offsets),
    )


_STRENGTH: Final[dict[Boundary, int]] = {
    Boundary.LINE: 0,
    Boundary.BLANK: 1,
    Boundary.PARAGRAPH: 2,
    Boundary.COLUMN: 3,
    Boundary.PAGE: 4,
    Boundary.START: 5,
}


def inherit(line: Line, removed: Line) -> Line:
    """Give the line behind a removed one the stronger boundary of both, and their blank lines."""
    stronger = max(line.boundary, removed.boundary, key=_STRENGTH.__getitem__)
    return Line(  # what `attrs.evolve` would give, at a quarter of the cost
        text=line.text,
        page=line.page,
        number=line.number,
        boundary=stronger,
        blank_lines=line.blank_lines + removed.blank_lines,
        bold_prefix=line.bold_prefix,
        layout=line.layout,
        marks=line.marks,
        offsets=line.offsets,
    )
