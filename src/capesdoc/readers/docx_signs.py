"""Signs: the few properties of runs and paragraphs that matter, found before the visit.

Most properties say how text looks. libxml2 finds the few that say more many times faster than
Python looks through the children of each run and paragraph.
"""

from __future__ import annotations

from typing import Final, TypeAlias

from capesdoc.readers.docx_names import (
    BOLD,
    BREAK_BEFORE,
    DELETED,
    FRAME,
    MOVED_FROM,
    NUMBERING,
    OUTLINE_LEVEL,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    RUN_PROPERTIES,
    RUN_STYLE,
    SECTION,
    VANISH,
)
from capesdoc.readers.docx_xml import Node

__all__ = ["Signs", "find_signs"]

Signs: TypeAlias = dict[Node, list[tuple[str, Node]]]
"""Tag and element of each sign, by the `w:pPr` or `w:rPr` that holds it."""

_OF_MARKS: Final = frozenset({DELETED, MOVED_FROM, VANISH})
"""Signs that say of a paragraph mark that it is gone; they stand one level further down."""


def find_signs(container: Node) -> Signs:
    """Find the signs below an element; those of a paragraph mark are given to its paragraph."""
    signs: Signs = {}
    for sign in container.iter(
        BOLD,
        VANISH,
        RUN_STYLE,
        PARAGRAPH_STYLE,
        NUMBERING,
        OUTLINE_LEVEL,
        BREAK_BEFORE,
        FRAME,
        SECTION,
        DELETED,
        MOVED_FROM,
    ):
        tag = str(sign.tag)
        parent = sign.getparent()
        if parent is None:
            continue
        if tag in _OF_MARKS:
            above = parent.getparent()
            if parent.tag != RUN_PROPERTIES or above is None:
                continue
            if above.tag == PARAGRAPH_PROPERTIES:
                parent = above
        known = signs.get(parent)
        if known is None:
            signs[parent] = [(tag, sign)]
        else:
            known.append((tag, sign))
    return signs
