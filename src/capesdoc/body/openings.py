"""Openings: the first letters of a line, which rule out most patterns that are tried on it."""

from __future__ import annotations

from typing import Final

__all__ = ["FOLDED", "may_open"]

FOLDED: Final = frozenset("ſıİ\u212a")
"""Letters that a pattern without case takes for an ASCII letter, and a table does not."""


def may_open(text: str, openings: frozenset[str], length: int) -> bool:
    """Whether a pattern without case could match at the head of a text.

    Args:
        text: The text.
        openings: The first letters of all that the pattern matches, in lower case.
        length: How many letters each of them has.
    """
    head = text[:length]
    return head.lower() in openings or not (head.isascii() or FOLDED.isdisjoint(head))
