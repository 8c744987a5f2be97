"""Wraps: lines of one column, folded into blocks at the line ends that the page width made."""

from __future__ import annotations

import re
from itertools import pairwise
from operator import attrgetter
from typing import Final

from capesdoc.body.addresses import is_one_address
from capesdoc.body.blocks import Block
from capesdoc.body.columns import STRAIGHT_POINTS
from capesdoc.body.flows import Fill, Flow
from capesdoc.body.full_ends import stands_open
from capesdoc.body.hanging import hangs, heads
from capesdoc.body.item_edges import begins_at_edge, hangs_behind_tab, is_centred, is_first
from capesdoc.body.markers import has_bullet, lone_markers, marker_of
from capesdoc.body.narrow import narrow_ends
from capesdoc.body.rows import RowKind, ends_in_page, row_kind
from capesdoc.body.seams import (
    ACROSS,
    CELL,
    DROP_CAP,
    HANGING,
    MARKER_ALONE,
    OPEN_WRAP,
    TAGGED,
    TURNED,
    UNFINISHED,
    WRAP,
    Seam,
)
from capesdoc.body.sentences import Openness, Start, ending_of, start_of
from capesdoc.patterns import compile_later
from capesdoc.source import Boundary, Cell, Part

__all__ = ["begins_note", "fold", "same_type"]

# Type sizes that differ by more than this share are two sizes; less is rounding by the producer.
SAME_SIZE: Final = 0.06
# A drop cap is at least this much larger than the text it begins.
DROP_CAP_SIZE: Final = 1.6
# A line of prose on its own, where no wrap width is known: longer than a line of an address.
PROSE_CHARACTERS: Final = 60

# A line that ends with one of these is looked at more closely than the fast path does.
_PLAIN_ENDS: Final = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéèêáàâäöüßñçíóúãõå,-"
)
_MARKER_ENDS: Final = (".", ")")
_LINE: Final = Boundary.LINE
_BLANK: Final = Boundary.BLANK


def fold(flow: Flow) -> list[Block]:
    """Fold lines into blocks; page, column and paragraph breaks always part two blocks here."""
    texts, breaks = flow.texts, flow.breaks
    rows = _simple_rows(flow)
    lone = lone_markers(texts) if not flow.geometry and _BLANK in breaks else ()
    if not rows and not lone and _LINE not in breaks[1:]:
        return [Block(index) for index in range(len(texts))]
    wrapped, edge = flow.style.wrapped, flow.style.same_edge
    # A line this close to its edge is full whatever word follows.
    close = max(flow.style.allowance, STRAIGHT_POINTS if flow.geometry else 1)
    straight = STRAIGHT_POINTS * 2
    gapped = flow.gapped
    allowance = flow.style.allowance
    x0, x1, frames, rooms = flow.x0, flow.x1, flow.frames, flow.rooms
    block = Block(0)
    blocks = [block]
    alike = _alike(flow)
    pairs = zip(breaks[1:], alike, texts, texts[1:], x0, x0[1:], x1, frames, strict=False)
    for left, (parted, same, above, text, begin, start, end, frame) in enumerate(pairs):
        right = left + 1
        seam: Seam | None
        if parted is not _LINE:
            seam = _seam(flow, block, left, right, rows) if rows else None
            if left in lone and parted is _BLANK and block.first == left:
                # Bullets in a column of their own stand apart from all of their items.
                seam = MARKER_ALONE if right not in lone and left - 1 not in lone else None
        elif (
            # The fast path for most lines: a full line that ends no sentence, one just below it.
            wrapped
            and same
            and above[-1] in _PLAIN_ENDS
            and text[0].isalpha()
            and text[1:2] not in _MARKER_ENDS
            and start - begin <= edge
            and (begin - start <= edge or left == block.first)
            # Two lines at an indent may be two first lines.
            and (left != block.first or start - frame.left <= edge or not flow.geometry)
            and not (gapped and ("   " in text or "\t" in text or _may_be_row(above)))
            and (
                (slack := frame.right - end) <= close
                # As `Flow.fill` says that it is full.
                or (slack <= straight if frame.straight else slack - rooms[right] <= allowance)
            )
        ):
            block.indices.append(right)
            block.seams.append(WRAP)
            continue
        else:
            seam = _seam(flow, block, left, right, rows)
        if seam is None:
            block = Block(right)
            blocks.append(block)
        else:
            block.add(right, seam)
    return blocks


def _alike(flow: Flow) -> list[bool]:
    """Whether each line but the first is set as the one above: in size, without marks or code."""
    sizes = flow.sizes
    plain = [line.marks is None and not line.bold_prefix for line in flow.lines]
    alike = [one and other for one, other in pairwise(plain)]
    if flow.elements is not None:
        alike = [
            same and (one == other or not one or not other)
            for same, (one, other) in zip(alike, pairwise(flow.elements), strict=True)
        ]
    if flow.code is not None:
        alike = [
            same and not (one and other)
            for same, (one, other) in zip(alike, pairwise(flow.code), strict=True)
        ]
    if len(set(sizes)) < 2:
        return alike
    return [
        same and one == other for same, (one, other) in zip(alike, pairwise(sizes), strict=True)
    ]


_MARKS: Final = attrgetter("marks")


def _simple_rows(flow: Flow) -> frozenset[tuple[int, int]]:
    """The rows of tables that hold one line a cell, and more than one cell: `(table, row)`."""
    cells: dict[tuple[int, int], list[int]] = {}
    if not any(map(_MARKS, flow.lines)):
        return frozenset()
    for line in flow.lines:
        if line.marks is not None and line.marks.cell is not None:
            cell = line.marks.cell
            cells.setdefault((cell.table, cell.row), []).append(cell.column)
    return frozenset(row for row, columns in cells.items() if 1 < len(columns) == len(set(columns)))


def _seam(
    flow: Flow, block: Block, left: int, right: int, rows: frozenset[tuple[int, int]]
) -> Seam | None:
    """Decide whether the line `right` goes on the block that the line `left` ends."""
    one, other = flow.lines[left].marks, flow.lines[right].marks
    cells = (one.cell if one else None, other.cell if other else None)
    if cells[0] != cells[1]:
        return _across(cells[0], cells[1], rows)
    if flow.breaks[right] is not _LINE:
        return None
    if cells[0] is not None:
        return CELL
    if flow.is_code(left, right):
        return None
    if other is not None and other.heading_level is not None:
        return WRAP if one is not None and one.heading_level == other.heading_level else None
    if one is not None and one.heading_level is not None:
        return None
    text = flow.texts[right]
    if _begins_note(flow, block, left, right):
        return None
    if _is_mark_of_note(flow, block, left, right):
        return MARKER_ALONE
    one_element = flow.is_one_element(left, right)
    if one_element is False or (one_element is None and not same_type(flow, left, right)):
        return DROP_CAP if _is_drop_cap(flow, block, left, right) else None
    head = marker_of(flow.texts[block.first])
    if head is not None and head.length >= len(flow.texts[left]) and block.first == left:
        return MARKER_ALONE
    if one_element and flow.fill(left, right) != Fill.SHORT:
        return TAGGED
    if has_bullet(text):
        return None
    return _by_width(flow, block, left, right, in_item=head is not None)


_NOTE: Final = compile_later(r"[\[(]?(\d{1,3})[\])]?[.)]?(?=[ \t]{1,4}\S|[A-Z“‘\"(]|https?:)")
_NOTE_SIGN: Final = compile_later(r"[*†‡§¶]{1,3} ?(?=\S)")


_MARK_ALONE: Final = compile_later(r"\d{1,3}|[*†‡§¶]{1,3}")


def _is_mark_of_note(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether the line above is the raised mark of a note, set apart before its first line."""
    one, other = flow.lines[left].layout, flow.lines[right].layout
    return (
        block.first == left
        and flow.lines[left].part is Part.FOOTNOTE
        and _MARK_ALONE.fullmatch(flow.texts[left]) is not None
        and one is not None
        and other is not None
        and one.x1 <= other.x0
        and one.bottom > other.top
    )


def begins_note(text: str) -> bool:
    """Whether a line begins with the number or the sign of a note."""
    text = text.lstrip()
    return _NOTE.match(text) is not None or _NOTE_SIGN.match(text) is not None


def _begins_note(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a line of a footnote begins the next note: the next number, or a note sign."""
    if flow.lines[right].part not in (Part.FOOTNOTE, Part.ENDNOTE):
        return False
    found = _NOTE.match(flow.texts[right])
    if found is None:
        return _NOTE_SIGN.match(flow.texts[right]) is not None
    above = _NOTE.match(flow.texts[block.first])
    if above is not None and int(found.group(1)) == int(above.group(1)) + 1:
        return True
    return flow.fill(left, right) != Fill.FULL


def _across(left: object, right: object, rows: frozenset[tuple[int, int]]) -> Seam | None:
    if (
        isinstance(left, Cell)
        and isinstance(right, Cell)
        and (left.table, left.row) == (right.table, right.row)
        and (left.table, left.row) in rows
    ):
        return ACROSS
    return None


def same_type(flow: Flow, left: int, right: int) -> bool:
    """Whether two lines are set in the same size, and in the same weight throughout."""
    one, other = flow.lines[left], flow.lines[right]
    if one.layout is not None and other.layout is not None:
        sizes = one.layout.font_size, other.layout.font_size
        if abs(sizes[0] - sizes[1]) > SAME_SIZE * max(sizes):
            return False
    if flow.style.bold or one.bold_prefix == other.bold_prefix == 0:
        return True
    # A bold run inside a sentence may begin or end with the line; a bold line is another thing.
    all_left, all_right = one.bold_prefix >= len(one.text), other.bold_prefix >= len(other.text)
    if all_left == all_right:
        return all_left or other.bold_prefix == 0 or one.bold_prefix == 0
    if all_left:
        return other.bold_prefix > 0
    return ending_of(flow.texts[left]).openness >= Openness.OPEN and (
        flow.fill(left, right) == Fill.FULL
    )


def _is_drop_cap(flow: Flow, block: Block, left: int, right: int) -> bool:
    one, other = flow.lines[left].layout, flow.lines[right].layout
    cap = flow.texts[left].lstrip("“‘\"'")
    return (
        block.first == left
        and len(cap) == 1
        and cap.isupper()
        and one is not None
        and other is not None
        and one.font_size >= DROP_CAP_SIZE * other.font_size
        and flow.texts[right][0].isalpha()
    )


def _by_width(flow: Flow, block: Block, left: int, right: int, *, in_item: bool) -> Seam | None:
    text = flow.texts[right]
    fill = _local_fill(flow, block, left, right)
    ending = ending_of(flow.texts[left])
    opened = ending.openness >= Openness.OPEN
    lower = start_of(text) is Start.LOWER
    if lower and _breaks_word(flow.texts[left]):
        return OPEN_WRAP
    if _asks_for_name(flow.texts[left], text) and marker_of(text) is None:
        return UNFINISHED
    if fill == Fill.UNKNOWN:
        return _without_width(flow, left, right)
    if is_one_address(flow, left, right):
        return UNFINISHED
    if begins_at_edge(flow, block, left, right):
        return None
    if hangs_behind_tab(flow, block, left, right):
        return HANGING
    if hangs(flow, right):
        short = fill == Fill.SHORT
        ended = ending.openness is Openness.CLOSED or (
            short and ending.openness is Openness.MAYBE and _ENTRY.match(text) is not None
        )
        anew = ended and not lower
        # A first line goes on at the edge; the last line of an entry leaves room before the next.
        begins = _is_indent(flow, right) and (
            not flow.geometry
            or (_ends_hanging(flow, right) and flow.fill(right, right + 1) != Fill.SHORT)
        )
        indented = (
            begins
            and flow.x0[right] - flow.x0[left] > flow.style.same_edge
            and not _ENTRY.match(flow.texts[block.first])
        )
        return None if anew and (short or indented) else HANGING
    if heads(flow, right):
        return None
    if opened and lower and row_kind(flow.texts[block.first]) is RowKind.CAPTION:
        return OPEN_WRAP  # captions are narrower than the text, and centred
    if _stands_apart(flow, block, left, right, flowing=opened and fill != Fill.SHORT):
        return None
    if fill == Fill.SHORT or (
        fill == Fill.NEARLY and not (lower or _goes_on(flow, block, left, opened=opened))
    ):
        one_line = ending.semicolon and _is_first_of_text(block, left)  # a clause of a list
        if opened and lower and not one_line and _almost(flow, block, left, right):
            return OPEN_WRAP
        if _is_in_gapped_block(flow, block, left, right):
            return WRAP
        return WRAP if fill == Fill.SHORT and _was_bound(flow, left, right) else None
    if _begins_entry(flow, left, right) and (
        not _shows_paragraphs(flow) or _ENTRY.match(flow.texts[block.first])
    ):
        return None
    if ending.openness is Openness.CLOSED and (
        _begins_behind_stop(flow, left, right, in_item=in_item)
        or _falls_short_of_edge(flow, block, left, right)
        or _are_sentences(flow, block, left, right)
    ):
        return None
    return _by_indent(flow, block, left, right, in_item=in_item, opened=opened)


def _goes_on(flow: Flow, block: Block, left: int, *, opened: bool) -> bool:
    """Whether a line that just had room for the next word goes on all the same.

    Widths made of those of letters are off by a letter or two: there a short line above which
    nothing stands may be a title, and a stop may end the paragraph unless gaps alone do.
    """
    if not flow.by_letters:
        return opened or _shows_paragraphs(flow)
    if not opened:
        return flow.style.gaps_alone and _shows_paragraphs(flow)
    return block.first != left or len(flow.texts[left]) >= PROSE_CHARACTERS


def _is_first_of_text(block: Block, index: int) -> bool:
    """Whether a line is the first of its block, but for a marker alone on the line above."""
    return block.first == index or (block.seams == [MARKER_ALONE] and block.last == index)


_ENTRY: Final = compile_later(
    r"""
    [^\W\d_a-z][\w’'-]{1,30}
    (?: ,\ (?:[^\W\d_a-z]\.[ -]?){1,4}.{0,120}?\(?(?:19|20)\d\d[a-z]?\b   # Orlan, M. (2019)
      | ,\ (?:[^\W\d_a-z]\.-?){1,4};\ \w                                  # Orlan, M.; Brandt
      | (?:\ [\w’'&-]{1,30}){0,4}\.\ \((?:(?:19|20)\d\d[a-z]?|n\.\ ?d\.)\)  # Port. (n.d.)
    )
    """,
    re.VERBOSE,
)


def _begins_entry(flow: Flow, left: int, right: int) -> bool:
    """Whether a line begins a reference, surname and year first, and the one above could end one.

    References end in a stop, a year, a page, a bracket or the path of an address.
    """
    if _ENTRY.match(flow.texts[right]) is None:
        return False
    text = flow.texts[left]
    return ending_of(text).openness is Openness.CLOSED or text[-1] in ")]/" or text[-1].isdigit()


def _begins_behind_stop(flow: Flow, left: int, right: int, *, in_item: bool) -> bool:
    """Whether a line begins a paragraph behind a full line that ends a sentence.

    Of the last lines of paragraphs one in ten is full by chance. It is told by the indent of this
    document's paragraphs; where nothing shows paragraphs and lines are ragged, by what follows: a
    short line that ends no sentence is a title. Items of a list begin with their markers.
    """
    style = flow.style
    if style.indents:
        return _is_indent(flow, left) and _is_indent(flow, right)
    if not in_item and stands_open(flow, left, right):
        return True
    if style.gaps or flow.frames[left].straight:
        return False
    text = flow.texts[right]
    below = right + 1
    return (
        below < len(flow.texts)
        and flow.breaks[below] is _LINE
        and flow.fill(right, below) == Fill.SHORT
        and ending_of(text).openness in (Openness.MAYBE, Openness.OPEN)
        and start_of(flow.texts[below]) is not Start.LOWER
    )


def _falls_short_of_edge(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a line is the last of its paragraph, since it alone does not reach a straight edge.

    Only last lines of a justified paragraph fall short of it, though the next word had no room.
    Left alone: where the line before, or else the one behind, is not justified either: a list.
    """
    frame = flow.frames[left]
    if not frame.straight or start_of(flow.texts[right]) is Start.LOWER:
        return False
    beside = left - 1 if block.first != left else right
    edge = frame.right - STRAIGHT_POINTS * 2
    return flow.x1[left] < edge <= flow.x1[beside]


def _are_sentences(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether two lines of a straight column are a sentence each, and neither reaches its edge.

    A line inside a paragraph would: they are items without marks. Left alone: what goes on small.
    """
    frame = flow.frames[left]
    edge = frame.right - STRAIGHT_POINTS * 2
    return (
        frame.straight
        and block.first == left
        and max(flow.x1[left], flow.x1[right]) < edge
        and start_of(flow.texts[left]) is start_of(flow.texts[right]) is Start.UPPER
        and ending_of(flow.texts[right]).openness is Openness.CLOSED
    )


# By so much of the width a line of prose may be short where blank lines part the paragraphs: lines
# wrapped by hand fall short by a word of ten letters and no more.
HAND_WRAPPED: Final = 0.15
# Text narrower than this many characters holds names, verse or cells.
HAND_WIDTH: Final = 30


def _is_in_gapped_block(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a line stands in a block of plain text that blank lines part from the others.

    There a line end alone ends no paragraph: the line must be short by more than a long word. Left
    alone: items of a list, lines that begin at another edge, and texts whose lines are narrow.
    """
    style = flow.style
    if (
        flow.geometry
        or flow.by_letters
        or style.indents
        or not style.gaps
        or block.marker is not None
    ):
        return False
    frame = flow.frames[left]
    width = frame.right - frame.left
    over = frame.right - flow.x1[left] - flow.rooms[right]
    return (
        width >= HAND_WIDTH
        and over <= HAND_WRAPPED * width
        and abs(flow.x0[left] - flow.x0[right]) <= style.same_edge
        and marker_of(flow.texts[block.first]) is None
    )


def _breaks_word(text: str) -> bool:
    """Whether a line ends in the middle of a word: no author ends a line there, however short."""
    return text[-1] in "-‐\u00ad" and text[-2:-1].isalpha()


_SURNAME_FIRST: Final = compile_later(r",\ (?:[A-Z]\.[ -]?){1,4}\Z")
_RANGE: Final = compile_later(r"\d[-‐–]\Z")
# Words that end no sentence and no line of verse; "in" and "by" may.
_ASKING: Final = frozenset(
    {"a", "an", "and", "at", "for", "from", "into", "its", "of", "or", "our", "the", "their"}
    | {"to", "whose", "with"}
)
# "Learning to say No." ends a sentence where no number follows.
_ASKING_A_NUMBER: Final = frozenset(
    {"ch.", "eq.", "eqs.", "fig.", "figs.", "no.", "nos.", "p.", "pp.", "sec.", "vol.", "vols."}
)
# A line of prose that ends in one is at least this long: half of a narrow column.
LEAST_ASKING: Final = 30
# A line that asks for a name holds at least so many words: fewer are a name or a rank themselves.
LEAST_WORDS: Final = 4


def _asks_for_name(left: str, right: str) -> bool:
    """Whether a line of prose ends where no author ends one, whatever its length.

    It ends in a title or an initial ("report of M."), in a word like "of the", or in the middle of
    a range of numbers. Left alone: entries that give the surname first ("Noor, M."), and "May",
    which ends a date.
    """
    last = left[-1]
    if not (last == "." or last in "-‐–" or last.islower()) or left.count(" ") < LEAST_WORDS - 1:
        return False
    if _RANGE.search(left):
        return right[0].isdigit()
    if last in "-‐–" or ending_of(left).openness is not Openness.WIDE_OPEN:
        return False
    if last == ".":
        return (
            start_of(right) is Start.UPPER
            and left.rpartition(" ")[2].lower() not in _ASKING_A_NUMBER
            and _SURNAME_FIRST.search(left) is None
        )
    return (
        left.rpartition(" ")[2] in _ASKING
        and len(left) >= LEAST_ASKING
        and start_of(right) in (Start.UPPER, Start.LOWER, Start.DIGIT)
    )


def _shows_paragraphs(flow: Flow) -> bool:
    """Whether a gap or an indent parts the paragraphs, so that a mere line end does not."""
    return flow.style.indents or flow.style.gaps


def _stands_apart(flow: Flow, block: Block, left: int, right: int, *, flowing: bool) -> bool:
    """Whether one of two lines is a row; words of a flowing sentence only look like one."""
    text, above = flow.texts[right], flow.texts[left]
    if ends_in_page(above) and not text[0].islower():
        # The numbers of a table of contents reach the right edge, and fill no line.
        return True
    spaced_out = flow.style.spaced_out
    row = row_kind(text, spaced_out=spaced_out)
    if row is RowKind.AGENDA and row_kind(flow.texts[block.first]) is RowKind.AGENDA:
        return True
    if row is RowKind.LABEL and text[0] == "@":
        return True  # no sentence has a handle and a colon at the head of a line by chance
    if row is RowKind.LABEL and (flowing or flow.fill(left, right) == Fill.FULL):
        # "He gave three reasons. One: …" may begin a line; turns of speech follow one another.
        return not flowing and row_kind(flow.texts[block.first]) is RowKind.LABEL
    if row is not None and not (flowing and "   " not in text and "\t" not in text):
        return True
    row_above = row_kind(above, spaced_out=spaced_out)
    if row_above is RowKind.TABLE and _is_wide_row(flow, left):
        return True
    if row_above is not None and (
        flow.fill(left, right) != Fill.FULL or "   " in above or ("\t" in above and not flowing)
    ):
        return row_above is not RowKind.LABEL or not _is_cut_prose(above, text)
    return _begins_item(
        flow, block, right, full=flow.fill(left, right) == Fill.FULL, flowing=flowing
    )


_CELL_GAP: Final = compile_later(r"\t| {3,}")
# Lines with so many cells, one below the other, are the rows of a table; loosely set prose may have
# one wide gap, and seldom in neighbouring lines.
TABLE_CELLS: Final = 3


def _may_be_row(text: str) -> bool:
    """Whether a line has so many wide gaps that it may be a row of several cells."""
    return text.count("\t") + text.count("   ") >= TABLE_CELLS - 1


def _is_wide_row(flow: Flow, index: int) -> bool:
    """Whether a line is a row of a table below another row, so that its end wraps nothing."""
    above = index - 1
    return (
        above >= 0
        and not flow.style.spaced_out
        and flow.pages[above] == flow.pages[index]
        and all(len(_CELL_GAP.findall(flow.texts[at])) >= TABLE_CELLS - 1 for at in (above, index))
    )


def _is_cut_prose(left: str, right: str) -> bool:
    """Whether a sentence of prose goes on in lower case: "Data: Collecting them may", "raise …"."""
    return (
        len(left) >= PROSE_CHARACTERS
        and start_of(right) is Start.LOWER
        and ending_of(left).openness >= Openness.OPEN
    )


def _begins_item(flow: Flow, block: Block, right: int, *, full: bool, flowing: bool) -> bool:
    """Whether a line begins a list item, as far as can be told before the list is known.

    Behind a full line "12. " may end a sentence and "M. " begin a name: there the number must be
    the first of a list, or the next after that of the block above.
    """
    marker = marker_of(flow.texts[right])
    if marker is None:
        return False
    above = marker_of(flow.texts[block.first])
    known = dict(above.readings) if above is not None else {}
    if any(
        # Inside a sentence a capital is an initial: "M. Orlan met Gen. / O. Brandt".
        0 < ordinal - known.get(form, -9) <= 2 and not (flowing and "A" in form)
        for form, ordinal in marker.readings
    ):
        return True
    if flowing:
        return False
    return not full or any(ordinal in (0, 1) for _, ordinal in marker.readings)


def _by_indent(
    flow: Flow, block: Block, left: int, right: int, *, in_item: bool, opened: bool
) -> Seam | None:
    """Decide on the left edge, the line above being full."""
    edge = flow.style.same_edge
    shift = flow.x0[right] - flow.x0[left]
    unfinished = opened and start_of(flow.texts[right]) is Start.LOWER
    if in_item and not opened and _ends_hanging(flow, right):
        return None
    if is_first(block, left):
        # The first line may be indented, or hang over the others.
        if shift <= edge:
            return WRAP
        if in_item and (
            _asks_for_more(flow, left)
            or not _is_indent(flow, right)
            or (opened and not _ends_hanging(flow, right))
        ):
            return TURNED
    elif abs(shift) <= edge:
        return WRAP
    return OPEN_WRAP if unfinished or (opened and is_centred(flow, left, right)) else None


def _ends_hanging(flow: Flow, right: int) -> bool:
    """Whether a line that could hang under its item is the first, indented one of a paragraph.

    The line below it tells: it goes back to the edge, as no line of the item would.
    """
    below = right + 1
    return (
        _is_indent(flow, right)
        and below < len(flow.texts)
        and flow.breaks[below] is _LINE
        and flow.x0[below] < flow.x0[right] - flow.style.same_edge
        and marker_of(flow.texts[below]) is None
    )


def _asks_for_more(flow: Flow, left: int) -> bool:
    """Whether a line ends in a word that another must follow; items may well end in a comma."""
    text = flow.texts[left]
    return text[-1].isalpha() and ending_of(text).openness is Openness.WIDE_OPEN


def _is_indent(flow: Flow, right: int) -> bool:
    """Whether a line begins where the first lines of this document's paragraphs do."""
    if not flow.style.indents or start_of(flow.texts[right]) is Start.LOWER:
        return False
    shift = flow.x0[right] - flow.frames[right].left
    return abs(shift - flow.style.indent) <= flow.style.same_edge


def _almost(flow: Flow, block: Block, left: int, right: int) -> bool:
    """Whether a short line is only somewhat short: a long word or an address did not fit.

    The first line of a block may begin further in or out than the second: an indent, a marker. In
    a paragraph that has turned a line already any line may be short.
    """
    frame = flow.frames[left]
    if block.first != left and start_of(flow.texts[block.first]) is not Start.LOWER:
        return abs(flow.x0[left] - flow.x0[right]) <= flow.style.same_edge
    return flow.x1[left] - frame.left >= ALMOST_SHARE * (frame.right - frame.left) and (
        block.first == left or abs(flow.x0[left] - flow.x0[right]) <= flow.style.same_edge
    )


def _was_bound(flow: Flow, left: int, right: int) -> bool:
    """Whether the next two words did not fit where the first alone would have.

    Typesetters bind "Section 11", "Dr. Orlan" and "30 April" with a space that does not break. The
    line above must ask for more, or the two words are a new paragraph.
    """
    words = flow.texts[right].split(" ", 2)
    if len(words) < 2 or ending_of(flow.texts[left]).openness is not Openness.WIDE_OPEN:
        return False
    if abs(flow.x0[left] - flow.x0[right]) > flow.style.same_edge:
        return False
    bound = flow.rooms[right] * (len(words[0]) + len(words[1]) + 2) / (len(words[0]) + 1)
    return flow.frames[left].right - flow.x1[left] < bound


# A line filled to this share that breaks off in mid-sentence was broken by something else than
# the author's wish: an unbreakable word, a picture beside it, a narrower line of the same text.
ALMOST_SHARE: Final = 0.6


def _without_width(flow: Flow, left: int, right: int) -> Seam | None:
    """Where lines are not broken by width, only a sentence cut in two is joined."""
    text = flow.texts[left]
    if row_kind(text) not in (None, RowKind.LABEL) or marker_of(flow.texts[right]):
        return None
    return OPEN_WRAP if _is_cut_prose(text, flow.texts[right]) else None


def _local_fill(flow: Flow, block: Block, left: int, right: int) -> int:
    """How full a line is, measured against itself where it is set in or stands by a picture."""
    fill = flow.fill(left, right)
    if fill == Fill.SHORT and _is_narrow(flow, left):
        return Fill.FULL
    frame = flow.frames[left]
    if fill != Fill.SHORT or flow.x0[right] - frame.left <= flow.style.same_edge:
        return fill
    # A set-in passage may begin with a line that is indented further: ask for the one below it.
    edges = _set_in(flow, right if block.first == left else left)
    if edges is None:
        return fill
    slack = edges - flow.x1[left]
    return Fill.FULL if slack - flow.rooms[right] <= flow.style.allowance else Fill.SHORT


def _is_narrow(flow: Flow, left: int) -> bool:
    """Whether a line is as long as the lines around it, beside a picture, could be."""
    if flow.narrow is None:
        flow.narrow = narrow_ends(flow)
    return flow.narrow[left]


def _set_in(flow: Flow, index: int) -> float | None:
    """The right edge of the set-in passage around a line, or None where there is none."""
    lines, edge = flow.breaks, flow.style.same_edge
    first = last = index
    while (
        first > 0
        and index - first < 40
        and lines[first] is _LINE
        and (abs(flow.x0[first - 1] - flow.x0[index]) <= edge)
    ):
        first -= 1
    while (
        last + 1 < len(lines)
        and last - index < 40
        and lines[last + 1] is _LINE
        and (abs(flow.x0[last + 1] - flow.x0[index]) <= edge)
    ):
        last += 1
    if last - first < 2:
        return None
    rights = flow.x1[first : last + 1]
    right = max(rights)
    frame = flow.frames[index]
    # All but the last line must be about as long as the longest: names and verse are not.
    full = sum(x > right - 0.2 * (right - flow.x0[index]) for x in rights[:-1])
    if full < 0.75 * (len(rights) - 1) or right - flow.x0[index] < 0.4 * (frame.right - frame.left):
        return None
    return right
