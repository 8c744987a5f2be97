"""Plain lines: `Label: value` and nothing else, as most lines of most headers are.

Of such a line every rule of the header says what its label says, so that none need be asked. What
makes a line plain is that it lacks the sign that each of them would need: one pattern looks for all
of them. tests/properties/test_header_laws.py holds the quick way to the rules.
"""

from __future__ import annotations

from typing import Final

from capesdoc.header.labels import LabelTable, meaning_of
from capesdoc.header.layouts import LabelMatch, Style
from capesdoc.header.plausibility import LISTS, LONG, MEASURES, PEOPLE, can_be_value
from capesdoc.patterns import compile_later
from capesdoc.source import Line
from capesdoc.values import filled

__all__ = ["plain_label"]

_PLAIN: Final = compile_later(
    r"([A-Za-z]{3}[A-Za-z &/'-]{0,60}+(?:\(s\))?)(?<=[A-Za-z)]):[ ]{1,4}"
    r"([A-Z0-9“\"‘(][^:：\t|]*+(?:(?<=\d):\d[^:：\t|]*+)*)(?<!\s)"
)
"""A label of plain letters, a colon, and a value without a tab, a bar and a further colon, but for
a clock's, that does not begin in small letters."""

_COLON: Final = Style.COLON  # a look-up by its class costs as much as five others
_LOOKED_AT: Final = PEOPLE | MEASURES | {"venue"}
"""Names whose value must look like one."""


def plain_label(line: Line, table: LabelTable) -> LabelMatch | None:
    """Give the label of a line that is plainly one field, or None: then every rule is to be asked.

    Not plain are cells and lines of a page, which may belong to what stands beside them; what may
    hold a second field; labels that also head sections of the body; values in small letters, which
    may be clauses or links; and marked items of a list.
    """
    if line.layout is not None or line.marks is not None:
        return None
    text = line.text
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    label, value = found.groups()
    meaning = meaning_of(label, table)
    if not meaning.names or meaning.section:
        return None
    name = meaning.names[0]
    if name in LONG or (name in LISTS and not value[0].isalpha()):
        return None
    stop = len(text)
    end, start = len(label), stop - len(value)
    match = filled(LabelMatch, (meaning, _COLON, 0, end, start, stop, False, False))
    return match if name not in _LOOKED_AT or can_be_value(match, value) else None
