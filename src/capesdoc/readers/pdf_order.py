"""Reading order of a PDF page: the order of the file, repaired where it is plainly another.

Most producers draw a page in the order in which it is read, and on two columns that order is
better than anything geometry finds (97 against 22 per cent of sentences). So it stays, unless
the page shows that it is wrong: pieces of one line drawn apart, rows drawn across two columns,
a foot drawn before the text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

import attrs

from capesdoc.readers.pdf_columns import PRINT_CHARACTERS, Layouts, Side, find_columns
from capesdoc.readers.pdf_measures import middle
from capesdoc.readers.pdf_repairs import SAME_BASELINE_POINTS, join_runs, part_at_breaks
from capesdoc.readers.pdf_segments import Segment
from capesdoc.readers.pdf_text import is_marker
from capesdoc.values import NamedTuple

__all__ = ["Ordered", "Placed", "order"]

MARKER_EM: Final = 4.0
"""Distance, in em, up to which a list marker belongs to the text beside it: lists are indented by
1.5 to 3."""

BLOCK_LINES: Final = 3
"""Lines from which a run of the file is a block of text, whose place among others matters."""

CELL_END: Final = "\t"
"""What stands between two table cells on one baseline: `Venue<TAB>CAPES Office`."""


class Placed(NamedTuple):
    """A line in reading order and the column it stands in; None where it spans the page."""

    segment: Segment
    column: int | None = None


class Ordered(NamedTuple):
    """The lines of a page in reading order, and whether that order is in doubt."""

    lines: tuple[Placed, ...]
    unsure: bool = False


def order(segments: Sequence[Segment]) -> Ordered:
    """Put the segments of a page in reading order and join those that are one line.

    Cells of a table on one baseline become one line with a tab between them, so that a label and
    its value stay together and are not taken for one run of words.
    """
    straight = [segment for segment in segments if segment.turn == 0]
    # What is turned on its side (a stamp in the margin) comes behind the text it stands beside.
    turned = [segment for segment in segments if segment.turn != 0]
    ordered = _order_straight(straight) if straight else Ordered(())
    return ordered._replace(lines=(*ordered.lines, *[Placed(segment) for segment in turned]))


def _order_straight(segments: Sequence[Segment]) -> Ordered:
    rows = part_at_breaks(join_runs(segments))
    pieces = [piece for row in rows for piece in row]
    side = find_columns(pieces)
    if side is not None and side.layout is Layouts.COLUMNS:
        placed = tuple(_in_columns(pieces, side))
        return Ordered(placed, _is_cut_by_box(placed))
    lines = _join_markers(_join_cells(pieces))
    arranged, unsure = _in_one_column(lines)
    unsure = unsure or (side is not None and side.layout is Layouts.UNSURE)
    return Ordered(tuple([Placed(line) for line in arranged]), unsure)


def _is_cut_by_box(placed: Sequence[Placed]) -> bool:
    """Whether a box at the side of a text is read in the middle of a sentence of it.

    The text wraps round the box: its last line beside the box breaks off, the first one below goes
    on in lower case at the same left edge and the usual distance, and the box between them is
    narrower than the text by a good part. Whether it is to be read before or after, nothing says.
    """
    runs = _runs(placed)
    return any(
        below[0].column is None
        and None not in (text[0].column, box[0].column)
        and len(box) >= BLOCK_LINES
        and below[0].segment.text[:1].islower()
        and not text[-1].segment.text.endswith((".", "!", "?", ":"))
        and abs(below[0].segment.x0 - text[-1].segment.x0) <= OVERLAP_POINTS
        and 0
        < below[0].segment.baseline - text[-1].segment.baseline
        <= TIGHT_EM * text[-1].segment.size
        and _width(box) <= BOX_SHARE * _width(text)
        for text, box, below in zip(runs, runs[1:], runs[2:], strict=False)
    )


def _width(run: Sequence[Placed]) -> float:
    return max(one.segment.x1 for one in run) - min(one.segment.x0 for one in run)


TIGHT_EM: Final = 1.7
"""Distance of two lines of one paragraph, in em, at most."""

BOX_SHARE: Final = 0.7
"""Width of a box, as a share of the text's beside it, up to which it is no second column."""


def _in_columns(pieces: Sequence[Segment], side: Side) -> list[Placed]:
    """Read each band between spanning lines column by column."""
    spanning = sorted(
        piece.baseline for piece, column in zip(pieces, side.columns, strict=True) if column is None
    )
    keyed: list[tuple[tuple[int, int, float, float], Placed]] = []
    for piece, column in zip(pieces, side.columns, strict=True):
        above = bisect_left(spanning, piece.baseline - 1)
        place = (2 * above, column) if column is not None else (2 * above + 1, 0)
        keyed.append(((*place, piece.baseline, piece.x0), Placed(piece, column)))
    keyed.sort(key=lambda pair: _rounded(pair[0]))
    placed = [pair[1] for pair in keyed]
    drawn = {id(piece): at for at, piece in enumerate(pieces)}
    out: list[Placed] = []
    for run in _runs(placed):
        if not out and run[0].column is None:
            own = sorted([one.segment for one in run], key=lambda one: drawn[id(one)])
            lines = _join_markers(_join_cells(own))
            if _is_form(lines):
                out.extend(Placed(line) for line in _in_one_column(lines)[0])
                continue
        lines = _join_markers(_join_cells([one.segment for one in run]))
        out.extend(Placed(line, run[0].column) for line in lines)
    return out


def _is_form(lines: Sequence[Segment]) -> bool:
    """Whether lines in the order of the file are a table of labels and values: a report's header.

    Its cells are drawn one by one, so that the file's order keeps the lines of each together, as
    on a page of one column; by height, those of a label fall between those of its value.
    """
    rows = Counter(round(line.x0) for line in lines if line.text.count(CELL_END) == 1)
    return max(rows.values(), default=0) >= FORM_ROWS


FORM_ROWS: Final = 3
"""Rows of one label and one value at one left edge that make a header above columns a table."""


def _rounded(key: tuple[int, int, float, float]) -> tuple[int, int, int, float]:
    band, column, baseline, x0 = key
    return band, column, round(baseline / (2 * SAME_BASELINE_POINTS)), x0


def _runs(placed: Sequence[Placed]) -> list[list[Placed]]:
    runs: list[list[Placed]] = []
    for one in placed:
        if runs and runs[-1][-1].column == one.column:
            runs[-1].append(one)
        else:
            runs.append([one])
    return runs


def _join_cells(pieces: Sequence[Segment]) -> list[Segment]:
    """Join neighbours on one baseline, left to right, with a tab between them."""
    lines: list[Segment] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if (
            last is not None
            and abs(last.baseline - piece.baseline) <= SAME_BASELINE_POINTS
            and piece.x0 >= last.x1 - 1
            and last.artifact is piece.artifact
        ):
            lines[-1] = _joined(last, piece, " " if is_marker(last.text) else CELL_END)
        else:
            lines.append(piece)
    return lines


def _joined(left: Segment, right: Segment, between: str) -> Segment:
    start = len(left.text) + len(between)
    all_bold = left.bold == len(left.text)
    return attrs.evolve(
        right,
        text=left.text + between + right.text,
        x0=min(left.x0, right.x0),
        top=min(left.top, right.top),
        x1=max(left.x1, right.x1),
        bottom=max(left.bottom, right.bottom),
        bold=start + right.bold if all_bold and right.bold else left.bold,
        size=max(left.size, right.size),
        breaks=(),
        element=left.element if left.element == right.element else 0,
    )


def _join_markers(lines: Sequence[Segment]) -> list[Segment]:
    """Join list markers that the file draws apart from their items."""
    markers = [i for i, line in enumerate(lines) if is_marker(line.text)]
    if not markers:
        return list(lines)
    joined: dict[int, Segment] = {}
    gone: set[int] = set()
    for index in markers:
        marker = lines[index]
        beside = [
            (line.x0 - marker.x1, i)
            for i, line in enumerate(lines)
            # Few stand at its height: that is looked at first.
            if abs(line.baseline - marker.baseline) <= 2 * SAME_BASELINE_POINTS
            and -1 <= line.x0 - marker.x1 <= MARKER_EM * marker.size
            and i not in joined
            and i not in markers
        ]
        if beside:
            target = min(beside)[1]
            joined[target] = _joined(marker, lines[target], " ")
            gone.add(index)
    return [joined.get(i, line) for i, line in enumerate(lines) if i not in gone]


def _in_one_column(lines: list[Segment]) -> tuple[list[Segment], bool]:
    """Keep the order of the file; move blocks that stand elsewhere; tell where it is in doubt."""
    blocks = _blocks(lines)
    if len(blocks) == 1:
        return lines, False
    spans = [(block[0].top, max(line.bottom for line in block)) for block in blocks]
    ranked = sorted(range(len(blocks)), key=lambda i: (spans[i][0], i))
    apart = all(
        spans[one][1] <= spans[next_][0] + OVERLAP_POINTS for one, next_ in pairwise(ranked)
    )
    if apart:
        return [line for i in ranked for line in blocks[i]], False
    if all(len(block) < BLOCK_LINES for block in blocks) or len(blocks) > len(lines) / 2:
        # The file draws its lines in no order at all: only the page has one.
        key = 2 * SAME_BASELINE_POINTS
        sorted_lines = sorted(lines, key=lambda line: (round(line.baseline / key), line.x0))
        return _join_cells(sorted_lines), False
    fragments = _fragments(blocks)
    print_blocks = {i for i, block in enumerate(blocks) if _is_print(block)}
    # The numbers of an axis and the parts of a formula stand between lines and tangle none.
    running = [
        i
        for i, fragment in fragments
        if i in print_blocks and any(len(line.text) >= PRINT_CHARACTERS for line in fragment)
    ]
    parts = Counter(i for i, _ in groupby(running))
    # One block set into another, as a figure into its page, parts it once; two that alternate
    # line by line are tangled, and nothing on the page says which to read first.
    if sum(parts.values()) - len(parts) >= max(len(parts), BLOCK_LINES) - 1 and len(parts) > 1:
        return lines, True
    return _join_cells([line for _, fragment in fragments for line in fragment]), False


OVERLAP_POINTS: Final = 3.0
"""How far, in points, the boxes of two lines may reach into one another: accents and descenders."""


def _blocks(lines: Sequence[Segment]) -> list[list[Segment]]:
    """Part the file's order where it goes back up the page to what is not further right."""
    blocks: list[list[Segment]] = [[lines[0]]]
    for line in lines[1:]:
        block = blocks[-1]
        upwards = line.baseline < block[-1].baseline - SAME_BASELINE_POINTS
        if upwards and not (_stands_right_of(line, block) or _is_raised_sign(line, block[-1])):
            blocks.append([line])
        else:
            block.append(line)
    return blocks


def _is_raised_sign(line: Segment, last: Segment) -> bool:
    """Whether a line is a sign or two that follow at once, a little higher: a root, an accent."""
    return (
        len(line.text) <= SIGN_CHARACTERS
        and abs(line.x0 - last.x1) <= OVERLAP_POINTS
        and line.bottom > last.top
        and line.top < last.bottom
    )


SIGN_CHARACTERS: Final = 2
"""Characters of a sign of mathematics that TeX sets with a baseline of its own."""


def _stands_right_of(line: Segment, block: Sequence[Segment]) -> bool:
    """Whether a line that goes back up is the next cell: right of all that stands beside it."""
    beside = False
    for other in reversed(block):
        if other.baseline < line.top:
            break
        if other.x1 > line.x0 + 1:
            return False
        beside = True
    return beside


def _is_print(block: Sequence[Segment]) -> bool:
    """Whether a block is running text, unlike the labels of a figure or the parts of a formula."""
    return (
        len(block) >= BLOCK_LINES and middle(len(line.text) for line in block) >= PRINT_CHARACTERS
    )


def _fragments(blocks: Sequence[Sequence[Segment]]) -> list[tuple[int, list[Segment]]]:
    """Cut the blocks where another stands between their lines; gives the parts from the top."""
    marked = [
        (line.baseline, place, number, line)
        for number, block in enumerate(blocks)
        for place, line in enumerate(block)
    ]
    marked.sort(key=lambda one: (round(one[0] / (2 * SAME_BASELINE_POINTS)), one[2], one[1]))
    fragments: list[tuple[int, list[tuple[int, Segment]]]] = []
    for _, place, number, line in marked:
        if fragments and fragments[-1][0] == number:
            fragments[-1][1].append((place, line))
        else:
            fragments.append((number, [(place, line)]))
    return [
        (number, [line for _, line in sorted(part, key=lambda one: one[0])])
        for number, part in fragments
    ]
