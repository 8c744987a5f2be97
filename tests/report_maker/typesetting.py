"""Typesetting: blocks to lines to pages, for makers that lay the page out themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from attrs import field, frozen

from capesdoc import ParagraphKind
from report_maker.content import Block
from report_maker.truth import Hyphen, TrueParagraph

__all__ = ["Leaf", "SetLine", "Setting", "cuts_of", "set_blocks", "truth_of"]

Measure = Callable[[str], float]


@frozen(kw_only=True)
class Setting:
    """How lines are broken.

    Attributes:
        width: Width of a line, in the unit of `measure`.
        measure: Width of a text.
        hyphenate: Whether words are divided at line ends.
        indent: Spaces before the first line of a paragraph.
        turned: Spaces before the other lines of a list item.
    """

    width: float
    measure: Measure = field(default=len)
    hyphenate: bool = False
    indent: int = 0
    turned: int = 2


@frozen(kw_only=True)
class SetLine:
    """One printed line.

    Attributes:
        text: What is printed, with its indent.
        block: Which block it belongs to.
        start: Offset of its first character in the block's text.
        first: Whether it begins the block.
        last: Whether it ends the block.
        kind: What the block is.
        hyphen: The divided word at its end, if any.
    """

    text: str
    block: int
    start: int
    first: bool
    last: bool
    kind: ParagraphKind
    hyphen: Hyphen | None = None


Leaf = tuple[SetLine, ...]
"""The lines of one page (or column)."""

_VOWELS: Final = "aeiouy"
LEAST_PART: Final = 3


def set_blocks(blocks: Sequence[Block], setting: Setting) -> list[SetLine]:
    """Break every block into lines."""
    return [line for number, block in enumerate(blocks) for line in _set(number, block, setting)]


def _set(number: int, block: Block, setting: Setting) -> Iterator[SetLine]:
    plain = block.kind is ParagraphKind.PARAGRAPH
    lead = f"{block.marker} " if block.marker else " " * setting.indent if plain else ""
    hang = " " * setting.turned if block.marker else ""
    words = block.text.split(" ")
    offset = 0
    at = 0
    while at < len(words):
        before = lead if at == 0 and offset == 0 else hang
        room = setting.width - setting.measure(before)
        start = sum(len(word) + 1 for word in words[:at]) + offset
        first = at == 0 and offset == 0
        line, at, offset, hyphen = _fill(words, at, offset, room, setting)
        yield SetLine(
            text=before + line,
            block=number,
            start=start,
            first=first,
            last=at >= len(words),
            kind=block.kind,
            hyphen=hyphen,
        )


def _fill(
    words: Sequence[str], at: int, offset: int, room: float, setting: Setting
) -> tuple[str, int, int, Hyphen | None]:
    """Fill one line: the text, the next word, the offset in it, and the divided word."""
    line = words[at][offset:]
    at += 1
    while at < len(words) and setting.measure(f"{line} {words[at]}") <= room:
        line = f"{line} {words[at]}"
        at += 1
    if at >= len(words):
        return line, at, 0, None
    word = words[at]
    for cut, hard in _divisions(word, setting):
        part = word[:cut] if hard else f"{word[:cut]}-"
        if setting.measure(f"{line} {part}") <= room:
            hyphen = Hyphen(before=words[at - 1], word=word, hard=hard)
            return f"{line} {part}", at, cut, hyphen
    return line, at, 0, None


def _divisions(word: str, setting: Setting) -> list[tuple[int, bool]]:
    """Give where a word may be divided, the longest first part first."""
    hard = [
        (place + 1, True)
        for place, letter in enumerate(word)
        if letter == "-"
        and word[place - 1 : place].isalpha()
        and word[place + 1 : place + 2].isalpha()
    ]
    if not setting.hyphenate or hard or not word.strip(".,;:?”)").isalpha():
        return hard[::-1]
    letters = word.rstrip(".,;:?”)")
    return [
        (place, False)
        for place in range(len(letters) - LEAST_PART, LEAST_PART - 1, -1)
        if letters[place - 1] in _VOWELS
        and letters[place] not in _VOWELS
        and letters[0] not in "“("
        if letters[place + 1] in _VOWELS
    ]


def cuts_of(leaves: Iterable[Leaf]) -> dict[int, list[int]]:
    """Give for each block the offsets at which a page or column ends inside it."""
    cuts: dict[int, list[int]] = {}
    for leaf in list(leaves)[1:]:
        if leaf and not leaf[0].first:
            cuts.setdefault(leaf[0].block, []).append(leaf[0].start)
    return cuts


def truth_of(blocks: Sequence[Block], leaves: Sequence[Leaf]) -> tuple[TrueParagraph, ...]:
    """Give the paragraphs, with where pages cut them; notes follow the paragraph they belong to."""
    cuts = cuts_of(leaves)
    paragraphs: list[TrueParagraph] = []
    for number, block in enumerate(blocks):
        paragraphs.append(
            TrueParagraph(
                kind=block.kind,
                text=block.text,
                cuts=tuple(cuts.get(number, ())),
                marker=block.marker,
            )
        )
        if block.note:
            paragraphs.append(
                TrueParagraph(kind=ParagraphKind.PARAGRAPH, text=block.note, footnote=True)
            )
    return tuple(paragraphs)
