"""What a PDF says of the look of its type: bold, white, turned."""

from __future__ import annotations

import re
from typing import Final

from capesdoc.patterns import compile_later

__all__ = ["WHITE_FROM", "is_bold_font", "is_white", "turn_of"]

_BOLD: Final = compile_later(r"bold|black|heavy|demi|-bd\b|[,-]bi?$", re.IGNORECASE)

WHITE_FROM: Final = 250
"""Share of 255 from which a colour is white to the eye on white paper."""

_STRAIGHT: Final = 0.05
"""Sine up to which text counts as set in one of the four directions: three degrees, a poor scan."""


def is_bold_font(name: str) -> bool:
    """Whether the base name of a font says that it is bold: `ABCDEF+Carlito-Bold`, `Arial,B`."""
    return _BOLD.search(name) is not None


def is_white(red: float, green: float, blue: float) -> bool:
    """Whether a colour, each part from 0 to 255, is white."""
    return red >= WHITE_FROM and green >= WHITE_FROM and blue >= WHITE_FROM


def turn_of(x: float, y: float) -> int:
    """Give the direction of writing in anticlockwise quarter turns, or -1 for another angle.

    Args:
        x: Horizontal part of the direction, to the right.
        y: Vertical part of the direction, upwards.
    """
    flat = _STRAIGHT * (abs(x) + abs(y))
    if abs(y) <= flat:
        return 0 if x >= 0 else 2
    if abs(x) <= flat:
        return 1 if y > 0 else 3
    return -1
