"""Blocks: lines on their way to become one paragraph, and the place they stand in."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from capesdoc.body.markers import Marker
from capesdoc.body.measures import Flow
from capesdoc.body.rows import RowKind
from capesdoc.body.seams import Seam
from capesdoc.record import Paragraph, ParagraphKind
from capesdoc.source import Line
from capesdoc.span import BBox, Span

__all__ = ["Block", "paragraph_of", "place_of", "text_of"]


@define
class Block:
    """Some lines that belong together.

    Attributes:
        first: Index of the first line in its flow.
        indices: Indices of all its lines.
        seams: Why each line but the first goes on the one before.
        kind: What it is, once it is decided.
        marker: What looks like the marker of a list item at its head.
        row: Why it stands alone, if it does.
        head: How many characters of the first line are not part of the paragraph's text.
        glued: Some of its lines are joined by something else than a space.
    """

    first: int
    indices: list[int] = field(init=False)
    seams: list[Seam] = field(factory=list)
    kind: ParagraphKind = ParagraphKind.PARAGRAPH
    marker: Marker | None = None
    row: RowKind | None = None
    head: int = 0
    glued: bool = False

    def __attrs_post_init__(self) -> None:
        self.indices = [self.first]

    @property
    def last(self) -> int:
        """Index of the last line."""
        return self.indices[-1]

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


def text_of(flow: Flow, block: Block) -> str:
    """Give the text of a block in one line."""
    texts = flow.texts
    indices = block.indices
    head = texts[block.first][block.head :]
    if len(indices) == 1:
        return head
    if not block.glued:
        return " ".join([head, *[texts[index] for index in indices[1:]]])
    pieces = [head]
    for seam, index in zip(block.seams, indices[1:], strict=True):
        if seam.drop:
            pieces[-1] = pieces[-1][: -seam.drop]
        pieces.append(seam.glue)
        pieces.append(texts[index])
    return "".join(pieces)


def paragraph_of(flow: Flow, block: Block) -> Paragraph:
    """Make the paragraph of a block."""
    lines = flow.lines
    return Paragraph(
        kind=block.kind,
        text=text_of(flow, block),
        spans=place_of([lines[index] for index in block.indices], block.head),
    )


def place_of(lines: Sequence[Line], head: int) -> tuple[Span, ...]:
    """Give the spans of lines in order, without white space and the first `head` characters.

    The same as `source.cover` over the span of each line, without making those.
    """
    spans: list[Span] = []
    first = lines[0]
    start = len(first.text) - len(first.text.lstrip()) + head
    last = first
    run = [first]
    for line in lines[1:]:
        if line.page == last.page and line.number - last.number <= 1:
            run.append(line)
        else:
            spans.append(_span(run, start))
            run = [line]
            start = len(line.text) - len(line.text.lstrip())
        last = line
    spans.append(_span(run, start))
    return tuple(spans)


def _span(run: list[Line], start: int) -> Span:
    first, last = run[0], run[-1]
    end = len(last.text.rstrip())
    return Span(
        page=first.page,
        start_line=first.number,
        start=first.offsets[start] if first.offsets is not None else start,
        end_line=last.number,
        end=last.offsets[end] if last.offsets is not None else end,
        bbox=_box(run),
    )


def _box(run: list[Line]) -> BBox | None:
    layouts = [line.layout for line in run if line.layout is not None]
    if not layouts:
        return None
    if len(layouts) == 1:
        return layouts[0].bbox
    return (
        round(min([layout.x0 for layout in layouts]), 2),
        round(min([layout.top for layout in layouts]), 2),
        round(max([layout.x1 for layout in layouts]), 2),
        round(max([layout.bottom for layout in layouts]), 2),
    )
