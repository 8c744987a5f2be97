"""Set aside: an edit for every character of a field's lines that is neither label nor value."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from capesdoc.findings import Action, Edit
from capesdoc.header.raw_fields import Piece, joint
from capesdoc.source import Line

__all__ = ["edits_between", "edits_of_joins", "label_separator"]

_SEPARATOR: Final = ("parts a label from its value",)
_MARK: Final = ("bullet, number, bracket or Markdown mark around a label or value",)


def edits_between(line: Line, kept: list[tuple[int, int]]) -> list[Edit]:
    """Give an edit for each run of a line between the ranges that are kept, white space apart."""
    edits: list[Edit] = []
    at = 0
    for start, end in (*sorted(kept), (len(line.text), len(line.text))):
        if start > at:
            between = line.text[at:start]
            before = between.strip()
            if before:
                first = at + len(between) - len(between.lstrip())
                edits.append(_removed(line, first, first + len(before), between_kept=at > 0))
        at = max(at, end)
    return edits


def label_separator(line: Line, start: int, end: int) -> Edit:
    """Give the edit for what stands between a label and its value."""
    while line.text[start].isspace():
        start += 1
    while line.text[end - 1].isspace():
        end -= 1
    return Edit(
        rule="label-separator",
        action=Action.REMOVED,
        before=line.text[start:end],
        after="",
        spans=(line.span(start, end),),
        reasons=_SEPARATOR,
    )


def _removed(line: Line, start: int, end: int, *, between_kept: bool) -> Edit:
    before = line.text[start:end]
    parts = between_kept and not before.isspace() and any(c in before for c in ":：|=-–—")
    return Edit(
        rule="label-separator" if parts else "label-mark",
        action=Action.REMOVED,
        before=before,
        after="",
        spans=(line.span(start, end),),
        reasons=_SEPARATOR if parts else _MARK,
    )


def edits_of_joins(pieces: tuple[Piece, ...]) -> list[Edit]:
    """Give an edit for each line of a value that was joined to the one before."""
    edits: list[Edit] = []
    for left, right in pairwise(pieces):
        if right.item:
            continue
        edits.append(
            Edit(
                rule="value-unfolding",
                action=Action.JOINED,
                before="\n",
                after=joint(left.text, right.text),
                spans=(
                    left.line.span(left.end, left.end),
                    right.line.span(right.start, right.start),
                ),
                reasons=("goes on the value of the label above it",),
            )
        )
    return edits
