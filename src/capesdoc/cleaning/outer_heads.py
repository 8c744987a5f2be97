"""Outer heads: heads that change with every page, known by the page number beside them.

Books print the number of a page beside the name of its chapter. As text the two are one line with
a wide gap, or two lines. Where chapters are short no name repeats, and the number counts up alone.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from capesdoc.cleaning.repeats import LEAST_RUN
from capesdoc.cleaning.sequences import Verdict, find_page_numbers
from capesdoc.cleaning.sheets import Edge, Scene, Side
from capesdoc.patterns import compile_later

__all__ = ["find_numbered_heads", "find_outside_numbers"]

LONGEST_HEAD: Final = 90
"""Characters of a head; a longer first line of a page is text."""

_SENTENCE: Final = compile_later(r"[.!?,;:][”’\"')]?$|^[^\W\d_A-ZÀ-Þ]|^\W{0,2}\d")
"""The end of a sentence, a small letter or a number at the beginning: text, a note or an item."""

_NUMBER_APART: Final = compile_later(
    r"(?P<first>\d{1,4})(?:\t|[ ]{3,120})[^\W\d]"
    r"|[^\d\s].{0,150}?(?:\t|[ ]{3,120})(?P<last>\d{1,4})$"
)
"""A number at one end of a line, and a gap wider than that of two words beside it."""


def find_outside_numbers(scene: Scene) -> dict[int, Verdict]:
    """Find the first lines of pages whose second line is their number.

    Left alone: first lines that are a part of a sentence or a numbered heading, documents whose
    numbers run on fewer than three pages, and pages whose number is the first line.
    """
    if len(scene.sheets) < LEAST_RUN or not any(side is Side.TOP for _, side in scene.numbered):
        return {}
    numbers = find_page_numbers(scene)
    tops = [edge for edge in scene.edges if edge.side is Side.TOP and edge.index in numbers]
    if len(tops) < LEAST_RUN:
        return {}
    second = {edge.sheet for edge in tops if edge.depth == 1}
    return {
        edge.index: Verdict(
            rule=Side.TOP.rule,
            reasons=("stands between the page number and the edge of its page",),
        )
        for edge in scene.edges
        if edge.side is Side.TOP
        and edge.depth == 0
        and edge.sheet in second
        and edge.page_number is None
        and len(edge.text) <= LONGEST_HEAD
        and _SENTENCE.search(edge.text) is None
    }


def find_numbered_heads(scene: Scene) -> dict[int, Verdict]:
    """Find the first lines of pages with the page number apart at one end, whatever their words.

    Left alone: rows of a table, whose numbers do not count up with the pages.
    """
    if len(scene.sheets) < LEAST_RUN:
        return {}
    groups: defaultdict[int, list[Edge]] = defaultdict(list)
    for edge in scene.edges:
        if edge.side is Side.TOP and edge.depth == 0 and edge.numbers:
            found = _NUMBER_APART.match(edge.text)
            if found is not None:
                number = int(found.group("first") or found.group("last"))
                groups[number - edge.sheet].append(edge)
    verdicts: dict[int, Verdict] = {}
    for members in groups.values():
        if len(members) >= LEAST_RUN:
            reason = f"the number apart from its words counts up on {len(members)} pages"
            for edge in members:
                verdicts[edge.index] = Verdict(rule=Side.TOP.rule, reasons=(reason,))
    return verdicts
