"""Line numbers: what drafts for review and court papers print in the margin of every line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import attrs

from capesdoc.cleaning.changes import Change, apply_changes, inherit, removal_of
from capesdoc.findings import Edit
from capesdoc.patterns import compile_later
from capesdoc.source import Layout, Line, Part
from capesdoc.values import NamedTuple

__all__ = ["set_line_numbers_aside"]

_NUMBER: Final = compile_later(r"[ \t]{0,24}(\d{1,4})(?:[ \t]{1,200}(?=\S)|[ \t]*\Z)")

_TEENS: Final = compile_later(r"^[ \t]{0,24}12(?=[ \t\n])", re.MULTILINE)

LEAST_NUMBERS: Final = 12
"""Numbers in a row: fewer may be the rows of a table, and no draft of a report is as short."""

NUMBERED_SHARE: Final = 0.6
"""Share of the lines with text that are numbered: heads, feet and some titles are not."""

SMALL_SHARE: Final = 0.2
"""Share of the lines that begin in lower case: numbers before them cut sentences, as those of a
list or of the rows of a table do not. Of wrapped English prose three lines in four do."""

SAME_EDGE_TYPE: Final = 1.2
"""Left edges that are estimated within this many type sizes of the usual one are that one."""

GAP_LETTERS: Final = 2
"""Letters to which the gap behind a number comes, where only the place of the line is known."""

RULE: Final = "line-number"


class _Head(NamedTuple):
    """The number that a line begins with, and where the text behind it starts."""

    line: int
    value: int
    end: int


def set_line_numbers_aside(
    lines: tuple[Line, ...], document: str
) -> tuple[tuple[Line, ...], tuple[Edit, ...]]:
    """Take the numbers off lines that are counted in the margin; `document` is all their text.

    They rise by one from line to line, over pages or anew on each, and cut sentences. Left alone:
    numbered lists and rows of tables, whose text begins with capitals or figures.
    """
    # Of most reports nearly all lines begin with a letter.
    begun = [line.text[:1].isalpha() for line in lines]
    if begun.count(False) < LEAST_NUMBERS:
        return lines, ()
    # A single find is far cheaper than a pattern, and most reports have not all three.
    if "12" not in document or "13" not in document or "11" not in document:
        return lines, ()
    if _TEENS.search(document) is None:
        return lines, ()
    heads = _chain(lines)
    if len(heads) < LEAST_NUMBERS or not _number_prose(lines, heads):
        return lines, ()
    reason = f"{len(heads)} lines are numbered in the margin, from line to line one up"
    edges = _edges(lines, heads)
    known = {head.line: head for head in heads}
    kept: list[Line] = []
    edits: list[Edit] = []
    carried: Line | None = None
    for index, line in enumerate(lines):
        head = known.get(index)
        if carried is not None:
            line = inherit(line, carried)
            carried = None
        if head is None:
            kept.append(line)
        elif head.end >= len(line.text):
            edits.append(removal_of(line, rule=RULE, reasons=(reason,)))
            carried = line
        else:
            change = Change(start=0, end=head.end, after="")
            line, edit = apply_changes(line, (change,), rule=RULE, reasons=(reason,))
            edits.append(edit)
            kept.append(_moved(line, edges.get(index)))
    return (tuple(kept), tuple(edits)) if kept else (lines, ())


def _chain(lines: Sequence[Line]) -> list[_Head]:
    """Find the numbers that rise by one; on a new page they may begin again."""
    chain: list[_Head] = []
    page = 0
    for index, line in enumerate(lines):
        if line.part is not Part.BODY or (line.marks is not None and line.marks.cell is not None):
            continue
        found = _NUMBER.match(line.text)
        if found is None:
            continue
        value = int(found.group(1))
        anew = value == 1 and (not chain or line.page != page)
        if anew or (chain and value == chain[-1].value + 1):
            chain.append(_Head(index, value, found.end()))
            page = line.page
    return chain


def _number_prose(lines: Sequence[Line], heads: Sequence[_Head]) -> bool:
    """Whether the numbers stand before nearly all lines with text, and cut sentences."""
    ends = {head.line: head.end for head in heads}
    texts = [
        rest
        for index, line in enumerate(lines[heads[0].line :], heads[0].line)
        if (rest := line.text[ends.get(index, 0) :].lstrip())
    ]
    small = sum([text[0].islower() for text in texts])
    return len(heads) >= NUMBERED_SHARE * len(texts) and small >= SMALL_SHARE * len(texts)


def _edges(lines: Sequence[Line], heads: Sequence[_Head]) -> dict[int, float]:
    """Estimate where the text behind each number begins, from the mean width of its letters.

    Only the place of a whole line is known. The estimates scatter, so that those near the usual
    left edge are taken for it.
    """
    found: dict[int, tuple[float, float]] = {}
    for head in heads:
        line = lines[head.line]
        layout, rest = line.layout, len(line.text) - head.end
        if layout is None or not rest:
            continue
        digits = len(line.text[: head.end].strip())
        letter = (layout.x1 - layout.x0) / (digits + GAP_LETTERS + rest)
        found[head.line] = (layout.x1 - letter * rest, layout.font_size)
    if not found:
        return {}
    ordered = sorted([edge for edge, _ in found.values()])
    usual = ordered[len(ordered) // 2]
    return {
        index: usual if abs(edge - usual) <= SAME_EDGE_TYPE * size else edge
        for index, (edge, size) in found.items()
    }


def _moved(line: Line, edge: float | None) -> Line:
    """Give a line the left edge of its text."""
    if edge is None or line.layout is None:
        return line
    layout: Layout = line.layout
    return attrs.evolve(line, layout=attrs.evolve(layout, x0=min(edge, layout.x1)))
