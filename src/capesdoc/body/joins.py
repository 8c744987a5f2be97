"""Joins: whether a paragraph goes on after a page, a column, a gap or whatever was taken out.

The rules stand in one ordered table, `RULES`; the first that speaks decides, and its name and
reasons stand in the edit. What no rule decides stays two paragraphs, with a diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from itertools import pairwise
from typing import Final

from capesdoc.body.blocks import Block
from capesdoc.body.flows import Fill, Flow
from capesdoc.body.markers import marker_of
from capesdoc.body.rows import RowKind
from capesdoc.body.seams import Seam
from capesdoc.body.sentences import Ending, Openness, Start, ending_of, open_mark, start_of
from capesdoc.body.wraps import same_type
from capesdoc.record import ParagraphKind
from capesdoc.source import Boundary
from capesdoc.values import NamedTuple

__all__ = ["RULES", "Rule", "join_across", "parted_at_sight"]

# Text of this length without a line end inside is a paragraph, not a line of an address or a list.
PROSE_CHARACTERS: Final = 60
# Fewer words before a page end than this may be a name or a title.
LEAST_WORDS: Final = 3
# What may stand between two halves of a sentence at the foot or the head of a page: a caption, the
# rows of a table. More blocks than this are a part of the document.
MOST_BETWEEN: Final = 40
# The words of a figure are names of axes, columns and values.
LETTERING_CHARACTERS: Final = 45


class _Break(Enum):
    """What parts two blocks, in words."""

    PAGE = "a page break between"
    COLUMN = "a column break between"
    GAP = "{blank_lines} blank lines where {usual} is usual"
    TAKEN_OUT = "what stood between was set aside"
    BLANK = "a gap between"
    LINE = "a line end between"
    PARAGRAPH = "a paragraph mark between"


_ACROSS_PAGES: Final = (_Break.PAGE, _Break.COLUMN, _Break.GAP, _Break.TAKEN_OUT)


class _Case(NamedTuple):
    """Two blocks and what bears on whether they are one."""

    flow: Flow
    left: Block
    right: Block
    between: _Break
    fill: int
    ending: Ending
    start: Start
    prose: bool
    shift: float

    @property
    def across(self) -> bool:
        return self.between in _ACROSS_PAGES

    @property
    def lower(self) -> bool:
        return self.start is Start.LOWER

    @property
    def openness(self) -> Openness:
        return self.ending.openness


class _Verdict(Enum):
    JOIN = "join"
    PART = "part"
    UNSURE = "unsure"
    LIKELY = "likely"
    """Joined, and a doubt all the same: right three times in four."""


class Rule(NamedTuple):
    """One rule: its name, what it decides, when it speaks, and why.

    Attributes:
        name: Slug, as an edit shows it.
        verdict: What it decides.
        speaks: Whether it has something to say of a case.
        reason: The sentence for the edit; the ending and the break add theirs.
    """

    name: str
    verdict: _Verdict
    speaks: Callable[[_Case], bool]
    reason: str


def _stands_alone(case: _Case) -> bool:
    kinds = (case.left.kind, case.right.kind)
    return (
        ParagraphKind.HEADING in kinds
        or case.flow.is_code(case.left.last, case.right.first)
        or case.left.row(case.flow) in _ROWS
        or case.right.row(case.flow) in _ROWS
    )


_ROWS: Final = frozenset(RowKind) - {RowKind.LABEL}


def _begins_anew(case: _Case) -> bool:
    if case.right.row(case.flow) is RowKind.LABEL and case.openness is not Openness.WIDE_OPEN:
        return True
    if case.right.kind is not ParagraphKind.LIST_ITEM:
        return False
    return case.right.head > 0 or not _goes_on_in_word(case)


def _goes_on_in_word(case: _Case) -> bool:
    """Two lines of one Word list item, parted by a page break: the second has no marker."""
    one, other = case.flow.lines[case.left.last].marks, case.flow.lines[case.right.first].marks
    return (
        case.between is _Break.PAGE
        and one is not None
        and other is not None
        and one.list_level == other.list_level
        and other.list_marker is None
        and case.openness >= Openness.OPEN
    )


def _other_type(case: _Case) -> bool:
    return not same_type(case.flow, case.left.last, case.right.first)


def _paragraph_mark(case: _Case) -> bool:
    return case.between is _Break.PARAGRAPH


def _other_cell(case: _Case) -> bool:
    one, other = case.flow.lines[case.left.last].marks, case.flow.lines[case.right.first].marks
    return (one is not None and one.cell is not None) or (
        other is not None and other.cell is not None
    )


def _other_element(case: _Case) -> bool:
    return case.flow.is_one_element(case.left.last, case.right.first) is False


def _one_element(case: _Case) -> bool:
    """One paragraph of the tags, over a column end or a gap that a picture or a formula made.

    Some programs tag neighbouring paragraphs of one style as one: their items begin anew.
    """
    marked = marker_of(case.flow.texts[case.right.first]) is not None
    if marked and (case.right.head > 0 or case.openness is Openness.CLOSED):
        return False
    return case.flow.is_one_element(case.left.last, case.right.first) is True and (
        case.fill != Fill.SHORT or (case.openness >= Openness.OPEN and case.lower)
    )


def _ended_by_author(case: _Case) -> bool:
    return case.fill == Fill.SHORT and case.openness <= Openness.MAYBE


def _short_and_new(case: _Case) -> bool:
    """A short line without a stop, then a capital: a line of an address, a title, a list."""
    return case.fill == Fill.SHORT and not case.lower and case.openness < Openness.WIDE_OPEN


def _not_prose(case: _Case) -> bool:
    return not case.prose


def _indented(case: _Case) -> bool:
    style = case.flow.style
    if not style.indents or not case.across or case.left.kind is ParagraphKind.LIST_ITEM:
        return False
    shift = case.shift
    if len(case.left.indices) > 1:
        # A passage that is set in goes on set in: a quotation, the text of an item.
        last = case.left.last
        shift -= max(case.flow.x0[last] - case.flow.frames[last].left, 0.0)
    return shift > style.same_edge and not (case.lower and case.openness >= Openness.OPEN)


def _cut_in_sentence(case: _Case) -> bool:
    """Open at the left, lower case at the right."""
    if not case.lower or case.openness is Openness.CLOSED or case.ending.colon:
        return False
    if case.across:
        return case.prose or _is_beginning(case)
    return case.prose and case.openness >= Openness.OPEN and _real_start(case)


def _is_beginning(case: _Case) -> bool:
    """A short left may be the first words of a paragraph whose rest is on the next page."""
    flow = case.flow
    text = flow.texts[case.left.first]
    return (
        case.openness >= Openness.OPEN
        and start_of(text) is not Start.LOWER
        and text.count(" ") >= LEAST_WORDS - 1
        and (len(case.right.indices) > 1 or len(flow.texts[case.right.first]) >= PROSE_CHARACTERS)
    )


def _real_start(case: _Case) -> bool:
    """Across a mere gap the left must be whole up to here: no item of an unmarked list."""
    start = start_of(case.flow.texts[case.left.first][case.left.head :])
    ending = case.ending
    return start is not Start.LOWER and not ending.semicolon and case.fill != Fill.SHORT


def _asks_for_more(case: _Case) -> bool:
    if not case.prose and not _is_beginning(case):
        return False
    return (
        case.across
        and case.openness is Openness.WIDE_OPEN
        and case.start is not Start.OTHER
        and _may_go_on(case)
    )


def _may_go_on(case: _Case) -> bool:
    """Whether the right could be the rest of a sentence, and no lettering of a figure."""
    return case.lower or not _is_lettering(case.flow, case.right)


def _full_and_open(case: _Case) -> bool:
    return (
        case.across
        and case.openness is Openness.OPEN
        and not case.ending.semicolon
        and case.fill != Fill.SHORT
        and case.start is not Start.OTHER
        and _may_go_on(case)
    )


def _lower_after_stop(case: _Case) -> bool:
    """An abbreviation we do not know, or words behind a quotation: “Why now?” / he asked."""
    return case.across and case.lower and case.fill in (Fill.FULL, Fill.NEARLY)


def _open_quotation(case: _Case) -> bool:
    if not case.across or case.start is Start.QUOTE or case.fill == Fill.SHORT:
        return False
    text = " ".join([case.flow.texts[index] for index in case.left.indices])
    return open_mark(text) is not None


def _no_indent(case: _Case) -> bool:
    """In a document whose paragraphs all begin with an indent, the right has none."""
    return (
        case.across
        and case.flow.style.indents
        and case.fill in (Fill.FULL, Fill.NEARLY)
        and abs(case.shift) <= case.flow.style.same_edge
        and case.left.kind is ParagraphKind.PARAGRAPH
    )


def _straight_edge(case: _Case) -> bool:
    """Set to a straight edge, the last line of a paragraph reaches it by rare chance only."""
    frame = case.flow.frames[case.left.last]
    return case.across and frame.straight and case.fill == Fill.FULL and len(case.left.indices) > 1


def _fills_the_page(case: _Case) -> bool:
    """The last line of a page is full, and both pages have two lines of the paragraph or more.

    Of the last lines of paragraphs one in ten is full by chance; of the lines inside them all are.
    The longer the next word, the likelier that chance; and "Finally," begins paragraphs.
    """
    frame = case.flow.frames[case.left.last]
    room = case.flow.rooms[case.right.first]
    return (
        case.between is _Break.PAGE
        and case.fill == Fill.FULL
        and case.start is Start.UPPER
        and case.left.kind is case.right.kind is ParagraphKind.PARAGRAPH
        and case.left.row(case.flow) is case.right.row(case.flow) is None
        and len(case.left.indices) > 1
        and len(case.right.indices) > 1
        and frame.right - case.flow.x1[case.left.last] < room
        and room <= LONGEST_WORD * (frame.right - frame.left)
        and _first_word(case) not in _OPENING_WORDS
        and case.flow.reaches_foot(case.left.last)
    )


# A line is full by chance where the next word takes more of its width than this: of such line ends
# on real pages half end a paragraph, of the others one in four.
LONGEST_WORD: Final = 1 / 7
_OPENING_WORDS: Final = frozenset(
    {"another", "finally", "first", "firstly", "fourth", "fourthly", "lastly", "next", "second"}
    | {"secondly", "third", "thirdly"}
)


def _first_word(case: _Case) -> str:
    return case.flow.texts[case.right.first].split(" ", 1)[0].rstrip(",:").lower()


def _could_be(case: _Case) -> bool:
    if not case.across:
        return case.lower and case.openness >= Openness.OPEN and case.fill != Fill.SHORT
    return case.fill in (Fill.FULL, Fill.NEARLY) or case.openness >= Openness.OPEN or case.lower


_JOIN, _PART, _UNSURE = _Verdict.JOIN, _Verdict.PART, _Verdict.UNSURE
_LIKELY: Final = _Verdict.LIKELY

RULES: Final[tuple[Rule, ...]] = (
    Rule(name="stands-alone", verdict=_PART, speaks=_stands_alone, reason="a heading or a row"),
    Rule(name="paragraph-mark", verdict=_PART, speaks=_paragraph_mark, reason="a paragraph mark"),
    Rule(name="table-cell", verdict=_PART, speaks=_other_cell, reason="a cell of a table"),
    Rule(
        name="other-element",
        verdict=_PART,
        speaks=_other_element,
        reason="another paragraph by the tags of the file",
    ),
    Rule(
        name="one-element",
        verdict=_JOIN,
        speaks=_one_element,
        reason="one paragraph by the tags of the file",
    ),
    Rule(name="begins-anew", verdict=_PART, speaks=_begins_anew, reason="a marker or a label"),
    Rule(name="other-type", verdict=_PART, speaks=_other_type, reason="another size or weight"),
    Rule(name="ended-line", verdict=_PART, speaks=_ended_by_author, reason="a short last line"),
    Rule(name="short-line", verdict=_PART, speaks=_short_and_new, reason="a short line"),
    Rule(name="indented", verdict=_PART, speaks=_indented, reason="an indent begins a paragraph"),
    Rule(
        name="cut-sentence", verdict=_JOIN, speaks=_cut_in_sentence, reason="goes on in lower case"
    ),
    Rule(
        name="asks-for-more",
        verdict=_JOIN,
        speaks=_asks_for_more,
        reason="the last mark or word of the left asks for more",
    ),
    Rule(name="no-prose", verdict=_PART, speaks=_not_prose, reason="too short for a paragraph"),
    Rule(
        name="full-line",
        verdict=_JOIN,
        speaks=_full_and_open,
        reason="nothing ends the sentence and the line was not ended by its author",
    ),
    Rule(
        name="lower-case",
        verdict=_JOIN,
        speaks=_lower_after_stop,
        reason="goes on in lower case behind a full line",
    ),
    Rule(
        name="open-quotation",
        verdict=_JOIN,
        speaks=_open_quotation,
        reason="a quotation or bracket of the left is still open",
    ),
    Rule(
        name="no-indent",
        verdict=_JOIN,
        speaks=_no_indent,
        reason="it has not the indent that begins every paragraph of this document",
    ),
    Rule(
        name="straight-edge",
        verdict=_JOIN,
        speaks=_straight_edge,
        reason="the line reaches the straight right edge, as last lines do not",
    ),
    Rule(
        name="full-page",
        verdict=_LIKELY,
        speaks=_fills_the_page,
        reason="the last line of the page is full, and the paragraph has two lines on either page",
    ),
    Rule(name="undecided", verdict=_UNSURE, speaks=_could_be, reason="nothing decides"),
)


def join_across(
    flow: Flow, blocks: list[Block], asides: frozenset[int]
) -> tuple[list[Block], list[tuple[int, int]]]:
    """Join the blocks that are one paragraph.

    Args:
        flow: The document.
        blocks: Its blocks, with their kinds.
        asides: Indices of lines before which something was set aside, such as a footnote.

    Returns:
        The blocks, and for each doubt the lines to the left and to the right of it.
    """
    parted = parted_at_sight(flow, blocks, asides)
    if all(parted):
        return blocks, []
    done = blocks[:1]
    doubts: list[tuple[int, int]] = []
    lasts = [block.indices[-1] for block in blocks]
    for right, at_sight, last in zip(blocks[1:], parted, lasts, strict=False):
        # A block that went on an earlier one may have left another as the last.
        if at_sight and done[-1].indices[-1] == last:
            done.append(right)
            continue
        left, between = _partner(flow, done, right, asides)
        verdict, seam = _decide(flow, left, right, between)
        if verdict in (_UNSURE, _LIKELY):
            doubts.append((left.last, right.first))
        if seam is None:
            done.append(right)
        else:
            left.extend(right, seam)
    return done, doubts


def open_above(flow: Flow, blocks: list[Block]) -> list[tuple[int, int]]:
    """Give the lines around each end of a mere line at which a sentence is left wide open.

    `… were installed by` / `June 2024.`: without a width to compare with, nothing else shows that
    the line was wrapped. A short line may be a heading or a form: it raises no doubt.
    """
    found: list[tuple[int, int]] = []
    if _LINE not in flow.breaks:
        return found
    for left, right in pairwise(blocks):
        if flow.breaks[right.first] is not _LINE or right.first != left.last + 1:
            continue
        if not left.kind is right.kind is ParagraphKind.PARAGRAPH:
            continue
        words = flow.texts[left.last].split()
        if (
            len(words) >= LEAST_WORDS_ABOVE
            and words[-1].islower()
            and words[-1].isalpha()
            and ending_of(flow.texts[left.last]).openness is Openness.WIDE_OPEN
        ):
            found.append((left.last, right.first))
    return found


def parted_at_sight(flow: Flow, blocks: list[Block], asides: frozenset[int]) -> list[bool]:
    """Say of each block but the first whether it begins a paragraph at sight.

    A mere gap, line end or paragraph mark stands before it, and it does not begin in lower case.
    Most blocks are told apart here: no rule would join them. A text that may begin in lower case
    behind a quotation mark or a bracket is left to the rules.
    """
    texts, breaks, blanks = flow.texts, flow.breaks, flow.blanks
    numbers, pages = flow.numbers, flow.pages
    usual = flow.style.usual_blank_lines
    tagged = flow.elements is not None
    parted: list[bool] = []
    left = blocks[0].indices[-1]
    for block in blocks[1:]:
        right = block.first
        first, boundary = texts[right][0], breaks[right]
        if first.islower() or first in _MAY_HIDE_SMALL or boundary in _ENDS:
            parted.append(False)
        elif boundary is _MARK:
            parted.append(True)
        elif tagged and flow.is_one_element(left, right):
            parted.append(False)
        else:
            blank = blanks[right]
            parted.append(
                blank <= usual
                and numbers[right] - numbers[left] <= blank + 1
                and pages[right] == pages[left]
                and right not in asides
            )
        left = block.indices[-1]
    return parted


LEAST_WORDS_ABOVE: Final = 8
"""Words of a line that is part of a sentence, and no heading."""

_MAY_HIDE_SMALL: Final = frozenset("“‘\"'«„([{")
_ENDS: Final = (Boundary.PAGE, Boundary.COLUMN)
_MARK: Final = Boundary.PARAGRAPH
_LINE: Final = Boundary.LINE


def _partner(
    flow: Flow, done: list[Block], right: Block, asides: frozenset[int]
) -> tuple[Block, _Break]:
    """Find the block that `right` may go on: the last, or the one above captions and tables."""
    left = done[-1]
    lettering = _is_lettering(flow, left)
    if not lettering and left.row(flow) not in (RowKind.CAPTION, RowKind.TABLE):
        return left, _break(flow, left, right, asides)
    if start_of(flow.texts[right.first]) is not Start.LOWER:
        return left, _break(flow, left, right, asides)
    for candidate in done[-2 : -MOST_BETWEEN - 2 : -1]:
        if candidate.row(flow) in (RowKind.CAPTION, RowKind.TABLE):
            continue
        if _is_lettering(flow, candidate):
            lettering = True
            continue
        if ending_of(flow.texts[candidate.last]).openness >= Openness.OPEN and not (
            lettering and _on_one_page(flow, candidate, right)
        ):
            return candidate, _Break.TAKEN_OUT
        break
    return left, _break(flow, left, right, asides)


def _is_lettering(flow: Flow, block: Block) -> bool:
    """Whether a block could be a word or number in a figure: one short line that ends nothing."""
    text = flow.texts[block.first]
    return (
        bool(flow.sizes)
        and block.kind is ParagraphKind.PARAGRAPH
        and len(block.indices) == 1
        and len(text) < LETTERING_CHARACTERS
        and ending_of(text).openness is not Openness.CLOSED
    )


def _on_one_page(flow: Flow, left: Block, right: Block) -> bool:
    one, other = flow.lines[left.last].layout, flow.lines[right.first].layout
    if one is None or other is None or flow.lines[left.last].page != flow.lines[right.first].page:
        return False
    return one.column == other.column


def _break(flow: Flow, left: Block, right: Block, asides: frozenset[int]) -> _Break:
    boundary = flow.breaks[right.first]
    if boundary is Boundary.PAGE:
        return _Break.PAGE
    if boundary is Boundary.COLUMN:
        return _Break.COLUMN
    if boundary is Boundary.PARAGRAPH:
        return _Break.PARAGRAPH
    line, above = flow.lines[right.first], flow.lines[left.last]
    if right.first in asides or line.page != above.page:
        return _Break.TAKEN_OUT
    if line.number - above.number - 1 - line.blank_lines > 0:
        return _Break.TAKEN_OUT
    if line.blank_lines > flow.style.usual_blank_lines:
        return _Break.GAP
    return _Break.LINE if boundary is Boundary.LINE else _Break.BLANK


def _decide(flow: Flow, left: Block, right: Block, between: _Break) -> tuple[_Verdict, Seam | None]:
    if between in (_Break.PARAGRAPH, _Break.LINE):
        return _PART, None
    # Across a mere gap only a sentence that goes on in lower case is ever joined, or what the
    # file's tags join.
    if (
        between is _Break.BLANK
        and not flow.texts[right.first][0].islower()
        and not flow.is_one_element(left.last, right.first)
    ):
        return _PART, None
    case = _Case(
        flow=flow,
        left=left,
        right=right,
        between=between,
        fill=flow.fill(left.last, right.first),
        ending=ending_of(flow.texts[left.last]),
        start=start_of(flow.texts[right.first]),
        prose=_is_prose(flow, left, right),
        shift=flow.x0[right.first] - flow.frames[right.first].left,
    )
    for rule in RULES:
        if rule.speaks(case):
            break
    else:
        return _PART, None
    if rule.verdict not in (_JOIN, _LIKELY):
        return rule.verdict, None
    reasons = (case.ending.reason, rule.reason, between.value)
    return rule.verdict, Seam(rule=rule.name, reasons=reasons)


def _is_prose(flow: Flow, block: Block, after: Block) -> bool:
    """Whether a block is long enough for a paragraph, or its one line is full."""
    return (
        len(block.indices) > 1
        or block.kind is ParagraphKind.LIST_ITEM
        or len(flow.texts[block.first]) >= PROSE_CHARACTERS
        or flow.fill(block.last, after.first) in (Fill.FULL, Fill.NEARLY)
    )
