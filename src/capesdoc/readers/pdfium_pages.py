"""One page through PDFium: its text in one call, and then only what each line needs.

The text is split at PDFium's own line ends. Per line there are asked: the boxes of its first and
last character, the origin of the first, and the text objects of both, whose style is kept while
the page is open. Words are looked at only on lines of several text objects, since only there can
a cell or a column begin. Each question is put for all lines of the page in one go.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, repeat
from operator import add, sub
from typing import Final

import attrs

from capesdoc.patterns import compile_later
from capesdoc.readers.pdf_measures import middle
from capesdoc.readers.pdf_segments import Break, Hidden, RawPage, Segment
from capesdoc.readers.pdf_signs import Sighted
from capesdoc.readers.pdf_text import count_unmapped
from capesdoc.readers.pdfium_answers import pointer
from capesdoc.readers.pdfium_clips import is_cut_off
from capesdoc.readers.pdfium_library import Pdfium
from capesdoc.readers.pdfium_shapes import Place, Shapes
from capesdoc.readers.pdfium_styles import Style, Styles
from capesdoc.readers.pdfium_tags import Tags
from capesdoc.values import NamedTuple

__all__ = ["PageReader"]

_LINE: Final = compile_later(
    "[^\\s\ufffe\u0002][^\r\n\ufffe\u0002]*[\ufffe\u0002]?|(?<=[^\\S\r\n])[\ufffe\u0002]"
)
"""A line from its first character that shows. PDFium ends a line with `\\r\\n`, or with U+FFFE in
place of a hyphen and nothing else; that may stand alone behind spaces."""

_PAIR: Final = compile_later("[\U00010000-\U0010ffff]")
"""A character that takes two units of UTF-16, and with them two of PDFium's characters."""

_SPACES: Final = compile_later("[ \u00a0]+")
_WORD: Final = compile_later(r"\S+")
_END_HYPHENS: Final = ("\ufffe", "\u0002")

BREAK_EM: Final = 0.8
"""Gap, in em, from which a gap between two words is remembered as a possible cell or column end:
a space is 0.25 to 0.33 em wide, the gap between two columns of print at least 1."""

USUAL_SPACE_EM: Final = 0.3
"""Width of a space, in em, where a line holds no other to compare with."""

WIDE_CHARACTER_EM: Final = 0.62
"""Mean advance, in em, above which a line may hold a gap that no text object shows: running text
takes 0.42 to 0.55, a line of capitals 0.7."""

STACKED_EM: Final = 1.0
"""How far, in em, two words of one line stand above one another at most: the limits of a sum and
the parts of a fraction stay below it, the lines of a form are 1.2 apart."""

WORDS_ASKED: Final = 120
"""Words of a page up to which each is asked whether it is seen, though the document shows no sign
that some is not: labels in bold and links part a few lines into objects; browsers part them all."""

_Line = tuple[int, str]
"""A line: offset of its first character in the text of the page, and its characters."""


class _Words(NamedTuple):
    """Where words end and the next ones begin, by character, and how many gaps each line has."""

    befores: list[int]
    afters: list[int]
    counts: list[int]


class PageReader:
    """Reads one open page; what it keeps holds addresses that are valid while the page is open."""

    def __init__(
        self,
        library: Pdfium,
        page: int,
        text_page: int,
        count: int,
        *,
        sighted: Sighted,
        layers: frozenset[str],
        hides: Callable[[], bool],
        tags: Tags | None = None,
    ) -> None:
        self._elements = tags.elements_of(page) if tags is not None and count > 0 else {}
        self._library = library
        self._page = pointer(page)
        self._text_page = pointer(text_page)
        self._text = _text_of(library, text_page, count)
        self._straight = len(self._text) == count
        self._pairs = [] if self._straight else [m.start() for m in _PAIR.finditer(self._text)]
        self._width: float = library.page_width(page)
        self._height: float = library.page_height(page)
        box = array("f", [0.0] * 4)
        library.page_box(page, pointer(box.buffer_info()[0]))
        self._left, self._top, right, bottom = box
        self._rotation: int = library.page_rotation(page) % 4
        self._place = _placing(self._rotation, self._left, self._top, right, bottom)
        self._styles = Styles(
            library,
            self._text_page,
            self._rotation,
            artifacts=sighted.artifacts,
            clips=sighted.clips,
            layers=layers,
        )
        self._may_cut = sighted.clips or bool(layers)
        self._may_hide = hides
        self._shapes_found: Shapes | None = None

    def read(self, number: int) -> RawPage:
        """Read the page."""
        lines = _lines(self._text)
        segments = self._segments(lines) if lines else []
        hides = self._styles.hides and any(one.hidden is Hidden.INVISIBLE for one in segments)
        asked = hides or not segments
        return RawPage(
            number=number,
            width=self._width,
            height=self._height,
            segments=tuple(segments),
            covered=asked and self._shapes().cover(self._width, self._height),
            unmapped=count_unmapped(self._text),
            blank=not segments and not self._library.count_objects(self._page),
        )

    def _segments(self, lines: Sequence[_Line]) -> list[Segment]:
        """Make a segment of each line; two, where it is hidden in part."""
        library, text_page = self._library, self._text_page
        firsts = [start for start, _ in lines]
        lasts = [start + len(text) - 1 for start, text in lines]
        if not self._straight:
            firsts, lasts = [*map(self._index, firsts)], [*map(self._index, lasts)]
        first_objects = [*map(library.text_object, repeat(text_page), firsts)]
        last_objects = [*map(library.text_object, repeat(text_page), lasts)]
        self._styles.learn(first_objects + last_objects, firsts + lasts)
        if self._styles.hides or self._styles.cuts:
            parted = [part for start, text in lines for part in self._parted(start, text)]
            if len(parted) > len(lines):
                return self._segments(parted)

        _, boxes = library.boxes.ask(library.loose_box, firsts, of=text_page)
        _, others = library.boxes.ask(library.loose_box, lasts, of=text_page)
        _, origins = library.points.ask(library.origin, firsts, of=text_page)
        styles, upright = self._styles.by_object, self._rotation == 0
        page_left, page_top, width, height = self._left, self._top, self._width, self._height
        elements = self._elements_from(first_objects, last_objects)
        segments: list[Segment] = []
        gapped: list[int] = []
        stacked: set[int] = set()
        asked = zip(
            lines, elements, first_objects, last_objects,
            boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4],
            others[0::4], others[1::4], others[2::4], others[3::4],
            origins[0::2], origins[1::2],
            strict=True,
        )  # fmt: skip
        for (
            (start, text), element, first_object, last_object,
            x0, top, x1, bottom, left, upper, right, lower, x, y,
        ) in asked:  # fmt: skip
            style = styles[first_object]
            size = style.size
            bold = len(text) if style.bold else 0
            if last_object != first_object:
                if upright and style.turn == 0 and (upper <= bottom or lower >= top):
                    stacked.add(len(segments))
                last_style = styles[last_object]
                if last_style is not style:
                    if style.bold and not last_style.bold:
                        bold = self._switch(start, start + len(text), "bold", style.bold) - start
                    if last_style.size != size:
                        # A raised number or a sign of mathematics has one end: the middle is the
                        # text's.
                        inner = self._printed(start, start + len(text) // 2)
                        inner_style = self._style_at(inner)
                        if inner_style.size != size:
                            size = inner_style.size
                            x, y = self._origin(inner)
            if left < x0:
                x0 = left
            if upper > top:
                top = upper
            if right > x1:
                x1 = right
            if lower < bottom:
                bottom = lower
            turn = style.turn
            hidden = style.hidden
            if style.clip or hidden is Hidden.WHITE:
                # All words of a line are seen or all are not: it is parted where that changes.
                hidden = self._why_hidden(start, start + len(text.split(maxsplit=1)[0]) - 1)
            if upright and turn == 0:
                x0, x1 = x0 - page_left, x1 - page_left
                top, bottom = page_top - top, page_top - bottom
                baseline = page_top - y
            else:
                x0, top, x1, bottom = self._place(x0, top, x1, bottom)
                # Of text that is turned on its side, the baseline is a distance from the left.
                baseline = self._place(x, y, x, y)[0 if turn in (1, 3) else 1]
            if x1 <= 0 or x0 >= width or bottom <= 0 or top >= height:
                hidden = Hidden.OFF_PAGE
            if turn == 0 and (
                last_object != first_object or x1 - x0 > len(text) * size * WIDE_CHARACTER_EM
            ):
                gapped.append(len(segments))
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
                    turn,
                    style.artifact,
                    hidden,
                    (),
                    element,
                )
            )
        if stacked:
            parted = [
                part
                for place, line in enumerate(lines)
                for part in (self._levels(*line) if place in stacked else (line,))
            ]
            if len(parted) > len(lines):
                return self._segments(parted)
        if gapped:
            words = self._words(lines, gapped)
            seen = self._parted_inside(lines, gapped, words)
            if len(seen) > len(lines):
                return self._segments(seen)
            self._add_breaks(segments, lines, gapped, words)
        return segments

    def _levels(self, start: int, text: str) -> Iterator[_Line]:
        """Part a line whose words stand at heights that no line has.

        PDFium goes by the places that words have in their form, and so it puts the fields of a
        filled-in form, or labels drawn as forms, in one line from wherever on the page they are.
        """
        begin, above, size = 0, 0.0, 0.0
        for word in _WORD.finditer(text):
            height = self._origin(start + word.start())[1]
            own = self._style_at(start + word.start()).size
            if word.start() and abs(height - above) >= STACKED_EM * max(own, size):
                yield start + begin, text[begin : word.start()].rstrip()
                begin = word.start()
            above, size = height, own
        yield start + begin, text[begin:]

    def _parted(self, start: int, text: str) -> Iterator[_Line]:
        """Part a line where it begins or ceases to be hidden."""
        end = start + len(text)
        first, last = self._style_at(start), self._style_at(end - 1)
        if first.clip or last.clip or Hidden.WHITE in (first.hidden, last.hidden):
            # Whether that is seen goes by what lies round it, word by word.
            yield from self._seen_or_not(start, text)
            return
        if first.hidden is last.hidden:
            yield start, text
            return
        switch = self._switch(start, end, "hidden", first.hidden)
        for begin, part in ((start, text[: switch - start]), (switch, text[switch - start :])):
            stripped = part.strip()
            if stripped:
                yield from self._parted(begin + part.index(stripped[0]), stripped)

    def _index(self, offset: int) -> int:
        """Give the character index of a text offset, where the two have parted.

        Glyphs without Unicode have an index and no text, and PDFium counts a letter of mathematics
        beyond U+FFFF as two.
        """
        units = offset + bisect_left(self._pairs, offset)
        return max(int(self._library.character_index(self._text_page, units)), 0)

    def _style_at(self, offset: int) -> Style:
        return self._styles.at(offset if self._straight else self._index(offset))

    def _origin(self, offset: int) -> Sequence[float]:
        index = offset if self._straight else self._index(offset)
        return self._library.points.ask(self._library.origin, [index], of=self._text_page)[1]

    def _elements_from(
        self, firsts: Sequence[int | None], lasts: Sequence[int | None]
    ) -> list[int]:
        """Give for each line the paragraph that the tags put both its ends in, or 0."""
        known = self._elements
        if not known:
            return [0] * len(firsts)
        content = self._library.marked_content
        objects = [one for one in dict.fromkeys([*firsts, *lasts]) if one]
        element: dict[int | None, int] = {
            one: known.get(content(pointer(one)), 0) for one in objects
        }
        return [
            found if (found := element.get(first, 0)) == element.get(last, 0) else 0
            for first, last in zip(firsts, lasts, strict=True)
        ]

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

    def _words(self, lines: Sequence[_Line], places: Sequence[int]) -> _Words:
        """Find where the words of some lines end and the next ones begin."""
        befores: list[int] = []
        afters: list[int] = []
        counts: list[int] = []
        for place in places:
            start, text = lines[place]
            words = text.split(" ")
            count = len(words) - 1
            if "" in words or "\u00a0" in text:
                spaces = [match.span() for match in _SPACES.finditer(text)]
                count = len(spaces)
                befores += [start + begin - 1 for begin, _ in spaces]
                afters += [start + end for _, end in spaces]
            elif count:
                ends = [*accumulate(map(len, words))]
                befores += map(add, ends, range(start - 1, start + count - 1))
                afters += map(add, ends, range(start + 1, start + count + 1))
            counts.append(count)
        if not self._straight:
            befores, afters = [*map(self._index, befores)], [*map(self._index, afters)]
        return _Words(befores, afters, counts)

    def _parted_inside(
        self, lines: Sequence[_Line], places: Sequence[int], words: _Words
    ) -> Sequence[_Line]:
        """Part the lines in which words between others are hidden, of lines of several objects.

        Each word is asked where the document may hide some, or where there are few: of a page
        whose every word is an object of its own, that would be as dear as all else.
        """
        many = len(words.afters) > WORDS_ASKED
        if many and not self._may_cut and not self._may_hide():
            return lines
        objects = [*map(self._library.text_object, repeat(self._text_page), words.afters)]
        self._styles.learn(objects, words.afters)
        if not self._styles.hides and not self._styles.cuts:
            return lines
        asked = set(places)
        return [
            part
            for place, line in enumerate(lines)
            for part in (self._seen_or_not(*line) if place in asked else (line,))
        ]

    def _seen_or_not(self, start: int, text: str) -> Iterator[_Line]:
        """Part a line at the words with which it begins or ceases to be hidden."""
        begin = 0
        above: Hidden | None = None
        for first, past in self._looks(start, text):
            hidden = self._why_hidden(start + first, start + past - 1)
            if hidden is not above:
                if first:
                    yield start + begin, text[begin:first].rstrip()
                begin, above = first, hidden
        yield start + begin, text[begin:]

    def _looks(self, start: int, text: str) -> Iterator[tuple[int, int]]:
        """Give where the words of a line begin and end, and their parts where these look unlike."""
        for word in _WORD.finditer(text):
            first, past = word.span()
            look = self._style_at(start + first).hidden
            if self._style_at(start + past - 1).hidden is not look:
                switch = self._switch(start + first, start + past, "hidden", look) - start
                yield first, switch
                first = switch
            yield first, past

    def _why_hidden(self, first: int, last: int) -> Hidden | None:
        """Why nobody sees a word, given its first and last character."""
        style = self._style_at(first)
        if style.clip is None and style.hidden is not Hidden.WHITE:
            return style.hidden
        ends = [first, last] if self._straight else [self._index(first), self._index(last)]
        _, found = self._library.boxes.ask(self._library.loose_box, ends, of=self._text_page)
        box = (
            min(found[0::4]), max(found[1::4]), max(found[2::4]), min(found[3::4])
        )  # fmt: skip
        if style.hidden is Hidden.WHITE:
            return None if self._stands_on_colour(*self._place(*box)) else Hidden.WHITE
        if style.hidden is None and style.clip and is_cut_off(box, style.clip):
            return Hidden.CLIPPED
        return style.hidden

    def _add_breaks(
        self, segments: list[Segment], lines: Sequence[_Line], places: Sequence[int], words: _Words
    ) -> None:
        """Measure the gaps between the words of some segments, and note those that are wide."""
        library, text_page = self._library, self._text_page
        befores, afters, counts = words
        if not befores:
            return
        _, before = library.boxes.ask(library.loose_box, befores, of=text_page)
        _, after = library.boxes.ask(library.loose_box, afters, of=text_page)
        rights, lefts, shift = [*before[2::4]], [*after[0::4]], -self._left
        if self._rotation:
            rights = [self._place(*before[at : at + 4])[2] for at in range(0, len(before), 4)]
            lefts = [self._place(*after[at : at + 4])[0] for at in range(0, len(after), 4)]
            shift = 0.0
        gaps = [*map(sub, lefts, rights)]
        first = 0
        for place, count in zip(places, counts, strict=True):
            past = first + count
            least = BREAK_EM * segments[place].size
            if count and max(gaps[first:past]) >= least:
                usual = _usual(gaps[first:past], segments[place].size)
                breaks = [
                    Break(*space.span(), right + shift, left + shift, usual)
                    for space, right, left, gap in zip(
                        _SPACES.finditer(lines[place][1]),
                        rights[first:past],
                        lefts[first:past],
                        gaps[first:past],
                        strict=True,
                    )
                    if gap >= least
                ]
                segments[place] = attrs.evolve(segments[place], breaks=tuple(breaks))
            first = past

    def _stands_on_colour(self, x0: float, top: float, x1: float, bottom: float) -> bool:
        """Whether white text stands on something that is not white: then it is seen."""
        return self._shapes().colour((x0 + x1) / 2, (top + bottom) / 2)

    def _shapes(self) -> Shapes:
        if self._shapes_found is None:
            self._shapes_found = Shapes(self._library, self._page, self._place)
        return self._shapes_found


def _lines(text: str) -> list[_Line]:
    """Split the text of a page where PDFium ends a line."""
    pieces = text.split("\r\n")
    if not text.count("\n") == text.count("\r") == len(pieces) - 1:
        return _matched(text, 0)
    lines: list[_Line] = []
    start = 0
    one, other = [sign in text for sign in _END_HYPHENS]
    for piece in pieces:
        line = piece.strip()
        if (one and _END_HYPHENS[0] in line) or (other and _END_HYPHENS[1] in line):
            lines += _parted_at_hyphens(piece, start)
        elif line:
            lines.append((start + piece.index(line[0]), line))
        start += len(piece) + 2
    return lines


def _parted_at_hyphens(piece: str, start: int) -> Iterator[_Line]:
    """Part what PDFium takes for one line behind the hyphens at the ends of lines in it."""
    # One sign is looked for, so that a piece of many hyphens is read once.
    hyphen, other = _END_HYPHENS
    marked = piece.replace(other, hyphen)
    begin = 0
    while begin < len(piece):
        past = marked.find(hyphen, begin) + 1 or len(piece)
        line = piece[begin:past].strip()
        # A hyphen straight behind another ends no line.
        if line and (past - begin > 1 or line not in _END_HYPHENS):
            yield piece.index(line[0], begin) + start, line
        begin = past


def _matched(text: str, start: int) -> list[_Line]:
    return [(start + one.start(), one.group().rstrip()) for one in _LINE.finditer(text)]


def _usual(gaps: list[float], size: float) -> float:
    """Give the middle one of all gaps of a line but the widest."""
    gaps.remove(max(gaps))
    return middle(gaps) if gaps else USUAL_SPACE_EM * size


def _text_of(library: Pdfium, text_page: int, count: int) -> str:
    if count <= 0:
        return ""
    # A character beyond U+FFFF takes two units; PDFium writes a NUL behind the last.
    buffer = library.text_buffer(2 * count + 2)
    units = library.get_text(text_page, 0, count, buffer)
    return str(memoryview(buffer).cast("B")[: 2 * max(units - 1, 0)], "utf-16-le", "replace")


def _placing(rotation: int, left: float, top: float, right: float, bottom: float) -> Place:
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
