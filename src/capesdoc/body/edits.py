"""Edits of the body, made from the joins only when someone asks for them."""

from __future__ import annotations

from collections.abc import Iterator

from capesdoc.body.blocks import Block
from capesdoc.body.flows import Flow
from capesdoc.body.seams import Seam
from capesdoc.findings import Action, Edit
from capesdoc.source import Boundary, Line, cover
from capesdoc.values import NamedTuple

__all__ = ["Joinery", "edits_of"]


class Joinery(NamedTuple):
    """The lines of one run of text and the blocks that were made of them."""

    flow: Flow
    blocks: list[Block]


def edits_of(joinery: tuple[Joinery, ...]) -> tuple[Edit, ...]:
    """Write out every join, hyphen and list marker."""
    return tuple(
        [edit for one in joinery for block in one.blocks for edit in _edits(one.flow, block)]
    )


def _edits(flow: Flow, block: Block) -> Iterator[Edit]:
    if block.head:
        yield _marker(flow, block)
    for position, seam in enumerate(block.seams):
        left, right = block.indices[position], block.indices[position + 1]
        yield _join(flow, left, right, seam)


def _marker(flow: Flow, block: Block) -> Edit:
    line = flow.lines[block.first]
    start = len(line.text) - len(line.text.lstrip())
    return Edit(
        rule="list-marker",
        action=Action.REMOVED,
        before=flow.texts[block.first][: block.head],
        after="",
        spans=(line.span(start, start + block.head),),
        reasons=("the marker of a list item",),
    )


def _join(flow: Flow, left: int, right: int, seam: Seam) -> Edit:
    one, other = flow.lines[left], flow.lines[right]
    end = len(one.text.rstrip())
    kept = flow.texts[left][-1] if seam.rule.startswith("hyphen") and not seam.drop else ""
    dropped = flow.texts[left][-seam.drop :] if seam.drop else ""
    indent = len(other.text) - len(other.text.lstrip())
    return Edit(
        rule=seam.rule,
        action=Action.JOINED,
        before=(dropped or kept) + _line_ends(other) + other.text[:indent],
        after=kept + seam.glue,
        spans=cover([one.span(end - len(dropped or kept), end), other.span(0, indent)]),
        reasons=tuple(_filled(flow, other, reason) for reason in seam.reasons),
    )


def _line_ends(line: Line) -> str:
    return "\n" * (1 + line.blank_lines) + ("\f" if line.boundary is Boundary.PAGE else "")


def _filled(flow: Flow, line: Line, reason: str) -> str:
    if "{" not in reason:
        return reason
    usual = flow.style.usual_blank_lines
    return reason.format(blank_lines=line.blank_lines, usual=usual or "none")
