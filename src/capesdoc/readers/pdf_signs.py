"""Signs in the drawing of a PDF page that it may hide some of its text, told from the bytes alone.

What a document never does need not be asked of every word of it. A sign may be wrong, and then
only costs the asking: what is hidden is decided by PDFium's answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.values import NamedTuple

__all__ = ["Sighted", "draws_in_white", "draws_through_clip", "holds_word", "makes_transparent"]

HIT_BYTES: Final = 150
"""Bytes that are searched for a word in the time that one hit of a letter of it takes: where the
letter is rarer, it is looked for, of which 32 are compared at once."""

LEAST_CLIP: Final = 200.0
"""Sides of a clip from which all text of a page may be seen through it, in the units in which the
page is drawn: those are a point or less, and 200 points are less than three inches."""

_WHITE: Final = compile_later(
    rb"(?:^|\s)1(?:\.0{0,6})?(?:\s+1(?:\.0{0,6})?\s+1(?:\.0{0,6})?\s+r|\s+)$"
)
"""What stands before the `g` of an operator that fills in white: `1 1 1 rg`, `1 g`."""

_WHITE_WORDS: Final = ((b"0 0 0 0 k", b"k"), (b"0 0 0 0 sc", b"s"), (b"1 sc", b"s"))
"""White in CMYK and in a space of colours of its own, each with its rarest letter."""

_NUMBER: Final = rb"(-?(?:[0-9]{1,12}(?:\.[0-9]{0,12})?|\.[0-9]{1,12}))"
_RECTANGLE: Final = compile_later(_NUMBER + rb"\s+" + _NUMBER + rb"\s+re\s+$")
"""Width and height of a rectangle, before the `W` that makes it a clip."""

_TRANSPARENT: Final = compile_later(rb"/ca\s+0?(?:\.0{0,6})?(?![.0-9])")
"""The setting of a graphics state that nothing filled is seen: `/ca 0`, and not `/ca 0.5`."""


class Sighted(NamedTuple):
    """What the bytes of a document show that it may hold, so that nobody need ask where they don't.

    Attributes:
        artifacts: Content that is marked as an artifact.
        hides: Text in the invisible mode, in white, or fully transparent.
        clips: Text drawn through a path that may cut it off.
        layers: Layers that are switched off.
    """

    artifacts: bool = True
    hides: bool = True
    clips: bool = True
    layers: bool = True


def holds_word(content: bytes, word: bytes, letter: bytes) -> bool:
    """Whether a word stands in what a page draws; `letter` is the rarest of it in such content."""
    if content.count(letter) * HIT_BYTES > len(content):
        return word in content
    offset = word.index(letter)
    return any(content.startswith(word, at - offset) for at in _places(content, letter))


def draws_in_white(content: bytes) -> bool:
    """Whether text is drawn after an operator that fills in white, before the next that fills."""
    white: int | None = None
    for at in _places(content, b"g"):
        before = content[max(at - 32, 0) : at]
        if not before.endswith(_FILLS) or content[at + 1 : at + 2].isalnum():
            continue  # part of another operator, as in `gs`, or of a text
        if white is not None and _shows(content[white:at]):
            return True
        white = at if _WHITE.search(before) else None
    if white is not None and _shows(content[white:]):
        return True
    return any(holds_word(content, word, letter) for word, letter in _WHITE_WORDS)


_FILLS: Final = (b" ", b"\n", b"\r", b" r", b"\nr", b"\rr")


def _shows(content: bytes) -> bool:
    return b"Tj" in content or b"TJ" in content


def makes_transparent(syntax: bytes) -> bool:
    """Whether a dictionary in the file makes all that is filled fully transparent."""
    return b"/ca 0" in syntax and _TRANSPARENT.search(syntax) is not None


def draws_through_clip(content: bytes) -> bool:
    """Whether something is drawn through another clip than one rectangle of the size of a page."""
    page = b""
    for at in _places(content, b"W"):
        if content[at + 1 : at + 2] not in _AFTER_CLIP:
            continue  # of a text
        before = content[max(at - 64, 0) : at]
        if page and before.endswith(page):
            continue
        rectangle = _RECTANGLE.search(before)
        if rectangle is None:
            if before[-1:].isspace():
                return True
        elif page or min(abs(float(one)) for one in rectangle.groups()) < LEAST_CLIP:
            return True
        else:
            page = rectangle[0]
    return False


_AFTER_CLIP: Final = (b"*", b" ", b"\n", b"\r")


def _places(content: bytes, letter: bytes) -> Iterator[int]:
    at = content.find(letter)
    while at >= 0:
        yield at
        at = content.find(letter, at + 1)
