"""Measures: how much of a document's truth stands in the paragraphs that a reader gave.

Blocks are the paragraphs that a reader gave, in order, as text. Words are compared without the
punctuation around them; places (joins, cuts) by their letters, so that a hyphen counts once only.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

from attrs import frozen

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from report_maker.truth import Truth

__all__ = ["Score", "score_blocks", "score_lines", "sum_scores"]

RIGHT_SHARE = 0.95
"""Share of words in common, of the paragraph and of the block, from which the block is right."""

NEIGHBOUR_WORDS = 8
"""Words on either side of a place that must stand together: fewer repeat by chance."""


@frozen(kw_only=True)
class Score:
    """Counts of one document, or of several added up; a share is one count by another."""

    paragraphs: int = 0
    right: int = 0
    exact: int = 0
    cuts: int = 0
    cuts_joined: int = 0
    boundaries: int = 0
    false_joins: int = 0
    hyphens: int = 0
    hyphens_right: int = 0
    furniture_words: int = 0
    furniture_left: int = 0
    words: int = 0
    words_lost: int = 0
    documents: int = 0
    unconserved: int = 0
    lines: int = 0
    lines_taken: int = 0
    furniture_lines: int = 0
    furniture_found: int = 0


def sum_scores(scores: Iterable[Score]) -> Score:
    """Add up the counts."""
    total: Counter[str] = Counter()
    for score in scores:
        total.update({name: getattr(score, name) for name in Score.__slots__ if name[0] != "_"})
    return Score(**total)


def score_blocks(truth: Truth, blocks: Sequence[str], *, unconserved: bool = False) -> Score:
    """Count what is right in the blocks of one document."""
    bags = [Counter(_words(block)) for block in blocks]
    letters = [_letters(block) for block in blocks]
    joined = "\n".join(letters)
    flat = " ".join(" ".join(block.split()) for block in blocks)
    texts = [paragraph.text for paragraph in truth.paragraphs]
    cuts = [(p.text, cut) for p in truth.paragraphs for cut in p.cuts]
    # A note stands between the halves of what it interrupts; its neighbours are no boundary.
    running = [p.text for p in truth.paragraphs if not p.footnote]
    boundaries = list(pairwise(running))
    lost, left, furniture = _words_lost_and_left(truth, blocks)
    whole = {" ".join(block.split()) for block in blocks}
    return Score(
        paragraphs=len(texts),
        right=sum(_is_right(Counter(_words(text)), bags) for text in texts),
        exact=sum(text in whole for text in texts),
        cuts=len(cuts),
        cuts_joined=sum(_around(text[:cut], text[cut:]) in joined for text, cut in cuts),
        boundaries=len(boundaries),
        false_joins=sum(_around(one, other) in joined for one, other in boundaries),
        hyphens=len(truth.hyphens),
        hyphens_right=sum(f"{h.before} {h.word}".strip() in flat for h in truth.hyphens),
        furniture_words=furniture,
        furniture_left=left,
        words=sum(len(_words(text)) for text in texts),
        words_lost=lost,
        documents=1,
        unconserved=int(unconserved),
    )


def score_lines(truth: Truth, lines: Sequence[str], taken: Sequence[str]) -> Score:
    """Count the lines that cleaning took, as it should and as it should not."""
    # By letters: cleaning has repaired `P a g e` before it takes the line.
    furniture = Counter(_letters(line) or line.strip() for line in truth.furniture)
    gone = Counter(_letters(line) or line.strip() for line in taken)
    found = sum((gone & furniture).values())
    return Score(
        lines=len(lines) - sum(furniture.values()),
        lines_taken=sum(gone.values()) - found,
        furniture_lines=sum(furniture.values()),
        furniture_found=found,
    )


def _words(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip(".,;:?!“”‘’\"'()"))]


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _is_right(wanted: Counter[str], bags: Sequence[Counter[str]]) -> bool:
    size = sum(wanted.values())
    for bag in bags:
        common = sum((wanted & bag).values())
        if common >= RIGHT_SHARE * size and common >= RIGHT_SHARE * sum(bag.values()):
            return True
    return False


def _around(left: str, right: str) -> str:
    """Give the letters of the words on both sides of a place."""
    before = " ".join(left.split()[-NEIGHBOUR_WORDS:])
    after = " ".join(right.split()[:NEIGHBOUR_WORDS])
    return _letters(before + after)


def _words_lost_and_left(truth: Truth, blocks: Sequence[str]) -> tuple[int, int, int]:
    """Count the words of the text that are missing, and those of the furniture that are left."""
    wanted: Counter[str] = Counter()
    for paragraph in truth.paragraphs:
        wanted.update(_words(paragraph.text))
    found: Counter[str] = Counter()
    for block in blocks:
        found.update(_words(block))
    divided = {part for h in truth.hyphens for part in (*_words(h.word), *h.word.split("-"))}
    lost = sum(count for word, count in (wanted - found).items() if word not in divided)
    furniture = Counter(word for line in truth.furniture for word in _words(line))
    markers = Counter(word for p in truth.paragraphs for word in _words(p.marker))
    left = sum(((found - wanted - markers) & furniture).values())
    return lost, left, sum(furniture.values())
