"""Lists: which of the blocks that begin with a marker are items of a list.

A dash may open a clause, "1998." may end a sentence and "M." may be an initial. So a marker counts
where it cannot mean anything else, or where its neighbours carry the same one or the next.
"""

from __future__ import annotations

from typing import Final

from capesdoc.body.blocks import Block
from capesdoc.body.flows import Flow
from capesdoc.body.headings import is_prose, looks_like_heading
from capesdoc.body.markers import marker_of
from capesdoc.body.seams import MARKER_ALONE, MARKER_TAKEN
from capesdoc.body.sentences import Openness, ending_of
from capesdoc.record import ParagraphKind

__all__ = ["find_items"]

# A form may leave numbers out (a filled form skips a question): so many at most.
MOST_SKIPPED: Final = 1
# Lists that stand between two numbered headings of one level, at most.
MOST_LIVE: Final = 12
# Sequences open at one time: headings, their list, and the list of an item.
MOST_OPEN: Final = 3
# Letters are initials as well ("A. Khan", "B. Ali"): their items stand this close together.
LETTER_BLOCKS: Final = 4


# A typed hyphen or asterisk with a space behind it opens no clause. Where a document has so many
# paragraphs that begin with one, they are items, though text may stand between them.
_KEYBOARD_SIGNS: Final = ("-", "*")
KEYBOARD_COUNT: Final = 3


# Second letters of most lines, none of which is a Roman numeral or stands behind a marker.
_INSIDE_WORDS: Final = frozenset("abcdefghjkmnopqrstuwyz")

_ITEM: Final = ParagraphKind.LIST_ITEM

_Look = tuple[bool, bool, float]
"""Whether a block reads as a title, whether all of it is bold, and its type size."""


class _Chain:
    """Blocks numbered in sequence by one form of marker; `look` is that of the last."""

    __slots__ = ("form", "look", "members", "ordinal")

    def __init__(self, *, form: str, look: _Look, member: int) -> None:
        self.form = form
        self.ordinal = 1
        self.look = look
        self.members = [member]


def find_items(flow: Flow, blocks: list[Block]) -> None:
    """Mark the list items, and the headings that are numbered like a list."""
    candidates: list[int] = []
    lines, texts = flow.lines, flow.texts
    for index, block in enumerate(blocks):
        marks, text = lines[block.first].marks, texts[block.first]
        if marks is not None:
            if marks.heading_level is not None:
                continue
            if marks.list_level is not None:
                block.kind = _ITEM
                continue
        if text[1:2] in _INSIDE_WORDS and text[0].isalpha():
            continue  # at sight: what begins with a word has no marker
        marker = marker_of(text)
        if marker is None or (marker.length >= len(text) and len(block.indices) == 1):
            # No marker, or one without an item: its text would stand in the next line.
            continue
        block.marker = marker
        if marker.strong:
            _make_item(block)
        else:
            candidates.append(index)
    if candidates:
        _take_signs(flow, blocks, candidates)
        for chain in _chains(flow, blocks, candidates):
            _take_chain(flow, blocks, chain)


def _make_item(block: Block) -> None:
    if block.marker is not None:
        block.kind = _ITEM
        block.head = block.marker.length
        if block.seams and block.seams[0] is MARKER_ALONE:
            block.replace(0, MARKER_TAKEN)  # its line is taken out whole, and leaves no space


def _take_signs(flow: Flow, blocks: list[Block], candidates: list[int]) -> None:
    """Take dashes and their like: at least two neighbours with the same, or one after a colon."""
    runs: dict[str, list[int]] = {}
    for index in candidates:
        marker = blocks[index].marker
        if marker is None or marker.readings[0][1]:
            continue
        sign = marker.readings[0][0]
        run = runs.setdefault(sign, [])
        if run and not _only_items_between(blocks, run[-1], index):
            _close_run(flow, blocks, run)
            run.clear()
        run.append(index)
    for run in runs.values():
        _close_run(flow, blocks, run)
    signs = [_sign_of(blocks[index]) for index in candidates]
    for sign in _KEYBOARD_SIGNS:
        if signs.count(sign) >= KEYBOARD_COUNT:
            for index, its in zip(candidates, signs, strict=True):
                if its == sign:
                    _make_item(blocks[index])


def _sign_of(block: Block) -> str | None:
    return block.marker.readings[0][0] if block.marker is not None else None


def _only_items_between(blocks: list[Block], first: int, last: int) -> bool:
    # A second level between two items of the first may be long; so far we look, and no further.
    if last - first > 12:
        return False
    between = blocks[first + 1 : last]
    return not [True for block in between if block.marker is None and block.kind is not _ITEM]


def _close_run(flow: Flow, blocks: list[Block], run: list[int]) -> None:
    if len(run) > 1 or (run and _after_colon(flow, blocks, run[0])):
        for index in run:
            _make_item(blocks[index])


def _after_colon(flow: Flow, blocks: list[Block], index: int) -> bool:
    return index > 0 and flow.texts[blocks[index - 1].last].endswith(":")


def _chains(flow: Flow, blocks: list[Block], candidates: list[int]) -> list[_Chain]:
    """Find the sequences: each begins with a one, and each member counts up from the last."""
    live: dict[str, list[_Chain]] = {}
    chains: list[_Chain] = []
    for index in candidates:
        marker = blocks[index].marker
        if marker is None or not marker.readings[0][1]:
            continue
        look = _look_of(flow, blocks[index])
        for form, ordinal in marker.readings:
            chain = _continued(live.get(form, ()), form, ordinal, index, look)
            if chain is not None:
                chain.ordinal, chain.look = ordinal, look
                chain.members.append(index)
                break
        else:
            for form, ordinal in marker.readings:
                if ordinal == 1:
                    chain = _Chain(form=form, look=look, member=index)
                    live.setdefault(form, []).append(chain)
                    chains.append(chain)
    return chains


def _look_of(flow: Flow, block: Block) -> _Look:
    line = flow.lines[block.first]
    return (
        looks_like_heading(flow, block),
        line.bold_prefix >= len(line.text.rstrip()),
        flow.sizes[block.first] if flow.sizes else 0.0,
    )


def _continued(
    chains: list[_Chain] | tuple[()], form: str, ordinal: int, index: int, look: _Look
) -> _Chain | None:
    """The youngest chain of the same look that this ordinal goes on, or else the youngest.

    The lists of a report may count on where its headings do: both have a four to come.
    """
    other: _Chain | None = None
    for age, chain in enumerate(chains[: -1 - MOST_LIVE : -1]):
        # Letters are initials as well, and must stand close together.
        near = "a" not in form.lower() or index - chain.members[-1] <= LETTER_BLOCKS
        if near and 1 <= ordinal - chain.ordinal <= 1 + MOST_SKIPPED:
            if chain.look == look:
                return chain
            if other is None and age < MOST_OPEN:
                other = chain
    return other


def _take_chain(flow: Flow, blocks: list[Block], chain: _Chain) -> None:
    """Decide for a whole sequence whether it numbers headings or items."""
    members = chain.members
    if len(members) == 1 and not _after_colon(flow, blocks, members[0]):
        return
    titled = [index for index in members if _numbers_heading(flow, blocks, index)]
    if len(titled) * 2 > len(members):
        for index in titled:
            blocks[index].kind = ParagraphKind.HEADING
        return
    for index in members:
        _make_item(blocks[index])


def _numbers_heading(flow: Flow, blocks: list[Block], index: int) -> bool:
    """Whether a numbered block is short, no sentence, and stands over text of its own."""
    if index + 1 >= len(blocks) or not looks_like_heading(flow, blocks[index]):
        return False
    after = blocks[index + 1]
    return after.marker is None and (is_prose(flow, after) or _is_sentence(flow, after))


# Under a numbered heading of a short report one sentence may stand: "The course was held in May."
LEAST_SENTENCE_WORDS: Final = 2


def _is_sentence(flow: Flow, block: Block) -> bool:
    text = flow.texts[block.last]
    return (
        block.row(flow) is None
        and block.kind is ParagraphKind.PARAGRAPH
        and text.count(" ") >= LEAST_SENTENCE_WORDS - 1
        and ending_of(text).openness is Openness.CLOSED
    )
