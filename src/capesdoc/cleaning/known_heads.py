"""Known heads: lines that the profile or the archive says are running heads and feet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from capesdoc.cleaning.sequences import Verdict
from capesdoc.cleaning.sheets import Side, build_scene, mask, split_at_pages
from capesdoc.source import Line

__all__ = ["find_known", "head_key"]

KNOWN: Final = "is a running line known beforehand, numbers in it aside"


def head_key(text: str) -> str:
    """Give the form under which a running line is known; empty where it holds no letter."""
    key, _ = mask(text.strip())
    return key if any(map(str.isalpha, key)) else ""


@lru_cache(maxsize=8)  # one profile for all documents of an archive, with hundreds of heads
def _keys(heads: tuple[str, ...]) -> frozenset[str]:
    return frozenset([key for head in heads if (key := head_key(head))])


def find_known(lines: Sequence[Line], heads: Sequence[str]) -> dict[int, Verdict]:
    """Find known lines at the edges of pages, with nothing but such and page numbers outside them.

    The same words further in are the author's: a report may name the house that printed it.
    """
    keys = _keys(tuple(heads))
    if not lines or not keys:
        return {}
    verdicts: dict[int, Verdict] = {}
    closed: set[tuple[int, Side]] = set()
    for edge in build_scene(lines, split_at_pages(lines)).edges:
        place = (edge.sheet, edge.side)
        if edge.key in keys and place not in closed:
            verdicts[edge.index] = Verdict(rule=edge.side.rule, reasons=(KNOWN,))
        elif edge.page_number is None:
            closed.add(place)
    return verdicts
