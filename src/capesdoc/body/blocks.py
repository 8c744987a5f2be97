"""Blocks: lines on their way to become one paragraph, and the place they stand in."""

from __future__ import annotations

from typing import Final, Literal

from capesdoc.body.flows import Flow
from capesdoc.body.markers import Marker
from capesdoc.body.rows import RowKind, row_kind
from capesdoc.body.seams import Seam
from capesdoc.record import Paragraph, ParagraphKind, new_paragraph
from capesdoc.source import Layout, Line
from capesdoc.span import BBox, Span, span_of

__all__ = ["Block", "paragraphs_of"]


_PARAGRAPH: Final = ParagraphKind.PARAGRAPH


class Block:
    """Some lines that belong together.

    Attributes:
        first: Index of the first line in its flow.
        indices: Indices of all its lines, ascending.
        seams: Why each line but the first goes on the one before.
        kind: What it is, once it is decided.
        marker: What looks like the marker of a list item at its head.
        head: How many characters of the first line are not part of the paragraph's text.
        glued: Some of its lines are joined by something else than a space.
    """

    __slots__ = ("_row", "first", "glued", "head", "indices", "kind", "marker", "seams")

    def __init__(self, first: int) -> None:
        self.first = first
        self.indices = [first]
        self.seams: list[Seam] = []
        self.kind = _PARAGRAPH
        self.marker: Marker | None = None
        self.head = 0
        self.glued = False
        self._row: RowKind | Literal[False] | None = False

    @property
    def last(self) -> int:
        """Index of the last line."""
        return self.indices[-1]

    def row(self, flow: Flow) -> RowKind | None:
        """Say why it stands alone, if it does; found out when it is first asked for."""
        if self._row is False:
            self._row = row_kind(flow.texts[self.first], spaced_out=flow.style.spaced_out)
        return self._row

    def add(self, index: int, seam: Seam) -> None:
        """Take one more line."""
        self.indices.append(index)
        self.seams.append(seam)
        if seam.glue != " ":
            self.glued = True

    def extend(self, other: Block, seam: Seam) -> None:
        """Take all lines of another block."""
        self.seams.append(seam)
        self.indices += other.indices
        self.seams += other.seams
        self.glued = self.glued or other.glued or seam.glue != " "

    def replace(self, position: int, seam: Seam) -> None:
        """Give a join another reason."""
        self.seams[position] = seam
        self.glued = True


def paragraphs_of(flow: Flow, blocks: list[Block]) -> list[Paragraph]:
    """Make the paragraph of each block."""
    lines, texts = flow.lines, flow.texts
    made: list[Paragraph] = []
    for block in blocks:
        if len(block.indices) > 1:
            made.append(new_paragraph(block.kind, _text_of(flow, block), _spans_of(flow, block)))
            continue
        # Most paragraphs of a text or a Word file are one line: one span, and nothing to join.
        line, text, head = lines[block.first], texts[block.first], block.head
        start = 0 if text is line.text else _indent(line.text)
        end = start + len(text)
        start += head
        if line.offsets is not None:
            start, end = line.offsets[start], line.offsets[end]
        number = line.number
        box = line.layout.bbox if line.layout is not None else None
        span = span_of(line.page, number, start, number, end, box)
        made.append(new_paragraph(block.kind, text[head:] if head else text, (span,)))
    return made


def _text_of(flow: Flow, block: Block) -> str:
    """Give the text of several lines in one."""
    texts = flow.texts
    first, *others = block.indices
    head = texts[first][block.head :]
    if not block.glued:
        return " ".join([head, *[texts[index] for index in others]])
    pieces = [head]
    for seam, index in zip(block.seams, others, strict=True):
        if seam.drop:
            pieces[-1] = pieces[-1][: -seam.drop]
        pieces.append(seam.glue)
        pieces.append(texts[index])
    return "".join(pieces)


def _spans_of(flow: Flow, block: Block) -> tuple[Span, ...]:
    """Give the spans of several lines, without white space and the marker at the head.

    The same as `source.cover` over the span of each line, without making those.
    """
    lines = flow.lines
    start = _indent(lines[block.first].text) + block.head
    spans: list[Span] = []
    for run in _runs(flow, block.indices):
        first, last = lines[run[0]], lines[run[-1]]
        if spans:
            start = _indent(first.text)
        end = _indent(last.text) + len(flow.texts[run[-1]])
        spans.append(_span(first, start, last, end, _box_of(flow, run)))
    return tuple(spans)


def _runs(flow: Flow, indices: list[int]) -> list[list[int]]:
    """Part lines where the next one stands on another page, or not right below."""
    pages, numbers = flow.pages, flow.numbers
    first, last, count = indices[0], indices[-1], len(indices)
    one_page = pages[first : last + 1] == [pages[first]] * count
    if one_page and numbers[first : last + 1] == [*range(numbers[first], numbers[first] + count)]:
        return [indices]
    runs = [[first]]
    last = first
    for index in indices[1:]:
        if pages[index] == pages[last] and numbers[index] - numbers[last] <= 1:
            runs[-1].append(index)
        else:
            runs.append([index])
        last = index
    return runs


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _span(first: Line, start: int, last: Line, end: int, bbox: BBox | None) -> Span:
    return span_of(
        first.page,
        first.number,
        first.offsets[start] if first.offsets is not None else start,
        last.number,
        last.offsets[end] if last.offsets is not None else end,
        bbox,
    )


def _box_of(flow: Flow, run: list[int]) -> BBox | None:
    """Give the box around some lines, or None where they have no places."""
    layouts = [flow.lines[index].layout for index in run]
    if not all(layouts):
        return _union([layout for layout in layouts if layout is not None])
    first, last = run[0], run[-1] + 1
    if last - first != len(run):
        return _union([layout for layout in layouts if layout is not None])
    # Lines that stand together: their edges are measured already.
    return (
        round(min(flow.x0[first:last]), 2),
        round(min([layout.top for layout in layouts if layout is not None]), 2),
        round(max(flow.x1[first:last]), 2),
        round(max([layout.bottom for layout in layouts if layout is not None]), 2),
    )


def _union(layouts: list[Layout]) -> BBox | None:
    if not layouts:
        return None
    return (
        round(min([layout.x0 for layout in layouts]), 2),
        round(min([layout.top for layout in layouts]), 2),
        round(max([layout.x1 for layout in layouts]), 2),
        round(max([layout.bottom for layout in layouts]), 2),
    )
