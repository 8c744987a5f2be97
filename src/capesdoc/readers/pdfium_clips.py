"""Where the clipping path of a text object cuts it: what lies outside, a viewer does not show."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import Any, Final

from capesdoc.readers.pdfium_answers import pointer
from capesdoc.readers.pdfium_library import Pdfium

__all__ = ["Box", "clip_of", "is_cut_off"]

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in page space, where the top is the larger number."""

SEEN_SHARE: Final = 0.25
"""Share of a word's box of which nothing can be read where no more of it is seen: of a line whose
upper edge shows, the tips of the tall letters are a fifth of the height."""

STICKS_OUT_POINTS: Final = 1.0
"""How far, in points, the box of a text may reach over its clip: rounding, and accents."""

MOST_PATHS: Final = 16
"""Paths of one clip that are looked at. They narrow one another, so that to leave some out can only
show too much; real files have one or two."""

MOST_POINTS: Final = 256
"""Points of a path up to which its box is known; a clip round letters or a map has more."""


def clip_of(library: Pdfium, text_object: Any, matrix: Sequence[float]) -> Box | None:
    """Give the box of the clip of a text object, where the object sticks out of it.

    Of a clip that is no rectangle this is the box round it, so that nothing is taken for cut off
    that is seen.

    Args:
        library: PDFium.
        text_object: Handle of the object.
        matrix: Of a character of the object, in page space.
    """
    path = pointer(library.clip_path(text_object))
    clips = [_box_of(library, path, n) for n in range(min(library.count_clips(path), MOST_PATHS))]
    boxes = [box for box in clips if box is not None]
    (told,), (left, bottom, right, top) = library.bounds.ask(library.object_bounds, [text_object])
    if not boxes or not told:
        return None
    clip = (
        max(box[0] for box in boxes),
        min(box[1] for box in boxes),
        min(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    if (
        clip[0] <= left + STICKS_OUT_POINTS
        and clip[1] >= top - STICKS_OUT_POINTS
        and clip[2] >= right - STICKS_OUT_POINTS
        and clip[3] <= bottom + STICKS_OUT_POINTS
    ):
        return None
    (told,), own = library.matrices.ask(library.object_matrix, [text_object])
    return _moved(clip, own, matrix) if told else None


def is_cut_off(box: Box, clip: Box) -> bool:
    """Whether so little of a box lies in a clip that nothing in it can be read."""
    left, top, right, bottom = box
    wide = min(right, clip[2]) - max(left, clip[0])
    high = min(top, clip[1]) - max(bottom, clip[3])
    return wide <= 0 or high <= 0 or wide * high < SEEN_SHARE * (right - left) * (top - bottom)


def _box_of(library: Pdfium, path: Any, number: int) -> Box | None:
    count = library.count_clip_segments(path, number)
    if not 0 < count <= MOST_POINTS:
        return None
    segments = map(library.clip_segment, repeat(path), repeat(number), range(count))
    _, points = library.path_points.ask(library.segment_point, [*map(pointer, segments)])
    across, up = points[0::2], points[1::2]
    return min(across), max(up), max(across), min(up)


def _moved(clip: Box, own: Sequence[float], shown: Sequence[float]) -> Box | None:
    """Take a clip out of the space of the form that holds it, and into that of the page.

    The matrix of the text object is known in both: own · (form to page) = shown.
    """
    if own == shown:
        return clip
    a, b, c, d, e, f = own
    area = a * d - b * c
    if not area:
        return None
    corners = [
        ((d * (x - e) - c * (y - f)) / area, (a * (y - f) - b * (x - e)) / area)
        for x in (clip[0], clip[2])
        for y in (clip[1], clip[3])
    ]
    a, b, c, d, e, f = shown
    across = [a * x + c * y + e for x, y in corners]
    up = [b * x + d * y + f for x, y in corners]
    return min(across), max(up), max(across), min(up)
