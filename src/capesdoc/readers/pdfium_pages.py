"""One page through PDFium: its text in one call, and then only what each line needs.

The text is split at PDFium's own line ends. Per line there are asked: the boxes of its first and
last character, the origin of the first, and the text objects of both, whose style is kept while
the page is open. Words are looked at only on lines of several text objects, since only there can
a cell or a column begin.
"""

from __future__ import annotations

import ctypes
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator
from math import hypot
from typing import Any, Final

from capesdoc.patterns import compile_later
from capesdoc.readers.pdf_measures import middle
from capesdoc.readers.pdf_segments import Break, Hidden, RawPage, Segment
from capesdoc.readers.pdf_styles import WHITE_FROM, is_bold_font, is_white, turn_of
from capesdoc.readers.pdf_text import count_unmapped
from capesdoc.readers.pdfium_library import Pdfium
from capesdoc.values import NamedTuple

__all__ = ["PageReader"]

_LINE: Final = compile_later("[^\r\n\ufffe\u0002]+[\ufffe\u0002]?")
"""PDFium ends a line with `\\r\\n`, or with U+FFFE in place of a hyphen and nothing else."""

_PAIR: Final = compile_later("[\U00010000-\U0010ffff]")
"""A character that takes two units of UTF-16, and with them two of PDFium's characters."""

_SPACES: Final = compile_later("[ \u00a0]+")
_END_HYPHENS: Final = ("\ufffe", "\u0002")

_PATH, _IMAGE, _SHADING, _FORM = 2, 3, 4, 5
_INVISIBLE_MODE: Final = 3
_STROKED_MODE: Final = 2
_FORCE_BOLD: Final = 1 << 18

COVERING_SHARE: Final = 0.5
"""Share of a page that an image covers on a scan: a photograph in a report rarely reaches half."""

BREAK_EM: Final = 0.8
"""Gap, in em, from which a gap between two words is remembered as a possible cell or column end:
a space is 0.25 to 0.33 em wide, the gap between two columns of print at least 1."""

USUAL_SPACE_EM: Final = 0.3
"""Width of a space, in em, where a line holds no other to compare with."""

WIDE_CHARACTER_EM: Final = 0.62
"""Mean advance, in em, above which a line may hold a gap that no text object shows: running text
takes 0.42 to 0.55, a line of capitals 0.7."""

_Name: Final = ctypes.c_char * 128
"""Held here: an array type that nobody holds is made anew at each use."""

_Place = Callable[[float, float, float, float], tuple[float, float, float, float]]


class _Style(NamedTuple):
    """What the text object of a character says of it."""

    size: float
    bold: bool
    turn: int
    hidden: Hidden | None
    artifact: bool


_PLAIN: Final = _Style(0.0, False, 0, None, False)


class PageReader:
    """Reads one open page; what it keeps holds addresses that are valid while the page is open."""

    def __init__(
        self, library: Pdfium, page: int, text_page: int, count: int, *, artifacts: bool = True
    ) -> None:
        self._artifacts = artifacts
        self._library = library
        self._page = ctypes.c_void_p(page)
        self._text_page = ctypes.c_void_p(text_page)
        self._text = _text_of(library, text_page, count)
        self._straight = len(self._text) == count
        self._pairs = [] if self._straight else [m.start() for m in _PAIR.finditer(self._text)]
        self._styles: dict[int | None, _Style] = {None: _PLAIN}
        self._bold_fonts: dict[int | None, bool] = {None: False}
        self._width: float = library.page_width(page)
        self._height: float = library.page_height(page)
        # Arrays of the standard library are read four times faster than those of ctypes.
        self._box, self._box_out = _output("f", 4)
        self._other, self._other_out = _output("f", 4)
        self._six, self._six_out = _output("f", 6)
        self._x, self._x_out = _output("d", 1)
        self._y, self._y_out = _output("d", 1)
        library.page_box(page, self._box_out)
        left, top, right, bottom = self._box
        self._left, self._top = left, top
        self._rotation: int = library.page_rotation(page) % 4
        self._place = _placing(self._rotation, left, top, right, bottom)
        self._colour, colour_out = _output("I", 4)
        self._colour_out = _places(self._colour, colour_out)

    def read(self, number: int) -> RawPage:
        """Read the page."""
        segments: list[Segment] = []
        for match in _LINE.finditer(self._text):
            line = match.group()
            stripped = line.strip()
            if stripped:
                start = match.start() + line.index(stripped[0])
                self._add(segments, start, start + len(stripped))
        hides = any(segment.hidden is Hidden.INVISIBLE for segment in segments)
        return RawPage(
            number=number,
            width=self._width,
            height=self._height,
            segments=tuple(segments),
            covered=self._is_covered() if hides or not segments else False,
            unmapped=count_unmapped(self._text),
            blank=not segments and not self._library.count_objects(self._page),
        )

    def _add(self, segments: list[Segment], start: int, end: int) -> None:
        """Add the segment `[start, end)` of the text; two, where it is hidden in part."""
        library, text_page, styles = self._library, self._text_page, self._styles
        first, last = start, end - 1
        if not self._straight:
            first, last = self._index(start), self._index(last)
        first_object = library.text_object(text_page, first)
        last_object = library.text_object(text_page, last)
        style = styles.get(first_object) or self._style(first_object, first)
        text = self._text[start:end]
        size, base = style.size, start
        bold = len(text) if style.bold else 0
        if last_object != first_object:
            last_style = styles.get(last_object) or self._style(last_object, last)
            if last_style.hidden is not style.hidden:
                switch = self._switch(start, end, "hidden", style.hidden)
                self._add_trimmed(segments, start, switch)
                self._add_trimmed(segments, switch, end)
                return
            if style.bold and not last_style.bold:
                bold = self._switch(start, end, "bold", style.bold) - start
            if last_style.size != size:
                # A raised number or a sign of mathematics has one end: the middle is the text's.
                inner = self._printed(start, (start + end) // 2)
                inner_style = self._style_at(inner)
                if inner_style.size != size:
                    size, base = inner_style.size, inner

        box, other = self._box, self._other
        library.loose_box(text_page, first, self._box_out)
        library.loose_box(text_page, last, self._other_out)
        if base != start and not self._straight:
            base = self._index(base)
        library.origin(text_page, base if base != start else first, self._x_out, self._y_out)
        x0, top, x1, bottom = box
        left, upper, right, lower = other
        if left < x0:
            x0 = left
        if upper > top:
            top = upper
        if right > x1:
            x1 = right
        if lower < bottom:
            bottom = lower
        if self._rotation == 0 and style.turn == 0:
            x0, x1 = x0 - self._left, x1 - self._left
            top, bottom = self._top - top, self._top - bottom
            baseline = self._top - self._y[0]
        else:
            x0, top, x1, bottom = self._place(x0, top, x1, bottom)
            x, y = self._x[0], self._y[0]
            # Of text that is turned on its side, the baseline is a distance from the left.
            baseline = self._place(x, y, x, y)[0 if style.turn in (1, 3) else 1]
        hidden = style.hidden
        if x1 <= 0 or x0 >= self._width or bottom <= 0 or top >= self._height:
            hidden = Hidden.OFF_PAGE
        elif hidden is Hidden.WHITE and self._stands_on_colour(x0, top, x1, bottom):
            hidden = None
        breaks: tuple[Break, ...] = ()
        if style.turn == 0 and (
            last_object != first_object or x1 - x0 > len(text) * size * WIDE_CHARACTER_EM
        ):
            breaks = self._breaks(text, start, size)
        if text[-1] in _END_HYPHENS:
            text = text[:-1] + "-"
        segments.append(
            Segment(
                text,
                x0,
                top,
                x1,
                bottom,
                baseline,
                size,
                bold,
                style.turn,
                style.artifact,
                hidden,
                breaks,
            )
        )

    def _add_trimmed(self, segments: list[Segment], start: int, end: int) -> None:
        part = self._text[start:end]
        stripped = part.strip()
        if stripped:
            start += part.index(stripped[0])
            self._add(segments, start, start + len(stripped))

    def _index(self, offset: int) -> int:
        """Give the character index of a text offset, where the two have parted.

        Glyphs without Unicode have an index and no text, and PDFium counts a letter of mathematics
        beyond U+FFFF as two.
        """
        units = offset + bisect_left(self._pairs, offset)
        return max(int(self._library.character_index(self._text_page, units)), 0)

    def _style_at(self, offset: int) -> _Style:
        index = offset if self._straight else self._index(offset)
        key = self._library.text_object(self._text_page, index)
        return self._styles.get(key) or self._style(key, index)

    def _printed(self, least: int, offset: int) -> int:
        """Go back to a character that is printed: a generated space has no text object."""
        while offset > least and self._text[offset].isspace():
            offset -= 1
        return offset

    def _switch(self, start: int, end: int, attribute: str, value: object) -> int:
        """Find by bisection where a style ends that the first character has and the last lacks."""
        low, high = start, end - 1
        while high - low > 1:
            middle = (low + high) // 2
            probe = self._printed(low, middle)
            if probe == low or getattr(self._style_at(probe), attribute) == value:
                low = middle
            else:
                high = probe
        return high

    def _style(self, key: int | None, index: int) -> _Style:
        library = self._library
        text_object = ctypes.c_void_p(key)
        library.matrix(self._text_page, index, self._six_out)
        a, b, c, d, _, _ = self._six
        mode = library.render_mode(text_object)
        turn = 0 if b == 0.0 and a > 0 else turn_of(a, b)
        if self._rotation and turn >= 0:
            turn = (turn - self._rotation) % 4
        font = library.font(text_object)
        bold = self._bold_fonts.get(font)
        if bold is None:
            bold = self._bold_fonts[font] = self._is_bold(font)
        style = _Style(
            library.font_size(self._text_page, index) * hypot(c, d),
            bold or mode == _STROKED_MODE,
            turn,
            Hidden.INVISIBLE if mode == _INVISIBLE_MODE else self._colour_hides(text_object),
            self._artifacts and self._is_artifact(text_object),
        )
        self._styles[key] = style
        return style

    def _is_bold(self, font: int | None) -> bool:
        name = _Name()
        handle = ctypes.c_void_p(font)
        self._library.font_name(handle, name, ctypes.c_size_t(len(name)))
        flags = self._library.font_flags(handle)
        return is_bold_font(name.value.decode("latin-1")) or (
            flags > 0 and bool(flags & _FORCE_BOLD)
        )

    def _colour_hides(self, text_object: Any) -> Hidden | None:
        if not self._library.fill_colour(text_object, *self._colour_out):
            return None
        red, green, blue, alpha = self._colour
        if alpha == 0:
            return Hidden.TRANSPARENT
        return Hidden.WHITE if red >= WHITE_FROM and is_white(red, green, blue) else None

    def _is_artifact(self, text_object: Any) -> bool:
        library = self._library
        name = _Name()
        length = ctypes.c_ulong()
        for number in range(library.count_marks(text_object)):
            mark = ctypes.c_void_p(library.get_mark(text_object, number))
            library.mark_name(mark, name, ctypes.c_ulong(len(name)), ctypes.byref(length))
            if name.raw[: length.value].decode("utf-16-le", "replace") == "Artifact\0":
                return True
        return False

    def _breaks(self, text: str, start: int, size: float) -> tuple[Break, ...]:
        """Measure the gaps between the words of a segment; give those that are wide."""
        library, text_page, box, other = self._library, self._text_page, self._box, self._other
        gaps: list[float] = []
        wide: list[tuple[int, int, float, float]] = []
        least = BREAK_EM * size
        for space in _SPACES.finditer(text):
            before, after = start + space.start() - 1, start + space.end()
            if not self._straight:
                before, after = self._index(before), self._index(after)
            library.loose_box(text_page, before, self._box_out)
            library.loose_box(text_page, after, self._other_out)
            if self._rotation:
                right = self._place(*box)[2]
                left = self._place(*other)[0]
            else:
                right, left = box[2], other[0]
            gaps.append(left - right)
            if left - right >= least:
                wide.append((space.start(), space.end(), right, left))
        if not wide:
            return ()
        gaps.remove(max(gaps))
        usual = middle(gaps) if gaps else USUAL_SPACE_EM * size
        shift = 0.0 if self._rotation else self._place(0, 0, 0, 0)[0]
        return tuple(
            Break(end, begin, one + shift, next_ + shift, usual) for end, begin, one, next_ in wide
        )

    def _objects(self) -> Iterator[tuple[int, Any, tuple[float, float, float, float]]]:
        """Give type, handle and box of each object of the page that is no text."""
        library, box = self._library, self._box
        # The order of this one function is left, bottom, right, top.
        parts = _places(box, self._box_out)
        for number in range(library.count_objects(self._page)):
            handle = ctypes.c_void_p(library.get_object(self._page, number))
            kind = library.object_type(handle)
            if kind in (_PATH, _IMAGE, _SHADING, _FORM) and library.object_bounds(handle, *parts):
                left, bottom, right, top = box
                yield kind, handle, self._place(left, top, right, bottom)

    def _is_covered(self) -> bool:
        """Whether an image covers most of the page, as on a scan."""
        least = COVERING_SHARE * self._width * self._height
        return any(
            kind in (_IMAGE, _FORM) and (x1 - x0) * (bottom - top) >= least
            for kind, _, (x0, top, x1, bottom) in self._objects()
        )

    def _stands_on_colour(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Whether something that is not white lies where white text stands: then it is seen."""
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        for kind, handle, (left, upper, right, lower) in self._objects():
            inside = left <= x <= right and upper <= y <= lower
            if inside and (kind != _PATH or self._colour_hides(handle) is None):
                return True
        return False


def _output(kind: str, count: int) -> tuple[Any, ctypes.c_void_p]:
    """Make an array that PDFium writes to, and the pointer to give it."""
    values = array(kind, [0] * count)
    return values, ctypes.c_void_p(values.buffer_info()[0])


def _places(values: Any, start: ctypes.c_void_p) -> list[ctypes.c_void_p]:
    """Give a pointer to each element of an array."""
    first = start.value or 0
    return [ctypes.c_void_p(first + values.itemsize * place) for place in range(len(values))]


def _text_of(library: Pdfium, text_page: int, count: int) -> str:
    if count <= 0:
        return ""
    # A character beyond U+FFFF takes two units; PDFium writes a NUL behind the last.
    buffer = library.text_buffer(2 * count + 2)
    units = library.get_text(text_page, 0, count, buffer)
    return str(memoryview(buffer).cast("B")[: 2 * max(units - 1, 0)], "utf-16-le", "replace")


def _placing(rotation: int, left: float, top: float, right: float, bottom: float) -> _Place:
    """Give the function from a box in page space to one from the top left, as a viewer shows it.

    Page space has its origin at the bottom left and knows nothing of /Rotate and CropBox. The box
    comes as left, top, right, bottom.
    """
    if rotation == 0:
        return lambda x0, y1, x1, y0: (x0 - left, top - y1, x1 - left, top - y0)
    if rotation == 1:
        return lambda x0, y1, x1, y0: (y0 - bottom, x0 - left, y1 - bottom, x1 - left)
    if rotation == 2:
        return lambda x0, y1, x1, y0: (right - x1, y0 - bottom, right - x0, y1 - bottom)
    return lambda x0, y1, x1, y0: (top - y1, right - x1, top - y0, right - x0)
