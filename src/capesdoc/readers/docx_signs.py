"""Signs: what matters in a story, found before the visit.

Most elements of a story say how text looks. libxml2 finds those that say more, and the texts of
the paragraphs that hold nothing but text, many times faster than Python looks through the children
of each run and paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypeAlias

from capesdoc.readers.docx_names import (
    BOLD,
    BREAK_BEFORE,
    CELL,
    DELETED,
    FRAME,
    MOVED_FROM,
    NUMBERING,
    OUTLINE_LEVEL,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    PARAGRAPH_STYLE,
    ROW,
    RUN,
    RUN_PROPERTIES,
    RUN_STYLE,
    SECTION,
    TABLE,
    TEXT,
    TEXT_BOX,
    VANISH,
)
from capesdoc.readers.docx_xml import Node

__all__ = ["PlainTexts", "Signs", "find_plain_texts", "find_signs"]

Signs: TypeAlias = dict[Node, list[tuple[str, Node]]]
"""Tag and element of each sign, by the run or the `w:pPr` that it is about."""

PlainTexts: TypeAlias = dict[Node, list[Node]]
"""The `w:t` elements of each paragraph that holds text and nothing else that is visited."""

_OF_PARAGRAPHS: Final = (
    PARAGRAPH_STYLE,
    NUMBERING,
    OUTLINE_LEVEL,
    BREAK_BEFORE,
    FRAME,
    SECTION,
)
_OF_MARKS: Final = frozenset({DELETED, MOVED_FROM, VANISH})
"""Signs that a paragraph mark is gone; like those of runs they stand in a `w:rPr`."""

_ALL: Final = (*_OF_PARAGRAPHS, BOLD, RUN_STYLE, VANISH, DELETED, MOVED_FROM)
_OF_RUN_PROPERTIES: Final = frozenset({BOLD, RUN_STYLE, *_OF_MARKS})

_HOLDS_TEXT: Final = frozenset({PARAGRAPH, PARAGRAPH_PROPERTIES, RUN, RUN_PROPERTIES})

_ENCLOSING: Final = frozenset({TABLE, ROW, CELL})
"""Elements that end the paragraph before them and say nothing of it."""


def find_signs(container: Node) -> Signs:
    """Find the signs below an element."""
    signs: Signs = {}
    for sign in container.iter(*_ALL):
        tag = str(sign.tag)
        about = sign.getparent()
        if tag in _OF_RUN_PROPERTIES and about is not None:
            about = about.getparent()
            kind = None if about is None else about.tag
            if kind != RUN and not (kind == PARAGRAPH_PROPERTIES and tag in _OF_MARKS):
                continue
        if about is None:
            continue
        known = signs.get(about)
        if known is None:
            signs[about] = [(tag, sign)]
        else:
            known.append((tag, sign))
    return signs


def find_plain_texts(container: Node, visited: Iterable[str]) -> PlainTexts:
    """Find the paragraphs that need no visit, and their texts in order.

    Args:
        container: The story.
        visited: Tags of the elements for which the visitor does something.
    """
    plain: PlainTexts = {}
    if next(container.iter(TEXT_BOX), None) is not None:
        # Only in a text box does a paragraph stand within another.
        return plain
    current: Node | None = None
    texts: list[Node] = []
    for node in container.iter(PARAGRAPH, TEXT, *visited):
        tag = node.tag
        if tag == TEXT:
            texts.append(node)
        elif tag == PARAGRAPH:
            parent = node.getparent()
            if parent is not None and parent.tag in _HOLDS_TEXT:
                # Nothing writes a paragraph there; its end would not be that of the text.
                return {}
            current = node
            plain[node] = texts = []
        elif tag in _ENCLOSING:
            current = None
        elif current is not None:
            del plain[current]
            current = None
            texts = []
    return plain
