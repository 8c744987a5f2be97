"""Candidates: the short lines of a text without page breaks, and what could make them page ends.

They are gathered in one pass, and tell at once of most texts that no rule on them can apply.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_letters
from typing import Final

from capesdoc.cleaning.page_numbers import PageNumber, read_page_number, read_roman
from capesdoc.cleaning.sheets import LONGEST_PAGE_NUMBER, MASKED_EDGES
from capesdoc.source import Line, Part
from capesdoc.values import NamedTuple

__all__ = ["LEAST_CHAIN", "LONGEST_MARK", "Candidates", "find_candidates"]

LONGEST_MARK: Final = 120
"""Characters of a line that may mark a page end: a head, the gap behind it and its number."""

LEAST_CHAIN: Final = 3
"""Lines whose numbers count up, of any form that does not say that it is a page number."""

_ASCII: Final = bytes(range(128))
_SPACED: Final = bytes(code if chr(code) in "0123456789\n" else 0x20 for code in range(256))
"""Leaves the digits and line ends of ASCII, and makes spaces of the rest."""

_ROMAN: Final = frozenset("ivxlcIVXLC")
_NO_ROMAN: Final = frozenset(ascii_letters) - _ROMAN


class Candidates(NamedTuple):
    """What the rules on page ends ask of the lines of a text.

    Attributes:
        texts: The text of every line, without white space around it.
        short: Index and text of each line of the body that may mark a page end.
        numbers: The page number that a short line is, by the index of the line.
        may_count_up: Whether three of them could hold three numbers in a row.
    """

    texts: list[str]
    short: list[tuple[int, str]]
    numbers: dict[int, PageNumber]
    may_count_up: bool


def find_candidates(lines: Sequence[Line]) -> Candidates:
    """Gather what may mark a page end."""
    texts = [line.text.strip() for line in lines]
    short = [
        (index, text)
        for index, (line, text) in enumerate(zip(lines, texts, strict=True))
        if len(text) <= LONGEST_MARK and (line.marks is None or line.marks.part is Part.BODY)
    ]
    numbers = {
        index: number for index, text in short if (number := read_page_number(text)) is not None
    }
    return Candidates(texts, short, numbers, _may_count_up([text for _, text in short]))


def _may_count_up(texts: Sequence[str]) -> bool:
    """Whether three lines with digits could hold three numbers in a row, as `mask` gives them."""
    joined = "\n".join(texts)
    if not joined.isascii() and any(map(str.isdecimal, _without_ascii(joined))):
        return True
    spaced = joined.encode("ascii", "replace").translate(_SPACED)
    numbers = spaced.split()
    if len(numbers) < LEAST_CHAIN:
        return False
    rows = spaced.split(b"\n")
    if len(rows) - sum(map(bytes.isspace, rows)) < LEAST_CHAIN:
        return False
    values = {int(digits) for digits in numbers if len(digits) <= LONGEST_PAGE_NUMBER}
    values.update(_romans(texts))
    return bool([True for value in values if value + 1 in values and value + 2 in values])


def _without_ascii(text: str) -> str:
    """Leave what is not ASCII: of a report one character in a hundred."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
    return rest.decode("utf-8", "surrogatepass")


def _romans(texts: Sequence[str]) -> Iterator[int]:
    """Give the Roman numerals that stand first or last in a text."""
    for text in texts:
        if text[:1] in _NO_ROMAN and text[-1:] in _NO_ROMAN:
            continue  # nothing to strip, and no numeral at either end
        bare = text.strip(MASKED_EDGES)
        if bare and (bare[0] in _ROMAN or bare[-1] in _ROMAN):
            words = text.split()
            for word in (words[0], words[-1]):
                bare = word.strip(MASKED_EDGES)
                value = read_roman(bare) if _ROMAN.issuperset(bare) else None
                if value is not None:
                    yield value
