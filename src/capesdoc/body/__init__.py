"""The body: lines to paragraphs as their author wrote them.

Lines are measured (`measures`), folded into blocks at the wraps that the page width made (`wraps`),
told apart as headings, list items and text (`lists`, `headings`), joined where a page, a column or
a gap cut a paragraph (`joins`), and rid of the hyphens that the page put in (`hyphens`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from capesdoc.body.addresses import join_addresses
from capesdoc.body.blocks import Block, paragraphs_of
from capesdoc.body.edits import Joinery, edits_of
from capesdoc.body.flows import Flow
from capesdoc.body.full_ends import parted_in_doubt
from capesdoc.body.headings import find_headings
from capesdoc.body.hyphens import resolve_hyphens
from capesdoc.body.joins import join_across, open_above
from capesdoc.body.lists import find_items
from capesdoc.body.measures import measure
from capesdoc.body.wraps import begins_note, fold
from capesdoc.findings import DIAGNOSTIC_CODES, Diagnostic, Edit
from capesdoc.record import Paragraph
from capesdoc.source import Boundary, Line, Part, cover
from capesdoc.values import NamedTuple

__all__ = ["Body", "build_paragraphs"]

# These parts stand beside the text: a paragraph goes on behind them.
_BESIDE: Final = tuple(part for part in Part if part is not Part.BODY)


class Body(NamedTuple):
    """The paragraphs, and what was done to make them.

    Attributes:
        paragraphs: In reading order; a note or a text box follows the paragraph it interrupts.
        joinery: The joins, from which `edits` are made when someone asks.
        diagnostics: The joins and hyphens that nothing decided.
    """

    paragraphs: tuple[Paragraph, ...]
    joinery: tuple[Joinery, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Every join, hyphen and list marker as an edit; made anew at each call."""
        return edits_of(self.joinery)


def build_paragraphs(lines: Sequence[Line]) -> Body:
    """Join the lines of each paragraph.

    Args:
        lines: Cleaned lines in reading order, without those of the header.
    """
    lines = [line for line in lines if line.text and not line.text.isspace()]
    if not lines:
        return Body(paragraphs=())
    main, asides = _part_asides(lines)
    placed: list[tuple[int, Paragraph]] = []
    joinery: list[Joinery] = []
    diagnostics: list[Diagnostic] = []
    flow: Flow | None = None
    if main:
        flow, blocks, doubts = _build(main, frozenset([after for after, _ in asides]), None)
        joinery.append(Joinery(flow=flow, blocks=blocks))
        if not asides:
            return Body(
                paragraphs=tuple(paragraphs_of(flow, blocks)),
                joinery=tuple(joinery),
                diagnostics=tuple(doubts),
            )
        lasts = [block.last for block in blocks]
        placed += zip(lasts, paragraphs_of(flow, blocks), strict=True)
        diagnostics += doubts
    for part in _BESIDE:
        groups = [(after, group) for after, group in asides if group[0].part is part]
        if groups:
            _build_beside(flow, groups, placed, joinery, diagnostics)
    return Body(
        paragraphs=tuple([paragraph for _, paragraph in placed]),
        joinery=tuple(joinery),
        diagnostics=tuple(diagnostics),
    )


def _part_asides(lines: list[Line]) -> tuple[list[Line], list[tuple[int, list[Line]]]]:
    """Part the text from what stands beside it: `(index of the line that follows it, lines)`."""
    if not [True for line in lines if line.marks is not None and line.marks.part in _BESIDE]:
        return lines, []
    main: list[Line] = []
    asides: list[tuple[int, list[Line]]] = []
    for line in lines:
        if line.part is Part.BODY:
            main.append(line)
        elif asides and asides[-1][0] == len(main) and asides[-1][1][-1].part is line.part:
            asides[-1][1].append(line)
        else:
            asides.append((len(main), [line]))
    return main, asides


def _build_beside(
    text: Flow | None,
    groups: list[tuple[int, list[Line]]],
    placed: list[tuple[int, Paragraph]],
    joinery: list[Joinery],
    diagnostics: list[Diagnostic],
) -> None:
    """Build the notes (or text boxes): measured together, and joined over a page end only."""
    lines: list[Line] = []
    owners: list[int] = []
    for after, group in groups:
        first = group[0]
        if lines:
            # What the page end cut in two may be one; of anything else two groups are no paragraph.
            cut = first.page == lines[-1].page + 1 and not begins_note(first.text)
            first = attrs.evolve(first, boundary=Boundary.PAGE if cut else Boundary.PARAGRAPH)
        lines += [first, *group[1:]]
        owners += [after] * len(group)
    flow, blocks, doubts = _build(lines, frozenset(), text)
    places = [owners[block.first] - 1 for block in blocks]
    notes = list(zip(places, paragraphs_of(flow, blocks), strict=True))
    placed[:] = _placed_among(placed, notes)
    joinery.append(Joinery(flow=flow, blocks=blocks))
    diagnostics += doubts


def _build(
    lines: list[Line], asides: frozenset[int], beside: Flow | None
) -> tuple[Flow, list[Block], list[Diagnostic]]:
    flow = measure(lines, beside=beside)
    blocks = fold(flow)
    find_items(flow, blocks)
    find_headings(flow, blocks)
    blocks, joins = join_across(flow, blocks, asides)
    hyphens = resolve_hyphens(flow, blocks)
    join_addresses(flow, blocks)
    doubts = [
        _doubt(flow, "unsure-join", "may be one paragraph with the text before: compare", *pair)
        for pair in sorted({*joins, *open_above(flow, blocks), *parted_in_doubt(flow, blocks)})
    ]
    doubts += [
        _doubt(flow, "unsure-hyphen", "may be a word without the hyphen: compare", *pair)
        for pair in hyphens
    ]
    return flow, blocks, doubts


def _placed_among(
    placed: list[tuple[int, Paragraph]], notes: list[tuple[int, Paragraph]]
) -> list[tuple[int, Paragraph]]:
    """Put each note right behind the paragraph that it interrupts or follows.

    Args:
        placed: The paragraphs, each with the index of its last line; -1 for a note.
        notes: The notes in order, each with the index of the last line of text before it, -1 where
            there is none.
    """
    merged: list[tuple[int, Paragraph]] = []
    at = 0
    for last, paragraph in ((-1, None), *placed):
        if paragraph is not None:
            merged.append((last, paragraph))
        if paragraph is None or last >= 0:
            while at < len(notes) and notes[at][0] <= last:
                merged.append((-1, notes[at][1]))
                at += 1
    return [*merged, *[(-1, note) for _, note in notes[at:]]]


def _doubt(flow: Flow, code: str, message: str, left: int, right: int) -> Diagnostic:
    one, other = flow.lines[left], flow.lines[right]
    return Diagnostic(
        code=code,
        severity=DIAGNOSTIC_CODES[code],
        message=f"{_tail(flow.texts[left])} / {_head(flow.texts[right])}: {message}",
        spans=cover([one.span(), other.span()]),
    )


def _tail(text: str) -> str:
    return " ".join(text.split()[-3:])[-40:]


def _head(text: str) -> str:
    return " ".join(text.split()[:3])[:40]
