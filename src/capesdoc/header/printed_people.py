"""What is printed of a person: stretches of the text as values."""

from __future__ import annotations

from typing import Final

from capesdoc.header.names import Named
from capesdoc.header.people_lists import Group
from capesdoc.header.posts import Range
from capesdoc.header.vocabulary import word_set

__all__ = ["end_in_bracket", "printed_between", "printed_honorific", "printed_range"]

# Words that keep their full stop at the end of a value.
_ABBREVIATIONS: Final = word_set("ltd inc co govt dept univ jr sr corp pvt inst intl assn")


def printed_honorific(
    text: str, group: Group, named: Named, later: str | None = None
) -> str | None:
    """Give the titles before a name and the mark of retirement behind it, as printed.

    `later` is such a mark behind a comma: "Brig Nadir Beg SI(M), (Retd)".
    """
    if named.name == named.first:
        return None
    segment = group.segment
    printed = _collapse(text[segment.starts[named.first] : segment.end_of(named.name - 1)])
    if named.retired is None:
        return printed if later is None else f"{printed} {later}"
    return f"{printed} {segment.words[named.retired].text}"


def printed_range(text: str, where: Range | None) -> str | None:
    """Give a stretch of the text as a value, or None where there is none."""
    return printed_between(text, *where) if where is not None else None


def printed_between(text: str, start: int, end: int) -> str:
    """Give a stretch on one line, without the full stop that ends the value."""
    printed = _collapse(text[start:end])
    if ")" in printed:
        printed = printed[: end_in_bracket(printed)]
    if printed[-1:] == ".":
        last = printed.rpartition(" ")[2][:-1]
        if len(last) > 2 and "." not in last and last.casefold() not in _ABBREVIATIONS:
            return printed[:-1]
    if "(" in printed and printed.count("(") == printed.count(")") + 1:
        printed += ")"
    return printed


def end_in_bracket(text: str) -> int:
    """Give where a text ends that begins in a bracket: `FAO), Sana Mir` says `FAO` of somebody."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return at
    return len(text)


def _collapse(text: str) -> str:
    if "  " not in text and text.isprintable() and text.isascii():
        return text.strip()  # the usual case, and the same
    return " ".join(text.split())
