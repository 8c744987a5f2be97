"""Signs in the drawing of a PDF page that it may hide some of its text, told from the bytes alone.

What a document never does need not be asked of every word of it. A sign may be wrong, and then
only costs the asking: what is hidden is decided by PDFium's answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capesdoc.patterns import compile_later
from capesdoc.readers.pdf_streams import Stream
from capesdoc.values import NamedTuple

__all__ = ["Sighted", "draws_through_clip", "hides_text", "makes_transparent", "places_of"]

HIT_BYTES: Final = 800
"""Bytes of content to one of a letter from which a sign is looked for at once, letter by letter:
each place costs as much as reading that many bytes. In content that holds its text as codes they
are a thousand apart, where it holds letters forty."""

FREE_HITS: Final = 4
"""Places that are looked at in content however short."""

LEAST_CLIP: Final = 200.0
"""Sides of a clip from which all text of a page may be seen through it, in the units in which the
page is drawn: those are a point or less, and 200 points are less than three inches."""

SAME_CLIPS: Final = 8
"""Times that one clip is met before it is asked whether all that follow are the same, as in files
of Word, which draw every run of text through it."""

_WHITE_ENDS: Final = frozenset(
    (before + number)[-2:] + after
    for before in (b" ", b"\n", b"\r")
    for number in (b"1", b"1.", b"1.0", b"1.00")
    for after in (b" ", b" r")
)
"""Last bytes before the `g` of an operator that may fill in white: few operators pass."""

_ONE: Final = rb"1(?:\.0{0,6})?"
_WHITE: Final = compile_later(rb"(?:^|\s)%b(?:\s+%b\s+%b\s+r|\s+)$" % (_ONE, _ONE, _ONE))
"""What stands before the `g` of an operator that fills in white: `1 1 1 rg`, `1 g`."""

_FILLS: Final = (b" ", b"\n", b"\r", b" r", b"\nr", b"\rr")

_OTHER_WHITES: Final = (b"1 sc", b"0 0 0 0 sc", b"0 0 0 0 k")
"""White in a space of colours of its own, and no ink at all."""

_NUMBER: Final = rb"(-?(?:[0-9]{1,12}(?:\.[0-9]{0,12})?|\.[0-9]{1,12}))"
_RECTANGLE: Final = compile_later(_NUMBER + rb"\s+" + _NUMBER + rb"\s+re\s+$")
"""Width and height of a rectangle, before the `W` that makes it a clip."""

_TRANSPARENT: Final = compile_later(rb"/ca\s+0?(?:\.0{0,6})?(?![.0-9])")
"""The setting of a graphics state that nothing filled is seen: `/ca 0`, and not `/ca 0.5`."""


class Sighted(NamedTuple):
    """What the bytes of a document show that it may hold, so that nobody need ask where they don't.

    Attributes:
        artifacts: Content that is marked as an artifact.
        hides: Text in the invisible mode, in white, or fully transparent; where that is not so,
            it is not known of what `unsure` says.
        clips: Text drawn through a path that may cut it off.
        layers: Layers that are switched off.
        unsure: Streams in which text that hides was not looked for yet: few pages need to know.
        packed: Streams of packed objects, in which nothing was looked for.
    """

    artifacts: bool = True
    hides: bool = True
    clips: bool = True
    layers: bool = True
    unsure: tuple[Stream, ...] = ()
    packed: tuple[Stream, ...] = ()


def hides_text(content: bytes, *, however_long: bool = False) -> bool | None:
    """Whether text is drawn in the invisible mode or in white; None where that is long to tell.

    Args:
        content: What a page or form draws.
        however_long: Look at every place, however many there are.
    """
    most = len(content) if however_long else None
    modes = places_of(content, b"r", most)
    fills = modes if modes is None else places_of(content, b"g", most)
    others = fills if fills is None else places_of(content, b"s", most)
    inks = others if others is None else places_of(content, b"k", most)
    if modes is None or fills is None or others is None or inks is None:
        return None
    return (
        any(content.startswith(b"Tr", at - 1) for at in modes)
        or _draws_in_white(content, fills)
        or any(content.startswith(b" sc", at - 1) and _is_white(content, at + 2) for at in others)
        or any(_is_white(content, at + 1) for at in inks)
    )


def places_of(content: bytes, letter: bytes, most: int | None = None) -> list[int] | None:
    """Give where a letter stands, or None where it stands in more places than are quick to look at.

    A letter that is rare is found thirty times faster than a word.
    """
    if most is None:
        most = len(content) // HIT_BYTES + FREE_HITS
    places: list[int] = []
    find = content.find
    at = find(letter)
    while at >= 0:
        places.append(at)
        if len(places) > most:
            return None
        at = find(letter, at + 1)
    return places


def _is_white(content: bytes, past: int) -> bool:
    return content[max(past - 16, 0) : past].endswith(_OTHER_WHITES)


def _draws_in_white(content: bytes, fills: Sequence[int]) -> bool:
    """Whether text is drawn after an operator that fills in white, before the next that fills."""
    white = -1
    for at in fills:
        if white >= 0 and _is_fill(content, at):
            if _shows(content[white:at]):
                return True
            white = -1
        if (
            content[at - 4 : at] in _WHITE_ENDS or content[at - 3 : at] in _WHITE_ENDS
        ) and _is_fill(content, at):
            white = at if _WHITE.search(content[max(at - 32, 0) : at]) else -1
    return white >= 0 and _shows(content[white:])


def _is_fill(content: bytes, at: int) -> bool:
    """Whether the `g` at a place ends an operator, and is no part of a text or of `gs`."""
    return content[max(at - 2, 0) : at].endswith(_FILLS) and not content[at + 1 : at + 2].isalnum()


def _shows(content: bytes) -> bool:
    return b"Tj" in content or b"TJ" in content


def makes_transparent(syntax: bytes) -> bool:
    """Whether a dictionary in the file makes all that is filled fully transparent."""
    return b"/ca 0" in syntax and _TRANSPARENT.search(syntax) is not None


def draws_through_clip(content: bytes) -> bool:
    """Whether something is drawn through another clip than one rectangle of the size of a page."""
    page = b""
    same = 0
    at = content.find(b"W")
    while at >= 0:
        before = content[max(at - 64, 0) : at]
        if page and before.endswith(page):
            same += 1
            if same == SAME_CLIPS and content.count(b"W", at) == content.count(
                page + b"W", at - len(page)
            ):
                return False
        elif content[at + 1 : at + 2] in _AFTER_CLIP:
            rectangle = _RECTANGLE.search(before)
            if rectangle is None:
                if before[-1:].isspace():
                    return True
            elif page or min(abs(float(one)) for one in rectangle.groups()) < LEAST_CLIP:
                return True
            else:
                page = rectangle[0]
        at = content.find(b"W", at + 1)
    return False


_AFTER_CLIP: Final = frozenset((b"*", b" ", b"\n", b"\r"))
