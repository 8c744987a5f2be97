"""How the text objects of a page look: size, bold, turned, hidden, tagged as an artifact."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from itertools import repeat
from math import hypot
from typing import Any, Final

from capesdoc.readers.pdf_segments import Hidden
from capesdoc.readers.pdf_styles import WHITE_FROM, is_bold_font, is_white, turn_of
from capesdoc.readers.pdfium_answers import pointer
from capesdoc.readers.pdfium_clips import Box, clip_of
from capesdoc.readers.pdfium_library import Pdfium
from capesdoc.values import NamedTuple

__all__ = ["Style", "Styles", "colour_hides"]

_INVISIBLE_MODE: Final = 3
_STROKED_MODE: Final = 2
_FORCE_BOLD: Final = 1 << 18

_Name: Final = ctypes.c_char * 128
"""Held here: an array type that nobody holds is made anew at each use."""


_NAME_BYTES: Final = 1024
"""Room for the name of a layer, in UTF-16; a longer one is not compared."""


class Style(NamedTuple):
    """What the text object of a character says of it."""

    size: float
    bold: bool
    turn: int
    hidden: Hidden | None
    artifact: bool
    clip: Box | None = None


_PLAIN: Final = Style(0.0, False, 0, None, False)
"""Of a space that PDFium made up: no text object draws it."""


class Styles:
    """The styles of the text objects of an open page.

    Attributes:
        by_object: The styles by address of the text object, valid while the page is open.
        hides: Whether one of them hides its text.
        cuts: Whether a clip cuts the text of one of them.
    """

    def __init__(
        self,
        library: Pdfium,
        text_page: Any,
        rotation: int,
        *,
        artifacts: bool,
        clips: bool,
        layers: frozenset[str],
    ) -> None:
        self.by_object: dict[int | None, Style] = {None: _PLAIN}
        self._library = library
        self._text_page = text_page
        self._rotation = rotation
        self._artifacts = artifacts
        self._clips = clips
        self._layers = layers
        self.hides = False
        self.cuts = False
        self._by_look: dict[tuple[Any, ...], Style] = {}
        self._bold_fonts: dict[int | None, bool] = {None: False}

    def learn(self, objects: Sequence[int | None], indexes: Sequence[int]) -> None:
        """Ask for the styles of text objects, given a character of each."""
        known = self.by_object
        # From the back, so that of the characters of one object the first is asked.
        asked = dict(zip(reversed(objects), reversed(indexes), strict=True))
        for key in known.keys() & asked.keys():
            del asked[key]
        if not asked:
            return
        library, text_page = self._library, self._text_page
        handles, places = [*map(pointer, asked)], [*asked.values()]
        _, matrices = library.matrices.ask(library.matrix, places, of=text_page)
        told, colours = library.colours.ask(library.fill_colour, handles)
        looks = zip(
            map(library.font_size, repeat(text_page), places),
            *[matrices[number::6] for number in range(4)],
            map(library.render_mode, handles),
            map(library.font, handles),
            told,
            *[colours[number::4] for number in range(4)],
            map(self._is_artifact, handles) if self._artifacts else repeat(False),
            map(self._is_off, handles) if self._layers else repeat(False),
            self._clips_of(handles, matrices) if self._clips else repeat(None),
            strict=False,
        )
        # Few looks are on a page, however many objects: what is equal in all this looks the same.
        by_look = self._by_look
        for key, look in zip(asked, looks, strict=True):
            known[key] = by_look.get(look) or self._learn_look(look)

    def _learn_look(self, look: tuple[Any, ...]) -> Style:
        style = self._by_look[look] = self._style(*look)
        self.hides = self.hides or style.hidden is not None
        self.cuts = self.cuts or style.clip is not None
        return style

    def at(self, index: int) -> Style:
        """Give the style of a character."""
        key: int | None = self._library.text_object(self._text_page, index)
        return self.by_object.get(key) or self._learn_one(key, index)

    def _learn_one(self, key: int | None, index: int) -> Style:
        """Ask for the style of one text object: what `learn` does, without its lists."""
        library, text_page = self._library, self._text_page
        handle = pointer(key)
        _, matrix = library.matrices.ask(library.matrix, [index], of=text_page)
        (told,), colour = library.colours.ask(library.fill_colour, [handle])
        look = (
            library.font_size(text_page, index),
            *matrix[:4],
            library.render_mode(handle),
            library.font(handle),
            told,
            *colour,
            self._artifacts and self._is_artifact(handle),
            bool(self._layers) and self._is_off(handle),
            self._clips_of([handle], matrix)[0] if self._clips else None,
        )
        style = self.by_object[key] = self._by_look.get(look) or self._learn_look(look)
        return style

    def _style(
        self,
        size: float,
        a: float,
        b: float,
        c: float,
        d: float,
        mode: int,
        font: int | None,
        told: int,
        red: int,
        green: int,
        blue: int,
        alpha: int,
        artifact: bool,
        off: bool,
        clip: Box | None,
    ) -> Style:
        turn = 0 if b == 0.0 and a > 0 else turn_of(a, b)
        if self._rotation and turn >= 0:
            turn = (turn - self._rotation) % 4
        bold = self._bold_fonts.get(font)
        if bold is None:
            bold = self._bold_fonts[font] = self._is_bold(font)
        hidden: Hidden | None = Hidden.INVISIBLE
        if mode != _INVISIBLE_MODE:
            hidden = colour_hides(red, green, blue, alpha) if told else None
        if off:
            hidden = Hidden.LAYER
        bold = bold or mode == _STROKED_MODE
        return Style(size * hypot(c, d), bold, turn, hidden, artifact, clip)

    def _clips_of(self, handles: Sequence[Any], matrices: Sequence[float]) -> list[Box | None]:
        return [
            clip_of(self._library, handle, matrices[6 * number : 6 * number + 6])
            for number, handle in enumerate(handles)
        ]

    def _is_bold(self, font: int | None) -> bool:
        name = _Name()
        handle = pointer(font)
        self._library.font_name(handle, name, ctypes.c_size_t(len(name)))
        flags = self._library.font_flags(handle)
        return is_bold_font(name.value.decode("latin-1")) or (
            flags > 0 and bool(flags & _FORCE_BOLD)
        )

    def _is_artifact(self, text_object: Any) -> bool:
        return any(name == "Artifact" for name, _ in self._marks(text_object))

    def _is_off(self, text_object: Any) -> bool:
        """Whether a text stands on a layer that is switched off, as its marks say."""
        library = self._library
        words = ctypes.create_string_buffer(_NAME_BYTES)
        for name, mark in self._marks(text_object):
            length = ctypes.c_ulong()
            if name == "OC" and library.mark_text(
                mark, b"Name", words, ctypes.c_ulong(_NAME_BYTES), ctypes.byref(length)
            ):
                told = words.raw[: min(length.value, _NAME_BYTES)].decode("utf-16-le", "replace")
                if told.rstrip("\0") in self._layers:
                    return True
        return False

    def _marks(self, text_object: Any) -> Iterator[tuple[str, Any]]:
        """Give name and handle of each mark round a text."""
        library = self._library
        name = _Name()
        length = ctypes.c_ulong()
        for number in range(library.count_marks(text_object)):
            mark = pointer(library.get_mark(text_object, number))
            library.mark_name(mark, name, ctypes.c_ulong(len(name)), ctypes.byref(length))
            yield name.raw[: length.value].decode("utf-16-le", "replace").rstrip("\0"), mark


def colour_hides(red: int, green: int, blue: int, alpha: int) -> Hidden | None:
    """Why text or paper of a colour is not seen on a white page, or None."""
    if alpha == 0:
        return Hidden.TRANSPARENT
    return Hidden.WHITE if red >= WHITE_FROM and is_white(red, green, blue) else None
