"""Set aside: an edit for every character of a field's lines that is neither label nor value."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from capesdoc.findings import Action, Edit
from capesdoc.header.raw_fields import Piece, joint
from capesdoc.header.sheet import Draft
from capesdoc.patterns import compile_later
from capesdoc.source import Line
from capesdoc.values import NamedTuple

__all__ = ["Kept", "edits_of"]

_SEPARATOR: Final = ("parts a label from its value",)
_PARTING: Final = (*":：﹕︰|=-–—…", "..", ". .")
_MARK: Final = ("bullet, number, bracket or Markdown mark around a label or value",)

_HEADING: Final = ("heads rows or columns of a table, and is no label of a value",)
_WORD: Final = compile_later(r"[^\W\d_]{3}")

_LABEL: Final = "label"
_VALUE: Final = "value"
_GOES_ON: Final = {
    _LABEL: "goes on the label above it, in its cell of a table",
    _VALUE: "goes on the value of the label above it",
}


class Kept(NamedTuple):
    """What the header keeps of its lines; all else of them is set aside.

    Attributes:
        lines: The lines that the header takes, in order.
        drafts: The fields whose labels and values stand on them.
        values: The pieces of each value that no label names.
    """

    lines: tuple[Line, ...] = ()
    drafts: tuple[Draft, ...] = ()
    values: tuple[tuple[Piece, ...], ...] = ()


def edits_of(kept: Kept) -> tuple[Edit, ...]:
    """Give an edit for each join of a value, then for each run of a line that is not kept."""
    ranges: dict[int, list[tuple[int, int]]] = {id(line): [] for line in kept.lines}
    edits: list[Edit] = []
    for match, line, _, more, _ in kept.drafts:
        ranges[id(line)].append((match.start, match.end))
        if more:
            for piece in more:
                ranges[id(piece.line)].append((piece.start, piece.end))
            edits.extend(_edits_of_joins((Piece(line, match.start, match.end), *more), _LABEL))
    for pieces in (*[draft.pieces for draft in kept.drafts], *kept.values):
        for piece in pieces:
            ranges[id(piece.line)].append((piece.start, piece.end))
        if len(pieces) > 1:
            edits.extend(_edits_of_joins(pieces, _VALUE))
    for line in kept.lines:
        edits.extend(_edits_between(line, ranges[id(line)]))
    return tuple(edits)


def _edits_between(line: Line, kept: list[tuple[int, int]]) -> list[Edit]:
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


def _removed(line: Line, start: int, end: int, *, between_kept: bool) -> Edit:
    before = line.text[start:end]
    if _WORD.search(before) is not None and (
        "|" in before or "\t" in before or (line.marks is not None and line.marks.cell is not None)
    ):
        return Edit(rule="table-heading", action=Action.REMOVED, before=before, after="",
            spans=(line.span(start, end),), reasons=_HEADING)  # fmt: skip
    parts = between_kept and not before.isspace() and any(c in before for c in _PARTING)
    return Edit(
        rule="label-separator" if parts else "label-mark",
        action=Action.REMOVED,
        before=before,
        after="",
        spans=(line.span(start, end),),
        reasons=_SEPARATOR if parts else _MARK,
    )


def _edits_of_joins(pieces: tuple[Piece, ...], of: str) -> list[Edit]:
    """Give an edit for each line of a label or value that was joined to the one before."""
    edits: list[Edit] = []
    for left, right in pairwise(pieces):
        if right.item:
            continue
        edits.append(
            Edit(
                rule=f"{of}-unfolding",
                action=Action.JOINED,
                before="\n",
                after=joint(left.text, right.text),
                spans=(
                    left.line.span(left.end, left.end),
                    right.line.span(right.start, right.start),
                ),
                reasons=(_GOES_ON[of],),
            )
        )
    return edits
