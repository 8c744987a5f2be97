"""Either edge: a line that counts the pages of a short document, here at the top, there below."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from capesdoc.cleaning.repeats import counts_up, stands_apart
from capesdoc.cleaning.sequences import Verdict
from capesdoc.cleaning.sheets import Edge, Scene, Side
from capesdoc.patterns import compile_later

__all__ = ["find_at_either_edge"]

SHORT_PAGES: Final = 4
"""Pages of a document too short for a run at each of its edges."""

_GAPPED: Final = compile_later(r"(?:\s{3,80}|[|•·]\s{0,3})(?:[Pp]age\s)?\d{1,4}$|\sPage\s\d{1,4}$")
_NUMBERED: Final = compile_later(r"[^\W\d].{3,90}\s\d{1,4}$")


def find_at_either_edge(scene: Scene) -> dict[int, Verdict]:
    """Find the line that counts the pages where it stands once below and once at the top.

    line = words and the number of the page, outermost on every page of two to four
    seen = a wide gap, a bar or "Page" before the number, or its place in the margin,
           or the sentence before it that goes on behind it on the next page

    Left alone: numbered headings (`Session 2`, `Working Paper 2`), which stand in the text.
    """
    if not 2 <= len(scene.sheets) <= SHORT_PAGES:
        return {}
    groups: defaultdict[str, list[Edge]] = defaultdict(list)
    for edge in scene.edges:
        if edge.depth == 0 and edge.key and edge.page_number is None and edge.numbers:
            groups[edge.key].append(edge)
    for members in groups.values():
        run = sorted(members, key=lambda edge: edge.sheet)
        if [edge.sheet for edge in run] != list(range(len(scene.sheets))) or not counts_up(run):
            continue
        reason = _seen(scene, run)
        if reason is not None:
            return {edge.index: _verdict(edge, reason) for edge in run}
    return {}


def _seen(scene: Scene, run: Sequence[Edge]) -> str | None:
    if all(_GAPPED.search(edge.text) for edge in run):
        return "its number stands apart from its words"
    if not all(_NUMBERED.match(edge.text) for edge in run):
        return None
    if run[0].height is not None and all(stands_apart(scene, edge) for edge in run):
        return "it stands apart from the text"
    first, second = run[0], run[1]
    if first.side is Side.BOTTOM and second.index == first.index + 1 < len(scene.lines) - 1:
        left = scene.lines[first.index - 1].text.rstrip()
        right = scene.lines[second.index + 1].text.lstrip()
        if first.index and left[-1:].islower() and right[:1].islower():
            return "the sentence before it goes on behind it"
    return None


def _verdict(edge: Edge, reason: str) -> Verdict:
    place = "outermost on every page, and counts up with the pages"
    return Verdict(rule=edge.side.rule, reasons=(place, reason))
