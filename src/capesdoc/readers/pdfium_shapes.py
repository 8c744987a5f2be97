"""What is drawn on a page besides text: pictures that cover it, colour on which white is seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from capesdoc.readers.pdfium_answers import pointer
from capesdoc.readers.pdfium_library import Pdfium
from capesdoc.readers.pdfium_styles import colour_hides

__all__ = ["Place", "Shapes"]

Place = Callable[[float, float, float, float], tuple[float, float, float, float]]
"""From left, top, right, bottom in page space to the same from the top left of the page."""

_PATH, _IMAGE, _SHADING, _FORM = 2, 3, 4, 5

COVERING_SHARE: Final = 0.5
"""Share of a page that an image covers on a scan: a photograph in a report rarely reaches half."""

_Shape = tuple[int, Any, float, float, float, float]
"""Type, handle and box of an object that is no text."""


class Shapes:
    """The shapes of an open page, which are looked for when they are first asked for."""

    def __init__(self, library: Pdfium, page: Any, place: Place) -> None:
        self._library = library
        self._page = page
        self._place = place

    def cover(self, width: float, height: float) -> bool:
        """Whether an image covers most of a page of that size, as on a scan."""
        least = COVERING_SHARE * width * height
        return any(
            kind in (_IMAGE, _FORM) and (x1 - x0) * (bottom - top) >= least
            for kind, _, x0, top, x1, bottom in self._all
        )

    def colour(self, x: float, y: float) -> bool:
        """Whether something that is not white lies at a place of the page."""
        return any(
            left <= x <= right and upper <= y <= lower
            for _, _, left, upper, right, lower in self._coloured
        )

    @cached_property
    def _all(self) -> list[_Shape]:
        library = self._library
        found: list[_Shape] = []
        for number in range(library.count_objects(self._page)):
            handle = pointer(library.get_object(self._page, number))
            kind = library.object_type(handle)
            if kind in (_PATH, _IMAGE, _SHADING, _FORM):
                (told,), bounds = library.bounds.ask(library.object_bounds, [handle])
                if told:
                    # The order of this one function is left, bottom, right, top.
                    left, bottom, right, top = bounds
                    found.append((kind, handle, *self._place(left, top, right, bottom)))
        return found

    @cached_property
    def _coloured(self) -> list[_Shape]:
        return [one for one in self._all if one[0] != _PATH or not self._is_unseen(one[1])]

    def _is_unseen(self, path: Any) -> bool:
        (told,), colour = self._library.colours.ask(self._library.fill_colour, [path])
        return bool(told) and colour_hides(*colour) is not None
