"""Value lines: where the text of a line under a label starts, after its bullet or number."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.source import Line

__all__ = ["item_start"]

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
