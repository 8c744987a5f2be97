"""Plain lines: `Label: value` and nothing else, as most lines of most headers are.

Of such a line every rule of the header says what its label says, so that none need be asked. What
makes a line plain is the sign that each of them would need and that it has not;
tests/properties/test_header_laws.py holds the quick way to theirs.
"""

from __future__ import annotations

from capesdoc.header.inner_labels import INNER_COLON
from capesdoc.header.layouts import LabelMatch
from capesdoc.header.plausibility import LISTS, LONG, can_be_value
from capesdoc.source import Line

__all__ = ["is_plain"]


def is_plain(line: Line, match: LabelMatch) -> bool:
    """Whether a line with a label and a colon from its very start is plainly one field.

    Not plain are cells and lines of a page, which may belong to what stands beside them; a tab, a
    bar or a second colon that is no clock's, which may part a second field; labels that also head
    sections of the body; values in small letters, which may be clauses or links; and marked items
    of a list.
    """
    text, start = line.text, match.value
    if (
        line.layout is not None
        or line.marks is not None
        or "\t" in text
        or "|" in text
        or start == match.stop
        or (text.find(":", start) >= 0 and INNER_COLON.search(text, start) is not None)
        or not (text.isascii() or "：" not in text)
    ):
        return False
    first = text[start]
    meaning = match.meaning
    name = meaning.names[0]
    return not (
        meaning.section
        or first.islower()
        or name in LONG
        or (name in LISTS and not first.isalpha())
    ) and can_be_value(match, text[start:])
