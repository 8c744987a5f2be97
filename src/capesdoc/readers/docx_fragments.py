"""Fragments of plain Word markup that show nothing: each is checked once for all that are alike.

Properties of tables and content controls, and the tags of pictures. What they hold is of interest
only where it changes what stands around them; that they are well-formed is asked of all.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from capesdoc.readers.docx_markup import (
    LONGEST_REMEMBERED,
    REMEMBERED,
    NotPlainError,
    Tag,
    cut_declarations,
    elements_of,
    parse_tag,
)
from capesdoc.readers.docx_names import to_number
from capesdoc.values import NamedTuple

__all__ = ["NEVER", "Block", "Drawn", "read_block", "read_drawn"]

NEVER: Final = frozenset(
    f"w:{name}"
    for name in ("del", "moveFrom", "cellDel", "gridBefore", "sectPrChange", "txbxContent")
)
"""Elements that change what their surroundings mean, wherever they stand."""


class Block(NamedTuple):
    """Properties of a table, row, cell or content control, with all that is in them.

    Attributes:
        prefixes: That its tags use.
        depth: How deep its elements nest, itself included.
        span: The columns that it says a cell has; None where it does not say.
    """

    prefixes: frozenset[str]
    depth: int
    span: int | None


def _read_block(text: str) -> Block:
    is_read = False
    prefixes: set[str] = set()
    depth = 0
    span: int | None = None
    for above, tag in elements_of(text):
        if tag.name in NEVER:
            raise NotPlainError
        prefixes |= tag.prefixes
        depth = max(depth, len(above) + 1)
        if not above:
            if is_read:
                raise NotPlainError
            is_read = True
        elif tag.name == "w:gridSpan" and above == ["w:tcPr"]:
            if span is not None:
                raise NotPlainError
            span = to_number(tag.attributes.get("w:val"), 1)
    return Block(frozenset(prefixes), depth, span)


_remember_block: Final = lru_cache(maxsize=REMEMBERED)(_read_block)


class Drawn(NamedTuple):
    """A tag in a picture, and the prefixes it declares; a whole element where it holds a value."""

    tag: Tag
    declared: frozenset[str]
    is_whole: bool


def _read_drawn(text: str) -> Drawn:
    is_whole = text.find("</", 1) > 0
    if is_whole:
        text, _, end = text.rpartition("</")
        begin = text[: text.find(">") + 1]
        if begin != f"<{end}":
            raise NotPlainError
        return Drawn(parse_tag(begin), frozenset(), is_whole)
    bare, declared = cut_declarations(text)
    return Drawn(parse_tag(bare), declared, is_whole)


_remember_drawn: Final = lru_cache(maxsize=REMEMBERED)(_read_drawn)


def read_block(text: str) -> Block:
    """Read the properties of a table, row, cell, section or content control.

    Raises:
        NotPlainError: They are not of the plain kind, or change what stands around them.
    """
    return _remember_block(text) if len(text) <= LONGEST_REMEMBERED else _read_block(text)


def read_drawn(text: str) -> Drawn:
    """Read a tag in a picture; raises `NotPlainError` where it is not of the plain kind."""
    return _remember_drawn(text) if len(text) <= LONGEST_REMEMBERED else _read_drawn(text)
