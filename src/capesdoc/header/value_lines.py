"""Value lines: where the text of a line under a label starts, after its bullet or number."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.source import Line

__all__ = ["first_item_start", "item_start", "mark_of"]

_ITEM: Final = compile_later(
    r"""
    \s{0,40}
    (?:
        [•·∙▪▫◦●○►▸❖■□◆✓✔➢➤‣⁃−*–—+\uE000-\uF8FF-]\s{1,8}
      | o\s{1,8}
      | \(?(?:\d{1,2}|[ivx]{1,5}|[a-z])[.)]{1,2}\s{1,8}
      | (?:\d{1,2})[.)](?=[^\W\d_])
      | [IVX]{1,5}\)\s{1,8}
    )
    """,
    re.VERBOSE,
)
"""A bullet or number. A capital letter with a full stop is an initial: `M. Umar`, `I. Khan`."""


_FIRST: Final = compile_later(r"\(?(?:1|i|a)[.)]{1,2}\s{1,8}(?=\S)|[•●▪]\s{1,8}(?=\S)")
_FIRST_SIGNS: Final = frozenset("(1ia•●▪")
_SECOND: Final = compile_later(r"(?:^|\s)\(?(?:2|ii|b)[.)]{1,2}\s|[•●▪]")


def first_item_start(value: str) -> int:
    """Give where the first item of a list beside its label starts: `Speakers: 1. Dr Weiss`.

    Word keeps the number of a list out of its text; a printed one is taken off likewise. Where the
    items stand on one line (`1. Dr Weiss 2. Dr Park`) their numbers part them and stay.
    """
    found = _FIRST.match(value) if value[:1] in _FIRST_SIGNS else None
    return found.end() if found and not _SECOND.search(value, found.end()) else 0


def item_start(line: Line) -> tuple[bool, int]:
    """Say whether a line is marked as an item of a list, and where its text starts."""
    found = _ITEM.match(line.text)
    if found is not None:
        return True, found.end()
    marks = line.marks
    text = line.text
    return (
        marks is not None and (marks.list_marker is not None or marks.list_level is not None),
        len(text) - len(text.lstrip()),
    )


def mark_of(line: Line) -> str:
    """Give the kind of bullet or number of an item; nothing where a line has none."""
    marked, start = item_start(line)
    if not marked:
        return ""
    printed = line.text[:start].strip()
    return "1" if any(map(str.isdigit, printed)) else printed or "from Word"
