"""Title lines: which words may be an unlabelled title, or the first half of one."""

from __future__ import annotations

from typing import Final

from capesdoc.header.label_shapes import may_be_in_label
from capesdoc.header.labels import LabelTable
from capesdoc.header.stack_lines import says_document
from capesdoc.profile import label_key

__all__ = ["ALONE", "TITLE_WORDS", "may_be_half", "names_event"]

TITLE_WORDS: Final = (3, 40)
"""Fewest and most words of an unlabelled title: two may be a place, forty a paragraph."""

NAME_WORDS: Final = 2
"""Words of a title that ends in the word for an event; that word alone is a type."""

ALONE: Final = frozenset({"on", "by", "of", "at", "in", "for", "and", "with", "to", "the", "from"})
"""Words that an invitation sets on lines of their own: `By` / somebody / `on` / the title."""

_LEADING: Final = ALONE | {
    *("topic", "theme", "subject", "title", "titled", "entitled", "following"),
    *("presents", "invites", "announces"),
}
"""Last words of a line that leads to a title and is no part of it: `On the Topic:`."""

_KINDS: Final = frozenset(
    ["a", "annual", "closed", "conference", "event", "expert", "first", "group", "hybrid", "our",
     "international", "joint", "monthly", "national", "next", "online", "panel", "past", "post",
     "press", "public", "recent", "regional", "special", "this", "upcoming", "virtual", "weekly"]
)  # fmt: skip
"""Words before the word for an event that tell its kind and not what it was about."""


def may_be_half(text: str, table: LabelTable, *, wrapped: bool) -> bool:
    """Whether a line that ends in a colon may be the first half of a title.

    `Report of the Seminar:` and `You are invited to:` only lead to one; so do one or two words,
    which are like a label, unless they are the end of a wrapped line.
    """
    words = text.rstrip(":").casefold().split()
    return (
        (len(words) >= TITLE_WORDS[0] or (wrapped and bool(words)))
        and may_be_in_label(words)
        and words[-1] not in _LEADING
        and table.nouns.isdisjoint(label_key(text, table.spellings).split())
        and not says_document(text, table)
    )


def names_event(text: str, table: LabelTable) -> bool:
    """Whether two words name an event: `Trade Seminar`, and not `Press Conference`."""
    text = text.strip(" #*")
    key = label_key(text, table.spellings)
    words = key.split()
    return (
        len(words) == len(text.split()) == NAME_WORDS
        and words[1] in table.nouns
        and words[0] not in table.nouns | _KINDS
        and words[0].isalpha()
        and text[0].isupper()
        and key not in table.types
    )
