"""Letter widths: about how wide a line of text is in print, where only its letters are known.

Text taken from a PDF or a web page keeps the line ends of a proportional face: by characters its
full lines differ by a tenth and more, by the widths of their letters by a fiftieth. The widths are
means of the common serif and sans-serif faces; faces differ by a few hundredths.
"""

from __future__ import annotations

from typing import Final

__all__ = ["room_of", "width_of"]

# Widths in tenths of a mean character of English text, the spaces between words included.
_BY_WIDTH: Final = {
    4: "'",
    5: "|",
    6: " ,.ijl\u00a0\u2018\u2019",
    7: "!/:;I[\\]ft",
    8: "()-`r\u2010\u2011",
    9: '"•',
    10: "Js{}“”",
    11: "*^cz",
    13: "~",
    14: "+<=>FLPSTZ",
    15: "E",
    16: "ABCKRVXY",
    17: "&DHNUw",
    18: "GOQ",
    19: "m",
    20: "%M",
    22: "W",
    23: "@—…",
}
_OTHER: Final = 1.2
"""Digits, most small letters with or without an accent, and whatever the table does not name."""
SPACE: Final = 0.6
"""The width of a space."""


class _Widths(dict[str, float]):
    def __missing__(self, character: str) -> float:
        return _OTHER


_WIDTHS: Final = _Widths(
    {letter: tenths / 10 for tenths, letters in _BY_WIDTH.items() for letter in letters}
)


def width_of(text: str) -> float:
    """Give the width of a text in mean characters: about its length, if it is English prose."""
    return sum(map(_WIDTHS.__getitem__, text))


def room_of(text: str) -> float:
    """Give the room that the first word of a text would take behind another: it and a space."""
    return width_of(text.split(" ", 1)[0]) + SPACE
