"""Seen: what is known of a document before a doubt is looked for."""

from __future__ import annotations

from collections.abc import Sequence

from capesdoc.values import NamedTuple

__all__ = ["AsRead", "Seen"]


class AsRead(NamedTuple):
    """A document before anything was set aside: its lines, all of them in one, and their signs."""

    texts: Sequence[str]
    text: str
    signs: str


class Seen(NamedTuple):
    """What the cheap tests look at.

    Attributes:
        texts: The lines that are left.
        signs: The signs of the lines that are left.
        read: The document as read.
        gapped: Whether two spaces stand together in it: in most there are none.
    """

    texts: Sequence[str]
    signs: str
    read: AsRead
    gapped: bool
